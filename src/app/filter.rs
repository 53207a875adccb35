//! Which events are shown: what is searched for, which kinds, levels and flags of evidence are left out, and
//! what that leaves.
//!
//! A [`Filter`] belongs to an open document. What it leaves is kept with the view, as a set of events with
//! a generation that changes whenever the set does, so that whatever is computed from it knows when it
//! is out of date. Small timelines are indexed and searched at once, large ones in jobs (`sifting`).

mod sifting;
#[cfg(test)]
mod tests;

pub(super) use sifting::Siftings;

use super::document::Document;
use super::state::State;
use super::timeline_view::TimelineView;
use crate::index::search::{Answer, Query, SearchIndex};
use crate::index::{EventIndex, EventSet, Flag, Sieve, Sifted, TimelineIndex};
use crate::model::date::Instant;
use crate::model::{EventKind, Level};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

/// Something by which events are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Facet {
    /// What sort of event it is.
    Kind(EventKind),
    /// How well it is sourced.
    Level(Level),
    /// Whether it has a primary source, or is disputed.
    Flag(Flag),
}

/// What the user asks to see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Wanted {
    /// What is searched for, as it was typed.
    search: String,
    /// The kinds that are left out.
    kinds_out: BTreeSet<EventKind>,
    /// The levels of evidence that are left out.
    levels_out: BTreeSet<Level>,
    /// What of flags is left out: those for which one holds, or those for which it does not.
    flags_out: BTreeSet<(Flag, bool)>,
}

impl Wanted {
    fn has_no_facets(&self) -> bool {
        self.kinds_out.is_empty() && self.levels_out.is_empty() && self.flags_out.is_empty()
    }
}

/// The search and the filters of one document.
#[derive(Debug, Default)]
pub struct Filter {
    wanted: Wanted,
    query: Query,
    /// What the view shows answers this.
    answered: Wanted,
    /// What the last search found.
    last: Option<Answer>,
    /// The content for which there are a sieve and words.
    revision: u64,
    sieve: Option<Arc<Sieve>>,
    words: Option<Arc<SearchIndex>>,
    /// Whether they could not be made, which was said.
    is_broken: bool,
}

impl Filter {
    /// What is searched for, as it was typed.
    pub fn search(&self) -> &str {
        &self.wanted.search
    }

    /// What is searched for, to mark it in a text.
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// Whether events like that are left out.
    pub fn leaves_out(&self, facet: &Facet) -> bool {
        match facet {
            Facet::Kind(kind) => self.wanted.kinds_out.contains(kind),
            Facet::Level(level) => self.wanted.levels_out.contains(level),
            Facet::Flag(flag) => self.wanted.flags_out.contains(&(*flag, true)),
        }
    }

    /// Whether all events are left out for which a flag does not hold.
    pub fn shows_only(&self, flag: Flag) -> bool {
        self.wanted.flags_out.contains(&(flag, false))
    }

    /// Whether no event is left out.
    pub fn shows_all(&self) -> bool {
        self.query.is_empty() && self.has_no_facets()
    }

    /// Whether what the view shows is no answer yet.
    pub fn is_behind(&self) -> bool {
        self.wanted != self.answered
    }

    /// Whether an answer has to wait until the timeline is indexed.
    pub fn is_preparing(&self) -> bool {
        self.is_behind() && !self.is_ready() && !self.is_broken
    }

    /// Whether nothing is left out for its kind or its evidence.
    pub fn has_no_facets(&self) -> bool {
        self.wanted.has_no_facets()
    }

    /// Whether there is what an answer needs.
    fn is_ready(&self) -> bool {
        self.sieve.is_some() && (self.query.is_empty() || self.words.is_some())
    }

    fn set_search(&mut self, typed: String) {
        self.query = Query::new(&typed);
        self.wanted.search = typed;
    }

    fn toggle(&mut self, facet: Facet) {
        let Wanted {
            kinds_out,
            levels_out,
            flags_out,
            ..
        } = &mut self.wanted;
        match facet {
            Facet::Kind(kind) => flip(kinds_out, kind),
            Facet::Level(level) => flip(levels_out, level),
            // Those that alone are shown are not to be left out, too.
            Facet::Flag(flag) if flags_out.remove(&(flag, false)) => {}
            Facet::Flag(flag) => flip(flags_out, (flag, true)),
        }
    }

