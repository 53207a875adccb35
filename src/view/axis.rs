//! The two rows of the time axis: calendar-aware steps from billions of years to seconds.
//!
//! The fine row is the finest step of a table whose labels have room; the coarse row is the natural
//! unit above it. Steps are civil (months have their own lengths, days start at midnight in the
//! zone), so ticks are found by calendar arithmetic and never by adding seconds.

mod hours;
mod labels;

pub use labels::{pointer_label, year_label};

use super::scale::TimeScale;
use super::text::{TextMeasure, Weight};
use crate::model::date::{Civil, Instant, Zone};
use labels::{coarse_labels, fine_label};

/// The size of fine labels, in points.
pub const FINE_SIZE: f32 = 11.0;
/// Free space beside a fine label, in points.
const LABEL_GAP: f64 = 20.0;
/// Labels are never nearer to each other than this, in points.
const LEAST_GAP: f32 = 6.0;
/// No screen shows more ticks than this.
const MOST_TICKS: usize = 600;

const SECOND: f64 = 1.0;
const MINUTE: f64 = 60.0;
const HOUR: f64 = 3_600.0;
const DAY: f64 = 86_400.0;
const MONTH: f64 = 30.44 * DAY;
const YEAR: f64 = 365.2425 * DAY;

/// A civil step: so many seconds, days, weeks, months or years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A divisor of a minute, or a minute.
    Seconds(u32),
    /// A divisor of an hour, or an hour.
    Minutes(u32),
    /// A divisor of a day.
    Hours(u32),
    /// One day.
    Day,
    /// Seven days, from Monday.
    Week,
    /// A divisor of twelve.
    Months(u32),
    /// Years that are divisible by this.
    Years(i64),
}

impl Step {
    /// Its usual length, in seconds.
    fn seconds(self) -> f64 {
        match self {
            Self::Seconds(n) => SECOND * f64::from(n),
            Self::Minutes(n) => MINUTE * f64::from(n),
            Self::Hours(n) => HOUR * f64::from(n),
            Self::Day => DAY,
            Self::Week => 7.0 * DAY,
            Self::Months(n) => MONTH * f64::from(n),
            Self::Years(n) => YEAR * n as f64,
        }
    }

    /// Whether it is shorter than a day.
    fn divides_days(self) -> bool {
        matches!(self, Self::Seconds(_) | Self::Minutes(_) | Self::Hours(_))
    }

    /// The step of the row above.
    fn coarser(self) -> Self {
        match self {
            Self::Seconds(_) | Self::Minutes(_) | Self::Hours(_) => Self::Day,
            Self::Day | Self::Week => Self::Months(1),
            Self::Months(_) => Self::Years(1),
            Self::Years(n) if n < 10 => Self::Years(10),
            Self::Years(n) => {
                let decade = 10_i64.saturating_pow(n.ilog10());
                Self::Years(decade.saturating_mul(if n == decade { 10 } else { 100 }))
            }
        }
    }

    /// The last start of such a step at or before a civil time.
    fn floor(self, civil: &Civil) -> Civil {
        let Civil {
            year,
            month,
            day,
            hour,
            minute,
            second,
        } = *civil;
        let at = |hour, minute, second| Civil {
            year,
            month,
            day,
            hour,
            minute,
            second,
        };
        let first = |year, month| Civil {
            year,
            month,
            day: 1,
            hour: 0,
            minute: 0,
            second: 0,
        };
        match self {
            Self::Seconds(n) => at(hour, minute, second - second % n.max(1)),
            Self::Minutes(n) => at(hour, minute - minute % n.max(1), 0),
            Self::Hours(n) => at(hour - hour % n.max(1), 0, 0),
            Self::Day => at(0, 0, 0),
            Self::Week => {
                let days = i64::from(civil.weekday().num_days_from_monday());
                at(0, 0, 0).add_days(-days)
            }
            Self::Months(n) => first(year, month - (month.max(1) - 1) % n.max(1)),
            Self::Years(n) => first(round_year(year, n.max(1)), 1),
        }
    }

    /// The start of the step after one that starts at `civil`.
    fn next(self, civil: &Civil) -> Civil {
        match self {
            Self::Seconds(n) => later(civil, i64::from(n)),
            Self::Minutes(n) => later(civil, i64::from(n) * 60),
            Self::Hours(n) => later(civil, i64::from(n) * 3_600),
            Self::Day => civil.add_days(1),
            Self::Week => civil.add_days(7),
            Self::Months(n) => civil.add_months(i64::from(n)),
            Self::Years(n) => Civil {
                // There is no year 0: after 1 BCE comes 1 CE, and then the first round year.
                year: if civil.year == 1 {
                    n.max(2)
                } else {
                    civil.year.saturating_add(n)
                },
                ..*civil
            },
        }
    }
}

/// The last round year at or before a year, round as people count: 2000 BCE is the astronomical
/// year -1999, and the first of the era stands for those before the first round one.
fn round_year(year: i64, step: i64) -> i64 {
    if year > 0 {
        return (year - year % step).max(1);
    }
    let before = 1_i64.saturating_sub(year);
    let past = (step - before % step) % step;
    1_i64.saturating_sub(before.saturating_add(past))
}

