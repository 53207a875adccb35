//! Every broken file gets a plain sentence with a cure, and everything in it that can be read is
//! shown. A file that once failed lives on in `tests/broken/`.
#![expect(clippy::unwrap_used, reason = "tests may fail")]

use dateline::file::{Reading, decode, read, report};
use dateline::model::hidden::hidden_in;
use std::fmt::Write as _;
use std::path::PathBuf;

/// The files of the zoo in the order of their names, with their bytes.
fn zoo() -> Vec<(String, Vec<u8>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/broken");
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read(path).unwrap())
        })
        .collect();
    files.sort();
    files
}

fn report_of(name: &str, bytes: &[u8]) -> (Reading, String) {
    let reading = read(bytes);
    let text = report::text(name, &decode(bytes), &reading.problems, false);
    (reading, text)
}

#[test]
fn every_broken_file_is_explained() {
    let mut all = String::new();
    for (name, bytes) in zoo() {
        let (reading, text) = report_of(&name, &bytes);
        let shown = match &reading.timeline {
            Some(timeline) => {
                let ids: Vec<&str> = timeline.events.iter().map(|event| &*event.id).collect();
                format!("events {ids:?}")
            }
            None => "nothing can be shown".to_owned(),
        };
        writeln!(all, "==== {name}: {shown}\n\n{text}").unwrap();
    }
    insta::assert_snapshot!("broken_files", all);
}

#[test]
fn what_is_broken_is_reported_and_what_is_fine_is_not() {
    for (name, bytes) in zoo() {
        let fine = name.contains("is-fine");
        assert_eq!(read(&bytes).problems.is_empty(), fine, "{name}");
    }
}

#[test]
fn one_bad_event_never_takes_the_others_down() {
    for (name, bytes) in zoo() {
        if decode(&bytes).contains("Still read") && !name.starts_with("truncated") {
            let timeline = read(&bytes).timeline.unwrap();
            let read = timeline
                .events
                .iter()
                .any(|event| &*event.title == "Still read");
            assert!(read, "{name}: {:?}", timeline.events);
        }
    }
}

#[test]
fn every_problem_has_a_cure() {
    for (name, bytes) in zoo() {
        for problem in read(&bytes).problems {
            assert!(problem.help.is_some(), "{name}: {problem:?}");
            let message = problem.message.trim_end_matches("..");
            assert!(!message.ends_with('.'), "{name}: {problem:?}");
            assert!(!message.contains('\n'), "{name}: {problem:?}");
            assert_eq!(hidden_in(message).count(), 0, "{name}: {problem:?}");
        }
    }
}

#[test]
fn every_problem_has_a_place_in_the_text() {
    for (name, bytes) in zoo() {
        let text = decode(&bytes);
        for problem in read(&bytes).problems {
            let Some(place) = &problem.place else {
                continue;
            };
            let before = &text[..place.span.start];
            assert_eq!(
                place.line,
                before.matches('\n').count() + 1,
                "{name}: {problem:?}"
            );
            let line = before.rsplit('\n').next().unwrap();
            assert_eq!(
                place.column,
                line.chars().count() + 1,
                "{name}: {problem:?}"
            );
        }
    }
}

#[test]
fn a_problem_of_an_event_names_the_event_and_the_field() {
    let text = "(sources: [], events: [(id: \"x\", title: \"X\", when: \"2025\"), (id: \"a\", \
                title: \"A\", when: \"2025\", citations: [(pin: \"p\"), (source: \"s\")])])";
    let problems = read(text.as_bytes()).problems;
    let found: Vec<(&str, Option<&str>)> = problems
        .iter()
        .map(|problem| (&*problem.path, problem.event.as_deref()))
        .collect();
    let wanted = [
        "events[1].citations[0].source",
        "events[1].citations[1].source",
    ];
    assert_eq!(found, wanted.map(|path| (path, Some("a"))));
}

#[test]
fn two_hundred_thousand_problems_are_not_all_listed() {
    let text = format!("(events: [{}])", "(id: \"a\", x: 1),".repeat(50_000));
    let problems = read(text.as_bytes()).problems;
    assert!(problems.len() < 20_000, "{}", problems.len());
    assert!(problems.last().unwrap().message.contains("more problems"));
}
