//! What it costs to open a file, and what of that is reading, indexing and packing.
//!
//! `whole` is what stands between the bytes of a file and its first frame; `ron_alone` is the
//! yardstick: the same bytes through `ron` and serde, which gives no places, no tolerance and no
//! problems.

pub mod generator;

use dateline::file;
use dateline::index::TimelineIndex;
use dateline::model::{Grouping, Timeline};
use dateline::view::packing::ZoomStep;
use dateline::view::plan::{Packed, Plan, room};
use dateline::view::scale::Viewport;
use dateline::view::text::FontMeasure;
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};

const SIZES: [usize; 3] = [100, 1_000, 10_000];
/// 1 January 2026, in seconds.
const TODAY: i64 = 1_767_225_600;
/// The lanes of a window of 1920 × 1080, in points.
const LANES: (f64, f32) = (1_480.0, 900.0);

fn main() {
    divan::main();
}

#[divan::bench(args = SIZES)]
fn whole(bencher: Bencher<'_, '_>, events: usize) {
    let bytes = generator::timeline(events).into_bytes();
    let measure = FontMeasure::default();
    bencher.counter(ItemsCount::new(events)).bench_local(|| {
        let timeline = read(divan::black_box(&bytes));
        let index = TimelineIndex::new(&timeline, TODAY);
        plan(&timeline, &index, &measure)
    });
}

#[divan::bench(args = SIZES)]
fn reading(bencher: Bencher<'_, '_>, events: usize) {
    let bytes = generator::timeline(events).into_bytes();
    bencher
        .counter(BytesCount::of_slice(&bytes))
        .bench_local(|| file::read(divan::black_box(&bytes)));
}

#[divan::bench(args = SIZES)]
fn ron_alone(bencher: Bencher<'_, '_>, events: usize) {
    let bytes = generator::timeline(events).into_bytes();
    let options =
        ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    bencher
        .counter(BytesCount::of_slice(&bytes))
        .bench_local(|| options.from_bytes::<Timeline>(divan::black_box(&bytes)));
}

#[divan::bench(args = SIZES)]
fn indexing(bencher: Bencher<'_, '_>, events: usize) {
    let timeline = read(generator::timeline(events).as_bytes());
    bencher.bench_local(|| TimelineIndex::new(divan::black_box(&timeline), TODAY));
}

#[divan::bench(args = SIZES)]
fn packing(bencher: Bencher<'_, '_>, events: usize) {
    let timeline = read(generator::timeline(events).as_bytes());
    let index = TimelineIndex::new(&timeline, TODAY);
    let measure = FontMeasure::default();
    bencher.bench_local(|| plan(divan::black_box(&timeline), &index, &measure));
}

fn read(bytes: &[u8]) -> Timeline {
    file::read(bytes).timeline.unwrap_or_default()
}

/// Lanes, rows and folds of a view of everything: the one with the most to fold.
fn plan(timeline: &Timeline, index: &TimelineIndex, measure: &FontMeasure) -> Plan {
    let (width, height) = LANES;
    let (from, to) = index.span().unwrap_or((0, 1));
    let step = ZoomStep::of(&Viewport::showing(from, to, width), None);
    let lanes = index.lanes(timeline, Grouping::Lane, None);
    let mut room = |event| room(timeline, measure, event);
    Packed::new(index, &lanes, step, &mut room).plan(timeline, height)
}
