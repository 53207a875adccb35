//! Which ribbon row of its lane every measure in force gets, for one step of zoom.
//!
//! A ribbon is a slim bar at the foot of a lane, one for each chain of a measure and its renewals.
//! Like titles, ribbons are packed for a whole timeline and a step of zoom, so that nothing jumps
//! while panning: from the most to the least important, each into the first row that is free.

use super::packing::ZoomStep;
use crate::index::{Chain, LaneGroup, MOST_BY_START, TimelineIndex};
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
    /// Packs the measures that show in a lane: of very many, so many of the most important ones that
    /// there is something at all times, into no more rows than have room without names.
    pub fn new(index: &TimelineIndex, lane: &LaneGroup, step: ZoomStep) -> Self {
        let is_crowded = lane.measures.ranked.len() > MOST_BY_START;
        let most_rows = if is_crowded { MOST_SLIM } else { MOST_ROWS };
        Self::packed(index, lane, step, most_rows)
    }

    /// As many rows as the measures of a lane need at most, with nothing in them.
    pub fn reserved(lane: &LaneGroup, step: ZoomStep) -> Self {
        let rows = lane.measures.crowd(step.seconds(SHORTEST + BETWEEN));
        Self {
            rows: vec![Vec::new(); rows.min(MOST_SLIM)],
            shown: rows.min(MOST_SLIM),
            ..Self::default()
        }
    }

    /// As many rows as these, with the measures of a lane in them.
    #[must_use]
    pub fn filled(&self, index: &TimelineIndex, lane: &LaneGroup, step: ZoomStep) -> Self {
        let mut filled = Self::packed(index, lane, step, self.shown);
        filled.rows.resize(self.shown, Vec::new());
        Self {
            named: self.named,
            shown: self.shown,
            ..filled
        }
    }

    fn packed(index: &TimelineIndex, lane: &LaneGroup, step: ZoomStep, most_rows: usize) -> Self {
        let seconds = |points: f32| step.seconds(points);
        let mut rows: Vec<Filling> = Vec::new();
        let ranked = &lane.measures.ranked;
        for (_, place) in ranked.iter().take(MOST_BY_START) {
            let Some((from, to)) = index.chains().get(*place).map(Chain::ends) else {
                continue;
            };
            let until = to
                .max(from.saturating_add(seconds(SHORTEST)))
                .saturating_add(seconds(BETWEEN));
            if rows.iter_mut().any(|row| row.take(*place, from, until)) {
                continue;
            }
            if rows.len() < most_rows {
                let mut row = Filling::default();
                row.take(*place, from, until);
                rows.push(row);
            }
        }
        Self {
            shown: rows.len().min(MOST_SLIM),
            rows: rows.into_iter().map(Filling::into_row).collect(),
            named: false,
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

    /// How many of the measures that are shown are in force at some time of a stretch, from its first to
    /// its last instant.
    pub fn shown_in(&self, index: &TimelineIndex, from: Instant, to: Instant) -> usize {
        let ends = |place: &usize| index.chains().get(*place).map_or((0, 0), Chain::ends);
        let in_row = |row: &[usize]| {
            let begun = row.partition_point(|place| ends(place).0 <= to);
            begun.saturating_sub(row.partition_point(|place| ends(place).1 < from))
        };
        self.rows().map(in_row).sum()
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
