//! Which sources and events have something to report: found quickly and on several threads, so that
//! only those few are checked with paths and messages.
//!
//! What is asked here is never narrower than what [`super::references`] checks; tests hold reading
//! with this sieve against reading without it.

use super::known::Known;
use super::references::{ends_early, is_link};
use crate::model::{Citation, Event, EventKind, Source, Text, Timeline, When};
use std::num::NonZero;
use std::thread;

/// Lists shorter than this are looked through on one thread.
const WORTH_A_THREAD: usize = 10_000;
/// More threads than this do not help.
const MOST_THREADS: usize = 8;

/// The elements that are to be checked, by number.
#[derive(Debug)]
pub(super) struct Suspects {
    pub(super) sources: Vec<usize>,
    pub(super) events: Vec<usize>,
}

impl Suspects {
    /// Those that may have something to report.
    pub(super) fn among(timeline: &Timeline, known: &Known<'_>) -> Self {
        Self {
            sources: sift(&timeline.sources, |source| is_odd_source(source, known)),
            events: sift(&timeline.events, |event| is_odd_event(event, known)),
        }
    }

    /// All of them.
    pub(super) fn all(timeline: &Timeline) -> Self {
        Self {
            sources: (0..timeline.sources.len()).collect(),
            events: (0..timeline.events.len()).collect(),
        }
    }
}

/// The numbers of the elements that are odd, in their order.
fn sift<E: Sync>(elements: &[E], is_odd: impl Fn(&E) -> bool + Sync) -> Vec<usize> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let threads = (elements.len() / WORTH_A_THREAD)
        .min(cores)
        .min(MOST_THREADS);
    let share = elements.len().div_ceil(threads.max(1)).max(1);
    let look = |number: usize, elements: &[E]| {
        let odd = elements.iter().enumerate().filter(|(_, e)| is_odd(e));
        odd.map(|(index, _)| number * share + index)
            .collect::<Vec<_>>()
    };
    let mut shares = elements.chunks(share).enumerate();
    let Some((_, first)) = shares.next() else {
        return Vec::new();
    };
    thread::scope(|scope| {
        let look = &look;
        let started: Vec<_> = shares
            .map(|(number, elements)| {
                let builder = thread::Builder::new().name(format!("check {number}"));
                let work = move || look(number, elements);
                (number, elements, builder.spawn_scoped(scope, work))
            })
            .collect();
        let mut odd = look(0, first);
        for (number, elements, thread) in started {
            let found = thread.ok().and_then(|thread| thread.join().ok());
            // Without a thread, this one does the work.
            odd.extend(found.unwrap_or_else(|| look(number, elements)));
        }
        odd
    })
}

fn is_odd_source(source: &Source, known: &Known<'_>) -> bool {
    let is_no_link = |url: &Option<Text>| url.as_ref().is_some_and(|url| !is_link(url));
    let cannot_be_found =
        source.url.is_none() && source.identifier.is_none() && source.archives.is_empty();
    let origin = source.derived_from.as_ref();
    is_blank(&source.title)
        || cannot_be_found
        || is_no_link(&source.url)
        || source
            .archives
            .iter()
            .any(|archive| is_no_link(&archive.url))
        || origin.is_some_and(|origin| !known.sources.contains(origin))
}

fn is_odd_event(event: &Event, known: &Known<'_>) -> bool {
    let lanes_are_odd = || {
        let mut lanes = event.lanes.iter();
        !known.lanes.is_empty() && lanes.any(|lane| !known.lanes.contains(lane))
    };
    let kind_is_odd = || match &event.kind {
        EventKind::Custom(id) => !known.kinds.contains(id),
        _ => false,
    };
    let is_early = |when: &Option<When>| when.as_ref().is_some_and(ends_early);
    let cites_nothing = |citation: &Citation| !known.sources.contains(&citation.source);
    is_blank(&event.title)
        || event.when.is_none()
        || is_early(&event.when)
        || is_early(&event.in_force)
        || kind_is_odd()
        || lanes_are_odd()
        || event.citations.iter().any(cites_nothing)
        || event
            .claims
            .iter()
            .any(|claim| is_early(&claim.when) || claim.citations.iter().any(cites_nothing))
        || event.stages.iter().any(|stage| is_early(&stage.when))
        || event
            .links
            .iter()
            .any(|link| !known.events.contains(&link.to))
}

fn is_blank(title: &str) -> bool {
    title.trim().is_empty()
}
