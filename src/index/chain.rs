//! How long measures were in force: an event with its validity, and the events that extend it.
//!
//! Events joined by `Extends` links are one chain, named after the event at its root. What its
//! members say of being in force is joined where it meets, so that a measure with ten renewals is one
//! stretch with ten notches, and a hole between two of them is a lapse.

mod family;
mod stretch;

pub use stretch::{Ending, Stretch};

use super::grouped::Grouped;
use super::{EventIndex, Reference};
use crate::model::date::{Instant, Moment};
use crate::model::{Event, Timeline};
use stretch::{Known, joined};

/// A measure and its renewals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// The measure that the others extend.
    pub root: EventIndex,
    /// The event in whose lanes it shows: the root, or where that has no date, the first renewal that
    /// has one.
    pub shown_with: EventIndex,
    /// The events that extend it, each with the instant of its renewal, by time.
    pub renewals: Vec<(Instant, EventIndex)>,
    /// When it was in force, by time; never empty, and never touching each other.
    pub stretches: Vec<Stretch>,
}

impl Chain {
    /// The events that belong to it.
    pub fn members(&self) -> impl Iterator<Item = EventIndex> {
        let renewals = self.renewals.iter().map(|(_, renewal)| *renewal);
        [self.root].into_iter().chain(renewals)
    }

    /// The first and the last instant of all its stretches.
    pub fn ends(&self) -> (Instant, Instant) {
        let from = self.stretches.first().map_or(0, Stretch::from);
        (from, self.stretches.last().map_or(from, |last| last.to))
    }

    /// The renewals that fall inside a stretch.
    pub fn notches(&self, stretch: &Stretch) -> &[(Instant, EventIndex)] {
        let after = |limit: Instant| move |(at, _): &(Instant, EventIndex)| *at <= limit;
        let first = self.renewals.partition_point(after(stretch.from()));
        let end = self
            .renewals
            .partition_point(after(stretch.to.saturating_sub(1)));
        self.renewals.get(first..end).unwrap_or_default()
    }
}

/// The chains of a timeline, by the position of their roots. Those of events without any date are
/// left out, since they show in no lane.
///
/// `until` is the last second of which the timeline can know what happened.
pub(super) fn chains(
    timeline: &Timeline,
    (links, in_force): (&[(EventIndex, Reference)], &[EventIndex]),
    revocations: &Grouped<Moment>,
    (until, today): (Instant, Instant),
) -> Vec<Chain> {
    let known = Known { until, today };
    let families = family::families(links, in_force);
    families
        .chunk_by(|(one, _), (other, _)| one == other)
        .filter_map(|family| chain(timeline, family, revocations, &known))
        .collect()
}

/// The measure that a family makes: its members, each with their root before it.
fn chain(
    timeline: &Timeline,
    family: &[(EventIndex, EventIndex)],
    revocations: &Grouped<Moment>,
    known: &Known,
) -> Option<Chain> {
    let root = family.first()?.0;
    let members = || family.iter().map(|(_, member)| *member);
    let event = |index: EventIndex| timeline.events.get(index as usize);
    let stretch = |index: EventIndex| {
        let stretch = Stretch::new(index, event(index)?.in_force.as_ref()?, known)?;
        Some(stretch.revoked(revocations.of(index)))
    };
    let stretches = joined(members().filter_map(stretch).collect());
    let renewal = |index: EventIndex| Some((renewed_at(event(index)?)?, index));
    let extending = members().filter(|member| *member != root);
    let mut renewals: Vec<(Instant, EventIndex)> = extending.filter_map(renewal).collect();
    renewals.sort_unstable();
    let is_dated = |index: &EventIndex| event(*index).is_some_and(|event| event.when.is_some());
    let in_order = renewals.iter().map(|(_, renewal)| *renewal);
    let shown_with = [root].into_iter().chain(in_order).find(is_dated)?;
    (!stretches.is_empty()).then_some(Chain {
        root,
        shown_with,
        renewals,
        stretches,
    })
}

/// When a renewal begins: with its validity, else on its own date.
fn renewed_at(event: &Event) -> Option<Instant> {
    event.in_force.as_ref().or(event.when.as_ref())?.earliest()
}

#[cfg(test)]
mod tests;
