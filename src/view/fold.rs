//! What becomes of events that found no row: dots with counts, and density strips where even those
//! would crowd.
//!
//! Like rows, folds are made for a whole lane and a step of zoom, so that they stay put while
//! panning. Walking through time, a dot takes in every event that starts within its own width of
//! its first one: dots therefore never overlap. A run of crowded dots becomes a strip.

use super::packing::{Slot, ZoomStep};
use crate::index::{EventIndex, TimelineIndex};
use crate::model::Timeline;
use crate::model::date::Instant;

/// A dot and its count take so much room, in points, at the widest zoom of the step.
pub const DOT_POINTS: f32 = 38.0;
/// A dot with so many events is crowded.
const CROWDED: usize = 4;
/// So many crowded dots in a row become a strip.
const STRIP_RUN: usize = 4;
/// The width of a bar of a strip, in points, at the widest zoom of the step.
pub(super) const BAR_POINTS: f32 = 3.0;

/// Several events on few pixels, or a single one that found no row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// The first start.
    pub from: Instant,
    /// The last start.
    pub last: Instant,
    /// The end of the one that starts last.
    pub to: Instant,
    /// How many events.
    pub count: usize,
    /// How many of those have weak evidence.
    pub weak: usize,
    /// The first one.
    pub first: EventIndex,
    /// The most important one, the first of those.
    pub top: EventIndex,
}

/// A bar of a strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Its left edge, in time.
    pub from: Instant,
    /// Its right edge, in time.
    pub to: Instant,
    /// How many events start in it.
    pub count: usize,
    /// How many of those have weak evidence.
    pub weak: usize,
}

/// A density strip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strip {
    /// Its bars, from the left; empty ones are left out.
    pub bars: Vec<Bar>,
    /// What it stands for.
    pub cluster: Cluster,
}

/// What a lane shows below its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fold {
    /// Dots, from the left.
    pub dots: Vec<Cluster>,
    /// Strips, from the left.
    pub strips: Vec<Strip>,
    /// The highest bar of all strips.
    pub highest: usize,
}

impl Fold {
    /// Folds events for a step.
    pub fn new(
        timeline: &Timeline,
        index: &TimelineIndex,
        mut slots: Vec<Slot>,
        step: ZoomStep,
    ) -> Self {
        slots.sort_by_key(|slot| (slot.extent.start, slot.event));
        let (dot_seconds, bar_seconds) = (step.seconds(DOT_POINTS), step.seconds(BAR_POINTS));
        let is_weak = |event| index.standing(event).is_weak();
        let dots = dots(timeline, &slots, dot_seconds, &is_weak);
        let mut fold = Self::default();
        fold.take(timeline, &dots, dot_seconds, &mut |cluster| {
            bars(&slots, cluster, bar_seconds, &is_weak)
        });
        let bars = fold.strips.iter().flat_map(|strip| &strip.bars);
        fold.highest = bars.map(|bar| bar.count).max().unwrap_or(0);
        fold
    }

    /// Takes dots, from the left; a run of crowded ones becomes a strip, whose bars `bars` gives.
    pub(super) fn take(
        &mut self,
        timeline: &Timeline,
        dots: &[Cluster],
        dot_seconds: i64,
        bars: &mut dyn FnMut(&Cluster) -> Vec<Bar>,
    ) {
        for run in dots.chunk_by(|one, next| {
            (is_crowded(one) || is_crowded(next))
                && next.from <= one.from.saturating_add(dot_seconds.saturating_mul(2))
        }) {
            if run.iter().filter(|dot| is_crowded(dot)).count() >= STRIP_RUN {
                let cluster = joined(timeline, run);
                let bars = bars(&cluster);
                self.strips.push(Strip { bars, cluster });
            } else {
                self.dots.extend_from_slice(run);
            }
        }
    }

    /// The dot or strip that holds an event of its lane that starts then and has no row: two binary
    /// searches.
    pub fn holding(&self, start: Instant) -> Option<&Cluster> {
        let holds = |cluster: &&Cluster| (cluster.from..=cluster.last).contains(&start);
        let dot = self.dots.partition_point(|dot| dot.from <= start);
        let strip = self.strips.partition_point(|s| s.cluster.from <= start);
        let dot = dot.checked_sub(1).and_then(|dot| self.dots.get(dot));
        let strip = strip.checked_sub(1).and_then(|s| self.strips.get(s));
        dot.filter(holds)
            .or_else(|| strip.map(|strip| &strip.cluster).filter(holds))
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.dots.is_empty() && self.strips.is_empty()
    }
}

fn is_crowded(dot: &Cluster) -> bool {
    dot.count >= CROWDED
}

