//! The kinds that a timeline uses.

use crate::model::{Colour, EventKind, Glyph, Text, Timeline, hidden};
use hashbrown::HashMap;

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

/// The kinds in use, with a table of their places.
#[derive(Debug, Default)]
pub(super) struct Kinds {
    entries: Vec<KindEntry>,
    places: HashMap<EventKind, usize>,
}

impl Kinds {
    pub(super) fn new(timeline: &Timeline) -> Self {
        let entries = kinds(timeline);
        let places = entries.iter().enumerate();
        Self {
            places: places
                .map(|(place, entry)| (entry.kind.clone(), place))
                .collect(),
            entries,
        }
    }

    /// Those in use.
    pub(super) fn entries(&self) -> &[KindEntry] {
        &self.entries
    }

    /// The look of a kind among those in use; of another kind, its usual one. O(1).
    pub(super) fn look_up(&self, kind: &EventKind) -> KindEntry {
        let place = self.places.get(kind).copied();
        let known = place.and_then(|place| self.entries.get(place));
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
        let place = places.get(&event.kind).copied().unwrap_or_else(|| {
            entries.push(entry(event.kind.clone()));
            places.insert(event.kind.clone(), entries.len() - 1);
            entries.len() - 1
        });
        if let Some(entry) = entries.get_mut(place) {
            entry.count += 1;
        }
    }
    entries.retain(|entry| entry.count > 0);
    entries
}
