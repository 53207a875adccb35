//! Events in lanes, under any grouping.

use super::{EventIndex, EventSet, TimelineIndex};
use crate::model::{Event, Grouping, Importance, Text, Timeline, hidden};
use std::cmp::Reverse;
use std::collections::HashMap;

/// A lane with the events that show in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaneGroup {
    /// What people read.
    pub title: Text,
    /// Its events with a date, by their start.
    pub events: Vec<EventIndex>,
    /// The measures that show in it: the event with which each shows, and its position in
    /// [`TimelineIndex::chains`]; from the most to the least important, each importance by start.
    pub chains: Vec<(EventIndex, usize)>,
    /// The same by importance, from the most important ones, and then by their start.
    ranked: [Vec<EventIndex>; 4],
}

impl LaneGroup {
    fn new(title: Text) -> Self {
        Self {
            title,
            events: Vec::new(),
            chains: Vec::new(),
            ranked: Default::default(),
        }
    }

    /// Its events from the most to the least important, each importance by start.
    pub fn by_importance(&self) -> impl Iterator<Item = &[EventIndex]> {
        self.ranked.iter().map(Vec::as_slice)
    }

    /// The same lane with only those of its events.
    #[must_use]
    pub fn keeping(&self, keep: impl Fn(EventIndex) -> bool) -> Self {
        let kept = |events: &Vec<EventIndex>| {
            let kept = events.iter().copied().filter(|event| keep(*event));
            kept.collect()
        };
        Self {
            title: self.title.clone(),
            events: kept(&self.events),
            ranked: self.ranked.each_ref().map(kept),
            chains: self
                .chains
                .iter()
                .copied()
                .filter(|(event, _)| keep(*event))
                .collect(),
        }
    }

    /// Finds the measures whose events show in the lane.
    fn take_chains(
        &mut self,
        timeline: &Timeline,
        shown: &HashMap<EventIndex, Vec<usize>>,
        index: &TimelineIndex,
    ) {
        let found = self
            .events
            .iter()
            .filter_map(|event| Some((*event, shown.get(event)?)));
        let with_places =
            found.flat_map(|(event, places)| places.iter().map(move |at| (event, *at)));
        self.chains = with_places.collect();
        let rank = |(_, place): &(EventIndex, usize)| {
            let chain = index.chains().get(*place)?;
            let root = timeline.events.get(chain.root as usize)?;
            Some((Reverse(root.importance), chain.ends().0))
        };
        self.chains.sort_by_cached_key(rank);
    }

    fn rank(&mut self, timeline: &Timeline) {
        for event in &self.events {
            let importance = timeline
                .events
                .get(*event as usize)
                .map(|event| event.importance);
            let class = match importance.unwrap_or_default() {
                Importance::Landmark => 0,
                Importance::Major => 1,
                Importance::Normal => 2,
                Importance::Minor => 3,
            };
            if let Some(class) = self.ranked.get_mut(class) {
                class.push(*event);
            }
        }
    }
}

/// The lane of events that have none.
const NO_LANE: &str = "Everything else";

/// The lanes of a timeline under a grouping.
///
/// Lanes of the file and kinds keep their own order; groups made of words (actors, places, tags)
/// come with the largest first. Empty lanes of the file stay, since its author put them there. Events
/// that are not shown are in none.
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
        lanes.sort_by_key(|lane| std::cmp::Reverse(lane.events.len()));
    }
    if !groups.rest.is_empty() {
        let title = if lanes.is_empty() {
            "All events"
        } else {
            NO_LANE
        };
        lanes.push(LaneGroup {
            events: groups.rest,
            ..LaneGroup::new(title.into())
        });
    }
    let mut with: HashMap<EventIndex, Vec<usize>> = HashMap::new();
    for (place, chain) in index.chains().iter().enumerate() {
        with.entry(chain.shown_with).or_default().push(place);
    }
    for lane in &mut lanes {
        lane.rank(timeline);
        lane.take_chains(timeline, &with, index);
    }
    lanes
}

#[derive(Default)]
struct Groups {
    lanes: Vec<LaneGroup>,
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
            self.lanes.push(LaneGroup::new(title));
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
        if let Some(lane) = lane
            && lane.events.last() != Some(&position)
        {
            lane.events.push(position);
        }
    }
}
