//! `dateline` on the command line.
//!
//! Needs no display. Knows everything but the user interface; which window to open is handed back
//! to the caller.

mod check;
mod export;

use clap::{CommandFactory as _, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::io::{self, IsTerminal as _, Read, Write};
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
    /// Everything is done; leave with this code.
    Done(ExitCode),
}

/// What the command line reads from and writes to.
pub struct Console<'a> {
    /// What `-` stands for.
    pub input: &'a mut dyn Read,
    /// Results.
    pub out: &'a mut dyn Write,
    /// What went wrong.
    pub err: &'a mut dyn Write,
    /// Whether results are coloured.
    pub colour: bool,
}

/// Zoom through timelines, and read the sources behind every event.
#[derive(Debug, Parser)]
#[command(
    name = "dateline",
    version,
    args_conflicts_with_subcommands = true,
    after_help = EXAMPLES
)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Task>,
    /// Timelines to open in the window
    files: Vec<PathBuf>,
}

const EXAMPLES: &str = "Examples:
  dateline                           open the bundled timeline
  dateline sanctions.ron             open a timeline of your own
  dateline check sanctions.ron       list what is wrong in it
  dateline check --format json *.ron the same for other programs
  dateline export sanctions.ron sanctions.svg   draw it";

/// What can be done without a window.
#[derive(Debug, Subcommand)]
enum Task {
    /// List what is wrong in timelines, with line and cure.
    ///
    /// The exit code is 0 if there are no errors (warnings are allowed), 1 if there are some, and
    /// 2 if a file cannot be read at all.
    Check {
        /// Timelines to check; `-` is standard input
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// How to list what is wrong
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Draw a timeline as SVG or PNG, with the look of the window.
    ///
    /// The page has a title, the lanes, a legend and, with --sources, a list of the events and their
    /// sources. The exit code is 0 if it is written, and 2 if not.
    #[command(after_help = export::EXAMPLES)]
    Export(export::Arguments),
}

/// How results are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// For other programs
    Json,
}

/// Obeys the arguments of this process on its own terminal.
pub fn run_here() -> Invocation {
    let stdout = io::stdout();
    let colour =
        stdout.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|no| no.is_empty());
    let mut out = io::BufWriter::new(stdout.lock());
    let mut console = Console {
        input: &mut io::stdin().lock(),
        out: &mut out,
        err: &mut io::stderr().lock(),
        colour,
    };
    run(std::env::args_os(), &mut console)
}

/// Obeys these arguments, the first of which is the name of the program.
///
/// A console that cannot be written to, such as a closed pipe, ends the work with exit code 2.
pub fn run(arguments: impl IntoIterator<Item = OsString>, console: &mut Console<'_>) -> Invocation {
    let command = Arguments::command().color(clap::ColorChoice::Never);
    let parsed = command
        .try_get_matches_from(arguments)
        .and_then(|matches| <Arguments as clap::FromArgMatches>::from_arg_matches(&matches));
    let done = match parsed {
        Ok(Arguments {
            command: None,
            files,
        }) => return Invocation::Window { files },
        Ok(Arguments {
            command: Some(Task::Check { files, format }),
            ..
        }) => check::run(&files, format, console),
        Ok(Arguments {
            command: Some(Task::Export(arguments)),
            ..
        }) => export::run(&arguments, console),
        Err(error) if error.use_stderr() => {
            write!(console.err, "{}", error.render()).map(|()| ExitCode::from(check::UNREADABLE))
        }
        Err(help) => write!(console.out, "{}", help.render()).map(|()| ExitCode::SUCCESS),
    };
    let done = done.and_then(|code| console.out.flush().map(|()| code));
    Invocation::Done(done.unwrap_or_else(|_| ExitCode::from(check::UNREADABLE)))
}
