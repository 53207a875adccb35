//! The notes of a timeline as a page: events in the order of time, their notes with numbers that run
//! through, under the claim that they are for, and the list of sources.
//!
//! The same file gives the same numbers: they follow the order of time, and within an event that of
//! the file.

use super::work::listed;
use super::{Runs, Style, bibliography, escaped, footnote, letters, shortened};
use crate::index::TimelineIndex;
use crate::model::date::ClockZone;
use crate::model::{Citation, Claim, Event, Source, Timeline, hidden};
use std::collections::HashSet;
use std::collections::hash_map::{Entry, HashMap};
use std::fmt::Write as _;
use std::iter;

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
    language: String,
    list_title: &'static str,
    sections: Vec<Section>,
    list: Vec<Runs>,
}

/// One event with its notes.
struct Section {
    title: String,
    date: String,
    groups: Vec<Group>,
}

/// The notes of an event itself, or of one of its claims.
struct Group {
    /// The claim, with the numbers of earlier notes that bear on it, too.
    claim: Option<String>,
    /// The number of the first note.
    first: usize,
    notes: Vec<Runs>,
}

/// What an event cites, itself and in its claims: each place in a document once for the same reason.
pub fn citations(event: &Event) -> Vec<&Citation> {
    let groups = grouped(event).into_iter();
    groups.flat_map(|(_, citations, _)| citations).collect()
}

/// What an event cites itself, and then each claim that cites something: what is new there, and which of
/// those before, counted from 0, bear on it again.
fn grouped(event: &Event) -> Vec<(Option<&Claim>, Vec<&Citation>, Vec<usize>)> {
    let claims = event
        .claims
        .iter()
        .map(|claim| (Some(claim), &claim.citations));
    let mut seen = HashMap::new();
    let mut groups = Vec::new();
    for (claim, citations) in iter::once((None, &event.citations)).chain(claims) {
        let (mut fresh, mut again) = (Vec::new(), Vec::new());
        let start = seen.len();
        for citation in citations {
            let Citation {
                source,
                pin,
                quote,
                stance,
                because,
                extra: _,
            } = citation;
            let next = seen.len();
            match seen.entry((source, pin, quote, stance, because)) {
                Entry::Occupied(before) => {
                    let before = *before.get();
                    if before < start && !again.contains(&before) {
                        again.push(before);
                    }
                }
                Entry::Vacant(place) => {
                    place.insert(next);
                    fresh.push(citation);
                }
            }
        }
        if !citations.is_empty() {
            groups.push((claim, fresh, again));
        }
    }
    groups
}

/// The sources whose short notes are those of no other source.
fn distinct<'a>(style: Style, sources: &[&'a Source]) -> HashSet<&'a str> {
    let short = |source: &Source| shortened(style, source, None).map(|note| note.to_text());
    let mut count: HashMap<String, usize> = HashMap::new();
    for note in sources.iter().filter_map(|source| short(source)) {
        *count.entry(note).or_default() += 1;
    }
    let alone = |source: &&Source| short(source).is_some_and(|note| count.get(&note) == Some(&1));
    let sources = sources.iter().copied().filter(alone);
    sources.map(|source| &*source.id).collect()
}

/// "Claim: He waited — Bundy (note 4)".
fn labelled(claim: &Claim, again: &[usize], first: usize, has_own: bool) -> String {
    let mut label = format!("Claim: {}", hidden::label(&claim.text));
    if let Some(by) = &claim.by {
        write!(label, " — {}", hidden::label(by)).ok();
    }
    let numbers = again.iter().map(|place| (first + place).to_string());
    let numbers: Vec<String> = numbers.collect();
    let word = match numbers.len() {
        0 => return label,
        1 => "note",
        _ => "notes",
    };
    let also = if has_own { "also " } else { "" };
    write!(label, " ({also}{word} {})", listed(&numbers, "and")).ok();
    label
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
        let distinct = distinct(style, &sources);
        let mut page = Self {
            title: hidden::label(&timeline.title).into_owned(),
            language: timeline.language.as_deref().unwrap_or("en").to_owned(),
            list_title: style.list_title(),
            sections: Vec::new(),
            list: Vec::new(),
        };
        let (mut next, mut cited, mut found) = (1, HashSet::new(), event.is_none());
        for place in index.order() {
            let Some(one) = timeline.events.get(*place as usize) else {
                continue;
            };
            let groups = grouped(one);
            // Numbers count on over events that are not shown, so that they stay the same.
            let first = next;
            next += groups
                .iter()
                .map(|(_, fresh, _)| fresh.len())
                .sum::<usize>();
            if event.is_some_and(|id| *one.id != *id) {
                continue;
            }
            found = true;
            let mut note = |citation: &Citation| match index.source(timeline, &citation.source) {
                Some(source) => {
                    let is_first = cited.insert(&*source.id);
                    let may_be_short = !is_first && distinct.contains(&*source.id);
                    let short = may_be_short.then(|| shortened(style, source, Some(citation)));
                    if let Some(short) = short.flatten() {
                        return short;
                    }
                    let letter = numbers.get(&*source.id).copied().unwrap_or_default();
                    footnote(style, source, Some(citation), letter)
                }
                None => Runs::plain(&format!(
                    "{} (not among the sources of the timeline)",
                    hidden::label(&citation.source)
                )),
            };
            let mut number = first;
            let groups = groups.into_iter().map(|(claim, fresh, again)| {
                let group = Group {
                    claim: claim.map(|claim| labelled(claim, &again, first, !fresh.is_empty())),
                    first: number,
                    notes: fresh.into_iter().map(&mut note).collect(),
                };
                number += group.notes.len();
                group
            });
            let groups: Vec<Group> = groups.collect();
            if !groups.is_empty() {
                let date = one.when.as_ref().map(|when| when.told_in(ClockZone::Own));
                page.sections.push(Section {
                    title: hidden::label(&one.title).into_owned(),
                    date: date.unwrap_or_else(|| "no date".to_owned()),
                    groups,
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
        for section in &self.sections {
            writeln!(text, "{} — {}", section.title, section.date).ok();
            for group in &section.groups {
                if let Some(claim) = &group.claim {
                    writeln!(text, "{claim}").ok();
                }
                for (number, note) in (group.first..).zip(&group.notes) {
                    writeln!(text, "{number}. {}", note.to_text()).ok();
                }
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
        for section in &self.sections {
            let (title, date) = (plain(&section.title), plain(&section.date));
            write!(text, "## {title} — {date}\n\n").ok();
            for group in &section.groups {
                if let Some(claim) = &group.claim {
                    write!(text, "{}\n\n", plain(claim)).ok();
                }
                for (number, note) in (group.first..).zip(&group.notes) {
                    writeln!(text, "{number}. {}", note.to_markdown()).ok();
                }
                if !group.notes.is_empty() {
                    text.push('\n');
                }
            }
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
            "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n</head>\n\
             <body>\n<h1>{title}</h1>\n",
            escaped(&self.language)
        );
        for section in &self.sections {
            let (title, date) = (escaped(&section.title), escaped(&section.date));
            writeln!(text, "<h2>{title} — {date}</h2>").ok();
            for group in &section.groups {
                if let Some(claim) = &group.claim {
                    writeln!(text, "<h3>{}</h3>", escaped(claim)).ok();
                }
                if group.notes.is_empty() {
                    continue;
                }
                writeln!(text, "<ol start=\"{}\">", group.first).ok();
                for note in &group.notes {
                    writeln!(text, "<li>{}</li>", note.to_html()).ok();
                }
                text.push_str("</ol>\n");
            }
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
