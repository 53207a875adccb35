//! Opening files, and what becomes of broken, changed and missing ones.

use super::support::{Window, write};
use eframe::egui::{DroppedFile, Event, Key, Modifiers, MouseWheelUnit, vec2};
use egui_kittest::kittest::Queryable as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const SMALL: &str = r#"(
    title: "Small",
    events: [
        (id: "one", title: "The first one", when: "2024-05-01"),
        (id: "two", title: "The second one", when: "2024-06-01"),
        (id: "three", title: "The third one", when: "2024-08-01"),
    ],
)"#;

const BROKEN: &str = r#"(
    title: "Half broken",
    events: [
        (id: "one", title: "The first one", when: "2024-05-01"),
        (id: "two", title: "A wrong day", when: "2024-02-30"),
        (id: "three", kind: Meting, title: "A wrong kind", when: "2024-07-01"),
        (id: "four", title: "The last one", when: "2024-08-01"),
    ],
    check: Check(allow: [Allow(rule: "no-source", because: "Nothing of this is so")]),
)"#;

/// A file that was dropped on the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn a_typed_path_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("small.ron");
    write(&path, SMALL);
    let mut window = Window::bundled();
    window.press_ctrl(Key::L);
    window.type_text(&path.display().to_string());
    window.press(Key::Enter);
    window.wait_for("the file is open", |window| {
        window.path() == Some(path.as_path())
    });
    window.assert_says("Small");
    window.assert_says("3 of 3 events in view");
    assert_eq!(window.events_on_canvas().len(), 3);
}

#[test]
fn a_path_to_nothing_is_said_in_the_dialog() {
    let mut window = Window::bundled();
    window.press_ctrl(Key::L);
    window.type_text("/nowhere/at-all.ron");
    window.press(Key::Enter);
    window.assert_says("There is no file at /nowhere/at-all.ron.");
    window.press(Key::Escape);
    assert_eq!(window.path(), None);
}

#[test]
fn a_dropped_file_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dropped.ron");
    write(&path, SMALL);
    let mut window = Window::bundled();
    let file = Dropped(path.clone());
    window
        .harness
        .input_mut()
        .dropped_files
        .push(Arc::new(file));
    window.run();
    window.wait_for("the file is open", |window| {
        window.path() == Some(path.as_path())
    });
}

#[test]
fn a_broken_file_shows_its_problems_and_everything_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("broken.ron");
    write(&path, BROKEN);
    let mut window = Window::on_file(&path, None);
    window.assert_says("The first one");
    window.assert_says("The last one");
    window.harness.get_by_label_contains("2 problems").click();
    window.run();
    window.assert_says("Problems in broken.ron");
    window.assert_says("error E307 Unknown kind, 1: hide");
    window.click("unknown kind `Meting`. did you mean `Meeting`?");
    assert_eq!(
        window.selected_id(),
        "three",
        "a problem leads to its event"
    );
    window.assert_says("line 6, column");
    window.assert_says("Line 6: ");
    window.click("Close problems");
    assert!(!window.says("Problems in broken.ron"));
}

#[test]
fn notes_alone_are_counted_as_notes_and_nothing_as_no_problem() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("noted.ron");
    write(&path, include_str!("../rules/single-source/wrong.ron"));
    let mut window = Window::on_file(&path, None);
    window.assert_says("1 note");
    window.harness.get_by_label("1 note").click();
    window.run();
    window.click("`a` rests on `report` alone. cite the document itself, or a report that does not repeat the first");
    assert_eq!(window.selected_id(), "a");
    write(&path, include_str!("../rules/single-source/right.ron"));
    window.press_ctrl(Key::R);
    window.wait_for("the note is gone", |window| window.says("No problems"));
}

