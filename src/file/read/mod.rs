//! Reads a timeline: everything that can be read, and a problem for everything that cannot.
//!
//! The scanner says where the elements are, and `ron` what their values are. Elements are read field
//! by field, so that one bad field costs only itself; what is not known or cannot be read is kept as
//! text in the `extra` of its element. Tests hold this against `ron` and serde over whole files.

mod charset;
mod guess;
mod identity;
mod known;
mod leaf;
mod outline;
mod reader;
mod references;
mod sniff;
mod suspects;

pub use charset::decode;
pub use reader::{Draft, Reader, UNREADABLE};
pub use references::is_given;

use super::fast::{self, Walked};
use super::lines::Lines;
use super::locate::{Locator, OUTLINE_DEPTH};
use super::observer::Observer;
use super::problem::{Code, Problem, Severity};
use super::scan::{Fault, ScanError, scan};
use super::schema::Element as _;
use super::words::quoted;
use crate::model::{Timeline, hidden};
use std::borrow::Cow;

/// What was found in the bytes of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    read_by(bytes, Some(&())).unwrap_or_default()
}

/// Reads a timeline and tells somebody how far it has come; none if that one ends it.
pub fn read_for(bytes: &[u8], observer: &dyn Observer) -> Option<Reading> {
    read_by(bytes, Some(observer))
}

/// Reads the head of a timeline and its first events, at most so many, from the first bytes of a
/// file; none if there is too little to show, or if anything is odd.
pub fn read_beginning(bytes: &[u8], most: usize) -> Option<Timeline> {
    fast::beginning(charset::beginning(bytes)?, most)
}

/// Reads a timeline without the fast reader, to the same result: what that is held against.
pub fn read_carefully(bytes: &[u8]) -> Reading {
    read_by(bytes, None).unwrap_or_default()
}

/// Reads a timeline, fast where somebody waits for it.
fn read_by(bytes: &[u8], observer: Option<&dyn Observer>) -> Option<Reading> {
    let text = decode(bytes);
    let mut drafts = Vec::new();
    let mut fatal = false;
    let is_utf8 = matches!(text, Cow::Borrowed(_));
    for finding in sniff::sniff(bytes, &text, is_utf8) {
        fatal |= finding.fatal;
        drafts.push(finding.into());
    }
    if fatal {
        return Some(Reading {
            problems: finish(&text, drafts, 0),
            ..Reading::default()
        });
    }
    let mut reader = Reader::new(&text);
    reader.is_fast = observer.is_some();
    let walked = observer.and_then(|observer| fast::walk(&text, observer));
    let is_cancelled = || observer.is_some_and(Observer::is_cancelled);
    if is_cancelled() {
        return None;
    }
    let Found {
        mut timeline,
        locator,
        mut errors,
        is_zoned,
    } = match walked {
        Some(walked) => Found::walked(&mut reader, walked),
        None => Found::scanned(&mut reader),
    };
    if is_cancelled() {
        return None;
    }
    observer.inspect(|observer| observer.checking());
    let mut newer_format = false;
    if let Some(timeline) = &mut timeline {
        newer_format = outline::check_format(&mut reader, timeline, &locator);
        let zone = outline::zone(&mut reader, timeline, &locator);
        if let Some(zone) = zone.filter(|_| !is_zoned) {
            timeline.each_date(&mut |when| *when = reader.pool.in_zone(when, zone));
        }
        references::check(&mut reader, timeline, &locator, &text);
    }
    let explained = timeline.is_none() && !reader.problems.is_empty();
    if timeline.is_none() && errors.is_empty() && !explained {
        drafts.push(draft_of_nothing());
    }
    leave_out_what_follows(&mut errors, &mut reader.problems, &locator);
    for error in errors.into_iter().filter(|_| !explained) {
        drafts.push(draft_of(error, &text, &locator, timeline.as_ref()));
    }
    let unlisted = reader.unlisted;
    drafts.append(&mut reader.problems);
    Some(Reading {
        timeline,
        problems: finish(&text, drafts, unlisted),
        newer_format,
    })
}

/// The elements of a text, before they are held against each other.
struct Found<'a> {
    timeline: Option<Timeline>,
    locator: Locator<'a>,
    errors: Vec<ScanError>,
    /// Whether every date is in the zone of the file already.
    is_zoned: bool,
}

impl<'a> Found<'a> {
    /// What the fast reader has read, with the elements that it left to the tolerant one.
    fn walked(reader: &mut Reader<'a>, walked: Walked) -> Self {
        let text = reader.text_of_file();
        let gaps = walked.gaps(text);
        let Walked {
            mut timeline,
            outline,
            is_zoned,
        } = walked;
        for (key, gaps) in &gaps {
            outline::fill(reader, key, gaps, &mut timeline);
        }
        Self {
            timeline: Some(timeline),
            locator: Locator::new(text, move || outline.tree(text)),
            errors: Vec::new(),
            is_zoned: is_zoned && gaps.is_empty(),
        }
    }

    /// What the scanner makes of a text, and the tolerant reader of that.
    fn scanned(reader: &mut Reader<'a>) -> Self {
        let text = reader.text_of_file();
        let mut errors = Vec::new();
        let tree = scan(text, 0..text.len(), OUTLINE_DEPTH, &mut errors);
        let timeline = outline::read(reader, &tree);
        Self {
            timeline,
            locator: Locator::new(text, || tree),
            errors,
            is_zoned: false,
        }
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
        cure: sniff::WRITE_A_TIMELINE.into(),
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
        cure: help.into(),
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
            help: draft.cure.help.as_deref().map(words),
            fix: draft.cure.fix,
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
            fix: None,
            event: None,
        });
    }
    problems
}
