//! What a frame allocates depends on what it shows, and not on how many events there are.
//!
//! Each frame is held to a share for everything that it shows. A list with eight bytes for each of
//! 100,000 events would be twice as large as what the largest of these frames may take.
#![expect(
    clippy::unwrap_used,
    reason = "what a test needs and does not find fails the test"
)]

#[path = "../benches/generator/mod.rs"]
pub mod generator;
#[path = "../benches/stage/mod.rs"]
pub mod stage;

use allocation_counter::measure;
use stage::{Counts, Stage};

/// What every frame may allocate for layout and scene, in bytes, whatever it shows.
const ANY_SCENE: usize = 32 << 10;
/// What it may allocate for each shape, text and node.
const A_THING: usize = 600;
/// What every frame may allocate to paint it.
const ANY_PAINT: usize = 256 << 10;
/// What it may allocate for each corner of its triangles.
const A_VERTEX: usize = 160;

/// How many bytes a frame allocates, for the scene and to paint it, and what it is made of.
fn frame(stage: &mut Stage) -> (usize, usize, Counts) {
    let mut scene = None;
    let built = measure(|| {
        let picture = stage.picture().unwrap();
        scene = Some(stage.scene(&picture));
    });
    let scene = scene.unwrap();
    let mut counts = Counts::default();
    let painted = measure(|| counts = stage.paint(&scene));
    (
        built.bytes_total as usize,
        painted.bytes_total as usize,
        counts,
    )
}

fn assert_steady_frames_are_cheap(events: usize) {
    let mut stage = Stage::of(|out| generator::write(events, out)).unwrap();
    for zoom in [1.0, 10.0, 100.0, 1_000.0, 10_000.0] {
        let view = stage.whole.zoomed_at(0.0, zoom);
        stage.look(view);
        while stage.frame().waiting > 0 {}
        // The same view again, and a little further on.
        for points in [0.0, 1.0, 5.0] {
            stage.look(view.panned(points));
            let (built, painted, counts) = frame(&mut stage);
            let things = counts.items() + counts.nodes;
            let what = format!("{events} events, {zoom} ×, {points} points on: {counts:?}");
            assert!(
                built <= ANY_SCENE + A_THING * things,
                "{what}: {built} bytes"
            );
            assert!(
                painted <= ANY_PAINT + A_VERTEX * counts.vertices,
                "{what}: {painted} bytes"
            );
        }
    }
}

#[test]
fn a_steady_frame_of_few_events_allocates_for_what_it_shows() {
    assert_steady_frames_are_cheap(1_000);
}

#[test]
fn a_steady_frame_of_many_events_allocates_for_what_it_shows() {
    assert_steady_frames_are_cheap(100_000);
}
