//! From a page to SVG: nothing is decided here but how a shape is written.
//!
//! Text stays text. Its length is written beside it, so that a machine without the font squeezes
//! labels instead of letting them overlap. Over the drawing lie the nodes of the outline, so that
//! pointing at an event, or listening to it, says the same sentence as in the window.

mod shapes;

use super::PictureError;
use super::page::{Page, Part};
use super::png::FAMILY;
use super::words::{Style, visible, wrapped};
use crate::index::EventIndex;
use crate::model::Timeline;
use crate::view::geometry::{Point, Rect};
use crate::view::palette::Palette;
use crate::view::scene::{Align, Ink, Layer, Node, TextRun, Thing};
use crate::view::text::{FontMeasure, TextMeasure as _, Weight};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::borrow::Cow;
use std::collections::HashMap;
use std::io;

/// From the middle of a line down to its baseline, in ems: half of the height of a capital.
const BASELINE: f32 = 0.364;
/// The distance of two lines of one text, in ems.
const LINE: f32 = 1.21;

/// The page as SVG 1.1, shown `size` points wide and high.
///
/// # Errors
/// Writing to memory does not fail; should it do so, that is said.
pub(super) fn write(
    page: &Page,
    size: (f32, f32),
    timeline: &Timeline,
    palette: &Palette,
    measure: &FontMeasure,
) -> Result<String, PictureError> {
    let mut drawing = Drawing {
        writer: Writer::new_with_indent(Vec::new(), b' ', 1),
        timeline,
        palette,
        measure,
        ids: HashMap::new(),
    };
    let unpaintable = |error: &dyn std::fmt::Display| PictureError::Unpaintable(error.to_string());
    drawing
        .page(page, size)
        .map_err(|error| unpaintable(&error))?;
    let mut bytes = drawing.writer.into_inner();
    bytes.push(b'\n');
    String::from_utf8(bytes).map_err(|error| unpaintable(&error))
}

/// The name and the value of an attribute.
type Attribute = (&'static str, String);
/// The attributes of an element.
type Attributes = Vec<Attribute>;

/// An SVG while it is written.
struct Drawing<'a> {
    writer: Writer<Vec<u8>>,
    timeline: &'a Timeline,
    palette: &'a Palette,
    measure: &'a FontMeasure,
    /// The names that are taken, and the last number that was given after each.
    ids: HashMap<String, usize>,
}

