//! How one timeline is looked at: range of time, grouping, scroll, selection; and what is kept
//! between frames so that only what changed is computed again.

use super::document::Document;
use super::filter::Shown;
use super::laning::takes_long;
use super::plans::{For, Frame, LanesKey, Plans};
use crate::index::{EventIndex, LaneGroup, TimelineIndex};
use crate::model::Grouping;
use crate::model::date::{ClockZone, Instant};
use crate::view::axis::Axis;
use crate::view::canvas::{Areas, Canvas};
use crate::view::colouring::ColourBy;
use crate::view::flight::Flight;
use crate::view::layout::{CARD_GROWTH, Layout, Placed};
use crate::view::motion::RowMotion;
use crate::view::plan::{LANE_TOP, Plan};
use crate::view::scale::{TimeScale, Viewport};
use crate::view::selected::Selected;
use crate::view::sentence::Verdict;
use crate::view::text::TextMeasure;
use std::sync::Arc;

/// The data may fill no less than this share of the width, inverted.
const CLAMP_MARGIN: f64 = 1.5;
/// Air before a range that is to be seen whole, in points.
const FIT_LEFT: f64 = 28.0;
/// Air after a range that is to be seen whole, in points.
const FIT_RIGHT: f64 = 150.0;

/// How one timeline is looked at.
#[derive(Debug, Default)]
pub struct TimelineView {
    /// The selected event.
    pub selected: Option<EventIndex>,
    /// The lane in which the selection was reached, of those that it shows in.
    pub lane: Option<usize>,
    /// How events are grouped into lanes.
    pub grouping: Grouping,
    /// Whose clocks its times are read from.
    pub clock: ClockZone,
    /// What the colours of its marks say.
    pub colour_by: ColourBy,
    /// How far the lanes are scrolled, in points.
    pub scroll: f32,
    /// What search and filters leave of the events; all, if nothing is left out.
    pub shown: Option<Shown>,
    /// Whether measures in force are left out, as in a picture too small for their names.
    pub leaves_out_ribbons: bool,
    /// Whether the selection is to be scrolled into view as soon as it is laid out.
    pub reveal: bool,
    viewport: Option<Viewport>,
    flight: Option<Flight>,
    /// The range that the view opened on, until the user moves it.
    opening: Option<(Instant, Instant)>,
    /// What was selected, and how events were grouped, when it was opened.
    pub opened_with: (Option<EventIndex>, Grouping),
    width: f64,
    motion: RowMotion,
    rows_moving: bool,
    /// The height of the lanes in the last frame, and how far the selection made them scroll.
    revealed: (f32, f32),
    lanes: For<LanesKey, Vec<LaneGroup>>,
    plans: Plans,
}

/// Everything that a frame of the canvas is made of.
#[derive(Debug)]
pub struct Picture {
    /// Where the parts are.
    pub areas: Areas,
    /// Time ↔ x.
    pub scale: TimeScale,
    /// Lanes and rows.
    pub plan: Arc<Plan>,
    /// What the view shows.
    pub layout: Layout,
    /// The axis.
    pub axis: Axis,
    /// Whose clocks it shows.
    pub clock: ClockZone,
    /// What the colours of marks say.
    pub colour_by: ColourBy,
}

impl Picture {
    /// What a scene is built from, with nothing selected and no pointer on it.
    pub fn canvas<'a>(
        &'a self,
        document: &'a Document,
        measure: &'a dyn TextMeasure,
        today: Instant,
    ) -> Canvas<'a> {
        Canvas {
            timeline: document.timeline(),
            index: document.index(),
            plan: &self.plan,
            layout: &self.layout,
            areas: self.areas,
            scale: &self.scale,
            axis: &self.axis,
            clock: self.clock,
            colour_by: self.colour_by,
            verdict: Verdict::Told,
            zone: document.zone(),
            measure,
            today,
            selected: None,
            hot: None,
            pointer: None,
        }
    }
}

impl TimelineView {
    /// The range of time that is looked at; none before the first frame.
    pub fn viewport(&self) -> Option<Viewport> {
        self.viewport
    }

    /// The width of the lanes in the last frame, in points.
    pub fn width(&self) -> f64 {
        self.width
    }

    /// The first and the last instant in view.
    pub fn edges(&self) -> Option<(Instant, Instant)> {
        Some(self.viewport?.edges(self.width))
    }

    /// Whether the view or its rows are moving by themselves.
    pub fn is_moving(&self) -> bool {
        self.flight.is_some() || self.rows_moving
    }

    /// Lets the rows of a picture glide from where they were drawn last.
    pub fn ease_rows(&mut self, picture: &mut Picture, now_seconds: f64) {
        self.rows_moving = self.motion.ease(&mut picture.layout, now_seconds);
    }

