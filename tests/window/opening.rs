//! What is there when the program starts.

use super::support::Window;
use dateline::model::date::ClockZone;
use dateline::view::sentence::sentence_case;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

#[test]
fn it_opens_on_the_bundled_timeline_with_an_event_beside_it() {
    let window = Window::bundled();
    assert_eq!(
        &*window.timeline().title,
        "US sanctions on Russia, 2014–2026"
    );
    window.assert_says("US sanctions on Russia, 2014–2026");
    window.assert_says("57 events");
    let selected = window.selected().unwrap();
    let heading = window.harness.get_by_role(Role::Heading);
    assert_eq!(
        heading.accesskit_node().label().unwrap(),
        &*selected.title,
        "the details are those of the selected event"
    );
    assert_eq!(window.errors(), 0);
}

#[test]
fn every_lane_is_a_node_with_its_count() {
    let window = Window::bundled();
    let names: Vec<String> = window
        .lanes_on_canvas()
        .iter()
        .filter_map(|lane| lane.accesskit_node().label())
        .collect();
    assert_eq!(
        names,
        [
            "United States, 38 events",
            "Congress, 3 events",
            "Talks and agreements, 12 events",
            "Russia, 5 events",
            "Europe and allies, 7 events",
        ]
    );
}

#[test]
fn every_event_on_the_canvas_has_title_date_kind_and_evidence_for_a_name() {
    let mut window = Window::bundled();
    for key in [eframe::egui::Key::Num0, eframe::egui::Key::F] {
        window.press(key);
        let timeline = window.timeline();
        let events = window.events_on_canvas();
        assert!(events.len() > 3);
        for node in events {
            let name = node.accesskit_node().label().unwrap();
            if name.contains("; most important: ") {
                assert!(name.contains(" events, "), "{name}");
                continue;
            }
            let event = timeline
                .events
                .iter()
                .find(|event| name.starts_with(&format!("{}. ", event.title)))
                .unwrap_or_else(|| panic!("no event is called {name}"));
            let when = event.when.as_ref().unwrap().told_in(ClockZone::Own);
            let alone = format!(". {}. ", sentence_case(&when));
            let disputed = format!(". Date disputed: {when} or ");
            let has_date = name.contains(&alone) || name.contains(&disputed);
            assert!(has_date, "{name} lacks {when}");
            let evidence = ["uncited", "one source", "corroborated"];
            assert!(evidence.iter().any(|word| name.contains(word)), "{name}");
        }
    }
}

#[test]
fn what_is_on_the_canvas_for_a_screen_reader_can_also_be_seen() {
    let window = Window::bundled();
    let canvas = window.canvas();
    for node in window.events_on_canvas() {
        let rect = node.rect();
        assert!(
            rect.width() > 4.0 && rect.height() > 4.0 && canvas.intersects(rect),
            "{:?} at {rect}",
            node.accesskit_node().label()
        );
    }
}

#[test]
fn the_legend_counts_kinds_and_evidence() {
    let window = Window::bundled();
    for entry in [
        "Executive order: 13 events",
        "Corroborated: 48 events",
        "Uncited: 0 events",
    ] {
        window.harness.get_by_label(entry);
    }
}

#[test]
fn no_two_nodes_of_the_canvas_lie_over_each_other() {
    let window = Window::bundled();
    let events = window.events_on_canvas();
    for (place, one) in events.iter().enumerate() {
        for other in &events[place + 1..] {
            let shared = one.rect().intersect(other.rect());
            assert!(
                shared.width() <= 12.0 || shared.height() <= 1.0,
                "{:?} and {:?} share {shared}",
                one.accesskit_node().label(),
                other.accesskit_node().label()
            );
        }
    }
}
