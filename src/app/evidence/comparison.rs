//! Where sources disagree, side by side: claims about one thing that give other values or dates, and
//! documents that dispute what others support.

use super::CitationPlace;
use crate::app::document::Document;
use crate::index::{ClaimPlace, Disagreement, EventIndex};
use crate::model::date::ClockZone;
use crate::model::{Citation, Claim, Event, Stance, Text, folded, hidden};
use crate::view::marks::shown_title;
use crate::view::sentence::sentence_case;

/// So many claims about one thing are looked at: there may be a million.
const MOST_CLAIMS: usize = 1_000;
/// So many who say the same are told.
const MOST_VOICES: usize = 12;
/// So many versions of one thing are told.
const MOST_VERSIONS: usize = 12;
/// So many comparisons are made for an event.
const MOST_COMPARISONS: usize = 24;

/// What claims give another date than the event for.
const DATE_OF_THIS: &str = "Date of this event";

/// What a claim is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The event that has it.
    This,
    /// Another event, by its title.
    Other(Text),
    /// What is named in words.
    Named,
}

/// What a claim of an event is about: an event where it names one by its id. One look-up.
pub fn subject(document: &Document, event: EventIndex, about: &str) -> Subject {
    match document.index().event(document.timeline(), about.trim()) {
        Some(found) if found == event => Subject::This,
        Some(other) => document.event(other).map_or(Subject::Named, |other| {
            Subject::Other(shown_title(&other.title))
        }),
        None => Subject::Named,
    }
}

/// What is said of one thing, by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// What it is about.
    pub about: Text,
    /// The position of the claim that is disputed by a document; none where claims differ, or where
    /// the event itself is disputed.
    pub claim: Option<usize>,
    /// What is said of it, in the order of the event and then of the file.
    pub versions: Vec<Version>,
    /// How many voices are not told.
    pub left_out: usize,
}

/// One of several things that are said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The value, the date in words, or which side it takes.
    pub heading: String,
    /// Who says so.
    pub voices: Vec<Voice>,
}

/// One who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voice {
    /// The claim that says so; none where a document does.
    pub claim: Option<ClaimPlace>,
    /// The event that has the claim and the citation.
    pub event: EventIndex,
    /// The citation that gives the words, if one does.
    pub citation: Option<CitationPlace>,
}

/// All comparisons for an event: of values and dates first, then of documents for and against.
pub(super) fn all(
    document: &Document,
    (event, found): (EventIndex, &Event),
    clock: ClockZone,
) -> Vec<Comparison> {
    let differing = document.index().disagreements(event);
    let differing = differing.map(|found| of_claims(document, event, found, clock));
    let dates = of_dates(document, (event, found), clock);
    let own = std::iter::once((None, &*found.title, &*found.citations));
    let claims = found.claims.iter().enumerate();
    let claims = claims.map(|(number, claim)| (Some(number), &*claim.text, &*claim.citations));
    let stances = own.chain(claims);
    let stances = stances.filter_map(|(claim, about, citations)| {
        let versions = of_stances(event, claim, citations)?;
        Some(Comparison {
            about: about.into(),
            claim,
            versions,
            left_out: 0,
        })
    });
    let all = differing.chain(dates).chain(stances);
    all.take(MOST_COMPARISONS).collect()
}

/// The date of an event beside those that its claims about itself, by its id, give for it; where they
/// differ among themselves, too, they are compared already.
fn of_dates(
    document: &Document,
    (event, found): (EventIndex, &Event),
    clock: ClockZone,
) -> Option<Comparison> {
    let others = document.index().other_dates(event);
    let is_compared = document
        .index()
        .disagreements(event)
        .any(|known| known.conflict.dates);
    let own = found.when.as_ref().filter(|_| !is_compared)?;
    let by_claims = others.iter().map(|other| {
        let claims = found.claims.iter().enumerate();
        let voices = claims.filter(|(_, claim)| claim.when.as_ref() == Some(other));
        let voices = voices.take(MOST_VOICES);
        let voices = voices.map(|(number, claim)| Voice {
            claim: Some(ClaimPlace {
                event,
                claim: number as u32,
            }),
            event,
            citation: best_citation(number, claim),
        });
        Version {
            heading: sentence_case(&other.words_in(clock)),
            voices: voices.collect(),
        }
    });
    let citation = best_of(&found.citations).map(|citation| CitationPlace {
        claim: None,
        citation,
    });
    let here = Version {
        heading: sentence_case(&own.words_in(clock)),
        voices: vec![Voice {
            claim: None,
            event,
            citation,
        }],
    };
    (!others.is_empty()).then(|| Comparison {
        about: DATE_OF_THIS.into(),
        claim: None,
        versions: std::iter::once(here).chain(by_claims).collect(),
        left_out: 0,
    })
}

