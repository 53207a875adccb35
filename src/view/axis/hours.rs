//! Steps within days, through the nights in which the clocks change.
//!
//! Hours are found on the clocks between two changes: an hour that comes twice has a tick for each
//! pass, one that is skipped has none.

use super::{FINE_SIZE, LEAST_GAP, Tick};
use crate::model::date::{Instant, Zone};
use crate::view::text::{TextMeasure, Weight};

/// A step that divides the days of a zone.
#[derive(Clone, Copy)]
pub(super) struct Hours {
    /// A divisor of a day, in seconds.
    step: i64,
    zone: Zone,
}

impl Hours {
    /// A step of so many seconds, at least one.
    pub(super) fn new(step: i64, zone: Zone) -> Self {
        let step = step.max(1);
        Self { step, zone }
    }

    /// The starts of all steps from the one at or before `from` up to `to`.
    pub(super) fn starts(self, from: Instant, to: Instant) -> impl Iterator<Item = Instant> {
        let next = move |start: &Instant| Some(self.after(*start)).filter(|next| next > start);
        std::iter::successors(Some(self.at_or_before(from)), next)
            .take_while(move |start| *start <= to)
    }

    fn offset(self, instant: Instant) -> i64 {
        i64::from(self.zone.offset_at(instant))
    }

    /// Seconds since the clocks last showed a whole step, had they never changed.
    fn past(self, instant: Instant) -> i64 {
        let local = instant.saturating_add(self.offset(instant));
        local.rem_euclid(self.step)
    }

    fn at_or_before(self, instant: Instant) -> Instant {
        let start = instant.saturating_sub(self.past(instant));
        if self.offset(start) == self.offset(instant) {
            return start;
        }
        // The clocks have shown no whole step since they changed.
        let before = self.change(start, instant).saturating_sub(1);
        before.saturating_sub(self.past(before))
    }

    fn after(self, start: Instant) -> Instant {
        let next = start.saturating_add(self.step);
        if self.offset(next) == self.offset(start) {
            return next;
        }
        let change = self.change(start, next);
        match self.past(change) {
            0 => change,
            past => change.saturating_add(self.step - past),
        }
    }

    /// The first second of the clocks that show the time at `later`, between two instants.
    fn change(self, mut earlier: Instant, mut later: Instant) -> Instant {
        let new = self.offset(later);
        while later.saturating_sub(earlier) > 1 {
            let middle = Instant::midpoint(earlier, later);
            if self.offset(middle) == new {
                later = middle;
            } else {
                earlier = middle;
            }
        }
        later
    }
}

/// Names the pass of an hour that comes twice: "01:00 EDT", "01:00 EST". The first label of a pass
/// is named wherever that leaves room for the first of the next pass, the others where there is
/// room beside the next label. A label that has no room left after that is dropped.
pub(super) fn tell_passes_apart(ticks: &mut [Tick], zone: Zone, measure: &dyn TextMeasure) {
    let width = |label: &str| measure.width(label, FINE_SIZE, Weight::Regular);
    let places: Vec<(f32, Option<String>)> = ticks
        .iter()
        .map(|tick| (tick.x, zone.pass_name(tick.instant)))
        .collect();
    let starts_pass = |place: usize| {
        let pass = |place: usize| places.get(place)?.1.as_ref();
        pass(place).is_some() && (place == 0 || pass(place) != pass(place - 1))
    };
    let mut free = f32::MIN;
    for (place, tick) in ticks.iter_mut().enumerate() {
        if tick.x < free {
            tick.label.clear();
            continue;
        }
        if let Some((_, Some(pass))) = places.get(place) {
            let matters = |later: &usize| !starts_pass(place) || starts_pass(*later);
            let next = (place + 1..places.len()).find(matters);
            let limit = next.and_then(|next| places.get(next));
            let limit = limit.map_or(f32::MAX, |(x, _)| *x);
            let named = format!("{} {pass}", tick.label);
            if tick.x + width(&named) + LEAST_GAP <= limit {
                tick.label = named;
            }
        }
        free = tick.x + width(&tick.label) + LEAST_GAP;
    }
}
