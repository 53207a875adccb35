//! Dates in words: `28 February 2025`, `c. 1990`, `44 BC`, `the 1990s`, `19th century`, `Q3 2014`.

use super::{borrowed, piece_meant, reads, unknown, year_written};
use crate::model::date::{DateError, names};

/// Words that add nothing.
const IGNORED: [&str; 14] = [
    "the",
    "of",
    "in",
    "on",
    "a",
    "year",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "quarter",
];
/// Words that mean "about".
const ABOUT: [&str; 7] = [
    "c",
    "ca",
    "circa",
    "about",
    "around",
    "approx",
    "approximately",
];
const SEASONS: [(&str, u32); 5] = [
    ("spring", 21),
    ("summer", 22),
    ("autumn", 23),
    ("fall", 23),
    ("winter", 24),
];
const QUARTERS: [(&str, u32); 4] = [("q1", 33), ("q2", 34), ("q3", 35), ("q4", 36)];
/// Signs that join the two ends of an interval in prose.
const JOINTS: [&str; 4] = [" to ", " until ", " - ", "-"];

/// What the words of a date say.
#[derive(Default)]
struct Words {
    year: Option<i64>,
    /// A month, or the EDTF code of a part of the year.
    month: Option<u32>,
    day: Option<u32>,
    /// A decade or a century, as EDTF writes it.
    years: Option<String>,
    about: bool,
    before_common_era: bool,
    common_era: bool,
}

/// A date in words.
pub(super) fn explain(text: &str) -> Option<DateError> {
    if let Some(digits) = decade_or_century(text) {
        let (decade, century) = (digits.get(..3)?, digits.get(..2)?);
        return Some(DateError::advising(
            format!("`{text}` may be a decade or a century"),
            &format!("write {decade}X or {century}XX"),
        ));
    }
    let meant = meant(text)?;
    Some(DateError::with(unknown(text), meant))
}

/// An interval in prose: `2014 to 2016`, `16-28 October 1962`.
pub(super) fn range(whole: &str, text: &str) -> Option<DateError> {
    let cut = |joint: &&str| text.split_once(*joint);
    let (start, end) = JOINTS.iter().find_map(cut)?;
    let start = start.trim_start_matches("from ");
    let end = piece_meant(end.trim()).or_else(|| borrowed(start, end.trim()))?;
    let tails = tails(text);
    let start = std::iter::once(start.trim().to_owned())
        .chain(tails.map(|tail| format!("{} {tail}", start.trim())))
        .find_map(|start| piece_meant(&start))?;
    let suggestion = format!("{start}/{end}");
    reads(&suggestion).then(|| DateError::with(unknown(whole), suggestion))
}

/// The last word and the last two words, which a start may leave out.
fn tails(text: &str) -> impl Iterator<Item = &str> {
    let mut spaces = text.rmatch_indices(' ').map(|(at, _)| at + 1);
    let (last, two) = (spaces.next(), spaces.next());
    last.into_iter().chain(two).filter_map(|at| text.get(at..))
}

/// The date that the words give, if there is exactly one way to read them.
fn meant(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let tokens: Vec<&str> = lower
        .split([' ', ',', '.', '-', '(', ')'])
        .filter(|token| !token.is_empty())
        .collect();
    if !lower.contains(char::is_alphabetic) {
        return None;
    }
    let mut words = Words::default();
    let mut numbers = Vec::new();
    let mut previous = "";
    for token in tokens {
        words.take(token, previous, &mut numbers)?;
        previous = token;
    }
    let date = words.written(&numbers)?;
    reads(&date).then_some(date)
}

