//! What was probably meant by a text that is not a date.
//!
//! Runs only after reading failed. Every correction that it offers has been read back.

mod numeric;
mod timed;
mod worded;

use super::parse::{self, LONGEST};
use super::{Civil, DateError, Zone};
use chrono_tz::TZ_VARIANTS;

/// A better error than the one `found` for the whole text, where the mistake is a known one.
pub(super) fn better(text: &str, found: DateError) -> DateError {
    if text.len() > LONGEST {
        return found;
    }
    let clean = cleaned(text);
    if clean.is_empty() {
        return DateError::new(
            "A date cannot be empty: write it like 2025-02-28, 2025-02 or 2025".to_owned(),
        );
    }
    let squeezed: String = clean.split(' ').collect();
    for candidate in [&clean, &squeezed] {
        if candidate != text && reads(candidate) {
            return DateError::with(stray_reason(text), candidate.clone());
        }
    }
    numeric::slashed(&clean)
        .or_else(|| open_ended(text, &clean))
        .unwrap_or_else(|| by_sides(text, &clean, found))
}

/// Whether a text is a date that can be read.
fn reads(text: &str) -> bool {
    parse::read(text).is_ok()
}

/// The text with plain hyphens, slashes and spaces, and none at its ends or around a slash.
fn cleaned(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|letter| match letter {
            '‐' | '‑' | '‒' | '–' | '—' | '−' | '﹣' | '-' => '-',
            '∕' | '⁄' | '/' => '/',
            '∼' | '˜' | '～' => '~',
            '？' => '?',
            other if other.is_whitespace() => ' ',
            other => other,
        })
        .collect();
    let plain = plain.replace("...", "..").replace('…', "..");
    let sides: Vec<String> = plain
        .split('/')
        .map(|side| side.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    sides.join("/")
}

/// Why a text differs from its cleaned form.
fn stray_reason(text: &str) -> String {
    if text.trim() != text {
        format!("`{text}` has spaces around the date")
    } else if text.contains(char::is_whitespace) {
        format!("`{text}` has spaces inside the date")
    } else if text.is_ascii() {
        format!("`{text}` has a dot too many")
    } else {
        format!("`{text}` has a dash or another sign that is not on a plain keyboard")
    }
}

/// "since 2014", "until March 2014".
fn open_ended(text: &str, clean: &str) -> Option<DateError> {
    let (word, rest) = clean.split_once(' ')?;
    let onward = match word.to_ascii_lowercase().as_str() {
        "since" | "from" | "after" => true,
        "until" | "till" | "before" => false,
        _ => return None,
    };
    let date = piece_meant(rest)?;
    let suggestion = if onward {
        format!("{date}/..")
    } else {
        format!("../{date}")
    };
    reads(&suggestion).then(|| DateError::with(unknown(text), suggestion))
}

/// The first side that is wrong explains the whole; the correction holds both sides.
fn by_sides(text: &str, clean: &str, found: DateError) -> DateError {
    let sides: Vec<&str> = parse::split_sides(clean).collect();
    match *sides.as_slice() {
        [one] => piece_error(one)
            .or_else(|| worded::range(text, one))
            .unwrap_or(found),
        [start, end] => {
            let Some(wrong) = [start, end].into_iter().find_map(side_error) else {
                return found;
            };
            let whole = side_meant(start).and_then(|start| {
                let end = side_meant(end).or_else(|| borrowed(&start, end))?;
                Some(format!("{start}/{end}"))
            });
            wrong.suggesting(whole.filter(|whole| reads(whole)))
        }
        _ => found,
    }
}

/// What is wrong with one side of an interval; None if nothing is.
fn side_error(side: &str) -> Option<DateError> {
    let found = parse::read_side(side).err()?;
    let dotted = side.starts_with("..") || side.ends_with("..");
    let known = (!dotted).then(|| piece_error(side)).flatten();
    Some(known.unwrap_or(found))
}

/// One side of an interval as it was meant.
fn side_meant(side: &str) -> Option<String> {
    match side.to_ascii_lowercase().as_str() {
        "" | ".." => Some(side.to_owned()),
        "now" | "today" | "present" | "ongoing" | "open" => Some("..".to_owned()),
        "unknown" | "?" => Some(String::new()),
        _ => piece_meant(side),
    }
}

/// A single date as it was meant: as it is, or corrected.
fn piece_meant(piece: &str) -> Option<String> {
    let Err(found) = parse::read_part(piece) else {
        return Some(piece.to_owned());
    };
    let error = piece_error(piece).unwrap_or(found);
    error.suggestion().map(str::to_owned)
}

/// The end of an interval that leaves out what its start has: `2018-01-15/02-20`.
fn borrowed(start: &str, end: &str) -> Option<String> {
    if end.contains(':') {
        let (day, _) = start.split_once('T')?;
        let time = end.trim_start_matches('T');
        return Some(format!("{day}T{time}")).filter(|whole| reads(whole));
    }
    let kept = start.len().checked_sub(end.len())?;
    let whole = format!("{}{end}", start.get(..kept)?);
    reads(&whole).then_some(whole)
}

