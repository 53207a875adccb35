//! The selected event among lanes, and where it may show.

use super::fold::Cluster;
use super::packing::{Row, slot_of};
use super::plan::PlannedLane;
use crate::index::{EventIndex, Extent, LaneGroup, TimelineIndex};

/// The selected event, and where it may show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selected {
    /// Which event.
    pub event: EventIndex,
    /// Where it lies in time.
    pub extent: Extent,
    /// The positions of the lanes that hold it, ascending.
    pub lanes: Vec<usize>,
}

impl Selected {
    /// Finds an event in its lanes; none if it has no date. O(lanes · log n).
    pub fn new(event: EventIndex, index: &TimelineIndex, lanes: &[LaneGroup]) -> Option<Self> {
        let rank = |event| index.rank(event);
        let holds = |lane: &LaneGroup| lane.track.find(event, rank).is_some();
        Some(Self {
            event,
            extent: index.extent(event)?,
            lanes: (0..lanes.len())
                .filter(|lane| lanes.get(*lane).is_some_and(holds))
                .collect(),
        })
    }

    /// The row of a lane in which it is.
    pub fn row(&self, lane: usize, planned: &PlannedLane) -> Option<usize> {
        let is_here = self.lanes.binary_search(&lane).is_ok();
        let holds = |row: &Row| slot_of(row, self.event, self.extent).is_some();
        is_here
            .then(|| planned.rows.iter().position(holds))
            .flatten()
    }

    /// The dot or strip of a lane that holds it, if it has no row there.
    pub fn folded<'p>(&self, lane: usize, planned: &'p PlannedLane) -> Option<&'p Cluster> {
        let is_here = self.lanes.binary_search(&lane).is_ok();
        let is_folded = is_here && self.row(lane, planned).is_none();
        is_folded
            .then(|| planned.fold.holding(self.extent.start))
            .flatten()
    }
}
