//! What counts as evidence, and what does not.

use super::*;
use crate::model::When;

pub(super) fn source(id: &str, publisher: &str) -> Source {
    Source {
        id: id.into(),
        publisher: Some(publisher.into()),
        ..Source::default()
    }
}

pub(super) fn citing(sources: &[&str]) -> Event {
    let cite = |source: &&str| Citation {
        source: (*source).into(),
        ..Citation::default()
    };
    Event {
        citations: sources.iter().map(cite).collect(),
        ..Event::default()
    }
}

pub(super) fn level(sources: Vec<Source>, cited: &[&str]) -> Level {
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
fn an_agency_is_one_with_those_who_print_it() {
    let registry = || {
        let printed = Source {
            wire: Some("reuters ".into()),
            ..source("b", "Arab News")
        };
        vec![source("a", "Reuters"), printed, source("c", "Arab News")]
    };
    assert_eq!(level(registry(), &["a", "b"]), Level::Single);
    assert_eq!(
        level(registry(), &["b", "c"]),
        Level::Corroborated,
        "what a newspaper found out itself is no agency report"
    );
}

#[test]
fn two_that_repeat_the_same_unknown_document_are_one_line() {
    let copy = |id, origin: &str| Source {
        derived_from: Some(origin.into()),
        ..source(id, id)
    };
    let registry = || vec![copy("a", "lost"), copy("b", "lost"), copy("c", "other")];
    assert_eq!(level(registry(), &["a", "b"]), Level::Single);
    assert_eq!(level(registry(), &["a", "c"]), Level::Corroborated);
}

#[test]
fn a_name_with_nothing_in_it_joins_nobody() {
    let registry = vec![source("a", ""), source("b", " ")];
    assert_eq!(level(registry, &["a", "b"]), Level::Corroborated);
}

#[test]
fn what_supports_a_claim_is_no_witness_of_the_event() {
    let timeline = Timeline {
        sources: vec![source("a", "A"), source("b", "B")],
        ..Timeline::default()
    };
    let judge = Judge::new(&timeline);
    let mut event = Event {
        claims: [Claim {
            citations: citing(&["a", "b"]).citations,
            ..Claim::default()
        }]
        .into(),
        ..Event::default()
    };
    assert_eq!(judge.claim(&event.claims[0]).level, Level::Corroborated);
    assert_eq!(judge.event(&event).level, Level::Uncited);
    event.citations = citing(&["a"]).citations;
    assert_eq!(judge.event(&event).level, Level::Single);
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
    let silent = Claim {
        value: None,
        ..claim("")
    };
    assert!(
        !judge.claim(&silent).disputed,
        "who gives no value disputes none"
    );
    let conflicts = judge.into_judged().conflicts;
    let aid = Conflict {
        about: "aid".into(),
        values: true,
        dates: false,
    };
    assert_eq!(conflicts, [aid]);
}

#[test]
fn a_subject_is_the_same_however_it_is_spelt() {
    let claim = |about: &str, value: &str| Claim {
        about: Some(about.into()),
        value: Some(value.into()),
        ..Claim::default()
    };
    let disputed = |one: Claim, other: Claim| {
        let timeline = Timeline {
            events: vec![Event {
                claims: [one, other].into(),
                ..Event::default()
            }],
            ..Timeline::default()
        };
        Judge::new(&timeline).event(&timeline.events[0]).disputed
    };
    assert!(disputed(claim("US aid", "1"), claim(" us  Aid ", "2")));
    assert!(!disputed(claim("US aid", "a  B"), claim("US aid", "A b")));
    assert!(!disputed(claim("", "1"), claim("", "2")));
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
    assert!(disputed(&["2025-03-03/..", "2025-03-03/2025-04-04"]));
    assert!(!disputed(&["2025-03/2025-04", "2025-03-03/2025-04-04"]));
    assert!(!disputed(&["2025-03-03/", "2025-03-03/2025-04-04"]));
    assert!(!disputed(&[
        "1962-10-27T14:04Z",
        "1962-10-27T17:04[Europe/Moscow]"
    ]));
    assert!(!disputed(&["2025-03", "2025-03-04", "2025-03-04T11:35"]));
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

/// An event on a day, with claims about things and the dates that they give.
fn claiming(id: &str, when: &str, claims: &[(&str, &str)]) -> Event {
    let claim = |(about, when): &(&str, &str)| Claim {
        about: Some((*about).into()),
        when: Some(When::parse(when).unwrap()),
        ..Claim::default()
    };
    Event {
        id: id.into(),
        when: Some(When::parse(when).unwrap()),
        claims: claims.iter().map(claim).collect(),
        ..Event::default()
    }
}

/// The other dates of each event.
fn other_dates(events: Vec<Event>) -> Vec<Vec<String>> {
    let timeline = Timeline {
        events,
        ..Timeline::default()
    };
    let judge = Judge::new(&timeline);
    let dates = |event| -> Vec<String> {
        let dates = judge.other_dates(event);
        assert_eq!(judge.event(event).disputed, !dates.is_empty());
        dates.iter().map(When::to_string).collect()
    };
    timeline.events.iter().map(dates).collect()
}

#[test]
fn claims_that_share_a_thing_with_the_date_of_an_event_give_it_other_dates() {
    let order = |when| {
        claiming(
            "e",
            when,
            &[("order", "2025-03-05"), ("order", "2025-03-03")],
        )
    };
    assert_eq!(other_dates(vec![order("2025-03-05")]), [["2025-03-03"]]);
    assert_eq!(
        other_dates(vec![
            claiming("a", "2025-03-03", &[("order", "2025-03-03")]),
            claiming("b", "2025-03-05", &[("order", "2025-03-05")]),
        ]),
        [["2025-03-05"], ["2025-03-03"]],
        "over the whole timeline"
    );
    let by_id = claiming("e", "2025-03", &[("e", "2025-04-01"), ("e", "2025-04-01")]);
    assert_eq!(
        other_dates(vec![by_id]),
        [["2025-04-01"]],
        "by its id, once"
    );
}

#[test]
fn what_can_be_meant_together_is_no_other_date() {
    let hour = [("order", "2025-03-05T09:00"), ("order", "2025-03-05T10:00")];
    let hours = |when| Judge::new(&Timeline::default()).other_dates(&claiming("e", when, &hour));
    assert!(hours("2025-03-05").is_empty());
    let timeline = Timeline {
        events: vec![
            claiming("e", "2025-03-05", &hour),
            claiming("f", "2025-03-05T09:00", &hour),
            claiming("g", "2025-03-01/2025-03-09", &hour),
            claiming("h", "2025-02-01", &hour),
        ],
        ..Timeline::default()
    };
    let judge = Judge::new(&timeline);
    let found: Vec<usize> = timeline
        .events
        .iter()
        .map(|event| judge.other_dates(event).len())
        .collect();
    // The hour of a day; the hour itself; an hour of days; what happened on another day.
    assert_eq!(found, [0, 1, 0, 0]);
}

#[test]
fn weak_is_what_would_not_stand_on_its_own() {
    let standing = |level, primary, disputed| Standing {
        level,
        primary,
        disputed,
    };
    for (level, primary, disputed, weak) in [
        (Level::Uncited, false, false, true),
        (Level::Single, false, false, true),
        (Level::Single, true, false, false),
        (Level::Single, true, true, true),
        (Level::Corroborated, false, false, false),
        (Level::Corroborated, true, true, true),
    ] {
        assert_eq!(standing(level, primary, disputed).is_weak(), weak);
    }
}
