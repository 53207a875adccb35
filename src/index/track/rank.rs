//! The events of one importance, with a tree over their lengths.

use std::ops::Range;

/// The children of a node of the tree of lengths.
const CHILDREN: usize = 64;

/// The events of one importance: their positions in the track, and the tree of their lengths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Rank {
    places: Vec<u32>,
    powers: Vec<u8>,
    /// Levels of the tree from the one just above the powers up to its root.
    levels: Vec<Vec<u64>>,
}

impl Rank {
    /// Adds an event at a position, of a length up to that power of two.
    pub(super) fn push(&mut self, place: u32, power: u8) {
        self.places.push(place);
        self.powers.push(power);
    }

    /// The positions, ascending.
    pub(super) fn places(&self) -> &[u32] {
        &self.places
    }

    /// Builds the tree, once all events are there.
    pub(super) fn finish(&mut self) {
        self.places.shrink_to_fit();
        self.powers.shrink_to_fit();
        let mut below: Vec<u64> = self
            .powers
            .chunks(CHILDREN)
            .map(|powers| powers.iter().fold(0, |set, power| set | 1 << power))
            .collect();
        while below.len() > 1 {
            let above = below
                .chunks(CHILDREN)
                .map(|sets| sets.iter().fold(0, |set, other| set | other));
            let above = above.collect();
            self.levels.push(std::mem::replace(&mut below, above));
        }
        self.levels.push(below);
    }

    /// The positions in the track, among those in a range, of events of these lengths.
    pub(super) fn of(&self, places: Range<usize>, lengths: u64) -> impl Iterator<Item = u32> {
        let mut next = self.after(0, places.start);
        std::iter::from_fn(move || {
            let found = self.next(next, lengths)?;
            next = found + 1;
            self.places.get(found).copied()
        })
        .take_while(move |place| (*place as usize) < places.end)
    }

    /// The number of the first event at a position of the track or after it, looked for from the number
    /// `from` on: a galloping search, O(log of the distance).
    pub(super) fn after(&self, from: usize, place: usize) -> usize {
        gallop(&self.places, from, |known| (*known as usize) < place)
    }

    /// The position in the track of the event of that number.
    pub(super) fn place(&self, number: usize) -> Option<usize> {
        self.places.get(number).map(|place| *place as usize)
    }

    /// The number of the first event at `from` or later that is of one of these lengths. Goes up the tree as long
    /// as nothing is found, then down to it.
    pub(super) fn next(&self, from: usize, lengths: u64) -> Option<usize> {
        let (mut at, mut level) = (from, 0);
        loop {
            let end = (at / CHILDREN + 1) * CHILDREN;
            let fits = |node: &usize| self.set(level, *node).is_some_and(|set| set & lengths != 0);
            if let Some(found) = (at..end).find(fits) {
                if level == 0 {
                    return Some(found);
                }
                level -= 1;
                at = found * CHILDREN;
            } else {
                self.set(level, end)?;
                at = end / CHILDREN;
                level += 1;
            }
        }
    }

    /// The lengths at and below a node; level 0 are the events themselves.
    fn set(&self, level: usize, node: usize) -> Option<u64> {
        match level.checked_sub(1) {
            None => self.powers.get(node).map(|power| 1 << power),
            Some(above) => self.levels.get(above)?.get(node).copied(),
        }
    }
}

/// The first place of a list, from one on, at which what holds before no longer holds: a galloping
/// search (Bentley and Yao 1976), O(log of the distance).
pub(super) fn gallop<T>(list: &[T], from: usize, holds: impl Fn(&T) -> bool) -> usize {
    let (mut low, mut step) = (from, 1);
    while list.get(low + step - 1).is_some_and(&holds) {
        low += step;
        step *= 2;
    }
    let rest = list.get(low..(low + step).min(list.len()));
    low + rest.unwrap_or_default().partition_point(holds)
}
