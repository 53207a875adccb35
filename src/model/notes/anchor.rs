//! What a note is about.

use crate::model::{Citation, Claim, Event, Extra, Text, Timeline, When};
use serde::Deserialize;

/// What a note is about, by id and by words, so that it is found again when the timeline was edited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    /// Nothing that this version knows; the file may know more.
    #[default]
    Unknown,
    /// The timeline as a whole.
    Timeline,
    /// An event, by its id.
    Event(Text),
    /// A source, by its id.
    Source(Text),
    /// A stretch of time.
    Stretch(When),
    /// The title or the date of an event.
    Part(EventPart),
    /// A claim.
    Claim(ClaimAnchor),
    /// A place in a source that is cited.
    Citation(CitationAnchor),
    /// A source as one event cites it.
    SourceIn(SourceIn),
}

/// The title or the date of an event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventPart {
    /// The id of the event.
    pub event: Text,
    /// Which part.
    pub part: Part,
    /// What it says: the title, or the date as the file writes it.
    pub text: Text,
    /// Fields that this version does not know.
    pub extra: Extra,
}

/// A part of an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Part {
    /// Its title.
    #[default]
    Title,
    /// Its date.
    Date,
}

/// A claim of an event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimAnchor {
    /// The id of the event.
    pub event: Text,
    /// What is claimed.
    pub text: Text,
    /// Fields that this version does not know.
    pub extra: Extra,
}

/// A place in a source, as an event or one of its claims cites it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CitationAnchor {
    /// The id of the event.
    pub event: Text,
    /// What is claimed; nothing if the event itself cites it.
    pub claim: Option<Text>,
    /// The id of the source.
    pub source: Text,
    /// Where in the source.
    pub pin: Option<Text>,
    /// The words of the source.
    pub quote: Option<Text>,
    /// Fields that this version does not know.
    pub extra: Extra,
}

/// A source as one event cites it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceIn {
    /// The id of the event.
    pub event: Text,
    /// The id of the source.
    pub source: Text,
    /// Fields that this version does not know.
    pub extra: Extra,
}

impl Anchor {
    /// The title of an event.
    pub fn title(event: &Event) -> Self {
        Self::part(event, Part::Title, event.title.clone())
    }

    /// The date of an event, which may have none.
    pub fn date(event: &Event) -> Self {
        let text = event.when.as_ref().map_or("", When::text);
        Self::part(event, Part::Date, text.into())
    }

    fn part(event: &Event, part: Part, text: Text) -> Self {
        Self::Part(EventPart {
            event: event.id.clone(),
            part,
            text,
            extra: Extra::default(),
        })
    }

    /// A claim of an event.
    pub fn claim(event: &Event, claim: &Claim) -> Self {
        Self::Claim(ClaimAnchor {
            event: event.id.clone(),
            text: claim.text.clone(),
            extra: Extra::default(),
        })
    }

    /// A citation of an event, or of one of its claims.
    pub fn citation(event: &Event, claim: Option<&Claim>, citation: &Citation) -> Self {
        Self::Citation(CitationAnchor {
            event: event.id.clone(),
            claim: claim.map(|claim| claim.text.clone()),
            source: citation.source.clone(),
            pin: citation.pin.clone(),
            quote: citation.quote.clone(),
            extra: Extra::default(),
        })
    }

    /// The event that it belongs to, if it belongs to one.
    pub fn event(&self) -> Option<&Text> {
        match self {
            Self::Event(event)
            | Self::Part(EventPart { event, .. })
            | Self::Claim(ClaimAnchor { event, .. })
            | Self::Citation(CitationAnchor { event, .. })
            | Self::SourceIn(SourceIn { event, .. }) => Some(event),
            Self::Unknown | Self::Timeline | Self::Source(_) | Self::Stretch(_) => None,
        }
    }

    /// Whether what it is about is in the timeline, word for word. Looks at every event.
    pub fn is_in(&self, timeline: &Timeline) -> bool {
        let has_source = |id: &Text| timeline.sources.iter().any(|source| source.id == *id);
        let event = || {
            let id = self.event()?;
            timeline.events.iter().find(|event| event.id == *id)
        };
        match self {
            Self::Unknown => false,
            Self::Timeline | Self::Stretch(_) => true,
            Self::Source(id) => has_source(id),
            Self::Event(_) => event().is_some(),
            Self::SourceIn(anchor) => event().is_some() && has_source(&anchor.source),
            Self::Part(EventPart { part, text, .. }) => event().is_some_and(|event| match part {
                Part::Title => event.title == *text,
                Part::Date => event.when.as_ref().map_or("", When::text) == text,
            }),
            Self::Claim(anchor) => event()
                .is_some_and(|event| event.claims.iter().any(|claim| claim.text == anchor.text)),
            Self::Citation(anchor) => event().is_some_and(|event| anchor.is_of(event)),
        }
    }
}

impl CitationAnchor {
    /// Whether an event, or the claim that is meant, has such a citation.
    fn is_of(&self, event: &Event) -> bool {
        let has = |citations: &[Citation]| {
            citations.iter().any(|citation| {
                citation.source == self.source
                    && citation.pin == self.pin
                    && citation.quote == self.quote
            })
        };
        match &self.claim {
            None => has(&event.citations),
            Some(text) => {
                let mut claims = event.claims.iter();
                claims.any(|claim| claim.text == *text && has(&claim.citations))
            }
        }
    }
}
