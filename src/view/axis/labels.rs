//! What the axis says: years, months, days and clock times.

use super::{Step, YEAR};
use crate::model::date::{Civil, Instant, Zone, month_name, month_short, weekday_name};
use crate::view::sentence::grouped;

pub(super) fn fine_label(step: Step, civil: &Civil) -> String {
    let Civil {
        hour,
        minute,
        second,
        day,
        ..
    } = *civil;
    match step {
        Step::Seconds(_) => format!("{hour:02}:{minute:02}:{second:02}"),
        Step::Minutes(_) | Step::Hours(_) => format!("{hour:02}:{minute:02}"),
        Step::Day | Step::Week => format!("{} {day}", civil.weekday()),
        Step::Months(_) => month_short(civil.month).to_owned(),
        Step::Years(length) => year_label(civil.year, length),
    }
}

/// What a stretch of the coarse row says, from the longest way to the shortest.
pub(super) fn coarse_labels(step: Step, civil: &Civil) -> Vec<String> {
    let (long, short) = (month_name(civil.month), month_short(civil.month));
    let (day, year) = (civil.day, year_label(civil.year, 1));
    match step {
        Step::Seconds(_) | Step::Minutes(_) | Step::Hours(_) | Step::Day | Step::Week => vec![
            format!("{} {day} {long} {year}", weekday_name(civil.weekday())),
            format!("{} {day} {short} {year}", civil.weekday()),
            format!("{} {day} {short}", civil.weekday()),
            day.to_string(),
        ],
        Step::Months(_) => vec![
            format!("{long} {year}"),
            format!("{short} {year}"),
            short.to_owned(),
        ],
        Step::Years(1) => vec![year],
        Step::Years(10) if civil.year >= 10 => vec![format!("{}s", civil.year)],
        Step::Years(length) => {
            let first = year_label(civil.year, length);
            let last = year_label(civil.year.saturating_add(length - 1), length);
            vec![format!("{first} to {last}"), first]
        }
    }
}

/// A year as people write it, from an astronomical one (0 is 1 BCE), to a precision of `step`
/// years.
pub fn year_label(year: i64, step: i64) -> String {
    let (count, era) = if year > 0 {
        (year, "CE")
    } else {
        (1_i64.saturating_sub(year), "BCE")
    };
    match count {
        ..10_000 if year > 0 => count.to_string(),
        ..10_000 => format!("{count} BCE"),
        1_000_000_000.. if step >= 1_000_000 => {
            format!("{} billion {era}", rounded(count as f64 / 1.0e9))
        }
        1_000_000.. if step >= 1_000 => format!("{} million {era}", rounded(count as f64 / 1.0e6)),
        _ => format!("{} {era}", grouped(count as usize)),
    }
}

fn rounded(number: f64) -> String {
    let text = format!("{number:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The day under the pointer: "Tue 18 March 2025", with the clock time where minutes are visible.
pub fn pointer_label(instant: Instant, zone: Zone, seconds_per_point: f64) -> String {
    let civil = zone.civil(instant);
    let year = year_label(civil.year, 1);
    if seconds_per_point > YEAR / 12.0 {
        return year;
    }
    let date = format!(
        "{} {} {} {year}",
        civil.weekday(),
        civil.day,
        month_name(civil.month)
    );
    let (hour, minute, second) = (civil.hour, civil.minute, civil.second);
    let clock = if seconds_per_point < 15.0 {
        format!("{hour:02}:{minute:02}:{second:02}")
    } else if seconds_per_point < 900.0 {
        format!("{hour:02}:{minute:02}")
    } else {
        return date;
    };
    match zone.pass_name(instant) {
        Some(pass) => format!("{date}, {clock} {pass}"),
        None => format!("{date}, {clock}"),
    }
}
