//! Rows for the part of a lane that is near a view, where a lane has too many events to pack them all.
//!
//! Time is cut into *tiles*, somewhat longer than the longest event that is packed in them. What is in
//! a tile follows from the timeline, the step of zoom and the tile alone, never from what was looked at
//! before: panning back shows the same rows again.
//!
//! - *Candidates.* Of the events that begin in one *cell* of a tile, which all need the same room, only
//!   as many as there are rows can have one (and a few more, for those that find theirs taken). So
//!   the most important ones are asked from the [`Track`], and nobody looks at the others.
//! - *Layers.* Landmarks are packed first, then major events, then the rest, each around what
//!   came before.
//! - *Borders.* No event reaches further than into the tile after its own. In each layer the even
//!   tiles are packed first, which therefore do not meet each other; then the odd ones, around their
//!   two neighbours. A tile thus depends on so many of its neighbours as there are layers, twice.
//!
//! A view asks for some ten tiles of a lane, each of O(cells · rows · log n); they are kept as long as the
//! step and the number of rows stay.

use super::packing::{Room, Row, Slot, ZoomStep};
use crate::index::{EventIndex, Lengths, TimelineIndex, Track};
use crate::model::date::Instant;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// Room beside the longest event of a tile: that for a label, and for what marks reach beyond
/// their extents, in points.
const BESIDE: f32 = 512.0;
/// So many candidates more than there are rows: some find their place taken.
const SPARE: usize = 2;
/// No more tiles are kept than this.
const MOST_KEPT: usize = 2_048;

/// An event in a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Seat {
    /// The event and its space.
    pub slot: Slot,
    /// Its row.
    pub row: usize,
}

/// What tiles are packed from.
pub(super) struct Source<'a> {
    /// The index of the timeline.
    pub index: &'a TimelineIndex,
    /// The events of the lane.
    pub track: &'a Track,
    /// The step of zoom.
    pub step: ZoomStep,
    /// The room that an event asks for.
    pub room: &'a mut dyn FnMut(EventIndex) -> Room,
}

/// The tiles of one lane for events of certain lengths.
#[derive(Clone, Debug)]
pub(super) struct Tiles {
    lengths: Lengths,
    /// The ranks that are packed together, in order: the first one, and the one after the last.
    layers: &'static [(usize, usize)],
    rows: usize,
    /// The length of a tile, in seconds.
    tile: i64,
    /// Events that begin within so many seconds of each other cannot be in one row.
    cell: i64,
    kept: HashMap<(usize, i64), Arc<Vec<Seat>>>,
}

impl Tiles {
    /// Tiles for events of these lengths, none of which is longer than `longest` seconds; those that
    /// begin in the same `cell` of seconds need rows of their own.
    pub(super) fn new(
        lengths: Lengths,
        layers: &'static [(usize, usize)],
        rows: usize,
        step: ZoomStep,
        (longest, cell): (i64, i64),
    ) -> Self {
        Self {
            lengths,
            layers,
            rows,
            tile: longest.saturating_add(step.seconds(BESIDE)),
            cell: cell.max(1),
            kept: HashMap::new(),
        }
    }

    /// The tile in which an instant lies.
    pub(super) fn tile_of(&self, instant: Instant) -> i64 {
        instant.div_euclid(self.tile)
    }

    /// The time of a tile.
    pub(super) fn stretch(&self, tile: i64) -> Range<Instant> {
        let start = tile.saturating_mul(self.tile);
        start..start.saturating_add(self.tile)
    }

    /// How many rows it has.
    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// Adds the events that have their space in a stretch of time to these rows, each row from left to
    /// right.
    pub(super) fn fill(
        &mut self,
        source: &mut Source<'_>,
        near: &Range<Instant>,
        rows: &mut [Row],
    ) {
        let first = self.tile_of(near.start).saturating_sub(1);
        let last = self.tile_of(near.end).saturating_add(1);
        for tile in first..=last {
            for seat in self.all_seats(source, tile) {
                if let Some(row) = rows.get_mut(seat.row) {
                    row.push(seat.slot);
                }
            }
        }
        for row in rows {
            row.sort_unstable_by_key(|slot| slot.from);
        }
    }

