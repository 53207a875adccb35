//! Adding an item to a list of a text, or a field to an element, as if by hand: with the indentation of
//! its neighbours, and a comma where one is missing. Comments stay where they are.

use super::patch::Patch;
use crate::file::locate::Element;
use crate::file::scan::{Kind, Node, after_trivia};

/// The columns of one level of indentation.
pub(super) const INDENT: usize = 4;

/// Puts a new item after the last one in a bracket; `write` gives its text, for a level of indentation
/// and for whether its neighbours share a line. None if the element is no bracket.
pub(super) fn append(
    text: &str,
    within: &Element,
    write: impl Fn(usize, bool) -> String,
) -> Option<Patch> {
    let Element { node, children } = within;
    if !matches!(node.kind, Kind::List | Kind::Struct | Kind::Tuple) {
        return None;
    }
    let close = node.span.range().end.checked_sub(1)?;
    let Some(last) = children.last() else {
        return fill(text, node, close, write);
    };
    let start = if last.key.is_empty() {
        last.span.start
    } else {
        last.key.start
    } as usize;
    let end = last.span.range().end;
    let (indent, has_own_line) = indentation(text, start);
    let level = indent.chars().count().div_ceil(INDENT);
    // The comma may stand behind a comment.
    let next = after_trivia(text, end);
    let comma = (text.as_bytes().get(next) == Some(&b',')).then_some(next);
    if !has_own_line {
        let item = write(level, true);
        return Some(match comma {
            // Nothing else is in the way: the comma that is there serves the new item.
            Some(comma) => Patch::one(comma + 1..comma + 1, format!(" {item},")),
            None => Patch::one(end..end, format!(", {item}")),
        });
    }
    let mut patch = Patch::default();
    let at = comma.map_or(end, |comma| comma + 1);
    if comma.is_none() {
        patch.exchange(end..end, ",");
    }
    let at = after_remark(text, at).min(close);
    let item = indented(&write(level, false), level, indent);
    patch.exchange(at..at, format!("\n{indent}{item},"));
    Some(patch)
}

/// Puts the first item into a bracket. Comments that are there stay before it.
fn fill(
    text: &str,
    node: &Node,
    close: usize,
    write: impl Fn(usize, bool) -> String,
) -> Option<Patch> {
    let (indent, _) = indentation(text, node.span.start as usize);
    let open = text.get(node.span.range())?.find(['[', '('])? + node.span.start as usize + 1;
    let level = indent.chars().count().div_ceil(INDENT) + 1;
    let inner = format!("{indent}{}", unit_of(indent));
    let item = indented(&write(level, false), level, &inner);
    let inside = text.get(open..close)?;
    Some(if inside.trim().is_empty() {
        Patch::one(open..close, format!("\n{inner}{item},\n{indent}"))
    } else {
        let end = open + inside.trim_end().len();
        Patch::one(end..close, format!("\n{inner}{item},\n{indent}"))
    })
}

/// One more level of an indentation.
fn unit_of(indent: &str) -> String {
    if indent.contains('\t') {
        "\t".to_owned()
    } else {
        " ".repeat(INDENT)
    }
}

/// An item that was written for a level, with the indentation of its neighbours.
fn indented(item: &str, level: usize, indent: &str) -> String {
    let written = " ".repeat(level * INDENT);
    let (step, unit) = (" ".repeat(INDENT), unit_of(indent));
    let mut lines = item.split('\n');
    let mut text = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        text.push('\n');
        let Some(mut line) = line.strip_prefix(&*written) else {
            text.push_str(line);
            continue;
        };
        text.push_str(indent);
        while let Some(rest) = line.strip_prefix(&*step) {
            text.push_str(&unit);
            line = rest;
        }
        text.push_str(line);
    }
    text
}

/// What the line of a place begins with, and whether nothing else is before the place.
fn indentation(text: &str, at: usize) -> (&str, bool) {
    let before = text.get(..at).unwrap_or_default();
    let line = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let line = before.get(line..).unwrap_or_default();
    let indent = line.trim_start_matches([' ', '\t']);
    let (indent, rest) = line.split_at(line.len() - indent.len());
    (indent, rest.is_empty())
}

/// The end of the line, if nothing but a comment follows on it.
fn after_remark(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let line = rest.find(['\n', '\r']).unwrap_or(rest.len());
    let remark = rest.get(..line).unwrap_or_default();
    if after_trivia(text, at) >= at + line {
        // A block comment may go on in the next line.
        let is_open = remark.contains("/*") && !remark.contains("*/");
        if !is_open {
            return at + remark.trim_end().len();
        }
    }
    at
}
