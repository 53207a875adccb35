//! Events that lie outside of the eras that hold all others.
//!
//! Eras may be there to divide a time, or to mark a part of it: nobody says which. Where nearly all
//! events ([`MOST_OF_TWENTY`] of twenty) lie in one, they are a division, and an event in none of them has a
//! wrong date, or an era a wrong end. Where fewer do, eras are marks, and there is nothing to find.

use super::Context;
use super::findings::{About, Findings, Words, name};
use crate::file::Code;
use crate::index::EventIndex;
use crate::model::date::Instant;
use crate::model::{Timeline, When};

/// So many of twenty events must lie in an era for eras to be a division.
const MOST_OF_TWENTY: usize = 19;

/// The eras of a timeline, and the events outside of them.
pub(super) struct Eras {
    /// What they cover: stretches that do not touch, by time.
    covered: Vec<(Instant, Instant)>,
    dated: usize,
    outside: Vec<EventIndex>,
}

impl Eras {
    pub(super) fn new(timeline: &Timeline) -> Self {
        let extents = timeline.eras.iter().filter_map(|era| {
            let when = era.when.as_ref()?;
            let start = when.earliest().unwrap_or(Instant::MIN);
            Some((start, when.latest().unwrap_or(Instant::MAX)))
        });
        let mut extents: Vec<(Instant, Instant)> = extents.collect();
        extents.sort_unstable();
        let mut covered: Vec<(Instant, Instant)> = Vec::new();
        for (start, end) in extents {
            match covered.last_mut() {
                Some(last) if start <= last.1 => last.1 = last.1.max(end),
                _ => covered.push((start, end)),
            }
        }
        Self {
            covered,
            dated: 0,
            outside: Vec::new(),
        }
    }

    /// Takes down where an event lies.
    pub(super) fn visit(&mut self, context: &Context<'_>, position: EventIndex) {
        let Some(extent) = context.index.extent(position) else {
            return;
        };
        if self.covered.is_empty() {
            return;
        }
        self.dated += 1;
        let before = self
            .covered
            .partition_point(|(start, _)| *start < extent.end);
        let nearest = before.checked_sub(1).and_then(|at| self.covered.get(at));
        if nearest.is_none_or(|(_, end)| *end <= extent.start) {
            self.outside.push(position);
        }
    }

    /// Reports the events outside, if eras hold nearly all others.
    pub(super) fn report(&self, context: &Context<'_>, findings: &mut Findings<'_>) {
        let inside = self.dated - self.outside.len();
        if inside * 20 < self.dated * MOST_OF_TWENTY {
            return;
        }
        for position in &self.outside {
            let Some(event) = context.event(*position) else {
                continue;
            };
            findings.report(Code::OutsideEras, About::event(event), || {
                let when = event.when.as_ref().map(When::words_short);
                let message = format!(
                    "{}, {}, is in no era, as {inside} of {} events are",
                    name(event),
                    when.unwrap_or_default(),
                    self.dated
                );
                let help = "correct the date, or the ends of the eras";
                Words::new(format!("events[{position}].when"), message, help)
            });
        }
    }
}
