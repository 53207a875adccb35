//! Civil dates and clock times, for every year that an instant can reach.
//!
//! The calendar is chrono's. It knows some 262,000 years either side of zero; a year outside is
//! shifted by whole cycles of 400 years, after which the Gregorian calendar repeats itself, weekdays
//! included.

use chrono::{DateTime, Datelike as _, NaiveDate, Timelike as _, Weekday};

/// Seconds in a day without clock changes.
pub const DAY: i64 = 86_400;
/// Years after which the calendar repeats.
const CYCLE_YEARS: i64 = 400;
/// Seconds in 400 years: 146,097 days.
const CYCLE_SECONDS: i64 = 146_097 * DAY;
/// The first year of the cycle into which all others are shifted.
const CYCLE_START: i64 = 1970;

/// A date and a clock time, in whichever zone its owner says.
///
/// Years are astronomical: 0 is 1 BCE, −43 is 44 BCE. The calendar is Gregorian throughout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Civil {
    /// The astronomical year.
    pub year: i64,
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
    /// 0 to 23.
    pub hour: u32,
    /// 0 to 59.
    pub minute: u32,
    /// 0 to 59.
    pub second: u32,
}

impl Civil {
    /// Midnight at the start of a day; whether there is such a day shows in [`Self::to_seconds`].
    pub fn date(year: i64, month: u32, day: u32) -> Self {
        Self {
            year,
            month,
            day,
            hour: 0,
            minute: 0,
            second: 0,
        }
    }

    /// The date and time that lie `seconds` after 1970-01-01T00:00:00 on the same clock.
    pub fn from_seconds(seconds: i64) -> Self {
        let cycles = seconds.div_euclid(CYCLE_SECONDS);
        let within = DateTime::from_timestamp(seconds.rem_euclid(CYCLE_SECONDS), 0);
        let time = within.unwrap_or_default();
        Self {
            year: i64::from(time.year()) + cycles * CYCLE_YEARS,
            month: time.month(),
            day: time.day(),
            hour: time.hour(),
            minute: time.minute(),
            second: time.second(),
        }
    }

    /// Seconds since 1970-01-01T00:00:00 on the same clock.
    ///
    /// None if there is no such date or time, or if it lies beyond what an `i64` counts (some
    /// 292 billion years).
    pub fn to_seconds(self) -> Option<i64> {
        let (cycles, year) = cycle_of(self.year)?;
        let time = NaiveDate::from_ymd_opt(year, self.month, self.day)?.and_hms_opt(
            self.hour,
            self.minute,
            self.second,
        )?;
        let whole = i128::from(cycles) * i128::from(CYCLE_SECONDS);
        i64::try_from(whole + i128::from(time.and_utc().timestamp())).ok()
    }

    /// The day of the week. A day that does not exist counts as the last of its month.
    pub fn weekday(&self) -> Weekday {
        let month = self.month.clamp(1, 12);
        let day = self.day.clamp(1, days_in_month(self.year, month));
        cycle_of(self.year)
            .and_then(|(_, year)| NaiveDate::from_ymd_opt(year, month, day))
            .map_or(Weekday::Mon, |date| date.weekday())
    }

    /// The start of the day.
    pub fn midnight(&self) -> Self {
        Self::date(self.year, self.month, self.day)
    }

    /// The start of the month.
    pub fn first_of_month(&self) -> Self {
        Self::date(self.year, self.month, 1)
    }

    /// The start of the year.
    pub fn first_of_year(&self) -> Self {
        Self::date(self.year, 1, 1)
    }

    /// The same clock time `count` days later (or earlier); stays put at the ends of time.
    pub fn add_days(&self, count: i64) -> Self {
        let moved = self
            .to_seconds()
            .zip(count.checked_mul(DAY))
            .and_then(|(seconds, shift)| seconds.checked_add(shift));
        moved.map_or(*self, Self::from_seconds)
    }

    /// The same day and time `count` months later (or earlier), or the last day of that month if it
    /// is shorter. The year saturates.
    pub fn add_months(&self, count: i64) -> Self {
        let months = i128::from(self.year) * 12 + i128::from(self.month.clamp(1, 12) - 1);
        let moved = months + i128::from(count);
        let year = clamp_year(moved.div_euclid(12));
        let month = u32::try_from(moved.rem_euclid(12)).unwrap_or(0) + 1;
        Self {
            year,
            month,
            day: self.day.min(days_in_month(year, month)),
            ..*self
        }
    }

    /// The same day and time `count` years later (or earlier); 29 February becomes the 28th where
    /// there is none. The year saturates.
    pub fn add_years(&self, count: i64) -> Self {
        let year = self.year.saturating_add(count);
        Self {
            year,
            day: self.day.min(days_in_month(year, self.month)),
            ..*self
        }
    }
}

/// Days in a month (1 to 12) of an astronomical year; 31 for a month that does not exist.
pub fn days_in_month(year: i64, month: u32) -> u32 {
    let length = cycle_of(year)
        .and_then(|(_, year)| NaiveDate::from_ymd_opt(year, month, 1))
        .map(|first| first.num_days_in_month());
    length.map_or(31, u32::from)
}

/// The number of whole cycles to a year, and the year of the same calendar that chrono knows.
fn cycle_of(year: i64) -> Option<(i64, i32)> {
    let since = year.checked_sub(CYCLE_START)?;
    let within = since.rem_euclid(CYCLE_YEARS) + CYCLE_START;
    Some((since.div_euclid(CYCLE_YEARS), i32::try_from(within).ok()?))
}

fn clamp_year(year: i128) -> i64 {
    i64::try_from(year).unwrap_or(if year < 0 { i64::MIN } else { i64::MAX })
}
