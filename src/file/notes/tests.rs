//! Notes survive being written, whatever is in them and around them.

use super::*;
use crate::model::notes::{
    Anchor, Check, CitationAnchor, ClaimAnchor, EventPart, Note, Part, Question, SourceIn, stamp,
};
use crate::model::{Extra, When};
use proptest::prelude::*;
use std::fs;

const FILE: &str = r#"// Our notes.
Notes(
    format: 1,
    seal: Red, // of a later version
    notes: [
        // The first.
        Note(id: "a", on: Event("e"), text: "One",   stars: 5),  // five of them
        Note(id: "b", on: Comet(3), check: Doubtful, text: "Two"),
        "no note at all",
        /* last */ Note(id: "c", on: Timeline, text: "Three", made: "no date") // no comma
    ],
)
// The end.
"#;

fn read(text: &str) -> NotesText {
    NotesText::read(text.as_bytes())
}

#[test]
fn what_is_not_changed_stays_byte_for_byte() {
    let read = read(FILE);
    assert_eq!(read.locked(), None);
    assert_eq!(read.notes().notes.len(), 4);
    assert_eq!(read.with(read.notes()).unwrap(), FILE);
    let mut notes = read.notes().clone();
    notes.notes[0].text = "Uno".into();
    notes.notes[1].text = "Due".into();
    notes.notes.push(Note {
        id: "d".into(),
        on: Anchor::Source("s".into()),
        text: "New".into(),
        ..Note::default()
    });
    let expected = FILE
        .replace(
            r#"text: "One",   stars: 5"#,
            r#"text: "Uno",   stars: 5"#,
        )
        .replace(
            r#"on: Comet(3), check: Doubtful, text: "Two""#,
            r#"on: Comet(3), check: Doubtful, text: "Due""#,
        )
        .replace(
            "\"no date\") // no comma\n",
            "\"no date\"), // no comma\n        Note(id: \"d\", on: Source(\"s\"), text: \"New\"),\n",
        );
    assert_eq!(read.with(&notes).unwrap(), expected);
    notes.notes.remove(0);
    let without = expected.replace(
        "        Note(id: \"a\", on: Event(\"e\"), text: \"Uno\",   stars: 5),  // five of them\n",
        "          // five of them\n",
    );
    assert_eq!(
        NotesText::read(expected.as_bytes()).with(&notes).unwrap(),
        without
    );
}

#[test]
fn a_byte_order_mark_and_the_ends_of_lines_stay() {
    let file = format!("\u{feff}{FILE}").replace('\n', "\r\n");
    let read = read(&file);
    assert_eq!(read.with(read.notes()).unwrap(), file);
    let mut notes = read.notes().clone();
    notes.notes.remove(3);
    notes.notes.remove(1);
    notes.notes.extend(some_notes("new").notes);
    notes.notes.extend(some_notes("on two\nlines").notes);
    let written = read.with(&notes).unwrap();
    assert!(
        written.starts_with("\u{feff}// Our notes.\r\n"),
        "{written}"
    );
    assert!(!written.contains("Comet"), "{written}");
    assert!(!written.contains("\r\r"), "{written:?}");
    // Only within a text may a line end as it was typed.
    let ends = |text: &str| text.replace("\r\n", "").contains('\n');
    assert!(
        !ends(written.split("Note(\n").next().unwrap()),
        "{written:?}"
    );
    assert!(
        written.ends_with("),\r\n    ],\r\n)\r\n// The end.\r\n"),
        "{written:?}"
    );
}

#[test]
fn a_comma_behind_a_comment_goes_with_its_note_and_the_comment_stays() {
    let file = "// Keep\nNotes(notes: [\n    Note(id: \"a\") /* one */,\n    Note(id: \"b\") // two\n    ,\n])\n";
    let read = read(file);
    let mut notes = read.notes().clone();
    notes.notes.remove(0);
    let expected = file.replace("Note(id: \"a\") /* one */,", " /* one */");
    assert_eq!(read.with(&notes).unwrap(), expected);
    notes.notes.clear();
    let written = read.with(&notes).unwrap();
    assert!(
        written.contains("// Keep") && written.contains("// two"),
        "{written}"
    );
    assert_eq!(NotesText::read(written.as_bytes()).locked(), None);
}

#[test]
fn a_file_that_cannot_take_a_note_for_certain_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.notes.ron");
    let file = "Notes /* ( */ (format: 1) // ours\n";
    put(&path, file);
    let error = save(&path, &Notes::default(), &some_notes("new")).unwrap_err();
    assert!(matches!(error, NotesError::WouldNotHold(_)), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), file);
}

#[test]
fn comments_in_a_note_that_is_changed_stay() {
    let text = r#"Notes(notes: [
        Note(
            id: "a", // asked in class
            on: Source("s"),
            /* the answer */ text: "One", // by Ada
            question: Who  // the first
        ),
        Note(id: "b", /* short */ on: Timeline, text: "Two"),
    ])"#;
    let read = read(text);
    let mut notes = read.notes().clone();
    for (note, text) in notes.notes.iter_mut().zip(["Uno", "Due"]) {
        note.text = text.into();
        note.changed = stamp(1_795_176_000);
    }
    let changed = "changed: \"2026-11-20T12:00:00Z\"";
    let expected = text
        .replace("One", "Uno")
        .replace(
            "question: Who  // the first\n",
            &format!("question: Who,  // the first\n            {changed},\n"),
        )
        .replace("\"Two\"", &format!("\"Due\", {changed}"));
    assert_eq!(read.with(&notes).unwrap(), expected);
}

