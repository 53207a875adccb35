//! `dateline export`: writes a timeline as a picture.

use super::Console;
use super::check::{UNREADABLE, fetch, is_input};
use crate::app::clock::{Clock as _, SystemClock};
use crate::app::go_to;
use crate::app::picture::place;
use crate::export::picture::{Format, Options, Picture, USUAL_SCALE, USUAL_WIDTH};
use crate::file::{self, Severity};
use crate::model::date::{ClockZone, Instant, Zone};
use crate::model::hidden;
use crate::model::{Grouping, Timeline};
use crate::view::colouring::ColourBy;
use crate::view::palette::Look;
use clap::{Args, ValueEnum};
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What people see with `dateline export --help`.
pub(super) const EXAMPLES: &str = "Examples:
  dateline export sanctions.ron sanctions.svg
  dateline export sanctions.ron handout.svg --theme print --sources
  dateline export sanctions.ron slide.png --width 1280 --height 720 --scale 3
  dateline export sanctions.ron 2022.png --from 2022 --to 2022-12 --group kind
  dateline export sanctions.ron opening.svg --view opening
  dateline export - - --format svg <sanctions.ron >sanctions.svg

The present is the `as_of` of the timeline, so that the same file gives the same bytes tomorrow.";

/// What `dateline export` takes.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Timeline to draw; `-` is standard input
    file: PathBuf,
    /// Picture to write, ending in .svg or .png; `-` is standard output
    out: PathBuf,
    /// What to write where the ending of OUT does not say it
    #[arg(long, value_enum)]
    format: Option<FormatName>,
    /// Left edge: a date such as 2014, 2014-03, 2014-03-17 or "17 March 2014"
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    from: Option<String>,
    /// Right edge: a date; all of it is shown
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    to: Option<String>,
    /// Range and grouping of one of the views of the file
    #[arg(long, value_name = "ID")]
    view: Option<String>,
    /// How events are grouped into lanes
    #[arg(long, value_enum, value_name = "BY")]
    group: Option<GroupName>,
    /// Width of the page in points
    #[arg(long, value_name = "POINTS", default_value_t = USUAL_WIDTH, allow_negative_numbers = true)]
    width: f32,
    /// Height of the page in points, without the list of sources; else as high as it needs to be
    #[arg(long, value_name = "POINTS", allow_negative_numbers = true)]
    height: Option<f32>,
    /// Pixels to the point of a PNG
    #[arg(long, value_name = "FACTOR", default_value_t = USUAL_SCALE, allow_negative_numbers = true)]
    scale: f32,
    /// Colours
    #[arg(long, value_enum, default_value_t)]
    theme: ThemeName,
    /// What the colours of marks say
    #[arg(long, value_enum, default_value_t, value_name = "BY")]
    colour: ColourName,
    /// List the events under the picture, with their dates in words and their sources
    #[arg(long)]
    sources: bool,
    /// Leave out what the signs mean
    #[arg(long)]
    no_legend: bool,
    /// Zone of clock times and of the axis: UTC, or a name such as Europe/Berlin. Else that of each date
    #[arg(long, value_name = "ZONE")]
    clock: Option<String>,
    /// The present: where what goes on ends. Else the `as_of` of the file, else today
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    today: Option<String>,
}

/// Formats as the command line names them.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum FormatName {
    /// Lines and text
    Svg,
    /// Pixels
    Png,
}

/// Themes as the command line names them.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum ThemeName {
    /// Dark on light
    #[default]
    Light,
    /// Light on dark
    Dark,
    /// Dark lines on white, for paper
    Print,
}

/// What colours say, as the command line names it.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum ColourName {
    /// What sort of event it is
    #[default]
    Kind,
    /// How well it is sourced
    Evidence,
}

/// Groupings as the command line names them.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum GroupName {
    /// By the lanes of the file
    Lane,
    /// By kind
    Kind,
    /// By actor
    Actor,
    /// By place
    Place,
    /// By tag
    Tag,
    /// All in one lane
    Nothing,
}

/// Writes the picture.
pub(super) fn run(arguments: &Arguments, console: &mut Console<'_>) -> io::Result<ExitCode> {
    match export(arguments, console) {
        Ok(Some(bytes)) => {
            console.out.write_all(&bytes)?;
            Ok(ExitCode::SUCCESS)
        }
        Ok(None) => Ok(ExitCode::SUCCESS),
        Err(message) => {
            writeln!(console.err, "error: {message}")?;
            Ok(ExitCode::from(UNREADABLE))
        }
    }
}

/// Writes the picture to its file, or gives its bytes where they go to standard output.
fn export(arguments: &Arguments, console: &mut Console<'_>) -> Result<Option<Vec<u8>>, String> {
    let Arguments { file, out, .. } = arguments;
    let format = format(arguments)?;
    let input = (!is_input(file)).then_some(file.as_path());
    if !is_input(out) {
        // Said before the work, which may take a while.
        place::check(out, input).map_err(|error| error.to_string())?;
    }
    let timeline = timeline(file, "the picture", console)?;
    let options = options(arguments, &timeline)?;
    let picture = Picture::new(&timeline, &options).map_err(|error| error.to_string())?;
    let bytes = picture
        .bytes(format, arguments.scale)
        .map_err(|error| error.to_string())?;
    let missing = picture.missing();
    if format == Format::Png && !missing.is_empty() {
        let warning = format!(
            "warning: the font of PNG pictures lacks {} characters ({}); an SVG keeps them as text",
            missing.chars().count(),
            missing.chars().take(10).collect::<String>()
        );
        writeln!(console.err, "{warning}").map_err(|error| error.to_string())?;
    }
    if is_input(out) {
        return Ok(Some(bytes));
    }
    place::write(out, &bytes, input).map_err(|error| error.to_string())?;
    Ok(None)
}