    /// Looks at a range at once, and keeps it whole while the window finds its size.
    pub fn open_on(&mut self, from: Instant, to: Instant) {
        self.look(Viewport::showing(from, to, self.width.max(1.0)));
        self.opening = Some((from, to));
    }

    /// Whether nobody has moved it, selected anything or grouped it since it was opened.
    pub fn is_as_opened(&self) -> bool {
        let is_untouched = self.opened_with == (self.selected, self.grouping);
        self.viewport.is_none() || self.opening.is_some() && is_untouched
    }

    /// Looks elsewhere at once, stopping any flight.
    pub fn look(&mut self, viewport: Viewport) {
        self.flight = None;
        self.opening = None;
        self.viewport = Some(viewport);
    }

    /// Flies to another view; without animation, jumps.
    pub fn fly(&mut self, to: Viewport, now_seconds: f64, animate: bool) {
        match self.viewport {
            Some(from) if animate && self.width > 0.0 => {
                self.opening = None;
                self.flight = Some(Flight::new(from, to, self.width, now_seconds));
            }
            _ => self.look(to),
        }
    }

    /// Where the view is, or where it is flying to: what the next step starts from.
    pub fn target(&self) -> Option<Viewport> {
        self.flight.map(|flight| flight.target()).or(self.viewport)
    }

    /// The view that shows a range whole, with a little air, and more of it on the right for the
    /// titles of the last events.
    pub fn fitting(&self, from: Instant, to: Instant) -> Viewport {
        let width = self.width.max(1.0);
        let right = FIT_RIGHT.min(width * 0.18);
        let inner = (width - FIT_LEFT - right).max(width * 0.5);
        let view = Viewport::showing(from, to, inner);
        view.panned((right - FIT_LEFT) / 2.0)
    }

    /// Moves a flight on to the present, and keeps the data in reach.
    pub fn advance(&mut self, index: &TimelineIndex, now_seconds: f64) {
        if let Some(flight) = self.flight {
            let (viewport, over) = flight.at(now_seconds);
            self.viewport = Some(viewport);
            if over {
                self.flight = None;
            }
        }
        if self.flight.is_none()
            && let Some(viewport) = self.viewport
        {
            self.viewport = Some(self.clamped(viewport, index));
        }
    }

    /// A view that keeps the data in reach.
    pub fn clamped(&self, viewport: Viewport, index: &TimelineIndex) -> Viewport {
        match index.span() {
            Some((from, to)) => viewport.clamped(from, to, self.width, CLAMP_MARGIN),
            None => viewport,
        }
    }

    /// Lets the rows of the next picture appear in their places, because they are others.
    pub fn forget_rows(&mut self) {
        self.motion = RowMotion::default();
    }

    /// Takes note of the width of the lanes: the middle and the zoom stay, or the whole range that
    /// the view opened on.
    pub fn resize(&mut self, width: f64) {
        let changed = (width - self.width).abs() > 0.5;
        self.width = width;
        if changed && let Some((from, to)) = self.opening {
            self.open_on(from, to);
        }
    }

    /// Lays out a frame on a canvas of that size, in points.
    pub fn picture(
        &mut self,
        document: &Document,
        measure: &dyn TextMeasure,
        width: f32,
        height: f32,
    ) -> Option<Picture> {
        let areas = Areas::new(width, height, !document.timeline().eras.is_empty());
        self.picture_in(document, measure, areas)
    }

    /// Lays out a frame on a canvas with its parts in these places.
    pub fn picture_in(
        &mut self,
        document: &Document,
        measure: &dyn TextMeasure,
        areas: Areas,
    ) -> Option<Picture> {
        let viewport = self.viewport?;
        let scale = TimeScale::new(viewport, areas.lanes.left, areas.lanes.width());
        let (key, lanes) = self.lanes_and_key(document);
        let selected = self
            .selected
            .and_then(|event| Selected::new(event, document.index(), &lanes));
        let frame = Frame {
            document,
            measure,
            lanes: &lanes,
            key,
            leaves_out_ribbons: self.leaves_out_ribbons,
            scale: &scale,
            area: areas.lanes,
        };
        let (plan, mut layout) = self.scrolled(&frame, selected.as_ref());
        layout.count_rest(&plan, &lanes, document.index(), &scale, areas.lanes);
        let zone = self.clock.of(document.zone());
        let axis = Axis::new(&scale, zone, measure);
        Some(Picture {
            areas,
            scale,
            plan,
            layout,
            axis,
            clock: self.clock,
            colour_by: self.colour_by,
        })
    }

