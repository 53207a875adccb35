//! The Chicago Manual of Style, 18th edition: author and date.
//!
//! A bracket in the text, and a list in which the year follows the name. In all else
//! it is like [`super::chicago`]. The manual names laws in the text and has them in no list; brackets
//! and items for them here are by analogy.

use super::chicago::{addressed, headed, in_list, place, set_title, source};
use super::legal;
use super::plain::quoted;
use super::runs::Runs;
use super::stance;
use super::work::{Work, listed, short_title};
use crate::model::{Name, SourceKind};

/// In brackets, more authors than these become "et al.".
const MOST_IN_TEXT: usize = 2;

/// "(Binder and Kidder 2022, 117–18)"; `letter` tells works of one author and year apart.
pub(super) fn in_text(work: &Work<'_>, letter: &str) -> Runs {
    let mut runs = stance::bracket(work);
    let heads = work.heads();
    if work.is_legal() {
        runs.append(legal::short(work));
    } else if heads.is_empty() {
        match &work.title {
            Some(title) if work.kind == SourceKind::Book => runs.italic(&short_title(title)),
            Some(title) => runs.text(&quoted(&short_title(title))),
            None => runs.text(work.publisher.as_deref().unwrap_or("Untitled")),
        };
    } else {
        runs.append(headed(work, &short(&heads, "and")));
    }
    let year = year(work, letter);
    // A comma keeps "n.d." from being read as part of the name, and a year as part of a number.
    if work.published.is_none() || work.is_legal() {
        runs.comma();
    } else {
        runs.text(" ");
    }
    runs.text(&year);
    if let Some(pin) = &work.pin {
        runs.comma().text(&place(pin));
    }
    runs.text(")");
    runs
}

/// An item of the list of references.
pub(super) fn entry(work: &Work<'_>, letter: &str) -> Runs {
    if work.is_legal() {
        let mut runs = legal::core(work, legal::Form::Bluebook);
        addressed(&mut runs, work);
        return runs;
    }
    let heads = work.heads();
    let mut runs = headed(work, &in_list(&heads));
    let untitled = work.title.is_none();
    // Without an author the title stands first, and the year after it.
    let title_first = heads.is_empty();
    if let Some(title) = work.title.as_ref().filter(|_| title_first) {
        set_title(&mut runs, title, work.kind);
    }
    runs.next_sentence().text(&year(work, letter));
    if let Some(title) = work.title.as_ref().filter(|_| !title_first && !untitled) {
        runs.next_sentence();
        set_title(&mut runs, title, work.kind);
    }
    let rest = work.published.and_then(|date| date.beside_year());
    let rest = rest.filter(|_| work.kind != SourceKind::Book);
    source(&mut runs, work, &heads, rest);
    addressed(&mut runs, work);
    runs
}

/// "2017a", "n.d."
pub(super) fn year(work: &Work<'_>, letter: &str) -> String {
    match work.published {
        None if letter.is_empty() => "n.d.".to_owned(),
        None => format!("n.d.-{letter}"),
        Some(date) => date.doubting(&format!("{}{letter}", date.years()), "ca."),
    }
}

/// Family names for brackets, with "et al." for many.
pub(super) fn short(makers: &[Name], and: &str) -> String {
    match makers {
        [first, ..] if makers.len() > MOST_IN_TEXT => format!("{} et al.", first.short()),
        _ => listed(
            &makers
                .iter()
                .map(|name| name.short().to_owned())
                .collect::<Vec<_>>(),
            and,
        ),
    }
}

#[cfg(test)]
mod tests;
