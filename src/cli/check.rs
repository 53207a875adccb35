//! `dateline check`: lists what is wrong in timelines.

use super::{Console, Format};
use crate::file::open::{OpenError, open, read_all};
use crate::file::{Reading, Severity, decode, read, report};
use crate::model::hidden;
use std::borrow::Cow;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The exit code if there are errors.
const ERRORS: u8 = 1;
/// The exit code if a file cannot be read at all.
pub(super) const UNREADABLE: u8 = 2;

/// Checks the files one after the other.
pub(super) fn run(
    files: &[PathBuf],
    format: Format,
    console: &mut Console<'_>,
) -> io::Result<ExitCode> {
    let mut worst = 0;
    if format == Format::Json {
        writeln!(console.out, "[")?;
    }
    for (index, file) in files.iter().enumerate() {
        let name = if is_input(file) {
            "standard input".into()
        } else {
            Cow::Owned(hidden::path(file))
        };
        let code = match (fetch(file, console), format) {
            (Ok(bytes), Format::Text) => as_text(&name, &bytes, console)?,
            (Ok(bytes), Format::Json) => {
                let reading = read(&bytes);
                write_json(&report::json(&name, &reading), console)?;
                exit_code(&reading)
            }
            (Err(error), Format::Text) => {
                let text = report::text(&name, "", &[error.problem()], false);
                writeln!(console.err, "{}", text.trim_end())?;
                UNREADABLE
            }
            (Err(error), Format::Json) => {
                write_json(&report::unopened_json(&name, &error.problem()), console)?;
                UNREADABLE
            }
        };
        if format == Format::Json {
            writeln!(
                console.out,
                "{}",
                if index + 1 < files.len() { "," } else { "\n]" }
            )?;
        }
        worst = worst.max(code);
    }
    Ok(ExitCode::from(worst))
}

pub(super) fn is_input(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// The bytes of a file, or why they cannot be had.
pub(super) fn fetch(file: &Path, console: &mut Console<'_>) -> Result<Vec<u8>, OpenError> {
    if !is_input(file) {
        return open(file).map(|opened| opened.bytes);
    }
    read_all(&mut *console.input, 0).map_err(|source| OpenError {
        path: file.to_owned(),
        why: source.into(),
    })
}

fn exit_code(reading: &Reading) -> u8 {
    if reading.timeline.is_none() {
        UNREADABLE
    } else if reading.count(Severity::Error) > 0 {
        ERRORS
    } else {
        0
    }
}

fn as_text(name: &str, bytes: &[u8], console: &mut Console<'_>) -> io::Result<u8> {
    let reading = read(bytes);
    if !reading.problems.is_empty() {
        let text = report::text(name, &decode(bytes), &reading.problems, console.colour);
        write!(console.out, "{text}")?;
    }
    writeln!(console.out, "{}", summary(name, &reading))?;
    Ok(exit_code(&reading))
}

/// One line about a file.
fn summary(name: &str, reading: &Reading) -> String {
    let count = |number: usize, one: &str| match number {
        1 => format!("1 {one}"),
        _ => format!("{number} {one}s"),
    };
    let found: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .map(|severity| (reading.count(severity), severity.word()))
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| count(number, word))
        .collect();
    let found = if found.is_empty() {
        "no problems".to_owned()
    } else {
        found.join(", ")
    };
    match &reading.timeline {
        Some(timeline) => format!("{name}: {found}; {}", count(timeline.events.len(), "event")),
        None => format!("{name}: {found}; nothing can be shown"),
    }
}

fn write_json(report: &report::FileReport<'_>, console: &mut Console<'_>) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *console.out, report).map_err(io::Error::from)
}
