//! Measures in force: ribbons at the foot of their lane.
//!
//! A ribbon is solid while its measure was surely in force; what comes after the day up to which the
//! facts were looked at is an outline where an end is set, and dashed where none is. It has stripes while
//! nothing is cited for it. A notch is a renewal; a dial after its name says how well it is sourced, and one at
//! the start of a stretch that this one is disputed. It ends with a red bar where it lapsed, a cross where it was revoked, and an open
//! arrow where it goes on; a dotted line leads over a lapse to the next stretch.

use super::{Canvas, within};
use crate::index::{Chain, Ending, EventIndex, Stretch};
use crate::model::date::Instant;
use crate::model::{Colour, Level};
use crate::view::geometry::{Point, Rect};
use crate::view::layout::Band;
use crate::view::marks::{open_arrow, question, shown_title};
use crate::view::ribbons::SHORTEST;
use crate::view::scene::{Ink, Layer, Node, Shape, TextRun, Thing};
use crate::view::sentence;
use crate::view::text::Weight;

/// Half the thickness of a ribbon with a name, in points.
const NAMED_HALF: f32 = 2.0;
/// Half the thickness of a ribbon without one, in points.
const SLIM_HALF: f32 = 1.5;
/// From the foot of its row up to the middle of a ribbon, in points.
const ABOVE_FOOT: f32 = 4.5;
/// From the middle of a ribbon up to the middle of its name, in points.
const NAME_ABOVE: f32 = 10.0;
/// The size of the name of a ribbon, in points.
const NAME_SIZE: f32 = 10.5;
/// The size of the question mark at an unknown end, in points.
const DOUBT_SIZE: f32 = 9.0;
/// From the end of a name to the end of the dial after it, in points.
const NAME_TO_DIAL_END: f32 = 14.0;
/// Half the size of the dials of a ribbon, in points.
const DISPUTE_RADIUS: f32 = 3.2;
/// Notches and ends are so far from each other, in points.
const APART: f32 = 4.0;
/// A name needs so much room, in points.
const NAME_ROOM: f32 = 40.0;

