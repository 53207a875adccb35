//! The canvas of a picture: what the screen shows of a range, with a number at every mark.

use super::rows::Rows;
use super::{PictureError, Subject, dots};
use crate::index::{EventIndex, KindEntry};
use crate::model::Event;
use crate::model::date::Instant;
use crate::view::axis::Axis;
use crate::view::canvas::{Areas, Canvas, LANE_TITLES};
use crate::view::layout::Layout;
use crate::view::packing::{GLYPH_TO_LABEL, IN_BRACKET, LABEL_TO_DIAL_END, WIDEST_LABEL};
use crate::view::plan::{Plan, room};
use crate::view::scale::{TimeScale, Viewport, length_seconds};
use crate::view::scene::{Layer, Scene};
use crate::view::sentence::Verdict;
use std::collections::HashSet;

/// The room of a number beside a title, when it is not known which one it is, in points.
const NUMBER_ROOM: f32 = 22.0;
/// Air before the first event, in points.
const AIR: f64 = 24.0;
/// The last events keep room for their titles, but no more than this share of the width.
const MOST_AIR: f64 = 0.36;

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
    /// The measures that are in force at some time of it: positions among the chains of the index.
    pub in_force: Vec<usize>,
    /// Whether measures in force are drawn.
    pub measures: bool,
}

impl View {
    /// Finds what is shown on a canvas of `width` points.
    pub(super) fn new(subject: &Subject<'_>, width: f32) -> Result<Self, PictureError> {
        let lanes_width = width - LANE_TITLES.min(width / 2.0);
        let (told, range) = ranges(subject, f64::from(lanes_width))?;
        let shown = shown(subject, range.0, range.1);
        let in_force = in_force(subject, range);
        if shown.is_empty() && in_force.is_empty() {
            return Err(PictureError::NothingThere);
        }
        Ok(Self {
            kinds: kinds(subject, &shown),
            measures: !in_force.is_empty(),
            range,
            told,
            shown,
            in_force,
        })
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
    /// How many events have a row, but nowhere room for a title.
    pub untitled: usize,
    /// How many measures in force are left out, because there is no room for them and their names.
    pub left_out: usize,
}

/// Draws the canvas on `width` points.
pub(super) fn draw(subject: &Subject<'_>, view: &View, rows: &Rows, width: f32) -> Chart {
    let (timeline, plan) = (subject.timeline, &rows.plan);
    let areas = Areas::new(width, rows.height, !timeline.eras.is_empty());
    let scale = TimeScale::new(rows.viewport, areas.lanes.left, areas.lanes.width());
    let mut layout = Layout::new(plan, timeline, &scale, areas.lanes, 0.0, None);
    let mut layer = Layer::new(areas.lanes);
    for placed in &mut layout.placed {
        layer
            .texts
            .extend(rows.numbers.draw(placed, subject, &scale));
    }
    let axis = Axis::new(
        &scale,
        subject.options.clock.of(subject.zone),
        subject.measure,
    );
    let canvas = Canvas {
        timeline,
        index: subject.index,
        plan,
        layout: &layout,
        areas,
        scale: &scale,
        axis: &axis,
        zone: subject.zone,
        clock: subject.options.clock,
        colour_by: subject.options.colour_by,
        verdict: Verdict::Told,
        measure: subject.measure,
        today: subject.options.today,
        selected: None,
        hot: None,
        pointer: None,
    };
    let mut scene = canvas.scene();
    for band in &layout.bands {
        layer
            .texts
            .extend(dots::numbers(&mut scene, band, rows, subject));
    }
    scene.layers.push(layer);
    let drawn: HashSet<usize> = plan
        .lanes
        .iter()
        .flat_map(|lane| lane.ribbons.rows().flatten())
        .copied()
        .collect();
    Chart {
        scene,
        height: areas.whole.height(),
        folded: folded(plan, &view.shown),
        has_dots: plan
            .lanes
            .iter()
            .any(|lane| lane.fold.dots.iter().any(|dot| dot.count > 1)),
        has_strips: plan.lanes.iter().any(|lane| !lane.fold.strips.is_empty()),
        untitled: untitled(&layout, &view.shown),
        left_out: view
            .in_force
            .iter()
            .filter(|chain| !drawn.contains(chain))
            .count(),
    }
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
    let least = width * (1.0 - MOST_AIR);
    let inner = subject.index.order().iter().filter_map(|event| {
        let extent = subject.index.extent(*event)?;
        let start = Viewport::new(from, 1.0).seconds_to_instant(extent.start);
        let room = room(subject.timeline, subject.measure, *event);
        let title = room.title.min(WIDEST_LABEL);
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

/// The measures that are in force in a range.
fn in_force(subject: &Subject<'_>, (from, to): Range) -> Vec<usize> {
    let chains = subject.index.chains().iter().enumerate();
    let touching = chains.filter(|(_, chain)| chain.ends().0 < to && chain.ends().1 > from);
    touching.map(|(place, _)| place).collect()
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

/// How many of the events with a row have a title nowhere.
fn untitled(layout: &Layout, shown: &[EventIndex]) -> usize {
    let events = |titled: bool| -> HashSet<EventIndex> {
        let placed = layout.placed.iter();
        let alike = placed.filter(|placed| placed.label.is_some() == titled);
        alike.map(|placed| placed.event).collect()
    };
    let (with, without) = (events(true), events(false));
    let lacks = |event: &&EventIndex| without.contains(event) && !with.contains(event);
    shown.iter().filter(lacks).count()
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
