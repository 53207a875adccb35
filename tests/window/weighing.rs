//! Weighing sources in class: questions with answers that are kept, and the exercise.

use super::support::{Window, write};
use dateline::model::notes::Question;
use eframe::egui::Key;
use egui_kittest::kittest::Queryable as _;
use std::fs;

const FILE: &str = r#"(
    title: "Class",
    summary: "The whole story.",
    sources: [
        (id: "order", kind: Legal, title: "The order", publisher: "Gazette", published: "2025-03-04",
            url: "https://example.org/order"),
        (id: "report", kind: News, title: "The report", publisher: "Daily", published: "2025-03-02"),
    ],
    events: [
        (id: "signed", title: "An order is signed", when: "2025-03-01", summary: "It was a surprise.",
            citations: [(source: "order", quote: "it is ordered")],
            claims: [(text: "Nobody was told.", by: "A witness",
                citations: [(source: "report", stance: Disputes, because: "They were told")])]),
        (id: "later", title: "Nothing follows", when: "2025-06-01"),
    ],
)"#;

fn window() -> (tempfile::TempDir, Window) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("class.ron");
    write(&path, FILE);
    let mut window = Window::on_file(&path, None);
    window.event_on_canvas("An order is signed").click();
    window.run();
    (folder, window)
}

/// The box for an answer about the order.
fn box_of(question: Question) -> String {
    format!("{} The order", question.words())
}

#[test]
fn answers_are_kept_beside_the_timeline_and_are_there_again() {
    let (folder, mut window) = window();
    window.click("Weigh this source: The order");
    window.assert_says("Gazette · legal");
    window.assert_says("3 days after the event");
    window.assert_says("1 other source is cited: never in support, once against");
    window.click(&box_of(Question::Who));
    // Keys of commands are words here.
    let before = window.viewport();
    window.type_text("A clerk, +q");
    window.press(Key::Q);
    assert_eq!(window.viewport(), before);
    assert!(!window.says("Exercise: sources only"));
    window.assert_says("1 of 6 answered");
    window.press(Key::Escape);
    assert_eq!(
        window.selected_id(),
        "signed",
        "Escape leaves the box first"
    );
    window.close();
    let notes = fs::read_to_string(folder.path().join("class.notes.ron")).unwrap();
    for words in [
        "A clerk, +q",
        "on: Source(\"order\")",
        "quote: \"The order\"",
        "question: Who",
    ] {
        assert!(notes.contains(words), "{notes}");
    }
    assert_eq!(
        fs::read_to_string(folder.path().join("class.ron")).unwrap(),
        FILE
    );
    let mut window = Window::on_file(&folder.path().join("class.ron"), None);
    window.event_on_canvas("An order is signed").click();
    window.run();
    window.wait_for("the notes are read", |window| {
        window.says("1 of 6 answered")
    });
}

#[test]
fn the_exercise_shows_sources_and_nothing_that_is_concluded_from_them() {
    let (_folder, mut window) = window();
    let concluded = [
        "It was a surprise.",
        "Nobody was told.",
        "They were told",
        "disputed",
        "One source",
        "one source",
        "Disputes",
        "Evidence",
        "The whole story.",
    ];
    for words in &concluded[..3] {
        window.assert_says(words);
    }
    window.press(Key::Q);
    window.assert_says("Exercise: sources only");
    for words in concluded {
        assert!(
            !window.says(words),
            "{words}: {}",
            window.names().join("\n")
        );
    }
    for words in [
        "The order",
        "“it is ordered”",
        "Who made it?",
        "An order is signed",
        "1 other source is cited",
    ] {
        window.assert_says(words);
    }
    window.click(&box_of(Question::Reliable));
    window.type_text("It is official");
    window.press(Key::Escape);
    window.assert_says("Exercise: sources only");
    window.press(Key::Escape);
    assert!(!window.says("Exercise: sources only"));
    assert_eq!(window.selected_id(), "signed", "the selection stays");
    window.assert_says("Nobody was told.");
    window.press(Key::Escape);
    assert_eq!(window.selected_id(), "");
    window.press(Key::Q);
    assert!(!window.says("The whole story."));
    window.click("End: show summaries, claims and evidence again");
    window.assert_says("The whole story.");
}

