//! The scene of the canvas: axis, eras, lanes, marks, dots, strips, and the line under the pointer.

mod folds;
mod frame;
mod ribbons;

use super::axis::Axis;
use super::colouring::ColourBy;
use super::geometry::{Point, Rect};
use super::layout::Layout;
use super::marks::Mark;
use super::plan::Plan;
use super::scale::TimeScale;
use super::scene::{Ink, Layer, Node, Scene, Thing};
use super::sentence::{self, Verdict};
use super::text::TextMeasure;
use crate::index::{EventIndex, TimelineIndex};
use crate::model::date::{ClockZone, Instant, Zone};
use crate::model::{Timeline, When};

/// The width of the column with the titles of the lanes, in points.
pub const LANE_TITLES: f32 = 136.0;
/// The height of both rows of the axis, in points.
pub const AXIS_HEIGHT: f32 = 48.0;
/// The height of the axis of a small picture, which has the coarse row alone, in points.
const COMPACT_AXIS_HEIGHT: f32 = 28.0;
/// Where the name of the zone of the axis starts, in points.
pub const ZONE_LEFT: f32 = 14.0;
/// Room after the name of the zone for the mark of a menu, in points.
pub const ZONE_MARK: f32 = 22.0;
/// The height of the band with the names of eras, in points.
pub const ERA_HEIGHT: f32 = 22.0;

/// The parts of the canvas, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Areas {
    /// All of it.
    pub whole: Rect,
    /// The axis, right of the lane titles.
    pub axis: Rect,
    /// The names of eras; empty if the timeline has none.
    pub eras: Rect,
    /// The lanes, right of their titles.
    pub lanes: Rect,
    /// The titles of the lanes.
    pub titles: Rect,
}

impl Areas {
    /// The parts of a canvas of that size.
    pub fn new(width: f32, height: f32, has_eras: bool) -> Self {
        let left = LANE_TITLES.min(width / 2.0);
        Self::with(width, height, left, AXIS_HEIGHT, has_eras)
    }

    /// The parts of a small picture of that size: without titles of lanes, and with the coarse row
    /// of the axis alone.
    pub fn compact(width: f32, height: f32, has_eras: bool) -> Self {
        Self::with(width, height, 0.0, COMPACT_AXIS_HEIGHT, has_eras)
    }

    fn with(width: f32, height: f32, left: f32, axis_height: f32, has_eras: bool) -> Self {
        let eras_bottom = axis_height + if has_eras { ERA_HEIGHT } else { 0.0 };
        let height = height.max(eras_bottom + 1.0);
        Self {
            whole: Rect::new(0.0, 0.0, width, height),
            axis: Rect::new(left, 0.0, width, axis_height),
            eras: Rect::new(left, axis_height, width, eras_bottom),
            lanes: Rect::new(left, eras_bottom, width, height),
            titles: Rect::new(0.0, eras_bottom, left, height),
        }
    }

    /// Whether it is a small picture.
    fn is_compact(&self) -> bool {
        self.axis.height() < AXIS_HEIGHT
    }
}

/// What the scene is made of.
pub struct Canvas<'a> {
    /// The timeline.
    pub timeline: &'a Timeline,
    /// Its index.
    pub index: &'a TimelineIndex,
    /// Its lanes at this zoom.
    pub plan: &'a Plan,
    /// What the view shows.
    pub layout: &'a Layout,
    /// Where the parts are.
    pub areas: Areas,
    /// Time ↔ x.
    pub scale: &'a TimeScale,
    /// The axis.
    pub axis: &'a Axis,
    /// Whose clocks are read out.
    pub clock: ClockZone,
    /// The zone of the timeline: days are its days.
    pub zone: Zone,
    /// How wide texts are.
    pub measure: &'a dyn TextMeasure,
    /// What the colours of marks say.
    pub colour_by: ColourBy,
    /// Whether names and branches tell where sources disagree.
    pub verdict: Verdict,
    /// Now.
    pub today: Instant,
    /// The selected event.
    pub selected: Option<u32>,
    /// What the pointer or the focus is on.
    pub hot: Option<Thing>,
    /// Where the pointer is, if it is over the lanes or the axis.
    pub pointer: Option<Point>,
}

