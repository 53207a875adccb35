//! Dates as the manuals write them: nothing is said more exactly than the file says it.
//!
//! Doubt is kept: "ca. 2014" for about and "[2014?]" for uncertain, as in the Chicago Manual of Style
//! (18th edition, 14.44), which the other styles follow here.
//! Clock times are left out, and so are the zones.

use crate::model::When;
use crate::model::date::{
    Bound, Civil, Form, Moment, Precision, WEEKDAYS, month_name, month_short, year_words,
};

/// How a manual writes the parts of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// "March 5, 2025", "October 16–28, 1962"
    American,
    /// "5 March 2025", "16–28 October 1962"
    DayFirst,
    /// "5 Mar. 2025" (MLA)
    DayFirstShort,
    /// "Mar. 5, 2025" (Bluebook, table T12)
    AmericanShort,
    /// "2025, March 5" (APA)
    YearFirst,
}

/// A date of a source.
#[derive(Clone, Copy, Debug)]
pub(super) struct Date<'a>(pub(super) &'a When);

/// One end of a date: as far as it is known.
enum End {
    Day(Civil),
    Month(Civil),
    Year(String),
    /// Anything else, in words: "spring 2014", "the 1960s".
    Words(String),
}

impl Date<'_> {
    /// The whole date in a manner, without its doubts.
    pub(super) fn written(self, manner: Manner) -> String {
        match self.0.form() {
            Form::Moment(moment) => whole(&self.end(moment), manner),
            Form::Interval { start, end } => self.interval(start, end, manner),
        }
    }

    /// Its year or years, without its doubts: "2014", "44 BCE", "2014–2016", "2022–".
    pub(super) fn years(self) -> String {
        match self.0.form() {
            Form::Moment(moment) => year_of(&self.end(moment)),
            Form::Interval { start, end } => {
                let side = |bound: &Bound| bound.moment().map(|moment| year_of(&self.end(moment)));
                match (side(start), side(end)) {
                    (Some(first), Some(last)) if first == last => last,
                    (first, last) => {
                        format!("{}–{}", first.unwrap_or_default(), last.unwrap_or_default())
                    }
                }
            }
        }
    }

    /// The months and days that the year leaves open: "April 17" beside "2017"; none if it says all.
    pub(super) fn beside_year(self) -> Option<String> {
        let (whole, year) = (self.written(Manner::American), self.years());
        if whole == year {
            return None;
        }
        let days = whole
            .strip_suffix(year.as_str())
            .map(|days| days.trim_end_matches([',', ' ']));
        Some(days.map(str::to_owned).unwrap_or(whole))
    }

    /// A text of the date with its doubts: "ca. 2014" with `about` as "ca.", "[2014?]".
    pub(super) fn doubting(self, text: &str, about: &str) -> String {
        match (self.0.is_approximate(), self.0.is_uncertain()) {
            (false, false) => text.to_owned(),
            (true, false) => format!("{about} {text}"),
            (false, true) => format!("[{text}?]"),
            (true, true) => format!("[{about} {text}?]"),
        }
    }

    fn interval(self, start: &Bound, end: &Bound, manner: Manner) -> String {
        let side = |bound: &Bound| bound.moment().map(|moment| self.end(moment));
        let (start, end) = (side(start), side(end));
        match (&start, &end) {
            (Some(first), Some(last)) => between(first, last, manner),
            (Some(first), None) => format!("{}–", whole(first, manner)),
            (None, Some(last)) => format!("–{}", whole(last, manner)),
            (None, None) => String::new(),
        }
    }

    fn end(self, moment: &Moment) -> End {
        let zone = moment.zone.unwrap_or_else(|| self.0.zone());
        let first = zone.civil(moment.earliest);
        let last = zone.civil(moment.latest.saturating_sub(1));
        let same_month = (first.year, first.month) == (last.year, last.month);
        match moment.precision {
            Precision::Second | Precision::Minute | Precision::Hour | Precision::Day => {
                End::Day(first)
            }
            Precision::Month if same_month => End::Month(first),
            Precision::Year if first.year == last.year => End::Year(year_words(first.year)),
            _ => End::Words(self.words()),
        }
    }

    /// In words, without doubts, which stand elsewhere, and without the day of the week.
    fn words(self) -> String {
        let bare: String = self
            .0
            .text()
            .chars()
            .filter(|c| !matches!(c, '~' | '?' | '%'))
            .collect();
        let words = When::parse_in(&bare, self.0.zone())
            .map_or_else(|_| self.0.words(), |date| date.words());
        let day = WEEKDAYS
            .iter()
            .find_map(|day| words.strip_prefix(day)?.strip_prefix(' '));
        day.unwrap_or(&words).to_owned()
    }
}

fn year_of(end: &End) -> String {
    match end {
        End::Day(civil) | End::Month(civil) => year_words(civil.year),
        End::Year(words) | End::Words(words) => words.clone(),
    }
}

