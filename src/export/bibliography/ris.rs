//! RIS: lines with a tag of two letters, as `EndNote` and Zotero read them.
//!
//! What has no tag stands in `C8` ("custom 8") as `dateline/name=value`.

use super::exact::{self, Holds};
use super::tidy;
use crate::model::{Name, Source, SourceKind, When};
use std::fmt::Write as _;

/// What comes back as it went in: text on one line, and days of years with four digits.
const HOLDS: Holds = Holds {
    text: |text| {
        let plain = |c: char| !c.is_control() && (c == ' ' || !c.is_whitespace());
        !text.is_empty() && tidy(text) == text && text.chars().all(plain)
    },
    date: is_day,
};

/// The sources, an entry each.
pub(super) fn write(sources: &[Source]) -> String {
    let mut text = String::new();
    for source in sources {
        entry(&mut text, source);
    }
    text
}

fn entry(text: &mut String, source: &Source) {
    let mut line = |tag: &str, value: &str| {
        let value = tidy(value);
        if !value.is_empty() {
            // The format wants these ends of lines.
            write!(text, "{tag}  - {}\r\n", one_line(&value)).ok();
        }
    };
    line("TY", kind(source.kind));
    line("ID", &source.id);
    line("TI", &source.title);
    for author in &source.authors {
        line("AU", &name(author));
    }
    let some = |text: &Option<crate::model::Text>| text.as_deref().unwrap_or_default().to_owned();
    let holder = match source.kind {
        SourceKind::News | SourceKind::Academic | SourceKind::Analysis => "T2",
        _ => "PB",
    };
    line(holder, &some(&source.publisher));
    let numbers = super::Numbers::of(source);
    line("DO", numbers.doi.unwrap_or_default());
    line("SN", numbers.isbn.or(numbers.issn).unwrap_or_default());
    line("M1", numbers.other.unwrap_or_default());
    if let Some(date) = &source.published {
        let (year, day) = dates(date);
        line("PY", &year);
        line("DA", &day);
    }
    line("UR", &some(&source.url));
    if let Some(date) = &source.accessed {
        line("Y2", &dates(date).1);
    }
    line("LA", &some(&source.language));
    line("N1", &some(&source.note));
    for (name, value) in exact::pairs(source, &one_line(&tidy(&source.id)), HOLDS) {
        line("C8", &format!("dateline/{name}={}", exact::encoded(&value)));
    }
    text.push_str("ER  - \r\n\r\n");
}

/// Characters that end a line somewhere, left out: what they were stands in a line of our own.
fn one_line(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}

fn kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Legal => "STAT",
        SourceKind::Official => "RPRT",
        SourceKind::Transcript => "HEAR",
        SourceKind::Dataset => "DATA",
        SourceKind::News => "NEWS",
        SourceKind::Analysis => "BLOG",
        SourceKind::Academic => "JOUR",
        SourceKind::Book => "BOOK",
        SourceKind::Video => "VIDEO",
        SourceKind::Social | SourceKind::Other => "ELEC",
    }
}

/// "Family, Given, Suffix"; a body as it is.
fn name(author: &str) -> String {
    match Name::of(author) {
        Name::Whole(name) => name,
        Name::FamilyFirst { family, given } => format!("{family}, {given}"),
        person @ Name::Person { .. } => person.inverted(),
    }
}

/// A day, a month or a year of four digits, without doubts.
fn is_day(when: &When) -> bool {
    let text = when.text();
    let shape = |length: usize| {
        text.len() == length
            && text.bytes().enumerate().all(|(at, byte)| {
                if at == 4 || at == 7 {
                    byte == b'-'
                } else {
                    byte.is_ascii_digit()
                }
            })
    };
    let is_month = text.get(5..7).is_none_or(|month| month < "13");
    (shape(4) || shape(7) || shape(10)) && is_month
}

/// The year, and the date as `YYYY/MM/DD/`; empty for what the format cannot say.
fn dates(when: &When) -> (String, String) {
    let moment = when.form().moments().next();
    let Some(parts) = moment.map(|moment| moment.parts(when.zone())) else {
        return (String::new(), String::new());
    };
    if !(0..=9999).contains(&parts.year) {
        return (String::new(), String::new());
    }
    let number = |part: Option<u32>| part.map_or_else(String::new, |part| format!("{part:02}"));
    let (month, day) = (number(parts.month), number(parts.day));
    let year = format!("{:04}", parts.year);
    (year.clone(), format!("{year}/{month}/{day}/"))
}
