//! Rules about what is shown: to whom cannot see it, and to the back of a room.

use super::findings::{About, Findings, Words, name};
use crate::file::{Code, is_given};
use crate::index::EventIndex;
use crate::model::Event;

/// The widest title, in letters; those of Chinese, Japanese and Korean count twice.
///
/// On a projector of 1280 by 720 points, text that is read from the back of a room has about 50 letters
/// in a line (the rule of six to eight lines to a slide gives letters of that size). A title that takes
/// more than two such lines is read out, not read.
const WIDEST: usize = 100;

/// Looks at the title and the pictures of one event.
pub(super) fn event(position: EventIndex, event: &Event, findings: &mut Findings<'_>) {
    let width = width(&event.title);
    if width > WIDEST {
        findings.report(Code::LongTitle, About::event(event), || {
            let message = format!(
                "the title of {} has {width} letters, and does not fit two lines of a slide",
                name(event)
            );
            let help =
                format!("say it in {WIDEST} letters or fewer, and put the rest into the summary");
            Words::new(format!("events[{position}].title"), message, help)
        });
    }
    for (number, media) in event.media.iter().enumerate() {
        let is_shown = media.file.is_some() || media.url.is_some();
        let is_told = media.alt.as_ref().is_some_and(|alt| !alt.trim().is_empty());
        if is_shown && !is_told && !is_given(&media.extra, "alt") {
            findings.report(Code::NoAlternative, About::event(event), || {
                let message = format!(
                    "nothing tells those who cannot see it what is in this picture of {}",
                    name(event)
                );
                let help = "add `alt: \"…\"` with what is to be seen, in one sentence";
                Words::new(format!("events[{position}].media[{number}]"), message, help)
            });
        }
    }
}

/// How wide a title is, in letters.
fn width(title: &str) -> usize {
    // Most titles are short; of the others, bytes say little.
    if title.len() <= WIDEST {
        return title.len().min(WIDEST);
    }
    title
        .chars()
        .map(|letter| 1 + usize::from(is_wide(letter)))
        .sum()
}

/// Whether a letter is as wide as two: Chinese, Japanese, Korean (the blocks that are wide
/// throughout in `EastAsianWidth.txt` of Unicode).
fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{303e}' | '\u{3041}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_letters_count_twice() {
        assert_eq!(width(&"é".repeat(60)), 60);
        assert_eq!(width(&"制".repeat(60)), 120);
        assert_eq!(width(&"a".repeat(101)), 101);
        assert!(width(&"a".repeat(100)) <= WIDEST);
    }
}