/// What is wrong with a single date, where the mistake is a known one.
fn piece_error(piece: &str) -> Option<DateError> {
    let core = piece.trim_end_matches(['~', '?', '%']);
    let marks = piece.get(core.len()..).unwrap_or("");
    if marks.len() > 1 {
        return Some(DateError::new(format!(
            "`{piece}` has several marks of doubt: write `%` for both about and uncertain"
        )));
    }
    if let Some((date, zone)) = core.split_once('[')
        && !marks.is_empty()
    {
        let whole = format!("{date}{marks}[{zone}");
        let reason = format!("`{piece}`: the mark of doubt stands before the zone");
        return reads(&whole).then(|| DateError::with(reason, whole));
    }
    let error = zone_error(core)
        .or_else(|| numeric::explain(core))
        .or_else(|| timed::explain(core))
        .or_else(|| capitals(core))
        .or_else(|| worded::explain(core))?;
    let whole = error
        .suggestion()
        .map(|suggestion| format!("{}{marks}", suggestion.trim_end_matches('~')));
    let whole = whole
        .filter(|_| !marks.is_empty())
        .or_else(|| error.suggestion().map(str::to_owned));
    Some(error.suggesting(whole.filter(|whole| reads(whole))))
}

/// `201x`, `2025-02-28t11:35z`.
fn capitals(piece: &str) -> Option<DateError> {
    let (date, zone) = piece.split_at(piece.find('[').unwrap_or(piece.len()));
    let upper = format!("{}{zone}", date.to_ascii_uppercase());
    (upper != piece && reads(&upper))
        .then(|| DateError::with(format!("`{piece}`: X, Y, T and Z are capitals"), upper))
}

/// The reason that fits every text.
fn unknown(text: &str) -> String {
    format!("`{text}` is not a date that Dateline knows")
}

/// For a text that no rule knows.
pub(super) fn not_a_date(text: &str) -> DateError {
    DateError::advising(unknown(text), "write it like 2025-02-28, 2025-02 or 2025")
}

/// For a date that lies beyond what an `i64` of seconds counts.
pub(super) fn out_of_range(text: &str) -> DateError {
    DateError::new(format!(
        "`{text}` lies too far from now: years run to 292 billion either way"
    ))
}

/// For what follows the `T` of a clock time.
pub(super) fn not_a_time(text: &str, time: &str) -> DateError {
    DateError::advising(
        format!("`{text}`: `{time}` is not a clock time"),
        "write hours, minutes and seconds with two digits each, as in T11, T11:35 or T11:35:10",
    )
}

/// For what follows the digits of a clock time.
pub(super) fn not_a_tail(text: &str, rest: &str) -> DateError {
    DateError::advising(
        format!("`{text}`: `{rest}` cannot stand after a clock time"),
        "write a mark of doubt (`~`, `?`, `%`), then Z, an offset such as -05:00, or a place such \
         as [America/New_York]",
    )
}

/// For a name in brackets that is not a zone.
pub(super) fn unknown_zone(text: &str, name: &str) -> DateError {
    DateError::advising(
        format!("`{text}`: `{name}` is not a time zone that Dateline knows"),
        "write a place such as [America/New_York] or [Europe/Kyiv]",
    )
}

/// A zone in brackets that is not one, with the zone that was probably meant.
fn zone_error(piece: &str) -> Option<DateError> {
    let (rest, name) = piece.strip_suffix(']')?.rsplit_once('[')?;
    if rest.is_empty() || Zone::named(name).is_some() {
        return None;
    }
    let bare = format!("{rest}{name}");
    let offset = name.starts_with(['+', '-']) || name == "Z";
    let meant = zone_like(name).map(|zone| format!("{rest}[{zone}]"));
    let meant = meant.or_else(|| offset.then_some(bare));
    Some(unknown_zone(piece, name).suggesting(meant.filter(|whole| reads(whole))))
}

/// Letters and digits in lower case.
fn letters(text: &str) -> impl Iterator<Item = u8> {
    let bytes = text.bytes().filter(u8::is_ascii_alphanumeric);
    bytes.map(|byte| byte.to_ascii_lowercase())
}

/// The zone of which only case, spaces or the continent differ.
fn zone_like(name: &str) -> Option<&'static str> {
    let same = |one: &str, other: &str| letters(one).eq(letters(other));
    let place = |zone: &&str| {
        let city = zone.rsplit_once('/').map(|(_, city)| city);
        city.is_some_and(|city| same(city, name))
    };
    let names = || TZ_VARIANTS.iter().map(|zone| zone.name());
    names()
        .find(|zone| same(zone, name))
        .or_else(|| names().find(place))
}

/// A day as EDTF writes it, and what follows it.
pub(super) fn written(day: &Civil, after: &str) -> String {
    format!(
        "{}-{:02}-{:02}{after}",
        year_written(day.year),
        day.month,
        day.day
    )
}

/// A year as EDTF writes it: `2014`, `-0043`, `Y12025`.
fn year_written(year: i64) -> String {
    let sign = if year < 0 { "-" } else { "" };
    match year.unsigned_abs() {
        size @ ..=9999 => format!("{sign}{size:04}"),
        size => format!("Y{sign}{size}"),
    }
}
