//! What a date says: one moment, or an interval between two, each with its extent and its doubts.

use super::times::Places;
use super::{ClockZone, Instant, Zone, short};

/// How exactly a date is given. The order is from fine to coarse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// To the second.
    Second,
    /// To the minute.
    Minute,
    /// To the hour.
    Hour,
    /// To the day.
    Day,
    /// To the month, or to a few days within it.
    Month,
    /// To a season.
    Season,
    /// To a quarter, a third or a half of a year.
    Quarter,
    /// To the year.
    Year,
    /// To ten years.
    Decade,
    /// To a hundred years.
    Century,
    /// To more than a hundred years.
    Coarser,
}

/// A single date, as wide as it is exact.
///
/// `approximate` and `uncertain` do not widen it: they change how it is drawn and worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The first second that it can mean.
    pub earliest: Instant,
    /// The second after the last that it can mean; always later than `earliest`.
    pub latest: Instant,
    /// How exactly it is given.
    pub precision: Precision,
    /// Whether it is marked "about" (`~`), in whole or in part.
    pub approximate: bool,
    /// Whether it is marked as doubtful (`?`), in whole or in part.
    pub uncertain: bool,
    /// The zone, if it is written on the date itself, or on the other end of its interval.
    pub zone: Option<Zone>,
    /// What the extent alone does not tell.
    pub(super) shape: Shape,
}

impl Moment {
    /// The date in few words: "28 Feb 2025", "March 2014"; `zone` is that of what names none.
    pub fn words_short(&self, zone: Zone) -> String {
        let clock = ClockZone::Own;
        short::side(self, Places { home: zone, clock })
    }

    /// Its first day in numbers, as far as it is known; `zone` is that of what names none.
    pub fn parts(&self, zone: Zone) -> CalendarParts {
        let zone = self.zone.unwrap_or(zone);
        let first = zone.civil(self.earliest);
        let last = zone.civil(self.latest.saturating_sub(1));
        let is_in_one_month = (first.year, first.month) == (last.year, last.month);
        let (has_month, has_day) = match self.precision {
            Precision::Second | Precision::Minute | Precision::Hour | Precision::Day => {
                (true, true)
            }
            Precision::Month => (is_in_one_month, false),
            _ => (false, false),
        };
        CalendarParts {
            year: first.year,
            month: has_month.then_some(first.month),
            day: has_day.then_some(first.day),
        }
    }

    /// Whether it gives a clock time.
    pub fn has_clock(&self) -> bool {
        self.precision <= Precision::Hour
    }
}

/// A date in numbers, as other programs have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalendarParts {
    /// Astronomical: 0 is 1 BCE.
    pub year: i64,
    /// From 1.
    pub month: Option<u32>,
    /// From 1.
    pub day: Option<u32>,
}

/// In which way a date covers its extent; for the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A day, a month, a year, a decade …, as its precision says.
    Whole,
    /// A part of a year by its EDTF code: 21 to 41.
    PartOfYear(u8),
    /// Something unknown within a month or a year: `2014-03-XX`, `2014-XX`.
    Within,
    /// Something between two ends: `1XX3`, `156X-12-25`, `[1667..1672]`.
    Between,
}

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// At a date.
    At(Moment),
    /// `..`: there is no end, or none yet.
    Open,
    /// Nothing: there is an end, but it is not known.
    Unknown,
}

impl Bound {
    /// The date, if there is one.
    pub fn moment(&self) -> Option<&Moment> {
        match self {
            Self::At(moment) => Some(moment),
            Self::Open | Self::Unknown => None,
        }
    }
}

/// A date, or an interval between two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One date.
    Moment(Moment),
    /// From one date to another, both included; at least one end is a date.
    Interval {
        /// Where it starts.
        start: Bound,
        /// Where it ends.
        end: Bound,
    },
}

impl Form {
    /// The dates in it: one or two, in order.
    pub fn moments(&self) -> impl Iterator<Item = &Moment> {
        let (first, second) = match self {
            Self::Moment(moment) => (Some(moment), None),
            Self::Interval { start, end } => (start.moment(), end.moment()),
        };
        first.into_iter().chain(second)
    }
}
