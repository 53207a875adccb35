//! What entries of BibLaTeX inherit: from the `xdata` entries that they name, then from the one of
//! their `crossref`, each with what those name in turn.

use super::Imported;
use super::bibtex::RawEntry;
use std::collections::HashMap;

/// An entry may inherit from so many others.
const MOST_PARENTS: usize = 32;
/// All entries together may look through so much of others, in bytes: a file in which many name a long
/// one would else take memory without end.
const MOST_INHERITED: usize = 64 << 20;

/// An entry from which another inherits.
#[derive(Clone, Copy)]
pub(super) struct Parent<'a> {
    pub(super) entry: &'a RawEntry,
    /// Whether all its fields are as those of the heir itself: `xdata`, and not a book of which the
    /// heir is a chapter, whose title is another.
    pub(super) is_own: bool,
}

/// The entries of a file by their keys.
pub(super) struct Library<'a> {
    entries: HashMap<String, &'a RawEntry>,
    /// The bytes of all that was inherited.
    inherited: usize,
}

impl<'a> Library<'a> {
    /// Of two entries with one key, the first counts; keys in small and capital letters are the same.
    pub(super) fn new(all: &'a [RawEntry]) -> Self {
        let mut entries = HashMap::new();
        for entry in all {
            entries.entry(entry.key.to_lowercase()).or_insert(entry);
        }
        Self {
            entries,
            inherited: 0,
        }
    }

    /// The entries from which one inherits, the one that counts most first; no entries where that is too
    /// much. Nothing if they go round: such an entry is left out. Both are told.
    pub(super) fn parents(
        &mut self,
        heir: &'a RawEntry,
        imported: &mut Imported,
    ) -> Option<Vec<Parent<'a>>> {
        let mut parents: Vec<Parent<'_>> = Vec::new();
        // What is still to be looked at, with how many stand between it and the heir.
        let mut open = vec![(heir, 0, true)];
        let mut path: Vec<&RawEntry> = Vec::new();
        while let Some((entry, depth, is_own)) = open.pop() {
            if depth > 0 {
                if parents.iter().any(|known| is_same(known.entry, entry)) {
                    continue;
                }
                self.inherited += size(entry);
                parents.push(Parent { entry, is_own });
            }
            path.truncate(depth);
            path.push(entry);
            let mut found = Vec::new();
            for (name, key) in named(entry).take(MOST_PARENTS + 1) {
                let Some(parent) = self.entries.get(&key.to_lowercase()) else {
                    let why =
                        format!("The entry refers to “{key}” ({name}), which is not in the file");
                    imported.skip(entry.line, why);
                    continue;
                };
                found.push((*parent, depth + 1, is_own && name == "xdata"));
            }
            let goes_round = found
                .iter()
                .any(|(parent, ..)| path.iter().any(|known| is_same(known, parent)));
            let is_too_much = self.inherited > MOST_INHERITED
                || parents.len() + open.len() + found.len() > MOST_PARENTS;
            if goes_round || (is_too_much && !found.is_empty()) {
                let key = &heir.key;
                if goes_round {
                    let why = format!("The references of “{key}” go round, so it was left out");
                    imported.skip(heir.line, why);
                    return None;
                }
                let why = format!("What “{key}” inherits is too much, and was left out");
                imported.skip(heir.line, why);
                return Some(Vec::new());
            }
            open.extend(found.into_iter().rev());
        }
        Some(parents)
    }
}

/// The keys that an entry names, with the fields that name them.
fn named(entry: &RawEntry) -> impl Iterator<Item = (&'static str, &str)> {
    ["xdata", "crossref"].into_iter().flat_map(|wanted| {
        let values = entry.fields.iter().filter(move |(name, _)| name == wanted);
        let keys = values.flat_map(|(_, value)| value.split(','));
        keys.map(str::trim)
            .filter(|key| !key.is_empty())
            .map(move |key| (wanted, key))
    })
}

/// So many bytes are looked through for what an entry leaves to its heirs.
fn size(entry: &RawEntry) -> usize {
    let fields = entry.fields.iter();
    fields.map(|(name, value)| name.len() + value.len()).sum()
}

fn is_same(one: &RawEntry, other: &RawEntry) -> bool {
    std::ptr::eq(one, other)
}
