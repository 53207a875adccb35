//! What counts as evidence, and what does not.

use super::*;
use proptest::prelude::*;

fn source(id: &str, publisher: &str) -> Source {
    Source {
        id: id.into(),
        publisher: Some(publisher.into()),
        ..Source::default()
    }
}

fn citing(sources: &[&str]) -> Event {
    let cite = |source: &&str| Citation {
        source: (*source).into(),
        ..Citation::default()
    };
    Event {
        citations: sources.iter().map(cite).collect(),
        ..Event::default()
    }
}

fn level(sources: Vec<Source>, cited: &[&str]) -> Level {
    let timeline = Timeline {
        sources,
        ..Timeline::default()
    };
    Judge::new(&timeline).event(&citing(cited)).level
}

#[test]
fn counts_independent_lines_of_reporting() {
    let sources = || {
        vec![
            source("a", "Kyiv Post"),
            source("b", "CNN"),
            source("c", "cnn"),
        ]
    };
    assert_eq!(level(sources(), &[]), Level::Uncited);
    assert_eq!(level(sources(), &["a"]), Level::Single);
    assert_eq!(level(sources(), &["a", "b"]), Level::Corroborated);
    assert_eq!(
        level(sources(), &["b", "c"]),
        Level::Single,
        "one publisher is one witness"
    );
    assert_eq!(level(sources(), &["nobody"]), Level::Uncited);
}

#[test]
fn agency_reports_and_repetitions_count_once() {
    let wired = |id, publisher| Source {
        wire: Some("Reuters".into()),
        ..source(id, publisher)
    };
    assert_eq!(
        level(
            vec![wired("a", "Arab News"), wired("b", "CNA")],
            &["a", "b"]
        ),
        Level::Single
    );
    let copy = Source {
        derived_from: Some("a".into()),
        ..source("b", "A forum")
    };
    assert_eq!(
        level(vec![source("a", "FactCheck"), copy], &["a", "b"]),
        Level::Single
    );
}

#[test]
fn of_two_sources_with_one_id_the_first_counts() {
    let wired = |id| Source {
        wire: Some("Reuters".into()),
        ..source(id, "CNN")
    };
    let registry = vec![wired("a"), source("a", "AP"), wired("b")];
    assert_eq!(level(registry, &["a", "b"]), Level::Single);
}

#[test]
fn long_rows_of_derivations_are_one_line() {
    let name = |number: usize| format!("source {number}");
    let derived = |number: usize| Source {
        derived_from: Some(name(number + 1).into()),
        ..source(&name(number), &name(number))
    };
    let (first, last) = (name(0), name(999));
    let registry = (0..1_000).map(derived).collect();
    assert_eq!(level(registry, &[&first, &last]), Level::Single);
}

#[test]
fn a_cycle_of_derivations_ends() {
    let derived = |id, from: &str| Source {
        derived_from: Some(from.into()),
        ..source(id, id)
    };
    assert_eq!(
        level(vec![derived("a", "b"), derived("b", "a")], &["a", "b"]),
        Level::Single
    );
}

#[test]
fn claims_about_the_same_thing_dispute_each_other() {
    let claim = |value: &str| Claim {
        about: Some("aid".into()),
        value: Some(value.into()),
        ..Claim::default()
    };
    let event = |claims: &[Claim]| Event {
        claims: claims.into(),
        ..Event::default()
    };
    let agree = Timeline {
        events: vec![event(&[claim("174 billion"), claim(" 174 Billion")])],
        ..Timeline::default()
    };
    assert!(!Judge::new(&agree).event(&agree.events[0]).disputed);
    let differ = Timeline {
        events: vec![
            event(&[claim("350 billion")]),
            event(&[claim("174 billion")]),
        ],
        ..Timeline::default()
    };
    let judge = Judge::new(&differ);
    assert!(
        differ
            .events
            .iter()
            .all(|event| judge.event(event).disputed)
    );
}

#[test]
fn dates_conflict_only_where_they_cannot_all_be_meant() {
    let disputed = |dates: &[&str]| {
        let claim = |date: &&str| Claim {
            about: Some("date".into()),
            when: Some(When::parse(date).unwrap()),
            ..Claim::default()
        };
        let events = vec![Event {
            claims: dates.iter().map(claim).collect(),
            ..Event::default()
        }];
        let timeline = Timeline {
            events,
            ..Timeline::default()
        };
        Judge::new(&timeline).event(&timeline.events[0]).disputed
    };
    assert!(disputed(&["2025-03-03", "2025-03-04"]));
    assert!(disputed(&[
        "2025-03-03/2025-04-03",
        "2025-03-03/2025-04-04"
    ]));
    assert!(disputed(&["2025-03", "2025-03-04", "2025-03-05"]));
    assert!(!disputed(&[
        "1962-10-27T14:04Z",
        "1962-10-27T17:04[Europe/Moscow]"
    ]));
    assert!(!disputed(&["2025-03", "2025-03-04", "2025-03-04T11:35"]));
}

proptest! {
    #[test]
    fn lines_of_reporting_agree_with_looking_at_every_pair(
        registry in proptest::collection::vec((0..12_usize, 0..4_usize, 0..6_usize), 2..12),
    ) {
        let sources: Vec<Source> = (0..).zip(&registry).map(|(number, (origin, publisher, wire))| Source {
            derived_from: (*origin < 6).then(|| format!("{origin}").into()),
            wire: (*wire < 2).then(|| format!("Wire {wire}").into()),
            ..source(&format!("{number}"), ["A", "a", "B", "C"][*publisher])
        }).collect();
        let joined = |one: &Source, other: &Source| {
            let lower = |name: &Option<Text>| name.as_ref().map(|name| name.to_lowercase());
            let own = |source: &Source| source.derived_from.is_none() && source.wire.is_none();
            one.derived_from.as_ref() == Some(&other.id)
                || one.wire.is_some() && one.wire == other.wire
                || own(one) && own(other) && lower(&one.publisher) == lower(&other.publisher)
        };
        let mut reached = vec![true];
        reached.resize(sources.len(), false);
        for _ in 0..sources.len() {
            for (at, one) in sources.iter().enumerate() {
                let near = sources.iter().enumerate().filter(|(_, other)| joined(one, other) || joined(other, one));
                let is_near = near.clone().any(|(other, _)| reached[other]);
                reached[at] |= is_near;
            }
        }
        for (at, same) in reached.into_iter().enumerate() {
            let expected = if same { Level::Single } else { Level::Corroborated };
            prop_assert_eq!(level(sources.clone(), &["0", &at.to_string()]), expected);
        }
    }
}

#[test]
fn a_disputing_citation_is_no_support() {
    let timeline = Timeline {
        sources: vec![Source {
            primary: Some(true),
            ..source("a", "GPO")
        }],
        ..Timeline::default()
    };
    let mut event = citing(&["a"]);
    let supported = Judge::new(&timeline).event(&event);
    assert_eq!(supported.words(), "one source, primary");
    event.citations[0].stance = Stance::Disputes;
    assert_eq!(
        Judge::new(&timeline).event(&event).words(),
        "uncited, disputed"
    );
}
