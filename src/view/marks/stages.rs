//! The stages of an event: small marks on a thin line, each with a shape of its own.
//!
//! | stage | mark |
//! |---|---|
//! | announced, proposed | an empty circle |
//! | adopted, signed | a full circle |
//! | published | a full square |
//! | effective | a full diamond |
//! | extended | a notch across the line |
//! | expires | a bar at the end |
//! | revoked | a cross |

use super::Mark;
use crate::model::date::Precision;
use crate::model::{Glyph, Stage, StageName};
use crate::view::geometry::{Point, Rect};
use crate::view::glyphs::bounds;
use crate::view::scale::TimeScale;
use crate::view::scene::{Ink, Layer, Shape};

/// Half the size of the mark of a stage, in points.
const RADIUS: f32 = 3.1;
/// Stages that are closer together than this would only thicken the mark, in points.
const NARROWEST: f32 = 12.0;

impl Mark<'_> {
    /// Draws the stages, where their dates can be told apart; `y` is the middle of their line.
    pub(super) fn draw_stages(&self, scale: &TimeScale, y: f32, ink: Ink, layer: &mut Layer) {
        let places: Vec<(StageName, f32, f32)> = self
            .event
            .stages
            .iter()
            .filter_map(|stage| place(stage, scale))
            .collect();
        let ends = places
            .iter()
            .map(|(_, left, right)| f32::midpoint(*left, *right));
        let (Some(left), Some(right)) =
            (ends.clone().reduce(f32::min), ends.clone().reduce(f32::max))
        else {
            return;
        };
        if right - left < NARROWEST {
            return;
        }
        layer
            .shapes
            .push(line(Point::new(left, y), Point::new(right, y), ink, 1.0));
        for ((stage, from, to), x) in places.iter().zip(ends) {
            // A month or a year is as wide as it is.
            if to - from > NARROWEST {
                for x in [*from, *to] {
                    layer.shapes.push(line(
                        Point::new(x, y - 2.5),
                        Point::new(x, y + 2.5),
                        ink,
                        1.0,
                    ));
                }
                layer.shapes.push(Shape::Line {
                    from: Point::new(*from, y),
                    to: Point::new(*to, y),
                    ink,
                    width: 1.0,
                    dash: Some((3.0, 3.0)),
                });
            }
            layer.shapes.extend(mark(*stage, Point::new(x, y), ink));
        }
    }
}

/// Which stage, and the ends of its date, in points; a day is its own middle.
fn place(stage: &Stage, scale: &TimeScale) -> Option<(StageName, f32, f32)> {
    let when = stage.when.as_ref()?;
    let earliest = when.earliest().or_else(|| when.latest())?;
    let latest = when.latest().unwrap_or(earliest);
    let (left, right) = (scale.x_clamped(earliest), scale.x_clamped(latest));
    let is_vague = when.precision() > Precision::Day;
    let middle = f32::midpoint(left, right);
    Some(if is_vague {
        (stage.stage, left, right)
    } else {
        (stage.stage, middle, middle)
    })
}

/// The mark of a stage.
pub fn mark(stage: StageName, centre: Point, ink: Ink) -> Vec<Shape> {
    let glyph = |glyph, hollow| Shape::Mark {
        glyph,
        centre,
        radius: RADIUS,
        ink,
        hollow,
    };
    let stroke = |dx: f32, dy: f32| {
        let (from, to) = (
            Point::new(centre.x - dx, centre.y - dy),
            Point::new(centre.x + dx, centre.y + dy),
        );
        line(from, to, ink, 1.6)
    };
    let solid = |rect: Rect, ink: Ink, radius: f32| Shape::Box {
        rect,
        fill: Some(ink),
        stroke: None,
        radius,
    };
    match stage {
        // The line does not run through an empty circle.
        StageName::Announced | StageName::Proposed => vec![
            solid(bounds(centre, RADIUS / 1.2), Ink::Ground, RADIUS),
            glyph(Glyph::Circle, true),
        ],
        StageName::Adopted | StageName::Signed => vec![glyph(Glyph::Circle, false)],
        StageName::Published => vec![glyph(Glyph::Square, false)],
        StageName::Effective => vec![glyph(Glyph::Diamond, false)],
        StageName::Extended => vec![stroke(0.0, 3.5)],
        StageName::Expires => {
            let (left, right) = (centre.x - 1.3, centre.x + 1.3);
            let rect = Rect::new(left, centre.y - 4.0, right, centre.y + 4.0);
            vec![solid(rect, ink, 0.0)]
        }
        StageName::Revoked => vec![stroke(RADIUS, RADIUS), stroke(RADIUS, -RADIUS)],
    }
}

fn line(from: Point, to: Point, ink: Ink, width: f32) -> Shape {
    Shape::Line {
        from,
        to,
        ink,
        width,
        dash: None,
    }
}
