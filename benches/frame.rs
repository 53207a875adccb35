//! What a whole frame of the canvas costs on the processor, at 1920 × 1080: layout, scene, paint
//! and tessellation, while people move, zoom, point and select.
//!
//! Frames are timed one by one, since the slowest ones are what people feel. Each row is a sweep of
//! 240 frames, done once to warm up and three times to count. `README.md` says how to read it.

pub mod generator;
pub mod stage;

use dateline::app::{Action, Command};
use dateline::view::geometry::Point;
use dateline::view::scale::Viewport;
use stage::{Counts, SIZE, Stage};
use std::io::Write as _;
use std::time::{Duration, Instant};

/// Frames of one sweep.
const FRAMES: usize = 240;
/// Counted sweeps.
const SWEEPS: usize = 3;
/// So many events have the largest timelines, where the environment does not say otherwise.
const MOST_EVENTS: usize = 1_000_000;
/// The rows to which others are compared.
const YARDSTICK: usize = 1_000;
const HOUR: f64 = 3_600.0;
const DAY: f64 = 24.0 * HOUR;
const MONTH: f64 = 30.0 * DAY;

/// What is done in a sweep.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Sweep {
    /// Two screens to the right, in a view of so many seconds.
    Pan(f64),
    /// The same in a view of a tenth of everything.
    PanTenth,
    /// From everything down to an hour, and back.
    Zoom,
    /// The pointer wanders over the canvas, in a view of a month.
    Hover,
    /// From event to event, in a view of a month.
    Select,
}

/// Sweeps by their names, those with a filter last.
const SWEEPS_BY_NAME: [(&str, Sweep); 8] = [
    ("pan a tenth", Sweep::PanTenth),
    ("pan a month", Sweep::Pan(MONTH)),
    ("pan a day", Sweep::Pan(DAY)),
    ("zoom", Sweep::Zoom),
    ("hover", Sweep::Hover),
    ("select", Sweep::Select),
    ("pan filtered", Sweep::Pan(MONTH)),
    ("zoom filtered", Sweep::Zoom),
];
/// From this sweep on, only one event in eight is shown.
const FIRST_FILTERED: usize = 6;
/// What finds them.
const SEARCHED: &str = "sanctions";

fn main() -> std::io::Result<()> {
    let most = std::env::var("DATELINE_BENCH_MOST").ok();
    let most = most.and_then(|most| most.parse().ok());
    let most: usize = most.unwrap_or(MOST_EVENTS);
    let mut out = std::io::stdout();
    writeln!(
        out,
        "{:>9}  {:<13} {:>9} {:>8} {:>8} {:>6} {:>7} {:>7} {:>6} {:>6} {:>9} {:>5}",
        "events",
        "sweep",
        "median ms",
        "99th",
        "worst",
        "ratio",
        "µs/item",
        "shapes",
        "texts",
        "nodes",
        "vertices",
        "new"
    )?;
    let mut yardsticks = vec![None; SWEEPS_BY_NAME.len()];
    let sizes = (2..).map(|power| 10_usize.pow(power));
    for events in sizes.take_while(|events| *events <= most) {
        let Some(mut stage) = Stage::of(|out| generator::write(events, out)) else {
            continue;
        };
        // The search is prepared on a thread of its own, which would take its share of the times.
        stage.search(SEARCHED);
        stage.search("");
        let sweeps = SWEEPS_BY_NAME.iter().zip(&mut yardsticks);
        for (place, ((name, sweep), yardstick)) in sweeps.enumerate() {
            if place == FIRST_FILTERED {
                stage.search(SEARCHED);
            }
            let measured = sweep.measure(&mut stage);
            let median = measured.at(0.5);
            if events == YARDSTICK {
                *yardstick = Some(median);
            }
            let ratio =
                yardstick.map_or_else(String::new, |usual| format!("{:.2}", median / usual));
            let counts = measured.most;
            writeln!(
                out,
                "{events:>9}  {name:<13} {median:>9.2} {:>8.2} {:>8.2} {ratio:>6} {:>7.2} {:>7} {:>6} {:>6} {:>9} {:>5}",
                measured.at(0.99),
                measured.at(1.0),
                measured.microseconds_per_item,
                counts.shapes,
                counts.texts,
                counts.nodes,
                counts.vertices,
                counts.new_texts,
            )?;
        }
    }
    Ok(())
}

/// What a sweep cost.
struct Measured {
    /// The times of all counted frames, from the shortest.
    times: Vec<Duration>,
    /// The time of all frames by all shapes and texts in them.
    microseconds_per_item: f64,
    /// The most that a frame was made of.
    most: Counts,
}

impl Measured {
    /// The time that so large a share of the frames kept, in milliseconds.
    fn at(&self, share: f64) -> f64 {
        let place = (self.times.len().saturating_sub(1) as f64 * share) as usize;
        let time = self.times.get(place).copied().unwrap_or_default();
        time.as_secs_f64() * 1_000.0
    }
}

impl Sweep {
    fn measure(self, stage: &mut Stage) -> Measured {
        let (mut most, mut items) = (Counts::default(), 0);
        let mut times = Vec::with_capacity(FRAMES * SWEEPS);
        for sweep in 0..=SWEEPS {
            self.start(stage);
            for frame in 0..FRAMES {
                let start = Instant::now();
                self.step(stage, frame as f64 / FRAMES as f64);
                let made = std::hint::black_box(stage.frame());
                let time = start.elapsed();
                if sweep > 0 {
                    times.push(time);
                    most = most.max(made);
                    items += made.items();
                }
            }
        }
        let all: Duration = times.iter().sum();
        times.sort_unstable();
        Measured {
            times,
            microseconds_per_item: all.as_secs_f64() * 1.0e6 / items.max(1) as f64,
            most,
        }
    }

    fn start(self, stage: &mut Stage) {
        stage.pointer = None;
        stage.state.dispatch(Action::Run(Command::Deselect));
        let view = self.view(&stage.whole, 0.0);
        stage.look(view);
        stage.frame();
    }

    /// Goes on to a share of the sweep.
    fn step(self, stage: &mut Stage, share: f64) {
        match self {
            Self::Select => stage.state.dispatch(Action::Run(Command::NextEvent)),
            Self::Hover => {
                let turn = (share * std::f64::consts::TAU) as f32;
                let x = SIZE.x * (0.5 + 0.4 * turn.cos());
                let y = SIZE.y * (0.5 + 0.45 * (3.0 * turn).sin());
                stage.pointer = Some(Point::new(x, y));
            }
            Self::Pan(_) | Self::PanTenth | Self::Zoom => {
                let view = self.view(&stage.whole, share);
                stage.look(view);
            }
        }
    }

    /// What is looked at after a share of the sweep.
    fn view(self, whole: &Viewport, share: f64) -> Viewport {
        let width = f64::from(SIZE.x);
        let seconds = whole.seconds_per_point() * width;
        match self {
            Self::PanTenth => whole.zoomed_at(0.0, 10.0).panned(width * 2.0 * share),
            Self::Pan(range) => whole
                .zoomed_at(0.0, seconds / range)
                .panned(width * 2.0 * share),
            Self::Zoom => {
                let there_and_back = 1.0 - (2.0 * share - 1.0).abs();
                whole.zoomed_at(100.0, (seconds / HOUR).powf(there_and_back))
            }
            Self::Hover | Self::Select => whole.zoomed_at(0.0, seconds / MONTH),
        }
    }
}
