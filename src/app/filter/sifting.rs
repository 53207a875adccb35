//! Finding out what search and filters leave: at once in small timelines, in jobs in large ones.
//!
//! A timeline that is not small is indexed by a job as soon as it is on screen; what is asked before that
//! is answered when it is ready. A newer question cancels the job of an older one, and what was found
//! last stays on screen until there is something else.

use super::{Filter, Shown, Wanted};
use crate::app::document::{Document, DocumentId};
use crate::app::jobs::{Finished, JobId, Jobs, Wake};
use crate::app::notice::Severity;
use crate::app::state::State;
use crate::app::workspace::Open;
use crate::index::search::{Answer, Query, SearchIndex, Stop};
use crate::index::{EventSet, Sieve, Sifted, TimelineIndex};
use crate::model::Timeline;
use std::sync::Arc;

/// Timelines of fewer events are indexed at once, when something is asked first.
const INDEX_AT_ONCE: usize = 10_000;
/// Timelines of fewer events are searched at once.
pub(super) const SEARCH_AT_ONCE: usize = 50_000;

/// The jobs that index and search.
#[derive(Debug)]
pub(in crate::app) struct Siftings {
    jobs: Jobs<Found>,
    running: Vec<Running>,
    generation: u64,
}

/// For what a job works.
#[derive(Debug)]
struct Running {
    job: JobId,
    document: DocumentId,
    revision: u64,
    /// Whether it searches; else it indexes.
    searches: bool,
}

/// What a job brings; nothing if it was stopped.
enum Found {
    Sieve(Sieve),
    Words(Option<SearchIndex>),
    Events(Option<Outcome>),
}

/// What search and filters leave.
struct Outcome {
    wanted: Wanted,
    answer: Option<Answer>,
    sifted: Arc<Sifted>,
}

impl Siftings {
    /// None yet.
    pub(in crate::app) fn new(wake: Wake) -> Self {
        Self {
            jobs: Jobs::new(wake),
            running: Vec::new(),
            generation: 0,
        }
    }

    fn start(
        &mut self,
        document: &Document,
        searches: bool,
        work: impl FnOnce(&Timeline, &TimelineIndex, Stop<'_>) -> Found + Send + 'static,
    ) {
        let timeline = Arc::clone(&document.content.timeline);
        let index = Arc::clone(&document.content.index);
        let name = if searches {
            "Searching"
        } else {
            "Preparing the search"
        };
        let job = self.jobs.spawn(name, move |cancel| {
            work(&timeline, &index, &|| cancel.is_cancelled())
        });
        self.running.push(Running {
            job,
            document: document.id,
            revision: document.revision,
            searches,
        });
    }

    /// Stops what is searched in a document: what is shown is what is wanted.
    pub(super) fn stop_searching(&mut self, id: DocumentId) {
        self.stop(|running| running.document == id && running.searches);
    }

    /// Stops the jobs for which something holds.
    fn stop(&mut self, is_over: impl Fn(&Running) -> bool) {
        let Self { jobs, running, .. } = self;
        running.retain(|one| {
            let over = is_over(one);
            if over {
                jobs.cancel(one.job);
            }
            !over
        });
    }
}

/// Everything that is needed to find out what is left.
struct Task {
    wanted: Wanted,
    query: Query,
    last: Option<Answer>,
    /// What is shown now: it stays if nothing else is left.
    shown: Option<Arc<Sifted>>,
    sieve: Arc<Sieve>,
    words: Option<Arc<SearchIndex>>,
}

impl Task {
    /// What a filter asks for, if there is what an answer needs.
    fn new(filter: &Filter, shown: Option<&Shown>) -> Option<Self> {
        let words = filter.words.clone();
        let sieve = filter.sieve.clone().filter(|_| filter.is_ready())?;
        Some(Self {
            wanted: filter.wanted.clone(),
            query: filter.query.clone(),
            last: filter.last.clone(),
            shown: shown.map(|shown| Arc::clone(&shown.sifted)),
            sieve,
            words,
        })
    }

    fn run(self, index: &TimelineIndex, stop: Stop<'_>) -> Option<Outcome> {
        let Self {
            wanted,
            query,
            last,
            shown,
            sieve,
            words,
        } = self;
        let answer = match words.filter(|_| !query.is_empty()) {
            Some(words) => Some(words.answer(&query, last.as_ref(), stop)?),
            None => None,
        };
        let left = (!wanted.has_no_facets()).then(|| {
            let (kinds, levels) = (&wanted.kinds_out, &wanted.levels_out);
            sieve.without(index, kinds, levels, &wanted.flags_out)
        });
        let found = answer.as_ref().map(Answer::set);
        let set = match (found, left) {
            (Some(found), None) => Arc::clone(found),
            (Some(found), Some(left)) => Arc::new(left.and(found)),
            (None, Some(left)) => Arc::new(left),
            (None, None) => Arc::new(EventSet::all(index.order().len())),
        };
        let sifted = match shown.filter(|shown| *shown.set() == set) {
            Some(same) => same,
            None => (!stop()).then(|| Arc::new(sieve.sift(index, set)))?,
        };
        Some(Outcome {
            wanted,
            answer,
            sifted,
        })
    }
}

impl State {
    /// Finds out what search and filters leave of a timeline.
    pub(super) fn sift(&mut self, id: DocumentId) {
        let siftings = &mut self.siftings;
        siftings.stop_searching(id);
        let Some(open) = self.workspace.get_mut(id) else {
            return;
        };
        let Open {
            document,
            view,
            filter,
        } = open;
        if filter.shows_all() {
            view.shown = None;
            filter.answered = filter.wanted.clone();
            return;
        }
        let events = document.timeline().events.len();
        if events < INDEX_AT_ONCE {
            filter.prepare_at_once(document);
        }
        let Some(task) = Task::new(filter, view.shown.as_ref()) else {
            return;
        };
        if events < SEARCH_AT_ONCE {
            if let Some(outcome) = task.run(document.index(), &|| false) {
                siftings.generation += 1;
                show(open, outcome, siftings.generation);
            }
        } else {
            siftings.start(document, true, |_, index, stop| {
                Found::Events(task.run(index, stop))
            });
        }
    }

