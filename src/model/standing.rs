//! How well a statement is sourced: computed from the citations, never stored in a file.
//!
//! A statement is *uncited*, rests on a *single* independent line of reporting, or is *corroborated*
//! by two or more. Sources count once together if one derives from the other, if they carry the
//! same agency's report, or if they have the same publisher and neither repeats somebody else: ten newspapers that print one agency
//! report are one witness. Two flags stand beside the level: *primary* (a primary source supports
//! it) and *disputed* (a citation disputes it, or claims about the same thing give another value
//! or date).

use super::date::Form;
use super::{Citation, Claim, Event, Source, Stance, Text, Timeline, When};
use std::collections::{BTreeMap, BTreeSet, HashMap};

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
pub struct Judge<'a> {
    sources: HashMap<&'a str, &'a Source>,
    lines: HashMap<&'a str, usize>,
    conflicts: BTreeSet<&'a str>,
}

impl<'a> Judge<'a> {
    /// Reads the registry of sources and holds all claims of the timeline against each other.
    pub fn new(timeline: &'a Timeline) -> Self {
        let sources: HashMap<&str, &Source> = timeline
            .sources
            .iter()
            .map(|source| (&*source.id, source))
            .collect();
        Self {
            lines: lines_of_reporting(&timeline.sources),
            conflicts: conflicting_subjects(&timeline.events),
            sources,
        }
    }

    /// The standing of an event, through its own citations; through those of its claims if it has
    /// none. It is disputed if it or one of its claims is.
    pub fn event(&self, event: &Event) -> Standing {
        let mut standing = if event.citations.is_empty() {
            self.weigh(event.claims.iter().flat_map(|claim| &claim.citations))
        } else {
            self.weigh(&event.citations)
        };
        standing.disputed |= event.claims.iter().any(|claim| self.claim(claim).disputed);
        standing
    }

    /// The standing of one claim.
    pub fn claim(&self, claim: &Claim) -> Standing {
        let mut standing = self.weigh(&claim.citations);
        standing.disputed |= claim
            .about
            .as_deref()
            .is_some_and(|about| self.conflicts.contains(about));
        standing
    }

    fn weigh<'c>(&self, citations: impl IntoIterator<Item = &'c Citation>) -> Standing {
        let mut standing = Standing::default();
        let mut lines = BTreeSet::<usize>::new();
        for citation in citations {
            match citation.stance {
                Stance::Supports => {
                    if let Some(source) = self.sources.get(&*citation.source) {
                        standing.primary |= source.is_primary();
                        lines.extend(self.lines.get(&*citation.source));
                    }
                }
                Stance::Disputes => standing.disputed = true,
                Stance::Context => {}
            }
        }
        standing.level = match lines.len() {
            0 => Level::Uncited,
            1 => Level::Single,
            _ => Level::Corroborated,
        };
        standing
    }
}

/// Numbers the independent lines of reporting: sources with the same number count once.
fn lines_of_reporting(sources: &[Source]) -> HashMap<&str, usize> {
    let mut parents: Vec<usize> = (0..sources.len()).collect();
    let by_id: HashMap<&str, usize> = sources
        .iter()
        .enumerate()
        .map(|(index, source)| (&*source.id, index))
        .collect();
    let mut publishers: HashMap<Text, usize> = HashMap::new();
    let mut wires: HashMap<Text, usize> = HashMap::new();
    let mut join = |one: usize, other: usize| {
        let (one, other) = (root(&parents, one), root(&parents, other));
        if let Some(parent) = parents.get_mut(one.max(other)) {
            *parent = one.min(other);
        }
    };
    for (index, source) in sources.iter().enumerate() {
        if let Some(origin) = source.derived_from.as_deref().and_then(|id| by_id.get(id)) {
            join(index, *origin);
        }
        // Who repeats an agency or another document speaks for that, not for its own publisher.
        let own = source.derived_from.is_none() && source.wire.is_none();
        let publisher = source.publisher.as_ref().filter(|_| own);
        for (known, name) in [
            (&mut publishers, publisher),
            (&mut wires, source.wire.as_ref()),
        ] {
            if let Some(name) = name {
                join(index, *known.entry(name.to_lowercase()).or_insert(index));
            }
        }
    }
    sources
        .iter()
        .enumerate()
        .map(|(index, source)| (&*source.id, root(&parents, index)))
        .collect()
}

/// The representative of a set in a union–find forest; parents have smaller numbers.
fn root(parents: &[usize], mut index: usize) -> usize {
    while let Some(&parent) = parents.get(index) {
        if parent == index {
            break;
        }
        index = parent;
    }
    index
}

/// What claims are about where they disagree.
fn conflicting_subjects(events: &[Event]) -> BTreeSet<&str> {
    let mut versions: BTreeMap<&str, (BTreeSet<String>, Vec<&When>)> = BTreeMap::new();
    for claim in events.iter().flat_map(|event| &event.claims) {
        let Some(about) = claim.about.as_deref() else {
            continue;
        };
        let (values, dates) = versions.entry(about).or_default();
        let value = claim.value.as_ref();
        values.extend(value.map(|value: &Text| value.trim().to_lowercase()));
        dates.extend(claim.when.as_ref());
    }
    versions
        .into_iter()
        .filter(|(_, (values, dates))| values.len() > 1 || disagree(dates))
        .map(|(about, _)| about)
        .collect()
}

