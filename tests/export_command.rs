//! `dateline export`, as a user types it, on a machine without a display.
#![expect(clippy::unwrap_used, reason = "tests may fail")]

use assert_cmd::Command;
use std::fs;
use std::io::Write as _;
use std::path::Path;

const SAMPLE: &str = "samples/everything.ron";

/// Exit code, standard output, standard error.
fn export(arguments: &[&str], input: &str) -> (i32, Vec<u8>, String) {
    let mut command = Command::cargo_bin("dateline").unwrap();
    let output = command
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .arg("export")
        .args(arguments)
        .write_stdin(input)
        .output()
        .unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    (output.status.code().unwrap(), output.stdout, errors)
}

/// What is wrong with these arguments.
fn error(arguments: &[&str]) -> String {
    let (code, out, err) = export(arguments, "");
    assert_eq!((code, &*out), (2, &[][..]), "{arguments:?}: {err}");
    err
}

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).to_str().unwrap().to_owned()
}

#[test]
fn both_formats_are_written_in_silence_and_the_same_twice() {
    let folder = tempfile::tempdir().unwrap();
    for (name, begins) in [("a.svg", &b"<?xml"[..]), ("a.png", b"\x89PNG")] {
        let out = path(folder.path(), name);
        let write = || {
            let (code, output, err) = export(&[SAMPLE, &out, "--sources"], "");
            assert_eq!((code, &*output, &*err), (0, &[][..], ""));
            fs::read(&out).unwrap()
        };
        let first = write();
        assert!(first.starts_with(begins), "{name}");
        assert_eq!(first, write(), "{name}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn dashes_are_the_standard_streams() {
    let text = "(title: \"Short\", events: [(id: \"a\", title: \"One & only\", when: \"2024\")])";
    let (code, out, err) = export(&["-", "-", "--format", "svg"], text);
    assert_eq!((code, &*err), (0, ""));
    assert!(String::from_utf8(out).unwrap().contains("One &amp; only"));
    let (code, out, _) = export(&["-", "-", "--format", "png", "--scale", "0.5"], text);
    assert_eq!(code, 0);
    assert!(out.starts_with(b"\x89PNG"));
    let err = error(&["-", "-"]);
    assert!(err.contains("--format must say what to write"), "{err}");
}

#[test]
fn a_timeline_is_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let file = path(folder.path(), "mine");
    let text = b"(events: [(id: \"a\", title: \"A\", when: \"2024\")])";
    fs::File::create(&file).unwrap().write_all(text).unwrap();
    let again = format!("{}/./mine", folder.path().display());
    let err = error(&[&file, &again, "--format", "svg"]);
    assert!(err.contains("This is the timeline itself"), "{err}");
    assert_eq!(fs::read(&file).unwrap(), text);
    let err = error(&[&file, "other.ron", "--format", "svg"]);
    assert!(
        err.contains("Files that end in .ron are timelines"),
        "{err}"
    );
}

#[test]
fn what_is_wrong_is_said_in_one_sentence_with_a_cure() {
    for (arguments, says) in [
        (&[SAMPLE, "x.pdf"][..], "must end in .svg or .png"),
        (
            &[SAMPLE, "x.svg", "--format", "png"],
            "leave one of them out",
        ),
        (&["none.ron", "x.svg"], "There is no such file"),
        (&["broken/json.ron", "x.svg"], "JSON"),
        (&[SAMPLE, "nowhere/x.svg"], "There is no such folder"),
        (
            &[SAMPLE, "x.svg", "--width", "1e9"],
            "320 to 20000 points wide, not 1000000000",
        ),
        (
            &[SAMPLE, "x.svg", "--width", "NaN"],
            "320 to 20000 points wide",
        ),
        (
            &[SAMPLE, "x.svg", "--height", "5"],
            "240 to 20000 points high",
        ),
        (
            &[SAMPLE, "x.png", "--scale", "1000"],
            "0.1 to 10 pixels to the point",
        ),
        (
            &[SAMPLE, "x.png", "--width", "20000", "--scale", "10"],
            "choose a smaller scale",
        ),
        (
            &[SAMPLE, "x.svg", "--from", "yesteryear"],
            "--from: This is not a date",
        ),
        (
            &[SAMPLE, "x.svg", "--to", "1066"],
            "No event of the timeline lies in this range",
        ),
        (
            &[SAMPLE, "x.svg", "--from", "1815", "--to", "1914"],
            "No event of the timeline lies in this range",
        ),
        (
            &[SAMPLE, "x.svg", "--from", "2026", "--to", "2025"],
            "start of the picture",
        ),
        (
            &[SAMPLE, "x.svg", "--view", "none"],
            "There is no view `none`",
        ),
    ] {
        let err = error(arguments);
        assert!(
            err.starts_with("error: ") && err.contains(says),
            "{arguments:?}: {err}"
        );
        assert!(!Path::new("tests/x.svg").exists());
    }
    let err = error(&[SAMPLE, "x.svg", "--theme", "sepia"]);
    assert!(
        err.contains("[possible values: light, dark, print]"),
        "{err}"
    );
}

#[test]
fn a_range_and_a_grouping_change_the_picture() {
    let svg = |arguments: &[&str]| {
        let all = [&[SAMPLE, "-", "--format", "svg"], arguments].concat();
        let (code, out, err) = export(&all, "");
        assert_eq!((code, &*err), (0, ""), "{arguments:?}");
        String::from_utf8(out).unwrap()
    };
    let whole = svg(&[]);
    let near = svg(&[
        "--from",
        "28 February 2025",
        "--to",
        "2025-03-01",
        "--group",
        "kind",
    ]);
    assert_ne!(whole, near);
    assert!(near.contains("28 Feb 2025 to 1 Mar 2025") && near.contains("lie outside this range"));
    assert!(!svg(&["--no-legend"]).contains("independent source"));
    assert!(svg(&["--theme", "dark"]).contains("#14161a"));
}

#[test]
fn errors_in_the_timeline_are_counted_and_the_rest_is_drawn() {
    let folder = tempfile::tempdir().unwrap();
    let out = path(folder.path(), "a.svg");
    let (code, _, err) = export(&["broken/misspelt-kind.ron", &out], "");
    assert_eq!(code, 0);
    assert!(
        err.starts_with("warning: the timeline has 1 error,"),
        "{err}"
    );
    assert!(Path::new(&out).exists());
}

#[test]
fn the_help_shows_how() {
    let (code, out, _) = export(&["--help"], "");
    let help = String::from_utf8(out).unwrap();
    assert_eq!(code, 0);
    for part in [
        "--theme print --sources",
        "- print: Dark lines on white, for paper",
        "The present is the `as_of` of the timeline",
    ] {
        assert!(help.contains(part), "{part}: {help}");
    }
}

#[test]
fn dates_before_the_era_are_no_options() {
    let text = "(events: [(id: \"a\", title: \"The Ides\", when: \"-0043-03-15\")])";
    let range = ["--from", "-0044", "--to", "-0042"];
    let arguments = [&["-", "-", "--format", "svg"], &range[..]].concat();
    let (code, out, err) = export(&arguments, text);
    assert_eq!((code, &*err), (0, ""));
    assert!(String::from_utf8(out).unwrap().contains("The Ides"));
    let err = error(&[SAMPLE, "x.svg", "--width", "-5"]);
    assert!(err.contains("points wide, not -5"), "{err}");
}
