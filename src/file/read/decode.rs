//! Looks at the first bytes of a file, and makes text of all of them.

use crate::file::problem::{Code, Severity};
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
    pub(super) help: &'static str,
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
            help,
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
            help: "save it as UTF-8",
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
            help: "save it as UTF-8; it may be in Latin-1 or Windows-1252 now",
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

/// Control characters and characters that reorder text.
fn hidden_characters(text: &str) -> Vec<Finding> {
    /// So many are shown one by one.
    const LISTED: usize = 20;
    /// So many bytes are looked at together.
    const CHUNK: usize = 64;
    let bytes = text.as_bytes();
    let is_suspect = |byte: u8| byte < 32 && !matches!(byte, b'\n' | b'\r' | b'\t') || byte == 0x7f;
    let mut findings = Vec::new();
    let mut at = 0;
    while let Some(rest) = bytes.get(at..) {
        let quiet = |chunk: &&[u8]| {
            chunk.iter().fold(0, |any, byte| {
                any | u8::from(is_suspect(*byte)) | u8::from(*byte == 0xe2)
            }) == 0
        };
        let skipped = rest.chunks_exact(CHUNK).take_while(quiet).count() * CHUNK;
        at += skipped;
        let Some(rest) = rest.get(skipped..) else {
            break;
        };
        let found = rest
            .iter()
            .position(|byte| is_suspect(*byte) || *byte == 0xe2);
        let Some(found) = found else { break };
        at += found;
        let Some(character) = text.get(at..).and_then(|rest| rest.chars().next()) else {
            break;
        };
        let span = at..at + character.len_utf8();
        at = span.end;
        let (code, message) = if character.is_ascii_control() {
            (Code::ControlCharacter, "is a control character")
        } else if crate::file::words::is_bidirectional(character) {
            (
                Code::BidirectionalOverride,
                "changes the order in which text is shown",
            )
        } else {
            continue;
        };
        findings.push(Finding {
            code,
            severity: Severity::Warning,
            at: Some(span),
            message: format!(
                "the invisible character `{}` {message}",
                character.escape_unicode()
            ),
            help: "delete it, unless it is meant",
            fatal: false,
        });
        if findings.len() == LISTED {
            break;
        }
    }
    findings
}
