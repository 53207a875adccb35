//! What stands around the events: lanes, eras, the axis, today, the pointer.

use super::{Canvas, ZONE_LEFT, ZONE_MARK, within};
use crate::index::Extent;
use crate::model::date::Instant;
use crate::model::hidden;
use crate::view::axis::{FINE_SIZE, pointer_label};
use crate::view::geometry::{Point, Rect};
use crate::view::layout::Band;
use crate::view::scene::{Align, Ink, Layer, Node, Shape, TextRun, Thing};
use crate::view::sentence;
use crate::view::text::Weight;
use std::borrow::Cow;

/// The size of coarse labels and lane titles, in points.
const COARSE_SIZE: f32 = 13.0;
/// The size of counts under lane titles, in points.
const COUNT_SIZE: f32 = 11.5;
/// The size of the date under the pointer, in points.
const POINTER_SIZE: f32 = 11.5;
/// The name of an era needs so much room, if it has more letters than that, in points.
const LEAST_ERA_ROOM: f32 = 56.0;
/// No more eras are drawn over each other.
const MOST_SHADES: usize = 4;
/// No more eras are drawn at a time.
const MOST_ERAS: usize = 64;
/// Air around labels, in points.
const PAD: f32 = 6.0;

fn line(from: Point, to: Point, ink: Ink) -> Shape {
    Shape::line(from, to, ink, 1.0)
}

