//! What holds now, from which commands learn whether they can be run.

use super::command::{Fact, Facts};
use super::link;
use super::state::State;
use crate::model::Source;

impl State {
    /// What holds now, for which commands can be run.
    pub fn facts(&self) -> Facts {
        let is_start = self.start.is_open();
        // What is behind the start screen is out of reach.
        let document = self.document().filter(|_| !is_start);
        let selected = self.selected().filter(|_| !is_start);
        let filter = self.filter().filter(|_| !is_start);
        // One source that will do is found at once, however many there are.
        let cited = || {
            let cited = document.zip(selected).into_iter();
            cited.flat_map(|(document, event)| document.cited(event))
        };
        let is_linked = |(_, source): (_, &Source)| {
            let url = source.url.as_deref();
            url.is_some_and(|url| link::check(url).is_ok())
        };
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
            .with(Fact::SelectionHasSources, cited().next().is_some())
            .with(Fact::SelectionHasLink, cited().any(is_linked))
            .with(Fact::EditDone, !is_start && self.has_steps(true))
            .with(Fact::EditUndone, !is_start && self.has_steps(false))
            .with(Fact::StartOpen, is_start)
    }
}