/// A civil time so many seconds later; the same where that cannot be said.
fn later(civil: &Civil, seconds: i64) -> Civil {
    civil.to_seconds().map_or(*civil, |start| {
        Civil::from_seconds(start.saturating_add(seconds))
    })
}

/// Fine steps below a year, finest first.
const STEPS: [Step; 16] = [
    Step::Seconds(1),
    Step::Seconds(5),
    Step::Seconds(15),
    Step::Minutes(1),
    Step::Minutes(5),
    Step::Minutes(15),
    Step::Minutes(30),
    Step::Hours(1),
    Step::Hours(3),
    Step::Hours(6),
    Step::Hours(12),
    Step::Day,
    Step::Week,
    Step::Months(1),
    Step::Months(3),
    Step::Years(1),
];

/// A line and a label of the fine row.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where it stands in time.
    pub instant: Instant,
    /// Where it stands on the canvas, in points.
    pub x: f32,
    /// What it says; nothing where the labels around it leave no room.
    pub label: String,
    /// Whether a unit of the coarse row starts here too.
    pub strong: bool,
}

/// A stretch of the coarse row.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// The left edge, in points; it may lie outside the canvas.
    pub left: f32,
    /// The right edge, in points; it may lie outside the canvas.
    pub right: f32,
    /// What it says, from the longest way to the shortest: take the first that fits.
    pub labels: Vec<String>,
}

/// The axis of one view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Axis {
    /// The fine row, from the left.
    pub ticks: Vec<Tick>,
    /// The coarse row, from the left.
    pub stretches: Vec<Stretch>,
}

impl Axis {
    /// The axis of a view, in the civil time of `zone`.
    pub fn new(scale: &TimeScale, zone: Zone, measure: &dyn TextMeasure) -> Self {
        let fine = fine_step(scale, zone, measure);
        let coarse = fine.coarser();
        let starts = |step| starts(step, scale, zone);
        let coarse_starts = starts(coarse);
        let mut ticks: Vec<Tick> = starts(fine)
            .into_iter()
            .map(|(instant, civil)| Tick {
                instant,
                x: scale.x_clamped(instant),
                label: fine_label(fine, &civil),
                strong: coarse_starts
                    .binary_search_by_key(&instant, |start| start.0)
                    .is_ok(),
            })
            .collect();
        if fine.divides_days() {
            hours::tell_passes_apart(&mut ticks, zone, measure);
        }
        let stretches = coarse_starts
            .iter()
            .zip(coarse_starts.iter().skip(1).map(Some).chain([None]))
            .filter_map(|((instant, civil), next)| {
                let next = next.map_or(Instant::MAX, |next| next.0);
                let stretch = Stretch {
                    left: scale.x_clamped(*instant),
                    right: scale.x_clamped(next),
                    labels: coarse_labels(coarse, civil),
                };
                (stretch.right > scale.left() && stretch.left < scale.right()).then_some(stretch)
            })
            .collect();
        Self { ticks, stretches }
    }
}

/// The finest step whose labels have room.
fn fine_step(scale: &TimeScale, zone: Zone, measure: &dyn TextMeasure) -> Step {
    let (from, to) = scale.edges();
    let (first, last) = (zone.civil(from), zone.civil(to));
    let width = |text: &str| measure.width(text, FINE_SIZE, Weight::Regular);
    let room = |step: Step| {
        let label = match step {
            Step::Seconds(_) => width("00:00:00"),
            Step::Minutes(_) | Step::Hours(_) => width("00:00"),
            Step::Day | Step::Week => width("Wed 28"),
            Step::Months(_) => width("Mmm"),
            Step::Years(length) => {
                let ends = [first, step.next(&first), last];
                let label = |civil: &Civil| width(&year_label(step.floor(civil).year, length));
                ends.iter().map(label).fold(0.0, f32::max)
            }
        };
        f64::from(label) + LABEL_GAP
    };
    let fits = |step: &Step| step.seconds() / scale.viewport().seconds_per_point() >= room(*step);
    let years = (0..18).flat_map(|power| [1, 2, 5].map(|n| Step::Years(n * 10_i64.pow(power))));
    STEPS
        .into_iter()
        .chain(years)
        .find(fits)
        .unwrap_or(Step::Years(1_000_000_000_000_000_000))
}

/// The starts of all steps that touch the view, the one under the left edge first.
fn starts(step: Step, scale: &TimeScale, zone: Zone) -> Vec<(Instant, Civil)> {
    let (from, to) = scale.edges();
    if step.divides_days() {
        let hours = hours::Hours::new(step.seconds() as i64, zone);
        let starts = hours.starts(from, to).take(MOST_TICKS);
        return starts
            .map(|instant| (instant, zone.civil(instant)))
            .collect();
    }
    let mut civil = step.floor(&zone.civil(from));
    let mut starts: Vec<(Instant, Civil)> = Vec::new();
    while starts.len() < MOST_TICKS {
        let Some(instant) = zone.instant(&civil) else {
            break;
        };
        if instant > to {
            break;
        }
        // A day that a place skipped gives the same instant twice.
        if starts.last().is_none_or(|last| last.0 < instant) {
            starts.push((instant, civil));
        }
        let next = step.next(&civil);
        if next == civil {
            break;
        }
        civil = next;
    }
    starts
}

#[cfg(test)]
mod tests;
