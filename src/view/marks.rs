//! From placed events to shapes: the grammar of marks.
//!
//! Shape and colour say the kind; outline and extent say the precision. A day is the plain glyph; a
//! clock time has a stem; a month or a year is a dashed bracket as wide as the period; what lasted
//! is a thin bar; what goes on has an arrow; what is planned is hollow; what is approximate has a
//! dotted ring.

use super::geometry::{Point, Rect};
use super::glyphs::bounds;
use super::layout::{Placed, Span};
use super::plan::{CARD_PITCH, TITLE_SIZE, title_weight};
use super::scale::TimeScale;
use super::scene::{Align, Ink, Layer, Shape, TextRun};
use super::text::Weight;
use crate::index::{Extent, KindEntry};
use crate::model::date::{Bound, Form, Instant};
use crate::model::{Event, Importance, Standing, Text, When, hidden};

/// Half the size of a mark, in points.
pub const MARK_RADIUS: f32 = 5.0;
/// Half the size of a dial, in points.
pub const DIAL_RADIUS: f32 = 4.5;
/// The thickness of a bar, in points.
const BAR: f32 = 3.0;
/// From the middle of a title down to the bar under it, in points.
const BAR_BELOW: f32 = 10.5;
/// The same where a date stands between them, in points.
const BAR_BELOW_DATE: f32 = 25.0;
/// From the middle of a title down to the middle of the date under it, in points.
const DATE_BELOW: f32 = 17.0;
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
    /// Its evidence.
    pub standing: Standing,
    /// Where it lies in time.
    pub extent: Extent,
    /// Whether the pointer or the focus is on it.
    pub is_hot: bool,
    /// Whether it is selected.
    pub is_selected: bool,
}

