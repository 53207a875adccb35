//! Takes strings, names and numbers as fields and values, and steps over what is neither.

use super::lexer::Closing;
use super::machine::{Machine, Naming, Stage};
use super::{Fault, Kind, Span, mend};

/// After so many strings without a closing quote no more of them are guessed.
const MOST_CUTS: usize = 64;

impl Machine<'_, '_> {
    /// Reads a string, a name, a number, or something that should not be there.
    pub(super) fn piece(&mut self) {
        let start = self.lexer.at;
        if let Some(closing) = self.lexer.text() {
            self.string(start, closing);
        } else if self.lexer.quoted_character() {
            self.value(Kind::Other, start);
        } else if self.lexer.merge_mark() {
            self.merge_mark(start);
        } else if self.lexer.foreign_comment() {
            self.error(Fault::StrayText, start, self.lexer.at);
            self.mark_broken();
        } else if self.lexer.word() {
            self.word(start);
        } else {
            self.skip_stray();
            self.stray(start);
        }
    }

    fn string(&mut self, start: usize, closing: Closing) {
        let cut = match closing {
            Closing::Cut => Some(self.lexer.at),
            Closing::Closed if self.cuts < MOST_CUTS => {
                mend::forgotten_quote(self.text, start, &self.lexer)
            }
            Closing::Closed => None,
        };
        if let Some(cut) = cut {
            let end = mend::trim_line(self.text, start, cut, self.stack);
            self.error(Fault::UnclosedText, start, end);
            self.cuts += 1;
            self.lexer.at = end;
        }
        self.value(Kind::Text, start);
        if cut.is_some() {
            self.break_last(self.lexer.at);
        }
    }

    /// A word is the name of a field, the name before a bracket, or a value.
    fn word(&mut self, start: usize) {
        let end = self.lexer.at;
        self.skip_trivia();
        match self.lexer.byte(0) {
            Some(mark @ (b':' | b'=')) if self.in_struct() => {
                if mark == b'=' {
                    self.error(Fault::StrayText, self.lexer.at, self.lexer.at + 1);
                    self.mark_broken();
                }
                self.lexer.at += 1;
                self.field(start, end);
            }
            Some(b'"') if self.wants_field() && is_name(self.text, start, end) => {
                self.error(Fault::MissingColon, start, end);
                self.field(start, end);
                self.mark_broken();
            }
            Some(bracket @ (b'(' | b'{')) if is_name(self.text, start, end) => {
                self.open(bracket, start);
            }
            _ => {
                self.lexer.at = end;
                let kind = if is_name(self.text, start, end) {
                    Kind::Name
                } else {
                    Kind::Other
                };
                self.value(kind, start);
            }
        }
    }

    /// Whether a field with its name may begin here, and no value without one.
    fn wants_field(&self) -> bool {
        self.stack.last().is_some_and(|frame| {
            let is_free = frame.opener == b'(' && frame.stage == Stage::Item;
            is_free && frame.naming != Naming::Positional
        })
    }

    /// A line that a merge has left; of the three of one conflict the first is reported.
    fn merge_mark(&mut self, start: usize) {
        let is_first = !std::mem::replace(&mut self.merging, true);
        if is_first {
            self.error(Fault::MergeMark, start, self.lexer.at);
        }
        let line = self.text.get(start..self.lexer.at).unwrap_or_default();
        self.merging = !line.starts_with('>');
        self.mark_broken();
    }

    fn field(&mut self, start: usize, end: usize) {
        let raw = self
            .text
            .get(start..end)
            .is_some_and(|name| name.starts_with("r#"));
        let key = Span::new(if raw { start + 2 } else { start }, end);
        self.begin_item(start, end, true);
        if let Some(frame) = self.stack.last_mut() {
            frame.naming = Naming::Named;
            frame.stage = Stage::Value;
            frame.key = key;
        }
    }

    /// Goes over what no value begins with.
    fn skip_stray(&mut self) {
        if self.lexer.skip_single_quoted() {
            return;
        }
        self.lexer.skip_character();
        while let Some(byte) = self.lexer.byte(0) {
            if byte.is_ascii_whitespace() || b"()[]{},:\"/".contains(&byte) {
                break;
            }
            self.lexer.skip_character();
        }
    }
}

/// Whether the text in this range is a name, and no number.
fn is_name(text: &str, start: usize, end: usize) -> bool {
    let name = text.get(start..end).unwrap_or_default();
    let name = name.strip_prefix("r#").unwrap_or(name);
    name.starts_with(|first: char| first == '_' || first.is_alphabetic())
        && name.chars().all(is_name_character)
}

/// Whether a character may be in a name.
pub(super) fn is_name_character(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '-' | '.' | '+' | '#')
}
