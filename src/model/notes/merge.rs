//! Two people's notes on one timeline, put together so that neither loses any.

use super::{Note, Notes};
use crate::model::Text;
use hashbrown::HashMap;

/// What names a note: its id, and how many with that id stand before it.
type Key<'a> = (&'a str, usize);

/// Merges two versions of the notes that were `base` once.
///
/// What only one side changed is as that side has it; of what both changed in different ways both
/// versions are kept, ours under a new id; what one side took away and the other left alone is gone.
/// The order, the format and what is not known are those of `theirs`; what is new in `ours` follows.
#[must_use]
pub fn merge(base: &Notes, ours: &Notes, theirs: &Notes) -> Notes {
    let (old, own) = (by_key(base), by_key(ours));
    let mut merged = Notes {
        notes: Vec::with_capacity(theirs.notes.len()),
        ..theirs.clone()
    };
    let mut doubled = Vec::new();
    for (key, their) in keyed(theirs) {
        let before = old.get(&key).copied();
        match own.get(&key).copied() {
            Some(our) if our == their || before == Some(our) => merged.notes.push(their.clone()),
            Some(our) if before == Some(their) => merged.notes.push(our.clone()),
            Some(our) => {
                merged.notes.push(their.clone());
                doubled.push(our);
            }
            None if before == Some(their) => {}
            None => merged.notes.push(their.clone()),
        }
    }
    let known = by_key(theirs);
    for (key, our) in keyed(ours) {
        if !known.contains_key(&key) && old.get(&key).copied() != Some(our) {
            merged.notes.push(our.clone());
        }
    }
    for our in doubled {
        let id = other_id(&merged, &our.id);
        merged.notes.push(Note { id, ..our.clone() });
    }
    merged
}

/// The notes of both, each id once: of two versions the one that was changed last, else the first.
#[must_use]
pub fn joined(first: &Notes, second: &Notes) -> Notes {
    let others = by_key(second);
    let known = by_key(first);
    let mut all = first.clone();
    all.notes = keyed(first)
        .map(|(key, note)| match others.get(&key) {
            Some(other) if other.last_changed() > note.last_changed() => (*other).clone(),
            _ => note.clone(),
        })
        .collect();
    let new = keyed(second).filter(|(key, _)| !known.contains_key(key));
    all.notes.extend(new.map(|(_, note)| note.clone()));
    all
}

/// The notes with their keys, in order.
pub fn keyed(notes: &Notes) -> impl Iterator<Item = ((&str, usize), &Note)> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    notes.notes.iter().map(move |note| {
        let count = seen.entry(note.id.as_str()).or_default();
        *count += 1;
        ((note.id.as_str(), *count), note)
    })
}

fn by_key(notes: &Notes) -> HashMap<Key<'_>, &Note> {
    keyed(notes).collect()
}

/// "x-2", "x-3", …: the first that no note has.
fn other_id(notes: &Notes, id: &str) -> Text {
    let mut count = 2_u64;
    loop {
        let other = format!("{id}-{count}");
        if notes.notes.iter().all(|note| note.id != other.as_str()) {
            return other.into();
        }
        count += 1;
    }
}