    /// The events with a row that begin in a stretch of time.
    pub(super) fn starting_in(
        &mut self,
        source: &mut Source<'_>,
        stretch: &Range<Instant>,
        found: &mut Vec<EventIndex>,
    ) {
        let last = self.tile_of(stretch.end.saturating_sub(1));
        for tile in self.tile_of(stretch.start)..=last {
            let slots = self.all_seats(source, tile);
            let slots = slots.into_iter().map(|seat| seat.slot);
            let starting = slots.filter(|slot| stretch.contains(&slot.extent.start));
            found.extend(starting.map(|slot| slot.event));
        }
    }

    /// What a tile has in all layers.
    fn all_seats(&mut self, source: &mut Source<'_>, tile: i64) -> Vec<Seat> {
        let mut all = Vec::new();
        for layer in 0..self.layers.len() {
            all.extend_from_slice(&self.seats(source, layer, tile));
        }
        all
    }

    /// What a tile has in a layer, packed if it was not.
    fn seats(&mut self, source: &mut Source<'_>, layer: usize, tile: i64) -> Arc<Vec<Seat>> {
        if let Some(seats) = self.kept.get(&(layer, tile)) {
            return Arc::clone(seats);
        }
        let candidates = self.candidates(source, layer, tile);
        let seats = if candidates.is_empty() {
            Vec::new()
        } else {
            let taken = self.taken(source, layer, tile);
            placed(candidates, taken)
        };
        let seats = Arc::new(seats);
        if self.kept.len() >= MOST_KEPT {
            self.kept.clear();
        }
        self.kept.insert((layer, tile), Arc::clone(&seats));
        seats
    }

    /// What others have taken of the rows around a tile, each row from left to right.
    fn taken(&mut self, source: &mut Source<'_>, layer: usize, tile: i64) -> Vec<Vec<Space>> {
        let mut taken = vec![Vec::new(); self.rows];
        let mut take = |seats: &[Seat]| {
            for seat in seats {
                if let Some(row) = taken.get_mut(seat.row) {
                    row.push((seat.slot.from, seat.slot.until));
                }
            }
        };
        let (before, after) = (tile.saturating_sub(1), tile.saturating_add(1));
        for earlier in 0..layer {
            for neighbour in before..=after {
                take(&self.seats(source, earlier, neighbour));
            }
        }
        if tile.rem_euclid(2) == 1 {
            take(&self.seats(source, layer, before));
            take(&self.seats(source, layer, after));
        }
        for row in &mut taken {
            row.sort_unstable();
        }
        taken
    }

    /// The most important events of each cell of a tile: from the most to the least important, each
    /// importance by start.
    fn candidates(&self, source: &mut Source<'_>, layer: usize, tile: i64) -> Vec<Slot> {
        let Some((first_rank, end_rank)) = self.layers.get(layer).copied() else {
            return Vec::new();
        };
        let stretch = self.stretch(tile);
        let places = source.track.places_in(&stretch);
        let mut found: Vec<Vec<EventIndex>> = vec![Vec::new(); end_rank - first_rank];
        let mut place = places.start;
        while place < places.end
            && let Some((_, start)) = source.track.at(place)
        {
            let cell = start.saturating_sub(stretch.start) / self.cell;
            let end = stretch
                .start
                .saturating_add((cell + 1).saturating_mul(self.cell));
            let next = source.track.place_after(place, end).min(places.end);
            let mut left = self.rows + SPARE;
            for (rank, found) in (first_rank..end_rank).zip(&mut found) {
                let top = source.track.top(place..next, self.lengths, rank..rank + 1);
                let before = found.len();
                found.extend(top.take(left));
                left -= found.len() - before;
            }
            place = next.max(place + 1);
        }
        let slot = |event: EventIndex| {
            let extent = source.index.extent(event)?;
            Some(Slot::new(event, extent, (source.room)(event), source.step))
        };
        found.into_iter().flatten().filter_map(slot).collect()
    }
}

/// Space that is taken in a row, from and until.
type Space = (Instant, Instant);

/// Puts each slot into the first row that is free, in their order.
fn placed(slots: Vec<Slot>, mut taken: Vec<Vec<Space>>) -> Vec<Seat> {
    let mut seats = Vec::new();
    for slot in slots {
        for (number, row) in taken.iter_mut().enumerate() {
            let place = row.partition_point(|(from, _)| *from < slot.from);
            let before = place.checked_sub(1).and_then(|before| row.get(before));
            let is_free = before.is_none_or(|(_, until)| *until <= slot.from)
                && row.get(place).is_none_or(|(from, _)| slot.until <= *from);
            if is_free {
                row.insert(place, (slot.from, slot.until));
                seats.push(Seat { slot, row: number });
                break;
            }
        }
    }
    seats
}
