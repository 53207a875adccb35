//! What is known of the evidence behind one event, worked out once for all frames in which it is
//! shown: its sources and claims by number, which cites which, and what counts once.

mod comparison;

pub use comparison::{Comparison, Subject, Version, Voice, subject};

use super::document::{Document, DocumentId};
use crate::index::{EventIndex, SourceIndex};
use crate::model::date::ClockZone;
use crate::model::{Citation, Event, Source, Stance};
use hashbrown::HashMap;

/// A citation of an event: its own, or that of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CitationPlace {
    /// The position of the claim that has it; none for a citation of the event itself.
    pub claim: Option<usize>,
    /// Its position there.
    pub citation: usize,
}

impl CitationPlace {
    /// The citation itself.
    pub fn of(self, event: &Event) -> Option<&Citation> {
        let citations = match self.claim {
            None => &event.citations,
            Some(claim) => &event.claims.get(claim)?.citations,
        };
        citations.get(self.citation)
    }
}

/// What is cited from a source once or more often, in the same words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The first citation.
    pub place: CitationPlace,
    /// What it bears on: the positions of claims, or none for the event itself; the first ones.
    pub bears_on: Vec<Option<usize>>,
}

/// A source of an event. Its number is its position, from one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// Which source.
    pub source: SourceIndex,
    /// What is cited from it, each place and its words once.
    pub places: Vec<Told>,
    /// The positions of the claims that it bears on, with how.
    pub claims: Vec<(usize, Stance)>,
}

/// The evidence behind one event.
#[derive(Debug)]
pub struct Evidence {
    key: Key,
    /// Its sources: primary ones first.
    pub sources: Vec<Cited>,
    /// The positions among those of the sources that each claim cites, each once, with how.
    pub claims: Vec<Vec<(usize, Stance)>>,
    /// What counts once of what supports the event: "2 independent lines: Reuters (3 sources),
    /// Federal Register". Empty where there is nothing to say beyond the level.
    pub why: String,
    /// The same for each claim.
    pub claims_why: Vec<String>,
    /// Where sources disagree.
    pub comparisons: Vec<Comparison>,
}

/// What evidence was worked out for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Key {
    document: DocumentId,
    revision: u64,
    event: EventIndex,
    clock: ClockZone,
}

impl Evidence {
    /// Works out the evidence behind an event. Dates are worded in the zone of `clock`.
    pub fn of(document: &Document, event: EventIndex, clock: ClockZone) -> Option<Self> {
        let found = document.event(event)?;
        let places = document.source_places(event);
        let numbers: HashMap<SourceIndex, usize> = places.iter().copied().zip(0..).collect();
        let mut sources: Vec<Cited> = places
            .into_iter()
            .map(|source| Cited {
                source,
                places: Vec::new(),
                claims: Vec::new(),
            })
            .collect();
        let mut cited_at: Vec<Vec<CitationPlace>> = vec![Vec::new(); sources.len()];
        let number_of = |citation: &Citation| {
            let place = document
                .index()
                .source_place(document.timeline(), &citation.source)?;
            numbers.get(&place).copied()
        };
        let mut claims = Vec::new();
        for (citation, written) in found.citations.iter().enumerate() {
            let claim = None;
            if let Some(places) = number_of(written).and_then(|number| cited_at.get_mut(number)) {
                places.push(CitationPlace { claim, citation });
            }
        }
        for (claim, written) in found.claims.iter().enumerate() {
            let mut cites: Vec<(usize, Stance)> = Vec::new();
            for (citation, written) in written.citations.iter().enumerate() {
                let Some(number) = number_of(written) else {
                    continue;
                };
                cites.push((number, written.stance));
                if let Some(places) = cited_at.get_mut(number) {
                    let claim = Some(claim);
                    places.push(CitationPlace { claim, citation });
                }
            }
            cites.sort_unstable();
            cites.dedup();
            for (number, stance) in &cites {
                if let Some(cited) = sources.get_mut(*number) {
                    cited.claims.push((claim, *stance));
                }
            }
            claims.push(cites);
        }
        for (cited, places) in sources.iter_mut().zip(cited_at) {
            cited.places = tell_once(found, &places);
        }
        let claims_why = found.claims.iter();
        let claims_why = claims_why.map(|claim| why(document, &claim.citations));
        Some(Self {
            key: Key {
                document: document.id,
                revision: document.revision,
                event,
                clock,
            },
            why: why(document, &found.citations),
            claims_why: claims_why.collect(),
            comparisons: comparison::all(document, (event, found), clock),
            sources,
            claims,
        })
    }

