//! Which ribbon row of its lane every measure in force gets, for one step of zoom.
//!
//! A ribbon is a slim bar at the foot of a lane, one for each chain of a measure and its renewals.
//! Like titles, ribbons are packed for a whole timeline and a step of zoom, so that nothing jumps
//! while panning: from the most to the least important, each into the first row that is free.

use super::packing::ZoomStep;
use crate::index::{Chain, LaneGroup, TimelineIndex};
use crate::model::date::Instant;
use std::collections::BTreeMap;

/// The height of a row of ribbons without names, in points.
const SLIM: f32 = 7.0;
/// The height of a row of ribbons with names, in points.
const NAMED: f32 = 23.0;
/// Air below the last row, in points.
const BELOW: f32 = 4.0;
/// Without names, a lane shows at most so many rows.
const MOST_SLIM: usize = 5;
/// A lane keeps no more rows than this.
const MOST_ROWS: usize = 24;
/// However short a ribbon is, it keeps so much room, in points.
pub const SHORTEST: f32 = 130.0;
/// Free space between neighbours, in points.
const BETWEEN: f32 = 12.0;

/// The ribbons of a lane: positions in [`TimelineIndex::chains`], row by row from the top, each row
/// from left to right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RibbonRows {
    rows: Vec<Vec<usize>>,
    named: bool,
    /// How many rows are shown.
    shown: usize,
    /// How many measures found no row.
    dropped: usize,
}

/// A row while it is filled: by its start in time, the end of the space that a chain takes, and the
/// position of the chain.
#[derive(Default)]
struct Filling(BTreeMap<Instant, (Instant, usize)>);

impl Filling {
    /// Takes a chain if its space is free; O(log n).
    fn take(&mut self, place: usize, from: Instant, until: Instant) -> bool {
        let before = self.0.range(..until).next_back();
        let free = before.is_none_or(|(_, (end, _))| *end <= from);
        if free {
            self.0.insert(from, (until, place));
        }
        free
    }

    fn into_row(self) -> Vec<usize> {
        self.0.into_values().map(|(_, place)| place).collect()
    }
}

impl RibbonRows {
    /// Packs the measures that show in a lane.
    pub fn new(index: &TimelineIndex, lane: &LaneGroup, step: ZoomStep) -> Self {
        let seconds = |points: f32| (f64::from(points) * step.coarsest()).ceil() as i64;
        let mut rows: Vec<Filling> = Vec::new();
        let mut dropped = 0;
        for (_, place) in &lane.chains {
            let Some((from, to)) = index.chains().get(*place).map(Chain::ends) else {
                continue;
            };
            let until = to
                .max(from.saturating_add(seconds(SHORTEST)))
                .saturating_add(seconds(BETWEEN));
            if rows.iter_mut().any(|row| row.take(*place, from, until)) {
                continue;
            }
            if rows.len() < MOST_ROWS {
                let mut row = Filling::default();
                row.take(*place, from, until);
                rows.push(row);
            } else {
                dropped += 1;
            }
        }
        Self {
            shown: rows.len().min(MOST_SLIM),
            rows: rows.into_iter().map(Filling::into_row).collect(),
            named: false,
            dropped,
        }
    }

    /// The same with names over the ribbons.
    #[must_use]
    pub fn named(&self) -> Self {
        Self {
            named: true,
            shown: self.rows.len(),
            ..self.clone()
        }
    }

    /// The first rows with names, as many as `height` points have room for.
    #[must_use]
    pub fn named_within(&self, height: f32) -> Self {
        let rows = ((height - BELOW) / NAMED).max(0.0) as usize;
        Self {
            shown: rows.min(self.rows.len()),
            ..self.named()
        }
    }

    /// Whether all of them are shown with their names.
    pub fn is_whole(&self) -> bool {
        self.named && self.shown == self.rows.len()
    }

    /// Whether names stand over the ribbons.
    pub fn is_named(&self) -> bool {
        self.named
    }

    /// The rows that are shown, from the top.
    pub fn rows(&self) -> impl Iterator<Item = &[usize]> {
        self.rows.iter().take(self.shown).map(Vec::as_slice)
    }

    /// How many measures are not among them, for want of room.
    pub fn left_out(&self) -> usize {
        let all: usize = self.rows.iter().map(Vec::len).sum();
        let shown: usize = self.rows().map(<[usize]>::len).sum();
        all - shown + self.dropped
    }

    /// The height of a row, in points.
    pub fn pitch(&self) -> f32 {
        if self.named { NAMED } else { SLIM }
    }

    /// The height of all rows, in points.
    pub fn height(&self) -> f32 {
        match self.rows().count() {
            0 => 0.0,
            rows => rows as f32 * self.pitch() + BELOW,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Event, Grouping, Importance, Timeline, When};
    use crate::view::scale::Viewport;

    fn rows(in_force: &[(&str, Importance)]) -> Vec<Vec<usize>> {
        let events = in_force.iter().map(|(text, importance)| Event {
            when: When::parse("2014-01-01").ok(),
            in_force: When::parse(text).ok(),
            importance: *importance,
            ..Event::default()
        });
        let timeline = Timeline {
            events: events.collect(),
            ..Timeline::default()
        };
        let index = TimelineIndex::new(&timeline, 0);
        let lanes = index.lanes(&timeline, Grouping::Nothing, None);
        let step = ZoomStep::of(&Viewport::new(0, 3_600.0), None);
        let ribbons = RibbonRows::new(&index, &lanes[0], step);
        ribbons.rows().map(<[usize]>::to_vec).collect()
    }

    #[test]
    fn measures_at_the_same_time_have_rows_of_their_own_and_the_important_ones_come_first() {
        let found = rows(&[
            ("2014-01-01/2014-12-31", Importance::Normal),
            ("2014-06-01/2015-06-01", Importance::Landmark),
        ]);
        assert_eq!(found, [vec![1], vec![0]]);
    }

    #[test]
    fn measures_after_each_other_share_a_row() {
        let found = rows(&[
            ("2014-01-01/2014-12-31", Importance::Normal),
            ("2015-06-01/2016-06-01", Importance::Normal),
        ]);
        assert_eq!(found, [vec![0, 1]]);
    }
}
