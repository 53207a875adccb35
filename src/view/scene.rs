//! A display list with meaning attached: what painters and exporters draw, what a pointer can hit,
//! and what a screen reader reads.
//!
//! Colours are roles ([`Ink`]); the theme says what they are. Text comes with the width that layout
//! gave it, and whoever draws it elides it to that width.

use super::geometry::{Point, Rect};
use super::glyphs::Inside;
use super::text::Weight;
use crate::index::EventIndex;
use crate::model::date::Instant;
use crate::model::{Colour, Glyph, Level, Standing, Text};

/// What a colour is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ink {
    /// The ground of the canvas.
    Ground,
    /// The ground of panels, headers and the axis.
    Panel,
    /// Every second lane.
    LaneTint,
    /// Lines between areas.
    Hairline,
    /// Lines at fine ticks.
    GridFine,
    /// Lines at coarse ticks.
    GridCoarse,
    /// Text that is read first.
    Text,
    /// Text that is read second.
    Dim,
    /// Selection and pointer.
    Accent,
    /// Text on the accent.
    OnAccent,
    /// The ground of a selected card.
    Card,
    /// The shade of an era behind the lanes.
    Era,
    /// The band of an era under the axis.
    EraBand,
    /// The edge of that band.
    EraEdge,
    /// Density: bars of strips and of the minimap.
    Density,
    /// The density of what is hidden.
    Ghost,
    /// The ground of words that were found.
    Found,
    /// The part of the minimap that is in view.
    Brush,
    /// A kind.
    Kind(Colour),
    /// Events that are sourced like that, where colours say so.
    Level(Level),
}

/// Something drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A rectangle with rounded corners.
    Box {
        /// Where.
        rect: Rect,
        /// Its inside.
        fill: Option<Ink>,
        /// Its edge, and how wide that is in points.
        stroke: Option<(Ink, f32)>,
        /// The radius of its corners, in points.
        radius: f32,
    },
    /// A straight line.
    Line {
        /// From here.
        from: Point,
        /// To here.
        to: Point,
        /// Its colour.
        ink: Ink,
        /// Its width, in points.
        width: f32,
        /// Dashes: points drawn and points left out.
        dash: Option<(f32, f32)>,
    },
    /// A polygon without holes, convex.
    Polygon {
        /// Its corners in order.
        points: Vec<Point>,
        /// Its inside.
        fill: Ink,
    },
    /// The mark of a kind.
    Mark {
        /// Its shape.
        glyph: Glyph,
        /// Its middle.
        centre: Point,
        /// Half its size, in points.
        radius: f32,
        /// Its colour.
        ink: Ink,
        /// What its inside looks like.
        inside: Inside,
    },
    /// The evidence behind an event.
    Dial {
        /// The evidence.
        standing: Standing,
        /// Its middle.
        centre: Point,
        /// Half its size, in points.
        radius: f32,
    },
    /// Which share of several events is well sourced: a ring that is closed if all are.
    Gauge {
        /// The share, from 0 to 1.
        share: f32,
        /// Its middle.
        centre: Point,
        /// Half its size, in points.
        radius: f32,
    },
    /// Many upright bars of one colour.
    Bars {
        /// The bars.
        bars: Vec<Rect>,
        /// Their colour.
        ink: Ink,
        /// Whether they are hatched over a pale ground, and where a stripe starts: see [`hatch`](super::hatch).
        stripes: Option<f32>,
    },
}

impl Shape {
    fn scale(&mut self, scale: f32) {
        match self {
            Self::Box {
                rect,
                stroke,
                radius,
                fill: _,
            } => {
                *rect = rect.scaled(scale);
                *radius *= scale;
                if let Some((_, width)) = stroke {
                    *width *= scale;
                }
            }
            Self::Line {
                from,
                to,
                width,
                dash,
                ink: _,
            } => {
                (*from, *to) = (from.scaled(scale), to.scaled(scale));
                *width *= scale;
                *dash = dash.map(|(drawn, left_out)| (drawn * scale, left_out * scale));
            }
            Self::Polygon { points, fill: _ } => {
                for point in points {
                    *point = point.scaled(scale);
                }
            }
            Self::Mark { centre, radius, .. }
            | Self::Dial { centre, radius, .. }
            | Self::Gauge { centre, radius, .. } => {
                *centre = centre.scaled(scale);
                *radius *= scale;
            }
            Self::Bars {
                bars,
                ink: _,
                stripes,
            } => {
                for bar in bars {
                    *bar = bar.scaled(scale);
                }
                *stripes = stripes.map(|origin| origin * scale);
            }
        }
    }
}

