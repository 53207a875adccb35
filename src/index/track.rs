//! The events of one lane, sorted so that a view can ask about them without visiting them.
//!
//! A structure of arrays, all sorted by start:
//!
//! - *starts* and, sorted for themselves, *ends*: how many events start in a stretch of time, or
//!   touch one, is two binary searches each, O(log n), whatever the lengths of the events.
//! - *ranks*, one for each importance: the positions of its events, with a tree over them whose nodes
//!   have 64 children and hold a set of the lengths below them (a bit for each power of two). The
//!   next event of certain lengths is found in O(64 · log₆₄ n) steps, so that the k most important
//!   events of a stretch cost O(log n + k): the implicit forest of aggregates that T. Hume describes
//!   for traces (`IForestIndex`, 2021) and Perfetto uses (`implicit_segment_forest.h`), with sets of
//!   lengths in place of a maximum, because long events must not hide the short ones among them.
//! - *peaks*: for each power of two of seconds, the most events that start in one such stretch. It
//!   says how high the bars of a density strip can get, without counting anywhere but here.
//! - *crowds*: for each power of two of seconds, how many events at most meet at one instant if each
//!   is that much longer than it is; this bounds how many rows they need at a zoom.
//!
//! - *weak*: the positions of the events whose evidence is weak, so that how many of some events are is
//!   two binary searches more.
//!
//! Some 26 bytes for an event in a lane, 4 more for one with weak evidence; built in O(n log n).

mod counts;
mod rank;

pub use counts::MOST_CROWD;
pub(super) use counts::{crowd_in, crowds};

use super::{EventIndex, Extent};
use crate::model::Importance;
use crate::model::date::Instant;
use counts::peaks;
use rank::{Rank, gallop};
use std::ops::Range;

/// The importances from the most to the least important.
const IMPORTANCES: [Importance; 4] = [
    Importance::Landmark,
    Importance::Major,
    Importance::Normal,
    Importance::Minor,
];

/// A set of lengths: bit `k` stands for the events that last for more than 2ᵏ⁻¹ and at most 2ᵏ seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Lengths(u64);

impl Lengths {
    /// Every length.
    pub const ALL: Self = Self(u64::MAX);

    /// The lengths of these powers of two, both ends among them.
    pub fn between(least: u8, most: u8) -> Self {
        let up_to = |power: u8| u64::MAX >> (63 - power.min(63));
        let below = least.checked_sub(1).map_or(0, up_to);
        Self(up_to(most) & !below)
    }

    /// The lengths that are in both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The power of two of the greatest length, if there is any.
    pub fn longest(self) -> Option<u8> {
        (self.0 != 0).then(|| 63 - self.0.leading_zeros() as u8)
    }
}

/// The power of two that an extent is no longer than.
pub(super) fn power_of(extent: Extent) -> u8 {
    let seconds = extent.end.abs_diff(extent.start).max(1);
    let power = u64::BITS - (seconds - 1).leading_zeros();
    power.min(63) as u8
}

/// The events of one lane, sorted for asking.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Track {
    events: Vec<EventIndex>,
    starts: Vec<Instant>,
    ends: Vec<Instant>,
    ranks: [Rank; 4],
    weak: Vec<u32>,
    lengths: u64,
    peaks: Vec<u32>,
    crowds: Vec<u8>,
}

impl Track {
    /// Sorts events for asking. They must come by start, as in
    /// [`TimelineIndex::order`](super::TimelineIndex::order); those without an extent are left out.
    pub fn new(
        events: impl IntoIterator<Item = EventIndex>,
        extent: impl Fn(EventIndex) -> Option<Extent>,
        importance: impl Fn(EventIndex) -> Importance,
        is_weak: impl Fn(EventIndex) -> bool,
    ) -> Self {
        let mut track = Self::default();
        for event in events {
            let Some(extent) = extent(event) else {
                continue;
            };
            let place = track.events.len() as u32;
            track.events.push(event);
            track.starts.push(extent.start);
            track.ends.push(extent.end);
            let power = power_of(extent);
            track.lengths |= 1 << power;
            if is_weak(event) {
                track.weak.push(place);
            }
            let importance = importance(event);
            let rank = IMPORTANCES.iter().position(|known| *known == importance);
            if let Some(rank) = rank.and_then(|rank| track.ranks.get_mut(rank)) {
                rank.push(place, power);
            }
        }
        track.ends.sort_unstable();
        track.events.shrink_to_fit();
        track.starts.shrink_to_fit();
        track.ends.shrink_to_fit();
        track.weak.shrink_to_fit();
        track.ranks.iter_mut().for_each(Rank::finish);
        track.peaks = peaks(&track.starts);
        track.crowds = crowds(&track.starts, &track.ends);
        track
    }

    /// Its events, by start.
    pub fn events(&self) -> &[EventIndex] {
        &self.events
    }

