//! Answers of the lens and marks of fact-checkers in the file beside a timeline: kept, merged with
//! what others write, and never lost.

use super::support::{Window, write};
use dateline::app::Action;
use dateline::model::notes::Question;
use eframe::egui::Key;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::fs;
use std::path::{Path, PathBuf};

const TIMELINE: &str = r#"(
    title: "Class",
    sources: [
        (id: "order", kind: Legal, title: "The order", publisher: "Gazette", published: "2025-03-04"),
        (id: "report", kind: News, title: "The report", publisher: "Daily", published: "2025-03-02"),
    ],
    events: [
        (id: "signed", title: "An order is signed", when: "2025-03-01", summary: "It was a surprise.",
            citations: [(source: "order", quote: "it is ordered")],
            claims: [(text: "Nobody was told.", by: "A witness", citations: [(source: "report")])]),
    ],
)"#;

const NOTES: &str = r#"// Notes of class 9b.
Notes(
    format: 1,
    school: "Hill", // of another program
    notes: [
        Note(
            id: "1", // from Monday
            on: Source("order"),
            question: Who,
            text: "A clerk",
            mood: Happy,
        ),
        Note(id: "2", on: Comet(3), text: "Nobody knows"), // keep me
    ],
)
"#;

/// A folder with a timeline in it.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        fs::create_dir(desk.folder.path().join("class")).unwrap();
        write(&desk.timeline(), TIMELINE);
        desk
    }

    fn with_notes(text: &str) -> Self {
        let desk = Self::new();
        write(&desk.notes(), text);
        desk
    }

    fn timeline(&self) -> PathBuf {
        self.folder.path().join("class/class.ron")
    }

    fn notes(&self) -> PathBuf {
        self.folder.path().join("class/class.notes.ron")
    }

    fn settings(&self) -> PathBuf {
        self.folder.path().join("settings")
    }

    fn kept(&self) -> String {
        fs::read_to_string(self.notes()).unwrap()
    }

    /// The window on the event, with the questions about the order open.
    fn weigh(&self) -> Window {
        let mut window = Window::on_file(&self.timeline(), Some(&self.settings()));
        window.event_on_canvas("An order is signed").click();
        window.run();
        let opens = |window: &Window| !opener(window).is_empty();
        window.wait_for("the event is shown", opens);
        // Notes are read behind the window.
        window.harness.run_steps(8);
        window.wait_for("the notes are read", |window| {
            let notes = window.harness.state().state().notes();
            notes.is_some_and(|notes| notes.place().is_some() && !notes.is_busy())
        });
        let name = opener(&window);
        window.click(&name);
        window
    }
}

/// The words that open the questions about the order.
fn opener(window: &Window) -> String {
    let mut names = window.names().into_iter();
    let found =
        names.find(|name| name.contains("Weigh this source") && name.ends_with("The order"));
    let found = found.unwrap_or_default();
    found
        .split_once(' ')
        .map_or("", |(_, name)| name)
        .to_owned()
}

fn box_name(question: Question) -> String {
    format!("{} The order", question.words())
}

/// What stands in the box of a question.
fn answer(window: &Window, question: Question) -> String {
    let name = box_name(question);
    let node = window.harness.get_by_label(&name);
    node.accesskit_node().value().unwrap_or_default()
}

/// Types at the end of an answer.
fn add(window: &mut Window, question: Question, text: &str) {
    window.click(&box_name(question));
    window.press(Key::End);
    window.type_text(text);
}

fn said(window: &Window, words: &str) -> bool {
    window.notices().iter().any(|notice| notice.contains(words))
}

/// Writes at one stroke, as other programs do.
fn put(path: &Path, text: &str) {
    dateline::file::replace(path, text.as_bytes()).unwrap();
}

#[test]
fn an_answer_is_changed_in_the_file_and_all_else_in_it_stays() {
    let desk = Desk::with_notes(NOTES);
    let mut window = desk.weigh();
    assert_eq!(answer(&window, Question::Who), "A clerk");
    window.assert_says("Answers are kept in class.notes.ron, beside the timeline.");
    add(&mut window, Question::Who, " of the court");
    add(&mut window, Question::Why, "To rule");
    window.close();
    let kept = desk.kept();
    for words in [
        "// Notes of class 9b.",
        "school: \"Hill\", // of another program",
        "id: \"1\", // from Monday",
        "text: \"A clerk of the court\"",
        "mood: Happy",
        "Note(id: \"2\", on: Comet(3), text: \"Nobody knows\"), // keep me",
        "text: \"To rule\"",
    ] {
        assert!(kept.contains(words), "{words} is not in\n{kept}");
    }
    let window = desk.weigh();
    assert_eq!(answer(&window, Question::Who), "A clerk of the court");
    assert_eq!(answer(&window, Question::Why), "To rule");
    assert_eq!(fs::read_to_string(desk.timeline()).unwrap(), TIMELINE);
}

