//! The events of a picture by their numbers, with their dates in words and their sources.

use super::Subject;
use super::chart::View;
use super::flow::{Block, Column};
use super::page::as_of;
use super::words::Style;
use crate::export::cite;
use crate::index::EventIndex;
use crate::model::{Citation, Event, Stance};
use crate::view::geometry::Point;
use crate::view::marks::{DIAL_RADIUS, shown_title};
use crate::view::scene::{Ink, Shape, TextRun};
use crate::view::sentence;
use crate::view::text::{TextMeasure as _, Weight};
use std::collections::HashSet;

/// Of events with a date, and of those without, more than these are counted only: nobody reads on,
/// and the page would have no end.
pub(super) const MOST_LISTED: usize = 3_000;
/// The size of the heading, in points.
const HEADING_SIZE: f32 = 15.0;
/// The size of titles and numbers, in points.
const TITLE_SIZE: f32 = 12.0;
/// The size of dates and sources, in points.
const SMALL_SIZE: f32 = 10.5;
/// No column is narrower than this, unless the page is, in points.
const NARROWEST_COLUMN: f32 = 400.0;
/// Between two columns, in points.
const GUTTER: f32 = 36.0;
/// The column of the numbers, in points.
const NUMBERS: f32 = 34.0;
/// Between two events, in points.
const BETWEEN: f32 = 10.0;
/// Between two sources, in points.
const AFTER_SOURCE: f32 = 2.5;

/// The whole list.
pub(super) fn block(
    subject: &Subject<'_>,
    view: &View,
    folded: &[EventIndex],
    column: Column<'_>,
) -> Block {
    let mut block = Block::default();
    let heading = Style::semibold(HEADING_SIZE, 1);
    block.set("Events and sources", heading, Ink::Text, column);
    let sources = as_of(subject).map_or_else(
        || "Sources as the timeline cites them; it does not say as of when.".to_owned(),
        |as_of| format!("Sources {as_of}, as the timeline cites them."),
    );
    let note = format!("Numbers are those of the marks. {sources}");
    block.set(&note, Style::regular(SMALL_SIZE, 2), Ink::Dim, column);
    block.skip(BETWEEN);
    block.append(columns(items(subject, view, folded, column), column));
    for text in unlisted(subject, view) {
        block.set(&text, Style::regular(TITLE_SIZE, 2), Ink::Text, column);
    }
    block
}

/// What is said of the events that the list has no room for, with dates and without.
fn unlisted(subject: &Subject<'_>, view: &View) -> Vec<String> {
    let undated = subject.timeline.events.len() - subject.index.dated();
    let said = |count: usize, which: &str, cure: &str| {
        let rest = count.saturating_sub(MOST_LISTED);
        let (events, are) = if rest == 1 {
            ("event", "is")
        } else {
            ("events", "are")
        };
        let rest = (rest > 0).then(|| sentence::grouped(rest))?;
        Some(format!(
            "{rest} more {events}{which} {are} not listed{cure}"
        ))
    };
    let dated = said(view.shown.len(), "", ": choose a shorter range.");
    let most = sentence::grouped(MOST_LISTED);
    let cure = format!(": the list ends after {most} of them.");
    let undated = said(undated, " without a date", &cure);
    dated.into_iter().chain(undated).collect()
}

/// How many columns there are, and how wide each is, in points.
fn column_width(room: f32) -> (usize, f32) {
    let count = ((room + GUTTER) / (NARROWEST_COLUMN + GUTTER))
        .floor()
        .max(1.0);
    let width = (room + GUTTER) / count - GUTTER;
    (count as usize, width)
}

/// Every event as a block as wide as a column: those of the canvas, then those without a date.
fn items(
    subject: &Subject<'_>,
    view: &View,
    folded: &[EventIndex],
    column: Column<'_>,
) -> Vec<Block> {
    let (_, room) = column_width(column.room);
    let item = Column { room, ..column };
    let folded: HashSet<EventIndex> = folded.iter().copied().collect();
    let numbered = (1..).zip(&view.shown).map(|(number, event)| {
        let is_folded = folded.contains(event);
        (Some(number), *event, is_folded)
    });
    let undated = subject.index.order().iter().skip(subject.index.dated());
    let undated = undated.map(|event| (None, *event, false));
    numbered
        .take(MOST_LISTED)
        .chain(undated.take(MOST_LISTED))
        .filter_map(|(number, event, is_folded)| entry(subject, number, event, is_folded, item))
        .collect()
}

