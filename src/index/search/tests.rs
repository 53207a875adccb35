use super::build::{citations, each_text, texts_of_source};
use super::words::each_word;
use super::*;
use crate::model::{Citation, Claim, Event, EventKind, Source};
use proptest::prelude::*;
use std::collections::BTreeSet;

const NEVER: Stop<'static> = &|| false;

fn index(timeline: &Timeline) -> (TimelineIndex, SearchIndex) {
    let index = TimelineIndex::new(timeline, 0);
    let words = SearchIndex::new(timeline, &index, NEVER).unwrap();
    (index, words)
}

fn found(words: &SearchIndex, typed: &str) -> Vec<u32> {
    let answer = words.answer(&Query::new(typed), None, NEVER).unwrap();
    answer.set().iter().collect()
}

/// Looks at every word of every event.
fn naive(timeline: &Timeline, index: &TimelineIndex, typed: &str) -> BTreeSet<u32> {
    let query = Query::new(typed);
    let words = |event: &Event| {
        let mut words = BTreeSet::new();
        let mut add = |text: &str| {
            each_word(text, &mut String::new(), |word| {
                words.insert(word.to_owned());
            });
        };
        each_text(event, &mut add);
        add(&index.kind_entry(&event.kind).title);
        for citation in citations(event) {
            if let Some(source) = index.source(timeline, &citation.source) {
                texts_of_source(source).for_each(&mut add);
            }
        }
        words
    };
    let answers = |event: &Event| {
        let words = words(event);
        let occurs = |term: &Term| words.iter().any(|word| term.is_in(word));
        query.terms().iter().all(occurs)
    };
    let events = (0..).zip(&timeline.events);
    let found = events.filter(|(_, event)| answers(event));
    found.map(|(place, _)| place).collect()
}

fn titled(titles: &[&str]) -> Timeline {
    let event = |title: &&str| Event {
        title: (*title).into(),
        ..Event::default()
    };
    Timeline {
        events: titles.iter().map(event).collect(),
        ..Timeline::default()
    }
}

#[test]
fn finds_words_wherever_an_event_or_its_sources_have_them() {
    let cite = |source: &str, quote: &str| Citation {
        source: source.into(),
        quote: Some(quote.into()),
        ..Citation::default()
    };
    let event = Event {
        title: "Titleword".into(),
        kind: EventKind::ExecutiveOrder,
        summary: Some("*Summaryword*, and more".into()),
        identifier: Some("EO 14024".into()),
        actors: ["João Actorword".into()].into(),
        places: ["Placeword".into()].into(),
        tags: ["tagword".into()].into(),
        citations: [cite("s", "Quoteword")].into(),
        claims: [Claim {
            text: "Claimword".into(),
            by: Some("Speakerword".into()),
            value: Some("350 billion USD".into()),
            citations: [cite("t", "Otherquote")].into(),
            ..Claim::default()
        }]
        .into(),
        ..Event::default()
    };
    let source = |id: &str, title: &str| Source {
        id: id.into(),
        title: title.into(),
        publisher: Some("Publisherword".into()),
        identifier: Some("86 FR 20249".into()),
        ..Source::default()
    };
    let timeline = Timeline {
        events: vec![Event::default(), event],
        sources: vec![
            source("s", "Sourceword"),
            source("t", "Secondsource"),
            source("u", "Nobody"),
        ],
        ..Timeline::default()
    };
    let (_, words) = index(&timeline);
    let expected = [
        "titleword",
        "summaryword",
        "14024",
        "eo",
        "joao",
        "PLACE",
        "tagword",
        "quoteword",
        "claim",
        "speaker",
        "350 usd",
        "otherquote",
        "sourceword",
        "second",
        "publisher",
        "20249",
        "executive order",
        "order titleword 350",
    ];
    for typed in expected {
        assert_eq!(found(&words, typed), [1], "{typed}");
    }
    assert_eq!(found(&words, "nobody"), [0_u32; 0]);
    assert_eq!(found(&words, " — "), [0, 1], "nothing is asked for");
}

#[test]
fn nothing_is_found_across_two_words_of_the_vocabulary() {
    let (_, words) = index(&titled(&["ab", "abac", "bacab"]));
    assert_eq!(found(&words, "aba"), [1]);
    assert_eq!(found(&words, "bab"), [0_u32; 0]);
    assert_eq!(found(&words, "cab"), [2]);
}

