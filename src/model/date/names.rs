//! Names of months, days and years.

use super::Civil;
use chrono::Weekday;

/// Months in full, January first.
pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Days of the week in full, Monday first.
pub const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// Before this year the weekday of a document and that of this calendar need not agree.
const FIRST_GREGORIAN_YEAR: i64 = 1583;
/// From here back, the difference between "years ago" and "BCE" no longer matters.
const YEARS_AGO: i64 = -100_000;

/// "March" for 3; empty for a month that does not exist.
pub fn month_name(month: u32) -> &'static str {
    let index = month.saturating_sub(1) as usize;
    MONTHS.get(index).copied().unwrap_or("")
}

/// "Mar" for 3; empty for a month that does not exist.
pub fn month_short(number: u32) -> &'static str {
    month_name(number).get(..3).unwrap_or("")
}

/// "Friday".
pub fn weekday_name(weekday: Weekday) -> &'static str {
    let index = weekday.num_days_from_monday() as usize;
    WEEKDAYS.get(index).copied().unwrap_or("")
}

/// "Friday ", with the space; empty before the Gregorian calendar was in use.
pub(super) fn weekday_before(civil: &Civil) -> String {
    if civil.year < FIRST_GREGORIAN_YEAR {
        return String::new();
    }
    format!("{} ", weekday_name(civil.weekday()))
}

/// "2014", "33 CE", "44 BCE", "13.8 billion years ago", "the year 170,000,002".
///
/// Years are astronomical: 0 is 1 BCE.
pub fn year_words(year: i64) -> String {
    match year {
        _ if year <= YEARS_AGO => years_ago(year.unsigned_abs()),
        ..=0 => {
            let count = 1 - year;
            let digits = if count < 10_000 {
                count.to_string()
            } else {
                grouped(count.unsigned_abs())
            };
            format!("{digits} BCE")
        }
        1..=999 => format!("{year} CE"),
        1000..=9999 => year.to_string(),
        _ => format!("the year {}", grouped(year.unsigned_abs())),
    }
}

/// Whether [`year_words`] counts from today, or in more than four digits.
pub(super) fn is_deep(year: i64) -> bool {
    year <= YEARS_AGO || year > 9999
}

fn years_ago(count: u64) -> String {
    let scaled = |unit: u64, name: &str| {
        let thousandths = count / (unit / 1000);
        count
            .is_multiple_of(unit / 1000)
            .then(|| format!("{} {name} years ago", decimal(thousandths)))
    };
    let short = if count >= 1_000_000_000 {
        scaled(1_000_000_000, "billion")
    } else if count >= 1_000_000 {
        scaled(1_000_000, "million")
    } else {
        None
    };
    short.unwrap_or_else(|| format!("{} years ago", grouped(count)))
}

/// Thousandths as a decimal number: 13800 → "13.8".
fn decimal(thousandths: u64) -> String {
    let text = format!("{}.{:03}", grouped(thousandths / 1000), thousandths % 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Digits in groups of three: "170,000,002".
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
