//! Stretches of whole days, months or years, without repeating what both ends share.

use super::moment::{Moment, Precision, Shape};
use super::{Civil, Zone, names};

/// How the names of months and the joint between two ends are written.
pub(super) struct Style {
    /// The name of a month beside a day or another month.
    pub(super) month: fn(u32) -> &'static str,
    /// Between two ends of one word each: " to ", "–".
    pub(super) tight: &'static str,
    /// Between longer ends: " to ", " – ".
    pub(super) wide: &'static str,
}

/// For reading: "16 to 28 October 1962".
pub(super) const LONG: Style = Style {
    month: names::month_name,
    tight: " to ",
    wide: " to ",
};

/// For lists: "16–28 Oct 1962".
pub(super) const SHORT: Style = Style {
    month: names::month_short,
    tight: "–",
    wide: " – ",
};

/// The unit of which a stretch holds a whole number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Day,
    Month,
    Year,
}

/// The first and the last day of something.
#[derive(Clone, Copy)]
pub(super) struct Span {
    pub(super) first: Civil,
    pub(super) last: Civil,
}

impl Span {
    /// The days that a moment covers, as its zone counts them.
    pub(super) fn of(moment: &Moment, zone: Zone) -> Self {
        let zone = moment.zone.unwrap_or(zone);
        Self {
            first: zone.civil(moment.earliest),
            last: zone.civil(moment.latest.saturating_sub(1)),
        }
    }

    /// The coarsest unit of which it is a whole number.
    pub(super) fn unit(&self) -> Unit {
        let after = self.last.add_days(1);
        if self.first.day != 1 || after.day != 1 {
            Unit::Day
        } else if self.first.month != 1 || after.month != 1 {
            Unit::Month
        } else {
            Unit::Year
        }
    }

    /// Whether both ends fall in the same day, month or year.
    pub(super) fn is_one(&self, unit: Unit) -> bool {
        let same_year = self.first.year == self.last.year;
        let same_month = same_year && self.first.month == self.last.month;
        match unit {
            Unit::Year => same_year,
            Unit::Month => same_month,
            Unit::Day => same_month && self.first.day == self.last.day,
        }
    }
}

/// "28 February 2025".
pub(super) fn day(style: &Style, civil: &Civil) -> String {
    let month = (style.month)(civil.month);
    format!("{} {month} {}", civil.day, names::year_words(civil.year))
}

/// "March 2014".
pub(super) fn month(style: &Style, civil: &Civil) -> String {
    let month = (style.month)(civil.month);
    format!("{month} {}", names::year_words(civil.year))
}

/// The day, the month or the year of a date.
pub(super) fn one(style: &Style, unit: Unit, civil: &Civil) -> String {
    match unit {
        Unit::Day => day(style, civil),
        Unit::Month => month(style, civil),
        Unit::Year => names::year_words(civil.year),
    }
}

/// "16 to 28 October 1962", "March to May 2014", "2014 to 2016".
pub(super) fn range(style: &Style, unit: Unit, span: &Span) -> String {
    let Span { first, last } = span;
    if span.is_one(unit) {
        return one(style, unit, last);
    }
    let end = one(style, unit, last);
    let (tight, wide) = (style.tight, style.wide);
    match unit {
        Unit::Day if span.is_one(Unit::Month) => format!("{}{tight}{end}", first.day),
        Unit::Day if span.is_one(Unit::Year) => {
            format!("{} {}{wide}{end}", first.day, (style.month)(first.month))
        }
        Unit::Month if span.is_one(Unit::Year) => {
            format!("{}{tight}{end}", (style.month)(first.month))
        }
        Unit::Year if (1000..=9999).contains(&first.year) => {
            format!("{}{tight}{end}", names::year_words(first.year))
        }
        _ => {
            let start = one(style, unit, first);
            // Of two years of one era, the second names it.
            let era = [" BCE", " CE"].into_iter().find(|era| end.ends_with(era));
            let number = era
                .filter(|_| unit == Unit::Year)
                .and_then(|era| start.strip_suffix(era));
            match number {
                Some(number) => format!("{number}{tight}{end}"),
                None => format!("{start}{wide}{end}"),
            }
        }
    }
}

/// The unit of a moment that is exactly one day, month or year and carries no doubt.
fn plain_unit(moment: &Moment) -> Option<Unit> {
    if moment.approximate || moment.uncertain || moment.shape != Shape::Whole {
        return None;
    }
    match moment.precision {
        Precision::Day => Some(Unit::Day),
        Precision::Month => Some(Unit::Month),
        Precision::Year => Some(Unit::Year),
        _ => None,
    }
}

/// An interval between two plain days, months or years, in as few words as it takes.
pub(super) fn plain_interval(
    style: &Style,
    start: &Moment,
    end: &Moment,
    zone: Zone,
) -> Option<String> {
    let unit = plain_unit(start).filter(|unit| plain_unit(end) == Some(*unit))?;
    let span = Span {
        first: Span::of(start, zone).first,
        last: Span::of(end, zone).last,
    };
    Some(range(style, unit, &span))
}
