//! The marks of a fact-checker, out of notes into a sheet and back: for the window and for the
//! command line alike.

use crate::app::document::with_ending;
use crate::export::factcheck::csv::{self, Entry, SheetError};
use crate::export::factcheck::{Row, html, key_parts, lasting_key, read_status, rows};
use crate::file;
use crate::model::notes::{Anchor, Check, Note};
use crate::model::{Timeline, hidden};
use hashbrown::HashMap;
use std::path::{Path, PathBuf};

/// What was read from a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// A note for each row with a mark.
    pub marks: Vec<Note>,
    /// How many of the marks are on rows whose words are in the timeline no more.
    pub stale: usize,
}

/// How a sheet is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// For spreadsheets.
    Csv,
    /// For browsers and paper.
    Html,
}

/// Why no sheet may be written there: a sentence with a cure, and the path on a line of its own.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// It ends in neither.
    #[error("Name a file that ends in .csv or .html\n{}", hidden::path(.0))]
    Ending(PathBuf),
    /// It is the timeline.
    #[error("This is the timeline itself: name another file for the sheet\n{}", hidden::path(.0))]
    Input(PathBuf),
    /// Somebody's work would be lost.
    #[error(
        "The sheet that is there has {marks} not read yet: read that first, or name \
         another file\n{}",
        hidden::path(path)
    )]
    Marks {
        /// The sheet.
        path: PathBuf,
        /// How many marks.
        marks: String,
    },
    /// Something else is there.
    #[error("A file that is no fact-check sheet is there: name another file\n{}", hidden::path(.0))]
    Other(PathBuf),
    /// The disk refuses.
    #[error("{0}")]
    Refused(String),
}

/// The rows of a timeline, with the marks that are among its notes.
pub fn marked_rows(timeline: &Timeline, notes: &[Note]) -> Vec<Row> {
    let mut marks: HashMap<String, &Note> = HashMap::new();
    for note in notes.iter().filter(|note| note.check.is_some()) {
        if let Some(key) = lasting_key(&note.on) {
            let known = marks.entry(key).or_insert(note);
            if note.last_changed() > known.last_changed() {
                *known = note;
            }
        }
    }
    rows(timeline, |on| {
        let found = marks.get(&lasting_key(on)?).copied();
        found.filter(|note| note.on == *on)
    })
}

/// Reads the marks of a sheet. A row that no longer fits goes to the note that it became before, or
/// to its event, with its words as a quote.
///
/// # Errors
/// If it is no sheet.
pub fn read_marks(timeline: &Timeline, notes: &[Note], bytes: &[u8]) -> Result<Found, SheetError> {
    let entries = csv::read(&file::decode(bytes))?;
    let current = rows(timeline, |_| None).into_iter().map(|row| row.on);
    let keyed = |on: Anchor| Some((lasting_key(&on)?, on));
    let current: HashMap<String, Anchor> = current.filter_map(keyed).collect();
    let before = notes.iter().filter(|note| note.check.is_some());
    let before = before.map(|note| note.on.clone());
    let before: HashMap<String, Anchor> = before.filter_map(keyed).collect();
    let mut found = Found::default();
    for entry in entries.into_iter().filter(is_marked) {
        let parts = key_parts(&entry.key);
        let quote = || Some(entry.statement.as_str().into());
        let lasting = parts.as_ref().map_or("", |(lasting, _)| lasting);
        let (on, quote) = if let Some(on) = current.get(lasting) {
            (on.clone(), None)
        } else {
            found.stale += 1;
            match (before.get(lasting), parts) {
                (Some(on), _) => (on.clone(), None),
                (None, Some((_, event))) => (Anchor::Event(event.into()), quote()),
                (None, None) => (Anchor::Timeline, quote()),
            }
        };
        found.marks.push(note(on, quote, entry));
    }
    Ok(found)
}

/// Whether somebody put something into a row.
fn is_marked(entry: &Entry) -> bool {
    let mark = &entry.mark;
    [&mark.status, &mark.remark, &mark.initials]
        .iter()
        .any(|cell| !cell.is_empty())
}

/// A mark as a note. A word that is no known status is kept in the text.
fn note(on: Anchor, quote: Option<crate::model::Text>, entry: Entry) -> Note {
    let mark = entry.mark;
    let (check, text) = match read_status(&mark.status) {
        Some(check) => (check, mark.remark),
        None if mark.status.is_empty() => (Check::Pending, mark.remark),
        None => {
            let text = format!("[{}] {}", mark.status, mark.remark);
            (Check::Unclear, text.trim_end().to_owned())
        }
    };
    Note {
        on,
        quote,
        text: text.into(),
        author: (!mark.initials.is_empty()).then(|| mark.initials.into()),
        check: Some(check),
        ..Note::default()
    }
}

