//! Which commands choose a style of citing.

use super::Command;
use crate::export::cite::Style;

impl Command {
    /// The style that the command chooses, if it chooses one.
    pub fn citation_style(self) -> Option<Style> {
        Some(match self {
            Self::CiteChicago => Style::Chicago,
            Self::CiteAuthorDate => Style::AuthorDate,
            Self::CiteApa => Style::Apa,
            Self::CiteMla => Style::Mla,
            Self::CiteLegal => Style::Legal,
            Self::CiteWikipedia => Style::Wikipedia,
            Self::CitePlain => Style::Plain,
            _ => return None,
        })
    }
}
