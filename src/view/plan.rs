//! Lanes with their rows and heights for one step of zoom and one height of the canvas.
//!
//! A plan is what is kept between frames: it depends on the document's revision, the grouping, the
//! step and the height, and on nothing that changes while panning.

use super::fold::Fold;
use super::layout::CARD_GROWTH;
use super::marks::shown_title;
use super::packing::{LaneRows, MOST_ROWS, Room, Row, ZoomStep, pack, share_rows};
use super::ribbons::RibbonRows;
use super::span::overhang;
use super::text::{TextMeasure, Weight};
use crate::index::{EventIndex, LaneGroup, TimelineIndex};
use crate::model::date::Instant;
use crate::model::{Event, Importance, Text, Timeline};
use std::ops::RangeInclusive;

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
/// On screen, a lane keeps so many rows even when the canvas is low, and the lanes scroll.
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
    /// The measures that are or were in force.
    pub ribbons: RibbonRows,
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
    /// Where what goes on ends for now.
    pub today: Instant,
    /// Up to when it is known what happened.
    pub known: Instant,
}

/// The rows of all lanes for one step; a height turns them into a [`Plan`].
#[derive(Clone, Debug, PartialEq)]
pub struct Packed {
    lanes: Vec<PackedLane>,
    step: ZoomStep,
    today: Instant,
    known: Instant,
    /// The fewest and the most rows of a lane.
    rows: RangeInclusive<usize>,
}

/// The rows of one lane.
#[derive(Clone, Debug, PartialEq)]
struct PackedLane {
    title: Text,
    count: usize,
    titles: LaneRows,
    ribbons: RibbonRows,
}

impl Packed {
    /// Packs every lane for the screen; `rooms` are the [`rooms`] of the timeline.
    pub fn new(index: &TimelineIndex, lanes: &[LaneGroup], step: ZoomStep, rooms: &[Room]) -> Self {
        Self::with_rows(index, lanes, step, rooms, LEAST_ROWS..=MOST_ROWS)
    }

    /// Packs every lane into at most as many rows as `rows` ends with; it keeps as many as `rows`
    /// begins with even where the height has no room for them.
    pub fn with_rows(
        index: &TimelineIndex,
        lanes: &[LaneGroup],
        step: ZoomStep,
        rooms: &[Room],
        rows: RangeInclusive<usize>,
    ) -> Self {
        let room = |event: EventIndex| rooms.get(event as usize).copied().unwrap_or_default();
        let lanes = lanes
            .iter()
            .map(|lane| PackedLane {
                title: lane.title.clone(),
                count: lane.events.len(),
                titles: pack(index, lane, step, *rows.end(), &room),
                ribbons: RibbonRows::new(index, lane, step),
            })
            .collect();
        Self {
            lanes,
            step,
            today: index.today(),
            known: index.known(),
            rows,
        }
    }

    /// Leaves out the measures in force.
    pub fn leave_out_ribbons(&mut self) {
        for lane in &mut self.lanes {
            lane.ribbons = RibbonRows::default();
        }
    }

    /// Shares a canvas of `height` points among the lanes; a selected card will still have room.
    pub fn plan(&self, timeline: &Timeline, height: f32) -> Plan {
        let height = (height - CARD_GROWTH).max(0.0);
        let (pitch, shares) = self.shares(height);
        let lanes: Vec<PlannedLane> = self
            .lanes
            .iter()
            .zip(shares)
            .map(|(lane, share)| self.planned(lane, share, pitch, timeline))
            .collect();
        let lanes = with_spare_room(with_names(lanes, height), height);
        Plan {
            lanes,
            pitch,
            today: self.today,
            known: self.known,
        }
    }

    /// The height of rows, and how many of them each lane shows.
    fn shares(&self, height: f32) -> (f32, Vec<usize>) {
        let lanes = &self.lanes;
        let wanted: Vec<usize> = lanes.iter().map(|lane| lane.titles.rows.len()).collect();
        let ribbons: f32 = lanes.iter().map(|lane| lane.ribbons.height()).sum();
        let air = lanes.len() as f32 * (LANE_TOP + LANE_BOTTOM) + ribbons;
        let room = |folds: usize| (height - air - folds as f32 * FOLD_HEIGHT).max(0.0);
        let folded = lanes.iter().filter(|lane| !lane.titles.rest.is_empty());
        let folded = folded.count();
        let least = if self.step.coarsest() < UNFOLD_BELOW {
            *self.rows.end()
        } else {
            *self.rows.start()
        };
        let total: usize = wanted.iter().sum();
        if total as f32 * CARD_PITCH <= room(folded) {
            (CARD_PITCH, wanted)
        } else if total as f32 * LINE_PITCH <= room(folded) {
            (LINE_PITCH, wanted)
        } else {
            // What gives way needs a fold of its own.
            let rows = (room(lanes.len()) / LINE_PITCH) as usize;
            (LINE_PITCH, share_rows(&wanted, rows, least))
        }
    }

    /// A lane with its first rows; the events of the others are folded.
    fn planned(
        &self,
        lane: &PackedLane,
        share: usize,
        pitch: f32,
        timeline: &Timeline,
    ) -> PlannedLane {
        let titles = &lane.titles;
        let (kept, left) = titles.rows.split_at(share.min(titles.rows.len()));
        let folded = titles.rest.iter().chain(left.iter().flatten());
        let fold = Fold::new(timeline, folded.copied().collect(), self.step);
        let ribbons = lane.ribbons.clone();
        PlannedLane {
            title: lane.title.clone(),
            count: lane.count,
            rows: kept.to_vec(),
            height: lane_height(kept.len(), pitch, !fold.is_empty(), &ribbons),
            fold,
            ribbons,
        }
    }
}

/// What every event asks for, in the order of the file.
pub fn rooms(timeline: &Timeline, measure: &dyn TextMeasure) -> Vec<Room> {
    let room = |event: &Event| {
        let title = shown_title(&event.title);
        let (before, after) = event.when.as_ref().map_or((0.0, 0.0), overhang);
        Room {
            title: measure.width(&title, TITLE_SIZE, title_weight(event.importance)),
            before,
            after,
        }
    };
    timeline.events.iter().map(room).collect()
}

/// Landmarks stand out.
pub fn title_weight(importance: Importance) -> Weight {
    if importance >= Importance::Landmark {
        Weight::SemiBold
    } else {
        Weight::Regular
    }
}

fn lane_height(rows: usize, pitch: f32, folds: bool, ribbons: &RibbonRows) -> f32 {
    let fold = if folds { FOLD_HEIGHT } else { 0.0 };
    let content = LANE_TOP + rows as f32 * pitch + fold + ribbons.height();
    (content + LANE_BOTTOM).max(LOWEST_LANE)
}

/// Puts names over the ribbons of each lane from the top, as long as there is room. Of a lane that
/// has too many, the most important ones are shown with their names rather than all without.
fn with_names(mut lanes: Vec<PlannedLane>, height: f32) -> Vec<PlannedLane> {
    let used: f32 = lanes.iter().map(|lane| lane.height).sum();
    let mut spare = height - used;
    for lane in &mut lanes {
        let slim = lane.ribbons.height();
        let mut named = lane.ribbons.named();
        if named.height() > slim + spare {
            named = lane.ribbons.named_within(slim + spare.max(0.0));
        }
        if named.rows().next().is_some() {
            let growth = named.height() - slim;
            spare -= growth;
            lane.height += growth;
            lane.ribbons = named;
        }
    }
    lanes
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
