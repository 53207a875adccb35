//! Mistakes in clock times: `2025-02-28 11:35`, `28 February 2025, 11:35 pm`, `…T1135`, `…T9:05`.

use super::{DateError, numeric, piece_meant, reads};

/// A day and a clock time that are written otherwise.
pub(super) fn explain(text: &str) -> Option<DateError> {
    let (day, clock) = split(text)?;
    let day = day
        .trim_end()
        .trim_end_matches(" at")
        .trim_end_matches([',', ' ']);
    let Some(day) = piece_meant(day) else {
        return numeric::explain(day);
    };
    let clock = Loose::read(clock)?;
    if clock.fraction {
        return Some(DateError::new(format!(
            "`{text}`: seconds are whole, without a fraction"
        )));
    }
    let reason = format!("`{text}` is not a clock time as Dateline writes them");
    let whole = format!("{day}T{}", clock.written()?);
    (whole != text && reads(&whole)).then(|| DateError::with(reason, whole))
}

/// The day and the clock time: cut at a `T` after the day, or before the hour of the first colon.
fn split(text: &str) -> Option<(&str, &str)> {
    if let Some((day, clock)) = text.split_once(['T', 't'])
        && clock.starts_with(|letter: char| letter.is_ascii_digit())
    {
        return Some((day, clock));
    }
    let before_colon = text.get(..text.find(':')?)?;
    let day = before_colon.trim_end_matches(|letter: char| letter.is_ascii_digit());
    day.ends_with(' ')
        .then(|| text.split_at_checked(day.len()))?
}

/// A clock time, loosely written.
struct Loose<'text> {
    fields: Vec<u32>,
    fraction: bool,
    /// `Some(true)` in the afternoon, where "am" or "pm" says so.
    afternoon: Option<bool>,
    rest: &'text str,
}

impl<'text> Loose<'text> {
    fn read(text: &'text str) -> Option<Self> {
        let end = text
            .find(|letter: char| !letter.is_ascii_digit() && !":.".contains(letter))
            .unwrap_or(text.len());
        let (digits, rest) = text.split_at_checked(end)?;
        let colons = digits.contains(':');
        let (whole, fraction) = match digits.split_once('.') {
            Some((whole, _)) if colons => (whole, true),
            _ => (digits, false),
        };
        let fields: Option<Vec<u32>> = if colons || digits.len() <= 2 {
            whole.split(':').map(|field| field.parse().ok()).collect()
        } else if digits.len() % 2 == 0 {
            let pairs = (0..digits.len()).step_by(2);
            pairs
                .map(|at| digits.get(at..at + 2)?.parse().ok())
                .collect()
        } else {
            None
        };
        let rest = rest.trim();
        let lower = rest.get(..2).unwrap_or("").to_ascii_lowercase();
        let afternoon = match lower.as_str() {
            "am" => Some(false),
            "pm" => Some(true),
            _ => None,
        };
        let skip = if afternoon.is_some() { 2 } else { 0 };
        Some(Self {
            fields: fields?,
            fraction,
            afternoon,
            rest: rest.get(skip..).unwrap_or("").trim(),
        })
    }

    /// The clock time in the profile; None if a field or what follows is not known.
    fn written(&self) -> Option<String> {
        let (first, others) = self.fields.split_first()?;
        let hour = match (self.afternoon, *first) {
            (Some(false), 12) => 0,
            (Some(true), hour @ 1..=11) => hour + 12,
            (None, hour) | (Some(_), hour @ 1..=12) => hour,
            (Some(_), _) => return None,
        };
        let fields: Vec<String> = std::iter::once(&hour)
            .chain(others)
            .map(|field| format!("{field:02}"))
            .collect();
        Some(format!("{}{}", fields.join(":"), self.tail()))
    }

    /// What follows the digits, with `UTC` as `Z` and offsets in full.
    fn tail(&self) -> String {
        match self.rest {
            "UTC" | "GMT" | "z" => "Z".to_owned(),
            other => full_offset(other).unwrap_or_else(|| other.to_owned()),
        }
    }
}

/// `-5`, `-05` and `-0500` as `-05:00`; None for anything else.
fn full_offset(text: &str) -> Option<String> {
    let digits = text.strip_prefix(['+', '-'])?;
    let sign = text.get(..1)?;
    let numeric = digits.bytes().all(|byte| byte.is_ascii_digit());
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits, "00"),
        3 | 4 => digits.split_at_checked(digits.len() - 2)?,
        _ => return None,
    };
    numeric.then(|| format!("{sign}{hours:0>2}:{minutes}"))
}
