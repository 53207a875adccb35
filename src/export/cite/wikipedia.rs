//! Templates of the English Wikipedia: `{{cite news}}`, `{{cite act}}` and their like (Citation
//! Style 1), with the archived copy, the day of access and the quotation.
//!
//! Whether an address still works is not known offline, so that `url-status` is `live` wherever there
//! is a copy; who finds the page gone changes that one word. What a template refuses is not written:
//! `{{cite web}}` without an address is `{{cite document}}`, `{{cite journal}}` has a journal, and a copy
//! has the day on which it was made.
//!
//! By analogy: orders, notices and resolutions as acts, with all their numbers in `index`;
//! statements, transcripts, data and posts as pages, since `{{cite press release}}`, `{{cite speech}}`
//! and `{{cite tweet}}` want to know what a file does not say.

use super::date::{Date, Manner};
use super::identifier::Identifier;
use super::runs::Runs;
use super::work::{Pin, Work};
use crate::export::standard::Standard;
use crate::model::{Name, Source, SourceKind};
use std::fmt::Write as _;

/// The template for a source, and for the place in it that is cited.
pub(super) fn template(source: &Source, work: &Work<'_>) -> Runs {
    let name = name_of(work);
    let mut text = format!("{{{{{name}");
    let mut add = |parameter: &str, value: Option<&str>| {
        if let Some(value) = value {
            write!(text, " |{parameter}={}", safe(value)).ok();
        }
    };
    for (place, author) in work.authors.iter().enumerate() {
        let number = if place == 0 {
            String::new()
        } else {
            (place + 1).to_string()
        };
        match author {
            Name::Whole(name) => add(&format!("author{number}"), Some(name)),
            // What is `last` and `first` would be turned round.
            Name::FamilyFirst { .. } => add(&format!("author{number}"), Some(&author.spoken())),
            Name::Person {
                family,
                given,
                suffix,
            } => {
                add(&format!("last{number}"), Some(family));
                let given = format!("{given} {suffix}");
                add(&format!("first{number}"), Some(given.trim()));
            }
        }
    }
    let date = work.published.map(shown);
    add("date", date.as_deref());
    add("title", work.title.as_deref());
    let address = work.address().map(safe_url);
    let is_copy = work.url.is_none();
    add("url", address.as_deref());
    add(holder(work, name), work.publisher.as_deref());
    let agency = source.wire.as_deref().filter(|_| name == "cite news");
    add("agency", agency);
    add(
        "language",
        source
            .language
            .as_deref()
            .filter(|tag| !tag.starts_with("en")),
    );
    let numbers: Vec<String> = work.identifiers.iter().filter_map(number).collect();
    add(
        if name == "cite act" { "index" } else { "id" },
        joined(&numbers).as_deref(),
    );
    let doi = work.identifiers.iter().find_map(|found| match found {
        Identifier::Doi(doi) => Some(doi.as_str()),
        _ => None,
    });
    add("doi", doi);
    for identifier in &work.identifiers {
        match identifier {
            Identifier::Standard(Standard::Isbn, number) => add("isbn", Some(number)),
            Identifier::Standard(Standard::Issn, number) => add("issn", Some(number)),
            _ => {}
        }
    }
    let (parameter, place) = place(work.pin.as_ref());
    add(parameter, place.as_deref());
    let copy = work.archive.as_ref();
    if let Some(copy) = copy.filter(|copy| !is_copy && copy.captured.is_some()) {
        add("url-status", Some("live"));
        add("archive-url", Some(&safe_url(&copy.url)));
        let captured = copy.captured.map(shown);
        add("archive-date", captured.as_deref());
    }
    let accessed = work.accessed.filter(|_| address.is_some()).map(shown);
    add("access-date", accessed.as_deref());
    add("quote", work.quote.as_deref());
    text.push_str("}}");
    Runs::plain(&text)
}

