//! Which row of its lane every event gets, for one step of zoom.
//!
//! Rows are packed for a whole timeline and for one step of zoom (a third of an octave), never for what
//! happens to be in view, so that nothing jumps while panning. Events are taken from the most to
//! the least important, then by time; each goes to the first row in which its mark and its label
//! meet no other. Space is reserved as the widest zoom of the step needs it, hence labels never
//! overlap anywhere in it.
//!
//! What is in row `r` does not depend on the rows after `r`: when a lane gets fewer rows than it
//! could fill, the last ones are left out and their events are folded into dots and strips.

use super::scale::Viewport;
use crate::index::{EventIndex, Extent, LaneGroup, TimelineIndex};
use crate::model::date::Instant;

/// A label is given at most so much room when rows are packed, in points; where its neighbour is
/// far it may take more.
pub const WIDEST_LABEL: f32 = 300.0;
/// However short a title is, so much room is kept for the date under it, in points.
pub const NARROWEST_LABEL: f32 = 76.0;
/// From the middle of a glyph to its label, in points.
pub const GLYPH_TO_LABEL: f32 = 12.0;
/// From the end of a label to the end of the dial after it, in points.
pub const LABEL_TO_DIAL_END: f32 = 20.0;
/// From the left end of a bracket to the glyph inside it, in points: the glyph must not seem to
/// stand on the first day of a month or a year.
pub const IN_BRACKET: f32 = 16.0;
/// Half of a glyph and a little air, in points.
pub const BEFORE_GLYPH: f32 = 9.0;
/// Free space between neighbours in a row, in points.
pub const BETWEEN: f32 = 10.0;
/// On screen, a lane has at most so many rows of titles.
pub const MOST_ROWS: usize = 16;
/// A view may be this much coarser or finer than its step before another one is packed.
const HYSTERESIS: f64 = 1.04;
/// So many steps make a factor of two. Finer steps waste less room, and change rows more often
/// while zooming.
const STEPS_PER_OCTAVE: f64 = 3.0;

/// A third of an octave of zoom, by its number from one second per point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ZoomStep(i32);

impl ZoomStep {
    /// The step of a view; the previous one while the view is still close to it, so that a zoom
    /// that rests on a border does not flicker.
    pub fn of(view: &Viewport, previous: Option<Self>) -> Self {
        let zoom = view.seconds_per_point();
        previous
            .filter(|step| step.nearly_holds(zoom))
            .unwrap_or_else(|| Self((zoom.log2() * STEPS_PER_OCTAVE).floor() as i32))
    }

    fn nearly_holds(self, zoom: f64) -> bool {
        (border(self.0) / HYSTERESIS..self.coarsest()).contains(&zoom)
    }

    /// The widest zoom for which the step is packed, in seconds per point.
    pub fn coarsest(self) -> f64 {
        border(self.0 + 1) * HYSTERESIS
    }

    /// So many points at its widest zoom, in whole seconds.
    pub fn seconds(self, points: f32) -> i64 {
        (f64::from(points) * self.coarsest()).ceil() as i64
    }
}

/// Where a step begins, in seconds per point.
fn border(number: i32) -> f64 {
    (f64::from(number) / STEPS_PER_OCTAVE).exp2()
}

/// The room that an event asks for, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Room {
    /// The width of its whole title.
    pub title: f32,
    /// How far its mark reaches before its extent.
    pub before: f32,
    /// How far its mark reaches after its extent.
    pub after: f32,
}

/// An event in a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slot {
    /// Which event.
    pub event: EventIndex,
    /// Where it lies in time.
    pub extent: Extent,
    /// The width of its whole title, in points.
    pub title_width: f32,
    /// Where the space kept for it begins, in time.
    pub from: Instant,
    /// Where the space kept for it ends, in time.
    pub until: Instant,
}

