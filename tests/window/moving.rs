//! Zooming, panning and going to places.

use super::support::Window;
use eframe::egui::{Event, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, Vec2, pos2, vec2};

/// How far what is under the pointer moved, in points.
fn moved(window: &Window, position: Pos2, instant: i64) -> f64 {
    let x = window.scale().x_from_instant(instant);
    (x - f64::from(position.x)).abs()
}

#[test]
fn the_wheel_zooms_at_the_pointer() {
    let mut window = Window::bundled();
    let places = [(0.2, 0.3), (0.8, 0.9), (0.5, 0.5)];
    for ((x, y), notches) in places.into_iter().zip([2.0, -3.0, 1.0]) {
        let pointer = window.in_lanes(x, y);
        window.point(pointer);
        let (zoom, instant) = (
            window.viewport().seconds_per_point(),
            window.instant_at(pointer),
        );
        window.wheel(MouseWheelUnit::Line, vec2(0.0, notches), Modifiers::NONE);
        let now = window.viewport().seconds_per_point();
        assert!(
            if notches > 0.0 {
                now < zoom * 0.9
            } else {
                now > zoom * 1.1
            },
            "{notches} notches changed {zoom} to {now}"
        );
        assert!(moved(&window, pointer, instant) < 1.0);
    }
}

#[test]
fn the_wheel_with_ctrl_and_a_pinch_zoom_too() {
    let mut window = Window::bundled();
    let pointer = window.in_lanes(0.3, 0.4);
    window.point(pointer);
    let (zoom, instant) = (
        window.viewport().seconds_per_point(),
        window.instant_at(pointer),
    );
    let ctrl = Modifiers::CTRL | Modifiers::COMMAND;
    window.wheel(MouseWheelUnit::Point, vec2(0.0, 50.0), ctrl);
    let closer = window.viewport().seconds_per_point();
    assert!(closer < zoom * 0.9, "{zoom} became {closer}");
    window.harness.event(Event::Zoom(1.25));
    window.run();
    let pinched = window.viewport().seconds_per_point();
    assert!((closer / pinched - 1.25).abs() < 0.01);
    assert!(moved(&window, pointer, instant) < 1.0);
}

#[test]
fn two_fingers_move_and_do_not_zoom() {
    let mut window = Window::bundled();
    window.point(window.in_lanes(0.5, 0.5));
    let before = window.viewport();
    window.wheel(MouseWheelUnit::Point, vec2(-60.0, 0.0), Modifiers::NONE);
    let after = window.viewport();
    assert_eq!(after.seconds_per_point(), before.seconds_per_point());
    let points = before.seconds_to(&after) / before.seconds_per_point();
    assert!((points - 60.0).abs() < 1.0, "moved by {points} points");
}

#[test]
fn shift_and_the_wheel_move_sideways() {
    let mut window = Window::bundled();
    window.point(window.in_lanes(0.5, 0.5));
    let before = window.viewport();
    window.wheel(MouseWheelUnit::Line, vec2(0.0, -2.0), Modifiers::SHIFT);
    let after = window.viewport();
    assert_eq!(after.seconds_per_point(), before.seconds_per_point());
    assert!(before.seconds_to(&after) > 0.0);
}

#[test]
fn dragging_takes_the_time_under_the_pointer_along() {
    let mut window = Window::bundled();
    for (button, by) in [
        (PointerButton::Primary, vec2(-220.0, 0.0)),
        (PointerButton::Middle, vec2(140.0, 3.0)),
    ] {
        let from = window.in_lanes(0.6, 0.96);
        let instant = window.instant_at(from);
        let zoom = window.viewport().seconds_per_point();
        window.drag(button, from, by);
        assert!(
            moved(&window, from + by, instant) < 1.5,
            "{}",
            moved(&window, from + by, instant)
        );
        assert_eq!(window.viewport().seconds_per_point(), zoom);
    }
}

#[test]
fn dragging_from_an_event_moves_and_selects_nothing() {
    let mut window = Window::bundled();
    let selected = window.selected_id().to_owned();
    let event = window.event_on_canvas("Riyadh").rect().center();
    let before = window.viewport();
    window.drag(PointerButton::Primary, event, vec2(150.0, 0.0));
    assert_ne!(window.viewport(), before);
    assert_eq!(window.selected_id(), selected);
}

#[test]
fn dragging_with_the_other_button_zooms() {
    let mut window = Window::bundled();
    let zoom = window.viewport().seconds_per_point();
    let from = window.in_lanes(0.4, 0.5);
    let instant = window.instant_at(from);
    window.drag(PointerButton::Secondary, from, vec2(0.0, -100.0));
    assert!(window.viewport().seconds_per_point() < zoom * 0.6);
    assert!(moved(&window, from, instant) < 1.0);
}

