//! Leaving events out by what they are, and what is left in the order of time.
//!
//! For n events, a [`Sieve`] keeps two numbers an event, 8 n bytes: its kind, and all events by their
//! ends. Leaving kinds and levels of evidence out is one pass over them, O(n). What is left, [`Sifted`],
//! is listed by start and by end, O(n) and at most 8 n bytes, so that questions about it need no more
//! than binary searches, O(log n), as with the whole timeline.

use super::{EventIndex, EventSet, TimelineIndex};
use crate::model::date::Instant;
use crate::model::{EventKind, Level, Standing, Timeline};
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

/// What may hold of the evidence of an event beside its level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flag {
    /// A primary source supports it.
    Primary,
    /// It is disputed.
    Disputed,
}

impl Flag {
    /// Whether it holds.
    pub fn holds(self, standing: Standing) -> bool {
        match self {
            Self::Primary => standing.primary,
            Self::Disputed => standing.disputed,
        }
    }
}

/// What events are left out by.
#[derive(Debug)]
pub struct Sieve {
    /// The position of each event's kind in [`TimelineIndex::kinds`].
    kinds: Vec<u32>,
    /// The events with a date, by their end.
    by_end: Vec<EventIndex>,
}

/// Some events of a timeline.
#[derive(Debug)]
pub struct Sifted {
    set: Arc<EventSet>,
    order: Vec<EventIndex>,
    dated: usize,
    by_end: Vec<EventIndex>,
    /// The positions in `order` of those with weak evidence.
    weak: Vec<u32>,
}

impl Sieve {
    /// Reads a whole timeline once.
    pub fn new(timeline: &Timeline, index: &TimelineIndex) -> Self {
        let entries = (0..).zip(index.kinds());
        let places: HashMap<&EventKind, u32> =
            entries.map(|(place, entry)| (&entry.kind, place)).collect();
        let place = |kind| places.get(kind).copied().unwrap_or(u32::MAX);
        let kinds = timeline.events.iter().map(|event| place(&event.kind));
        let dated = index.order().iter().take(index.dated());
        let mut by_end: Vec<EventIndex> = dated.copied().collect();
        by_end.sort_by_key(|event| index.extent(*event).map(|extent| extent.end));
        Self {
            kinds: kinds.collect(),
            by_end,
        }
    }

    /// The events that are of none of those kinds, nor sourced so well or badly, nor any for which one of
    /// those flags is as it is given.
    pub fn without(
        &self,
        index: &TimelineIndex,
        kinds: &BTreeSet<EventKind>,
        levels: &BTreeSet<Level>,
        flags: &BTreeSet<(Flag, bool)>,
    ) -> EventSet {
        let entries = index.kinds().iter();
        let out: Vec<bool> = entries.map(|entry| kinds.contains(&entry.kind)).collect();
        EventSet::of(self.kinds.len(), |event| {
            let kind = self.kinds.get(event as usize);
            let is_out = kind.and_then(|kind| out.get(*kind as usize));
            !is_out.is_some_and(|is_out| *is_out)
                && (levels.is_empty() || !levels.contains(&index.standing(event).level))
                && flags
                    .iter()
                    .all(|(flag, is)| flag.holds(index.standing(event)) != *is)
        })
    }

    /// Lists the events of a set.
    pub fn sift(&self, index: &TimelineIndex, set: Arc<EventSet>) -> Sifted {
        // Every event is written, and stays if it is in the set: processors cannot guess which are, and
        // a wrong guess costs more than writing.
        let kept = |events: &[EventIndex]| -> Vec<EventIndex> {
            let mut kept = vec![0; set.count() + 1];
            let mut count = 0;
            for event in events {
                if let Some(place) = kept.get_mut(count) {
                    *place = *event;
                }
                count += usize::from(set.contains(*event));
            }
            kept.truncate(count);
            kept
        };
        let by_end = kept(&self.by_end);
        let order = kept(index.order());
        Sifted {
            weak: index.weak_ranks(&order),
            order,
            dated: by_end.len(),
            by_end,
            set,
        }
    }
}

impl Sifted {
    /// The events as a set.
    pub fn set(&self) -> &Arc<EventSet> {
        &self.set
    }

    /// Those with a date by their start, then those without in the order of the file.
    pub fn order(&self) -> &[EventIndex] {
        &self.order
    }

    /// How many of them have a date.
    pub fn dated(&self) -> usize {
        self.dated
    }

    /// How many of them touch a range of time; `index` is that of their timeline.
    pub fn count_in(&self, index: &TimelineIndex, range: Range<Instant>) -> usize {
        let ended = self.by_end.partition_point(|event| {
            let extent = index.extent(*event);
            extent.is_some_and(|extent| extent.end <= range.start)
        });
        self.started(index, range.end).saturating_sub(ended)
    }

    /// How many of them start in a range of time; `index` is that of their timeline.
    pub fn starts_in(&self, index: &TimelineIndex, range: Range<Instant>) -> usize {
        let before = self.started(index, range.start);
        self.started(index, range.end).saturating_sub(before)
    }

