//! Texts as pictures have them: without characters that hide or reorder, and broken into lines.

use crate::model::hidden;
use crate::view::text::{TextMeasure, Weight};
use std::borrow::Cow;

/// A text as it may stand in a picture: on one line, with tokens for what hides, reorders other text
/// or breaks XML. Every text of a picture goes through here.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    hidden::label_of(text, hidden::TEXT_CHARACTERS)
}

/// How a text is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    /// The size, in points.
    pub size: f32,
    /// The weight.
    pub weight: Weight,
    /// No more lines than this; the last one is elided.
    pub lines: usize,
}

impl Style {
    pub(super) fn regular(size: f32, lines: usize) -> Self {
        let weight = Weight::Regular;
        Self {
            size,
            weight,
            lines,
        }
    }

    pub(super) fn semibold(size: f32, lines: usize) -> Self {
        let weight = Weight::SemiBold;
        Self {
            size,
            weight,
            lines,
        }
    }
}

/// The lines of a text in a column of `room` points. What does not fit is elided; a word that is
/// wider than the column, such as an address, is broken.
pub(super) fn wrapped(
    text: &str,
    style: Style,
    room: f32,
    measure: &dyn TextMeasure,
) -> Vec<String> {
    let text = visible(text);
    let mut rest = text.trim();
    let mut lines = Vec::new();
    while !rest.is_empty() {
        if lines.len() + 1 >= style.lines {
            lines.push(fitted(rest, style, room, measure));
            break;
        }
        let (line, after) = rest.split_at(line_end(rest, style, room, measure));
        lines.push(line.trim_end().to_owned());
        rest = after.trim_start();
    }
    lines
}

/// All of a text in one line, or as much as fits with an ellipsis.
fn fitted(text: &str, style: Style, room: f32, measure: &dyn TextMeasure) -> String {
    if measure.width(text, style.size, style.weight) <= room {
        text.to_owned()
    } else {
        measure.elided(text, style.size, style.weight, room)
    }
}

/// How many bytes of a text the first line takes: up to the last space that fits, or in the middle
/// of a word that is too long. At least one character.
fn line_end(text: &str, style: Style, room: f32, measure: &dyn TextMeasure) -> usize {
    let mut width = 0.0;
    let mut last_space = None;
    for (place, character) in text.char_indices() {
        if character == ' ' {
            last_space = Some(place);
        }
        width += measure.width(character.encode_utf8(&mut [0; 4]), style.size, style.weight);
        if width > room && character != ' ' {
            let broken = place.max(text.chars().next().map_or(1, char::len_utf8));
            return last_space.filter(|space| *space > 0).unwrap_or(broken);
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::text::FontMeasure;
    use proptest::prelude::*;

    #[test]
    fn what_hides_or_reorders_is_a_token() {
        assert_eq!(visible("a\u{202e}b\0c"), "a[U+202E]b[U+0000]c");
        assert!(matches!(visible("plain — “text”"), Cow::Borrowed(_)));
    }

    #[test]
    fn words_stay_whole_and_addresses_are_broken() {
        let measure = FontMeasure::default();
        let style = Style::regular(10.0, 9);
        let lines = wrapped("one two three four", style, 50.0, &measure);
        assert_eq!(lines, ["one two", "three four"]);
        let long = "https://example.org/a/very/long/address/without/any/space";
        let lines = wrapped(long, style, 100.0, &measure);
        assert!(lines.len() > 2);
        assert_eq!(lines.concat(), long);
    }

    proptest! {
        #[test]
        fn lines_fit_and_lose_nothing_but_spaces(text in "\\PC{0,200}", room in 30.0..300.0_f32) {
            let measure = FontMeasure::default();
            let style = Style::regular(11.0, usize::MAX);
            let lines = wrapped(&text, style, room, &measure);
            for line in &lines {
                prop_assert!(measure.width(line, 11.0, Weight::Regular) <= room + 0.01);
            }
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&visible(&text)));
        }

        #[test]
        fn there_are_never_more_lines_than_allowed(text in "[a-z ]{0,300}", lines in 1..4_usize) {
            let measure = FontMeasure::default();
            let wrapped = wrapped(&text, Style::semibold(11.0, lines), 60.0, &measure);
            prop_assert!(wrapped.len() <= lines);
        }
    }
}
