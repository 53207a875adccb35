//! The rules that a good timeline keeps, each with a code, and what a file says about them.
//!
//! One engine for `dateline check`, for the window and for whoever uses the library: [`check`] goes over
//! the events of a timeline once and reports to `Findings`, which knows the settings of the file
//! (`check: Check(deny: […], allow: […])`) and of the caller. What it gives are [`Problem`]s, the same
//! as reading gives, so that there is one list for both. [`about`] explains every code.
//!
//! Rules look at what a timeline says, never at the network or at the clock: what is in the future is
//! what comes after [`TimelineIndex::known`]. Each takes time linear in what it looks at, and lists at
//! most [`MOST_LISTED`] findings.

pub mod about;
mod address;
mod chains;
mod cycles;
mod dates;
mod eras;
mod evidence;
mod findings;
mod invented;
mod links;
mod places;
mod presentation;
mod reasons;
pub mod sarif;
mod settings;

pub use findings::MOST_LISTED;
pub use settings::Options;

use crate::file::{Observer, Problem, Severity};
use crate::index::{EventIndex, TimelineIndex};
use crate::model::{Event, Ids, Source, Timeline};
use findings::Findings;
use settings::Settings;

/// After so many events, somebody may have lost patience.
const EVENTS_A_LOOK: usize = 1_024;

/// What there is to say about a file: what reading it has found, and what the rules have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// The problems. Those of rules have no place before [`Self::find_places`].
    pub problems: Vec<Problem>,
    /// How many more there are that the file or the caller has answered.
    pub answered: usize,
}

impl Checked {
    /// How many problems of this severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        let problems = self.problems.iter();
        problems
            .filter(|problem| problem.severity == severity)
            .count()
    }
}

/// What rules look at.
struct Context<'a> {
    timeline: &'a Timeline,
    index: &'a TimelineIndex,
    /// Where the sources are, by their ids.
    sources: Ids,
}

impl<'a> Context<'a> {
    /// The source with an id, and its position.
    fn source(&self, id: &str) -> Option<(usize, &'a Source)> {
        let position = self.sources.find(&self.timeline.sources, id)? as usize;
        Some((position, self.timeline.sources.get(position)?))
    }

    /// The event at a position.
    fn event(&self, position: EventIndex) -> Option<&'a Event> {
        self.timeline.events.get(position as usize)
    }
}

/// Holds a timeline against the rules; none if the observer ends it.
///
/// `read` is what was found wrong when the file was read: the settings count for that, too, but no
/// error can be answered that keeps something from being shown. Where brackets, commas or quotes are out
/// of place, elements may be missing, and rules would find what is not so: they wait until that is
/// mended.
pub fn check(
    timeline: &Timeline,
    index: &TimelineIndex,
    read: &[Problem],
    options: &Options,
    observer: &dyn Observer,
) -> Option<Checked> {
    let context = Context {
        timeline,
        index,
        sources: Ids::new(&timeline.sources),
    };
    let (settings, faults) = Settings::new(&timeline.check, options);
    let mut findings = Findings::new(settings);
    for problem in read {
        findings.take_read(problem, timeline);
    }
    if read.iter().any(|problem| problem.code.is_of_outline()) {
        return Some(findings.finish());
    }
    let mut used = evidence::Used::new(timeline);
    let mut invented = invented::Tally::default();
    let mut eras = eras::Eras::new(timeline);
    for (position, event) in (0_u32..).zip(&timeline.events) {
        if (position as usize).is_multiple_of(EVENTS_A_LOOK) && observer.is_cancelled() {
            return None;
        }
        if findings::is_unreadable(&event.extra) {
            continue;
        }
        used.visit(&context, event);
        invented.visit(&context, position, event);
        eras.visit(&context, position);
        evidence::event(&context, position, event, &mut findings);
        dates::event(&context, position, event, &mut findings);
        reasons::event(position, event, &mut findings);
        presentation::event(position, event, &mut findings);
        links::media(position, event, &mut findings);
    }
    for (position, source) in timeline.sources.iter().enumerate() {
        dates::source(position, source, &mut findings);
    }
    links::sources(timeline, &mut findings, observer);
    if observer.is_cancelled() {
        return None;
    }
    used.report(&context, &mut findings);
    invented.report(&context, &mut findings);
    eras.report(&context, &mut findings);
    chains::check(&context, &mut findings);
    cycles::sources(&context, &mut findings);
    cycles::extensions(&context, &mut findings);
    faults.report(&timeline.check, &mut findings);
    Some(findings.finish())
}
