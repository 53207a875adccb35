//! Where everything that a view shows goes: lanes from top to bottom, and in each the marks and
//! labels that touch the view.
//!
//! ```text
//!  before_glyph   glyph_to_label        label         dial
//!        |-------●-----------|Title of the event…|  ◐  |  next slot
//! ```
//!
//! A mark is found by binary search in its row, so a frame costs what it shows.

use super::geometry::{Point, Rect};
use super::packing::{
    BEFORE_GLYPH, BETWEEN, GLYPH_TO_LABEL, IN_BRACKET, LABEL_TO_DIAL_END, Slot, WIDEST_LABEL,
};
use super::plan::{CARD_PITCH, LANE_TOP, Plan, PlannedLane};
use super::scale::TimeScale;
use super::selected::Selected;
use super::span::Span;
use crate::index::{EventIndex, Extent};
use crate::model::Timeline;
use crate::model::date::Instant;

/// How much taller the row of a selected card is, in points.
pub const CARD_GROWTH: f32 = 34.0;
/// Labels with less room than this are left out, in points.
const NARROWEST_LABEL: f32 = 44.0;
/// With less room than this at the right edge, a title goes to the other side, in points.
const STUMP: f32 = 110.0;
/// A card needs so much room, in points.
const NARROWEST_CARD: f32 = 150.0;
/// A card takes no more room than this, in points.
const WIDEST_CARD: f32 = 270.0;
/// A label of a long event that began before the view stands so far from the edge, in points.
const STICKY: f32 = 16.0;

/// A lane on the canvas.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// The position of the lane.
    pub lane: usize,
    /// The upper edge, in points; scrolling moves it.
    pub top: f32,
    /// The lower edge, in points.
    pub bottom: f32,
    /// The middle of the dots and strips, in points.
    pub fold_y: f32,
    /// The upper edge of the ribbons, in points.
    pub ribbons_top: f32,
    /// How many of its events began before the view, go on in it, and have no row.
    pub under_way: usize,
    /// How many of its measures are in force in the view and not shown.
    pub in_force: usize,
}

/// The room for a title.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    /// Where the title begins, in points.
    pub left: f32,
    /// The room for the title, in points.
    pub room: f32,
    /// The room for a date under it, in points.
    pub date_room: f32,
    /// The middle of the dial after it.
    pub dial: Point,
}

/// Where the date of an event lies whose mark stands at the edge of the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Away {
    /// Before the view.
    Earlier,
    /// After the view.
    Later,
}

/// An event with a row of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Which event.
    pub event: EventIndex,
    /// The position of its lane.
    pub lane: usize,
    /// The middle of its glyph.
    pub glyph: Point,
    /// How its time shows.
    pub span: Span,
    /// Whether its own date lies outside of the view, earlier or later, while its stages reach in.
    pub away: Option<Away>,
    /// Its title, if it has room.
    pub label: Option<Label>,
    /// The card that it becomes while it is selected, if that has room.
    pub card: Option<Rect>,
    /// All of it, for the pointer.
    pub rect: Rect,
}

impl Placed {
    /// Moves all of it down by so many points.
    pub(super) fn move_down(&mut self, points: f32) {
        self.glyph.y += points;
        if let Some(label) = &mut self.label {
            label.dial.y += points;
        }
        for rect in self.card.iter_mut().chain([&mut self.rect]) {
            rect.top += points;
            rect.bottom += points;
        }
    }
}

/// What a view shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// Lanes from the top, also those outside the canvas.
    pub bands: Vec<Band>,
    /// Events with a row, lane by lane and row by row.
    pub placed: Vec<Placed>,
    /// The height of all lanes, in points.
    pub height: f32,
    /// The selected event.
    pub selected: Option<Selected>,
}

