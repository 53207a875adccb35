//! Mistakes in dates made of digits alone.

use super::{reads, unknown};
use crate::model::date::{DateError, days_in_month, names};

/// `28/02/2025`, `2025/02/28`, `2025/02`: slashes where hyphens belong.
pub(super) fn slashed(text: &str) -> Option<DateError> {
    let fields = fields(text, &['/'])?;
    arranged(text, &fields, false)
}

/// Every known mistake in digits, hyphens and dots.
pub(super) fn explain(text: &str) -> Option<DateError> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    if let Some(fields) = fields(digits, &['-']) {
        return hyphened(text, sign, &fields);
    }
    if let Some(fields) = fields(text, &['.', ' ']) {
        return arranged(text, &fields, true);
    }
    match text.strip_prefix("Y-") {
        Some(year) => bare(text, "-", year),
        None => bare(text, sign, digits.strip_prefix('Y').unwrap_or(digits)),
    }
}

/// The fields between separators: two or three, each of one to four digits.
fn fields<'text>(text: &'text str, separators: &[char]) -> Option<Vec<&'text str>> {
    let fields: Vec<&str> = text
        .split(separators)
        .filter(|field| !field.is_empty())
        .collect();
    let numeric = |field: &&str| field.len() <= 4 && all_digits(field);
    let fits = (2..=3).contains(&fields.len()) && fields.iter().all(numeric);
    fits.then_some(fields)
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `2025-13-01`, `2025-02-30`, `2025-3-3`, `28-02-2025`, `2014-2016`.
fn hyphened(text: &str, sign: &str, fields: &[&str]) -> Option<DateError> {
    match *fields {
        [year, month] if year.len() == 4 && month.len() <= 2 => {
            padded(text, sign, year, month, None)
        }
        [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            padded(text, sign, year, month, Some(day))
        }
        _ if sign.is_empty() => arranged(text, fields, false),
        _ => None,
    }
}

/// What is wrong with a year, a month and a day in their right order.
fn padded(text: &str, sign: &str, year: &str, month: &str, day: Option<&str>) -> Option<DateError> {
    if let Some(error) = no_such_day(text, sign, year, month, day) {
        return Some(error);
    }
    let day = day.map(|day| format!("-{day:0>2}")).unwrap_or_default();
    let whole = format!("{sign}{year}-{month:0>2}{day}");
    let reason = format!("`{text}`: months and days have two digits");
    (whole != text && reads(&whole)).then(|| DateError::with(reason, whole))
}

/// Whether the month or the day does not exist, and how far they run.
fn no_such_day(
    text: &str,
    sign: &str,
    year: &str,
    month: &str,
    day: Option<&str>,
) -> Option<DateError> {
    let size: i64 = year.parse().ok()?;
    let year = if sign.is_empty() { size } else { -size };
    let number: u32 = month.parse().ok()?;
    let part_of_year = (21..=41).contains(&number);
    if part_of_year {
        return day.map(|_| {
            DateError::new(format!(
                "`{text}`: 21 to 41 in place of a month are seasons, quarters and halves, which \
                 have no days"
            ))
        });
    }
    if number == 0 || number > 12 {
        return Some(DateError::new(format!(
            "`{text}` has no month {month}: months run from 01 to 12"
        )));
    }
    let last = days_in_month(year, number);
    let wanted: u32 = day?.parse().ok()?;
    let (name, year) = (names::month_name(number), names::year_words(year));
    if wanted == 0 {
        return Some(DateError::new(format!(
            "`{text}` has no day 00: write {name} {year} without a day if the day is not known"
        )));
    }
    (wanted > last).then(|| DateError::new(format!("`{text}`: {name} {year} has {last} days")))
}

/// Fields in another order, or between other signs; `dots` mean that the day comes first.
fn arranged(text: &str, fields: &[&str], dots: bool) -> Option<DateError> {
    let reason = unknown(text);
    match *fields {
        [year, month] | [month, year] if year.len() == 4 && month.len() <= 2 => {
            suggest(reason, [iso(year, month, None)])
        }
        [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            suggest(reason, [iso(year, month, Some(day))])
        }
        [first, second, year] if year.len() == 4 && first.len() <= 2 && second.len() <= 2 => {
            let day_first = iso(year, second, Some(first));
            let month_first = iso(year, first, Some(second));
            if dots && reads(&day_first) {
                return suggest(reason, [day_first]);
            }
            suggest(reason, [day_first, month_first])
        }
        [_, _, year] if year.len() == 2 => Some(DateError::new(format!(
            "{reason}: write the year first and with four digits, as in 2025-02-28"
        ))),
        _ => None,
    }
}

fn iso(year: &str, month: &str, day: Option<&str>) -> String {
    match day {
        Some(day) => format!("{year}-{month:0>2}-{day:0>2}"),
        None => format!("{year}-{month:0>2}"),
    }
}

/// The only candidate that can be read, or all of them where the author must choose.
fn suggest<const N: usize>(reason: String, candidates: [String; N]) -> Option<DateError> {
    let mut good: Vec<String> = candidates.into_iter().filter(|text| reads(text)).collect();
    good.dedup();
    match good.len() {
        0 => None,
        1 => good.pop().map(|only| DateError::with(reason, only)),
        _ => Some(DateError::new(format!(
            "{reason}, and its day and month could be either: write {}",
            good.join(" or ")
        ))),
    }
}

/// `20250228`, `202502`, `12025`, `Y2025`, `98`.
fn bare(text: &str, sign: &str, digits: &str) -> Option<DateError> {
    if digits.is_empty() || !all_digits(digits) {
        return None;
    }
    if let (8, Some((year, rest))) = (digits.len(), digits.split_at_checked(4)) {
        let (month, day) = rest.split_at_checked(2)?;
        let whole = format!("{sign}{}", iso(year, month, Some(day)));
        if reads(&whole) {
            return Some(lacks_hyphens(text, whole));
        }
    }
    if let (6, "", Some((year, month))) = (digits.len(), sign, digits.split_at_checked(4)) {
        let whole = iso(year, month, None);
        if text == digits && year.starts_with(['1', '2']) && reads(&whole) {
            return Some(lacks_hyphens(text, whole));
        }
    }
    let number = digits.trim_start_matches('0');
    match number.len() {
        0..=3 if sign.is_empty() && digits.len() <= 3 => Some(DateError::advising(
            format!("`{text}`: a year has four digits"),
            &format!("write {digits:0>4}, or a decade as in 199X"),
        )),
        0..=4 => suggest(
            format!("`{text}`: a year has four digits, and more only after a Y"),
            [format!("{sign}{number:0>4}")],
        ),
        _ => suggest(
            format!("`{text}`: a year of more than four digits starts with Y"),
            [format!("Y{sign}{number}")],
        ),
    }
}

fn lacks_hyphens(text: &str, whole: String) -> DateError {
    DateError::with(format!("`{text}` lacks its hyphens"), whole)
}
