//! Events in lanes, under any grouping.

use super::threads::both;
use super::track::{crowd_in, crowds};
use super::{Chain, EventIndex, EventSet, TimelineIndex, Track};
use crate::model::date::Instant;
use crate::model::{Event, Grouping, Importance, Text, Timeline, hidden};
use std::cmp::Reverse;
use std::collections::HashMap;

/// With more measures than this, a lane has them by length rather than by start.
pub const MOST_BY_START: usize = 250;

/// A lane with the events that show in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaneGroup {
    /// What people read.
    pub title: Text,
    /// Its events with a date, sorted for asking.
    pub track: Track,
    /// The measures that show in it.
    pub measures: Measures,
}

impl LaneGroup {
    fn new(title: Text, events: &[EventIndex], timeline: &Timeline, index: &TimelineIndex) -> Self {
        let importance = |event| importance(timeline, event);
        Self {
            title,
            track: Track::new(
                events.iter().copied(),
                |event| index.extent(event),
                importance,
                |event| index.standing(event).is_weak(),
            ),
            measures: Measures::default(),
        }
    }

    /// The same lane with only those of its events.
    #[must_use]
    pub fn keeping(
        &self,
        timeline: &Timeline,
        index: &TimelineIndex,
        keep: impl Fn(EventIndex) -> bool,
    ) -> Self {
        let events = self.track.events().iter().copied();
        let events: Vec<EventIndex> = events.filter(|event| keep(*event)).collect();
        let measures = self.measures.ranked.iter().copied();
        let measures = measures.filter(|(event, _)| keep(*event)).collect();
        Self {
            measures: Measures::new(measures, index),
            ..Self::new(self.title.clone(), &events, timeline, index)
        }
    }

    /// Finds the measures whose events show in the lane.
    fn take_measures(
        &mut self,
        timeline: &Timeline,
        shown: &HashMap<EventIndex, Vec<usize>>,
        index: &TimelineIndex,
    ) {
        if shown.is_empty() {
            return;
        }
        let events = self.track.events().iter();
        let found = events.filter_map(|event| Some((*event, shown.get(event)?)));
        let mut measures: Vec<(EventIndex, usize)> = found
            .flat_map(|(event, places)| places.iter().map(move |at| (event, *at)))
            .collect();
        let is_crowded = measures.len() > MOST_BY_START;
        let rank = |(_, place): &(EventIndex, usize)| {
            let chain = index.chains().get(*place)?;
            let (from, to) = chain.ends();
            let second = if is_crowded {
                from.saturating_sub(to)
            } else {
                from
            };
            Some((Reverse(importance(timeline, chain.root)), second))
        };
        measures.sort_by_cached_key(rank);
        self.measures = Measures::new(measures, index);
    }
}

fn importance(timeline: &Timeline, event: EventIndex) -> Importance {
    let event = timeline.events.get(event as usize);
    event.map(|event| event.importance).unwrap_or_default()
}

/// The measures that show in a lane, and when they were in force.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measures {
    /// The event with which each shows, and its position in [`TimelineIndex::chains`]; from the most
    /// to the least important, each importance by start; where there are very many, each importance
    /// by length, so that the first ones cover all of the time.
    pub ranked: Vec<(EventIndex, usize)>,
    starts: Vec<Instant>,
    ends: Vec<Instant>,
    crowds: Vec<u8>,
}

impl Measures {
    fn new(ranked: Vec<(EventIndex, usize)>, index: &TimelineIndex) -> Self {
        let chains = ranked.iter().filter_map(|(_, at)| index.chains().get(*at));
        let (mut starts, mut ends): (Vec<Instant>, Vec<Instant>) = chains.map(Chain::ends).unzip();
        starts.sort_unstable();
        ends.sort_unstable();
        Self {
            ranked,
            crowds: crowds(&starts, &ends),
            starts,
            ends,
        }
    }

    /// How many measures at most are in force at one instant if each lasts longer by so many seconds;
    /// at most [`MOST_CROWD`](super::MOST_CROWD).
    pub fn crowd(&self, longer_by: Instant) -> usize {
        crowd_in(&self.crowds, longer_by)
    }

    /// How many measures are in force at some time of a stretch, from its first to its last instant:
    /// two binary searches.
    pub fn in_force(&self, from: Instant, to: Instant) -> usize {
        let begun = self.starts.partition_point(|start| *start <= to);
        begun.saturating_sub(self.ends.partition_point(|end| *end < from))
    }
}

/// More groups than this nobody can look through: the smallest are put together.
const MOST_LANES: usize = 1_000;
/// The lane of events that have none.
const NO_LANE: &str = "Everything else";

