//! A whole timeline.

use super::date::Zone;
use super::{Event, Extra, Kind, Source, Text, Texts, When};
use serde::{Deserialize, Serialize};

/// A timeline as a file holds it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Timeline {
    /// The version of the file format: 1.
    pub format: u32,
    /// What it is called.
    pub title: Text,
    /// Markdown.
    pub summary: Option<Text>,
    /// Who wrote it.
    pub authors: Texts,
    /// SPDX licence of the text.
    pub license: Option<Text>,
    /// BCP 47 tag of its language.
    pub language: Option<Text>,
    /// The day up to which its facts were looked at.
    pub as_of: Option<When>,
    /// The IANA time zone of dates and times that name none; UTC if absent.
    pub zone: Option<Text>,
    /// Saved views; the first is where the timeline opens.
    pub views: Vec<View>,
    /// Lanes in their order from the top.
    pub lanes: Vec<Lane>,
    /// Kinds of the file's own.
    pub kinds: Vec<Kind>,
    /// Stretches of time that are shaded behind all lanes.
    pub eras: Vec<Era>,
    /// The registry of documents.
    pub sources: Vec<Source>,
    /// The events, in the order of the file.
    pub events: Vec<Event>,
    /// Walks through the timeline.
    pub stories: Vec<Story>,
    /// What `check` is to be strict about, and what it is to let pass.
    pub check: CheckSettings,
    /// Fields that this version does not know.
    #[serde(skip)]
    pub extra: Extra,
}

/// The newest version of the file format that this program writes.
const FORMAT: u32 = 1;

impl Default for Timeline {
    fn default() -> Self {
        Self {
            format: FORMAT,
            title: "Untitled timeline".into(),
            summary: None,
            authors: Texts::new(),
            license: None,
            language: None,
            as_of: None,
            zone: None,
            views: Vec::new(),
            lanes: Vec::new(),
            kinds: Vec::new(),
            eras: Vec::new(),
            sources: Vec::new(),
            events: Vec::new(),
            stories: Vec::new(),
            check: CheckSettings::default(),
            extra: Extra::default(),
        }
    }
}

impl Timeline {
    /// The zone of dates and times that name none: UTC if the file names none that is known.
    pub fn home_zone(&self) -> Zone {
        let named = self.zone.as_deref().and_then(Zone::named);
        named.unwrap_or_default()
    }
}

/// A horizontal band of the timeline.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Lane {
    /// What events write in their `lanes`.
    pub id: Text,
    /// What people read.
    pub title: Text,
    /// Fields that this version does not know.
    #[serde(skip)]
    pub extra: Extra,
}

/// A stretch of time with a name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Era {
    /// What people read.
    pub title: Text,
    /// From when to when.
    pub when: Option<When>,
    /// Fields that this version does not know.
    #[serde(skip)]
    pub extra: Extra,
}

/// A place to look from: a range of time, and how events are grouped.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct View {
    /// What stories refer to.
    pub id: Text,
    /// What people read.
    pub title: Text,
    /// The left edge: the earliest instant of this date.
    pub from: Option<When>,
    /// The right edge: the latest instant of this date.
    pub to: Option<When>,
    /// How events are grouped into lanes.
    pub group: Grouping,
    /// A search that is applied.
    pub search: Option<Text>,
    /// Fields that this version does not know.
    #[serde(skip)]
    pub extra: Extra,
}

/// How events are grouped into lanes.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize,
)]
pub enum Grouping {
    /// By the lanes of the file.
    #[default]
    Lane,
    /// By kind.
    Kind,
    /// By actor.
    Actor,
    /// By place.
    Place,
    /// By tag.
    Tag,
    /// All in one lane.
    Nothing,
}

/// An ordered walk through a timeline.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Story {
    /// What refers to it.
    pub id: Text,
    /// What people read.
    pub title: Text,
    /// The stops, in order.
    pub steps: Vec<Step>,
    /// Fields that this version does not know.
    #[serde(skip)]
    pub extra: Extra,
}

/// One stop of a story.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Step {
    /// The id of the event to look at.
    pub event: Option<Text>,
    /// The id of the view to look from.
    pub view: Option<Text>,
    /// What the speaker wants to say.
    pub say: Option<Text>,
    /// A question for the audience.
    pub ask: Option<Text>,
    /// What is shown or hidden.
    pub show: Vec<Show>,
    /// Planned length in minutes.
    pub minutes: Option<u32>,
    /// Fields that this version does not know.
    #[serde(skip)]
    pub extra: Extra,
}

/// What a stop of a story shows or hides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Show {
    /// Dim all other events.
    Dim,
    /// Hide titles until they are revealed.
    HideTitles,
    /// Hide dates until they are revealed.
    HideDates,
    /// Show nothing but sources.
    SourcesOnly,
}

/// How strict the rules of good style are with this timeline.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename = "Check")]
pub struct CheckSettings {
    /// The rules of which a finding is an error, by number or slug.
    pub deny: Texts,
    /// Findings that are answered.
    pub allow: Vec<Allow>,
    /// Fields that this version does not know.
    #[serde(skip)]
    pub extra: Extra,
}

/// The answer to some findings of one rule.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Allow {
    /// The rule, by number or slug.
    pub rule: Text,
    /// The ids of the sources and events that it is about; the whole timeline if there are none.
    pub on: Texts,
    /// Why they are as they should be.
    pub because: Option<Text>,
    /// Fields that this version does not know.
    #[serde(skip)]
    pub extra: Extra,
}
