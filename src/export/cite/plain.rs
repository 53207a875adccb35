//! Citations of sources in plain text, ready to be pasted.
//!
//! It follows no manual. A citation says what the timeline says, in this order, and nothing else:
//!
//! ```text
//! “quote” — authors, “title”, publisher, date, identifier, pin, address, accessed date
//! ```

use crate::model::date::WEEKDAYS;
use crate::model::{Citation, Name, Source, Text, When, hidden};

/// How many authors are named before the rest become "et al."
const MOST_AUTHORS: usize = 3;

/// A readable citation of a source and, if given, of the place in it that is cited.
///
/// It has no full stop at the end, so that an address there can be followed.
pub fn plain(source: &Source, citation: Option<&Citation>) -> String {
    let pin = citation.and_then(|citation| citation.pin.as_ref());
    let quote = citation.and_then(|citation| citation.quote.as_ref());
    let work = work(source, pin);
    match quote.and_then(clean) {
        None => work,
        Some(quote) if work.is_empty() => quoted(&quote),
        Some(quote) => format!("{} — {work}", quoted(&quote)),
    }
}

/// The document and the place in it.
fn work(source: &Source, pin: Option<&Text>) -> String {
    let authors = authors(&source.authors);
    let title = clean(&source.title);
    let named = |text: &String| {
        title
            .as_ref()
            .is_some_and(|title| title.contains(text.as_str()))
    };
    let identifier = source
        .identifier
        .as_ref()
        .and_then(clean)
        .filter(|text| !named(text));
    let publisher = source.publisher.as_ref().and_then(clean);
    let parts = [
        authors.clone(),
        title.as_deref().map(quoted),
        publisher.filter(|publisher| authors.as_ref() != Some(publisher)),
        source.published.as_ref().map(date),
        identifier,
        pin.and_then(clean),
        address(source),
        source
            .accessed
            .as_ref()
            .map(|day| format!("accessed {}", date(day))),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(", ")
}

/// "A", "A and B", "A, B and C", "A et al."
fn authors(authors: &[Text]) -> Option<String> {
    let names = authors.iter().map(|author| Name::shown(author).into());
    let names: Vec<String> = names.filter_map(|name| clean(&name)).collect();
    match names.as_slice() {
        [] => None,
        [only] => Some(only.clone()),
        [first, ..] if names.len() > MOST_AUTHORS => Some(format!("{first} et al.")),
        [before @ .., last] => Some(format!("{} and {last}", before.join(", "))),
    }
}

/// Where the document can be read: its own address, or that of the first copy that has one.
fn address(source: &Source) -> Option<String> {
    if let Some(url) = source.url.as_ref().and_then(clean) {
        return Some(url);
    }
    let mut copies = source.archives.iter();
    let url = copies.find_map(|copy| copy.url.as_ref().and_then(clean))?;
    Some(format!("archived at {url}"))
}

/// A date as citations write it: without the day of the week.
fn date(when: &When) -> String {
    let words = when.words();
    let rest = WEEKDAYS
        .iter()
        .find_map(|weekday| words.strip_prefix(weekday)?.strip_prefix(' '));
    rest.unwrap_or(&words).to_owned()
}

/// The text on one line, with tokens for what nobody sees; nothing if there is nothing to see.
pub(super) fn clean(text: &Text) -> Option<String> {
    let visible = hidden::shown(text);
    let words: Vec<&str> = visible.split_whitespace().collect();
    (!hidden::is_blank(&visible)).then(|| words.join(" "))
}

/// The text in quotation marks, with those inside made single.
pub(super) fn quoted(text: &str) -> String {
    let mut inner = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        let opens = inner
            .chars()
            .next_back()
            .is_none_or(|before| before == ' ' || "([—–".contains(before));
        inner.push(match c {
            '“' => '‘',
            '"' if opens => '‘',
            '”' | '"' => '’',
            other => other,
        });
    }
    format!("“{inner}”")
}

#[cfg(test)]
mod tests;
