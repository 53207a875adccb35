//! `dateline` on the command line.

use std::path::PathBuf;
use std::process::ExitCode;

/// What the arguments ask for.
#[derive(Debug)]
pub enum Invocation {
    /// Open the window on these files, or on the bundled timeline if there are none.
    Window {
        /// Which files.
        files: Vec<PathBuf>,
    },
    /// Nothing is left to do.
    Done(ExitCode),
}
