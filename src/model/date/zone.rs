//! Time zones: what a clock on the wall shows at an instant, and back.

use super::{Civil, Instant, civil::DAY};
use chrono::{DateTime, MappedLocalTime, NaiveDateTime, Offset as _, TimeZone as _};
use chrono_tz::{OffsetName as _, Tz, TzOffset};
use std::cmp::Ordering;

/// The zone in which dates and clock times are meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Zone {
    /// Coordinated universal time.
    #[default]
    Utc,
    /// A place with its history of clock changes.
    Named(Tz),
    /// A constant number of seconds east of UTC.
    Fixed(i32),
}

impl Zone {
    /// The zone of an IANA name such as `America/New_York`, if there is one.
    pub fn named(iana: &str) -> Option<Self> {
        match iana.parse::<Tz>().ok()? {
            Tz::UTC | Tz::Etc__UTC => Some(Self::Utc),
            zone => Some(Self::Named(zone)),
        }
    }

    /// Seconds east of UTC at an instant; beyond the years that chrono knows, the nearest known.
    pub fn offset_at(self, instant: Instant) -> i32 {
        match self {
            Self::Utc => 0,
            Self::Fixed(seconds) => seconds,
            Self::Named(zone) => {
                let utc = nearest_known(instant);
                zone.offset_from_utc_datetime(&utc).fix().local_minus_utc()
            }
        }
    }

    /// What calendar and clock show at an instant.
    pub fn civil(self, instant: Instant) -> Civil {
        Civil::from_seconds(self.to_local(instant))
    }

    /// The instant of a date and clock time.
    ///
    /// A time that a clock change skips is as much later as the clocks were put forward; of a time
    /// that comes twice, the first is meant. None if there is no such date, see
    /// [`Civil::to_seconds`].
    pub fn instant(self, civil: &Civil) -> Option<Instant> {
        civil.to_seconds().map(|local| self.instant_of_local(local))
    }

    /// What people read: "New York", "UTC", "UTC−05:00".
    pub fn title(self) -> String {
        match self {
            Self::Utc | Self::Fixed(0) => "UTC".to_owned(),
            Self::Named(zone) => named_title(zone.name()),
            Self::Fixed(seconds) => format!("UTC{}", offset_text(seconds)),
        }
    }

    /// What an axis in this zone says: "New York time", "UTC", "CET".
    pub fn clock_title(self) -> String {
        let title = self.title();
        match self {
            Self::Named(zone) if is_place(zone.name()) => format!("{title} time"),
            Self::Named(zone) if is_region(zone.name()) => format!("{title} time"),
            _ => title,
        }
    }

    /// What follows a clock time: " in New York", " UTC", " CET".
    pub(super) fn after_clock(self) -> String {
        match self {
            Self::Named(zone) if is_place(zone.name()) => format!(" in {}", self.title()),
            _ => format!(" {}", self.clock_title()),
        }
    }

    /// What tells the two passes of an hour apart when the clocks are put back: "EDT" and then
    /// "EST", or "UTC+04:00" where both passes have one name or none. None at any other time.
    pub fn pass_name(self, instant: Instant) -> Option<String> {
        let (first, second) = self.passes(instant)?;
        let now = self.offset_at(instant);
        let pass = if now == first.fix().local_minus_utc() {
            first
        } else {
            second
        };
        let names_differ = first.abbreviation() != second.abbreviation();
        let name = pass.abbreviation().filter(has_letters);
        let name = name.filter(|_| names_differ);
        Some(name.map_or_else(|| format!("UTC{}", offset_text(now)), str::to_owned))
    }

    /// The names by which people call its time on the day of an instant, "EDT" and, if the clocks
    /// are changed on that day, "EST", each with its seconds east of UTC. UTC has its own name;
    /// zones without letters have none.
    pub fn names_on_day_of(self, instant: Instant) -> Vec<(String, i32)> {
        let zone = match self {
            Self::Utc | Self::Fixed(0) => return vec![("UTC".to_owned(), 0)],
            Self::Fixed(_) => return Vec::new(),
            Self::Named(zone) => zone,
        };
        let midnight = self.civil(instant).midnight();
        let ends = [midnight, midnight.add_days(1)].map(|day| self.instant(&day));
        let mut names: Vec<(String, i32)> = Vec::new();
        for end in ends.into_iter().flatten() {
            let offset = zone.offset_from_utc_datetime(&nearest_known(end));
            let name = offset.abbreviation().filter(has_letters);
            let east = offset.fix().local_minus_utc();
            if let Some(name) = name
                && !names.iter().any(|(known, _)| known == name)
            {
                names.push((name.to_owned(), east));
            }
        }
        names
    }

