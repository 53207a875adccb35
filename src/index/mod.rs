//! Questions about one timeline, answered fast: what lies where in time, who is in which lane, how
//! well it is sourced.
//!
//! An index is immutable and belongs to one revision of a document. Per group of events it keeps
//! the starts and the ends sorted, each in an array of its own; how many events touch a range is
//! then two binary searches (those that start before its end, less those that end before its
//! start), O(log n) whatever the lengths of the events.

mod chain;
mod eras;
mod extent;
mod lanes;
mod lookup;
pub mod search;
mod set;
mod sieve;
mod track;

pub use chain::{Chain, Ending, Stretch};
pub use eras::EraExtent;
pub use extent::Extent;
pub use lanes::{LaneGroup, MOST_BY_START, Measures, lane_groups};
pub use lookup::{KindEntry, Reference};
pub use set::EventSet;
pub use sieve::{Sieve, Sifted};
pub use track::{Lengths, MOST_CROWD, Track};

use crate::model::date::Instant;
use crate::model::{Event, EventKind, Grouping, Judge, Level, Source, Standing, Timeline, When};
use eras::Eras;
use lookup::Lookup;
use std::collections::HashMap;
use std::ops::Range;

/// The position of an event in [`Timeline::events`].
pub type EventIndex = u32;

/// What is known of the events of one timeline, beside the timeline itself.
#[derive(Debug)]
pub struct TimelineIndex {
    extents: Vec<Option<Extent>>,
    standings: Vec<Standing>,
    claim_standings: Vec<Vec<Standing>>,
    evidence: EvidenceCounts,
    order: Vec<EventIndex>,
    ranks: Vec<u32>,
    touching: Touching,
    lookup: Lookup,
    eras: Eras,
    chains: Vec<Chain>,
    in_chain: HashMap<EventIndex, usize>,
    known: Instant,
    today: Instant,
}

impl TimelineIndex {
    /// Reads a whole timeline once. `today` is where events that are going on end for now.
    pub fn new(timeline: &Timeline, today: Instant) -> Self {
        let judge = Judge::new(timeline);
        let extents: Vec<Option<Extent>> = timeline
            .events
            .iter()
            .map(|event| Extent::of(event, today))
            .collect();
        let order = in_time_order(&timeline.events, &extents);
        let mut ranks = vec![u32::MAX; timeline.events.len()];
        for (rank, event) in (0..).zip(&order) {
            if let Some(place) = ranks.get_mut(*event as usize) {
                *place = rank;
            }
        }
        let lookup = Lookup::new(timeline);
        let known = known_until(timeline, today);
        let chains = chain::chains(timeline, &|id| lookup.event(id), (known, today));
        let members = (0..).zip(&chains);
        let in_chain = members.flat_map(|(place, chain)| chain.members().map(move |e| (e, place)));
        let standings: Vec<Standing> = timeline
            .events
            .iter()
            .map(|event| judge.event(event))
            .collect();
        Self {
            evidence: EvidenceCounts::of(&standings),
            touching: Touching::new(extents.iter().flatten()),
            standings,
            claim_standings: timeline
                .events
                .iter()
                .map(|event| {
                    event
                        .claims
                        .iter()
                        .map(|claim| judge.claim(claim))
                        .collect()
                })
                .collect(),
            lookup,
            eras: Eras::new(timeline, today),
            in_chain: in_chain.collect(),
            chains,
            known,
            today,
            extents,
            order,
            ranks,
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
        self.chains.get(*self.in_chain.get(&event)?)
    }

    /// The measures that are or were in force, in the order of the file.
    pub fn chains(&self) -> &[Chain] {
        &self.chains
    }

    /// The longest eras that touch a stretch of time, no more than `most`, by start.
    pub fn eras_in(&self, from: Instant, to: Instant, most: usize) -> Vec<EraExtent> {
        self.eras.touching(from, to, most)
    }

    /// Where an event lies in time; `None` if it has no date.
    pub fn extent(&self, event: EventIndex) -> Option<Extent> {
        self.extents.get(event as usize).copied().flatten()
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
        self.claim_standings
            .get(event as usize)
            .map_or(&[], Vec::as_slice)
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
        let before = |instant| {
            self.touching
                .starts
                .partition_point(|start| *start < instant)
        };
        before(range.end).saturating_sub(before(range.start))
    }

    /// The event with an id.
    pub fn event(&self, id: &str) -> Option<EventIndex> {
        self.lookup.event(id)
    }

    /// The source with an id.
    pub fn source<'a>(&self, timeline: &'a Timeline, id: &str) -> Option<&'a Source> {
        timeline.sources.get(self.lookup.source(id)? as usize)
    }

    /// The links of other events that lead to this one.
    pub fn references(&self, event: EventIndex) -> &[Reference] {
        self.lookup.references(event)
    }

    /// The kinds that the timeline uses, with their looks and how many events have them.
    pub fn kinds(&self) -> &[KindEntry] {
        self.lookup.kinds()
    }

    /// The title, glyph and colour of a kind.
    pub fn kind_entry(&self, kind: &EventKind) -> KindEntry {
        self.lookup.kind(kind)
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

/// Sorted starts and ends, for counting.
#[derive(Debug, Default)]
struct Touching {
    starts: Vec<Instant>,
    ends: Vec<Instant>,
}

impl Touching {
    fn new<'a>(extents: impl Iterator<Item = &'a Extent> + Clone) -> Self {
        let mut starts: Vec<Instant> = extents.clone().map(|extent| extent.start).collect();
        let mut ends: Vec<Instant> = extents.map(|extent| extent.end).collect();
        starts.sort_unstable();
        ends.sort_unstable();
        Self { starts, ends }
    }

    fn count(&self, range: Range<Instant>) -> usize {
        let started = self.starts.partition_point(|start| *start < range.end);
        let ended = self.ends.partition_point(|end| *end <= range.start);
        started.saturating_sub(ended)
    }
}

fn in_time_order(events: &[Event], extents: &[Option<Extent>]) -> Vec<EventIndex> {
    let mut order: Vec<EventIndex> = (0..).take(events.len()).collect();
    order.sort_by_key(|event| {
        let extent = extents.get(*event as usize).copied().flatten();
        extent.map_or((true, 0, 0), |extent| (false, extent.start, extent.end))
    });
    order
}

#[cfg(test)]
mod tests;
