//! A small window with large type, as on a projector.

use super::support::Window;
use dateline::app::bundled::BUNDLED;
use dateline::app::{Action, Command};
use eframe::egui::accesskit::Role;
use eframe::egui::{Rect, vec2};
use egui_kittest::Node;
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};

/// A window of 1280 × 720 pixels on a bundled timeline, with type so many times as large.
fn projector(bundled: usize, zoom: f32) -> Window {
    let mut window = Window::start(vec2(1280.0, 720.0), &[], None);
    let state = window.harness.state_mut().state_mut();
    state.settings.interface_zoom = zoom;
    state.dispatch(Action::OpenBundled(bundled));
    window.run();
    window
}

/// Whether all that is told of an event lies beside the canvas and ends in the window.
fn assert_in_panel(window: &Window) {
    let (left, right) = (
        window.canvas().right(),
        window.harness.ctx.content_rect().right(),
    );
    let heading = window.harness.get(By::new().role(Role::Heading));
    assert!(
        heading.rect().left() >= left,
        "{} on {left}",
        heading.rect()
    );
    let all = window.harness.root().children_recursive();
    let pixels = f64::from(window.harness.ctx.pixels_per_point());
    for node in all {
        let node = node.accesskit_node();
        if let Some(place) = node.bounding_box()
            && place.x0 >= f64::from(left) * pixels
        {
            let words = node.label().or_else(|| node.value());
            assert!(
                place.x1 <= f64::from(right) * pixels,
                "{words:?} at {place:?}"
            );
        }
    }
}

#[test]
fn details_stay_in_their_panel() {
    for (bundled, zoom) in (0..BUNDLED.len())
        .map(|bundled| (bundled, 2.0))
        .chain([(4, 1.5), (4, 1.25)])
    {
        let mut window = projector(bundled, zoom);
        for event in 0..window.timeline().events.len() {
            let state = window.harness.state_mut().state_mut();
            state.dispatch(Action::Show(u32::try_from(event).unwrap()));
            window.run();
            assert_in_panel(&window);
        }
    }
}

#[test]
fn the_selected_event_is_in_view_when_a_timeline_opens_and_when_type_grows() {
    for bundled in 0..BUNDLED.len() {
        for zoom in [1.25, 1.5, 2.0] {
            let mut window = projector(bundled, 1.0);
            window
                .harness
                .state_mut()
                .state_mut()
                .settings
                .interface_zoom = zoom;
            window.run();
            let title = window.selected().unwrap().title.to_string();
            let canvas = window.canvas();
            let names = |node: &Node<'_>| node.accesskit_node().label().unwrap_or_default();
            let nodes = window.events_on_canvas().into_iter();
            let selected = nodes.filter(|node| names(node).contains(&title));
            let rects: Vec<Rect> = selected.map(|node| node.rect()).collect();
            // What is cut off has a place that is as low as what is left of it.
            let is_whole = |rect: &Rect| canvas.contains_rect(*rect) && rect.height() > 12.0;
            assert!(rects.iter().any(is_whole), "{title} at {zoom}: {rects:?}");
        }
    }
}

#[test]
fn lanes_that_were_scrolled_stay_where_they_are_when_the_window_changes() {
    let mut window = projector(4, 1.5);
    let state = window.harness.state_mut().state_mut();
    state.dispatch(Action::ScrollLanes(150.0));
    window.run();
    let scroll = window.view().scroll;
    assert!(scroll > 100.0);
    let state = window.harness.state_mut().state_mut();
    state.dispatch(Action::Run(Command::ToggleProblems));
    window.run();
    assert!((window.view().scroll - scroll).abs() < 0.5);
}
