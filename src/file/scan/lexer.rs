//! The smallest pieces of a text: spaces and comments, strings, names and numbers.

/// Searching for a closing quote or `*/` up to the end of the text in vain is slow: after this many
/// times the rest of the text is taken to be inside.
const VAIN_SEARCHES: u32 = 64;

/// Reads pieces of a text from a position on.
#[derive(Clone, Debug)]
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    text: &'a str,
    /// Where the next piece begins.
    pub(super) at: usize,
    end: usize,
    vain: u32,
}

/// How a quoted piece ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Closing {
    /// With its closing mark.
    Closed,
    /// Not at all; it was cut at the end of its first line.
    Cut,
}

impl<'a> Lexer<'a> {
    /// Reads the text from `start` to `end`.
    pub(super) fn new(text: &'a str, start: usize, end: usize) -> Self {
        let end = end.min(text.len());
        Self {
            bytes: text.as_bytes(),
            text,
            at: start.min(end),
            end,
            vain: 0,
        }
    }

    /// A reader of the same place that sees only so many bytes more.
    pub(super) fn ahead(&self, bytes: usize) -> Self {
        Self {
            end: self.end.min(self.at.saturating_add(bytes)),
            ..self.clone()
        }
    }

    /// The byte that comes so many bytes later.
    pub(super) fn byte(&self, ahead: usize) -> Option<u8> {
        let at = self.at + ahead;
        if at < self.end {
            self.bytes.get(at).copied()
        } else {
            None
        }
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..self.end).unwrap_or_default()
    }

    /// The character that comes next.
    pub(super) fn character(&self) -> Option<char> {
        self.text.get(self.at..self.end)?.chars().next()
    }

    /// Goes on by one character.
    pub(super) fn skip_character(&mut self) {
        self.at += self.character().map_or(1, char::len_utf8);
    }

    /// Skips spaces and comments; gives where a block comment began that is never closed.
    pub(super) fn skip_trivia(&mut self) -> Option<usize> {
        loop {
            match self.byte(0)? {
                b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c => self.at += 1,
                b'/' if self.byte(1) == Some(b'/') => self.skip_line(),
                b'/' if self.byte(1) == Some(b'*') => {
                    let start = self.at;
                    if self.skip_block_comment() == Closing::Cut {
                        return Some(start);
                    }
                }
                0xc2 | 0xe2 if self.character().is_some_and(is_wide_space) => self.skip_character(),
                _ => return None,
            }
        }
    }

    /// Skips a comment of another language, if one begins here.
    pub(super) fn foreign_comment(&mut self) -> bool {
        let rest = self.rest();
        if rest.starts_with(b"<!--") {
            let line = rest.iter().take_while(|byte| **byte != b'\n').count();
            let inside = rest.get(..line).unwrap_or_default();
            let close = inside.windows(3).position(|end| end == b"-->");
            self.at += close.map_or(line, |close| close + 3);
        } else if rest.starts_with(b"# ") || rest.starts_with(b"-- ") || rest.starts_with(b"##") {
            self.skip_line();
        } else {
            return false;
        }
        true
    }

    /// Skips a line by which a version control system marks a conflict, if it begins here.
    pub(super) fn merge_mark(&mut self) -> bool {
        let rest = self.rest();
        let begins_line = self.at == 0 || self.bytes.get(self.at - 1) == Some(&b'\n');
        let marks: [&[u8]; 4] = [b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>"];
        let found = begins_line && marks.iter().any(|mark| rest.starts_with(mark));
        if found {
            self.skip_line();
        }
        found
    }

    /// Goes to the end of the line.
    pub(super) fn skip_line(&mut self) {
        let rest = self.rest();
        self.at += rest
            .iter()
            .position(|byte| *byte == b'\n')
            .unwrap_or(rest.len());
    }

    fn skip_block_comment(&mut self) -> Closing {
        let start = self.at;
        let mut level = 0_usize;
        while let Some(byte) = self.byte(0) {
            match (byte, self.byte(1)) {
                (b'/', Some(b'*')) => {
                    level += 1;
                    self.at += 2;
                }
                (b'*', Some(b'/')) => {
                    level -= 1;
                    self.at += 2;
                    if level == 0 {
                        return Closing::Closed;
                    }
                }
                _ => self.at += 1,
            }
        }
        self.cut(start, start + 2)
    }

    /// Nothing closed what began at `start`: it ends with the line of `inside`.
    fn cut(&mut self, start: usize, inside: usize) -> Closing {
        self.vain += 1;
        if self.vain < VAIN_SEARCHES {
            self.at = start.max(inside.min(self.end));
            self.skip_line();
        } else {
            self.at = self.end;
        }
        Closing::Cut
    }

    /// Reads a string, raw or not, if one begins here.
    pub(super) fn text(&mut self) -> Option<Closing> {
        let start = self.at;
        let mut ahead = usize::from(self.byte(0) == Some(b'b'));
        if self.byte(ahead) == Some(b'"') {
            self.at += ahead + 1;
            return Some(self.skip_quoted(start));
        }
        if self.byte(ahead) != Some(b'r') {
            return None;
        }
        ahead += 1;
        let hashes = self
            .rest()
            .iter()
            .skip(ahead)
            .take_while(|byte| **byte == b'#')
            .count();
        if self.byte(ahead + hashes) != Some(b'"') {
            return None;
        }
        self.at += ahead + hashes + 1;
        Some(self.skip_raw(start, hashes))
    }

    fn skip_quoted(&mut self, start: usize) -> Closing {
        let inside = self.at;
        loop {
            let rest = self.rest();
            let Some(found) = rest.iter().position(|byte| matches!(byte, b'"' | b'\\')) else {
                return self.cut(start, inside);
            };
            if rest.get(found) == Some(&b'"') {
                self.at += found + 1;
                return Closing::Closed;
            }
            self.at = (self.at + found + 2).min(self.end);
        }
    }

    fn skip_raw(&mut self, start: usize, hashes: usize) -> Closing {
        let inside = self.at;
        loop {
            let rest = self.rest();
            let Some(found) = rest.iter().position(|byte| *byte == b'"') else {
                return self.cut(start, inside);
            };
            self.at += found + 1;
            let after = self
                .rest()
                .iter()
                .take(hashes)
                .take_while(|byte| **byte == b'#')
                .count();
            self.at += after;
            if after == hashes {
                return Closing::Closed;
            }
        }
    }

    /// Reads a character in single quotes, if one begins here.
    pub(super) fn quoted_character(&mut self) -> bool {
        /// `\u{10ffff}` and the quotes around it.
        const LONGEST: usize = 12;
        let start = self.at;
        if self.byte(0) == Some(b'b') {
            self.at += 1;
        }
        if self.byte(0) == Some(b'\'') {
            self.at += 1;
            if self.byte(0) == Some(b'\\') {
                self.at += 2;
                let close = self
                    .rest()
                    .iter()
                    .take(LONGEST)
                    .position(|byte| *byte == b'\'');
                self.at += close.unwrap_or_default();
            } else {
                self.skip_character();
            }
            if self.byte(0) == Some(b'\'') {
                self.at += 1;
                return true;
            }
        }
        self.at = start;
        false
    }

    /// Skips text in single quotes on one line, if it begins here.
    pub(super) fn skip_single_quoted(&mut self) -> bool {
        let rest = self.rest();
        let line = rest.iter().skip(1).take_while(|byte| **byte != b'\n');
        let close = line.take(400).position(|byte| *byte == b'\'');
        match (rest.first(), close) {
            (Some(b'\''), Some(close)) => {
                self.at += close + 2;
                true
            }
            _ => false,
        }
    }

    /// Reads a run of letters, digits, `_`, `.`, `+` and `-`; says whether it read any.
    pub(super) fn word(&mut self) -> bool {
        let start = self.at;
        if self.byte(0) == Some(b'r') && self.byte(1) == Some(b'#') && self.byte(2) != Some(b'#') {
            self.at += 2;
        }
        loop {
            match self.byte(0) {
                Some(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'.' | b'+' | b'-') => {
                    self.at += 1;
                }
                Some(128..) if self.character().is_some_and(char::is_alphanumeric) => {
                    self.skip_character();
                }
                _ => break,
            }
        }
        self.at > start
    }
}

/// Spaces beyond ASCII that RON takes as such.
fn is_wide_space(character: char) -> bool {
    matches!(
        character,
        '\u{85}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}'
    )
}
