//! The list of what was found, written file by file.

use super::{Format, Outcome};
use crate::check::sarif;
use crate::cli::Console;
use crate::file::{Severity, decode, report};
use serde::Serialize;
use std::io;
use std::process::ExitCode;

/// A list that is being written.
pub(super) struct List {
    format: Format,
    /// How many entries there are so far: files in JSON, problems in SARIF.
    entries: usize,
    worst: u8,
}

impl List {
    /// Writes what comes before the first file.
    pub(super) fn begin(format: Format, console: &mut Console<'_>) -> io::Result<Self> {
        match format {
            Format::Text => {}
            Format::Json => writeln!(console.out, "[")?,
            Format::Sarif => {
                let (schema, version) = (sarif::SCHEMA, sarif::VERSION);
                write!(
                    console.out,
                    "{{\n\"$schema\": \"{schema}\",\n\"version\": \"{version}\",\n\"runs\": [{{\n\
                     \"columnKind\": \"{}\",\n\"tool\": ",
                    sarif::COLUMNS
                )?;
                write_json(&sarif::tool(), console)?;
                write!(console.out, ",\n\"results\": [")?;
            }
        }
        Ok(Self {
            format,
            entries: 0,
            worst: 0,
        })
    }

    /// Writes what was found in one file.
    pub(super) fn add(&mut self, outcome: &Outcome, console: &mut Console<'_>) -> io::Result<()> {
        self.worst = self.worst.max(outcome.code);
        match self.format {
            Format::Text => return text(outcome, console),
            Format::Json => {
                if self.entries > 0 {
                    writeln!(console.out, ",")?;
                }
                let report = report::json(&outcome.name, &outcome.reading, outcome.answered);
                serde_json::to_writer_pretty(&mut *console.out, &report)?;
                self.entries += 1;
            }
            Format::Sarif => {
                let text = decode(&outcome.bytes);
                for problem in &outcome.reading.problems {
                    let comma = if self.entries > 0 { "," } else { "" };
                    writeln!(console.out, "{comma}")?;
                    write_json(&sarif::result(&outcome.file, &text, problem), console)?;
                    self.entries += 1;
                }
            }
        }
        Ok(())
    }

    /// Writes what comes after the last file; gives the exit code for all of them.
    pub(super) fn end(self, console: &mut Console<'_>) -> io::Result<ExitCode> {
        match self.format {
            Format::Text => {}
            Format::Json => writeln!(console.out, "\n]")?,
            Format::Sarif => {
                let is_done = self.worst < super::UNREADABLE;
                let code = self.worst;
                writeln!(
                    console.out,
                    "\n],\n\"invocations\": [{{\"executionSuccessful\": {is_done}, \"exitCode\": \
                     {code}}}]\n}}]\n}}"
                )?;
            }
        }
        Ok(ExitCode::from(self.worst))
    }
}

fn write_json(value: &impl Serialize, console: &mut Console<'_>) -> io::Result<()> {
    serde_json::to_writer(&mut *console.out, value).map_err(io::Error::from)
}

/// Writes the problems of a file, each with its line, and a summary.
fn text(outcome: &Outcome, console: &mut Console<'_>) -> io::Result<()> {
    let (name, problems) = (&outcome.name, &outcome.reading.problems);
    if !outcome.is_opened {
        let text = report::text(name, "", problems, false);
        return writeln!(console.err, "{}", text.trim_end());
    }
    if !problems.is_empty() {
        let text = report::text(name, &decode(&outcome.bytes), problems, console.colour);
        write!(console.out, "{text}")?;
    }
    writeln!(console.out, "{}", summary(outcome))
}

/// One line about a file.
fn summary(outcome: &Outcome) -> String {
    let (name, reading) = (&outcome.name, &outcome.reading);
    let count = |number: usize, one: &str| match number {
        1 => format!("1 {one}"),
        _ => format!("{number} {one}s"),
    };
    let mut found: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .map(|severity| (reading.count(severity), severity.word()))
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| count(number, word))
        .collect();
    if found.is_empty() {
        found.push("no problems".to_owned());
    }
    if outcome.answered > 0 {
        found.push(format!("{} answered", outcome.answered));
    }
    let found = found.join(", ");
    match &reading.timeline {
        Some(timeline) => format!("{name}: {found}; {}", count(timeline.events.len(), "event")),
        None => format!("{name}: {found}; nothing can be shown"),
    }
}
