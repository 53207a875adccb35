//! Columns of density: as high as there are events, solid for those with sound evidence, hatched above that
//! for those whose evidence is weak.

use super::geometry::Rect;
use super::scene::{Ink, Shape};

/// A column of which any part is weak has at least so much of it hatched, in points.
const LEAST: f32 = 2.5;

/// Columns beside each other, from the left.
#[derive(Clone, Debug)]
pub struct Columns {
    solid: Vec<Rect>,
    hatched: Vec<Rect>,
    ends: Option<(f32, f32)>,
}

impl Columns {
    /// Room for so many columns.
    pub fn with_capacity(columns: usize) -> Self {
        Self {
            solid: Vec::with_capacity(columns),
            hatched: Vec::with_capacity(columns),
            ends: None,
        }
    }

    /// Adds a column for so many events, of which the first number have weak evidence.
    pub fn push(&mut self, column: Rect, (weak, count): (usize, usize)) {
        let left = self.ends.map_or(column.left, |(left, _)| left);
        self.ends = Some((left, column.right));
        let height = column.height();
        let share = weak as f32 / count.max(1) as f32;
        let hatched = if weak == 0 {
            0.0
        } else {
            (height * share).max(LEAST).min(height)
        };
        let border = column.top + hatched;
        if border < column.bottom {
            let top = border;
            self.solid.push(Rect { top, ..column });
        }
        if hatched > 0.0 {
            let bottom = border;
            self.hatched.push(Rect { bottom, ..column });
        }
    }

    /// The left and the right end of all of them, in points.
    pub fn ends(&self) -> Option<(f32, f32)> {
        self.ends
    }

    /// Draws them; a stripe starts at `origin`, see [`hatch`](super::hatch).
    pub fn shapes(self, ink: Ink, origin: f32) -> impl Iterator<Item = Shape> {
        let parts = [(self.solid, None), (self.hatched, Some(origin))];
        let parts = parts.into_iter().filter(|(bars, _)| !bars.is_empty());
        parts.map(move |(bars, stripes)| Shape::Bars { bars, ink, stripes })
    }
}
