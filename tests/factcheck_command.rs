//! `dateline factcheck`, as a user types it, on a machine without a display.
#![expect(clippy::unwrap_used, reason = "tests may fail")]

#[path = "support/naughty.rs"]
pub mod naughty;

use assert_cmd::Command;
use dateline::export::factcheck::{csv, html, rows};
use dateline::file;
use std::fs;
use std::path::Path;

const TIMELINE: &str = r#"(title: "T", sources: [(id: "s", title: "Report")], events: [
    (id: "e", title: "It happened", when: "2025-03-01", claims: [
        (text: "Six died.", citations: [(source: "s", quote: "six dead")]),
        (text: "Nobody saw it."),
    ]),
])"#;

/// Exit code, standard output, standard error.
fn factcheck(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("dateline").unwrap();
    let output = command
        .current_dir(folder)
        .env("DATELINE_HOME", folder.join("home"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .arg("factcheck")
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let code = output.status.code().unwrap();
    (code, text(output.stdout), text(output.stderr))
}

fn put(path: &Path, text: &str) {
    file::replace(path, text.as_bytes()).unwrap();
}

/// Writes a mark into the row of a sheet that has these words.
fn mark(sheet: &Path, words: &str, mark: &str) {
    let text = fs::read_to_string(sheet).unwrap();
    let lines = text.lines().map(|line| {
        if line.contains(words) {
            format!("{}{mark}\r\n", line.trim_end_matches(','))
        } else {
            format!("{line}\r\n")
        }
    });
    put(sheet, &lines.collect::<String>());
}

#[test]
fn marks_go_out_in_and_out_again() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    put(&folder.join("a.ron"), TIMELINE);
    let sheet = folder.join("sheet.csv");
    let run = |arguments: &[&str]| {
        let (code, out, err) = factcheck(folder, arguments);
        assert_eq!((code, err.as_str()), (0, ""), "{arguments:?}");
        out
    };
    assert_eq!(run(&["a.ron", "-o", "sheet.csv"]), "sheet.csv: 4 rows\n");
    mark(&sheet, "claim1.source1.", ",,,AB,OK,");
    mark(&sheet, "claim2.", ",,,,,,,AB,no,\"Two did,\nboth told us\"");
    let said = run(&["a.ron", "--read", "sheet.csv"]);
    assert!(
        said.starts_with("2 marks read: 1 verified, 1 wrong.\n"),
        "{said}"
    );
    let notes = fs::read_to_string(folder.join("a.notes.ron")).unwrap();
    for words in [
        "check: Verified",
        "check: Wrong",
        "both told us",
        "author: \"AB\"",
    ] {
        assert!(notes.contains(words), "{notes}");
    }
    // Twice is as good as once, and the next sheet has the marks.
    run(&["a.ron", "--read", "sheet.csv"]);
    assert_eq!(
        fs::read_to_string(folder.join("a.notes.ron")).unwrap(),
        notes
    );
    run(&["a.ron", "-o", "sheet.csv"]);
    let again = fs::read_to_string(&sheet).unwrap();
    assert!(again.contains(",AB,verified,"), "{again}");
    assert!(again.contains("both told us"), "{again}");
    // The timeline was never touched.
    assert_eq!(fs::read_to_string(folder.join("a.ron")).unwrap(), TIMELINE);
}

#[test]
fn a_row_whose_words_were_changed_is_told_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    put(&folder.join("a.ron"), TIMELINE);
    factcheck(folder, &["a.ron", "-o", "sheet.csv"]);
    mark(&folder.join("sheet.csv"), "claim2.", ",,,,,,,AB,ok,checked");
    put(
        &folder.join("a.ron"),
        &TIMELINE.replace("Nobody saw it.", "Somebody saw it."),
    );
    for _ in 0..2 {
        let (code, out, _) = factcheck(folder, &["a.ron", "--read", "sheet.csv"]);
        assert_eq!(code, 0);
        assert!(out.contains("1 row no longer matches"), "{out}");
    }
    let notes = fs::read_to_string(folder.join("a.notes.ron")).unwrap();
    assert_eq!(notes.matches("Note(").count(), 1, "{notes}");
    assert!(notes.contains("on: Event(\"e\")"), "{notes}");
    assert!(notes.contains("quote: \"Nobody saw it.\""), "{notes}");
}

