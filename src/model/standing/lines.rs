//! Which sources belong to one line of reporting, and so count once.

use super::folded;
use crate::model::{Ids, Source, Text};
use hashbrown::HashMap;

/// Numbers the independent lines of reporting, each by its first source: sources with the same
/// number count once.
pub(super) fn lines_of_reporting(sources: &[Source], ids: &Ids) -> Vec<u32> {
    let mut parents: Vec<u32> = (0..).take(sources.len()).collect();
    // An agency is a publisher, too: its own pages and what others print of it are one line.
    let (mut names, mut missing) = (Names::default(), Names::default());
    let mut join = |one: u32, other: u32| {
        let (one, other) = (root(&mut parents, one), root(&mut parents, other));
        if let Some(parent) = parents.get_mut(one.max(other) as usize) {
            *parent = one.min(other);
        }
    };
    for (index, source) in (0..).zip(sources) {
        let origin = source.derived_from.as_ref().filter(|id| !id.is_empty());
        let wire = source.wire.as_ref().filter(|name| is_name(name));
        if let Some(origin) = origin {
            let known = ids.find(sources, origin);
            join(index, known.unwrap_or_else(|| missing.first(origin, index)));
        }
        // Who repeats an agency or another document speaks for that, not for its own publisher.
        let own = origin.is_none() && wire.is_none();
        let publisher = source.publisher.as_ref();
        let name = wire.or_else(|| publisher.filter(|name| own && is_name(name)));
        if let Some(name) = name {
            join(index, names.first(name, index));
        }
    }
    let all = (0..).take(sources.len());
    all.map(|index| root(&mut parents, index)).collect()
}

/// Whether there is anything in it.
fn is_name(name: &str) -> bool {
    !name.trim().is_empty()
}

/// Who goes by a name, whatever its case and spaces.
#[derive(Default)]
struct Names<'a> {
    /// By the name as it is spelt, so that each spelling is looked at once.
    spelt: HashMap<&'a str, u32>,
    folded: HashMap<Text, u32>,
}

impl<'a> Names<'a> {
    /// The first source with that name, which may be this one.
    fn first(&mut self, name: &'a Text, index: u32) -> u32 {
        let folded = || *self.folded.entry(folded(name)).or_insert(index);
        *self.spelt.entry(name).or_insert_with(folded)
    }
}

/// The representative of a set in a union–find forest; parents have smaller numbers. Halves the way
/// for those that ask next (Tarjan and van Leeuwen 1984).
fn root(parents: &mut [u32], mut index: u32) -> u32 {
    let parent =
        |parents: &[u32], index: u32| parents.get(index as usize).copied().unwrap_or(index);
    loop {
        let next = parent(parents, parent(parents, index));
        if next == index {
            return index;
        }
        if let Some(place) = parents.get_mut(index as usize) {
            *place = next;
        }
        index = next;
    }
}
