//! `dateline check` and the other arguments, as a user types them.
#![expect(clippy::unwrap_used, reason = "tests may fail")]

use assert_cmd::Command;

fn dateline() -> Command {
    let mut command = Command::cargo_bin("dateline").unwrap();
    command.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests"));
    command
}

fn output(arguments: &[&str], input: &str) -> (i32, String, String) {
    let output = dateline()
        .args(arguments)
        .write_stdin(input)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn a_good_timeline_is_said_to_be_good() {
    let (code, out, err) = output(&["check", "samples/everything.ron"], "");
    assert_eq!(
        (code, &*out, &*err),
        (0, "samples/everything.ron: no problems; 3 events\n", "")
    );
}

#[test]
fn errors_show_the_line_and_the_cure() {
    let (code, out, _) = output(&["check", "broken/misspelt-kind.ron"], "");
    assert_eq!(code, 1);
    insta::assert_snapshot!("errors_in_text", out);
}

#[test]
fn warnings_alone_are_no_failure() {
    let (code, out, _) = output(&["check", "-"], "(events: [(id: \"a\", title: \"A\")])");
    assert_eq!(code, 0);
    assert!(out.contains("standard input: 1 warning; 1 event"), "{out}");
}

#[test]
fn the_worst_of_several_files_counts() {
    let files = [
        "samples/everything.ron",
        "broken/misspelt-kind.ron",
        "broken/json.ron",
        "none.ron",
    ];
    let (code, out, err) = output(&[&["check"], &files[..]].concat(), "");
    assert_eq!(code, 2);
    assert!(out.contains("everything.ron: no problems"), "{out}");
    assert!(
        out.contains("json.ron: 1 error; nothing can be shown"),
        "{out}"
    );
    let missing = "error[E100]: there is no such file\n--> none.ron\n = help: check its name and its folder\n";
    assert_eq!(err, missing);
}

#[test]
fn other_programs_get_json_with_stable_keys() {
    let files = [
        "check",
        "--format",
        "json",
        "broken/misspelt-kind.ron",
        "none.ron",
    ];
    let (code, out, err) = output(&files, "");
    assert_eq!((code, &*err), (2, ""));
    serde_json::from_str::<serde_json::Value>(&out).unwrap();
    insta::assert_snapshot!("errors_in_json", out);
}

#[test]
fn help_and_version_go_to_standard_output() {
    let (code, out, _) = output(&["--version"], "");
    assert_eq!(
        (code, out),
        (0, format!("dateline {}\n", env!("CARGO_PKG_VERSION")))
    );
    let (code, out, _) = output(&["--help"], "");
    assert_eq!(code, 0);
    assert!(out.contains("dateline check sanctions.ron"), "{out}");
    let (code, _, err) = output(&["check"], "");
    assert_eq!(code, 2);
    assert!(err.contains("<FILES>"), "{err}");
}
