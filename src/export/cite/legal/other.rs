//! Documents that are no law, as the Bluebook has them: books, periodicals and the web.

use crate::export::cite::runs::Runs;
use crate::export::cite::work::{Work, listed};
use crate::model::{Name, SourceKind};

/// More authors than these become "et al." (rule 15.1).
const MOST_AUTHORS: usize = 2;

/// Documents that are no law: author, title in italics, where and when (rules 15, 16 and 18).
pub(super) fn other(work: &Work<'_>) -> Runs {
    let authors = match work.authors.as_slice() {
        [first, ..] if work.authors.len() > MOST_AUTHORS => format!("{} et al.", first.spoken()),
        authors => listed(&authors.iter().map(Name::spoken).collect::<Vec<_>>(), "&"),
    };
    let mut runs = Runs::plain(&authors);
    if let Some(title) = &work.title {
        runs.comma().italic(title);
    }
    if let Some(numbers) = work.other_numbers() {
        runs.comma().text(&numbers);
    }
    let is_book = work.kind == SourceKind::Book;
    if let Some(publisher) = work.publisher.as_ref().filter(|_| !is_book) {
        runs.comma().text(publisher);
    }
    match &work.pin {
        Some(pin) if is_book => {
            // A page after a number would be read as part of it.
            let ends_in_digit = work.title.as_deref().unwrap_or_default();
            let ends_in_digit = ends_in_digit.ends_with(|c: char| c.is_ascii_digit());
            let at = if ends_in_digit { ", at " } else { " " };
            runs.text(at)
                .text(pin.pages().unwrap_or(&super::place(pin)))
        }
        Some(pin) => match pin.pages() {
            Some(pages) => runs.comma().text("at ").text(pages),
            None => runs.comma().text(&super::place(pin)),
        },
        None => &mut runs,
    };
    if let Some(date) = work.published {
        let date = if is_book {
            date.doubting(&date.years(), "c.")
        } else {
            super::shown(date)
        };
        let space = if runs.is_empty() { "" } else { " " };
        runs.text(&format!("{space}({date})"));
    }
    runs
}
