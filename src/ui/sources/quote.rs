//! What is cited from a source: the words, their place, and what they are against.

use crate::model::{Citation, Stance};
use crate::ui::details::numbered;
use crate::ui::theme::{Palette, italic};
use crate::ui::widgets::{dim, plain};
use crate::view::scene::Ink;
use eframe::egui::{self, Label, RichText, Ui};

/// The words of a document, with their place in it and what they are cited for.
pub(super) fn quote(ui: &mut Ui, citation: &Citation, bears_on: &[Option<usize>]) {
    let palette = Palette::of(ui.theme());
    let what = || statements(bears_on);
    let stance = match citation.stance {
        Stance::Supports => None,
        Stance::Disputes => {
            let words = RichText::new(format!("Disputes {}", what()));
            Some(words.size(12.0).color(palette.warning()))
        }
        Stance::Context => Some(dim(ui, format!("Context of {}", what()), 12.0)),
    };
    if citation.quote.is_some()
        || stance.is_some()
        || citation.pin.is_some()
        || citation.because.is_some()
    {
        let block = ui.horizontal_top(|ui| {
            ui.add_space(12.0);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                if let Some(stance) = stance {
                    ui.add(Label::new(stance).wrap());
                }
                if let Some(quote) = &citation.quote {
                    let words = plain(format!("“{quote}”")).font(italic(12.5));
                    let words = words.color(palette.ink(Ink::Dim));
                    ui.add(Label::new(words).wrap().selectable(true));
                }
                if let Some(pin) = &citation.pin {
                    ui.label(dim(ui, &**pin, 11.5));
                }
                if let Some(because) = &citation.because {
                    ui.add(Label::new(dim(ui, &**because, 12.0)).wrap());
                }
            });
        });
        let rect = block.response.rect;
        let bar = egui::Rect::from_min_max(
            rect.left_top(),
            egui::pos2(rect.left() + 2.0, rect.bottom()),
        );
        ui.painter()
            .rect_filled(bar, 1.0, palette.ink(Ink::Hairline));
    }
}

/// "this event", "claims 1 and 2", "this event and claim 1".
fn statements(bears_on: &[Option<usize>]) -> String {
    let claims = bears_on.iter().flatten().map(|claim| claim + 1);
    let event = bears_on.contains(&None).then(|| "this event".to_owned());
    let words = event.into_iter().chain(numbered(claims, "claim"));
    words.collect::<Vec<String>>().join(" and ")
}
