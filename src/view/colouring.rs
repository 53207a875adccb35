//! What the colours of marks say: the kind of an event, or how well it is sourced.
//!
//! Coloured by evidence, marks stand out the more the better they are sourced: grey for nothing, then two
//! steps of one blue, and the vermilion of the slash for what is disputed. Blue, grey and vermilion stay apart
//! for every sort of colour blindness, and the two blues in grey. The glyph still says the kind, and stripes
//! and dials the evidence, so that colour never carries it alone.

use super::scene::Ink;
use crate::model::{Colour, Standing};
use serde::{Deserialize, Serialize};

/// What the colours of marks say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ColourBy {
    /// What sort of event it is.
    #[default]
    Kind,
    /// How well it is sourced.
    Evidence,
}

impl ColourBy {
    /// The colour of an event of a kind with that colour.
    pub fn ink(self, kind: Colour, standing: Standing) -> Ink {
        match self {
            Self::Kind => Ink::Kind(kind),
            Self::Evidence => of_evidence(standing),
        }
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Kind => Self::Evidence,
            Self::Evidence => Self::Kind,
        }
    }
}

/// The colour of events that are sourced like that.
pub fn of_evidence(standing: Standing) -> Ink {
    if standing.disputed {
        Ink::Kind(Colour::Vermilion)
    } else {
        Ink::Level(standing.level)
    }
}
