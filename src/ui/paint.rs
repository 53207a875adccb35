//! From a scene to egui shapes: nothing is decided here but how a shape is drawn.
//!
//! Shapes and texts go to one clip rectangle per layer, so that a layer is one draw call. Titles
//! are elided to the room that layout gave them, in steps, so that zooming finds them laid out.

pub use super::galleys::{Effort, MOST_NEW};
use super::galleys::{Galleys, LaidOut};
use super::theme::Palette;
use crate::model::{Glyph, Level, Standing};
use crate::view::geometry::{Point, Rect};
use crate::view::glyphs::{self, DialPen, Inside, Part};
use crate::view::hatch;
use crate::view::scene::{Align, Ink, Layer, Scene, Shape, TextRun};
use crate::view::text::TextMeasure;
use eframe::egui::epaint::TextShape;
use eframe::egui::{
    self, Color32, CornerRadius, Galley, Mesh, Painter, Pos2, Stroke, StrokeKind, Vec2,
};
use std::sync::Arc;

/// Draws a scene with its corner at `origin`, and says what texts cost in this frame so far.
///
/// A frame lays out few texts anew ([`MOST_NEW`]): where some have to wait, it asks for another
/// frame.
pub fn scene(
    painter: &Painter,
    scene: &Scene,
    origin: Pos2,
    palette: &Palette,
    measure: &dyn TextMeasure,
) -> Effort {
    let galleys = painter.ctx().plugin_or_default::<Galleys>();
    let (texts, effort) = {
        let mut galleys = galleys.lock();
        let texts = galleys.lay_out(painter, &scene.layers, measure);
        (texts, galleys.effort())
    };
    if effort.waiting > 0 {
        painter.ctx().request_repaint();
    }
    for (layer, texts) in scene.layers.iter().zip(texts) {
        let clip = rect_at(&layer.clip, origin).intersect(painter.clip_rect());
        let painter = painter.with_clip_rect(clip);
        let brush = Brush {
            origin: origin.to_vec2(),
            palette,
        };
        brush.paint(&painter, layer, texts);
    }
    effort
}

/// A rectangle of the scene on the screen.
pub fn rect_at(rect: &Rect, origin: Pos2) -> egui::Rect {
    egui::Rect::from_min_max(
        origin + Vec2::new(rect.left, rect.top),
        origin + Vec2::new(rect.right, rect.bottom),
    )
}

/// Draws the glyph of a kind outside of a scene.
pub fn glyph(painter: &Painter, glyph: Glyph, centre: Pos2, radius: f32, colour: Color32) {
    glyph_with(painter, (glyph, Inside::Full), centre, radius, colour);
}

/// Draws the glyph of an event outside of a scene.
pub fn glyph_with(
    painter: &Painter,
    (glyph, inside): (Glyph, Inside),
    centre: Pos2,
    radius: f32,
    colour: Color32,
) {
    let mut shapes = Vec::new();
    let middle = Point::new(centre.x, centre.y);
    mark(&mut shapes, glyph, middle, radius, colour, inside);
    painter.extend(shapes);
}

/// Draws a dial outside of a scene.
pub fn dial(painter: &Painter, standing: Standing, centre: Pos2, radius: f32, palette: &Palette) {
    dial_in(painter, standing, (centre, radius), Ink::Dim, palette);
}

/// Draws a dial of some colour outside of a scene, around a middle and with half its size in points.
pub fn dial_in(
    painter: &Painter,
    standing: Standing,
    (centre, radius): (Pos2, f32),
    ink: Ink,
    palette: &Palette,
) {
    let brush = Brush {
        origin: Vec2::ZERO,
        palette,
    };
    let mut shapes = Vec::new();
    brush.dial(
        &mut shapes,
        standing,
        (Point::new(centre.x, centre.y), radius),
        ink,
    );
    painter.extend(shapes);
}

struct Brush<'a> {
    origin: Vec2,
    palette: &'a Palette,
}