impl Found {
    /// What was read: "12 marks read: 9 verified, 2 wrong, 1 unclear; 3 rows no longer match".
    pub fn words(&self) -> String {
        let count = |check: Check| {
            let marks = self.marks.iter();
            marks.filter(|mark| mark.check == Some(check)).count()
        };
        let counts = Check::ALL.map(|check| (count(check), check.word()));
        let counts = counts.iter().filter(|(count, _)| *count > 0);
        let counts: Vec<String> = counts
            .map(|(count, word)| format!("{count} {word}"))
            .collect();
        let mut words = match self.marks.len() {
            0 => "The sheet has no marks".to_owned(),
            count => format!("{} read: {}", marks(count), counts.join(", ")),
        };
        match self.stale {
            0 => {}
            1 => words.push_str("; 1 row no longer matches, and is kept as a note on its event"),
            more => {
                let more =
                    format!("; {more} rows no longer match, and are kept as notes on their events");
                words.push_str(&more);
            }
        }
        words
    }
}

fn marks(count: usize) -> String {
    match count {
        1 => "1 mark".to_owned(),
        count => format!("{count} marks"),
    }
}

impl Form {
    /// What the ending of a name asks for.
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_ascii_lowercase();
        match ending.to_str()? {
            "csv" => Some(Self::Csv),
            "html" | "htm" => Some(Self::Html),
            _ => None,
        }
    }
}

/// Writes the sheet of the timeline in `input`, with the marks among its notes; gives the number of
/// rows. What is there is replaced, unless it has marks that are in no note.
///
/// # Errors
/// If it may not be written there, or the disk refuses; then nothing has changed.
pub fn write(
    path: &Path,
    (timeline, notes): (&Timeline, &[Note]),
    input: Option<&Path>,
) -> Result<usize, WriteError> {
    let form = Form::of(path).ok_or_else(|| WriteError::Ending(path.to_owned()))?;
    let target = path.canonicalize().ok();
    let input = input.and_then(|input| input.canonicalize().ok());
    if target.is_some() && target == input {
        return Err(WriteError::Input(path.to_owned()));
    }
    let rows = marked_rows(timeline, notes);
    let text = match form {
        Form::Csv => {
            let other = || WriteError::Other(path.to_owned());
            let lost = unread(path, timeline, notes).ok_or_else(other)?;
            if lost > 0 {
                return Err(WriteError::Marks {
                    path: path.to_owned(),
                    marks: marks(lost),
                });
            }
            csv::write(&rows)
        }
        Form::Html => html::write(timeline, &rows, &sheet_name(path)),
    };
    file::replace(path, text.as_bytes()).map_err(|error| WriteError::Refused(error.to_string()))?;
    Ok(rows.len())
}

/// How many marks of the sheet that is there are among no notes; nothing if there is something else.
fn unread(path: &Path, timeline: &Timeline, notes: &[Note]) -> Option<usize> {
    if !path.exists() {
        return Some(0);
    }
    let opened = file::open(path).ok()?;
    if opened.bytes.is_empty() {
        return Some(0);
    }
    let found = read_marks(timeline, notes, &opened.bytes).ok()?;
    let same = |note: &Note, mark: &Note| {
        note.on == mark.on
            && note.quote == mark.quote
            && (note.check, &note.text, &note.author) == (mark.check, &mark.text, &mark.author)
    };
    let mut kept: HashMap<&str, Vec<&Note>> = HashMap::new();
    for note in notes.iter().filter(|note| note.check.is_some()) {
        let event = note.on.event().map_or("", |id| id);
        kept.entry(event).or_default().push(note);
    }
    let is_kept = |mark: &Note| {
        let near = kept.get(mark.on.event().map_or("", |id| id));
        near.is_some_and(|near| near.iter().any(|note| same(note, mark)))
    };
    Some(found.marks.iter().filter(|mark| !is_kept(mark)).count())
}

/// The name of the CSV that a page saves.
fn sheet_name(page: &Path) -> String {
    let name = page.file_stem().unwrap_or_default().to_string_lossy();
    with_ending(Path::new(&*name), "csv")
        .to_string_lossy()
        .into_owned()
}
