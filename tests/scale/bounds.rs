//! A frame of many events is made of no more than one of few.

use super::generator;
use super::guard::look_everywhere;
use super::stage::{Counts, Stage};
use dateline::app::{Action, Command};

fn most_of(events: usize) -> Counts {
    let mut stage = Stage::of(|out| generator::write(events, out)).unwrap();
    look_everywhere(&mut stage, &format!("{events} events"))
}

#[test]
fn a_thousand_events_keep_the_bounds() {
    most_of(1_000);
}

#[test]
fn a_frame_does_not_grow_with_the_number_of_events() {
    let (fewer, more) = (most_of(20_000), most_of(100_000));
    assert!(
        more.items() <= fewer.items() * 5 / 4 && more.vertices <= fewer.vertices * 5 / 4,
        "{more:?} of 100,000, {fewer:?} of 20,000"
    );
}

#[test]
#[ignore = "reading a million events takes a minute in a debug build"]
fn a_million_events_keep_the_bounds() {
    most_of(1_000_000);
}

#[test]
fn a_view_that_stays_lays_out_nothing_anew() {
    let mut stage = Stage::of(|out| generator::write(20_000, out)).unwrap();
    while stage.frame().waiting > 0 {}
    assert_eq!(stage.frame().new_texts, 0);
    // And another one in between changes nothing.
    let (whole, near) = (stage.whole, stage.whole.zoomed_at(0.0, 20.0));
    for view in [near, whole, near] {
        stage.look(view);
        while stage.frame().waiting > 0 {}
    }
    stage.look(whole);
    assert_eq!(stage.frame().new_texts, 0);
}

#[test]
fn walking_from_event_to_event_keeps_the_bounds() {
    let mut stage = Stage::of(|out| generator::write(20_000, out)).unwrap();
    let near = stage.whole.zoomed_at(0.0, 100.0);
    stage.look(near);
    for _ in 0..30 {
        stage.state.dispatch(Action::Run(Command::NextEvent));
        let counts = stage.frame();
        assert!(
            counts.items() <= 1_500 && counts.new_texts <= 60,
            "{counts:?}"
        );
    }
}
