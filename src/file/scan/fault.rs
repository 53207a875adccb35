//! What can be wrong with the brackets, quotes and commas of a text.

use super::Span;
use crate::file::problem::Code;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// The bracket is never closed.
    Unclosed,
    /// The text ends inside this many brackets, of which this is the innermost.
    Truncated(usize),
    /// The closing bracket closes nothing.
    StrayBracket,
    /// The closing bracket is of another sort than what it closes.
    WrongBracket,
    /// This is written with `{`, and should be with `(`.
    CurlyBracket,
    /// The string is never closed.
    UnclosedText,
    /// The block comment is never closed.
    UnclosedComment,
    /// A comma is missing before this.
    MissingComma,
    /// There is a comma with nothing before it.
    ExtraComma,
    /// This stands where nothing should.
    StrayText,
    /// These are words without quotes.
    BareWords,
    /// This is a mark that a merge has left.
    MergeMark,
    /// The name of a field has no colon after it.
    MissingColon,
    /// The field has no value.
    MissingValue,
    /// The value has no field name.
    MissingName,
    /// This follows the end of the outermost element.
    AfterTheEnd,
    /// The bracket is nested deeper than any timeline needs.
    TooDeep,
}

/// Something that is wrong, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ScanError {
    /// What is wrong.
    pub fault: Fault,
    /// Where.
    pub span: Span,
}

impl ScanError {
    /// The code under which it is reported.
    pub fn code(self) -> Code {
        match self.fault {
            Fault::Unclosed | Fault::Truncated(_) => Code::Unclosed,
            Fault::StrayBracket | Fault::WrongBracket => Code::StrayBracket,
            Fault::CurlyBracket => Code::CurlyBracket,
            Fault::BareWords => Code::WrongType,
            Fault::MergeMark => Code::MergeMark,
            Fault::MissingColon => Code::MissingColon,
            Fault::UnclosedText => Code::UnclosedText,
            Fault::UnclosedComment => Code::UnclosedComment,
            Fault::MissingComma | Fault::ExtraComma => Code::Comma,
            Fault::StrayText => Code::StrayText,
            Fault::MissingValue => Code::MissingValue,
            Fault::MissingName => Code::MissingName,
            Fault::AfterTheEnd => Code::AfterTheEnd,
            Fault::TooDeep => Code::TooDeep,
        }
    }

    /// What is wrong, in one sentence, and how to cure it.
    pub fn words(self, text: &str) -> (String, Option<String>) {
        let shown = crate::file::words::quoted(self.span.of(text));
        let (message, help) = match self.fault {
            Fault::Unclosed
            | Fault::Truncated(_)
            | Fault::StrayBracket
            | Fault::WrongBracket
            | Fault::CurlyBracket
            | Fault::TooDeep => self.words_of_brackets(text, &shown),
            Fault::BareWords => {
                let meant = crate::file::write::string_text(self.span.of(text));
                let meant = crate::file::words::quoted(&meant);
                (
                    format!("{shown} should be in quotes"),
                    format!("write {meant}"),
                )
            }
            Fault::MergeMark => (
                format!("{shown} is the mark of a merge that was not finished"),
                "keep one of the two sides, and delete the lines `<<<<<<<`, `=======`, `>>>>>>>`"
                    .into(),
            ),
            Fault::MissingColon => (
                format!("{shown} has no colon after it"),
                format!("write `{}: …`", self.span.of(text)),
            ),
            Fault::UnclosedText if self.span.of(text).starts_with("r#") => (
                "this string has no closing quote".into(),
                "add `\"#` at its end, with as many `#` as at its beginning".into(),
            ),
            Fault::UnclosedText => (
                "this string has no closing quote".into(),
                "add `\"` at its end; a quote inside a string is written `\\\"`".into(),
            ),
            Fault::UnclosedComment => (
                "this comment is never closed".into(),
                "add `*/` at its end".into(),
            ),
            Fault::MissingComma => (
                "a comma is missing before this".into(),
                "separate the values with `,`".into(),
            ),
            Fault::ExtraComma => (
                "there is nothing before this comma".into(),
                "remove one of the commas".into(),
            ),
            Fault::StrayText => stray_words(self.span.of(text), &shown),
            Fault::MissingValue => (
                format!("{shown} has no value"),
                "write a value after the colon".into(),
            ),
            Fault::MissingName => (
                format!("{shown} stands where the name of a field should be"),
                "write `name: value`; a quote inside a string is written `\\\"`".into(),
            ),
            Fault::AfterTheEnd => (
                format!("{shown} comes after the end of the timeline and is not read"),
                if self.span.of(text).contains(char::is_alphanumeric) {
                    "look for a closing bracket too many before it".into()
                } else {
                    "delete it".into()
                },
            ),
        };
        (message, Some(help))
    }

    /// The same, of brackets.
    fn words_of_brackets(self, text: &str, shown: &str) -> (String, String) {
        match self.fault {
            Fault::Unclosed => {
                let closer = closer_of(self.span.of(text));
                (
                    format!("{shown} is never closed"),
                    format!("add the missing `{closer}`"),
                )
            }
            Fault::Truncated(1) => {
                let closer = closer_of(self.span.of(text));
                (
                    format!("the file ends before {shown} is closed"),
                    format!("add the missing `{closer}`, or look whether the file was cut off"),
                )
            }
            Fault::Truncated(count) => (
                format!("the file ends inside {count} open brackets, the last of which is {shown}"),
                "look whether the file was cut off; otherwise add the closing brackets".into(),
            ),
            Fault::StrayBracket => (
                format!("{shown} closes nothing"),
                "remove it, or add what it should close".into(),
            ),
            Fault::WrongBracket => (
                format!("{shown} closes a bracket of another sort"),
                "write `)` for `(`, and `]` for `[`".into(),
            ),
            Fault::CurlyBracket => (
                format!("{shown} should have a round bracket"),
                "write `Name(field: value, …)`, with `(` and `)`".into(),
            ),
            _ => (
                "brackets are nested more than 128 deep here".into(),
                "take them out: no timeline needs that, and what is in them is not read".into(),
            ),
        }
    }
}

/// The words for text that stands where nothing should.
fn stray_words(text: &str, shown: &str) -> (String, String) {
    let help = match text.chars().next() {
        Some('\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{2018}' | '\u{2019}') => {
            "strings are written in straight quotes: `\"…\"`"
        }
        Some('\'') => "strings are written in double quotes: `\"…\"`",
        Some('\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{200b}') => {
            "this is a special space: write an ordinary one"
        }
        Some('#') => "comments begin with `//`",
        Some('-' | '<') if text.starts_with("-- ") || text.starts_with("<!--") => {
            "comments begin with `//`"
        }
        Some('\u{feff}') => "this is a byte order mark in the middle of the file: delete it",
        Some('=') => "a field is written `name: value`",
        Some(';') => "fields and values are separated by `,`",
        _ => "remove it; a quote inside a string is written `\\\"`",
    };
    (format!("{shown} stands where nothing should"), help.into())
}

/// The bracket that closes what the text opens last.
fn closer_of(opener: &str) -> char {
    match opener.chars().next_back() {
        Some('[') => ']',
        Some('{') => '}',
        _ => ')',
    }
}
