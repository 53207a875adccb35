//! What an event is and when it was: from its title to its stages.

use super::{MOST_SHOWN, Shown, listed};
use crate::model::Text;
use crate::ui::paint;
use crate::ui::theme::Palette;
use crate::ui::widgets::{chip, dim, section, strong};
use crate::view::marks::shown_title;
use crate::view::scene::Ink;
use crate::view::sentence::{self, Verdict, sentence_case};
use eframe::egui::{self, Label, Sense, Ui, Vec2};

/// Kind and place, title, date in words, evidence, actors.
pub(super) fn ui(ui: &mut Ui, shown: &Shown<'_>) {
    let Shown {
        document,
        index,
        event,
        clock,
        ..
    } = *shown;
    ui.add_space(4.0);
    let kind = document.index().kind_entry(&event.kind);
    let palette = Palette::of(ui.theme());
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::new(14.0, 18.0), Sense::hover());
        let colour = palette.ink(Ink::Kind(kind.colour));
        paint::glyph(ui.painter(), kind.glyph, rect.center(), 5.0, colour);
        let mut words = vec![kind.title.to_string()];
        words.extend(event.identifier.as_ref().map(Text::to_string));
        words.extend(listed(&event.places));
        ui.add(Label::new(dim(ui, words.join(" · "), 12.5)).wrap());
    });
    let title = shown_title(&event.title);
    let heading = ui.add(
        Label::new(strong(ui, &*title, 20.0))
            .wrap()
            .selectable(true),
    );
    heading.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, &*title));
    let when = sentence::date(event, document.index().today(), clock);
    let when = dim(ui, sentence_case(&when), 13.5);
    ui.add(Label::new(when).wrap().selectable(true));
    let standing = document.index().standing(index);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::new(14.0, 18.0), Sense::hover());
        paint::dial(ui.painter(), standing, rect.center(), 5.0, palette);
        let words = sentence_case(&standing.words());
        ui.add(Label::new(dim(ui, words, 12.5)).wrap());
    });
    if !shown.evidence.why.is_empty() {
        ui.horizontal_top(|ui| {
            // In line with the words above.
            ui.allocate_exact_size(Vec2::new(14.0, 1.0), Sense::hover());
            ui.add(Label::new(dim(ui, &*shown.evidence.why, 12.0)).wrap());
        });
    }
    if !event.actors.is_empty() {
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::new(6.0, 6.0);
            for actor in listed(&event.actors) {
                chip(ui, &actor);
            }
        });
    }
}

/// Stages with their own dates, when it was in force, and the measure that it put in force or
/// extended.
pub(super) fn stages(ui: &mut Ui, shown: &Shown<'_>) {
    let Shown {
        document,
        index,
        event,
        clock,
        ..
    } = *shown;
    let chain = document.index().chain_of(index);
    if event.stages.is_empty() && event.in_force.is_none() && chain.is_none() {
        return;
    }
    section(ui, "Stages");
    egui::Grid::new("stages")
        .num_columns(2)
        .spacing([14.0, 4.0])
        .show(ui, |ui| {
            for stage in event.stages.iter().take(MOST_SHOWN) {
                ui.label(stage.stage.title());
                let when = stage
                    .when
                    .as_ref()
                    .map_or_else(|| "no date".to_owned(), |when| when.told_in(clock));
                ui.add(Label::new(dim(ui, when, 13.0)).wrap());
                ui.end_row();
            }
            if let Some(in_force) = &event.in_force {
                ui.label("In force");
                ui.add(Label::new(dim(ui, in_force.words_in(clock), 13.0)).wrap());
                ui.end_row();
            }
            if let Some(chain) = chain.filter(|chain| !chain.renewals.is_empty()) {
                ui.label("Measure");
                let words =
                    sentence::stretches(document.index(), chain, document.zone(), Verdict::Told);
                ui.add(Label::new(dim(ui, words, 13.0)).wrap());
                ui.end_row();
            }
        });
}
