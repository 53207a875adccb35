//! What time it is and where, from outside: tests and exports say it themselves.

use crate::model::date::{Instant, Zone};
use std::time::{SystemTime, UNIX_EPOCH};

/// Knows what time it is.
pub trait Clock: Send + Sync {
    /// The present, in seconds since 1970-01-01T00:00:00Z.
    fn now(&self) -> Instant;
}

/// The clock of the computer.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Instant {
        match SystemTime::now().duration_since(UNIX_EPOCH) {
            Ok(since) => Instant::try_from(since.as_secs()).unwrap_or(Instant::MAX),
            Err(before) => Instant::try_from(before.duration().as_secs())
                .map_or(Instant::MIN, |seconds| -seconds),
        }
    }
}

/// The zone of the computer, or the one that `TZ` names; UTC if neither is known.
pub fn reader_zone() -> Zone {
    let named = std::env::var("TZ").ok();
    let named = named.and_then(|name| Zone::named(name.trim_start_matches(':')));
    named
        .or_else(|| Zone::named(&iana_time_zone::get_timezone().ok()?))
        .unwrap_or_default()
}

/// A clock that stands still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FixedClock(pub Instant);

impl Clock for FixedClock {
    fn now(&self) -> Instant {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fixed_clock_stands_still() {
        let clock = FixedClock(1_740_700_800);
        assert_eq!(clock.now(), 1_740_700_800);
        assert_eq!(clock.now(), clock.now());
    }

    #[test]
    fn system_clock_is_later_than_this_test_was_written() {
        assert!(SystemClock.now() > 1_700_000_000);
    }
}
