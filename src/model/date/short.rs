//! Dates in few words, for cards and lists.

use super::moment::{Bound, Form, Moment, Precision, Shape};
use super::span::{self, SHORT, Span, Unit};
use super::times::{self, Places, Reading};
use super::{names, words};

/// The whole date.
pub(super) fn of(form: &Form, places: Places) -> String {
    match form {
        Form::Moment(moment) if moment.has_clock() => clock(moment, places),
        Form::Moment(moment) => side(moment, places),
        Form::Interval { start, end } => interval(start, end, places),
    }
}

fn interval(start: &Bound, end: &Bound, places: Places) -> String {
    let side = |moment| side(moment, places);
    match (start, end) {
        (Bound::At(start), Bound::At(end)) => span::plain_interval(&SHORT, start, end, places.home)
            .or_else(|| clock_interval(start, end, places))
            .unwrap_or_else(|| format!("{} – {}", side(start), side(end))),
        (Bound::At(start), Bound::Open) => format!("{} –", side(start)),
        (Bound::At(start), Bound::Unknown) => format!("{} – ?", side(start)),
        (Bound::Open, Bound::At(end)) => format!("– {}", side(end)),
        (Bound::Unknown, Bound::At(end)) => format!("? – {}", side(end)),
        (Bound::Open | Bound::Unknown, Bound::Open | Bound::Unknown) => "undated".to_owned(),
    }
}

/// A clock time that stands alone: "28 Feb 2025, about 11:35"; an hour is "11:00–12:00".
fn clock(moment: &Moment, places: Places) -> String {
    let here = Reading::all_of(moment, places.shown(moment));
    let [start, end] = here.as_slice() else {
        return side(moment, places);
    };
    let (day, doubt) = (span::day(&SHORT, &start.day), mark(moment.uncertain));
    let aside = places.aside(moment);
    format!("{day}, {}–{}{doubt}{aside}", start.clock, end.clock)
}

/// A date, or one end of an interval.
fn side(moment: &Moment, places: Places) -> String {
    let doubt = mark(moment.uncertain);
    if moment.has_clock() {
        let here = Reading::of(moment, places.shown(moment));
        let (day, time) = (
            span::day(&SHORT, &here.day),
            times::about(moment, &here.clock),
        );
        return format!("{day}, {time}{doubt}{}", places.aside(moment));
    }
    let about = if moment.approximate { "about " } else { "" };
    format!(
        "{about}{}{doubt}",
        date(moment, &Span::of(moment, places.home))
    )
}

/// The mark of what is doubtful.
fn mark(uncertain: bool) -> &'static str {
    if uncertain { "?" } else { "" }
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
fn clock_interval(start: &Moment, end: &Moment, places: Places) -> Option<String> {
    let shown = places.shown(start);
    let (first, last) = (Reading::of(start, shown), Reading::of(end, shown));
    if !places.are_one(start, end) || first.day != last.day {
        return None;
    }
    let day = span::day(&SHORT, &first.day);
    let (from, to) = (
        times::about(start, &first.clock),
        times::about(end, &last.clock),
    );
    let doubt = mark(start.uncertain || end.uncertain);
    Some(format!("{day}, {from}–{to}{doubt}{}", places.aside(start)))
}
