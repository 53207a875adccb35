//! The sheet of a fact-checker: all that a timeline states, a row for each statement and each source
//! of it, with room for initials, a status and a remark.
//!
//! A row has a key that stays the same while its words do, wherever they move in the file. So marks
//! in a sheet find their rows again after the timeline was edited, and a row whose words were changed
//! is noticed instead of taken for checked.

pub mod csv;
pub mod html;
mod status;

pub use status::read_status;

use super::cite;
use crate::model::notes::{Anchor, Note, Part};
use crate::model::{Citation, Claim, Event, Ids, Judge, Source, Stance, Text, Timeline};
use std::fmt::Write as _;

/// One thing to check.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// What names it: where it is, a hash of its words, its event and its source.
    pub key: String,
    /// What a mark on it hangs on.
    pub on: Anchor,
    /// The title of its event.
    pub event: String,
    /// The date of its event in words, and as the file has it.
    pub date: String,
    /// What is to be checked: "Title", "Date", "Event", "Claim 2".
    pub what: String,
    /// What is stated.
    pub statement: String,
    /// Who says so.
    pub by: String,
    /// How well it is sourced, in words.
    pub standing: String,
    /// What is cited for it; nothing if nothing is.
    pub cited: Cited,
    /// What was found already.
    pub mark: Mark,
}

/// A source as a row cites it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cited {
    /// A plain citation.
    pub source: String,
    /// "supports", "disputes" or "context".
    pub stance: String,
    /// Where in it.
    pub pin: String,
    /// Its own words.
    pub quote: String,
    /// Where it can be read.
    pub link: String,
    /// Where a copy is kept.
    pub archive: String,
}

/// What a fact-checker puts into a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// Who.
    pub initials: String,
    /// What was found, in a word.
    pub status: String,
    /// What else there is to say.
    pub remark: String,
}

/// All rows of a timeline, in the order of the file; `marks` gives what was found about something.
///
/// Of each event its title and its date are rows, then each of its citations, then each claim with
/// each of its citations; a claim without any is one row.
pub fn rows<'n>(timeline: &Timeline, marks: impl Fn(&Anchor) -> Option<&'n Note>) -> Vec<Row> {
    let judge = Judge::new(timeline);
    let sources = Ids::new(&timeline.sources);
    let sheet = Sheet {
        timeline,
        judge: &judge,
        sources: &sources,
    };
    let mut rows = Vec::new();
    for event in &timeline.events {
        sheet.event(event, &mut rows);
    }
    for row in &mut rows {
        if let Some(note) = marks(&row.on) {
            row.mark = Mark {
                initials: note.author.as_deref().unwrap_or_default().to_owned(),
                status: note.check.map_or("", |check| check.word()).to_owned(),
                remark: note.text.to_string(),
            };
        }
    }
    rows
}

/// What rows are made from.
struct Sheet<'a> {
    timeline: &'a Timeline,
    judge: &'a Judge<'a>,
    sources: &'a Ids,
}

