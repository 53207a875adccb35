//! What claims say about the same things, and which dates that gives for an event beside its own.
//!
//! Claims are held against each other by what they are `about`, over the whole timeline. A thing is
//! *disputed* where their values differ, or their dates cannot all be meant.
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

use crate::model::date::Form;
use crate::model::{Event, When};
use hashbrown::{HashMap, HashSet};
use std::collections::BTreeSet;

/// No more other dates of an event are told.
const MOST_DATES: usize = 4;

/// What was said of a thing so far.
#[derive(Default)]
struct Versions<'a> {
    value: Option<&'a str>,
    values_differ: bool,
    dates: Vec<&'a When>,
}

/// The things that claims of a timeline disagree about.
pub(super) struct Subjects<'a> {
    disputed: HashSet<&'a str>,
    /// All dates that are given for those whose dates disagree.
    dates: HashMap<&'a str, Vec<&'a When>>,
}

impl<'a> Subjects<'a> {
    /// Holds all claims against each other.
    pub(super) fn new(events: &'a [Event]) -> Self {
        let mut subjects: HashMap<&str, Versions<'_>> = HashMap::new();
        for claim in events.iter().flat_map(|event| &event.claims) {
            let Some(about) = claim.about.as_deref() else {
                continue;
            };
            let versions = subjects.entry(about).or_default();
            if let Some(value) = claim.value.as_deref().map(str::trim) {
                let first = *versions.value.get_or_insert(value);
                versions.values_differ |=
                    first != value && first.to_lowercase() != value.to_lowercase();
            }
            versions.dates.extend(claim.when.as_ref());
        }
        let mut found = Self {
            disputed: HashSet::new(),
            dates: HashMap::new(),
        };
        for (about, versions) in subjects {
            let dates_differ = disagree(&versions.dates);
            if dates_differ || versions.values_differ {
                found.disputed.insert(about);
            }
            if dates_differ {
                found.dates.insert(about, versions.dates);
            }
        }
        found
    }

    /// Whether claims about a thing disagree.
    pub(super) fn are_disputed(&self, about: &str) -> bool {
        self.disputed.contains(about)
    }

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
                found.extend(self.dates.get(about).into_iter().flatten());
            }
        }
        found.retain(|when| disagree(&[own, when]));
        found.sort_by_key(|when| extent(when));
        found.dedup_by_key(|when| extent(when));
        found.truncate(MOST_DATES);
        found.into_iter().cloned().collect()
    }
}

/// Whether a date may be that of an event: both are points in time, or both last equally long.
fn is_same(own: &When, other: &When) -> bool {
    is_interval(own) == is_interval(other) && !disagree(&[own, other])
}

/// Whether dates cannot all be meant: one instant in two zones is no conflict, nor is a day beside
/// its month, but two days are, and so are two intervals with different ends.
fn disagree(dates: &[&When]) -> bool {
    // If each two stretches of a line meet, all of them do.
    let last_start = dates.iter().map(|when| extent(when).0).max();
    let first_end = dates.iter().map(|when| extent(when).1).min();
    let intervals = dates.iter().filter(|when| is_interval(when));
    let intervals: BTreeSet<_> = intervals.map(|when| extent(when)).collect();
    last_start
        .zip(first_end)
        .is_some_and(|(start, end)| start >= end)
        || intervals.len() > 1
}

/// The earliest and the latest instant that may be meant.
fn extent(when: &When) -> (i64, i64) {
    (
        when.earliest().unwrap_or(i64::MIN),
        when.latest().unwrap_or(i64::MAX),
    )
}

fn is_interval(when: &When) -> bool {
    matches!(when.form(), Form::Interval { .. })
}
