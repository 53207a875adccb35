//! The program: the command line, or else the window.

use dateline::cli::{self, Invocation};
use dateline::ui;
use std::io::Write as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    env_logger::init();
    match cli::run_here() {
        Invocation::Done(code) => code,
        Invocation::Window { files } => match ui::run(files) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                let help = "Dateline needs a desktop (X11 or Wayland) and OpenGL; \
                            `dateline check FILE` works without.";
                writeln!(
                    std::io::stderr(),
                    "The window cannot be opened: {error}\n{help}"
                )
                .ok();
                ExitCode::FAILURE
            }
        },
    }
}
