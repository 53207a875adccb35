//! What it costs to open a file, from its bytes on the disk to the first frame, and what of that is
//! reading, indexing and lanes; and how much memory stays taken. `README.md` says how to read it.
//!
//! `ron` is the yardstick: the same bytes through `ron` and serde in one thread, which gives no
//! places, no tolerance and no problems.

pub mod generator;
pub mod stage;

use dateline::file;
use dateline::index::TimelineIndex;
use dateline::model::{Grouping, Timeline};
use stage::Stage;
use std::hint::black_box;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

/// So many events have the largest timelines, where the environment does not say otherwise.
const MOST_EVENTS: usize = 1_000_000;
/// Every step is measured for about so many events, but at least once and at most [`MOST_SAMPLES`]
/// times.
const SAMPLED_EVENTS: usize = 300_000;
const MOST_SAMPLES: usize = 31;
/// 1 January 2026, in seconds.
const TODAY: i64 = 1_767_225_600;
/// The argument with which this program measures only how much memory an open file takes.
const RESIDENT: &str = "resident";

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout();
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, command, path] = &*arguments
        && command == RESIDENT
    {
        return writeln!(out, "{}", resident(Path::new(path)));
    }
    let most = std::env::var("DATELINE_BENCH_MOST").ok();
    let most = most.and_then(|most| most.parse().ok());
    let most: usize = most.unwrap_or(MOST_EVENTS);
    writeln!(
        out,
        "{:>9} {:>7} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>6} {:>9}",
        "events",
        "MB",
        "bytes",
        "ron",
        "reading",
        "indexing",
        "lanes",
        "first",
        "whole",
        "ratio",
        "B/event"
    )?;
    let folder = tempfile::tempdir()?;
    let sizes = (2..).map(|power| 10_usize.pow(power));
    for events in sizes.take_while(|events| *events <= most) {
        let path = folder.path().join("generated.ron");
        let mut text = BufWriter::new(std::fs::File::create(&path)?);
        generator::write(events, &mut text)?;
        text.into_inner()?;
        let samples = (SAMPLED_EVENTS / events).clamp(1, MOST_SAMPLES);
        let row = Row::measure(&path, samples)?;
        let taken = taken(&path)?;
        let ms = |time: Duration| format!("{:>9.2}", time.as_secs_f64() * 1_000.0);
        let times = [
            row.bytes,
            row.ron,
            row.reading,
            row.indexing,
            row.lanes,
            row.first,
            row.whole,
        ];
        let times = times.map(ms).join(" ");
        let ratio = row.whole.as_secs_f64() / row.ron.as_secs_f64();
        let (size, taken) = (row.size as f64 / 1.0e6, taken as f64 / events as f64);
        writeln!(
            out,
            "{events:>9} {size:>7.1} {times} {ratio:>6.2} {taken:>9.0}"
        )?;
    }
    Ok(())
}

/// What opening a file costs: medians.
struct Row {
    /// The size of the file, in bytes.
    size: usize,
    /// Getting its bytes into memory.
    bytes: Duration,
    /// `ron` alone.
    ron: Duration,
    /// All that is read of it, with its problems.
    reading: Duration,
    /// The index.
    indexing: Duration,
    /// The lanes that it opens with.
    lanes: Duration,
    /// From the call to the first frame with content.
    first: Duration,
    /// From the call to the first frame with everything.
    whole: Duration,
}

impl Row {
    fn measure(path: &Path, samples: usize) -> std::io::Result<Self> {
        let bytes = std::fs::read(path)?;
        let options = ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let mut opened: Vec<(Duration, Duration)> = Vec::new();
        for _ in 0..samples {
            opened.extend(open(path));
        }
        let reading = median(samples, || file::read(black_box(&bytes)));
        let timeline = file::read(&bytes).timeline.unwrap_or_default();
        let index = TimelineIndex::new(&timeline, TODAY);
        Ok(Self {
            size: bytes.len(),
            bytes: median(samples, || std::fs::read(path)),
            ron: median(samples, || {
                options.from_bytes::<Timeline>(black_box(&bytes))
            }),
            reading,
            indexing: median(samples, || TimelineIndex::new(black_box(&timeline), TODAY)),
            lanes: median(samples, || {
                index.lanes(black_box(&timeline), Grouping::Lane, None)
            }),
            first: middle(opened.iter().map(|(first, _)| *first).collect()),
            whole: middle(opened.iter().map(|(_, whole)| *whole).collect()),
        })
    }
}

/// Opens a file as the program does: how long until the first frame, and until the one with all.
fn open(path: &Path) -> Option<(Duration, Duration)> {
    let start = Instant::now();
    let mut stage = Stage::start(path);
    let is_shown = |stage: &Stage| {
        let document = stage.state.document();
        document.is_some_and(|document| document.origin.path() == Some(path))
    };
    while !is_shown(&stage) && stage.wait() {}
    stage.frame();
    let first = start.elapsed();
    while stage.wait() {}
    stage.frame();
    is_shown(&stage).then(|| (first, start.elapsed()))
}

fn median<T>(samples: usize, mut step: impl FnMut() -> T) -> Duration {
    let times = (0..samples).map(|_| {
        let start = Instant::now();
        let made = step();
        let time = start.elapsed();
        drop(black_box(made));
        time
    });
    middle(times.collect())
}

fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// The bytes that a program with that file open takes, beyond those of one that has just started;
/// measured in a program of its own.
fn taken(path: &Path) -> std::io::Result<u64> {
    let program = std::env::current_exe()?;
    let output = std::process::Command::new(program)
        .arg(RESIDENT)
        .arg(path)
        .output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    Ok(text.trim().parse().unwrap_or(0))
}

fn resident(path: &Path) -> u64 {
    let before = resident_bytes();
    let mut stage = Stage::start(path);
    while stage.wait() {}
    resident_bytes().saturating_sub(before)
}

/// The memory that is in use by this program, in bytes; 0 where the system does not say.
fn resident_bytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB"));
    kilobytes
        .and_then(|number| number.trim().parse::<u64>().ok())
        .unwrap_or(0)
        * 1_024
}
