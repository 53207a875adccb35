//! Forks: an event whose own date is disputed has a branch to each other date that is given for it.
//!
//! ```text
//!   ■ Order signed ◐
//!   ╰───────────□   another claim has it here
//! ```
//!
//! A branch runs under the title and the date, where bars run, too, or under the card of the selected event,
//! and ends in a small hollow glyph of the kind. Which dates there are, [`Judge::other_dates`](crate::model::Judge::other_dates) says; they belong to the extent
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
/// From a bar under a date down to a branch, whose end is higher than a bar, in points.
const BELOW_DATE: f32 = 2.0;
/// From the lower edge of a card down to a branch, in points.
const BELOW_CARD: f32 = 5.5;
/// The thickness of a branch, in points.
const BRANCH: f32 = 1.2;

impl Mark<'_> {
    /// Draws the branches; `bars` is where bars run, in points, and under a date if `has_date`.
    pub(super) fn draw_fork(
        &self,
        scale: &TimeScale,
        (bars, has_date): (f32, bool),
        today: Instant,
        layer: &mut Layer,
    ) {
        if self.other_dates.is_empty() {
            return;
        }
        let glyph = self.placed.glyph;
        // What they grow out of: the glyph, or the card around it.
        let (foot, y) = match self.placed.card {
            Some(card) => (card.bottom, card.bottom + BELOW_CARD),
            None if has_date => (glyph.y + MARK_RADIUS, bars + BELOW_DATE),
            None => (glyph.y + MARK_RADIUS, bars),
        };
        let foot = Point::new(glyph.x, foot);
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
                self.branch(foot, (x - side * (END_RADIUS + 1.0), side), y, layer);
            }
        }
        if left == right {
            let over = Point::new(glyph.x, foot.y - MARK_RADIUS);
            layer.shapes.extend(prongs(over, self.ink));
        }
    }

    /// A line from under `foot` to `x` on one side of it.
    fn branch(&self, foot: Point, (x, side): (f32, f32), y: f32, layer: &mut Layer) {
        let root = Point::new(foot.x, (foot.y + 1.0).min(y));
        let bend = Point::new(foot.x + side * BEND, y);
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