#[test]
fn zero_shows_everything() {
    let mut window = Window::bundled();
    window.press(Key::Num0);
    let (from, to) = window.edges();
    for event in &window.timeline().events {
        let when = event.when.as_ref().unwrap();
        let (earliest, latest) = (when.earliest().unwrap(), when.latest().unwrap());
        assert!(
            earliest >= from && earliest < to && latest >= from,
            "{}",
            event.id
        );
    }
    window.assert_says("57 of 57 events in view");
}

#[test]
fn f_zooms_to_the_selected_event() {
    let mut window = Window::bundled();
    window.event_on_canvas("Oval Office").click();
    window.run();
    window.press(Key::F);
    let when = window.selected().unwrap().when.clone().unwrap();
    let (from, to) = window.edges();
    assert!(from < when.earliest().unwrap() && to > when.latest().unwrap());
    assert!(to - from < 20 * 86_400, "{} seconds in view", to - from);
}

#[test]
fn a_double_click_zooms_to_an_event_and_on_the_ground_shows_everything() {
    let mut window = Window::bundled();
    let event = window.event_on_canvas("Riyadh").rect().center();
    window.double_click(event);
    assert_eq!(window.selected_id(), "riyadh-feb18");
    let (from, to) = window.edges();
    assert!(to - from < 20 * 86_400, "{} seconds in view", to - from);
    window.double_click(window.in_lanes(0.9, 0.98));
    window.assert_says("57 of 57 events in view");
}

#[test]
fn a_typed_date_is_gone_to() {
    let mut window = Window::bundled();
    window.press(Key::G);
    window.type_text("28 February 2022");
    window.assert_says("Understood as");
    window.press(Key::Enter);
    assert!(window.harness.state().state().dialog.is_none());
    let (from, to) = window.edges();
    let noon = 1_646_067_600; // 28 February 2022, 12:00 in New York
    assert!(from < noon && noon < to && to - from < 5 * 86_400);
}

#[test]
fn the_letter_that_opens_a_dialog_is_not_typed_into_it() {
    let mut window = Window::bundled();
    let key = Event::Key {
        key: Key::G,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    // A keyboard reports the key and the letter at once.
    let events = [key, Event::Text("g".to_owned())];
    window.harness.input_mut().events.extend(events);
    window.run();
    window.type_text("2022");
    window.assert_says("Understood as 2022");
}

#[test]
fn a_date_that_cannot_be_read_says_why_and_escape_leaves() {
    let mut window = Window::bundled();
    let before = window.viewport();
    window.press(Key::G);
    window.type_text("32 Februember");
    window.press(Key::Enter);
    assert!(window.harness.state().state().dialog.is_some());
    window.press(Key::Escape);
    assert!(window.harness.state().state().dialog.is_none());
    assert_eq!(window.viewport(), before);
    assert!(window.selected().is_some(), "Escape is for the dialog only");
}

#[test]
fn keys_zoom_and_move_and_never_lose_the_timeline() {
    let mut window = Window::bundled();
    let zoom = window.viewport().seconds_per_point();
    window.press(Key::W);
    assert!(window.viewport().seconds_per_point() < zoom);
    window.press(Key::S);
    assert!((window.viewport().seconds_per_point() / zoom - 1.0).abs() < 1e-9);
    let centre = window.viewport().centre();
    window.press(Key::D);
    assert!(window.viewport().centre() > centre);
    window.press(Key::A);
    assert_eq!(window.viewport().centre(), centre);
    for _ in 0..60 {
        window.press(Key::PageDown);
    }
    let (from, _) = window.edges();
    let last = window
        .timeline()
        .events
        .last()
        .unwrap()
        .when
        .clone()
        .unwrap();
    assert!(
        from < last.latest().unwrap(),
        "the last event stays in reach"
    );
    for _ in 0..40 {
        window.press(Key::Minus);
    }
    let (from, to) = window.edges();
    assert!(to - from < 60 * 365 * 86_400, "{from} to {to} is too wide");
}

#[test]
fn the_overview_moves_the_view() {
    let mut window = Window::bundled();
    let map = window.harness.state().state().view().unwrap().edges();
    let slider = {
        use egui_kittest::kittest::Queryable as _;
        let node = window
            .harness
            .get_by_label_contains("Overview of the whole timeline");
        node.rect()
    };
    let zoom = window.viewport().seconds_per_point();
    let place = slider.left_center() + Vec2::new(slider.width() * 0.5, 4.0);
    window.drag(PointerButton::Primary, place, vec2(1.0, 0.0));
    assert_ne!(window.view().edges(), map);
    let now = window.viewport().seconds_per_point();
    assert!((now / zoom - 1.0).abs() < 1e-6, "moving keeps the zoom");
}

#[test]
fn the_wheel_over_a_panel_scrolls_the_panel() {
    let mut window = Window::bundled();
    let before = window.viewport();
    let canvas = window.canvas();
    for x in [canvas.left() - 60.0, canvas.right() + 60.0] {
        window.point(pos2(x, canvas.center().y));
        window.wheel(MouseWheelUnit::Line, vec2(0.0, -3.0), Modifiers::NONE);
    }
    assert_eq!(window.viewport(), before);
}