/// What to write: as asked for, else by the ending of the file.
fn format(arguments: &Arguments) -> Result<Format, String> {
    match (arguments.format, Format::of(&arguments.out)) {
        (Some(FormatName::Svg), None | Some(Format::Svg)) | (None, Some(Format::Svg)) => {
            Ok(Format::Svg)
        }
        (Some(FormatName::Png), None | Some(Format::Png)) | (None, Some(Format::Png)) => {
            Ok(Format::Png)
        }
        (Some(_), Some(ending)) => Err(format!(
            "The file name ends in .{}, but --format says otherwise: leave one of them out",
            ending.ending()
        )),
        (None, None) => Err(format!(
            "The name of the picture must end in .svg or .png, or --format must say what to write\n{}",
            hidden::path(&arguments.out)
        )),
    }
}

/// The timeline of a file. Errors in it are counted, since `result` then lacks something.
pub(super) fn timeline(
    file: &Path,
    result: &str,
    console: &mut Console<'_>,
) -> Result<Timeline, String> {
    let bytes = fetch(file, console).map_err(|error| error.to_string())?;
    timeline_of(file, &bytes, result, console)
}

/// The same of its bytes, which are read already.
pub(super) fn timeline_of(
    file: &Path,
    bytes: &[u8],
    result: &str,
    console: &mut Console<'_>,
) -> Result<Timeline, String> {
    let reading = file::read(bytes);
    let errors = reading.count(Severity::Error);
    let name = if is_input(file) {
        "standard input".into()
    } else {
        file.to_string_lossy()
    };
    let Some(timeline) = reading.timeline else {
        return Err(match reading.problems.first() {
            Some(problem) => match &problem.help {
                Some(help) => format!("{}: {help}\n{name}", problem.message),
                None => format!("{}\n{name}", problem.message),
            },
            None => format!("The file holds no timeline\n{name}"),
        });
    };
    if errors > 0 {
        let them = if errors == 1 { "error" } else { "errors" };
        let warning = format!(
            "warning: the timeline has {errors} {them}, so something may be missing in \
             {result}: see `dateline check`\n{name}"
        );
        writeln!(console.err, "{warning}").map_err(|error| error.to_string())?;
    }
    Ok(timeline)
}

/// What to draw, from the arguments, the views of the file, and what is usual.
fn options(arguments: &Arguments, timeline: &Timeline) -> Result<Options, String> {
    let now = SystemClock.now();
    let mut options = Options::whole(timeline, now);
    if let Some(id) = &arguments.view {
        let found = timeline.views.iter().find(|view| *view.id == **id);
        let view = found.ok_or_else(|| no_view(id, timeline))?;
        options.grouping = view.group;
        options.from = view.from.as_ref().and_then(|from| from.earliest());
        options.to = view.to.as_ref().and_then(|to| to.latest());
    }
    let zone = timeline.home_zone();
    let date = |name: &str, text: &String| {
        let read = go_to::read(text, now, zone);
        read.map_err(|error| format!("--{name}: {error}"))
    };
    if let Some(text) = &arguments.from {
        options.from = Some(date("from", text)?.earliest);
    }
    if let Some(text) = &arguments.to {
        options.to = Some(date("to", text)?.latest);
    }
    if let Some(text) = &arguments.today {
        options.today = last_second(date("today", text)?.latest);
    }
    if let Some(name) = &arguments.clock {
        let zone = Zone::named(name).ok_or_else(|| {
            format!(
                "--clock: there is no zone `{name}`: write UTC, or a name such as Europe/Berlin"
            )
        })?;
        options.clock = ClockZone::Reader(zone);
    }
    options.grouping = arguments.group.map_or(options.grouping, grouping);
    Ok(Options {
        width: arguments.width,
        height: arguments.height,
        look: match arguments.theme {
            ThemeName::Light => Look::Light,
            ThemeName::Dark => Look::Dark,
            ThemeName::Print => Look::Print,
        },
        colour_by: match arguments.colour {
            ColourName::Kind => ColourBy::Kind,
            ColourName::Evidence => ColourBy::Evidence,
        },
        legend: !arguments.no_legend,
        sources: arguments.sources,
        ..options
    })
}

/// The end of a day is still that day.
fn last_second(latest: Instant) -> Instant {
    latest.saturating_sub(1)
}

fn grouping(name: GroupName) -> Grouping {
    match name {
        GroupName::Lane => Grouping::Lane,
        GroupName::Kind => Grouping::Kind,
        GroupName::Actor => Grouping::Actor,
        GroupName::Place => Grouping::Place,
        GroupName::Tag => Grouping::Tag,
        GroupName::Nothing => Grouping::Nothing,
    }
}

fn no_view(id: &str, timeline: &Timeline) -> String {
    let known: Vec<&str> = timeline.views.iter().map(|view| &*view.id).collect();
    if known.is_empty() {
        format!("There is no view `{id}`: the timeline has no views, use --from and --to")
    } else {
        format!(
            "There is no view `{id}`: the timeline has {}",
            known.join(", ")
        )
    }
}
