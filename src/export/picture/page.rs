//! The page: header, canvas, legend, list, from top to bottom.

use super::chart::{self, Chart, View};
use super::flow::{Block, Column};
use super::rows::Rows;
use super::words::Style;
use super::{PictureError, Subject, legend, list};
use crate::model::{Name, Text};
use crate::view::geometry::{Point, Rect};
use crate::view::scene::{Ink, Layer, Scene, Shape};
use crate::view::sentence;
use std::borrow::Cow;

/// Air around everything, in points.
const MARGIN: f32 = 28.0;
/// Air between the parts, in points.
const BETWEEN: f32 = 16.0;
/// The size of the title, in points.
const TITLE_SIZE: f32 = 22.0;
/// The size of what stands under the title, in points.
const FACTS_SIZE: f32 = 12.5;
/// The size of the small print, in points.
const NOTE_SIZE: f32 = 11.0;
/// Between facts in one line.
const BULLET: &str = " · ";

/// A picture that is laid out.
pub(super) struct Page {
    /// In points.
    pub width: f32,
    /// In points.
    pub height: f32,
    /// What it is called.
    pub title: String,
    /// What it shows, for those who cannot see it.
    pub description: String,
    /// From the top.
    pub parts: Vec<Part>,
    /// How many events have a mark.
    pub marked: usize,
    /// How many events are folded into dots and strips.
    pub folded: usize,
}

/// A part of a page.
pub(super) struct Part {
    /// What it is called in the file.
    pub name: &'static str,
    /// Its corner on the page.
    pub at: Point,
    /// What it shows, from its own corner.
    pub scene: Scene,
}

impl Page {
    /// Every text on it.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        let layers = self.parts.iter().flat_map(|part| &part.scene.layers);
        layers.flat_map(|layer| layer.texts.iter().map(|run| &*run.text))
    }

    fn push(&mut self, name: &'static str, block: Block) {
        let mut layer = Layer::new(Rect::new(0.0, 0.0, self.width, block.height));
        (layer.shapes, layer.texts) = (block.shapes, block.texts);
        let scene = Scene {
            layers: vec![layer],
            outline: Vec::new(),
        };
        let at = Point::new(MARGIN, self.height);
        self.parts.push(Part { name, at, scene });
        self.height += block.height;
    }

    fn push_chart(&mut self, chart: Chart, inner: f32) {
        let mut scene = chart.scene;
        scene.layers.push(frame(inner, chart.height));
        let at = Point::new(MARGIN, self.height);
        let name = "timeline";
        self.parts.push(Part { name, at, scene });
        self.height += chart.height;
    }
}

/// Lays out everything.
pub(super) fn lay_out(subject: &Subject<'_>) -> Result<Page, PictureError> {
    let options = subject.options;
    let inner = options.width - 2.0 * MARGIN;
    let column = Column {
        left: 0.0,
        room: inner,
        measure: subject.measure,
    };
    let mut view = View::new(subject, inner)?;
    let facts = facts(subject, &view);
    let head = header(subject, &facts, column);
    let plan = |view: &View| {
        let reserved = foot(subject, view, None, column).height;
        let room = |page: f32| page - 2.0 * MARGIN - head.height - BETWEEN - reserved;
        Rows::new(subject, view, inner, options.height.map(room))
    };
    let mut rows = plan(&view);
    if view.measures && must_do_without_measures(&rows, &view) {
        view.measures = false;
        rows = plan(&view);
    }
    let chart = chart::draw(subject, &view, &rows?, inner);
    let foot = foot(subject, &view, Some(&chart), column);
    let mut page = Page {
        width: options.width,
        height: MARGIN,
        title: subject.timeline.title.to_string(),
        description: facts,
        parts: Vec::new(),
        marked: view.shown.len() - chart.folded.len(),
        folded: chart.folded.len(),
    };
    let folded = chart.folded.clone();
    page.push("heading", head);
    page.height += BETWEEN;
    page.push_chart(chart, inner);
    page.push("legend", foot);
    page.height = (page.height + MARGIN).max(options.height.unwrap_or_default());
    if options.sources {
        page.push("sources", list::block(subject, &view, &folded, column));
        page.height += MARGIN;
    }
    if options.height.is_none() || options.sources {
        page.height = page.height.ceil();
    }
    Ok(page)
}

/// Whether measures in force have no room for their names, or take that of the events.
fn must_do_without_measures(rows: &Result<Rows, PictureError>, view: &View) -> bool {
    match rows {
        Ok(rows) => !rows.are_named(),
        Err(PictureError::TooLow { .. } | PictureError::TooManyLanes { .. }) => {
            !view.shown.is_empty()
        }
        Err(_) => false,
    }
}

