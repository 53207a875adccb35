//! The generator of timelines for benches: what it makes is valid, and the same every time.
#![expect(clippy::unwrap_used, reason = "what the generator makes can be read")]

#[path = "../benches/generator/mod.rs"]
pub mod generator;

use dateline::model::{Importance, Level, Timeline};
use generator::bad::Case;
use std::collections::BTreeSet;

fn read(events: usize) -> Timeline {
    let reading = dateline::file::read(generator::timeline(events).as_bytes());
    assert_eq!(reading.problems, [], "of {events} events");
    reading.timeline.unwrap()
}

#[test]
fn generated_timelines_read_without_problems() {
    for events in [0, 1, 100, 2_000] {
        assert_eq!(read(events).events.len(), events);
    }
}

#[test]
fn bad_cases_read_without_problems() {
    for case in Case::ALL {
        let reading = dateline::file::read(case.timeline(1_200).as_bytes());
        assert_eq!(reading.problems, [], "of {case:?}");
        assert_eq!(reading.timeline.unwrap().events.len(), 1_200, "of {case:?}");
    }
}

#[test]
fn what_is_written_is_the_text() {
    let mut bytes = Vec::new();
    generator::write(300, &mut bytes).unwrap();
    assert_eq!(bytes, generator::timeline(300).into_bytes());
}

#[test]
fn the_same_size_gives_the_same_text() {
    assert_eq!(generator::timeline(500), generator::timeline(500));
    assert_ne!(generator::timeline(500), generator::timeline(501));
}

#[test]
fn generated_timelines_are_as_varied_as_written_ones() {
    let timeline = read(2_000);
    let count = |test: &dyn Fn(&dateline::model::Event) -> bool| {
        timeline.events.iter().filter(|event| test(event)).count()
    };
    let text = |event: &dateline::model::Event| {
        event
            .when
            .as_ref()
            .map_or("", |when| when.text())
            .to_owned()
    };
    let ranges = count(&|event| text(event).contains('/'));
    assert!((200..400).contains(&ranges), "{ranges} of 2,000 are ranges");
    assert!(
        count(&|event| text(event).contains('T')) > 100,
        "clock times"
    );
    assert!(
        count(&|event| text(event).ends_with('~')) > 20,
        "approximate dates"
    );
    assert!(
        count(&|event| text(event).len() <= 7) > 100,
        "months and years"
    );
    assert!(
        count(&|event| event.importance >= Importance::Major) > 100,
        "labels to keep"
    );
    assert!(count(&|event| !event.claims.is_empty()) > 100, "claims");
    let lanes: BTreeSet<&str> = timeline
        .events
        .iter()
        .flat_map(|event| &event.lanes)
        .map(|lane| &**lane)
        .collect();
    assert_eq!(lanes.len(), 6);
    let judge = dateline::model::Judge::new(&timeline);
    let levels: BTreeSet<Level> = timeline
        .events
        .iter()
        .map(|event| judge.event(event).level)
        .collect();
    assert!(levels.contains(&Level::Single) && levels.contains(&Level::Corroborated));
}