impl Drawing<'_> {
    fn page(&mut self, page: &Page, size: (f32, f32)) -> io::Result<()> {
        let declaration = BytesDecl::new("1.0", Some("UTF-8"), None);
        self.writer.write_event(Event::Decl(declaration))?;
        let (width, height) = (number(page.width), number(page.height));
        let mut attributes = vec![
            ("xmlns", "http://www.w3.org/2000/svg".to_owned()),
            ("width", number(size.0)),
            ("height", number(size.1)),
            ("viewBox", format!("0 0 {width} {height}")),
            ("role", "graphics-document".to_owned()),
            ("aria-labelledby", "title".to_owned()),
            ("aria-describedby", "description".to_owned()),
            ("font-family", format!("'{FAMILY}', Inter, sans-serif")),
        ];
        attributes.extend(self.language().map(|language| ("xml:lang", language)));
        self.open("svg", &attributes)?;
        self.words("title", &[("id", "title".to_owned())], &page.title)?;
        let id = [("id", "description".to_owned())];
        self.words("desc", &id, &page.description)?;
        let whole = Rect::new(0.0, 0.0, page.width, page.height);
        let mut ground = rectangle(&whole);
        ground.extend(self.paint("fill", Ink::Ground).into_iter().flatten());
        self.empty("rect", &ground)?;
        for part in &page.parts {
            self.part(part)?;
        }
        self.close("svg")
    }

    /// The language of the timeline, if it looks like one.
    fn language(&self) -> Option<String> {
        let language = self.timeline.language.as_deref()?;
        let is_tag = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let plain = !language.is_empty() && language.len() <= 35 && language.chars().all(is_tag);
        plain.then(|| language.to_owned())
    }

    fn part(&mut self, part: &Part) -> io::Result<()> {
        let (x, y) = (number(part.at.x), number(part.at.y));
        let place = format!("translate({x} {y})");
        self.open("g", &[("id", part.name.to_owned()), ("transform", place)])?;
        let has_outline = !part.scene.outline.is_empty();
        for (place, layer) in (1..).zip(&part.scene.layers) {
            let name = format!("{}-{place}", part.name);
            self.layer(layer, has_outline.then_some(name))?;
        }
        if has_outline {
            self.outline(&part.scene.outline)?;
        }
        self.close("g")
    }

    /// A layer; the layers of a drawing that has an outline are cut at their edges, and what reads
    /// the picture aloud passes over them.
    fn layer(&mut self, layer: &Layer, name: Option<String>) -> io::Result<()> {
        if layer.shapes.is_empty() && layer.texts.is_empty() {
            return Ok(());
        }
        let mut attributes = Vec::new();
        if let Some(name) = name {
            let clip = format!("{name}-clip");
            self.open("clipPath", &[("id", clip.clone())])?;
            self.empty("rect", &rectangle(&layer.clip))?;
            self.close("clipPath")?;
            attributes.push(("id", name));
            attributes.push(("clip-path", format!("url(#{clip})")));
            attributes.push(("aria-hidden", "true".to_owned()));
        }
        self.open("g", &attributes)?;
        for shape in &layer.shapes {
            self.shape(shape)?;
        }
        for run in &layer.texts {
            self.text(run)?;
        }
        self.close("g")
    }

    fn text(&mut self, run: &TextRun) -> io::Result<()> {
        if run.room <= 1.0 {
            return Ok(());
        }
        if run.lines > 1 {
            let style = Style {
                size: run.size,
                weight: run.weight,
                lines: run.lines,
            };
            let lines = wrapped(&run.text, style, run.room, self.measure);
            for (place, line) in lines.iter().enumerate() {
                let down = place as f32 * run.size * LINE;
                self.line(run, line, Point::new(run.at.x, run.at.y + down))?;
            }
            return Ok(());
        }
        let text = single_spaced(visible(&run.text));
        let width = self.measure.width(&text, run.size, run.weight);
        if width <= run.room + 1.5 {
            self.line(run, &text, run.at)
        } else {
            let elided = self.measure.elided(&text, run.size, run.weight, run.room);
            self.line(run, &elided, run.at)
        }
    }

    /// One line of text as it is.
    fn line(&mut self, run: &TextRun, text: &str, at: Point) -> io::Result<()> {
        let Some(fill) = self.paint("fill", run.ink) else {
            return Ok(());
        };
        if text.is_empty() {
            return Ok(());
        }
        let mut attributes = vec![
            ("x", number(at.x)),
            ("y", number(at.y + BASELINE * run.size)),
            ("font-size", number(run.size)),
        ];
        if run.weight == Weight::SemiBold {
            attributes.push(("font-weight", "600".to_owned()));
        }
        if run.align == Align::Centre {
            attributes.push(("text-anchor", "middle".to_owned()));
        }
        attributes.extend(fill);
        // What comes from another font has a width that nobody knows here.
        if self.measure.covers(text) && text.chars().nth(1).is_some() {
            let length = self.measure.width(text, run.size, run.weight);
            attributes.push(("textLength", number(length)));
            attributes.push(("lengthAdjust", "spacingAndGlyphs".to_owned()));
        }
        self.words("text", &attributes, text)
    }

    /// The nodes of the canvas, lane by lane, each with its sentence.
    fn outline(&mut self, nodes: &[Node]) -> io::Result<()> {
        let mut is_in_lane = false;
        self.open("g", &[("id", "outline".to_owned())])?;
        for node in nodes {
            if let Thing::Lane(lane) = node.thing {
                if is_in_lane {
                    self.close("g")?;
                }
                let id = self.id(&format!("lane-{}", lane + 1));
                let role = ("role", "list".to_owned());
                let label = ("aria-label", visible(&node.name).into_owned());
                self.open("g", &[("id", id), role, label])?;
                is_in_lane = true;
            } else {
                self.node(node)?;
            }
        }
        if is_in_lane {
            self.close("g")?;
        }
        self.close("g")
    }

    fn node(&mut self, node: &Node) -> io::Result<()> {
        if node.rect.width() <= 0.0 || node.rect.height() <= 0.0 {
            return Ok(());
        }
        let of = |event: EventIndex| {
            let event = self.timeline.events.get(event as usize);
            event.map_or_else(String::new, |event| plain_name(&event.id))
        };
        let id = match node.thing {
            Thing::Event { event, .. } => format!("event-{}", of(event)),
            Thing::Ribbon { event, .. } => format!("force-{}", of(event)),
            Thing::Cluster { .. } | Thing::Lane(_) => "several".to_owned(),
        };
        let id = self.id(&id);
        self.open("g", &[("id", id), ("role", "listitem".to_owned())])?;
        self.words("title", &[], &node.name)?;
        let mut area = rectangle(&node.rect);
        area.push(("fill", "none".to_owned()));
        area.push(("pointer-events", "all".to_owned()));
        self.empty("rect", &area)?;
        self.close("g")
    }

    /// A name that is not taken yet: this one, or with a number after it.
    fn id(&mut self, wanted: &str) -> String {
        let Some(last) = self.ids.get(wanted) else {
            self.ids.insert(wanted.to_owned(), 1);
            return wanted.to_owned();
        };
        let numbered = |number: usize| format!("{wanted}-{number}");
        let mut number = last + 1;
        while self.ids.contains_key(&numbered(number)) {
            number += 1;
        }
        let id = numbered(number);
        self.ids.insert(wanted.to_owned(), number);
        self.ids.insert(id.clone(), 1);
        id
    }

    fn open(&mut self, name: &str, attributes: &[Attribute]) -> io::Result<()> {
        let start = element(name, attributes);
        self.writer.write_event(Event::Start(start))
    }

    fn close(&mut self, name: &str) -> io::Result<()> {
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    fn empty(&mut self, name: &str, attributes: &[Attribute]) -> io::Result<()> {
        let start = element(name, attributes);
        self.writer.write_event(Event::Empty(start))
    }

    /// An element with nothing but text in it.
    fn words(&mut self, name: &str, attributes: &[Attribute], text: &str) -> io::Result<()> {
        self.open(name, attributes)?;
        let text = visible(text);
        self.writer
            .write_event(Event::Text(BytesText::new(&text)))?;
        self.close(name)
    }

    /// A colour as attributes; none if nothing of it can be seen.
    fn paint(&self, name: &'static str, ink: Ink) -> Option<Attributes> {
        let colour = self.palette.ink(ink);
        if colour.opacity == 0 {
            return None;
        }
        let hex = format!("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue);
        let mut attributes = vec![(name, hex)];
        if colour.opacity < u8::MAX {
            let name = if name == "fill" {
                "fill-opacity"
            } else {
                "stroke-opacity"
            };
            attributes.push((name, number(f32::from(colour.opacity) / 255.0)));
        }
        Some(attributes)
    }
}

fn element<'a>(name: &'a str, attributes: &[Attribute]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, value.as_str()));
    }
    start
}

