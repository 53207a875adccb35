//! BibLaTeX, in UTF-8: dates are EDTF, bodies stand in braces, and what has no field of its own stands
//! in fields that begin with `dateline-`.

use super::exact::{self, Holds};
use super::tidy;
use crate::model::{Name, Source, SourceKind, TakenIds, When};
use std::fmt::Write as _;

/// What comes back as it went in: text without marks that TeX reads as others, and days.
const HOLDS: Holds = Holds {
    text: holds_text,
    date: holds_date,
};

/// The sources, an entry each.
pub(super) fn write(sources: &[Source]) -> String {
    let mut keys = TakenIds::default();
    let mut text = String::new();
    for source in sources {
        let key = unique(&key_of(&source.id), &mut keys);
        entry(&mut text, source, &key);
    }
    text
}

fn entry(text: &mut String, source: &Source, key: &str) {
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut add = |name: &str, value: String| {
        if !value.is_empty() {
            fields.push((name.to_owned(), value));
        }
    };
    let (kind, subtype) = kind(source.kind);
    add("title", escaped(&source.title));
    let authors: Vec<String> = source.authors.iter().map(|author| name(author)).collect();
    let authors: Vec<String> = authors
        .into_iter()
        .filter(|author| !author.is_empty())
        .collect();
    add("author", authors.join(" and "));
    let of = |text: &Option<crate::model::Text>| text.as_deref().map(escaped).unwrap_or_default();
    let numbers = super::Numbers::of(source);
    add("doi", numbers.doi.map(address).unwrap_or_default());
    add("isbn", numbers.isbn.map(escaped).unwrap_or_default());
    add("issn", numbers.issn.map(escaped).unwrap_or_default());
    add("number", numbers.other.map(escaped).unwrap_or_default());
    let holder = match kind {
        "article" => "journaltitle",
        "book" => "publisher",
        _ => "organization",
    };
    add(holder, of(&source.publisher));
    add("entrysubtype", subtype.to_owned());
    add(
        "url",
        source.url.as_deref().map(address).unwrap_or_default(),
    );
    add(
        "date",
        source.published.as_ref().map(date).unwrap_or_default(),
    );
    add(
        "urldate",
        source.accessed.as_ref().map(date).unwrap_or_default(),
    );
    add("language", of(&source.language));
    add("note", of(&source.note));
    for (name, value) in exact::pairs(source, key, HOLDS) {
        fields.push((format!("dateline-{name}"), exact::encoded(&value)));
    }
    writeln!(text, "@{kind}{{{key},").ok();
    for (name, value) in fields {
        writeln!(text, "  {name} = {{{value}}},").ok();
    }
    text.push_str("}\n\n");
}

/// The type, and what newspapers have beside it.
fn kind(kind: SourceKind) -> (&'static str, &'static str) {
    match kind {
        SourceKind::Legal => ("legislation", ""),
        SourceKind::Dataset => ("dataset", ""),
        SourceKind::News => ("article", "newspaper"),
        SourceKind::Academic => ("article", ""),
        SourceKind::Book => ("book", ""),
        SourceKind::Video => ("video", ""),
        SourceKind::Official | SourceKind::Analysis | SourceKind::Social => ("online", ""),
        SourceKind::Transcript | SourceKind::Other => ("misc", ""),
    }
}

/// "Family, Suffix, Given", or a body in braces.
fn name(author: &str) -> String {
    match Name::of(author) {
        Name::Whole(name) if tidy(&name).is_empty() => String::new(),
        Name::Whole(name) => format!("{{{}}}", escaped(&name)),
        Name::FamilyFirst { family, given } => turned(&[family, given]),
        Name::Person {
            family,
            given,
            suffix,
        } => turned(&[family, suffix, given]),
    }
}

/// The parts of a name that say anything, with commas between them.
fn turned(parts: &[String]) -> String {
    let parts = parts.iter().map(|part| escaped(part));
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

/// Text that TeX sets as it is.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in tidy(text).chars() {
        match c {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '&' | '%' | '$' | '#' | '_' => {
                escaped.push('\\');
                escaped.push(c);
            }
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// An address, which TeX takes letter by letter; what would end it becomes a number.
fn address(url: &str) -> String {
    let mut address = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '{' | '}' | '\\' | ' ' => {
                write!(address, "%{:02X}", c as u32).ok();
            }
            c if c.is_control() || c.is_whitespace() => {}
            c => address.push(c),
        }
    }
    address
}

/// Addresses stand in no escapes, and all other texts in few.
fn holds_text(text: &str) -> bool {
    let has = |sign: &str| text.contains(sign);
    !text.is_empty()
        && tidy(text) == text
        && !text
            .chars()
            .any(|c| c.is_control() || "{}\\~^$\"<>`".contains(c))
        && !has("--")
        && !has("''")
        && !text.contains(|c: char| c.is_whitespace() && c != ' ')
}

/// Dates that every version of BibLaTeX knows: years of four digits, with doubts and intervals.
fn holds_date(when: &When) -> bool {
    let text = when.text();
    text.len() <= 23
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b"-/.~?%X".contains(&byte))
}

fn date(when: &When) -> String {
    if holds_date(when) {
        return when.text().to_owned();
    }
    let moment = when.form().moments().next();
    let Some(parts) = moment.map(|moment| moment.parts(when.zone())) else {
        return String::new();
    };
    match (parts.year, parts.month, parts.day) {
        (0..=9999, Some(month), Some(day)) => format!("{:04}-{month:02}-{day:02}", parts.year),
        (0..=9999, Some(month), None) => format!("{:04}-{month:02}", parts.year),
        (0..=9999, _, _) => format!("{:04}", parts.year),
        _ => String::new(),
    }
}

/// A key that every program takes.
fn key_of(id: &str) -> String {
    let good = |c: char| c.is_ascii_alphanumeric() || "-_:.+/".contains(c);
    let key: String = id.chars().map(|c| if good(c) { c } else { '-' }).collect();
    let key = key.trim_matches('-').to_owned();
    if key.is_empty() {
        "source".to_owned()
    } else {
        key
    }
}

/// The key, with a number where it is taken: by one in other letters, too, which programs confuse.
fn unique(key: &str, keys: &mut TakenIds) -> String {
    let wanted = key.to_lowercase();
    let free = keys.free(&wanted.as_str().into());
    let number = free.strip_prefix(&wanted).unwrap_or_default();
    format!("{key}{number}")
}
