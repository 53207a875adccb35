//! The start screen, the menu of bundled timelines, and keeping copies of them.

use super::support::{Window, write};
use dateline::app::Action;
use dateline::app::bundled::BUNDLED;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Rect, vec2};
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

const SIZE: eframe::egui::Vec2 = vec2(1400.0, 900.0);

const SMALL: &str = r#"(
    title: "Small",
    events: [
        (id: "one", title: "The first one", when: "2024-05-01"),
        (id: "two", title: "The second one", when: "2024-06-01"),
    ],
)"#;

/// Waits until the start screen has all its cards.
fn wait_for_cards(window: &mut Window) {
    window.wait_for("all cards are there", |window| {
        let start = &window.harness.state().state().start;
        start.is_open() && (0..BUNDLED.len()).all(|position| start.card(position).is_some())
    });
}

fn is_start_open(window: &Window) -> bool {
    window.harness.state().state().start.is_open()
}

/// Asks for a place for a copy as on a system that has no dialog for it.
fn ask_for_copy(window: &mut Window, path: &Path) {
    let state = window.harness.state_mut().state_mut();
    let document = state.document().unwrap().id;
    state.dispatch(Action::TypeCopyPath(document));
    window.run();
    window.press_ctrl(Key::A);
    window.type_text(&path.display().to_string());
}

#[test]
fn every_bundled_timeline_is_one_card_with_a_sentence() {
    let mut window = Window::bundled();
    let start = &window.harness.state().state().start;
    assert!(
        start.card(0).is_none(),
        "nothing is read before it is needed"
    );
    window.press_ctrl(Key::T);
    wait_for_cards(&mut window);
    for bundled in BUNDLED {
        let name = By::new().role(Role::Button).label_contains(bundled.title);
        let card = window.harness.get(name);
        let sentence = card.accesskit_node().label().unwrap();
        for part in [" events, ", " sources", "Evidence: ", " corroborated, "] {
            assert!(sentence.contains(part), "{sentence}");
        }
    }
    assert!(
        window.repaint_delay() > Duration::from_secs(1),
        "the start screen stands still"
    );
}

#[test]
fn keys_walk_through_the_cards_and_open_one_and_escape_goes_back_to_it() {
    let mut window = Window::start(SIZE, &[], None);
    window.press_ctrl(Key::T);
    wait_for_cards(&mut window);
    let focus = |window: &Window| window.focus().unwrap_or_default();
    assert!(
        focus(&window).starts_with(BUNDLED[0].title),
        "{}",
        focus(&window)
    );
    window.press(Key::ArrowRight);
    assert!(
        focus(&window).starts_with(BUNDLED[1].title),
        "{}",
        focus(&window)
    );
    window.press(Key::ArrowDown);
    assert!(
        focus(&window).starts_with(BUNDLED[4].title),
        "{}",
        focus(&window)
    );
    window.press(Key::ArrowLeft);
    window.press(Key::ArrowLeft);
    assert!(
        focus(&window).starts_with(BUNDLED[2].title),
        "{}",
        focus(&window)
    );
    window.press(Key::Enter);
    assert!(!is_start_open(&window));
    assert_eq!(&*window.timeline().title, BUNDLED[2].title);
    assert!(window.events_on_canvas().len() > 3);
    let viewport = window.viewport();

    window.click("All timelines (Ctrl+T)");
    wait_for_cards(&mut window);
    assert!(
        focus(&window).starts_with(BUNDLED[2].title),
        "{}",
        focus(&window)
    );
    window.press(Key::W);
    window.press(Key::Escape);
    assert!(!is_start_open(&window));
    assert_eq!(&*window.timeline().title, BUNDLED[2].title);
    assert_eq!(window.viewport(), viewport, "keys did not reach it");
}

#[test]
fn all_is_reached_in_the_smallest_window_and_in_the_largest_type() {
    for (size, zoom) in [
        (vec2(720.0, 480.0), 1.0),
        (vec2(720.0, 480.0), 2.0),
        (vec2(2560.0, 1440.0), 0.8),
    ] {
        let mut window = Window::start(size, &[], None);
        window
            .harness
            .state_mut()
            .state_mut()
            .settings
            .interface_zoom = zoom;
        window.press_ctrl(Key::T);
        wait_for_cards(&mut window);
        for bundled in BUNDLED {
            window.press(Key::Tab);
            let by = || By::new().role(Role::Button).label_contains(bundled.title);
            window.harness.get(by()).scroll_to_me();
            window.run();
            let rect = window.harness.get(by()).rect();
            assert!(
                rect.left() >= 0.0 && rect.right() <= size.x / zoom,
                "{rect} at {zoom}"
            );
        }
        window.click("Begin with the start screen");
        assert!(window.harness.state().state().settings.begin_with_start);
    }
}