impl Canvas<'_> {
    /// The zone of the axis and of the pointer.
    fn axis_zone(&self) -> Zone {
        self.clock.of(self.zone)
    }

    /// The dates that claims give for an event beside its own.
    fn other_dates(&self, event: u32) -> &[When] {
        match self.verdict {
            Verdict::Told => self.index.other_dates(event),
            Verdict::Withheld => &[],
        }
    }

    fn event_name(&self, event: u32) -> String {
        let (timeline, index) = (self.timeline, self.index);
        sentence::event(timeline, index, event, self.clock, self.verdict)
    }

    /// Builds the scene.
    pub fn scene(&self) -> Scene {
        let mut scene = Scene::default();
        let mut ground = Layer::new(self.areas.whole);
        self.draw_ground(&mut ground);
        let mut marks = Layer::new(self.areas.lanes);
        let mut over = Layer::new(self.areas.lanes);
        self.draw_time(&mut marks);
        for band in &self.layout.bands {
            if band.bottom <= self.areas.lanes.top || band.top >= self.areas.lanes.bottom {
                continue;
            }
            scene.outline.extend(self.lane_node(band));
            let first = scene.outline.len();
            self.draw_fold(band, &mut marks, &mut scene.outline);
            self.draw_ribbons(band, &mut marks, &mut scene.outline);
            self.draw_selected_in_fold(band, &mut over);
            self.draw_events(band.lane, &mut marks, &mut scene.outline);
            if let Some(nodes) = scene.outline.get_mut(first..) {
                nodes.sort_by(|one, other| one.rect.left.total_cmp(&other.rect.left));
            }
        }
        self.draw_pointer_line(&mut marks);
        self.draw_scroll_bar(&mut marks);
        let mut titles = Layer::new(self.areas.titles);
        if !self.areas.is_compact() {
            self.draw_titles(&mut titles);
        }
        let mut axis = Layer::new(Rect {
            bottom: self.areas.eras.bottom,
            ..self.areas.whole
        });
        self.draw_axis(&mut axis);
        scene.layers = vec![ground, marks, over, titles, axis];
        scene
    }

    /// The colour of the mark of an event.
    fn ink_of_event(&self, event: EventIndex) -> Ink {
        let found = self.timeline.events.get(event as usize);
        let colour = found.map(|found| self.index.kind_entry(&found.kind).colour);
        let standing = self.index.standing(event);
        self.colour_by.ink(colour.unwrap_or_default(), standing)
    }

    fn draw_events(&self, lane: usize, layer: &mut Layer, outline: &mut Vec<Node>) {
        let area = self.areas.lanes;
        for placed in self
            .layout
            .placed
            .iter()
            .filter(|placed| placed.lane == lane)
        {
            let Some(event) = self.timeline.events.get(placed.event as usize) else {
                continue;
            };
            if !placed.rect.overlaps(&area) {
                continue;
            }
            let thing = Thing::Event {
                event: placed.event,
                lane,
            };
            let kind = self.index.kind_entry(&event.kind);
            let standing = self.index.standing(placed.event);
            let mark = Mark {
                placed,
                event,
                kind: &kind,
                ink: self.ink_of_event(placed.event),
                standing,
                other_dates: self.other_dates(placed.event),
                clock: self.clock,
                is_hot: self.hot == Some(thing),
                is_selected: self.selected == Some(placed.event),
            };
            mark.draw(self.scale, self.plan.pitch, self.today, layer);
            let name = self.event_name(placed.event);
            outline.push(Node {
                thing,
                rect: within(placed.rect, area),
                name,
            });
        }
    }
}

/// The part of a rectangle that lies in an area.
fn within(rect: Rect, area: Rect) -> Rect {
    Rect::new(
        rect.left.clamp(area.left, area.right),
        rect.top.clamp(area.top, area.bottom),
        rect.right.clamp(area.left, area.right),
        rect.bottom.clamp(area.top, area.bottom),
    )
}
