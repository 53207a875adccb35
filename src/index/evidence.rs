//! Who cites what, what repeats what, and where claims disagree: the way back from sources and
//! subjects to events.

use super::grouped::Grouped;
use super::{EventIndex, TimelineIndex};
use crate::model::{Conflict, Ids, Source, Text, Timeline, folded};
use hashbrown::HashMap;

/// The position of a source in [`Timeline::sources`].
pub type SourceIndex = u32;

/// A claim, by its event and its position there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimPlace {
    /// Which event makes it.
    pub event: EventIndex,
    /// Its position among the claims of that event.
    pub claim: u32,
}

/// Something that claims disagree about, and all claims that take part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disagreement<'a> {
    /// What it is, and whether values or dates differ.
    pub conflict: &'a Conflict,
    /// The claims that give one of those, in the order of the file.
    pub claims: &'a [ClaimPlace],
}

/// The way back from sources and subjects to events: four bytes for each event that cites a source,
/// and four for each source; nothing for subjects on which all claims agree.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    source_ids: Ids,
    lines: Vec<u32>,
    citing: Citing,
    derived: Grouped<SourceIndex>,
    agencies: HashMap<Text, Vec<SourceIndex>>,
    conflicts: Vec<Conflict>,
    /// By conflict.
    claims: Grouped<ClaimPlace>,
    /// The conflicts by event.
    by_event: Grouped<u32>,
}

/// What was taken down of evidence while events were visited.
#[derive(Debug, Default)]
pub(super) struct Taken {
    /// Which source is cited by which event, in the order of the events.
    pub(super) citations: Vec<(SourceIndex, EventIndex)>,
    /// Which claim takes part in which conflict.
    pub(super) conflicts: Vec<(u32, ClaimPlace)>,
}

impl Taken {
    /// Adds what was taken down of later events.
    pub(super) fn append(&mut self, other: &mut Self) {
        self.citations.append(&mut other.citations);
        self.conflicts.append(&mut other.conflicts);
    }
}

impl Evidence {
    pub(super) fn new(timeline: &Timeline, judged: crate::model::Judged, taken: Taken) -> Self {
        let sources = timeline.sources.as_slice();
        let mut derived = Vec::new();
        let mut agencies: HashMap<Text, Vec<SourceIndex>> = HashMap::new();
        for (index, source) in (0..).zip(sources) {
            let origin = source.derived_from.as_deref();
            let origin = origin.and_then(|id| judged.source_ids.find(sources, id));
            derived.extend(origin.map(|origin| (origin, index)));
            if let Some(wire) = &source.wire {
                agencies.entry(folded(wire)).or_default().push(index);
            }
        }
        let mut by_event: Vec<(EventIndex, u32)> = taken
            .conflicts
            .iter()
            .map(|(conflict, place)| (place.event, *conflict))
            .collect();
        by_event.sort_unstable();
        by_event.dedup();
        Self {
            citing: Citing::new(sources.len(), &taken.citations),
            source_ids: judged.source_ids,
            lines: judged.lines,
            derived: Grouped::new(derived),
            agencies,
            conflicts: judged.conflicts,
            claims: Grouped::new(taken.conflicts),
            by_event: Grouped::new(by_event),
        }
    }
}

/// The events that cite each source, in order: all in one array, and where each source's part ends.
#[derive(Debug, Default)]
struct Citing {
    ends: Vec<u32>,
    events: Vec<EventIndex>,
}

impl Citing {
    /// Sorts by counting: pairs come in the order of the events, and so stay in it.
    fn new(sources: usize, citations: &[(SourceIndex, EventIndex)]) -> Self {
        let mut ends = vec![0_u32; sources];
        let mut last = vec![EventIndex::MAX; sources];
        // An event that cites a source more than once counts once.
        let is_new = |last: &mut [EventIndex], source: SourceIndex, event| {
            let known = last.get_mut(source as usize);
            known.is_some_and(|known| std::mem::replace(known, event) != event)
        };
        for (source, event) in citations {
            if is_new(&mut last, *source, *event)
                && let Some(end) = ends.get_mut(*source as usize)
            {
                *end += 1;
            }
        }
        let mut all = 0;
        for end in &mut ends {
            // For now, where the part of the source starts.
            all += std::mem::replace(end, all);
        }
        let mut events = vec![0; all as usize];
        last.fill(EventIndex::MAX);
        for (source, event) in citations {
            if is_new(&mut last, *source, *event)
                && let Some(end) = ends.get_mut(*source as usize)
                && let Some(place) = events.get_mut(*end as usize)
            {
                *place = *event;
                *end += 1;
            }
        }
        Self { ends, events }
    }

    fn of(&self, source: SourceIndex) -> &[EventIndex] {
        let end = |source: usize| self.ends.get(source).map_or(0, |end| *end as usize);
        let start = (source as usize).checked_sub(1).map_or(0, end);
        let part = self.events.get(start..end(source as usize));
        part.unwrap_or_default()
    }
}

impl TimelineIndex {
    /// The source with an id.
    pub fn source<'a>(&self, timeline: &'a Timeline, id: &str) -> Option<&'a Source> {
        timeline
            .sources
            .get(self.source_place(timeline, id)? as usize)
    }

    /// The position of the source with an id.
    pub fn source_place(&self, timeline: &Timeline, id: &str) -> Option<SourceIndex> {
        self.evidence_of.source_ids.find(&timeline.sources, id)
    }

    /// The events that cite a source, themselves or in a claim, each once, in the order of the file.
    pub fn citing(&self, source: SourceIndex) -> &[EventIndex] {
        self.evidence_of.citing.of(source)
    }

    /// The line of reporting of a source: the position of the first source of that line. Sources of
    /// one line count once.
    pub fn line_of_reporting(&self, source: SourceIndex) -> SourceIndex {
        let line = self.evidence_of.lines.get(source as usize);
        line.copied().unwrap_or(source)
    }

    /// The sources that are derived from a source, in the order of the file.
    pub fn derived_from(&self, source: SourceIndex) -> &[SourceIndex] {
        self.evidence_of.derived.of(source)
    }

    /// The sources that carry a report of an agency, in the order of the file.
    pub fn reports_of(&self, agency: &str) -> &[SourceIndex] {
        let reports = self.evidence_of.agencies.get(&folded(agency));
        reports.map_or(&[], Vec::as_slice)
    }

    /// What claims of an event disagree about, with one another or with those of other events.
    pub fn disagreements(&self, event: EventIndex) -> impl Iterator<Item = Disagreement<'_>> {
        let evidence = &self.evidence_of;
        let conflicts = evidence.by_event.of(event).iter();
        conflicts.filter_map(|number| {
            Some(Disagreement {
                conflict: evidence.conflicts.get(*number as usize)?,
                claims: evidence.claims.of(*number),
            })
        })
    }
}
