//! `dateline cite`: the notes of a timeline and its list of sources. `dateline sources`: its sources
//! for other programs.

use super::check::UNREADABLE;
use super::export::timeline;
use super::{Console, output};
use crate::app::clock::{Clock as _, SystemClock};
use crate::export::bibliography;
use crate::export::cite::{Page, PageFormat, Style};
use crate::index::TimelineIndex;
use clap::{Args, ValueEnum};
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

/// What people see with `dateline cite --help`.
pub(super) const EXAMPLES: &str = "Examples:
  dateline cite sanctions.ron
  dateline cite sanctions.ron --style apa
  dateline cite sanctions.ron --style legal --event eo-14024
  dateline cite sanctions.ron --format html -o notes.html

Notes have numbers in the order of time, which are the same with --event.";

/// What people see with `dateline sources --help`.
pub(super) const SOURCES_EXAMPLES: &str = "Examples:
  dateline sources sanctions.ron -o sanctions.bib
  dateline sources sanctions.ron --format ris >sanctions.ris

Dateline reads them again without loss. What other programs do not show is told
on standard error.";

/// What `dateline cite` takes.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Timeline whose sources are cited; `-` is standard input
    file: PathBuf,
    /// How to cite
    #[arg(long, value_enum, default_value_t)]
    style: StyleName,
    /// How to write
    #[arg(long, value_enum, default_value_t)]
    format: FormatName,
    /// Only the event with this id, and what it cites
    #[arg(long, value_name = "ID")]
    event: Option<String>,
    /// File to write; else standard output
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// What `dateline sources` takes.
#[derive(Debug, Args)]
pub(super) struct SourcesArguments {
    /// Timeline whose sources are taken; `-` is standard input
    file: PathBuf,
    /// File to write, ending in .json, .bib or .ris; else standard output
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// What to write where the ending of the file does not say it
    #[arg(long, value_enum)]
    format: Option<ListName>,
}

/// Styles as the command line names them.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum StyleName {
    /// Chicago, notes and bibliography
    #[default]
    Chicago,
    /// Chicago, author and date
    AuthorDate,
    /// American Psychological Association, 7th edition
    Apa,
    /// Modern Language Association, 9th edition
    Mla,
    /// As the Bluebook has it
    Legal,
    /// Templates of Wikipedia
    Wikipedia,
    /// What the file says, separated by commas
    Plain,
}

/// Formats as the command line names them.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum FormatName {
    /// Plain text
    #[default]
    Text,
    /// A web page
    Html,
    /// Markdown
    Markdown,
}

/// Lists of sources as the command line names them.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum ListName {
    /// CSL-JSON
    Csl,
    /// BibLaTeX
    Biblatex,
    /// RIS
    Ris,
}

/// Writes the notes and the list of sources.
pub(super) fn run(arguments: &Arguments, console: &mut Console<'_>) -> io::Result<ExitCode> {
    let done = cite(arguments, console);
    finish(done, console)
}

/// Writes the sources for other programs.
pub(super) fn run_sources(
    arguments: &SourcesArguments,
    console: &mut Console<'_>,
) -> io::Result<ExitCode> {
    let done = sources(arguments, console);
    finish(done, console)
}

fn finish(done: Result<(), String>, console: &mut Console<'_>) -> io::Result<ExitCode> {
    match done {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(message) => {
            writeln!(console.err, "error: {message}")?;
            Ok(ExitCode::from(UNREADABLE))
        }
    }
}

fn cite(arguments: &Arguments, console: &mut Console<'_>) -> Result<(), String> {
    let Arguments {
        file, out, event, ..
    } = arguments;
    output::check(out.as_deref(), file)?;
    let timeline = timeline(file, "the notes", console)?;
    let index = TimelineIndex::new(&timeline, SystemClock.now());
    let page = Page::new(&timeline, &index, style(arguments.style), event.as_deref());
    let page = page.ok_or_else(|| {
        format!(
            "There is no event `{}` in the timeline",
            event.as_deref().unwrap_or_default()
        )
    })?;
    let format = match arguments.format {
        FormatName::Text => PageFormat::Text,
        FormatName::Html => PageFormat::Html,
        FormatName::Markdown => PageFormat::Markdown,
    };
    output::write(&page.write(format), out.as_deref(), file, console)
}

fn sources(arguments: &SourcesArguments, console: &mut Console<'_>) -> Result<(), String> {
    let SourcesArguments { file, out, format } = arguments;
    let named = format.map(|format| match format {
        ListName::Csl => bibliography::Format::Csl,
        ListName::Biblatex => bibliography::Format::Biblatex,
        ListName::Ris => bibliography::Format::Ris,
    });
    let by_ending = out.as_deref().and_then(bibliography::Format::of);
    let format = named.or(by_ending).ok_or_else(|| {
        "The name of the file must end in .json, .bib or .ris, or --format must say what to write".to_owned()
    })?;
    output::check(out.as_deref(), file)?;
    let timeline = timeline(file, "the list", console)?;
    let text = bibliography::write(format, &timeline.sources);
    output::write(&text, out.as_deref(), file, console)?;
    let unseen = bibliography::unseen(&timeline.sources);
    if unseen.is_empty() {
        return Ok(());
    }
    let told = format!(
        "note: {} has no fields for this, so other programs do not show it; Dateline reads it again:\n  {}",
        format.title(),
        unseen.join("\n  ")
    );
    writeln!(console.err, "{told}").map_err(|error| error.to_string())
}

fn style(name: StyleName) -> Style {
    match name {
        StyleName::Chicago => Style::Chicago,
        StyleName::AuthorDate => Style::AuthorDate,
        StyleName::Apa => Style::Apa,
        StyleName::Mla => Style::Mla,
        StyleName::Legal => Style::Legal,
        StyleName::Wikipedia => Style::Wikipedia,
        StyleName::Plain => Style::Plain,
    }
}
