//! Events, with what is claimed about them and on which evidence.

use super::{EventKind, Extra, List, Text, Texts, When};
use serde::Deserialize;

/// Something that happened, or is planned.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Event {
    /// What links and notes refer to; unique in its timeline.
    pub id: Text,
    /// What sort of thing it is.
    pub kind: EventKind,
    /// One line.
    pub title: Text,
    /// When it was; an event without a date waits among the undated.
    pub when: Option<When>,
    /// The ids of the lanes in which it shows.
    pub lanes: Texts,
    /// How much it matters, for who keeps a label.
    pub importance: Importance,
    /// Markdown.
    pub summary: Option<Text>,
    /// A number or code that finds it: "EO 14024".
    pub identifier: Option<Text>,
    /// Who took part.
    pub actors: Texts,
    /// Where it was.
    pub places: Texts,
    /// Free words.
    pub tags: Texts,
    /// Steps that have their own dates: signed, published, in effect.
    pub stages: List<Stage>,
    /// When it was valid.
    pub in_force: Option<When>,
    /// The documents behind the event as a whole.
    pub citations: List<Citation>,
    /// Single statements about it, each with its own evidence.
    pub claims: List<Claim>,
    /// How it relates to other events.
    pub links: List<EventLink>,
    /// Pictures.
    pub media: List<Media>,
    /// Fields that this version does not know.
    #[serde(skip)]
    pub extra: Extra,
}

/// How much an event matters. The order is from least to most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Importance {
    /// Detail.
    Minor,
    /// Neither more nor less than most.
    #[default]
    Normal,
    /// Should keep its label when others lose theirs.
    Major,
    /// What the timeline is about.
    Landmark,
}

/// A step of an event that has its own date.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Stage {
    /// Which step.
    pub stage: StageName,
    /// When it was taken.
    pub when: Option<When>,
    /// Fields that this version does not know.
    #[serde(skip)]
    pub extra: Extra,
}

/// The steps that an event may go through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum StageName {
    /// Made known.
    #[default]
    Announced,
    /// Put forward.
    Proposed,
    /// Decided.
    Adopted,
    /// Signed.
    Signed,
    /// Published.
    Published,
    /// In effect.
    Effective,
    /// Continued.
    Extended,
    /// Ends by itself.
    Expires,
    /// Taken back.
    Revoked,
}

impl StageName {
    /// What people read; also the name that a file uses.
    pub fn title(self) -> &'static str {
        match self {
            Self::Announced => "Announced",
            Self::Proposed => "Proposed",
            Self::Adopted => "Adopted",
            Self::Signed => "Signed",
            Self::Published => "Published",
            Self::Effective => "Effective",
            Self::Extended => "Extended",
            Self::Expires => "Expires",
            Self::Revoked => "Revoked",
        }
    }
}

/// A statement about an event, and who makes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Claim {
    /// The statement.
    pub text: Text,
    /// Who says so.
    pub by: Option<Text>,
    /// What it is about: claims about the same thing are held against each other.
    pub about: Option<Text>,
    /// The value it gives: "350 billion USD".
    pub value: Option<Text>,
    /// The date it gives.
    pub when: Option<When>,
    /// The documents for and against it.
    pub citations: List<Citation>,
    /// Fields that this version does not know.
    #[serde(skip)]
    pub extra: Extra,
}

/// A place in a document that bears on an event or a claim.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Citation {
    /// The id of the source.
    pub source: Text,
    /// Where in it: "sec. 1", "para. 3", "p. 12".
    pub pin: Option<Text>,
    /// Its own words.
    pub quote: Option<Text>,
    /// Whether it is for or against.
    pub stance: Stance,
    /// Why it disputes, or why it is cited at all.
    pub because: Option<Text>,
    /// Fields that this version does not know.
    #[serde(skip)]
    pub extra: Extra,
}

/// How a document bears on a statement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Stance {
    /// It says the same.
    #[default]
    Supports,
    /// It says otherwise.
    Disputes,
    /// It helps to understand.
    Context,
}

/// How one event relates to another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename = "Link")]
pub struct EventLink {
    /// The id of the other event.
    pub to: Text,
    /// The relation, read from this event to the other.
    pub relation: Relation,
    /// The reason for saying so.
    pub because: Option<Text>,
    /// Fields that this version does not know.
    #[serde(skip)]
    pub extra: Extra,
}

/// Relations between events, read "this … that".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Relation {
    /// Continues it.
    Extends,
    /// Changes it.
    Amends,
    /// Carries it out.
    Implements,
    /// Ends it.
    Revokes,
    /// Answers it.
    RespondsTo,
    /// Brings it about.
    #[default]
    LeadsTo,
    /// Says the opposite.
    Contradicts,
    /// Belongs to it.
    PartOf,
}

impl Relation {
    /// The relation in words, from this event to the other.
    pub fn title(self) -> &'static str {
        match self {
            Self::Extends => "Extends",
            Self::Amends => "Amends",
            Self::Implements => "Implements",
            Self::Revokes => "Revokes",
            Self::RespondsTo => "Responds to",
            Self::LeadsTo => "Leads to",
            Self::Contradicts => "Contradicts",
            Self::PartOf => "Part of",
        }
    }

    /// The relation in words, from the other event's side.
    pub fn inverse_title(self) -> &'static str {
        match self {
            Self::Extends => "Extended by",
            Self::Amends => "Amended by",
            Self::Implements => "Implemented by",
            Self::Revokes => "Revoked by",
            Self::RespondsTo => "Answered by",
            Self::LeadsTo => "Follows from",
            Self::Contradicts => "Contradicted by",
            Self::PartOf => "Includes",
        }
    }
}

/// A picture.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Media {
    /// A file under the timeline's own folder.
    pub file: Option<Text>,
    /// Or a link.
    pub url: Option<Text>,
    /// What is seen, for everybody.
    pub caption: Option<Text>,
    /// Who made it.
    pub credit: Option<Text>,
    /// What is seen, for those who cannot see it.
    pub alt: Option<Text>,
    /// Fields that this version does not know.
    #[serde(skip)]
    pub extra: Extra,
}
