//! Rows, dots and strips near a view, against a look at every event.

use super::*;
use crate::index::{EventIndex, TimelineIndex};
use crate::model::date::Civil;
use crate::model::{Citation, Event, Grouping, Importance, SourceKind, When};
use crate::view::packing::{BEFORE_GLYPH, Room, Slot};
use crate::view::scale::Viewport;
use crate::view::tiles::MOST_TRIED;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// The start in hours, the length in hours, and how much it matters.
type Item = (i64, i64, u8);

fn timeline(items: &[Item]) -> Timeline {
    let hour = |hours: i64| {
        let civil = Civil::from_seconds(hours * 3_600);
        let (year, month, day) = (civil.year, civil.month, civil.day);
        let hour = hours.rem_euclid(24);
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:00")
    };
    // Evidence of every sort, in no pattern that follows from the dates.
    let cite = |number: i64| Citation {
        source: if number % 3 == 0 { "" } else { "law" }.into(),
        ..Citation::default()
    };
    let event = |(start, length, rank): &Item| Event {
        citations: [cite(start * 5 + length)].into(),
        when: When::parse(&format!("{}/{}", hour(*start), hour(start + length))).ok(),
        importance: [
            Importance::Landmark,
            Importance::Major,
            Importance::Normal,
            Importance::Minor,
        ][usize::from(*rank)],
        ..Event::default()
    };
    Timeline {
        events: items.iter().map(event).collect(),
        sources: vec![crate::model::Source {
            id: "law".into(),
            kind: SourceKind::Legal,
            ..crate::model::Source::default()
        }],
        ..Timeline::default()
    }
}

fn room(event: EventIndex) -> Room {
    Room {
        title: 40.0 + (event % 9) as f32 * 35.0,
        ..Room::default()
    }
}

fn items() -> impl Strategy<Value = Vec<Item>> {
    let length = prop_oneof![0..3_i64, 0..72_i64, 0..20_000_i64];
    let rank = prop_oneof![Just(0_u8), 1..3_u8, Just(2_u8), Just(3_u8)];
    proptest::collection::vec((0..30_000_i64, length, rank), 1..250)
}

/// What a lane shows in some tiles: the rows, and dots and strips.
fn shown(
    items: &[Item],
    step: ZoomStep,
    rows: usize,
    tiles: Option<(i64, i64)>,
) -> (Vec<Row>, Fold) {
    let timeline = timeline(items);
    let index = TimelineIndex::new(&timeline, 0);
    let lanes = index.lanes(&timeline, Grouping::Nothing, None);
    let track = &lanes[0].track;
    let mut lane = NearLane::new(track, rows, step);
    let (from, to) = index.span().unwrap();
    let tiles = tiles.unwrap_or_else(|| tiles_of(step, (from, to)));
    let mut source = Source {
        index: &index,
        track,
        step,
        room: &mut room,
    };
    let rows = lane.rows(&mut source, tiles);
    (rows, lane.fold(&mut source, &timeline, tiles))
}

fn step(seconds_per_point: f64) -> ZoomStep {
    ZoomStep::of(&Viewport::new(0, seconds_per_point), None)
}

/// Gives a row the first event that finds room in it, then the first one after that. Candidates come
/// with the least space that they need.
fn naive_row(
    candidates: &[(Slot, Slot)],
    taken: &mut [Vec<Slot>],
    row: usize,
    (air, reach): (i64, i64),
) {
    let mut clear = i64::MIN;
    let (mut gap_end, mut tried) = (None, 0);
    for (slot, smallest) in candidates {
        let is_seated = taken.iter().flatten().any(|s| s.event == slot.event);
        if is_seated || slot.extent.start < clear {
            continue;
        }
        let in_the_way = |slot: &Slot| {
            let meets = |other: &&Slot| other.from < slot.until && slot.from < other.until;
            let met = taken[row].iter().filter(meets);
            met.map(|other| other.until).min()
        };
        let starts = taken[row].iter().map(|other| other.from);
        let after = starts.filter(|from| *from > slot.extent.start).min();
        if after != gap_end {
            (gap_end, tried) = (after, 0);
        }
        match (in_the_way(smallest), in_the_way(slot)) {
            (None, None) => {
                clear = slot.until + air;
                tried = 0;
                taken[row].push(*slot);
            }
            (None, Some(_)) if tried < MOST_TRIED => tried += 1,
            (None, Some(until)) if until <= slot.extent.start => clear = until + reach,
            (_, Some(until)) | (Some(until), _) => clear = until + air,
        }
    }
}

