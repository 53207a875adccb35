use super::*;
use crate::model::{Event, EventLink, Lane, When};
use proptest::prelude::*;

fn event(id: &str, when: &str) -> Event {
    Event {
        id: id.into(),
        when: When::parse(when).ok(),
        ..Event::default()
    }
}

fn index(timeline: &Timeline) -> TimelineIndex {
    TimelineIndex::new(timeline, instant("2026-11-20"))
}

fn instant(text: &str) -> Instant {
    When::parse(text).unwrap().earliest().unwrap()
}

#[test]
fn orders_by_date_and_keeps_the_undated() {
    let events = vec![
        event("c", "2025"),
        event("x", "no date"),
        event("a", "2014-03-06"),
    ];
    let timeline = Timeline {
        events,
        ..Timeline::default()
    };
    let index = index(&timeline);
    assert_eq!(index.order(), [2, 0, 1]);
    assert_eq!(index.dated(), 2);
    assert_eq!(index.rank(0), 1);
    assert_eq!(index.extent(1), None);
}

#[test]
fn what_goes_on_lasts_until_today() {
    let ongoing = Extent::of_date(
        &When::parse("2022-02-24/..").unwrap(),
        instant("2026-11-20"),
    );
    assert_eq!(ongoing.end, instant("2026-11-20"));
    let planned = Extent::of_date(
        &When::parse("2030-01-01/..").unwrap(),
        instant("2026-11-20"),
    );
    assert_eq!(planned.end, instant("2030-01-02"));
}

#[test]
fn an_event_in_two_lanes_shows_in_each_and_counts_once() {
    let lane = |id: &str| Lane {
        id: id.into(),
        title: id.to_uppercase().into(),
        ..Lane::default()
    };
    let mut both = event("a", "2025");
    both.lanes = ["us".into(), "eu".into(), "us".into()].into();
    let timeline = Timeline {
        lanes: vec![lane("eu"), lane("us"), lane("ru")],
        events: vec![both, event("b", "2024")],
        ..Timeline::default()
    };
    let index = index(&timeline);
    let lanes = index.lanes(&timeline, Grouping::Lane, None);
    let found: Vec<(&str, &[u32])> = lanes
        .iter()
        .map(|lane| (&*lane.title, lane.track.events()))
        .collect();
    assert_eq!(
        found,
        [
            ("EU", &[0][..]),
            ("US", &[0]),
            ("RU", &[]),
            ("Everything else", &[1])
        ]
    );
    assert_eq!(index.count_in(i64::MIN..i64::MAX), 2);
}

#[test]
fn knows_who_refers_to_an_event() {
    let mut later = event("b", "2025");
    later.links = [EventLink {
        to: "a".into(),
        relation: crate::model::Relation::Extends,
        ..EventLink::default()
    }]
    .into();
    let timeline = Timeline {
        events: vec![event("a", "2014"), later],
        ..Timeline::default()
    };
    let index = index(&timeline);
    assert_eq!(index.references(0).len(), 1);
    assert_eq!(index.references(0)[0].from, 1);
    assert!(index.references(1).is_empty());
}

proptest! {
    #[test]
    fn counting_agrees_with_looking_at_every_event(
        spans in proptest::collection::vec((0..500_i64, 1..90_i64), 0..60),
        from in -20..520_i64, length in 1..200_i64,
    ) {
        let extents: Vec<Extent> = spans
            .iter()
            .map(|(start, length)| Extent {
                start: *start, end: start + length,
            })
            .collect();
        let range = from..from + length;
        let slow = extents.iter().filter(|e| e.start < range.end && e.end > range.start).count();
        prop_assert_eq!(Times::new(&extents).touching.count(range), slow);
    }
}