impl Slot {
    /// The space that an event needs in its row, at the widest zoom of a step.
    pub(super) fn new(event: EventIndex, extent: Extent, room: Room, step: ZoomStep) -> Self {
        let seconds = |points: f32| step.seconds(points);
        let label = room.title.clamp(NARROWEST_LABEL, WIDEST_LABEL);
        let labelled = IN_BRACKET + GLYPH_TO_LABEL + label + LABEL_TO_DIAL_END;
        let from = extent
            .start
            .saturating_sub(seconds(BEFORE_GLYPH.max(room.before)));
        let marked = extent
            .end
            .saturating_add(seconds(BEFORE_GLYPH.max(room.after)));
        let until = marked.max(extent.start.saturating_add(seconds(labelled)));
        Self {
            event,
            extent,
            title_width: room.title,
            from,
            until: until.saturating_add(seconds(BETWEEN)),
        }
    }
}

/// Finds an event in a row: O(log n), since the space of its slots never overlaps.
pub fn slot_of(row: &[Slot], event: EventIndex, extent: Extent) -> Option<&Slot> {
    let place = row.partition_point(|slot| slot.until <= extent.start);
    row.get(place).filter(|slot| slot.event == event)
}

/// The events of one row, from left to right; the space kept for them never overlaps.
pub type Row = Vec<Slot>;

/// The rows of one lane, and the events that found none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LaneRows {
    /// Rows from the top.
    pub rows: Vec<Row>,
    /// Events without a row, in no order.
    pub rest: Vec<Slot>,
}

/// Packs the events of a lane for a step, into at most `most_rows` rows. `room` says what an event
/// asks for.
///
/// Events of one importance come in the order of time, so each row keeps a place in what the more
/// important ones have taken and moves it on: O(events × rows), without any search.
pub fn pack(
    index: &TimelineIndex,
    lane: &LaneGroup,
    step: ZoomStep,
    most_rows: usize,
    room: &mut dyn FnMut(EventIndex) -> Room,
) -> LaneRows {
    let mut rows: Vec<Filling> = Vec::new();
    let mut rest = Vec::new();
    for events in lane.track.by_importance() {
        for event in events {
            let Some(extent) = index.extent(event) else {
                continue;
            };
            let slot = Slot::new(event, extent, room(event), step);
            if rows.iter_mut().any(|row| row.take(slot)) {
                continue;
            }
            if rows.len() < most_rows {
                rows.push(Filling::with(slot));
            } else {
                rest.push(slot);
            }
        }
        rows.iter_mut().for_each(Filling::settle);
    }
    let rows = rows.into_iter().map(|row| row.settled).collect();
    LaneRows { rows, rest }
}

/// A row while it is filled.
#[derive(Default)]
struct Filling {
    /// What more important events have taken, by start.
    settled: Vec<Slot>,
    /// What events of the present importance have taken, by start.
    added: Vec<Slot>,
    /// The first of `settled` that begins after the last slot that was asked for.
    next: usize,
    /// Where the space taken so far ends.
    taken_until: Instant,
}

impl Filling {
    /// A row that begins with one slot.
    fn with(slot: Slot) -> Self {
        Self {
            added: vec![slot],
            taken_until: slot.until,
            ..Self::default()
        }
    }

    /// Takes a slot if its space is free. Slots must come in the order of their starts.
    fn take(&mut self, slot: Slot) -> bool {
        while let Some(settled) = self.settled.get(self.next).filter(|s| s.from <= slot.from) {
            self.taken_until = self.taken_until.max(settled.until);
            self.next += 1;
        }
        let free = self.taken_until <= slot.from
            && self
                .settled
                .get(self.next)
                .is_none_or(|after| slot.until <= after.from);
        if free {
            self.added.push(slot);
            self.taken_until = slot.until;
        }
        free
    }

    /// Makes ready for the events of the next importance.
    fn settle(&mut self) {
        self.settled.append(&mut self.added);
        // Two sorted runs: the sort merges them in linear time.
        self.settled.sort_by_key(|slot| slot.from);
        self.next = 0;
        self.taken_until = Instant::MIN;
    }
}

