//! Questions about one timeline, answered fast: what lies where in time, who is in which lane, how
//! well it is sourced.
//!
//! An index is immutable and belongs to one revision of a document. It is made in one walk over the
//! events (`survey`), on several threads where they are many; what that takes down is sorted and
//! kept in flat arrays, about 60 bytes an event in all:
//!
//! | what | kept as | bytes an event | asked in |
//! |---|---|---|---|
//! | extents, standings | arrays by event | 19 | O(1) |
//! | order in time, ranks | arrays, each the inverse of the other | 8 | O(1) |
//! | starts and ends | each sorted, in an array of its own | 16 | O(log n) |
//! | ids of events and sources | tables of positions ([`Ids`]) | 6 to 14 | O(1) |
//! | ranks of events with weak evidence | sorted | 4 for each of those | O(log n) |
//! | which events cite a source | by source, flat (`evidence`) | 4 for each source that an event cites | O(1) |
//! | standings of claims, other dates, links that lead to an event, its measure | by event, flat (`grouped`) | for those alone that have some | O(log n) |
//!
//! How many events touch a range is two binary searches (those that start before its end, less those
//! that end before its start), whatever the lengths of the events.

mod chain;
mod eras;
mod evidence;
mod extent;
mod grouped;
mod kinds;
mod lanes;
pub mod search;
mod set;
mod sieve;
mod survey;
mod threads;
mod track;

pub use chain::{Chain, Ending, Stretch};
pub use eras::EraExtent;
pub use evidence::{ClaimPlace, Disagreement, SourceIndex};
pub use extent::Extent;
pub use kinds::KindEntry;
pub use lanes::{LaneGroup, MOST_BY_START, Measures, lane_groups};
pub use set::EventSet;
pub use sieve::{Flag, Sieve, Sifted};
pub use survey::Reference;
pub use track::{Lengths, MOST_CROWD, Track};

use crate::model::date::Instant;
use crate::model::{EventKind, Grouping, Ids, Judge, Level, Standing, Timeline, When};
use eras::Eras;
use evidence::Evidence;
use grouped::Grouped;
use kinds::Kinds;
use std::ops::Range;
use survey::Survey;

/// The position of an event in [`Timeline::events`].
pub type EventIndex = u32;

/// What is known of the events of one timeline, beside the timeline itself.
#[derive(Debug, Default)]
pub struct TimelineIndex {
    extents: Vec<Extent>,
    standings: Vec<Standing>,
    claim_standings: Grouped<Standing>,
    other_dates: Grouped<When>,
    evidence: EvidenceCounts,
    weak: Vec<u32>,
    order: Vec<EventIndex>,
    ranks: Vec<u32>,
    touching: Touching,
    eras: Eras,
    ids: Ids,
    evidence_of: Evidence,
    references: Grouped<Reference>,
    kinds: Kinds,
    chains: Vec<Chain>,
    in_chain: Grouped<u32>,
    known: Instant,
    today: Instant,
}

impl TimelineIndex {
    /// Reads a whole timeline once. `today` is where events that are going on end for now.
    pub fn new(timeline: &Timeline, today: Instant) -> Self {
        let events = timeline.events.as_slice();
        let known = known_until(timeline, today);
        let (ids, judge) =
            threads::both(events.len(), || Ids::new(events), || Judge::new(timeline));
        let facts = survey::Known {
            events,
            ids: &ids,
            judge: &judge,
            today,
        };
        let shares = threads::shares(events, |first, share| Survey::of(first, share, facts));
        let survey = Survey::joined(shares);
        let judged = judge.into_judged();
        let Survey {
            extents,
            standings,
            claims,
            other_dates,
            links,
            in_force,
            revocations,
            evidence,
        } = survey;
        let (times, (kinds, chains)) = threads::both(
            events.len(),
            || Times::new(&extents),
            || {
                let (links, revocations) = ((&*links, &*in_force), Grouped::new(revocations));
                let chains = chain::chains(timeline, links, &revocations, (known, today));
                (Kinds::new(timeline), chains)
            },
        );
        let members = (0..).zip(&chains);
        let in_chain = members.flat_map(|(place, chain)| chain.members().map(move |e| (e, place)));
        Self {
            evidence: EvidenceCounts::of(&standings),
            weak: weak_ranks(&times.order, &standings),
            claim_standings: Grouped::new(claims),
            other_dates: Grouped::new(other_dates),
            in_chain: Grouped::new(in_chain.collect()),
            references: Grouped::new(links),
            order: times.order,
            ranks: times.ranks,
            touching: times.touching,
            extents,
            standings,
            eras: Eras::new(timeline, today),
            ids,
            evidence_of: Evidence::new(timeline, judged, evidence),
            kinds,
            chains,
            known,
            today,
        }
    }