impl Canvas<'_> {
    pub(super) fn draw_ribbons(&self, band: &Band, layer: &mut Layer, outline: &mut Vec<Node>) {
        let Some(lane) = self.plan.lanes.get(band.lane) else {
            return;
        };
        let pitch = lane.ribbons.pitch();
        let (from, to) = self.scale.edges();
        for (number, row) in lane.ribbons.rows().enumerate() {
            let y = band.ribbons_top + (number + 1) as f32 * pitch - ABOVE_FOOT;
            let chain_at = |place: &usize| self.index.chains().get(*place);
            let ends = |place: &usize| chain_at(place).map_or((0, 0), Chain::ends);
            let first = row.partition_point(|place| ends(place).1 < from);
            let in_view = row
                .iter()
                .skip(first)
                .take_while(|place| ends(place).0 <= to);
            for chain in in_view.filter_map(chain_at) {
                let thing = Thing::Ribbon {
                    event: chain.root,
                    lane: band.lane,
                };
                let half = (pitch / 2.0).min(4.5);
                let rect = self.draw_chain(chain, thing, (y, half), lane.ribbons.is_named(), layer);
                if lane.ribbons.is_named() {
                    self.draw_name(chain, &rect, y, layer);
                }
                let top = if lane.ribbons.is_named() {
                    y - NAME_ABOVE - 6.0
                } else {
                    rect.top
                };
                let (timeline, index) = (self.timeline, self.index);
                let name = sentence::in_force(timeline, index, chain, self.zone, self.verdict);
                outline.push(Node {
                    thing,
                    rect: within(Rect { top, ..rect }, self.areas.lanes),
                    name,
                });
            }
        }
    }

    /// Draws all of a chain; where it is, with a little air.
    fn draw_chain(
        &self,
        chain: &Chain,
        thing: Thing,
        (y, half): (f32, f32),
        named: bool,
        layer: &mut Layer,
    ) -> Rect {
        let x = |instant| self.scale.x_clamped(instant);
        let (start, end) = chain.ends();
        let rect = Rect::new(x(start) - 2.0, y - half, x(end) + 4.0, y + half);
        let selected = self.selected.and_then(|event| self.index.chain_of(event));
        let is_selected = selected.is_some_and(|selected| selected.root == chain.root);
        let stands_out = self.hot == Some(thing) || is_selected;
        if stands_out {
            layer.shapes.push(Shape::Box {
                rect,
                fill: Some(Ink::Card),
                stroke: Some((Ink::Accent, 1.0)),
                radius: 4.0,
            });
        }
        let pen = Pen {
            y,
            // Without a name to go with it, a colour would only draw the eye.
            ink: if named || stands_out {
                self.ink_of(chain)
            } else {
                Ink::Density
            },
            half: if named { NAMED_HALF } else { SLIM_HALF },
            known: x(self.today.min(self.index.known())),
        };
        let (first, last) = self.scale.edges();
        let mut place = chain.stretches.partition_point(|s| s.to < first);
        if let (Some(before), Some(next)) = (
            place.checked_sub(1).and_then(|at| chain.stretches.get(at)),
            chain.stretches.get(place),
        ) {
            pen.gap(x(before.to), x(next.from()), layer);
        }
        while let Some(stretch) = chain.stretches.get(place).filter(|s| s.from() <= last) {
            let hatched = self.index.standing(stretch.by).level == Level::Uncited;
            pen.stretch((stretch, hatched), &x, layer);
            // The dial after its name says so of the first one.
            if !named || stretch.by != chain.root {
                layer.shapes.extend(self.dispute(stretch, y));
            }
            self.draw_notches(chain.notches(stretch), &pen, layer);
            // Of stretches on the same points, the first is shown.
            let apart = self.instant_after(stretch.to, APART);
            let next = chain
                .stretches
                .partition_point(|s| s.to < apart)
                .max(place + 1);
            if let Some(after) = chain.stretches.get(next) {
                pen.gap(x(stretch.to), x(after.from()), layer);
            }
            place = next;
        }
        rect
    }

    /// The renewals in view; of those on the same points, the first.
    fn draw_notches(&self, notches: &[(Instant, EventIndex)], pen: &Pen, layer: &mut Layer) {
        let (first, last) = self.scale.edges();
        let mut place = notches.partition_point(|(at, _)| *at < first);
        while let Some((at, _)) = notches.get(place).filter(|(at, _)| *at < last) {
            pen.notch(self.scale.x_clamped(*at), layer);
            let apart = self.instant_after(*at, APART);
            place = notches
                .partition_point(|(at, _)| *at < apart)
                .max(place + 1);
        }
    }

    /// The instant that lies so many points after another one.
    fn instant_after(&self, instant: Instant, points: f32) -> Instant {
        let seconds = f64::from(points) * self.scale.viewport().seconds_per_point();
        instant.saturating_add(seconds as i64)
    }

    /// The dial of the event that says that a stretch began, if that is disputed.
    fn dispute(&self, stretch: &Stretch, y: f32) -> Option<Shape> {
        let standing = self.index.standing(stretch.by);
        let left = self.areas.lanes.left + 8.0;
        let x = self.scale.x_clamped(stretch.from()).max(left);
        standing.disputed.then_some(Shape::Dial {
            standing,
            centre: Point::new(x, y),
            radius: DISPUTE_RADIUS,
        })
    }

    fn ink_of(&self, chain: &Chain) -> Ink {
        self.ink_of_event(chain.root)
    }

    fn draw_name(&self, chain: &Chain, rect: &Rect, y: f32, layer: &mut Layer) {
        let area = self.areas.lanes;
        let left = rect.left.max(area.left + 4.0) + 2.0;
        // A short ribbon has kept more room than it takes.
        let room = rect.right.max(rect.left + SHORTEST).min(area.right) - left;
        let Some(event) = self.timeline.events.get(chain.root as usize) else {
            return;
        };
        let title = shown_title(&event.title);
        let wanted = self.measure.width(&title, NAME_SIZE, Weight::Regular) + 1.0;
        if room >= NAME_ROOM {
            let at = Point::new(left, y - NAME_ABOVE);
            let room = (room - NAME_TO_DIAL_END).min(wanted);
            layer.shapes.push(Shape::Dial {
                standing: self.index.standing(chain.root),
                centre: Point::new(left + room + NAME_TO_DIAL_END / 2.0, at.y),
                radius: DISPUTE_RADIUS,
            });
            layer
                .texts
                .push(TextRun::line(title, at, NAME_SIZE, Ink::Dim, room));
        }
    }
}

