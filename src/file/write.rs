//! Writes a timeline as RON that looks as if written by hand, and that reads back as the same.

use super::schema::Element;
use crate::model::Timeline;
use crate::model::hidden::{Hidden, hidden_in};

/// Lines are broken so that they stay within so many columns, where they can be.
const WIDTH: usize = 110;
/// The indentation of one level.
const INDENT: &str = "    ";
/// Raw strings with more hashes than this are harder to read than escapes.
const MOST_HASHES: usize = 3;

/// A piece of RON before it is laid out in lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doc {
    /// Text that is written as it is.
    Leaf(String),
    /// `[…]`.
    List(Vec<Self>),
    /// `Name(field: …)`.
    Struct {
        /// The name before the bracket.
        name: &'static str,
        /// The fields in their order.
        fields: Vec<(String, Self)>,
    },
}

/// The whole timeline as text, with a line feed at its end.
///
/// Reading it back gives an equal timeline.
pub fn write(timeline: &Timeline) -> String {
    let mut doc = element(timeline);
    if let Doc::Struct { fields, .. } = &mut doc {
        let title = Doc::Leaf(string_text(&timeline.title));
        let format = Doc::Leaf(timeline.format.to_string());
        for (name, doc) in [("title", title), ("format", format)] {
            // One that could not be read stays as it is.
            if !timeline.extra.contains_key(name) {
                fields.retain(|(field, _)| field != name);
                fields.insert(0, (name.into(), doc));
            }
        }
    }
    let mut out = String::new();
    lay_out(&doc, 0, 0, &mut out);
    out.push('\n');
    out
}

/// A piece as text, as it stands at that level of indentation.
pub fn text_of(doc: &Doc, level: usize) -> String {
    let mut out = String::new();
    lay_out(doc, level, level * INDENT.len(), &mut out);
    out
}

/// An element: the fields that differ from their defaults, and those that are not known.
pub fn element<E: Element>(element: &E) -> Doc {
    let written = element.written_fields();
    let mut fields: Vec<(String, Doc)> = written
        .into_iter()
        .map(|(name, doc)| (name.to_owned(), doc))
        .collect();
    for (name, raw) in element.extra() {
        if fields.iter().all(|(known, _)| known != name) {
            fields.push((name_text(name), Doc::Leaf(raw.clone())));
        }
    }
    Doc::Struct {
        name: E::NAME,
        fields,
    }
}

/// Lays a piece out at an indentation, after so many columns of its first line.
fn lay_out(doc: &Doc, level: usize, column: usize, out: &mut String) {
    if may_be_inline(doc) {
        let inline = inline(doc);
        if !inline.contains('\n') && column + inline.chars().count() < WIDTH
            || matches!(doc, Doc::Leaf(_))
        {
            out.push_str(&inline);
            return;
        }
    }
    let inner = level + 1;
    match doc {
        Doc::Leaf(text) => out.push_str(text),
        Doc::List(items) => {
            out.push('[');
            for item in items {
                begin_line(inner, out);
                lay_out(item, inner, inner * INDENT.len(), out);
                out.push(',');
            }
            begin_line(level, out);
            out.push(']');
        }
        Doc::Struct { name, fields } => {
            out.push_str(name);
            out.push('(');
            for (field, value) in fields {
                begin_line(inner, out);
                out.push_str(field);
                out.push_str(": ");
                let column = inner * INDENT.len() + field.chars().count() + 2;
                lay_out(value, inner, column, out);
                out.push(',');
            }
            begin_line(level, out);
            out.push(')');
        }
    }
}

fn begin_line(level: usize, out: &mut String) {
    out.push('\n');
    for _ in 0..level {
        out.push_str(INDENT);
    }
}

/// Whether a piece may stand on one line, if it fits: timelines, events, sources and stories never
/// do, and of several structs each has its own line.
fn may_be_inline(doc: &Doc) -> bool {
    match doc {
        Doc::Leaf(_) => true,
        Doc::List(items) => {
            let structs = items
                .iter()
                .filter(|item| matches!(item, Doc::Struct { .. }))
                .count();
            structs <= 1 && items.iter().all(may_be_inline)
        }
        Doc::Struct { name, fields } => {
            (!matches!(*name, "Timeline" | "Event" | "Source" | "Story" | "Notes")
                || fields.is_empty())
                && fields.iter().all(|(_, value)| may_be_inline(value))
        }
    }
}

/// A piece on one line.
fn inline(doc: &Doc) -> String {
    match doc {
        Doc::Leaf(text) => text.clone(),
        Doc::List(items) => {
            let items: Vec<String> = items.iter().map(inline).collect();
            format!("[{}]", items.join(", "))
        }
        Doc::Struct { name, fields } => {
            let fields: Vec<String> = fields
                .iter()
                .map(|(name, value)| format!("{name}: {}", inline(value)))
                .collect();
            format!("{name}({})", fields.join(", "))
        }
    }
}

/// A string of RON: raw if it has quotes or backslashes, and nothing invisible.
pub fn string_text(text: &str) -> String {
    let hides = |what: &(usize, char, Hidden)| what.2 != Hidden::Accent;
    let mut hidden = hidden_in(text).filter(hides).map(|(at, ..)| at).peekable();
    if text.contains(['"', '\\']) && !text.contains('\r') && hidden.peek().is_none() {
        let hashes = longest_hashes(text) + 1;
        if hashes <= MOST_HASHES {
            let hashes = "#".repeat(hashes);
            return format!("r{hashes}\"{text}\"{hashes}");
        }
    }
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for (at, character) in text.char_indices() {
        match character {
            _ if hidden.next_if_eq(&at).is_some() => out.extend(character.escape_unicode()),
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\r' => out.push_str("\\r"),
            _ => out.push(character),
        }
    }
    out.push('"');
    out
}

/// The most hashes that follow a quote in the text.
fn longest_hashes(text: &str) -> usize {
    let after = text.split('"').skip(1);
    after
        .map(|part| part.bytes().take_while(|byte| *byte == b'#').count())
        .max()
        .unwrap_or(0)
}

/// A name of RON: bare, raw if it must be, or else in quotes.
pub fn name_text(name: &str) -> String {
    let is_first = |c: char| c == '_' || c.is_alphabetic();
    let is_plain = |c: char| c == '_' || c.is_alphanumeric();
    let is_raw = |c: char| is_plain(c) || matches!(c, '.' | '+' | '-');
    if name.starts_with(is_first) && name.chars().all(is_plain) {
        name.to_owned()
    } else if !name.is_empty() && name.chars().all(is_raw) {
        format!("r#{name}")
    } else {
        string_text(name)
    }
}
