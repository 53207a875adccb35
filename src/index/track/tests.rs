//! Answers of tracks, against a look at every event.

use super::*;
use proptest::prelude::*;

fn track(items: &[(i64, i64, u8)]) -> (Track, Vec<Extent>, Vec<Importance>) {
    let mut items = items.to_vec();
    items.sort_unstable();
    let extents: Vec<Extent> = items
        .iter()
        .map(|(start, length, _)| Extent {
            start: *start,
            end: start + 1 + length,
        })
        .collect();
    let importances: Vec<Importance> = items
        .iter()
        .map(|(_, _, rank)| IMPORTANCES[usize::from(*rank % 4)])
        .collect();
    let track = Track::new(
        0..items.len() as u32,
        |event| extents.get(event as usize).copied(),
        |event| importances[event as usize],
        is_weak,
    );
    (track, extents, importances)
}

/// Some events, in no pattern that follows from their dates.
fn is_weak(event: u32) -> bool {
    (event * 7) % 5 < 2
}

fn items() -> impl Strategy<Value = Vec<(i64, i64, u8)>> {
    let length = prop_oneof![0..3_i64, 0..200_i64, 0..100_000_i64];
    proptest::collection::vec((-5_000..5_000_i64, length, 0..4_u8), 0..400)
}

proptest! {
    #[test]
    fn answers_are_those_of_a_look_at_every_event(
        items in items(), from in -6_000..6_000_i64, length in 0..4_000_i64,
        least in 0..20_u8, more in 0..20_u8,
    ) {
        let (track, extents, importances) = track(&items);
        let stretch = from..from + length;
        let lengths = Lengths::between(least, least + more);
        let fits = |extent: &Extent| (least..=least + more).contains(&power_of(*extent));
        for ranks in [0..4, 1..3, 0..1] {
            let found: Vec<u32> = track.top(track.places_in(&stretch), lengths, ranks.clone()).collect();
            let mut wanted: Vec<u32> = (0..items.len() as u32)
                .filter(|event| {
                    let at = *event as usize;
                    let rank = IMPORTANCES.iter().position(|known| *known == importances[at]).unwrap();
                    stretch.contains(&extents[at].start) && fits(&extents[at]) && ranks.contains(&rank)
                })
                .collect();
            wanted.sort_by_key(|event| (std::cmp::Reverse(importances[*event as usize]), *event));
            prop_assert_eq!(found, wanted);
        }
        let places = track.places_in(&stretch);
        let weak = places.clone().filter(|place| is_weak(track.events()[*place]));
        prop_assert_eq!(track.weak_in(&places), weak.count());
        let under_way = extents.iter().filter(|e| e.start < from && e.end > from).count();
        prop_assert_eq!(track.under_way(from), under_way);
        for place in (0..items.len()).step_by(7) {
            prop_assert_eq!(track.place_after(place, from), track.place_of(from).max(place));
        }
        prop_assert_eq!(
            track.places_in(&stretch).len(),
            extents.iter().filter(|extent| stretch.contains(&extent.start)).count()
        );
    }

    #[test]
    fn peaks_and_crowds_are_never_less_than_is_true(items in items(), power in 0..16_u32) {
        let (track, extents, _) = track(&items);
        let seconds = 1_i64 << power;
        for extent in &extents {
            let bucket = extent.start.div_euclid(seconds) * seconds;
            let count = extents.iter().filter(|e| (bucket..bucket + seconds).contains(&e.start)).count();
            prop_assert!(track.peak(seconds) + 0.01 >= count as f32);
            let at = extent.start;
            let meet = extents.iter().filter(|e| e.start <= at && e.end + seconds > at).count();
            prop_assert!(track.crowd(seconds) >= meet.min(usize::from(MOST_CROWD)));
        }
    }
}

#[test]
fn many_events_are_found_through_the_tree() {
    let items: Vec<(i64, i64, u8)> = (0..300_000)
        .map(|n| (n, if n % 70_000 == 69_999 { 5_000 } else { 0 }, 2))
        .collect();
    let (track, ..) = track(&items);
    let long = Lengths::between(10, 63);
    let found: Vec<u32> = track.top(0..300_000, long, 0..4).collect();
    assert_eq!(found, [69_999, 139_999, 209_999, 279_999]);
    assert_eq!(track.crowd(4_000), usize::from(MOST_CROWD));
}

#[test]
fn sets_of_lengths_are_what_they_say() {
    assert_eq!(Lengths::between(3, 4).0, 0b1_1000);
    assert_eq!(Lengths::between(0, 63), Lengths::ALL);
    assert_eq!(Lengths::between(5, 4).longest(), None);
    assert_eq!(
        Lengths::between(2, 9).and(Lengths::between(0, 4)).longest(),
        Some(4)
    );
    let extent = |seconds| Extent {
        start: 0,
        end: seconds,
    };
    assert_eq!(
        [1, 2, 3, 4, 86_400].map(|s| power_of(extent(s))),
        [0, 1, 2, 2, 17]
    );
}