#[test]
fn nobodys_work_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    put(&folder.join("a.ron"), TIMELINE);
    factcheck(folder, &["a.ron", "-o", "sheet.csv"]);
    mark(&folder.join("sheet.csv"), "claim2.", ",,,,,,,AB,ok,checked");
    let before = fs::read(folder.join("sheet.csv")).unwrap();
    let (code, _, err) = factcheck(folder, &["a.ron", "-o", "sheet.csv"]);
    assert_eq!(code, 2);
    assert!(
        err.contains("1 mark that were not read") || err.contains("not read yet"),
        "{err}"
    );
    assert_eq!(fs::read(folder.join("sheet.csv")).unwrap(), before);
    put(&folder.join("other.csv"), "name,phone\nAnn,1\n");
    let (code, _, err) = factcheck(folder, &["a.ron", "-o", "other.csv"]);
    assert_eq!(
        (code, err.contains("no fact-check sheet")),
        (2, true),
        "{err}"
    );
    let (code, _, err) = factcheck(folder, &["a.ron", "-o", "a.ron"]);
    assert_eq!(
        (code, err.contains("ends in .csv or .html")),
        (2, true),
        "{err}"
    );
    put(&folder.join("a.notes.ron"), "Notes(notes: [");
    let (code, _, err) = factcheck(folder, &["a.ron", "--read", "sheet.csv"]);
    assert_eq!((code, err.contains("a.notes.ron")), (2, true), "{err}");
    assert_eq!(
        fs::read_to_string(folder.join("a.notes.ron")).unwrap(),
        "Notes(notes: ["
    );
    assert_eq!(factcheck(folder, &["a.ron"]).0, 2);
}

#[test]
fn strings_that_break_programs_break_no_sheet() {
    let timeline = naughty::timeline();
    let rows = rows(&timeline, |_| None);
    let entries = csv::read(&csv::write(&rows)).unwrap();
    assert_eq!(entries.len(), rows.len());
    let page = html::write(&timeline, &rows, "sheet.csv");
    let (body, script) = page
        .split_once("<script type=\"application/json\"")
        .unwrap();
    let (style, body) = body.split_once("</style>").unwrap();
    assert!(style.contains("default-src 'none'"));
    // Every tag in it is one of ours.
    let ours = [
        "/style",
        "/head",
        "body",
        "/body",
        "header",
        "/header",
        "div",
        "/div",
        "p",
        "/p",
        "h1",
        "/h1",
        "button",
        "/button",
        "b",
        "/b",
        "table",
        "/table",
        "thead",
        "/thead",
        "tbody",
        "/tbody",
        "tr",
        "/tr",
        "th",
        "/th",
        "td",
        "/td",
        "span",
        "/span",
        "q",
        "/q",
        "a",
        "/a",
        "input",
        "select",
        "/select",
        "option",
        "/option",
        "textarea",
        "/textarea",
        "footer",
        "/footer",
    ];
    for tag in body.split('<').skip(1) {
        let name = tag.split(['>', ' ']).next().unwrap();
        assert!(ours.contains(&name), "<{name}");
    }
    for address in body.split("href=\"").skip(1) {
        assert!(address.starts_with("http://") || address.starts_with("https://"));
    }
    let data = script
        .split_once('>')
        .unwrap()
        .1
        .split_once("</script>")
        .unwrap()
        .0;
    assert!(!data.contains('<'));
    let data: serde_json::Value = serde_json::from_str(data).unwrap();
    assert_eq!(data["rows"].as_array().unwrap().len(), rows.len());
}