#[test]
fn a_bibliography_that_is_dropped_is_cited_for_the_selected_event() {
    let folder = tempfile::tempdir().unwrap();
    let (path, list) = (folder.path().join("small.ron"), folder.path().join("a.bib"));
    write(&path, SMALL);
    let entry = "@report{r1, title = {A report}, author = {Doe, Jane}, date = {2024-05-02}, \
                 url = {https://example.org/r1}}";
    write(&list, entry);
    let mut window = Window::on_file(&path, None);
    window.click_in_list("The second one");
    let drop = |window: &mut Window| {
        let file = Dropped(list.clone());
        window
            .harness
            .input_mut()
            .dropped_files
            .push(Arc::new(file));
        window.run();
    };
    drop(&mut window);
    window.wait_for("the report is cited", |window| window.says("Doe"));
    let text = fs::read_to_string(&path).unwrap();
    assert!(
        text.contains("citations: [Citation(source: \"r1\")]"),
        "{text}"
    );
    assert!(
        text.starts_with(&SMALL[..SMALL.find("when: \"2024-06-01\"").unwrap()]),
        "{text}"
    );
    assert_eq!(window.timeline().sources.len(), 1);
    drop(&mut window);
    window.wait_for("nothing is added twice", |window| {
        window
            .notices()
            .iter()
            .any(|notice| notice.contains("already"))
    });
    window.press_ctrl(Key::Z);
    window.wait_for("it is taken back", |window| {
        window.timeline().sources.is_empty()
    });
    assert_eq!(fs::read_to_string(&path).unwrap(), SMALL);
}

#[test]
fn a_finding_is_answered_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("small.ron");
    write(&path, SMALL);
    let mut window = Window::on_file(&path, None);
    window.wait_for_check();
    window.harness.get_by_label_contains("3 problems").click();
    window.run();
    window
        .harness
        .get_by_label_contains("no document stands behind `one`")
        .click();
    window.run();
    window.click("Say in the file why this is as it should be");
    window.type_text("Everybody knows");
    window.press(Key::Enter);
    window.wait_for("two are left", |window| window.says("2 problems"));
    assert_eq!(
        window
            .timeline()
            .check
            .allow
            .first()
            .unwrap()
            .because
            .as_deref(),
        Some("Everybody knows")
    );
}

#[test]
fn a_slip_is_mended_in_the_file_and_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("broken.ron");
    write(&path, BROKEN);
    let mut window = Window::on_file(&path, None);
    window.harness.get_by_label_contains("2 problems").click();
    window.run();
    window.click("unknown kind `Meting`. did you mean `Meeting`?");
    window.click("Mend the file: Write Meeting");
    window.wait_for("the kind is known", |window| window.says("1 problem"));
    let mended = fs::read_to_string(&path).unwrap();
    assert_eq!(mended, BROKEN.replace("Meting", "Meeting"));
    window.press_ctrl(Key::Z);
    window.wait_for("the slip is back", |window| window.says("2 problems"));
    assert_eq!(fs::read_to_string(&path).unwrap(), BROKEN);
    window.press_ctrl(Key::Y);
    window.wait_for("the kind is known", |window| window.says("1 problem"));
    assert_eq!(fs::read_to_string(&path).unwrap(), mended);
}

#[test]
fn what_another_program_has_written_is_not_undone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("broken.ron");
    let slips = BROKEN.replace("2024-08-01", "1 August 2024");
    write(&path, &slips);
    let mut window = Window::on_file(&path, None);
    window.wait_for_check();
    window.harness.get_by_label_contains("3 problems").click();
    window.run();
    window.click("unknown kind `Meting`. did you mean `Meeting`?");
    window.click("Mend the file: Write Meeting");
    window.wait_for("the kind is known", |window| window.says("2 problems"));
    let theirs = fs::read_to_string(&path).unwrap();
    let theirs = theirs.replace("Half broken", "Half mended by somebody else");
    write(&path, &theirs);
    window.press_ctrl(Key::R);
    window.wait_for("their title is read", |window| {
        window.says("Half mended by somebody else")
    });
    window.wait_for_check();
    window
        .harness
        .get_by_label_contains("1 August 2024")
        .click();
    window.run();
    window.click("Mend the file: Write \"2024-08-01\"");
    window.wait_for("the date is known", |window| window.says("1 problem"));
    window.press_ctrl(Key::Z);
    window.wait_for("the date is back", |window| window.says("2 problems"));
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
    // The change before theirs fits on nothing any more.
    for _ in 0..3 {
        window.press_ctrl(Key::Z);
        window.run();
    }
    std::thread::sleep(std::time::Duration::from_millis(200));
    window.run();
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
}