    /// The day on which what goes on ends for now: that on which the timeline was read.
    pub fn today(&self) -> Instant {
        self.today
    }

    /// The last second of which the timeline can know what happened: of the day up to which its facts
    /// were looked at, or today.
    pub fn known(&self) -> Instant {
        self.known
    }

    /// The measure to which an event belongs, if it put one in force or extended one.
    pub fn chain_of(&self, event: EventIndex) -> Option<&Chain> {
        let place = self.in_chain.of(event).first()?;
        self.chains.get(*place as usize)
    }

    /// The measures that are or were in force, in the order of the file.
    pub fn chains(&self) -> &[Chain] {
        &self.chains
    }

    /// The longest eras that touch a stretch of time, no more than `most`, by start.
    pub fn eras_in(&self, from: Instant, to: Instant, most: usize) -> Vec<EraExtent> {
        self.eras.touching(from, to, most)
    }

    /// Where an event lies in time, with all dates that are given for it; `None` if it has no date.
    pub fn extent(&self, event: EventIndex) -> Option<Extent> {
        let extent = self.extents.get(event as usize).copied();
        extent.filter(Extent::is_some)
    }

    /// How well an event is sourced.
    pub fn standing(&self, event: EventIndex) -> Standing {
        self.standings
            .get(event as usize)
            .copied()
            .unwrap_or_default()
    }

    /// How many events are how well sourced.
    pub fn evidence(&self) -> EvidenceCounts {
        self.evidence
    }

    /// How well each claim of an event is sourced.
    pub fn claim_standings(&self, event: EventIndex) -> &[Standing] {
        self.claim_standings.of(event)
    }

    /// The dates that claims give for an event and that cannot be meant together with its own, by time.
    pub fn other_dates(&self, event: EventIndex) -> &[When] {
        self.other_dates.of(event)
    }

    /// All events with a date by their start, then all without in the order of the file.
    pub fn order(&self) -> &[EventIndex] {
        &self.order
    }

    /// The position of an event in [`Self::order`].
    pub fn rank(&self, event: EventIndex) -> usize {
        self.ranks
            .get(event as usize)
            .map_or(usize::MAX, |rank| *rank as usize)
    }

    /// How many events have a date.
    pub fn dated(&self) -> usize {
        self.touching.starts.len()
    }

    /// The first start and the last end of all events with a date.
    pub fn span(&self) -> Option<(Instant, Instant)> {
        Some((*self.touching.starts.first()?, *self.touching.ends.last()?))
    }

    /// How many events touch a range of time.
    pub fn count_in(&self, range: Range<Instant>) -> usize {
        self.touching.count(range)
    }

    /// How many events start in a range of time.
    pub fn starts_in(&self, range: Range<Instant>) -> usize {
        self.places_in(range).len()
    }

    /// How many events with weak evidence start in a range of time.
    pub fn weak_starts_in(&self, range: Range<Instant>) -> usize {
        let places = self.places_in(range);
        let before = |limit: usize| self.weak.partition_point(|rank| (*rank as usize) < limit);
        before(places.end).saturating_sub(before(places.start))
    }

    /// Which of some events have weak evidence, by their positions among them.
    fn weak_ranks(&self, events: &[EventIndex]) -> Vec<u32> {
        weak_ranks(events, &self.standings)
    }

    /// The positions in [`Self::order`] of the events that start in a range of time.
    fn places_in(&self, range: Range<Instant>) -> Range<usize> {
        let starts = &self.touching.starts;
        let before = |instant| starts.partition_point(|start| *start < instant);
        let first = before(range.start);
        first..before(range.end).max(first)
    }

    /// The event with an id.
    pub fn event(&self, timeline: &Timeline, id: &str) -> Option<EventIndex> {
        survey::find(&timeline.events, &self.ids, id)
    }