    /// The instant at which the clocks show the same as at this one, in an hour that comes twice.
    pub fn other_pass(self, instant: Instant) -> Option<Instant> {
        let (first, second) = self.passes(instant)?;
        let (first, second) = (
            first.fix().local_minus_utc(),
            second.fix().local_minus_utc(),
        );
        let gap = i64::from(first) - i64::from(second);
        let later = self.offset_at(instant) == first;
        Some(instant.saturating_add(if later { gap } else { -gap }))
    }

    /// The two offsets, the earlier first, at which the clocks show what they show at an instant.
    fn passes(self, instant: Instant) -> Option<(TzOffset, TzOffset)> {
        let Self::Named(zone) = self else {
            return None;
        };
        let local = nearest_known(self.to_local(instant));
        let MappedLocalTime::Ambiguous(one, other) = zone.offset_from_local_datetime(&local) else {
            return None;
        };
        let east = |offset: &TzOffset| offset.fix().local_minus_utc();
        match east(&one).cmp(&east(&other)) {
            Ordering::Greater => Some((one, other)),
            Ordering::Less => Some((other, one)),
            Ordering::Equal => None,
        }
    }

    /// Seconds since 1970-01-01T00:00:00 on the local clock; saturates.
    pub(super) fn to_local(self, instant: Instant) -> i64 {
        instant.saturating_add(i64::from(self.offset_at(instant)))
    }

    /// The instant at which the local clock has counted `local` seconds; saturates.
    pub(super) fn instant_of_local(self, local: i64) -> Instant {
        let before = |offset: i32| local.saturating_sub(i64::from(offset));
        let zone = match self {
            Self::Utc => return local,
            Self::Fixed(seconds) => return before(seconds),
            Self::Named(zone) => zone,
        };
        match zone.offset_from_local_datetime(&nearest_known(local)) {
            MappedLocalTime::Single(offset) => before(offset.fix().local_minus_utc()),
            MappedLocalTime::Ambiguous(one, other) => {
                let east = one.fix().local_minus_utc();
                before(east.max(other.fix().local_minus_utc()))
            }
            MappedLocalTime::None => before(self.offset_at(local.saturating_sub(DAY))),
        }
    }
}

/// Whether a name is one that people know, and not the offset again: "EST", not "+04".
fn has_letters(name: &&str) -> bool {
    name.starts_with(|letter: char| letter.is_alphabetic())
}

/// Whether an IANA name is that of a place: `America/New_York`, `Japan`.
fn is_place(name: &str) -> bool {
    match name.split_once('/') {
        Some((first, _)) => first != "Etc" && !is_region(name),
        None => name.contains(|letter: char| letter.is_lowercase()),
    }
}

/// Whether an IANA name is an old one for a region: `US/Eastern`.
fn is_region(name: &str) -> bool {
    ["US/", "Canada/", "Brazil/", "Mexico/"]
        .iter()
        .any(|country| name.starts_with(country))
}

/// The place of an IANA name: its last part, with spaces.
fn named_title(name: &str) -> String {
    if name.starts_with("Etc/") {
        return name.to_owned();
    }
    name.rsplit('/').next().unwrap_or(name).replace('_', " ")
}

/// "−05:00", with a minus sign; seconds only where there are some.
fn offset_text(seconds: i32) -> String {
    let sign = if seconds < 0 { '−' } else { '+' };
    let size = seconds.unsigned_abs();
    let (hours, minutes, rest) = (size / 3600, size / 60 % 60, size % 60);
    if rest == 0 {
        format!("{sign}{hours:02}:{minutes:02}")
    } else {
        format!("{sign}{hours:02}:{minutes:02}:{rest:02}")
    }
}

/// The time that chrono knows nearest to a count of seconds since 1970.
fn nearest_known(seconds: i64) -> NaiveDateTime {
    // A week from chrono's own ends, so that no offset can overstep them.
    let first = NaiveDateTime::MIN.and_utc().timestamp() + 7 * DAY;
    let last = NaiveDateTime::MAX.and_utc().timestamp() - 7 * DAY;
    DateTime::from_timestamp(seconds.clamp(first, last), 0)
        .unwrap_or_default()
        .naive_utc()
}
