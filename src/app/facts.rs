//! What holds now, from which commands learn whether they can be run.

use super::command::{Fact, Facts};
use super::link;
use super::state::State;

impl State {
    /// What holds now, for which commands can be run.
    pub fn facts(&self) -> Facts {
        let is_start = self.start.is_open();
        // What is behind the start screen is out of reach.
        let document = self.document().filter(|_| !is_start);
        let selected = self.selected().filter(|_| !is_start);
        let filter = self.filter().filter(|_| !is_start);
        let sources = match (document, selected) {
            (Some(document), Some(event)) => document.sources_of(event),
            _ => Vec::new(),
        };
        let links = sources.iter().filter_map(|source| source.url.as_deref());
        let linked = links.map(link::check).any(|link| link.is_ok());
        Facts::default()
            .with(Fact::DocumentOpen, document.is_some())
            .with(
                Fact::DocumentWhole,
                document.is_some_and(|d| !d.content.is_beginning),
            )
            .with(
                Fact::DocumentHasPath,
                document.is_some_and(|d| d.origin.path().is_some()),
            )
            .with(
                Fact::DocumentHasEvents,
                document.is_some_and(|d| d.index().dated() > 0),
            )
            .with(
                Fact::DocumentHasViews,
                !is_start && !self.views().is_empty(),
            )
            .with(
                Fact::Searching,
                filter.is_some_and(|filter| !filter.query().is_empty()),
            )
            .with(
                Fact::EventsLeftOut,
                filter.is_some_and(|filter| !filter.shows_all()),
            )
            .with(Fact::EventSelected, selected.is_some())
            .with(
                Fact::Leavable,
                selected.is_some() || (self.exercise && !is_start),
            )
            .with(Fact::EvidenceShown, !self.exercise)
            .with(Fact::SelectionHasSources, !sources.is_empty())
            .with(Fact::SelectionHasLink, linked)
            .with(Fact::EditDone, !is_start && self.has_steps(true))
            .with(Fact::EditUndone, !is_start && self.has_steps(false))
            .with(Fact::StartOpen, is_start)
    }
}
