//! The Chicago Manual of Style, 18th edition: notes and bibliography.
//!
//! Places of publication are left out, websites are set upright and newspapers in italics and without
//! their article, days of access stand only where there is no other date, and a quotation in a note
//! comes before its source. In a list, a newspaper or a site stands in the place of an author whom it
//! does not name. Laws follow the Bluebook, as the manual advises; it would leave them out of the
//! bibliography, where readers of a timeline look for them, so they stand there, too. On a page of
//! notes, a work that is no law has short notes once it was cited in full; “ibid.” is not set, which the
//! 18th edition advises against. Names that repeat are repeated, as that edition has it. The names of
//! news agencies are not given.
//!
//! By analogy, without an example of the manual's that is public: laws, orders, treaties and papers of
//! the United Nations and the European Union, for which see [`legal`]; transcripts and data, which are
//! set as pages of a site; copies in archives.

use super::author_date::short;
use super::date::{Date, Manner};
use super::legal;
use super::plain::quoted;
use super::runs::Runs;
use super::stance;
use super::work::{Pin, Work, listed, short_title, without_article};
use crate::model::{Name, SourceKind};

/// In a note, more authors than these become "et al.".
const MOST_IN_NOTE: usize = 2;
/// In a bibliography, more authors than these …
const MOST_IN_LIST: usize = 6;
/// … become so many and "et al.".
const NAMED_OF_MANY: usize = 3;

/// A note: in full, with the place that is cited. The quotation stands before its source, but behind one
/// that is cited against the text or for its context.
pub(super) fn note(work: &Work<'_>) -> Runs {
    with_quote(work, reference(work))
}

/// A later note of a work that an earlier one has in full: family names, short title and place (sections
/// 13.32 and 13.33). None for laws, and for works without a title.
pub(super) fn short_note(work: &Work<'_>) -> Option<Runs> {
    let title = work.title.as_deref().filter(|_| !work.is_legal())?;
    let cut = short_title(title);
    let articles = ["A ", "An ", "The "];
    let bare = articles
        .iter()
        .find_map(|article| cut.strip_prefix(article));
    let mut runs = Runs::plain(&short(before_title(work), "and"));
    set_title(runs.comma(), bare.unwrap_or(&cut), work.kind);
    if let Some(pin) = &work.pin {
        runs.comma().text(&place(pin));
    }
    runs.stop();
    Some(with_quote(work, runs))
}

/// A note with its quotation and the words that tell how it bears on the text.
fn with_quote(work: &Work<'_>, reference: Runs) -> Runs {
    let quote = work.quote.as_deref().map(quoted).unwrap_or_default();
    let mut runs = Runs::default();
    match stance::signal(work).filter(|_| !reference.is_empty()) {
        None => runs.text(&quote).next_sentence().append(reference),
        Some(signal) => {
            runs.text(signal).append(reference);
            if !quote.is_empty() {
                runs.text(" ");
            }
            runs.text(&quote)
        }
    };
    runs
}

/// The authors that stand before the title: a body that speaks on its own site is named behind it.
fn before_title<'a>(work: &'a Work<'_>) -> &'a [Name] {
    let is_body = |name: &Name| matches!(name, Name::Whole(_));
    if work.kind == SourceKind::Official && work.authors.iter().all(is_body) {
        return &[];
    }
    &work.authors
}

/// The source and the place in it, in a sentence.
fn reference(work: &Work<'_>) -> Runs {
    if work.is_legal() {
        return ended(legal::core(work, legal::Form::Bluebook), work);
    }
    let before = before_title(work);
    let behind = work.authors.get(before.len()..).unwrap_or_default();
    let mut note = Runs::plain(&in_note(before));
    if let Some(title) = &work.title {
        set_title(note.comma(), title, work.kind);
    }
    if work.kind == SourceKind::Book {
        let date = work.published.map(year);
        let inside = [work.publisher.clone(), date]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>();
        if !inside.is_empty() {
            let mut inside = Runs::plain(&format!(" ({})", inside.join(", ")));
            note.append(std::mem::take(inside.square_within()));
        }
    } else {
        for part in [work.other_numbers()].into_iter().flatten() {
            note.comma().text(&part);
        }
        if let Some(publisher) = &work.publisher {
            set_container(note.comma(), publisher, work.kind);
        }
        if !behind.is_empty() {
            note.comma().text(&in_note(behind));
        }
        if let Some(date) = work.published {
            note.comma().text(&full(date));
        }
    }
    if work.kind == SourceKind::Video {
        note.comma().text("video");
    }
    if let Some(pin) = &work.pin {
        note.comma().text(&place(pin));
    }
    ended(note, work)
}

/// Adds the day of access where there is no other date, the address and the archived copy.
fn ended(mut runs: Runs, work: &Work<'_>) -> Runs {
    if let Some(day) = accessed(work) {
        runs.comma().text(&format!("accessed {}", full(day)));
    }
    if let Some(url) = &work.url {
        runs.comma().link(url, url);
    }
    if let Some(copy) = &work.archive {
        let day = copy.captured.map(|day| format!(" {}", full(day)));
        let at = match day {
            Some(day) => format!("archived{day}, at "),
            None => "archived at ".to_owned(),
        };
        runs.comma().text(&at).link(&copy.url, &copy.url);
    }
    runs.stop();
    runs
}

