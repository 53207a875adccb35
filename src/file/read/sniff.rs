//! Looks at a file as a whole before it is scanned: what it is, how it is encoded, what hides in it.

use super::charset::{Charset, without_mark};
use super::guess;
use super::reader::Draft;
use crate::file::problem::{Code, Severity};
use crate::model::hidden::{self, Hidden, hidden_in};
use std::borrow::Cow;
use std::fmt::Write as _;
use std::num::NonZero;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

/// How to begin.
pub(super) const WRITE_A_TIMELINE: &str =
    "write `Timeline(title: \"…\", events: [])` and go on from there";

/// A finding about the file as a whole, and where in the decoded text it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    /// What sort of problem it is.
    pub(super) code: Code,
    /// How bad it is.
    pub(super) severity: Severity,
    /// Where, in the decoded text.
    pub(super) at: Option<std::ops::Range<usize>>,
    /// What is wrong.
    pub(super) message: String,
    /// How to cure it.
    pub(super) help: Cow<'static, str>,
    /// Whether nothing of the file can be shown.
    pub(super) fatal: bool,
}

impl Finding {
    fn fatal(code: Code, message: &str, help: &'static str) -> Self {
        let message = message.to_owned();
        Self {
            code,
            severity: Severity::Error,
            at: None,
            message,
            help: help.into(),
            fatal: true,
        }
    }
}

impl From<Finding> for Draft {
    fn from(finding: Finding) -> Self {
        Self {
            code: finding.code,
            severity: finding.severity,
            path: String::new(),
            span: finding.at,
            message: finding.message,
            cure: finding.help.into_owned().into(),
            event: None,
        }
    }
}

/// What the bytes say about the file before it is scanned.
///
/// `is_utf8`: whether the bytes are the text as it is.
pub(super) fn sniff(bytes: &[u8], text: &str, is_utf8: bool) -> Vec<Finding> {
    if let Some(guess) = guess::by_bytes(bytes).or_else(|| guess::by_text(text)) {
        let message = format!("this is {}, and no timeline", guess.what);
        return vec![Finding::fatal(Code::OtherFormat, &message, guess.help)];
    }
    if text
        .trim_matches(|c: char| c.is_whitespace() || c == '\0')
        .is_empty()
    {
        return vec![Finding::fatal(
            Code::Empty,
            "the file is empty",
            WRITE_A_TIMELINE,
        )];
    }
    let charset = (!is_utf8).then(|| charset(bytes, text));
    let mut findings: Vec<Finding> = charset.flatten().into_iter().collect();
    if may_hide(text) {
        findings.extend(hidden_characters(text));
    }
    findings
}

/// A file that is not in UTF-8, and where that begins to matter.
fn charset(bytes: &[u8], text: &str) -> Option<Finding> {
    let charset = Charset::of(bytes);
    let (at, message, help) = match charset {
        Charset::Utf8 => {
            let error = std::str::from_utf8(without_mark(bytes)).err()?;
            let at = error.valid_up_to();
            (
                Some(at..at + char::REPLACEMENT_CHARACTER.len_utf8()),
                "this character is broken: it is not UTF-8".to_owned(),
                "write it anew, and save the file as UTF-8",
            )
        }
        Charset::Windows1252 => {
            let at = text.char_indices().find(|(_, c)| !c.is_ascii());
            let name = charset.name();
            (
                at.map(|(at, c)| at..at + c.len_utf8()),
                format!("the file is not in UTF-8; it is read as {name} (Latin-1)"),
                "look whether this letter is right, and save the file as UTF-8",
            )
        }
        Charset::Utf16 { .. } | Charset::Utf32 { .. } => (
            None,
            format!(
                "the file is in {}, and timelines are in UTF-8",
                charset.name()
            ),
            "save it as UTF-8",
        ),
    };
    Some(Finding {
        code: Code::Encoding,
        severity: Severity::Error,
        at,
        message,
        help: help.into(),
        fatal: false,
    })
}

/// Whether something may hide in a text; looks at its parts on several threads where it is long.
///
/// A part ends with a line, and what stands before a line only ever excuses what would be hidden.
fn may_hide(text: &str) -> bool {
    /// Parts are about as long as this, in bytes.
    const PART: usize = 1 << 20;
    let hides = |part: &str| hidden_in(part).any(|(_, _, what)| what != Hidden::Accent);
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let threads = (text.len() / (4 * PART)).min(cores).min(8);
    if threads < 2 {
        return hides(text);
    }
    let next = AtomicUsize::new(0);
    let found = AtomicBool::new(false);
    let look = || {
        let end_of = |from: usize| line_end(text, from);
        while !found.load(Ordering::Relaxed) {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let start = if number == 0 {
                0
            } else {
                end_of(number * PART)
            };
            let end = end_of((number + 1) * PART);
            if start >= text.len() {
                return;
            }
            if text.get(start..end).is_none_or(hides) {
                found.store(true, Ordering::Relaxed);
            }
        }
    };
    thread::scope(|scope| {
        for number in 1..threads {
            let builder = thread::Builder::new().name(format!("look {number}"));
            builder.spawn_scoped(scope, look).ok();
        }
        look();
    });
    found.into_inner()
}

/// The byte after the first line feed at `from` or later.
fn line_end(text: &str, from: usize) -> usize {
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    let line = memchr::memchr(b'\n', rest);
    line.map_or(text.len(), |line| from + line + 1)
}

/// Characters that nobody sees, where they do no work that a language or an emoji needs; those that
/// stand together count as one.
fn hidden_characters(text: &str) -> Vec<Finding> {
    /// So many are shown one by one.
    const LISTED: usize = 20;
    let mut findings: Vec<Finding> = Vec::new();
    let (mut end, mut more) = (0, 0_usize);
    for (at, character, what) in hidden_in(text).filter(|(_, _, what)| *what != Hidden::Accent) {
        let is_beside = at == end;
        end = at + character.len_utf8();
        if let Some(last) = findings.last_mut()
            && is_beside
            && more == 0
        {
            last.at = last.at.take().map(|span| span.start..end);
        } else if findings.len() < LISTED {
            findings.push(hidden_character(at, character, what));
        } else {
            more += 1;
        }
    }
    if let Some(last) = findings.last_mut()
        && more > 0
    {
        write!(
            last.message,
            "; {more} more characters after it cannot be seen, either"
        )
        .ok();
    }
    findings
}

/// A character that nobody sees.
fn hidden_character(at: usize, character: char, what: Hidden) -> Finding {
    let (code, severity, does) = match what {
        Hidden::Control => (
            Code::ControlCharacter,
            Severity::Warning,
            "controls a machine, and cannot be seen",
        ),
        Hidden::Direction => (
            Code::BidirectionalOverride,
            Severity::Warning,
            "turns the order in which text is shown, and cannot be seen",
        ),
        Hidden::Invisible | Hidden::Accent => {
            (Code::HiddenCharacter, Severity::Note, "cannot be seen")
        }
    };
    let token = hidden::token(character);
    let name = hidden::name(character).map_or_else(String::new, |name| format!(" ({name})"));
    Finding {
        code,
        severity,
        at: Some(at..at + character.len_utf8()),
        message: format!("the character {token}{name} {does}"),
        help: "delete it, unless it is meant; it is shown by its number".into(),
        fatal: false,
    }
}
