//! The canvas of a picture: what the screen shows of a range, with a number at every mark.

use super::numbers::Numbers;
use super::{HEIGHTS, PictureError, Subject};
use crate::index::{Chain, EventIndex, KindEntry, LaneGroup};
use crate::model::date::Instant;
use crate::model::{Event, Grouping};
use crate::view::axis::Axis;
use crate::view::canvas::{AXIS_HEIGHT, Areas, Canvas, ERA_HEIGHT, LANE_TITLES};
use crate::view::layout::{CARD_GROWTH, Layout};
use crate::view::packing::{GLYPH_TO_LABEL, IN_BRACKET, LABEL_TO_DIAL_END, WIDEST_LABEL, ZoomStep};
use crate::view::plan::{
    CARD_PITCH, FOLD_HEIGHT, LANE_BOTTOM, LANE_TOP, LINE_PITCH, LOWEST_LANE, Packed, Plan,
    PlannedLane, rooms,
};
use crate::view::scale::{TimeScale, Viewport, length_seconds};
use crate::view::scene::{Layer, Scene};
use std::collections::HashSet;
use std::ops::RangeInclusive;

/// The room of a number beside a title, when it is not known which one it is, in points.
const NUMBER_ROOM: f32 = 22.0;
/// The fewest and the most rows of titles of a lane: paper has more room than a screen, but cannot
/// be scrolled.
const ROWS: RangeInclusive<usize> = 1..=64;
/// Air before the first event, in points.
const AIR: f64 = 24.0;
/// The last events keep room for their titles, but no more than this share of the width.
const MOST_AIR: f64 = 0.36;
/// Dates stand under the titles as long as the canvas is no higher than this share of its width.
const HIGHEST_WITH_DATES: f32 = 0.75;

/// The first instant, and the one after the last.
type Range = (Instant, Instant);

/// What part of a timeline the canvas shows.
pub(super) struct View {
    /// The left and the right edge of the canvas.
    pub range: Range,
    /// The range in words is this one: what was asked for, else from the first to the last event.
    pub told: Range,
    /// The events that it shows, in the order of time: the first is number 1.
    pub shown: Vec<EventIndex>,
    /// The kinds of those events.
    pub kinds: Vec<KindEntry>,
    /// Whether measures in force are drawn.
    pub measures: bool,
}

impl View {
    /// Finds what is shown on a canvas of `width` points.
    pub(super) fn new(subject: &Subject<'_>, width: f32) -> Result<Self, PictureError> {
        let lanes_width = width - LANE_TITLES.min(width / 2.0);
        let (told, range) = ranges(subject, f64::from(lanes_width))?;
        let view = Self {
            shown: shown(subject, range.0, range.1),
            kinds: Vec::new(),
            measures: true,
            range,
            told,
        };
        if view.shown.is_empty() && view.in_force(subject).next().is_none() {
            return Err(PictureError::NothingThere);
        }
        let kinds = kinds(subject, &view.shown);
        Ok(Self { kinds, ..view })
    }

    /// The measures that are in force at some time of it, if they are drawn.
    pub(super) fn in_force<'a>(&self, subject: &Subject<'a>) -> impl Iterator<Item = &'a Chain> {
        let (from, to) = self.range;
        let touches = move |chain: &&Chain| chain.ends().0 < to && chain.ends().1 > from;
        let chains = subject.index.chains().iter();
        chains.filter(touches).filter(|_| self.measures)
    }
}

/// The canvas, and how it shows what it shows.
pub(super) struct Chart {
    /// The canvas, from its own corner.
    pub scene: Scene,
    /// Its height, in points.
    pub height: f32,
    /// The events that are folded into dots and strips wherever they show, in the order of time.
    pub folded: Vec<EventIndex>,
    /// Whether it has dots with counts.
    pub has_dots: bool,
    /// Whether it has strips.
    pub has_strips: bool,
    /// How many measures in force are left out, because there is no room for their names.
    pub unnamed: usize,
}

