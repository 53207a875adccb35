//! One lane near a view: its rows, and the dots and strips of what found none.
//!
//! Events that are no longer than about a screen share the lane's rows. Of the longer ones, which may
//! be under way for thousands of screens, each *scale* (four times as long as the one before) has one row
//! of its own, above the others: so a row of long bars cannot crowd out what happens now, and no
//! row depends on anything far away. What has neither is counted.
//!
//! Dots and strips are made tile by tile, from counts: O(dots · log n). A dot at the end of a
//! tile takes in the first one of the next where they would touch.

use super::fold::{BAR_POINTS, Bar, Cluster, DOT_POINTS, Fold, more_important};
use super::packing::{Row, ZoomStep};
use super::tiles::{Source, Tiles};
use crate::index::{EventIndex, Lengths, Track};
use crate::model::Timeline;
use crate::model::date::Instant;
use std::ops::Range;

/// Events that take more than this are long, in points.
const LONG: f32 = 1_024.0;
/// Each scale of longer events has lengths of so many powers of two.
const POWERS: u8 = 2;
/// No lane has more rows for longer events.
const MOST_SCALES: usize = 4;
/// One row in so many may be one for longer events.
const ROWS_PER_SCALE: usize = 2;
/// Landmarks, then major events, then the rest: the first rank of each, and the one after its last.
const BY_IMPORTANCE: &[(usize, usize)] = &[(0, 1), (1, 2), (2, 4)];
/// All at once.
const TOGETHER: &[(usize, usize)] = &[(0, 4)];

/// One lane of a step of zoom, with what was packed of it.
#[derive(Clone, Debug)]
pub(super) struct NearLane {
    /// Rows of longer events, one for each scale.
    scales: Vec<Tiles>,
    short: Tiles,
}

impl NearLane {
    /// A lane with so many rows.
    pub(super) fn new(track: &Track, rows: usize, step: ZoomStep) -> Self {
        let scales = scales(track, rows, step);
        let short = short(step, rows - scales.len());
        Self { scales, short }
    }

    /// The rows of a lane in some tiles, longer events on top.
    pub(super) fn rows(&mut self, source: &mut Source<'_>, tiles: (i64, i64)) -> Vec<Row> {
        let near = self.stretch(tiles);
        let mut rows = vec![Row::new(); self.scales.len() + self.short.rows()];
        let (above, below) = rows.split_at_mut(self.scales.len());
        for (scale, row) in self.scales.iter_mut().zip(above.chunks_mut(1)) {
            scale.fill(source, &near, row);
        }
        self.short.fill(source, &near, below);
        rows
    }

    /// Dots and strips of what has no row and begins in these tiles.
    pub(super) fn fold(
        &mut self,
        source: &mut Source<'_>,
        timeline: &Timeline,
        (first, last): (i64, i64),
    ) -> Fold {
        let dot_seconds = source.step.seconds(DOT_POINTS);
        let bar_seconds = source.step.seconds(BAR_POINTS);
        let tiles = first.saturating_sub(1)..=last.saturating_add(1);
        let mut pieces: Vec<Piece> = tiles.map(|tile| self.piece(source, tile)).collect();
        for place in 1..pieces.len() {
            if let Some([piece, next]) = pieces.get_mut(place - 1..=place) {
                piece.join(next, timeline, dot_seconds);
            }
        }
        let mut fold = Fold {
            highest: source.track.peak(bar_seconds).ceil() as usize,
            ..Fold::default()
        };
        // Those beside the tiles served to join dots.
        let inner = pieces.len().saturating_sub(2);
        for piece in pieces.iter().skip(1).take(inner) {
            fold.take(timeline, &piece.dots, dot_seconds, &mut |cluster| {
                piece.bars(source.track, cluster, bar_seconds)
            });
        }
        fold
    }

    fn stretch(&self, (first, last): (i64, i64)) -> Range<Instant> {
        self.short.stretch(first).start..self.short.stretch(last).end
    }

    /// The dots of one tile.
    fn piece(&mut self, source: &mut Source<'_>, tile: i64) -> Piece {
        let stretch = self.short.stretch(tile);
        let mut seated = Vec::new();
        for tiles in self.scales.iter_mut().chain([&mut self.short]) {
            tiles.starting_in(source, &stretch, &mut seated);
        }
        let track = source.track;
        let rank = |event| source.index.rank(event);
        let seated = seated.into_iter();
        let mut seated: Vec<usize> = seated.filter_map(|event| track.find(event, rank)).collect();
        seated.sort_unstable();
        let places = track.places_in(&stretch);
        let mut piece = Piece {
            seated,
            dots: Vec::new(),
        };
        let dot_seconds = source.step.seconds(DOT_POINTS);
        let mut place = places.start;
        while place < places.end
            && let Some((first, start)) = track.at(place)
        {
            if piece.is_seated(place) {
                place += 1;
                continue;
            }
            let end = start.saturating_add(dot_seconds);
            let next = track.place_after(place, end).min(places.end);
            piece.dots.extend(piece.dot(source, place..next, first));
            place = next.max(place + 1);
        }
        piece
    }
}

