//! Official and legal documents as the Bluebook has them, and everything else as it has that.
//!
//! Forms: cases (rules 10 and 21.5), statutes (12), papers of Congress (13), executive orders and
//! proclamations, the Federal Register, the Code of Federal Regulations (14), treaties (21.4), the
//! United Nations (21.7), the European Union (21.9), and books, periodicals and the web (15, 16, 18).
//! They are held against the Indigo Book, second edition, which is free, and against guides of law
//! libraries; the tests name both. Large numbers have commas ("20,249", rule 6.2, where the Indigo
//! Book has none); names are upright as in law reviews, and neither abbreviated nor cut.
//!
//! By analogy, without a published example: the title of an order before its number (as rules have
//! theirs, 14.2); numbers that are none of these, such as those of laws of other countries, after the
//! title, with publisher and date in brackets; statements, transcripts, data, posts and recordings
//! as web pages (18.2), since a file does not say which of them are press releases (17.2); acts of
//! the European Union that are an issue of the Official Journal on their own, since October 2023.

mod other;

use super::date::{Date, Manner};
use super::identifier::Identifier;
use super::plain::quoted;
use super::runs::Runs;
use super::stance;
use super::work::{Pin, Work, short_title};

/// Whose form a law has: APA follows the Bluebook in its own way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Pages of the Federal Register have commas, months are cut, dates are whole.
    Bluebook,
    /// Sections 11.4 to 11.10 of the manual of APA: "81 F.R. 32391", months in full, and the year
    /// alone but for treaties and for what only the Federal Register prints.
    Apa,
}

