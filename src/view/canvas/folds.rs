//! Dots with counts and density strips, below the rows of a lane.

use super::{Canvas, within};
use crate::view::fold::{Cluster, Strip};
use crate::view::geometry::{Point, Rect};
use crate::view::layout::Band;
use crate::view::marks::{MARK_RADIUS, shown_title};
use crate::view::scene::{Align, Ink, Layer, Node, Shape, TextRun, Thing};
use crate::view::sentence::{self, grouped};
use crate::view::text::Weight;

/// The height of the highest bar of a strip, in points.
const STRIP_HEIGHT: f32 = 20.0;
/// The size of a count, in points.
const COUNT_SIZE: f32 = 10.5;
/// A title beside a dot needs so much room, in points.
const TITLE_ROOM: f32 = 60.0;

impl Canvas<'_> {
    pub(super) fn draw_fold(&self, band: &Band, layer: &mut Layer, outline: &mut Vec<Node>) {
        let Some(lane) = self.plan.lanes.get(band.lane) else {
            return;
        };
        let (from, to) = self.scale.edges();
        let (first, last) = (from.saturating_sub(self.dot_seconds()), to);
        let dots = &lane.fold.dots;
        let begin = dots.partition_point(|dot| dot.from < first);
        for (place, dot) in dots
            .iter()
            .enumerate()
            .skip(begin)
            .take_while(|(_, dot)| dot.from <= last)
        {
            let next = dots.get(place + 1).map_or(i64::MAX, |next| next.from);
            let strip = lane.fold.strips.iter().map(|strip| strip.cluster.from);
            let next = strip.filter(|from| *from > dot.from).fold(next, i64::min);
            let limit = self.scale.x_clamped(next).min(self.areas.lanes.right) - 12.0;
            self.draw_dot(dot, band, limit, layer, outline);
        }
        for strip in &lane.fold.strips {
            self.draw_strip(strip, lane.fold.highest, band, layer, outline);
        }
    }

    /// A dot reaches this far to the right of its own instant, in seconds.
    fn dot_seconds(&self) -> i64 {
        (40.0 * self.scale.viewport().seconds_per_point()) as i64
    }

    fn draw_dot(
        &self,
        dot: &Cluster,
        band: &Band,
        limit: f32,
        layer: &mut Layer,
        outline: &mut Vec<Node>,
    ) {
        let centre = Point::new(self.scale.x_clamped(dot.from), band.fold_y);
        // A title whose dot has left the canvas would only be half a title.
        if centre.x < self.areas.lanes.left - MARK_RADIUS {
            return;
        }
        let Some(top) = self.timeline.events.get(dot.top as usize) else {
            return;
        };
        let thing = Self::thing_of(dot, band.lane);
        let digits = if dot.count > 1 {
            grouped(dot.count)
        } else {
            String::new()
        };
        let right = centre.x + MARK_RADIUS + 5.0 + digits.chars().count() as f32 * 7.0;
        let mut rect = Rect::new(centre.x - 9.0, centre.y - 11.0, right, centre.y + 11.0);
        self.draw_frame(dot, self.hot == Some(thing), rect, layer);
        self.draw_dot_mark(dot, centre, layer);
        let at = Point::new(centre.x + MARK_RADIUS + 2.5, centre.y);
        let (weight, ink) = (Weight::SemiBold, Ink::Text);
        layer
            .texts
            .push(run(digits.into(), at, COUNT_SIZE, weight, ink, 60.0));
        let left = rect.right + 3.0;
        let room = (limit - left).min(220.0);
        if room > TITLE_ROOM {
            let (at, ink) = (Point::new(left, centre.y), Ink::Dim);
            let title = shown_title(&top.title);
            layer
                .texts
                .push(run(title, at, 11.5, Weight::Regular, ink, room));
            rect.right = left + room;
        }
        let rect = within(rect, self.areas.lanes);
        outline.push(Node {
            thing,
            rect,
            name: self.cluster_name(dot),
        });
    }

    /// The frame of a dot: of several events, of the selected one, or under the pointer.
    fn draw_frame(&self, dot: &Cluster, is_hot: bool, rect: Rect, layer: &mut Layer) {
        let is_selected = self
            .selected
            .is_some_and(|event| dot.events.contains(&event));
        if is_selected || is_hot || dot.count > 1 {
            let edge = if is_selected {
                (Ink::Accent, 1.5)
            } else {
                (Ink::Hairline, 1.0)
            };
            layer.shapes.push(Shape::Box {
                rect,
                fill: Some(Ink::Card),
                stroke: Some(edge),
                radius: 11.0,
            });
        }
    }

    /// The glyph of the most important event of a dot; over a single one, its evidence.
    fn draw_dot_mark(&self, dot: &Cluster, centre: Point, layer: &mut Layer) {
        let Some(top) = self.timeline.events.get(dot.top as usize) else {
            return;
        };
        let kind = self.index.kind_entry(&top.kind);
        let extent = self.index.extent(dot.top);
        layer.shapes.push(Shape::Mark {
            glyph: kind.glyph,
            centre,
            radius: MARK_RADIUS - 0.8,
            ink: Ink::Kind(kind.colour),
            hollow: extent.is_some_and(|extent| extent.start > self.today),
        });
        if dot.count == 1 {
            layer.shapes.push(Shape::Dial {
                standing: self.index.standing(dot.top),
                centre: Point::new(centre.x, centre.y - 9.0),
                radius: 2.5,
            });
        }
    }

    fn draw_strip(
        &self,
        strip: &Strip,
        highest: usize,
        band: &Band,
        layer: &mut Layer,
        outline: &mut Vec<Node>,
    ) {
        let area = self.areas.lanes;
        let bottom = band.fold_y + STRIP_HEIGHT / 2.0;
        let (from, to) = self.scale.edges();
        let begin = strip.bars.partition_point(|bar| bar.to < from);
        let bars: Vec<Rect> = strip
            .bars
            .iter()
            .skip(begin)
            .take_while(|bar| bar.from <= to)
            .map(|bar| {
                // The square root keeps single events visible beside bursts of hundreds.
                let share = (bar.count as f32 / highest.max(1) as f32).sqrt();
                let left = self.scale.x_clamped(bar.from);
                let right = (self.scale.x_clamped(bar.to) - 0.5).max(left + 1.0);
                Rect::new(
                    left,
                    bottom - (share * STRIP_HEIGHT).max(2.0),
                    right,
                    bottom,
                )
            })
            .collect();
        let (Some(first), Some(last)) = (bars.first(), bars.last()) else {
            return;
        };
        let rect = Rect::new(first.left, bottom - STRIP_HEIGHT, last.right, bottom + 1.0);
        let thing = Thing::Cluster {
            lane: band.lane,
            from: strip.cluster.from,
            to: strip.cluster.to,
        };
        let is_selected = self
            .selected
            .is_some_and(|event| strip.cluster.events.contains(&event));
        if self.hot == Some(thing) {
            layer.shapes.push(Shape::Box {
                rect: rect.grown(2.0),
                fill: Some(Ink::Card),
                stroke: Some((Ink::Hairline, 1.0)),
                radius: 4.0,
            });
        }
        let ink = Ink::Density;
        layer.shapes.push(Shape::Bars { bars, ink });
        let selected = self.selected.filter(|_| is_selected);
        if let Some(extent) = selected.and_then(|event| self.index.extent(event)) {
            let x = self.scale.x_clamped(extent.start);
            layer.shapes.push(Shape::Line {
                from: Point::new(x, rect.top - 4.0),
                to: Point::new(x, rect.bottom + 3.0),
                ink: Ink::Accent,
                width: 2.0,
                dash: None,
            });
        }
        outline.push(Node {
            thing,
            rect: within(rect, area),
            name: self.cluster_name(&strip.cluster),
        });
    }

    /// A dot of one event is that event; of several, a cluster.
    fn thing_of(dot: &Cluster, lane: usize) -> Thing {
        if dot.count == 1 {
            Thing::Event {
                event: dot.top,
                lane,
            }
        } else {
            Thing::Cluster {
                lane,
                from: dot.from,
                to: dot.to,
            }
        }
    }

    fn cluster_name(&self, cluster: &Cluster) -> String {
        if cluster.count == 1 {
            return sentence::event(self.timeline, self.index, cluster.top);
        }
        let last = cluster.to.saturating_sub(1);
        let (from, to) = (
            sentence::day(cluster.from, self.zone),
            sentence::day(last, self.zone),
        );
        sentence::cluster(self.timeline, cluster.count, cluster.top, &from, &to)
    }
}

fn run(
    text: crate::model::Text,
    at: Point,
    size: f32,
    weight: Weight,
    ink: Ink,
    room: f32,
) -> TextRun {
    TextRun {
        text,
        at,
        size,
        weight,
        ink,
        room,
        align: Align::Left,
        lines: 1,
    }
}