/// "Mar.": the months of five letters and more are cut, but for those that a manual spells out.
fn month(number: u32, manner: Manner) -> String {
    let name = month_name(number);
    let cut = match manner {
        Manner::American | Manner::DayFirst | Manner::YearFirst => return name.to_owned(),
        Manner::DayFirstShort | Manner::AmericanShort => name.len() > 4,
    };
    match (number, cut) {
        (9, true) => "Sept.".to_owned(),
        (_, true) => format!("{}.", month_short(number)),
        (_, false) => name.to_owned(),
    }
}

/// Month and day, without the year: "March 5", "5 March".
fn day_of(civil: &Civil, manner: Manner) -> String {
    let (name, day) = (month(civil.month, manner), civil.day);
    if is_day_first(manner) {
        format!("{day} {name}")
    } else {
        format!("{name} {day}")
    }
}

fn is_day_first(manner: Manner) -> bool {
    matches!(manner, Manner::DayFirst | Manner::DayFirstShort)
}

/// Adds a year to what stands before or after it.
fn with_year(days: &str, year: &str, manner: Manner) -> String {
    match manner {
        Manner::American | Manner::AmericanShort => format!("{days}, {year}"),
        Manner::DayFirst | Manner::DayFirstShort => format!("{days} {year}"),
        Manner::YearFirst => format!("{year}, {days}"),
    }
}

fn whole(end: &End, manner: Manner) -> String {
    match end {
        End::Day(civil) => with_year(&day_of(civil, manner), &year_words(civil.year), manner),
        End::Month(civil) => {
            of_months(&month(civil.month, manner), &year_words(civil.year), manner)
        }
        End::Year(words) | End::Words(words) => words.clone(),
    }
}

/// A month has no comma before its year, but in APA, where the year comes first.
fn of_months(months: &str, year: &str, manner: Manner) -> String {
    match manner {
        Manner::YearFirst => format!("{year}, {months}"),
        _ => format!("{months} {year}"),
    }
}

/// Two ends, with what they share said once.
fn between(first: &End, last: &End, manner: Manner) -> String {
    match (first, last) {
        (End::Day(one), End::Day(two)) if one.year == two.year => {
            let year = year_words(two.year);
            let days = if one.month != two.month {
                format!("{}–{}", day_of(one, manner), day_of(two, manner))
            } else if one.day == two.day {
                day_of(two, manner)
            } else if is_day_first(manner) {
                format!("{}–{}", one.day, day_of(two, manner))
            } else {
                format!("{}–{}", day_of(one, manner), two.day)
            };
            with_year(&days, &year, manner)
        }
        (End::Month(one), End::Month(two)) if one.year == two.year => {
            let name = |civil: &Civil| month(civil.month, manner);
            let months = if one.month == two.month {
                name(two)
            } else {
                format!("{}–{}", name(one), name(two))
            };
            of_months(&months, &year_words(two.year), manner)
        }
        (End::Year(one), End::Year(two)) if one == two => one.clone(),
        _ => format!("{}–{}", whole(first, manner), whole(last, manner)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str, manner: Manner) -> String {
        Date(&When::parse(text).unwrap()).written(manner)
    }

    #[test]
    fn each_manual_has_its_order_and_abbreviations() {
        let cases = [
            (Manner::American, "September 5, 2025", "September 2025"),
            (Manner::DayFirst, "5 September 2025", "September 2025"),
            (Manner::DayFirstShort, "5 Sept. 2025", "Sept. 2025"),
            (Manner::AmericanShort, "Sept. 5, 2025", "Sept. 2025"),
            (Manner::YearFirst, "2025, September 5", "2025, September"),
        ];
        for (manner, day, month) in cases {
            assert_eq!(written("2025-09-05", manner), day);
            assert_eq!(written("2025-09", manner), month);
            assert_eq!(written("2025", manner), "2025");
        }
        assert_eq!(written("2025-05-01", Manner::DayFirstShort), "1 May 2025");
        assert_eq!(written("2025-07-01", Manner::AmericanShort), "July 1, 2025");
    }

    #[test]
    fn nothing_is_more_exact_than_the_file_says() {
        let cases = [
            ("2014-03~", "March 2014"),
            ("2014-XX", "2014"),
            ("2014-21", "spring 2014"),
            ("-0043-03-15", "March 15, 44 BCE"),
            ("2025-02-28T11:35~[America/New_York]", "February 28, 2025"),
            ("1962-10-16/1962-10-28", "October 16–28, 1962"),
            ("1962-10-30/1962-11-02", "October 30–November 2, 1962"),
            ("2014-12-28/2015-01-03", "December 28, 2014–January 3, 2015"),
            ("2014-03/2014-05", "March–May 2014"),
            ("2022-02-24/..", "February 24, 2022–"),
        ];
        for (text, words) in cases {
            assert_eq!(written(text, Manner::American), words, "{text}");
        }
        assert_eq!(
            written("1962-10-16/1962-10-28", Manner::DayFirst),
            "16–28 October 1962"
        );
    }

    #[test]
    fn years_are_those_of_both_ends() {
        let years = |text: &str| Date(&When::parse(text).unwrap()).years();
        assert_eq!(years("1962-10-16/1962-10-28"), "1962");
        assert_eq!(years("2014/2016"), "2014–2016");
        assert_eq!(years("2022-02-24/.."), "2022–");
        assert_eq!(years("-0043"), "44 BCE");
    }
}
