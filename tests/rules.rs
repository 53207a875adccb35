//! Every rule has files that must give its finding, and files that must not.
//!
//! `tests/rules/SLUG/wrong*.ron` gives findings of that rule on the lines with `here` in a comment, and
//! nothing else; `right*.ron` gives nothing at all.
#![expect(clippy::unwrap_used, reason = "tests may fail")]

use dateline::check::about::{RULES, about, meaning};
use dateline::check::{Checked, MOST_LISTED, Options, check};
use dateline::file::{Code, Observer, Severity, decode, read};
use dateline::index::TimelineIndex;
use std::path::{Path, PathBuf};

/// 1 January 2026.
const TODAY: i64 = 1_767_225_600;

fn checked(text: &str) -> Checked {
    let reading = read(text.as_bytes());
    let timeline = reading.timeline.unwrap();
    let index = TimelineIndex::new(&timeline, TODAY);
    let options = Options::default();
    let mut checked = check(&timeline, &index, &reading.problems, &options, &()).unwrap();
    checked.find_places(&decode(text.as_bytes()));
    checked
}

fn folder(code: Code) -> PathBuf {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    rules.join(code.slug())
}

/// The files of a rule whose names begin like this, with their texts.
fn files(code: Code, begin: &str) -> Vec<(String, String)> {
    let Ok(entries) = std::fs::read_dir(folder(code)) else {
        return Vec::new();
    };
    let paths = entries.map(|entry| entry.unwrap().path());
    let named = paths.filter(|path| {
        let name = path.file_name().unwrap().to_string_lossy();
        name.starts_with(begin)
    });
    named
        .map(|path| {
            (
                path.display().to_string(),
                std::fs::read_to_string(&path).unwrap(),
            )
        })
        .collect()
}

/// The rules that look at a timeline; what is not listed has no file of its own.
fn rules() -> impl Iterator<Item = Code> {
    let rules = Code::ALL.iter().copied().filter(|code| code.is_rule());
    rules.filter(|code| *code != Code::TooManyFindings)
}

#[test]
fn what_is_wrong_is_found_on_its_line_and_nothing_else_is() {
    for code in rules() {
        let files = files(code, "wrong");
        assert!(!files.is_empty(), "{} has no wrong file", code.slug());
        for (name, text) in files {
            let found = checked(&text).problems;
            let found: Vec<(Code, usize)> = found
                .iter()
                .map(|problem| (problem.code, problem.place.as_ref().unwrap().line))
                .collect();
            let lines = (1..)
                .zip(text.lines())
                .filter(|(_, line)| line.contains("here"));
            let expected: Vec<(Code, usize)> = lines.map(|(line, _)| (code, line)).collect();
            assert!(!expected.is_empty(), "{name}");
            assert_eq!(found, expected, "{name}");
        }
    }
}

#[test]
fn what_is_right_is_left_alone() {
    for code in rules() {
        let files = files(code, "right");
        assert!(!files.is_empty(), "{} has no right file", code.slug());
        for (name, text) in files {
            let found = checked(&text).problems;
            assert_eq!(found, [], "{name}");
        }
    }
}

#[test]
fn every_finding_says_how_to_mend_it_in_plain_sentences() {
    for code in rules() {
        for (name, text) in files(code, "wrong") {
            for problem in checked(&text).problems {
                let help = problem.help.unwrap();
                for sentence in [&*problem.message, &*help] {
                    assert!(!sentence.ends_with('.'), "{name}: {sentence}");
                    assert!(!sentence.contains('\n'), "{name}: {sentence}");
                    assert!(!sentence.contains("  "), "{name}: {sentence}");
                }
            }
        }
    }
}

#[test]
fn every_code_is_explained_in_the_order_of_the_numbers() {
    let headings: Vec<&str> = RULES
        .lines()
        .filter_map(|line| line.strip_prefix("### "))
        .collect();
    let expected: Vec<String> = Code::ALL
        .iter()
        .map(|code| format!("{} {} ({})", code.id(), code.slug(), code.severity().word()))
        .collect();
    assert_eq!(headings, expected);
    for code in Code::ALL {
        let about = about(*code);
        for part in ["**Why:** ", "**Wrong:** ", "**Right:** ", "**Mend:** "] {
            assert!(about.contains(part), "{} lacks {part}", code.id());
        }
        assert!(meaning(*code).ends_with('.') && !meaning(*code).contains("**"));
        assert_eq!(Code::named(code.slug()), Some(*code));
        assert_eq!(Code::named(&code.id().to_lowercase()), Some(*code));
    }
}

#[test]
fn what_is_answered_is_counted_and_what_is_denied_is_an_error() {
    let text = "(events: [(id: \"a\", title: \"A\", when: \"2024\"), (id: \"b\", title: \"B\", when: \
                \"2024\")], check: Check(deny: [\"all\"], allow: [(rule: \"no-source\", on: [\"a\"], \
                because: \"x\")]))";
    let found = checked(text);
    assert_eq!(found.answered, 1);
    let problem = found.problems.first().unwrap();
    assert_eq!(
        (problem.event.as_deref(), found.problems.len()),
        (Some("b"), 1)
    );
    assert_eq!(problem.severity, Severity::Error);
}

#[test]
fn errors_of_the_file_cannot_be_answered() {
    let text = "(events: [(id: \"a\", title: \"A\", when: \"soon\", citations: [(source: \"x\")])], \
                check: Check(allow: [(rule: \"bad-date\", because: \"x\"), (rule: \"E406\", because: \
                \"x\")]))";
    let codes: Vec<Code> = checked(text)
        .problems
        .iter()
        .map(|problem| problem.code)
        .collect();
    for code in [Code::BadDate, Code::UnknownSource, Code::IdleAllow] {
        assert!(codes.contains(&code), "{codes:?}");
    }
}

#[test]
fn warnings_of_reading_can_be_answered() {
    let event = "(id: \"a\", title: \"A\", when: \"2024\", colour: Red)";
    let allow = "(rule: \"unknown-field\", on: [\"a\"], because: \"Another program wants it\")";
    let source = "(rule: \"no-source\", because: \"x\")";
    let text = format!("(events: [{event}], check: Check(allow: [{allow}, {source}]))");
    let found = checked(&text);
    assert_eq!(
        (found.problems.len(), found.answered),
        (0, 2),
        "{:?}",
        found.problems
    );
}

#[test]
fn of_very_many_findings_the_first_are_listed_and_the_others_counted() {
    let event = "(id: \"a\", title: \"A\", when: \"2024\"),\n";
    let text = format!("(events: [\n{}])", event.repeat(MOST_LISTED + 7));
    let found = checked(&text).problems;
    let listed = found
        .iter()
        .filter(|problem| problem.code == Code::NoSource);
    assert_eq!(listed.count(), MOST_LISTED);
    let rest = found.last().unwrap();
    assert_eq!(rest.code, Code::TooManyFindings);
    assert_eq!(
        rest.message,
        "7 more findings of `no-source` are not listed"
    );
}

#[test]
fn nothing_is_found_for_nobody() {
    struct Nobody;
    impl Observer for Nobody {
        fn is_cancelled(&self) -> bool {
            true
        }
    }
    let timeline = read(b"(events: [(id: \"a\", title: \"A\", when: \"2024\")])")
        .timeline
        .unwrap();
    let index = TimelineIndex::new(&timeline, TODAY);
    assert_eq!(
        check(&timeline, &index, &[], &Options::default(), &Nobody),
        None
    );
}
