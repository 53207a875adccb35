//! Whether dates look invented: more on the first of a month, or on 1 January, than chance allows.
//!
//! Who knows no more than the month and has to fill in a day writes the first. One such date tells
//! nothing; many do. Under the null hypothesis each date falls on 1 January with probability
//! 1/365.2425, and on the first of another month with 11/365.2425, independently of the others; the
//! number of those among `n` dates is binomial, and the rule fires if as many or more have a
//! probability under [`SIGNIFICANCE`] (one-sided exact binomial test: W. J. Conover, *Practical
//! Nonparametric Statistics*, 3rd ed. 1999, section 3.1). At least [`FEWEST`] are asked for, so that
//! three dates in a small file are no verdict.
//!
//! Only dates to the day without a mark of doubt count, each day once, since one day that is told
//! three times is no three dates. What begins or ends by decree begins on the first more often than by
//! chance: a day on which a stage `Effective` or `Expires`, or the validity of the event, begins
//! does not count.

use super::Context;
use super::findings::{About, Findings, Words};
use crate::file::Code;
use crate::index::EventIndex;
use crate::model::date::{Form, Instant, Precision};
use crate::model::{Event, StageName, When};
use hashbrown::HashSet;

/// The rule fires where less than this share of honest files would look like that.
const SIGNIFICANCE: f64 = 1e-4;
/// So many dates there must be.
const FEWEST: usize = 5;
/// The days of a mean year of the Gregorian calendar.
const YEAR_DAYS: f64 = 365.2425;

/// The dates on one sort of day.
#[derive(Default)]
struct Firsts {
    count: usize,
    /// The first event with one.
    event: Option<EventIndex>,
}

/// The dates to the day that were met so far.
#[derive(Default)]
pub(super) struct Tally {
    days: HashSet<Instant>,
    of_years: Firsts,
    of_months: Firsts,
}

impl Tally {
    /// Takes down the date of an event.
    pub(super) fn visit(&mut self, context: &Context<'_>, position: EventIndex, event: &Event) {
        let Some(when) = &event.when else { return };
        let Form::Moment(moment) = when.form() else {
            return;
        };
        let is_plain = moment.precision == Precision::Day
            && !moment.approximate
            && !moment.uncertain
            && moment.latest - moment.earliest < 2 * crate::model::date::DAY;
        if !is_plain || is_decreed(event, moment.earliest) {
            return;
        }
        if !self.days.insert(moment.earliest) {
            return;
        }
        let zone = moment.zone.unwrap_or_else(|| context.timeline.home_zone());
        let civil = zone.civil(moment.earliest);
        let firsts = match (civil.day, civil.month) {
            (1, 1) => &mut self.of_years,
            (1, _) => &mut self.of_months,
            _ => return,
        };
        firsts.count += 1;
        firsts.event = firsts.event.or(Some(position));
    }

    /// Reports what chance does not explain, at the first event with such a date.
    pub(super) fn report(&self, context: &Context<'_>, findings: &mut Findings<'_>) {
        let all = self.days.len();
        let cases = [
            (&self.of_years, 1.0 / YEAR_DAYS, "1 January"),
            (&self.of_months, 11.0 / YEAR_DAYS, "the first of a month"),
        ];
        for (firsts, share, day) in cases {
            let Firsts { count, event } = firsts;
            let Some(position) = event else { continue };
            let Some(event) = context.event(*position) else {
                continue;
            };
            if *count < FEWEST || upper_tail(all, *count, share) >= SIGNIFICANCE {
                continue;
            }
            findings.report(Code::InventedDates, About::event(event), || {
                let expected = (all as f64 * share).max(0.1);
                let message = format!(
                    "{count} of {all} dates are {day}, where chance gives {expected:.1}: they look \
                     filled in"
                );
                let help = "write as much as is known: `2014-03` for a month, `2014` for a year";
                Words::new(format!("events[{position}].when"), message, help)
            });
        }
    }
}

/// Whether something begins or ends on that day because somebody decided so.
fn is_decreed(event: &Event, day: Instant) -> bool {
    let begins = |when: Option<&When>| when.and_then(When::earliest) == Some(day);
    let mut stages = event.stages.iter();
    begins(event.in_force.as_ref())
        || stages.any(|stage| {
            let is_set = matches!(stage.stage, StageName::Effective | StageName::Expires);
            is_set && begins(stage.when.as_ref())
        })
}

/// The probability that of `all` independent trials at least `count` succeed, each with probability
/// `share`, which lies between 0 and 1.
///
/// The first term comes from logarithms, so that nothing overflows, the others from the ratio of two
/// that follow each other; terms too small to count are left out.
fn upper_tail(all: usize, count: usize, share: f64) -> f64 {
    if count == 0 {
        return 1.0;
    }
    if count > all {
        return 0.0;
    }
    let (trials, least) = (all as f64, count as f64);
    let choices: f64 = (1..=count)
        .map(|step| ((trials - least + step as f64) / step as f64).ln())
        .sum();
    let mut term = (choices + least * share.ln() + (trials - least) * (-share).ln_1p()).exp();
    let odds = share / (1.0 - share);
    let mut sum = 0.0;
    for successes in count..=all {
        sum += term;
        let successes = successes as f64;
        let ratio = (trials - successes) / (successes + 1.0) * odds;
        term *= ratio;
        if ratio < 1.0 && term < sum * 1e-17 {
            break;
        }
    }
    sum.min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The same as the definition has it: a sum over all numbers of successes, each by Pascal's rule.
    fn naive(all: usize, count: usize, share: f64) -> f64 {
        let mut chances = vec![1.0];
        for _ in 0..all {
            let mut next = vec![0.0; chances.len() + 1];
            for (successes, chance) in chances.iter().enumerate() {
                next[successes] += chance * (1.0 - share);
                next[successes + 1] += chance * share;
            }
            chances = next;
        }
        chances.iter().skip(count).sum()
    }

    proptest! {
        #[test]
        fn the_tail_is_the_sum_of_its_definition(
            (all, count) in (0_usize..120).prop_flat_map(|all| (Just(all), 0..=all + 1)),
            share in 0.001_f64..0.999,
        ) {
            let (fast, slow) = (upper_tail(all, count, share), naive(all, count, share));
            prop_assert!((fast - slow).abs() <= 1e-9 * slow.max(1e-3), "{fast} {slow}");
        }
    }

    #[test]
    fn a_million_dates_are_weighed_too() {
        let expected = 1e6 / YEAR_DAYS;
        assert!(upper_tail(1_000_000, expected as usize, 1.0 / YEAR_DAYS) > 0.4);
        assert!(upper_tail(1_000_000, 2 * expected as usize, 1.0 / YEAR_DAYS) < 1e-100);
    }
}