/// Lays out the canvas on `width` points; `height` is what the page leaves for it, if that is given.
pub(super) fn lay_out(
    subject: &Subject<'_>,
    view: &View,
    width: f32,
    height: Option<f32>,
) -> Result<Chart, PictureError> {
    let timeline = subject.timeline;
    let has_eras = !timeline.eras.is_empty();
    let lanes_width = width - LANE_TITLES.min(width / 2.0);
    let (from, to) = view.range;
    let viewport = Viewport::showing(from, to, f64::from(lanes_width));
    let numbers = Numbers::new(&view.shown, timeline.events.len());
    let lanes = lanes(subject, view, &numbers);
    let mut rooms = rooms(timeline, subject.measure);
    for event in &view.shown {
        if let Some(room) = rooms.get_mut(*event as usize) {
            room.title += numbers.width(*event, subject);
        }
    }
    let step = ZoomStep::of(&viewport, None);
    let mut packed = Packed::with_rows(subject.index, timeline, &lanes, step, &rooms, ROWS);
    let above = AXIS_HEIGHT + if has_eras { ERA_HEIGHT } else { 0.0 };
    let height = height.map(|all| all - above);
    let (mut planned, mut lanes_height) = plan(subject, &packed, width, height)?;
    // A line without a name, which nobody can point at, would say nothing.
    let is_unnamed =
        |lane: &PlannedLane| lane.ribbons.rows().count() > 0 && !lane.ribbons.is_named();
    let mut unnamed = 0;
    if planned.lanes.iter().any(is_unnamed) {
        unnamed = view.in_force(subject).count();
        packed.leave_out_ribbons();
        (planned, lanes_height) = plan(subject, &packed, width, height)?;
    }
    let mut plan = planned;
    for (planned, lane) in plan.lanes.iter_mut().zip(&lanes) {
        let shown = lane.events.iter().filter(|e| numbers.of(**e).is_some());
        planned.count = shown.count();
    }
    let areas = Areas::new(width, above + lanes_height, has_eras);
    let scale = TimeScale::new(viewport, areas.lanes.left, areas.lanes.width());
    let mut layout = Layout::new(&plan, timeline, &scale, areas.lanes, 0.0, None);
    let mut layer = Layer::new(areas.lanes);
    for placed in &mut layout.placed {
        layer.texts.extend(numbers.draw(placed, subject, &scale));
    }
    let axis = Axis::new(
        &scale,
        subject.options.clock.of(subject.zone),
        subject.measure,
    );
    let canvas = Canvas {
        timeline,
        index: subject.index,
        plan: &plan,
        layout: &layout,
        areas,
        scale: &scale,
        axis: &axis,
        zone: subject.zone,
        clock: subject.options.clock,
        measure: subject.measure,
        today: subject.options.today,
        selected: None,
        hot: None,
        pointer: None,
    };
    let mut scene = canvas.scene();
    scene.layers.push(layer);
    Ok(Chart {
        scene,
        height: areas.whole.height(),
        folded: folded(&plan, &view.shown),
        has_dots: plan
            .lanes
            .iter()
            .any(|lane| lane.fold.dots.iter().any(|dot| dot.count > 1)),
        has_strips: plan.lanes.iter().any(|lane| !lane.fold.strips.is_empty()),
        unnamed,
    })
}

/// The range that is told, and the edges of the canvas: as asked for; else with a little air around
/// all events.
fn ranges(subject: &Subject<'_>, width: f64) -> Result<(Range, Range), PictureError> {
    let (from, to) = (subject.options.from, subject.options.to);
    let (first, last) = subject.index.span().ok_or(PictureError::NoEvents)?;
    let told = (from.unwrap_or(first), to.unwrap_or(last));
    if told.0 >= told.1 {
        return Err(PictureError::NothingThere);
    }
    let before = if from.is_some() { 0.0 } else { AIR };
    let after = if to.is_some() {
        0.0
    } else {
        room_after(subject, told, width - before)
    };
    let inner = (width - before - after).max(1.0);
    let view = Viewport::showing(told.0, told.1, inner).panned((after - before) / 2.0);
    let edges = view.edges(width);
    Ok((told, (from.unwrap_or(edges.0), to.unwrap_or(edges.1))))
}

