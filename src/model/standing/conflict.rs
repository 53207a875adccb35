//! What claims are about, and where they disagree.

use crate::model::date::{Bound, Form, Instant};
use crate::model::{Claim, Event, Text, When};
use hashbrown::HashMap;

/// Something that claims say different things about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// What it is, as the first claim about it has it.
    pub about: Text,
    /// Whether they give different values.
    pub values: bool,
    /// Whether they give dates that cannot all be meant.
    pub dates: bool,
}

/// A name or a value as it is compared: without regard to case and to how it is spaced.
pub fn folded(text: &str) -> Text {
    let mut folded = Text::new();
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(&word.to_lowercase());
    }
    folded
}

/// What the claims of a timeline disagree about.
pub(super) struct Subjects<'a> {
    /// The conflict about a subject as it is spelt.
    spelt: HashMap<&'a str, u32>,
    conflicts: Vec<Conflict>,
    /// The dates that are given where dates disagree, by conflict, in the order of time.
    dates: Vec<Vec<&'a When>>,
}

impl<'a> Subjects<'a> {
    /// Holds all claims about each thing against each other.
    pub(super) fn of(events: &'a [Event]) -> Self {
        let mut spelt: HashMap<&str, usize> = HashMap::new();
        let mut numbers: HashMap<Text, usize> = HashMap::new();
        let mut subjects: Vec<Versions<'_>> = Vec::new();
        for claim in events.iter().flat_map(|event| &event.claims) {
            let about = claim.about.as_deref();
            let Some(about) = about.filter(|about| !about.trim().is_empty()) else {
                continue;
            };
            let number = *spelt.entry(about).or_insert_with(|| {
                let folded = folded(about);
                *numbers.entry(folded).or_insert_with(|| {
                    subjects.push(Versions::of(about));
                    subjects.len() - 1
                })
            });
            if let Some(versions) = subjects.get_mut(number) {
                versions.add(claim);
            }
        }
        let (mut conflicts, mut dates) = (Vec::new(), Vec::new());
        let found = subjects.into_iter().map(|versions| {
            let conflict = versions.conflict()?;
            let mut told = if conflict.dates {
                versions.dates
            } else {
                Vec::new()
            };
            told.sort_by_key(|when| extent(when));
            told.dedup();
            dates.push(told);
            conflicts.push(conflict);
            Some(conflicts.len() as u32 - 1)
        });
        let found: Vec<Option<u32>> = found.collect();
        let spelt = spelt.into_iter();
        let spelt = spelt.filter_map(|(about, number)| Some((about, (*found.get(number)?)?)));
        Self {
            spelt: spelt.collect(),
            conflicts,
            dates,
        }
    }

    /// The dates that are given for a thing, where they disagree, in the order of time.
    pub(super) fn dates_of(&self, about: &str) -> &[&'a When] {
        let number = self.spelt.get(about);
        let dates = number.and_then(|number| self.dates.get(*number as usize));
        dates.map_or(&[], Vec::as_slice)
    }

    /// The position of the conflict in which a claim takes part.
    pub(super) fn conflict_of(&self, claim: &Claim) -> Option<u32> {
        let number = *self.spelt.get(claim.about.as_deref()?)?;
        let conflict = self.conflicts.get(number as usize)?;
        let takes_part =
            conflict.values && value_of(claim).is_some() || conflict.dates && claim.when.is_some();
        takes_part.then_some(number)
    }

    pub(super) fn into_conflicts(self) -> Vec<Conflict> {
        self.conflicts
    }
}

/// The value that a claim gives, if there is anything in it.
fn value_of(claim: &Claim) -> Option<&str> {
    let value = claim.value.as_deref().map(str::trim);
    value.filter(|value| !value.is_empty())
}

/// What was said of a thing so far.
struct Versions<'a> {
    about: &'a str,
    value: Option<&'a str>,
    values_differ: bool,
    dates: Vec<&'a When>,
}

impl<'a> Versions<'a> {
    fn of(about: &'a str) -> Self {
        Self {
            about,
            value: None,
            values_differ: false,
            dates: Vec::new(),
        }
    }

    fn add(&mut self, claim: &'a Claim) {
        if let Some(value) = value_of(claim) {
            let first = *self.value.get_or_insert(value);
            self.values_differ |= first != value && folded(first) != folded(value);
        }
        self.dates.extend(claim.when.as_ref());
    }

    fn conflict(&self) -> Option<Conflict> {
        let dates = disagree(&self.dates);
        (self.values_differ || dates).then(|| Conflict {
            about: self.about.into(),
            values: self.values_differ,
            dates,
        })
    }
}

/// Whether dates cannot all be meant: one instant in two zones is no conflict, nor is a day beside
/// its month, but two days are, and so are two intervals with different ends.
pub(super) fn disagree(dates: &[&When]) -> bool {
    let extents = dates.iter().map(|when| extent(when));
    let intervals = || {
        dates.iter().filter_map(|when| match when.form() {
            Form::Interval { start, end } => Some((start, end)),
            Form::Moment(_) => None,
        })
    };
    is_apart(extents)
        || is_apart(intervals().map(|(start, _)| end_extent(start)))
        || is_apart(intervals().map(|(_, end)| end_extent(end)))
}

/// The earliest and the latest instant that may be meant.
pub(super) fn extent(when: &When) -> (Instant, Instant) {
    (
        when.earliest().unwrap_or(Instant::MIN),
        when.latest().unwrap_or(Instant::MAX),
    )
}

/// When one end of an interval may be: an open one is never, an unknown one at any time.
fn end_extent(bound: &Bound) -> (Instant, Instant) {
    match bound {
        Bound::At(moment) => (moment.earliest, moment.latest),
        Bound::Open => (Instant::MAX - 1, Instant::MAX),
        Bound::Unknown => (Instant::MIN, Instant::MAX),
    }
}

/// Whether stretches of time have no instant in common: if each two stretches of a line meet, all of
/// them do.
fn is_apart(stretches: impl Iterator<Item = (Instant, Instant)>) -> bool {
    let common = stretches.reduce(|one, other| (one.0.max(other.0), one.1.min(other.1)));
    common.is_some_and(|(start, end)| start >= end)
}