#[test]
fn a_timeline_without_events_or_words_is_searched_like_any_other() {
    let (_, words) = index(&Timeline::default());
    assert_eq!(found(&words, "a"), [0_u32; 0]);
    let (_, words) = index(&titled(&["", "…"]));
    assert_eq!(
        (words.words(), found(&words, "")),
        (1, vec![0, 1]),
        "only the kind"
    );
}

#[test]
fn what_nobody_waits_for_is_stopped() {
    let timeline = titled(&["one"]);
    let (known, words) = index(&timeline);
    assert!(SearchIndex::new(&timeline, &known, &|| true).is_none());
    assert!(words.answer(&Query::new("one"), None, &|| true).is_none());
}

#[test]
fn many_events_are_indexed_by_several_threads_in_order() {
    let titles: Vec<String> = (0..20_000)
        .map(|number| format!("number {number} of {}", number % 7))
        .collect();
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    let (_, words) = index(&titled(&titles));
    assert_eq!(found(&words, "of number").len(), 20_000);
    assert_eq!(found(&words, "12345"), [12_345]);
    assert_eq!(found(&words, "19999"), [19_999]);
    assert!(words.bytes() / 20_000 < 40, "{} bytes", words.bytes());
}

/// Words that share letters, in several scripts.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        "[abcAB]{1,5}",
        "[aáàbßİ]{1,4}",
        "[制裁法ガか]{1,4}",
        "[αΑάςσ]{1,3}",
        "[иЙёе]{1,3}",
        "[0-9]{1,2}",
    ]
}

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(word(), 0..4).prop_map(|words| words.join(" "))
}

prop_compose! {
    fn any_event()(
        title in text(),
        summary in proptest::option::of(text()),
        actor in text(),
        quote in text(),
        source in 0..4_u8,
        kind in 0..14_usize,
    ) -> Event {
        Event {
            title: title.into(),
            summary: summary.map(Into::into),
            actors: [actor.into()].into(),
            kind: EventKind::BUILT_IN[kind].clone(),
            citations: [Citation {
                source: source.to_string().into(),
                quote: Some(quote.into()),
                ..Citation::default()
            }].into(),
            ..Event::default()
        }
    }
}

prop_compose! {
    fn any_timeline()(
        events in proptest::collection::vec(any_event(), 0..30),
        sources in proptest::collection::vec(text(), 3),
    ) -> Timeline {
        let source = |(id, title): (usize, String)| Source {
            id: id.to_string().into(),
            title: title.into(),
            ..Source::default()
        };
        Timeline {
            events,
            sources: sources.into_iter().enumerate().map(source).collect(),
            ..Timeline::default()
        }
    }
}

proptest! {
    #[test]
    fn a_search_finds_what_looking_at_every_event_finds(timeline in any_timeline(), typed in text()) {
        let (known, words) = index(&timeline);
        let found: BTreeSet<u32> = found(&words, &typed).into_iter().collect();
        prop_assert_eq!(found, naive(&timeline, &known, &typed));
    }

    #[test]
    fn typing_letter_by_letter_finds_the_same_as_asking_anew(timeline in any_timeline(), typed in text()) {
        let (known, words) = index(&timeline);
        let mut last: Option<Answer> = None;
        let ends = typed.char_indices().map(|(at, letter)| at + letter.len_utf8());
        let there: Vec<usize> = ends.collect();
        // Forth and back again.
        for end in there.iter().chain(there.iter().rev()) {
            let typed = &typed[..*end];
            let answer = words.answer(&Query::new(typed), last.as_ref(), NEVER).unwrap();
            let found: BTreeSet<u32> = answer.set().iter().collect();
            prop_assert_eq!(found, naive(&timeline, &known, typed), "{}", typed);
            last = Some(answer);
        }
    }

    #[test]
    fn marks_lie_between_characters_and_apart(text in any::<String>(), typed in any::<String>()) {
        let typed = if typed.is_empty() { text.chars().take(4).collect() } else { typed };
        let marks = Query::new(&typed).marks(&text);
        for mark in &marks {
            prop_assert!(text.get(mark.clone()).is_some_and(|part| !part.is_empty()));
        }
        for pair in marks.windows(2) {
            prop_assert!(pair[0].end < pair[1].start);
        }
    }
}
