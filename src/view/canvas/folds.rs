//! Dots with counts and density strips, below the rows of a lane.

use super::{Canvas, within};
use crate::index::{EventIndex, Extent};
use crate::view::columns::Columns;
use crate::view::fold::{Cluster, Strip};
use crate::view::geometry::{Point, Rect};
use crate::view::hatch;
use crate::view::layout::Band;
use crate::view::marks::{DIAL_RADIUS, MARK_RADIUS, dial_above, inside, prongs, shown_title};
use crate::view::packing::{LABEL_TO_DIAL_END, WIDEST_LABEL};
use crate::view::plan::TITLE_SIZE;
use crate::view::scene::{Ink, Layer, Node, Shape, TextRun, Thing};
use crate::view::sentence::{self, Verdict, grouped};
use crate::view::text::Weight;

/// The height of the highest bar of a strip, in points.
const STRIP_HEIGHT: f32 = 20.0;
/// The size of a count, in points.
const COUNT_SIZE: f32 = 10.5;
/// Half the size of the ring around the glyph of several events, in points.
const RING: f32 = 8.0;
/// Half the height of the frame around several events, in points.
const HALF_FRAME: f32 = 11.0;
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
            let limit = self.scale.x_clamped(next).min(self.areas.lanes.right) - 14.0;
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
        let centre = Point::new(self.dot_x(dot, limit), band.fold_y);
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
        let before = if dot.count > 1 { HALF_FRAME } else { 9.0 };
        let right = centre.x + before + 1.0 + digits.chars().count() as f32 * 7.0;
        let (top_edge, foot) = (centre.y - HALF_FRAME, centre.y + HALF_FRAME);
        let mut rect = Rect::new(centre.x - before, top_edge, right, foot);
        let is_hot = self.hot == Some(thing);
        if is_hot || dot.count > 1 {
            layer.shapes.push(frame(rect, (Ink::Hairline, 1.0)));
        }
        self.draw_dot_mark(dot.top, centre, layer);
        layer.shapes.push(self.evidence(dot, centre));
        if dot.count == 1 && !self.other_dates(dot.top).is_empty() {
            layer
                .shapes
                .extend(prongs(centre, self.ink_of_event(dot.top)));
        }
        if dot.count > 1 {
            let at = Point::new(centre.x + RING + 2.5, centre.y);
            let count = TextRun::line(digits, at, COUNT_SIZE, Ink::Text, 60.0);
            layer.texts.push(count.weighing(Weight::SemiBold));
        }
        let left = rect.right + 3.0;
        let room = (limit - left).min(220.0);
        if room > TITLE_ROOM {
            let (at, ink) = (Point::new(left, centre.y), Ink::Dim);
            let title = shown_title(&top.title);
            layer.texts.push(TextRun::line(title, at, 11.5, ink, room));
            rect.right = left + room;
        }
        let rect = within(rect, self.areas.lanes);
        outline.push(Node {
            thing,
            rect,
            name: self.cluster_name(dot),
        });
    }

    /// The dial of a single event; of several, a ring that is closed as far as they are well sourced.
    fn evidence(&self, dot: &Cluster, centre: Point) -> Shape {
        if dot.count == 1 {
            return dial_above(centre, self.index.standing(dot.top));
        }
        Shape::Gauge {
            share: 1.0 - dot.weak as f32 / dot.count as f32,
            centre,
            radius: RING,
        }
    }

    /// Several events stand at the start of the first; a single one in the middle of its date, as
    /// far as its neighbour leaves room, since a month must not seem to be its first day.
    fn dot_x(&self, dot: &Cluster, limit: f32) -> f32 {
        let from = self.scale.x_clamped(dot.from);
        if dot.count > 1 {
            return from;
        }
        // Other dates that are given for it are not its own.
        let event = self.timeline.events.get(dot.top as usize);
        let disputed = event.filter(|_| !self.index.other_dates(dot.top).is_empty());
        let own = disputed.and_then(|event| event.when.as_ref());
        let middle = own.map_or_else(
            || i64::midpoint(dot.from, dot.to),
            |own| Extent::of_date(own, self.today).middle(),
        );
        let middle = self.scale.x_clamped(middle);
        middle.min(limit - 2.0 * MARK_RADIUS).max(from)
    }

    /// The glyph of an event in a dot.
    fn draw_dot_mark(&self, event: EventIndex, centre: Point, layer: &mut Layer) {
        let Some(found) = self.timeline.events.get(event as usize) else {
            return;
        };
        let kind = self.index.kind_entry(&found.kind);
        let standing = self.index.standing(event);
        let when = found.when.as_ref();
        let inside = when.map(|when| inside(when, self.today, standing));
        layer.shapes.push(Shape::Mark {
            glyph: kind.glyph,
            centre,
            radius: MARK_RADIUS - 0.8,
            ink: self.ink_of_event(event),
            inside: inside.unwrap_or_default(),
        });
    }

    /// The selected event shows its name even where it is one of many: over whatever is beside it.
    pub(super) fn draw_selected_in_fold(&self, band: &Band, layer: &mut Layer) {
        let Some(lane) = self.plan.lanes.get(band.lane) else {
            return;
        };
        let Some(selected) = &self.layout.selected else {
            return;
        };
        let Some(cluster) = selected.folded(band.lane, lane) else {
            return;
        };
        let is_dot = lane.fold.dots.iter().any(|dot| dot.from == cluster.from);
        let instant = if is_dot {
            cluster.from
        } else {
            selected.extent.start
        };
        let event = selected.event;
        let x = self.scale.x_from_instant(instant) as f32;
        let area = self.areas.lanes;
        let Some(found) = self.timeline.events.get(event as usize) else {
            return;
        };
        if !(area.left - MARK_RADIUS..area.right).contains(&x) {
            return;
        }
        let title = shown_title(&found.title);
        let room = self
            .measure
            .width(&title, TITLE_SIZE, Weight::SemiBold)
            .min(WIDEST_LABEL)
            + 2.0;
        let width = 24.0 + room + LABEL_TO_DIAL_END;
        let left = (x - 11.0).min(area.right - width - 4.0).max(area.left);
        let y = band.fold_y;
        let rect = Rect::new(left, y - 12.0, left + width, y + 12.0);
        layer.shapes.push(frame(rect, (Ink::Accent, 1.5)));
        self.draw_dot_mark(event, Point::new(left + 12.0, y), layer);
        layer.shapes.push(Shape::Dial {
            standing: self.index.standing(event),
            centre: Point::new(rect.right - LABEL_TO_DIAL_END / 2.0 - 2.0, y),
            radius: DIAL_RADIUS,
        });
        let at = Point::new(left + 24.0, y);
        let run = TextRun::line(title, at, TITLE_SIZE, Ink::Text, room);
        layer.texts.push(run.weighing(Weight::SemiBold));
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
        let end = strip.bars.partition_point(|bar| bar.from <= to);
        let in_view = strip.bars.get(begin..end).unwrap_or_default();
        let mut columns = Columns::with_capacity(in_view.len());
        for bar in in_view {
            // The square root keeps single events visible beside bursts of hundreds.
            let share = (bar.count as f32 / highest.max(1) as f32).sqrt().min(1.0);
            let left = self.scale.x_clamped(bar.from);
            let right = (self.scale.x_clamped(bar.to) - 0.5).max(left + 1.0);
            let top = bottom - (share * STRIP_HEIGHT).max(2.0);
            columns.push(Rect::new(left, top, right, bottom), (bar.weak, bar.count));
        }
        let Some((left, right)) = columns.ends() else {
            return;
        };
        let rect = Rect::new(left, bottom - STRIP_HEIGHT, right, bottom + 1.0);
        let thing = Thing::Cluster {
            lane: band.lane,
            from: strip.cluster.from,
            to: strip.cluster.last,
        };
        if self.hot == Some(thing) {
            layer.shapes.push(Shape::Box {
                rect: rect.grown(2.0),
                fill: Some(Ink::Card),
                stroke: Some((Ink::Hairline, 1.0)),
                radius: 4.0,
            });
        }
        // Stripes move with the strip.
        let start = self.scale.x_from_instant(strip.cluster.from) + f64::from(bottom);
        let origin = start.rem_euclid(f64::from(hatch::PITCH)) as f32;
        layer.shapes.extend(columns.shapes(Ink::Density, origin));
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
                to: dot.last,
            }
        }
    }

    fn cluster_name(&self, cluster: &Cluster) -> String {
        if cluster.count == 1 {
            return self.event_name(cluster.top);
        }
        let last = cluster.to.saturating_sub(1);
        let (from, to) = (
            sentence::day(cluster.from, self.zone),
            sentence::day(last, self.zone),
        );
        let weak = match self.verdict {
            Verdict::Told => cluster.weak,
            Verdict::Withheld => 0,
        };
        let counts = (cluster.count, weak);
        sentence::cluster(self.timeline, counts, cluster.top, (&from, &to))
    }
}

/// A rounded frame on the ground of cards.
fn frame(rect: Rect, edge: (Ink, f32)) -> Shape {
    Shape::Box {
        rect,
        fill: Some(Ink::Card),
        stroke: Some(edge),
        radius: 11.0,
    }
}