#[test]
fn a_bundled_timeline_says_where_its_answers_are_and_finds_them_again() {
    let settings = tempfile::tempdir().unwrap();
    let start = || {
        let size = eframe::egui::vec2(1600.0, 1000.0);
        let mut window = Window::start(size, &[], Some(settings.path()));
        window.press(Key::Escape);
        window.wait_for("a timeline is shown", |window| {
            window.harness.state().state().document().is_some()
        });
        for _ in 0..200 {
            window.press(Key::Period);
            if window.says("Weigh this source") {
                break;
            }
        }
        window.press(Key::Q);
        window
    };
    let first = |window: &Window| {
        let nodes = window.harness.query_all_by_label_contains("Who made it? ");
        let found = nodes.map(|node| node.accesskit_node().label().unwrap_or_default());
        found.into_iter().next().unwrap()
    };
    let mut window = start();
    window.assert_says("This timeline is no file of yours: answers are kept in the settings.");
    let name = first(&window);
    window.click(&name);
    window.type_text("A president");
    window.close();
    let mut window = start();
    window.wait_for("the answer is there again", |window| {
        let name = first(window);
        let node = window.harness.get_by_label(&name);
        node.accesskit_node().value().as_deref() == Some("A president")
    });
}

#[test]
fn where_nothing_can_be_written_beside_a_timeline_the_answer_is_kept_and_that_is_told() {
    let desk = Desk::new();
    let mut window = desk.weigh();
    // As when a stick is pulled out, or on one that is write-protected.
    fs::remove_dir_all(desk.timeline().parent().unwrap()).unwrap();
    add(&mut window, Question::Who, "A clerk");
    window.wait_for("the place of the notes is told", |window| {
        said(window, "Nothing can be written beside this timeline")
    });
    assert!(said(&window, "settings"), "{:?}", window.notices());
    window.assert_says("answers are kept in the settings");
    window.close();
    fs::create_dir(desk.timeline().parent().unwrap()).unwrap();
    write(&desk.timeline(), TIMELINE);
    let window = desk.weigh();
    assert_eq!(answer(&window, Question::Who), "A clerk");
}

#[test]
fn a_broken_file_of_notes_is_told_and_left_alone() {
    let broken = NOTES.replace("    ],\n)\n", "");
    let desk = Desk::with_notes(&broken);
    let mut window = desk.weigh();
    assert!(said(&window, "class.notes.ron"), "{:?}", window.notices());
    assert!(said(&window, "mend it, or move it away"));
    window.assert_says("The notes cannot be changed, because their file cannot be read (line");
    // What can be read is shown.
    assert_eq!(answer(&window, Question::Who), "A clerk");
    add(&mut window, Question::Who, " and more");
    assert_eq!(answer(&window, Question::Who), "A clerk");
    window.close();
    assert_eq!(desk.kept(), broken);
}

#[test]
fn what_was_typed_survives_a_file_that_somebody_breaks_meanwhile() {
    let desk = Desk::with_notes(NOTES);
    let mut window = desk.weigh();
    add(&mut window, Question::Why, "To rule");
    // Before that is written, somebody saves half of the file.
    let broken = NOTES.replace("    ],\n)\n", "");
    put(&desk.notes(), &broken);
    window.wait_for("the broken file is told", |window| {
        said(
            window,
            "cannot be changed, because their file cannot be read",
        )
    });
    assert_eq!(answer(&window, Question::Why), "To rule");
    window.close();
    assert_eq!(
        desk.kept(),
        broken,
        "nobody writes over what cannot be read"
    );
    put(&desk.notes(), NOTES);
    let window = desk.weigh();
    assert_eq!(answer(&window, Question::Why), "To rule");
    assert_eq!(answer(&window, Question::Who), "A clerk");
}

#[test]
fn what_somebody_cuts_off_meanwhile_stays_on_screen_and_is_there_again() {
    let desk = Desk::with_notes(NOTES);
    let window = desk.weigh();
    put(&desk.notes(), "Notes(notes: [");
    let mut window = window;
    window.wait_for("the broken file is told", |window| {
        said(
            window,
            "cannot be changed, because their file cannot be read",
        )
    });
    assert_eq!(answer(&window, Question::Who), "A clerk");
    window.close();
    assert_eq!(desk.kept(), "Notes(notes: [");
    fs::remove_file(desk.notes()).unwrap();
    let window = desk.weigh();
    assert_eq!(answer(&window, Question::Who), "A clerk");
}

