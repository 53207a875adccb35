//! How long measures were in force: an event with its validity, and the events that extend it.
//!
//! Events joined by `Extends` links are one chain, named after the event at its root. What its
//! members say of being in force is joined where it meets, so that a measure with ten renewals is one
//! stretch with ten notches, and a hole between two of them is a lapse.

mod family;
mod stretch;

pub use stretch::{Ending, Stretch};

use super::EventIndex;
use crate::model::date::{Instant, Moment};
use crate::model::{Event, Relation, StageName, Timeline, When};
use std::collections::HashMap;
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
    find: &dyn Fn(&str) -> Option<EventIndex>,
    (until, today): (Instant, Instant),
) -> Vec<Chain> {
    let known = Known { until, today };
    let revocations = revocations(timeline, find);
    let families = family::families(timeline, find).into_iter();
    families
        .filter_map(|(root, members)| chain(timeline, root, &members, &revocations, &known))
        .collect()
}

/// When which events were taken back, by themselves or by others.
fn revocations(
    timeline: &Timeline,
    find: &dyn Fn(&str) -> Option<EventIndex>,
) -> HashMap<EventIndex, Vec<Moment>> {
    let mut revocations: HashMap<EventIndex, Vec<Moment>> = HashMap::new();
    for (index, event) in (0..).zip(&timeline.events) {
        let stages = event.stages.iter();
        let revoked = stages.filter(|stage| stage.stage == StageName::Revoked);
        for at in revoked.filter_map(|stage| start(stage.when.as_ref()?)) {
            revocations.entry(index).or_default().push(at);
        }
        let links = event.links.iter();
        let revokes = links.filter(|link| link.relation == Relation::Revokes);
        for revoked in revokes.filter_map(|link| find(&link.to)) {
            if let Some(at) = event.when.as_ref().and_then(start) {
                revocations.entry(revoked).or_default().push(at);
            }
        }
    }
    revocations
}

/// The date, or the one from which an interval starts.
fn start(when: &When) -> Option<Moment> {
    when.earliest()?;
    when.form().moments().next().copied()
}

fn chain(
    timeline: &Timeline,
    root: EventIndex,
    members: &[EventIndex],
    revocations: &HashMap<EventIndex, Vec<Moment>>,
    known: &Known,
) -> Option<Chain> {
    let event = |index: EventIndex| timeline.events.get(index as usize);
    let stretch = |index: &EventIndex| {
        let stretch = Stretch::new(*index, event(*index)?.in_force.as_ref()?, known)?;
        let revoked = revocations.get(index).map_or(&[][..], Vec::as_slice);
        Some(stretch.revoked(revoked))
    };
    let stretches = joined(members.iter().filter_map(stretch).collect());
    let renewal = |index: &EventIndex| Some((renewed_at(event(*index)?)?, *index));
    let extending = members.iter().filter(|member| **member != root);
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
