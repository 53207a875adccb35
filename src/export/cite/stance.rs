//! What tells the reader how a document bears on the text: words before its citation where it disputes
//! the text or only helps to understand it, and the reason in a sentence behind it.
//!
//! The Bluebook has signals (rule 1.2), in italics (rule 2.1): *But see*, *See generally*. By analogy with
//! them, notes of other styles open with such words, and brackets have them before the name: "(but see
//! Smith, 2014)". A list of sources has none.

use super::runs::Runs;
use super::work::Work;
use super::{Style, wikipedia};
use crate::model::Stance;

/// The words before a citation in a sentence; none where it supports the text.
pub(super) fn signal(work: &Work<'_>) -> Option<&'static str> {
    match work.stance {
        Stance::Supports => None,
        Stance::Disputes => Some("But see "),
        Stance::Context => Some("For context, see "),
    }
}

/// The same as the Bluebook has them.
pub(super) fn legal(work: &Work<'_>) -> Runs {
    let mut runs = Runs::default();
    match work.stance {
        Stance::Supports => {}
        Stance::Disputes => _ = runs.italic("But see").text(" "),
        Stance::Context => _ = runs.italic("See generally").text(" "),
    }
    runs
}

/// How a bracket in the text opens.
pub(super) fn bracket(work: &Work<'_>) -> Runs {
    Runs::plain(match work.stance {
        Stance::Supports => "(",
        Stance::Disputes => "(but see ",
        Stance::Context => "(for context, see ",
    })
}

/// Plain text and templates with the words that belong before them.
pub(super) fn opened(style: Style, work: &Work<'_>, citation: Runs) -> Runs {
    let before = match (style, work.stance) {
        (Style::Plain, Stance::Disputes) => "Disputes: ",
        (Style::Plain, Stance::Context) => "Context: ",
        _ => signal(work).unwrap_or_default(),
    };
    let mut runs = Runs::plain(before);
    runs.append(citation);
    runs
}

/// A citation with the reason for it: in a sentence behind it, or in brackets where it has no full stop.
pub(super) fn explained(style: Style, work: &Work<'_>, mut citation: Runs) -> Runs {
    let Some(because) = &work.because else {
        return citation;
    };
    match style {
        Style::Plain => {
            let because = because.trim_end_matches('.');
            citation.text(&format!(" ({because})"));
        }
        Style::Wikipedia => {
            citation
                .next_sentence()
                .text(&wikipedia::safe(because))
                .stop();
        }
        _ => {
            citation.next_sentence().text(because).stop();
        }
    }
    citation
}
