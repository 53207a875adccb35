//! How well a statement is sourced: computed from the citations, never stored in a file.
//!
//! A statement has a *level*: it is *uncited*, rests on a *single* independent line of reporting, or
//! is *corroborated* by two or more. Two flags stand beside it: *primary* (a primary source supports
//! it) and *disputed* (somebody says otherwise). Only citations that support count for the level and
//! for *primary*; those for context change nothing.
//!
//! # What counts once
//!
//! Ten newspapers that print one agency report are one witness (`lines`):
//!
//! - A source that is **derived** from another one speaks for that, and so does what derives from it
//!   in turn. A derivation in a circle is one line, too.
//! - The reports of an **agency** are one line wherever they are printed, together with what the
//!   agency publishes itself.
//! - What a **publisher** found out itself is one line: its reporters share desks, informants and
//!   an interest. What it took over from an agency or another document does not join the rest of
//!   what it publishes: else two newspapers that once printed the same agency report could never
//!   corroborate each other. So who says of a report that it is an agency's moves it from the line of
//!   its publisher to that of the agency.
//!
//! Joining is transitive. Names are the same if they differ in case and spaces alone.
//!
//! # An event
//!
//! An event has the level of what is cited for the event itself. What supports a claim about it is no
//! witness of the event: it may support the very claim that contradicts its title. So a further
//! document never lowers a standing, and an event with well-sourced claims and no citations is
//! uncited. It is disputed if it or one of its claims is.
//!
//! # What a dispute is
//!
//! A citation that disputes; or claims `about` one thing that give different values, or dates that
//! cannot all be meant (`conflict`). Of those, each claim that gives a value, or a date, is disputed,
//! since the file does not say who is right. Which dates are given for an event beside its own, `dates`
//! says; an event with such a date is disputed, too.
//!
//! # What is weak
//!
//! Evidence is *weak* where a reader should look twice before repeating what it says: it is uncited or
//! disputed, or rests on a single line of reporting that is no primary document. A law is its own best
//! witness; one newspaper is not, which is the two-source rule of newsrooms.
//!
//! # What is not inferred
//!
//! Nothing is read out of prose, addresses, authors or dates: sources that do not say that they
//! belong together are independent, and claims without `about` are about different things. An unknown
//! source supports nothing, though it can dispute. "About" and "perhaps" do not widen a date.

mod conflict;
mod dates;
mod lines;

use super::{Citation, Claim, Event, Identified, Ids, Source, Stance, Text, Timeline, When};
use conflict::Subjects;
pub use conflict::{Conflict, folded};
use lines::lines_of_reporting;

/// How many independent lines of reporting support a statement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// None.
    #[default]
    Uncited,
    /// One.
    Single,
    /// Two or more.
    Corroborated,
}

/// How well a statement is sourced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Standing {
    /// How many independent lines of reporting support it.
    pub level: Level,
    /// Whether a primary source supports it.
    pub primary: bool,
    /// Whether a document or another claim says otherwise.
    pub disputed: bool,
}

impl Standing {
    /// Whether it is uncited, disputed, or one line of reporting without a primary source.
    pub fn is_weak(self) -> bool {
        match self.level {
            Level::Uncited => true,
            Level::Single => self.disputed || !self.primary,
            Level::Corroborated => self.disputed,
        }
    }

    /// The standing in words: "corroborated, primary, disputed".
    pub fn words(self) -> String {
        let mut words = match self.level {
            Level::Uncited => "uncited",
            Level::Single => "one source",
            Level::Corroborated => "corroborated",
        }
        .to_owned();
        if self.primary {
            words.push_str(", primary");
        }
        if self.disputed {
            words.push_str(", disputed");
        }
        words
    }
}

/// Works out the standing of the events and claims of one timeline.
///
/// A citation costs one look-up of its source by id. What counts of a source is kept in 24 bytes
/// beside its id, since sources are large, and cited in no order.
pub struct Judge<'a> {
    ids: Ids,
    witnesses: Vec<Witness>,
    subjects: Subjects<'a>,
}

/// What counts of a source.
struct Witness {
    id: Text,
    /// The line of reporting that it belongs to, by the first source of that.
    line: u32,
    primary: bool,
}

