//! Dates as a policy timeline needs them: partial, approximate, uncertain, open, to the second.
//!
//! A date is written in EDTF (ISO 8601-2, levels 0 and 1 and the useful part of 2), or with a clock
//! time in a small profile of our own, which EDTF leaves out:
//!
//! | written | meant |
//! |---|---|
//! | `2025`, `2025-03`, `2025-03-03` | a year, a month, a day |
//! | `201X`, `20XX`, `2014-XX`, `2014-02-XX` | a decade, a century, some time in 2014, in February 2014 |
//! | `2014-21` … `2014-24` | spring, summer, autumn, winter: March, June, September, December and the two months after |
//! | `2014-25` … `2014-32` | the same, northern (25–28) and southern (29–32) hemisphere |
//! | `2014-33` … `2014-41` | quarters (33–36), spans of four months (37–39), halves (40, 41) |
//! | `-0043-03-15` | 15 March 44 BCE: years are astronomical, `0000` is 1 BCE |
//! | `Y-13800000000`, `Y17E7`, `1950S2` | deep time, exponents, significant digits |
//! | `2014-03~`, `2014?`, `2014%` | about, uncertain, both; inside a date (`2004-06~-11`) they count for the whole |
//! | `1962-10-16/1962-10-28`, `2022-02-24/..`, `../2014`, `2004/`, `/2004` | intervals; `..` is open, nothing is unknown |
//! | `[1667,1760-12]`, `[1667..1672]` | one of these: read as some time between the first and the last |
//! | `2025-02-28T11`, `…T11:35`, `…T11:35:10` | an hour, a minute, a second |
//! | `…T11:35~`, `…T11:35Z`, `…T11:35-05:00`, `…T11:35~[America/New_York]` | doubts, then the zone |
//!
//! What is not read, each with its own message: `{…}` (all of these: each date is an event), open sets
//! and `..date` ends, `24:00` (the next day's `00:00`), leap seconds, fractions of a second.
//!
//! Bounds: a day is what a calendar in its zone calls so, 23 or 25 hours where the clocks change.
//! Doubts do not widen a date. Winter belongs to the year of its December.

mod civil;
mod clock;
mod clock_zone;
mod error;
mod mend;
mod moment;
mod names;
mod parse;
mod short;
mod span;
mod times;
mod when;
mod words;
mod zone;

#[cfg(test)]
mod tests;

pub use civil::{Civil, DAY, days_in_month};
pub use clock_zone::ClockZone;
pub use error::DateError;
pub use moment::{Bound, CalendarParts, Form, Moment, Precision};
pub use names::{WEEKDAYS, month_name, month_short, weekday_name, year_words};
pub use when::When;
pub use zone::Zone;

/// Seconds since 1970-01-01T00:00:00Z, proleptic Gregorian, no leap seconds.
pub type Instant = i64;
