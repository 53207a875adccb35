//! Which events extend which measure.

use crate::index::{EventIndex, Reference};
use crate::model::Relation;
use hashbrown::HashMap;

/// The events that have a validity or extend another, each with the event at the root of its
/// measure: by root, those of one measure in the order of the file. Takes O(m log m) for m of them.
pub(super) fn families(
    links: &[(EventIndex, Reference)],
    in_force: &[EventIndex],
) -> Vec<(EventIndex, EventIndex)> {
    let mut parents: HashMap<EventIndex, EventIndex> = HashMap::new();
    let extends = |link: &&(_, Reference)| link.1.relation == Relation::Extends;
    for (to, link) in links.iter().filter(extends) {
        // Of several, the first counts.
        parents.entry(link.from).or_insert(*to);
    }
    let mut members: Vec<EventIndex> = parents.keys().chain(in_force).copied().collect();
    members.sort_unstable();
    members.dedup();
    let mut roots = HashMap::new();
    let with_root = |member: EventIndex| (root(member, &parents, &mut roots), member);
    let mut families: Vec<_> = members.into_iter().map(with_root).collect();
    families.sort_unstable();
    families
}

/// The first of a row of extensions; of a circle, its first event in the file. What was found on the
/// way is kept in `roots`, so that all events together take O(n).
fn root(
    event: EventIndex,
    parents: &HashMap<EventIndex, EventIndex>,
    roots: &mut HashMap<EventIndex, EventIndex>,
) -> EventIndex {
    if !parents.contains_key(&event) {
        return event;
    }
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