impl Identified for Witness {
    fn id(&self) -> &str {
        &self.id
    }
}

/// What is known of the sources and the subjects of a timeline once all of it was judged.
#[derive(Debug, Default)]
pub struct Judged {
    /// The ids of the sources.
    pub source_ids: Ids,
    /// The line of reporting of each source, by the first source of that.
    pub lines: Vec<u32>,
    /// What claims disagree about, in the order in which it first came up.
    pub conflicts: Vec<Conflict>,
}

impl<'a> Judge<'a> {
    /// Reads the registry of sources and holds all claims of the timeline against each other.
    pub fn new(timeline: &'a Timeline) -> Self {
        let sources = timeline.sources.as_slice();
        let ids = Ids::new(sources);
        let lines = lines_of_reporting(sources, &ids).into_iter();
        let witness = |(line, source): (u32, &Source)| Witness {
            id: source.id.clone(),
            line,
            primary: source.is_primary(),
        };
        Self {
            witnesses: lines.zip(sources).map(witness).collect(),
            subjects: Subjects::of(&timeline.events),
            ids,
        }
    }

    /// Keeps what is asked for afterwards, too.
    pub fn into_judged(self) -> Judged {
        Judged {
            source_ids: self.ids,
            lines: self.witnesses.iter().map(|witness| witness.line).collect(),
            conflicts: self.subjects.into_conflicts(),
        }
    }

    /// The standing of an event, through its own citations; disputed, too, if its date or one
    /// of its claims is.
    pub fn event(&self, event: &Event) -> Standing {
        self.visit(event, |_| {}, |_, _| {})
    }

    /// The dates that claims give for an event and that cannot be meant together with its own, by time,
    /// each once and a few at most; see `dates` for what is a date of the event.
    pub fn other_dates(&self, event: &Event) -> Vec<When> {
        self.subjects.other_dates(event)
    }

    /// The standing of one claim.
    pub fn claim(&self, claim: &Claim) -> Standing {
        self.weigh_claim(claim, &mut |_| {}).0
    }

    /// The standing of an event. On the way `cited` gets the position of each source that it cites,
    /// once for each citation, and `claimed` the standing of each of its claims in their order, with
    /// the position of what that disagrees about in [`Judged::conflicts`].
    pub fn visit(
        &self,
        event: &Event,
        mut cited: impl FnMut(u32),
        mut claimed: impl FnMut(Standing, Option<u32>),
    ) -> Standing {
        let mut standing = self.weigh(&event.citations, &mut cited);
        for claim in &event.claims {
            let (claim, conflict) = self.weigh_claim(claim, &mut cited);
            standing.disputed |= claim.disputed;
            claimed(claim, conflict);
        }
        standing.disputed |= !self.other_dates(event).is_empty();
        standing
    }

    /// The standing of a claim, and what it disagrees about.
    fn weigh_claim(&self, claim: &Claim, cited: &mut impl FnMut(u32)) -> (Standing, Option<u32>) {
        let mut standing = self.weigh(&claim.citations, cited);
        let conflict = self.subjects.conflict_of(claim);
        standing.disputed |= conflict.is_some();
        (standing, conflict)
    }

    fn weigh(&self, citations: &[Citation], cited: &mut impl FnMut(u32)) -> Standing {
        let mut standing = Standing::default();
        let mut first_line = None;
        for citation in citations {
            let witness = self.witness(citation, cited);
            match (citation.stance, witness) {
                (Stance::Supports, Some(witness)) => {
                    standing.primary |= witness.primary;
                    standing.level = match first_line {
                        None => Level::Single,
                        Some(line) if line == witness.line => standing.level,
                        Some(_) => Level::Corroborated,
                    };
                    first_line = first_line.or(Some(witness.line));
                }
                (Stance::Disputes, _) => standing.disputed = true,
                (Stance::Supports, None) | (Stance::Context, _) => {}
            }
        }
        standing
    }

    fn witness(&self, citation: &Citation, cited: &mut impl FnMut(u32)) -> Option<&Witness> {
        let place = self.ids.find(&self.witnesses, &citation.source)?;
        cited(place);
        self.witnesses.get(place as usize)
    }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