#[test]
fn it_is_said_when_a_change_cannot_be_taken_back_any_more() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("broken.ron");
    write(&path, BROKEN);
    let mut window = Window::on_file(&path, None);
    window.wait_for_check();
    window.harness.get_by_label_contains("2 problems").click();
    window.run();
    window.click("unknown kind `Meting`. did you mean `Meeting`?");
    window.click("Mend the file: Write Meeting");
    window.wait_for("the kind is known", |window| window.says("1 problem"));
    let theirs = fs::read_to_string(&path).unwrap();
    let theirs = theirs.replace("Half broken", "Half mended by somebody else");
    write(&path, &theirs);
    window.press_ctrl(Key::R);
    window.wait_for("their title is read", |window| {
        window.says("Half mended by somebody else")
    });
    window.press_ctrl(Key::Z);
    window.wait_for("it is said why", |window| {
        let notices = window.notices();
        notices
            .iter()
            .any(|notice| notice.contains("Another program has changed the file"))
    });
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
}

#[test]
fn of_two_lists_that_are_dropped_at_once_both_are_cited() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("small.ron");
    write(&path, SMALL);
    let mut window = Window::on_file(&path, None);
    window.click_in_list("The second one");
    for name in ["a", "b"] {
        let list = folder.path().join(format!("{name}.bib"));
        let entry = format!(
            "@report{{{name}, title = {{Report {name}}}, url = {{https://example.org/{name}}}}}"
        );
        write(&list, &entry);
        let dropped = Arc::new(Dropped(list));
        window.harness.input_mut().dropped_files.push(dropped);
    }
    window.run();
    window.wait_for("both are cited", |window| {
        window
            .selected()
            .is_some_and(|event| event.citations.len() == 2)
    });
    for _ in 0..2 {
        window.press_ctrl(Key::Z);
    }
    window.wait_for("both are taken back", |window| {
        window.timeline().sources.is_empty()
    });
    assert_eq!(fs::read_to_string(&path).unwrap(), SMALL);
}

#[test]
fn a_list_that_is_dropped_on_the_start_screen_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (path, list) = (folder.path().join("small.ron"), folder.path().join("a.bib"));
    write(&path, SMALL);
    write(&list, "@report{r1, title = {A report}}");
    let mut window = Window::on_file(&path, None);
    window.click_in_list("The second one");
    window.press_ctrl(Key::T);
    let dropped = Arc::new(Dropped(list));
    window.harness.input_mut().dropped_files.push(dropped);
    window.run();
    window.wait_for("it is said why", |window| {
        let notices = window.notices();
        notices
            .iter()
            .any(|notice| notice.contains("is a list of sources"))
    });
    assert_eq!(fs::read_to_string(&path).unwrap(), SMALL);
}

#[test]
fn after_a_slip_is_mended_the_next_of_its_kind_is_at_hand() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("slips.ron");
    let slips = BROKEN.replacen(
        "events: [",
        "events: [Event(id: \"zero\", kind: Statment, title: \"A zeroth\", when: \"2020\"), ",
        1,
    );
    write(&path, &slips);
    let mut window = Window::on_file(&path, None);
    window.wait_for_check();
    window.harness.get_by_label_contains(" problems").click();
    window.run();
    window.click("unknown kind `Statment`. did you mean `Statement`?");
    window.click("Mend the file: Write Statement");
    window.wait_for("the next kind is offered", |window| {
        window.says("Mend the file: Write Meeting")
    });
    // The event that was mended stays in view.
    assert_eq!(window.selected_id(), "zero");
    window.click("Mend the file: Write Meeting");
    window.wait_for("no kind is left", |window| !window.says("Mend the file"));
    window.assert_says("Choose a problem to see its lines of the file, and what mends it.");
    let mended = slips
        .replace("Statment", "Statement")
        .replace("Meting", "Meeting");
    assert_eq!(fs::read_to_string(&path).unwrap(), mended);
}

