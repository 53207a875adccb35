//! Citations of sources: in notes, in brackets, and in bibliographies.
//!
//! One file a style. Official and legal documents, with which timelines of policy are full, are where
//! other formatters fail; here they are recognised by their numbers (`identifier`) and cited as
//! the Bluebook has it. Nothing is invented for what a file does not say, and titles keep their case.
//! For all other styles, sources go out to programs that know them (see `export::bibliography`).

mod apa;
mod author_date;
mod chicago;
mod date;
mod identifier;
mod legal;
mod mla;
mod order;
mod page;
mod plain;
mod runs;
mod stance;
mod wikipedia;
mod work;

pub use page::{Format as PageFormat, Page, citations};
pub use plain::plain;
pub use runs::{Run, Runs, escaped};

use crate::model::{Citation, Source};
use plain::quoted;
use serde::{Deserialize, Serialize};
use work::Work;

/// A way of citing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Style {
    /// The Chicago Manual of Style: notes and bibliography.
    #[default]
    Chicago,
    /// The Chicago Manual of Style: author and date.
    AuthorDate,
    /// The American Psychological Association.
    Apa,
    /// The Modern Language Association.
    Mla,
    /// As the Bluebook has it.
    Legal,
    /// Templates of Wikipedia.
    Wikipedia,
    /// Plain: what the file says, separated by commas.
    Plain,
}

impl Style {
    /// Every style, in the order of menus.
    pub const ALL: [Self; 7] = [
        Self::Chicago,
        Self::AuthorDate,
        Self::Apa,
        Self::Mla,
        Self::Legal,
        Self::Wikipedia,
        Self::Plain,
    ];

    /// What people read.
    pub fn title(self) -> &'static str {
        match self {
            Self::Chicago => "Chicago, notes",
            Self::AuthorDate => "Chicago, author and date",
            Self::Apa => "APA",
            Self::Mla => "MLA",
            Self::Legal => "Legal (Bluebook)",
            Self::Wikipedia => "Wikipedia template",
            Self::Plain => "Plain",
        }
    }

    /// What the style calls its list of sources.
    pub fn list_title(self) -> &'static str {
        match self {
            Self::Chicago => "Bibliography",
            Self::AuthorDate | Self::Apa => "References",
            Self::Mla => "Works cited",
            Self::Legal => "Table of authorities",
            Self::Wikipedia | Self::Plain => "Sources",
        }
    }

    /// Whether it cites in brackets that lead to a list, and not in notes.
    pub fn has_brackets(self) -> bool {
        matches!(self, Self::AuthorDate | Self::Apa | Self::Mla)
    }
}

/// What stands at the foot of a page for a source and the place in it that is cited, ending in a
/// full stop; in styles with brackets, that bracket, after the quotation if there is one.
///
/// What disputes the text, or only helps to understand it, is cited as such, with the reason for it.
/// `letter` is what [`letter`] gives; only brackets have one.
pub fn footnote(style: Style, source: &Source, citation: Option<&Citation>, letter: &str) -> Runs {
    let work = Work::new(source, citation);
    let cited = match style {
        Style::Chicago => chicago::note(&work),
        Style::Legal => legal::note(&work),
        Style::Wikipedia => stance::opened(style, &work, wikipedia::template(source, &work)),
        Style::Plain => stance::opened(style, &work, Runs::plain(&plain(source, citation))),
        Style::AuthorDate => after_quote(&work, author_date::in_text(&work, letter)),
        Style::Apa => after_quote(&work, apa::in_text(&work, letter)),
        Style::Mla => after_quote(&work, mla::in_text(&work)),
    };
    stance::explained(style, &work, cited)
}

/// A note of a source that an earlier note of the same page has in full; none where that is repeated.
fn shortened(style: Style, source: &Source, citation: Option<&Citation>) -> Option<Runs> {
    let work = Work::new(source, citation);
    let note = match style {
        Style::Chicago => chicago::short_note(&work)?,
        _ => return None,
    };
    Some(stance::explained(style, &work, note))
}

/// A bracket behind the quotation that it is for.
fn after_quote(work: &Work<'_>, mut bracket: Runs) -> Runs {
    let mut runs = Runs::default();
    if let Some(quote) = &work.quote {
        // The full stop follows the bracket.
        let quote = quote.trim_end_matches('.');
        runs.text(&quoted(quote)).text(" ");
    }
    let ends = !runs.is_empty();
    bracket.square_within();
    runs.append(bracket);
    if ends {
        runs.stop();
    }
    runs
}

/// What is pasted for one citation: the footnote; in styles with brackets, that bracket and the item
/// of the list that it leads to.
pub fn copied(
    style: Style,
    source: &Source,
    citation: Option<&Citation>,
    letter: &str,
) -> Vec<Runs> {
    let mut paragraphs = vec![footnote(style, source, citation, letter)];
    if style.has_brackets() {
        paragraphs.push(entry(style, source, letter));
    }
    paragraphs
}

/// An item of a list of sources.
pub fn entry(style: Style, source: &Source, letter: &str) -> Runs {
    item(style, source, &Work::new(source, None), letter, false)
}

/// The letter that tells a source from others in the list by the same author in the same year: "a",
/// "b"; mostly none. It takes one pass over the list.
pub fn letter(style: Style, source: &Source, sources: &[Source]) -> String {
    order::letter_of(style, source, sources)
}

/// The letters of all sources of a list, in its order; see [`letter`].
pub fn letters(style: Style, sources: &[&Source]) -> Vec<String> {
    let mut letters = vec![String::new(); sources.len()];
    for (place, letter) in order::sorted(style, sources) {
        if let Some(slot) = letters.get_mut(place) {
            *slot = letter;
        }
    }
    letters
}

/// The list of sources, in the order of the style.
pub fn bibliography(style: Style, sources: &[&Source]) -> Vec<Runs> {
    order::items(style, sources)
}

/// An item of a list; `repeats` where the author is that of the item before.
fn item(style: Style, source: &Source, work: &Work<'_>, letter: &str, repeats: bool) -> Runs {
    match style {
        Style::Chicago => chicago::entry(work),
        Style::AuthorDate => author_date::entry(work, letter),
        Style::Apa => apa::entry(work, letter),
        Style::Mla => mla::entry(work, repeats),
        Style::Legal => legal::entry(work),
        Style::Wikipedia => wikipedia::template(source, work),
        Style::Plain => Runs::plain(&plain(source, None)),
    }
}

#[cfg(test)]
mod tests;
