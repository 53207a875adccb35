//! `dateline check`: lists what is wrong in timelines.

mod list;
mod rules;

use super::{Console, Format};
use crate::app::clock::{Clock as _, SystemClock};
use crate::app::go_to;
use crate::check::{Checked, Options, check};
use crate::file::open::{OpenError, open, read_all};
use crate::file::{Reading, Severity, decode, read};
use crate::index::TimelineIndex;
use crate::model::date::{Instant, Zone};
use crate::model::hidden;
use list::List;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The exit code if there are errors.
const ERRORS: u8 = 1;
/// The exit code if a file cannot be read at all.
pub(super) const UNREADABLE: u8 = 2;

/// What follows the options.
pub(super) const HELP: &str = "Examples:
  dateline check sanctions.ron
  dateline check --deny all --allow no-archive sanctions.ron
  dateline check --format sarif *.ron > findings.sarif
  dateline check --explain no-archive

What a timeline answers by `check: Check(allow: […])` is counted and not listed.
docs/rules.md explains every rule.";

/// What `dateline check` is asked for.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Timelines to check; `-` is standard input
    #[arg(required_unless_present_any = ["explain", "rules"])]
    files: Vec<PathBuf>,
    /// How to list what is wrong
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Let findings of this rule, by number or name, or of `all` rules, count as errors
    #[arg(long, value_name = "RULE")]
    deny: Vec<String>,
    /// Let findings of this rule pass
    #[arg(long, value_name = "RULE")]
    allow: Vec<String>,
    /// The present, after which nothing can have happened. Else today; `as_of` of a file may be earlier
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    today: Option<String>,
    /// Say what a rule means, and how to mend what it finds
    #[arg(long, value_name = "RULE", conflicts_with_all = ["files", "rules"])]
    explain: Option<String>,
    /// List all rules
    #[arg(long, conflicts_with = "files")]
    rules: bool,
}

/// What there is to say about one file.
struct Outcome {
    file: PathBuf,
    name: String,
    /// Empty if it cannot be opened.
    bytes: Vec<u8>,
    is_opened: bool,
    reading: Reading,
    answered: usize,
    code: u8,
}

/// Checks the files one after the other.
pub(super) fn run(arguments: &Arguments, console: &mut Console<'_>) -> io::Result<ExitCode> {
    if arguments.rules {
        return rules::list(console);
    }
    if let Some(name) = &arguments.explain {
        return rules::explain(name, console);
    }
    let mut options = Options::default();
    let denied = arguments
        .deny
        .iter()
        .try_for_each(|rule| options.deny(rule));
    let asked = denied.and_then(|()| {
        arguments
            .allow
            .iter()
            .try_for_each(|rule| options.allow(rule))
    });
    let today = asked.and_then(|()| today(arguments));
    let today = match today {
        Ok(today) => today,
        Err(why) => {
            writeln!(console.err, "error: {why}")?;
            return Ok(ExitCode::from(UNREADABLE));
        }
    };
    let mut list = List::begin(arguments.format, console)?;
    for file in &arguments.files {
        let outcome = outcome(file, &options, today, console);
        list.add(&outcome, console)?;
    }
    list.end(console)
}

/// The last second of the day that is asked for, else the present.
fn today(arguments: &Arguments) -> Result<Instant, String> {
    let now = SystemClock.now();
    let Some(text) = &arguments.today else {
        return Ok(now);
    };
    let day = go_to::read(text, now, Zone::Utc).map_err(|error| format!("--today: {error}"))?;
    Ok(day.latest.saturating_sub(1))
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

/// Reads a file and holds it against the rules.
fn outcome(file: &Path, options: &Options, today: Instant, console: &mut Console<'_>) -> Outcome {
    let name = if is_input(file) {
        "standard input".to_owned()
    } else {
        hidden::path(file)
    };
    let mut outcome = Outcome {
        file: file.to_owned(),
        name,
        bytes: Vec::new(),
        is_opened: true,
        reading: Reading::default(),
        answered: 0,
        code: UNREADABLE,
    };
    match fetch(file, console) {
        Ok(bytes) => outcome.bytes = bytes,
        Err(error) => {
            outcome.reading.problems.push(error.problem());
            outcome.is_opened = false;
            return outcome;
        }
    }
    let reading = &mut outcome.reading;
    *reading = read(&outcome.bytes);
    if let Some(timeline) = &reading.timeline {
        let index = TimelineIndex::new(timeline, today);
        let checked = check(timeline, &index, &reading.problems, options, &());
        if let Some(mut checked) = checked {
            checked.find_places(&decode(&outcome.bytes));
            let Checked { problems, answered } = checked;
            (reading.problems, outcome.answered) = (problems, answered);
        }
    }
    outcome.code = exit_code(&outcome.reading);
    outcome
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
