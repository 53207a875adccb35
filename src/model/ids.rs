//! From ids to the elements that have them, and ids that no element has yet.

use super::{Event, Source, Text};
use hashbrown::hash_table::Entry;
use hashbrown::{DefaultHashBuilder, HashMap, HashSet, HashTable};
use std::hash::BuildHasher as _;

/// What others refer to by its id.
pub trait Identified {
    /// Its id, which may be missing: then it is empty.
    fn id(&self) -> &str;
}

impl Identified for Event {
    fn id(&self) -> &str {
        &self.id
    }
}

impl Identified for Source {
    fn id(&self) -> &str {
        &self.id
    }
}

/// The positions of the elements of one list by their ids; of two with one id, the first counts.
///
/// A Swiss table of positions alone: ids are compared where they are, in the list, which whoever
/// asks brings along. So it takes 6 to 11 bytes an element however long the ids are, and a question
/// costs one hash and, as a rule, one look into the list.
#[derive(Debug, Default)]
pub struct Ids {
    table: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Ids {
    /// The ids of a list.
    pub fn new<T: Identified>(list: &[T]) -> Self {
        let mut table = HashTable::with_capacity(list.len());
        let hasher = DefaultHashBuilder::default();
        let id_at = |place: u32| list.get(place as usize).map_or("", T::id);
        for (place, element) in (0_u32..).zip(list) {
            let id = element.id();
            let is_it = |other: &u32| id_at(*other) == id;
            let hash = |other: &u32| hasher.hash_one(id_at(*other));
            if let Entry::Vacant(entry) = table.entry(hasher.hash_one(id), is_it, hash) {
                entry.insert(place);
            }
        }
        Self { table, hasher }
    }

    /// The position of the first element with an id in the list that this was made of.
    pub fn find<T: Identified>(&self, list: &[T], id: &str) -> Option<u32> {
        let is_it = |place: &u32| {
            let element = list.get(*place as usize);
            element.is_some_and(|element| element.id() == id)
        };
        self.table.find(self.hasher.hash_one(id), is_it).copied()
    }
}

/// Ids that are taken, for giving others to those that want one of them.
#[derive(Clone, Debug, Default)]
pub struct TakenIds {
    taken: HashSet<Text>,
    /// The number that is tried next for an id that was wanted and taken: so each is tried once,
    /// however many want the same id.
    next: HashMap<Text, usize>,
}

impl TakenIds {
    /// Takes an id, whether or not it is taken already.
    pub fn take(&mut self, id: Text) {
        self.taken.insert(id);
    }

    /// Takes the id that is wanted or, where that is taken, the first that is free of it with a
    /// number: "report-2", "report-3", …
    pub fn free(&mut self, wanted: &Text) -> Text {
        if self.taken.insert(wanted.clone()) {
            return wanted.clone();
        }
        let next = self.next.entry(wanted.clone()).or_insert(2);
        loop {
            let id = Text::from(format!("{wanted}-{next}"));
            *next += 1;
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_wants_an_id_that_is_taken_gets_the_first_free_number() {
        let mut ids = TakenIds::default();
        ids.take("a-3".into());
        let all = ["a", "a", "a", "b", "a-3", "a"].map(|id| ids.free(&id.into()));
        assert_eq!(all, ["a", "a-2", "a-4", "b", "a-3-2", "a-5"]);
    }

    #[test]
    fn the_first_with_an_id_is_found() {
        let source = |id: &str| Source {
            id: id.into(),
            ..Source::default()
        };
        let list: Vec<Source> = (0..1_000)
            .map(|number| source(&format!("source {}", number % 700)))
            .collect();
        let ids = Ids::new(&list);
        for number in 0..700 {
            let id = format!("source {number}");
            assert_eq!(ids.find(&list, &id), Some(number));
        }
        assert_eq!(ids.find(&list, "source 700"), None);
        assert_eq!(ids.find(&list, ""), None);
        assert_eq!(Ids::default().find(&list, "source 1"), None);
    }
}
