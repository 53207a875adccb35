//! The ids of a timeline, for asking whether there is one.

use crate::file::words::nearest;
use crate::model::{Text, Timeline};
use foldhash::fast::RandomState;
use std::cell::Cell;
use std::collections::HashMap;
use std::thread;

/// The ids that others may refer to.
#[derive(Debug)]
pub(super) struct Known<'t> {
    pub(super) sources: Ids<'t>,
    pub(super) lanes: Ids<'t>,
    pub(super) kinds: Ids<'t>,
    pub(super) events: Ids<'t>,
    pub(super) views: Ids<'t>,
    pub(super) stories: Ids<'t>,
}

impl<'t> Known<'t> {
    /// The ids of a timeline.
    pub(super) fn new(timeline: &'t Timeline) -> Self {
        let sources = || Ids::new(timeline.sources.iter().map(|source| &source.id));
        thread::scope(|scope| {
            let many = (timeline.sources.len() > 10_000).then(|| {
                let builder = thread::Builder::new().name("ids of sources".to_owned());
                builder.spawn_scoped(scope, sources)
            });
            Self {
                lanes: Ids::new(timeline.lanes.iter().map(|lane| &lane.id)),
                kinds: Ids::new(timeline.kinds.iter().map(|kind| &kind.id)),
                events: Ids::new(timeline.events.iter().map(|event| &event.id)),
                views: Ids::new(timeline.views.iter().map(|view| &view.id)),
                stories: Ids::new(timeline.stories.iter().map(|story| &story.id)),
                sources: many
                    .and_then(Result::ok)
                    .and_then(|thread| thread.join().ok())
                    .unwrap_or_else(sources),
            }
        })
    }
}

/// The ids of a list that has them.
#[derive(Debug)]
pub(super) struct Ids<'t> {
    /// The first element with each id.
    first: HashMap<&'t str, usize, RandomState>,
    ordered: Vec<&'t str>,
    /// How many elements there are, with an id or without.
    all: usize,
}

impl<'t> Ids<'t> {
    fn new(ids: impl ExactSizeIterator<Item = &'t Text>) -> Self {
        let all = ids.len();
        let mut first = HashMap::with_capacity_and_hasher(all, RandomState::default());
        let mut ordered = Vec::with_capacity(all);
        for (index, id) in ids.enumerate().filter(|(_, id)| !id.is_empty()) {
            first.entry(id.as_str()).or_insert(index);
            ordered.push(id.as_str());
        }
        Self {
            first,
            ordered,
            all,
        }
    }

    /// Whether an element has this id.
    pub(super) fn contains(&self, id: &str) -> bool {
        self.first.contains_key(id)
    }

    /// The first element with this id.
    pub(super) fn first(&self, id: &str) -> Option<usize> {
        self.first.get(id).copied()
    }

    /// Whether no element has an id.
    pub(super) fn is_empty(&self) -> bool {
        self.first.is_empty()
    }

    /// Whether every element has an id of its own.
    pub(super) fn are_complete(&self) -> bool {
        self.first.len() == self.all
    }

    /// The id that was most likely meant, unless that was asked too often already.
    pub(super) fn nearest(&self, id: &str, comparisons: &Cell<usize>) -> Option<&'t str> {
        let left = comparisons.get().checked_sub(self.ordered.len())?;
        comparisons.set(left);
        nearest(id, self.ordered.iter().copied())
    }
}
