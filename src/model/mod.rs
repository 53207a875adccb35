//! What a timeline is: events, dates, sources, claims and the evidence behind them.
//!
//! Knows `std`, serde and chrono. It neither reads files nor draws.

pub mod date;
mod event;
mod extra;
pub mod hidden;
mod ids;
mod kind;
mod language;
mod name;
pub mod notes;
mod pool;
mod source;
mod standing;
mod timeline;

pub use date::When;
pub use event::{
    Citation, Claim, Event, EventLink, Importance, Media, Relation, Stage, StageName, Stance,
};
pub use extra::Extra;
pub use ids::{Identified, Ids, TakenIds};
pub use kind::{Colour, EventKind, Glyph, Kind};
pub use language::language_name;
pub use name::Name;
pub use pool::Pool;
pub use source::{Archive, Source, SourceKind};
pub use standing::{Conflict, Judge, Judged, Level, Standing, folded};
pub use timeline::{Allow, CheckSettings, Era, Grouping, Lane, Show, Step, Story, Timeline, View};

/// Text in 16 bytes: up to 15 of them stand in it, longer text is shared. Cloning allocates nothing.
pub type Text = ecow::EcoString;

/// A list of words that many elements may share: actors, places, tags. Cloning allocates nothing.
pub type Texts = ecow::EcoVec<Text>;

/// A list in one pointer, since most lists of most elements are empty.
pub type List<T> = thin_vec::ThinVec<T>;

#[cfg(test)]
mod tests {
    use super::*;

    /// A timeline may have a million events with two million citations: eight bytes more in one of
    /// these are eight or sixteen megabytes.
    #[test]
    fn elements_stay_small() {
        assert_eq!(size_of::<Text>(), 16);
        assert_eq!(size_of::<Option<When>>(), 8);
        assert_eq!(size_of::<List<Citation>>(), 8);
        assert_eq!(size_of::<Extra>(), 8);
        assert_eq!(size_of::<Event>(), 240);
        assert_eq!(size_of::<Citation>(), 104);
        assert_eq!(size_of::<Source>(), 256);
    }
}
