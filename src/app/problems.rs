//! The problem that is looked at, with the lines of the file around it.

use super::document::{Document, DocumentId, Origin};
use super::state::State;
use crate::file::problem::{Code, Place, Problem};
use crate::model::hidden;
use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::ops::Range;
use std::path::Path;

/// So many bytes of the file are looked at before and after a problem.
const AROUND: usize = 4_096;
/// So many lines are shown before and after the line of a problem.
const LINES: usize = 3;
/// So much of a line is shown before and after a problem, in characters.
const LONGEST_PART: usize = 120;
/// The byte order mark of UTF-8 is no part of the text that places refer to.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// The problem that is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looked {
    /// Of which document, and of which of its revisions.
    of: Option<(DocumentId, u64)>,
    /// Which problem, by its position.
    position: usize,
    /// What finds it again when the positions are others: its code, and where it is in the file, in
    /// bytes.
    mark: Option<(Code, usize)>,
    /// The lines around it; none if the file cannot be read as it was.
    pub excerpt: Option<Excerpt>,
}

/// Some lines of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The number of the first line, from 1.
    pub first_line: usize,
    /// The lines, with tokens for what is hidden in them.
    pub lines: Vec<String>,
    /// Which of them is the line of the problem.
    pub marked_line: usize,
    /// The marked bytes of that line.
    pub mark: Range<usize>,
}

impl Looked {
    /// A problem of a document, with the lines around it.
    fn at(document: &Document, position: usize, problem: &Problem) -> Self {
        let place = problem.place.as_ref();
        Self {
            of: Some((document.id, document.revision)),
            position,
            mark: Some((problem.code, start_of(problem))),
            excerpt: place.and_then(|place| excerpt(&document.origin, place)),
        }
    }
}

impl State {
    /// The position of the problem that is looked at, and the lines around it.
    pub fn looked_at(&self) -> Option<(usize, Option<&Excerpt>)> {
        let document = self.document()?;
        let is_current = self.looked.of == Some((document.id, document.revision));
        is_current.then_some((self.looked.position, self.looked.excerpt.as_ref()))
    }

    /// Looks at a problem of the timeline on screen, and at the event that it concerns.
    pub(super) fn look_at_problem(&mut self, position: usize) {
        let Some(document) = self.document() else {
            return;
        };
        let Some(problem) = document.problems().get(position) else {
            return;
        };
        let event = problem.event.as_ref();
        let event = event.and_then(|id| document.index().event(document.timeline(), id));
        self.looked = Looked::at(document, position, problem);
        if let Some(event) = event {
            self.show(event);
        }
    }

    /// Looks at the same problem after the file was changed or checked; at the next one of its rule if
    /// it is gone. The view stays where it is, so that one sees what a change has done.
    pub(super) fn look_again(&mut self) {
        let (Some((id, _)), Some((code, start))) = (self.looked.of, self.looked.mark) else {
            return;
        };
        let Some(document) = self.document().filter(|document| document.id == id) else {
            return;
        };
        let problems = document.problems().iter().enumerate();
        let mut of_rule = problems.filter(|(_, problem)| problem.code == code);
        let first = of_rule.next();
        let next = first
            .into_iter()
            .chain(of_rule)
            .find(|(_, problem)| start_of(problem) >= start);
        self.looked = next
            .or(first)
            .map(|(position, problem)| Looked::at(document, position, problem))
            .unwrap_or_default();
    }

    /// Looks at no single problem.
    pub(super) fn look_away(&mut self) {
        self.looked = Looked::default();
    }
}

/// Where a problem is in the file, in bytes.
fn start_of(problem: &Problem) -> usize {
    problem.place.as_ref().map_or(0, |place| place.span.start)
}

/// The lines around a place, from where the text of the timeline comes.
fn excerpt(origin: &Origin, place: &Place) -> Option<Excerpt> {
    let start = place.span.start.saturating_sub(AROUND);
    let wanted = start..place.span.end.min(place.span.start + AROUND) + AROUND;
    let bytes = match origin {
        Origin::Bundled(bundled) => part(bundled.text.as_bytes(), &wanted),
        Origin::Input(bytes) => part(bytes, &wanted),
        Origin::File(path) => part_of_file(path, &wanted).ok()?,
    };
    lines(&bytes, start, place)
}

/// So much of these bytes of a text as there is.
fn part(bytes: &[u8], wanted: &Range<usize>) -> Vec<u8> {
    let bytes = bytes.strip_prefix(MARK).unwrap_or(bytes);
    let wanted = wanted.start.min(bytes.len())..wanted.end.min(bytes.len());
    bytes.get(wanted).unwrap_or_default().to_vec()
}

