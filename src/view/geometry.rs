//! Points and rectangles on the canvas, in points from its top left corner.

/// A place on the canvas.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Points to the right.
    pub x: f32,
    /// Points down.
    pub y: f32,
}

impl Point {
    /// A place, in points.
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    /// The same place at another scale.
    #[must_use]
    pub fn scaled(self, scale: f32) -> Self {
        Self::new(self.x * scale, self.y * scale)
    }
}

/// An upright rectangle on the canvas.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// The left edge, in points.
    pub left: f32,
    /// The upper edge, in points.
    pub top: f32,
    /// The right edge, in points.
    pub right: f32,
    /// The lower edge, in points.
    pub bottom: f32,
}

impl Rect {
    /// A rectangle from its edges, in points.
    pub const fn new(left: f32, top: f32, right: f32, bottom: f32) -> Self {
        Self {
            left,
            top,
            right,
            bottom,
        }
    }

    /// Points from left to right.
    pub fn width(&self) -> f32 {
        self.right - self.left
    }

    /// Points from top to bottom.
    pub fn height(&self) -> f32 {
        self.bottom - self.top
    }

    /// The middle.
    pub fn centre(&self) -> Point {
        Point::new(
            f32::midpoint(self.left, self.right),
            f32::midpoint(self.top, self.bottom),
        )
    }

    /// Whether a place lies inside; the right and lower edges do not belong to it.
    pub fn contains(&self, point: Point) -> bool {
        (self.left..self.right).contains(&point.x) && (self.top..self.bottom).contains(&point.y)
    }

    /// Whether two rectangles share more than an edge.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// The same rectangle at another scale.
    #[must_use]
    pub fn scaled(&self, scale: f32) -> Self {
        Self::new(
            self.left * scale,
            self.top * scale,
            self.right * scale,
            self.bottom * scale,
        )
    }

    /// The same rectangle with every edge moved outwards, in points.
    #[must_use]
    pub fn grown(&self, by: f32) -> Self {
        Self::new(
            self.left - by,
            self.top - by,
            self.right + by,
            self.bottom + by,
        )
    }
}