#[test]
fn two_who_change_the_same_answer_both_keep_theirs() {
    let desk = Desk::with_notes(NOTES);
    let mut window = desk.weigh();
    add(&mut window, Question::Who, " of the court");
    let theirs = NOTES
        .replace("A clerk", "A soldier")
        .replace("// keep me", "// kept\n        Note(id: \"3\", on: Source(\"order\"), question: Why, text: \"To warn\"),");
    put(&desk.notes(), &theirs);
    window.wait_for("the other answer is told", |window| {
        said(window, "Somebody else changed the same answer meanwhile")
    });
    assert_eq!(answer(&window, Question::Who), "A clerk of the court");
    window.assert_says("Somebody else: A soldier");
    assert_eq!(answer(&window, Question::Why), "To warn");
    add(&mut window, Question::Who, " in Rome");
    window.close();
    let kept = desk.kept();
    for words in [
        "A soldier",
        "A clerk of the court in Rome",
        "To warn",
        "// kept",
    ] {
        assert!(kept.contains(words), "{words} is not in\n{kept}");
    }
    let window = desk.weigh();
    assert_eq!(
        answer(&window, Question::Who),
        "A clerk of the court in Rome"
    );
    window.assert_says("Somebody else: A soldier");
}

#[test]
fn an_answer_that_is_emptied_does_not_turn_into_that_of_somebody_else() {
    let doubled = r#"Notes(notes: [
        Note(id: "1", on: Source("order"), question: Who, text: "Ours", changed: "2026-11-20T00:00:00Z"),
        Note(id: "2", on: Source("order"), question: Who, text: "Theirs", made: "2026-11-19"),
    ])"#;
    let desk = Desk::with_notes(doubled);
    let mut window = desk.weigh();
    window.click(&box_name(Question::Who));
    window.press_ctrl(Key::A);
    window.press(Key::Backspace);
    assert_eq!(answer(&window, Question::Who), "");
    window.type_text("New");
    assert_eq!(answer(&window, Question::Who), "New");
    window.close();
    assert!(desk.kept().contains("Theirs"), "{}", desk.kept());
    assert!(desk.kept().contains("New"), "{}", desk.kept());
}

#[test]
fn a_fact_check_sheet_goes_out_is_filled_and_comes_back_as_notes() {
    let desk = Desk::new();
    let mut window = desk.weigh();
    let sheet = desk.folder.path().join("class fact-check.csv");
    let dispatch = |window: &mut Window, action: Action| {
        window.harness.state_mut().state_mut().dispatch(action);
        window.run();
    };
    let document = window.harness.state().state().document().unwrap().id;
    dispatch(&mut window, Action::WriteSheet(document, sheet.clone()));
    window.wait_for("the sheet is written", |window| {
        said(window, "Written: class fact-check.csv, 4 rows.")
    });
    let filled = fill(&sheet, "Nobody was told.", "AB", "no", "Three were");
    let filled_title = fill(&sheet, "title", "CD", "OK", "");
    assert!(filled && filled_title);
    dispatch(&mut window, Action::OpenFile(sheet.clone()));
    window.wait_for("the marks are read", |window| {
        said(window, "2 marks read: 1 verified, 1 wrong.")
    });
    window.assert_says("Source 2: wrong · AB · Three were");
    window.assert_says("Title: verified · CD");
    window.close();
    let kept = desk.kept();
    assert!(
        kept.contains("check: Wrong") && kept.contains("author: \"AB\""),
        "{kept}"
    );
    // They are there again, and the next sheet begins with them.
    let mut window = desk.weigh();
    window.assert_says("Source 2: wrong · AB · Three were");
    let document = window.harness.state().state().document().unwrap().id;
    let page = desk.folder.path().join("next.html");
    dispatch(&mut window, Action::WriteSheet(document, page.clone()));
    window.wait_for("the page is written", |window| said(window, "next.html"));
    let page = fs::read_to_string(page).unwrap();
    assert!(page.contains("<option selected>wrong</option>") && page.contains("Three were"));
}

/// Fills the first row of a sheet that has these words in it, as in a spreadsheet.
fn fill(sheet: &Path, words: &str, initials: &str, status: &str, remark: &str) -> bool {
    let bytes = fs::read(sheet).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let row = lines.iter_mut().skip(1).find(|line| line.contains(words));
    let Some(row) = row else { return false };
    let empty = row.strip_suffix(",,,").unwrap().to_owned();
    *row = format!("{empty},{initials},{status},{remark}");
    lines.push(String::new());
    put(sheet, &lines.join("\r\n"));
    true
}