    /// The links of other events that lead to this one.
    pub fn references(&self, event: EventIndex) -> &[Reference] {
        self.references.of(event)
    }

    /// The kinds that the timeline uses, with their looks and how many events have them.
    pub fn kinds(&self) -> &[KindEntry] {
        self.kinds.entries()
    }

    /// The title, glyph and colour of a kind.
    pub fn kind_entry(&self, kind: &EventKind) -> KindEntry {
        self.kinds.look_up(kind)
    }

    /// The lanes of the timeline under a grouping, each with its events: all, or those that are shown.
    pub fn lanes(
        &self,
        timeline: &Timeline,
        grouping: Grouping,
        shown: Option<&EventSet>,
    ) -> Vec<LaneGroup> {
        lane_groups(timeline, grouping, self, shown)
    }
}

/// Which of some events have weak evidence, by their positions among them.
fn weak_ranks(events: &[EventIndex], standings: &[Standing]) -> Vec<u32> {
    let is_weak = |event: &EventIndex| {
        let standing = standings.get(*event as usize);
        standing.is_some_and(|standing| standing.is_weak())
    };
    let ranks = (0..).zip(events);
    let mut weak: Vec<u32> = ranks
        .filter(|(_, e)| is_weak(e))
        .map(|(rank, _)| rank)
        .collect();
    weak.shrink_to_fit();
    weak
}

fn known_until(timeline: &Timeline, today: Instant) -> Instant {
    let as_of = timeline.as_of.as_ref().and_then(When::latest);
    as_of.map_or(today, |as_of| today.min(as_of.saturating_sub(1)))
}

/// How many events are how well sourced. Levels exclude each other, flags do not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EvidenceCounts {
    /// Supported by nothing.
    pub uncited: usize,
    /// Supported by one line of reporting.
    pub single: usize,
    /// Supported by two or more.
    pub corroborated: usize,
    /// Supported by a primary source.
    pub primary: usize,
    /// Disputed.
    pub disputed: usize,
}

impl EvidenceCounts {
    fn of(standings: &[Standing]) -> Self {
        let count = |holds: fn(&&Standing) -> bool| standings.iter().filter(holds).count();
        Self {
            uncited: count(|standing| standing.level == Level::Uncited),
            single: count(|standing| standing.level == Level::Single),
            corroborated: count(|standing| standing.level == Level::Corroborated),
            primary: count(|standing| standing.primary),
            disputed: count(|standing| standing.disputed),
        }
    }
}

/// What follows from where events lie in time.
struct Times {
    order: Vec<EventIndex>,
    ranks: Vec<u32>,
    touching: Touching,
}

impl Times {
    fn new(extents: &[Extent]) -> Self {
        let places = (0..).zip(extents);
        // With the position last, equal extents stay in the order of the file.
        let mut sorted: Vec<(Instant, Instant, EventIndex)> = places
            .clone()
            .filter(|(_, extent)| extent.is_some())
            .map(|(event, extent)| (extent.start, extent.end, event))
            .collect();
        sorted.sort_unstable();
        let starts = sorted.iter().map(|(start, _, _)| *start).collect();
        let mut ends: Vec<Instant> = sorted.iter().map(|(_, end, _)| *end).collect();
        ends.sort_unstable();
        let undated = places.filter(|(_, extent)| !extent.is_some());
        let mut order = Vec::with_capacity(extents.len());
        order.extend(sorted.iter().map(|(_, _, event)| *event));
        order.extend(undated.map(|(event, _)| event));
        let mut ranks = vec![u32::MAX; extents.len()];
        for (rank, event) in (0..).zip(&order) {
            if let Some(place) = ranks.get_mut(*event as usize) {
                *place = rank;
            }
        }
        Self {
            order,
            ranks,
            touching: Touching { starts, ends },
        }
    }
}

/// Sorted starts and ends, for counting.
#[derive(Debug, Default)]
struct Touching {
    starts: Vec<Instant>,
    ends: Vec<Instant>,
}

impl Touching {
    fn count(&self, range: Range<Instant>) -> usize {
        let started = self.starts.partition_point(|start| *start < range.end);
        let ended = self.ends.partition_point(|end| *end <= range.start);
        started.saturating_sub(ended)
    }
}

#[cfg(test)]
mod tests;
