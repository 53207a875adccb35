//! In which events each word occurs, compressed.
//!
//! Of every word, the numbers of its events are kept in ascending order: as the gaps between them, seven
//! bits to the byte (variable-byte code, Zobel & Moffat 2006, section 5; Williams & Zobel,
//! "Compressing Integers for Fast File Access", The Computer Journal 42, 1999), or, where that is no
//! shorter, as a bitmap of n bits. So a word that occurs f times takes at most min(n/8, 5f) bytes and
//! one byte for each occurrence where gaps are below 128; adding its events to a set is O(f) or O(n/64).

use crate::index::{EventIndex, EventSet};
use fixedbitset::{Block, FixedBitSet};

/// The bytes of one block of a bitmap.
const BLOCK: usize = size_of::<Block>();

/// The events of one word while they are collected, in ascending order.
#[derive(Clone, Debug, Default)]
pub(super) struct List {
    first: EventIndex,
    last: EventIndex,
    /// The gaps after the first.
    gaps: Vec<u8>,
    is_used: bool,
}

impl List {
    /// Adds an event, which is none of those before the last one; the last one again changes nothing.
    pub(super) fn push(&mut self, event: EventIndex) {
        if !self.is_used {
            *self = Self {
                first: event,
                is_used: true,
                ..Self::default()
            };
        } else if event > self.last {
            put(event - self.last - 1, &mut self.gaps);
        }
        self.last = event;
    }
}

/// The events of all words of a vocabulary, by the position of the word.
#[derive(Debug, Default)]
pub(super) struct Postings {
    bytes: Vec<u8>,
    /// Where the events of each word end.
    ends: Vec<usize>,
    /// How many events there are.
    events: usize,
}

impl Postings {
    /// None yet, over so many events.
    pub(super) fn new(events: usize) -> Self {
        Self {
            events,
            ..Self::default()
        }
    }

    /// Adds the next word: its events from lists that follow each other.
    pub(super) fn push(&mut self, lists: &[List]) {
        let start = self.bytes.len();
        let mut next = 0;
        for list in lists.iter().filter(|list| list.is_used) {
            put(list.first - next, &mut self.bytes);
            self.bytes.extend_from_slice(&list.gaps);
            next = list.last + 1;
        }
        if self.bytes.len() - start >= self.bitmap_bytes() {
            let mut set = FixedBitSet::with_capacity(self.events);
            for event in gaps(self.bytes.get(start..).unwrap_or_default()) {
                set.insert(event as usize);
            }
            self.bytes.truncate(start);
            let blocks = set.as_slice().iter();
            self.bytes
                .extend(blocks.flat_map(|block| block.to_le_bytes()));
        }
        self.ends.push(self.bytes.len());
    }

    /// Gives back what was asked for in advance.
    pub(super) fn shrink(&mut self) {
        self.bytes.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// The events in which any of some words occur; nothing if `stop` says so on the way.
    pub(super) fn union(
        &self,
        words: impl Iterator<Item = usize>,
        stop: impl Fn() -> bool,
    ) -> Option<EventSet> {
        let mut set = FixedBitSet::with_capacity(self.events);
        for word in words {
            if stop() {
                return None;
            }
            let list = self.list(word);
            if list.len() == self.bitmap_bytes() {
                let blocks = set.as_mut_slice().iter_mut();
                for (block, bytes) in blocks.zip(list.as_chunks::<BLOCK>().0) {
                    *block |= Block::from_le_bytes(*bytes);
                }
            } else {
                for event in gaps(list) {
                    set.insert(event as usize);
                }
            }
        }
        Some(set.into())
    }

    /// The memory that it takes, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.bytes.capacity() + self.ends.capacity() * size_of::<usize>()
    }

    fn list(&self, word: usize) -> &[u8] {
        let end = self.ends.get(word).copied().unwrap_or_default();
        let before = word.checked_sub(1).and_then(|word| self.ends.get(word));
        let start = before.copied().unwrap_or_default();
        self.bytes.get(start..end).unwrap_or_default()
    }

    /// What a bitmap takes; a list of gaps is always shorter.
    fn bitmap_bytes(&self) -> usize {
        self.events.div_ceil(BLOCK * 8) * BLOCK
    }
}

/// Writes a number, seven bits to the byte, the lowest first; the last byte has its eighth bit set.
fn put(mut number: u32, bytes: &mut Vec<u8>) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8);
        number >>= 7;
    }
    bytes.push(number as u8 | 0x80);
}

/// Reads the events of a list of gaps.
fn gaps(bytes: &[u8]) -> impl Iterator<Item = EventIndex> + '_ {
    let mut bytes = bytes.iter();
    let mut next = 0_u32;
    std::iter::from_fn(move || {
        let mut gap = 0_u32;
        let mut shift = 0_u32;
        loop {
            let byte = u32::from(*bytes.next()?);
            gap |= (byte & 0x7f) << shift;
            if byte & 0x80 != 0 {
                break;
            }
            shift += 7;
        }
        let event = next + gap;
        next = event + 1;
        Some(event)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn list(events: impl IntoIterator<Item = u32>) -> List {
        let mut list = List::default();
        for event in events {
            list.push(event);
            list.push(event);
        }
        list
    }

    #[test]
    fn a_rare_word_takes_a_few_bytes_and_a_frequent_one_a_bit_an_event() {
        let mut postings = Postings::new(64_000);
        postings.push(&[list([5, 6, 60_000])]);
        assert_eq!(postings.bytes.len(), 5);
        postings.push(&[list((0..64_000).filter(|event| event % 3 > 0))]);
        assert_eq!(postings.bytes.len(), 5 + 8_000);
    }

    proptest! {
        #[test]
        fn every_word_gives_its_events_back(
            (events, words) in (1..3_000_usize).prop_flat_map(|events| {
                let list = proptest::collection::btree_set(0..events as u32, 0..events.min(400));
                (Just(events), proptest::collection::vec((list, 0..events as u32), 1..6))
            })
        ) {
            let mut postings = Postings::new(events);
            for (wanted, cut) in &words {
                let part = |first: bool| list(wanted.iter().copied().filter(|event| (event < cut) == first));
                postings.push(&[part(true), part(false)]);
            }
            for (word, (wanted, _)) in words.iter().enumerate() {
                let found = postings.union(std::iter::once(word), || false).unwrap();
                prop_assert_eq!(&found.iter().collect::<BTreeSet<_>>(), wanted);
            }
            let all = postings.union(0..words.len(), || false).unwrap();
            let wanted: BTreeSet<u32> = words.iter().flat_map(|(events, _)| events).copied().collect();
            prop_assert_eq!(all.iter().collect::<BTreeSet<_>>(), wanted);
            prop_assert_eq!(postings.union(0..words.len(), || true), None);
        }
    }
}
