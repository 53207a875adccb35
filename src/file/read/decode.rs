//! Looks at the first bytes of a file, and makes text of all of them.

use crate::file::problem::{Code, Severity};
use crate::model::hidden::{self, Hidden, hidden_in};
use std::borrow::Cow;

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

/// The text that the places of problems refer to: without byte order mark, and with replacement
/// characters for what is not UTF-8.
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    match utf16(bytes) {
        Some(text) => Cow::Owned(text),
        None => String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)),
    }
}

/// The text of a file in UTF-16, by its byte order mark or by its zero bytes.
fn utf16(bytes: &[u8]) -> Option<String> {
    let (bytes, big) = match bytes {
        [0xff, 0xfe, rest @ ..] => (rest, false),
        [0xfe, 0xff, rest @ ..] => (rest, true),
        [0, 1..=255, 0, 1..=255, ..] => (bytes, true),
        [1..=255, 0, 1..=255, 0, ..] => (bytes, false),
        _ => return None,
    };
    let units = bytes.chunks_exact(2).map(|pair| match (pair, big) {
        ([high, low], true) | ([low, high], false) => u16::from_be_bytes([*high, *low]),
        _ => 0,
    });
    let decoded = char::decode_utf16(units);
    Some(
        decoded
            .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect(),
    )
}

/// What the bytes say about the file before it is scanned; `is_lossy` says whether the text is not
/// just the bytes.
pub(super) fn sniff(bytes: &[u8], text: &str, is_lossy: bool) -> Vec<Finding> {
    if let Some(finding) = other_format(bytes, text) {
        return vec![finding];
    }
    let mut findings = Vec::new();
    if utf16(bytes).is_some() {
        findings.push(Finding {
            code: Code::Encoding,
            severity: Severity::Error,
            at: None,
            message: "the file is in UTF-16, and timelines are in UTF-8".into(),
            help: "save it as UTF-8".into(),
            fatal: false,
        });
    } else if is_lossy && let Err(error) = std::str::from_utf8(bytes) {
        let mark = if bytes.starts_with(b"\xef\xbb\xbf") {
            3
        } else {
            0
        };
        let at = error.valid_up_to().saturating_sub(mark);
        findings.push(Finding {
            code: Code::Encoding,
            severity: Severity::Error,
            at: Some(at..at + char::REPLACEMENT_CHARACTER.len_utf8()),
            message: "the file is not UTF-8: this character cannot be read".into(),
            help: "save it as UTF-8; it may be in Latin-1 or Windows-1252 now".into(),
            fatal: false,
        });
    }
    findings.extend(hidden_characters(text));
    findings
}

fn other_format(bytes: &[u8], text: &str) -> Option<Finding> {
    let format = |name: &str, help| {
        let message = format!("this is {name}, and no timeline");
        Some(Finding::fatal(Code::OtherFormat, &message, help))
    };
    let unpack = "unpack it and open the file that is in it";
    match bytes {
        [0x1f, 0x8b, ..] => return format("a gzip archive", unpack),
        [b'P', b'K', 3, 4, ..] => return format("a zip archive or an office document", unpack),
        [b'%', b'P', b'D', b'F', ..] => return format("a PDF", "open a `.ron` file"),
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] => {
            return format("a picture", "open a `.ron` file");
        }
        _ => {}
    }
    let head = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\0');
    if head.is_empty() {
        return Some(Finding::fatal(
            Code::Empty,
            "the file is empty",
            WRITE_A_TIMELINE,
        ));
    }
    let json = |rest: &str| rest.trim_start().starts_with(['"', '{', '}', '[', ']']);
    let lower = head.get(..64).unwrap_or(head).to_ascii_lowercase();
    let ron = "a timeline begins with `Timeline(`";
    match head.split_at_checked(1) {
        Some(("{", rest)) if json(rest) => format("JSON", ron),
        Some(("[", rest)) if rest.trim_start().starts_with('{') => format("JSON", ron),
        Some(("<", _)) if lower.starts_with("<!doctype html") || lower.starts_with("<html") => {
            format(
                "a web page",
                "save the file itself, not the page that shows it",
            )
        }
        Some(("<", _)) => format("XML", ron),
        _ if lower.starts_with("begin:vcalendar") => format("a calendar", ron),
        _ => None,
    }
}

/// Characters that nobody sees, where they do no work that a language or an emoji needs.
fn hidden_characters(text: &str) -> Vec<Finding> {
    /// So many are shown one by one.
    const LISTED: usize = 20;
    let mut found = hidden_in(text).filter(|(_, _, what)| *what != Hidden::Accent);
    let mut findings: Vec<Finding> = found
        .by_ref()
        .take(LISTED)
        .map(|(at, character, what)| hidden_character(at, character, what))
        .collect();
    if let Some((at, character, what)) = found.next() {
        let more = found.count() + 1;
        let mut rest = hidden_character(at, character, what);
        rest.message = format!("{more} more characters that nobody sees, from here on");
        rest.help =
            "delete them, unless they are meant; they are shown as tokens, such as `[U+202E]`"
                .into();
        findings.push(rest);
    }
    findings
}

/// One character that nobody sees.
fn hidden_character(at: usize, character: char, what: Hidden) -> Finding {
    let (code, severity, does) = match what {
        Hidden::Control => (
            Code::ControlCharacter,
            Severity::Warning,
            "is for machines, and shows nothing",
        ),
        Hidden::Direction => (
            Code::BidirectionalOverride,
            Severity::Warning,
            "turns the order in which text is shown",
        ),
        Hidden::Invisible | Hidden::Accent => {
            (Code::HiddenCharacter, Severity::Note, "cannot be seen")
        }
    };
    let token = hidden::token(character);
    let name = match hidden::name(character) {
        Some(name) => format!("{token} ({name})"),
        None => token.clone(),
    };
    Finding {
        code,
        severity,
        at: Some(at..at + character.len_utf8()),
        message: format!("the character {name} {does}"),
        help: format!("delete it, unless it is meant; it is shown as `{token}`").into(),
        fatal: false,
    }
}