impl Mark<'_> {
    /// Draws the mark, its title and its dial.
    pub fn draw(&self, scale: &TimeScale, pitch: f32, today: Instant, layer: &mut Layer) {
        let ink = Ink::Kind(self.kind.colour);
        if let Some(card) = self.placed.card {
            self.draw_span(scale, pitch, ink, layer);
            self.draw_card(card, today, layer);
            return;
        }
        if self.is_selected || self.is_hot {
            self.draw_highlight(layer);
        }
        self.draw_span(scale, pitch, ink, layer);
        self.draw_glyph(ink, today, layer);
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
            let above = Point::new(self.placed.glyph.x, self.placed.glyph.y - 9.0);
            layer.shapes.push(Shape::Dial {
                standing: self.standing,
                centre: above,
                radius: 2.5,
            });
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
        let text = self.event.when.as_ref()?.words_short();
        Some(TextRun::line(text, at, DATE_SIZE, Ink::Dim, room))
    }

    fn draw_highlight(&self, layer: &mut Layer) {
        let Placed { glyph, label, .. } = self.placed;
        let right = label.map_or(glyph.x + 10.0, |label| label.dial.x + 9.0);
        layer.shapes.push(Shape::Box {
            rect: Rect::new(glyph.x - 10.0, glyph.y - 12.0, right, glyph.y + 12.0),
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
        self.draw_glyph(Ink::Kind(self.kind.colour), today, layer);
        let y = self.placed.glyph.y;
        let left = self.placed.glyph.x + super::packing::GLYPH_TO_LABEL;
        layer
            .texts
            .extend(self.date(Point::new(left, y), card.right - left - 24.0));
        let dial = Point::new(card.right - 14.0, y);
        layer.shapes.push(Shape::Dial {
            standing: self.standing,
            centre: dial,
            radius: DIAL_RADIUS,
        });
        let at = Point::new(self.placed.glyph.x - 4.0, y + 17.0);
        layer
            .texts
            .push(self.title(at, card.right - at.x - 10.0, 2));
    }

    fn draw_glyph(&self, ink: Ink, today: Instant, layer: &mut Layer) {
        let centre = self.placed.glyph;
        let Some(when) = &self.event.when else { return };
        if when.has_clock() && matches!(self.placed.span, Span::None) {
            layer.shapes.push(Shape::Line {
                from: Point::new(centre.x, centre.y + MARK_RADIUS),
                to: Point::new(centre.x, centre.y + 12.0),
                ink,
                width: 1.0,
                dash: None,
            });
        }
        layer.shapes.push(Shape::Mark {
            glyph: self.kind.glyph,
            centre,
            radius: MARK_RADIUS,
            ink,
            hollow: self.extent.start > today,
        });
        if when.is_approximate() || when.is_uncertain() {
            dotted_ring(centre, ink, layer);
        }
    }

    fn draw_span(&self, scale: &TimeScale, pitch: f32, ink: Ink, layer: &mut Layer) {
        let Some(when) = &self.event.when else { return };
        let has_date = pitch >= CARD_PITCH;
        let y = self.placed.glyph.y + if has_date { BAR_BELOW_DATE } else { BAR_BELOW };
        match self.placed.span {
            Span::None => {}
            Span::Bracket(left, right) => self.draw_bracket(left, right, layer),
            Span::Bar(left, right) => {
                bar(when, &Rect::new(left, y, right, y + BAR), ink, layer);
            }
        }
        self.draw_stages(scale, y + BAR / 2.0, ink, layer);
    }

    /// A dashed bracket over the whole period, left out under the title.
    fn draw_bracket(&self, left: f32, right: f32, layer: &mut Layer) {
        let Placed { glyph, label, .. } = self.placed;
        let y = glyph.y;
        let mut dashes = |from: f32, to: f32| {
            if to - from > 2.0 {
                layer.shapes.push(Shape::Line {
                    from: Point::new(from, y),
                    to: Point::new(to, y),
                    ink: Ink::Dim,
                    width: 1.0,
                    dash: Some((3.0, 3.0)),
                });
            }
        };
        let end = label.map_or(glyph.x + 9.0, |label| label.dial.x + 8.0);
        let end = self.placed.card.map_or(end, |card| card.right + 4.0);
        dashes(left, (glyph.x - 9.0).min(right));
        dashes(end.max(left), right);
        let covered = glyph.x - 9.0..end;
        for x in [left, right].into_iter().filter(|x| !covered.contains(x)) {
            layer.shapes.push(Shape::Line {
                from: Point::new(x, y - 5.0),
                to: Point::new(x, y + 5.0),
                ink: Ink::Dim,
                width: 1.0,
                dash: None,
            });
        }
    }

    /// Small dots on the thin line of an event whose stages have dates of their own.
    fn draw_stages(&self, scale: &TimeScale, y: f32, ink: Ink, layer: &mut Layer) {
        let dates = self
            .event
            .stages
            .iter()
            .filter_map(|stage| stage.when.as_ref()?.earliest());
        let places: Vec<f32> = dates.map(|instant| scale.x_clamped(instant)).collect();
        let (Some(left), Some(right)) = (
            places.iter().copied().reduce(f32::min),
            places.iter().copied().reduce(f32::max),
        ) else {
            return;
        };
        // Closer together they would only thicken the mark.
        if right - left < 12.0 {
            return;
        }
        layer.shapes.push(Shape::Line {
            from: Point::new(left, y),
            to: Point::new(right, y),
            ink,
            width: 1.0,
            dash: None,
        });
        let dot = |x: f32| Shape::Box {
            rect: bounds(Point::new(x, y), 1.9),
            fill: Some(ink),
            stroke: None,
            radius: 2.3,
        };
        layer.shapes.extend(places.into_iter().map(dot));
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

/// A bar over the time that something lasted: solid between known ends, dashed where an end is
/// unknown or approximate, with an arrow where it goes on.
fn bar(when: &When, rect: &Rect, ink: Ink, layer: &mut Layer) {
    let Form::Interval { start, end } = when.form() else {
        return;
    };
    let y = rect.centre().y;
    let dashed = matches!(end, Bound::Unknown) || matches!(start, Bound::Unknown);
    if dashed || when.is_approximate() || when.is_uncertain() {
        layer.shapes.push(Shape::Line {
            from: Point::new(rect.left, y),
            to: Point::new(rect.right, y),
            ink,
            width: BAR,
            dash: Some((5.0, 3.0)),
        });
    } else {
        layer.shapes.push(Shape::Box {
            rect: *rect,
            fill: Some(ink),
            stroke: None,
            radius: 1.5,
        });
    }
    let mut arrow = |tip: f32, base: f32| {
        let points = vec![
            Point::new(base, y - 4.0),
            Point::new(tip, y),
            Point::new(base, y + 4.0),
        ];
        layer.shapes.push(Shape::Polygon { points, fill: ink });
    };
    if matches!(end, Bound::Open) {
        arrow(rect.right + 7.0, rect.right);
    }
    if matches!(start, Bound::Open) {
        arrow(rect.left - 7.0, rect.left);
    }
}
