//! The outlines of marks, so that screen and exports draw the same shapes.

use super::geometry::{Point, Rect};
use crate::model::Glyph;

/// A simple shape that a glyph is made of.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// A circle.
    Circle {
        /// Its middle.
        centre: Point,
        /// Its radius, in points.
        radius: f32,
    },
    /// A convex polygon.
    Polygon(Vec<Point>),
}

/// The parts of a glyph, each with whether it is filled or only outlined.
///
/// `radius` is half its size, in points. What is planned is hollow: outlines alone. A ring and an open
/// square, which are outlines by nature, then lack their core.
pub fn drawn(glyph: Glyph, centre: Point, radius: f32, hollow: bool) -> Vec<(Part, bool)> {
    let core = core(glyph, centre, radius).filter(|_| !hollow);
    let filled = !hollow && core.is_none();
    let outlines = parts(glyph, centre, radius);
    let outlines = outlines.into_iter().map(|part| (part, filled));
    outlines.chain(core.map(|core| (core, true))).collect()
}

/// The full middle of a glyph of which else only the outline is drawn.
fn core(glyph: Glyph, centre: Point, radius: f32) -> Option<Part> {
    let half = radius * 0.3;
    match glyph {
        Glyph::Ring => Some(Part::Circle {
            centre,
            radius: half,
        }),
        Glyph::OpenSquare => {
            let rect = Rect::new(centre.x, centre.y, centre.x, centre.y).grown(half);
            Some(Part::Polygon(vec![
                Point::new(rect.left, rect.top),
                Point::new(rect.right, rect.top),
                Point::new(rect.right, rect.bottom),
                Point::new(rect.left, rect.bottom),
            ]))
        }
        _ => None,
    }
}

/// The outlines of a glyph around its middle; `radius` is half its size, in points.
fn parts(glyph: Glyph, centre: Point, radius: f32) -> Vec<Part> {
    let polygon = |corners: &[(f32, f32)]| {
        let at = |(x, y): &(f32, f32)| Point::new(centre.x + x * radius, centre.y + y * radius);
        Part::Polygon(corners.iter().map(at).collect())
    };
    let square = |half: f32| polygon(&[(-half, -half), (half, -half), (half, half), (-half, half)]);
    let circle = |share: f32| Part::Circle {
        centre,
        radius: radius * share,
    };
    match glyph {
        Glyph::Circle => vec![circle(1.0)],
        Glyph::Dot => vec![circle(0.7)],
        Glyph::Ring => vec![circle(0.85)],
        Glyph::Square => vec![square(0.88)],
        Glyph::OpenSquare => vec![square(0.8)],
        Glyph::Diamond => vec![polygon(&[
            (0.0, -1.15),
            (1.15, 0.0),
            (0.0, 1.15),
            (-1.15, 0.0),
        ])],
        Glyph::Triangle => vec![polygon(&[(0.0, -1.1), (1.1, 0.9), (-1.1, 0.9)])],
        Glyph::Pentagon => vec![regular(5, centre, radius * 1.08)],
        Glyph::Hexagon => vec![regular(6, centre, radius * 1.05)],
        Glyph::Document => vec![polygon(&[
            (-0.8, -1.05),
            (0.25, -1.05),
            (0.8, -0.5),
            (0.8, 1.05),
            (-0.8, 1.05),
        ])],
        Glyph::Tag => {
            vec![polygon(&[
                (-1.05, -0.85),
                (0.35, -0.85),
                (1.2, 0.0),
                (0.35, 0.85),
                (-1.05, 0.85),
            ])]
        }
        Glyph::Speech => vec![
            polygon(&[(-1.1, -0.9), (1.1, -0.9), (1.1, 0.45), (-1.1, 0.45)]),
            polygon(&[(-0.55, 0.4), (0.25, 0.4), (-0.55, 1.15)]),
        ],
        Glyph::Column => vec![polygon(&[
            (-0.95, -1.0),
            (0.95, -1.0),
            (0.95, 0.15),
            (0.55, 0.75),
            (0.0, 1.15),
            (-0.55, 0.75),
            (-0.95, 0.15),
        ])],
        Glyph::Lines => [-0.8_f32, 0.0, 0.8]
            .iter()
            .map(|y| {
                polygon(&[
                    (-1.0, y - 0.22),
                    (1.0, y - 0.22),
                    (1.0, y + 0.22),
                    (-1.0, y + 0.22),
                ])
            })
            .collect(),
    }
}

/// A regular polygon with a corner on top.
fn regular(corners: u8, centre: Point, radius: f32) -> Part {
    let corner = |number: u8| {
        let turn = f32::from(number) / f32::from(corners) * std::f32::consts::TAU;
        Point::new(
            centre.x + radius * turn.sin(),
            centre.y - radius * turn.cos(),
        )
    };
    Part::Polygon((0..corners).map(corner).collect())
}

/// The half disc that says "one source": the left half of a circle, as a polygon.
pub fn half_disc(centre: Point, radius: f32) -> Vec<Point> {
    let steps = 12_u8;
    (0..=steps)
        .map(|step| {
            let turn = f32::from(step) / f32::from(steps) * std::f32::consts::PI;
            Point::new(
                centre.x - radius * turn.sin(),
                centre.y - radius * turn.cos(),
            )
        })
        .collect()
}

/// The smallest rectangle around a glyph.
pub fn bounds(centre: Point, radius: f32) -> Rect {
    Rect::new(centre.x, centre.y, centre.x, centre.y).grown(radius * 1.2)
}
