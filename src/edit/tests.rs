//! What a user would notice if an edit went wrong: a comment lost, a line moved, a file broken.

use super::*;
use crate::file::write;
use crate::model::{Text, When};
use proptest::prelude::*;

fn source(id: &str) -> Source {
    Source {
        id: id.into(),
        title: "A report".into(),
        url: Some("https://example.org/report".into()),
        published: Some(When::parse("2025-03-01").unwrap()),
        ..Source::default()
    }
}

fn citation(id: &str) -> Citation {
    Citation {
        source: id.into(),
        ..Citation::default()
    }
}

fn cite(event: u32, id: &str) -> Edit {
    Edit::Cite {
        event,
        sources: vec![source(id)],
        citations: vec![citation(id)],
    }
}

/// The text after an edit, which must be taken back exactly.
fn edited(text: &str, edit: &Edit) -> String {
    let done = apply(text.as_bytes(), edit).unwrap();
    let back = apply(&done.bytes, &Edit::Patch(done.back)).unwrap();
    assert_eq!(back.bytes, text.as_bytes());
    String::from_utf8(done.bytes).unwrap()
}

#[test]
fn a_source_and_a_citation_are_added_as_if_by_hand() {
    let text = "\
// My timeline.
Timeline(
  title: \"T\", zone: \"America/New_York\",
  sources: [
    Source(id: \"a\", title: \"A\", url: \"https://example.org/a\"), // the first
    // there may be more
  ],
  events: [
    Event(id: \"e\", title: \"E\", when: \"2025\", citations: [Citation(source: \"a\")]),
    Event(id: \"f\", title: \"F\", when: \"2026\"), /* last */
  ],
)
";
    insta::assert_snapshot!(edited(&edited(text, &cite(0, "b")), &cite(1, "c")));
}

#[test]
fn what_is_added_to_a_file_with_tabs_has_tabs() {
    let text = "(\n\ttitle: \"T\",\n\tevents: [\n\t\t(id: \"e\", title: \"E\", when: \"2025\"),\n\t],\n)\n";
    let allow = Allow {
        rule: "no-source".into(),
        on: [Text::from("e")].into(),
        because: Some("Everybody knows, and nobody has ever asked for more than that".into()),
        ..Allow::default()
    };
    for edit in [Edit::Answer(allow), cite(0, "b")] {
        let edited = edited(text, &edit);
        let is_spaced = |line: &&str| line.starts_with(' ') || line.contains("\t ");
        assert_eq!(edited.lines().find(is_spaced), None, "{edited}");
    }
}

#[test]
fn lists_that_are_missing_or_empty_are_filled() {
    let text = "(\n    events: [\n        (\n            id: \"e\", // here\n            when: \"2025\"\n        )\n    ],\n    sources: []\n)";
    insta::assert_snapshot!(edited(text, &cite(0, "b")));
}

#[test]
fn answers_stand_in_the_settings_of_the_file() {
    let answer = |rule: &str| {
        Edit::Answer(Allow {
            rule: rule.into(),
            on: ["e".into()].into(),
            because: Some("It is so".into()),
            ..Allow::default()
        })
    };
    let text = "Timeline(\n    title: \"T\",\n    events: [(id: \"e\")],\n)\n";
    let once = edited(text, &answer("no-source"));
    insta::assert_snapshot!(edited(&once, &answer("no-archive")));
}

#[test]
fn lines_end_as_they_did_and_a_mark_at_the_start_stays() {
    let text = "\u{feff}Timeline(\r\n    sources: [\r\n        (id: \"a\", url: \"https://a.org\"),\r\n    ],\r\n    events: [],\r\n)\r\n";
    let after = edited(text, &Edit::AddSources(vec![source("b"), source("c")]));
    assert!(after.starts_with('\u{feff}'));
    assert_eq!(after.matches('\n').count(), after.matches("\r\n").count());
    assert!(after.contains("Source(id") || after.contains("Source(\r\n"));
}

#[test]
fn what_cannot_be_changed_for_certain_is_left_alone() {
    let refuse = |bytes: &[u8], edit: &Edit| apply(bytes, edit).unwrap_err();
    let add = Edit::AddSources(vec![source("b")]);
    assert_eq!(
        refuse(b"(title: \"\xfc\", events: [])", &add),
        EditError::Encoding
    );
    assert_eq!(
        refuse(b"(format: 99, events: [])", &add),
        EditError::NewerFormat
    );
    assert_eq!(refuse(b"", &add), EditError::NoTimeline);
    assert_eq!(refuse(b"(events: [])", &cite(0, "b")), EditError::Changed);
    let twice = b"(sources: [(id: \"a\")], sources: [(id: \"c\")], events: [])";
    assert_eq!(refuse(twice, &add), EditError::WouldNotHold);
    assert_eq!(
        refuse(b"(events: [])", &Edit::AddSources(Vec::new())),
        EditError::Nothing
    );
}

#[test]
fn a_misspelt_name_is_mended_where_it_is() {
    let text = "(sources: [(id: \"reuters\", url: \"https://reuters.com/x\")], events: [\n  (id: \"e\", titel: \"E\", when: \"3 March 2025\", kind: Meetng,\n   citations: [(source: \"reutres\")]), // keep\n])";
    let mut now = text.to_owned();
    let mut fixed = Vec::new();
    while let Some(problem) = read(now.as_bytes())
        .problems
        .into_iter()
        .find(|p| p.fix.is_some())
    {
        fixed.push(problem.code.slug());
        now = edited(&now, &Edit::Fix(problem));
    }
    insta::assert_snapshot!(format!("{}\n{now}", fixed.join(", ")));
}

proptest! {
    /// Whatever the timeline and however it is laid out, the new source is the last one and nothing
    /// else has changed.
    #[test]
    fn only_what_was_meant_changes(
        sources in 0_usize..3,
        events in 1_usize..4,
        at in 0_u32..4,
        flat in any::<bool>(),
        remark in prop::option::of("[a-z ]{0,9}"),
        quote in "[a-z\"\\\\\n#{}%]{0,12}",
    ) {
        let mut timeline = Timeline::default();
        for number in 0..sources {
            timeline.sources.push(source(&format!("s{number}")));
        }
        for number in 0..events {
            timeline.events.push(crate::model::Event {
                id: format!("e{number}").into(),
                title: "E".into(),
                when: Some(When::parse("2025").unwrap()),
                citations: (0..number.min(sources)).map(|n| citation(&format!("s{n}"))).collect(),
                ..Default::default()
            });
        }
        let mut text = write(&timeline);
        if flat {
            text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        if let Some(remark) = remark {
            text = text.replace("],", &format!("/*{remark}*/ ], // {remark}\n"));
        }
        let at = at.min(events as u32 - 1);
        let mut new = source("new");
        new.note = Some(Text::from(quote.as_str()));
        let edit = Edit::Cite { event: at, sources: vec![new], citations: vec![citation("new")] };
        let after = edited(&text, &edit);
        let found = read(after.as_bytes()).timeline.unwrap();
        prop_assert_eq!(found.sources.len(), sources + 1);
        prop_assert_eq!(found.sources.last().unwrap().note.as_deref(), Some(quote.as_str()));
        prop_assert_eq!(&found.events[at as usize].citations.last().unwrap().source, "new");
    }
}

/// All files that were ever wrong, and the samples.
fn files() -> Vec<(String, Vec<u8>)> {
    let tests = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut files = Vec::new();
    for folder in ["broken", "samples"] {
        for entry in std::fs::read_dir(tests.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                files.push((path.display().to_string(), std::fs::read(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

#[test]
fn every_broken_file_is_changed_as_meant_or_left_alone() {
    let mut changed = 0;
    let mut mended = 0;
    for (name, bytes) in files() {
        let problems = read(&bytes).problems;
        let fixes = problems.iter().filter(|problem| problem.fix.is_some());
        let fixes = fixes.take(20).cloned().map(Edit::Fix);
        let additions = [
            Edit::AddSources(vec![source("brand-new")]),
            cite(0, "brand-new"),
        ];
        for edit in additions.into_iter().chain(fixes) {
            let Ok(done) = apply(&bytes, &edit) else {
                continue;
            };
            let back = apply(&done.bytes, &Edit::Patch(done.back)).unwrap();
            assert_eq!(back.bytes, bytes, "{name} is not as it was");
            let after = read(&done.bytes).problems;
            match edit {
                Edit::Fix(problem) => {
                    assert!(
                        after.len() < problems.len(),
                        "{name}: {problem:?} is still there"
                    );
                    mended += 1;
                }
                _ => changed += 1,
            }
        }
    }
    assert!(
        changed > 50 && mended > 20,
        "{changed} changed, {mended} mended"
    );
}
