//! Clock times with the name of their time after them, "01:30 EST", and hours that come twice.

use super::Target;
use crate::model::When;
use crate::model::date::{Form, Instant};

/// Splits "3 March 2025 11:35 EST" into the clock time and what stands after it: letters, or an
/// offset such as "-05:00".
pub(super) fn split_name(text: &str) -> Option<(&str, &str)> {
    let (time, name) = text.rsplit_once(' ')?;
    let clock = time.rsplit([' ', 'T', 't']).next()?;
    let is_name = name.starts_with(['+', '-', '−'])
        || name.starts_with("UTC")
        || name.bytes().all(|byte| byte.is_ascii_alphabetic());
    let has_clock = clock.contains(':') || time.contains('T');
    (has_clock && is_name && !is_half_of_day(name)).then_some((time, name))
}

/// "am" and "pm" are no names of zones; nothing reads them yet.
fn is_half_of_day(name: &str) -> bool {
    ["am", "pm"]
        .iter()
        .any(|half| name.eq_ignore_ascii_case(half))
}

/// Where to go for a clock time of the axis whose time is called `name`.
pub(super) fn named(when: &When, name: &str, now: Instant) -> Result<Target, String> {
    let zone = when.zone();
    let Some(start) = when.earliest().filter(|_| when.has_clock()) else {
        return Err(super::HELP.to_owned());
    };
    let names = zone.names_on_day_of(start);
    let known = names
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(name));
    let offset = match known {
        Some((_, east)) => offset_text(*east),
        None => offset_of(name),
    };
    let Some(offset) = offset else {
        let names: Vec<&str> = names.iter().map(|(name, _)| &**name).collect();
        let place = zone.title();
        return Err(match names.as_slice() {
            [] => format!("No clock in {place} goes by {name}: add an offset, as in -05:00"),
            names => format!(
                "No clock in {place} goes by {name} on that day: write {} or UTC",
                names.join(" or ")
            ),
        });
    };
    let text = format!("{}{offset}", when.text());
    let when = When::parse(&text).map_err(|error| error.to_string())?;
    super::target(&when.in_zone(zone), now)
}

/// Where to go for a date; says so if its clock time comes twice and the first is meant.
pub(super) fn target(when: &When, now: Instant) -> Result<Target, String> {
    let mut target = super::target(when, now)?;
    let zone = when.zone();
    let Form::Moment(moment) = when.form() else {
        return Ok(target);
    };
    // An offset or a place of its own says which is meant.
    if target.is_clock_time
        && moment.zone.is_none()
        && let Some(second) = zone
            .other_pass(target.earliest)
            .filter(|other| *other > target.earliest)
        && let Some(name) = zone.pass_name(second)
    {
        let clock = zone.civil(second);
        let (hour, minute) = (clock.hour, clock.minute);
        let again =
            format!(". It comes again at {hour:02}:{minute:02} {name}: add {name} to go there.");
        target.understood_as.push_str(&again);
    }
    Ok(target)
}

/// A count of seconds east of UTC as dates have it; none for one that has seconds.
fn offset_text(east: i32) -> Option<String> {
    let (sign, size) = (if east < 0 { '-' } else { '+' }, east.unsigned_abs());
    let text = match east {
        0 => "Z".to_owned(),
        _ => format!("{sign}{:02}:{:02}", size / 3_600, size / 60 % 60),
    };
    (size % 60 == 0).then_some(text)
}

/// An offset as people write it, "UTC", "UTC+03:00" or "−05:00", as dates have it.
fn offset_of(name: &str) -> Option<String> {
    let name = name.to_uppercase().replace('−', "-");
    let name = name.strip_prefix("UTC").unwrap_or(&name);
    match name {
        "" | "Z" => Some("Z".to_owned()),
        _ => name.starts_with(['+', '-']).then(|| name.to_owned()),
    }
}
