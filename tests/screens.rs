//! Pictures of the real window, compared pixel by pixel with `tests/snapshots/*.png`.
//!
//! They are painted by software, without a display:
//!
//! ```text
//! VK_ICD_FILENAMES=/usr/share/vulkan/icd.d/lvp_icd.x86_64.json \
//!     cargo test --features pixel-tests --test screens
//! ```
//!
//! After a change that is meant to be seen, look at the new pictures and keep them with the same
//! command and `UPDATE_SNAPSHOTS=1` before it.
#![cfg(feature = "pixel-tests")]
#![expect(
    clippy::unwrap_used,
    reason = "what a test needs and does not find fails the test"
)]

#[path = "../benches/generator/mod.rs"]
pub mod generator;
#[path = "support/start.rs"]
pub mod start;

use dateline::app::action::Action;
use dateline::app::command::Command;
use dateline::ui::Dateline;
use eframe::egui::vec2;
use egui_kittest::Harness;
use std::fs::File;
use std::io::Write as _;
use std::time::{Duration, Instant};

/// What is waited for comes sooner than this, even on a busy machine.
const DEADLINE: Duration = Duration::from_secs(20);
/// Pictures are small, so that many fit in the repository.
const SIZE: eframe::egui::Vec2 = vec2(900.0, 600.0);

type Window = Harness<'static, Dateline>;

/// A window on the text of a file; without one, on the bundled timeline.
fn window(text: Option<&str>) -> Window {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("timeline.ron");
    let files: Vec<_> = text.map(|_| path.clone()).into_iter().collect();
    if let Some(text) = text {
        let mut file = File::create(&path).unwrap();
        file.write_all(text.as_bytes()).unwrap();
    }
    let mut harness = Harness::builder()
        .with_size(SIZE)
        .with_max_steps(40)
        .with_render_cursor(false)
        .wgpu()
        .build_eframe(|creation| Dateline::new(&creation.egui_ctx, start::setup(&files, None)));
    let deadline = Instant::now() + DEADLINE;
    let is_open = |harness: &Window| {
        let document = harness.state().state().document();
        document.is_some_and(|document| {
            (text.is_none() || document.origin.path().is_some()) && document.content.is_checked()
        })
    };
    while !is_open(&harness) {
        assert!(Instant::now() < deadline, "the file is never read");
        std::thread::sleep(Duration::from_millis(20));
        harness.step();
    }
    harness.run();
    harness
}

/// Runs commands, and compares what is then to be seen.
fn assert_looks(mut window: Window, commands: &[Command], name: &str) {
    for command in commands {
        let state = window.state_mut().state_mut();
        state.dispatch(Action::Run(*command));
        window.run();
    }
    window.snapshot(name);
}

#[test]
fn the_opening_view_in_the_dark() {
    let commands = [Command::ToggleList, Command::ThemeDark];
    assert_looks(window(None), &commands, "opening_dark");
}

#[test]
fn the_opening_view_in_the_light() {
    let commands = [Command::ToggleList, Command::ThemeLight];
    assert_looks(window(None), &commands, "opening_light");
}

#[test]
fn all_of_it_with_the_list() {
    let commands = [Command::ToggleDetails, Command::ThemeDark, Command::FitAll];
    assert_looks(window(None), &commands, "all_dark");
}

#[test]
fn a_crowd_of_events() {
    let crowd = window(Some(&generator::timeline(1_500)));
    let commands = [
        Command::ToggleList,
        Command::ToggleDetails,
        Command::ThemeLight,
        Command::FitAll,
    ];
    assert_looks(crowd, &commands, "crowd_light");
}

#[test]
fn the_problems_of_a_broken_file() {
    let broken = include_str!("broken/several-at-once.ron");
    let commands = [
        Command::ToggleDetails,
        Command::ThemeDark,
        Command::ToggleProblems,
    ];
    assert_looks(window(Some(broken)), &commands, "problems_dark");
}
