//! How well a statement is sourced: computed from the citations, never stored in a file.
//!
//! A statement is *uncited*, rests on a *single* independent line of reporting, or is *corroborated*
//! by two or more. Sources count once together if one derives from the other, if they carry the
//! same agency's report, or if they have the same publisher and neither repeats somebody else: ten newspapers that print one agency
//! report are one witness. Two flags stand beside the level: *primary* (a primary source supports
//! it) and *disputed* (a citation disputes it, or claims about the same thing give another value
//! or date). Which dates are given for an event beside its own, `dates` says.
//!
//! Evidence is *weak* where a reader should look twice before repeating what it says: it is uncited or
//! disputed, or rests on a single line of reporting that is no primary document. A law is its own best
//! witness; one newspaper is not, which is the two-source rule of newsrooms.

mod dates;

use super::{Citation, Claim, Event, Identified, Ids, Source, Stance, Text, Timeline, When};
use dates::Subjects;
use hashbrown::HashMap;

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

    /// The standing in words: "corroborated, with a primary source, disputed".
    pub fn words(self) -> String {
        let mut words = match self.level {
            Level::Uncited => "uncited",
            Level::Single => "one source",
            Level::Corroborated => "corroborated",
        }
        .to_owned();
        if self.primary {
            let primary = if self.level == Level::Single {
                ", primary"
            } else {
                ", with a primary source"
            };
            words.push_str(primary);
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
            subjects: Subjects::new(&timeline.events),
            ids,
        }
    }

    /// The ids of the sources of the timeline.
    pub fn into_source_ids(self) -> Ids {
        self.ids
    }

    /// The standing of an event, through its own citations; through those of its claims if it has
    /// none. It is disputed if it, its date or one of its claims is.
    pub fn event(&self, event: &Event) -> Standing {
        let mut standing = if event.citations.is_empty() {
            self.weigh(event.claims.iter().flat_map(|claim| &claim.citations))
        } else {
            self.weigh(&event.citations)
        };
        standing.disputed |= event.claims.iter().any(|claim| self.claim(claim).disputed);
        standing.disputed |= !self.other_dates(event).is_empty();
        standing
    }

    /// The dates that claims give for an event and that cannot be meant together with its own, by time,
    /// each once and a few at most; see `dates` for what is a date of the event.
    pub fn other_dates(&self, event: &Event) -> Vec<When> {
        self.subjects.other_dates(event)
    }

    /// The standing of one claim.
    pub fn claim(&self, claim: &Claim) -> Standing {
        let mut standing = self.weigh(&claim.citations);
        standing.disputed |= claim
            .about
            .as_deref()
            .is_some_and(|about| self.subjects.are_disputed(about));
        standing
    }

    fn weigh<'c>(&self, citations: impl IntoIterator<Item = &'c Citation>) -> Standing {
        let mut standing = Standing::default();
        let mut first_line = None;
        for citation in citations {
            match citation.stance {
                Stance::Supports => {
                    let Some(witness) = self.witness(&citation.source) else {
                        continue;
                    };
                    standing.primary |= witness.primary;
                    standing.level = match first_line {
                        None => Level::Single,
                        Some(line) if line == witness.line => standing.level,
                        Some(_) => Level::Corroborated,
                    };
                    first_line = first_line.or(Some(witness.line));
                }
                Stance::Disputes => standing.disputed = true,
                Stance::Context => {}
            }
        }
        standing
    }

    fn witness(&self, source: &str) -> Option<&Witness> {
        let place = self.ids.find(&self.witnesses, source)?;
        self.witnesses.get(place as usize)
    }
}

/// Numbers the independent lines of reporting: sources with the same number count once.
fn lines_of_reporting(sources: &[Source], ids: &Ids) -> Vec<u32> {
    let mut parents: Vec<u32> = (0..).take(sources.len()).collect();
    let (mut publishers, mut wires) = (Names::default(), Names::default());
    let mut join = |one: u32, other: u32| {
        let (one, other) = (root(&mut parents, one), root(&mut parents, other));
        if let Some(parent) = parents.get_mut(one.max(other) as usize) {
            *parent = one.min(other);
        }
    };
    for (index, source) in (0..).zip(sources) {
        let origin = source.derived_from.as_deref();
        if let Some(origin) = origin.and_then(|id| ids.find(sources, id)) {
            join(index, origin);
        }
        // Who repeats an agency or another document speaks for that, not for its own publisher.
        let own = source.derived_from.is_none() && source.wire.is_none();
        let publisher = source.publisher.as_ref().filter(|_| own);
        for (known, name) in [
            (&mut publishers, publisher),
            (&mut wires, source.wire.as_ref()),
        ] {
            if let Some(name) = name {
                join(index, known.first(name, index));
            }
        }
    }
    let all = (0..).take(sources.len());
    all.map(|index| root(&mut parents, index)).collect()
}

/// Who goes by a name, whether or not that is capitalised.
#[derive(Default)]
struct Names<'a> {
    /// By the name as it is spelt, so that each spelling is looked at once.
    spelt: HashMap<&'a str, u32>,
    lower: HashMap<Text, u32>,
}

impl<'a> Names<'a> {
    /// The first source with that name, which may be this one.
    fn first(&mut self, name: &'a Text, index: u32) -> u32 {
        let lower = || *self.lower.entry(name.to_lowercase()).or_insert(index);
        *self.spelt.entry(name).or_insert_with(lower)
    }
}

/// The representative of a set in a union–find forest; parents have smaller numbers. Halves the way
/// for those that ask next (Tarjan and van Leeuwen 1984).
fn root(parents: &mut [u32], mut index: u32) -> u32 {
    let parent =
        |parents: &[u32], index: u32| parents.get(index as usize).copied().unwrap_or(index);
    loop {
        let next = parent(parents, parent(parents, index));
        if next == index {
            return index;
        }
        if let Some(place) = parents.get_mut(index as usize) {
            *place = next;
        }
        index = next;
    }
}

#[cfg(test)]
mod tests;
