//! Reads what a person types into "Go to date".
//!
//! Takes every date that a timeline file may have, and what people write in English: "3 March
//! 2025", "March 3, 2025 11:35", "3 March 2025 11:35 EST", "Mar 2025", "28.2.2025", "Q1 2025",
//! "44 BC", "the 1990s", "today", "2014 to 2016". Does not guess a year, and says how it understood
//! what can be read in two ways.

mod passes;
mod plain;

use crate::model::When;
use crate::model::date::{Form, Instant, Zone};
use plain::Reading;

/// Where to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The first second.
    pub earliest: Instant,
    /// The second after the last; later than `earliest`.
    pub latest: Instant,
    /// The date in words, so that the user sees whether it was understood.
    pub understood_as: String,
    /// Whether it is one clock time, and not a day or a range.
    pub is_clock_time: bool,
}

/// Around a clock time, so much is looked at, in seconds.
const AROUND_CLOCK: i64 = 6 * 3_600;

impl Target {
    /// The range to look at: a clock time has some hours around it.
    pub fn surroundings(&self) -> (Instant, Instant) {
        let lacking = AROUND_CLOCK.saturating_sub(self.latest.saturating_sub(self.earliest));
        let around = if self.is_clock_time {
            lacking.max(0) / 2
        } else {
            0
        };
        (
            self.earliest.saturating_sub(around),
            self.latest.saturating_add(around),
        )
    }
}

/// What to try, for whoever typed something else.
const HELP: &str =
    "This is not a date: try 3 March 2025, 2025-03-03, March 2025, 2025, 2014 to 2016 or today";

/// Reads a date as people type it; days are those of `zone`, and `now` says which is today.
///
/// # Errors
/// A sentence for the user that says what is wrong or what to type.
pub fn read(text: &str, now: Instant, zone: Zone) -> Result<Target, String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    if let Ok(when) = When::parse(&text) {
        return passes::target(&when.in_zone(zone), now);
    }
    if let Some((from, to)) = ends(&text) {
        return Ok(range(&single(from, now, zone)?, &single(to, now, zone)?));
    }
    single(&text, now, zone)
}

/// The two dates of "2014 to 2016" or "2014–2016".
fn ends(text: &str) -> Option<(&str, &str)> {
    let (from, to) = [" to ", " until ", "–", "—", " - "]
        .into_iter()
        .find_map(|between| text.split_once(between))?;
    let from = from.trim();
    Some((from.strip_prefix("from ").unwrap_or(from), to.trim()))
}

/// Everything between two dates, whichever came first.
fn range(one: &Target, other: &Target) -> Target {
    let (first, last) = if one.earliest <= other.earliest {
        (one, other)
    } else {
        (other, one)
    };
    Target {
        earliest: first.earliest,
        latest: first.latest.max(last.latest),
        understood_as: format!("{} to {}", first.understood_as, last.understood_as),
        is_clock_time: false,
    }
}

/// One date.
fn single(text: &str, now: Instant, zone: Zone) -> Result<Target, String> {
    if let Some(days) = days_from_today(text) {
        let today = zone.civil(now).midnight();
        let day = today.add_days(days);
        let when = When::parse(&plain::day(day.year, day.month, day.day));
        return target(&when.map_err(|error| error.to_string())?.in_zone(zone), now);
    }
    if let Some((text, name)) = passes::split_name(text)
        && let Some(when) = dated(text)
    {
        return passes::named(&when.in_zone(zone), name, now);
    }
    let error = match When::parse(text) {
        Ok(when) => return passes::target(&when.in_zone(zone), now),
        Err(error) => error,
    };
    match plain::read(text) {
        Some(Reading { date, is_ambiguous }) => {
            let when = When::parse(&date).map_err(|error| error.to_string())?;
            let mut target = passes::target(&when.in_zone(zone), now)?;
            if is_ambiguous {
                target.understood_as.push_str(" (read as day, month, year)");
            }
            Ok(target)
        }
        None if lacks_year(text) => Err(format!("Add the year: {text} {}", zone.civil(now).year)),
        None if is_like_a_file(text) => Err(error.to_string()),
        None => Err(HELP.to_owned()),
    }
}

/// A date as a file has it, or in plain words.
fn dated(text: &str) -> Option<When> {
    let exact = When::parse(text).ok();
    exact.or_else(|| When::parse(&plain::read(text)?.date).ok())
}

/// Whether the text would be a date in words if it had a year.
fn lacks_year(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.contains(|c: char| c.is_ascii_alphabetic())
        && plain::read(&format!("{text} 2024")).is_some()
}

/// Whether the text looks like a date of a timeline file, whose errors are more exact.
fn is_like_a_file(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit()) && !text.contains(' ')
}

/// The day that a word means, counted from today.
fn days_from_today(text: &str) -> Option<i64> {
    match text.to_lowercase().as_str() {
        "today" | "now" => Some(0),
        "yesterday" => Some(-1),
        "tomorrow" => Some(1),
        _ => None,
    }
}

/// The extent of a date. An open end reaches to the present, an unknown one nowhere.
fn target(when: &When, now: Instant) -> Result<Target, String> {
    let moments = || when.form().moments();
    let earliest = when
        .earliest()
        .or_else(|| moments().map(|moment| moment.earliest).min());
    let latest = when
        .latest()
        .or_else(|| moments().map(|moment| moment.latest).max());
    let (Some(earliest), Some(latest)) = (earliest, latest) else {
        return Err(HELP.to_owned());
    };
    let latest = if when.is_ongoing() {
        latest.max(now)
    } else {
        latest
    };
    if earliest >= latest {
        return Err("The start of this is later than its end".to_owned());
    }
    let is_moment = matches!(when.form(), Form::Moment(_));
    Ok(Target {
        earliest,
        latest,
        understood_as: when.words(),
        is_clock_time: is_moment && when.has_clock(),
    })
}

#[cfg(test)]
mod tests;
