//! Plans of the canvas, kept between frames so that only what changed is computed again.

use super::document::Document;
use crate::index::{EventIndex, LaneGroup};
use crate::model::Grouping;
use crate::view::geometry::Rect;
use crate::view::nearby::{MOST_PACKED, Nearby, Part, Subject};
use crate::view::packing::{Room, ZoomStep};
use crate::view::plan::{Packed, Plan, room};
use crate::view::scale::TimeScale;
use crate::view::selected::Selected;
use crate::view::text::TextMeasure;
use std::collections::HashMap;
use std::sync::Arc;

/// No more measured titles are kept than this.
const MOST_ROOMS: usize = 50_000;

/// A value that is kept as long as what it was made for stays the same.
#[derive(Debug)]
pub(super) struct For<Key, Value>(Option<(Key, Arc<Value>)>);

impl<Key, Value> Default for For<Key, Value> {
    fn default() -> Self {
        Self(None)
    }
}

impl<Key: PartialEq, Value> For<Key, Value> {
    /// The value, if it was made for that.
    pub(super) fn get(&self, key: &Key) -> Option<Arc<Value>> {
        let (kept, value) = self.0.as_ref()?;
        (kept == key).then(|| Arc::clone(value))
    }

    /// The value and what it was made for, if that will do.
    pub(super) fn get_if(&self, will_do: impl Fn(&Key) -> bool) -> Option<(Key, Arc<Value>)>
    where
        Key: Copy,
    {
        let (kept, value) = self.0.as_ref()?;
        will_do(kept).then(|| (*kept, Arc::clone(value)))
    }

    /// Keeps another value.
    pub(super) fn put(&mut self, key: Key, value: Value) -> Arc<Value> {
        let value = Arc::new(value);
        self.0 = Some((key, Arc::clone(&value)));
        value
    }
}

/// What lanes are made for: a revision of the document, what is shown of it, and a grouping.
pub(super) type LanesKey = (u64, u64, Grouping);

/// What a plan is made for.
pub(super) struct Frame<'a> {
    /// The timeline.
    pub document: &'a Document,
    /// How wide texts are.
    pub measure: &'a dyn TextMeasure,
    /// Its lanes.
    pub lanes: &'a Arc<Vec<LaneGroup>>,
    /// What the lanes were made for.
    pub key: LanesKey,
    /// Whether measures in force are left out.
    pub leaves_out_ribbons: bool,
    /// Time ↔ x.
    pub scale: &'a TimeScale,
    /// Where the lanes are.
    pub area: Rect,
}

/// Plans of the canvas, by lanes, step of zoom and height; of timelines with very many events also by
/// the part that is in view.
#[derive(Debug, Default)]
pub(super) struct Plans {
    step: Option<ZoomStep>,
    packed: For<(LanesKey, ZoomStep), Packed>,
    whole: For<(LanesKey, ZoomStep, u32), Plan>,
    nearby: Option<((LanesKey, ZoomStep, u32), Nearby)>,
    part: For<Part, Plan>,
    rooms: (u64, HashMap<EventIndex, Room>),
}

impl Plans {
    /// The plan of a frame whose lanes are scrolled by so many points.
    pub(super) fn plan(
        &mut self,
        frame: &Frame<'_>,
        scroll: f32,
        selected: Option<&Selected>,
    ) -> Arc<Plan> {
        let step = ZoomStep::of(&frame.scale.viewport(), self.step);
        self.step = Some(step);
        if self.rooms.0 != frame.key.0 || self.rooms.1.len() > MOST_ROOMS {
            self.rooms = (frame.key.0, HashMap::new());
        }
        let events: usize = frame.lanes.iter().map(|lane| lane.track.len()).sum();
        if events > MOST_PACKED {
            self.near(frame, step, scroll, selected)
        } else {
            self.whole(frame, step)
        }
    }

    /// The plan of all of a timeline.
    fn whole(&mut self, frame: &Frame<'_>, step: ZoomStep) -> Arc<Plan> {
        let height = frame.area.height();
        let key = (frame.key, step, height.to_bits());
        if let Some(plan) = self.whole.get(&key) {
            return plan;
        }
        let Self { packed, rooms, .. } = self;
        let packed = packed.get(&(frame.key, step)).unwrap_or_else(|| {
            let mut room = |event| room_of(&mut rooms.1, frame, event);
            let index = frame.document.index();
            let mut made = Packed::new(index, frame.lanes, step, &mut room);
            if frame.leaves_out_ribbons {
                made.leave_out_ribbons();
            }
            packed.put((frame.key, step), made)
        });
        let plan = packed.plan(frame.document.timeline(), frame.document.index(), height);
        self.whole.put(key, plan)
    }

    /// The plan of what is in view.
    fn near(
        &mut self,
        frame: &Frame<'_>,
        step: ZoomStep,
        scroll: f32,
        selected: Option<&Selected>,
    ) -> Arc<Plan> {
        let height = frame.area.height();
        let key = (frame.key, step, height.to_bits());
        let index = frame.document.index();
        let Self {
            nearby,
            part: kept,
            rooms,
            ..
        } = self;
        if nearby.as_ref().is_none_or(|(known, _)| *known != key) {
            *nearby = None;
            *kept = For::default();
        }
        let (_, nearby) = nearby.get_or_insert_with(|| {
            let lanes = Arc::clone(frame.lanes);
            (key, Nearby::new(index, lanes, step, height))
        });
        let mut lanes = lanes_at(nearby.empty(), scroll, height);
        lanes.extend(selected.iter().flat_map(|selected| &selected.lanes));
        lanes.sort_unstable();
        lanes.dedup();
        let part = nearby.part(frame.scale.edges(), lanes);
        kept.get(&part).unwrap_or_else(|| {
            let mut room = |event| room_of(&mut rooms.1, frame, event);
            let mut subject = Subject {
                timeline: frame.document.timeline(),
                index,
                room: &mut room,
            };
            let plan = nearby.plan(&part, &mut subject);
            kept.put(part, plan)
        })
    }
}

/// The lanes on a canvas of that height, with one more on each side: the selected row may be higher.
fn lanes_at(plan: &Plan, scroll: f32, height: f32) -> Vec<usize> {
    let mut bottom = 0.0;
    let mut lanes: Vec<usize> = Vec::new();
    for (number, lane) in plan.lanes.iter().enumerate() {
        let top = bottom;
        bottom += lane.height;
        if bottom >= scroll && top <= scroll + height {
            lanes.push(number);
        }
    }
    let first = lanes.first().and_then(|first| first.checked_sub(1));
    let after = lanes.last().map(|last| last + 1);
    let after = after.filter(|after| *after < plan.lanes.len());
    first.into_iter().chain(lanes).chain(after).collect()
}

/// What an event asks for, measured once.
fn room_of(rooms: &mut HashMap<EventIndex, Room>, frame: &Frame<'_>, event: EventIndex) -> Room {
    let timeline = frame.document.timeline();
    *rooms
        .entry(event)
        .or_insert_with(|| room(timeline, frame.measure, event))
}
