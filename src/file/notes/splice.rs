//! Puts changed notes into the text of a file, and leaves the rest of it as it is.

use super::{NotesText, Room};
use crate::file::locate::ELEMENT_DEPTH;
use crate::file::scan::{Node, scan};
use crate::file::write::{Doc, element, text_of};
use crate::model::notes::{Note, Notes, keyed};
use hashbrown::HashMap;
use std::fmt::Write as _;
use std::ops::Range;

/// Notes stand in a list in a struct.
const LEVEL: usize = 2;
/// The values of its fields stand in that.
const FIELD_LEVEL: usize = 3;
/// What a note is put after, on a line of its own.
const INDENT: &str = "\n        ";

/// Other text for a range of bytes.
type Edit = (Range<usize>, String);

impl NotesText {
    /// The text of the file with these notes in place of those that it has: notes and fields that are
    /// the same stay byte for byte, with all that stands around them.
    pub fn with(&self, wanted: &Notes) -> String {
        let spliced = self.spliced(wanted);
        // What is written must read as what is meant, whatever stood in the file.
        let is_meant = |text: &String| {
            let read = Self::read(text.as_bytes());
            read.locked.is_none() && same_notes(&read.notes, wanted)
        };
        spliced.filter(is_meant).unwrap_or_else(|| whole(wanted))
    }

    /// None where nothing is there yet.
    fn spliced(&self, wanted: &Notes) -> Option<String> {
        let known: HashMap<_, _> = keyed(&self.notes)
            .zip(&self.items)
            .map(|((key, note), span)| (key, (note, span.range())))
            .collect();
        let mut edits: Vec<Edit> = Vec::new();
        let mut added: Vec<&Note> = Vec::new();
        let mut kept = 0;
        let last = keyed(&self.notes).last().map(|(key, _)| key);
        let mut last_is_gone = false;
        for (key, note) in keyed(wanted) {
            match known.get(&key) {
                Some((old, _)) if *old == note => kept += 1,
                Some((old, span)) => {
                    kept += 1;
                    let whole = || vec![(span.clone(), text_of(&element(note), LEVEL))];
                    let fields = self.field_edits(span.clone(), (old, note));
                    edits.extend(fields.unwrap_or_else(whole));
                }
                None => added.push(note),
            }
        }
        if kept < known.len() {
            let wanted: HashMap<_, _> = keyed(wanted).collect();
            last_is_gone = last.is_some_and(|key| !wanted.contains_key(&key));
            let gone = known.iter().filter(|(key, _)| !wanted.contains_key(*key));
            edits.extend(gone.map(|(_, (_, span))| (self.removal(span.clone()), String::new())));
        }
        if !added.is_empty() {
            edits.extend(self.additions(&added, last_is_gone)?);
        }
        edits.sort_by_key(|(range, _)| (range.start, range.end));
        apply(&self.text, &edits)
    }

    /// The edits that change the fields of a note that differ; none where that takes more than new
    /// values and new fields at its end.
    fn field_edits(&self, span: Range<usize>, (old, new): (&Note, &Note)) -> Option<Vec<Edit>> {
        let (Doc::Struct { fields: old, .. }, Doc::Struct { fields: new, .. }) =
            (element(old), element(new))
        else {
            return None;
        };
        let is_kept = |(name, _): &(String, Doc)| new.iter().any(|(known, _)| known == name);
        if !old.iter().all(is_kept) {
            return None;
        }
        let tree = scan(&self.text, span.clone(), ELEMENT_DEPTH, &mut Vec::new());
        let children = tree.root().map(|root| tree.children(root))?;
        let nodes: Vec<&Node> = children.filter_map(|at| tree.node(at)).collect();
        let last = nodes.last()?;
        let (mut edits, mut added) = (Vec::new(), Vec::new());
        for (name, value) in &new {
            let before = old.iter().find(|(known, _)| known == name);
            let value = text_of(value, FIELD_LEVEL);
            match before {
                Some((_, before)) if text_of(before, FIELD_LEVEL) == value => {}
                Some(_) => {
                    let is_it = |node: &&&Node| self.text.get(node.key.range()) == Some(&**name);
                    let node = nodes.iter().find(is_it)?;
                    edits.push((node.span.range(), value));
                }
                None => added.push(format!("{name}: {value}")),
            }
        }
        if !added.is_empty() {
            edits.extend(self.field_additions(&added, last, span.end)?);
        }
        Some(edits)
    }

