//! What holds for every timeline at every zoom: labels never overlap, rows never jump while
//! panning, long spans keep their label, and no event is lost or shown twice.

use super::generator;
use super::look::Look;
use super::text::{ink, ink_around};
use dateline::app::bundled::BUNDLED;
use dateline::app::timeline_view::Picture;
use dateline::view::geometry::Rect;
use dateline::view::layout::{Layout, Placed};
use dateline::view::scale::Viewport;
use dateline::view::scene::{Align, Scene, Shape, Thing};
use dateline::view::text::TextMeasure as _;
use proptest::prelude::*;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// A title is about so high, in points.
const TITLE_HEIGHT: f32 = 16.0;
/// From the middle of a dial to its edge, in points.
const DIAL: f32 = 4.5;

/// How many events the generated timelines have; every number makes another one.
const SIZES: [usize; 6] = [1, 12, 57, 130, 400, 901];

thread_local! {
    /// Reading a timeline takes longer than looking at it.
    static LOOKS: RefCell<BTreeMap<(usize, u32), Look>> = const { RefCell::new(BTreeMap::new()) };
}

/// Looks at the generated timeline of that size, on a canvas of that height.
fn with_look<T>(events: usize, height: u32, then: impl FnOnce(&mut Look) -> T) -> T {
    LOOKS.with_borrow_mut(|looks| {
        let look = looks.entry((events, height)).or_insert_with(|| {
            let text = generator::timeline(events);
            Look::of(&text, 1400.0, height as f32)
        });
        look.view().selected = None;
        look.view().scroll = 0.0;
        then(look)
    })
}

/// Somewhere in a timeline: its size, the height of the canvas, the place as a share of its
/// length, and the zoom in seconds per point.
#[derive(Clone, Copy, Debug)]
struct Place {
    events: usize,
    height: u32,
    share: f64,
    zoom: f64,
}

fn places() -> impl Strategy<Value = Place> {
    let zooms = (20.0_f64.ln()..400_000.0_f64.ln()).prop_map(f64::exp);
    let sizes = proptest::sample::select(SIZES.to_vec());
    let heights = proptest::sample::select(vec![260_u32, 700, 1400]);
    (sizes, heights, 0.0..1.0_f64, zooms).prop_map(|(events, height, share, zoom)| Place {
        events,
        height,
        share,
        zoom,
    })
}

/// Looks at a place.
fn at<T>(place: Place, then: impl FnOnce(&mut Look) -> T) -> T {
    let Place {
        events,
        height,
        share,
        zoom,
    } = place;
    with_look(events, height, |look| {
        let (from, to) = look.document().index().span().unwrap();
        let middle = from + ((to - from) as f64 * share) as i64;
        look.view().look(Viewport::new(middle, zoom));
        then(look)
    })
}

/// Selects the first event that has a row in view.
fn select_one(look: &mut Look) {
    let placed = look.picture().layout.placed;
    look.view().selected = placed.get(placed.len() / 2).map(|placed| placed.event);
}

/// A title with its dial.
fn label(placed: &Placed) -> Option<Rect> {
    let label = placed.label?;
    let half = TITLE_HEIGHT / 2.0;
    let y = placed.glyph.y;
    Some(Rect::new(
        label.left,
        y - half,
        label.dial.x + DIAL,
        y + half,
    ))
}

fn assert_labels_apart(layout: &Layout, area: Rect) -> Result<(), TestCaseError> {
    let labels: Vec<(u32, Rect)> = layout
        .placed
        .iter()
        .filter_map(|placed| Some((placed.event, placed.card.or_else(|| label(placed))?)))
        .collect();
    for (place, (event, rect)) in labels.iter().enumerate() {
        prop_assert!(
            rect.left >= area.left - 4.0 && rect.right <= area.right + 0.5,
            "{event} at {rect:?} leaves {area:?}"
        );
        for (other, other_rect) in labels.iter().skip(place + 1) {
            prop_assert!(
                !rect.overlaps(other_rect),
                "{event} at {rect:?} overlaps {other} at {other_rect:?}"
            );
        }
    }
    Ok(())
}

/// No text on the lanes lies over another one, over a dial or over a mark.
fn assert_texts_apart(look: &Look, picture: &Picture, scene: &Scene) -> Result<(), TestCaseError> {
    let layer = scene
        .layers
        .iter()
        .find(|layer| layer.clip == picture.areas.lanes)
        .unwrap();
    let mut things: Vec<(String, Rect)> = Vec::new();
    let mut marks: Vec<(String, Rect)> = Vec::new();
    for run in &layer.texts {
        // The question mark of a doubtful date belongs to its mark.
        if run.align == Align::Centre && &*run.text == "?" {
            marks.push(("a question mark".to_owned(), ink_around(run)));
            continue;
        }
        prop_assert_eq!(run.align, Align::Left);
        let width = look.measure.width(&run.text, run.size, run.weight);
        things.push((run.text.to_string(), ink(run, width)));
    }
    for shape in &layer.shapes {
        let (name, centre, radius) = match shape {
            Shape::Dial { centre, radius, .. } => ("a dial", *centre, *radius),
            Shape::Mark { centre, radius, .. } => ("a mark", *centre, *radius - 1.0),
            _ => continue,
        };
        let rect = Rect::new(
            centre.x - radius,
            centre.y - radius,
            centre.x + radius,
            centre.y + radius,
        );
        marks.push((name.to_owned(), rect));
    }
    let texts = things.len();
    things.append(&mut marks);
    for (place, (name, rect)) in things.iter().enumerate().take(texts) {
        for (other, other_rect) in things.iter().skip(place + 1) {
            prop_assert!(
                !rect.overlaps(other_rect),
                "“{name}” at {rect:?} lies over “{other}” at {other_rect:?}"
            );
        }
    }
    Ok(())
}

