//! Official and legal documents as the Bluebook has them, and everything else as it has that.
//!
//! Forms: executive orders and proclamations, the Federal Register, the Code of Federal Regulations
//! (rule 14), statutes (12), papers of Congress (13), treaties (21.4), the United Nations (21.7), the
//! European Union (21.9), and books, periodicals and the web (15, 16, 18). The Indigo Book, which is
//! free, has the same forms. Large numbers have commas ("20,249"); titles keep their own words: they
//! are neither abbreviated nor cut. Court cases, the laws of the states and those of other countries
//! are cited by title, number, publisher and date.

use super::date::{Date, Manner};
use super::identifier::Identifier;
use super::plain::quoted;
use super::runs::Runs;
use super::work::{Pin, Work, listed, short_title};
use crate::model::{Name, SourceKind};

/// What manuals that follow the Bluebook do in their own way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    /// Whether numbers of five digits and more have commas.
    commas: bool,
    /// Whether only the year stands in brackets.
    year_only: bool,
}

/// As the Bluebook itself has it.
pub(super) const BLUEBOOK: Form = Form {
    commas: true,
    year_only: false,
};

/// As APA has it.
pub(super) const APA: Form = Form {
    commas: false,
    year_only: true,
};

/// More authors than these become "et al." (rule 15.1).
const MOST_AUTHORS: usize = 2;

/// A note, with the quotation in brackets behind it (rule 1.5).
pub(super) fn note(work: &Work<'_>) -> Runs {
    let mut runs = entry_open(work);
    if let Some(quote) = &work.quote {
        runs.text(&format!(" ({})", quoted(quote)));
    }
    runs.stop();
    runs
}

/// An item of a table of authorities.
pub(super) fn entry(work: &Work<'_>) -> Runs {
    let mut runs = entry_open(work);
    runs.stop();
    runs
}

/// What a bracket in a text calls it: its number, or else its title.
pub(super) fn short(work: &Work<'_>) -> Runs {
    let name = numbers(work, APA).into_iter().next();
    let title = work.title.as_deref().map(short_title);
    Runs::plain(&name.or(title).unwrap_or_else(|| "Untitled".to_owned()))
}

fn entry_open(work: &Work<'_>) -> Runs {
    let mut runs = if work.is_legal() {
        core(work, BLUEBOOK)
    } else {
        other(work)
    };
    if let Some(url) = &work.url {
        runs.comma().link(url, url);
    }
    if let Some(day) = work
        .accessed
        .filter(|_| work.published.is_none() && work.url.is_some())
    {
        runs.text(&format!(" (last visited {})", shown(day)));
    }
    if let Some(copy) = &work.archive {
        if !runs.is_empty() {
            runs.text(" ");
        }
        runs.text("[").link(&copy.url, &copy.url).text("]");
    }
    runs
}

/// The document without its address: name, numbers, place, where it is printed, date.
pub(super) fn core(work: &Work<'_>, form: Form) -> Runs {
    let mut runs = Runs::plain(&name(work).unwrap_or_default());
    let treaty = work
        .identifiers
        .iter()
        .any(|found| matches!(found, Identifier::Treaties(_)));
    for number in numbers(work, form) {
        runs.comma().text(&number);
    }
    if let Some(pin) = work.pin.as_ref().filter(|pin| pin.pages().is_none()) {
        // The subdivision of a treaty follows its name without a comma.
        let runs = if treaty { runs.text(" ") } else { runs.comma() };
        runs.text(&place(pin));
    }
    if let Some(day) = work.published.filter(|_| treaty) {
        runs.comma().text(&shown(day));
    }
    let printed = printed(work, form);
    for place in &printed {
        runs.comma().text(place);
    }
    if let Some(pages) = work.pin.as_ref().and_then(Pin::pages) {
        let at = if printed.is_empty() { "at " } else { "" };
        runs.comma().text(at).text(pages);
    }
    if !treaty && !in_journal(work) {
        bracketed(&mut runs, work, form, printed.is_empty());
    }
    runs
}

