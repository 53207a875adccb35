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
use crate::model::{Importance, Text, Timeline};
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
pub(super) const LEAST_ROWS: usize = 2;
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
    /// Whether room is kept for that.
    pub keeps_fold: bool,
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
    /// Packs every lane for the screen; `room` says what an event asks for.
    pub fn new(
        index: &TimelineIndex,
        lanes: &[LaneGroup],
        step: ZoomStep,
        room: &mut dyn FnMut(EventIndex) -> Room,
    ) -> Self {
        Self::with_rows(index, lanes, step, room, LEAST_ROWS..=MOST_ROWS)
    }

    /// Packs every lane into at most as many rows as `rows` ends with; it keeps as many as `rows`
    /// begins with even where the height has no room for them.
    pub fn with_rows(
        index: &TimelineIndex,
        lanes: &[LaneGroup],
        step: ZoomStep,
        room: &mut dyn FnMut(EventIndex) -> Room,
        rows: RangeInclusive<usize>,
    ) -> Self {
        let lanes = lanes
            .iter()
            .map(|lane| PackedLane {
                title: lane.title.clone(),
                count: lane.track.len(),
                titles: pack(index, lane, step, *rows.end(), room),
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
    pub fn plan(&self, timeline: &Timeline, index: &TimelineIndex, height: f32) -> Plan {
        let height = (height - CARD_GROWTH).max(0.0);
        let (pitch, shares) = self.shares(height);
        let lanes: Vec<PlannedLane> = self
            .lanes
            .iter()
            .zip(shares)
            .map(|(lane, share)| self.planned(lane, (share, pitch), timeline, index))
            .collect();
        let lanes = filling(lanes, height);
        Plan {
            lanes,
            pitch,
            today: self.today,
            known: self.known,
        }
    }

    /// The height of rows, and how many of them each lane shows.
    fn shares(&self, height: f32) -> (f32, Vec<usize>) {
        let wanted: Vec<Wanted> = self.lanes.iter().map(PackedLane::wanted).collect();
        let least = if self.step.coarsest() < UNFOLD_BELOW {
            *self.rows.end()
        } else {
            *self.rows.start()
        };
        shares(&wanted, height, least)
    }

    /// A lane with its first rows; the events of the others are folded.
    fn planned(
        &self,
        lane: &PackedLane,
        (share, pitch): (usize, f32),
        timeline: &Timeline,
        index: &TimelineIndex,
    ) -> PlannedLane {
        let titles = &lane.titles;
        let (kept, left) = titles.rows.split_at(share.min(titles.rows.len()));
        let folded = titles.rest.iter().chain(left.iter().flatten());
        let fold = Fold::new(timeline, index, folded.copied().collect(), self.step);
        let ribbons = lane.ribbons.clone();
        PlannedLane {
            title: lane.title.clone(),
            count: lane.count,
            rows: kept.to_vec(),
            height: lane_height(kept.len(), pitch, !fold.is_empty(), &ribbons),
            keeps_fold: !fold.is_empty(),
            fold,
            ribbons,
        }
    }
}

impl PackedLane {
    fn wanted(&self) -> Wanted {
        Wanted {
            rows: self.titles.rows.len(),
            folds: !self.titles.rest.is_empty(),
            ribbons: self.ribbons.height(),
        }
    }
}

/// What a lane would like to have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Wanted {
    /// Rows of titles.
    pub rows: usize,
    /// Room for dots and strips, whatever rows it gets.
    pub folds: bool,
    /// The height of its ribbons, in points.
    pub ribbons: f32,
}

/// The height of rows, and how many of them each lane gets; at least `least`, or what it wants.
pub(super) fn shares(wanted: &[Wanted], height: f32, least: usize) -> (f32, Vec<usize>) {
    let rows: Vec<usize> = wanted.iter().map(|lane| lane.rows).collect();
    let ribbons: f32 = wanted.iter().map(|lane| lane.ribbons).sum();
    let air = wanted.len() as f32 * (LANE_TOP + LANE_BOTTOM) + ribbons;
    let room = |folds: usize| (height - air - folds as f32 * FOLD_HEIGHT).max(0.0);
    let folded = wanted.iter().filter(|lane| lane.folds).count();
    let total: usize = rows.iter().sum();
    if total as f32 * CARD_PITCH <= room(folded) {
        (CARD_PITCH, rows)
    } else if total as f32 * LINE_PITCH <= room(folded) {
        (LINE_PITCH, rows)
    } else {
        // What gives way needs a fold of its own.
        let available = (room(wanted.len()) / LINE_PITCH) as usize;
        (LINE_PITCH, share_rows(&rows, available, least))
    }
}

/// What an event asks for.
pub fn room(timeline: &Timeline, measure: &dyn TextMeasure, event: EventIndex) -> Room {
    let Some(event) = timeline.events.get(event as usize) else {
        return Room::default();
    };
    let title = shown_title(&event.title);
    let (before, after) = event.when.as_ref().map_or((0.0, 0.0), overhang);
    Room {
        title: measure.width(&title, TITLE_SIZE, title_weight(event.importance)),
        before,
        after,
    }
}

/// Landmarks stand out.
pub fn title_weight(importance: Importance) -> Weight {
    if importance >= Importance::Landmark {
        Weight::SemiBold
    } else {
        Weight::Regular
    }
}

pub(super) fn lane_height(rows: usize, pitch: f32, folds: bool, ribbons: &RibbonRows) -> f32 {
    let fold = if folds { FOLD_HEIGHT } else { 0.0 };
    let content = LANE_TOP + rows as f32 * pitch + fold + ribbons.height();
    (content + LANE_BOTTOM).max(LOWEST_LANE)
}

/// Gives lanes what is left of the height: first names over their ribbons, then air.
pub(super) fn filling(lanes: Vec<PlannedLane>, height: f32) -> Vec<PlannedLane> {
    with_spare_room(with_names(lanes, height), height)
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
