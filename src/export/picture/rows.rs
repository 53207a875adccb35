//! The lanes of a picture with their rows: as many as there is room for, since paper cannot be
//! scrolled.

use super::chart::View;
use super::numbers::Numbers;
use super::{HEIGHTS, PictureError, Subject};
use crate::index::{EventIndex, LaneGroup};
use crate::model::Grouping;
use crate::view::canvas::{AXIS_HEIGHT, ERA_HEIGHT, LANE_TITLES};
use crate::view::layout::CARD_GROWTH;
use crate::view::packing::ZoomStep;
use crate::view::plan::{
    CARD_PITCH, FOLD_HEIGHT, LANE_BOTTOM, LANE_TOP, LINE_PITCH, LOWEST_LANE, Packed, Plan,
    PlannedLane, room,
};
use crate::view::scale::Viewport;
use std::collections::HashSet;
use std::ops::RangeInclusive;

/// The fewest and the most rows of titles of a lane: paper has more room than a screen.
const ROWS: RangeInclusive<usize> = 1..=64;
/// Dates stand under the titles as long as the canvas is no higher than this share of its width.
const HIGHEST_WITH_DATES: f32 = 0.75;

/// What a canvas shows in which row.
pub(super) struct Rows {
    /// The lanes with their rows.
    pub plan: Plan,
    /// The numbers of the events.
    pub numbers: Numbers,
    /// What range is shown, and how wide.
    pub viewport: Viewport,
    /// The height of the canvas, with its axis and eras, in points.
    pub height: f32,
}

impl Rows {
    /// Plans a canvas of `width` points; `height` is what the page leaves for it, if that is given.
    ///
    /// # Errors
    /// If the height is too low for the lanes.
    pub(super) fn new(
        subject: &Subject<'_>,
        view: &View,
        width: f32,
        height: Option<f32>,
    ) -> Result<Self, PictureError> {
        let timeline = subject.timeline;
        let lanes_width = width - LANE_TITLES.min(width / 2.0);
        let (from, to) = view.range;
        let viewport = Viewport::showing(from, to, f64::from(lanes_width));
        let numbers = Numbers::new(&view.shown, timeline.events.len());
        let lanes = lanes(subject, view, &numbers);
        let mut numbered = |event: EventIndex| {
            let mut room = room(timeline, subject.measure, event);
            if numbers.of(event).is_some() {
                room.title += numbers.width(event, subject);
            }
            room
        };
        let step = ZoomStep::of(&viewport, None);
        let mut packed = Packed::with_rows(subject.index, &lanes, step, &mut numbered, ROWS);
        if !view.measures {
            packed.leave_out_ribbons();
        }
        let eras = if timeline.eras.is_empty() {
            0.0
        } else {
            ERA_HEIGHT
        };
        let above = AXIS_HEIGHT + eras;
        let (mut plan, height) = plan(subject, &packed, width, height.map(|all| all - above))?;
        for (planned, lane) in plan.lanes.iter_mut().zip(&lanes) {
            let events = lane.track.events().iter();
            let shown = events.filter(|e| numbers.of(**e).is_some());
            planned.count = shown.count();
        }
        Ok(Self {
            plan,
            numbers,
            viewport,
            height: above + height,
        })
    }

    /// Whether all measures in force that are drawn have their names: a line without one, which
    /// nobody can point at, would say nothing.
    pub(super) fn are_named(&self) -> bool {
        are_named(&self.plan)
    }
}

fn are_named(plan: &Plan) -> bool {
    let mut ribbons = plan.lanes.iter().map(|lane| &lane.ribbons);
    ribbons.all(|ribbons| ribbons.is_whole() || ribbons.rows().count() == 0)
}

/// The lanes with what is shown of them. Lanes of the file stay when they are empty; groups that
/// are made of words do not.
fn lanes(subject: &Subject<'_>, view: &View, numbers: &Numbers) -> Vec<LaneGroup> {
    let grouping = subject.options.grouping;
    // A measure of long ago may still be in force.
    let chains = view.in_force.iter().filter(|_| view.measures);
    let chains = chains.filter_map(|place| subject.index.chains().get(*place));
    let in_force: HashSet<EventIndex> = chains.map(|chain| chain.shown_with).collect();
    let keep = |event| numbers.of(event).is_some() || in_force.contains(&event);
    let mut lanes: Vec<LaneGroup> = subject
        .index
        .lanes(subject.timeline, grouping, None)
        .iter()
        .map(|lane| lane.keeping(subject.timeline, subject.index, keep))
        .collect();
    if grouping != Grouping::Lane {
        lanes.retain(|lane| !lane.track.is_empty());
    }
    lanes
}

/// Shares the height among the lanes. Without a height, all rows have room, with dates under the
/// titles if the canvas stays wider than high. Gives the height of the lanes too, in points.
fn plan(
    subject: &Subject<'_>,
    packed: &Packed,
    width: f32,
    height: Option<f32>,
) -> Result<(Plan, f32), PictureError> {
    // A plan keeps room for a selected card; nothing is selected in a picture.
    let planned = |height: f32| packed.plan(subject.timeline, subject.index, height + CARD_GROWTH);
    let needed = |plan: &Plan| plan.lanes.iter().map(|lane| lane.height).sum::<f32>();
    if let Some(height) = height {
        let plan = planned(height.max(0.0));
        let least = needed(&plan);
        if least > height + 0.5 {
            let lanes = plan.lanes.len();
            let page = subject.options.height.unwrap_or_default();
            let needed = page + least - height;
            return Err(PictureError::TooLow { lanes, needed });
        }
        return Ok((plan, height));
    }
    let roomy = planned(HEIGHTS.1 * 100.0);
    let natural = |pitch: f32| roomy.lanes.iter().map(|l| natural_height(l, pitch)).sum();
    let with_dates: f32 = natural(CARD_PITCH);
    let height = if with_dates <= width * HIGHEST_WITH_DATES {
        with_dates
    } else {
        natural(LINE_PITCH)
    };
    // Rounding must not cost a row.
    let at_most = |height: f32| planned(height.min(HEIGHTS.1) + 0.5);
    let mut plan = at_most(height);
    if !are_named(&plan) {
        // Dates under the titles have taken the room of the names over the ribbons: both may stay.
        plan = at_most(with_dates);
    }
    let height = needed(&plan).max(LOWEST_LANE);
    if height > HEIGHTS.1 + 1.0 {
        let lanes = plan.lanes.len();
        return Err(PictureError::TooManyLanes { lanes });
    }
    Ok((plan, height))
}

/// The height of a lane with all its rows and ribbons, in points.
fn natural_height(lane: &PlannedLane, pitch: f32) -> f32 {
    let fold = if lane.fold.is_empty() {
        0.0
    } else {
        FOLD_HEIGHT
    };
    let rows = lane.rows.len() as f32 * pitch;
    (LANE_TOP + rows + fold + LANE_BOTTOM).max(LOWEST_LANE) + lane.ribbons.height()
}
