//! What a timeline is: events, dates, sources, claims and the evidence behind them.
//!
//! Knows `std`, serde and chrono. It neither reads files nor draws.

pub mod date;
mod event;
pub mod hidden;
mod kind;
mod source;
mod standing;
mod timeline;

pub use date::When;
pub use event::{
    Citation, Claim, Event, EventLink, Importance, Media, Relation, Stage, StageName, Stance,
};
pub use kind::{Colour, EventKind, Glyph, Kind};
pub use source::{Archive, Source, SourceKind};
pub use standing::{Judge, Level, Standing};
pub use timeline::{Era, Grouping, Lane, Show, Step, Story, Timeline, View};

use std::collections::BTreeMap;

/// Text that many places may share: cloning it copies no bytes.
pub type Text = std::sync::Arc<str>;

/// Fields that this version does not know, or could not read, by name.
///
/// The value is the RON text as the file has it, so that writing the timeline loses nothing.
pub type Extra = BTreeMap<String, String>;
