//! What a whole frame of the canvas costs on the processor, at 1920 × 1080: layout, scene, paint
//! and tessellation, while panning and while zooming through every level.
//!
//! Frames are timed one by one, since the slowest ones are what people feel; the table gives the
//! median and the 99th percentile over all frames of three sweeps after one to warm up.

#[path = "generator/mod.rs"]
pub mod generator;

use dateline::app::clock::FixedClock;
use dateline::app::{Action, Setup, State};
use dateline::model::date::Zone;
use dateline::ui::paint;
use dateline::ui::theme::{self, Palette};
use dateline::view::scale::Viewport;
use eframe::egui::{Context, Pos2, RawInput, Rect, Theme, Vec2};
use std::io::Write as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The canvas, in points.
const SIZE: Vec2 = Vec2::new(1_920.0, 1_080.0);
/// Frames of one sweep.
const FRAMES: usize = 240;
/// Counted sweeps.
const SWEEPS: usize = 3;
/// 1 January 2026, in seconds.
const TODAY: i64 = 1_767_225_600;

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout();
    writeln!(out, "events   sweep   median ms   99th ms   worst ms")?;
    for events in [100, 1_000, 10_000, 100_000] {
        for (name, views) in [
            ("pan", pan as fn(&Viewport, usize) -> Viewport),
            ("zoom", zoom),
        ] {
            let Some(mut bench) = Bench::new(events) else {
                continue;
            };
            bench.sweep(views);
            let mut times: Vec<Duration> = (0..SWEEPS).flat_map(|_| bench.sweep(views)).collect();
            times.sort_unstable();
            let at = |share: f64| {
                let place = ((times.len() - 1) as f64 * share) as usize;
                times
                    .get(place)
                    .map_or(0.0, |time| time.as_secs_f64() * 1_000.0)
            };
            writeln!(
                out,
                "{events:>7}  {name:<6}  {:>9.2}  {:>8.2}  {:>9.2}",
                at(0.5),
                at(0.99),
                at(1.0)
            )?;
        }
    }
    Ok(())
}

/// Two screens to the right, at a width of a tenth of the whole.
fn pan(whole: &Viewport, frame: usize) -> Viewport {
    let near = whole.zoomed_at(0.0, 10.0);
    near.panned(f64::from(SIZE.x) * 2.0 * frame as f64 / FRAMES as f64)
}

/// From the whole down to an hour.
fn zoom(whole: &Viewport, frame: usize) -> Viewport {
    let deepest = whole.seconds_per_point() * f64::from(SIZE.x) / 3_600.0;
    whole.zoomed_at(100.0, deepest.powf(frame as f64 / FRAMES as f64))
}

struct Bench {
    state: State,
    ctx: Context,
    whole: Viewport,
}

impl Bench {
    fn new(events: usize) -> Option<Self> {
        let folder = tempfile::tempdir().ok()?;
        let path: PathBuf = folder.path().join("generated.ron");
        dateline::file::replace(&path, generator::timeline(events).as_bytes()).ok()?;
        let mut state = State::new(Setup {
            clock: Box::new(FixedClock(TODAY)),
            reader_zone: Zone::Utc,
            settings_folder: None,
            files: vec![path],
            input: None,
            wake: Arc::new(|| {}),
            animate: false,
        });
        while state.opening().is_some() {
            state.advance(0.0);
            std::thread::yield_now();
        }
        let (from, to) = state.document()?.index().span()?;
        let ctx = Context::default();
        theme::install(&ctx);
        let whole = Viewport::showing(from, to, f64::from(SIZE.x));
        Some(Self { state, ctx, whole })
    }

    fn sweep(&mut self, view: fn(&Viewport, usize) -> Viewport) -> Vec<Duration> {
        (0..FRAMES)
            .map(|frame| {
                let start = Instant::now();
                self.frame(view(&self.whole, frame));
                start.elapsed()
            })
            .collect()
    }

    fn frame(&mut self, view: Viewport) {
        let Self { state, ctx, .. } = self;
        // The first picture chooses the opening view.
        if state.view().is_none_or(|view| view.viewport().is_none()) {
            state.picture(SIZE.x, SIZE.y);
        }
        state.dispatch(Action::Look(view));
        let Some(picture) = state.picture(SIZE.x, SIZE.y) else {
            return;
        };
        let Some(document) = state.document() else {
            return;
        };
        let canvas = picture.canvas(document, &state.measure, TODAY);
        let scene = canvas.scene();
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            ..RawInput::default()
        };
        let output = ctx.run_ui(input, |ui| {
            let palette = Palette::of(Theme::Dark);
            paint::scene(ui.painter(), &scene, Pos2::ZERO, palette, &state.measure);
        });
        std::hint::black_box(ctx.tessellate(output.shapes, output.pixels_per_point));
    }
}
