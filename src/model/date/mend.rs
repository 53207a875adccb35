//! What was probably meant by a text that is not a date.

use super::{Civil, DateError};

/// A better error than the one `found` for the whole text, where the mistake is a known one.
pub(super) fn better(_text: &str, found: DateError) -> DateError {
    found
}

/// For a text that no rule knows.
pub(super) fn not_a_date(text: &str) -> DateError {
    DateError::new(format!(
        "`{text}` is not a date that Dateline knows: write it like 2025-02-28, 2025-02 or 2025"
    ))
}

/// For a date that lies beyond what an `i64` of seconds counts.
pub(super) fn out_of_range(text: &str) -> DateError {
    DateError::new(format!(
        "`{text}` lies too far from now: years run to 292 billion either way"
    ))
}

/// For what follows the `T` of a clock time.
pub(super) fn not_a_time(text: &str, time: &str) -> DateError {
    DateError::new(format!(
        "`{text}`: `{time}` is not a clock time: write hours, minutes and seconds with two digits \
         each, as in T11, T11:35 or T11:35:10"
    ))
}

/// For what follows the digits of a clock time.
pub(super) fn not_a_tail(text: &str, rest: &str) -> DateError {
    DateError::new(format!(
        "`{text}`: `{rest}` cannot stand after a clock time: write a mark of doubt (`~`, `?`, `%`), \
         then Z, an offset such as -05:00, or a place such as [America/New_York]"
    ))
}

/// For a name in brackets that is not a zone.
pub(super) fn unknown_zone(text: &str, _rest: &str, name: &str) -> DateError {
    DateError::new(format!(
        "`{text}`: `{name}` is not a time zone that Dateline knows: write a place such as \
         [America/New_York] or [Europe/Kyiv]"
    ))
}

/// A day as EDTF writes it, and what follows it.
pub(super) fn written(day: &Civil, after: &str) -> String {
    let sign = if day.year < 0 { "-" } else { "" };
    let year = day.year.unsigned_abs();
    format!("{sign}{year:04}-{:02}-{:02}{after}", day.month, day.day)
}