/// A note with its signal (rule 1.2), and the quotation in brackets behind it (rule 1.5).
pub(super) fn note(work: &Work<'_>) -> Runs {
    let mut runs = stance::legal(work);
    runs.append(entry_open(work));
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

/// What a bracket in a text calls it: that with which its item in the list begins. Cases have italics,
/// and the year that follows is not in the name, too.
pub(super) fn short(work: &Work<'_>) -> Runs {
    let Some(name) = name(work) else {
        let number = numbers(work).into_iter().next();
        let printed = printed(work, Form::Apa).into_iter().next();
        return Runs::plain(&number.or(printed).unwrap_or_else(|| "Untitled".to_owned()));
    };
    let name = without_year(work, &name).unwrap_or(&name);
    let mut runs = Runs::default();
    if work.is_case() {
        runs.italic(name);
    } else {
        runs.text(&short_title(name));
    }
    runs
}

/// "National Invasive Species Act", from "National Invasive Species Act of 1996" if that is its year.
fn without_year<'a>(work: &Work<'_>, name: &'a str) -> Option<&'a str> {
    let year = work.published?.years();
    name.strip_suffix(year.as_str())?.strip_suffix(" of ")
}

fn entry_open(work: &Work<'_>) -> Runs {
    let mut runs = if work.is_legal() {
        core(work, Form::Bluebook)
    } else {
        other::other(work)
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
    let mut runs = Runs::plain(docket(work).unwrap_or_default());
    if let Some(name) = name(work) {
        runs.comma().text(&name);
    }
    let treaty = is_treaty(work);
    for number in numbers(work) {
        runs.comma().text(&number);
    }
    if let Some(pin) = work.pin.as_ref().filter(|pin| pin.pages().is_none()) {
        // The subdivision of a treaty follows its name without a comma.
        let runs = if treaty { runs.text(" ") } else { runs.comma() };
        runs.text(&place(pin));
    }
    if let Some(day) = work.published.filter(|_| treaty) {
        runs.comma().text(&dated(day, form));
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
    let known = work.identifiers.iter().any(Identifier::is_official);
    let publisher = work
        .publisher
        .clone()
        .filter(|_| unprinted && !known && !is_order(work));
    let year = is_statute(work) || form == Form::Apa && !is_only_in_register(work);
    // A session law whose name has its year does not say it again.
    let told = form == Form::Bluebook
        && is_session_law(work)
        && name(work).is_some_and(|name| without_year(work, &name).is_some());
    let date = work.published.filter(|_| !told).map(|date| {
        if year {
            date.doubting(&date.years(), "c.")
        } else {
            dated(date, form)
        }
    });
    let inside: Vec<String> = [publisher, date].into_iter().flatten().collect();
    if !inside.is_empty() {
        let space = if runs.is_empty() { "" } else { " " };
        runs.text(&format!("{space}({})", inside.join(", ")));
    }
}

/// The number of a case before the courts of the European Union, which stands before its name.
fn docket<'a>(work: &'a Work<'_>) -> Option<&'a str> {
    let title = work.title.as_deref().unwrap_or_default();
    work.identifiers.iter().find_map(|found| match found {
        Identifier::Other(text) if !title.contains(text.as_str()) => {
            let is_docket = ["Case ", "Cases ", "Joined Cases "]
                .iter()
                .any(|start| text.starts_with(start));
            is_docket.then_some(text.as_str())
        }
        _ => None,
    })
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
    // "of August 6, 2018: Reimposing Certain Sanctions": its day is no part of its name.
    let (first, name) = rest.split_once(": ").unwrap_or((rest, ""));
    let is_date = first
        .strip_prefix("of ")
        .is_some_and(|day| day.len() <= 20 && day.chars().any(|c| c.is_ascii_digit()));
    let name = if is_date { name } else { rest };
    (!name.is_empty()).then(|| name.to_owned())
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
fn numbers(work: &Work<'_>) -> Vec<String> {
    let of_title = work.title.as_deref().and_then(Identifier::of_title);
    let of_title = of_title.filter(|found| !work.identifiers.contains(found));
    let title = name(work).unwrap_or_default();
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
            Identifier::Other(text) if docket(work) == Some(text.as_str()) => None,
            Identifier::Other(text) if !title.contains(text.as_str()) => Some(text.clone()),
            _ => None,
        });
    all.collect()
}

/// Where a document is printed.
fn printed(work: &Work<'_>, form: Form) -> Vec<String> {
    let all = work.identifiers.iter().filter_map(|found| match found {
        Identifier::FederalRegister(volume, page) => Some(match form {
            Form::Bluebook => format!("{volume} Fed. Reg. {}", grouped(page)),
            Form::Apa => format!("{volume} F.R. {page}"),
        }),
        Identifier::Statutes(volume, page) => Some(format!("{volume} Stat. {page}")),
        Identifier::Code(title, section) => Some(format!("{title} U.S.C. § {section}")),
        Identifier::Regulations(title, place) => {
            let place = match place
                .strip_prefix("part ")
                .or_else(|| place.strip_prefix("pt. "))
            {
                Some(part) => format!("pt. {part}"),
                // The papers of presidents in title 3 are found by their pages.
                None if title == "3" => place.clone(),
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
        Identifier::Treaties(text) | Identifier::Reports(text) => Some(text.clone()),
        _ => None,
    });
    all.collect()
}

/// Whether it is found in a collection of treaties.
pub(super) fn is_treaty(work: &Work<'_>) -> bool {
    work.identifiers
        .iter()
        .any(|found| matches!(found, Identifier::Treaties(_)))
}

/// Whether it is a rule or a notice: printed in the Federal Register, and no order.
fn is_only_in_register(work: &Work<'_>) -> bool {
    let is_register = |found: &Identifier| matches!(found, Identifier::FederalRegister(..));
    !is_order(work) && !work.identifiers.is_empty() && work.identifiers.iter().all(is_register)
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

/// Of laws, codes and reported cases only the year is given.
fn is_statute(work: &Work<'_>) -> bool {
    let is_code = |found: &Identifier| {
        matches!(
            found,
            Identifier::Code(..) | Identifier::Regulations(..) | Identifier::Reports(_)
        )
    };
    is_session_law(work) || work.identifiers.iter().any(is_code)
}

fn is_session_law(work: &Work<'_>) -> bool {
    let is_law =
        |found: &Identifier| matches!(found, Identifier::PublicLaw(_) | Identifier::Statutes(..));
    work.identifiers.iter().any(is_law)
}

fn shown(date: Date<'_>) -> String {
    dated(date, Form::Bluebook)
}

fn dated(date: Date<'_>, form: Form) -> String {
    let manner = match form {
        Form::Bluebook => Manner::AmericanShort,
        Form::Apa => Manner::American,
    };
    date.doubting(&date.written(manner), "c.")
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
fn grouped(number: &str) -> String {
    if number.len() < 5 {
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