impl Shape {
    /// A line without dashes; `width` is in points.
    pub fn line(from: Point, to: Point, ink: Ink, width: f32) -> Self {
        Self::Line {
            from,
            to,
            ink,
            width,
            dash: None,
        }
    }

    /// A rectangle without an edge and with sharp corners.
    pub fn filled(rect: Rect, ink: Ink) -> Self {
        Self::Box {
            rect,
            fill: Some(ink),
            stroke: None,
            radius: 0.0,
        }
    }
}

/// Where a text begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// `at` is its left end.
    #[default]
    Left,
    /// `at` is its middle.
    Centre,
}

/// One line of text, or more if it may wrap.
#[derive(Clone, Debug, PartialEq)]
pub struct TextRun {
    /// The words.
    pub text: Text,
    /// Its end or middle (see [`Align`]) at half of the height of its first line.
    pub at: Point,
    /// The font size, in points.
    pub size: f32,
    /// The weight.
    pub weight: Weight,
    /// The colour.
    pub ink: Ink,
    /// The room that it has, in points: more is elided.
    pub room: f32,
    /// What `at` is.
    pub align: Align,
    /// How many lines it may take.
    pub lines: usize,
}

impl TextRun {
    /// One line of regular text from its left end.
    pub fn line(text: impl Into<Text>, at: Point, size: f32, ink: Ink, room: f32) -> Self {
        Self {
            text: text.into(),
            at,
            size,
            weight: Weight::Regular,
            ink,
            room,
            align: Align::Left,
            lines: 1,
        }
    }

    /// The same in another weight.
    #[must_use]
    pub fn weighing(self, weight: Weight) -> Self {
        Self { weight, ..self }
    }
}

/// Shapes and texts that are cut at the same edges; shapes are drawn first.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// What of it is seen.
    pub clip: Rect,
    /// Its shapes, from back to front.
    pub shapes: Vec<Shape>,
    /// Its texts.
    pub texts: Vec<TextRun>,
}

impl Layer {
    /// An empty layer.
    pub fn new(clip: Rect) -> Self {
        Self {
            clip,
            shapes: Vec::new(),
            texts: Vec::new(),
        }
    }
}

/// What the pointer, the keyboard or a screen reader can reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Thing {
    /// An event, in one of its lanes.
    Event {
        /// Which event.
        event: EventIndex,
        /// The position of the lane.
        lane: usize,
    },
    /// Several events on few pixels.
    Cluster {
        /// The position of the lane.
        lane: usize,
        /// When the first of them starts.
        from: Instant,
        /// When the last of them starts.
        to: Instant,
    },
    /// A measure in force, with its renewals.
    Ribbon {
        /// The event that put it in force.
        event: EventIndex,
        /// The position of the lane.
        lane: usize,
    },
    /// A lane.
    Lane(usize),
}

/// A thing on the canvas, with a sentence for a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it is.
    pub thing: Thing,
    /// Where it is.
    pub rect: Rect,
    /// What it is called: title, date in words, kind, evidence.
    pub name: String,
}

/// Everything that one frame of the canvas shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// From back to front.
    pub layers: Vec<Layer>,
    /// In reading order: lane by lane, from left to right.
    pub outline: Vec<Node>,
}

impl Scene {
    /// The same at another scale: places, sizes, texts and the room for them.
    #[must_use]
    pub fn scaled(mut self, scale: f32) -> Self {
        for layer in &mut self.layers {
            layer.clip = layer.clip.scaled(scale);
            for shape in &mut layer.shapes {
                shape.scale(scale);
            }
            for run in &mut layer.texts {
                run.at = run.at.scaled(scale);
                run.size *= scale;
                run.room *= scale;
            }
        }
        for node in &mut self.outline {
            node.rect = node.rect.scaled(scale);
        }
        self
    }

    /// The topmost thing under a point; lanes only where nothing else is.
    pub fn hit(&self, point: Point) -> Option<&Node> {
        let found = |node: &&Node| node.rect.contains(point);
        let is_lane = |node: &&Node| matches!(node.thing, Thing::Lane(_));
        self.outline
            .iter()
            .rev()
            .filter(|node| !is_lane(node))
            .find(found)
            .or_else(|| self.outline.iter().filter(is_lane).find(found))
    }
}
