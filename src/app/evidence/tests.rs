//! What is worked out for the details of an event.

use super::*;
use crate::app::document::{Content, Origin};
use crate::app::workspace::Workspace;
use std::sync::Arc;

fn evidence(text: &str, event: EventIndex) -> Evidence {
    let content = Content::new(crate::file::read(text.as_bytes()), None, 0).unwrap();
    let mut workspace = Workspace::default();
    let origin = Origin::Input(Arc::from(text.as_bytes()));
    let id = workspace.add(origin, content);
    let document = &workspace.get(id).unwrap().document;
    let evidence = Evidence::of(document, event, ClockZone::Own).unwrap();
    assert!(evidence.is_of(document, event, ClockZone::Own));
    assert!(!evidence.is_of(document, event, ClockZone::Utc));
    evidence
}

const SOURCES: &str = r#"sources: [
    (id: "a", kind: News, publisher: "Arab News", wire: "Reuters"),
    (id: "b", kind: News, publisher: "Reuters"),
    (id: "c", kind: Legal, publisher: "Federal Register"),
    (id: "d", kind: News, title: "Nobody's page"),
]"#;

#[test]
fn sources_and_claims_know_each_other_by_number() {
    let text = format!(
        r#"({SOURCES}, events: [(id: "e", title: "E",
            citations: [(source: "a", quote: "Words"), (source: "gone")],
            claims: [
                (text: "One", citations: [(source: "c"), (source: "a", quote: "Words")]),
                (text: "Two", citations: [(source: "a", stance: Disputes), (source: "a", stance: Disputes)]),
            ],
        )])"#
    );
    let evidence = evidence(&text, 0);
    let sources: Vec<u32> = evidence.sources.iter().map(|cited| cited.source).collect();
    assert_eq!(sources, [2, 0], "primary first, and none that is not there");
    assert_eq!(
        evidence.claims,
        [
            vec![(0, Stance::Supports), (1, Stance::Supports)],
            vec![(1, Stance::Disputes)]
        ]
    );
    let news = &evidence.sources[1];
    assert_eq!(news.claims, [(0, Stance::Supports), (1, Stance::Disputes)]);
    let told: Vec<&[Option<usize>]> = news.places.iter().map(|told| &*told.bears_on).collect();
    let once: [&[Option<usize>]; 2] = [&[None, Some(0)], &[Some(1)]];
    assert_eq!(told, once, "the same words are told once");
}

#[test]
fn a_standing_says_which_lines_it_counts() {
    let text = format!(
        r#"({SOURCES}, events: [
            (id: "1", citations: [(source: "a"), (source: "b"), (source: "c"), (source: "d", stance: Context)]),
            (id: "2", citations: [(source: "a"), (source: "b")]),
            (id: "3", citations: [(source: "d"), (source: "d")]),
            (id: "4", citations: [(source: "d"), (source: "c")]),
        ])"#
    );
    assert_eq!(
        evidence(&text, 0).why,
        "2 independent lines: Reuters (2 sources), Federal Register"
    );
    assert_eq!(
        evidence(&text, 1).why,
        "1 line of reporting: Reuters (2 sources)"
    );
    assert_eq!(evidence(&text, 2).why, "");
    assert_eq!(
        evidence(&text, 3).why,
        "2 independent lines: Federal Register, Nobody's page"
    );
}

#[test]
fn what_differs_stands_side_by_side_the_events_own_first() {
    let text = format!(
        r#"({SOURCES}, events: [
            (id: "1", claims: [(about: "aid", value: "350", by: "Trump")]),
            (id: "2", claims: [
                (about: "aid", value: "174", citations: [(source: "d"), (source: "c", quote: "174")]),
                (about: "Aid", value: "350 "),
            ]),
        ])"#
    );
    let found = evidence(&text, 1).comparisons;
    let [comparison] = &found[..] else {
        panic!("{found:?}");
    };
    assert_eq!((&*comparison.about, comparison.left_out), ("aid", 0));
    let headings: Vec<&str> = comparison
        .versions
        .iter()
        .map(|version| &*version.heading)
        .collect();
    assert_eq!(headings, ["174", "350"]);
    let words = comparison.versions[0].voices[0].citation.unwrap();
    assert_eq!(words.citation, 1, "the citation with words is shown");
    let events: Vec<u32> = comparison.versions[1]
        .voices
        .iter()
        .map(|voice| voice.event)
        .collect();
    assert_eq!(events, [1, 0]);
}

#[test]
fn a_date_that_a_claim_gives_the_event_stands_beside_its_own() {
    let text = format!(
        r#"({SOURCES}, events: [(id: "e", title: "It began", when: "2025-03-05",
            citations: [(source: "c")],
            claims: [(about: "e", when: "2025-03-03", by: "He", citations: [(source: "a")])],
        )])"#
    );
    let found = evidence(&text, 0).comparisons;
    let [comparison] = &found[..] else {
        panic!("{found:?}");
    };
    assert_eq!(&*comparison.about, "Date of this event");
    let headings: Vec<&str> = comparison
        .versions
        .iter()
        .map(|version| &*version.heading)
        .collect();
    assert_eq!(headings, ["Wednesday 5 March 2025", "Monday 3 March 2025"]);
    assert_eq!(comparison.versions[0].voices[0].claim, None);
    assert_eq!(comparison.versions[1].voices[0].claim.unwrap().claim, 0);
}

#[test]
fn a_document_that_disputes_stands_beside_those_that_support() {
    let text = format!(
        r#"({SOURCES}, events: [(id: "1", title: "It happened",
            citations: [(source: "a"), (source: "b", stance: Disputes, because: "It did not")],
            claims: [(text: "Twice", citations: [(source: "c", stance: Disputes)])],
        )])"#
    );
    let found = evidence(&text, 0).comparisons;
    let words: Vec<(&str, Option<usize>, Vec<&str>)> = found
        .iter()
        .map(|comparison| {
            let versions = comparison.versions.iter();
            let headings = versions.map(|version| &*version.heading).collect();
            (&*comparison.about, comparison.claim, headings)
        })
        .collect();
    assert_eq!(
        words,
        [
            ("It happened", None, vec!["Supported by", "Disputed by"]),
            ("Twice", Some(0), vec!["Disputed by"]),
        ]
    );
}

#[test]
fn claims_about_an_event_by_its_id_name_it_as_a_reader_knows_it() {
    let claims =
        |when, value| format!(r#"(about: "E1", when: "{when}"), (about: "E1", value: "{value}")"#);
    let text = |one: &str, other: &str| {
        format!(
            r#"({SOURCES}, events: [(id: "E1", title: "It began", when: "2025-03-05", claims: [{one}]),
                (id: "E2", title: "It ended", claims: [{other}])])"#
        )
    };
    let about = |text: &str, event| {
        let found = evidence(text, event).comparisons;
        let about: Vec<String> = found.iter().map(|found| found.about.to_string()).collect();
        about.join("; ")
    };
    let dates = text(
        r#"(about: "E1", when: "2025-03-01"), (about: "E1", when: "2025-03-02")"#,
        r#"(about: "E1", when: "2025-03-03")"#,
    );
    assert_eq!(about(&dates, 0), "Date of this event");
    assert_eq!(about(&dates, 1), "Date of “It began”");
    let values = text(&claims("2025-03-05", "10"), r#"(about: "E1", value: "12")"#);
    assert_eq!(about(&values, 0), "This event");
    assert_eq!(about(&values, 1), "“It began”");
}
