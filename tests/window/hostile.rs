//! Files that nobody wrote in good faith: what they hide is seen, and nothing of them stops the
//! window.

use super::support::{Window, naughty, write};
use dateline::app::{Action, Command};
use dateline::file;
use dateline::model::Grouping;
use dateline::model::hidden::{Hidden, hidden_in};
use eframe::egui::{Key, MissingGlyphPolicy, vec2};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A file of that name in a folder of its own, which is deleted with it.
fn file_with(name: &str, bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    file::replace(&path, bytes).unwrap();
    (folder, path)
}

/// A window on a file that may take long to read, in letters that no font may have.
fn open(path: &Path) -> Window {
    let mut window = Window::bundled();
    let ctx = &window.harness.ctx;
    ctx.set_missing_glyph_policy(MissingGlyphPolicy::Tofu);
    let state = window.harness.state_mut().state_mut();
    state.dispatch(Action::OpenFile(path.to_path_buf()));
    window.wait_for("the file is read", |window| window.path() == Some(path));
    window
}

/// The names on screen that hide something.
fn hiding(window: &Window) -> Vec<String> {
    let hides = |name: &String| hidden_in(name).any(|(_, _, what)| what != Hidden::Accent);
    window.names().into_iter().filter(hides).collect()
}

/// How long a frame takes in which something moves: the median of some.
fn frame_time(window: &mut Window) -> Duration {
    let mut times: Vec<Duration> = (0..15)
        .map(|_| {
            let state = window.harness.state_mut().state_mut();
            state.dispatch(Action::Pan(3.0));
            let begun = Instant::now();
            window.harness.step();
            begun.elapsed()
        })
        .collect();
    times.sort();
    times[times.len() / 2]
}

#[test]
fn naughty_strings_hide_nothing_on_screen() {
    let timeline = file::write(&naughty::timeline());
    let (_folder, path) = file_with("naughty.ron", timeline.as_bytes());
    let mut window = open(&path);
    assert_eq!(hiding(&window), [""; 0]);
    for grouping in [Grouping::Kind, Grouping::Actor, Grouping::Nothing] {
        let state = window.harness.state_mut().state_mut();
        state.dispatch(Action::Group(grouping));
        window.run();
        assert_eq!(hiding(&window), [""; 0], "{grouping:?}");
    }
    window.press_ctrl(Key::Home);
    for _ in naughty::STRINGS {
        window.press(Key::Period);
        assert_eq!(hiding(&window), [""; 0], "{:?}", window.selected_id());
        window.press(Key::C);
    }
    for copied in window.take_copied() {
        assert_eq!(hidden_in(&copied).next(), None, "{copied:?}");
    }
    let state = window.harness.state_mut().state_mut();
    state.dispatch(Action::Run(Command::ToggleProblems));
    window.run();
    assert_eq!(hiding(&window), [""; 0]);
}

#[test]
fn an_override_is_a_token_wherever_the_title_is_shown() {
    let text =
        "(title: \"T\", events: [(id: \"a\", title: \"Pay \u{202e}000,1\", when: \"2025\")])";
    let (_folder, path) = file_with("override.ron", text.as_bytes());
    let mut window = open(&path);
    window.event_on_canvas("Pay [U+202E]000,1").click();
    window.run();
    let shown = window.names();
    let count = shown
        .iter()
        .filter(|name| name.contains("Pay [U+202E]000,1"))
        .count();
    assert!(count >= 3, "canvas, list and details: {shown:#?}");
}

#[test]
fn megabytes_of_text_cost_a_frame_nothing() {
    let event = |title: &str| {
        format!(
            "(title: \"{title}\", summary: \"{title}\", events: [(id: \"a\", title: \"{title}\", \
             when: \"2025\", summary: \"{title}\", actors: [\"{title}\"], lanes: [\"{title}\"])])"
        )
    };
    let (_folder, short) = file_with("short.ron", event("Short ").as_bytes());
    let (_other, long) = file_with("long.ron", event(&"Löng ".repeat(1_000_000)).as_bytes());
    let mut window = open(&short);
    window.press(Key::Period);
    let usual = frame_time(&mut window);
    let mut window = open(&long);
    window.press(Key::Period);
    let slow = frame_time(&mut window);
    // A frame that looked at all of it would take a hundred times as long.
    let limit = usual * 20 + Duration::from_millis(100);
    assert!(slow < limit, "{slow:?}, and usually {usual:?}");
}