/// The tiles in which a stretch of time lies: the same for all lanes.
pub(super) fn tiles_of(step: ZoomStep, (from, to): (Instant, Instant)) -> (i64, i64) {
    let tiles = short(step, 0);
    (tiles.tile_of(from), tiles.tile_of(to))
}

/// The power of two of the longest events that are not long at a step.
fn most_of(step: ZoomStep) -> u8 {
    step.seconds(LONG).max(1).ilog2() as u8
}

/// The tiles of events that are not long.
fn short(step: ZoomStep, rows: usize) -> Tiles {
    let most = most_of(step);
    let lengths = Lengths::between(0, most);
    Tiles::new(lengths, BY_IMPORTANCE, rows, step, seconds_of(most))
}

/// The lengths of the scales that are present among longer events, each with its tiles.
fn scales(track: &Track, rows: usize, step: ZoomStep) -> Vec<Tiles> {
    let room = (rows / ROWS_PER_SCALE).min(MOST_SCALES);
    let mut scales = Vec::new();
    let mut least = most_of(step).saturating_add(1);
    while least <= 63 && scales.len() < room {
        let wanted = Lengths::between(least, least.saturating_add(POWERS - 1));
        let lengths = wanted.and(track.lengths());
        if let Some(longest) = lengths.longest() {
            scales.push(Tiles::new(lengths, TOGETHER, 1, step, seconds_of(longest)));
        }
        least += POWERS;
    }
    // The longest on top.
    scales.reverse();
    scales
}

/// A power of two of seconds.
fn seconds_of(power: u8) -> i64 {
    1 << power.min(62)
}

/// The dots of one tile, and what has a row there.
struct Piece {
    /// The positions of the events with a row, from left to right.
    seated: Vec<usize>,
    dots: Vec<Cluster>,
}

impl Piece {
    fn is_seated(&self, place: usize) -> bool {
        self.seated.binary_search(&place).is_ok()
    }

    /// How many of some positions have a row.
    fn seated_in(&self, places: &Range<usize>) -> &[usize] {
        let before = |limit: usize| self.seated.partition_point(|place| *place < limit);
        let seated = before(places.start)..before(places.end);
        self.seated.get(seated).unwrap_or_default()
    }

    /// How many at these positions have no row, and how many of those weak evidence: O(log n) for each
    /// of the few that have one.
    fn counts(&self, track: &Track, places: &Range<usize>) -> (usize, usize) {
        let seated = self.seated_in(places);
        let is_weak = |place: &&usize| track.weak_in(&(**place..**place + 1)) > 0;
        let seated_weak = seated.iter().filter(is_weak).count();
        (
            places.len().saturating_sub(seated.len()),
            track.weak_in(places).saturating_sub(seated_weak),
        )
    }

    /// The dot of what has no row at these positions, the first of which is such a one.
    fn dot(&self, source: &Source<'_>, places: Range<usize>, first: EventIndex) -> Option<Cluster> {
        let track = source.track;
        let free = |place: &usize| !self.is_seated(*place);
        let last = places.clone().rev().find(free)?;
        let rank = |event| source.index.rank(event);
        let (from, last) = (track.at(places.start)?, track.at(last)?);
        let (count, weak) = self.counts(track, &places);
        let top = if count == 1 {
            Some(first)
        } else {
            let mut top = track.top(places, Lengths::ALL, 0..4);
            top.find(|event| track.find(*event, rank).is_some_and(|place| free(&place)))
        };
        Some(Cluster {
            from: from.1,
            last: last.1,
            to: source.index.extent(last.0)?.end,
            count,
            weak,
            first,
            top: top?,
        })
    }

    /// Takes in the first dot of the next tile where it would touch the last one of this.
    fn join(&mut self, next: &mut Self, timeline: &Timeline, dot_seconds: i64) {
        if let (Some(last), Some(first)) = (self.dots.last_mut(), next.dots.first())
            && first.from < last.from.saturating_add(dot_seconds)
        {
            last.last = first.last;
            last.to = first.to;
            last.count += first.count;
            last.weak += first.weak;
            self.seated.extend_from_slice(&next.seated);
            last.top = more_important(timeline, last.top, first.top);
            next.dots.remove(0);
        }
    }

    /// The bars of a strip.
    fn bars(&self, track: &Track, cluster: &Cluster, bar_seconds: i64) -> Vec<Bar> {
        let mut bars = Vec::new();
        let mut place = track.place_of(cluster.from);
        while let Some((_, start)) = track.at(place).filter(|(_, start)| *start <= cluster.last) {
            let step = start.saturating_sub(cluster.from) / bar_seconds.max(1);
            let from = cluster
                .from
                .saturating_add(step.saturating_mul(bar_seconds));
            let to = from.saturating_add(bar_seconds);
            let end = to.min(cluster.last.saturating_add(1));
            let next = track.place_after(place, end).max(place + 1);
            let (count, weak) = self.counts(track, &(place..next));
            if count > 0 {
                bars.push(Bar {
                    from,
                    to,
                    count,
                    weak,
                });
            }
            place = next;
        }
        bars
    }
}

#[cfg(test)]
mod tests;