impl Sheet<'_> {
    fn event(&self, event: &Event, rows: &mut Vec<Row>) {
        let date = event.when.as_ref().map_or_else(
            || "no date".to_owned(),
            |when| format!("{} ({})", when.words(), when.text()),
        );
        let standing = self.judge.event(event).words();
        let row = |on: Anchor, place: &str, what: &str, statement: &str| Row {
            key: key(place, &on),
            on,
            event: event.title.to_string(),
            date: date.clone(),
            what: what.to_owned(),
            statement: statement.to_owned(),
            standing: standing.clone(),
            ..Row::default()
        };
        rows.push(row(Anchor::title(event), "title", "Title", &event.title));
        rows.push(row(Anchor::date(event), "date", "Date", &date));
        for (number, citation) in (1..).zip(&event.citations) {
            let on = Anchor::citation(event, None, citation);
            let place = format!("event.source{number}");
            let cited = self.cited(citation);
            rows.push(Row {
                cited,
                ..row(on, &place, "Event", &event.title)
            });
        }
        for (number, claim) in (1..).zip(&event.claims) {
            let what = format!("Claim {number}");
            let of_claim = |on: Anchor, place: &str, cited: Cited| Row {
                by: claim.by.as_deref().unwrap_or_default().to_owned(),
                standing: self.judge.claim(claim).words(),
                cited,
                ..row(on, place, &what, &statement(claim))
            };
            if claim.citations.is_empty() {
                let on = Anchor::claim(event, claim);
                rows.push(of_claim(on, &format!("claim{number}"), Cited::default()));
            }
            for (source, citation) in (1..).zip(&claim.citations) {
                let on = Anchor::citation(event, Some(claim), citation);
                let place = format!("claim{number}.source{source}");
                rows.push(of_claim(on, &place, self.cited(citation)));
            }
        }
    }

    fn cited(&self, citation: &Citation) -> Cited {
        let place = self.sources.find(&self.timeline.sources, &citation.source);
        let source = place.and_then(|place| self.timeline.sources.get(place as usize));
        let words = |text: &Option<Text>| text.as_deref().unwrap_or_default().to_owned();
        let archive = |source: &Source| {
            let mut copies = source.archives.iter();
            copies.find_map(|copy| copy.url.clone().or_else(|| copy.file.clone()))
        };
        Cited {
            source: source.map_or_else(
                || format!("unknown source {}", citation.source),
                |source| cite::plain(source, None),
            ),
            stance: match citation.stance {
                Stance::Supports => "supports",
                Stance::Disputes => "disputes",
                Stance::Context => "context",
            }
            .to_owned(),
            pin: words(&citation.pin),
            quote: words(&citation.quote),
            link: source.map_or_else(String::new, |source| words(&source.url)),
            archive: words(&source.and_then(archive)),
        }
    }
}

/// What a claim says, with its value and its date.
fn statement(claim: &Claim) -> String {
    let mut words = claim.text.to_string();
    match (&claim.about, &claim.value) {
        (Some(about), Some(value)) => write!(words, " [{about}: {value}]"),
        (None, Some(value)) => write!(words, " [{value}]"),
        _ => Ok(()),
    }
    .ok();
    if let Some(when) = &claim.when {
        write!(words, " [{} ({})]", when.words(), when.text()).ok();
    }
    words
}

/// The key of a row: its place in the event, which may change, and what does not change while its
/// words are the same.
fn key(place: &str, on: &Anchor) -> String {
    let lasting = lasting_key(on).unwrap_or_default();
    format!("{place}.{lasting}")
}

/// So much of a key as does not depend on the place: "3fa2c1d0 event source". Nothing for what
/// sheets have no rows for.
pub fn lasting_key(on: &Anchor) -> Option<String> {
    let hashed = |words: &[&str]| {
        // FNV-1a of 32 bits, with a byte between the words that no UTF-8 has.
        let bytes = words.iter().flat_map(|word| word.bytes().chain([0xff]));
        bytes.fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        })
    };
    let word = |text: &Option<Text>| text.clone().unwrap_or_default();
    let (event, source, hash) = match on {
        Anchor::Part(part) => {
            let name = match part.part {
                Part::Title => "title",
                Part::Date => "date",
            };
            (&part.event, None, hashed(&[name, &part.text]))
        }
        Anchor::Claim(claim) => (&claim.event, None, hashed(&["claim", &claim.text])),
        Anchor::Citation(cited) => {
            let (claim, pin, quote) = (word(&cited.claim), word(&cited.pin), word(&cited.quote));
            let hash = hashed(&["cited", &claim, &pin, &quote]);
            (&cited.event, Some(&cited.source), hash)
        }
        _ => return None,
    };
    let mut key = format!("{hash:08x} {}", one_word(event));
    if let Some(source) = source {
        write!(key, " {}", one_word(source)).ok();
    }
    Some(key)
}

/// The parts of a key that was read: what lasts of it, and the id of its event.
pub fn key_parts(key: &str) -> Option<(&str, String)> {
    let key = key.trim();
    let (place, rest) = key.split_once(' ')?;
    let start = place.rfind('.')? + 1;
    let event = rest.split(' ').next().unwrap_or(rest);
    let event = event.replace("%20", " ").replace("%0A", "\n");
    Some((
        key.get(start..)?,
        event.replace("%09", "\t").replace("%25", "%"),
    ))
}

/// An id without spaces.
fn one_word(id: &str) -> String {
    let escaped = id.replace('%', "%25").replace(' ', "%20");
    escaped.replace('\n', "%0A").replace('\t', "%09")
}

#[cfg(test)]
mod tests;
