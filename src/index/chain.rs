//! How long measures were in force: an event with its validity, and the events that extend it.
//!
//! Events joined by `Extends` links are one chain, named after the event at its root. What its
//! members say of being in force is joined where it meets, so that a measure with ten renewals is one
//! stretch with ten notches, and a hole between two of them is a lapse.

use super::EventIndex;
use crate::model::date::{Bound, Form, Instant, Precision};
use crate::model::{Event, Relation, StageName, Timeline, When};
use std::collections::{BTreeMap, HashMap};

/// Validities that are no further apart than this join: "until 14 March" and "from 15 March" leave no
/// hole. In seconds.
const JOINT_SECONDS: i64 = 86_400;

/// A measure and its renewals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// The measure that the others extend.
    pub root: EventIndex,
    /// The events that extend it, each with the instant of its renewal, by time.
    pub renewals: Vec<(Instant, EventIndex)>,
    /// When it was in force, by time; never empty, and never touching each other.
    pub stretches: Vec<Stretch>,
}

/// A stretch of time in which a measure was in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The earliest instant at which it may have begun.
    pub from: Instant,
    /// The instant at which it had surely begun.
    pub sure_from: Instant,
    /// The instant until which it had surely not ended.
    pub sure_to: Instant,
    /// The latest instant at which it may have ended; today if it goes on.
    pub to: Instant,
    /// How it ends.
    pub ending: Ending,
}

/// How a stretch ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It goes on, with no end in the file.
    Ongoing,
    /// It has an end, which is yet to come, or comes after what the file knows.
    Ahead,
    /// It has an end, but nobody says when.
    Unknown,
    /// It was taken back.
    Revoked,
    /// It ran out without a renewal.
    Lapsed,
}

impl Chain {
    /// The first and the last instant of all its stretches.
    pub fn ends(&self) -> (Instant, Instant) {
        let from = self.stretches.first().map_or(0, |stretch| stretch.from);
        let to = self.stretches.iter().map(|stretch| stretch.to).max();
        (from, to.unwrap_or(from))
    }

    /// The renewals that fall inside a stretch.
    pub fn notches(&self, stretch: &Stretch) -> impl Iterator<Item = (Instant, EventIndex)> {
        let (from, to) = (stretch.from, stretch.to);
        let inside = move |(at, _): &&(Instant, EventIndex)| *at > from && *at < to;
        self.renewals.iter().filter(inside).copied()
    }
}

/// The chains of a timeline, by the position of their roots.
pub(super) fn chains(
    timeline: &Timeline,
    find: &dyn Fn(&str) -> Option<EventIndex>,
    today: Instant,
) -> Vec<Chain> {
    // What became of a measure after the day of which the file speaks, it does not say.
    let known = timeline.as_of.as_ref().and_then(When::latest);
    let known = known.map_or(today, |known| known.min(today));
    let parents: HashMap<EventIndex, EventIndex> = (0..)
        .zip(&timeline.events)
        .filter_map(|(index, event)| Some((index, parent(event, find)?)))
        .collect();
    let mut families: BTreeMap<EventIndex, Vec<EventIndex>> = BTreeMap::new();
    for (index, event) in (0..).zip(&timeline.events) {
        if event.in_force.is_some() || parents.contains_key(&index) {
            let root = root(index, &parents);
            families.entry(root).or_default().push(index);
        }
    }
    let revocations = revocations(timeline, find);
    families
        .into_iter()
        .filter_map(|(root, members)| chain(timeline, root, &members, &revocations, (known, today)))
        .collect()
}

/// The event that this one extends.
fn parent(event: &Event, find: &dyn Fn(&str) -> Option<EventIndex>) -> Option<EventIndex> {
    let mut extends = event
        .links
        .iter()
        .filter(|link| link.relation == Relation::Extends);
    extends.find_map(|link| find(&link.to))
}

/// The first of a row of extensions; a row that bites its own tail is cut where it was entered.
fn root(event: EventIndex, parents: &HashMap<EventIndex, EventIndex>) -> EventIndex {
    let mut at = event;
    for _ in 0..parents.len() {
        match parents.get(&at) {
            Some(parent) if *parent != event => at = *parent,
            _ => break,
        }
    }
    at
}

