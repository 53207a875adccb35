//! Dates in words, for reading and for a screen reader.

use super::moment::{Bound, Form, Moment, Precision, Shape};
use super::span::{self, LONG, Span, Style, Unit};
use super::times::{self, Places};
use super::{Zone, names};

/// For two ends of which one is meant: "between 10 and 19 February 2014".
const EITHER: Style = Style {
    tight: " and ",
    wide: " and ",
    ..LONG
};

const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];
const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];

/// The whole date.
pub(super) fn of(form: &Form, places: Places) -> String {
    match form {
        Form::Moment(moment) if moment.has_clock() => times::single(moment, places),
        Form::Moment(moment) => doubted(single(moment, places.home), moment),
        Form::Interval { start, end } => interval(start, end, places),
    }
}

/// The date of an event, which was not all of a month or a year but some time in it.
pub(super) fn told(form: &Form, places: Places) -> String {
    let name = of(form, places);
    let Form::Moment(moment) = form else {
        return name;
    };
    let is_period = matches!(moment.shape, Shape::Whole | Shape::PartOfYear(_));
    let is_long_ago = names::is_deep(Span::of(moment, places.home).first.year);
    if !is_period || is_long_ago || moment.approximate || moment.precision <= Precision::Day {
        return name;
    }
    match moment.shape {
        Shape::PartOfYear(33..) => format!("some time in the {name}"),
        _ => format!("some time in {name}"),
    }
}

fn interval(start: &Bound, end: &Bound, places: Places) -> String {
    let side = |moment| side(moment, places);
    match (start, end) {
        (Bound::At(start), Bound::At(end)) if places.are_one(start, end) => {
            times::interval(start, end, places)
        }
        (Bound::At(start), Bound::At(end)) => span::plain_interval(&LONG, start, end, places.home)
            .unwrap_or_else(|| format!("{} to {}", side(start), side(end))),
        (Bound::At(start), Bound::Open) => format!("since {}", side(start)),
        (Bound::At(start), Bound::Unknown) => format!("from {}, end unknown", side(start)),
        (Bound::Open, Bound::At(end)) => format!("until {}", side(end)),
        (Bound::Unknown, Bound::At(end)) => format!("until {}, start unknown", side(end)),
        (Bound::Open | Bound::Unknown, Bound::Open | Bound::Unknown) => "undated".to_owned(),
    }
}

/// Adds in brackets what the words before do not say of its doubts.
fn doubted(text: String, moment: &Moment) -> String {
    let vague = matches!(moment.shape, Shape::Within | Shape::Between);
    match (moment.approximate && vague, moment.uncertain) {
        (true, true) => format!("{text} (approximate, uncertain)"),
        (true, false) => format!("{text} (approximate)"),
        (false, true) => format!("{text} (uncertain)"),
        (false, false) => text,
    }
}

/// A date without a clock time that stands alone: with its weekday.
fn single(moment: &Moment, zone: Zone) -> String {
    let first = Span::of(moment, zone).first;
    let exact_day = moment.precision == Precision::Day && moment.shape == Shape::Whole;
    if exact_day && !moment.approximate {
        return format!(
            "{}{}",
            names::weekday_before(&first),
            span::day(&LONG, &first)
        );
    }
    date(moment, zone)
}

/// A date at one end of an interval.
fn side(moment: &Moment, places: Places) -> String {
    if moment.has_clock() {
        times::side(moment, places)
    } else {
        doubted(date(moment, places.home), moment)
    }
}

/// A date without a clock time: "about March 2014", "some time in 2014".
fn date(moment: &Moment, zone: Zone) -> String {
    let span = Span::of(moment, zone);
    let text = match moment.shape {
        Shape::Whole => whole(moment.precision, &span),
        Shape::PartOfYear(code) => part_of_year(code, &span),
        Shape::Within => {
            return format!("some time in {}", whole(moment.precision, &span));
        }
        Shape::Between => return between(&span),
    };
    let about = if moment.approximate { "about " } else { "" };
    format!("{about}{text}")
}

/// "28 February 2025", "March 2014", "2014", "the 2010s", "the years 2000 to 2099".
fn whole(precision: Precision, span: &Span) -> String {
    let first = span.first.year;
    match precision {
        Precision::Month => span::month(&LONG, &span.first),
        Precision::Year => names::year_words(first),
        Precision::Decade if first >= 1000 && first % 100 != 0 => format!("the {first}s"),
        Precision::Decade | Precision::Century | Precision::Coarser => {
            format!("the years {}", span::range(&LONG, Unit::Year, span))
        }
        _ => span::day(&LONG, &span.first),
    }
}

/// "spring 2014", "winter 2014 to 2015", "third quarter of 2014".
pub(super) fn part_of_year(code: u8, span: &Span) -> String {
    let year = span::range(&LONG, Unit::Year, span);
    let ordinal = |start: u8| ORDINALS.get(usize::from(code - start)).unwrap_or(&"");
    match code {
        33..=36 => format!("{} quarter of {year}", ordinal(33)),
        37..=39 => format!("{} third of {year}", ordinal(37)),
        40.. => format!("{} half of {year}", ordinal(40)),
        25..=28 => format!("{} {year} (northern hemisphere)", season(code)),
        29..=32 => format!("{} {year} (southern hemisphere)", season(code)),
        _ => format!("{} {year}", season(code)),
    }
}

/// The season of an EDTF code from 21 to 32.
pub(super) fn season(code: u8) -> &'static str {
    let index = usize::from(code.saturating_sub(21)) % SEASONS.len();
    SEASONS.get(index).copied().unwrap_or("")
}

/// "some time between 1667 and 1760".
fn between(span: &Span) -> String {
    let unit = span.unit();
    if let Some(year) = rounded_year(span) {
        return format!("about {}", names::year_words(year));
    }
    if span.is_one(unit) {
        let preposition = if unit == Unit::Day { "on" } else { "in" };
        return format!(
            "some time {preposition} {}",
            span::one(&LONG, unit, &span.first)
        );
    }
    format!("some time between {}", span::range(&EITHER, unit, span))
}

/// The round year of a stretch of deep time: its end nearest to ours.
pub(super) fn rounded_year(span: &Span) -> Option<i64> {
    let (first, last) = (span.first.year, span.last.year);
    let deep = span.unit() == Unit::Year && names::is_deep(first) && names::is_deep(last);
    deep.then_some(if first < 0 { last } else { first })
}
