//! Dates in few words, for cards and lists.

use super::moment::{Bound, Form, Moment, Precision, Shape};
use super::span::{self, SHORT, Span, Unit};
use super::{Zone, names, words};

/// The whole date; `zone` is that of what names none.
pub(super) fn of(form: &Form, zone: Zone) -> String {
    match form {
        Form::Moment(moment) => single(moment, zone),
        Form::Interval { start, end } => interval(start, end, zone),
    }
}

fn interval(start: &Bound, end: &Bound, zone: Zone) -> String {
    match (start, end) {
        (Bound::At(start), Bound::At(end)) => span::plain_interval(&SHORT, start, end, zone)
            .or_else(|| clock_interval(start, end, zone))
            .unwrap_or_else(|| format!("{} – {}", single(start, zone), single(end, zone))),
        (Bound::At(start), Bound::Open) => format!("{} –", single(start, zone)),
        (Bound::At(start), Bound::Unknown) => format!("{} – ?", single(start, zone)),
        (Bound::Open, Bound::At(end)) => format!("– {}", single(end, zone)),
        (Bound::Unknown, Bound::At(end)) => format!("? – {}", single(end, zone)),
        (Bound::Open | Bound::Unknown, Bound::Open | Bound::Unknown) => "undated".to_owned(),
    }
}

fn single(moment: &Moment, zone: Zone) -> String {
    let doubt = if moment.uncertain { "?" } else { "" };
    if moment.has_clock() {
        let shown = moment.zone.unwrap_or(zone);
        let day = span::day(&SHORT, &shown.civil(moment.earliest));
        return format!("{day}, {}{doubt}", words::time_of(moment, shown));
    }
    let about = if moment.approximate { "about " } else { "" };
    format!("{about}{}{doubt}", date(moment, &Span::of(moment, zone)))
}

fn date(moment: &Moment, span: &Span) -> String {
    match (moment.shape, moment.precision) {
        (Shape::PartOfYear(code), _) => part_of_year(code, span),
        (Shape::Between, _) => match words::rounded_year(span) {
            Some(year) => names::year_words(year),
            None => span::range(&SHORT, span.unit(), span),
        },
        (_, Precision::Month) => span::month(&span::LONG, &span.first),
        (_, Precision::Decade) if span.first.year >= 1000 && span.first.year % 100 != 0 => {
            format!("{}s", span.first.year)
        }
        (_, Precision::Year | Precision::Decade | Precision::Century | Precision::Coarser) => {
            span::range(&SHORT, Unit::Year, span)
        }
        _ => span::day(&SHORT, &span.first),
    }
}

/// "spring 2014", "Q3 2014", "H1 2014", "Jan–Apr 2014".
fn part_of_year(code: u8, span: &Span) -> String {
    let year = span::range(&SHORT, Unit::Year, span);
    match code {
        33..=36 => format!("Q{} {year}", code - 32),
        37..=39 => span::range(&SHORT, Unit::Month, span),
        40.. => format!("H{} {year}", code - 39),
        _ => format!("{} {year}", words::season(code)),
    }
}

/// Two clock times on one day: "28 Feb 2025, about 11:35–14:00".
fn clock_interval(start: &Moment, end: &Moment, zone: Zone) -> Option<String> {
    let shown = start.zone.unwrap_or(zone);
    let same_zone = shown == end.zone.unwrap_or(zone);
    let first = shown.civil(start.earliest).midnight();
    let same_day = first == shown.civil(end.earliest).midnight();
    if !start.has_clock() || !end.has_clock() || !same_zone || !same_day {
        return None;
    }
    let day = span::day(&SHORT, &first);
    let (from, to) = (words::time_of(start, shown), words::time_of(end, shown));
    let doubt = if start.uncertain || end.uncertain {
        "?"
    } else {
        ""
    };
    Some(format!("{day}, {from}–{to}{doubt}"))
}
