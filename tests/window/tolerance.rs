//! Windows of any size, and whatever a user does.

use super::generator;
use super::support::{Window, write};
use eframe::egui::{
    Event, Key, MissingGlyphPolicy, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton,
    TouchPhase, pos2, vec2,
};

#[test]
fn no_size_of_window_is_too_small_or_too_large() {
    for (width, height) in [
        (200.0, 150.0),
        (1.0, 1.0),
        (720.0, 480.0),
        (3840.0, 2160.0),
        (300.0, 2000.0),
        (3000.0, 160.0),
    ] {
        let mut window = Window::start(vec2(width, height), &[], None);
        for key in [
            Key::Num0,
            Key::F,
            Key::ArrowRight,
            Key::F1,
            Key::Escape,
            Key::G,
        ] {
            window.press(key);
        }
        window.press(Key::Escape);
        if width >= 720.0 && height >= 480.0 {
            assert!(!window.events_on_canvas().is_empty(), "{width} × {height}");
        }
        let viewport = window.viewport();
        assert!(viewport.seconds_per_point().is_finite());
    }
}

#[test]
fn the_window_may_change_its_size_at_any_time() {
    let mut window = Window::bundled();
    for (width, height) in [
        (400.0, 300.0),
        (1600.0, 1000.0),
        (90.0, 60.0),
        (1280.0, 720.0),
    ] {
        window.harness.set_size(vec2(width, height));
        window.run();
    }
    assert!(!window.events_on_canvas().is_empty());
}

#[test]
fn what_is_clicked_is_what_is_shown_at_any_scale() {
    let mut window = Window::bundled();
    for (pixels, scale) in [(1.0, 1.5), (2.0, 1.0), (1.25, 0.8)] {
        let ctx = &window.harness.ctx;
        ctx.set_pixels_per_point(pixels);
        window
            .harness
            .state_mut()
            .state_mut()
            .settings
            .interface_zoom = scale;
        window.run();
        for (name, id) in [
            ("Trump, Vance and Zelenskyy", "oval-office-feb28"),
            ("Reuters: White House", "reuters-relief-mar3"),
        ] {
            window.event_on_canvas(name).click();
            window.run();
            assert_eq!(window.selected_id(), id, "at {pixels} and {scale}");
        }
    }
}

/// Three hundred times anything at all, always the same.
#[test]
fn nothing_that_a_user_does_breaks_it() {
    for seed in 1..=3_u64 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("many.ron");
        write(&path, &generator::timeline(150 * seed as usize));
        let mut window = Window::on_file(&path, None);
        let ctx = &window.harness.ctx;
        ctx.set_missing_glyph_policy(MissingGlyphPolicy::Tofu);
        let mut random = Random(seed);
        for _ in 0..300 {
            let event = random_event(&mut random);
            window.harness.event(event);
            window.harness.step();
        }
        window.harness.run_steps(8);
        assert!(window.viewport().seconds_per_point().is_finite());
        assert_eq!(window.timeline().events.len(), 150 * seed as usize);
    }
}

/// Everything but what leaves the program or asks the system for a dialog.
const KEYS: [Key; 26] = [
    Key::W,
    Key::S,
    Key::A,
    Key::D,
    Key::Num0,
    Key::F,
    Key::G,
    Key::T,
    Key::Period,
    Key::Comma,
    Key::ArrowLeft,
    Key::ArrowRight,
    Key::ArrowUp,
    Key::ArrowDown,
    Key::PageUp,
    Key::PageDown,
    Key::Home,
    Key::Enter,
    Key::Escape,
    Key::Tab,
    Key::C,
    Key::L,
    Key::OpenBracket,
    Key::CloseBracket,
    Key::F1,
    Key::Backspace,
];

fn random_event(random: &mut Random) -> Event {
    let position = pos2(random.below(1600) as f32, random.below(1000) as f32);
    let amount = random.below(200) as f32 - 100.0;
    match random.below(10) {
        0..3 => Event::Key {
            key: KEYS[random.below(KEYS.len() as u64) as usize],
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: [Modifiers::NONE, Modifiers::SHIFT][random.below(2) as usize],
        },
        3 => {
            Event::Text(["2022", "zz", "é", "١", "\u{202e}", "💣"][random.below(6) as usize].into())
        }
        4 => Event::Zoom((amount / 40.0).exp()),
        5 => Event::MouseWheel {
            unit: [
                MouseWheelUnit::Line,
                MouseWheelUnit::Point,
                MouseWheelUnit::Page,
            ][random.below(3) as usize],
            delta: vec2(amount / 10.0, random.below(40) as f32 - 20.0),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        },
        6 | 7 => Event::PointerMoved(position),
        8 => Event::PointerGone,
        _ => Event::PointerButton {
            pos: position,
            button: [
                PointerButton::Primary,
                PointerButton::Secondary,
                PointerButton::Middle,
            ][random.below(3) as usize],
            pressed: random.below(2) == 0,
            modifiers: Modifiers::NONE,
        },
    }
}

/// `SplitMix64`.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }
}
