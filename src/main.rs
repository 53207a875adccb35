//! The program: the command line, or else the window.

use dateline::cli::{self, Invocation};
use dateline::ui;
use std::io::Write as _;
use std::process::ExitCode;

/// What is logged unless `RUST_LOG` says otherwise: that there is no window or no file dialog is said
/// in plain words.
const LOGGED: &str = "error,dateline::ui::startup=off,eframe::native::run=off,rfd=off";

fn main() -> ExitCode {
    env_logger::Builder::from_env(env_logger::Env::default().default_filter_or(LOGGED)).init();
    match cli::run_here() {
        Invocation::Done(code) => code,
        Invocation::Window { files, input } => match ui::run(files, input) {
            Ok(()) => ExitCode::SUCCESS,
            Err(message) => {
                writeln!(std::io::stderr(), "error: {message}").ok();
                ExitCode::FAILURE
            }
        },
    }
}