impl Layout {
    /// Places what a view shows in the area of the lanes. `scroll` is how far the lanes are
    /// scrolled, in points.
    pub fn new(
        plan: &Plan,
        timeline: &Timeline,
        scale: &TimeScale,
        area: Rect,
        scroll: f32,
        selected: Option<&Selected>,
    ) -> Self {
        let mut layout = Self {
            selected: selected.cloned(),
            ..Self::default()
        };
        let mut top = area.top - scroll;
        for (lane, planned) in plan.lanes.iter().enumerate() {
            let grown = selected.and_then(|selected| selected.row(lane, planned));
            let growth = if grown.is_some() { growth(plan) } else { 0.0 };
            let bottom = top + planned.height + growth;
            let rows = RowsArea {
                lane,
                top,
                growth,
                grown,
                pitch: plan.pitch,
                scale,
                timeline,
                selected: selected.map(|selected| selected.event),
                times: (plan.known, plan.today),
            };
            if bottom > area.top && top < area.bottom {
                rows.place(planned, &mut layout.placed);
            }
            let rows_end = top + LANE_TOP + planned.rows.len() as f32 * plan.pitch + growth;
            let fold_y = rows_end + super::plan::FOLD_HEIGHT / 2.0;
            layout.bands.push(Band {
                lane,
                top,
                bottom,
                fold_y,
                ribbons_top: if planned.keeps_fold {
                    rows_end + super::plan::FOLD_HEIGHT
                } else {
                    rows_end
                },
                under_way: 0,
                in_force: 0,
            });
            top = bottom;
        }
        layout.height = top + scroll - area.top;
        // The room that is kept for a selected card belongs to the last lane while there is none.
        if let Some(last) = layout.bands.last_mut() {
            last.bottom = last.bottom.max(area.bottom);
        }
        layout
    }
}

/// How much the row of the selected event grows: cards have room for a date already.
fn growth(plan: &Plan) -> f32 {
    if plan.pitch >= CARD_PITCH {
        CARD_GROWTH + super::plan::LINE_PITCH - CARD_PITCH
    } else {
        CARD_GROWTH
    }
}

/// The rows of one lane while they are placed.
struct RowsArea<'a> {
    lane: usize,
    top: f32,
    growth: f32,
    grown: Option<usize>,
    pitch: f32,
    scale: &'a TimeScale,
    timeline: &'a Timeline,
    selected: Option<EventIndex>,
    /// Up to when it is known what happened, and today.
    times: (Instant, Instant),
}

