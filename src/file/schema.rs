//! Which fields each element of a timeline, and of the notes on it, has: the one table that reading and writing go by.

use super::fast::Cursor;
use super::read::Reader;
use super::scan::Tree;
use super::value::Value;
use super::write::Doc;
use crate::model::notes::{Anchor, CitationAnchor, ClaimAnchor, EventPart, Note, Notes, SourceIn};
use crate::model::{
    Allow, Archive, CheckSettings, Citation, Claim, Era, Event, EventLink, Extra, Kind, Lane, List,
    Media, Source, Stage, Step, Story, Texts, Timeline, View, When,
};

/// A struct of the model that a file holds.
pub trait Element: Default + PartialEq {
    /// Its name in a file.
    const NAME: &'static str;
    /// Its fields in the order in which they are written.
    const FIELDS: &'static [&'static str];

    /// The fields that are not known or could not be read.
    fn extra(&self) -> &Extra;

    /// The same, for changing them.
    fn extra_mut(&mut self) -> &mut Extra;

    /// Reads one field; says whether that worked. What is wrong is reported to the reader.
    fn read_field(&mut self, reader: &mut Reader<'_>, tree: &Tree, name: &str, at: usize) -> bool;

    /// Takes one field that is of the plain sort, and gives its number; none if it is not known or
    /// reads in no plain way.
    fn read_field_fast(&mut self, cursor: &mut Cursor<'_>, name: &str) -> Option<u32>;

    /// The fields that differ from their defaults.
    fn written_fields(&self) -> Vec<(&'static str, Doc)>;

    /// Visits every date in it.
    fn each_date(&mut self, visit: &mut dyn FnMut(&mut When));
}

/// Implements [`Element`]. A field that is missing from the list does not compile.
macro_rules! element {
    ($type:ident $name:literal { $($field:ident: $value:ty),+ $(,)? }) => {
        impl Element for $type {
            const NAME: &'static str = $name;
            const FIELDS: &'static [&'static str] = &[$(stringify!($field)),+];

            fn extra(&self) -> &Extra {
                &self.extra
            }

            fn extra_mut(&mut self) -> &mut Extra {
                &mut self.extra
            }

            fn read_field(
                &mut self,
                reader: &mut Reader<'_>,
                tree: &Tree,
                name: &str,
                at: usize,
            ) -> bool {
                match name {
                    $(stringify!($field) => match <$value>::read(reader, tree, at) {
                        Some(value) => self.$field = value,
                        None => return false,
                    },)+
                    _ => return false,
                }
                true
            }

            fn read_field_fast(&mut self, cursor: &mut Cursor<'_>, name: &str) -> Option<u32> {
                #[expect(non_camel_case_types, reason = "named like the fields")]
                enum Number { $($field),+ }
                match name {
                    $(stringify!($field) => {
                        self.$field = <$value>::read_fast(cursor)?;
                        Some(Number::$field as u32)
                    })+
                    _ => None,
                }
            }

            fn written_fields(&self) -> Vec<(&'static str, Doc)> {
                let Self { $($field,)+ extra: _ } = self;
                let default = Self::default();
                let mut fields = Vec::new();
                $(if *$field != default.$field {
                    fields.push((stringify!($field), $field.written()));
                })+
                fields
            }

            fn each_date(&mut self, visit: &mut dyn FnMut(&mut When)) {
                let Self { $($field,)+ extra: _ } = self;
                $(<$value as Value>::each_date($field, visit);)+
            }
        }
    };
}

type Text = crate::model::Text;

element!(Timeline "Timeline" {
    format: u32, title: Text, summary: Option<Text>, authors: Texts, license: Option<Text>,
    language: Option<Text>, as_of: Option<When>, zone: Option<Text>, views: Vec<View>,
    lanes: Vec<Lane>, kinds: Vec<Kind>, eras: Vec<Era>, sources: Vec<Source>, events: Vec<Event>,
    stories: Vec<Story>, check: CheckSettings,
});
element!(CheckSettings "Check" { deny: Texts, allow: Vec<Allow> });
element!(Allow "Allow" { rule: Text, on: Texts, because: Option<Text> });
element!(View "View" {
    id: Text, title: Text, from: Option<When>, to: Option<When>, group: crate::model::Grouping,
    search: Option<Text>,
});
element!(Lane "Lane" { id: Text, title: Text });
element!(Kind "Kind" {
    id: Text, title: Text, glyph: crate::model::Glyph, colour: crate::model::Colour,
});
element!(Era "Era" { title: Text, when: Option<When> });
element!(Source "Source" {
    id: Text, kind: crate::model::SourceKind, title: Text, identifier: Option<Text>,
    authors: Texts, publisher: Option<Text>, url: Option<Text>, archives: List<Archive>,
    published: Option<When>, accessed: Option<When>, language: Option<Text>,
    primary: Option<bool>, derived_from: Option<Text>, wire: Option<Text>, note: Option<Text>,
});
element!(Archive "Archive" {
    url: Option<Text>, captured: Option<When>, file: Option<Text>, sha256: Option<Text>,
});
element!(Event "Event" {
    id: Text, kind: crate::model::EventKind, title: Text, when: Option<When>, lanes: Texts,
    importance: crate::model::Importance, summary: Option<Text>, identifier: Option<Text>,
    actors: Texts, places: Texts, tags: Texts, stages: List<Stage>,
    in_force: Option<When>, citations: List<Citation>, claims: List<Claim>, links: List<EventLink>,
    media: List<Media>,
});
element!(Stage "Stage" { stage: crate::model::StageName, when: Option<When> });
element!(Claim "Claim" {
    text: Text, by: Option<Text>, about: Option<Text>, value: Option<Text>, when: Option<When>,
    citations: List<Citation>,
});
element!(Citation "Citation" {
    source: Text, pin: Option<Text>, quote: Option<Text>, stance: crate::model::Stance,
    because: Option<Text>,
});
element!(EventLink "Link" {
    to: Text, relation: crate::model::Relation, because: Option<Text>,
});
element!(Media "Media" {
    file: Option<Text>, url: Option<Text>, caption: Option<Text>, credit: Option<Text>,
    alt: Option<Text>,
});
element!(Story "Story" { id: Text, title: Text, steps: Vec<Step> });
element!(Step "Step" {
    event: Option<Text>, view: Option<Text>, say: Option<Text>, ask: Option<Text>,
    show: Vec<crate::model::Show>, minutes: Option<u32>,
});
element!(Notes "Notes" { format: u32, notes: Vec<Note> });
element!(Note "Note" {
    id: Text, on: Anchor, quote: Option<Text>, text: Text, author: Option<Text>,
    made: Option<When>, changed: Option<When>, question: Option<crate::model::notes::Question>,
    check: Option<crate::model::notes::Check>,
});
element!(EventPart "Part" { event: Text, part: crate::model::notes::Part, text: Text });
element!(ClaimAnchor "Claim" { event: Text, text: Text });
element!(CitationAnchor "Citation" {
    event: Text, claim: Option<Text>, source: Text, pin: Option<Text>, quote: Option<Text>,
});
element!(SourceIn "SourceIn" { event: Text, source: Text });
