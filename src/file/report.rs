//! Shows problems: as text with the offending line, or as JSON for other programs.

use super::lines::Lines;
use super::problem::{Problem, Severity};
use super::read::Reading;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use serde::Serialize;
use std::ops::Range;

/// Lines longer than this are not shown as a whole.
const LONGEST_LINE: usize = 400;
/// So many bytes of a longer line are shown on either side of a problem.
const AROUND: usize = 60;
/// So much of a problem is underlined.
const LONGEST_MARK: usize = 80;

/// The problems as text: for each what is wrong, `file:line:column`, the line with the place marked,
/// and how to cure it. `text` is what [`super::decode`] gives for the bytes of the file.
pub fn text(file: &str, text: &str, problems: &[Problem], colour: bool) -> String {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let lines = Lines::of(text);
    let mut out = String::new();
    for problem in problems {
        out.push_str(&one(file, text, &lines, problem, &renderer));
        out.push_str("\n\n");
    }
    out
}

fn one(file: &str, text: &str, lines: &Lines, problem: &Problem, renderer: &Renderer) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = level
        .primary_title(&problem.message)
        .id(problem.code.id())
        .elements(None::<Origin<'_>>);
    match &problem.place {
        None => group = group.element(Origin::path(file)),
        Some(place) => {
            let line = lines.range(place.line, text);
            let whole = line.len() <= LONGEST_LINE;
            let (excerpt, mark) = excerpt(text, line, &place.span, whole);
            let snippet = Snippet::source(excerpt).line_start(place.line).fold(false);
            let snippet = snippet.annotation(AnnotationKind::Primary.span(mark));
            if whole {
                group = group.element(snippet.path(file));
            } else {
                let origin = Origin::path(file)
                    .line(place.line)
                    .char_column(place.column);
                group = group.element(origin).element(snippet);
            }
        }
    }
    if let Some(help) = &problem.help {
        group = group.element(Level::HELP.message(help));
    }
    renderer.render(&[group])
}

/// So much of a line as shows a place in it, and where in that it is.
fn excerpt<'t>(
    text: &'t str,
    line: Range<usize>,
    span: &Range<usize>,
    whole: bool,
) -> (&'t str, Range<usize>) {
    let start = span.start.clamp(line.start, line.end);
    let end = span.end.clamp(start, line.end).min(start + LONGEST_MARK);
    let around = if whole { LONGEST_LINE } else { AROUND };
    let from = floor(text, start.saturating_sub(around).max(line.start));
    let to = floor(text, (end + around).min(line.end)).max(from);
    let excerpt = text
        .get(from..to)
        .unwrap_or_default()
        .trim_end_matches('\r');
    let mark = |at: usize| floor(text, at).saturating_sub(from).min(excerpt.len());
    (excerpt, mark(start)..mark(end))
}

/// The nearest boundary of a character at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at)
}

/// What was found in one file, for other programs. The names of the keys never change.
#[derive(Debug, Serialize)]
pub struct FileReport<'a> {
    file: &'a str,
    readable: bool,
    newer_format: bool,
    events: usize,
    errors: usize,
    warnings: usize,
    problems: Vec<ProblemReport<'a>>,
}

/// One problem, for other programs.
#[derive(Debug, Serialize)]
struct ProblemReport<'a> {
    code: &'static str,
    slug: &'static str,
    severity: Severity,
    path: &'a str,
    event: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    start: Option<usize>,
    end: Option<usize>,
    message: &'a str,
    help: Option<&'a str>,
}

/// What was found in a file, ready for serde.
pub fn json<'a>(file: &'a str, reading: &'a Reading) -> FileReport<'a> {
    FileReport {
        file,
        readable: reading.timeline.is_some(),
        newer_format: reading.newer_format,
        events: reading
            .timeline
            .as_ref()
            .map_or(0, |timeline| timeline.events.len()),
        errors: reading.count(Severity::Error),
        warnings: reading.count(Severity::Warning),
        problems: reading.problems.iter().map(problem_json).collect(),
    }
}

/// A file that could not even be opened, ready for serde.
pub fn unopened_json<'a>(file: &'a str, message: &'a str) -> FileReport<'a> {
    let problem = ProblemReport {
        code: "E100",
        slug: "cannot-open",
        severity: Severity::Error,
        path: "",
        event: None,
        line: None,
        column: None,
        start: None,
        end: None,
        message,
        help: None,
    };
    FileReport {
        file,
        readable: false,
        newer_format: false,
        events: 0,
        errors: 1,
        warnings: 0,
        problems: vec![problem],
    }
}

fn problem_json(problem: &Problem) -> ProblemReport<'_> {
    let place = problem.place.as_ref();
    ProblemReport {
        code: problem.code.id(),
        slug: problem.code.slug(),
        severity: problem.severity,
        path: &problem.path,
        event: problem.event.as_deref(),
        line: place.map(|place| place.line),
        column: place.map(|place| place.column),
        start: place.map(|place| place.span.start),
        end: place.map(|place| place.span.end),
        message: &problem.message,
        help: problem.help.as_deref(),
    }
}
