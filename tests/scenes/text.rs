//! A scene as text that people can read and compare: what stands in each line of the canvas.
//!
//! Rooms are told only where a text is cut to them, so that little changes when nothing is seen to.

use dateline::view::canvas::Areas;
use dateline::view::geometry::Rect;
use dateline::view::glyphs::Inside;
use dateline::view::scene::{Node, Scene, Shape, TextRun, Thing};
use dateline::view::text::{TextMeasure, Weight};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Everything with a meaning on the canvas, line by line from the top: marks, texts, dials, strips
/// and eras. Lines and grounds are left out.
pub(crate) fn drawn(scene: &Scene, areas: &Areas, measure: &dyn TextMeasure) -> String {
    let mut lines: BTreeMap<i32, Vec<(f32, String)>> = BTreeMap::new();
    let mut put = |y: f32, x: f32, words: String| {
        lines.entry(y.round() as i32).or_default().push((x, words));
    };
    for layer in &scene.layers {
        for shape in &layer.shapes {
            if let Some((y, x, words)) = shape_in_words(shape) {
                put(y, x, words);
            }
        }
        for run in &layer.texts {
            put(run.at.y, run.at.x, text_in_words(run, measure));
        }
    }
    let mut text = format!(
        "canvas {} × {}, lanes from {},{}\n",
        areas.whole.right, areas.whole.bottom, areas.lanes.left, areas.lanes.top
    );
    for (y, mut line) in lines {
        line.sort_by(|one, other| one.0.total_cmp(&other.0));
        writeln!(text, "{y:4}").unwrap();
        for (x, words) in line {
            writeln!(text, "     {:5} {words}", x.round()).unwrap();
        }
    }
    text
}

fn shape_in_words(shape: &Shape) -> Option<(f32, f32, String)> {
    match shape {
        Shape::Mark {
            glyph,
            centre,
            inside,
            ..
        } => {
            let inside = match inside {
                Inside::Full => "",
                Inside::Hatched => ", hatched",
                Inside::Hollow => ", hollow",
            };
            Some((centre.y, centre.x, format!("({glyph:?}{inside})")))
        }
        Shape::Dial {
            standing, centre, ..
        } => {
            let words = format!("[{}]", standing.words());
            Some((centre.y, centre.x, words))
        }
        Shape::Gauge { share, centre, .. } => {
            let words = format!("[{:.0} % well sourced]", share * 100.0);
            Some((centre.y, centre.x, words))
        }
        Shape::Bars { bars, stripes, .. } => {
            let (first, last) = (bars.first()?, bars.last()?);
            let hatched = if stripes.is_some() { "hatched " } else { "" };
            let words = format!(
                "{hatched}strip of {} bars to {}",
                bars.len(),
                last.right.round()
            );
            Some((first.bottom, first.left, words))
        }
        Shape::Box { .. } | Shape::Line { .. } | Shape::Polygon { .. } => None,
    }
}

fn text_in_words(run: &TextRun, measure: &dyn TextMeasure) -> String {
    let mut words = format!("“{}”", run.text);
    if run.weight == Weight::SemiBold {
        words.push_str(" bold");
    }
    let width = measure.width(&run.text, run.size, run.weight);
    if width > run.room {
        let how = match run.lines {
            1 => "cut to".to_owned(),
            lines => format!("wrapped to {lines} lines of"),
        };
        write!(words, ", {how} {} of {}", run.room.round(), width.round()).unwrap();
    }
    words
}

/// The accessible outline: lanes, and under each what is in it.
pub(crate) fn outline(scene: &Scene) -> String {
    let mut text = String::new();
    for Node { thing, name, .. } in &scene.outline {
        let indent = match thing {
            Thing::Lane(_) => "",
            Thing::Event { .. } | Thing::Cluster { .. } | Thing::Ribbon { .. } => "  ",
        };
        writeln!(text, "{indent}{name}").unwrap();
    }
    text
}

/// Where a text shows: its width is `width`, cut to its room.
pub(crate) fn ink(run: &TextRun, width: f32) -> Rect {
    let half = run.size * 0.55;
    let width = width.min(run.room);
    Rect::new(run.at.x, run.at.y - half, run.at.x + width, run.at.y + half)
}

/// Where a short text shows that is set around its middle.
pub(crate) fn ink_around(run: &TextRun) -> Rect {
    let half = run.size * 0.55;
    Rect::new(
        run.at.x - half / 2.0,
        run.at.y - half,
        run.at.x + half / 2.0,
        run.at.y + half,
    )
}