    /// Whether it is that of this event as it is now.
    pub fn is_of(&self, document: &Document, event: EventIndex, clock: ClockZone) -> bool {
        let key = Key {
            document: document.id,
            revision: document.revision,
            event,
            clock,
        };
        self.key == key
    }
}

/// Tells the same words once: an event and its claims often cite them, and a citation of the document as
/// a whole says nothing beside another one.
fn tell_once(event: &Event, places: &[CitationPlace]) -> Vec<Told> {
    let mut told: Vec<Told> = Vec::new();
    for place in places {
        let Some(citation) = place.of(event) else {
            continue;
        };
        // More places are never shown, nor are more claims of one.
        let known = told.iter_mut().take(MOST_TOLD).find(|known| {
            known.place.of(event).is_some_and(|other| {
                other.quote == citation.quote
                    && other.pin == citation.pin
                    && other.stance == citation.stance
                    && other.because == citation.because
            })
        });
        match known {
            Some(known) if known.bears_on.len() >= MOST_TOLD => {}
            Some(known) if known.bears_on.last() == Some(&place.claim) => {}
            Some(known) => known.bears_on.push(place.claim),
            None => told.push(Told {
                place: *place,
                bears_on: vec![place.claim],
            }),
        }
    }
    if told.len() > 1 {
        told.retain(|told| told.place.of(event).is_some_and(|one| !says_nothing(one)));
    }
    told
}

/// So many words are told of one source, and so many claims on which some bear.
const MOST_TOLD: usize = 100;

/// A citation of the document as a whole, without any words.
fn says_nothing(citation: &Citation) -> bool {
    citation.quote.is_none()
        && citation.pin.is_none()
        && citation.because.is_none()
        && citation.stance == Stance::Supports
}

/// Names the independent lines of reporting that support something, where there is more to say
/// than that there is one source.
fn why(document: &Document, citations: &[Citation]) -> String {
    let (timeline, index) = (document.timeline(), document.index());
    let supporting = citations
        .iter()
        .filter(|citation| citation.stance == Stance::Supports);
    let mut places: Vec<(SourceIndex, SourceIndex)> = supporting
        .filter_map(|citation| index.source_place(timeline, &citation.source))
        .map(|source| (index.line_of_reporting(source), source))
        .collect();
    places.sort_unstable();
    places.dedup();
    if places.len() < 2 {
        return String::new();
    }
    let lines = places.chunk_by(|one, other| one.0 == other.0);
    let mut lines: Vec<&[(SourceIndex, SourceIndex)]> = lines.collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.len()));
    let names = lines.iter().take(MOST_LINES).map(|line| {
        let sources: Vec<&Source> = line
            .iter()
            .filter_map(|(_, source)| timeline.sources.get(*source as usize))
            .collect();
        let name = line_name(&sources);
        match sources.len() {
            1 => name,
            count => format!("{name} ({count} sources)"),
        }
    });
    let mut names: Vec<String> = names.collect();
    if lines.len() > MOST_LINES {
        names.push(format!("and {} more", lines.len() - MOST_LINES));
    }
    let names = names.join(", ");
    match lines.len() {
        1 => format!("1 line of reporting: {names}"),
        count => format!("{count} independent lines: {names}"),
    }
}

/// So many lines of reporting are named.
const MOST_LINES: usize = 6;

/// Who speaks in a line of reporting: the agency, else who published what nobody else did before,
/// else the first that has a name.
fn line_name(sources: &[&Source]) -> String {
    let agency = sources.iter().find_map(|source| source.wire.as_deref());
    let mut own = sources
        .iter()
        .filter(|source| source.derived_from.is_none());
    let publisher = own.find_map(|source| source.publisher.as_deref());
    let publisher = publisher.or_else(|| {
        sources
            .iter()
            .find_map(|source| source.publisher.as_deref())
    });
    let first = sources.first().map(|source| match &*source.title {
        "" => &*source.id,
        title => title,
    });
    let name = agency.or(publisher).or(first).unwrap_or_default();
    crate::model::hidden::label(name).into_owned()
}

#[cfg(test)]
mod tests;
