//! The stages of an event: small marks on a thin line, each with a shape of its own.
//!
//! | stage | mark |
//! |---|---|
//! | announced, proposed | an empty circle |
//! | adopted, signed | a full circle |
//! | published | a full square |
//! | effective | a full diamond |
//! | extended | a plus |
//! | expires | a bar that the line ends at |
//! | revoked | a cross |

use super::Mark;
use crate::model::date::Precision;
use crate::model::{Glyph, Stage, StageName};
use crate::view::geometry::{Point, Rect};
use crate::view::glyphs::{Inside, bounds};
use crate::view::scale::TimeScale;
use crate::view::scene::{Ink, Layer, Shape};

/// Half the size of the mark of a stage, in points.
const RADIUS: f32 = 3.1;
/// Stages that are closer together than this would only thicken the mark, in points.
const NARROWEST: f32 = 12.0;

impl Mark<'_> {
    /// Draws the stages, where their dates can be told apart; `y` is the middle of their line.
    pub(super) fn draw_stages(&self, scale: &TimeScale, y: f32, ink: Ink, layer: &mut Layer) {
        let stages = self.event.stages.iter();
        let mut places: Vec<_> = stages.filter_map(|stage| place(stage, scale)).collect();
        places.sort_by(|one, other| one.1.total_cmp(&other.1));
        let middle = |(_, left, right): &(StageName, f32, f32)| f32::midpoint(*left, *right);
        let middles = || places.iter().map(middle);
        let (first, last) = (middles().reduce(f32::min), middles().reduce(f32::max));
        if last
            .zip(first)
            .is_none_or(|(last, first)| last - first < NARROWEST)
        {
            return;
        }
        // Solid between what is known, dashed where a stage is only known to the month.
        let mut at = f32::MAX;
        for (_, left, right) in &places {
            if at < *left {
                let (from, to) = (Point::new(at, y), Point::new(*left, y));
                layer.shapes.push(Shape::line(from, to, ink, 1.0));
            }
            if right - left > NARROWEST {
                layer.shapes.extend(bracket(*left, *right, y, ink));
            }
            at = if at == f32::MAX {
                *right
            } else {
                at.max(*right)
            };
        }
        for (place, x) in places.iter().zip(middles()) {
            layer.shapes.extend(mark(place.0, Point::new(x, y), ink));
        }
    }
}

/// The period of a stage that is only known to the month or less.
fn bracket(left: f32, right: f32, y: f32, ink: Ink) -> [Shape; 3] {
    let end = |x: f32| Shape::line(Point::new(x, y - 4.0), Point::new(x, y), ink, 1.0);
    let dashes = Shape::Line {
        from: Point::new(left, y),
        to: Point::new(right, y),
        ink,
        width: 1.0,
        dash: Some((3.0, 3.0)),
    };
    [dashes, end(left), end(right)]
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
    let glyph = |glyph, inside| Shape::Mark {
        glyph,
        centre,
        radius: RADIUS,
        ink,
        inside,
    };
    let stroke = |dx: f32, dy: f32| {
        let (from, to) = (
            Point::new(centre.x - dx, centre.y - dy),
            Point::new(centre.x + dx, centre.y + dy),
        );
        Shape::line(from, to, ink, 1.6)
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
            glyph(Glyph::Circle, Inside::Hollow),
        ],
        StageName::Adopted | StageName::Signed => vec![glyph(Glyph::Circle, Inside::Full)],
        StageName::Published => vec![glyph(Glyph::Square, Inside::Full)],
        StageName::Effective => vec![glyph(Glyph::Diamond, Inside::Full)],
        StageName::Extended => vec![stroke(0.0, 3.5), stroke(3.5, 0.0)],
        StageName::Expires => {
            let (left, right) = (centre.x - 1.3, centre.x + 1.3);
            let rect = Rect::new(left, centre.y - 4.0, right, centre.y + 4.0);
            let (from, to) = (Point::new(centre.x - 4.5, centre.y), centre);
            vec![solid(rect, ink, 0.0), Shape::line(from, to, ink, 1.6)]
        }
        StageName::Revoked => vec![stroke(RADIUS, RADIUS), stroke(RADIUS, -RADIUS)],
    }
}