    /// Takes in what jobs have found, and starts what is needed next.
    pub(in crate::app) fn take_sifted(&mut self) {
        for Finished { id, result } in self.siftings.jobs.poll() {
            let running = &mut self.siftings.running;
            let place = running.iter().position(|running| running.job == id);
            let job = place.map(|place| running.swap_remove(place));
            match (job, result) {
                (Some(job), Ok(found)) => self.take_found_events(&job, found),
                (job, Err(error)) => {
                    let open = job.and_then(|job| self.workspace.get_mut(job.document));
                    if let Some(open) = open {
                        open.filter.is_broken = true;
                    }
                    self.notify(Severity::Error, error.to_string());
                }
                (None, Ok(_)) => {}
            }
        }
        let workspace = &self.workspace;
        self.siftings.stop(|running| {
            let open = workspace.get(running.document);
            open.is_none_or(|open| open.document.revision != running.revision)
        });
        let all = self.workspace.iter().map(|open| open.document.id);
        for id in all.collect::<Vec<_>>() {
            self.renew(id);
        }
        if !self.start.is_open() {
            self.prepare();
        }
    }

    fn take_found_events(&mut self, job: &Running, found: Found) {
        let Some(open) = self.workspace.get_mut(job.document) else {
            return;
        };
        if open.document.revision != job.revision {
            return;
        }
        match found {
            Found::Sieve(sieve) => open.filter.sieve = Some(Arc::new(sieve)),
            Found::Words(Some(words)) => open.filter.words = Some(Arc::new(words)),
            // Meanwhile something else may be wanted.
            Found::Events(Some(outcome)) if outcome.wanted != open.filter.wanted => {}
            Found::Events(Some(outcome)) => {
                self.siftings.generation += 1;
                show(open, outcome, self.siftings.generation);
                return;
            }
            Found::Words(None) | Found::Events(None) => return,
        }
        if open.filter.is_behind() {
            self.sift(job.document);
        }
    }

    /// Starts again with a timeline that has another content.
    fn renew(&mut self, id: DocumentId) {
        let Some(Open {
            document,
            view,
            filter,
        }) = self.workspace.get_mut(id)
        else {
            return;
        };
        if filter.revision == document.revision {
            return;
        }
        view.shown = None;
        let (wanted, query) = (filter.wanted.clone(), filter.query.clone());
        *filter = Filter {
            wanted,
            query,
            revision: document.revision,
            ..Filter::default()
        };
        if filter.is_behind() {
            self.sift(id);
        }
    }

    /// Indexes the timeline on screen in jobs, if it is not small and they do not run yet.
    fn prepare(&mut self) {
        let Some(Open {
            document, filter, ..
        }) = self.workspace.active()
        else {
            return;
        };
        let is_large = document.timeline().events.len() >= INDEX_AT_ONCE;
        let is_done = filter.sieve.is_some() && filter.words.is_some() || filter.is_broken;
        let mut running = self.siftings.running.iter();
        let is_coming = running.any(|job| job.document == document.id && !job.searches);
        if !is_large || is_done || is_coming {
            return;
        }
        self.siftings.start(document, false, |timeline, index, _| {
            Found::Sieve(Sieve::new(timeline, index))
        });
        self.siftings
            .start(document, false, |timeline, index, stop| {
                Found::Words(SearchIndex::new(timeline, index, stop))
            });
    }
}

impl Filter {
    /// Indexes a small timeline, as far as an answer needs it.
    fn prepare_at_once(&mut self, document: &Document) {
        let (timeline, index) = (document.timeline(), document.index());
        self.sieve
            .get_or_insert_with(|| Arc::new(Sieve::new(timeline, index)));
        if self.words.is_none() && !self.query.is_empty() {
            self.words = SearchIndex::new(timeline, index, &|| false).map(Arc::new);
        }
    }
}

/// Shows what was found; the generation is for what was not shown before.
fn show(open: &mut Open, outcome: Outcome, generation: u64) {
    let Outcome {
        wanted,
        answer,
        sifted,
    } = outcome;
    open.filter.answered = wanted;
    if answer.is_some() {
        open.filter.last = answer;
    }
    let shown = open.view.shown.as_ref();
    if !shown.is_some_and(|shown| Arc::ptr_eq(&shown.sifted, &sifted)) {
        open.view.shown = Some(Shown { sifted, generation });
    }
}