/// Fills the columns one after the other, all about as high.
fn columns(items: Vec<Block>, column: Column<'_>) -> Block {
    let (count, width) = column_width(column.room);
    let total: f32 = items.iter().map(|item| item.height).sum();
    let share = total / count as f32;
    let mut block = Block::default();
    let (mut x, mut y, mut place) = (0.0, 0.0, 0);
    for item in items {
        // An event belongs to the column that has most of it.
        if place + 1 < count && y > 0.0 && y + item.height / 2.0 > share {
            (x, y, place) = (x + width + GUTTER, 0.0, place + 1);
        }
        let height = item.height;
        block.put(item, Point::new(x, y));
        y += height;
        block.height = block.height.max(y);
    }
    block
}

/// One event: number, title, date in words, dial and evidence in words, and what it cites.
fn entry(
    subject: &Subject<'_>,
    number: Option<u32>,
    event: EventIndex,
    is_folded: bool,
    column: Column<'_>,
) -> Option<Block> {
    let found = subject.event(event)?;
    let mut block = Block::default();
    let text = Column {
        left: NUMBERS,
        room: column.room - NUMBERS,
        ..column
    };
    let title = shown_title(&found.title);
    block.set(&title, Style::semibold(TITLE_SIZE, 3), Ink::Text, text);
    if let Some(number) = number {
        let number = number.to_string();
        let width = subject.measure.width(&number, TITLE_SIZE, Weight::SemiBold);
        let y = super::flow::line_height(TITLE_SIZE) / 2.0;
        let at = Point::new(NUMBERS - 10.0 - width, y);
        let run = TextRun::line(number, at, TITLE_SIZE, Ink::Dim, width + 1.0);
        block.texts.push(run.weighing(Weight::SemiBold));
    }
    let standing = subject.index.standing(event);
    block.shapes.push(Shape::Dial {
        standing,
        centre: Point::new(
            NUMBERS + DIAL_RADIUS,
            block.height + super::flow::line_height(SMALL_SIZE) / 2.0 + 0.5,
        ),
        radius: DIAL_RADIUS - 0.5,
    });
    let facts = Column {
        left: NUMBERS + 2.0 * DIAL_RADIUS + 6.0,
        room: text.room - 2.0 * DIAL_RADIUS - 6.0,
        ..column
    };
    let facts_text = facts_of(subject, event, found, is_folded);
    block.set(&facts_text, Style::regular(SMALL_SIZE, 3), Ink::Dim, facts);
    for (citation, subject_of) in citations(found) {
        block.skip(AFTER_SOURCE);
        let words = cited(subject, citation, subject_of);
        block.set(&words, Style::regular(SMALL_SIZE, 8), Ink::Text, text);
    }
    block.skip(BETWEEN);
    Some(block)
}

/// The date in words, the evidence in words, and where the event is if it has no mark.
fn facts_of(subject: &Subject<'_>, event: EventIndex, found: &Event, is_folded: bool) -> String {
    let mut facts = vec![
        sentence::dates(subject.index, (event, found), subject.options.clock),
        subject.index.kind_entry(&found.kind).title.to_string(),
        subject.index.standing(event).words(),
    ];
    if is_folded {
        facts.push("in a dot or a strip".to_owned());
    }
    facts.join(" · ")
}

/// What an event cites, itself and in its claims, each place in a document once; and which of the
/// two it is cited for.
fn citations(event: &Event) -> Vec<(&Citation, &'static str)> {
    let own = event.citations.iter().map(|citation| (citation, "it"));
    let claims = event.claims.iter().flat_map(|claim| &claim.citations);
    let mut seen = HashSet::new();
    own.chain(claims.map(|citation| (citation, "a claim")))
        .filter(|(citation, _)| seen.insert((&citation.source, &citation.pin, citation.stance)))
        .collect()
}

/// A citation, and what it is cited for unless that is support.
fn cited(subject: &Subject<'_>, citation: &Citation, cited_for: &str) -> String {
    let source = subject.index.source(subject.timeline, &citation.source);
    let work = source.map_or_else(
        || {
            let id = &citation.source;
            format!("{id} (not among the sources of the timeline)")
        },
        |source| cite::plain(source, Some(citation)),
    );
    match citation.stance {
        Stance::Supports => work,
        Stance::Disputes => format!("Disputes {cited_for}: {work}"),
        Stance::Context => format!("Context: {work}"),
    }
}
