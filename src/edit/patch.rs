//! What is exchanged in a text, and how that is taken back.

use std::ops::Range;

/// Stretches of a text that are exchanged for others, in the order of the text; none overlaps another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Patch {
    pieces: Vec<Piece>,
}

/// One stretch that is exchanged.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    /// The bytes in the text before.
    range: Range<usize>,
    with: String,
}

impl Patch {
    /// Exchanges one stretch.
    pub fn one(range: Range<usize>, with: impl Into<String>) -> Self {
        let mut patch = Self::default();
        patch.exchange(range, with);
        patch
    }

    /// Exchanges one more stretch.
    pub fn exchange(&mut self, range: Range<usize>, with: impl Into<String>) {
        let with = with.into();
        let place = self
            .pieces
            .partition_point(|piece| piece.range.start <= range.start);
        self.pieces.insert(place, Piece { range, with });
    }

    /// Adds what another patch of the same text exchanges.
    pub fn join(&mut self, other: Self) {
        for Piece { range, with } in other.pieces {
            self.exchange(range, with);
        }
    }

    /// The same with lines that end as Windows has them.
    pub(super) fn with_carriage_returns(&self) -> Self {
        let mut pieces = self.pieces.clone();
        for piece in &mut pieces {
            piece.with = piece.with.replace('\n', "\r\n");
        }
        Self { pieces }
    }

    /// The text with everything exchanged, and the patch that takes that back; none if the patch does
    /// not fit on the text.
    pub fn apply(&self, text: &str) -> Option<(String, Self)> {
        let added: usize = self.pieces.iter().map(|piece| piece.with.len()).sum();
        let mut out = String::with_capacity(text.len() + added);
        let mut back = Self::default();
        let mut at = 0;
        for Piece { range, with } in &self.pieces {
            out.push_str(text.get(at..range.start)?);
            let was = text.get(range.clone())?;
            let start = out.len();
            out.push_str(with);
            back.exchange(start..out.len(), was);
            at = range.end;
        }
        out.push_str(text.get(at..)?);
        Some((out, back))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_does_not_fit_changes_nothing() {
        assert_eq!(Patch::one(2..9, "x").apply("abc"), None);
        assert_eq!(Patch::one(1..2, "x").apply("ä"), None);
        let mut overlapping = Patch::one(0..2, "x");
        overlapping.exchange(1..3, "y");
        assert_eq!(overlapping.apply("abc"), None);
    }

    proptest! {
        #[test]
        fn taking_back_is_exact(
            text in "[a-zäß\n ]{0,40}",
            cuts in prop::collection::vec((0_usize..60, 0_usize..60, "[x-z]{0,5}"), 0..4),
        ) {
            let mut patch = Patch::default();
            for (start, end, with) in cuts {
                patch.exchange(start.min(end)..start.max(end), with);
            }
            if let Some((after, back)) = patch.apply(&text) {
                let (before, again) = back.apply(&after).unwrap();
                prop_assert_eq!(&before, &text);
                prop_assert_eq!(again.apply(&before).unwrap().0, after);
            }
        }
    }
}
