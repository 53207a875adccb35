//! The fast reader reads nothing else than the tolerant one, and the cuts between chunks never show.
#![expect(clippy::unwrap_used, reason = "tests may fail")]

use dateline::file::{read, read_carefully};
use std::path::{Path, PathBuf};

#[path = "../benches/generator/mod.rs"]
pub mod generator;

fn files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["timelines", "tests/samples", "tests/broken"];
    let files = folders
        .iter()
        .flat_map(|folder| std::fs::read_dir(root.join(folder)).unwrap());
    let mut files: Vec<PathBuf> = files.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.retain(|file| file.is_file());
    files
}

#[track_caller]
fn assert_same(bytes: &[u8], what: &str) {
    let (fast, careful) = (read(bytes), read_carefully(bytes));
    assert_eq!(fast.problems, careful.problems, "{what}");
    assert_eq!(fast.newer_format, careful.newer_format, "{what}");
    assert!(
        fast.timeline == careful.timeline,
        "another timeline: {what}"
    );
}

#[test]
fn every_file_reads_the_same_fast_and_with_care() {
    for file in files() {
        assert_same(&std::fs::read(&file).unwrap(), &file.display().to_string());
    }
}

/// A timeline of some 3 MB, which is read in many chunks.
fn long() -> String {
    generator::timeline(5_000)
}

#[test]
fn a_long_timeline_reads_the_same_in_chunks() {
    let text = long();
    assert_same(text.as_bytes(), "as generated");
    assert_same(text.replace('\n', "\r\n").as_bytes(), "other line ends");
    assert_same(
        text.replace("        Event(", "        (").as_bytes(),
        "no names",
    );
    assert_same(text.replace('\n', " ").as_bytes(), "one line");
    assert_same(
        text.replace("id: ", "id: /* ( \" */ ").as_bytes(),
        "comments",
    );
}

#[test]
fn what_is_odd_in_a_long_timeline_is_said_the_same() {
    let text = long();
    let changes = [
        (
            "id: \"event-1234\"",
            "id: \"event-1233\", id: \"event-1234\"",
        ),
        ("id: \"event-1234\"", "note: \"x\", id: \"event-1234\""),
        ("id: \"event-1234\"", "id: \"event-1233\""),
        ("id: \"event-1234\"", "id: \"event-1234"),
        ("id: \"event-1234\",", "id: \"event-1234\""),
        ("id: \"event-1234\"", "id: r#\"event-1234\"#"),
        ("id: \"event-1234\"", "id: \"event\\x41-\\u{2014}\""),
        ("id: \"event-1234\"", "id: \"event\\q\""),
        ("id: \"event-1234\"", "id: \"event-1234\")"),
        ("id: \"event-1234\"", "id: (\"event-1234\""),
        ("id: \"event-1234\"", "/* \" */ id: \"event-1234\" // )"),
        ("zone: \"America/New_York\",", "zone: \"America/New_Yrok\","),
        ("zone: \"America/New_York\",", ""),
        ("when: \"20", "when: \"20-"),
        ("stance: Disputes", "stance: Disputs"),
        ("Source(", "Quelle("),
        ("source: \"source-1", "source: \"nowhere-1"),
        ("kind: Report", "kind: Some(Report)"),
    ];
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        assert_same(text.replace(from, to).as_bytes(), to);
    }
}

#[test]
fn strings_that_look_like_elements_deceive_nobody() {
    let trap = "\n        Event(\n            id: \"trap\", title: \"\",\n        ),";
    let filler = trap.replace('"', "\\\"").repeat(8_000);
    let event = |number: usize, title: &str| {
        format!("\n        Event(id: \"{number}\", title: \"{title}\", when: \"2020\"),")
    };
    let text = (0..6)
        .map(|number| event(number, &filler))
        .collect::<String>();
    let text = format!("Timeline(title: \"t\", events: [{text}\n])\n");
    assert!(text.len() > 3_000_000);
    assert_eq!(read(text.as_bytes()).timeline.unwrap().events.len(), 6);
    assert_same(text.as_bytes(), "traps");
}
