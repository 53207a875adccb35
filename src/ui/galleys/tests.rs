use super::*;
use crate::ui::theme;
use crate::view::geometry::{Point, Rect};
use crate::view::scene::Ink;
use crate::view::text::FontMeasure;
use eframe::egui::{Context, RawInput};

/// A window with nothing in it.
struct Window {
    ctx: Context,
    measure: FontMeasure,
}

impl Window {
    fn new() -> Self {
        let ctx = Context::default();
        theme::install(&ctx);
        let window = Self {
            ctx,
            measure: FontMeasure::default(),
        };
        // Fonts are there from the second pass on.
        window.frame(&[]);
        window
    }

    /// Lays out layers in a frame of their own.
    fn frame(&self, layers: &[Layer]) -> (Vec<Vec<Option<LaidOut>>>, Effort) {
        let mut laid_out = None;
        let mut output = self.ctx.run_ui(RawInput::default(), |ui| {
            let galleys = ui.ctx().plugin_or_default::<Galleys>();
            let mut galleys = galleys.lock();
            let texts = galleys.lay_out(ui.painter(), layers, &self.measure);
            laid_out = Some((texts, galleys.effort()));
        });
        output.textures_delta.clear();
        laid_out.unwrap()
    }

    fn kept(&self) -> usize {
        self.ctx.plugin::<Galleys>().lock().count
    }
}

/// A layer with so many titles, each with that room.
fn titles(names: std::ops::Range<usize>, room: f32) -> Layer {
    let mut layer = Layer::new(Rect::new(0.0, 0.0, 1_000.0, 1_000.0));
    layer.texts = names
        .map(|name| {
            let text = format!("The council extends its measures for the {name}th time");
            TextRun::line(text, Point::new(0.0, 10.0), 12.5, Ink::Text, room)
        })
        .collect();
    layer
}

fn drawn(texts: &[Vec<Option<LaidOut>>]) -> usize {
    texts.iter().flatten().flatten().count()
}

#[test]
fn a_frame_lays_out_its_share_and_the_rest_follows() {
    let window = Window::new();
    let layers = [titles(0..200, 600.0)];
    for done in [60, 120, 180, 200] {
        let (texts, effort) = window.frame(&layers);
        assert!(effort.new <= MOST_NEW);
        assert_eq!((drawn(&texts), effort.waiting), (done, 200 - done));
    }
    let (_, effort) = window.frame(&layers);
    assert_eq!(effort, Effort::default(), "then all is at hand");
}

#[test]
fn titles_stay_on_screen_while_their_room_changes() {
    let window = Window::new();
    let show = |room| while window.frame(&[titles(0..150, room)]).1.waiting > 0 {};
    show(600.0);
    // Narrower: those that wait are cut at the edge.
    let (texts, effort) = window.frame(&[titles(0..150, 100.0)]);
    assert_eq!((drawn(&texts), effort.waiting), (150, 90));
    let cut = texts
        .iter()
        .flatten()
        .flatten()
        .filter(|text| text.overflows);
    assert_eq!(cut.count(), 90);
    show(100.0);
    // Wider than before, but not wide enough: none is wider than its room.
    let (texts, effort) = window.frame(&[titles(0..150, 160.0)]);
    assert_eq!((drawn(&texts), effort.waiting), (150, 90));
    assert!(texts.iter().flatten().flatten().all(|text| !text.overflows));
    // Back again: all is at hand.
    for room in [100.0, 600.0] {
        let (_, effort) = window.frame(&[titles(0..150, room)]);
        assert_eq!(effort, Effort::default(), "in {room} points");
    }
}

#[test]
fn what_lies_in_front_comes_first_and_the_card_before_all() {
    let window = Window::new();
    let mut events = titles(0..100, 600.0);
    events.texts.last_mut().unwrap().lines = 2;
    let axis = titles(500..540, 600.0);
    let (texts, _) = window.frame(&[events, axis]);
    assert!(texts[1].iter().all(Option::is_some), "the axis is whole");
    let events: Vec<bool> = texts[0].iter().map(Option::is_some).collect();
    assert!(
        events[..19].iter().all(|is_drawn| *is_drawn),
        "from the top"
    );
    assert!(!events[19..99].contains(&true) && events[99]);
}

#[test]
fn titles_with_the_same_words_are_laid_out_once() {
    let window = Window::new();
    let mut layer = titles(0..1, 600.0);
    layer.texts = vec![layer.texts[0].clone(); 300];
    layer.texts[7].ink = Ink::Dim;
    let (texts, effort) = window.frame(&[layer]);
    assert_eq!((drawn(&texts), effort.new, effort.waiting), (300, 1, 0));
}

#[test]
fn another_size_of_pixels_lays_out_anew() {
    let window = Window::new();
    let layers = [titles(0..10, 600.0)];
    window.frame(&layers);
    assert_eq!(window.frame(&layers).1.new, 0);
    window.ctx.set_pixels_per_point(2.0);
    window.frame(&[]);
    assert_eq!(window.frame(&layers).1.new, 10);
}

#[test]
fn a_long_journey_keeps_no_more_than_it_may() {
    let window = Window::new();
    for start in (0..6_000).step_by(50) {
        window.frame(&[titles(start..start + 50, 600.0)]);
    }
    assert!(
        window.kept() <= MOST_KEPT + 50,
        "{} are kept",
        window.kept()
    );
    let (_, effort) = window.frame(&[titles(5_900..5_950, 600.0)]);
    assert_eq!(effort.new, 0, "the latest are still there");
}
