//! Which dates claims give for an event beside its own.
//!
//! Most claims with a date are about something else than the day of their event: when a measure was to
//! begin, or when somebody was told. So a date counts as *another date of the event* only
//!
//! - if it is given in a claim about the same thing as a claim of this event whose date is the event's
//!   own: if "day on which DEFCON 2 was ordered" is the 24th in one claim and the 23rd in another, and
//!   the event lies on the 24th, the 23rd is another date for it;
//! - or if it is given in a claim of this event that is `about` the event itself, by its id.
//!
//! In both cases it must be one that cannot be meant together with the event's own date: an hour of the
//! same day is no other date.

use super::conflict::{Subjects, disagree, extent};
use crate::model::date::Form;
use crate::model::{Event, When};

/// No more other dates of an event are told.
const MOST_DATES: usize = 4;

impl Subjects<'_> {
    /// The dates of an event beside its own, by time.
    pub(super) fn other_dates(&self, event: &Event) -> Vec<When> {
        let Some(own) = &event.when else {
            return Vec::new();
        };
        let mut found: Vec<&When> = Vec::new();
        for claim in &event.claims {
            let (Some(about), Some(when)) = (claim.about.as_deref(), &claim.when) else {
                continue;
            };
            if about == &*event.id {
                found.push(when);
            } else if is_same(own, when) {
                found.extend(first_others(own, self.dates_of(about)));
            }
        }
        found.retain(|when| disagree(&[own, when]));
        found.sort_by_key(|when| extent(when));
        found.dedup_by_key(|when| extent(when));
        found.truncate(MOST_DATES);
        found.into_iter().cloned().collect()
    }
}

/// The first dates that cannot be meant together with one, of dates in the order of time. A thing that
/// claims of many events are about has many dates, of which few are looked at.
fn first_others<'a>(own: &When, dates: &[&'a When]) -> Vec<&'a When> {
    let mut others: Vec<&When> = Vec::new();
    for when in dates.iter().filter(|when| disagree(&[own, when])) {
        if others
            .last()
            .is_some_and(|last| extent(last) == extent(when))
        {
            continue;
        }
        others.push(when);
        if others.len() == MOST_DATES {
            break;
        }
    }
    others
}

/// Whether a date may be that of an event: both are points in time, or both last equally long.
fn is_same(own: &When, other: &When) -> bool {
    is_interval(own) == is_interval(other) && !disagree(&[own, other])
}

fn is_interval(when: &When) -> bool {
    matches!(when.form(), Form::Interval { .. })
}
