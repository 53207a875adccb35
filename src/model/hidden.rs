//! Characters that nobody sees: which they are, and text as it may be shown.
//!
//! A file comes from anybody. Characters without a picture can make a name look like another, carry
//! text that only machines read, or turn the order of what stands around them, the interface
//! included ("Trojan Source"; Unicode TR36, section 2.11, and UTS #39). So text of a file is shown
//! only by [`shown`] or [`label`], which put a short visible token, such as `[U+202E]`, in the place
//! of each such character. Files keep what they hold: nothing is changed in them.
//!
//! Some of these characters are how a language is written, or what an emoji is made of. They stay as
//! they are where they do that work, and only there:
//!
//! | Character | Stays |
//! |---|---|
//! | line feed, return, tabulator | always; a label has spaces for them |
//! | no-break and other spaces, soft hyphen, word joiner | always: they space, and break lines |
//! | zero-width joiner and non-joiner | after letters that join (Arabic, Syriac, Indic …; UAX #31), and the joiner between emoji (UTS #51) |
//! | zero-width space | beside Thai, Lao, Khmer, Myanmar, which have no other space between words |
//! | left-to-right, right-to-left and Arabic letter mark | near a letter that is written from right to left: they do no more than such a letter does |
//! | variation selector | one, after what may have variants: emoji, symbols, digits, Han, Mongolian … |
//! | tags | in the flags of regions, after a black flag |
//! | Hangul fillers | beside conjoining jamo |
//!
//! Embeddings, overrides and isolates (UAX #9) never stay, matched or not: a label is one piece, and
//! nothing in it needs them. Of accents on one letter, four stay, as many as any orthography has
//! (UTS #39, section 5.4); the rest of the pile is counted.

mod entities;
mod scripts;

pub use entities::shown_markdown;

use super::Text;
use scripts::{has_no_spaces, has_variants, is_accent, is_pictograph, is_right_to_left, joins};
use std::borrow::Cow;
use std::fmt::Write as _;
use std::path::Path;

/// As many characters of a text as a label has; no screen is wider.
pub const LABEL_CHARACTERS: usize = 300;
/// As many characters of a text as are shown where it may be read in full.
pub const TEXT_CHARACTERS: usize = 20_000;
/// As many characters of a path as are shown.
const PATH_CHARACTERS: usize = 4_096;
/// As many accents on one letter as are shown.
const MOST_ACCENTS: usize = 4;
/// As many hidden characters in a row as are shown one by one.
const MOST_TOKENS: usize = 3;
/// How far from a mark of direction the letter may be for which it stands, in characters.
const NEAR: usize = 64;

/// What a hidden character does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hidden {
    /// It controls a device that is long gone; line feed, return and tabulator are not meant.
    Control,
    /// It turns the order in which text around it is shown.
    Direction,
    /// It takes no room, or looks like a space and is none.
    Invisible,
    /// It is one of too many accents on one letter.
    Accent,
}

/// What a character hides, wherever it stands; nothing for one that has a picture or is a space.
///
/// In some places it may stay all the same: see [`hidden_in`].
pub fn hidden(character: char) -> Option<Hidden> {
    match character {
        '\n' | '\r' | '\t' | ' '..='~' => None,
        _ if character.is_control() => Some(Hidden::Control),
        '\u{200e}' | '\u{200f}' | '\u{61c}' => Some(Hidden::Direction),
        _ if turns(character) => Some(Hidden::Direction),
        _ if is_ignorable(character) => Some(Hidden::Invisible),
        _ => None,
    }
}

/// Whether a character embeds, overrides or isolates a direction of writing.
pub fn turns(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What Unicode calls default ignorable, without what only breaks lines; and the few others that
/// have no picture: annotations, the place of an object, characters that are none.
fn is_ignorable(character: char) -> bool {
    matches!(character,
        '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200d}' | '\u{2061}'..='\u{2065}' | '\u{206a}'..='\u{206f}'
        | '\u{3164}' | '\u{fdd0}'..='\u{fdef}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fffc}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
        || character as u32 & 0xfffe == 0xfffe
}

/// Whether a character shows nothing and only says where a line may break.
fn breaks_lines(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{2060}')
}

/// Whether there is nothing to see: spaces, and characters that look like them.
pub fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_whitespace() || breaks_lines(c) || c == '\u{2800}')
}

/// Whether an address may not have the character in it: anything without a picture.
pub fn is_unseen(character: char) -> bool {
    character.is_control()
        || hidden(character).is_some()
        || breaks_lines(character)
        || matches!(character, '\u{2028}' | '\u{2029}' | '\u{2800}')
}

