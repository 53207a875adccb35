//! Shows problems: as text with the offending line, or as JSON for other programs.

use super::lines::Lines;
use super::problem::{Problem, Severity};
use super::read::Reading;
use crate::model::hidden;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
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
    let Some(place) = &problem.place else {
        group = group.element(Origin::path(file));
        return renderer.render(&[helped(group, problem)]);
    };
    let excerpt = Excerpt::of(text, lines.range(place.line, text), &place.span);
    let snippet = Snippet::source(&excerpt.shown).line_start(place.line);
    let mark = AnnotationKind::Primary.span(excerpt.mark.clone());
    let snippet = snippet.fold(false).path(file).annotation(mark);
    let rendered = renderer.render(&[helped(group.element(snippet), problem)]);
    // The renderer counts columns in the excerpt, and people in the file.
    let before = excerpt.shown.get(..excerpt.mark.start).unwrap_or_default();
    let counted = before.chars().count() + 1;
    let (line, column) = (place.line, place.column);
    rendered.replacen(
        &format!("{file}:{line}:{counted}"),
        &format!("{file}:{line}:{column}"),
        1,
    )
}

/// The problem with its cure.
fn helped<'a>(group: Group<'a>, problem: &'a Problem) -> Group<'a> {
    match &problem.help {
        Some(help) => group.element(Level::HELP.message(help)),
        None => group,
    }
}

/// So much of a line as shows a place in it, with tokens for what is hidden in it.
struct Excerpt {
    shown: String,
    mark: Range<usize>,
}

impl Excerpt {
    fn of(text: &str, line: Range<usize>, span: &Range<usize>) -> Self {
        let start = span.start.clamp(line.start, line.end);
        let end = span.end.clamp(start, line.end).min(start + LONGEST_MARK);
        let around = if line.len() <= LONGEST_LINE {
            LONGEST_LINE
        } else {
            AROUND
        };
        let floor = |at: usize| text.floor_char_boundary(at);
        let (start, end) = (floor(start), floor(end));
        let from = floor(start.saturating_sub(around)).max(line.start);
        let to = floor(end.saturating_add(around)).min(line.end).max(end);
        let part = |range: Range<usize>| {
            let part = text.get(range).unwrap_or_default();
            hidden::shown(part.trim_end_matches('\r')).replace('\r', "[U+000D]")
        };
        let mut shown = part(from..start);
        let marked = part(start..end);
        let mark = shown.len()..shown.len() + marked.len();
        shown.push_str(&marked);
        shown.push_str(&part(end..to));
        Self { shown, mark }
    }
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
    notes: usize,
    answered: usize,
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
    /// What cures it in the place of the text from `start` to `end`.
    fix: Option<&'a str>,
}

/// What was found in a file, ready for serde, and how many findings more the file answers.
pub fn json<'a>(file: &'a str, reading: &'a Reading, answered: usize) -> FileReport<'a> {
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
        notes: reading.count(Severity::Note),
        answered,
        problems: reading.problems.iter().map(problem_json).collect(),
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
        fix: problem.fix.as_deref(),
    }
}
