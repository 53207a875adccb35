//! Time zones: what a clock on the wall shows at an instant, and back.

use super::{Civil, Instant, civil::DAY};
use chrono::{DateTime, MappedLocalTime, NaiveDateTime, Offset as _, TimeZone as _};
use chrono_tz::{OffsetName as _, Tz};

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

    /// What the clocks there call their time at an instant: "EST", "CET", "+03", "UTC".
    pub fn abbreviation(self, instant: Instant) -> String {
        match self {
            Self::Named(zone) => zone
                .offset_from_utc_datetime(&nearest_known(instant))
                .abbreviation()
                .map_or_else(|| self.title(), str::to_owned),
            Self::Utc | Self::Fixed(_) => self.title(),
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