/// A thin line around the canvas.
fn frame(width: f32, height: f32) -> Layer {
    let rect = Rect::new(0.0, 0.0, width, height);
    let mut layer = Layer::new(rect);
    layer.shapes.push(Shape::Box {
        rect,
        fill: None,
        stroke: Some((Ink::Hairline, 1.0)),
        radius: 0.0,
    });
    layer
}

fn header(subject: &Subject<'_>, facts: &str, column: Column<'_>) -> Block {
    let mut block = Block::default();
    let title = Style::semibold(TITLE_SIZE, 2);
    block.set(&subject.timeline.title, title, Ink::Text, column);
    block.skip(2.0);
    let style = Style::regular(FACTS_SIZE, 3);
    block.set(facts, style, Ink::Dim, column);
    block
}

/// The range, how much of the timeline it is, and up to when the facts were looked at.
fn facts(subject: &Subject<'_>, view: &View) -> String {
    let (from, to) = view.told;
    let day = |instant| sentence::day(instant, subject.zone);
    let (first, last) = (day(from), day(to.saturating_sub(1)));
    let range = if first == last {
        first
    } else {
        format!("{first} to {last}")
    };
    let all = subject.timeline.events.len();
    let count = if view.shown.len() == all {
        sentence::events(all)
    } else {
        let shown = sentence::grouped(view.shown.len());
        format!("{shown} of {}", sentence::events(all))
    };
    let seen = as_of(subject).unwrap_or_else(|| {
        let today = sentence::day(subject.options.today, subject.zone);
        format!("as seen on {today}")
    });
    [range, count, seen].join(BULLET)
}

/// Up to which day the facts were looked at; none if the timeline does not say.
pub(super) fn as_of(subject: &Subject<'_>) -> Option<String> {
    let as_of = subject.timeline.as_of.as_ref()?;
    Some(format!("as of {}", as_of.words_short()))
}

/// What stands under the canvas; without a chart, as high as it may become.
fn foot(subject: &Subject<'_>, view: &View, chart: Option<&Chart>, column: Column<'_>) -> Block {
    let mut block = Block::default();
    block.skip(BETWEEN);
    if subject.options.legend {
        let has_dots = chart.is_none_or(|chart| chart.has_dots);
        let has_strips = chart.is_none_or(|chart| chart.has_strips);
        block.append(legend::block(subject, view, (has_dots, has_strips), column));
        block.skip(8.0);
    }
    let folded = chart.map_or(view.shown.len(), |chart| chart.folded.len());
    let untitled = chart.map_or(view.shown.len(), |chart| chart.untitled);
    let left_out = chart.map_or(view.in_force.len(), |chart| chart.left_out);
    let notes = notes(subject, view, (folded, untitled), left_out);
    let style = Style::regular(NOTE_SIZE, 8);
    block.set(&notes.join(" "), style, Ink::Dim, column);
    block.set(
        &credits(subject),
        Style::regular(NOTE_SIZE, 2),
        Ink::Dim,
        column,
    );
    block
}

/// What the canvas does not show, so that nothing is left out in silence.
fn notes(
    subject: &Subject<'_>,
    view: &View,
    (folded, untitled): (usize, usize),
    left_out: usize,
) -> Vec<String> {
    let mut notes = Vec::new();
    let undated = subject.timeline.events.len() - subject.index.dated();
    let outside = subject.index.dated() - view.shown.len();
    let said = |count: usize, one: &str, more: &str| {
        let verb = if count == 1 { one } else { more };
        format!("{} {verb}", sentence::events(count))
    };
    if folded > 0 {
        let verbs = (
            "has no row: it is drawn small, alone or with others.",
            "have no row: they are drawn small, alone or with others.",
        );
        notes.push(said(folded, verbs.0, verbs.1));
    }
    if untitled > 0 {
        let verbs = (
            "has no room for its title.",
            "have no room for their titles.",
        );
        notes.push(said(untitled, verbs.0, verbs.1));
    }
    match left_out {
        0 => {}
        1 => notes.push("1 measure in force is left out, for want of room.".to_owned()),
        more => notes.push(format!(
            "{more} measures in force are left out, for want of room."
        )),
    }
    if outside > 0 {
        let verbs = ("lies outside this range.", "lie outside this range.");
        notes.push(said(outside, verbs.0, verbs.1));
    }
    if undated > 0 {
        let verbs = ("has no date.", "have no date.");
        notes.push(said(undated, verbs.0, verbs.1));
    }
    notes
}

/// Who wrote the timeline, and what may be done with it.
fn credits(subject: &Subject<'_>) -> String {
    let timeline = subject.timeline;
    let authors = timeline.authors.iter().map(|author| Name::shown(author));
    let authors: Vec<Cow<'_, str>> = authors.collect();
    let parts = [
        (!authors.is_empty()).then(|| authors.join(", ")),
        timeline.license.as_ref().map(Text::to_string),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(BULLET)
}
