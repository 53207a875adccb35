//! Clock times in words: what the clocks show there, and elsewhere at the same instant.

use super::moment::{Moment, Precision};
use super::span::{self, LONG};
use super::{Civil, ClockZone, Instant, Zone, names};

/// Where dates are at home, and whose clocks are read out.
#[derive(Clone, Copy)]
pub(super) struct Places {
    /// The zone of what names none.
    pub(super) home: Zone,
    /// Whose clocks.
    pub(super) clock: ClockZone,
}

impl Places {
    /// The zone of a date itself. An offset that is the one at home stands for home, which has a
    /// name.
    fn own(self, moment: &Moment) -> Zone {
        let zone = moment.zone.unwrap_or(self.home);
        match zone {
            Zone::Fixed(seconds) if self.home.offset_at(moment.earliest) == seconds => self.home,
            _ => zone,
        }
    }

    /// The zone in which its clock time is shown.
    pub(super) fn shown(self, moment: &Moment) -> Zone {
        self.clock.of(self.own(moment))
    }

    /// The zone whose clocks are named in brackets, so that nobody has to reckon: its own where
    /// another is shown, else UTC.
    fn other(self, moment: &Moment) -> Option<Zone> {
        let (own, shown) = (self.own(moment), self.shown(moment));
        if own == shown {
            (shown != Zone::Utc).then_some(Zone::Utc)
        } else {
            Some(own)
        }
    }

    /// Whether two clock times can be told in one breath: they are of one place.
    pub(super) fn are_one(self, start: &Moment, end: &Moment) -> bool {
        start.has_clock() && end.has_clock() && self.own(start) == self.own(end)
    }

    /// " in Kyiv", where a time is not that of the axis beside which it stands.
    pub(super) fn aside(self, moment: &Moment) -> String {
        let (shown, axis) = (self.shown(moment), self.clock.of(self.home));
        let at = moment.earliest;
        if shown.offset_at(at) == axis.offset_at(at) {
            String::new()
        } else {
            shown.after_clock()
        }
    }
}

/// What calendar and clock show in a zone.
#[derive(PartialEq, Eq)]
pub(super) struct Reading {
    /// The day, at its midnight.
    pub(super) day: Civil,
    /// "11:35", "11:35:10"; in an hour that comes twice with the pass, "01:30 EST".
    pub(super) clock: String,
}

impl Reading {
    fn new(instant: Instant, precision: Precision, zone: Zone) -> Self {
        let civil = zone.civil(instant);
        let (hour, minute, second) = (civil.hour, civil.minute, civil.second);
        let mut clock = format!("{hour:02}:{minute:02}");
        if precision == Precision::Second {
            clock = format!("{clock}:{second:02}");
        }
        if let Some(pass) = zone.pass_name(instant) {
            clock = format!("{clock} {pass}");
        }
        Self {
            day: civil.midnight(),
            clock,
        }
    }

    /// The start of a moment.
    pub(super) fn of(moment: &Moment, zone: Zone) -> Self {
        Self::new(moment.earliest, moment.precision, zone)
    }

    /// The end of an hour: midnight is 24:00 of the day before. Where midnight comes twice, the
    /// second one is on the same day as what was before it.
    fn end_of(moment: &Moment, zone: Zone) -> Self {
        let end = zone.civil(moment.latest);
        let day = zone.civil(moment.latest.saturating_sub(1)).midnight();
        if (end.hour, end.minute) == (0, 0) && day != end.midnight() {
            let clock = "24:00".to_owned();
            return Self { day, clock };
        }
        Self::new(moment.latest, moment.precision, zone)
    }

    /// The one or two clock times that say when something was: an hour has two.
    pub(super) fn all_of(moment: &Moment, zone: Zone) -> Vec<Self> {
        let start = Self::of(moment, zone);
        if moment.precision == Precision::Hour && !moment.approximate {
            vec![start, Self::end_of(moment, zone)]
        } else {
            vec![start]
        }
    }
}

/// "about 11:35"; without "about" where it is exact.
pub(super) fn about(moment: &Moment, clock: &str) -> String {
    if moment.approximate {
        format!("about {clock}")
    } else {
        clock.to_owned()
    }
}

/// A clock time that stands alone: "Friday 28 February 2025, about 11:35 in New York (16:35 UTC)".
pub(super) fn single(moment: &Moment, places: Places) -> String {
    let shown = places.shown(moment);
    let here = Reading::all_of(moment, shown);
    let (day, time) = match here.as_slice() {
        [start, end] => (
            start.day,
            format!("between {} and {}", start.clock, end.clock),
        ),
        [start, ..] => (start.day, about(moment, &start.clock)),
        [] => return String::new(),
    };
    let there = |zone| elsewhere(&here, &Reading::all_of(moment, zone), zone);
    let mut notes: Vec<String> = places.other(moment).map(there).into_iter().collect();
    if moment.uncertain {
        notes.push("uncertain".to_owned());
    }
    let weekday = names::weekday_before(&day);
    let after = shown.after_clock();
    let notes = bracketed(&notes);
    format!("{weekday}{}, {time}{after}{notes}", span::day(&LONG, &day))
}

