//! `dateline` on the command line.
//!
//! Needs no display. Knows everything but the user interface; which window to open is handed back
//! to the caller.

mod check;
mod cite;
mod export;
mod factcheck;
mod output;
mod shell;

use clap::{CommandFactory as _, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::ffi::OsString;
use std::io::{self, IsTerminal as _, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// What the arguments ask for.
#[derive(Debug)]
pub enum Invocation {
    /// Open the window on these files; without any, on what was open last, which at first is one of
    /// the bundled timelines.
    Window {
        /// Which files.
        files: Vec<PathBuf>,
        /// Whether a timeline is to be read from standard input, too.
        input: bool,
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
    after_help = HELP
)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Task>,
    /// Timelines to open in the window; `-` is standard input
    files: Vec<PathBuf>,
}

/// What follows the options.
const HELP: &str = "Examples:
  dateline                           open the timeline that was open last
  dateline sanctions.ron             open a timeline of your own
  dateline check sanctions.ron       list what is wrong or weak in it
  dateline check --format json *.ron the same for other programs
  dateline export sanctions.ron sanctions.svg   draw it
  dateline cite --style apa sanctions.ron       cite its sources
  dateline sources sanctions.ron -o list.bib    take them to Zotero
  dateline factcheck sanctions.ron -o a.html    have it checked
  generate | dateline -              open what another program writes, read-only
  dateline ./check                   open a file that has the name of a command

Exit codes:
  0  all went well
  1  errors were found, or the window cannot be opened
  2  the arguments are wrong, or a file cannot be read

Environment:
  DATELINE_HOME  the folder of the settings
  NO_COLOR       results without colours
  TZ             the zone of \"Your zone\" under View, Clock times";

/// What can be done without a window.
#[derive(Debug, Subcommand)]
enum Task {
    /// List what is wrong or weak in timelines, with line and cure.
    ///
    /// The exit code is 0 if there are no errors (warnings and notes are allowed), 1 if there are some
    /// or findings of denied rules, and 2 if a file cannot be read at all.
    #[command(after_help = check::HELP)]
    Check(check::Arguments),
    /// Draw a timeline as SVG or PNG, with the look of the window.
    ///
    /// The page has a title, the lanes, a legend and, with --sources, a list of the events and their
    /// sources. The exit code is 0 if it is written, and 2 if not.
    #[command(after_help = export::EXAMPLES)]
    Export(export::Arguments),
    /// Write the footnotes of a timeline and its bibliography.
    ///
    /// The exit code is 0 if they are written, and 2 if not.
    #[command(after_help = cite::EXAMPLES)]
    Cite(cite::Arguments),
    /// Write the sources of a timeline for Zotero and its like.
    ///
    /// The exit code is 0 if they are written, and 2 if not.
    #[command(after_help = cite::SOURCES_EXAMPLES)]
    Sources(cite::SourcesArguments),
    /// Write a sheet for fact-checking, or read the marks in one.
    ///
    /// The sheet has a row for each statement and each source of it. The exit code is 0 if it is
    /// written or read, and 2 if not.
    #[command(after_help = factcheck::EXAMPLES)]
    Factcheck(factcheck::Arguments),
    /// Write completions for a shell, which fill in commands and options.
    #[command(after_help = shell::COMPLETIONS)]
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Write the manual page of the program or of one of its commands.
    #[command(after_help = shell::MANUAL)]
    Man {
        /// The command; without one, the program itself
        command: Option<String>,
    },
}

/// How results are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// For other programs
    Json,
    /// For code review and editors: SARIF 2.1.0
    Sarif,
}

/// Obeys the arguments of this process on its own terminal.
pub fn run_here() -> Invocation {
    let stdout = io::stdout();
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_dumb = std::env::var_os("TERM").is_some_and(|terminal| terminal == "dumb");
    let colour = stdout.is_terminal() && !is_set("NO_COLOR") && !is_dumb;
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
        }) => {
            if let Some(message) = shell::misspelt(&files) {
                writeln!(console.err, "{message}").map(|()| ExitCode::from(check::UNREADABLE))
            } else {
                let (input, files): (Vec<_>, _) =
                    files.into_iter().partition(|file| check::is_input(file));
                let input = !input.is_empty();
                return Invocation::Window { files, input };
            }
        }
        Ok(Arguments {
            command: Some(Task::Check(arguments)),
            ..
        }) => check::run(&arguments, console),
        Ok(Arguments {
            command: Some(Task::Export(arguments)),
            ..
        }) => export::run(&arguments, console),
        Ok(Arguments {
            command: Some(Task::Cite(arguments)),
            ..
        }) => cite::run(&arguments, console),
        Ok(Arguments {
            command: Some(Task::Sources(arguments)),
            ..
        }) => cite::run_sources(&arguments, console),
        Ok(Arguments {
            command: Some(Task::Factcheck(arguments)),
            ..
        }) => factcheck::run(&arguments, console),
        Ok(Arguments {
            command: Some(Task::Completions { shell }),
            ..
        }) => shell::completions(shell, console).map(|()| ExitCode::SUCCESS),
        Ok(Arguments {
            command: Some(Task::Man { command }),
            ..
        }) => shell::manual(command.as_deref(), console),
        Err(error) if error.use_stderr() => {
            write!(console.err, "{}", error.render()).map(|()| ExitCode::from(check::UNREADABLE))
        }
        Err(help) => write!(console.out, "{}", help.render()).map(|()| ExitCode::SUCCESS),
    };
    let done = done.and_then(|code| console.out.flush().map(|()| code));
    Invocation::Done(done.unwrap_or_else(|_| ExitCode::from(check::UNREADABLE)))
}