/// The same of a file, of which no more is read.
fn part_of_file(path: &Path, wanted: &Range<usize>) -> io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    let mut head = Vec::new();
    file.by_ref()
        .take(MARK.len() as u64)
        .read_to_end(&mut head)?;
    let skipped = if head == MARK { MARK.len() } else { 0 };
    file.seek(SeekFrom::Start((wanted.start + skipped) as u64))?;
    let mut bytes = Vec::new();
    file.take(wanted.len() as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The lines around a place in bytes that begin at `start`; none if they are no UTF-8.
fn lines(bytes: &[u8], start: usize, place: &Place) -> Option<Excerpt> {
    // What was cut at either end is no character.
    let skipped = bytes
        .iter()
        .take_while(|byte| **byte & 0xc0 == 0x80)
        .count();
    let bytes = bytes.get(skipped..)?;
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(bytes.get(..error.valid_up_to())?).ok()?
        }
        Err(_) => return None,
    };
    let start = start + skipped;
    let mark = place.span.start.checked_sub(start)?..place.span.end.checked_sub(start)?;
    let line_start = text.get(..mark.start)?.rfind('\n').map_or(0, |at| at + 1);
    let before: Vec<&str> = text.get(..line_start)?.lines().rev().take(LINES).collect();
    // The first line may be cut, unless it is that of the file.
    let before: Vec<&str> = before
        .into_iter()
        .rev()
        .skip_while(|line| start > 0 && text.starts_with(line) && !line.is_empty())
        .collect();
    let after = text.get(line_start..)?.lines();
    let shown: Vec<&str> = before
        .iter()
        .copied()
        .chain(after.take(LINES + 1))
        .collect();
    let marked = shown.get(before.len())?;
    let end = mark.end.min(line_start + marked.len()).max(mark.start);
    let piece =
        |range: Range<usize>| hidden::shown(text.get(range).unwrap_or_default()).into_owned();
    let head = tail_of(&piece(line_start..mark.start));
    let middle = piece(mark.start..end);
    let rest = piece(end..line_start + marked.len());
    let mark = head.len()..head.len() + middle.len();
    let mut lines: Vec<String> = shown
        .iter()
        .map(|line| head_of(&hidden::shown(line)))
        .collect();
    if let Some(line) = lines.get_mut(before.len()) {
        *line = format!("{head}{middle}{}", head_of(&rest));
    }
    Some(Excerpt {
        first_line: place.line.checked_sub(before.len())?.max(1),
        marked_line: before.len(),
        mark,
        lines,
    })
}

/// The start of a line that may be very long.
fn head_of(line: &str) -> String {
    let cut = line.char_indices().nth(LONGEST_PART).map(|(at, _)| at);
    cut.and_then(|cut| line.get(..cut))
        .map_or_else(|| line.to_owned(), |start| format!("{start}…"))
}

/// Its end.
fn tail_of(line: &str) -> String {
    let cut = line
        .char_indices()
        .rev()
        .nth(LONGEST_PART)
        .map(|(at, _)| at);
    cut.and_then(|cut| line.get(cut..))
        .map_or_else(|| line.to_owned(), |end| format!("…{end}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(text: &str, what: &str) -> Excerpt {
        let at = text.find(what).unwrap();
        let place = Place {
            line: text[..at].matches('\n').count() + 1,
            column: 1,
            span: at..at + what.len(),
        };
        let start = at.saturating_sub(AROUND);
        let wanted = start..at + what.len() + AROUND;
        lines(&part(text.as_bytes(), &wanted), start, &place).unwrap()
    }

    #[test]
    fn shows_the_lines_around_a_place() {
        let found = around("a\nb\nc\nd\ne ä here\nf\ng\nh\ni\n", "here");
        assert_eq!((found.first_line, found.marked_line), (2, 3));
        assert_eq!(found.lines, ["b", "c", "d", "e ä here", "f", "g", "h"]);
        assert_eq!(&found.lines[3][found.mark], "here");
    }

    #[test]
    fn the_first_line_of_a_file_has_none_before_it() {
        let found = around("here\nb", "here");
        assert_eq!(
            (found.first_line, found.marked_line, found.mark),
            (1, 0, 0..4)
        );
    }

    #[test]
    fn a_line_that_is_cut_is_left_out() {
        let text = format!("{}\nshort\nhere\n", "ä".repeat(AROUND));
        let found = around(&text, "here");
        assert_eq!(found.lines, ["short", "here"]);
        assert_eq!(found.first_line, 2);
    }
}
