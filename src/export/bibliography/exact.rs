//! What standard fields of a format cannot hold as it is: names and values of our own.
//!
//! | name | value |
//! |---|---|
//! | `kind` | the kind, always: types of other formats are others |
//! | `id`, `title`, `identifier`, `publisher`, `url`, `language`, `note`, `published`, `accessed` | exactly what the file has, where the standard field gives something else |
//! | `primary`, `derived-from`, `wire` | as in the file |
//! | `author.1`, `author.2`, … | the authors, where one of them would come back in another form |
//! | `archive.1.url`, `.captured`, `.file`, `.sha256` | the copies; `archive.1` alone if it is empty |
//! | `extra.NAME`, `archive.1.extra.NAME` | fields that this version does not know, as RON |

use crate::model::{Archive, Extra, Name, Source, Text, When};
use std::fmt::Write as _;

/// What a format holds as it is.
#[derive(Clone, Copy)]
pub(super) struct Holds {
    /// Whether a text comes back from a standard field as it went in.
    pub(super) text: fn(&str) -> bool,
    /// Whether a date does.
    pub(super) date: fn(&When) -> bool,
}

/// The names and values for a source that goes by `key`.
pub(super) fn pairs(source: &Source, key: &str, holds: Holds) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let mut add = |name: &str, value: &str| pairs.push((name.to_owned(), value.to_owned()));
    let Source {
        id,
        kind,
        title,
        identifier,
        authors,
        publisher,
        url,
        archives,
        published,
        accessed,
        language,
        primary,
        derived_from,
        wire,
        note,
        extra,
    } = source;
    add("kind", kind.title());
    if **id != *key {
        add("id", id);
    }
    let title = (!title.is_empty()).then_some(title);
    let texts = [
        ("title", title),
        ("identifier", identifier.as_ref()),
        ("publisher", publisher.as_ref()),
        ("url", url.as_ref()),
        ("language", language.as_ref()),
        ("note", note.as_ref()),
    ];
    for (name, text) in texts {
        // Addresses have numbers in the place of spaces.
        let changes = |text: &str| name == "url" && text.contains(' ');
        let is_bare = name == "identifier" && super::Numbers::of(source).is_bare();
        if let Some(text) = text.filter(|text| !(holds.text)(text) || changes(text) || is_bare) {
            add(name, text);
        }
    }
    for (name, date) in [("published", published), ("accessed", accessed)] {
        if let Some(date) = date.as_ref().filter(|date| !(holds.date)(date)) {
            add(name, date.text());
        }
    }
    if let Some(primary) = primary {
        add("primary", if *primary { "true" } else { "false" });
    }
    for (name, text) in [("derived-from", derived_from), ("wire", wire)] {
        if let Some(text) = text {
            add(name, text);
        }
    }
    let comes_back = |author: &Text| {
        let name = Name::of(author);
        let same = name.written() == **author && Name::of(&name.inverted()) == name;
        let is_tidy = super::tidy(author) == **author && !author.ends_with(',');
        same && is_tidy && (holds.text)(author)
    };
    if !authors.iter().all(comes_back) {
        for (number, author) in (1..).zip(authors) {
            add(&format!("author.{number}"), author);
        }
    }
    copies(&mut pairs, archives);
    extras(&mut pairs, "", extra);
    pairs
}

/// The copies, by their numbers.
fn copies(pairs: &mut Vec<(String, String)>, archives: &[Archive]) {
    for (number, archive) in (1..).zip(archives) {
        let before = pairs.len();
        let captured = archive
            .captured
            .as_ref()
            .map(|date| Text::from(date.text()));
        let fields = [
            ("url", archive.url.as_ref()),
            ("captured", captured.as_ref()),
            ("file", archive.file.as_ref()),
            ("sha256", archive.sha256.as_ref()),
        ];
        for (name, text) in fields {
            if let Some(text) = text {
                pairs.push((format!("archive.{number}.{name}"), text.to_string()));
            }
        }
        extras(pairs, &format!("archive.{number}."), &archive.extra);
        if pairs.len() == before {
            pairs.push((format!("archive.{number}"), String::new()));
        }
    }
}

fn extras(pairs: &mut Vec<(String, String)>, before: &str, extra: &Extra) {
    for (name, raw) in extra {
        pairs.push((format!("{before}extra.{}", field(name)), raw.clone()));
    }
}

/// The name of a field in letters that every format allows: others as `0x` and their bytes.
fn field(name: &str) -> String {
    let is_plain = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_');
    if !name.is_empty() && name.bytes().all(is_plain) && !name.starts_with("0x") {
        return name.to_owned();
    }
    name.bytes().fold("0x".to_owned(), |mut text, byte| {
        write!(text, "{byte:02x}").ok();
        text
    })
}

/// A value on one line, in which nothing means anything to BibTeX or RIS: as in addresses, other
/// characters become `%` and the number of their bytes.
pub(super) fn encoded(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let last = value.len().saturating_sub(1);
    for (at, byte) in value.bytes().enumerate() {
        let inner = at > 0 && at < last && !text.ends_with(' ');
        match byte {
            b' ' if inner => text.push(' '),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => text.push(char::from(byte)),
            b'-' | b'_' | b'.' | b':' | b'/' | b',' | b';' | b'(' | b')' | b'?' | b'=' => {
                text.push(char::from(byte));
            }
            _ => {
                write!(text, "%{byte:02X}").ok();
            }
        }
    }
    text
}
