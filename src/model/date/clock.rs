//! The clock profile: `2025-02-28T11:35~[America/New_York]`.

use super::moment::{Precision, Shape};
use super::parse::{Part, date_part};
use super::{Civil, DAY, DateError, Zone, mend};
use edtf_core::{Date, Edtf};

/// The farthest that a place is from UTC, in seconds.
const FARTHEST: i32 = 14 * 3600;

/// A clock time as it is written.
#[derive(Clone, Copy)]
struct Clock {
    hour: u32,
    minute: Option<u32>,
    second: Option<u32>,
}

/// What may follow a clock time.
#[derive(Clone, Copy, Default)]
struct Tail {
    approximate: bool,
    uncertain: bool,
    zone: Option<Zone>,
}

/// Reads a day and a clock time; `zone` is what stood in brackets after it.
///
/// # Errors
/// If the day or the time does not exist or is written otherwise.
pub(super) fn read(text: &str, zone: Option<Zone>) -> Result<Part, DateError> {
    let (day_text, time_text) = text.split_once('T').unwrap_or((text, ""));
    let day = read_day(text, day_text, time_text)?;
    let (clock, rest) = read_clock(text, time_text)?;
    check_clock(text, day, clock)?;
    let tail = read_tail(text, rest)?;
    if zone.is_some() && tail.zone.is_some() {
        return Err(DateError::new(format!(
            "`{text}` gives its zone twice: keep the offset or the place in brackets, not both"
        )));
    }
    let (precision, length) = match (clock.minute, clock.second) {
        (_, Some(_)) => (Precision::Second, 1),
        (Some(_), None) => (Precision::Minute, 60),
        (None, None) => (Precision::Hour, 3600),
    };
    let past_midnight = i64::from(clock.hour) * 3600
        + i64::from(clock.minute.unwrap_or(0)) * 60
        + i64::from(clock.second.unwrap_or(0));
    let from = day.saturating_add(past_midnight);
    Ok(Part {
        from,
        to: from.saturating_add(length),
        precision,
        approximate: tail.approximate,
        uncertain: tail.uncertain,
        zone: zone.or(tail.zone),
        shape: Shape::Whole,
    })
}

/// The start of the day before the `T`, in local seconds.
fn read_day(text: &str, day: &str, time: &str) -> Result<i64, DateError> {
    let Ok(Edtf::Date(date)) = Edtf::parse(day) else {
        return Err(mend::not_a_date(text));
    };
    let Some(part) = date_part(&date).filter(|_| is_whole_day(&date)) else {
        return Err(DateError::new(format!(
            "`{text}`: a clock time needs a whole day before it, as in 2025-02-28T11:35"
        )));
    };
    if part.approximate || part.uncertain {
        let bare: String = day
            .chars()
            .filter(|letter| !"~?%".contains(*letter))
            .collect();
        let mark = match (part.approximate, part.uncertain) {
            (true, true) => '%',
            (true, false) => '~',
            _ => '?',
        };
        let message = format!("`{text}`: the mark of doubt stands after the clock time");
        return Err(DateError::with(message, format!("{bare}T{time}{mark}")));
    }
    Ok(part.from)
}

fn is_whole_day(date: &Date) -> bool {
    date.day.is_some() && !date.has_unspecified()
}

/// Reads `hh`, `hh:mm` or `hh:mm:ss`, and returns what follows.
fn read_clock<'text>(text: &str, time: &'text str) -> Result<(Clock, &'text str), DateError> {
    let wrong = || mend::not_a_time(text, time);
    let (hour, rest) = two_digits(time).ok_or_else(wrong)?;
    let (minute, rest) = after_colon(rest).ok_or_else(wrong)?;
    let (second, rest) = match minute {
        Some(_) => after_colon(rest).ok_or_else(wrong)?,
        None => (None, rest),
    };
    if rest.starts_with(|letter: char| letter.is_ascii_digit() || ":.,".contains(letter)) {
        return Err(wrong());
    }
    let clock = Clock {
        hour,
        minute,
        second,
    };
    Ok((clock, rest))
}