    /// How many of them start in a range of time and have weak evidence.
    pub fn weak_starts_in(&self, index: &TimelineIndex, range: Range<Instant>) -> usize {
        let (first, end) = (
            self.started(index, range.start),
            self.started(index, range.end),
        );
        let before = |limit: usize| self.weak.partition_point(|place| (*place as usize) < limit);
        before(end).saturating_sub(before(first))
    }

    fn started(&self, index: &TimelineIndex, before: Instant) -> usize {
        self.order.partition_point(|event| {
            let extent = index.extent(*event);
            extent.is_some_and(|extent| extent.start < before)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Citation, Event, Source, SourceKind, When};
    use proptest::prelude::*;

    fn timeline(days: &[Option<(u32, u32)>]) -> Timeline {
        let event = |(place, days): (usize, &Option<(u32, u32)>)| Event {
            when: days.and_then(|(from, to)| {
                When::parse(&format!("2024-01-{from:02}/2024-01-{to:02}")).ok()
            }),
            kind: EventKind::BUILT_IN[place % 3].clone(),
            citations: [Citation {
                source: if place % 2 == 0 { "a" } else { "" }.into(),
                ..Citation::default()
            }]
            .into(),
            ..Event::default()
        };
        Timeline {
            events: days.iter().enumerate().map(event).collect(),
            sources: vec![Source {
                id: "a".into(),
                ..Source::default()
            }],
            ..Timeline::default()
        }
    }

    proptest! {
        #[test]
        fn counts_agree_with_looking_at_every_event(
            days in proptest::collection::vec(
                proptest::option::of((1..29_u32).prop_flat_map(|from| (Just(from), from..29))),
                0..40,
            ),
            kept in proptest::collection::btree_set(0..40_u32, 0..40),
            (from, to) in (0..30_i64).prop_flat_map(|from| (Just(from), from..31)),
        ) {
            let timeline = timeline(&days);
            let index = TimelineIndex::new(&timeline, 0);
            let start = When::parse("2024-01-01").unwrap().earliest().unwrap();
            let range = start + from * 86_400..start + to * 86_400;
            let set = EventSet::of(days.len(), |event| kept.contains(&event));
            let sifted = Sieve::new(&timeline, &index).sift(&index, Arc::new(set));
            let extents = || kept.iter().filter_map(|event| index.extent(*event));
            let touching = extents().filter(|e| e.start < range.end && e.end > range.start);
            let expected = if range.is_empty() { None } else { Some(touching.count()) };
            if let Some(expected) = expected {
                prop_assert_eq!(sifted.count_in(&index, range.clone()), expected);
            }
            let starting = extents().filter(|extent| range.contains(&extent.start));
            prop_assert_eq!(sifted.starts_in(&index, range.clone()), starting.count());
            let weak = kept.iter().filter(|event| {
                let extent = index.extent(**event);
                extent.is_some_and(|extent| range.contains(&extent.start))
                    && index.standing(**event).is_weak()
            });
            prop_assert_eq!(sifted.weak_starts_in(&index, range.clone()), weak.count());
            prop_assert_eq!(sifted.dated(), extents().count());
            let in_order = index.order().iter().copied().filter(|event| kept.contains(event));
            prop_assert_eq!(sifted.order().to_vec(), in_order.collect::<Vec<_>>());
        }
    }

    #[test]
    fn kinds_and_levels_are_left_out() {
        let timeline = timeline(&[Some((1, 2)); 6]);
        let index = TimelineIndex::new(&timeline, 0);
        let sieve = Sieve::new(&timeline, &index);
        let left = |kinds: &[EventKind], levels: &[Level]| {
            let (kinds, levels) = (
                kinds.iter().cloned().collect(),
                levels.iter().copied().collect(),
            );
            sieve
                .without(&index, &kinds, &levels, &BTreeSet::new())
                .iter()
                .collect::<Vec<_>>()
        };
        assert_eq!(left(&[], &[]), [0, 1, 2, 3, 4, 5]);
        let [first, second, ..] = &EventKind::BUILT_IN;
        assert_eq!(left(std::slice::from_ref(first), &[]), [1, 2, 4, 5]);
        assert_eq!(
            left(&[first.clone(), second.clone()], &[Level::Uncited]),
            [2]
        );
        assert_eq!(left(&[], &[Level::Single]), [1, 3, 5]);
    }

    #[test]
    fn flags_are_left_out_or_asked_for() {
        let mut timeline = timeline(&[Some((1, 2)); 6]);
        timeline.sources[0].kind = SourceKind::Legal;
        let index = TimelineIndex::new(&timeline, 0);
        let sieve = Sieve::new(&timeline, &index);
        let left = |flags: &[(Flag, bool)]| {
            let flags = flags.iter().copied().collect();
            let (kinds, levels) = (BTreeSet::new(), BTreeSet::new());
            let left = sieve.without(&index, &kinds, &levels, &flags);
            left.iter().collect::<Vec<_>>()
        };
        assert_eq!(left(&[(Flag::Primary, true)]), [1, 3, 5]);
        assert_eq!(left(&[(Flag::Primary, false)]), [0, 2, 4]);
        assert_eq!(left(&[(Flag::Disputed, true)]).len(), 6);
        assert_eq!(left(&[(Flag::Disputed, false)]).len(), 0);
    }
}
