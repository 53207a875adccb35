//! What becomes of notes when they are changed and merged.

use super::*;
use proptest::prelude::*;

/// 2026-11-20T12:00:00Z.
const NOW: Instant = 1_795_176_000;

fn note(id: &str, text: &str) -> Note {
    Note {
        id: id.into(),
        on: Anchor::Timeline,
        text: text.into(),
        ..Note::default()
    }
}

fn notes(all: &[(&str, &str)]) -> Notes {
    Notes {
        notes: all.iter().map(|(id, text)| note(id, text)).collect(),
        ..Notes::default()
    }
}

fn texts(notes: &Notes) -> Vec<(&str, &str)> {
    let all = notes.notes.iter();
    all.map(|note| (note.id.as_str(), note.text.as_str()))
        .collect()
}

#[test]
fn an_answer_is_written_changed_and_taken_away() {
    let mut notes = Notes::default();
    let on = Question::Who.anchor(&"e".into(), &"s".into());
    let mut set = |text: &str, now| notes.set_answer(&on, Question::Who, (text, None), now);
    assert!(!set("", NOW));
    assert!(set("A clerk", NOW));
    assert!(!set("A clerk", NOW + 5));
    assert!(set("A clerk of the court", NOW + 9));
    let answer = notes.answer(&on, Question::Who).unwrap();
    assert_eq!(answer.text, "A clerk of the court");
    let written = |when: &Option<When>| when.as_ref().unwrap().text().to_owned();
    assert_eq!(written(&answer.made), "2026-11-20T12:00:00Z");
    assert_eq!(written(&answer.changed), "2026-11-20T12:00:09Z");
    assert!(notes.set_answer(&on, Question::Who, ("", None), NOW));
    assert!(notes.notes.is_empty());
}

#[test]
fn marks_that_are_taken_in_twice_are_there_once() {
    let mark = |text: &str| Note {
        check: Some(Check::Wrong),
        ..note("", text)
    };
    let mut notes = Notes::default();
    assert_eq!(notes.set_marks([mark("It was 1961")], NOW), 1);
    assert_eq!(notes.set_marks([mark("It was 1961")], NOW), 0);
    assert_eq!(notes.set_marks([mark("It was 1962")], NOW), 1);
    assert_eq!(notes.notes.len(), 1);
    assert_eq!(notes.notes[0].text, "It was 1962");
}

#[test]
fn one_checker_never_erases_what_another_found() {
    let mark = |author: &str, check: Check, text: &str| Note {
        check: Some(check),
        author: Some(author.into()),
        ..note("", text)
    };
    let mut notes = Notes::default();
    notes.set_marks([mark("AB", Check::Wrong, "Six, not five")], NOW);
    notes.set_marks([mark("CD", Check::Verified, "")], NOW);
    notes.set_marks([mark("AB", Check::Wrong, "Six or seven")], NOW);
    let found: Vec<_> = notes.notes.iter().map(|note| note.check).collect();
    assert_eq!(found, [Some(Check::Wrong), Some(Check::Verified)]);
    assert_eq!(notes.notes[0].text, "Six or seven");
    assert_eq!(notes.notes[1].author.as_deref(), Some("CD"));
}

#[test]
fn what_one_side_changed_is_as_that_side_has_it() {
    let base = notes(&[("a", "1"), ("b", "1"), ("c", "1"), ("d", "1")]);
    let ours = notes(&[("a", "2"), ("b", "1"), ("d", "1"), ("ours", "new")]);
    let theirs = notes(&[("theirs", "new"), ("a", "1"), ("b", "3"), ("c", "1")]);
    assert_eq!(
        texts(&merge(&base, &ours, &theirs)),
        [("theirs", "new"), ("a", "2"), ("b", "3"), ("ours", "new")]
    );
}

#[test]
fn of_what_both_changed_both_versions_stay() {
    let base = notes(&[("a", "1"), ("b", "1")]);
    let ours = notes(&[("a", "ours"), ("b", "changed")]);
    let theirs = notes(&[("a", "theirs")]);
    assert_eq!(
        texts(&merge(&base, &ours, &theirs)),
        [("a", "theirs"), ("b", "changed"), ("a-2", "ours")]
    );
}

#[test]
fn a_note_knows_whether_its_words_are_still_there() {
    let mut event = crate::model::Event {
        id: "e".into(),
        claims: [crate::model::Claim {
            text: "Six died.".into(),
            ..Default::default()
        }]
        .into(),
        ..Default::default()
    };
    let anchor = Anchor::claim(&event, &event.claims[0]);
    let timeline = |event: &crate::model::Event| crate::model::Timeline {
        events: vec![event.clone()],
        ..Default::default()
    };
    assert!(anchor.is_in(&timeline(&event)));
    event.claims[0].text = "Seven died.".into();
    assert!(!anchor.is_in(&timeline(&event)));
    assert!(Anchor::Event("e".into()).is_in(&timeline(&event)));
    assert!(!Anchor::Unknown.is_in(&timeline(&event)));
}

fn some_notes() -> impl Strategy<Value = Notes> {
    prop::collection::btree_map("[a-f]", "[x-z]", 0..6).prop_map(|all| {
        let all: Vec<_> = all.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        notes(&all)
    })
}

proptest! {
    /// Whatever either side wrote since `base` is in the result, word for word.
    #[test]
    fn merging_loses_nothing_that_anybody_wrote(
        base in some_notes(), ours in some_notes(), theirs in some_notes()
    ) {
        let merged = merge(&base, &ours, &theirs);
        for side in [&ours, &theirs] {
            for note in side.notes.iter().filter(|note| !base.notes.contains(note)) {
                let stays = merged.notes.iter().any(|m| {
                    m.text == note.text && (m.id == note.id || m.id.starts_with(&*note.id))
                });
                prop_assert!(stays, "{note:?} is not in {merged:?}");
            }
        }
        let ids: HashSet<_> = merged.notes.iter().map(|note| &note.id).collect();
        prop_assert_eq!(ids.len(), merged.notes.len());
    }

    /// Who changed nothing has no say.
    #[test]
    fn merging_without_changes_gives_the_other_side(base in some_notes(), theirs in some_notes()) {
        prop_assert_eq!(&merge(&base, &base, &theirs), &theirs);
        let other = merge(&base, &theirs, &base);
        let sorted = |notes: &Notes| {
            let mut all: Vec<_> = texts(notes).into_iter().map(|(a, b)| (a.to_owned(), b.to_owned())).collect();
            all.sort();
            all
        };
        prop_assert_eq!(sorted(&other), sorted(&theirs));
    }

    /// Of two copies, nothing is missing.
    #[test]
    fn joining_keeps_every_id(one in some_notes(), other in some_notes()) {
        let all = joined(&one, &other);
        for note in one.notes.iter().chain(&other.notes) {
            prop_assert!(all.notes.iter().any(|known| known.id == note.id));
        }
    }
}
