//! The Publication Manual of the American Psychological Association, 7th edition.
//!
//! APA sets titles in sentence case; titles here keep their case, since no program knows which
//! words are names. Reporting is set as in a newspaper, but for the news sites that APA itself
//! lists; comment is set as a web page. Laws follow chapter 11 of the manual, see [`legal::Form::Apa`].
//!
//! By analogy, without a published example: transcripts ("[Transcript]", after section 9.21);
//! executive orders that are cited to the Federal Register; resolutions of the United Nations and
//! acts of the European Union, which have the Bluebook's form with the year alone; copies in
//! archives, whose address stands where there is no other. "[Press release]" (section 10.4) is not
//! set, since a file does not say which statements are one.

use super::author_date::short;
use super::date::Manner;
use super::legal;
use super::plain::quoted;
use super::runs::Runs;
use super::stance;
use super::work::{Pin, Work, short_title};
use crate::model::{Name, SourceKind};

/// As many authors are named; of more, the first ones and the last.
const MOST_AUTHORS: usize = 20;
/// News sites that are no newspapers, as the manual lists them.
const NEWS_SITES: [&str; 8] = [
    "BBC News",
    "Bloomberg",
    "CNN",
    "HuffPost",
    "MSNBC",
    "Reuters",
    "Salon",
    "Vox",
];

/// "(Binder & Kidder, 2022, pp. 117–118)"; `letter` tells works of one author and year apart.
pub(super) fn in_text(work: &Work<'_>, letter: &str) -> Runs {
    let mut runs = stance::bracket(work);
    let makers = work.makers();
    if work.is_legal() {
        runs.append(legal::short(work));
    } else if makers.is_empty() {
        match &work.title {
            Some(title) if is_alone(work) => runs.italic(&short_title(title)),
            Some(title) => runs.text(&quoted(&short_title(title))),
            None => runs.text(work.publisher.as_deref().unwrap_or("Untitled")),
        };
    } else {
        runs.text(&short(&makers, "&"));
    }
    let year = match work.published {
        Some(date) => date.doubting(&format!("{}{letter}", date.years()), "ca."),
        None if letter.is_empty() => "n.d.".to_owned(),
        None => format!("n.d.-{letter}"),
    };
    runs.comma().text(&year);
    if let Some(pin) = &work.pin {
        runs.comma().text(&place(pin));
    }
    runs.text(")");
    runs
}

/// An item of the list of references. It has no full stop after an address.
pub(super) fn entry(work: &Work<'_>, letter: &str) -> Runs {
    if work.is_legal() {
        let mut runs = legal::core(work, legal::Form::Apa);
        // A treaty has its address after a comma.
        if legal::is_treaty(work) && work.address().is_some() {
            runs.text(",");
        } else {
            runs.stop();
        }
        return addressed(runs, work);
    }
    let makers = work.makers();
    let mut runs = Runs::plain(&names(&makers));
    let is_first = makers.is_empty();
    if is_first {
        title(&mut runs, work);
        runs.next_sentence();
    } else if runs.to_text().ends_with('.') {
        runs.text(" ");
    } else {
        runs.next_sentence();
    }
    runs.text(&format!("({}).", date(work, letter)));
    if !is_first && work.title.is_some() {
        runs.text(" ");
        title(&mut runs, work);
        runs.stop();
    }
    if let Some(publisher) = work.publisher_after(&makers) {
        runs.text(" ");
        if is_periodical(work) {
            runs.italic(publisher);
        } else {
            runs.text(publisher);
        }
        runs.stop();
    }
    addressed(runs, work)
}

fn addressed(mut runs: Runs, work: &Work<'_>) -> Runs {
    let Some(url) = work.address() else {
        return runs;
    };
    runs.text(" ");
    if let Some(day) = work.accessed.filter(|_| work.published.is_none()) {
        runs.text(&format!(
            "Retrieved {}, from ",
            day.written(Manner::American)
        ));
    }
    runs.link(url, url);
    runs
}

fn date(work: &Work<'_>, letter: &str) -> String {
    let Some(published) = work.published else {
        return if letter.is_empty() {
            "n.d.".to_owned()
        } else {
            format!("n.d.-{letter}")
        };
    };
    let years = published.years();
    let whole = if work.kind == SourceKind::Book {
        years.clone()
    } else {
        published.written(Manner::YearFirst)
    };
    let lettered = match whole.strip_prefix(&years) {
        Some(rest) => format!("{years}{letter}{rest}"),
        None => format!("{whole}{letter}"),
    };
    published.doubting(&lettered, "ca.")
}

/// The title, in italics where the work stands alone, with its number and its sort.
fn title(runs: &mut Runs, work: &Work<'_>) {
    let Some(title) = &work.title else {
        return;
    };
    if is_alone(work) {
        runs.italic(title);
    } else {
        runs.text(title);
    }
    if let Some(numbers) = work.other_numbers() {
        runs.text(&format!(" ({numbers})"));
    }
    let sort = match work.kind {
        SourceKind::Dataset => " [Data set]",
        SourceKind::Social => " [Post]",
        SourceKind::Transcript => " [Transcript]",
        SourceKind::Video => " [Video]",
        _ => "",
    };
    runs.text(sort);
}

/// Whether it is no part of a newspaper or a journal.
fn is_alone(work: &Work<'_>) -> bool {
    !is_periodical(work)
}

fn is_periodical(work: &Work<'_>) -> bool {
    let is_site = work
        .publisher
        .as_deref()
        .is_some_and(|name| NEWS_SITES.contains(&name));
    match work.kind {
        SourceKind::Academic => true,
        SourceKind::News => work.publisher.is_some() && !is_site,
        _ => false,
    }
}

/// "Dobbs, M., & Dobbs, R."
fn names(makers: &[Name]) -> String {
    let names: Vec<String> = makers.iter().map(Name::initialled).collect();
    match names.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] if names.len() > MOST_AUTHORS => {
            let first: Vec<&str> = first
                .iter()
                .take(MOST_AUTHORS - 1)
                .map(String::as_str)
                .collect();
            format!("{}, … {last}", first.join(", "))
        }
        // Two bodies have no comma between them, since neither is turned round.
        [first, second] if makers.iter().all(|name| matches!(name, Name::Whole(_))) => {
            format!("{first} & {second}")
        }
        [before @ .., last] => format!("{}, & {last}", before.join(", ")),
    }
}

fn place(pin: &Pin) -> String {
    match pin {
        Pin::Page(page) => format!("p. {page}"),
        Pin::Pages(pages) => format!("pp. {pages}"),
        Pin::Paragraph(number) if number.contains(['–', '-', ',']) => format!("paras. {number}"),
        Pin::Paragraph(number) => format!("para. {number}"),
        Pin::Section(number) => format!("Section {number}"),
        Pin::Other(text) => text.clone(),
    }
}

#[cfg(test)]
mod tests;
