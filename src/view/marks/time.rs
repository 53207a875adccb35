//! The time of an event: brackets, bars and their tips.

use super::{Mark, inside, open_arrow, question};
use crate::model::When;
use crate::model::date::Instant;
use crate::view::geometry::{Point, Rect};
use crate::view::glyphs::{Inside, bounds};
use crate::view::plan::CARD_PITCH;
use crate::view::scale::TimeScale;
use crate::view::scene::{Ink, Layer, Shape};
use crate::view::span::{Bar, Span, Tip};

/// The thickness of a bar, in points.
const BAR: f32 = 3.0;
/// From the middle of a title down to the middle of the bar under it, in points.
const BAR_BELOW: f32 = 11.0;
/// The same where a date stands between them, in points.
const BAR_BELOW_DATE: f32 = 26.0;
/// The size of the question mark at a doubtful or unknown end, in points.
const UNKNOWN_SIZE: f32 = 9.0;
/// From the middle of a bar down to the middle of a question mark, clear of the title, in points.
const UNKNOWN_BELOW: f32 = 1.5;

impl Mark<'_> {
    /// Draws how long it was, or in which period.
    pub(super) fn draw_time(
        &self,
        scale: &TimeScale,
        pitch: f32,
        today: Instant,
        layer: &mut Layer,
    ) {
        let has_date = pitch >= CARD_PITCH;
        let y = self.placed.glyph.y + if has_date { BAR_BELOW_DATE } else { BAR_BELOW };
        let ink = self.ink;
        let when = self.event.when.as_ref();
        let inside = when.map(|when| inside(when, today, self.standing));
        let inside = inside.unwrap_or_default();
        let pen = Pen { y, ink, inside };
        match self.placed.span {
            Span::None => {}
            Span::Bracket(left, right) => {
                let about = when.is_some_and(When::is_approximate);
                pen.bracket(left, right, about, layer);
            }
            Span::Bar(bar) => pen.bar(&bar, layer),
        }
        self.draw_stages(scale, y, ink, layer);
        self.draw_fork(scale, (y, has_date), today, layer);
    }
}

/// What bars are drawn with.
struct Pen {
    /// The middle of the bar, in points.
    y: f32,
    ink: Ink,
    inside: Inside,
}

impl Pen {
    /// A dashed bracket around a whole period; its ends are dotted if they are only about there.
    fn bracket(&self, left: f32, right: f32, about: bool, layer: &mut Layer) {
        self.dashed(left, right, layer);
        for x in [left, right] {
            layer.shapes.push(Shape::Line {
                from: Point::new(x, self.y - 6.0),
                to: Point::new(x, self.y + 0.5),
                ink: self.ink,
                width: 1.5,
                dash: about.then_some((1.5, 2.0)),
            });
        }
    }

    /// The sure part, and what is before and after it.
    fn bar(&self, bar: &Bar, layer: &mut Layer) {
        let (from, to) = bar.reach();
        if bar.right < bar.left {
            // Both ends lie somewhere in one period.
            self.bracket(from, to, false, layer);
            return;
        }
        if bar.right - bar.left > 0.5 {
            let half = BAR / 2.0;
            let rect = Rect::new(bar.left, self.y - half, bar.right, self.y + half);
            layer.shapes.push(self.lasting(rect));
        }
        self.tip(bar.before, bar.left, -1.0, layer);
        self.tip(bar.after, bar.right, 1.0, layer);
    }

    /// The sure part.
    fn lasting(&self, rect: Rect) -> Shape {
        let shape = |fill, stroke, radius| Shape::Box {
            rect,
            fill,
            stroke,
            radius,
        };
        match self.inside {
            Inside::Full => shape(Some(self.ink), None, 1.5),
            Inside::Hollow => shape(None, Some((self.ink, 1.0)), 0.0),
            Inside::Hatched => Shape::Bars {
                bars: vec![rect],
                ink: self.ink,
                stripes: Some(rect.left + rect.top),
            },
        }
    }

    /// What is beyond the sure part, which ends at `edge`; `direction` is positive to the right.
    fn tip(&self, tip: Tip, edge: f32, direction: f32, layer: &mut Layer) {
        match tip {
            Tip::Sharp => {}
            Tip::Whisker(x) => {
                self.dashed(edge, x, layer);
                self.cap(x, layer);
            }
            Tip::Soft(x) => self.dots(edge, x, layer),
            Tip::Doubtful(x) => self.question(x, layer),
            Tip::Unknown(x) => {
                self.dashed(edge, x - 7.0 * direction, layer);
                self.question(x, layer);
            }
            Tip::Open(x) => {
                if (x - edge) * direction > 0.0 {
                    self.dashed(edge, x, layer);
                }
                self.arrow(x, direction, layer);
            }
        }
    }

    fn dashed(&self, from: f32, to: f32, layer: &mut Layer) {
        let (left, right) = (from.min(to), from.max(to));
        layer.shapes.push(Shape::Line {
            from: Point::new(left, self.y),
            to: Point::new(right, self.y),
            ink: self.ink,
            width: 1.5,
            dash: Some((4.0, 3.0)),
        });
    }

    fn question(&self, x: f32, layer: &mut Layer) {
        let at = Point::new(x, self.y + UNKNOWN_BELOW);
        layer.texts.push(question(at, UNKNOWN_SIZE));
    }

    /// The end of a whisker.
    fn cap(&self, x: f32, layer: &mut Layer) {
        let (top, foot) = (Point::new(x, self.y - 3.5), Point::new(x, self.y + 3.5));
        layer.shapes.push(Shape::line(top, foot, self.ink, 1.5));
    }

    /// An open arrow with its tip at `x`, pointing to the right if `direction` is positive.
    fn arrow(&self, x: f32, direction: f32, layer: &mut Layer) {
        let tip = Point::new(x, self.y);
        layer
            .shapes
            .extend(open_arrow(tip, (5.0 * direction, 4.0), self.ink));
    }

    /// Dots that thin out towards `x`.
    fn dots(&self, edge: f32, x: f32, layer: &mut Layer) {
        for (share, radius) in [(0.3, 1.5), (0.65, 1.2), (1.0, 0.9)] {
            let at = Point::new(edge + (x - edge) * share, self.y);
            layer.shapes.push(Shape::Box {
                rect: bounds(at, radius / 1.2),
                fill: Some(self.ink),
                stroke: None,
                radius: 2.0,
            });
        }
    }
}
