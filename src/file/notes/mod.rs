//! The notes beside a timeline: read, and written back so that every byte of what was not changed
//! stays as it is, comments included.
//!
//! ```ron
//! Notes(
//!     format: 1,
//!     notes: [
//!         Note(id: "1", on: Event("eo-14024"), text: "Ask the Treasury.", made: "2026-11-20T12:00:00Z"),
//!         Note(id: "2", on: Claim(event: "eo-14024", text: "…"), check: Verified, author: "AB"),
//!     ],
//! )
//! ```
//!
//! A file that is broken, or was made for a newer version of the program, is read as far as that
//! goes and never written.

mod anchor;
mod save;
mod splice;

pub use save::{NotesError, load, save};

use super::read::{Reader, decode};
use super::scan::{Kind, Span, Tree, scan};
use super::words::quoted;
use super::{lines::Lines, locate::ELEMENT_DEPTH, schema::Element as _};
use crate::model::hidden;
use crate::model::notes::{FORMAT, Notes};
use std::borrow::Cow;

/// The byte order mark of UTF-8, which stays where it is.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// A file of notes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NotesText {
    /// All of it, without the byte order mark.
    text: String,
    /// Whether a byte order mark stands before it.
    is_marked: bool,
    /// Whether its lines end as Windows has them.
    has_returns: bool,
    /// What could be read.
    notes: Notes,
    /// Where each note is.
    items: Vec<Span>,
    /// Where something may be added.
    room: Room,
    /// Why it must not be written.
    locked: Option<String>,
}

/// Where a note may be added to a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Room {
    /// There is nothing yet.
    #[default]
    Empty,
    /// In front of the first field, which begins there.
    Fields(usize),
    /// In the list between these brackets.
    List(Span),
}

impl NotesText {
    /// Reads the bytes of a file. Never fails: what cannot be read is left as it is.
    pub fn read(bytes: &[u8]) -> Self {
        let decoded = decode(bytes);
        let is_utf8 = matches!(decoded, Cow::Borrowed(_));
        let text = decoded.into_owned();
        if text.trim().is_empty() {
            return Self::default();
        }
        let mut errors = Vec::new();
        let tree = scan(&text, 0..text.len(), ELEMENT_DEPTH, &mut errors);
        let mut read = Self::of_tree(&text, &tree);
        if let Some(error) = errors.first() {
            let (message, _) = error.words(&text);
            let line = Lines::of(&text).line(error.span.start as usize);
            read.lock(format!("line {line}: {}", hidden::label(&message)));
        } else if !is_utf8 {
            read.lock("it is not UTF-8".to_owned());
        } else if read.notes.format > FORMAT {
            read.lock("it was made for a newer version of the program".to_owned());
        }
        read.is_marked = bytes.starts_with(MARK);
        read.has_returns = text.contains("\r\n");
        read.text = text;
        read
    }

    /// What the elements of a text say.
    fn of_tree(text: &str, tree: &Tree) -> Self {
        let mut read = Self::default();
        let node = tree.root().and_then(|root| Some((root, tree.node(root)?)));
        let Some((root, node)) = node.filter(|(_, node)| node.kind == Kind::Struct) else {
            read.lock("it holds no `Notes(…)`".to_owned());
            return read;
        };
        let mut reader = Reader::new(text);
        let name = reader.slice(node.name);
        if !name.is_empty() && name != Notes::NAME {
            read.lock(format!("it holds {}, and no notes", quoted(name)));
            return read;
        }
        read.notes = reader.element(tree, root);
        let open = text.get(node.span.range()).and_then(|text| text.find('('));
        read.room = Room::Fields(node.span.start as usize + open.unwrap_or(0) + 1);
        let mut fields = tree.children(root).filter_map(|at| {
            let node = tree.node(at)?;
            Some((at, node)).filter(|_| reader.slice(node.key) == "notes")
        });
        if let Some((at, list)) = fields.next() {
            let is_list = list.kind == Kind::List;
            let items = tree.children(at).filter_map(|item| tree.node(item));
            read.items = items.map(|item| item.span).collect();
            read.room = Room::List(list.span);
            if !is_list || fields.next().is_some() || read.items.len() != read.notes.notes.len() {
                read.lock("its list `notes` cannot be read".to_owned());
            }
        }
        read
    }

    fn lock(&mut self, why: String) {
        self.locked.get_or_insert(why);
    }

    /// The notes.
    pub fn notes(&self) -> &Notes {
        &self.notes
    }

    /// Why the file must not be written, if so: "line 3: a bracket is never closed".
    pub fn locked(&self) -> Option<&str> {
        self.locked.as_deref()
    }
}

#[cfg(test)]
mod tests;