/// Claims about one thing, by what they say; those of the event itself come first.
fn of_claims(
    document: &Document,
    event: EventIndex,
    found: Disagreement<'_>,
    clock: ClockZone,
) -> Comparison {
    let own = found.claims.iter().filter(|place| place.event == event);
    let others = found.claims.iter().filter(|place| place.event != event);
    let mut versions: Vec<(Said, Version)> = Vec::new();
    let mut left_out = found.claims.len().saturating_sub(MOST_CLAIMS);
    for place in own.chain(others).take(MOST_CLAIMS) {
        let claim = document.event(place.event);
        let Some(claim) = claim.and_then(|event| event.claims.get(place.claim as usize)) else {
            continue;
        };
        let said = Said::by(claim, &found);
        let voice = Voice {
            claim: Some(*place),
            event: place.event,
            citation: best_citation(place.claim as usize, claim),
        };
        let known = versions.iter_mut().find(|(known, _)| *known == said);
        if let Some((_, version)) = known {
            if version.voices.len() < MOST_VOICES {
                version.voices.push(voice);
            } else {
                left_out += 1;
            }
        } else if versions.len() < MOST_VERSIONS {
            let version = Version {
                heading: heading(claim, clock),
                voices: vec![voice],
            };
            versions.push((said, version));
        } else {
            left_out += 1;
        }
    }
    let about = &found.conflict.about;
    let dates_alone = found.conflict.dates && !found.conflict.values;
    let about = match subject(document, event, about) {
        Subject::Named => about.clone(),
        Subject::This if dates_alone => DATE_OF_THIS.into(),
        Subject::This => "This event".into(),
        Subject::Other(title) if dates_alone => format!("Date of “{title}”").into(),
        Subject::Other(title) => format!("“{title}”").into(),
    };
    Comparison {
        about,
        claim: None,
        versions: versions.into_iter().map(|(_, version)| version).collect(),
        left_out,
    }
}

/// What a claim says, as it is compared.
#[derive(PartialEq, Eq)]
struct Said {
    value: Option<Text>,
    when: Option<(Option<i64>, Option<i64>)>,
}

impl Said {
    fn by(claim: &Claim, found: &Disagreement<'_>) -> Self {
        let conflict = found.conflict;
        let value = claim.value.as_deref().filter(|_| conflict.values);
        let when = claim.when.as_ref().filter(|_| conflict.dates);
        Self {
            value: value.map(folded),
            when: when.map(|when| (when.earliest(), when.latest())),
        }
    }
}

/// "350 billion USD", "Monday 3 March 2025".
fn heading(claim: &Claim, clock: ClockZone) -> String {
    let value = claim.value.as_deref().map(str::trim);
    let value = value.filter(|value| !value.is_empty());
    let mut words: Vec<String> = value
        .map(|value| hidden::shown(value).into_owned())
        .into_iter()
        .collect();
    let when = claim.when.as_ref().map(|when| when.words_in(clock));
    words.extend(when.map(|when| sentence_case(&when)));
    words.join(" · ")
}

/// The citation that shows best what a claim rests on.
fn best_citation(number: usize, claim: &Claim) -> Option<CitationPlace> {
    Some(CitationPlace {
        claim: Some(number),
        citation: best_of(&claim.citations)?,
    })
}

/// The first citation that supports, rather with words than without.
fn best_of(citations: &[Citation]) -> Option<usize> {
    let supports = |citation: &Citation| citation.stance == Stance::Supports;
    let with_words = citations
        .iter()
        .position(|citation| supports(citation) && citation.quote.is_some());
    with_words.or_else(|| citations.iter().position(supports))
}

/// Documents for and against one statement, if any is against it.
fn of_stances(
    event: EventIndex,
    claim: Option<usize>,
    citations: &[Citation],
) -> Option<Vec<Version>> {
    let side = |stance: Stance, heading: &str| {
        let voices = citations.iter().enumerate();
        let voices = voices.filter(|(_, citation)| citation.stance == stance);
        let voices = voices.map(|(citation, _)| Voice {
            claim: None,
            event,
            citation: Some(CitationPlace { claim, citation }),
        });
        let voices: Vec<Voice> = voices.take(MOST_VOICES).collect();
        let heading = heading.to_owned();
        (!voices.is_empty()).then_some(Version { heading, voices })
    };
    let against = side(Stance::Disputes, "Disputed by")?;
    let supporting = side(Stance::Supports, "Supported by");
    Some(supporting.into_iter().chain([against]).collect())
}
