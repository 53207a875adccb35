//! The first events of a file that is still being read.
//!
//! What they show must be true of the whole: an event counts only if every source that it cites was
//! read already, and every source that one derives from. Links to events that were not read yet are
//! left out.

use super::walk::{Walk, is_timeline_over};
use super::{Cursor, element};
use crate::file::schema::Element as _;
use crate::model::{Event, Source, Timeline};
use foldhash::fast::RandomState;
use std::collections::{HashMap, HashSet};

/// Fewer events than this are not worth showing.
const FEWEST: usize = 100;

/// The head of a timeline and its first events, at most so many, from the beginning of its text;
/// none if there is too little of it, or if it is not of the plain sort.
pub(in crate::file) fn beginning(text: &str, most: usize) -> Option<Timeline> {
    let mut walk = Walk::new(text, &());
    walk.open()?;
    loop {
        let key_at = walk.cursor.at;
        let key = walk.cursor.key()?;
        if key == "events" {
            break;
        }
        walk.field(key, key_at)?;
        if is_timeline_over(&mut walk.cursor)? {
            return None;
        }
    }
    if walk.has_gaps() {
        return None;
    }
    let mut events = first_events(&mut walk.cursor, most)?;
    let zone = walk.cursor.zone.filter(|_| walk.has_early_dates);
    let mut timeline = walk.timeline;
    let sources = std::mem::take(&mut timeline.sources);
    let (whole, cited) = sourced(&events, &sources);
    events.truncate(whole);
    if events.len() < FEWEST {
        return None;
    }
    timeline.sources = sources
        .into_iter()
        .enumerate()
        .filter(|(index, _)| cited.contains(index))
        .map(|(_, source)| source)
        .collect();
    let ids: HashSet<_, RandomState> = events.iter().map(|event| event.id.clone()).collect();
    for event in &mut events {
        event.links.retain(|link| ids.contains(&link.to));
    }
    timeline.events = events;
    if let Some(zone) = zone {
        timeline.each_date(&mut |when| *when = when.in_zone(zone));
    }
    Some(timeline)
}

/// Takes events as long as they are of the plain sort.
fn first_events(cursor: &mut Cursor<'_>, most: usize) -> Option<Vec<Event>> {
    if !cursor.take(b'[') {
        return None;
    }
    cursor.trivia()?;
    let mut events = Vec::new();
    while events.len() < most
        && let Some(event) = element(cursor)
    {
        events.push(event);
        if cursor.comma_or(b']') != Some(false) {
            break;
        }
    }
    Some(events)
}

/// How many events from the first on cite only what is known, and which sources these are.
fn sourced(events: &[Event], sources: &[Source]) -> (usize, HashSet<usize, RandomState>) {
    let numbers: HashMap<&str, usize, RandomState> = sources
        .iter()
        .enumerate()
        .map(|(index, source)| (source.id.as_str(), index))
        .collect();
    let mut cited = HashSet::default();
    for (count, event) in events.iter().enumerate() {
        let claims = event.claims.iter().flat_map(|claim| &claim.citations);
        for citation in event.citations.iter().chain(claims) {
            let mut id = Some(&citation.source);
            while let Some(origin) = id {
                let Some(number) = numbers.get(origin.as_str()) else {
                    return (count, cited);
                };
                // Those that it derives from are known since it was met first.
                let is_new = cited.insert(*number);
                let source = sources.get(*number).filter(|_| is_new);
                id = source.and_then(|source| source.derived_from.as_ref());
            }
        }
    }
    (events.len(), cited)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    /// A timeline of so many events, of which every second cites the second source.
    fn text(events: usize, sources: &str) -> String {
        let mut text =
            format!("(title: \"T\", zone: \"Asia/Tehran\", sources: [{sources}], events: [");
        for number in 0..events {
            let source = if number % 2 == 0 { "a" } else { "b" };
            write!(
                text,
                "\n(id: \"{number}\", title: \"E\", when: \"2024\", citations: [(source: \"{source}\")], \
                 links: [(to: \"{}\")]),",
                number + 1
            )
            .unwrap();
        }
        text
    }

    const BOTH: &str = "(id: \"a\"), (id: \"b\", derived_from: \"c\"), (id: \"c\"), (id: \"d\")";

    #[test]
    fn the_first_events_come_with_the_sources_behind_them() {
        let text = text(500, BOTH);
        let beginning = beginning(&text[..text.len() - 40], 300).unwrap();
        assert_eq!(beginning.events.len(), 300);
        let ids: Vec<_> = beginning.sources.iter().map(|source| &*source.id).collect();
        assert_eq!(ids, ["a", "b", "c"]);
        assert_eq!(beginning.events[0].links.len(), 1);
        assert_eq!(
            beginning.events[299].links.len(),
            0,
            "its target is not read yet"
        );
    }

    #[test]
    fn nothing_is_shown_whose_sources_are_not_read_yet() {
        assert_eq!(beginning(&text(500, "(id: \"a\")"), 300), None);
        let unknown_origin = "(id: \"a\"), (id: \"b\", derived_from: \"c\")";
        assert_eq!(beginning(&text(500, unknown_origin), 300), None);
        let text = text(500, BOTH);
        let before = text.find("events").unwrap();
        assert_eq!(beginning(&text[..before - 8], 300), None);
    }
}