fn rectangle(rect: &Rect) -> Attributes {
    vec![
        ("x", number(rect.left)),
        ("y", number(rect.top)),
        ("width", number(rect.width().max(0.0))),
        ("height", number(rect.height().max(0.0))),
    ]
}

/// A length with at most two decimals, the same on every machine; what is no number is zero.
fn number(value: f32) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0" } else { text }.to_owned()
}

/// The id of an event as the name of an element: letters and digits of ASCII, dashes and
/// underscores.
fn plain_name(id: &str) -> String {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() || c == '_' {
            c
        } else {
            '-'
        }
    };
    id.chars().take(80).map(plain).collect()
}

/// SVG shows several spaces as one: so that widths agree, there is only one.
fn single_spaced(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains("  ") && text.trim_matches(' ').len() == text.len() {
        return text;
    }
    let words = text.split(' ').filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_given_once_each_however_many_are_wanted() {
        let (timeline, measure) = (Timeline::default(), FontMeasure::default());
        let mut drawing = Drawing {
            writer: Writer::new(Vec::new()),
            timeline: &timeline,
            palette: Palette::of(crate::view::palette::Look::Light),
            measure: &measure,
            ids: HashMap::new(),
        };
        let wanted = ["b-2", "b", "b", "b", "b-2", "b"];
        let given = wanted.map(|name| drawing.id(name));
        assert_eq!(given, ["b-2", "b", "b-3", "b-4", "b-2-2", "b-5"]);
        // Would take hours if each were looked for from the first number on.
        let last = (0..200_000).map(|_| drawing.id("-----")).last();
        assert_eq!(last.as_deref(), Some("------200000"));
    }
}
