//! From placed events to shapes: the grammar of marks.
//!
//! Shape and colour say the kind; outline and extent say the precision:
//!
//! | date | mark |
//! |---|---|
//! | a day | the plain glyph |
//! | a clock time | a stem under the glyph, down to the foot of its row |
//! | a month, a year, a season, between two days | a dashed bracket as wide as the period |
//! | about | dots around the glyph, and at the ends of a bar |
//! | doubtful | a question mark at the glyph |
//! | from … to … | a bar; dashed whiskers where an end is known to the month or less |
//! | an end that is unknown | a dashed line that ends in a question mark |
//! | going on, or open at the start | an open arrow |
//! | planned | hollow |
//! | disputed | branches to its other dates, see `fork` |
//! | uncited | stripes in place of a full glyph or bar |
//! | outside of the view, with stages inside | a small glyph with an arrow that points there |
//! | stages | small marks on a thin line, see `stages` |

mod fork;
mod stages;
mod time;

pub use fork::prongs;
pub use stages::mark as mark_of_stage;

use super::geometry::{Point, Rect};
use super::glyphs::{Inside, bounds};
use super::layout::{Away, Placed};
use super::plan::{CARD_PITCH, LINE_PITCH, TITLE_SIZE, title_weight};
use super::scale::TimeScale;
use super::scene::{Align, Ink, Layer, Shape, TextRun};
use super::span::Span;
use super::text::Weight;
use crate::index::KindEntry;
use crate::model::date::{ClockZone, Instant};
use crate::model::{Event, Importance, Level, Standing, Text, When, hidden};

/// Half the size of a mark, in points.
pub const MARK_RADIUS: f32 = 5.0;
/// Half the size of a mark whose date lies outside of the view, in points.
const AWAY_RADIUS: f32 = 3.6;
/// A card that begins so far before its glyph has its texts before it, in points.
const NARROWEST_BEFORE: f32 = 40.0;
/// Half the size of a dial, in points.
pub const DIAL_RADIUS: f32 = 4.5;
/// Half the size of a dial over a glyph, where there is no room for a title, in points.
const SMALL_DIAL_RADIUS: f32 = 2.9;
/// From the middle of a glyph up to that of the dial over it, in points.
const DIAL_ABOVE: f32 = 9.6;
/// From the middle of a title down to the middle of the date under it, in points.
const DATE_BELOW: f32 = 17.0;
/// The size of the question mark of a doubtful date, in points.
const DOUBT_SIZE: f32 = 9.5;
/// The size of a date on a card, in points.
const DATE_SIZE: f32 = 11.0;

/// An event with what its mark says.
pub struct Mark<'a> {
    /// Where it is.
    pub placed: &'a Placed,
    /// What it is.
    pub event: &'a Event,
    /// Its kind.
    pub kind: &'a KindEntry,
    /// Its colour.
    pub ink: Ink,
    /// Its evidence.
    pub standing: Standing,
    /// The dates that claims give for it beside its own.
    pub other_dates: &'a [When],
    /// Whose clocks its date is read from.
    pub clock: ClockZone,
    /// Whether the pointer or the focus is on it.
    pub is_hot: bool,
    /// Whether it is selected.
    pub is_selected: bool,
}

