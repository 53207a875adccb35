//! A few views of the bundled timeline, as text.
//!
//! After a change that is meant to be seen: `cargo insta review`, or `INSTA_UPDATE=always cargo
//! test --test scenes`.

use super::look::Look;
use super::text::{drawn, outline};
use dateline::model::date::{Instant, Zone};
use dateline::view::axis::Axis;
use dateline::view::scale::{TimeScale, Viewport};
use dateline::view::text::FontMeasure;
use std::fmt::Write as _;

fn assert_drawn(name: &str, look: &mut Look) {
    let picture = look.picture();
    let scene = look.scene_of(&picture);
    let text = drawn(&scene, &picture.areas, &look.measure);
    insta::assert_snapshot!(name, text);
}

/// The view that the file opens with.
fn opening() -> Look {
    let mut look = Look::bundled();
    look.show_date("2025-02-08/2025-03-30");
    let index = look.document().index();
    look.view().selected = index.event(look.document().timeline(), "reuters-relief-mar3");
    look
}

#[test]
fn the_opening_view() {
    assert_drawn("opening", &mut opening());
}

#[test]
fn the_outline_of_the_opening_view() {
    insta::assert_snapshot!("outline_of_opening", outline(&opening().scene()));
}

#[test]
fn all_of_it() {
    assert_drawn("all", &mut Look::bundled());
}

#[test]
fn the_outline_of_all_of_it() {
    insta::assert_snapshot!("outline_of_all", outline(&Look::bundled().scene()));
}

#[test]
fn the_day_in_the_oval_office() {
    let mut look = Look::bundled();
    look.show_date("2025-02-28");
    assert_drawn("28_february_2025", &mut look);
}

#[test]
fn the_year_of_the_invasion() {
    let mut look = Look::bundled();
    look.show_date("2022");
    assert_drawn("2022", &mut look);
}

/// 28 February 2025, 11:35 in New York.
const OVAL_OFFICE: Instant = 1_740_760_500;

fn axis_in_words(instant: Instant, seconds_per_point: f64, zone: Zone) -> String {
    let scale = TimeScale::new(Viewport::new(instant, seconds_per_point), 0.0, 1200.0);
    let axis = Axis::new(&scale, zone, &FontMeasure::default());
    let mut text = format!("{seconds_per_point} seconds in a point\n");
    for stretch in &axis.stretches {
        let labels = stretch.labels.join(" or ");
        writeln!(text, "  {:5} {labels}", stretch.left.round()).unwrap();
    }
    let ticks: Vec<String> = axis
        .ticks
        .iter()
        .map(|tick| {
            let strong = if tick.strong { "*" } else { "" };
            format!("{} {}{strong}", tick.x.round(), tick.label)
        })
        .collect();
    writeln!(text, "  {}", ticks.join(" | ")).unwrap();
    text
}

#[test]
fn the_axis_from_decades_to_seconds() {
    let zone = Zone::named("America/New_York").unwrap();
    let zooms = [
        4_000_000.0,
        1_200_000.0,
        400_000.0,
        120_000.0,
        40_000.0,
        10_000.0,
        2_500.0,
        600.0,
        120.0,
        30.0,
        4.0,
        0.1,
    ];
    let text: String = zooms
        .into_iter()
        .map(|zoom| axis_in_words(OVAL_OFFICE, zoom, zone))
        .collect();
    insta::assert_snapshot!("axis", text);
}

#[test]
fn the_axis_of_deep_time() {
    let zone = Zone::default();
    let text: String = [
        (-62_135_596_800, 100_000_000.0),
        (-200_000_000_000, 2.0e9),
        (-3_000_000_000_000_000, 5.0e12),
        (-435_000_000_000_000_000, 1.0e15),
    ]
    .into_iter()
    .map(|(instant, zoom)| axis_in_words(instant, zoom, zone))
    .collect();
    insta::assert_snapshot!("axis_of_deep_time", text);
}