/// When which events were taken back, by themselves or by others.
fn revocations(
    timeline: &Timeline,
    find: &dyn Fn(&str) -> Option<EventIndex>,
) -> HashMap<EventIndex, Vec<Instant>> {
    let mut revocations: HashMap<EventIndex, Vec<Instant>> = HashMap::new();
    for (index, event) in (0..).zip(&timeline.events) {
        let stages = event
            .stages
            .iter()
            .filter(|s| s.stage == StageName::Revoked);
        for at in stages.filter_map(|stage| stage.when.as_ref()?.earliest()) {
            revocations.entry(index).or_default().push(at);
        }
        let links = event
            .links
            .iter()
            .filter(|link| link.relation == Relation::Revokes);
        for revoked in links.filter_map(|link| find(&link.to)) {
            if let Some(at) = event.when.as_ref().and_then(When::earliest) {
                revocations.entry(revoked).or_default().push(at);
            }
        }
    }
    revocations
}

fn chain(
    timeline: &Timeline,
    root: EventIndex,
    members: &[EventIndex],
    revocations: &HashMap<EventIndex, Vec<Instant>>,
    times: (Instant, Instant),
) -> Option<Chain> {
    let event = |index: &EventIndex| timeline.events.get(*index as usize);
    let in_force = members
        .iter()
        .filter_map(|index| event(index)?.in_force.as_ref());
    let mut found: Vec<Stretch> = in_force.filter_map(|when| stretch(when, times)).collect();
    found.sort_by_key(|stretch| (stretch.from, stretch.to));
    let mut stretches: Vec<Stretch> = Vec::new();
    for stretch in found {
        match stretches.last_mut() {
            Some(last) if stretch.from <= last.to.saturating_add(JOINT_SECONDS) => {
                last.join(&stretch);
            }
            _ => stretches.push(stretch),
        }
    }
    let revoked: Vec<Instant> = members
        .iter()
        .chain([&root])
        .filter_map(|member| revocations.get(member))
        .flatten()
        .copied()
        .collect();
    for stretch in &mut stretches {
        let holds =
            |at: &Instant| *at > stretch.from && *at <= stretch.to.saturating_add(JOINT_SECONDS);
        if stretch.ending == Ending::Lapsed && revoked.iter().any(holds) {
            stretch.ending = Ending::Revoked;
        }
    }
    let renewal = |index: &EventIndex| {
        let event = event(index)?;
        let when = event.in_force.as_ref().or(event.when.as_ref())?;
        Some((when.earliest()?, *index))
    };
    let extending = members.iter().filter(|member| **member != root);
    let mut renewals: Vec<(Instant, EventIndex)> = extending.filter_map(renewal).collect();
    renewals.sort_unstable();
    (!stretches.is_empty()).then_some(Chain {
        root,
        renewals,
        stretches,
    })
}

impl Stretch {
    /// Takes in a stretch that begins before this one ends.
    fn join(&mut self, next: &Self) {
        // A renewal known only to the month does not make the joint doubtful.
        self.sure_from = self.sure_from.min(next.sure_from);
        if next.to >= self.to {
            self.to = next.to;
            self.sure_to = next.sure_to.max(self.sure_to);
            self.ending = next.ending;
        }
    }
}

/// What a validity says; none if it is only known that it ended. `known` is until when the file
/// knows what happened.
fn stretch(when: &When, (known, today): (Instant, Instant)) -> Option<Stretch> {
    let (start, end) = match when.form() {
        Form::Moment(moment) => (*moment, Bound::At(*moment)),
        Form::Interval { start, end } => (*start.moment()?, *end),
    };
    let is_vague = |precision| precision > Precision::Day;
    let sure_from = if is_vague(start.precision) {
        start.latest
    } else {
        start.earliest
    };
    let (sure_to, to, ending) = match end {
        Bound::Open => {
            let to = today.max(start.latest);
            (to, to, Ending::Ongoing)
        }
        Bound::Unknown => (start.latest, start.latest, Ending::Unknown),
        Bound::At(end) => {
            let ending = if end.latest > known {
                Ending::Ahead
            } else {
                Ending::Lapsed
            };
            let sure = if is_vague(end.precision) {
                end.earliest
            } else {
                end.latest
            };
            (sure, end.latest, ending)
        }
    };
    Some(Stretch {
        from: start.earliest,
        sure_from,
        sure_to,
        to,
        ending,
    })
}

#[cfg(test)]
mod tests;