impl Canvas<'_> {
    /// The ground of the canvas, and every second lane a little different.
    pub(super) fn draw_ground(&self, layer: &mut Layer) {
        layer
            .shapes
            .push(Shape::filled(self.areas.whole, Ink::Ground));
        let area = Rect {
            left: 0.0,
            ..self.areas.lanes
        };
        let is_tinted =
            |band: &&Band| band.lane % 2 == 1 && band.bottom > area.top && band.top < area.bottom;
        for band in self.layout.bands.iter().filter(is_tinted) {
            let rect = within(
                Rect::new(area.left, band.top, area.right, band.bottom),
                area,
            );
            layer.shapes.push(Shape::filled(rect, Ink::LaneTint));
        }
        let borders = self.layout.bands.iter().map(|band| band.bottom);
        for y in borders.filter(|y| (area.top..area.bottom).contains(y)) {
            let ends = (Point::new(0.0, y), Point::new(area.right, y));
            layer.shapes.push(line(ends.0, ends.1, Ink::Hairline));
        }
    }

    /// Eras behind everything, then the grid, then today.
    pub(super) fn draw_time(&self, layer: &mut Layer) {
        let area = self.areas.lanes;
        for (extent, _) in self.eras() {
            let (left, right) = (
                self.scale.x_clamped(extent.start),
                self.scale.x_clamped(extent.end),
            );
            layer.shapes.push(Shape::filled(
                Rect {
                    left,
                    right,
                    ..area
                },
                Ink::Era,
            ));
        }
        for tick in &self.axis.ticks {
            let ink = if tick.strong {
                Ink::GridCoarse
            } else {
                Ink::GridFine
            };
            layer.shapes.push(line(
                Point::new(tick.x, area.top),
                Point::new(tick.x, area.bottom),
                ink,
            ));
        }
        for stretch in &self.axis.stretches {
            let x = stretch.left;
            let shape = line(
                Point::new(x, area.top),
                Point::new(x, area.bottom),
                Ink::GridCoarse,
            );
            layer.shapes.push(shape);
        }
        let x = self.scale.x_clamped(self.today);
        if (area.left..area.right).contains(&x) {
            layer.shapes.push(line(
                Point::new(x, area.top),
                Point::new(x, area.bottom),
                Ink::Accent,
            ));
        }
    }

    /// The eras in view, by start; of very many, some of the longest.
    fn eras(&self) -> impl Iterator<Item = (Extent, Cow<'_, str>)> {
        let (from, to) = self.scale.edges();
        let found = self.index.eras_in(from, to, MOST_ERAS).into_iter();
        // Where more meet, another shade would tell nothing.
        let mut ends = [Instant::MIN; MOST_SHADES];
        let told = found.filter(move |(_, extent)| {
            let free = ends.iter_mut().find(|end| **end <= extent.start);
            free.map(|end| *end = extent.end).is_some()
        });
        told.filter_map(|(place, extent)| {
            let era = self.timeline.eras.get(place)?;
            Some((extent, hidden::label(&era.title)))
        })
    }

    /// How far the lanes are scrolled, where they are higher than the canvas.
    pub(super) fn draw_scroll_bar(&self, layer: &mut Layer) {
        let area = self.areas.lanes;
        let Some(first) = self.layout.bands.first() else {
            return;
        };
        let scrolled = area.top - first.top;
        let whole = self.layout.height;
        if whole <= area.height() + 1.0 {
            return;
        }
        let y = |points: f32| area.top + points / whole * area.height();
        let (top, bottom) = (y(scrolled) + 2.0, y(scrolled + area.height()) - 2.0);
        layer.shapes.push(Shape::Box {
            rect: Rect::new(area.right - 6.0, top, area.right - 2.0, bottom),
            fill: Some(Ink::Density),
            stroke: None,
            radius: 2.0,
        });
    }

    pub(super) fn draw_pointer_line(&self, layer: &mut Layer) {
        if let Some(pointer) = self.pointer {
            let area = self.areas.lanes;
            layer.shapes.push(Shape::Line {
                from: Point::new(pointer.x, area.top),
                to: Point::new(pointer.x, area.bottom),
                ink: Ink::Accent,
                width: 1.0,
                dash: Some((3.0, 3.0)),
            });
        }
    }

    /// Titles and counts of lanes; a title stays in view while its lane scrolls past.
    pub(super) fn draw_titles(&self, layer: &mut Layer) {
        let area = self.areas.titles;
        let edge = area.right;
        layer.shapes.push(line(
            Point::new(edge, area.top),
            Point::new(edge, area.bottom),
            Ink::Hairline,
        ));
        let room = area.width() - 26.0;
        let seen = |band: &&Band| band.bottom > area.top && band.top < area.bottom;
        for band in self.layout.bands.iter().filter(seen) {
            let Some(lane) = self.plan.lanes.get(band.lane) else {
                continue;
            };
            let wide = self.lane_title_width(&lane.title) > room;
            let lines = if wide && band.bottom - band.top > 60.0 {
                2
            } else {
                1
            };
            let count_y = if lines == 2 { 52.0 } else { 35.0 };
            let top = band.top.max(area.top).min(band.bottom - count_y - 11.0);
            let mut title = TextRun::line(
                lane.title.clone(),
                Point::new(14.0, top + 17.0),
                COARSE_SIZE,
                Ink::Text,
                room,
            );
            title.weight = Weight::SemiBold;
            title.lines = lines;
            let count = sentence::events(lane.count);
            layer.texts.push(title);
            let mut put = |text: String, y: f32| {
                let at = Point::new(14.0, y);
                layer
                    .texts
                    .push(TextRun::line(text, at, COUNT_SIZE, Ink::Dim, room));
            };
            put(count, top + count_y);
            let more = [
                (band.under_way, "under way"),
                (band.in_force, "more in force"),
            ];
            let mut y = top + count_y + 16.0;
            for (count, what) in more.into_iter().filter(|(count, _)| *count > 0) {
                if y + 11.0 < band.bottom {
                    put(format!("{} {what}", sentence::grouped(count)), y);
                    y += 16.0;
                }
            }
        }
    }

    fn lane_title_width(&self, title: &str) -> f32 {
        self.measure.width(title, COARSE_SIZE, Weight::SemiBold)
    }

    pub(super) fn lane_node(&self, band: &Band) -> Option<Node> {
        let lane = self.plan.lanes.get(band.lane)?;
        let rect = Rect::new(0.0, band.top, self.areas.whole.right, band.bottom);
        let area = Rect {
            left: 0.0,
            ..self.areas.lanes
        };
        Some(Node {
            thing: Thing::Lane(band.lane),
            rect: within(rect, area),
            name: sentence::lane(&lane.title, lane.count),
        })
    }

    /// The two rows of the axis, the names of eras, and the date under the pointer.
    pub(super) fn draw_axis(&self, layer: &mut Layer) {
        let bottom = self.areas.eras.bottom;
        layer.shapes.push(Shape::filled(
            Rect {
                bottom,
                ..self.areas.whole
            },
            Ink::Panel,
        ));
        self.draw_coarse_row(layer);
        if !self.areas.is_compact() {
            self.draw_fine_row(layer);
        }
        self.draw_eras(layer);
        layer.shapes.push(line(
            Point::new(0.0, bottom - 0.5),
            Point::new(self.areas.whole.right, bottom - 0.5),
            Ink::Hairline,
        ));
        self.draw_today(layer);
        self.draw_pointer_date(layer);
    }

    /// The fine labels, and the zone that they are in.
    fn draw_fine_row(&self, layer: &mut Layer) {
        let area = self.areas.axis;
        let fine_y = area.bottom - 13.0;
        for tick in &self.axis.ticks {
            let x = tick.x;
            if x < area.left || x > area.right {
                continue;
            }
            let from = Point::new(x, area.bottom - 5.0);
            layer
                .shapes
                .push(line(from, Point::new(x, area.bottom), Ink::GridCoarse));
            if x + 24.0 < area.right && !tick.label.is_empty() {
                let label = TextRun::line(
                    &*tick.label,
                    Point::new(x + 4.0, fine_y),
                    FINE_SIZE,
                    Ink::Dim,
                    150.0,
                );
                layer.texts.push(label);
            }
        }
        layer.texts.push(TextRun::line(
            sentence::clocks(self.clock, self.axis_zone()),
            Point::new(ZONE_LEFT, fine_y),
            FINE_SIZE,
            Ink::Dim,
            area.left - ZONE_LEFT - ZONE_MARK,
        ));
    }

    /// Coarse labels stay in view as long as their stretch does.
    fn draw_coarse_row(&self, layer: &mut Layer) {
        let area = self.areas.axis;
        for stretch in &self.axis.stretches {
            if stretch.left > area.left {
                let x = stretch.left;
                layer.shapes.push(line(
                    Point::new(x, 0.0),
                    Point::new(x, area.bottom),
                    Ink::GridCoarse,
                ));
            }
            let left = stretch.left.max(area.left) + PAD;
            let room = stretch.right.min(area.right) - left - 4.0;
            let fits =
                |label: &&String| self.measure.width(label, COARSE_SIZE, Weight::SemiBold) <= room;
            if let Some(label) = stretch.labels.iter().find(fits) {
                let label = TextRun::line(
                    label.as_str(),
                    Point::new(left, 14.0),
                    COARSE_SIZE,
                    Ink::Text,
                    room + 2.0,
                );
                layer.texts.push(label.weighing(Weight::SemiBold));
            }
        }
    }

    /// Each era is a band with its name; a later era lies over an earlier one.
    fn draw_eras(&self, layer: &mut Layer) {
        let area = self.areas.eras;
        let mut bands: Vec<(f32, f32, Cow<'_, str>)> = Vec::new();
        for (extent, title) in self.eras() {
            let left = self.scale.x_clamped(extent.start).max(area.left);
            let right = self.scale.x_clamped(extent.end).min(area.right);
            // What a later band covers is no room for a name.
            for (_, end, _) in &mut bands {
                if *end > left {
                    *end = left;
                }
            }
            layer.shapes.push(Shape::Box {
                rect: Rect::new(left, area.top + 3.0, right, area.bottom - 4.0),
                fill: Some(Ink::EraBand),
                stroke: Some((Ink::EraEdge, 1.0)),
                radius: 3.0,
            });
            bands.push((left, right, title));
        }
        for (left, right, title) in bands {
            // A few letters and an ellipsis would say nothing.
            let room = right - left - 2.0 * PAD;
            let wanted = self.measure.width(&title, FINE_SIZE, Weight::Regular);
            if room >= wanted.min(LEAST_ERA_ROOM) {
                let at = Point::new(left + PAD, area.centre().y - 0.5);
                layer
                    .texts
                    .push(TextRun::line(title, at, FINE_SIZE, Ink::Dim, room));
            }
        }
    }

    fn draw_today(&self, layer: &mut Layer) {
        let area = self.areas.axis;
        let x = self.scale.x_clamped(self.today);
        if (area.left..area.right).contains(&x) {
            let at = Point::new(x, area.bottom - 4.0);
            let points = vec![
                Point::new(x - 4.0, at.y),
                Point::new(x + 4.0, at.y),
                Point::new(x, at.y + 4.0),
            ];
            layer.shapes.push(Shape::Polygon {
                points,
                fill: Ink::Accent,
            });
        }
    }

    fn draw_pointer_date(&self, layer: &mut Layer) {
        let Some(pointer) = self.pointer else { return };
        let area = self.areas.axis;
        let instant = self.scale.instant_from_x(f64::from(pointer.x));
        let zoom = self.scale.viewport().seconds_per_point();
        let label = pointer_label(instant, self.axis_zone(), zoom);
        let half = self.measure.width(&label, POINTER_SIZE, Weight::SemiBold) / 2.0 + 10.0;
        let middle = pointer
            .x
            .clamp(area.left + half, (area.right - half).max(area.left + half));
        layer.shapes.push(Shape::Box {
            rect: Rect::new(
                middle - half,
                area.bottom - 23.0,
                middle + half,
                area.bottom - 3.0,
            ),
            fill: Some(Ink::Accent),
            stroke: None,
            radius: 4.0,
        });
        let mut run = TextRun::line(
            label,
            Point::new(middle, area.bottom - 13.0),
            POINTER_SIZE,
            Ink::OnAccent,
            2.0 * half - 8.0,
        );
        run.weight = Weight::SemiBold;
        run.align = Align::Centre;
        layer.texts.push(run);
    }
}
