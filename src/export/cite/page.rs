//! The notes of a timeline as a page: events in the order of time, their notes with numbers that run
//! through, and the list of sources.
//!
//! The same file gives the same numbers: they follow the order of time, and within an event that of
//! the file.

use super::{Runs, Style, bibliography, escaped, footnote, letters};
use crate::index::TimelineIndex;
use crate::model::date::ClockZone;
use crate::model::{Citation, Event, Source, Timeline, hidden};
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

/// How a page is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    #[default]
    Text,
    /// A web page.
    Html,
    /// Markdown.
    Markdown,
}

/// The notes of some events, and the list of what they cite.
pub struct Page {
    title: String,
    list_title: &'static str,
    sections: Vec<Section>,
    list: Vec<Runs>,
}

/// One event with its notes.
struct Section {
    title: String,
    date: String,
    /// The number of the first note.
    first: usize,
    notes: Vec<Runs>,
}

/// What an event cites, itself and in its claims: each place in a document once.
pub fn citations(event: &Event) -> Vec<&Citation> {
    let claims = event.claims.iter().flat_map(|claim| &claim.citations);
    let mut seen = HashSet::new();
    let all = event.citations.iter().chain(claims);
    all.filter(|citation| seen.insert((&citation.source, &citation.pin, &citation.quote)))
        .collect()
}

impl Page {
    /// The page of all events, or of the one with an id; none if there is no such event. The list has
    /// all sources of the timeline, or those that the one event cites.
    pub fn new(
        timeline: &Timeline,
        index: &TimelineIndex,
        style: Style,
        event: Option<&str>,
    ) -> Option<Self> {
        let sources: Vec<&Source> = timeline.sources.iter().collect();
        let letters = letters(style, &sources);
        let numbers: HashMap<&str, &str> = sources
            .iter()
            .map(|source| &*source.id)
            .zip(letters.iter().map(String::as_str))
            .collect();
        let mut page = Self {
            title: hidden::label(&timeline.title).into_owned(),
            list_title: style.list_title(),
            sections: Vec::new(),
            list: Vec::new(),
        };
        let (mut next, mut cited, mut found) = (1, HashSet::new(), event.is_none());
        for place in index.order() {
            let Some(one) = timeline.events.get(*place as usize) else {
                continue;
            };
            let citations = citations(one);
            // Numbers count on over events that are not shown, so that they stay the same.
            let first = next;
            next += citations.len();
            if event.is_some_and(|id| *one.id != *id) {
                continue;
            }
            found = true;
            let notes: Vec<Runs> = citations
                .iter()
                .map(|citation| match index.source(timeline, &citation.source) {
                    Some(source) => {
                        cited.insert(&*source.id);
                        let letter = numbers.get(&*source.id).copied().unwrap_or_default();
                        footnote(style, source, Some(citation), letter)
                    }
                    None => Runs::plain(&format!(
                        "{} (not among the sources of the timeline)",
                        hidden::label(&citation.source)
                    )),
                })
                .collect();
            if !notes.is_empty() {
                let date = one.when.as_ref().map(|when| when.told_in(ClockZone::Own));
                page.sections.push(Section {
                    title: hidden::label(&one.title).into_owned(),
                    date: date.unwrap_or_else(|| "no date".to_owned()),
                    first,
                    notes,
                });
            }
        }
        let listed: Vec<&Source> = sources
            .into_iter()
            .filter(|source| event.is_none() || cited.contains(&*source.id))
            .collect();
        page.list = bibliography(style, &listed);
        found.then_some(page)
    }

    /// The page in a format.
    pub fn write(&self, format: Format) -> String {
        match format {
            Format::Text => self.text(),
            Format::Html => self.html(),
            Format::Markdown => self.markdown(),
        }
    }

    fn text(&self) -> String {
        let line = |title: &str, sign: &str| {
            format!("{title}\n{}\n\n", sign.repeat(title.chars().count().max(1)))
        };
        let mut text = line(&self.title, "=");
        for Section {
            title,
            date,
            first,
            notes,
        } in &self.sections
        {
            writeln!(text, "{title} — {date}").ok();
            for (number, note) in (*first..).zip(notes) {
                writeln!(text, "{number}. {}", note.to_text()).ok();
            }
            text.push('\n');
        }
        if !self.list.is_empty() {
            text.push_str(&line(self.list_title, "-"));
        }
        for item in &self.list {
            writeln!(text, "{}", item.to_text()).ok();
        }
        text
    }

    fn markdown(&self) -> String {
        let plain = |text: &str| Runs::plain(text).to_markdown();
        let mut text = format!("# {}\n\n", plain(&self.title));
        for Section {
            title,
            date,
            first,
            notes,
        } in &self.sections
        {
            write!(text, "## {} — {}\n\n", plain(title), plain(date)).ok();
            for (number, note) in (*first..).zip(notes) {
                writeln!(text, "{number}. {}", note.to_markdown()).ok();
            }
            text.push('\n');
        }
        if !self.list.is_empty() {
            write!(text, "## {}\n\n", self.list_title).ok();
        }
        for item in &self.list {
            writeln!(text, "- {}", item.to_markdown()).ok();
        }
        text
    }

    fn html(&self) -> String {
        let title = escaped(&self.title);
        let mut text = format!(
            "<!doctype html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n</head>\n\
             <body>\n<h1>{title}</h1>\n"
        );
        for Section {
            title,
            date,
            first,
            notes,
        } in &self.sections
        {
            write!(
                text,
                "<h2>{} — {}</h2>\n<ol start=\"{first}\">\n",
                escaped(title),
                escaped(date)
            )
            .ok();
            for note in notes {
                writeln!(text, "<li>{}</li>", note.to_html()).ok();
            }
            text.push_str("</ol>\n");
        }
        if !self.list.is_empty() {
            writeln!(text, "<h2>{}</h2>", self.list_title).ok();
        }
        for item in &self.list {
            writeln!(text, "<p>{}</p>", item.to_html()).ok();
        }
        text.push_str("</body>\n</html>\n");
        text
    }
}