impl Mark<'_> {
    /// Draws the mark, its title and its dial.
    pub fn draw(&self, scale: &TimeScale, pitch: f32, today: Instant, layer: &mut Layer) {
        if let Some(card) = self.placed.card {
            self.draw_time(scale, pitch, today, layer);
            self.draw_card(card, today, layer);
            return;
        }
        if self.is_selected || self.is_hot {
            self.draw_highlight(layer);
        }
        self.draw_time(scale, pitch, today, layer);
        let is_clock = self.event.when.as_ref().is_some_and(When::has_clock);
        let is_here = self.placed.away.is_none();
        if is_clock && is_here && self.placed.span == Span::None {
            draw_stem(self.placed.glyph, pitch, self.ink, layer);
        }
        self.draw_glyph(today, layer);
        if let Some(label) = self.placed.label {
            let at = Point::new(label.left, self.placed.glyph.y);
            layer.texts.push(self.title(at, label.room, 1));
            let dial = Shape::Dial {
                standing: self.standing,
                centre: label.dial,
                radius: DIAL_RADIUS,
            };
            layer.shapes.push(dial);
            if pitch >= CARD_PITCH {
                let at = Point::new(label.left, self.placed.glyph.y + DATE_BELOW);
                layer.texts.extend(self.date(at, label.date_room));
            }
        } else {
            let above = dial_above(self.placed.glyph, self.standing);
            layer.shapes.push(above);
        }
    }

    fn title(&self, at: Point, room: f32, lines: usize) -> TextRun {
        let own = title_weight(self.event.importance);
        TextRun {
            text: shown_title(&self.event.title),
            at,
            size: TITLE_SIZE,
            weight: if self.placed.card.is_some() {
                Weight::SemiBold
            } else {
                own
            },
            ink: if self.event.importance == Importance::Minor {
                Ink::Dim
            } else {
                Ink::Text
            },
            room,
            align: Align::Left,
            lines,
        }
    }

    fn date(&self, at: Point, room: f32) -> Option<TextRun> {
        let text = self.event.when.as_ref()?.words_short_in(self.clock);
        Some(TextRun::line(text, at, DATE_SIZE, Ink::Dim, room))
    }

    fn draw_highlight(&self, layer: &mut Layer) {
        let Placed { glyph, label, .. } = self.placed;
        let label = label.map(|label| (label.left - 6.0, label.dial.x + 9.0));
        let (left, right) = label.unwrap_or((glyph.x, glyph.x));
        let (left, right) = (left.min(glyph.x - 10.0), right.max(glyph.x + 10.0));
        layer.shapes.push(Shape::Box {
            rect: Rect::new(left, glyph.y - 12.0, right, glyph.y + 12.0),
            fill: Some(Ink::Card),
            stroke: Some(if self.is_selected {
                (Ink::Accent, 1.5)
            } else {
                (Ink::Hairline, 1.0)
            }),
            radius: 6.0,
        });
    }

    /// The selected event: its date and its title in a frame.
    fn draw_card(&self, card: Rect, today: Instant, layer: &mut Layer) {
        layer.shapes.push(Shape::Box {
            rect: card,
            fill: Some(Ink::Card),
            stroke: Some((Ink::Accent, 1.5)),
            radius: 8.0,
        });
        self.draw_glyph(today, layer);
        let Point { x, y } = self.placed.glyph;
        // At the right edge of the canvas, the card lies before the glyph.
        let (date, title, dial) = if x - card.left > NARROWEST_BEFORE {
            (card.left + 10.0, card.left + 10.0, x - 20.0)
        } else {
            let after = x + super::packing::GLYPH_TO_LABEL;
            (after, x - 4.0, card.right - 14.0)
        };
        let room = dial - date - DIAL_RADIUS - 4.0;
        layer.texts.extend(self.date(Point::new(date, y), room));
        layer.shapes.push(Shape::Dial {
            standing: self.standing,
            centre: Point::new(dial, y),
            radius: DIAL_RADIUS,
        });
        let at = Point::new(title, y + 17.0);
        layer
            .texts
            .push(self.title(at, card.right - at.x - 10.0, 2));
    }

    fn draw_glyph(&self, today: Instant, layer: &mut Layer) {
        let centre = self.placed.glyph;
        let ink = self.ink;
        let Some(when) = &self.event.when else { return };
        let inside = inside(when, today, self.standing);
        let mark = |radius| Shape::Mark {
            glyph: self.kind.glyph,
            centre,
            radius,
            ink,
            inside,
        };
        if let Some(away) = self.placed.away {
            // It was not here: a small mark points to where it was.
            layer.shapes.push(mark(AWAY_RADIUS));
            layer.shapes.extend(chevron(centre, away, ink));
            return;
        }
        layer.shapes.push(mark(MARK_RADIUS));
        // At the end of a bar, doubts are drawn there.
        let first = when.form().moments().next();
        if first.is_some_and(|moment| moment.approximate) {
            dotted_ring(centre, ink, layer);
        }
        let lasted = matches!(self.placed.span, Span::Bar(_));
        if !lasted && first.is_some_and(|moment| moment.uncertain) {
            let at = Point::new(centre.x + 5.5, centre.y - 7.5);
            layer.texts.push(question(at, DOUBT_SIZE));
        }
    }
}