/// The day of access, where there is no other date.
pub(super) fn accessed<'a>(work: &Work<'a>) -> Option<Date<'a>> {
    work.accessed
        .filter(|_| work.published.is_none() && work.url.is_some())
}

/// An item of the bibliography.
pub(super) fn entry(work: &Work<'_>) -> Runs {
    if work.is_legal() {
        let mut runs = legal::core(work, legal::Form::Bluebook);
        addressed(&mut runs, work);
        return runs;
    }
    let heads = work.heads();
    let mut runs = headed(work, &in_list(&heads));
    if let Some(title) = &work.title {
        runs.next_sentence();
        set_title(&mut runs, title, work.kind);
    }
    source(&mut runs, work, &heads, work.published.map(full));
    addressed(&mut runs, work);
    runs
}

/// Names at the head of an item, in italics where they are a newspaper in the place of its authors.
pub(super) fn headed(work: &Work<'_>, names: &str) -> Runs {
    let mut runs = Runs::default();
    if work.makers().is_empty() && is_periodical(work.kind) {
        runs.italic(names);
    } else {
        runs.text(names);
    }
    runs
}

/// Adds numbers, the publisher and what is left of the date, in the sentences of a list.
pub(super) fn source(runs: &mut Runs, work: &Work<'_>, heads: &[Name], date: Option<String>) {
    if let Some(numbers) = work.other_numbers() {
        runs.next_sentence().text(&numbers);
    }
    let publisher = work.publisher_after(heads);
    if let Some(publisher) = publisher {
        runs.next_sentence();
        set_container(runs, publisher, work.kind);
    }
    let date = match work.published {
        Some(published) if work.kind == SourceKind::Book => date.map(|_| year(published)),
        _ => date,
    };
    if let Some(date) = date {
        let is_joined = matches!(
            work.kind,
            SourceKind::Book | SourceKind::Social | SourceKind::Video
        );
        let joins = publisher.is_some() && (is_periodical(work.kind) || is_joined);
        if joins {
            runs.comma().text(&date);
        } else {
            runs.next_sentence().text(&capitalised(&date));
        }
    }
    if work.kind == SourceKind::Video {
        runs.next_sentence().text("Video");
    }
}

/// Adds the day of access and the addresses, in the sentences of a list.
pub(super) fn addressed(runs: &mut Runs, work: &Work<'_>) {
    if let Some(day) = accessed(work) {
        runs.next_sentence()
            .text(&format!("Accessed {}", full(day)));
    }
    if let Some(url) = &work.url {
        runs.next_sentence().link(url, url);
    }
    if let Some(copy) = &work.archive {
        let day = copy
            .captured
            .map_or_else(String::new, |day| format!(" {},", full(day)));
        runs.next_sentence()
            .text(&format!("Archived{day} at "))
            .link(&copy.url, &copy.url);
    }
    runs.stop();
}

/// Books have italics; everything else has quotation marks.
pub(super) fn set_title(runs: &mut Runs, title: &str, kind: SourceKind) {
    if kind == SourceKind::Book {
        runs.italic(title);
    } else {
        runs.text(&quoted(title));
    }
}

fn set_container(runs: &mut Runs, name: &str, kind: SourceKind) {
    if is_periodical(kind) {
        runs.italic(&without_article(name, kind));
    } else {
        runs.text(name);
    }
}

fn is_periodical(kind: SourceKind) -> bool {
    matches!(kind, SourceKind::News | SourceKind::Academic)
}

fn full(date: Date<'_>) -> String {
    date.doubting(&date.written(Manner::American), "ca.")
}

fn year(date: Date<'_>) -> String {
    date.doubting(&date.years(), "ca.")
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

fn in_note(authors: &[Name]) -> String {
    match authors {
        [first, ..] if authors.len() > MOST_IN_NOTE => format!("{} et al.", first.spoken()),
        _ => listed(&authors.iter().map(Name::spoken).collect::<Vec<_>>(), "and"),
    }
}

/// The first name turned round, the others as they are spoken.
pub(super) fn in_list(authors: &[Name]) -> String {
    let shown = if authors.len() > MOST_IN_LIST {
        NAMED_OF_MANY
    } else {
        authors.len()
    };
    let shown = authors.iter().take(shown).enumerate();
    let names: Vec<String> = shown
        .map(|(place, name)| {
            if place == 0 {
                name.inverted()
            } else {
                name.spoken()
            }
        })
        .collect();
    if authors.len() > MOST_IN_LIST {
        return format!("{}, et al.", names.join(", "));
    }
    match names.as_slice() {
        // A name that is turned round has a comma of its own, and needs another after it.
        [first, second] if matches!(authors.first(), Some(Name::Person { .. })) => {
            format!("{first}, and {second}")
        }
        _ => listed(&names, "and"),
    }
}

/// Pages are bare numbers; paragraphs and sections are abbreviated.
pub(super) fn place(pin: &Pin) -> String {
    match pin {
        Pin::Page(pages) | Pin::Pages(pages) => pages.clone(),
        Pin::Paragraph(number) => format!("para. {number}"),
        Pin::Section(number) => format!("sec. {number}"),
        Pin::Other(text) => text.clone(),
    }
}

#[cfg(test)]
mod tests;
