//! Numbers beside the dots of single events, which the canvas draws below the rows.

use super::Subject;
use super::numbers::{AFTER_GLYPH, BEFORE_GLYPH};
use super::rows::Rows;
use super::samples::MARKS;
use crate::view::geometry::{Point, Rect};
use crate::view::layout::Band;
use crate::view::scene::{Node, Scene, Shape, TextRun, Thing};

/// A number before its dot is so far from what is before it, in points: else it might belong to that.
const APART: f32 = 12.0;

/// The numbers of the single dots of a lane. Titles give way; a dot without a title that has no room
/// for its number on either side has none.
pub(super) fn numbers(
    scene: &mut Scene,
    band: &Band,
    rows: &Rows,
    subject: &Subject<'_>,
) -> Vec<TextRun> {
    let Some(marks) = scene.layers.get_mut(MARKS) else {
        return Vec::new();
    };
    let area = marks.clip;
    let is_here = |y: f32| (y - band.fold_y).abs() < 0.01;
    let glyphs: Vec<Point> = marks
        .shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Mark { centre, .. } if is_here(centre.y) => Some(*centre),
            _ => None,
        })
        .collect();
    let texts = marks.texts.iter_mut();
    let mut titles: Vec<&mut TextRun> = texts.filter(|text| is_here(text.at.y)).collect();
    let nodes: Vec<&Node> = folded(&scene.outline, band).collect();
    let mut numbers = Vec::new();
    // What is before a dot ends here.
    let mut taken = area.left;
    for (place, node) in nodes.iter().enumerate() {
        let next = nodes.get(place + 1);
        let free = (taken, next.map_or(area.right, |next| next.rect.left));
        taken = taken.max(node.rect.right);
        let Thing::Event { event, .. } = node.thing else {
            continue;
        };
        let Some(glyph) = glyphs.iter().find(|glyph| node.rect.contains(**glyph)) else {
            continue;
        };
        let width = rows.numbers.width(event, subject);
        let title = titles.iter_mut().find(|title| node.rect.contains(title.at));
        let left = if let Some(title) = title {
            Some(before_title(title, *glyph, width))
        } else {
            beside(*glyph, width, free)
        };
        if let Some(left) = left {
            let at = Point::new(left, band.fold_y);
            numbers.extend(rows.numbers.run(event, at, subject));
            taken = taken.max(left + width);
        }
    }
    numbers
}

/// The dots and strips of a lane, from the left.
fn folded<'a>(outline: &'a [Node], band: &Band) -> impl Iterator<Item = &'a Node> {
    let (lane, y) = (band.lane, band.fold_y);
    outline.iter().filter(move |node| {
        let Rect { top, bottom, .. } = node.rect;
        let is_folded = match node.thing {
            Thing::Event { lane: of, .. } | Thing::Cluster { lane: of, .. } => of == lane,
            Thing::Ribbon { .. } | Thing::Lane(_) => false,
        };
        is_folded && top < y && y < bottom
    })
}

/// Moves a title to the right, and gives where its number begins.
fn before_title(title: &mut TextRun, glyph: Point, width: f32) -> f32 {
    let left = glyph.x + AFTER_GLYPH;
    title.room -= left + width - title.at.x;
    title.at.x = left + width;
    left
}

/// Where a number of that width begins that has nothing but the room between two edges.
fn beside(glyph: Point, width: f32, (from, to): (f32, f32)) -> Option<f32> {
    let (after, before) = (glyph.x + AFTER_GLYPH, glyph.x - BEFORE_GLYPH - width);
    if after + width <= to {
        Some(after)
    } else {
        (before - APART >= from).then_some(before)
    }
}
