//! What a view should show and has no room for, counted.

use super::geometry::Rect;
use super::layout::Layout;
use super::plan::Plan;
use super::scale::TimeScale;
use crate::index::{LaneGroup, TimelineIndex};

impl Layout {
    /// Counts what the view should show and has no room for, in the lanes on the canvas: O(log n) each.
    pub fn count_rest(
        &mut self,
        plan: &Plan,
        lanes: &[LaneGroup],
        index: &TimelineIndex,
        scale: &TimeScale,
        area: Rect,
    ) {
        let (from, to) = scale.edges();
        let reaches_in = |event| {
            let extent = index.extent(event);
            extent.is_some_and(|extent| extent.start < from && extent.end > from)
        };
        for band in &mut self.bands {
            let (Some(lane), Some(planned)) = (lanes.get(band.lane), plan.lanes.get(band.lane))
            else {
                continue;
            };
            if band.bottom <= area.top || band.top >= area.bottom {
                continue;
            }
            let placed = self.placed.iter().filter(|p| p.lane == band.lane);
            let with_row = placed.filter(|placed| reaches_in(placed.event)).count();
            band.under_way = lane.track.under_way(from).saturating_sub(with_row);
            let drawn = planned.ribbons.shown_in(index, from, to);
            band.in_force = lane.measures.in_force(from, to).saturating_sub(drawn);
        }
    }
}