/// Whether dates cannot all be meant: one instant in two zones is no conflict, nor is a day beside
/// its month, but two days are, and so are two intervals with different ends.
fn disagree(dates: &[&When]) -> bool {
    let extent = |when: &&&When| {
        (
            when.earliest().unwrap_or(i64::MIN),
            when.latest().unwrap_or(i64::MAX),
        )
    };
    // If each two stretches of a line meet, all of them do.
    let last_start = dates.iter().map(|when| extent(&when).0).max();
    let first_end = dates.iter().map(|when| extent(&when).1).min();
    let is_interval = |when: &&&When| matches!(when.form(), Form::Interval { .. });
    let intervals: BTreeSet<_> = dates
        .iter()
        .filter(is_interval)
        .map(|when| extent(&when))
        .collect();
    last_start
        .zip(first_end)
        .is_some_and(|(start, end)| start >= end)
        || intervals.len() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(id: &str, publisher: &str) -> Source {
        Source {
            id: id.into(),
            publisher: Some(publisher.into()),
            ..Source::default()
        }
    }

    fn citing(sources: &[&str]) -> Event {
        let cite = |source: &&str| Citation {
            source: (*source).into(),
            ..Citation::default()
        };
        Event {
            citations: sources.iter().map(cite).collect(),
            ..Event::default()
        }
    }

    fn level(sources: Vec<Source>, cited: &[&str]) -> Level {
        let timeline = Timeline {
            sources,
            ..Timeline::default()
        };
        Judge::new(&timeline).event(&citing(cited)).level
    }

    #[test]
    fn counts_independent_lines_of_reporting() {
        let sources = || {
            vec![
                source("a", "Kyiv Post"),
                source("b", "CNN"),
                source("c", "cnn"),
            ]
        };
        assert_eq!(level(sources(), &[]), Level::Uncited);
        assert_eq!(level(sources(), &["a"]), Level::Single);
        assert_eq!(level(sources(), &["a", "b"]), Level::Corroborated);
        assert_eq!(
            level(sources(), &["b", "c"]),
            Level::Single,
            "one publisher is one witness"
        );
        assert_eq!(level(sources(), &["nobody"]), Level::Uncited);
    }

    #[test]
    fn agency_reports_and_repetitions_count_once() {
        let wired = |id, publisher| Source {
            wire: Some("Reuters".into()),
            ..source(id, publisher)
        };
        assert_eq!(
            level(
                vec![wired("a", "Arab News"), wired("b", "CNA")],
                &["a", "b"]
            ),
            Level::Single
        );
        let copy = Source {
            derived_from: Some("a".into()),
            ..source("b", "A forum")
        };
        assert_eq!(
            level(vec![source("a", "FactCheck"), copy], &["a", "b"]),
            Level::Single
        );
    }

    #[test]
    fn a_cycle_of_derivations_ends() {
        let derived = |id, from: &str| Source {
            derived_from: Some(from.into()),
            ..source(id, id)
        };
        assert_eq!(
            level(vec![derived("a", "b"), derived("b", "a")], &["a", "b"]),
            Level::Single
        );
    }

    #[test]
    fn claims_about_the_same_thing_dispute_each_other() {
        let claim = |value: &str| Claim {
            about: Some("aid".into()),
            value: Some(value.into()),
            ..Claim::default()
        };
        let event = |claims: &[Claim]| Event {
            claims: claims.into(),
            ..Event::default()
        };
        let agree = Timeline {
            events: vec![event(&[claim("174 billion"), claim(" 174 Billion")])],
            ..Timeline::default()
        };
        assert!(!Judge::new(&agree).event(&agree.events[0]).disputed);
        let differ = Timeline {
            events: vec![
                event(&[claim("350 billion")]),
                event(&[claim("174 billion")]),
            ],
            ..Timeline::default()
        };
        let judge = Judge::new(&differ);
        assert!(
            differ
                .events
                .iter()
                .all(|event| judge.event(event).disputed)
        );
    }

    #[test]
    fn dates_conflict_only_where_they_cannot_all_be_meant() {
        let disputed = |dates: &[&str]| {
            let claim = |date: &&str| Claim {
                about: Some("date".into()),
                when: Some(When::parse(date).unwrap()),
                ..Claim::default()
            };
            let events = vec![Event {
                claims: dates.iter().map(claim).collect(),
                ..Event::default()
            }];
            let timeline = Timeline {
                events,
                ..Timeline::default()
            };
            Judge::new(&timeline).event(&timeline.events[0]).disputed
        };
        assert!(disputed(&["2025-03-03", "2025-03-04"]));
        assert!(disputed(&[
            "2025-03-03/2025-04-03",
            "2025-03-03/2025-04-04"
        ]));
        assert!(disputed(&["2025-03", "2025-03-04", "2025-03-05"]));
        assert!(!disputed(&[
            "1962-10-27T14:04Z",
            "1962-10-27T17:04[Europe/Moscow]"
        ]));
        assert!(!disputed(&["2025-03", "2025-03-04", "2025-03-04T11:35"]));
    }

    #[test]
    fn a_disputing_citation_is_no_support() {
        let timeline = Timeline {
            sources: vec![Source {
                primary: Some(true),
                ..source("a", "GPO")
            }],
            ..Timeline::default()
        };
        let mut event = citing(&["a"]);
        let supported = Judge::new(&timeline).event(&event);
        assert_eq!(supported.words(), "one source, primary");
        event.citations[0].stance = Stance::Disputes;
        assert_eq!(
            Judge::new(&timeline).event(&event).words(),
            "uncited, disputed"
        );
    }
}