/// The lanes of a timeline under a grouping.
///
/// Lanes of the file and kinds keep their own order; groups made of words (actors, places, tags)
/// come with the largest first, and the smallest of very many in one. Empty lanes of the file stay,
/// since its author put them there. Events that are not shown are in none.
pub fn lane_groups(
    timeline: &Timeline,
    grouping: Grouping,
    index: &TimelineIndex,
    shown: Option<&EventSet>,
) -> Vec<LaneGroup> {
    let mut groups = Groups::default();
    match grouping {
        Grouping::Lane => {
            for lane in &timeline.lanes {
                let title = if lane.title.is_empty() {
                    &lane.id
                } else {
                    &lane.title
                };
                groups.declare(&lane.id, title);
            }
        }
        Grouping::Kind => {
            for entry in index.kinds() {
                groups.declare(entry.kind.name(), &entry.title);
            }
        }
        Grouping::Nothing => groups.declare("", &"All events".into()),
        Grouping::Actor | Grouping::Place | Grouping::Tag => {}
    }
    let is_shown = |event: &&EventIndex| shown.is_none_or(|shown| shown.contains(**event));
    let dated = index.order().iter().take(index.dated());
    for position in dated.filter(is_shown) {
        if let Some(event) = timeline.events.get(*position as usize) {
            groups.add(event, grouping, *position);
        }
    }
    let mut lanes = groups.lanes;
    if matches!(grouping, Grouping::Actor | Grouping::Place | Grouping::Tag) {
        lanes.sort_by_key(|(_, events)| std::cmp::Reverse(events.len()));
    }
    if lanes.len() > MOST_LANES.max(timeline.lanes.len()) {
        let smaller = lanes.split_off(MOST_LANES.max(timeline.lanes.len()));
        groups
            .rest
            .extend(smaller.into_iter().flat_map(|(_, events)| events));
        groups.rest.sort_unstable_by_key(|event| index.rank(*event));
        groups.rest.dedup();
    }
    if !groups.rest.is_empty() {
        let title = if lanes.is_empty() {
            "All events"
        } else {
            NO_LANE
        };
        lanes.push((title.into(), groups.rest));
    }
    let mut with: HashMap<EventIndex, Vec<usize>> = HashMap::new();
    for (place, chain) in index.chains().iter().enumerate() {
        with.entry(chain.shown_with).or_default().push(place);
    }
    let lane = |(title, events): &(Text, Vec<EventIndex>)| {
        let mut lane = LaneGroup::new(title.clone(), events, timeline, index);
        lane.take_measures(timeline, &with, index);
        lane
    };
    let made =
        |lanes: &[(Text, Vec<EventIndex>)]| -> Vec<LaneGroup> { lanes.iter().map(lane).collect() };
    let (first, second) = lanes.split_at(lanes.len() / 2);
    let (mut first, second) = both(index.dated(), || made(first), || made(second));
    first.extend(second);
    first
}

#[derive(Default)]
struct Groups {
    lanes: Vec<(Text, Vec<EventIndex>)>,
    places: HashMap<String, usize>,
    rest: Vec<EventIndex>,
}

impl Groups {
    fn declare(&mut self, id: &str, title: &Text) {
        if !self.places.contains_key(id) {
            self.places.insert(id.to_owned(), self.lanes.len());
            let title = if hidden::is_blank(title) {
                "Unnamed".into()
            } else {
                hidden::label_text(title)
            };
            self.lanes.push((title, Vec::new()));
        }
    }

    fn add(&mut self, event: &Event, grouping: Grouping, position: EventIndex) {
        match grouping {
            Grouping::Nothing => self.put(&"".into(), position),
            Grouping::Kind => self.put(&event.kind.name().into(), position),
            Grouping::Lane => self.put_all(&event.lanes, position),
            Grouping::Actor => self.put_all(&event.actors, position),
            Grouping::Place => self.put_all(&event.places, position),
            Grouping::Tag => self.put_all(&event.tags, position),
        }
    }

    fn put_all(&mut self, ids: &[Text], position: EventIndex) {
        for id in ids {
            self.put(id, position);
        }
        if ids.is_empty() {
            self.rest.push(position);
        }
    }

    fn put(&mut self, id: &Text, position: EventIndex) {
        self.declare(id, id);
        let lane = self
            .places
            .get(&**id)
            .and_then(|place| self.lanes.get_mut(*place));
        if let Some((_, events)) = lane
            && events.last() != Some(&position)
        {
            events.push(position);
        }
    }
}
