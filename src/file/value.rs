//! How each type of value is read from an element of the text, and written.

use super::fast::{self, Cursor};
use super::problem::{Code, Cure};
use super::read::Reader;
use super::scan::{Kind as NodeKind, Tree};
use super::schema::Element;
use super::words::{choices, nearest, quoted};
use super::write::{Doc, name_text, string_text};
use crate::model::date::Zone;
use crate::model::notes::{Check, Part, Question};
use crate::model::{
    CheckSettings, Colour, EventKind, Glyph, Grouping, Importance, List, Relation, Show,
    SourceKind, StageName, Stance, Text, Texts, When,
};
use serde::de::value::StrDeserializer;
use serde::de::{DeserializeOwned, IntoDeserializer as _};

/// A type that a field may have.
pub trait Value: Sized {
    /// Reads it from the element at `at`; `None`, and a report to the reader, if that fails.
    fn read(reader: &mut Reader<'_>, tree: &Tree, at: usize) -> Option<Self>;

    /// Takes it from a text in which it is written in the plain way; `None` if it is not.
    fn read_fast(cursor: &mut Cursor<'_>) -> Option<Self>;

    /// How it is written.
    fn written(&self) -> Doc;

    /// Visits every date in it.
    fn each_date(&mut self, _visit: &mut dyn FnMut(&mut When)) {}
}

impl Value for Text {
    fn read(reader: &mut Reader<'_>, tree: &Tree, at: usize) -> Option<Self> {
        let text = reader.text(tree, at)?;
        Some(reader.pool.text(&text))
    }

    fn read_fast(cursor: &mut Cursor<'_>) -> Option<Self> {
        cursor.text()
    }

    fn written(&self) -> Doc {
        Doc::Leaf(string_text(self))
    }
}

impl Value for When {
    fn read(reader: &mut Reader<'_>, tree: &Tree, at: usize) -> Option<Self> {
        let text = reader.text(tree, at)?;
        match reader.pool.date(&text, Zone::Utc) {
            Ok(when) => Some(when),
            Err(error) => {
                let waits = reader.in_event() && reader.field() == Some("when");
                let help = match error.suggestion() {
                    _ if waits => "until then the event waits among the undated".to_owned(),
                    Some(meant) => format!("write {}", quoted(&string_text(meant))),
                    None => "until then this date is left out".to_owned(),
                };
                let cure = Cure {
                    help: Some(help),
                    fix: error.suggestion().map(string_text),
                };
                let message = uncapitalised(&error.to_string());
                let code = if error.is_reversed() {
                    Code::EndBeforeStart
                } else {
                    Code::BadDate
                };
                reader.report(code, tree, at, message, cure);
                None
            }
        }
    }

    fn read_fast(cursor: &mut Cursor<'_>) -> Option<Self> {
        cursor.when()
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

    fn read_fast(cursor: &mut Cursor<'_>) -> Option<Self> {
        if cursor.none()? {
            return Some(None);
        }
        T::read_fast(cursor).map(Some)
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
        reader.list(tree, at, Some(E::NAME), |reader, tree, item| {
            Some(reader.element(tree, item))
        })
    }

    fn read_fast(cursor: &mut Cursor<'_>) -> Option<Self> {
        let mut items = Self::new();
        cursor.items(|cursor| {
            items.push(fast::element(cursor)?);
            Some(())
        })?;
        Some(items)
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

impl<E: Element> Value for List<E> {
    fn read(reader: &mut Reader<'_>, tree: &Tree, at: usize) -> Option<Self> {
        Vec::read(reader, tree, at).map(Self::from)
    }

    fn read_fast(cursor: &mut Cursor<'_>) -> Option<Self> {
        let mut items = Self::new();
        cursor.items(|cursor| {
            items.push(fast::element(cursor)?);
            Some(())
        })?;
        // Lists grow by more than they need, and stay for as long as the timeline does.
        items.shrink_to_fit();
        Some(items)
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

impl Value for CheckSettings {
    fn read(reader: &mut Reader<'_>, tree: &Tree, at: usize) -> Option<Self> {
        // The outline of a file does not go so deep.
        let node = *tree.node(at)?;
        Some(reader.inside(&node, |reader, inner| reader.element(inner, 0)))
    }

    fn read_fast(cursor: &mut Cursor<'_>) -> Option<Self> {
        fast::element(cursor)
    }

    fn written(&self) -> Doc {
        super::write::element(self)
    }
}

impl Value for Texts {
    fn read(reader: &mut Reader<'_>, tree: &Tree, at: usize) -> Option<Self> {
        let list = reader.list(tree, at, None, Text::read)?;
        Some(reader.pool.texts(list))
    }

    fn read_fast(cursor: &mut Cursor<'_>) -> Option<Self> {
        cursor.words()
    }

    fn written(&self) -> Doc {
        Doc::List(self.iter().map(Value::written).collect())
    }
}

impl Value for Vec<Show> {
    fn read(reader: &mut Reader<'_>, tree: &Tree, at: usize) -> Option<Self> {
        reader.list(tree, at, None, read_name)
    }

    fn read_fast(cursor: &mut Cursor<'_>) -> Option<Self> {
        let mut items = Self::new();
        cursor.items(|cursor| {
            items.push(read_name_fast(cursor)?);
            Some(())
        })?;
        Some(items)
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
        let name = reader.name(tree, at, "a kind such as `Meeting`")?;
        Some(Self::built_in(&name).unwrap_or_else(|| Self::Custom(name.as_ref().into())))
    }

    fn read_fast(cursor: &mut Cursor<'_>) -> Option<Self> {
        let name = cursor.bare_name()?;
        Some(Self::built_in(name).unwrap_or_else(|| Self::Custom(name.into())))
    }

    fn written(&self) -> Doc {
        let name = self.name();
        // A value that begins with a digit is a number, however it is written.
        let is_name = name.starts_with(|first: char| first == '_' || first.is_alphabetic());
        Doc::Leaf(if is_name {
            name_text(name)
        } else {
            string_text(name)
        })
    }
}

impl Value for u32 {
    fn read(reader: &mut Reader<'_>, tree: &Tree, at: usize) -> Option<Self> {
        let node = tree.node(at)?;
        let raw = reader.slice(node.span);
        let digits = raw.strip_prefix('-').unwrap_or(raw);
        if raw.parse::<Self>().is_err()
            && !digits.is_empty()
            && digits.bytes().all(|byte| byte.is_ascii_digit())
        {
            let field = quoted(reader.field().unwrap_or_default());
            let wrong = if raw.starts_with('-') {
                "below zero"
            } else {
                "too large"
            };
            let message = format!("{} is {wrong} for {field}", quoted(raw));
            let help = Some(format!(
                "write a number from 0 to {}, as in `{}`",
                Self::MAX,
                number_for(reader)
            ));
            reader.report(Code::WrongType, tree, at, message, help);
            return None;
        }
        read_plain(reader, tree, at, "a whole number")
    }

    fn read_fast(cursor: &mut Cursor<'_>) -> Option<Self> {
        cursor.number()
    }

    fn written(&self) -> Doc {
        Doc::Leaf(self.to_string())
    }
}

impl Value for bool {
    fn read(reader: &mut Reader<'_>, tree: &Tree, at: usize) -> Option<Self> {
        read_plain(reader, tree, at, "`true` or `false`")
    }

    fn read_fast(cursor: &mut Cursor<'_>) -> Option<Self> {
        match cursor.bare_name()? {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
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

            fn read_fast(cursor: &mut Cursor<'_>) -> Option<Self> {
                read_name_fast(cursor)
            }

            fn written(&self) -> Doc {
                Doc::Leaf(format!("{self:?}"))
            }
        })+
    };
}

names!(
    Importance, StageName, Stance, Relation, SourceKind, Glyph, Colour, Grouping, Check, Part,
    Question
);

/// The words as they stand after a code, as in `error: a date cannot be empty`.
fn uncapitalised(words: &str) -> String {
    match words.strip_prefix("A ") {
        Some(rest) => format!("a {rest}"),
        None => words.to_owned(),
    }
}

/// Reads a bare name that is one of a few; in quotes it is welcome, too.
fn read_name<T: DeserializeOwned>(reader: &mut Reader<'_>, tree: &Tree, at: usize) -> Option<T> {
    let known = names_of::<T>();
    let name = reader.name(tree, at, &choices(known.iter().copied()))?;
    if let Ok(value) = ron::from_str(&name) {
        return Some(value);
    }
    let field = reader.field().unwrap_or("name").replace('_', " ");
    let message = format!("unknown {field} {}", quoted(&name));
    let cure = match nearest(&name, known.iter().copied()) {
        Some(known) => Cure::meant(known, name_text(known)),
        None => format!("write {}", choices(known.iter().copied())).into(),
    };
    reader.report(Code::UnknownName, tree, at, message, cure);
    None
}

/// Takes a bare name that is one of a few.
fn read_name_fast<T: DeserializeOwned>(cursor: &mut Cursor<'_>) -> Option<T> {
    let name: StrDeserializer<'_, serde::de::value::Error> =
        cursor.bare_name()?.into_deserializer();
    T::deserialize(name).ok()
}

/// The names of an enum.
fn names_of<T: DeserializeOwned>() -> &'static [&'static str] {
    match ron::from_str::<T>("NoSuchName").map_err(|error| error.code) {
        Err(ron::Error::NoSuchEnumVariant { expected, .. }) => expected,
        _ => &[],
    }
}

/// A number that the field could have.
fn number_for(reader: &Reader<'_>) -> u32 {
    match reader.field() {
        Some("format") => 1,
        _ => 5,
    }
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
    let help = match wanted {
        "a whole number" => format!("write a number, such as `{}`", number_for(reader)),
        _ => format!("write {wanted}"),
    };
    reader.wrong_type(tree, at, wanted, help);
    None
}