#[test]
fn marks_of_a_sheet_that_is_dropped_are_shown_where_they_belong() {
    let (folder, mut window) = window();
    let timeline = window.timeline().clone();
    let rows = dateline::export::factcheck::rows(&timeline, |_| None);
    let mut marked = rows.clone();
    for row in marked.iter_mut().filter(|row| row.what == "Claim 1") {
        row.mark.status = "no".to_owned();
        row.mark.initials = "AB".to_owned();
        row.mark.remark = "Three were told".to_owned();
    }
    let sheet = folder.path().join("sheet.csv");
    write(&sheet, &dateline::export::factcheck::csv::write(&marked));
    window
        .harness
        .state_mut()
        .state_mut()
        .dispatch(dateline::app::Action::OpenFile(sheet));
    window.wait_for("the sheet is read", |window| {
        window
            .notices()
            .iter()
            .any(|said| said.starts_with("1 mark read: 1 wrong"))
    });
    window.assert_says("Source 2: wrong · AB · Three were told");
    window.press(Key::Q);
    assert!(!window.says("Three were told"));
    window.close();
    let notes = fs::read_to_string(folder.path().join("class.notes.ron")).unwrap();
    assert!(notes.contains("check: Wrong"), "{notes}");
}

#[test]
fn a_box_can_be_undone_in() {
    let (_folder, mut window) = window();
    window.click("Weigh this source: The order");
    window.click(&box_of(Question::Why));
    window.type_text("To rule");
    window.harness.run_steps(8);
    window.press_ctrl(Key::Z);
    assert!(
        !window.says("1 of 6 answered"),
        "{}",
        window.names().join("\n")
    );
    assert!(
        window
            .harness
            .query_by_label(&box_of(Question::Why))
            .is_some()
    );
}

/// Two sources give two dates for one event; of many others nobody says a word.
fn disputed() -> (tempfile::TempDir, Window) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dates.ron");
    let other =
        |number| format!(r#"(id: "o{number}", title: "Other {number}", when: "2025-06-01"),"#);
    let others = (0..40).map(other).collect::<Vec<String>>().concat();
    let text = format!(
        r#"(title: "Dates", sources: [
            (id: "order", kind: Legal, title: "The order", publisher: "Gazette"),
            (id: "report", kind: News, title: "The report", publisher: "Daily"),
        ], events: [
            (id: "signed", title: "An order is signed", when: "2025-03-05", claims: [
                (text: "On the fifth.", about: "order", when: "2025-03-05", citations: [(source: "order")]),
                (text: "On the third.", about: "order", when: "2025-03-03", citations: [(source: "report")]),
            ]),
            (id: "measure", title: "A freeze", kind: Sanction, when: "2025-04-01",
                in_force: "2025-04-01/2025-05-01", claims: [
                (text: "It froze.", citations: [(source: "order")]),
                (text: "It did not.", citations: [(source: "order", stance: Disputes)]),
            ], citations: [(source: "report", stance: Disputes)]),
            (id: "renewed", title: "The freeze goes on", kind: Sanction, when: "2025-04-20",
                in_force: "2025-05-01/2025-12-01", links: [(to: "measure", kind: Extends)]),
            {others}
        ])"#
    );
    write(&path, &text);
    let window = Window::on_file(&path, None);
    (folder, window)
}

#[test]
fn in_the_exercise_nothing_that_is_pointed_at_tells_where_sources_disagree() {
    let (_folder, mut window) = disputed();
    let telling = [
        "ate disputed",
        "3 March 2025",
        "(disputed)",
        "weakly sourced",
        "problem",
    ];
    for words in telling {
        window.assert_says(words);
    }
    window.press(Key::Q);
    for words in telling
        .into_iter()
        .chain(["disputed", "uncited", "ne source"])
    {
        assert!(
            !window.says(words),
            "{words}: {}",
            window.names().join("\n")
        );
    }
    window.assert_says("5 March 2025");
    window.press(Key::Q);
    for words in telling {
        window.assert_says(words);
    }
}

#[test]
fn problems_that_are_open_are_hidden_during_the_exercise_and_back_after_it() {
    let (_folder, mut window) = disputed();
    window.choose("View", "Problems");
    let problem = "no document stands behind";
    window.assert_says(problem);
    window.press(Key::Q);
    assert!(!window.says(problem), "{}", window.names().join("\n"));
    window.press(Key::Escape);
    window.assert_says(problem);
}

#[test]
fn the_exercise_opens_the_details_and_keeps_its_own_colours() {
    let (_folder, mut window) = disputed();
    window.press(Key::E);
    window.assert_says("Coloured by evidence");
    window.press(Key::CloseBracket);
    assert!(!window.says("Select an event"));
    window.press(Key::Q);
    window.assert_says("Select an event to weigh its sources.");
    assert!(!window.says("Coloured by evidence"));
    window.press(Key::E);
    window.press(Key::Q);
    window.assert_says("Coloured by evidence");
}