/// Adds the date in brackets, with who published it where nothing else says where it is from.
fn bracketed(runs: &mut Runs, work: &Work<'_>, form: Form, unprinted: bool) {
    let known = work
        .identifiers
        .iter()
        .any(|found| !matches!(found, Identifier::Other(_)));
    let publisher = work
        .publisher
        .clone()
        .filter(|_| unprinted && !known && !is_order(work));
    let year = form.year_only || is_statute(work);
    let date = work.published.map(|date| {
        if year {
            date.doubting(&date.years(), "c.")
        } else {
            shown(date)
        }
    });
    let inside: Vec<String> = [publisher, date].into_iter().flatten().collect();
    if !inside.is_empty() {
        let space = if runs.is_empty() { "" } else { " " };
        runs.text(&format!("{space}({})", inside.join(", ")));
    }
}

/// Its own name, where the title is more than its number.
fn name(work: &Work<'_>) -> Option<String> {
    let title = work.title.as_deref()?;
    if Identifier::all(title)
        .iter()
        .any(|found| work.identifiers.contains(found))
    {
        return None;
    }
    let resolved = work.identifiers.iter().any(|found| match found {
        Identifier::Resolution { number, .. } => {
            title.contains(&format!("esolution {number}")) && title.len() < 60
        }
        _ => false,
    });
    if resolved {
        return None;
    }
    let Some(order) = Identifier::of_title(title) else {
        return Some(title.to_owned());
    };
    let rest = after_number(title, &order);
    let rest = rest.trim_start_matches([':', ',', ';', '–', '—', '-', ' ', '.']);
    let is_date = rest
        .strip_prefix("of ")
        .is_some_and(|rest| rest.len() <= 20 && rest.chars().any(|c| c.is_ascii_digit()));
    (!rest.is_empty() && !is_date).then(|| rest.to_owned())
}

/// What a title says after the number that it begins with.
fn after_number<'a>(title: &'a str, order: &Identifier) -> &'a str {
    let mut ends = title
        .char_indices()
        .filter(|(_, c)| c.is_ascii_digit())
        .map(|(at, _)| at + 1);
    let end = ends.find(|end| {
        let (before, after) = title.split_at_checked(*end).unwrap_or((title, ""));
        let goes_on = after.starts_with(|c: char| {
            c.is_ascii_digit()
                || c == ',' && {
                    after
                        .chars()
                        .nth(1)
                        .is_some_and(|next| next.is_ascii_digit())
                }
        });
        !goes_on && Identifier::of_title(before).as_ref() == Some(order)
    });
    end.and_then(|end| title.get(end..)).unwrap_or_default()
}

/// The numbers that a document goes by: of its title first, then those of its identifier.
fn numbers(work: &Work<'_>, form: Form) -> Vec<String> {
    let of_title = work.title.as_deref().and_then(Identifier::of_title);
    let of_title = of_title.filter(|found| !work.identifiers.contains(found));
    let title = name(work).unwrap_or_default();
    let grouped = |number: &str| grouped(number, form);
    let all = of_title
        .iter()
        .chain(&work.identifiers)
        .filter_map(|found| match found {
            Identifier::ExecutiveOrder(number) => {
                Some(format!("Exec. Order No. {}", grouped(number)))
            }
            Identifier::Proclamation(number) => {
                Some(format!("Proclamation No. {}", grouped(number)))
            }
            Identifier::PublicLaw(number) => Some(format!("Pub. L. No. {number}")),
            Identifier::Congress(text) => Some(text.clone()),
            Identifier::Resolution {
                security_council,
                number,
            } => {
                let body = if *security_council { "S.C." } else { "G.A." };
                Some(format!("{body} Res. {number}"))
            }
            Identifier::Other(text) if !title.contains(text.as_str()) => Some(text.clone()),
            _ => None,
        });
    all.collect()
}

