use super::*;
use crate::model::{Citation, Claim, Event, EventLink, Lane, Relation, When};
use proptest::prelude::*;
use std::collections::HashMap;

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
        relation: Relation::Extends,
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

/// Events that are many enough for several threads: some without an id or a date, some with the id
/// of another one, with links in all directions, claims and validities.
fn many_events() -> Timeline {
    const COUNT: usize = 20_000;
    let citing = |number: usize| Citation {
        source: format!("source {}", number % 7).into(),
        ..Citation::default()
    };
    let events = (0..COUNT).map(|number| {
        let mixed = number * 7_919 % COUNT;
        let id = if number % 50 == 0 { 0 } else { mixed % 15_000 };
        let date = format!("{}-{:02}", 1900 + mixed % 100, 1 + number % 13);
        let link = EventLink {
            to: format!("event {}", mixed % 16_000).into(),
            relation: [Relation::Extends, Relation::Revokes, Relation::PartOf][number % 3],
            ..EventLink::default()
        };
        let claim = Claim {
            citations: [citing(mixed)].into(),
            ..Claim::default()
        };
        Event {
            id: if id == 0 {
                "".into()
            } else {
                format!("event {id}").into()
            },
            when: When::parse(&date).ok(),
            in_force: When::parse("2014/2015").ok().filter(|_| number % 11 == 0),
            citations: (0..number % 3).map(|more| citing(mixed + more)).collect(),
            claims: std::iter::repeat_n(claim, number % 4 / 2).collect(),
            links: std::iter::repeat_n(link, number % 5 / 3).collect(),
            ..Event::default()
        }
    });
    let source = |number: usize| crate::model::Source {
        id: format!("source {number}").into(),
        publisher: Some(format!("publisher {}", number / 2).into()),
        ..crate::model::Source::default()
    };
    Timeline {
        sources: (0..6).map(source).collect(),
        events: events.collect(),
        ..Timeline::default()
    }
}

#[test]
fn a_large_timeline_is_indexed_as_event_by_event() {
    let timeline = many_events();
    let index = index(&timeline);
    let today = index.today();
    let (events, judge) = (&timeline.events, Judge::new(&timeline));
    let mut first: HashMap<&str, EventIndex> = HashMap::new();
    let mut references: HashMap<EventIndex, Vec<EventIndex>> = HashMap::new();
    for (place, event) in (0..).zip(events) {
        first.entry(&event.id).or_insert(place);
    }
    first.remove("");
    for (place, event) in (0..).zip(events) {
        let to = event.links.iter().filter_map(|link| first.get(&*link.to));
        to.for_each(|to| references.entry(*to).or_default().push(place));
    }
    let mut order: Vec<EventIndex> = (0..).take(events.len()).collect();
    order.sort_by_key(|place| {
        let extent = Extent::of(&events[*place as usize], today);
        extent.map_or((true, 0, 0), |extent| (false, extent.start, extent.end))
    });
    assert_eq!(index.order(), order);
    for (rank, place) in order.into_iter().enumerate() {
        let event = &events[place as usize];
        assert_eq!(index.rank(place), rank);
        assert_eq!(index.extent(place), Extent::of(event, today));
        assert_eq!(index.standing(place), judge.event(event));
        let claims: Vec<Standing> = event
            .claims
            .iter()
            .map(|claim| judge.claim(claim))
            .collect();
        assert_eq!(index.claim_standings(place), claims);
        assert_eq!(
            index.event(&timeline, &event.id),
            first.get(&*event.id).copied()
        );
        let from: Vec<EventIndex> = index
            .references(place)
            .iter()
            .map(|link| link.from)
            .collect();
        assert_eq!(from, references.remove(&place).unwrap_or_default());
    }
    let members: usize = index
        .chains()
        .iter()
        .map(|chain| chain.members().count())
        .sum();
    assert!(members > 100);
    for chain in index.chains() {
        let is_it = |member| index.chain_of(member) == Some(chain);
        assert!(chain.members().all(is_it));
    }
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

fn cites(ids: &[&str]) -> crate::model::List<Citation> {
    let cite = |id: &&str| Citation {
        source: (*id).into(),
        ..Citation::default()
    };
    ids.iter().map(cite).collect()
}

#[test]
fn sources_know_who_cites_and_who_repeats_them() {
    let source = |id: &str, origin: Option<&str>, wire: Option<&str>| crate::model::Source {
        id: id.into(),
        derived_from: origin.map(Into::into),
        wire: wire.map(Into::into),
        ..crate::model::Source::default()
    };
    let event = |cited: &[&str], claimed: &[&str]| Event {
        citations: cites(cited),
        claims: [Claim {
            citations: cites(claimed),
            ..Claim::default()
        }]
        .into(),
        ..Event::default()
    };
    let timeline = Timeline {
        sources: vec![
            source("a", None, None),
            source("b", Some("a"), Some("Reuters")),
            source("c", None, Some("REUTERS")),
            source("d", None, None),
            source("e", Some("a"), None),
        ],
        events: vec![
            event(&["a", "a", "c"], &[]),
            event(&[], &["a", "nothing"]),
            event(&["c"], &["c"]),
        ],
        ..Timeline::default()
    };
    let index = index(&timeline);
    let place = |id| index.source_place(&timeline, id).unwrap();
    assert_eq!(index.citing(place("a")), [0, 1]);
    assert_eq!(index.citing(place("c")), [0, 2]);
    assert!(index.citing(place("d")).is_empty() && index.citing(99).is_empty());
    assert_eq!(index.derived_from(place("a")), [1, 4]);
    assert_eq!(index.reports_of("reuters"), [1, 2]);
    assert_eq!(index.line_of_reporting(place("e")), place("a"));
    assert_eq!(index.line_of_reporting(place("d")), place("d"));
    assert_eq!(index.source_place(&timeline, "nothing"), None);
}

#[test]
fn disagreements_are_found_from_each_event_that_takes_part() {
    let value = |about: &str, value: &str| Claim {
        about: Some(about.into()),
        value: Some(value.into()),
        ..Claim::default()
    };
    let day = |about: &str, when: &str| Claim {
        about: Some(about.into()),
        when: Some(When::parse(when).unwrap()),
        ..Claim::default()
    };
    let event = |claims: &[Claim]| Event {
        claims: claims.into(),
        ..Event::default()
    };
    let timeline = Timeline {
        events: vec![
            event(&[
                value("aid", "350"),
                day("day", "2025-03-03"),
                value("aid", "174"),
            ]),
            event(&[day("Day", "2025-03-04"), value("day", "Monday")]),
            event(&[value("hour", "9"), value("hour", "9 ")]),
        ],
        ..Timeline::default()
    };
    let index = index(&timeline);
    let found = |event| -> Vec<(String, Vec<(u32, u32)>)> {
        let found = index.disagreements(event);
        found
            .map(|found| {
                let places = found.claims.iter().map(|place| (place.event, place.claim));
                (found.conflict.about.to_string(), places.collect())
            })
            .collect()
    };
    let aid = ("aid".to_owned(), vec![(0, 0), (0, 2)]);
    let day = ("day".to_owned(), vec![(0, 1), (1, 0)]);
    assert_eq!(found(0), [aid, day.clone()]);
    assert_eq!(found(1), [day]);
    assert!(found(2).is_empty());
}
