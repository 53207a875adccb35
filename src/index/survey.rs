//! One walk over the events of a timeline that takes down all that the index needs of them.
//!
//! Events are large, and what the index needs of them is small: visiting them is what costs. So
//! they are visited once, on several threads, and the rest is done with what was taken down: 20
//! bytes for every event, a few more for one with claims, links or a validity.

use super::evidence::{ClaimPlace, Taken};
use super::{EventIndex, Extent};
use crate::model::date::{Instant, Moment};
use crate::model::{Event, Ids, Judge, Relation, StageName, Standing, When};

/// A link that leads to an event, seen from there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The event that has the link.
    pub from: EventIndex,
    /// The position of the link in that event.
    pub link: usize,
    /// What the link says.
    pub relation: Relation,
}

/// What is to be known before events are visited.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    /// All events.
    pub(super) events: &'a [Event],
    /// Their ids.
    pub(super) ids: &'a Ids,
    /// Knows how well they are sourced.
    pub(super) judge: &'a Judge<'a>,
    /// Where what goes on ends for now.
    pub(super) today: Instant,
}

/// What was taken down of some events that follow each other.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// Where each lies in time.
    pub(super) extents: Vec<Extent>,
    /// How well each is sourced.
    pub(super) standings: Vec<Standing>,
    /// The dates that are given for them beside their own.
    pub(super) other_dates: Vec<(EventIndex, When)>,
    /// How well their claims are sourced.
    pub(super) claims: Vec<(EventIndex, Standing)>,
    /// The links that lead to events of the timeline, by where they lead to.
    pub(super) links: Vec<(EventIndex, Reference)>,
    /// Those that say when they were valid.
    pub(super) in_force: Vec<EventIndex>,
    /// When which events were taken back, by themselves or by others.
    pub(super) revocations: Vec<(EventIndex, Moment)>,
    /// What they cite, and where their claims disagree.
    pub(super) evidence: Taken,
}

impl Survey {
    /// Visits a share of the events, the first of which has this position.
    pub(super) fn of(first: usize, share: &[Event], known: Known<'_>) -> Self {
        let mut survey = Self::default();
        survey.extents.reserve_exact(share.len());
        survey.standings.reserve_exact(share.len());
        for (index, event) in (first as EventIndex..).zip(share) {
            survey.visit(index, event, known);
        }
        survey
    }

    /// All shares in one.
    pub(super) fn joined(shares: Vec<Self>) -> Self {
        let mut shares = shares.into_iter();
        let mut all = shares.next().unwrap_or_default();
        for mut share in shares {
            all.extents.append(&mut share.extents);
            all.standings.append(&mut share.standings);
            all.claims.append(&mut share.claims);
            all.other_dates.append(&mut share.other_dates);
            all.links.append(&mut share.links);
            all.in_force.append(&mut share.in_force);
            all.revocations.append(&mut share.revocations);
            all.evidence.append(&mut share.evidence);
        }
        all
    }

    fn visit(&mut self, index: EventIndex, event: &Event, known: Known<'_>) {
        let others = known.judge.other_dates(event);
        let mut extent = Extent::of(event, known.today);
        for other in &others {
            extent = extent.map(|extent| extent.with(Extent::of_date(other, known.today)));
        }
        self.extents.push(extent.unwrap_or(Extent::NONE));
        let others = others.into_iter().map(|other| (index, other));
        self.other_dates.extend(others);
        self.weigh(index, event, known.judge);
        if event.in_force.is_some() {
            self.in_force.push(index);
        }
        let stages = event.stages.iter();
        let revoked = stages.filter(|stage| stage.stage == StageName::Revoked);
        let dates = revoked.filter_map(|stage| first_moment(stage.when.as_ref()?));
        self.revocations.extend(dates.map(|at| (index, at)));
        for (link, written) in event.links.iter().enumerate() {
            let Some(to) = find(known.events, known.ids, &written.to) else {
                continue;
            };
            let relation = written.relation;
            let reference = Reference {
                from: index,
                link,
                relation,
            };
            self.links.push((to, reference));
            let date = event
                .when
                .as_ref()
                .filter(|_| relation == Relation::Revokes);
            let at = date.and_then(first_moment);
            self.revocations.extend(at.map(|at| (to, at)));
        }
    }

    /// Takes down how well an event is sourced, by what, and where it disagrees.
    fn weigh(&mut self, index: EventIndex, event: &Event, judge: &Judge<'_>) {
        let Taken {
            citations,
            conflicts,
        } = &mut self.evidence;
        let claims = &mut self.claims;
        let mut claim = 0;
        let standing = judge.visit(
            event,
            |source| citations.push((source, index)),
            |standing, conflict| {
                claims.push((index, standing));
                let place = ClaimPlace {
                    event: index,
                    claim,
                };
                conflicts.extend(conflict.map(|conflict| (conflict, place)));
                claim += 1;
            },
        );
        self.standings.push(standing);
    }
}

/// The event with an id. Without one, an event cannot be referred to.
pub(super) fn find(events: &[Event], ids: &Ids, id: &str) -> Option<EventIndex> {
    if id.is_empty() {
        return None;
    }
    ids.find(events, id)
}

/// The date, or the one from which an interval starts.
fn first_moment(when: &When) -> Option<Moment> {
    when.earliest()?;
    when.form().moments().next().copied()
}