/// What ribbons are drawn with; places are in points.
struct Pen {
    /// The middle of the ribbon.
    y: f32,
    ink: Ink,
    /// Half its thickness.
    half: f32,
    /// Up to where it is known what happened.
    known: f32,
}

impl Pen {
    /// A stretch of time in force, with stripes if nothing is cited for it.
    fn stretch(
        &self,
        (stretch, hatched): (&Stretch, bool),
        x: &dyn Fn(i64) -> f32,
        layer: &mut Layer,
    ) {
        let (from, sure_from) = (x(stretch.from()), x(stretch.sure_from()));
        let (sure_to, to) = (x(stretch.sure_to()), x(stretch.to));
        self.line(from, sure_from.min(to), Some((4.0, 3.0)), layer);
        self.line(sure_to.max(from), to, Some((4.0, 3.0)), layer);
        let known = self.known.clamp(sure_from, sure_to.max(sure_from));
        self.fill((sure_from, known), hatched, layer);
        match stretch.ending {
            Ending::Ongoing => {
                self.line(known, to, Some((4.0, 3.0)), layer);
                self.arrow(to + 4.0, layer);
            }
            Ending::Ahead => self.outline(known, sure_to, layer),
            Ending::Unknown => self.question(to + 6.0, layer),
            Ending::Revoked => self.cross(to, layer),
            Ending::Lapsed => {
                let end = Rect::new(to - 1.5, self.y - 4.5, to + 1.5, self.y + 4.5);
                let red = Ink::Kind(Colour::Red);
                layer.shapes.push(Shape::filled(end, red));
            }
        }
    }

    /// The ribbon itself between two places.
    fn between(&self, from: f32, to: f32) -> Rect {
        Rect::new(from, self.y - self.half, to, self.y + self.half)
    }

    /// The time in which it was in force.
    fn fill(&self, (from, to): (f32, f32), hatched: bool, layer: &mut Layer) {
        let ribbon = self.between(from, to);
        if to <= from {
            return;
        }
        layer.shapes.push(if hatched {
            Shape::Bars {
                bars: vec![ribbon],
                ink: self.ink,
                stripes: Some(ribbon.left + ribbon.top),
            }
        } else {
            Shape::filled(ribbon, self.ink)
        });
    }

    /// The time to come.
    fn outline(&self, from: f32, to: f32, layer: &mut Layer) {
        if to > from {
            layer.shapes.push(Shape::Box {
                rect: self.between(from, to),
                fill: None,
                stroke: Some((self.ink, 1.0)),
                radius: 0.0,
            });
        }
    }

    /// From a lapse to the next stretch.
    fn gap(&self, from: f32, to: f32, layer: &mut Layer) {
        self.line(from, to, Some((1.5, 3.0)), layer);
    }

    fn line(&self, from: f32, to: f32, dash: Option<(f32, f32)>, layer: &mut Layer) {
        if to > from {
            layer.shapes.push(Shape::Line {
                from: Point::new(from, self.y),
                to: Point::new(to, self.y),
                ink: self.ink,
                width: 1.5,
                dash,
            });
        }
    }

    /// A renewal: a cut through the ribbon, and a tick over it.
    fn notch(&self, x: f32, layer: &mut Layer) {
        let ribbon = self.between(x - 1.5, x + 1.5);
        let cut = Rect {
            top: ribbon.top - 0.5,
            bottom: ribbon.bottom + 0.5,
            ..ribbon
        };
        layer.shapes.push(Shape::filled(cut, Ink::Ground));
        let (top, foot) = (Point::new(x, self.y - 4.5), Point::new(x, ribbon.bottom));
        layer.shapes.push(Shape::line(top, foot, Ink::Text, 1.5));
    }

    fn arrow(&self, x: f32, layer: &mut Layer) {
        let tip = Point::new(x, self.y);
        layer.shapes.extend(open_arrow(tip, (5.0, 4.5), self.ink));
    }

    fn cross(&self, x: f32, layer: &mut Layer) {
        for side in [-3.5, 3.5] {
            let from = Point::new(x - 3.5, self.y + side);
            let to = Point::new(x + 3.5, self.y - side);
            layer.shapes.push(Shape::line(from, to, Ink::Text, 1.5));
        }
    }

    fn question(&self, x: f32, layer: &mut Layer) {
        // Clear of the name over the ribbon.
        let at = Point::new(x, self.y + 1.5);
        layer.texts.push(question(at, DOUBT_SIZE));
    }
}
