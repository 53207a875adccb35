//! What fact-checkers found, as small signs beside what they checked.

use super::details::Shown;
use super::theme::{Palette, font};
use super::widgets::{dim, plain};
use crate::app::evidence::Cited;
use crate::model::Claim;
use crate::model::notes::{Anchor, Check, Note, Part};
use crate::view::scene::Ink;
use crate::view::sentence::sentence_case;
use crate::view::text::Weight;
use eframe::egui::text::LayoutJob;
use eframe::egui::{
    Align, Color32, FontSelection, Label, Painter, Pos2, RichText, Sense, Stroke, Ui, Vec2, pos2,
};
use std::borrow::Cow;

/// So many marks of one thing are shown.
const MOST_SHOWN: usize = 20;
/// The space in which a sign stands, in points.
const SIGN: Vec2 = Vec2::new(12.0, 15.0);

/// The marks on an event as a whole, on its title, its date and its own citations.
pub(super) fn event(ui: &mut Ui, shown: &Shown<'_>) {
    marks(ui, shown, |on| match on {
        Anchor::Event(_) => Some(Cow::Borrowed("")),
        Anchor::Part(part) => Some(Cow::Borrowed(match part.part {
            Part::Title => "title",
            Part::Date => "date",
        })),
        Anchor::Citation(cited) if cited.claim.is_none() => Some(source(shown, &cited.source)),
        _ => None,
    });
}

/// The marks on a claim and on what is cited for it.
pub(super) fn claim(ui: &mut Ui, shown: &Shown<'_>, claim: &Claim) {
    marks(ui, shown, |on| match on {
        Anchor::Claim(anchor) if anchor.text == claim.text => Some(Cow::Borrowed("")),
        Anchor::Citation(cited) if cited.claim.as_ref() == Some(&claim.text) => {
            Some(source(shown, &cited.source))
        }
        _ => None,
    });
}

/// A source by the number of its card; by its id where it has none.
fn source<'a>(shown: &Shown<'_>, id: &'a str) -> Cow<'a, str> {
    let timeline = shown.document.timeline();
    let is_it = |cited: &Cited| {
        let source = timeline.sources.get(cited.source as usize);
        source.is_some_and(|source| source.id == id)
    };
    match shown.evidence.sources.iter().position(is_it) {
        Some(place) => format!("source {}", place + 1).into(),
        None => Cow::Borrowed(id),
    }
}

/// The marks near the event for which `about` gives what they are on, in a word.
fn marks<'s>(ui: &mut Ui, shown: &Shown<'s>, about: impl Fn(&'s Anchor) -> Option<Cow<'s, str>>) {
    let Some(notes) = shown.state.notes() else {
        return;
    };
    let found = notes.marks_near(&shown.event.id);
    let found = found.filter_map(|note| Some((note, about(&note.on)?)));
    for (note, about) in found.take(MOST_SHOWN) {
        mark(ui, note, &about);
    }
}

/// The sign and what was found, in its colour, then who found it and what they say.
fn mark(ui: &mut Ui, note: &Note, about: &str) {
    let palette = Palette::of(ui.theme());
    let (check, colour) = match note.check {
        Some(Check::Wrong) => (Check::Wrong, palette.error()),
        Some(Check::Unclear) => (Check::Unclear, palette.warning()),
        Some(Check::Verified) => (Check::Verified, palette.ink(Ink::Text)),
        _ => (Check::Pending, palette.ink(Ink::Dim)),
    };
    let head = match about {
        "" => check.word().to_owned(),
        about => format!("{about}: {}", check.word()),
    };
    let quote = note
        .quote
        .as_ref()
        .map(|quote| format!("on “{quote}”, as it was").into());
    let parts: Vec<Cow<'_, str>> = [
        note.author.as_deref().map(Cow::Borrowed),
        quote,
        Some(Cow::Borrowed(&*note.text)).filter(|text| !text.is_empty()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let mut words = LayoutJob::default();
    let mut add = |text: RichText| {
        text.append_to(
            &mut words,
            ui.style(),
            FontSelection::Default,
            Align::Center,
        );
    };
    let weight = font(11.5, Weight::SemiBold);
    add(plain(sentence_case(&head)).font(weight).color(colour));
    for part in parts {
        add(dim(ui, " · ", 11.5));
        add(dim(ui, part, 11.5));
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        let (rect, _) = ui.allocate_exact_size(SIGN, Sense::hover());
        sign(ui.painter(), check, rect.center(), colour);
        ui.add(Label::new(words).wrap().selectable(true));
    });
}

/// A check, a cross, a question mark or three dots.
fn sign(painter: &Painter, check: Check, at: Pos2, colour: Color32) {
    let stroke = Stroke::new(1.6, colour);
    let place = |x: f32, y: f32| pos2(at.x + x, at.y + y);
    match check {
        Check::Verified => {
            let points = vec![place(-4.0, 0.5), place(-1.2, 3.2), place(4.2, -3.4)];
            painter.line(points, stroke);
        }
        Check::Wrong => {
            painter.line_segment([place(-3.2, -3.2), place(3.2, 3.2)], stroke);
            painter.line_segment([place(-3.2, 3.2), place(3.2, -3.2)], stroke);
        }
        Check::Unclear => {
            let hook = [
                (-2.6, -2.4),
                (-1.4, -4.2),
                (1.2, -4.2),
                (2.6, -2.4),
                (1.2, -0.6),
                (0.0, 1.2),
            ];
            painter.line(hook.iter().map(|(x, y)| place(*x, *y)).collect(), stroke);
            painter.circle_filled(place(0.0, 4.0), 1.1, colour);
        }
        Check::Pending => {
            for x in [-3.6, 0.0, 3.6] {
                painter.circle_filled(place(x, 1.0), 1.2, colour);
            }
        }
    }
}
