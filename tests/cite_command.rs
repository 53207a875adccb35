//! `dateline cite` and `dateline sources`, as people run them.
#![expect(clippy::unwrap_used, reason = "tests may fail")]

use assert_cmd::Command;
use std::fs;

const TIMELINE: &str = r#"Timeline(
    title: "Sanctions <of> 2021",
    sources: [
        Source(id: "eo", kind: Legal, title: "Executive Order 14024", identifier: "86 FR 20249",
            publisher: "Federal Register", published: "2021-04-19", url: "https://example.org/eo"),
        Source(id: "lawfare", kind: News, title: "The *situation*", authors: ["Quinta Jurecic"],
            publisher: "Lawfare", published: "2025-03-05", wire: "AP"),
    ],
    events: [
        Event(id: "late", title: "Later", when: "2025-03", citations: [Citation(source: "lawfare", pin: "para. 3"),
            Citation(source: "none")]),
        Event(id: "early", title: "Earlier", when: "2021-04-15", citations: [Citation(source: "eo", pin: "sec. 1")],
            claims: [
                Claim(text: "It was signed.", by: "Ann", citations: [Citation(source: "eo", pin: "sec. 1"), Citation(source: "lawfare"),
                    Citation(source: "lawfare", stance: Disputes, pin: "para. 9", because: "It was published that day.")]),
                Claim(text: "It was <read>.", citations: [Citation(source: "eo", pin: "sec. 1"), Citation(source: "lawfare")]),
                Claim(text: "Nobody says so."),
            ]),
    ],
)"#;

/// The exit code, standard output and standard error; the timeline is `t.ron` in the folder.
fn run(folder: &tempfile::TempDir, arguments: &[&str]) -> (i32, String, String) {
    fs::exists(folder.path().join("t.ron")).unwrap();
    let output = Command::cargo_bin("dateline")
        .unwrap()
        .current_dir(folder.path())
        .env("DATELINE_HOME", folder.path())
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    dateline::file::replace(&folder.path().join("t.ron"), TIMELINE.as_bytes()).unwrap();
    folder
}

#[test]
fn notes_are_numbered_in_the_order_of_time_and_end_in_a_bibliography() {
    let (code, out, _) = run(&folder(), &["cite", "t.ron"]);
    assert_eq!(code, 0);
    assert_eq!(
        out,
        "Sanctions <of> 2021\n===================\n\n\
         Earlier — Thursday 15 April 2021\n\
         1. Exec. Order No. 14,024, § 1, 86 Fed. Reg. 20,249 (Apr. 19, 2021), https://example.org/eo.\n\
         Claim: It was signed. — Ann (also note 1)\n\
         2. Quinta Jurecic, “The *situation*,” Lawfare, March 5, 2025.\n\
         3. But see Jurecic, “*situation*,” para. 9. It was published that day.\n\
         Claim: It was <read>. (notes 1 and 2)\n\n\
         Later — some time in March 2025\n\
         4. Jurecic, “*situation*,” para. 3.\n\
         5. none (not among the sources of the timeline)\n\n\
         Bibliography\n------------\n\n\
         Exec. Order No. 14,024, 86 Fed. Reg. 20,249 (Apr. 19, 2021). https://example.org/eo.\n\
         Jurecic, Quinta. “The *situation*.” Lawfare, March 5, 2025.\n"
    );
}

#[test]
fn one_event_keeps_its_numbers() {
    let arguments = [
        "cite", "t.ron", "--style", "apa", "--event", "late", "--format", "markdown",
    ];
    let (code, out, _) = run(&folder(), &arguments);
    assert_eq!(code, 0);
    assert!(out.contains("4. (Jurecic, 2025, para. 3)\n"), "{out}");
    assert!(
        out.contains("- Jurecic, Q. (2025, March 5). The \\*situation\\*. *Lawfare*.\n"),
        "{out}"
    );
    assert!(!out.contains("Exec"), "{out}");
    let (code, _, err) = run(&folder(), &["cite", "t.ron", "--event", "never"]);
    assert_eq!(code, 2);
    assert!(err.ends_with(
        "error: There is no event `never` in the timeline
"
    ));
}

#[test]
fn web_pages_are_escaped_and_linked() {
    let folder = folder();
    let arguments = ["cite", "t.ron", "--format", "html", "-o", "notes.html"];
    let (code, out, err) = run(&folder, &arguments);
    assert_eq!((code, &*out), (0, ""));
    // A source that is cited and not there is told.
    assert!(
        err.starts_with("warning: the timeline has 1 error"),
        "{err}"
    );
    let page = fs::read_to_string(folder.path().join("notes.html")).unwrap();
    assert!(
        page.starts_with("<!doctype html>\n<html lang=\"en\">\n"),
        "{page}"
    );
    assert!(
        page.contains("<h1>Sanctions &lt;of&gt; 2021</h1>"),
        "{page}"
    );
    assert!(
        page.contains("<a href=\"https://example.org/eo\">https://example.org/eo</a>"),
        "{page}"
    );
    assert!(page.contains("<i>Lawfare</i>"), "{page}");
    assert!(
        page.contains("<h3>Claim: It was &lt;read&gt;. (notes 1 and 2)</h3>\n<h2>Later"),
        "{page}"
    );
}

#[test]
fn a_timeline_is_never_written_over() {
    let folder = folder();
    for out in ["t.ron", "other.ron"] {
        let (code, _, err) = run(&folder, &["cite", "t.ron", "-o", out]);
        assert_eq!(code, 2);
        assert!(err.contains("name another file"), "{err}");
    }
    let kept = fs::read_to_string(folder.path().join("t.ron")).unwrap();
    assert_eq!(kept, TIMELINE);
}

#[test]
fn sources_go_out_in_the_format_of_the_ending_and_come_in_again() {
    let folder = folder();
    let sources = dateline::file::read(TIMELINE.as_bytes())
        .timeline
        .unwrap()
        .sources;
    for name in ["list.json", "list.bib", "list.ris"] {
        let (code, out, err) = run(&folder, &["sources", "t.ron", "-o", name]);
        assert_eq!((code, &*out), (0, ""), "{err}");
        assert!(err.contains("1 source: its news agency"), "{err}");
        let bytes = fs::read(folder.path().join(name)).unwrap();
        assert_eq!(
            dateline::import::sources(name, &bytes).unwrap().sources,
            sources
        );
    }
    let (code, out, _) = run(&folder, &["sources", "t.ron", "--format", "biblatex"]);
    assert_eq!(code, 0);
    assert!(
        out.starts_with("@legislation{eo,\n  title = {Executive Order 14024},\n"),
        "{out}"
    );
    let (code, _, err) = run(&folder, &["sources", "t.ron", "-o", "list.txt"]);
    assert_eq!(code, 2);
    assert!(err.contains("must end in .json, .bib or .ris"), "{err}");
}