/// Two digits, and what follows.
fn two_digits(text: &str) -> Option<(u32, &str)> {
    let (digits, rest) = text.split_at_checked(2)?;
    let all = digits.bytes().all(|byte| byte.is_ascii_digit());
    all.then(|| digits.parse().ok())?
        .map(|number| (number, rest))
}

/// The two digits after a colon, if there is one; None if a colon stands before anything else.
fn after_colon(text: &str) -> Option<(Option<u32>, &str)> {
    match text.strip_prefix(':') {
        Some(rest) => two_digits(rest).map(|(number, rest)| (Some(number), rest)),
        None => Some((None, text)),
    }
}

fn check_clock(text: &str, day: i64, clock: Clock) -> Result<(), DateError> {
    let (minute, second) = (clock.minute.unwrap_or(0), clock.second.unwrap_or(0));
    if clock.hour == 24 && minute == 0 && second == 0 {
        let next = Civil::from_seconds(day.saturating_add(DAY));
        let message = format!("`{text}`: 24:00 is 00:00 of the next day");
        return Err(DateError::with(message, mend::written(&next, "T00:00")));
    }
    let (what, value, last) = if clock.hour > 23 {
        ("hour", clock.hour, 23)
    } else if minute > 59 {
        ("minute", minute, 59)
    } else if second == 60 {
        return Err(DateError::new(format!(
            "`{text}`: leap seconds are not counted, write second 59"
        )));
    } else if second > 60 {
        ("second", second, 59)
    } else {
        return Ok(());
    };
    Err(DateError::new(format!(
        "`{text}` has no {what} {value}: {what}s run from 00 to {last}"
    )))
}

/// Reads the marks of doubt and the offset after a clock time, in either order.
fn read_tail(text: &str, mut rest: &str) -> Result<Tail, DateError> {
    let mut tail = Tail::default();
    while let Some(first) = rest.chars().next() {
        let doubted = tail.approximate || tail.uncertain;
        match first {
            '~' | '?' | '%' if doubted => {
                return Err(DateError::new(format!(
                    "`{text}` has two marks of doubt: write `%` for both about and uncertain"
                )));
            }
            '~' | '?' | '%' => {
                tail.approximate = first != '?';
                tail.uncertain = first != '~';
                rest = rest.get(1..).unwrap_or("");
            }
            'Z' | '+' | '-' if tail.zone.is_none() => {
                let (zone, after) = read_offset(text, rest)?;
                tail.zone = Some(zone);
                rest = after;
            }
            _ => return Err(mend::not_a_tail(text, rest)),
        }
    }
    Ok(tail)
}

/// Reads `Z`, `+hh` or `+hh:mm`.
fn read_offset<'text>(text: &str, rest: &'text str) -> Result<(Zone, &'text str), DateError> {
    if let Some(after) = rest.strip_prefix('Z') {
        return Ok((Zone::Utc, after));
    }
    let wrong = || {
        DateError::new(format!(
            "`{text}`: an offset from UTC is written with two digits each, as in -05:00, and is \
             at most 14:00"
        ))
    };
    let west = rest.starts_with('-');
    let digits = rest.get(1..).unwrap_or("");
    let (hours, after) = two_digits(digits).ok_or_else(wrong)?;
    let (minutes, after) = after_colon(after).ok_or_else(wrong)?;
    let minutes = minutes.unwrap_or(0);
    let size = i32::try_from(hours * 3600 + minutes * 60).unwrap_or(i32::MAX);
    if minutes > 59 || size > FARTHEST {
        return Err(wrong());
    }
    match (size, west) {
        (0, true) => Err(DateError::new(format!("`{text}`: write Z for UTC itself"))),
        (0, false) => Ok((Zone::Utc, after)),
        (_, true) => Ok((Zone::Fixed(-size), after)),
        (_, false) => Ok((Zone::Fixed(size), after)),
    }
}
