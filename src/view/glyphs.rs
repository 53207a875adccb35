//! The outlines of marks, so that screen and exports draw the same shapes.

use super::geometry::{Point, Rect};
use super::hatch::Cutter;
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

/// What the inside of a mark looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Inside {
    /// It is full.
    #[default]
    Full,
    /// It has stripes, for what is not sourced.
    Hatched,
    /// It is empty, for what is planned.
    Hollow,
}

/// The outline of a hollow mark, and of those that are outlines by nature, in points.
const OUTLINE: f32 = 1.8;
/// The outline around stripes, in points.
const FINE_OUTLINE: f32 = 1.1;

/// The parts of a glyph, each with the width of its outline in points, or filled if that is missing.
///
/// `radius` is half its size, in points. A ring and an open square, which are outlines by nature, lack
/// their core where they are hollow.
pub fn drawn(glyph: Glyph, centre: Point, radius: f32, inside: Inside) -> Vec<(Part, Option<f32>)> {
    let core = core(glyph, centre, radius);
    let outlines = parts(glyph, centre, radius);
    match inside {
        Inside::Hollow => outlines
            .into_iter()
            .map(|part| (part, Some(OUTLINE)))
            .collect(),
        Inside::Full => {
            let outline = core.is_some().then_some(OUTLINE);
            let outlines = outlines.into_iter().map(|part| (part, outline));
            outlines.chain(core.map(|core| (core, None))).collect()
        }
        Inside::Hatched => {
            let origin = centre.x + centre.y - HALF_STRIPE;
            let mut drawn = Vec::new();
            let mut cutter = Cutter::default();
            for part in &outlines {
                cutter.stripes(&corners(part), origin, &mut |stripe| {
                    drawn.push((Part::Polygon(stripe.to_vec()), None));
                });
            }
            drawn.extend(outlines.into_iter().map(|part| (part, Some(FINE_OUTLINE))));
            drawn
        }
    }
}

/// Half the width of a stripe along x, so that one passes through the middle of a mark.
const HALF_STRIPE: f32 = 1.1;

/// The corners of a part; a circle has many.
fn corners(part: &Part) -> Vec<Point> {
    match part {
        Part::Polygon(points) => points.clone(),
        Part::Circle { centre, radius } => regular(24, *centre, *radius),
    }
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
        Glyph::Pentagon => vec![Part::Polygon(regular(5, centre, radius * 1.08))],
        Glyph::Hexagon => vec![Part::Polygon(regular(6, centre, radius * 1.05))],
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
fn regular(corners: u8, centre: Point, radius: f32) -> Vec<Point> {
    let corner = |number: u8| {
        let turn = f32::from(number) / f32::from(corners) * std::f32::consts::TAU;
        Point::new(
            centre.x + radius * turn.sin(),
            centre.y - radius * turn.cos(),
        )
    };
    (0..corners).map(corner).collect()
}

/// What a dial is drawn with. A small one has finer strokes, so that it stays a dial.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DialPen {
    /// The width of its outline, in points.
    pub outline: f32,
    /// The width of the notch of a primary source, in points.
    pub notch: f32,
    /// The width of the slash of a dispute, in points.
    pub slash: f32,
    /// The width of the gap around the slash, which keeps it apart from a full dial, in points.
    pub gap: f32,
}

impl DialPen {
    /// The strokes of a dial; `radius` is half its size, in points.
    pub fn of(radius: f32) -> Self {
        let scale = (radius / 4.5).clamp(0.6, 1.0);
        Self {
            outline: 1.2 * scale.max(0.75),
            notch: 2.0 * scale.max(0.75),
            slash: 1.8 * scale,
            gap: 4.0 * scale,
        }
    }
}

/// The width of a gauge where it says that evidence is sound, in points.
pub const GAUGE: f32 = 2.0;
/// The width of the rest of a gauge, in points.
pub const GAUGE_REST: f32 = 0.8;

/// The part of a ring from its top to the right, as points along it; `share` is from 0 to 1.
pub fn arc(centre: Point, radius: f32, share: f32) -> Vec<Point> {
    let steps = (share.clamp(0.0, 1.0) * 32.0).ceil() as u16;
    let point = |step: u16| {
        let turn = f32::from(step) / f32::from(steps.max(1)) * share * std::f32::consts::TAU;
        Point::new(
            centre.x + radius * turn.sin(),
            centre.y - radius * turn.cos(),
        )
    };
    (0..=steps).map(point).collect()
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
