//! From ids to positions, and who refers to whom.

use super::EventIndex;
use crate::model::{Colour, EventKind, Glyph, Relation, Text, Timeline, hidden};
use std::collections::HashMap;

/// A kind that a timeline uses, and how it looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindEntry {
    /// The kind.
    pub kind: EventKind,
    /// What people read.
    pub title: Text,
    /// Its shape.
    pub glyph: Glyph,
    /// Its colour.
    pub colour: Colour,
    /// How many events have it.
    pub count: usize,
}

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

/// Tables of one timeline.
#[derive(Debug, Default)]
pub(super) struct Lookup {
    events: HashMap<Text, EventIndex>,
    sources: HashMap<Text, u32>,
    references: HashMap<EventIndex, Vec<Reference>>,
    kinds: Vec<KindEntry>,
}

impl Lookup {
    pub(super) fn new(timeline: &Timeline) -> Self {
        let mut lookup = Self::default();
        for (index, event) in (0..).zip(&timeline.events) {
            // Without an id, an event cannot be referred to.
            if !event.id.is_empty() {
                lookup.events.entry(event.id.clone()).or_insert(index);
            }
        }
        for (index, source) in (0..).zip(&timeline.sources) {
            lookup.sources.entry(source.id.clone()).or_insert(index);
        }
        for (from, event) in (0..).zip(&timeline.events) {
            for (link, relation) in event.links.iter().enumerate() {
                if let Some(to) = lookup.events.get(&relation.to).copied() {
                    let reference = Reference {
                        from,
                        link,
                        relation: relation.relation,
                    };
                    lookup.references.entry(to).or_default().push(reference);
                }
            }
        }
        lookup.kinds = kinds(timeline);
        lookup
    }

    pub(super) fn event(&self, id: &str) -> Option<EventIndex> {
        self.events.get(id).copied()
    }

    pub(super) fn source(&self, id: &str) -> Option<u32> {
        self.sources.get(id).copied()
    }

    pub(super) fn references(&self, event: EventIndex) -> &[Reference] {
        self.references.get(&event).map_or(&[], Vec::as_slice)
    }

    pub(super) fn kinds(&self) -> &[KindEntry] {
        &self.kinds
    }

    pub(super) fn kind(&self, kind: &EventKind) -> KindEntry {
        let known = self.kinds.iter().find(|entry| entry.kind == *kind);
        known.cloned().unwrap_or_else(|| entry(kind.clone()))
    }
}

fn entry(kind: EventKind) -> KindEntry {
    KindEntry {
        title: hidden::label(kind.title()).into(),
        glyph: kind.glyph(),
        colour: kind.colour(),
        count: 0,
        kind,
    }
}

/// The kinds in use: built-in ones in their usual order, then declared ones, then strangers.
fn kinds(timeline: &Timeline) -> Vec<KindEntry> {
    let declared = timeline.kinds.iter().map(|kind| KindEntry {
        kind: EventKind::Custom(kind.id.clone()),
        title: hidden::label_text(if kind.title.is_empty() {
            &kind.id
        } else {
            &kind.title
        }),
        glyph: kind.glyph,
        colour: kind.colour,
        count: 0,
    });
    let mut entries: Vec<KindEntry> = EventKind::BUILT_IN
        .into_iter()
        .map(entry)
        .chain(declared)
        .collect();
    let mut places: HashMap<EventKind, usize> = entries
        .iter()
        .enumerate()
        .map(|(place, entry)| (entry.kind.clone(), place))
        .collect();
    for event in &timeline.events {
        let place = *places.entry(event.kind.clone()).or_insert_with(|| {
            entries.push(entry(event.kind.clone()));
            entries.len() - 1
        });
        if let Some(entry) = entries.get_mut(place) {
            entry.count += 1;
        }
    }
    entries.retain(|entry| entry.count > 0);
    entries
}
