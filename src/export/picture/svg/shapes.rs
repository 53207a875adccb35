//! The shapes of a scene as elements: the counterpart of the painter of the window.

use super::{Attributes, Drawing, number};
use crate::model::{Colour, Glyph, Level, Standing};
use crate::view::geometry::{Point, Rect};
use crate::view::glyphs::{self, DialPen, Inside, Part};
use crate::view::hatch;
use crate::view::scene::{Ink, Shape};
use std::fmt::Write as _;
use std::io;

impl Drawing<'_> {
    pub(super) fn shape(&mut self, shape: &Shape) -> io::Result<()> {
        match shape {
            Shape::Box {
                rect,
                fill,
                stroke,
                radius,
            } => self.rounded(rect, *fill, *stroke, *radius),
            Shape::Line {
                from,
                to,
                ink,
                width,
                dash,
            } => self.straight((*from, *to), *ink, *width, *dash),
            Shape::Polygon { points, fill } => {
                let Some(paint) = self.paint("fill", *fill) else {
                    return Ok(());
                };
                self.polygon(points, paint)
            }
            Shape::Mark {
                glyph,
                centre,
                radius,
                ink,
                inside,
            } => self.mark(*glyph, *centre, *radius, *ink, *inside),
            Shape::Dial {
                standing,
                centre,
                radius,
            } => self.dial(*standing, *centre, *radius),
            Shape::Gauge {
                share,
                centre,
                radius,
            } => self.gauge(*share, *centre, *radius),
            Shape::Bars { bars, ink, stripes } => self.bars(bars, *ink, *stripes),
        }
    }

    /// A rectangle whose edge lies inside of it.
    fn rounded(
        &mut self,
        rect: &Rect,
        fill: Option<Ink>,
        stroke: Option<(Ink, f32)>,
        radius: f32,
    ) -> io::Result<()> {
        let fill = fill.and_then(|ink| self.paint("fill", ink));
        let stroke = stroke.and_then(|(ink, width)| Some((self.paint("stroke", ink)?, width)));
        if fill.is_none() && stroke.is_none() {
            return Ok(());
        }
        let inset = stroke.as_ref().map_or(0.0, |(_, width)| width / 2.0);
        let rect = rect.grown(-inset);
        if rect.width() <= 0.0 || rect.height() <= 0.0 {
            return Ok(());
        }
        let mut attributes = super::rectangle(&rect);
        let radius = radius.min(rect.width() / 2.0).min(rect.height() / 2.0);
        if radius > 0.0 {
            attributes.push(("rx", number(radius)));
        }
        attributes.extend(fill.unwrap_or_else(|| vec![("fill", "none".to_owned())]));
        if let Some((paint, width)) = stroke {
            attributes.extend(paint);
            if width != 1.0 {
                attributes.push(("stroke-width", number(width)));
            }
        }
        self.empty("rect", &attributes)
    }

    fn straight(
        &mut self,
        (from, to): (Point, Point),
        ink: Ink,
        width: f32,
        dash: Option<(f32, f32)>,
    ) -> io::Result<()> {
        let Some(paint) = self.paint("stroke", ink) else {
            return Ok(());
        };
        let mut attributes = vec![
            ("x1", number(from.x)),
            ("y1", number(from.y)),
            ("x2", number(to.x)),
            ("y2", number(to.y)),
        ];
        attributes.extend(paint);
        if width != 1.0 {
            attributes.push(("stroke-width", number(width)));
        }
        if let Some((drawn, left_out)) = dash {
            let dashes = format!("{} {}", number(drawn), number(left_out));
            attributes.push(("stroke-dasharray", dashes));
        }
        self.empty("line", &attributes)
    }

    fn polygon(&mut self, points: &[Point], paint: Attributes) -> io::Result<()> {
        let corners: Vec<String> = points
            .iter()
            .map(|point| format!("{},{}", number(point.x), number(point.y)))
            .collect();
        let mut attributes = vec![("points", corners.join(" "))];
        attributes.extend(paint);
        self.empty("polygon", &attributes)
    }

    fn circle(&mut self, centre: Point, radius: f32, paint: Attributes) -> io::Result<()> {
        let mut attributes = vec![
            ("cx", number(centre.x)),
            ("cy", number(centre.y)),
            ("r", number(radius.max(0.0))),
        ];
        attributes.extend(paint);
        self.empty("circle", &attributes)
    }

    fn mark(
        &mut self,
        glyph: Glyph,
        centre: Point,
        radius: f32,
        ink: Ink,
        inside: Inside,
    ) -> io::Result<()> {
        for (part, outline) in glyphs::drawn(glyph, centre, radius, inside) {
            let paint = match outline {
                None => self.paint("fill", ink),
                Some(width) => self.outlined(ink, width),
            };
            let Some(paint) = paint else { continue };
            match part {
                Part::Circle { centre, radius } => self.circle(centre, radius, paint)?,
                Part::Polygon(points) => self.polygon(&points, paint)?,
            }
        }
        Ok(())
    }

    /// The attributes of an outline without an inside.
    fn outlined(&self, ink: Ink, width: f32) -> Option<Attributes> {
        let mut paint = vec![("fill", "none".to_owned())];
        paint.extend(self.paint("stroke", ink)?);
        paint.push(("stroke-width", number(width)));
        Some(paint)
    }

    /// Empty, half or full; a notch on top for a primary source, a slash where it is disputed.
    fn dial(&mut self, standing: Standing, centre: Point, radius: f32) -> io::Result<()> {
        if let Some(paint) = self.paint("fill", Ink::Dim) {
            match standing.level {
                Level::Uncited => {}
                Level::Single => self.polygon(&glyphs::half_disc(centre, radius), paint)?,
                Level::Corroborated => self.circle(centre, radius, paint)?,
            }
        }
        let pen = DialPen::of(radius);
        if let Some(outline) = self.outlined(Ink::Dim, pen.outline) {
            self.circle(centre, radius, outline)?;
        }
        if standing.primary {
            let top = Point::new(centre.x, centre.y - radius);
            let tip = Point::new(top.x, top.y - radius * 0.75);
            self.straight((top, tip), Ink::Accent, pen.notch, None)?;
        }
        if standing.disputed {
            let reach = radius * 1.25;
            let from = Point::new(centre.x - reach, centre.y + reach);
            let to = Point::new(centre.x + reach, centre.y - reach);
            // An edge in the colour of the ground keeps the slash apart from a full dial.
            self.straight((from, to), Ink::Ground, pen.gap, None)?;
            self.straight((from, to), Ink::Kind(Colour::Vermilion), pen.slash, None)?;
        }
        Ok(())
    }

    /// A fine ring, and a bold part of it.
    fn gauge(&mut self, share: f32, centre: Point, radius: f32) -> io::Result<()> {
        if let Some(rest) = self.outlined(Ink::Density, glyphs::GAUGE_REST) {
            self.circle(centre, radius, rest)?;
        }
        let Some(bold) = self
            .outlined(Ink::Density, glyphs::GAUGE)
            .filter(|_| share > 0.0)
        else {
            return Ok(());
        };
        if share >= 1.0 {
            return self.circle(centre, radius, bold);
        }
        let end = glyphs::arc(centre, radius, share).last().copied();
        let Point { x, y } = end.unwrap_or(centre);
        let large = u8::from(share > 0.5);
        let (start, top, size) = (number(centre.x), number(centre.y - radius), number(radius));
        let path = format!(
            "M{start} {top}A{size} {size} 0 {large} 1 {} {}",
            number(x),
            number(y)
        );
        let mut attributes = vec![("d", path)];
        attributes.extend(bold);
        self.empty("path", &attributes)
    }

    fn bars(&mut self, bars: &[Rect], ink: Ink, stripes: Option<f32>) -> io::Result<()> {
        let Some(origin) = stripes else {
            return self.path(bars_path(bars), ink);
        };
        // Stripes on a pale ground.
        self.path(bars_path(bars), Ink::Ghost)?;
        let mut path = String::new();
        for stripe in bars.iter().flat_map(|bar| hatch::of_bar(bar, origin)) {
            outline(&mut path, &stripe);
        }
        self.path(path, ink)
    }

    fn path(&mut self, path: String, ink: Ink) -> io::Result<()> {
        let Some(paint) = self.paint("fill", ink) else {
            return Ok(());
        };
        let mut attributes = vec![("d", path)];
        attributes.extend(paint);
        self.empty("path", &attributes)
    }
}

/// Adds a closed outline to a path.
fn outline(path: &mut String, points: &[Point]) {
    for (place, Point { x, y }) in points.iter().enumerate() {
        let step = if place == 0 { 'M' } else { 'L' };
        write!(path, "{step}{} {}", number(*x), number(*y)).ok();
    }
    path.push('Z');
}

/// The outlines of bars.
fn bars_path(bars: &[Rect]) -> String {
    let mut path = String::new();
    for bar in bars {
        let (x, y) = (number(bar.left), number(bar.top));
        let (right, bottom) = (number(bar.right), number(bar.bottom));
        write!(path, "M{x} {y}H{right}V{bottom}H{x}Z").ok();
    }
    path
}
