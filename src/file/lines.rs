//! Lines and columns of a text.

use super::problem::Place;
use std::ops::Range;

/// Where each line of a text begins.
#[derive(Clone, Debug)]
pub struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    /// Looks for the lines of a text.
    pub fn of(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Self {
            starts: std::iter::once(0)
                .chain(breaks.map(|(at, _)| at + 1))
                .collect(),
        }
    }

    /// The line of a byte, from 1.
    pub fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }

    /// The bytes of a line (from 1) without its line break.
    pub fn range(&self, line: usize, text: &str) -> Range<usize> {
        let start = line
            .checked_sub(1)
            .and_then(|line| self.starts.get(line))
            .copied();
        let start = start.unwrap_or(text.len());
        let end = self.starts.get(line).map_or(text.len(), |next| next - 1);
        start..end.max(start)
    }

    /// The place of these bytes.
    pub fn place(&self, text: &str, span: Range<usize>) -> Place {
        self.place_after(text, span, None)
    }

    /// The place of these bytes, counting columns on from an earlier place if that is on the same
    /// line: so that many places on one long line take no longer than the line.
    pub fn place_after(&self, text: &str, span: Range<usize>, earlier: Option<&Place>) -> Place {
        let line = self.line(span.start);
        let (from, column) = match earlier {
            Some(place) if place.line == line && place.span.start <= span.start => {
                (place.span.start, place.column)
            }
            _ => (self.range(line, text).start, 1),
        };
        let between = text.get(from..span.start).unwrap_or_default();
        let column = column + between.chars().count();
        Place { line, column, span }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_and_characters_from_one() {
        let text = "a\näb\n";
        let lines = Lines::of(text);
        let place = lines.place(text, 4..5);
        assert_eq!((place.line, place.column), (2, 2));
        let end = lines.place(text, text.len()..text.len());
        assert_eq!((end.line, end.column), (3, 1));
        assert_eq!(&text[lines.range(2, text)], "äb");
    }
}