/// How many rows each lane may show, when together they may have `available` rows.
///
/// Lanes that want less get what they want; the largest give way first, and none falls below
/// `least` rows (or what it wants, if that is less).
pub fn share_rows(wanted: &[usize], available: usize, least: usize) -> Vec<usize> {
    let mut low = least;
    let mut high = wanted.iter().copied().max().unwrap_or(0).max(least);
    let total = |cap: usize| wanted.iter().map(|rows| (*rows).min(cap)).sum::<usize>();
    // The largest cap under which everything fits.
    while low < high {
        let middle = (low + high).div_ceil(2);
        if total(middle) <= available {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    let mut spare = available.saturating_sub(total(low));
    wanted
        .iter()
        .map(|rows| {
            let extra = usize::from(*rows > low && spare > 0);
            spare -= extra;
            (*rows).min(low) + extra
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Event, Grouping, Importance, Timeline, When};
    use proptest::prelude::*;

    fn timeline(dates: &[(i64, i64)]) -> Timeline {
        let event = |(start, days): &(i64, i64)| {
            let day = |offset: i64| {
                let civil = crate::model::date::Civil::from_seconds(offset * 86_400);
                format!("{:04}-{:02}-{:02}", civil.year, civil.month, civil.day)
            };
            let text = format!("{}/{}", day(*start), day(start + days));
            Event {
                when: Some(When::parse(&text).unwrap()),
                ..Event::default()
            }
        };
        Timeline {
            events: dates.iter().map(event).collect(),
            ..Timeline::default()
        }
    }

    fn packed(timeline: &Timeline, seconds_per_point: f64) -> LaneRows {
        let index = TimelineIndex::new(timeline, 0);
        let lanes = index.lanes(timeline, Grouping::Nothing, None);
        let step = ZoomStep::of(&Viewport::new(0, seconds_per_point), None);
        pack(&index, &lanes[0], step, MOST_ROWS, &mut |event| {
            let title = 40.0 + (event % 7) as f32 * 30.0;
            Room {
                title,
                ..Room::default()
            }
        })
    }

    proptest! {
        #[test]
        fn every_event_has_one_place_and_rows_never_overlap(
            dates in proptest::collection::vec((0..4_000_i64, 0..400_i64), 1..120),
            zoom in 1.0..1.0e6_f64,
        ) {
            let timeline = timeline(&dates);
            let lane = packed(&timeline, zoom);
            let mut seen: Vec<u32> = lane.rows.iter().flatten().chain(&lane.rest).map(|s| s.event).collect();
            seen.sort_unstable();
            prop_assert_eq!(seen, (0..dates.len() as u32).collect::<Vec<_>>());
            for row in &lane.rows {
                for pair in row.windows(2) {
                    prop_assert!(pair[0].until <= pair[1].from);
                }
                for slot in row {
                    prop_assert!(slot.from <= slot.extent.start && slot.until >= slot.extent.end);
                }
            }
        }

        #[test]
        fn shared_rows_fit_and_are_fair(
            wanted in proptest::collection::vec(0..20_usize, 0..8), available in 0..80_usize,
        ) {
            let shares = share_rows(&wanted, available, 2);
            let least: usize = wanted.iter().map(|rows| (*rows).min(2)).sum();
            prop_assert!(shares.iter().sum::<usize>() <= available.max(least));
            for (share, wanted) in shares.iter().zip(&wanted) {
                prop_assert!(share <= wanted);
            }
            if wanted.iter().sum::<usize>() <= available {
                prop_assert_eq!(shares, wanted);
            }
        }
    }

    #[test]
    fn the_important_come_first() {
        let mut timeline = timeline(&[(10, 0), (10, 0), (10, 0)]);
        timeline.events[2].importance = Importance::Landmark;
        let lane = packed(&timeline, 10_000.0);
        assert_eq!(lane.rows[0][0].event, 2);
        assert_eq!(lane.rows.len(), 3);
    }

    #[test]
    fn a_step_is_left_only_when_the_zoom_is_clearly_beyond_it() {
        let step = |zoom, previous| ZoomStep::of(&Viewport::new(0, zoom), previous);
        let eight = step(8.0, None);
        assert_eq!(step(7.8, Some(eight)), eight);
        assert_eq!(step(10.4, Some(eight)), eight);
        assert_ne!(step(7.5, Some(eight)), eight);
        assert_ne!(step(10.6, Some(eight)), eight);
    }
}
