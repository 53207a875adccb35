//! Forks: an event whose own date is disputed has a branch to each other date that is given for it.
//!
//! ```text
//!   ■ Order signed ◐
//!   ╰───────────□   another claim has it here
//! ```
//!
//! A branch runs under the title, where bars run, too, and ends in a small hollow glyph of the kind. Which
//! dates there are, [`Judge::other_dates`](crate::model::Judge::other_dates) says; they belong to the extent
//! of the event, so that its row keeps their room free. Where the dates lie too close together to be told
//! apart, two prongs under the glyph stand for all of them.

use super::{MARK_RADIUS, Mark};
use crate::index::Extent;
use crate::model::When;
use crate::model::date::Instant;
use crate::view::geometry::Point;
use crate::view::glyphs::Inside;
use crate::view::scale::TimeScale;
use crate::view::scene::{Ink, Layer, Shape};

/// Half the size of the glyph at the end of a branch, in points.
const END_RADIUS: f32 = 3.4;
/// A branch is no shorter than this, in points.
const SHORTEST: f32 = 16.0;
/// From the glyph to where a branch runs level, in points.
const BEND: f32 = 6.0;
/// The thickness of a branch, in points.
const BRANCH: f32 = 1.2;

impl Mark<'_> {
    /// Draws the branches; `y` is where bars run, in points.
    pub(super) fn draw_fork(&self, scale: &TimeScale, y: f32, today: Instant, layer: &mut Layer) {
        if self.other_dates.is_empty() {
            return;
        }
        let glyph = self.placed.glyph;
        let ends = self.other_dates.iter().map(|when| x_of(when, scale, today));
        // The furthest on each side, so that branches to the same side are one line.
        let (mut left, mut right) = (glyph.x, glyph.x);
        for x in ends.filter(|x| (x - glyph.x).abs() >= SHORTEST) {
            (left, right) = (left.min(x), right.max(x));
            let centre = Point::new(x, y);
            layer.shapes.push(Shape::Mark {
                glyph: self.kind.glyph,
                centre,
                radius: END_RADIUS,
                ink: self.ink,
                inside: Inside::Hollow,
            });
        }
        for (x, side) in [(left, -1.0), (right, 1.0)] {
            if x != glyph.x {
                self.branch((x - side * (END_RADIUS + 1.0), side), y, layer);
            }
        }
        if left == right {
            layer.shapes.extend(prongs(glyph, self.ink));
        }
    }

    /// A line from under the glyph to `x` on one side of it.
    fn branch(&self, (x, side): (f32, f32), y: f32, layer: &mut Layer) {
        let glyph = self.placed.glyph;
        let root = Point::new(glyph.x, glyph.y + MARK_RADIUS + 1.0);
        let bend = Point::new(glyph.x + side * BEND, y);
        let line = |from, to| Shape::line(from, to, self.ink, BRANCH);
        layer.shapes.push(line(root, bend));
        layer.shapes.push(line(bend, Point::new(x, y)));
    }
}

/// The prongs under a glyph whose date is disputed, where its dates lie on the same points.
pub fn prongs(glyph: Point, ink: Ink) -> [Shape; 2] {
    [-1.0, 1.0].map(|side| {
        let root = Point::new(glyph.x, glyph.y + MARK_RADIUS + 0.5);
        let tip = Point::new(glyph.x + side * 4.0, glyph.y + MARK_RADIUS + 5.0);
        Shape::line(root, tip, ink, 1.5)
    })
}

/// The middle of a date, in points.
fn x_of(when: &When, scale: &TimeScale, today: Instant) -> f32 {
    scale.x_clamped(Extent::of_date(when, today).middle())
}
