//! Dates in words, for reading and for a screen reader.

use super::moment::{Bound, Form, Moment, Precision, Shape};
use super::span::{self, LONG, Span, Unit};
use super::{Civil, Zone, names};

const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];
const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];

/// The whole date; `zone` is that of what names none.
pub(super) fn of(form: &Form, zone: Zone) -> String {
    match form {
        Form::Moment(moment) => doubted(single(moment, zone), moment),
        Form::Interval { start, end } => interval(start, end, zone),
    }
}

fn interval(start: &Bound, end: &Bound, zone: Zone) -> String {
    match (start, end) {
        (Bound::At(start), Bound::At(end)) => span::plain_interval(&LONG, start, end, zone)
            .or_else(|| clock_interval(start, end, zone))
            .unwrap_or_else(|| format!("{} to {}", side(start, zone), side(end, zone))),
        (Bound::At(start), Bound::Open) => format!("since {}", side(start, zone)),
        (Bound::At(start), Bound::Unknown) => format!("from {}, end unknown", side(start, zone)),
        (Bound::Open, Bound::At(end)) => format!("until {}", side(end, zone)),
        (Bound::Unknown, Bound::At(end)) => format!("until {}, start unknown", side(end, zone)),
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

/// A date that stands alone: with its weekday.
fn single(moment: &Moment, zone: Zone) -> String {
    let first = Span::of(moment, zone).first;
    if moment.has_clock() {
        let day = span::day(&LONG, &first);
        let time = single_time(moment, moment.zone.unwrap_or(zone));
        return format!("{}{day}, {time}", names::weekday_before(&first));
    }
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
fn side(moment: &Moment, zone: Zone) -> String {
    let text = if moment.has_clock() {
        let day = span::day(&LONG, &Span::of(moment, zone).first);
        let shown = moment.zone.unwrap_or(zone);
        let time = time_of(moment, shown);
        format!("{day}, {time}{}", zone_after(moment, moment, shown))
    } else {
        date(moment, zone)
    };
    doubted(text, moment)
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
    let first = span::one(&LONG, unit, &span.first);
    let last = span::one(&LONG, unit, &span.last);
    format!("some time between {first} and {last}")
}

/// The round year of a stretch of deep time: its end nearest to ours.
pub(super) fn rounded_year(span: &Span) -> Option<i64> {
    let (first, last) = (span.first.year, span.last.year);
    let deep = span.unit() == Unit::Year && names::is_deep(first) && names::is_deep(last);
    deep.then_some(if first < 0 { last } else { first })
}

/// Two clock times on one day: "Friday 28 February 2025, 11:35 to 14:00 (New York; …)".
fn clock_interval(start: &Moment, end: &Moment, zone: Zone) -> Option<String> {
    let shown = start.zone.unwrap_or(zone);
    let first = shown.civil(start.earliest);
    let same_zone = shown == end.zone.unwrap_or(zone);
    let same_day = first.midnight() == shown.civil(end.earliest).midnight();
    let doubtful = start.uncertain || end.uncertain;
    if !start.has_clock() || !end.has_clock() || !same_zone || !same_day || doubtful {
        return None;
    }
    let weekday = names::weekday_before(&first);
    let day = span::day(&LONG, &first);
    let (from, to) = (time_of(start, shown), time_of(end, shown));
    let after = zone_after(start, end, shown);
    Some(format!("{weekday}{day}, {from} to {to}{after}"))
}

/// A clock time that stands alone, with its zone: an hour is "between 11:00 and 12:00".
fn single_time(moment: &Moment, zone: Zone) -> String {
    let after = zone_after(moment, moment, zone);
    if moment.precision == Precision::Hour && !moment.approximate {
        let hour = zone.civil(moment.earliest).hour;
        return format!("between {hour:02}:00 and {:02}:00{after}", hour + 1);
    }
    format!("{}{after}", time_of(moment, zone))
}

/// "about 11:35", "11:35:10"; an hour is "11 h".
pub(super) fn time_of(moment: &Moment, zone: Zone) -> String {
    let civil = zone.civil(moment.earliest);
    let time = time(moment.precision, &civil);
    if moment.approximate {
        format!("about {time}")
    } else {
        time
    }
}

fn time(precision: Precision, civil: &Civil) -> String {
    match precision {
        Precision::Second => {
            format!("{:02}:{:02}:{:02}", civil.hour, civil.minute, civil.second)
        }
        Precision::Hour if civil.minute == 0 => format!("{} h", civil.hour),
        _ => format!("{:02}:{:02}", civil.hour, civil.minute),
    }
}

/// " UTC", or " (New York; 16:35 UTC)", with the day where that is another one in UTC.
fn zone_after(start: &Moment, end: &Moment, zone: Zone) -> String {
    if zone == Zone::Utc {
        return " UTC".to_owned();
    }
    let title = zone.title();
    let (from, to) = (utc_time(start, zone), utc_time(end, zone));
    if start == end {
        return format!(" ({title}; {}{})", from.time, from.day);
    }
    if from.day == to.day {
        let clock = from.time.trim_end_matches(" UTC");
        return format!(" ({title}; {clock} to {}{})", to.time, to.day);
    }
    format!(
        " ({title}; {}{} to {}{})",
        from.time, from.day, to.time, to.day
    )
}

/// A clock time in UTC, and " on 1 March" where the day differs from the local one.
struct UtcTime {
    time: String,
    day: String,
}

fn utc_time(moment: &Moment, zone: Zone) -> UtcTime {
    let civil = Zone::Utc.civil(moment.earliest);
    let local = zone.civil(moment.earliest);
    let day = if civil.midnight() == local.midnight() {
        String::new()
    } else {
        format!(" on {} {}", civil.day, names::month_name(civil.month))
    };
    UtcTime {
        time: format!("{} UTC", time(moment.precision, &civil)),
        day,
    }
}
