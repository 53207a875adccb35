//! Reads a timeline: everything that can be read, and a problem for everything that cannot.
//!
//! The scanner says where the elements are, and `ron` what their values are. Elements are read field
//! by field, so that one bad field costs only itself; what is not known or cannot be read is kept as
//! text in the `extra` of its element. Tests hold this against `ron` and serde over whole files.

mod charset;
mod guess;
mod identity;
mod leaf;
mod outline;
mod reader;
mod references;
mod sniff;

pub use charset::decode;
pub use reader::{Draft, Reader, UNREADABLE};

use super::lines::Lines;
use super::locate::{Locator, OUTLINE_DEPTH};
use super::problem::{Code, Problem, Severity};
use super::scan::{Fault, ScanError, scan};
use super::words::quoted;
use crate::model::{Timeline, hidden};

/// What was found in the bytes of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What can be shown; `None` only if nothing can.
    pub timeline: Option<Timeline>,
    /// What is wrong, in the order of the file.
    pub problems: Vec<Problem>,
    /// Whether the file was made for a newer version of the program: it must not be written.
    pub newer_format: bool,
}

impl Reading {
    /// How many problems of this severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        self.problems
            .iter()
            .filter(|problem| problem.severity == severity)
            .count()
    }
}

/// Reads a timeline from the bytes of a file. Never fails and never panics: what cannot be read is
/// among the problems.
pub fn read(bytes: &[u8]) -> Reading {
    let text = decode(bytes);
    let mut drafts = Vec::new();
    let mut fatal = false;
    for finding in sniff::sniff(bytes, &text) {
        fatal |= finding.fatal;
        drafts.push(Draft {
            code: finding.code,
            severity: finding.severity,
            path: String::new(),
            span: finding.at,
            message: finding.message,
            help: Some(finding.help.into_owned()),
            event: None,
        });
    }
    if fatal {
        return Reading {
            timeline: None,
            problems: finish(&text, drafts, 0),
            newer_format: false,
        };
    }
    let mut errors = Vec::new();
    let tree = scan(&text, 0..text.len(), OUTLINE_DEPTH, &mut errors);
    let locator = Locator::new(&text, &tree);
    let mut reader = Reader::new(&text);
    let mut timeline = outline::read(&mut reader, &tree);
    let mut newer_format = false;
    if let Some(timeline) = &mut timeline {
        newer_format = outline::check_format(&mut reader, timeline, &locator);
        outline::set_zone(&mut reader, timeline, &locator);
        references::check(&mut reader, timeline, &locator, &text);
    }
    let explained = timeline.is_none() && !reader.problems.is_empty();
    if timeline.is_none() && tree.root().is_none() && errors.is_empty() {
        drafts.push(draft_of_nothing());
    }
    leave_out_what_follows(&mut errors, &mut reader.problems, &locator);
    for error in errors.into_iter().filter(|_| !explained) {
        drafts.push(draft_of(error, &text, &locator, timeline.as_ref()));
    }
    let unlisted = reader.unlisted;
    drafts.append(&mut reader.problems);
    Reading {
        timeline,
        problems: finish(&text, drafts, unlisted),
        newer_format,
    }
}

/// The file holds nothing but comments.
fn draft_of_nothing() -> Draft {
    Draft {
        code: Code::Empty,
        severity: Severity::Error,
        path: String::new(),
        span: None,
        message: "the file holds nothing but comments".to_owned(),
        help: Some(sniff::WRITE_A_TIMELINE.to_owned()),
        event: None,
    }
}

/// Where a file was cut off, it is no news that the rest of an element is missing.
fn leave_out_what_follows(
    errors: &mut Vec<ScanError>,
    problems: &mut Vec<Draft>,
    locator: &Locator<'_>,
) {
    let cut = errors
        .iter()
        .find(|error| matches!(error.fault, Fault::Truncated(_)));
    let Some(cut) = cut.copied() else { return };
    errors.retain(|error| {
        !matches!(error.fault, Fault::MissingName | Fault::MissingValue)
            || error.span.start < cut.span.start
    });
    let (path, _) = locator.path_at(cut.span.start as usize);
    let missing = [Code::MissingId, Code::MissingTitle, Code::MissingDate];
    problems.retain(|problem| problem.path != path || !missing.contains(&problem.code));
}

/// An error of the scanner, with the element that it is in.
fn draft_of(
    error: ScanError,
    text: &str,
    locator: &Locator<'_>,
    timeline: Option<&Timeline>,
) -> Draft {
    let (message, mut help) = error.words(text);
    let (path, item) = locator.path_at(error.span.start as usize);
    let event = match (timeline, item) {
        (Some(timeline), Some(item)) if path.starts_with("events[") => {
            let event = timeline.events.get(item);
            event
                .map(|event| event.id.clone())
                .filter(|id| !id.is_empty())
        }
        _ => None,
    };
    if let (Fault::Truncated(_), Some(timeline), Some(help)) = (error.fault, timeline, &mut help)
        && let Some(whole) = timeline
            .events
            .iter()
            .rev()
            .nth(usize::from(item.is_some()))
        && !whole.id.is_empty()
    {
        help.push_str("; the last whole event is ");
        help.push_str(&quoted(&whole.id));
    }
    let span = Some(first_line(text, error.span.range()));
    Draft {
        code: error.code(),
        severity: Severity::Error,
        path,
        span,
        message,
        help,
        event,
    }
}

/// So much of a range as is on its first line.
fn first_line(text: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let line = text.get(range.clone()).and_then(|text| text.find('\n'));
    range.start..line.map_or(range.end, |line| range.start + line)
}

/// What a problem says, with nothing hidden in what it takes from the file.
fn words(text: &str) -> String {
    /// No sentence is longer.
    const LONGEST: usize = 1_000;
    hidden::label_of(text, LONGEST).into_owned()
}

/// Sorts the problems by place and counts their lines.
fn finish(text: &str, mut drafts: Vec<Draft>, unlisted: usize) -> Vec<Problem> {
    if drafts.is_empty() {
        return Vec::new();
    }
    drafts.sort_by_key(|draft| draft.span.as_ref().map(|span| span.start));
    let lines = Lines::of(text);
    let mut problems: Vec<Problem> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let earlier = problems.last().and_then(|problem| problem.place.as_ref());
        let place = draft
            .span
            .map(|span| lines.place_after(text, span, earlier));
        problems.push(Problem {
            code: draft.code,
            severity: draft.severity,
            path: draft.path,
            place,
            message: words(&draft.message),
            help: draft.help.as_deref().map(words),
            event: draft.event,
        });
    }
    if unlisted > 0 {
        problems.push(Problem {
            code: Code::TooManyProblems,
            severity: Severity::Error,
            path: String::new(),
            place: None,
            message: format!("{unlisted} more problems are not listed"),
            help: Some("cure the first ones, and check again".into()),
            event: None,
        });
    }
    problems
}
