//! The minimap: the density of all events and of those that are shown over the whole span, hatched by the share
//! of weak evidence, and the view as a window in it.

use super::axis::{Axis, FINE_SIZE, Stretch};
use super::columns::Columns;
use super::geometry::{Point, Rect};
use super::scale::{TimeScale, Viewport, length_seconds};
use super::scene::{Align, Ink, Layer, Scene, Shape, TextRun};
use super::text::{TextMeasure, Weight};
use crate::index::{Sifted, TimelineIndex};
use crate::model::date::{Instant, Zone};
use std::ops::Range;

/// The width of a bar and the gap after it, in points.
const BAR_PITCH: f32 = 6.0;
/// The width of a bar, in points.
const BAR_WIDTH: f32 = 5.0;
/// The height of the row with years, in points.
const LABELS: f32 = 20.0;
/// The brush is never narrower than this, so that it can be seen and grabbed, in points.
const NARROWEST_BRUSH: f32 = 8.0;
/// Share of the data's length that is added at both ends.
const MARGIN: f64 = 0.02;

/// How many events a column has with weak evidence, and in all.
type Counts = (usize, usize);

/// The whole span of a timeline on a strip.
#[derive(Clone, Copy, Debug)]
pub struct Minimap {
    scale: TimeScale,
    area: Rect,
}

impl Minimap {
    /// A minimap of `from .. to` in an area, in points.
    pub fn new(from: Instant, to: Instant, area: Rect) -> Self {
        let margin = (length_seconds(from, to) * MARGIN) as i64;
        let (from, to) = (from.saturating_sub(margin), to.saturating_add(margin));
        let view = Viewport::showing(from, to, f64::from(area.width()));
        Self {
            scale: TimeScale::new(view, area.left, area.width()),
            area,
        }
    }

    /// Time ↔ x on the minimap.
    pub fn scale(&self) -> &TimeScale {
        &self.scale
    }

    /// The window that stands for a view.
    pub fn brush(&self, view: &TimeScale) -> Rect {
        let (from, to) = view.edges();
        let left = self.scale.x_clamped(from).max(self.area.left);
        let right = self.scale.x_clamped(to).min(self.area.right);
        let missing = (NARROWEST_BRUSH - (right - left)).max(0.0) / 2.0;
        Rect::new(
            left - missing,
            self.area.top,
            right + missing,
            self.area.bottom - LABELS,
        )
    }

    /// Builds the scene: all events, or all of them as a ghost behind those that are shown.
    pub fn scene(
        &self,
        index: &TimelineIndex,
        shown: Option<&Sifted>,
        view: &TimeScale,
        zone: Zone,
        measure: &dyn TextMeasure,
    ) -> Scene {
        let mut layer = Layer::new(self.area.grown(12.0));
        let bottom = self.area.bottom - LABELS;
        let brush = self.brush(view);
        layer.shapes.push(Shape::Box {
            rect: brush,
            fill: Some(Ink::Brush),
            stroke: Some((Ink::Accent, 1.0)),
            radius: 3.0,
        });
        let all =
            self.counts(|range| (index.weak_starts_in(range.clone()), index.starts_in(range)));
        let highest = all.iter().map(|(_, count)| *count).max();
        let highest = highest.unwrap_or_default();
        let mut columns = |counts: &[Counts], ink| {
            let columns = self.columns(counts, highest, bottom);
            let origin = self.area.left + bottom;
            layer.shapes.extend(columns.shapes(ink, origin));
        };
        match shown {
            Some(shown) => {
                let ghost: Vec<Counts> = all.iter().map(|(_, count)| (0, *count)).collect();
                columns(&ghost, Ink::Ghost);
                let shown = self.counts(|range| {
                    let weak = shown.weak_starts_in(index, range.clone());
                    (weak, shown.starts_in(index, range))
                });
                columns(&shown, Ink::Density);
            }
            None => columns(&all, Ink::Density),
        }
        layer.shapes.push(Shape::Line {
            from: Point::new(self.area.left, bottom + 0.5),
            to: Point::new(self.area.right, bottom + 0.5),
            ink: Ink::Hairline,
            width: 1.0,
            dash: None,
        });
        let axis = Axis::new(&self.scale, zone, measure);
        for tick in axis.ticks {
            // Without a coarse row, January says which year it is.
            let starts = |stretch: &&Stretch| (stretch.left - tick.x).abs() < 0.5;
            let coarse = axis
                .stretches
                .iter()
                .find(starts)
                .filter(|_| tick.label.starts_with(char::is_alphabetic));
            let label = coarse
                .and_then(|stretch| stretch.labels.last())
                .unwrap_or(&tick.label);
            let room = measure.width(label, FINE_SIZE, Weight::Regular) + 2.0;
            if tick.x - room / 2.0 >= self.area.left - 20.0
                && tick.x >= self.area.left
                && tick.x + room / 2.0 <= self.area.right + 10.0
            {
                let at = Point::new(tick.x, bottom + LABELS / 2.0 + 2.0);
                layer.texts.push(TextRun {
                    align: Align::Centre,
                    ..TextRun::line(label.as_str(), at, FINE_SIZE, Ink::Dim, room)
                });
            }
        }
        Scene {
            layers: vec![layer],
            outline: Vec::new(),
        }
    }

    fn left(&self, column: usize) -> f32 {
        self.area.left + column as f32 * BAR_PITCH
    }

    /// How many there are in the range of each column.
    fn counts(&self, count: impl Fn(Range<Instant>) -> Counts) -> Vec<Counts> {
        let columns = (self.area.width() / BAR_PITCH).max(1.0) as usize;
        let at = |column| self.scale.instant_from_x(f64::from(self.left(column)));
        (0..columns)
            .map(|column| count(at(column)..at(column + 1)))
            .collect()
    }

    fn columns(&self, counts: &[Counts], highest: usize, bottom: f32) -> Columns {
        let height = bottom - self.area.top - 6.0;
        let mut columns = Columns::with_capacity(counts.len());
        let counts = counts.iter().enumerate();
        for (column, (weak, count)) in counts.filter(|(_, (_, count))| *count > 0) {
            let share = (*count as f32 / highest.max(1) as f32).sqrt();
            let x = self.left(column);
            let top = bottom - (share * height).max(3.0);
            columns.push(Rect::new(x, top, x + BAR_WIDTH, bottom), (*weak, *count));
        }
        columns
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_brush_stands_where_the_view_is_and_can_always_be_grabbed() {
        let map = Minimap::new(0, 1_000_000, Rect::new(0.0, 0.0, 1_040.0, 60.0));
        let view = |from, to| TimeScale::new(Viewport::showing(from, to, 500.0), 100.0, 500.0);
        let half = map.brush(&view(0, 500_000));
        assert!(
            (half.left - 20.0).abs() < 1.0 && (half.width() - 500.0).abs() < 2.0,
            "{half:?}"
        );
        assert!(map.brush(&view(500_000, 500_010)).width() >= NARROWEST_BRUSH);
    }
}