#[test]
fn the_menu_opens_every_bundled_timeline_and_ticks_the_open_one() {
    let mut window = Window::bundled();
    for bundled in BUNDLED {
        window.choose("File", "Bundled timelines");
        let item = By::new().role(Role::Button).label(bundled.title);
        match window.harness.query(item) {
            Some(item) => item.click(),
            None => window
                .harness
                .get_by_label(&format!("{} ✓", bundled.title))
                .click(),
        }
        window.run();
        assert_eq!(&*window.timeline().title, bundled.title);
        window.wait_for_check();
        assert_eq!(window.errors(), 0, "{}", bundled.title);
    }
    window.choose("File", "Bundled timelines");
    let last = BUNDLED.last().unwrap().title;
    window.harness.get_by_label(&format!("{last} ✓"));
}

#[test]
fn the_bundled_timeline_that_was_open_last_is_there_again_where_it_was_left() {
    let settings = tempfile::tempdir().unwrap();
    let mut window = Window::start(SIZE, &[], Some(settings.path()));
    let state = window.harness.state_mut().state_mut();
    state.dispatch(Action::OpenBundled(1));
    window.run();
    window.press(Key::Period);
    let (selected, edges) = (window.selected_id().to_owned(), window.edges());
    window.close();
    let mut window = Window::start(SIZE, &[], Some(settings.path()));
    assert_eq!(&*window.timeline().title, BUNDLED[1].title);
    assert_eq!(window.selected_id(), selected);
    let state = window.harness.state_mut().state_mut();
    state.dispatch(Action::OpenBundled(0));
    window.run();
    assert_ne!(window.edges(), edges, "each has a view of its own");
}

