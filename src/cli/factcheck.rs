//! `dateline factcheck`: writes the sheet of a fact-checker, and reads its marks back into notes.

use super::Console;
use super::check::{UNREADABLE, fetch, is_input};
use super::export::timeline_of;
use crate::app::Origin;
use crate::app::clock::{Clock as _, SystemClock};
use crate::app::factcheck::marks;
use crate::app::notes::place::Places;
use crate::app::settings::settings_dir;
use crate::file::open;
use crate::model::hidden;
use clap::Args;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What people see with `dateline factcheck --help`.
pub(super) const EXAMPLES: &str = "Examples:
  dateline factcheck sanctions.ron -o sheet.html        a page to fill in, or to print
  dateline factcheck sanctions.ron -o sheet.csv         the same for a spreadsheet
  dateline factcheck sanctions.ron --read sheet.csv     take the marks over as notes

A status may be verified, wrong, unclear, pending, or what people write for these: ok, no, ?, todo.
Marks are kept in NAME.notes.ron beside NAME.ron, never in the timeline, and fill the next sheet.";

/// What `dateline factcheck` takes.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("what").required(true).multiple(false))]
pub(super) struct Arguments {
    /// Timeline to check
    file: PathBuf,
    /// Sheet to write, ending in .csv or .html
    #[arg(short, long, value_name = "SHEET", group = "what")]
    output: Option<PathBuf>,
    /// Sheet with marks to read: CSV with commas, semicolons or tabs
    #[arg(long, value_name = "SHEET", group = "what")]
    read: Option<PathBuf>,
}

/// Writes or reads the sheet.
pub(super) fn run(arguments: &Arguments, console: &mut Console<'_>) -> io::Result<ExitCode> {
    match factcheck(arguments, console) {
        Ok(words) => {
            writeln!(console.out, "{words}")?;
            Ok(ExitCode::SUCCESS)
        }
        Err(message) => {
            writeln!(console.err, "error: {message}")?;
            Ok(ExitCode::from(UNREADABLE))
        }
    }
}

fn factcheck(arguments: &Arguments, console: &mut Console<'_>) -> Result<String, String> {
    let file = &arguments.file;
    let bytes = fetch(file, console).map_err(|error| error.to_string())?;
    let timeline = timeline_of(file, &bytes, "the sheet", console)?;
    let origin = if is_input(file) {
        Origin::Input(bytes.into())
    } else {
        Origin::File(file.clone())
    };
    let settings = settings_dir();
    let places = Places::of(&origin, settings.as_deref());
    let loaded = places.load();
    if let Some(path) = &arguments.output {
        let input = Some(file.as_path()).filter(|file| !is_input(file));
        let notes = loaded.notes.notes.as_slice();
        let rows = marks::write(path, (&timeline, notes), input);
        let rows = rows.map_err(|error| error.to_string())?;
        return Ok(format!("{}: {rows} rows", hidden::path(path)));
    }
    let sheet = arguments.read.as_deref().unwrap_or_else(|| Path::new("-"));
    if let Some(why) = loaded.locked {
        return Err(why);
    }
    let sheet = open::open(sheet).map_err(|error| error.to_string())?;
    let mut notes = loaded.notes;
    let found = marks::read_marks(&timeline, &notes.notes, &sheet.bytes);
    let found = found.map_err(|error| error.to_string())?;
    let words = found.words();
    if notes.set_marks(found.marks, SystemClock.now()) == 0 {
        return Ok(format!("{words}. The notes have them already."));
    }
    let saved = places.save(&loaded.held, &notes);
    let saved = saved.map_err(|error| error.to_string())?;
    Ok(format!("{words}.\n{}", hidden::path(&saved.path)))
}
