//! What searching costs: indexing the words of a timeline once, and one key press while a search is typed.
//!
//! The counters give events per second, unless it says otherwise.

pub mod generator;

use dateline::file;
use dateline::index::search::{Answer, Query, SearchIndex};
use dateline::index::{Sieve, TimelineIndex};
use dateline::model::Timeline;
use divan::Bencher;
use divan::counter::ItemsCount;
use std::sync::Arc;

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
/// 1 January 2026, in seconds.
const TODAY: i64 = 1_767_225_600;

fn main() {
    divan::main();
}

/// Indexing the words of every event.
#[divan::bench(args = SIZES, sample_count = 10)]
fn index(bencher: Bencher<'_, '_>, events: usize) {
    let Some((timeline, known)) = timeline(events) else {
        return;
    };
    bencher
        .counter(ItemsCount::new(events))
        .bench(|| SearchIndex::new(&timeline, &known, &|| false));
}

/// Looking through the vocabulary for what is in no word: what a search inside of words costs at least.
/// The counter gives words of the vocabulary per second.
#[divan::bench(args = SIZES)]
fn vocabulary(bencher: Bencher<'_, '_>, events: usize) {
    let Some((timeline, known)) = timeline(events) else {
        return;
    };
    let Some(words) = SearchIndex::new(&timeline, &known, &|| false) else {
        return;
    };
    let query = Query::new("qqq");
    bencher
        .counter(ItemsCount::new(words.words()))
        .bench(|| words.answer(&query, None, &|| false));
}

/// The first letter of a search, which most events have, with the list of what is left.
#[divan::bench(args = SIZES)]
fn first_letter(bencher: Bencher<'_, '_>, events: usize) {
    type_last(bencher, events, "s");
}

/// The last letter of a word, with the list of what is left.
#[divan::bench(args = SIZES)]
fn one_word(bencher: Bencher<'_, '_>, events: usize) {
    type_last(bencher, events, "sanctions");
}

/// The last letter of a second word, with the list of what is left.
#[divan::bench(args = SIZES)]
fn two_words(bencher: Bencher<'_, '_>, events: usize) {
    type_last(bencher, events, "sanctions kovac");
}

/// Types the last letter of a search after all others.
fn type_last(bencher: Bencher<'_, '_>, events: usize, typed: &str) {
    let Some((timeline, known)) = timeline(events) else {
        return;
    };
    let Some(words) = SearchIndex::new(&timeline, &known, &|| false) else {
        return;
    };
    let sieve = Sieve::new(&timeline, &known);
    let answer =
        |typed: &str, last: Option<&Answer>| words.answer(&Query::new(typed), last, &|| false);
    let before = typed.get(..typed.len() - 1).unwrap_or_default();
    let last = answer(before, None);
    bencher.counter(ItemsCount::new(events)).bench(|| {
        let answer = answer(typed, last.as_ref())?;
        Some(sieve.sift(&known, Arc::clone(answer.set())))
    });
}

fn timeline(events: usize) -> Option<(Timeline, TimelineIndex)> {
    let timeline = file::read(generator::timeline(events).as_bytes()).timeline?;
    let known = TimelineIndex::new(&timeline, TODAY);
    Some((timeline, known))
}
