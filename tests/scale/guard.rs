//! What holds for every frame.

use super::stage::{Counts, SIZE, Stage};
use dateline::view::geometry::{Point, Rect};
use dateline::view::scale::Viewport;
use dateline::view::scene::{Align, Scene, Shape, TextRun};
use dateline::view::text::TextMeasure;

/// Shapes and texts of a scene.
const MOST_ITEMS: usize = 1_500;
/// Corners of the triangles of a frame.
const MOST_VERTICES: usize = 300_000;
/// Texts that a frame lays out anew.
const MOST_NEW_TEXTS: usize = 60;
/// Further out than this, in points, nothing is drawn.
const FAR: f32 = 100_000.0;
/// Half the height of the letters of a title, in points.
const HALF_TITLE: f32 = 4.0;

/// The ranges of the views that are looked at, in seconds, from an hour to a century.
const RANGES: [f64; 7] = [
    3_600.0,
    86_400.0,
    604_800.0,
    2_592_000.0,
    15_552_000.0,
    94_608_000.0,
    3_155_760_000.0,
];
/// Where they lie, as shares of the whole.
const SHARES: [f64; 4] = [0.03, 0.35, 0.5, 0.98];

/// Looks at a timeline from near and far, and checks every frame; the most that one was made of.
pub(crate) fn look_everywhere(stage: &mut Stage, what: &str) -> Counts {
    let whole = stage.whole;
    let width = f64::from(SIZE.x);
    let length = whole.seconds_per_point() * width;
    let mut most = check(stage, what, whole);
    for range in RANGES.into_iter().filter(|range| *range < length) {
        for share in SHARES {
            let place = whole.panned_seconds(length * (share - 0.5));
            let view = place.with_seconds_per_point(range / width);
            most = most.max(check(stage, what, view));
        }
    }
    most
}

/// Checks a frame, with the pointer and without it, and those after it until nothing waits.
fn check(stage: &mut Stage, what: &str, view: Viewport) -> Counts {
    stage.look(view);
    let where_ = format!("{what}, {:.0} s/pt", view.seconds_per_point());
    let mut most = Counts::default();
    for pointer in [None, Some(Point::new(SIZE.x / 2.0, SIZE.y / 2.0))] {
        stage.pointer = pointer;
        let picture = stage.picture().unwrap();
        let scene = stage.scene(&picture);
        assert_in_place(&scene, &where_);
        assert_texts_apart(&scene, picture.areas.lanes, &stage.state.measure, &where_);
        most = most.max(paint(stage, &scene, &where_));
    }
    most
}

fn paint(stage: &Stage, scene: &Scene, what: &str) -> Counts {
    let mut most = Counts::default();
    for _ in 0..=MOST_ITEMS / MOST_NEW_TEXTS {
        let counts = stage.paint(scene);
        assert!(counts.items() <= MOST_ITEMS, "{what}: {counts:?}");
        assert!(counts.nodes <= MOST_ITEMS, "{what}: {counts:?}");
        assert!(counts.vertices <= MOST_VERTICES, "{what}: {counts:?}");
        assert!(counts.new_texts <= MOST_NEW_TEXTS, "{what}: {counts:?}");
        most = most.max(counts);
        if counts.waiting == 0 {
            return most;
        }
    }
    panic!("{what}: texts wait for ever");
}

/// Nothing is drawn nowhere, or very far away.
fn assert_in_place(scene: &Scene, what: &str) {
    let is_near = |value: f32| value.is_finite() && value.abs() < FAR;
    let point = |point: &Point| is_near(point.x) && is_near(point.y);
    let rect = |rect: &Rect| {
        [rect.left, rect.top, rect.right, rect.bottom]
            .into_iter()
            .all(is_near)
    };
    let shape = |shape: &Shape| match shape {
        Shape::Box { rect: place, .. } => rect(place),
        Shape::Line { from, to, .. } => point(from) && point(to),
        Shape::Polygon { points, .. } => points.iter().all(point),
        Shape::Mark { centre, radius, .. }
        | Shape::Dial { centre, radius, .. }
        | Shape::Gauge { centre, radius, .. } => point(centre) && is_near(*radius),
        Shape::Bars { bars, .. } => bars.iter().all(rect),
    };
    for layer in &scene.layers {
        for found in &layer.shapes {
            assert!(shape(found), "{what}: {found:?}");
        }
        for run in &layer.texts {
            assert!(point(&run.at) && is_near(run.room), "{what}: {run:?}");
        }
    }
    for node in &scene.outline {
        assert!(rect(&node.rect), "{what}: {node:?}");
    }
}

/// No text on the lanes lies over another one; what is selected lies on a ground of its own.
fn assert_texts_apart(scene: &Scene, lanes: Rect, measure: &dyn TextMeasure, what: &str) {
    let layer = scene.layers.iter().find(|layer| layer.clip == lanes);
    let texts = layer.into_iter().flat_map(|layer| &layer.texts);
    let mut texts: Vec<(&TextRun, Rect)> = texts.map(|run| (run, ink(run, measure))).collect();
    texts.sort_by(|(_, one), (_, other)| one.left.total_cmp(&other.left));
    for (place, (run, rect)) in texts.iter().enumerate() {
        let after = texts.iter().skip(place + 1);
        for (other, other_rect) in after.take_while(|(_, other)| other.left < rect.right) {
            assert!(
                !rect.overlaps(other_rect),
                "{what}: “{}” at {rect:?} lies over “{}” at {other_rect:?}",
                run.text,
                other.text,
            );
        }
    }
}

/// The letters of a text; of the question mark of a doubtful date only the middle.
fn ink(run: &TextRun, measure: &dyn TextMeasure) -> Rect {
    let width = measure.width(&run.text, run.size, run.weight).min(run.room);
    let left = match run.align {
        Align::Left => run.at.x,
        Align::Centre => run.at.x - width / 2.0,
    };
    let (top, bottom) = (run.at.y - HALF_TITLE, run.at.y + HALF_TITLE);
    Rect::new(left, top, left + width, bottom)
}
