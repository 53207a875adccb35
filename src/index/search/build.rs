//! Building the inverted index: every thread takes a stretch of the events.

use super::postings::{List, Postings};
use super::words::each_word;
use super::{SearchIndex, Stop, Vocabulary};
use crate::index::{EventIndex, TimelineIndex};
use crate::model::{Citation, Event, EventKind, Source, Text, Timeline};
use std::collections::HashMap;
use std::iter::once;
use std::ops::Range;
use std::panic::resume_unwind;
use std::thread;

/// So many events are read between two questions whether to stop.
const EVENTS_PER_LOOK: usize = 1_024;
/// Fewer events than this are not worth another thread.
const EVENTS_PER_THREAD: usize = 4_096;

/// Indexes all events; nothing if `stop` says so on the way.
pub(super) fn build(
    timeline: &Timeline,
    index: &TimelineIndex,
    stop: Stop<'_>,
) -> Option<SearchIndex> {
    let events = timeline.events.len();
    // One core is left to the window.
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let threads = cores.saturating_sub(1).max(1);
    let threads = threads.min(events / EVENTS_PER_THREAD + 1);
    let length = events.div_ceil(threads).max(1);
    let stretches: Vec<Range<usize>> = (0..events)
        .step_by(length)
        .map(|start| start..(start + length).min(events))
        .collect();
    let collected = thread::scope(|scope| {
        let collect = |stretch| move || Collector::new(timeline, index).collect(stretch, stop);
        let running: Vec<_> = stretches
            .into_iter()
            .map(|stretch| scope.spawn(collect(stretch)))
            .collect();
        running
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)))
            .collect::<Option<Vec<_>>>()
    })?;
    // Stable, so that the lists of a word stay in the order of their stretches.
    let mut words: Vec<(Box<str>, List)> = collected.into_iter().flatten().collect();
    words.sort_by(|(one, _), (other, _)| one.cmp(other));
    let mut vocabulary = Vocabulary::default();
    let mut postings = Postings::new(events);
    let mut lists = Vec::new();
    let mut words = words.into_iter().peekable();
    while let Some((word, list)) = words.next() {
        lists.push(list);
        if words.peek().is_none_or(|(next, _)| *next != word) {
            vocabulary.push(&word);
            postings.push(&lists);
            lists.clear();
        }
    }
    vocabulary.shrink();
    postings.shrink();
    Some(SearchIndex {
        vocabulary,
        postings,
        events,
    })
}

/// Calls `found` with every text of an event itself in which words are looked for.
pub(super) fn each_text<'a>(event: &'a Event, mut found: impl FnMut(&'a str)) {
    found(&event.title);
    let optional = [&event.summary, &event.identifier];
    optional.into_iter().flatten().for_each(|text| found(text));
    let listed = [&event.actors, &event.places, &event.tags];
    listed.into_iter().flatten().for_each(|text| found(text));
    for claim in &event.claims {
        found(&claim.text);
        let optional = [&claim.by, &claim.about, &claim.value];
        optional.into_iter().flatten().for_each(|text| found(text));
    }
    let quotes = citations(event).filter_map(|citation| citation.quote.as_ref());
    quotes.for_each(|quote| found(quote));
}

/// What an event cites, itself and in its claims.
pub(super) fn citations(event: &Event) -> impl Iterator<Item = &Citation> {
    let claims = event.claims.iter().flat_map(|claim| &claim.citations);
    event.citations.iter().chain(claims)
}

/// The texts of a source in which words are looked for.
pub(super) fn texts_of_source(source: &Source) -> impl Iterator<Item = &str> {
    let optional = [&source.identifier, &source.publisher];
    let optional = optional.into_iter().flatten();
    once(&source.title).chain(optional).map(|text| &**text)
}

/// Collects the words of some events.
struct Collector<'a> {
    timeline: &'a Timeline,
    index: &'a TimelineIndex,
    words: Words,
    /// The words of kinds and sources, which many events share.
    kinds: HashMap<&'a EventKind, Vec<usize>>,
    sources: HashMap<&'a Text, Vec<usize>>,
}

impl<'a> Collector<'a> {
    fn new(timeline: &'a Timeline, index: &'a TimelineIndex) -> Self {
        Self {
            timeline,
            index,
            words: Words::default(),
            kinds: HashMap::new(),
            sources: HashMap::new(),
        }
    }

    /// The words of a stretch of events, each with its list.
    fn collect(mut self, stretch: Range<usize>, stop: Stop<'_>) -> Option<Vec<(Box<str>, List)>> {
        let events = self.timeline.events.get(stretch.clone())?;
        for (event, place) in events.iter().zip(stretch) {
            if place.is_multiple_of(EVENTS_PER_LOOK) && stop() {
                return None;
            }
            self.add(event, place as EventIndex);
        }
        let Words {
            places, mut lists, ..
        } = self.words;
        let taken = places.into_iter().filter_map(|(word, place)| {
            let list = lists.get_mut(place).map(std::mem::take)?;
            Some((word, list))
        });
        Some(taken.collect())
    }

    fn add(&mut self, event: &'a Event, place: EventIndex) {
        let Self {
            timeline,
            index,
            words,
            kinds,
            sources,
        } = self;
        each_text(event, |text| words.add(text, place));
        let kind = kinds.entry(&event.kind).or_insert_with(|| {
            let entry = index.kind_entry(&event.kind);
            words.places_of(once(&*entry.title))
        });
        words.add_all(kind, place);
        for citation in citations(event) {
            let cited = sources.entry(&citation.source).or_insert_with(|| {
                let source = index.source(timeline, &citation.source);
                words.places_of(source.into_iter().flat_map(texts_of_source))
            });
            words.add_all(cited, place);
        }
    }
}

/// Words with the lists of their events.
#[derive(Default)]
struct Words {
    places: HashMap<Box<str>, usize>,
    lists: Vec<List>,
    scratch: String,
}

impl Words {
    /// Adds the words of a text of an event.
    fn add(&mut self, text: &str, event: EventIndex) {
        let Self {
            places,
            lists,
            scratch,
        } = self;
        each_word(text, scratch, |word| {
            let place = place_of(word, places, lists);
            if let Some(list) = lists.get_mut(place) {
                list.push(event);
            }
        });
    }

    /// The places of the words of some texts, each once.
    fn places_of<'a>(&mut self, texts: impl Iterator<Item = &'a str>) -> Vec<usize> {
        let Self {
            places,
            lists,
            scratch,
        } = self;
        let mut found = Vec::new();
        for text in texts {
            each_word(text, scratch, |word| {
                let place = place_of(word, places, lists);
                found.push(place);
            });
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Adds words that were found before.
    fn add_all(&mut self, places: &[usize], event: EventIndex) {
        for place in places {
            if let Some(list) = self.lists.get_mut(*place) {
                list.push(event);
            }
        }
    }
}

/// The place of a word, which may be new.
fn place_of(word: &str, places: &mut HashMap<Box<str>, usize>, lists: &mut Vec<List>) -> usize {
    if let Some(place) = places.get(word) {
        return *place;
    }
    let place = lists.len();
    lists.push(List::default());
    places.insert(word.into(), place);
    place
}
