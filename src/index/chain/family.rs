//! Which events extend which measure.

use super::EventIndex;
use crate::model::{Event, Relation, Timeline};
use std::collections::{BTreeMap, HashMap};

/// The members of every measure, in the order of the file, by the event at its root.
pub(super) fn families(
    timeline: &Timeline,
    find: &dyn Fn(&str) -> Option<EventIndex>,
) -> BTreeMap<EventIndex, Vec<EventIndex>> {
    let parents: HashMap<EventIndex, EventIndex> = (0..)
        .zip(&timeline.events)
        .filter_map(|(index, event)| Some((index, parent(event, find)?)))
        .collect();
    let mut roots = HashMap::new();
    let mut families: BTreeMap<EventIndex, Vec<EventIndex>> = BTreeMap::new();
    for (index, event) in (0..).zip(&timeline.events) {
        if event.in_force.is_some() || parents.contains_key(&index) {
            let root = root(index, &parents, &mut roots);
            families.entry(root).or_default().push(index);
        }
    }
    families
}

/// The event that this one extends.
fn parent(event: &Event, find: &dyn Fn(&str) -> Option<EventIndex>) -> Option<EventIndex> {
    let links = event.links.iter();
    let mut extends = links.filter(|link| link.relation == Relation::Extends);
    extends.find_map(|link| find(&link.to))
}

/// The first of a row of extensions; of a circle, its first event in the file. What was found on the
/// way is kept in `roots`, so that all events together take O(n).
fn root(
    event: EventIndex,
    parents: &HashMap<EventIndex, EventIndex>,
    roots: &mut HashMap<EventIndex, EventIndex>,
) -> EventIndex {
    let mut walk: Vec<EventIndex> = Vec::new();
    let mut places: HashMap<EventIndex, usize> = HashMap::new();
    let mut at = event;
    let root = loop {
        if let Some(known) = roots.get(&at) {
            break *known;
        }
        if let Some(place) = places.get(&at) {
            let circle = walk.iter().skip(*place);
            break circle.min().copied().unwrap_or(at);
        }
        places.insert(at, walk.len());
        walk.push(at);
        match parents.get(&at) {
            Some(parent) => at = *parent,
            None => break at,
        }
    };
    roots.extend(walk.into_iter().map(|event| (event, root)));
    root
}