/// How much room the titles of the last events need after the end of a range that is drawn on
/// `width` points, in points.
fn room_after(subject: &Subject<'_>, (from, to): (Instant, Instant), width: f64) -> f64 {
    let length = length_seconds(from, to);
    let rooms = rooms(subject.timeline, subject.measure);
    let least = width * (1.0 - MOST_AIR);
    let inner = subject.index.order().iter().filter_map(|event| {
        let extent = subject.index.extent(*event)?;
        let start = Viewport::new(from, 1.0).seconds_to_instant(extent.start);
        let title = rooms.get(*event as usize)?.title.min(WIDEST_LABEL);
        let label = IN_BRACKET + GLYPH_TO_LABEL + NUMBER_ROOM + title + LABEL_TO_DIAL_END;
        // As wide as the range may be drawn so that this title just ends at the edge.
        (start > 0.0 && start <= length).then(|| (width - f64::from(label)) * length / start)
    });
    let inner = inner.fold(width - AIR, f64::min).max(least);
    width - inner
}

/// The events that touch a range, in the order of time.
fn shown(subject: &Subject<'_>, from: Instant, to: Instant) -> Vec<EventIndex> {
    let index = subject.index;
    let touches = |event: &EventIndex| {
        index
            .extent(*event)
            .is_some_and(|extent| extent.start < to && extent.end > from)
    };
    index.order().iter().copied().filter(touches).collect()
}

/// The lanes with what is shown of them. Lanes of the file stay when they are empty; groups that
/// are made of words do not.
fn lanes(subject: &Subject<'_>, view: &View, numbers: &Numbers) -> Vec<LaneGroup> {
    let grouping = subject.options.grouping;
    // A measure of long ago may still be in force.
    let in_force: HashSet<EventIndex> = view.in_force(subject).map(|chain| chain.root).collect();
    let keep = |event| numbers.of(event).is_some() || in_force.contains(&event);
    let mut lanes: Vec<LaneGroup> = subject
        .index
        .lanes(subject.timeline, grouping)
        .iter()
        .map(|lane| lane.keeping(keep))
        .collect();
    if grouping != Grouping::Lane {
        lanes.retain(|lane| !lane.events.is_empty());
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
    let planned = |height: f32| packed.plan(subject.timeline, height + CARD_GROWTH);
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
    let plan = planned(height.min(HEIGHTS.1) + 0.5);
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

/// The events that have a row nowhere.
fn folded(plan: &Plan, shown: &[EventIndex]) -> Vec<EventIndex> {
    let rows = plan
        .lanes
        .iter()
        .flat_map(|lane| lane.rows.iter().flatten());
    let marked: HashSet<EventIndex> = rows.map(|slot| slot.event).collect();
    let is_folded = |event: &EventIndex| !marked.contains(event);
    shown.iter().copied().filter(is_folded).collect()
}

/// The kinds of the events that are shown, in the order of the legend.
fn kinds(subject: &Subject<'_>, shown: &[EventIndex]) -> Vec<KindEntry> {
    let events = || shown.iter().filter_map(|event| subject.event(*event));
    let mut kinds = subject.index.kinds().to_vec();
    for kind in &mut kinds {
        kind.count = events().filter(|event| event.kind == kind.kind).count();
    }
    kinds.retain(|kind| kind.count > 0);
    kinds
}

impl Subject<'_> {
    /// An event of the timeline.
    pub(super) fn event(&self, event: EventIndex) -> Option<&Event> {
        self.timeline.events.get(event as usize)
    }
}
