//! Sources for other programs: CSL-JSON, BibLaTeX and RIS, which Zotero, `JabRef` and `EndNote` read.
//!
//! Each format has fields that those programs understand. What they have no field for, and what a
//! field cannot hold as it is, stands beside them in fields of our own (`exact`), so that
//! `import::sources` gives back the same sources: nothing is lost.

mod biblatex;
mod csl;
mod exact;
mod ris;

use crate::export::standard::Standard;
use crate::model::Source;
use std::path::Path;

/// A format of other programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// JSON of the Citation Style Language.
    Csl,
    /// BibLaTeX, which BibTeX reads for the most part.
    Biblatex,
    /// Lines with tags of two letters.
    Ris,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 3] = [Self::Csl, Self::Biblatex, Self::Ris];

    /// The format of a file by the ending of its name.
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        Self::ALL
            .into_iter()
            .find(|format| format.ending() == ending)
    }

    /// The ending of files, without the point.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csl => "json",
            Self::Biblatex => "bib",
            Self::Ris => "ris",
        }
    }

    /// What people read.
    pub fn title(self) -> &'static str {
        match self {
            Self::Csl => "CSL-JSON",
            Self::Biblatex => "BibLaTeX",
            Self::Ris => "RIS",
        }
    }
}

/// The sources in a format.
pub fn write(format: Format, sources: &[Source]) -> String {
    match format {
        Format::Csl => csl::write(sources),
        Format::Biblatex => biblatex::write(sources),
        Format::Ris => ris::write(sources),
    }
}

/// What other programs will not show, a sentence each: it stands in fields of our own.
pub fn unseen(sources: &[Source]) -> Vec<String> {
    let count = |has: fn(&Source) -> bool| sources.iter().filter(|source| has(source)).count();
    let told = [
        (
            count(|source| !source.archives.is_empty()),
            "archived copies",
        ),
        (
            count(|source| source.derived_from.is_some()),
            "the source that it repeats",
        ),
        (count(|source| source.wire.is_some()), "its news agency"),
        (
            count(|source| source.primary.is_some()),
            "whether it is primary",
        ),
        (
            count(|source| !source.extra.is_empty()),
            "fields that Dateline does not know",
        ),
    ];
    let told = told.into_iter().filter(|(number, _)| *number > 0);
    told.map(|(number, what)| {
        let sources = if number == 1 { "source" } else { "sources" };
        format!("{number} {sources}: {what}")
    })
    .collect()
}

/// Text on one line, without spaces at the ends or in a row.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An identifier, for the field that it has.
#[derive(Default)]
struct Numbers<'a> {
    /// Without its prefix.
    doi: Option<&'a str>,
    /// Without its prefix.
    isbn: Option<&'a str>,
    /// Without its prefix.
    issn: Option<&'a str>,
    /// What is none of these, or several.
    other: Option<&'a str>,
}

impl<'a> Numbers<'a> {
    fn of(source: &'a Source) -> Self {
        let mut numbers = Self::default();
        let Some(identifier) = source.identifier.as_deref() else {
            return numbers;
        };
        // Other ways of writing the prefix would not come back.
        let standard = Standard::of(identifier).filter(|_| identifier.starts_with("IS"));
        match (standard, doi(identifier)) {
            (Some((Standard::Isbn, number)), _) => numbers.isbn = Some(number),
            (Some((Standard::Issn, number)), _) => numbers.issn = Some(number),
            (None, Some(number)) => numbers.doi = Some(number),
            (None, None) => numbers.other = Some(identifier),
        }
        numbers
    }

    /// Whether the field has lost a prefix that may have a colon or not.
    fn is_bare(&self) -> bool {
        self.isbn.is_some() || self.issn.is_some()
    }
}

/// A DOI without its prefix.
fn doi(identifier: &str) -> Option<&str> {
    let doi = identifier.strip_prefix("doi:")?;
    let is_good = |c: char| c.is_ascii_graphic() && !"{}\\%".contains(c);
    (doi.starts_with("10.") && doi.chars().all(is_good)).then_some(doi)
}