#[test]
fn the_start_screen_comes_first_if_that_is_wanted_but_not_before_a_file_that_is_asked_for() {
    let (settings, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut window = Window::start(SIZE, &[], Some(settings.path()));
    assert!(!is_start_open(&window), "at first, a timeline is shown");
    window.choose("View", "Begin with the start screen");
    window.close();
    let mut window = Window::start(SIZE, &[], Some(settings.path()));
    assert!(is_start_open(&window));
    wait_for_cards(&mut window);
    window.close();
    let path = folder.path().join("small.ron");
    write(&path, SMALL);
    let window = Window::on_file(&path, Some(settings.path()));
    assert!(!is_start_open(&window));
}

#[test]
fn recent_files_are_opened_and_missing_ones_can_be_forgotten() {
    let (settings, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (here, gone) = (
        folder.path().join("here.ron"),
        folder.path().join("gone.ron"),
    );
    for path in [&here, &gone] {
        write(path, SMALL);
        Window::on_file(path, Some(settings.path())).close();
    }
    fs::remove_file(&gone).unwrap();
    let mut window = Window::start(SIZE, &[], Some(settings.path()));
    window.wait_for("what was open last is seen to be gone", is_start_open);
    window.wait_for("the loss is seen", |window| {
        window.says("not there any more")
    });
    window.click("Forget gone.ron");
    assert!(!window.says("Forget gone.ron"));
    let here_in_list = By::new()
        .role(Role::Button)
        .label_contains("Small, here.ron, ");
    window.harness.get(here_in_list).click();
    window.wait_for("the file is open", |window| window.path() == Some(&here));
    assert!(!is_start_open(&window));
}

#[test]
fn a_copy_of_a_bundled_timeline_is_the_same_to_the_byte_and_goes_on_under_the_same_view() {
    let (settings, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = folder.path().join("mine.ron");
    let mut window = Window::start(SIZE, &[], Some(settings.path()));
    window.assert_says("Read-only. This timeline is part of the program: keep a copy to change it");
    window.press(Key::Period);
    window.press(Key::W);
    let (selected, viewport) = (window.selected_id().to_owned(), window.viewport());
    ask_for_copy(&mut window, &path);
    window.press(Key::Enter);
    window.wait_for("the copy is open", |window| window.path() == Some(&path));
    assert_eq!(fs::read_to_string(&path).unwrap(), BUNDLED[0].text);
    assert_eq!(window.selected_id(), selected);
    assert_eq!(window.viewport(), viewport);
    assert!(!window.says("Read-only"));
    let said = window.notices();
    assert!(
        said.iter().any(|text| text.contains("mine.ron")),
        "{said:?}"
    );
    window.close();
    let mut window = Window::start(SIZE, &[], Some(settings.path()));
    window.wait_for("it is there again", |window| window.path() == Some(&path));
    assert_eq!(window.selected_id(), selected);
}

#[test]
fn a_copy_replaces_a_file_only_after_it_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("precious.ron");
    write(&path, SMALL);
    let mut window = Window::bundled();
    ask_for_copy(&mut window, &path);
    window.press(Key::Enter);
    window.assert_says("There is a file of this name already. What is in it would be lost.");
    assert_eq!(fs::read_to_string(&path).unwrap(), SMALL);
    window.press(Key::Escape);
    assert_eq!(window.path(), None);
    ask_for_copy(&mut window, &path);
    window.press(Key::Enter);
    window.click("Replace it");
    window.wait_for("the copy is open", |window| window.path() == Some(&path));
    assert_eq!(fs::read_to_string(&path).unwrap(), BUNDLED[0].text);
}

#[test]
fn a_copy_ends_as_timelines_do_and_replaces_nothing_unseen() {
    let folder = tempfile::tempdir().unwrap();
    let (bare, path) = (folder.path().join("mine"), folder.path().join("mine.ron"));
    let mut window = Window::bundled();
    ask_for_copy(&mut window, &bare);
    window.press(Key::Enter);
    window.wait_for("the copy is open", |window| window.path() == Some(&path));
    assert!(!bare.exists());

    write(&path, SMALL);
    let state = window.harness.state_mut().state_mut();
    state.dispatch(Action::OpenBundled(1));
    let document = state.document().unwrap().id;
    // As the system's dialog gives it.
    state.dispatch(Action::KeepCopy(document, bare));
    window.run();
    window.assert_says("There is a file of this name already.");
    assert_eq!(fs::read_to_string(&path).unwrap(), SMALL);
    window.click("Replace it");
    window.wait_for("the copy is open", |window| {
        window.path() == Some(&path) && &*window.timeline().title == BUNDLED[1].title
    });
    assert_eq!(fs::read_to_string(&path).unwrap(), BUNDLED[1].text);
}

#[test]
fn the_copy_is_of_the_timeline_that_it_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("first.ron");
    let mut window = Window::bundled();
    ask_for_copy(&mut window, &path);
    // Another timeline comes on screen while the path is asked for.
    let state = window.harness.state_mut().state_mut();
    state.dispatch(Action::OpenBundled(1));
    window.run();
    window.press(Key::Enter);
    window.wait_for("the copy is kept", |window| {
        let notices = window.notices();
        notices.iter().any(|text| text.contains("your own copy"))
    });
    assert_eq!(fs::read_to_string(&path).unwrap(), BUNDLED[0].text);
    assert_eq!(&*window.timeline().title, BUNDLED[1].title);
    assert_eq!(window.path(), None);
}

#[test]
fn a_copy_that_changes_before_it_is_on_screen_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.ron");
    let mut window = Window::bundled();
    let state = window.harness.state_mut().state_mut();
    let document = state.document().unwrap().id;
    state.dispatch(Action::KeepCopy(document, path.clone()));
    // The copy is written and read, but not a single frame is drawn.
    let deadline = Instant::now() + Duration::from_secs(20);
    while fs::read_to_string(&path).unwrap_or_default() != BUNDLED[0].text {
        assert!(Instant::now() < deadline, "no copy is written");
        std::thread::sleep(Duration::from_millis(20));
    }
    std::thread::sleep(Duration::from_millis(800));
    write(&path, SMALL);
    window.wait_for("the change is read", |window| {
        window.path() == Some(&path) && &*window.timeline().title == "Small"
    });
}

#[test]
fn a_copy_that_cannot_be_kept_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::bundled();
    ask_for_copy(&mut window, &folder.path().join("no/such/folder/copy.ron"));
    window.press(Key::Enter);
    window.assert_says("There is no folder");
    window.press(Key::Escape);
    ask_for_copy(&mut window, folder.path());
    window.press(Key::Enter);
    window.assert_says("This is a folder: add a name for the copy.");
    assert_eq!(window.path(), None);
}