#[test]
fn broken_and_newer_files_are_read_and_locked() {
    for (text, why) in [
        ("Notes(notes: [Note(id: \"a\", text: \"kept\")", "line 1: "),
        ("Notes(format: 2, notes: [Note(text: \"kept\")])", "newer"),
        ("Timeline(title: \"x\")", "`Timeline`"),
        ("[1, 2]", "no `Notes(…)`"),
        ("Notes(notes: 5)", "list `notes`"),
    ] {
        let read = read(text);
        let locked = read.locked().unwrap_or_default();
        assert!(locked.contains(why), "{text}: {locked}");
    }
    let broken = read("Notes(notes: [Note(id: \"a\", text: \"kept\")");
    assert_eq!(broken.notes().notes[0].text, "kept");
    assert_eq!(read(" \n").locked(), None);
}

#[test]
fn a_locked_file_is_never_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.notes.ron");
    put(&path, "Notes(notes: [");
    let error = save(&path, &Notes::default(), &some_notes("new")).unwrap_err();
    assert!(matches!(error, NotesError::Locked { .. }));
    assert!(error.to_string().contains("a.notes.ron"), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "Notes(notes: [");
}

fn some_notes(text: &str) -> Notes {
    Notes {
        notes: vec![Note {
            id: text.into(),
            on: Anchor::Timeline,
            text: text.into(),
            ..Note::default()
        }],
        ..Notes::default()
    }
}

#[test]
fn what_others_wrote_meanwhile_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.notes.ron");
    let base = save(&path, &Notes::default(), &some_notes("first")).unwrap();
    let mut theirs = fs::read_to_string(&path).unwrap();
    theirs.push_str("// by hand\n");
    let theirs = theirs.replace("notes: [", "notes: [Note(id: \"x\", text: \"theirs\"), ");
    put(&path, &theirs);
    let mut ours = base.clone();
    ours.notes.extend(some_notes("ours").notes);
    let merged = save(&path, &base, &ours).unwrap();
    let texts: Vec<&str> = merged.notes.iter().map(|note| note.text.as_str()).collect();
    assert_eq!(texts, ["theirs", "first", "ours"]);
    let written = fs::read_to_string(&path).unwrap();
    assert!(written.ends_with("// by hand\n"), "{written}");
    assert_eq!(load(&path).unwrap().notes().notes, merged.notes);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    // A file that was taken away was not emptied.
    fs::remove_file(&path).unwrap();
    assert_eq!(save(&path, &merged, &merged).unwrap().notes.len(), 3);
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[\"\\\\#\r\n\t(),/* a]{0,20}",
        Just("\u{202e}\u{0}".to_owned()),
    ]
}

fn anchors() -> impl Strategy<Value = Anchor> {
    (words(), words(), prop::option::of(words()), 0..9_u8).prop_map(|(one, two, maybe, which)| {
        let (event, text) = (one.as_str().into(), two.as_str().into());
        let maybe = maybe.map(|text| text.as_str().into());
        let extra = Extra::default();
        match which {
            0 => Anchor::Timeline,
            1 => Anchor::Event(event),
            2 => Anchor::Source(event),
            3 => Anchor::Stretch(When::parse("2014/2015").unwrap()),
            4 => Anchor::Part(EventPart {
                event,
                part: Part::Date,
                text,
                extra,
            }),
            5 => Anchor::Claim(ClaimAnchor { event, text, extra }),
            6 => Anchor::SourceIn(SourceIn {
                event,
                source: text,
                extra,
            }),
            7 => Anchor::Citation(CitationAnchor {
                event,
                claim: maybe,
                source: text,
                ..CitationAnchor::default()
            }),
            _ => Anchor::Unknown,
        }
    })
}

fn any_notes() -> impl Strategy<Value = Notes> {
    let note = (anchors(), words(), prop::option::of(words()), 0..8_u8);
    prop::collection::vec(note, 0..6).prop_map(|all| {
        let notes = (1..).zip(all).map(|(id, (on, text, author, more))| Note {
            id: format!("{id}").into(),
            on,
            text: text.into(),
            author: author.map(Into::into),
            made: stamp(1_795_176_000),
            question: (more == 1).then_some(Question::Others),
            check: (more == 2).then_some(Check::Unclear),
            ..Note::default()
        });
        Notes {
            notes: notes.collect(),
            ..Notes::default()
        }
    })
}

proptest! {
    /// What is written reads back as the same.
    #[test]
    fn notes_survive_being_written(notes in any_notes()) {
        let text = NotesText::default().with(&notes).unwrap();
        let again = read(&text);
        prop_assert_eq!(again.locked(), None, "{}", text);
        prop_assert_eq!(again.notes(), &notes, "{}", text);
    }

    /// Whatever is changed in a file, what was not changed in it stays.
    #[test]
    fn what_is_unknown_survives_every_change(new in any_notes(), changed in words(), gone in 0..4_usize) {
        let read = read(FILE);
        let mut notes = read.notes().clone();
        notes.notes[0].text = changed.into();
        notes.notes.remove(gone);
        for note in new.notes {
            notes.notes.push(Note { id: format!("n{}", note.id).into(), ..note });
        }
        let text = read.with(&notes).unwrap();
        let again = NotesText::read(text.as_bytes());
        prop_assert_eq!(again.locked(), None);
        prop_assert_eq!(&again.notes().notes, &notes.notes);
        prop_assert!(text.starts_with("// Our notes.\n") && text.ends_with("// The end.\n"));
        prop_assert!(text.contains("seal: Red, // of a later version"));
        prop_assert_eq!(text.contains("on: Comet(3)"), gone != 1);
    }

    /// Reading never panics, and what it gives can be written.
    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let read = NotesText::read(&bytes);
        if read.locked().is_none() {
            read.with(read.notes()).unwrap();
        }
    }
}

fn put(path: &std::path::Path, text: &str) {
    crate::file::replace(path, text.as_bytes()).unwrap();
}
