//! Guesses what was forgotten in a broken text, so that what comes after it can still be read.

use super::lexer::Lexer;
use super::machine::Frame;

/// As far as these guesses look along a line or up a stack.
const FAR: usize = 512;

/// A string that ended well, but looks as if its closing quote had been forgotten: what follows it
/// cannot follow a string, and what is in it looks like fields. Gives where it should have ended.
pub(super) fn forgotten_quote(text: &str, start: usize, after: &Lexer<'_>) -> Option<usize> {
    let string = text.get(start..after.at)?;
    if string.starts_with('r') || string.starts_with('b') || fits_after_string(after) {
        return None;
    }
    let cut = match string.find('\n') {
        Some(line) => looks_like_fields(string.get(line + 1..)?).then_some(line),
        None => string
            .rfind(',')
            .filter(|comma| ends_in_field(string.get(comma + 1..))),
    };
    cut.map(|cut| start + cut)
}

/// Whether the end of a string is ` name: "`.
fn ends_in_field(end: Option<&str>) -> bool {
    let name = end.and_then(|end| end.strip_suffix('"')?.trim().strip_suffix(':'));
    name.is_some_and(|name| {
        !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
    })
}

/// Whether what comes next may follow a string.
fn fits_after_string(after: &Lexer<'_>) -> bool {
    let mut next = after.ahead(8 * FAR);
    if next.skip_trivia().is_some() {
        return true;
    }
    match next.byte(0) {
        None | Some(b',' | b')' | b']' | b'}' | b':') => true,
        Some(_) => {
            next.at > after.at
                && next.word()
                && next.skip_trivia().is_none()
                && next.byte(0) == Some(b':')
        }
    }
}

/// Whether a line begins with `name:`, `Name(` or a bracket.
fn looks_like_fields(line: &str) -> bool {
    let mut lexer = Lexer::new(line, 0, line.len().min(FAR));
    if lexer.skip_trivia().is_some() {
        return false;
    }
    match lexer.byte(0) {
        Some(b'(' | b')' | b'[' | b']') => true,
        Some(_) => lexer.word() && matches!(lexer.byte(0), Some(b':' | b'(')),
        None => false,
    }
}

/// Where a string that was cut at the end of its line most likely ended: before commas, and before
/// the closing brackets of what was opened on the same line.
pub(super) fn trim_line(text: &str, start: usize, cut: usize, stack: &[Frame]) -> usize {
    let line = text.get(start + 1..cut).unwrap_or_default();
    let from = text
        .get(..start)
        .and_then(|before| before.rfind('\n'))
        .unwrap_or_default();
    let mut trimmed = line.trim_end_matches(|c: char| c == ',' || c.is_whitespace());
    let opened = stack
        .iter()
        .rev()
        .take(8)
        .take_while(|frame| frame.open_at > from);
    for frame in opened {
        let closer = if frame.opener == b'[' { ']' } else { ')' };
        match trimmed.strip_suffix(closer) {
            Some(rest) => trimmed = rest.trim_end_matches(|c: char| c == ',' || c.is_whitespace()),
            None => break,
        }
    }
    start + 1 + trimmed.len()
}

/// The nearest list among the open brackets, if a new element of it seems to begin although the
/// last one is still open.
pub(super) fn list_around(stack: &[Frame]) -> Option<usize> {
    let nearest = stack.len().checked_sub(2)?;
    stack
        .get(nearest)
        .is_some_and(|frame| frame.opener == b'[')
        .then_some(nearest)
}

/// The open bracket that a closing one at `at` belongs to; `None` if it closes nothing.
///
/// If it does not fit the innermost one, it belongs to an outer one that stands on the same line,
/// or that begins a line which is indented like the closing one's.
pub(super) fn opener_of(
    text: &str,
    at: usize,
    opener: u8,
    stack: &[Frame],
    after: &Lexer<'_>,
) -> Option<usize> {
    let top = stack.len().checked_sub(1)?;
    if stack.get(top).is_some_and(|frame| frame.opener == opener) {
        let closes = top > 0 || indentation(text, at) == Some(0) || !goes_on(after);
        return closes.then_some(top);
    }
    let first = stack.len().saturating_sub(FAR);
    let candidates = stack.iter().enumerate().skip(first).rev();
    let found = candidates
        .filter(|(_, frame)| frame.opener == opener)
        .find(|(_, frame)| is_level(text, frame.open_at, at))
        .map(|(index, _)| index)?;
    (found > 0 || !goes_on(after)).then_some(found)
}

/// Whether more elements come after a closing bracket: a comma, and something after that.
fn goes_on(after: &Lexer<'_>) -> bool {
    let mut next = after.ahead(8 * FAR);
    let mut comma = false;
    loop {
        if next.skip_trivia().is_some() {
            return false;
        }
        match next.byte(0) {
            Some(b',') => comma = true,
            Some(b')' | b']' | b'}') => comma = false,
            Some(_) => return comma,
            None => return false,
        }
        next.at += 1;
    }
}

/// Whether two brackets stand on one line, or on lines with the same indentation.
fn is_level(text: &str, open_at: usize, close_at: usize) -> bool {
    let between = text.as_bytes().get(open_at..close_at).unwrap_or_default();
    if between.len() <= FAR && !between.contains(&b'\n') {
        return true;
    }
    indentation(text, close_at).is_some_and(|close| line_indentation(text, open_at) == Some(close))
}

/// How far the byte at `at` is indented, if nothing but spaces comes before it on its line.
fn indentation(text: &str, at: usize) -> Option<usize> {
    let before = text.as_bytes().get(at.saturating_sub(FAR)..at)?;
    let spaces = before
        .iter()
        .rev()
        .take_while(|byte| matches!(byte, b' ' | b'\t'))
        .count();
    let starts_line = spaces == at || before.iter().rev().nth(spaces) == Some(&b'\n');
    starts_line.then_some(spaces)
}

/// How far the line of the byte at `at` is indented.
fn line_indentation(text: &str, at: usize) -> Option<usize> {
    let from = at.saturating_sub(FAR);
    let before = text.as_bytes().get(from..at)?;
    let start = match before.iter().rposition(|byte| *byte == b'\n') {
        Some(line) => line + 1,
        None if from == 0 => 0,
        None => return None,
    };
    let line = before.get(start..)?;
    Some(
        line.iter()
            .take_while(|byte| matches!(byte, b' ' | b'\t'))
            .count(),
    )
}
