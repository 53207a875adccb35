//! Where results go: to a file, which is replaced at one stroke and is never a timeline, or to
//! standard output.

use super::Console;
use super::check::is_input;
use crate::app::picture::place::{self, WriteError};
use crate::model::hidden;
use std::path::Path;

/// Whether results may be written there; said before the work, which may take a while.
///
/// # Errors
/// If they may not.
pub(super) fn check(out: Option<&Path>, input: &Path) -> Result<(), String> {
    match out.filter(|out| !is_input(out)) {
        Some(out) => place::check(out, file(input)).map_err(|error| told(&error)),
        None => Ok(()),
    }
}

/// Writes results.
///
/// # Errors
/// If they cannot be written; then nothing has changed.
pub(super) fn write(
    text: &str,
    out: Option<&Path>,
    input: &Path,
    console: &mut Console<'_>,
) -> Result<(), String> {
    match out.filter(|out| !is_input(out)) {
        Some(out) => place::write(out, text.as_bytes(), file(input)).map_err(|error| told(&error)),
        None => write!(console.out, "{text}").map_err(|error| error.to_string()),
    }
}

fn file(input: &Path) -> Option<&Path> {
    (!is_input(input)).then_some(input)
}

fn told(error: &WriteError) -> String {
    match error {
        WriteError::Input(path) => {
            format!(
                "This is the timeline itself: name another file\n{}",
                hidden::path(path)
            )
        }
        WriteError::Timeline(path) => {
            format!(
                "Files that end in .ron are timelines: name another file\n{}",
                hidden::path(path)
            )
        }
        other => other.to_string(),
    }
}