/// Where a document is printed.
fn printed(work: &Work<'_>, form: Form) -> Vec<String> {
    let grouped = |number: &str| grouped(number, form);
    let all = work.identifiers.iter().filter_map(|found| match found {
        Identifier::FederalRegister(volume, page) => {
            Some(format!("{volume} Fed. Reg. {}", grouped(page)))
        }
        Identifier::Statutes(volume, page) => Some(format!("{volume} Stat. {page}")),
        Identifier::Code(title, section) => Some(format!("{title} U.S.C. § {section}")),
        Identifier::Regulations(title, place) => {
            let place = match place
                .strip_prefix("part ")
                .or_else(|| place.strip_prefix("pt. "))
            {
                Some(part) => format!("pt. {part}"),
                None => format!("§ {place}"),
            };
            Some(format!("{title} C.F.R. {place}"))
        }
        Identifier::Journal {
            series,
            issue,
            year,
            page,
        } => {
            let year = year.clone().or_else(|| work.published.map(Date::years));
            let year = year.map_or_else(String::new, |year| format!("{year} "));
            let page = page
                .as_ref()
                .map_or_else(String::new, |page| format!(" {page}"));
            Some(format!("{year}O.J. ({series} {issue}){page}"))
        }
        Identifier::Resolution {
            security_council,
            number,
        } => {
            let body = if *security_council { 'S' } else { 'A' };
            Some(format!("U.N. Doc. {body}/RES/{number}"))
        }
        Identifier::Treaties(text) => Some(text.clone()),
        _ => None,
    });
    all.collect()
}

fn in_journal(work: &Work<'_>) -> bool {
    work.identifiers
        .iter()
        .any(|found| matches!(found, Identifier::Journal { .. }))
}

fn is_order(work: &Work<'_>) -> bool {
    work.title
        .as_deref()
        .and_then(Identifier::of_title)
        .is_some()
}

/// Of laws and codes only the year is given.
fn is_statute(work: &Work<'_>) -> bool {
    work.identifiers.iter().any(|found| {
        matches!(
            found,
            Identifier::PublicLaw(_)
                | Identifier::Statutes(..)
                | Identifier::Code(..)
                | Identifier::Regulations(..)
        )
    })
}

/// Documents that are no law: author, title in italics, where and when (rules 15, 16 and 18).
fn other(work: &Work<'_>) -> Runs {
    let authors = match work.authors.as_slice() {
        [first, ..] if work.authors.len() > MOST_AUTHORS => format!("{} et al.", first.spoken()),
        authors => listed(&authors.iter().map(Name::spoken).collect::<Vec<_>>(), "&"),
    };
    let mut runs = Runs::plain(&authors);
    if let Some(title) = &work.title {
        runs.comma().italic(title);
    }
    if let Some(numbers) = work.other_numbers() {
        runs.comma().text(&numbers);
    }
    let is_book = work.kind == SourceKind::Book;
    if let Some(publisher) = work.publisher.as_ref().filter(|_| !is_book) {
        runs.comma().text(publisher);
    }
    match &work.pin {
        Some(pin) if is_book => runs.text(" ").text(pin.pages().unwrap_or(&place(pin))),
        Some(pin) => match pin.pages() {
            Some(pages) => runs.comma().text("at ").text(pages),
            None => runs.comma().text(&place(pin)),
        },
        None => &mut runs,
    };
    if let Some(date) = work.published {
        let date = if is_book {
            date.doubting(&date.years(), "c.")
        } else {
            shown(date)
        };
        let space = if runs.is_empty() { "" } else { " " };
        runs.text(&format!("{space}({date})"));
    }
    runs
}

fn shown(date: Date<'_>) -> String {
    date.doubting(&date.written(Manner::AmericanShort), "c.")
}

/// Subdivisions have signs (rule 3.3).
fn place(pin: &Pin) -> String {
    let many = |number: &str| number.contains(['–', '-', ',']);
    match pin {
        Pin::Page(pages) | Pin::Pages(pages) => format!("at {pages}"),
        Pin::Paragraph(number) if many(number) => format!("¶¶ {number}"),
        Pin::Paragraph(number) => format!("¶ {number}"),
        Pin::Section(number) if many(number) => format!("§§ {number}"),
        Pin::Section(number) => format!("§ {number}"),
        Pin::Other(text) => text.clone(),
    }
}

/// "20249" → "20,249": five digits and more are grouped (rule 6.2).
fn grouped(number: &str, form: Form) -> String {
    if !form.commas || number.len() < 5 {
        return number.to_owned();
    }
    let mut grouped = String::with_capacity(number.len() + 2);
    for (place, digit) in number.chars().enumerate() {
        if place > 0 && (number.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests;