    /// The edits that add fields after the last one of a note, on lines of their own where that has
    /// one; `end` is where the note ends.
    fn field_additions(&self, added: &[String], last: &Node, end: usize) -> Option<Vec<Edit>> {
        let from = last.span.end as usize;
        let before = self.text.get(..last.key.start as usize)?;
        let indent = before.get(before.trim_end_matches([' ', '\t']).len()..)?;
        if !before.ends_with(&format!("\n{indent}")) {
            return Some(vec![(from..from, format!(", {}", added.join(", ")))]);
        }
        let gap = self.text.get(from..end.checked_sub(1)?)?;
        let mut edits = Vec::new();
        if !has_comma(gap) {
            edits.push((from..from, ",".to_owned()));
        }
        let lines = added.iter().map(|field| format!("\n{indent}{field},"));
        let at = from + gap.trim_end().len();
        edits.push((at..at, lines.collect()));
        Some(edits)
    }

    /// A note with the comma after it and the line that it stands on.
    fn removal(&self, note: Range<usize>) -> Range<usize> {
        let rest = self.text.get(note.end..).unwrap_or_default();
        let comma = usize::from(rest.starts_with(','));
        let before = self.text.get(..note.start).unwrap_or_default();
        let blank = before.len() - before.trim_end_matches([' ', '\t']).len();
        let line = before.trim_end_matches([' ', '\t']).ends_with('\n');
        let ends = rest.get(comma..).unwrap_or_default();
        let ends = ends.trim_start_matches([' ', '\t', '\r']).starts_with('\n');
        let start = note.start - if line && ends { blank + 1 } else { 0 };
        start..note.end + comma
    }

    /// The edits that add notes after the last one, which may be taken out at the same time; none
    /// where there is no text yet.
    fn additions(&self, added: &[&Note], last_is_gone: bool) -> Option<Vec<Edit>> {
        let mut new = String::new();
        for note in added {
            write!(new, "{INDENT}{},", text_of(&element(*note), LEVEL)).ok()?;
        }
        match self.room {
            Room::Empty => None,
            Room::Fields(at) => Some(vec![(at..at, format!("\n    notes: [{new}\n    ],"))]),
            Room::List(list) => {
                let end = (list.end as usize).checked_sub(1)?;
                let last = self.items.last().map(|span| span.end as usize);
                let from = last.unwrap_or(list.start as usize + 1);
                let gap = self.text.get(from..end)?;
                let mut edits = Vec::new();
                if let Some(last) = last.filter(|_| !last_is_gone && !has_comma(gap)) {
                    edits.push((last..last, ",".to_owned()));
                }
                let at = from + gap.trim_end().len();
                if !gap.contains('\n') {
                    new.push_str("\n    ");
                }
                edits.push((at..at, new));
                Some(edits)
            }
        }
    }
}

/// A file of its own.
fn whole(notes: &Notes) -> String {
    let mut doc = element(notes);
    if let Doc::Struct { fields, .. } = &mut doc {
        fields.retain(|(name, _)| name != "format");
        fields.insert(
            0,
            ("format".to_owned(), Doc::Leaf(notes.format.to_string())),
        );
    }
    let mut text = text_of(&doc, 0);
    text.push('\n');
    text
}

/// Whether both hold the same notes, in whatever order.
fn same_notes(one: &Notes, other: &Notes) -> bool {
    let others: HashMap<_, _> = keyed(other).collect();
    let mut own = keyed(one);
    one.notes.len() == other.notes.len() && own.all(|(key, note)| others.get(&key) == Some(&note))
}

/// Whether there is a comma outside of comments.
fn has_comma(gap: &str) -> bool {
    let mut rest = gap;
    loop {
        let Some(found) = rest.find([',', '/']) else {
            return false;
        };
        let at = rest.get(found..).unwrap_or_default();
        if at.starts_with(',') {
            return true;
        }
        let end = if at.starts_with("//") {
            at.find('\n')
        } else {
            at.find("*/").map(|end| end + 2)
        };
        rest = end.and_then(|end| at.get(end..)).unwrap_or_default();
    }
}

/// Applies edits that are in order; none if they overlap or lie outside of the text.
fn apply(text: &str, edits: &[Edit]) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (range, new) in edits {
        out.push_str(text.get(at..range.start)?);
        out.push_str(new);
        at = range.end;
    }
    out.push_str(text.get(at..)?);
    Some(out)
}