#[test]
fn a_file_that_is_no_timeline_says_why_and_leads_to_all_timelines() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.ron");
    write(&path, "<html><body>Not found</body></html>");
    let mut window = Window::start(vec2(1200.0, 800.0), std::slice::from_ref(&path), None);
    window.wait_for("the failure is told", |window| !window.notices().is_empty());
    assert_eq!(window.path(), None);
    assert!(
        window.notices()[0].contains("page.ron"),
        "{:?}",
        window.notices()
    );
    assert!(window.harness.state().state().start.is_open());
    window.press(Key::Escape);
    window.assert_says("57 events");
}

#[test]
fn a_missing_file_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("none.ron");
    let mut window = Window::start(vec2(1200.0, 800.0), std::slice::from_ref(&path), None);
    window.wait_for("the failure is told", |window| !window.notices().is_empty());
    assert!(
        window.notices()[0].contains("none.ron"),
        "{:?}",
        window.notices()
    );
    assert_eq!(window.path(), None);
}

#[test]
fn a_changed_file_is_read_again_and_the_view_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("changing.ron");
    write(&path, SMALL);
    let mut window = Window::on_file(&path, None);
    window.event_on_canvas("The second one").click();
    window.run();
    let pointer = window.in_lanes(0.4, 0.5);
    window.point(pointer);
    window.wheel(MouseWheelUnit::Line, vec2(0.0, 2.0), Modifiers::NONE);
    let (viewport, selected) = (window.viewport(), window.selected_id().to_owned());
    // A new event before the others, so that every position changes.
    let longer = SMALL.replace(
        "events: [",
        "events: [(id: \"new\", title: \"A new one\", when: \"2024-05-20\"),",
    );
    write(&path, &longer);
    window.wait_for("the file is read again", |window| {
        window.timeline().events.len() == 4
    });
    assert_eq!(window.viewport(), viewport);
    assert_eq!(window.selected_id(), selected);
    window.event_on_canvas("A new one");
}

#[test]
fn a_file_that_goes_away_stays_on_screen_and_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("going.ron");
    write(&path, SMALL);
    let mut window = Window::on_file(&path, None);
    fs::remove_file(&path).unwrap();
    let is_gone = |window: &Window| window.notices().iter().any(|n| n.contains("is gone"));
    window.wait_for("the loss is told", is_gone);
    assert_eq!(window.timeline().events.len(), 3);
    write(&path, &SMALL.replace("The first one", "Another first one"));
    window.wait_for("the file is back", |window| {
        &*window.timeline().events[0].title == "Another first one"
    });
}

#[test]
fn a_change_that_breaks_the_file_keeps_what_was_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("breaking.ron");
    write(&path, SMALL);
    let mut window = Window::on_file(&path, None);
    write(&path, "not a timeline at all");
    window.wait_for("the failure is told", |window| !window.notices().is_empty());
    assert_eq!(window.timeline().events.len(), 3);
    assert_eq!(window.path(), Some(path.as_path()));
}

#[test]
fn closing_a_file_gives_way_to_the_bundled_timeline() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("closed.ron");
    write(&path, SMALL);
    let mut window = Window::on_file(&path, None);
    window.press_ctrl(Key::W);
    assert_eq!(window.path(), None);
    assert_eq!(window.timeline().events.len(), 57);
}

#[test]
fn a_file_without_events_is_no_dead_end() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("empty.ron");
    write(&path, "(title: \"Nothing yet\", events: [])");
    let mut window = Window::on_file(&path, None);
    window.assert_says("This timeline has no events.");
    for key in [
        Key::Num0,
        Key::F,
        Key::ArrowRight,
        Key::ArrowDown,
        Key::W,
        Key::D,
        Key::T,
    ] {
        window.press(key);
    }
    window.harness.event(Event::Zoom(3.0));
    window.run();
    assert_eq!(window.selected_id(), "");
}
