//! Finding events by the words in them, as fast as somebody types.
//!
//! An inverted index (Zobel & Moffat, "Inverted Files for Text Search Engines", ACM Computing Surveys
//! 38, 2006): a sorted vocabulary of folded words (`words` says how they are folded), and for each
//! word the events in which it occurs (`postings` says how they are packed). Words come from titles,
//! summaries, claims, quotes, actors, places, tags, kinds and identifiers, and from titles, identifiers
//! and publishers of the sources that an event cites.
//!
//! With n events, v words in the vocabulary, p occurrences (each word once an event) and b bytes of
//! vocabulary:
//!
//! - Memory: at most min(n/8, 5f) bytes for a word that f events have, a byte for each occurrence of
//!   words that are neither rare nor in most events; and b + 16 v for the vocabulary. A bitmap index
//!   would take v · n/8, positions (for phrases) two to three times as much.
//! - Building: O(text) and a sort of v words, shared among threads. It can be stopped on the way.
//! - A search: all its words must occur in an event, each as the beginning of a word or, from three
//!   letters on, inside of one. Up to two letters, the words that begin so are a stretch of the
//!   vocabulary, found by binary search, O(log v); from three on, they are found by looking through
//!   the b bytes of the vocabulary once. Then their events are joined in a bitmap, O(sum of f), and the
//!   bitmaps of all words of the search are intersected, O(n/64) each.
//! - Typing: what a word of the last search found is kept. A word that stays costs nothing; a word
//!   that grew looks only among the words that it had found before.

mod build;
mod postings;
mod query;
#[cfg(test)]
mod tests;
mod words;

pub use query::Query;

use super::{EventSet, TimelineIndex};
use crate::model::Timeline;
use postings::Postings;
use query::Term;
use std::sync::Arc;

/// Asked now and then whether nobody waits for an answer any more.
pub type Stop<'a> = &'a (dyn Fn() -> bool + Sync);

/// The words of a timeline, and the events in which they occur.
#[derive(Debug)]
pub struct SearchIndex {
    vocabulary: Vocabulary,
    postings: Postings,
    events: usize,
}

/// What was found for a search, from which a longer search goes on.
#[derive(Clone, Debug)]
pub struct Answer {
    set: Arc<EventSet>,
    parts: Vec<Arc<Part>>,
}

/// What was found for one word of a search.
#[derive(Debug)]
struct Part {
    term: Term,
    /// The words of the vocabulary that have it, ascending.
    words: Vec<usize>,
    set: EventSet,
}

impl Answer {
    /// The events in which all words of the search occur.
    pub fn set(&self) -> &Arc<EventSet> {
        &self.set
    }
}

impl SearchIndex {
    /// Indexes the words of a timeline; nothing if `stop` says so on the way.
    pub fn new(timeline: &Timeline, index: &TimelineIndex, stop: Stop<'_>) -> Option<Self> {
        build::build(timeline, index, stop)
    }

    /// How many words the vocabulary has.
    pub fn words(&self) -> usize {
        self.vocabulary.ends.len()
    }

    /// The memory that it takes, in bytes.
    pub fn bytes(&self) -> usize {
        self.vocabulary.bytes() + self.postings.bytes()
    }

    /// The events in which all words of a search occur; nothing if `stop` says so on the way. What
    /// the last search found, over the same index, makes it faster and changes nothing.
    pub fn answer(&self, query: &Query, last: Option<&Answer>, stop: Stop<'_>) -> Option<Answer> {
        let known = last.map_or(&[][..], |last| &last.parts);
        let parts: Vec<Arc<Part>> = query
            .terms()
            .iter()
            .map(|term| self.part(term, known, stop))
            .collect::<Option<_>>()?;
        let mut sets = parts.iter().map(|part| &part.set);
        let first = sets.next().cloned();
        let first = first.unwrap_or_else(|| EventSet::all(self.events));
        let set = Arc::new(sets.fold(first, EventSet::and));
        Some(Answer { set, parts })
    }

    fn part(&self, term: &Term, known: &[Arc<Part>], stop: Stop<'_>) -> Option<Arc<Part>> {
        if let Some(part) = known.iter().find(|part| part.term == *term) {
            return Some(Arc::clone(part));
        }
        let wider = known.iter().filter(|part| term.narrows(&part.term));
        let words = match wider.min_by_key(|part| part.words.len()) {
            Some(wider) => {
                let has = |word: &usize| {
                    let word = self.vocabulary.word(*word);
                    word.is_some_and(|word| term.is_in(word))
                };
                wider.words.iter().copied().filter(has).collect()
            }
            None if term.inside => self.vocabulary.with_inside(&term.text),
            None => self.vocabulary.with_prefix(&term.text),
        };
        let set = self.postings.union(words.iter().copied(), stop)?;
        let term = term.clone();
        Some(Arc::new(Part { term, words, set }))
    }
}

/// Sorted words in one text, each with a line feed after it, which is in no word.
#[derive(Debug, Default)]
struct Vocabulary {
    text: String,
    /// Where each word ends, its line feed included.
    ends: Vec<usize>,
}

impl Vocabulary {
    /// Adds a word that comes after all others.
    fn push(&mut self, word: &str) {
        self.text.push_str(word);
        self.text.push('\n');
        self.ends.push(self.text.len());
    }

    fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    fn bytes(&self) -> usize {
        self.text.capacity() + self.ends.capacity() * size_of::<usize>()
    }

    fn word(&self, place: usize) -> Option<&str> {
        let end = self.ends.get(place)?.checked_sub(1)?;
        let before = place.checked_sub(1).and_then(|place| self.ends.get(place));
        self.text.get(before.copied().unwrap_or_default()..end)
    }

    /// The words that begin so.
    fn with_prefix(&self, prefix: &str) -> Vec<usize> {
        let first = self.place_where(|word| word < prefix);
        let last = self.place_where(|word| word < prefix || word.starts_with(prefix));
        (first..last).collect()
    }

    /// How many words at the beginning something holds for, which holds for no other.
    fn place_where(&self, holds: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (0, self.ends.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.word(middle).is_some_and(&holds) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The words that have it anywhere.
    fn with_inside(&self, part: &str) -> Vec<usize> {
        let found = self.text.match_indices(part);
        let mut places: Vec<usize> = found
            .map(|(at, _)| self.ends.partition_point(|end| *end <= at))
            .collect();
        places.dedup();
        places
    }
}
