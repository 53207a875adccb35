//! The documents that a timeline cites.

use super::{Extra, List, Text, Texts, When};
use serde::Deserialize;

/// A document in the registry of a timeline.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Source {
    /// What citations refer to.
    pub id: Text,
    /// What sort of document it is.
    pub kind: SourceKind,
    /// Its own title.
    pub title: Text,
    /// A number or code that finds it: "86 FR 20249".
    pub identifier: Option<Text>,
    /// Who wrote it.
    pub authors: Texts,
    /// Who published it.
    pub publisher: Option<Text>,
    /// Where it can be read.
    pub url: Option<Text>,
    /// Copies kept elsewhere.
    pub archives: List<Archive>,
    /// When it was published.
    pub published: Option<When>,
    /// When the author of the timeline read it.
    pub accessed: Option<When>,
    /// BCP 47 tag of its language.
    pub language: Option<Text>,
    /// Whether it is a primary source, where the kind does not say it rightly.
    pub primary: Option<bool>,
    /// The id of the source whose reporting this one repeats.
    pub derived_from: Option<Text>,
    /// The news agency whose report this is.
    pub wire: Option<Text>,
    /// A remark of the timeline's author about the document.
    pub note: Option<Text>,
    /// Fields that this version does not know.
    #[serde(skip)]
    pub extra: Extra,
}

impl Source {
    /// Whether the document is primary: as stated, or as its kind has it.
    pub fn is_primary(&self) -> bool {
        self.primary.unwrap_or_else(|| self.kind.is_primary())
    }
}

/// What sort of document a source is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum SourceKind {
    /// A law, an order, a notice, a treaty.
    Legal,
    /// A statement or page of a government or an organisation about itself.
    Official,
    /// The words that were spoken.
    Transcript,
    /// Data.
    Dataset,
    /// Reporting.
    News,
    /// Comment or explanation.
    Analysis,
    /// A paper.
    Academic,
    /// A book.
    Book,
    /// A post on a social network.
    Social,
    /// A recording.
    Video,
    /// Anything else.
    #[default]
    Other,
}

impl SourceKind {
    /// Every kind of source.
    pub const ALL: [Self; 11] = [
        Self::Legal,
        Self::Official,
        Self::Transcript,
        Self::Dataset,
        Self::News,
        Self::Analysis,
        Self::Academic,
        Self::Book,
        Self::Social,
        Self::Video,
        Self::Other,
    ];

    /// What people read; also the name that a file uses.
    pub fn title(self) -> &'static str {
        match self {
            Self::Legal => "Legal",
            Self::Official => "Official",
            Self::Transcript => "Transcript",
            Self::Dataset => "Dataset",
            Self::News => "News",
            Self::Analysis => "Analysis",
            Self::Academic => "Academic",
            Self::Book => "Book",
            Self::Social => "Social",
            Self::Video => "Video",
            Self::Other => "Other",
        }
    }

    /// Whether documents of this kind are primary sources unless they say otherwise.
    pub fn is_primary(self) -> bool {
        matches!(
            self,
            Self::Legal
                | Self::Official
                | Self::Transcript
                | Self::Dataset
                | Self::Social
                | Self::Video
        )
    }
}

/// A copy of a source that is kept elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Archive {
    /// Where the copy can be read.
    pub url: Option<Text>,
    /// When it was made.
    pub captured: Option<When>,
    /// A file under the timeline's own folder.
    pub file: Option<Text>,
    /// The SHA-256 of that file, in hexadecimal.
    pub sha256: Option<Text>,
    /// Fields that this version does not know.
    #[serde(skip)]
    pub extra: Extra,
}
