//! What a frame of the canvas costs before it is painted, at 1920 × 1080: layout and scene. (`frame`
//! measures whole frames.)
//!
//! `pan` and `zoom` go through the caches as the window does: while panning, lanes and rows stay;
//! while zooming, they are packed again at every step. One iteration is a sweep of
//! [`FRAMES`] frames, and the counter gives frames per second.

pub mod generator;

use dateline::app::document::Content;
use dateline::app::workspace::Open;
use dateline::app::{Origin, Workspace};
use dateline::file;
use dateline::view::scale::Viewport;
use dateline::view::scene::Scene;
use dateline::view::text::FontMeasure;
use divan::Bencher;
use divan::counter::ItemsCount;

const SIZES: [usize; 3] = [100, 1_000, 10_000];
/// 1 January 2026, in seconds.
const TODAY: i64 = 1_767_225_600;
const DAY: i64 = 86_400;
/// The canvas, in points.
const WIDTH: f32 = 1_920.0;
const HEIGHT: f32 = 1_080.0;
/// Frames of one sweep: a second at 60 Hz.
const FRAMES: usize = 60;

fn main() {
    divan::main();
}

/// Across two months at a width of three months, where titles and dots stand side by side.
#[divan::bench(args = SIZES)]
fn pan(bencher: Bencher<'_, '_>, events: usize) {
    let start = Viewport::showing(0, 90 * DAY, f64::from(WIDTH));
    let steps = (0..FRAMES).map(|frame| frame as f64 * DAY as f64);
    sweep(
        bencher,
        events,
        &steps
            .map(|seconds| start.panned_seconds(seconds))
            .collect::<Vec<_>>(),
    );
}

/// From the whole timeline down to ten days.
#[divan::bench(args = SIZES)]
fn zoom(bencher: Bencher<'_, '_>, events: usize) {
    let widest = Viewport::showing(-6 * 365 * DAY, 6 * 365 * DAY, f64::from(WIDTH));
    let factor = |frame: usize| 438.0_f64.powf(frame as f64 / (FRAMES - 1) as f64);
    let views = (0..FRAMES).map(|frame| widest.zoomed_at(0.0, factor(frame)));
    sweep(bencher, events, &views.collect::<Vec<_>>());
}

/// One frame of everything, with the lanes and rows at hand.
#[divan::bench(args = SIZES)]
fn whole_timeline(bencher: Bencher<'_, '_>, events: usize) {
    sweep(
        bencher,
        events,
        &[Viewport::showing(
            -6 * 365 * DAY,
            6 * 365 * DAY,
            f64::from(WIDTH),
        )],
    );
}

/// Lays out and builds the scene of every view; views are relative to the middle of the timeline.
fn sweep(bencher: Bencher<'_, '_>, events: usize, views: &[Viewport]) {
    let Some(mut workspace) = workspace(events) else {
        return;
    };
    let Some(Open { document, view, .. }) = workspace.active_mut() else {
        return;
    };
    let Some((from, to)) = document.index().span() else {
        return;
    };
    let middle = from.midpoint(to);
    let measure = FontMeasure::default();
    view.resize(f64::from(WIDTH));
    bencher
        .counter(ItemsCount::new(views.len()))
        .bench_local(|| {
            views
                .iter()
                .map(|place| {
                    view.look(place.panned_seconds(middle as f64));
                    scene(view, document, &measure).layers.len()
                })
                .sum::<usize>()
        });
}

fn scene(
    view: &mut dateline::app::TimelineView,
    document: &dateline::app::Document,
    measure: &FontMeasure,
) -> Scene {
    let Some(picture) = view.picture(document, measure, WIDTH, HEIGHT) else {
        return Scene::default();
    };
    picture.canvas(document, measure, TODAY).scene()
}

/// A workspace with one generated timeline in it.
fn workspace(events: usize) -> Option<Workspace> {
    let reading = file::read(generator::timeline(events).as_bytes());
    let content = Content::new(reading, None, TODAY).ok()?;
    let mut workspace = Workspace::default();
    workspace.add(Origin::File("generated.ron".into()), content);
    Some(workspace)
}