    /// How many events it has.
    pub fn len(&self) -> usize {
        self.events.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// The lengths that its events have.
    pub fn lengths(&self) -> Lengths {
        Lengths(self.lengths)
    }

    /// Its events from the most to the least important, each importance by start.
    pub fn by_importance(&self) -> impl Iterator<Item = impl Iterator<Item = EventIndex>> {
        self.ranks.iter().map(|rank| {
            let places = rank.places().iter();
            places.filter_map(|place| self.events.get(*place as usize).copied())
        })
    }

    /// The position of the first event that starts at an instant or later: O(log n).
    pub fn place_of(&self, instant: Instant) -> usize {
        self.starts.partition_point(|start| *start < instant)
    }

    /// How many of the events at some positions have weak evidence: O(log n).
    pub fn weak_in(&self, places: &Range<usize>) -> usize {
        let before = |limit: usize| self.weak.partition_point(|place| (*place as usize) < limit);
        before(places.end).saturating_sub(before(places.start))
    }

    /// The positions of the events that start in a stretch of time: O(log n).
    pub fn places_in(&self, stretch: &Range<Instant>) -> Range<usize> {
        let first = self.place_of(stretch.start);
        first..self.place_of(stretch.end).max(first)
    }

    /// The event at a position, and its start.
    pub fn at(&self, place: usize) -> Option<(EventIndex, Instant)> {
        Some((*self.events.get(place)?, *self.starts.get(place)?))
    }

    /// The position of the first event at `place` or later that starts at an instant or later: a
    /// galloping search, O(log of the distance).
    pub fn place_after(&self, place: usize, instant: Instant) -> usize {
        gallop(&self.starts, place, |start| *start < instant)
    }

    /// The position of an event, whose rank in the order of all events `rank` gives: O(log n).
    pub fn find(&self, event: EventIndex, rank: impl Fn(EventIndex) -> usize) -> Option<usize> {
        let wanted = rank(event);
        let place = self.events.partition_point(|other| rank(*other) < wanted);
        (self.events.get(place) == Some(&event)).then_some(place)
    }

    /// The event that starts nearest to an instant, other than one; the first of those: O(log n).
    pub fn nearest(&self, instant: Instant, other_than: EventIndex) -> Option<EventIndex> {
        let place = self.place_of(instant);
        let is_other = |at: &(EventIndex, Instant)| at.0 != other_than;
        let after = (place..).map_while(|at| self.at(at)).find(is_other);
        let before = (0..place).rev().map_while(|at| self.at(at)).find(is_other);
        // Of those that start together, the first.
        let first = |(event, start): (EventIndex, Instant)| {
            let mut alike = (self.place_of(start)..).map_while(|at| self.at(at));
            alike.find(is_other).map_or((event, start), |found| found)
        };
        let before = before.map(first);
        let nearer = before.into_iter().chain(after);
        let nearest = nearer.min_by_key(|(_, start)| start.abs_diff(instant));
        nearest.map(|(event, _)| event)
    }

    /// How many events begin before an instant and end after it: O(log n).
    pub fn under_way(&self, instant: Instant) -> usize {
        let ended = self.ends.partition_point(|end| *end <= instant);
        self.place_of(instant).saturating_sub(ended)
    }

    /// The most important events at some positions that are of these lengths and of these ranks (0
    /// for landmarks, 3 for the least important), each rank by start. Each costs O(64 · log₆₄ n).
    pub fn top(
        &self,
        places: Range<usize>,
        lengths: Lengths,
        ranks: Range<usize>,
    ) -> impl Iterator<Item = EventIndex> {
        let ranks = self.ranks.get(ranks).unwrap_or_default();
        ranks.iter().flat_map(move |rank| {
            let found = rank.of(places.clone(), lengths.0);
            found.filter_map(|place| self.events.get(place as usize).copied())
        })
    }

    /// The position and the event of the first one at some positions that is of these lengths and of
    /// that rank: O(log n). What `hint` keeps of the last answer makes the next one, further on, O(log
    /// of the distance); it starts as 0.
    pub fn next(
        &self,
        places: Range<usize>,
        lengths: Lengths,
        rank: usize,
        hint: &mut usize,
    ) -> Option<(usize, EventIndex)> {
        let rank = self.ranks.get(rank)?;
        *hint = rank.after(*hint, places.start);
        *hint = rank.next(*hint, lengths.0)?;
        let place = rank.place(*hint).filter(|place| *place < places.end)?;
        Some((place, *self.events.get(place)?))
    }

    /// About how many events at most start in any stretch of so many seconds: between the peaks of
    /// the powers of two, in proportion.
    pub fn peak(&self, seconds: i64) -> f32 {
        let power = (seconds.max(1) as f64).log2();
        let at = |power: usize| {
            let last = self.peaks.last().copied().unwrap_or(0);
            self.peaks.get(power).copied().unwrap_or(last).max(1) as f32
        };
        let (low, high) = (at(power as usize), at(power as usize + 1));
        low * (high / low).powf(power.fract() as f32)
    }

    /// How many events at most meet at one instant if each is longer by so many seconds; at most
    /// [`MOST_CROWD`], and never less than is true.
    pub fn crowd(&self, longer_by: i64) -> usize {
        crowd_in(&self.crowds, longer_by)
    }
}

#[cfg(test)]
mod tests;
