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
        (
            0,
            "samples/everything.ron: no problems, 6 answered; 3 events\n",
            ""
        )
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
    assert!(out.contains("standard input: 2 warnings; 1 event"), "{out}");
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
fn denied_rules_fail_and_allowed_ones_pass() {
    let bare = "(events: [(id: \"a\", title: \"A\", when: \"2024\")])";
    let cases: [(&[&str], i32, &str); 5] = [
        (&[], 0, "1 warning; 1 event"),
        (&["--deny", "no-source"], 1, "1 error; 1 event"),
        (&["--deny", "w501"], 1, "1 error; 1 event"),
        (
            &["--deny", "all", "--allow", "no-source"],
            0,
            "no problems, 1 answered; 1 event",
        ),
        (&["--deny", "no-sorce"], 2, ""),
    ];
    for (options, expected, summary) in cases {
        let (code, out, err) = output(&[&["check"], options, &["-"]].concat(), bare);
        assert_eq!(code, expected, "{options:?}: {out}{err}");
        assert!(out.contains(summary), "{options:?}: {out}");
        assert_eq!(
            err.contains("did you mean `no-source`?"),
            code == 2,
            "{err}"
        );
    }
}

#[test]
fn what_is_in_the_future_depends_on_the_day_that_is_asked_for() {
    let text = "(sources: [(id: \"s\", kind: Legal, title: \"S\", identifier: \"1\")], events: [(id: \
                \"a\", title: \"A\", when: \"2031-05-01\", citations: [(source: \"s\")])])";
    let summary = |today: &str| {
        let (code, out, err) = output(&["check", "--today", today, "-"], text);
        (code, out.contains("W523"), err)
    };
    assert_eq!(summary("2031-04-30"), (0, true, String::new()));
    assert_eq!(summary("2031-05-01"), (0, false, String::new()));
    let (code, _, err) = summary("soonish");
    assert!(code == 2 && err.starts_with("error: --today: "), "{err}");
}

#[test]
fn rules_are_listed_and_explained() {
    let (code, out, _) = output(&["check", "--rules"], "");
    assert_eq!(
        (code, out.lines().count()),
        (0, dateline::file::Code::ALL.len())
    );
    let (code, out, _) = output(&["check", "--explain", "W509"], "");
    assert_eq!(code, 0);
    insta::assert_snapshot!("explained", out);
    let (code, _, err) = output(&["check", "--explain", "no-archives"], "");
    assert_eq!(
        (code, err.contains("did you mean `no-archive`?")),
        (2, true),
        "{err}"
    );
}

#[test]
fn an_error_of_the_file_is_not_allowed() {
    let (code, _, err) = output(&["check", "--allow", "E402", "-"], "(events: [])");
    assert_eq!(
        (code, err.contains("is an error of the file")),
        (2, true),
        "{err}"
    );
}

#[test]
fn findings_show_the_line_and_the_cure() {
    let files = [
        "rules/extension-gap/wrong.ron",
        "rules/invented-dates/wrong.ron",
        "rules/look-alike-host/wrong.ron",
        "rules/source-cycle/wrong.ron",
    ];
    let (code, out, _) = output(&[&["check"], &files[..]].concat(), "");
    assert_eq!(code, 0);
    insta::assert_snapshot!("findings_in_text", out);
}

#[test]
fn code_review_gets_sarif() {
    let files = [
        "rules/no-archive/wrong.ron",
        "broken/misspelt-kind.ron",
        "none.ron",
    ];
    let arguments = [&["check", "--format", "sarif"], &files[..]].concat();
    let (code, out, err) = output(&arguments, "");
    assert_eq!((code, &*err), (2, ""));
    let log: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(run["tool"]["driver"]["name"], "dateline");
    assert!(rules.iter().all(|rule| {
        let help = rule["help"]["text"].as_str();
        let level = rule["defaultConfiguration"]["level"].as_str();
        help.is_some_and(|help| !help.is_empty())
            && ["note", "warning", "error"].contains(&level.unwrap())
    }));
    let results = run["results"].as_array().unwrap();
    assert!(results.len() > 2, "{out}");
    for result in results {
        let rule = &rules[result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().unwrap();
        assert!(files.contains(&uri), "{uri}");
        if uri == "none.ron" {
            assert!(place["region"].is_null());
            continue;
        }
        let region = |name: &str| place["region"][name].as_u64().unwrap();
        assert!(region("startLine") >= 1 && region("startColumn") >= 1);
        assert!(region("endColumn") > region("startColumn"), "{result}");
    }
    let archive = results
        .iter()
        .find(|result| result["ruleId"] == "W509")
        .unwrap();
    assert_eq!(archive["level"], "note");
    assert_eq!(
        archive["locations"][0]["physicalLocation"]["region"]["startLine"],
        6
    );
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
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

#[test]
fn every_broken_file_is_answered_at_once_with_a_sentence_and_a_cure() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/broken");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let begun = std::time::Instant::now();
        let (code, out, err) = output(&["check", path.to_str().unwrap()], "");
        assert!(
            begun.elapsed().as_secs() < 60,
            "{path:?}: {:?}",
            begun.elapsed()
        );
        assert_eq!(err, "", "{path:?}");
        // What reads well may still lack sources.
        let fine = path.to_str().unwrap().contains("is-fine");
        let marks = ["error[", "warning[E", "note[E"];
        let is_broken = marks.iter().any(|mark| out.contains(mark));
        assert_eq!(fine, code == 0 && !is_broken, "{path:?}: {out}");
        let problems = out.matches("[E").count() + out.matches("[W").count();
        assert!(
            out.matches("= help: ").count() <= problems,
            "{path:?}: {out}"
        );
    }
}

#[test]
fn what_cannot_be_opened_is_refused_at_once_with_a_cure() {
    let cases = [
        (".", "this is a folder", "choose a timeline file in it"),
        (
            "none.ron",
            "there is no such file",
            "check its name and its folder",
        ),
        (
            "samples/everything.ron/x",
            "there is no such file",
            "check its name and its folder",
        ),
    ];
    for (path, message, help) in cases {
        let (code, out, err) = output(&["check", path], "");
        assert_eq!((code, &*out), (2, ""));
        let wanted = format!("error[E100]: {message}\n--> {path}\n = help: {help}\n");
        assert_eq!(err, wanted);
    }
}

#[test]
fn bombs_are_answered() {
    let many = 100_000;
    let event =
        |inside: &str| format!("(events: [(id: \"a\", title: \"A\", when: \"2025\", {inside})])");
    let bombs = [
        event(&format!("x: {}{}", "[".repeat(many), "]".repeat(many))),
        event(&format!("x: {}{}", "{".repeat(many), "}".repeat(many))),
        event(&format!("x: {}{}", "(".repeat(many), "}".repeat(many))),
        event(&format!("summary: \"{}\"", "long ".repeat(1_000_000))),
        "\0".repeat(5_000_000),
        "\u{202e}".repeat(many),
    ];
    for bomb in bombs {
        let begun = std::time::Instant::now();
        let (_, out, _) = output(&["check", "-"], &bomb);
        // What takes time in proportion to its length is done by then on the busiest machine.
        let spent = begun.elapsed();
        assert!(spent.as_secs() < 60, "{spent:?}");
        assert!(out.len() < 500_000, "{} bytes", out.len());
    }
}
