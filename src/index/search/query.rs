//! What is searched for.

use super::words::{Piece, each_word, each_word_placed};
use std::ops::Range;

/// From so many letters on, what is typed is also looked for inside words.
const INSIDE_FROM: usize = 3;

/// A search: words that must all occur in an event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    terms: Vec<Term>,
}

/// What must occur: the beginning of a word or, from three letters on, any part of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// Folded.
    pub(super) text: String,
    /// Whether it may stand inside a word.
    pub(super) inside: bool,
}

impl Term {
    fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            inside: text.chars().nth(INSIDE_FROM - 1).is_some(),
        }
    }

    /// Whether a folded word has it.
    pub(super) fn is_in(&self, word: &str) -> bool {
        if self.inside {
            word.contains(&self.text)
        } else {
            word.starts_with(&self.text)
        }
    }

    /// Whether every word that has this one has the other as well.
    pub(super) fn narrows(&self, wider: &Self) -> bool {
        if wider.inside {
            self.text.contains(&wider.text)
        } else {
            !self.inside && self.text.starts_with(&wider.text)
        }
    }

    /// Where it stands in a folded word.
    fn places<'a>(&'a self, word: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let found = word.match_indices(&*self.text).map(|(at, _)| at);
        found
            .filter(|at| self.inside || *at == 0)
            .map(|at| at..at + self.text.len())
    }
}

impl Query {
    /// Reads what was typed: words in any order. What has neither letters nor digits asks for nothing.
    pub fn new(typed: &str) -> Self {
        let mut terms: Vec<Term> = Vec::new();
        each_word(typed, &mut String::new(), |word| {
            let term = Term::new(word);
            if !terms.contains(&term) {
                terms.push(term);
            }
        });
        Self { terms }
    }

    /// Whether it asks for nothing, so that every event answers it.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Its words.
    pub(super) fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The stretches of a text in which its words are found, in bytes, in order and apart.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let mut marks: Vec<Range<usize>> = Vec::new();
        if self.is_empty() {
            return marks;
        }
        each_word_placed(text, |word, pieces| {
            let places = self.terms.iter().flat_map(|term| term.places(word));
            marks.extend(places.filter_map(|place| source_of(&place, pieces)));
        });
        marks.sort_by_key(|mark| mark.start);
        marks.dedup_by(|next, mark| {
            let touches = next.start <= mark.end;
            if touches {
                mark.end = mark.end.max(next.end);
            }
            touches
        });
        marks
    }
}

/// Where in the text a part of a folded word comes from.
fn source_of(place: &Range<usize>, pieces: &[Piece]) -> Option<Range<usize>> {
    let first = pieces.iter().find(|piece| piece.end > place.start)?;
    let last = pieces.iter().find(|piece| piece.end >= place.end)?;
    Some(first.from.start..last.from.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(query: &str, text: &str) -> String {
        let mut marked = String::new();
        let mut at = 0;
        for mark in Query::new(query).marks(text) {
            marked.extend([&text[at..mark.start], "[", &text[mark.clone()], "]"]);
            at = mark.end;
        }
        marked.push_str(&text[at..]);
        marked
    }

    #[test]
    fn short_words_stand_at_the_beginning_and_longer_ones_anywhere() {
        assert_eq!(marked("an", "An urban plan"), "[An] urban plan");
        assert_eq!(marked("ban", "An urban plan"), "An ur[ban] plan");
        assert_eq!(marked("plan an", "An urban plan"), "[An] urban [plan]");
        assert_eq!(marked("…", "An urban plan"), "An urban plan");
    }

    #[test]
    fn what_was_folded_is_marked_as_it_is_written() {
        assert_eq!(marked("gruss", "Viele Grüße!"), "Viele [Grüß]e!");
        assert_eq!(marked("kovac", "Irena Kovač"), "Irena [Kovač]");
        assert_eq!(marked("kovac", "Kovac\u{30c} x"), "[Kovac\u{30c}] x");
        assert_eq!(marked("裁法", "经济制裁法"), "经济制[裁法]");
        assert_eq!(marked("制裁法", "经济制裁法"), "经济[制裁法]");
    }

    #[test]
    fn a_query_narrows_another_only_if_it_cannot_find_more() {
        let narrows = |text: &str, wider: &str| Term::new(text).narrows(&Term::new(wider));
        assert!(narrows("ab", "a") && narrows("abcd", "abc") && narrows("xabc", "abc"));
        assert!(!narrows("abc", "ab"), "it also stands inside of words");
        assert!(!narrows("ab", "abc") && !narrows("xa", "a"));
    }
}
