//! How a file of notes says what a note is about.

use crate::file::fast::Cursor;
use crate::file::problem::Code;
use crate::file::read::Reader;
use crate::file::scan::{Kind, Tree};
use crate::file::value::Value;
use crate::file::write::{Doc, element, string_text};
use crate::model::notes::Anchor;
use crate::model::{Text, When};

/// What may be written, for whoever wrote something else.
const FORMS: &str = "write `Event(\"id\")`, `Claim(event: \"id\", text: \"…\")`, `Source(\"id\")`, \
                     `Stretch(\"2014/2015\")` or `Timeline`";

impl Value for Anchor {
    fn read(reader: &mut Reader<'_>, tree: &Tree, at: usize) -> Option<Self> {
        let node = *tree.node(at)?;
        let name = match node.kind {
            Kind::Name => reader.slice(node.span),
            _ => reader.slice(node.name),
        };
        let children: Vec<usize> = tree.children(at).collect();
        let text = |reader: &mut Reader<'_>| match children.as_slice() {
            [only] if node.kind == Kind::Tuple => Text::read(reader, tree, *only),
            _ => None,
        };
        let found = match (name, node.kind) {
            ("Timeline", Kind::Name) => Some(Self::Timeline),
            ("Event", Kind::Tuple) => text(reader).map(Self::Event),
            ("Source", Kind::Tuple) => text(reader).map(Self::Source),
            ("Stretch", Kind::Tuple) => match children.as_slice() {
                [only] => When::read(reader, tree, *only).map(Self::Stretch),
                _ => None,
            },
            ("Part", Kind::Struct) => Some(Self::Part(reader.element(tree, at))),
            ("Claim", Kind::Struct) => Some(Self::Claim(reader.element(tree, at))),
            ("Citation", Kind::Struct) => Some(Self::Citation(reader.element(tree, at))),
            ("SourceIn", Kind::Struct) => Some(Self::SourceIn(reader.element(tree, at))),
            _ => None,
        };
        if found.is_none() {
            let message = "this version does not know what the note is about".to_owned();
            reader.report(Code::UnknownName, tree, at, message, Some(FORMS.to_owned()));
        }
        found
    }

    fn read_fast(_: &mut Cursor<'_>) -> Option<Self> {
        None
    }

    fn written(&self) -> Doc {
        let call = |name: &str, text: &str| Doc::Leaf(format!("{name}({})", string_text(text)));
        match self {
            Self::Unknown => Doc::Leaf("None".to_owned()),
            Self::Timeline => Doc::Leaf("Timeline".to_owned()),
            Self::Event(id) => call("Event", id),
            Self::Source(id) => call("Source", id),
            Self::Stretch(when) => call("Stretch", when.text()),
            Self::Part(part) => element(part),
            Self::Claim(claim) => element(claim),
            Self::Citation(citation) => element(citation),
            Self::SourceIn(source) => element(source),
        }
    }
}