/// Which template serves a source.
fn name_of(work: &Work<'_>) -> &'static str {
    if work.is_legal() {
        return "cite act";
    }
    match work.kind {
        SourceKind::News => "cite news",
        SourceKind::Book => "cite book",
        SourceKind::Academic if work.publisher.is_some() => "cite journal",
        SourceKind::Video => "cite AV media",
        _ if work.address().is_none() => "cite document",
        _ => "cite web",
    }
}

/// The parameter for who published it.
fn holder(work: &Work<'_>, template: &str) -> &'static str {
    match (template, work.kind) {
        ("cite act", _) => "institution",
        ("cite document", _) => "publisher",
        (_, SourceKind::News) => "work",
        (_, SourceKind::Academic) => "journal",
        (_, SourceKind::Analysis | SourceKind::Other) => "website",
        _ => "publisher",
    }
}

/// A number as the file has it; DOI, ISBN and ISSN have parameters of their own.
fn number(identifier: &Identifier) -> Option<String> {
    let text = match identifier {
        Identifier::Doi(_) | Identifier::Standard(..) => return None,
        Identifier::FederalRegister(volume, page) => format!("{volume} FR {page}"),
        Identifier::ExecutiveOrder(number) => format!("Executive Order {number}"),
        Identifier::Proclamation(number) => format!("Proclamation {number}"),
        Identifier::PublicLaw(number) => format!("Pub. L. {number}"),
        Identifier::Statutes(volume, page) => format!("{volume} Stat. {page}"),
        Identifier::Code(title, section) => format!("{title} U.S.C. § {section}"),
        Identifier::Regulations(title, place) => format!("{title} CFR {place}"),
        Identifier::Congress(text)
        | Identifier::Treaties(text)
        | Identifier::Reports(text)
        | Identifier::Other(text) => text.clone(),
        Identifier::Journal {
            series,
            issue,
            page,
            ..
        } => match page {
            Some(page) => format!("OJ {series} {issue}, p. {page}"),
            None => format!("OJ {series} {issue}"),
        },
        Identifier::Resolution {
            security_council,
            number,
        } => {
            let body = if *security_council { 'S' } else { 'A' };
            format!("{body}/RES/{number}")
        }
    };
    Some(text)
}

fn joined(numbers: &[String]) -> Option<String> {
    (!numbers.is_empty()).then(|| numbers.join("; "))
}

fn place(pin: Option<&Pin>) -> (&'static str, Option<String>) {
    match pin {
        None => ("at", None),
        Some(Pin::Page(page)) => ("page", Some(page.clone())),
        Some(Pin::Pages(pages)) => ("pages", Some(pages.clone())),
        Some(Pin::Paragraph(number)) => ("at", Some(format!("para. {number}"))),
        Some(Pin::Section(number)) => ("at", Some(format!("sec. {number}"))),
        Some(Pin::Other(text)) => ("at", Some(text.clone())),
    }
}

/// "c. 2014" is the one doubt that the templates know.
fn shown(date: Date<'_>) -> String {
    let is_in_doubt = date.0.is_approximate() || date.0.is_uncertain();
    let about = if is_in_doubt { "c. " } else { "" };
    format!("{about}{}", date.written(Manner::DayFirst))
}

/// A value in which nothing is wikitext.
pub(super) fn safe(value: &str) -> String {
    let mut safe = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '|' => safe.push_str("{{!}}"),
            '{' => safe.push_str("&#123;"),
            '}' => safe.push_str("&#125;"),
            '[' => safe.push_str("&#91;"),
            ']' => safe.push_str("&#93;"),
            '<' => safe.push_str("&lt;"),
            '\'' if safe.ends_with('\'') => safe.push_str("&#39;"),
            '\n' | '\r' => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}

/// An address in which nothing ends a link or a parameter.
fn safe_url(url: &str) -> String {
    let mut safe = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            ' ' | '|' | '{' | '}' | '[' | ']' | '<' | '>' | '"' | '\'' => {
                write!(safe, "%{:02X}", c as u32).ok();
            }
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests;