impl RowsArea<'_> {
    fn place(&self, planned: &PlannedLane, placed: &mut Vec<Placed>) {
        let (from, to) = self.scale.edges();
        for (number, row) in planned.rows.iter().enumerate() {
            let top = self.row_top(number);
            let first = row.partition_point(|slot| slot.until < from);
            for (place, slot) in row.iter().enumerate().skip(first) {
                if slot.from > to {
                    break;
                }
                let before = place.checked_sub(1).and_then(|before| row.get(before));
                let neighbours = (before, row.get(place + 1));
                placed.extend(self.place_slot(slot, neighbours, top));
            }
        }
    }

    /// The upper edge of a row, in points.
    fn row_top(&self, number: usize) -> f32 {
        let grown = self.grown.is_some_and(|grown| number > grown);
        self.top + LANE_TOP + number as f32 * self.pitch + if grown { self.growth } else { 0.0 }
    }

    fn place_slot(
        &self,
        slot: &Slot,
        (before, after): (Option<&Slot>, Option<&Slot>),
        top: f32,
    ) -> Option<Placed> {
        let event = self.timeline.events.get(slot.event as usize)?;
        let when = event.when.as_ref()?;
        let x = |instant| self.scale.x_clamped(instant);
        let span = Span::of(when, self.scale, self.times);
        let own = Extent::of_date(when, self.times.1);
        let natural = span.glyph_x((x(own.start), x(own.end)), IN_BRACKET);
        let line = super::plan::LINE_PITCH / 2.0;
        let stuck = self.stuck(natural, slot, x(slot.extent.end));
        let glyph = Point::new(stuck, top + line);
        let away = if x(own.end) < self.scale.left() {
            Some(Away::Earlier)
        } else if x(own.start) > self.scale.right() {
            Some(Away::Later)
        } else {
            None
        };
        let limit = self.limit(after);
        let label = self
            .label_before(glyph, slot, before)
            .or_else(|| self.label(glyph, slot, limit));
        let is_selected = self.selected == Some(slot.event);
        let card = if is_selected {
            self.card(glyph, top, (self.free_before(slot, before), limit))
        } else {
            None
        };
        let label_end = label.map_or(glyph.x, |label| label.dial.x);
        let (begin, end) = span.reach().unwrap_or((glyph.x, glyph.x));
        let begin = begin.min(x(slot.extent.start)).max(self.scale.left());
        let begin = begin.min(glyph.x - BEFORE_GLYPH);
        let begin = label.map_or(begin, |label| begin.min(label.left));
        let end = end.max(x(slot.extent.end)).min(self.scale.right());
        let end = label_end.max(end) + BEFORE_GLYPH;
        let rect = card.unwrap_or_else(|| Rect::new(begin, top, end, top + self.pitch));
        Some(Placed {
            event: slot.event,
            lane: self.lane,
            glyph,
            span,
            away,
            label,
            card,
            rect,
        })
    }

    /// The glyph of a long event stays in view as long as the event does, and never leaves the
    /// space that the row keeps for it.
    fn stuck(&self, natural: f32, slot: &Slot, end: f32) -> f32 {
        let wanted = self.scale.left() + STICKY;
        let last = self.scale.right() - STICKY;
        // Its own date is yet to come, and its first stages are in view.
        if natural > last && self.scale.x_clamped(slot.extent.start) < last - STICKY {
            return last;
        }
        // Also without a span of its own, it may have stages, or fill a view of seconds.
        if natural >= wanted || end <= wanted {
            return natural;
        }
        let title = slot.title_width.min(WIDEST_LABEL);
        let needed = GLYPH_TO_LABEL + title + LABEL_TO_DIAL_END + BETWEEN;
        let latest = self.scale.x_clamped(slot.until) - needed;
        wanted.min(latest.max(natural))
    }

    /// Where the label of a slot must end: at its neighbour, or at the edge of the canvas.
    fn limit(&self, next: Option<&Slot>) -> f32 {
        let edge = self.scale.right() - 4.0;
        next.map_or(edge, |next| {
            edge.min(self.scale.x_clamped(next.from) - BETWEEN / 2.0)
        })
    }

    /// The label of an event at the right edge of the canvas, where only a stump would remain of it,
    /// stands before its glyph if there is room.
    fn label_before(&self, glyph: Point, slot: &Slot, before: Option<&Slot>) -> Option<Label> {
        let title = slot.title_width.min(WIDEST_LABEL) + 2.0;
        let right = glyph.x + GLYPH_TO_LABEL + title + LABEL_TO_DIAL_END;
        let edge = self.scale.right() - 4.0;
        let is_stump = right - edge > title - STUMP.min(title);
        let dial = glyph.x - GLYPH_TO_LABEL - LABEL_TO_DIAL_END / 2.0;
        let left = dial - LABEL_TO_DIAL_END / 2.0 - title;
        let is_free = left >= self.free_before(slot, before);
        (is_stump && is_free && glyph.x <= edge).then_some(Label {
            left,
            room: title,
            date_room: title + LABEL_TO_DIAL_END,
            dial: Point::new(dial, glyph.y),
        })
    }

    /// Where the free space before the mark of a slot begins, in points.
    fn free_before(&self, slot: &Slot, before: Option<&Slot>) -> f32 {
        // What a slot has kept for itself is free in any case.
        let kept = self.scale.x_clamped(slot.from);
        let taken = before.map_or(f32::MIN, |before| self.taken_by(before).min(kept));
        taken.max(self.scale.left() + STICKY)
    }

    /// How far to the right a slot and its whole title may reach, in points, wherever in its extent
    /// its glyph stands.
    fn taken_by(&self, slot: &Slot) -> f32 {
        let (left, right) = (
            self.scale.x_clamped(slot.extent.start),
            self.scale.x_clamped(slot.extent.end),
        );
        let glyph = right.max(left + IN_BRACKET).max(self.scale.left() + STICKY);
        let labelled = glyph + GLYPH_TO_LABEL + slot.title_width + LABEL_TO_DIAL_END + BETWEEN;
        labelled.max(self.scale.x_clamped(slot.until))
    }

    fn label(&self, glyph: Point, slot: &Slot, limit: f32) -> Option<Label> {
        if glyph.x < self.scale.left() - 2.0 {
            return None;
        }
        let left = glyph.x + GLYPH_TO_LABEL;
        let room = (limit - LABEL_TO_DIAL_END - left).min(slot.title_width + 2.0);
        (room >= NARROWEST_LABEL.min(slot.title_width)).then(|| Label {
            left,
            room,
            date_room: limit - left - 4.0,
            dial: Point::new(left + room + LABEL_TO_DIAL_END / 2.0, glyph.y),
        })
    }

    /// The card of the selected event: after its glyph, or before it where only there is room.
    fn card(&self, glyph: Point, top: f32, (free, limit): (f32, f32)) -> Option<Rect> {
        let left = (glyph.x - BEFORE_GLYPH - 3.0).max(self.scale.left() + 1.0);
        let right = (left + WIDEST_CARD).min(limit);
        let bottom = top + super::plan::LINE_PITCH + CARD_GROWTH - 4.0;
        let card = |left: f32, right: f32| {
            (right - left >= NARROWEST_CARD).then(|| Rect::new(left, top + 2.0, right, bottom))
        };
        if glyph.x < self.scale.left() || glyph.x > self.scale.right() {
            return None;
        }
        card(left, right).or_else(|| {
            let right = (glyph.x + BEFORE_GLYPH + 3.0).min(self.scale.right() - 2.0);
            card(free.max(right - WIDEST_CARD), right)
        })
    }
}
