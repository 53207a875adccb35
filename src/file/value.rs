//! How each type of value is read from an element of the text, and written.

use super::problem::Code;
use super::read::Reader;
use super::scan::{Kind as NodeKind, Tree};
use super::schema::Element;
use super::words::{choices, nearest, quoted};
use super::write::{Doc, name_text, string_text};
use crate::model::{
    Colour, EventKind, Glyph, Grouping, Importance, Relation, Show, SourceKind, StageName, Stance,
    Text, When,
};
use serde::de::DeserializeOwned;

/// A type that a field may have.
pub trait Value: Sized {
    /// Reads it from the element at `at`; `None`, and a report to the reader, if that fails.
    fn read(reader: &mut Reader<'_>, tree: &Tree, at: usize) -> Option<Self>;

    /// How it is written.
    fn written(&self) -> Doc;

    /// Visits every date in it.
    fn each_date(&mut self, _visit: &mut dyn FnMut(&mut When)) {}
}

impl Value for Text {
    fn read(reader: &mut Reader<'_>, tree: &Tree, at: usize) -> Option<Self> {
        reader.text(tree, at).map(|text| text.as_ref().into())
    }

    fn written(&self) -> Doc {
        Doc::Leaf(string_text(self))
    }
}

impl Value for When {
    fn read(reader: &mut Reader<'_>, tree: &Tree, at: usize) -> Option<Self> {
        let text = reader.text(tree, at)?;
        match Self::parse(&text) {
            Ok(when) => Some(when),
            Err(error) => {
                let waits = reader.in_event() && reader.field() == Some("when");
                let help = match error.suggestion() {
                    _ if waits => "until then the event waits among the undated".to_owned(),
                    Some(meant) => format!("write {}", quoted(&string_text(meant))),
                    None => "dates are written like `2025-02-28`, `2025-02` or `2025`".to_owned(),
                };
                reader.report(Code::BadDate, tree, at, error.to_string(), Some(help));
                None
            }
        }
    }

    fn written(&self) -> Doc {
        Doc::Leaf(string_text(self.text()))
    }

    fn each_date(&mut self, visit: &mut dyn FnMut(&mut When)) {
        visit(self);
    }
}

impl<T: Value> Value for Option<T> {
    fn read(reader: &mut Reader<'_>, tree: &Tree, at: usize) -> Option<Self> {
        let node = tree.node(at)?;
        if node.kind == NodeKind::Name && reader.slice(node.span) == "None" {
            return Some(None);
        }
        if node.kind == NodeKind::Tuple && reader.slice(node.name) == "Some" {
            let inner = tree.children(at).next()?;
            return T::read(reader, tree, inner).map(Some);
        }
        T::read(reader, tree, at).map(Some)
    }

    fn written(&self) -> Doc {
        self.as_ref()
            .map_or_else(|| Doc::Leaf("None".into()), Value::written)
    }

    fn each_date(&mut self, visit: &mut dyn FnMut(&mut When)) {
        if let Some(value) = self {
            value.each_date(visit);
        }
    }
}

impl<E: Element> Value for Vec<E> {
    fn read(reader: &mut Reader<'_>, tree: &Tree, at: usize) -> Option<Self> {
        reader.list(tree, at, |reader, tree, item| {
            Some(reader.element(tree, item))
        })
    }

    fn written(&self) -> Doc {
        Doc::List(self.iter().map(super::write::element).collect())
    }

    fn each_date(&mut self, visit: &mut dyn FnMut(&mut When)) {
        for element in self {
            element.each_date(visit);
        }
    }
}

impl Value for Vec<Text> {
    fn read(reader: &mut Reader<'_>, tree: &Tree, at: usize) -> Option<Self> {
        reader.list(tree, at, Text::read)
    }

    fn written(&self) -> Doc {
        Doc::List(self.iter().map(Value::written).collect())
    }
}

impl Value for Vec<Show> {
    fn read(reader: &mut Reader<'_>, tree: &Tree, at: usize) -> Option<Self> {
        reader.list(tree, at, read_name)
    }

    fn written(&self) -> Doc {
        Doc::List(
            self.iter()
                .map(|show| Doc::Leaf(format!("{show:?}")))
                .collect(),
        )
    }
}

impl Value for EventKind {
    fn read(reader: &mut Reader<'_>, tree: &Tree, at: usize) -> Option<Self> {
        let name = reader.name(tree, at)?;
        Some(Self::built_in(&name).unwrap_or_else(|| Self::Custom(name.as_ref().into())))
    }

    fn written(&self) -> Doc {
        Doc::Leaf(name_text(self.name()))
    }
}

impl Value for u32 {
    fn read(reader: &mut Reader<'_>, tree: &Tree, at: usize) -> Option<Self> {
        read_plain(reader, tree, at, "a whole number, such as `5`")
    }

    fn written(&self) -> Doc {
        Doc::Leaf(self.to_string())
    }
}

impl Value for bool {
    fn read(reader: &mut Reader<'_>, tree: &Tree, at: usize) -> Option<Self> {
        read_plain(reader, tree, at, "`true` or `false`")
    }

    fn written(&self) -> Doc {
        Doc::Leaf(self.to_string())
    }
}

/// Implements [`Value`] for enums whose variants a file writes as bare names.
macro_rules! names {
    ($($type:ident),+) => {
        $(impl Value for $type {
            fn read(reader: &mut Reader<'_>, tree: &Tree, at: usize) -> Option<Self> {
                read_name(reader, tree, at)
            }

            fn written(&self) -> Doc {
                Doc::Leaf(format!("{self:?}"))
            }
        })+
    };
}

names!(
    Importance, StageName, Stance, Relation, SourceKind, Glyph, Colour, Grouping
);

/// Reads a bare name that is one of a few; in quotes it is welcome, too.
fn read_name<T: DeserializeOwned>(reader: &mut Reader<'_>, tree: &Tree, at: usize) -> Option<T> {
    let name = reader.name(tree, at)?;
    let error = match ron::from_str(&name) {
        Ok(value) => return Some(value),
        Err(error) => error,
    };
    let known = match error.code {
        ron::Error::NoSuchEnumVariant { expected, .. } => expected,
        _ => &[],
    };
    let field = reader.field().unwrap_or("name").replace('_', " ");
    let message = format!("unknown {field} {}", quoted(&name));
    let help = match nearest(&name, known.iter().copied()) {
        Some(known) => Some(format!("did you mean {}?", quoted(known))),
        None if known.is_empty() => Some("write a bare name".to_owned()),
        None => Some(format!("write {}", choices(known.iter().copied()))),
    };
    reader.report(Code::UnknownName, tree, at, message, help);
    None
}

/// Reads a number or a truth value.
fn read_plain<T: DeserializeOwned>(
    reader: &mut Reader<'_>,
    tree: &Tree,
    at: usize,
    wanted: &str,
) -> Option<T> {
    let node = *tree.node(at)?;
    if let Ok(value) = ron::from_str(reader.slice(node.span)) {
        return Some(value);
    }
    reader.wrong_type(tree, at, wanted);
    None
}
