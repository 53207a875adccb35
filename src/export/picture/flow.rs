//! Blocks of text and shapes that are stacked on a page.

use super::words::{Style, wrapped};
use crate::view::geometry::{Point, Rect};
use crate::view::scene::{Align, Ink, Shape, TextRun};
use crate::view::text::TextMeasure;

/// Shapes and texts from their own corner, and how high they are.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    /// The height, in points.
    pub height: f32,
    /// Its shapes.
    pub shapes: Vec<Shape>,
    /// Its texts.
    pub texts: Vec<TextRun>,
}

/// A column in which text is set.
#[derive(Clone, Copy)]
pub(super) struct Column<'a> {
    /// Its left edge, in points.
    pub left: f32,
    /// Its width, in points.
    pub room: f32,
    /// How wide texts are.
    pub measure: &'a dyn TextMeasure,
}

impl Block {
    /// Shapes without a height.
    pub(super) fn of(shapes: Vec<Shape>) -> Self {
        Self {
            shapes,
            ..Self::default()
        }
    }

    /// Sets a text at the end of the block.
    pub(super) fn set(&mut self, text: &str, style: Style, ink: Ink, column: Column<'_>) {
        let pitch = line_height(style.size);
        for line in wrapped(text, style, column.room, column.measure) {
            let at = Point::new(column.left, self.height + pitch / 2.0);
            self.texts.push(TextRun {
                text: line.into(),
                at,
                size: style.size,
                weight: style.weight,
                ink,
                // What was fitted by its width has room for it.
                room: column.room + 1.0,
                align: Align::Left,
                lines: 1,
            });
            self.height += pitch;
        }
    }

    /// Leaves some air.
    pub(super) fn skip(&mut self, points: f32) {
        self.height += points;
    }

    /// Puts another block into this one, which does not get higher by it.
    pub(super) fn put(&mut self, other: Self, at: Point) {
        let shapes = other.shapes.into_iter().map(|shape| moved(shape, at));
        self.shapes.extend(shapes);
        self.texts
            .extend(other.texts.into_iter().map(|text| TextRun {
                at: by(text.at, at),
                ..text
            }));
    }

    /// Puts another block below what there is.
    pub(super) fn append(&mut self, other: Self) {
        let (at, height) = (Point::new(0.0, self.height), other.height);
        self.put(other, at);
        self.height += height;
    }
}

/// The distance of two lines, in points.
pub(super) fn line_height(size: f32) -> f32 {
    (size * 1.4).round()
}

fn by(point: Point, offset: Point) -> Point {
    Point::new(point.x + offset.x, point.y + offset.y)
}

fn rect_by(rect: Rect, offset: Point) -> Rect {
    Rect::new(
        rect.left + offset.x,
        rect.top + offset.y,
        rect.right + offset.x,
        rect.bottom + offset.y,
    )
}

/// A shape somewhere else.
pub(super) fn moved(mut shape: Shape, offset: Point) -> Shape {
    match &mut shape {
        Shape::Box { rect, .. } => *rect = rect_by(*rect, offset),
        Shape::Line { from, to, .. } => (*from, *to) = (by(*from, offset), by(*to, offset)),
        Shape::Polygon { points, .. } => {
            for point in points {
                *point = by(*point, offset);
            }
        }
        Shape::Mark { centre, .. } | Shape::Dial { centre, .. } | Shape::Gauge { centre, .. } => {
            *centre = by(*centre, offset);
        }
        Shape::Bars { bars, stripes, .. } => {
            for bar in bars {
                *bar = rect_by(*bar, offset);
            }
            *stripes = stripes.map(|origin| origin + offset.x + offset.y);
        }
    }
    shape
}