impl Brush<'_> {
    fn paint(&self, painter: &Painter, layer: &Layer, texts: Vec<Option<LaidOut>>) {
        let mut shapes = Vec::with_capacity(layer.shapes.len() + layer.texts.len());
        for shape in &layer.shapes {
            self.shape(&mut shapes, shape);
        }
        let mut cut = Vec::new();
        for (run, text) in layer.texts.iter().zip(texts) {
            let Some(LaidOut { galley, overflows }) = text else {
                continue;
            };
            let text = self.text(run, galley);
            if overflows {
                cut.push((run, text));
            } else {
                shapes.push(text.into());
            }
        }
        painter.extend(shapes);
        // Each clip rectangle is a draw call: rare, since only texts that wait have one.
        for (run, text) in cut {
            let size = Vec2::new(run.room, text.galley.size().y);
            let clip = egui::Rect::from_min_size(text.pos, size);
            let clip = clip.intersect(painter.clip_rect());
            painter.with_clip_rect(clip).add(text);
        }
    }

    fn at(&self, point: Point) -> Pos2 {
        Pos2::new(point.x, point.y) + self.origin
    }

    fn rect(&self, rect: &Rect) -> egui::Rect {
        rect_at(rect, self.origin.to_pos2())
    }

    fn ink(&self, ink: Ink) -> Color32 {
        self.palette.ink(ink)
    }

    fn shape(&self, shapes: &mut Vec<egui::Shape>, shape: &Shape) {
        match shape {
            Shape::Box {
                rect,
                fill,
                stroke,
                radius,
            } => {
                let fill = fill.map_or(Color32::TRANSPARENT, |ink| self.ink(ink));
                let stroke = stroke.map_or(Stroke::NONE, |(ink, width)| {
                    Stroke::new(width, self.ink(ink))
                });
                let corner = CornerRadius::same(*radius as u8);
                let rect = self.rect(rect);
                shapes.push(
                    egui::epaint::RectShape::new(rect, corner, fill, stroke, StrokeKind::Inside)
                        .into(),
                );
            }
            Shape::Line {
                from,
                to,
                ink,
                width,
                dash,
            } => {
                let ends = [self.at(*from), self.at(*to)];
                let stroke = Stroke::new(*width, self.ink(*ink));
                match dash {
                    None => shapes.push(egui::Shape::line_segment(ends, stroke)),
                    Some((drawn, left_out)) => {
                        shapes.extend(egui::Shape::dashed_line(&ends, stroke, *drawn, *left_out));
                    }
                }
            }
            Shape::Polygon { points, fill } => {
                let points = points.iter().map(|point| self.at(*point)).collect();
                shapes.push(egui::Shape::convex_polygon(
                    points,
                    self.ink(*fill),
                    Stroke::NONE,
                ));
            }
            Shape::Mark {
                glyph,
                centre,
                radius,
                ink,
                inside,
            } => {
                let centre = self.at(*centre);
                let middle = Point::new(centre.x, centre.y);
                mark(shapes, *glyph, middle, *radius, self.ink(*ink), *inside);
            }
            Shape::Dial {
                standing,
                centre,
                radius,
            } => {
                let centre = self.at(*centre);
                let place = (Point::new(centre.x, centre.y), *radius);
                self.dial(shapes, *standing, place, Ink::Dim);
            }
            Shape::Gauge {
                share,
                centre,
                radius,
            } => self.gauge(shapes, *share, *centre, *radius),
            Shape::Bars { bars, ink, stripes } => {
                let mesh = match stripes {
                    None => self.bars(bars, self.ink(*ink)),
                    Some(origin) => self.hatched(bars, *origin, self.ink(*ink)),
                };
                shapes.push(egui::Shape::mesh(mesh));
            }
        }
    }

    /// A fine ring, and a bold part of it.
    fn gauge(&self, shapes: &mut Vec<egui::Shape>, share: f32, centre: Point, radius: f32) {
        let ink = self.ink(Ink::Density);
        let rest = Stroke::new(glyphs::GAUGE_REST, ink);
        shapes.push(egui::Shape::circle_stroke(self.at(centre), radius, rest));
        let bold = Stroke::new(glyphs::GAUGE, ink);
        if share >= 1.0 {
            shapes.push(egui::Shape::circle_stroke(self.at(centre), radius, bold));
        } else if share > 0.0 {
            let arc = glyphs::arc(centre, radius, share);
            let arc = arc.into_iter().map(|point| self.at(point)).collect();
            shapes.push(egui::Shape::line(arc, bold));
        }
    }

    fn bars(&self, bars: &[Rect], colour: Color32) -> Mesh {
        let mut mesh = Mesh::default();
        mesh.reserve_triangles(2 * bars.len());
        mesh.reserve_vertices(4 * bars.len());
        for bar in bars {
            mesh.add_colored_rect(self.rect(bar), colour);
        }
        mesh
    }

    /// The stripes of bars on their pale ground. Their edges run at 45°, where pixels make even steps without any smoothing.
    fn hatched(&self, bars: &[Rect], origin: f32, colour: Color32) -> Mesh {
        let mut mesh = self.bars(bars, self.ink(Ink::Ghost));
        for stripe in bars.iter().flat_map(|bar| hatch::of_bar(bar, origin)) {
            let first = mesh.vertices.len() as u32;
            for point in stripe {
                mesh.colored_vertex(self.at(point), colour);
            }
            mesh.add_triangle(first, first + 1, first + 2);
            mesh.add_triangle(first, first + 2, first + 3);
        }
        mesh
    }

    /// Empty, half or full; a notch on top for a primary source, a slash where it is disputed.
    fn dial(
        &self,
        shapes: &mut Vec<egui::Shape>,
        standing: Standing,
        (centre, radius): (Point, f32),
        ink: Ink,
    ) {
        let ink = self.ink(ink);
        let middle = Pos2::new(centre.x, centre.y);
        let pen = DialPen::of(radius);
        let stroke = Stroke::new(pen.outline, ink);
        match standing.level {
            Level::Uncited => {}
            Level::Single => {
                let half = glyphs::half_disc(centre, radius);
                let half = half
                    .iter()
                    .map(|point| Pos2::new(point.x, point.y))
                    .collect();
                shapes.push(egui::Shape::convex_polygon(half, ink, Stroke::NONE));
            }
            Level::Corroborated => shapes.push(egui::Shape::circle_filled(middle, radius, ink)),
        }
        shapes.push(egui::Shape::circle_stroke(middle, radius, stroke));
        if standing.primary {
            let top = middle - Vec2::new(0.0, radius);
            let ends = [top, top - Vec2::new(0.0, radius * 0.75)];
            shapes.push(egui::Shape::line_segment(
                ends,
                Stroke::new(pen.notch, self.ink(Ink::Accent)),
            ));
        }
        if standing.disputed {
            let reach = Vec2::new(radius * 1.25, -radius * 1.25);
            let ends = [middle - reach, middle + reach];
            // An edge in the colour of the ground keeps the slash apart from a full dial.
            shapes.push(egui::Shape::line_segment(
                ends,
                Stroke::new(pen.gap, self.ink(Ink::Ground)),
            ));
            let slash = Stroke::new(
                pen.slash,
                self.ink(Ink::Kind(crate::model::Colour::Vermilion)),
            );
            shapes.push(egui::Shape::line_segment(ends, slash));
        }
    }

    fn text(&self, run: &TextRun, galley: Arc<Galley>) -> TextShape {
        let x = match run.align {
            Align::Left => run.at.x,
            Align::Centre => run.at.x - galley.size().x / 2.0,
        };
        let line = galley
            .rows
            .first()
            .map_or_else(|| galley.size().y, |row| row.height());
        let corner = self.at(Point::new(x, run.at.y - line / 2.0));
        TextShape::new(corner, galley, self.ink(run.ink))
    }
}

fn mark(
    shapes: &mut Vec<egui::Shape>,
    glyph: Glyph,
    centre: Point,
    radius: f32,
    colour: Color32,
    inside: Inside,
) {
    for (part, outline) in glyphs::drawn(glyph, centre, radius, inside) {
        let (fill, stroke) = match outline {
            None => (colour, Stroke::NONE),
            Some(width) => (Color32::TRANSPARENT, Stroke::new(width, colour)),
        };
        shapes.push(match part {
            Part::Circle { centre, radius } => {
                let middle = Pos2::new(centre.x, centre.y);
                egui::epaint::CircleShape {
                    center: middle,
                    radius,
                    fill,
                    stroke,
                }
                .into()
            }
            Part::Polygon(points) => {
                let points = points
                    .iter()
                    .map(|point| Pos2::new(point.x, point.y))
                    .collect();
                egui::Shape::convex_polygon(points, fill, stroke)
            }
        });
    }
}