/// A title as it is shown: never empty, on one line, short, and with nothing hidden in it.
pub fn shown_title(title: &Text) -> Text {
    let label = hidden::label_text(title);
    if hidden::is_blank(&label) {
        return "Untitled event".into();
    }
    label
}

/// Whether a date has yet to come.
pub fn is_planned(when: &When, today: Instant) -> bool {
    when.earliest()
        .or_else(|| when.latest())
        .is_some_and(|start| start > today)
}

/// What the inside of the mark of an event looks like.
pub fn inside(when: &When, today: Instant, standing: Standing) -> Inside {
    if is_planned(when, today) {
        Inside::Hollow
    } else if standing.level == Level::Uncited {
        Inside::Hatched
    } else {
        Inside::Full
    }
}

/// The dial over the middle of a glyph.
pub fn dial_above(glyph: Point, standing: Standing) -> Shape {
    Shape::Dial {
        standing,
        centre: Point::new(glyph.x, glyph.y - DIAL_ABOVE),
        radius: SMALL_DIAL_RADIUS,
    }
}

/// A clock time stands on the foot of its row.
fn draw_stem(centre: Point, pitch: f32, ink: Ink, layer: &mut Layer) {
    let foot = centre.y + pitch - LINE_PITCH / 2.0 - 1.0;
    let line = |from, to| Shape::line(from, to, ink, 1.0);
    let top = Point::new(centre.x, centre.y + MARK_RADIUS);
    let base = Point::new(centre.x, foot);
    layer.shapes.push(line(top, base));
    let (left, right) = (
        Point::new(base.x - 3.0, foot),
        Point::new(base.x + 3.0, foot),
    );
    layer.shapes.push(line(left, right));
}

/// An open arrow beside a small glyph, which points out of the view.
fn chevron(centre: Point, away: Away, ink: Ink) -> [Shape; 2] {
    let direction = match away {
        Away::Earlier => -1.0,
        Away::Later => 1.0,
    };
    let tip = Point::new(centre.x + 10.0 * direction, centre.y);
    open_arrow(tip, (3.5 * direction, 3.5), ink)
}

/// The two strokes of an arrow to `tip`. They begin `back` points left of it (right of it if that is
/// negative), and `half` points above and below.
pub fn open_arrow(tip: Point, (back, half): (f32, f32), ink: Ink) -> [Shape; 2] {
    [-half, half].map(|side| {
        let from = Point::new(tip.x - back, tip.y + side);
        Shape::line(from, tip, ink, 1.5)
    })
}

/// The question mark of what is doubtful or unknown, around its middle; `size` is in points.
pub fn question(at: Point, size: f32) -> TextRun {
    let mark = TextRun::line("?", at, size, Ink::Text, 10.0);
    TextRun {
        align: Align::Centre,
        ..mark.weighing(Weight::SemiBold)
    }
}

/// A ring of dots around a glyph: about there.
fn dotted_ring(centre: Point, ink: Ink, layer: &mut Layer) {
    let dots = 10_u8;
    layer.shapes.extend((0..dots).map(|dot| {
        let turn = f32::from(dot) / f32::from(dots) * std::f32::consts::TAU;
        let radius = MARK_RADIUS + 3.0;
        let at = Point::new(
            centre.x + radius * turn.cos(),
            centre.y + radius * turn.sin(),
        );
        Shape::Box {
            rect: bounds(at, 0.7),
            fill: Some(ink),
            stroke: None,
            radius: 1.0,
        }
    }));
}
