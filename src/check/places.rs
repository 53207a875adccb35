//! Where in the text of a file the findings are.

use super::Checked;
use crate::file::lines::Lines;
use crate::file::locate::{Locator, OUTLINE_DEPTH};
use crate::file::scan::scan;
use crate::file::{Code, Place, Problem};

impl Checked {
    /// Finds the places of all problems that have none, and puts all in the order of the file.
    /// `text` is what [`crate::file::decode`] gives for its bytes.
    pub fn find_places(&mut self, text: &str) {
        let is_placed = |problem: &Problem| problem.place.is_some() || problem.path.is_empty();
        if self.problems.iter().all(is_placed) {
            return;
        }
        let outline = || scan(text, 0..text.len(), OUTLINE_DEPTH, &mut Vec::new());
        let locator = Locator::new(text, outline);
        for problem in &mut self.problems {
            if problem.place.is_none() && !problem.path.is_empty() {
                let span = locator.locate(&problem.path);
                // The line follows when all are in order.
                problem.place = span.map(|span| Place {
                    line: 0,
                    column: 0,
                    span,
                });
            }
        }
        self.sort();
        let lines = Lines::of(text);
        let mut earlier: Option<Place> = None;
        for place in self.problems.iter_mut().filter_map(|p| p.place.as_mut()) {
            if place.line == 0 {
                *place = lines.place_after(text, place.span.clone(), earlier.as_ref());
            }
            earlier = Some(place.clone());
        }
    }

    /// Puts the problems in the order of the file: first those of the file as a whole, last what is
    /// not listed.
    fn sort(&mut self) {
        let is_rest = |code| matches!(code, Code::TooManyProblems | Code::TooManyFindings);
        self.problems.sort_by_key(|problem| {
            let start = problem.place.as_ref().map(|place| place.span.start);
            (is_rest(problem.code), start)
        });
    }
}
