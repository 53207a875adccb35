//! Rows for the part of a lane that is near a view, where a lane has too many events to pack them all.
//!
//! Time is cut into *tiles*, somewhat longer than the longest event that is packed in them. What is in
//! a tile follows from the timeline, the step of zoom and the tile alone, never from what was looked at
//! before: panning back shows the same rows again.
//!
//! - *Greedy rows.* Of each importance in turn, each row takes the first event that finds room in it,
//!   then the first one after that, and so on: the [`Track`] gives the next event of an importance
//!   and a length after an instant, so nobody looks at the others.
//! - *Layers.* Landmarks are packed first, then major events, then the rest, each around what
//!   came before.
//! - *Borders.* No event reaches further than into the tile after its own. In each layer the even
//!   tiles are packed first, which therefore do not meet each other; then the odd ones, around their
//!   two neighbours. A tile thus depends on so many of its neighbours as there are layers, twice.
//!
//! A view asks for some ten tiles of a lane, each of O(titles · log n); they are kept as long as the step
//! and the number of rows stay.

use super::packing::{
    BEFORE_GLYPH, BETWEEN, GLYPH_TO_LABEL, IN_BRACKET, LABEL_TO_DIAL_END, NARROWEST_LABEL, Room,
    Row, Slot, ZoomStep,
};
use super::span::REACH;
use crate::index::{EventIndex, Extent, Lengths, TimelineIndex, Track};
use crate::model::date::Instant;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// Room beside the longest event of a tile: that for a label, and for what marks reach beyond
/// their extents, in points.
const BESIDE: f32 = 512.0;
/// The least room that an event takes, in points.
const LEAST: f32 =
    BEFORE_GLYPH + IN_BRACKET + GLYPH_TO_LABEL + NARROWEST_LABEL + LABEL_TO_DIAL_END + BETWEEN;
/// So many events more are tried in a gap for which the title of the first one is too long.
pub(super) const MOST_TRIED: usize = 4;
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
    kept: HashMap<(usize, i64), Arc<Vec<Seat>>>,
}

impl Tiles {
    /// Tiles for events of these lengths, none of which is longer than `longest` seconds.
    pub(super) fn new(
        lengths: Lengths,
        layers: &'static [(usize, usize)],
        rows: usize,
        step: ZoomStep,
        longest: i64,
    ) -> Self {
        Self {
            lengths,
            layers,
            rows,
            tile: longest.saturating_add(step.seconds(BESIDE)),
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
        let places = source.track.places_in(&self.stretch(tile));
        let seats = if places.is_empty() {
            Vec::new()
        } else {
            let taken = self.taken(source, layer, tile);
            self.packed(source, layer, &places, taken)
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

    /// Packs the events at these positions into what is free of the rows.
    fn packed(
        &self,
        source: &mut Source<'_>,
        layer: usize,
        places: &Range<usize>,
        mut taken: Vec<Vec<Space>>,
    ) -> Vec<Seat> {
        let (first, end) = self.layers.get(layer).copied().unwrap_or_default();
        let mut seats: Vec<Seat> = Vec::new();
        for rank in first..end {
            for (row, taken) in taken.iter_mut().enumerate() {
                self.fill_row(source, (rank, row), places, taken, &mut seats);
            }
        }
        seats
    }

    /// Gives a row the first event of a rank that finds room in it, then the first one after that.
    fn fill_row(
        &self,
        source: &mut Source<'_>,
        (rank, row): (usize, usize),
        places: &Range<usize>,
        taken: &mut Vec<Space>,
        seats: &mut Vec<Seat>,
    ) {
        let step = source.step;
        let least = step.seconds(LEAST);
        let air = step.seconds(BEFORE_GLYPH);
        let (mut place, mut hint) = (places.start, 0);
        // What ends the gap that is tried, and how many events were too wide for it.
        let (mut gap_end, mut tried) = (None, 0);
        while let Some((_, start)) = source.track.at(place).filter(|_| place < places.end) {
            // No event fits where even the smallest would not.
            let gap = next_gap(taken, start.saturating_sub(air), least);
            place = source.track.place_after(place, gap.saturating_add(air));
            let next = source
                .track
                .next(place..places.end, self.lengths, rank, &mut hint);
            let Some((found, event)) = next else { return };
            place = found + 1;
            let Some(extent) = source.index.extent(event) else {
                continue;
            };
            if seats.iter().any(|seat| seat.slot.event == event) {
                continue;
            }
            let after = taken.partition_point(|(from, _)| *from <= extent.start);
            let after = taken.get(after).map(|(from, _)| *from);
            if after != gap_end {
                (gap_end, tried) = (after, 0);
            }
            let until = match fit(source, (event, extent), taken) {
                Fit::Here(free, slot) => {
                    taken.insert(free, (slot.from, slot.until));
                    seats.push(Seat { slot, row });
                    tried = 0;
                    slot.until
                }
                Fit::TooWide(_) if tried < MOST_TRIED => {
                    tried += 1;
                    continue;
                }
                // What reaches before its date meets what is on its left, as others like it would.
                Fit::TooWide(until) if until <= extent.start => until
                    .saturating_add(step.seconds(REACH))
                    .saturating_sub(air),
                Fit::TooWide(until) | Fit::Nowhere(until) => until,
            };
            // The space of every event begins so far before it.
            place = source.track.place_after(place, until.saturating_add(air));
        }
    }
}

/// Space that is taken in a row, from and until.
type Space = (Instant, Instant);

/// The first instant, from one on, at which a row is free for so many seconds.
fn next_gap(taken: &[Space], from: Instant, least: i64) -> Instant {
    let mut free = from;
    let first = taken.partition_point(|(_, until)| *until <= from);
    for (start, until) in taken.iter().skip(first) {
        if start.saturating_sub(free) >= least {
            break;
        }
        free = *until;
    }
    free
}

/// Whether an event fits into a row.
enum Fit {
    /// It does, at this place among what is taken.
    Here(usize, Slot),
    /// It would with a shorter title; what is in its way ends then.
    TooWide(Instant),
    /// It would not; what is in its way ends then.
    Nowhere(Instant),
}

fn fit(source: &mut Source<'_>, (event, extent): (EventIndex, Extent), taken: &[Space]) -> Fit {
    let smallest = Slot::new(event, extent, Room::default(), source.step);
    if let Err(until) = free_place(taken, &smallest) {
        return Fit::Nowhere(until);
    }
    let slot = Slot::new(event, extent, (source.room)(event), source.step);
    match free_place(taken, &slot) {
        Ok(free) => Fit::Here(free, slot),
        Err(until) => Fit::TooWide(until),
    }
}

/// Where a slot goes among what is taken of a row; else the end of what is in its way.
fn free_place(taken: &[Space], slot: &Slot) -> Result<usize, Instant> {
    let place = taken.partition_point(|(_, until)| *until <= slot.from);
    match taken.get(place) {
        Some((from, until)) if *from < slot.until => Err(*until),
        _ => Ok(place),
    }
}
