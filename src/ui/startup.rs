//! Starting the window on whatever desktop there is, and saying in plain words why that fails.

mod advice;
mod display;

use super::window;
use display::Display;
use std::io::Write as _;
use std::panic;
use std::path::PathBuf;
use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Opens the window on these files, and on standard input if that is a timeline, and stays until it
/// is closed.
///
/// # Errors
/// Why there is no window and what to install, for the terminal.
pub fn run(files: Vec<PathBuf>, input: bool) -> Result<(), String> {
    let display = Display::here();
    if display.needs_x11() {
        // Neither this process nor the browser that it starts is to look for Wayland again.
        // Without a new start it is tried, and said why that fails.
        display::start_again_without_wayland();
    }
    let has_window = Arc::new(AtomicBool::new(false));
    explain_panics(Arc::clone(&has_window), display.clone());
    let created = move || has_window.store(true, Ordering::Relaxed);
    window::run(files, input, created).map_err(|error| explain(&error.to_string(), &display))
}

/// What to tell the user about what a toolkit says. Its own words are in the log, which is silent
/// here unless it is asked for: they tell whether the advice is a wrong guess.
fn explain(said: &str, display: &Display) -> String {
    log::error!("{said}");
    advice::of(said, display)
}

/// Says what is missing where toolkits panic because of it, which they do only before there is a
/// window. Later panics are printed as usual.
fn explain_panics(has_window: Arc<AtomicBool>, display: Display) {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if has_window.load(Ordering::Relaxed) {
            usual(info);
        } else {
            let message = explain(&info.to_string(), &display);
            writeln!(std::io::stderr(), "error: {message}").ok();
            leave();
        }
    }));
}

#[expect(
    clippy::exit,
    reason = "a panic cannot be handed on where it aborts, and nothing is open yet"
)]
fn leave() -> ! {
    process::exit(1)
}
