//! Lanes with their rows and heights for one step of zoom and one height of the canvas.
//!
//! A plan is what is kept between frames: it depends on the document's revision, the grouping, the
//! step and the height, and on nothing that changes while panning.

use super::fold::Fold;
use super::layout::CARD_GROWTH;
use super::marks::shown_title;
use super::packing::{LaneRows, MOST_ROWS, Row, ZoomStep, pack, share_rows};
use super::text::{TextMeasure, Weight};
use crate::index::{EventIndex, LaneGroup, TimelineIndex};
use crate::model::{Event, Importance, Text, Timeline};

/// The height of a row with one line, in points.
pub const LINE_PITCH: f32 = 26.0;
/// The height of a row with a title and a date under it, in points.
pub const CARD_PITCH: f32 = 44.0;
/// The height of the dots and strips below the rows, in points.
pub const FOLD_HEIGHT: f32 = 28.0;
/// Air above the first row of a lane, in points.
pub const LANE_TOP: f32 = 9.0;
/// Air below the last row of a lane, in points.
pub const LANE_BOTTOM: f32 = 8.0;
/// No lane is lower than this, so that its title and count have room, in points.
pub const LOWEST_LANE: f32 = 48.0;
/// A lane keeps so many rows even when the canvas is low, and the lanes scroll.
const LEAST_ROWS: usize = 2;
/// From this zoom on (seconds per point) nothing is folded for want of height: what lies on the
/// same minute could not be told apart by zooming in further.
const UNFOLD_BELOW: f64 = 30.0;
/// The font size of titles on the canvas, in points.
pub const TITLE_SIZE: f32 = 12.5;

/// A lane as it is drawn in one step.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedLane {
    /// What people read.
    pub title: Text,
    /// How many events with a date it has.
    pub count: usize,
    /// Its rows from the top.
    pub rows: Vec<Row>,
    /// What found no row.
    pub fold: Fold,
    /// Its height, with its share of spare room, in points.
    pub height: f32,
}

/// All lanes for one step of zoom and height.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// From the top.
    pub lanes: Vec<PlannedLane>,
    /// The height of a row, in points: [`LINE_PITCH`] or [`CARD_PITCH`].
    pub pitch: f32,
}

/// The rows of all lanes for one step; a height turns them into a [`Plan`].
#[derive(Clone, Debug, PartialEq)]
pub struct Packed {
    lanes: Vec<(Text, usize, LaneRows)>,
    step: ZoomStep,
}

impl Packed {
    /// Packs every lane; `widths` are the [`title_widths`] of the timeline.
    pub fn new(index: &TimelineIndex, lanes: &[LaneGroup], step: ZoomStep, widths: &[f32]) -> Self {
        let width = |event: EventIndex| widths.get(event as usize).copied().unwrap_or_default();
        let lanes = lanes
            .iter()
            .map(|lane| {
                let rows = pack(index, lane, step, &width);
                (lane.title.clone(), lane.events.len(), rows)
            })
            .collect();
        Self { lanes, step }
    }

    /// Shares a canvas of `height` points among the lanes; a selected card will still have room.
    pub fn plan(&self, timeline: &Timeline, height: f32) -> Plan {
        let height = (height - CARD_GROWTH).max(0.0);
        let wanted: Vec<usize> = self
            .lanes
            .iter()
            .map(|(_, _, lane)| lane.rows.len())
            .collect();
        let air = self.lanes.len() as f32 * (LANE_TOP + LANE_BOTTOM);
        let room = |folds: usize| (height - air - folds as f32 * FOLD_HEIGHT).max(0.0);
        let folded = self
            .lanes
            .iter()
            .filter(|(_, _, lane)| !lane.rest.is_empty())
            .count();
        let least = if self.step.coarsest() < UNFOLD_BELOW {
            MOST_ROWS
        } else {
            LEAST_ROWS
        };
        let total: usize = wanted.iter().sum();
        let (pitch, shares) = if total as f32 * CARD_PITCH <= room(folded) {
            (CARD_PITCH, wanted)
        } else if total as f32 * LINE_PITCH <= room(folded) {
            (LINE_PITCH, wanted)
        } else {
            // What gives way needs a fold of its own.
            let rows = (room(self.lanes.len()) / LINE_PITCH) as usize;
            (LINE_PITCH, share_rows(&wanted, rows, least))
        };
        let lanes: Vec<PlannedLane> = self
            .lanes
            .iter()
            .zip(shares)
            .map(|((title, count, lane), share)| {
                let (kept, left) = lane.rows.split_at(share.min(lane.rows.len()));
                let folded = lane
                    .rest
                    .iter()
                    .chain(left.iter().flatten())
                    .copied()
                    .collect();
                let fold = Fold::new(timeline, folded, self.step);
                PlannedLane {
                    title: title.clone(),
                    count: *count,
                    rows: kept.to_vec(),
                    height: lane_height(kept.len(), pitch, !fold.is_empty()),
                    fold,
                }
            })
            .collect();
        let lanes = with_spare_room(lanes, height);
        Plan { lanes, pitch }
    }
}

/// The width of the title of every event, in points, in the order of the file.
pub fn title_widths(timeline: &Timeline, measure: &dyn TextMeasure) -> Vec<f32> {
    let width = |event: &Event| {
        let title = shown_title(&event.title);
        measure.width(&title, TITLE_SIZE, title_weight(event.importance))
    };
    timeline.events.iter().map(width).collect()
}

/// Landmarks stand out.
pub fn title_weight(importance: Importance) -> Weight {
    if importance >= Importance::Landmark {
        Weight::SemiBold
    } else {
        Weight::Regular
    }
}

fn lane_height(rows: usize, pitch: f32, folds: bool) -> f32 {
    let fold = if folds { FOLD_HEIGHT } else { 0.0 };
    (LANE_TOP + rows as f32 * pitch + fold + LANE_BOTTOM).max(LOWEST_LANE)
}

/// Lets lanes grow in proportion until they fill the canvas.
fn with_spare_room(mut lanes: Vec<PlannedLane>, height: f32) -> Vec<PlannedLane> {
    let used: f32 = lanes.iter().map(|lane| lane.height).sum();
    if used > 0.0 && used < height {
        for lane in &mut lanes {
            lane.height *= height / used;
        }
    }
    lanes
}