impl Words {
    /// Takes one word; None if it is not known.
    fn take(&mut self, token: &str, previous: &str, numbers: &mut Vec<String>) -> Option<()> {
        if IGNORED.contains(&token) || weekday_short(token) {
            return Some(());
        }
        if ABOUT.contains(&token) {
            self.about = true;
        } else if let Some(month) = month_of(token) {
            return set(&mut self.month, month);
        } else if matches!(token, "bc" | "bce") {
            self.before_common_era = true;
        } else if matches!(token, "ad" | "ce") {
            self.common_era = true;
        } else if token == "century" {
            let count: i64 = ordinal(previous)?.parse().ok()?;
            numbers.pop();
            let century = count
                .checked_sub(1)
                .filter(|century| (0..=99).contains(century))?;
            return set(&mut self.years, format!("{century:02}XX"));
        } else if let Some(decade) = decade(token) {
            return set(&mut self.years, decade);
        } else if let Some((code, year)) = year_and_quarter(token) {
            numbers.push(year.to_owned());
            return set(&mut self.month, code);
        } else {
            let digits = ordinal(token).unwrap_or(token);
            let fits = digits.len() <= 6 && digits.bytes().all(|byte| byte.is_ascii_digit());
            numbers.push(fits.then(|| digits.to_owned())?);
        }
        Some(())
    }

    /// The date as EDTF writes it.
    fn written(mut self, numbers: &[String]) -> Option<String> {
        let about = if self.about { "~" } else { "" };
        if let Some(years) = self.years {
            let alone = numbers.is_empty() && self.month.is_none() && !self.before_common_era;
            return alone.then(|| format!("{years}{about}"));
        }
        let era = self.before_common_era || self.common_era;
        for number in numbers {
            let value: i64 = number.parse().ok()?;
            let is_day = number.len() <= 2 && self.month.is_some() && self.day.is_none();
            let alone = era && numbers.len() == 1;
            if is_day && !alone {
                self.day = u32::try_from(value).ok();
            } else if number.len() >= 3 || era {
                set(&mut self.year, value)?;
            } else {
                return None;
            }
        }
        let year = self.year?;
        let astronomical = if self.before_common_era {
            1 - year
        } else {
            year
        };
        let year = year_written(astronomical);
        Some(match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}{about}"),
            (Some(month), None) => format!("{year}-{month:02}{about}"),
            (None, _) => format!("{year}{about}"),
        })
    }
}

/// Fills an empty place; None if it is taken.
fn set<T>(place: &mut Option<T>, value: T) -> Option<()> {
    place.is_none().then(|| *place = Some(value))
}

/// The number of a month, or the code of a season or a quarter.
fn month_of(token: &str) -> Option<u32> {
    let part = SEASONS
        .iter()
        .chain(&QUARTERS)
        .find(|(name, _)| *name == token);
    if let Some((_, code)) = part {
        return Some(*code);
    }
    let is_month = |name: &&str| {
        let name = name.to_lowercase();
        token.len() >= 3 && (name.starts_with(token) || token == "sept" && name == "september")
    };
    let index = names::MONTHS.iter().position(is_month)?;
    u32::try_from(index + 1).ok()
}

/// "mon", "tues", "thurs".
fn weekday_short(token: &str) -> bool {
    let days = IGNORED.iter().filter(|word| word.ends_with("day"));
    token.len() >= 3 && days.into_iter().any(|day| day.starts_with(token))
}

/// The digits of "28th", "1st".
fn ordinal(token: &str) -> Option<&str> {
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|end| token.strip_suffix(end))?;
    let numeric = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    numeric.then_some(digits)
}

/// "1990s" as `199X`; a decade that could be a century is not guessed.
fn decade(token: &str) -> Option<String> {
    let digits = token.strip_suffix('s')?;
    let numeric = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let tens = digits
        .get(..3)
        .filter(|_| numeric && digits.ends_with('0'))?;
    (!tens.ends_with('0')).then(|| format!("{tens}X"))
}

/// The digits of "1900s" or "the 1900s".
fn decade_or_century(text: &str) -> Option<&str> {
    let digits = text
        .strip_prefix("the ")
        .unwrap_or(text)
        .strip_suffix('s')?;
    let numeric = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    (numeric && digits.ends_with("00")).then_some(digits)
}

/// "2014q3".
fn year_and_quarter(token: &str) -> Option<(u32, &str)> {
    let (year, quarter) = token.split_at_checked(4)?;
    let (_, code) = QUARTERS.iter().find(|(name, _)| *name == quarter)?;
    year.bytes()
        .all(|byte| byte.is_ascii_digit())
        .then_some((*code, year))
}