/// The rows of short events as the definition has it, with every event looked at each time.
fn naive_rows(
    index: &TimelineIndex,
    timeline: &Timeline,
    step: ZoomStep,
    rows: usize,
) -> Vec<Vec<u32>> {
    let tiles = short(step, rows);
    let most = seconds_of(most_of(step));
    let slots: Vec<(Slot, Importance)> = index
        .order()
        .iter()
        .map(|event| {
            let slot = Slot::new(*event, index.extent(*event).unwrap(), room(*event), step);
            (slot, timeline.events[*event as usize].importance)
        })
        .filter(|(slot, _)| slot.extent.end - slot.extent.start <= most)
        .collect();
    let all: BTreeSet<i64> = slots
        .iter()
        .map(|(slot, _)| tiles.tile_of(slot.extent.start))
        .collect();
    let mut taken: Vec<Vec<Slot>> = vec![Vec::new(); rows];
    let layers: [&[Importance]; 3] = [
        &[Importance::Landmark],
        &[Importance::Major],
        &[Importance::Normal, Importance::Minor],
    ];
    for (layer, parity) in layers.iter().flat_map(|layer| [(layer, 0), (layer, 1)]) {
        for tile in all.iter().filter(|tile| tile.rem_euclid(2) == parity) {
            for (importance, row) in layer
                .iter()
                .flat_map(|i| (0..rows).map(move |row| (i, row)))
            {
                let candidates = slots.iter().filter(|(slot, of)| {
                    of == importance && tiles.tile_of(slot.extent.start) == *tile
                });
                let least = |slot: &Slot| Slot::new(slot.event, slot.extent, Room::default(), step);
                let candidates: Vec<(Slot, Slot)> =
                    candidates.map(|(slot, _)| (*slot, least(slot))).collect();
                let room = (step.seconds(BEFORE_GLYPH), step.seconds(34.0));
                naive_row(&candidates, &mut taken, row, room);
            }
        }
    }
    for row in &mut taken {
        row.sort_by_key(|slot| slot.from);
    }
    let events = taken
        .iter()
        .map(|row| row.iter().map(|slot| slot.event).collect());
    events.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn rows_are_those_of_a_look_at_every_event(items in items(), zoom in 200.0..400_000.0_f64, rows in 1..6_usize) {
        let timeline = timeline(&items);
        let index = TimelineIndex::new(&timeline, 0);
        let step = step(zoom);
        let (found, _) = shown(&items, step, rows, None);
        let lanes = index.lanes(&timeline, Grouping::Nothing, None);
        let scales = scales(&lanes[0].track, rows, step).len();
        let short: Vec<Vec<u32>> = found
            .iter()
            .skip(scales)
            .map(|row| row.iter().map(|slot| slot.event).collect())
            .collect();
        prop_assert_eq!(short, naive_rows(&index, &timeline, step, rows - scales));
    }

    #[test]
    fn every_event_is_shown_once_and_nothing_overlaps(items in items(), zoom in 200.0..400_000.0_f64, rows in 1..6_usize) {
        let timeline = timeline(&items);
        let index = TimelineIndex::new(&timeline, 0);
        let step = step(zoom);
        let (found, fold) = shown(&items, step, rows, None);
        for pair in found.iter().flat_map(|row| row.windows(2)) {
            prop_assert!(pair[0].until <= pair[1].from);
        }
        let mut seated: Vec<u32> = found.iter().flatten().map(|slot| slot.event).collect();
        let with_row: BTreeSet<u32> = seated.iter().copied().collect();
        seated.sort_unstable();
        prop_assert_eq!(seated.len(), with_row.len());
        let clusters: Vec<&Cluster> = fold.dots.iter().chain(fold.strips.iter().map(|s| &s.cluster)).collect();
        let counted: usize = clusters.iter().map(|cluster| cluster.count).sum();
        prop_assert_eq!(counted + seated.len(), items.len());
        let folded = |from: Instant, last: Instant| -> Vec<u32> {
            let order = index.order().iter().copied();
            order
                .filter(|event| (from..=last).contains(&index.extent(*event).unwrap().start))
                .filter(|event| !with_row.contains(event))
                .collect()
        };
        let weak = |events: &[u32]| {
            let standings = events.iter().map(|event| index.standing(*event));
            standings.filter(|standing| standing.is_weak()).count()
        };
        for cluster in clusters {
            let events = folded(cluster.from, cluster.last);
            prop_assert_eq!(cluster.count, events.len());
            prop_assert_eq!(cluster.weak, weak(&events));
            prop_assert_eq!(cluster.first, events[0]);
            let importance = |event: &u32| timeline.events[*event as usize].importance;
            let most = events.iter().map(importance).max().unwrap();
            let top = events.iter().find(|event| importance(event) == most);
            prop_assert_eq!(Some(&cluster.top), top);
        }
        for strip in &fold.strips {
            for bar in &strip.bars {
                let last = strip.cluster.last.min(bar.to - 1);
                let events = folded(bar.from, last);
                prop_assert_eq!((bar.count, bar.weak), (events.len(), weak(&events)));
            }
        }
    }

    #[test]
    fn what_a_tile_shows_does_not_depend_on_the_view(items in items(), zoom in 200.0..400_000.0_f64, rows in 1..6_usize, at in 0..30_000_i64) {
        let step = step(zoom);
        let tiles = tiles_of(step, (at * 3_600, at * 3_600));
        let stretch = short(step, rows).stretch(tiles.0);
        let of = |part: Option<(i64, i64)>| {
            let (rows, fold) = shown(&items, step, rows, part);
            let here = |slot: &&Slot| stretch.contains(&slot.extent.start);
            let rows: Vec<Vec<u32>> = rows
                .iter()
                .map(|row| row.iter().filter(here).map(|slot| slot.event).collect())
                .collect();
            let dots: Vec<Cluster> = fold.dots.into_iter().filter(|dot| stretch.contains(&dot.from)).collect();
            (rows, dots)
        };
        prop_assert_eq!(of(Some(tiles)), of(None));
    }
}