#[test]
fn thousands_of_everything_are_counted_and_not_laid_out() {
    let many = |one: &str| one.repeat(20_000);
    let text = format!(
        "(title: \"T\", authors: [{}], sources: [(id: \"s\", title: \"S\", authors: [{}])], events: \
         [(id: \"a\", title: \"A\", when: \"2025\", actors: [{}], places: [{}], citations: [{}], \
         claims: [{}], links: [{}])])",
        many("\"A\","),
        many("\"A\","),
        many("\"An actor\","),
        many("\"A place\","),
        many("(source: \"s\"),"),
        many("(text: \"A claim\"),"),
        many("(to: \"a\"),"),
    );
    let (_folder, path) = file_with("many.ron", text.as_bytes());
    let mut window = open(&path);
    window.press(Key::Period);
    let time = frame_time(&mut window);
    assert!(time < Duration::from_secs(4), "{time:?}");
    window.assert_says("and 19900 more");
    window.assert_says("19\u{202f}900 more claims are in the file and not shown here.");
}

#[test]
fn ten_thousand_problems_are_counted_and_the_list_answers() {
    let mut text = "(title: \"T\", events: [\n".to_owned();
    for number in 0..6_000 {
        let long = "x".repeat(200);
        writeln!(
            text,
            "(id: \"{number}\", titel: \"A\", {long}: 1, when: \"2025-13\"),"
        )
        .unwrap();
    }
    text.push_str("], check: Check(allow: [(rule: \"no-source\", because: \"x\")]))");
    let (_folder, path) = file_with("problems.ron", text.as_bytes());
    let mut window = open(&path);
    let state = window.harness.state_mut().state_mut();
    state.dispatch(Action::Run(Command::ToggleProblems));
    window.run();
    window.assert_says("10\u{202f}001 problems");
    let time = frame_time(&mut window);
    assert!(time < Duration::from_secs(4), "{time:?}");
    let rows = window
        .names()
        .into_iter()
        .filter(|name| name.contains("did you mean"))
        .count();
    assert!(rows < 60, "{rows} of them were laid out");
}

#[test]
fn a_file_with_nothing_to_show_says_why_in_a_few_lines() {
    let (_folder, path) = file_with("prose.ron", ")) \u{202e} prose\n".repeat(50).as_bytes());
    let mut window = Window::bundled();
    let state = window.harness.state_mut().state_mut();
    state.dispatch(Action::OpenFile(path));
    window.wait_for("the failure is told", |window| !window.notices().is_empty());
    let notices = window.notices();
    let notice = notices.first().unwrap();
    assert!(notice.lines().count() < 8, "{notice}");
    assert!(notice.contains("(line 1, column "), "{notice}");
    assert!(
        notice.contains("`dateline check` lists them all"),
        "{notice}"
    );
    assert_eq!(window.path(), None, "the timeline on screen stays");
    assert!(!window.events_on_canvas().is_empty());
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe.ron");
    let made = std::process::Command::new("mkfifo")
        .arg(&pipe)
        .status()
        .unwrap();
    assert!(made.success());
    let gone = folder.path().join("gone.ron");
    std::os::unix::fs::symlink(folder.path().join("nothing"), &gone).unwrap();
    let cases = [
        (
            pipe,
            "This is a pipe, and no file: save what comes out of it",
        ),
        (
            gone,
            "This is a link to a file that is gone: open the file itself",
        ),
        (
            "/dev/zero".into(),
            "This is a device, and no file: save what comes out of it",
        ),
        (
            folder.path().to_path_buf(),
            "This is a folder: choose a timeline file in it",
        ),
    ];
    for (path, sentence) in cases {
        let mut window = Window::start(vec2(1200.0, 800.0), &[path], None);
        window.wait_for("the failure is told", |window| !window.notices().is_empty());
        let notices = window.notices();
        assert!(notices[0].starts_with(sentence), "{notices:?}");
        assert_eq!(window.path(), None);
    }
}

#[test]
fn a_file_that_becomes_unreadable_leaves_what_was_read() {
    let (_folder, path) = file_with(
        "later.ron",
        b"(events: [(id: \"a\", title: \"A\", when: \"2025\")])",
    );
    let mut window = open(&path);
    write(&path, "{\"events\": []}");
    window.press_ctrl(Key::R);
    window.wait_for("the failure is told", |window| !window.notices().is_empty());
    assert_eq!(window.timeline().events.len(), 1);
    assert!(window.notices()[0].starts_with("This is JSON, and no timeline: "));
}
