//! Sources from other programs: CSL-JSON, BibTeX and BibLaTeX, RIS.
//!
//! Readers are tolerant: what they do not understand costs only itself, and is told with its line.
//! They never fail on what is inside a file, never panic, and take time in proportion to its length:
//! no reader calls itself. BibTeX is read by a small reader of our own (`bibtex`): the one library
//! for it ends the process where strings or cross-references go round, and takes the square of the
//! time for nested braces.
//!
//! What `export::bibliography` has written comes back as it was.

mod biblatex;
mod bibtex;
mod csl;
mod entry;
mod inherit;
mod looks;
mod ris;
mod tex;

use crate::file::decode;
use crate::model::{Source, hidden};

/// Longer files are refused: 64 MiB hold some hundred thousand sources.
pub const MOST_BYTES: usize = 64 << 20;

/// What was read, and what was not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The sources, in the order of the file. Dates are in UTC, as everywhere outside a timeline.
    pub sources: Vec<Source>,
    /// What was left out or not understood, by line, counted from 1: a sentence each that says which.
    pub skipped: Vec<(usize, String)>,
}

impl Imported {
    fn skip(&mut self, line: usize, why: impl Into<String>) {
        /// After so many, nobody reads on.
        const MOST_SKIPPED: usize = 1_000;
        if self.skipped.len() < MOST_SKIPPED {
            self.skipped.push((line, why.into()));
        }
    }
}

/// Why nothing could be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// It is none of the formats.
    #[error("This is no list of sources: CSL-JSON, BibTeX or RIS is read\n{}", hidden::label(.0))]
    Unknown(String),
    /// It is too long.
    #[error("The file is too long for a list of sources\n{}", hidden::label(.0))]
    TooLong(String),
    /// It is JSON, but broken.
    #[error("The file is not whole JSON (line {line}): {message}")]
    Json {
        /// Where it breaks off.
        line: usize,
        /// What is wrong.
        message: String,
    },
}

/// A format that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Csl,
    Biblatex,
    Ris,
}

/// Reads a list of sources; the format follows from the content and from the ending of the name.
///
/// # Errors
/// If it is none of the formats, too long, or JSON that cannot be taken apart.
pub fn sources(name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
    if bytes.len() > MOST_BYTES {
        return Err(ImportError::TooLong(name.to_owned()));
    }
    let text = decode(bytes);
    let format = format(name, &text).ok_or_else(|| ImportError::Unknown(name.to_owned()))?;
    let mut imported = match format {
        Format::Csl => csl::read(&text)?,
        Format::Biblatex => biblatex::read(&text),
        Format::Ris => ris::read(&text),
    };
    let marked = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    if std::str::from_utf8(bytes).is_err() && !marked {
        let why = "The file is not in UTF-8; accents were guessed, and may be wrong";
        imported.skipped.insert(0, (1, why.to_owned()));
    }
    Ok(imported)
}

/// The endings of lists of sources, in lower case.
pub const ENDINGS: &[&str] = &["bib", "bibtex", "biblatex", "ris", "json"];

/// Whether a file is a list of sources by its name, so that it may be dropped on an event.
pub fn is_list(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    let is_it = |ending: &str| {
        ENDINGS
            .iter()
            .any(|known| known.eq_ignore_ascii_case(ending))
    };
    ending.is_some_and(is_it)
}

fn format(name: &str, text: &str) -> Option<Format> {
    let start = text.trim_start();
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    let has_tag = |line: &str| line.trim_start().starts_with("TY  -") || line.starts_with("TY -");
    match ending.as_deref() {
        Some("bib" | "bibtex" | "biblatex") => Some(Format::Biblatex),
        Some("ris") => Some(Format::Ris),
        _ if start.starts_with('[') || start.starts_with('{') => Some(Format::Csl),
        Some("json") => Some(Format::Csl),
        _ if start.lines().take(50).any(has_tag) => Some(Format::Ris),
        _ if start.starts_with('@') || start.contains("\n@") => Some(Format::Biblatex),
        _ => None,
    }
}