fn dots(
    timeline: &Timeline,
    slots: &[Slot],
    dot_seconds: i64,
    is_weak: &dyn Fn(EventIndex) -> bool,
) -> Vec<Cluster> {
    let mut dots: Vec<Cluster> = Vec::new();
    for slot in slots {
        let weak = usize::from(is_weak(slot.event));
        match dots.last_mut() {
            Some(dot) if slot.extent.start < dot.from.saturating_add(dot_seconds) => {
                dot.count += 1;
                dot.weak += weak;
                dot.last = slot.extent.start;
                dot.to = slot.extent.end;
                dot.top = more_important(timeline, dot.top, slot.event);
            }
            _ => dots.push(Cluster {
                from: slot.extent.start,
                last: slot.extent.start,
                to: slot.extent.end,
                count: 1,
                weak,
                first: slot.event,
                top: slot.event,
            }),
        }
    }
    dots
}

pub(super) fn more_important(
    timeline: &Timeline,
    one: EventIndex,
    other: EventIndex,
) -> EventIndex {
    let importance = |event: EventIndex| timeline.events.get(event as usize).map(|e| e.importance);
    if importance(other) > importance(one) {
        other
    } else {
        one
    }
}

pub(super) fn joined(timeline: &Timeline, run: &[Cluster]) -> Cluster {
    let top = run
        .iter()
        .map(|dot| dot.top)
        .reduce(|one, other| more_important(timeline, one, other));
    Cluster {
        from: run.first().map_or(0, |dot| dot.from),
        last: run.last().map_or(0, |dot| dot.last),
        to: run.last().map_or(0, |dot| dot.to),
        count: run.iter().map(|dot| dot.count).sum(),
        weak: run.iter().map(|dot| dot.weak).sum(),
        first: run.first().map_or(0, |dot| dot.first),
        top: top.unwrap_or_default(),
    }
}

fn bars(
    slots: &[Slot],
    cluster: &Cluster,
    bar_seconds: i64,
    is_weak: &dyn Fn(EventIndex) -> bool,
) -> Vec<Bar> {
    let first = slots.partition_point(|slot| slot.extent.start < cluster.from);
    let mut bars: Vec<Bar> = Vec::new();
    for slot in slots.iter().skip(first).take(cluster.count) {
        let step = (slot.extent.start.saturating_sub(cluster.from)) / bar_seconds.max(1);
        let from = cluster
            .from
            .saturating_add(step.saturating_mul(bar_seconds));
        let weak = usize::from(is_weak(slot.event));
        match bars.last_mut() {
            Some(bar) if bar.from == from => {
                bar.count += 1;
                bar.weak += weak;
            }
            _ => bars.push(Bar {
                from,
                to: from.saturating_add(bar_seconds),
                count: 1,
                weak,
            }),
        }
    }
    bars
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::Extent;
    use crate::model::{Event, Importance};
    use crate::view::scale::Viewport;
    use proptest::prelude::*;

    fn slot(event: usize, start: i64) -> Slot {
        let extent = Extent {
            start,
            end: start + 1,
        };
        Slot {
            event: event as u32,
            extent,
            title_width: 0.0,
            from: start,
            until: start + 1,
        }
    }

    fn fold(starts: &[i64], important: Option<usize>) -> Fold {
        let mut events = vec![Event::default(); starts.len()];
        if let Some(event) = important.and_then(|at| events.get_mut(at)) {
            event.importance = Importance::Landmark;
        }
        let timeline = Timeline {
            events,
            ..Timeline::default()
        };
        let slots = starts
            .iter()
            .enumerate()
            .map(|(event, start)| slot(event, *start))
            .collect();
        let index = TimelineIndex::new(&timeline, 0);
        let step = ZoomStep::of(&Viewport::new(0, 1.0), None);
        Fold::new(&timeline, &index, slots, step)
    }

    #[test]
    fn few_events_are_dots_with_their_most_important_one() {
        let fold = fold(&[10, 20, 30, 1_000], Some(1));
        assert_eq!(
            fold.dots.iter().map(|dot| dot.count).collect::<Vec<_>>(),
            [3, 1]
        );
        assert_eq!(fold.dots[0].top, 1);
        assert!(fold.strips.is_empty());
    }

    #[test]
    fn a_crowd_becomes_a_strip() {
        let starts: Vec<i64> = (0..200).map(|n| n * 5).collect();
        let fold = fold(&starts, None);
        assert!(fold.dots.is_empty());
        assert_eq!(fold.strips.len(), 1);
        assert_eq!(
            fold.strips[0]
                .bars
                .iter()
                .map(|bar| bar.count)
                .sum::<usize>(),
            200
        );
    }

    proptest! {
        #[test]
        fn every_event_is_folded_once_and_dots_keep_their_distance(
            starts in proptest::collection::vec(0..20_000_i64, 0..400),
        ) {
            let fold = fold(&starts, None);
            let strips = fold.strips.iter().map(|strip| &strip.cluster);
            let counted: usize = fold.dots.iter().chain(strips).map(|cluster| cluster.count).sum();
            prop_assert_eq!(counted, starts.len());
            for pair in fold.dots.windows(2) {
                prop_assert!((pair[1].from - pair[0].from) as f32 >= DOT_POINTS);
            }
        }
    }
}