    /// Leaves out all others of its sort; or none, if they are left out already.
    fn show_only(&mut self, facet: &Facet, document: &Document) {
        let Wanted {
            kinds_out,
            levels_out,
            flags_out,
            ..
        } = &mut self.wanted;
        match facet {
            Facet::Kind(only) => {
                let kinds = document.index().kinds().iter();
                let kinds = kinds.map(|entry| entry.kind.clone());
                leave(kinds_out, kinds.filter(|kind| kind != only).collect());
            }
            Facet::Level(only) => {
                let levels = [Level::Uncited, Level::Single, Level::Corroborated];
                let others = levels.into_iter().filter(|level| level != only);
                leave(levels_out, others.collect());
            }
            Facet::Flag(only) => {
                flags_out.remove(&(*only, true));
                flip(flags_out, (*only, false));
            }
        }
    }
}

fn flip<T: Ord>(out: &mut BTreeSet<T>, one: T) {
    if !out.remove(&one) {
        out.insert(one);
    }
}

fn leave<T: Ord>(out: &mut BTreeSet<T>, others: BTreeSet<T>) {
    *out = if *out == others {
        BTreeSet::new()
    } else {
        others
    };
}

/// What search and filters leave of the events.
#[derive(Clone, Debug)]
pub struct Shown {
    sifted: Arc<Sifted>,
    /// Differs from that of every other set, and from 0.
    generation: u64,
}

impl Shown {
    /// The events as a set.
    pub fn set(&self) -> &EventSet {
        self.sifted.set()
    }

    /// The events in the order of time.
    pub fn sifted(&self) -> &Sifted {
        &self.sifted
    }
}

/// The events that are shown.
impl TimelineView {
    /// The generation of what is shown; 0 if everything is.
    pub fn generation(&self) -> u64 {
        self.shown.as_ref().map_or(0, |shown| shown.generation)
    }

    /// Those with a date by their start, then those without in the order of the file.
    pub fn order<'a>(&'a self, index: &'a TimelineIndex) -> &'a [EventIndex] {
        match &self.shown {
            Some(shown) => shown.sifted.order(),
            None => index.order(),
        }
    }

    /// How many have a date.
    pub fn dated(&self, index: &TimelineIndex) -> usize {
        match &self.shown {
            Some(shown) => shown.sifted.dated(),
            None => index.dated(),
        }
    }

    /// How many touch a range of time.
    pub fn count_in(&self, index: &TimelineIndex, range: Range<Instant>) -> usize {
        match &self.shown {
            Some(shown) => shown.sifted.count_in(index, range),
            None => index.count_in(range),
        }
    }

    /// The position of an event in [`Self::order`].
    ///
    /// # Errors
    /// Where it would be, if it is not shown.
    pub fn place_in_order(&self, index: &TimelineIndex, event: EventIndex) -> Result<usize, usize> {
        let rank = index.rank(event);
        match &self.shown {
            Some(shown) => {
                let order = shown.sifted.order();
                order.binary_search_by_key(&rank, |event| index.rank(*event))
            }
            None => Ok(rank),
        }
    }
}

impl State {
    /// The search and the filters of the timeline on screen.
    pub fn filter(&self) -> Option<&Filter> {
        self.workspace.active().map(|open| &open.filter)
    }

    /// How many events of the timeline on screen search and filters hide.
    pub fn hidden_events(&self) -> usize {
        let shown = self.view().and_then(|view| view.shown.as_ref());
        shown.map_or(0, |shown| shown.set().events() - shown.set().count())
    }

    /// Searches the timeline on screen for what was typed.
    pub(super) fn search(&mut self, typed: String) {
        self.change_filter(|filter, _| filter.set_search(typed));
    }

    /// Leaves such events out, or no longer.
    pub(super) fn toggle_facet(&mut self, facet: Facet) {
        self.change_filter(|filter, _| filter.toggle(facet));
    }

    /// Leaves out all but such events; or no event, if they are left out already.
    pub(super) fn show_only(&mut self, facet: &Facet) {
        self.change_filter(|filter, document| filter.show_only(facet, document));
    }

    /// Clears the search and the filters.
    pub(super) fn show_all(&mut self) {
        self.change_filter(|filter, _| {
            filter.set_search(String::new());
            filter.wanted = Wanted::default();
        });
    }

    fn change_filter(&mut self, change: impl FnOnce(&mut Filter, &Document)) {
        let Some(open) = self.workspace.active_mut() else {
            return;
        };
        change(&mut open.filter, &open.document);
        let id = open.document.id;
        if open.filter.is_behind() {
            self.sift(id);
        } else {
            self.siftings.stop_searching(id);
        }
    }
}
