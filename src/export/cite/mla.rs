//! The MLA Handbook, 9th edition: works cited, and brackets in the text.
//!
//! MLA capitalises titles; titles here keep their case. Addresses are shown without `https://` and
//! lead to it all the same. Laws are described as the copy that was read, as MLA wants it: with the
//! Federal Register as their container where the identifier names it.
//!
//! By analogy, without a published example: the Official Journal as a container; resolutions of the
//! United Nations and other numbered documents, whose number follows their site; statements,
//! transcripts, data and posts, which are set as pages of a site; recordings, since a file does not
//! say who has put them there.

use super::author_date::short;
use super::date::{Date, Manner};
use super::identifier::Identifier;
use super::plain::quoted;
use super::runs::Runs;
use super::stance;
use super::work::{Pin, Work, listed, short_title};
use crate::model::{Name, SourceKind};

/// More authors than these become "et al."
const MOST_AUTHORS: usize = 2;

/// "(Binder and Kidder 117–18)": no year.
pub(super) fn in_text(work: &Work<'_>) -> Runs {
    let mut runs = stance::bracket(work);
    let makers = work.writers();
    if makers.is_empty() {
        match &work.title {
            Some(title) => set_title(&mut runs, work, &short_title(title)),
            None => runs.text(publisher(work).unwrap_or("Untitled")),
        };
    } else {
        runs.text(&short(makers, "and"));
    }
    match &work.pin {
        Some(Pin::Page(pages) | Pin::Pages(pages)) => runs.text(" ").text(pages),
        Some(pin) => runs.comma().text(&place(pin)),
        None => &mut runs,
    };
    runs.text(")");
    runs
}

/// An item of the works cited; `repeats` where the author is that of the item before.
pub(super) fn entry(work: &Work<'_>, repeats: bool) -> Runs {
    let makers = work.writers();
    let mut runs = Runs::plain(&if repeats {
        "---".to_owned()
    } else {
        names(makers)
    });
    if let Some(title) = &work.title {
        if !runs.is_empty() {
            runs.stop().text(" ");
        }
        set_title(&mut runs, work, title);
    }
    let mut rest = container(work);
    if let Some(url) = work.address() {
        rest.comma().link(bare(url), url);
    }
    if !rest.is_empty() {
        runs.next_sentence().append(rest);
    }
    if let Some(day) = work
        .accessed
        .filter(|_| work.published.is_none() && work.url.is_some())
    {
        runs.next_sentence()
            .text(&format!("Accessed {}", shown(day)));
    }
    runs.stop();
    runs
}

/// What holds the work: where it is printed, or who published it; number, date, pages.
fn container(work: &Work<'_>) -> Runs {
    let mut runs = Runs::default();
    let mut pages = None;
    let register = work.identifiers.iter().find_map(|found| match found {
        Identifier::FederalRegister(volume, page) => {
            Some(("Federal Register", format!("vol. {volume}"), Some(page)))
        }
        Identifier::Statutes(volume, page) => Some((
            "United States Statutes at Large",
            format!("vol. {volume}"),
            Some(page),
        )),
        Identifier::Journal {
            series,
            issue,
            page,
            ..
        } => {
            let name = "Official Journal of the European Union";
            Some((name, format!("{series} {issue}"), page.as_ref()))
        }
        _ => None,
    });
    if let Some((name, volume, page)) = register {
        runs.italic(name).comma().text(&volume);
        pages = page.map(|page| format!("p. {page}"));
    } else if let Some(publisher) = publisher(work) {
        if work.kind == SourceKind::Book {
            runs.text(publisher);
        } else {
            runs.italic(publisher);
        }
    }
    if let Some(numbers) = work.other_numbers() {
        runs.comma().text(&numbers);
    }
    if let Some(date) = work.published {
        let date = if work.kind == SourceKind::Book {
            date.doubting(&date.years(), "circa")
        } else {
            shown(date)
        };
        runs.comma().text(&date);
    }
    if let Some(pages) = pages {
        runs.comma().text(&pages);
    }
    runs
}

/// Who published it, or the body that did so with its own words.
fn publisher<'a>(work: &'a Work<'_>) -> Option<&'a str> {
    let own = work.authors.first().filter(|_| work.writers().is_empty());
    work.publisher.as_deref().or_else(|| own.map(Name::short))
}

/// Books and cases have italics, laws neither italics nor quotation marks, and everything else has
/// quotation marks.
fn set_title<'a>(runs: &'a mut Runs, work: &Work<'_>, title: &str) -> &'a mut Runs {
    if work.kind == SourceKind::Book || work.is_case() {
        runs.italic(title)
    } else if work.is_legal() {
        runs.text(title)
    } else {
        runs.text(&quoted(title))
    }
}

fn shown(date: Date<'_>) -> String {
    date.doubting(&date.written(Manner::DayFirstShort), "circa")
}

/// An address without what every address begins with.
fn bare(url: &str) -> &str {
    url.strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"))
        .unwrap_or(url)
}

fn names(makers: &[Name]) -> String {
    match makers {
        [] => String::new(),
        [first, ..] if makers.len() > MOST_AUTHORS => format!("{}, et al.", first.inverted()),
        [first @ Name::Person { .. }, second] => {
            format!("{}, and {}", first.inverted(), second.spoken())
        }
        [first, rest @ ..] => {
            let mut names = vec![first.inverted()];
            names.extend(rest.iter().map(Name::spoken));
            listed(&names, "and")
        }
    }
}

fn place(pin: &Pin) -> String {
    match pin {
        Pin::Page(pages) | Pin::Pages(pages) => pages.clone(),
        Pin::Paragraph(number) => format!("par. {number}"),
        Pin::Section(number) => format!("sec. {number}"),
        Pin::Other(text) => text.clone(),
    }
}

#[cfg(test)]
mod tests;
