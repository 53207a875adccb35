//! Puts changed notes into the text of a file, and leaves the rest of it as it is.

use super::{NotesText, Room};
use crate::file::locate::ELEMENT_DEPTH;
use crate::file::scan::{Node, after_trivia, scan};
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
    /// the same stay byte for byte, with all that stands around them. None if that cannot be had for certain.
    pub fn with(&self, wanted: &Notes) -> Option<String> {
        let text = if self.text.is_empty() {
            whole(wanted)
        } else {
            let mark = if self.is_marked { "\u{feff}" } else { "" };
            format!("{mark}{}", self.spliced(wanted)?)
        };
        // What is written must read as what is meant, whatever stood in the file.
        let read = Self::read(text.as_bytes());
        let is_meant = read.locked.is_none() && same_notes(&read.notes, wanted);
        is_meant.then_some(text)
    }

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
                    let whole = || vec![(span.clone(), self.written(note))];
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
            edits.extend(gone.flat_map(|(_, (_, span))| self.removal(span.clone())));
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
        if self.comma(from).is_none() {
            edits.push((from..from, ",".to_owned()));
        }
        let start = self.returned("\n");
        let lines = added.iter().map(|field| format!("{start}{indent}{field},"));
        let at = from + gap.trim_end().len();
        edits.push((at..at, lines.collect()));
        Some(edits)
    }

    /// A note in the text of the file, with lines that end as those of the file do.
    fn written(&self, note: &Note) -> String {
        let text = text_of(&element(note), LEVEL);
        if !self.has_returns {
            return text;
        }
        let returned = self.returned(&text);
        // Where a line ends within a string, that end must stay as it is.
        let read = Self::read(format!("Notes(notes: [{returned}])").as_bytes());
        if read.notes.notes.as_slice() == std::slice::from_ref(note) {
            returned
        } else {
            text
        }
    }

    /// The text with lines that end as those of the file do.
    fn returned(&self, text: &str) -> String {
        if self.has_returns {
            text.replace('\n', "\r\n")
        } else {
            text.to_owned()
        }
    }

    /// Where the comma after what ends there is, behind spaces and comments.
    fn comma(&self, end: usize) -> Option<usize> {
        let next = after_trivia(&self.text, end);
        (self.text.as_bytes().get(next) == Some(&b',')).then_some(next)
    }

    /// The edits that take out a note with the comma after it and, if nothing else is there, the line
    /// that it stands on.
    fn removal(&self, note: Range<usize>) -> Vec<Edit> {
        let comma = self.comma(note.end);
        // What stands before the comma stays.
        let (end, apart) = match comma {
            Some(comma) if comma == note.end => (comma + 1, None),
            _ => (note.end, comma),
        };
        let rest = self.text.get(end..).unwrap_or_default();
        let ends = rest.trim_start_matches([' ', '\t', '\r']).starts_with('\n');
        let before = self.text.get(..note.start).unwrap_or_default();
        let before = before.trim_end_matches([' ', '\t']);
        let line = before.strip_suffix('\n').filter(|_| ends);
        let line = line.map(|line| line.strip_suffix('\r').unwrap_or(line));
        let start = line.map_or(note.start, str::len);
        let taken = std::iter::once(start..end).chain(apart.map(|comma| comma..comma + 1));
        taken.map(|range| (range, String::new())).collect()
    }

    /// The edits that add notes after the last one, which may be taken out at the same time; none
    /// where there is no text yet.
    fn additions(&self, added: &[&Note], last_is_gone: bool) -> Option<Vec<Edit>> {
        let mut new = String::new();
        for note in added {
            write!(new, "{}{},", self.returned(INDENT), self.written(note)).ok()?;
        }
        match self.room {
            Room::Empty => None,
            Room::Fields(at) => {
                let (before, after) = (self.returned("\n    notes: ["), self.returned("\n    ],"));
                Some(vec![(at..at, format!("{before}{new}{after}"))])
            }
            Room::List(list) => {
                let end = (list.end as usize).checked_sub(1)?;
                let last = self.items.last().map(|span| span.range());
                let from = last
                    .as_ref()
                    .map_or(list.start as usize + 1, |last| last.end);
                let gap = self.text.get(from..end)?;
                let mut edits = Vec::new();
                let needs_comma =
                    |last: &Range<usize>| !last_is_gone && self.comma(last.end).is_none();
                if let Some(last) = last.filter(needs_comma) {
                    edits.push((last.end..last.end, ",".to_owned()));
                }
                let at = from + gap.trim_end().len();
                if !gap.contains('\n') {
                    new.push_str(&self.returned("\n    "));
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