    /// Lays out, after bringing the scroll into its range and, if asked for, the selection into
    /// view.
    fn scrolled(&mut self, frame: &Frame<'_>, selected: Option<&Selected>) -> (Arc<Plan>, Layout) {
        let area = frame.area;
        let timeline = frame.document.timeline();
        let lay_out =
            |plan: &Plan, scroll| Layout::new(plan, timeline, frame.scale, area, scroll, selected);
        let mut plan = self.plans.plan(frame, self.scroll, selected);
        let mut layout = lay_out(&plan, self.scroll);
        let mut scroll = self.scroll;
        // Lanes that nobody scrolled since keep the selection in view when the window changes.
        let (height, revealed) = self.revealed;
        let is_other = (height - area.height()).abs() > 0.5;
        let reveal = self.reveal || is_other && (scroll - revealed).abs() < 0.5;
        // A flight may still change the rows.
        self.reveal &= self.flight.is_some();
        if reveal
            && let Some((top, bottom)) =
                selected.and_then(|selected| place_of(selected, &plan, &layout))
        {
            scroll += (bottom + 12.0 - area.bottom).max(0.0);
            scroll -= (area.top + 12.0 - top).max(0.0);
        }
        scroll = scroll.clamp(0.0, (layout.height - area.height()).max(0.0));
        if (scroll - self.scroll).abs() > f32::EPSILON {
            plan = self.plans.plan(frame, scroll, selected);
            layout = lay_out(&plan, scroll);
            self.scroll = scroll;
        }
        let revealed = if reveal { scroll } else { revealed };
        self.revealed = (area.height(), revealed);
        (plan, layout)
    }

    /// The lanes of the timeline under the present grouping.
    pub fn lanes(&mut self, document: &Document) -> Arc<Vec<LaneGroup>> {
        self.lanes_and_key(document).1
    }

    /// The same, and what they were made for.
    fn lanes_and_key(&mut self, document: &Document) -> (LanesKey, Arc<Vec<LaneGroup>>) {
        let key = self.lanes_key(document);
        if let Some(lanes) = self.lanes.get(&key).or_else(|| made(document, &key)) {
            return (key, lanes);
        }
        if takes_long(document) {
            // Those of before, as long as they are of the same events, until a job has made these.
            let is_same = |known: &LanesKey| known.0 == key.0;
            let known = self.lanes.get_if(is_same);
            return known.or_else(|| first_made(document)).unwrap_or_default();
        }
        let shown = self.shown.as_ref().map(Shown::set);
        let (index, timeline) = (document.index(), document.timeline());
        let lanes = index.lanes(timeline, self.grouping, shown);
        (key, self.lanes.put(key, lanes))
    }

    /// Whether the lanes are there that are wanted.
    pub(super) fn has_lanes(&self, document: &Document) -> bool {
        let key = self.lanes_key(document);
        self.lanes.get(&key).is_some() || made(document, &key).is_some()
    }

    /// Takes lanes that a job has made.
    pub(super) fn take_lanes(&mut self, key: LanesKey, lanes: Vec<LaneGroup>) {
        self.lanes.put(key, lanes);
    }

    /// What the wanted lanes depend on.
    pub(super) fn lanes_key(&self, document: &Document) -> LanesKey {
        (document.revision, self.generation(), self.grouping)
    }
}

/// The lanes that were made while the document was read, if it is they that are wanted.
fn made(document: &Document, key: &LanesKey) -> Option<Arc<Vec<LaneGroup>>> {
    let made = first_made(document).filter(|(made, _)| made == key);
    made.map(|(_, lanes)| lanes)
}

/// The lanes that were made while the document was read.
fn first_made(document: &Document) -> Option<(LanesKey, Arc<Vec<LaneGroup>>)> {
    let (grouping, lanes) = document.content.lanes.as_ref()?;
    Some(((document.revision, 0, *grouping), Arc::clone(lanes)))
}

/// The upper and lower edge of an event on the canvas: its row, or the dots of its lane.
fn place_of(selected: &Selected, plan: &Plan, layout: &Layout) -> Option<(f32, f32)> {
    let is_it = |placed: &&Placed| placed.event == selected.event;
    if let Some(placed) = layout.placed.iter().find(is_it) {
        return Some((placed.rect.top, placed.rect.bottom));
    }
    selected.lanes.iter().find_map(|number| {
        let band = layout.bands.get(*number)?;
        let lane = plan.lanes.get(*number)?;
        if let Some(row) = selected.row(*number, lane) {
            let top = band.top + LANE_TOP + row as f32 * plan.pitch;
            return Some((top, top + plan.pitch + CARD_GROWTH));
        }
        selected.folded(*number, lane)?;
        Some((band.fold_y - 14.0, band.fold_y + 14.0))
    })
}