/// Every event with a date is in each of its lanes exactly once: in a row, a dot or a strip.
fn assert_all_there(look: &Look, picture: &Picture) -> Result<(), TestCaseError> {
    let lanes = {
        let document = look.document();
        let timeline = document.timeline();
        let grouping = dateline::model::Grouping::Lane;
        document.index().lanes(timeline, grouping, None)
    };
    prop_assert_eq!(lanes.len(), picture.plan.lanes.len());
    for (lane, planned) in lanes.iter().zip(&picture.plan.lanes) {
        let mut in_rows: Vec<u32> = planned.rows.iter().flatten().map(|s| s.event).collect();
        in_rows.sort_unstable();
        let rows = in_rows.len();
        in_rows.dedup();
        prop_assert_eq!(
            rows,
            in_rows.len(),
            "an event has two rows in {}",
            &lane.title
        );
        let strips = &planned.fold.strips;
        let folds = planned.fold.dots.iter();
        let folds = folds.chain(strips.iter().map(|strip| &strip.cluster));
        let folded: usize = folds.map(|cluster| cluster.count).sum();
        prop_assert_eq!(rows + folded, lane.track.len(), "in {}", &lane.title);
        for strip in strips {
            let bars: usize = strip.bars.iter().map(|bar| bar.count).sum();
            prop_assert_eq!(bars, strip.cluster.count);
        }
    }
    Ok(())
}

/// An event that lasts from before the view until after it has its title in view.
fn assert_long_spans_are_named(look: &Look, picture: &Picture) -> Result<(), TestCaseError> {
    let (from, to) = picture.scale.edges();
    for placed in &picture.layout.placed {
        let extent = look.document().index().extent(placed.event).unwrap();
        if extent.start >= from || extent.end <= to || placed.card.is_some() {
            continue;
        }
        let title = &look.document().event(placed.event).unwrap().title;
        prop_assert!(placed.label.is_some(), "{title} covers the view unnamed");
        let glyph = placed.glyph.x;
        prop_assert!(glyph >= picture.areas.lanes.left && glyph < picture.areas.lanes.right);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn labels_never_overlap_or_leave_the_canvas(place in places(), selects: bool) {
        at(place, |look| {
            if selects {
                select_one(look);
            }
            let picture = look.picture();
            assert_labels_apart(&picture.layout, picture.areas.lanes)
        })?;
    }

    #[test]
    fn no_text_lies_over_another(place in places(), selects: bool) {
        at(place, |look| {
            if selects {
                select_one(look);
            }
            let picture = look.picture();
            let scene = look.scene_of(&picture);
            assert_texts_apart(look, &picture, &scene)
        })?;
    }

    #[test]
    fn rows_stay_while_panning(place in places(), points in -900.0..900.0_f64) {
        at(place, |look| {
            let before = look.picture().layout;
            let viewport = look.view().viewport().unwrap();
            look.view().look(viewport.panned(points));
            let after = look.picture().layout;
            let places = |layout: &Layout| -> Vec<(f32, f32, f32, f32)> {
                let bands = layout.bands.iter();
                bands.map(|b| (b.top, b.bottom, b.fold_y, b.ribbons_top)).collect()
            };
            prop_assert_eq!(places(&before), places(&after));
            for placed in &before.placed {
                let again = after
                    .placed
                    .iter()
                    .find(|other| (other.event, other.lane) == (placed.event, placed.lane));
                if let Some(again) = again {
                    prop_assert_eq!(again.glyph.y, placed.glyph.y, "event {}", placed.event);
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn every_event_is_there_exactly_once(place in places()) {
        at(place, |look| {
            let picture = look.picture();
            assert_all_there(look, &picture)
        })?;
    }

    #[test]
    fn the_outline_is_read_from_left_to_right(place in places()) {
        at(place, |look| {
            let scene = look.scene();
            for pair in scene.outline.windows(2) {
                let is_lane = matches!(pair[1].thing, Thing::Lane(_));
                let in_order = pair[0].rect.left <= pair[1].rect.left;
                prop_assert!(is_lane || in_order, "{pair:?}");
            }
            Ok(())
        })?;
    }

    #[test]
    fn long_spans_keep_their_label_in_view(place in places()) {
        at(place, |look| {
            let picture = look.picture();
            assert_long_spans_are_named(look, &picture)
        })?;
    }
}

#[test]
fn the_bundled_timelines_keep_all_of_it_at_every_zoom() {
    for bundled in BUNDLED {
        let mut look = Look::of(bundled.text, 1600.0, 1000.0);
        let (from, to) = look.document().index().span().unwrap();
        for middle in [from, from + (to - from) / 3 * 2, to] {
            for step in 0..40 {
                let zoom = 1.0e6 / 1.5_f64.powi(step);
                look.view().look(Viewport::new(middle, zoom));
                let picture = look.picture();
                let scene = look.scene_of(&picture);
                let all = assert_labels_apart(&picture.layout, picture.areas.lanes)
                    .and_then(|()| assert_texts_apart(&look, &picture, &scene))
                    .and_then(|()| assert_all_there(&look, &picture))
                    .and_then(|()| assert_long_spans_are_named(&look, &picture));
                if let Err(error) = all {
                    let name = bundled.name;
                    panic!("{name} around {middle} at {zoom} seconds per point: {error}");
                }
            }
        }
    }
}