#[test]
fn a_file_that_may_not_be_written_is_read_only_and_its_copy_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let (path, copy) = (
        folder.path().join("locked.ron"),
        folder.path().join("copy.ron"),
    );
    write(&path, SMALL);
    let mut window = Window::on_file(&path, None);
    assert!(!window.says("Read-only"));
    drop(window);
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    window = Window::on_file(&path, None);
    window.assert_says("Read-only. You may read this file but not write it");
    ask_for_copy(&mut window, &path);
    window.press(Key::Enter);
    window.click("Replace it");
    window.wait_for("the mistake is told", |window| !window.notices().is_empty());
    assert!(
        window.notices()[0].starts_with("This is the file itself"),
        "{:?}",
        window.notices()
    );
    ask_for_copy(&mut window, &copy);
    window.press(Key::Enter);
    window.wait_for("the copy is open", |window| window.path() == Some(&copy));
    assert_eq!(fs::read_to_string(&copy).unwrap(), SMALL);
    assert!(!window.says("Read-only"));
}

#[test]
fn a_file_of_a_newer_format_is_read_only_and_says_so_once_more_above_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("newer.ron");
    write(&path, &SMALL.replacen('(', "(format: 99,", 1));
    let window = Window::on_file(&path, None);
    window.assert_says("Read-only. This file was made for a newer version of the program");
    assert!(
        window.notices()[0].contains("newer version"),
        "{:?}",
        window.notices()
    );
}

#[test]
fn standard_input_is_shown_and_kept_only_as_a_copy() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::on_input(SMALL, None);
    assert_eq!(&*window.timeline().title, "Small");
    window.assert_says("This timeline came through standard input");
    let path = folder.path().join("small.ron");
    ask_for_copy(&mut window, &path);
    window.press(Key::Enter);
    window.wait_for("the copy is on screen", |window| {
        window.path() == Some(&*path)
    });
    assert_eq!(fs::read_to_string(&path).unwrap(), SMALL);
}

#[test]
fn what_is_no_timeline_on_standard_input_is_said() {
    let window = Window::on_input("<html></html>", None);
    let notices = window.notices();
    let said = notices
        .iter()
        .any(|notice| notice.ends_with("\nstandard input"));
    assert!(said, "{notices:?}");
}

#[test]
fn standard_input_leaves_no_trace_in_the_settings() {
    let settings = tempfile::tempdir().unwrap();
    let mut window = Window::on_input(SMALL, Some(settings.path()));
    // Something else that is remembered.
    window.press(Key::Z);
    window.close();
    let text = fs::read_to_string(settings.path().join("settings.ron")).unwrap();
    assert!(text.contains("recent: []"), "{text}");
    assert!(text.contains("last_document: None"), "{text}");
}

/// What has the focus, and the part of the window that it scrolls in: below the toolbar.
fn focused_card(window: &Window) -> (Rect, Rect) {
    let nodes = window.harness.root().children_recursive();
    let focused = nodes.filter(|node| node.accesskit_node().is_focused());
    let screen = window.harness.ctx.content_rect();
    (focused.last().unwrap().rect(), screen.with_min_y(46.0))
}

#[test]
fn the_card_that_has_the_focus_is_whole_in_view_on_every_key() {
    for (size, zoom) in [
        (vec2(1280.0, 720.0), 1.0),
        (vec2(1280.0, 720.0), 2.0),
        (vec2(720.0, 480.0), 1.0),
    ] {
        let mut window = Window::start(size, &[], None);
        let state = window.harness.state_mut().state_mut();
        state.settings.interface_zoom = zoom;
        // The last card starts out of view.
        state.dispatch(Action::OpenBundled(BUNDLED.len() - 1));
        window.run();
        window.press_ctrl(Key::T);
        wait_for_cards(&mut window);
        let title = |window: &Window| window.focus().unwrap_or_default();
        assert!(title(&window).starts_with(BUNDLED[BUNDLED.len() - 1].title));
        let keys = [Key::ArrowUp, Key::ArrowLeft, Key::ArrowDown, Key::ArrowDown];
        for key in [None].into_iter().chain(keys.map(Some)) {
            if let Some(key) = key {
                window.press(key);
            }
            let is_card = BUNDLED.iter().any(|b| title(&window).starts_with(b.title));
            let (card, view) = focused_card(&window);
            assert!(
                !is_card || view.contains_rect(card.expand2(vec2(0.0, 8.0))),
                "{} at {card} in {view}",
                title(&window)
            );
        }
    }
}

#[test]
fn the_ring_starts_on_the_card_of_a_bundled_timeline_that_was_opened_as_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("copy.ron");
    write(&path, BUNDLED[3].text);
    let mut window = Window::on_file(&path, None);
    window.press_ctrl(Key::T);
    wait_for_cards(&mut window);
    let focus = window.focus().unwrap_or_default();
    assert!(focus.starts_with(BUNDLED[3].title), "{focus}");
}