/// The characters of a text that are hidden where they stand, with the bytes at which they do.
pub fn hidden_in(text: &str) -> impl Iterator<Item = (usize, char, Hidden)> {
    let mut accents = 0_usize;
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let plain = plain_bytes(text.as_bytes().get(at..)?);
            if plain > 0 {
                accents = 0;
                at += plain;
            }
            let here = at;
            let character = text.get(at..)?.chars().next()?;
            at += character.len_utf8();
            accents = if is_accent(character) { accents + 1 } else { 0 };
            if accents > MOST_ACCENTS {
                return Some((here, character, Hidden::Accent));
            }
            if let Some(what) = hidden(character)
                && !stays(text, here, character)
            {
                return Some((here, character, what));
            }
        }
    })
}

/// How many bytes at the start are plain ASCII, in whose chunks nothing hides.
fn plain_bytes(bytes: &[u8]) -> usize {
    /// So many bytes are looked at together.
    const CHUNK: usize = 32;
    let is_plain =
        |byte: &u8| (*byte >= b' ' && *byte < 0x7f) || matches!(*byte, b'\n' | b'\r' | b'\t');
    let chunks = bytes.chunks_exact(CHUNK);
    let plain = chunks.take_while(|chunk| {
        chunk
            .iter()
            .fold(true, |plain, byte| plain & is_plain(byte))
    });
    let start = plain.count() * CHUNK;
    let rest = bytes.get(start..).unwrap_or_default();
    start + rest.iter().take_while(|byte| is_plain(byte)).count()
}

/// The text as it may be shown where it may have several lines; very long text is cut.
///
/// This and [`label`] take no longer than what they show, however long the text is.
pub fn shown(text: &str) -> Cow<'_, str> {
    let (start, is_cut) = beginning(text, TEXT_CHARACTERS);
    let mut out = visible(start);
    if is_cut {
        let more = text.len() - start.len();
        write!(out.to_mut(), "… (and {more} bytes more)").ok();
    }
    out
}

/// The text as it may be shown on one line, cut to what any line has room for.
pub fn label(text: &str) -> Cow<'_, str> {
    label_of(text, LABEL_CHARACTERS)
}

/// Like [`label`], sharing the text if it may be shown as it is.
pub fn label_text(text: &Text) -> Text {
    match label(text) {
        Cow::Borrowed(label) if label.len() == text.len() => text.clone(),
        label => label.into(),
    }
}

/// The text as it may be shown on one line, cut to so many characters of it.
pub fn label_of(text: &str, most: usize) -> Cow<'_, str> {
    let (start, is_cut) = beginning(text, most);
    let mut out = visible(start);
    let breaks = ['\n', '\r', '\t', '\u{2028}', '\u{2029}'];
    if out.contains(breaks) {
        let mut line = String::with_capacity(out.len());
        let parts = out.split(breaks).map(str::trim);
        for part in parts.filter(|part| !part.is_empty()) {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(part);
        }
        out = Cow::Owned(line);
    }
    if is_cut {
        out.to_mut().push('…');
    }
    out
}

/// A path as it may be shown: on one line, and whole as far as any system allows.
pub fn path(path: &Path) -> String {
    label_of(&path.to_string_lossy(), PATH_CHARACTERS).into_owned()
}

/// The token that is shown for a hidden character, such as `[U+202E]`.
pub fn token(character: char) -> String {
    format!("[U+{:04X}]", character as u32)
}

/// The name of a hidden character, if people may have met it.
pub fn name(character: char) -> Option<&'static str> {
    Some(match character {
        '\0' => "null",
        '\u{7}' => "bell",
        '\u{8}' => "backspace",
        '\u{b}' => "vertical tabulator",
        '\u{c}' => "form feed",
        '\u{1b}' => "escape",
        '\u{7f}' => "delete",
        '\u{85}' => "next line",
        '\u{61c}' => "Arabic letter mark",
        '\u{200b}' => "zero-width space",
        '\u{200c}' => "zero-width non-joiner",
        '\u{200d}' => "zero-width joiner",
        '\u{200e}' => "left-to-right mark",
        '\u{200f}' => "right-to-left mark",
        '\u{202a}' => "left-to-right embedding",
        '\u{202b}' => "right-to-left embedding",
        '\u{202c}' => "end of an embedding",
        '\u{202d}' => "left-to-right override",
        '\u{202e}' => "right-to-left override",
        '\u{2066}' => "left-to-right isolate",
        '\u{2067}' => "right-to-left isolate",
        '\u{2068}' => "isolate",
        '\u{2069}' => "end of an isolate",
        '\u{3164}' | '\u{ffa0}' | '\u{115f}' | '\u{1160}' => "Hangul filler",
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => "variation selector",
        '\u{feff}' => "byte order mark",
        '\u{fff9}'..='\u{fffb}' => "annotation mark",
        '\u{fffc}' => "place of an object",
        '\u{e0000}'..='\u{e007f}' => "tag",
        _ => return None,
    })
}

