//! Puts changed notes into the text of a file, and leaves the rest of it as it is.

use super::{NotesText, Room};
use crate::file::scan::after_trivia;
use crate::file::write::{Doc, element, text_of};
use crate::model::notes::{Note, Notes, keyed};
use hashbrown::HashMap;
use std::fmt::Write as _;
use std::ops::Range;

/// Notes stand in a list in a struct.
const LEVEL: usize = 2;
/// What a note is put after, on a line of its own.
const INDENT: &str = "\n        ";

/// Other text for a range of bytes.
type Edit = (Range<usize>, String);

impl NotesText {
    /// The text of the file with these notes in place of those that it has: notes that are the same
    /// stay byte for byte, with all that stands around them. None if that cannot be had for certain.
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
                Some((_, span)) => {
                    kept += 1;
                    edits.push((span.clone(), self.written(note)));
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

    /// Where the comma after a note is, behind spaces and comments.
    fn comma(&self, note: &Range<usize>) -> Option<usize> {
        let next = after_trivia(&self.text, note.end);
        (self.text.as_bytes().get(next) == Some(&b',')).then_some(next)
    }

    /// The edits that take out a note with the comma after it and, if nothing else is there, the line
    /// that it stands on.
    fn removal(&self, note: Range<usize>) -> Vec<Edit> {
        let comma = self.comma(&note);
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
                let needs_comma = |last: &Range<usize>| !last_is_gone && self.comma(last).is_none();
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