/// A clock time at one end of an interval whose other end is something else.
pub(super) fn side(moment: &Moment, places: Places) -> String {
    let shown = places.shown(moment);
    let here = Reading::of(moment, shown);
    let time = about(moment, &here.clock);
    let there = |zone| {
        let there = Reading::of(moment, zone);
        elsewhere(std::slice::from_ref(&here), &[there], zone)
    };
    let mut notes: Vec<String> = places.other(moment).map(there).into_iter().collect();
    notes.extend(to_the_hour(&[moment]));
    if moment.uncertain {
        notes.push("uncertain".to_owned());
    }
    let after = shown.after_clock();
    let notes = bracketed(&notes);
    format!("{}, {time}{after}{notes}", span::day(&LONG, &here.day))
}

/// Two clock times of one place: "Friday 28 February 2025, 11:35 to 14:00 in New York (16:35 to
/// 19:00 UTC)", "from 22:00 on 28 February to 02:00 on 1 March 2025 UTC".
pub(super) fn interval(start: &Moment, end: &Moment, places: Places) -> String {
    let shown = places.shown(start);
    let here = [Reading::of(start, shown), Reading::of(end, shown)];
    let there = |zone| {
        let there = [Reading::of(start, zone), Reading::of(end, zone)];
        elsewhere(&here, &there, zone)
    };
    let mut notes: Vec<String> = places.other(start).map(there).into_iter().collect();
    notes.extend(to_the_hour(&[start, end]));
    notes.extend(match (start.uncertain, end.uncertain) {
        (true, true) => Some("uncertain".to_owned()),
        (true, false) => Some("start uncertain".to_owned()),
        (false, true) => Some("end uncertain".to_owned()),
        (false, false) => None,
    });
    let [first, last] = &here;
    let (from, to) = (about(start, &first.clock), about(end, &last.clock));
    let (after, notes) = (shown.after_clock(), bracketed(&notes));
    let end_day = span::day(&LONG, &last.day);
    if first.day == last.day {
        let weekday = names::weekday_before(&first.day);
        return format!("{weekday}{end_day}, {from} to {to}{after}{notes}");
    }
    let start_day = day_beside(&first.day, &last.day);
    format!("from {from} on {start_day} to {to} on {end_day}{after}{notes}")
}

/// Says that minutes are not known, where a bare "11:00" would pass for one.
fn to_the_hour(moments: &[&Moment]) -> Option<String> {
    let is_rough = |moment: &&Moment| moment.precision == Precision::Hour && !moment.approximate;
    let rough = moments.iter().any(is_rough);
    rough.then(|| "to the hour".to_owned())
}

/// What the clocks of another zone show: "16:35 UTC", "16:35 to 19:00 UTC", and the day where that
/// is not the same: "03:35 UTC on 1 March".
fn elsewhere(here: &[Reading], there: &[Reading], zone: Zone) -> String {
    let after = zone.after_clock();
    let same_days = here
        .iter()
        .zip(there)
        .all(|(one, other)| one.day == other.day);
    let (Some(shown), [start, rest @ ..]) = (here.first(), there) else {
        return String::new();
    };
    let on = |reading: &Reading| format!(" on {}", day_beside(&reading.day, &shown.day));
    match rest.last() {
        None if same_days => format!("{}{after}", start.clock),
        None => format!("{}{after}{}", start.clock, on(start)),
        Some(end) if same_days => format!("{} to {}{after}", start.clock, end.clock),
        Some(end) if start.day == end.day => {
            format!("{} to {}{after}{}", start.clock, end.clock, on(start))
        }
        Some(end) => {
            let (first, last) = (on(start), on(end));
            format!("{}{first} to {}{last}{after}", start.clock, end.clock)
        }
    }
}

/// "1 March", or "1 March 2025" beside a day of another year.
fn day_beside(day: &Civil, other: &Civil) -> String {
    if day.year == other.year {
        format!("{} {}", day.day, names::month_name(day.month))
    } else {
        span::day(&LONG, day)
    }
}

/// " (16:35 UTC; uncertain)"; nothing for nothing.
fn bracketed(notes: &[String]) -> String {
    if notes.is_empty() {
        String::new()
    } else {
        format!(" ({})", notes.join("; "))
    }
}