/// The beginning of a text, and whether there is more; it takes no longer than the beginning does.
fn beginning(text: &str, most: usize) -> (&str, bool) {
    if text.len() <= most {
        return (text, false);
    }
    match text.char_indices().nth(most) {
        Some((end, _)) => (text.get(..end).unwrap_or_default(), true),
        None => (text, false),
    }
}

/// The text with tokens for what is hidden in it; of many in a row, the rest is counted.
fn visible(text: &str) -> Cow<'_, str> {
    let mut hidden = hidden_in(text).peekable();
    if hidden.peek().is_none() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let (mut done, mut in_a_row, mut left_out) = (0, 0, 0);
    for (at, character, what) in hidden {
        if at > done {
            close_row(&mut left_out, &mut out);
            in_a_row = 0;
            out.push_str(text.get(done..at).unwrap_or_default());
        }
        done = at + character.len_utf8();
        in_a_row += 1;
        if in_a_row > MOST_TOKENS || what == Hidden::Accent {
            left_out += 1;
        } else {
            out.push_str(&token(character));
        }
    }
    close_row(&mut left_out, &mut out);
    out.push_str(text.get(done..).unwrap_or_default());
    Cow::Owned(out)
}

/// Says how many hidden characters of a row are not shown one by one.
fn close_row(left_out: &mut usize, out: &mut String) {
    if *left_out > 0 {
        write!(out, "[+{left_out}]").ok();
        *left_out = 0;
    }
}

/// Whether a hidden character does the work that it is made for where it stands.
fn stays(text: &str, at: usize, character: char) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let after = text.get(at + character.len_utf8()..).unwrap_or_default();
    let last = before.chars().next_back();
    let next = after.chars().next();
    let beside = |holds: fn(char) -> bool| last.is_some_and(holds) || next.is_some_and(holds);
    match character {
        '\u{200c}' => base(before).is_some_and(joins),
        '\u{200d}' => {
            base(before).is_some_and(joins)
                || base(before).is_some_and(is_pictograph) && next.is_some_and(is_pictograph)
        }
        '\u{200b}' => beside(has_no_spaces),
        '\u{200e}' | '\u{200f}' | '\u{61c}' => {
            let ends = |c: &char| !matches!(c, '"' | '\n');
            let mut near = before.chars().rev().take(NEAR).take_while(ends);
            near.any(is_right_to_left)
                || after
                    .chars()
                    .take(NEAR)
                    .take_while(ends)
                    .any(is_right_to_left)
        }
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => last.is_some_and(has_variants),
        '\u{180b}'..='\u{180f}' => last.is_some_and(|c| matches!(c, '\u{1800}'..='\u{18af}')),
        '\u{115f}' | '\u{1160}' => beside(|c| matches!(c, '\u{1100}'..='\u{11ff}')),
        '\u{e0020}'..='\u{e007f}' => is_in_flag(before, after, character),
        _ => false,
    }
}

/// The last character that is no accent, selector or skin.
fn base(before: &str) -> Option<char> {
    let is_part = |c: &char| {
        is_accent(*c) || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
    };
    before.chars().rev().take(NEAR).find(|c| !is_part(c))
}

/// Whether a tag is one of the few between a black flag and the end of the name of a region.
fn is_in_flag(before: &str, after: &str, tag: char) -> bool {
    /// The longest name of a region, as in `gbsct`, with its end.
    const LONGEST: usize = 7;
    let is_tag = |c: &char| matches!(c, '\u{e0030}'..='\u{e0039}' | '\u{e0061}'..='\u{e007a}');
    let is_end = |c: char| c == '\u{e007f}';
    let behind = before.chars().rev().take_while(is_tag).take(LONGEST);
    let behind = behind.count();
    let flag = before.chars().rev().nth(behind);
    let ahead = after.chars().take_while(is_tag).take(LONGEST).count();
    let ends = is_end(tag) || is_tag(&tag) && after.chars().nth(ahead).is_some_and(is_end);
    flag == Some('\u{1f3f4}') && ends && behind + ahead < LONGEST && behind + ahead > 0
}

#[cfg(test)]
mod tests;
