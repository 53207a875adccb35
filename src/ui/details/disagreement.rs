//! "Sources disagree": what is said of one thing, side by side. A comparison, not an alarm.

use super::lights::{Lights, Spot};
use super::numbers::{number_link, own_number};
use super::{MOST_SHOWN, Shown};
use crate::app::Action;
use crate::app::evidence::{Comparison, Version, Voice};
use crate::model::{Citation, hidden};
use crate::ui::sources::title_of;
use crate::ui::theme::{Palette, italic};
use crate::ui::widgets::{dim, link, plain, section, strong};
use crate::view::marks::shown_title;
use crate::view::scene::Ink;
use crate::view::sentence::{grouped, sentence_case};
use eframe::egui::{self, Frame, Label, Margin, Stroke, Ui, UiBuilder, Vec2};

/// The least room of a version, in points: with less, versions stand below each other.
const NARROWEST: f32 = 132.0;
/// The room between two versions, in points.
const GAP: f32 = 20.0;
/// So many versions stand side by side.
const MOST_COLUMNS: usize = 3;

/// Shows where sources disagree, if they do.
pub(super) fn ui(ui: &mut Ui, shown: &Shown<'_>, lights: &mut Lights, actions: &mut Vec<Action>) {
    if shown.evidence.comparisons.is_empty() {
        return;
    }
    section(ui, "Sources disagree");
    for (place, comparison) in shown.evidence.comparisons.iter().enumerate() {
        ui.push_id(("comparison", place), |ui| {
            card(ui, shown, comparison, lights, actions);
        });
        ui.add_space(4.0);
    }
}

fn card(
    ui: &mut Ui,
    shown: &Shown<'_>,
    comparison: &Comparison,
    lights: &mut Lights,
    actions: &mut Vec<Action>,
) {
    let palette = Palette::of(ui.theme());
    let frame = Frame::new()
        .fill(palette.ink(Ink::Ground))
        .stroke(Stroke::new(1.0, palette.ink(Ink::Hairline)))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(12, 10));
    let response = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 3.0;
        heading(ui, comparison);
        ui.add_space(4.0);
        let room = ui.available_width();
        let fit = ((room + GAP) / (NARROWEST + GAP)) as usize;
        // Four stand better two by two than three and one.
        let most = if comparison.versions.len() == 4 {
            2
        } else {
            MOST_COLUMNS
        };
        let columns = fit.clamp(1, most);
        for (place, row) in comparison.versions.chunks(columns).enumerate() {
            if place > 0 {
                ui.add_space(10.0);
            }
            versions(
                ui,
                shown,
                row,
                columns.min(comparison.versions.len()),
                lights,
                actions,
            );
        }
        if comparison.left_out > 0 {
            let words = format!("{} more say something of it.", grouped(comparison.left_out));
            ui.add(Label::new(dim(ui, words, 12.0)).wrap());
        }
    });
    let headings: Vec<&str> = comparison
        .versions
        .iter()
        .map(|version| &*version.heading)
        .collect();
    let name = format!(
        "Sources disagree: {}: {}",
        comparison.about,
        headings.join("; ")
    );
    let name = hidden::shown(&name).into_owned();
    response
        .response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Group, true, &name));
}

/// What sources disagree about: a claim with its number, or a thing by its name.
fn heading(ui: &mut Ui, comparison: &Comparison) {
    let Some(claim) = comparison.claim else {
        let about = sentence_case(&comparison.about);
        ui.add(Label::new(strong(ui, about, 13.0)).wrap());
        return;
    };
    ui.horizontal_top(|ui| {
        own_number(ui, Spot::Claim(claim));
        ui.add(Label::new(strong(ui, &*comparison.about, 13.0)).wrap());
    });
}

/// Versions side by side, with a line between each two.
fn versions(
    ui: &mut Ui,
    shown: &Shown<'_>,
    row: &[Version],
    columns: usize,
    lights: &mut Lights,
    actions: &mut Vec<Action>,
) {
    let count = columns.max(1) as f32;
    let width = ((ui.available_width() - GAP * (count - 1.0)) / count).max(1.0);
    let top = ui.cursor().left_top();
    let mut lowest = top.y;
    for (place, version) in row.iter().enumerate() {
        let left = top.x + place as f32 * (width + GAP);
        let room =
            egui::Rect::from_min_size(egui::pos2(left, top.y), Vec2::new(width, f32::INFINITY));
        let mut column = ui.new_child(UiBuilder::new().id_salt(place).max_rect(room));
        column.set_max_width(width);
        column.spacing_mut().item_spacing.y = 3.0;
        column.add(Label::new(strong(&column, &*version.heading, 14.0)).wrap());
        for (place, voice) in version.voices.iter().enumerate() {
            column.push_id(place, |ui| {
                if place > 0 {
                    ui.add_space(6.0);
                }
                voice_ui(ui, shown, voice, lights, actions);
            });
        }
        lowest = lowest.max(column.min_rect().bottom());
    }
    let stroke = Stroke::new(1.0, Palette::of(ui.theme()).ink(Ink::Hairline));
    for place in 1..row.len() {
        let x = top.x + place as f32 * (width + GAP) - GAP / 2.0;
        ui.painter().vline(x, top.y..=lowest, stroke);
    }
    let used = Vec2::new(ui.available_width(), lowest - top.y);
    ui.allocate_exact_size(used, egui::Sense::hover());
}

/// One who says so: who, the words, where and when they were published, and where to read on.
fn voice_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    voice: &Voice,
    lights: &mut Lights,
    actions: &mut Vec<Action>,
) {
    let document = shown.document;
    let Some(event) = document.event(voice.event) else {
        return;
    };
    let claim = voice
        .claim
        .and_then(|place| event.claims.get(place.claim as usize));
    let citation = voice.citation.and_then(|place| place.of(event));
    if let Some(by) = claim.and_then(|claim| claim.by.as_ref()) {
        ui.add(Label::new(plain(&**by).size(12.5)).wrap());
    }
    if let Some(citation) = citation {
        said(ui, shown, citation, lights);
    } else {
        ui.label(dim(ui, "No source is given.", 11.5));
    }
    let is_here = voice.event == shown.index;
    if !is_here {
        let title = shown_title(&event.title);
        let name = format!("Show {title}, which says so");
        if link(ui, &title, &name).clicked() {
            actions.push(Action::Show(voice.event));
        }
    } else if let Some(place) = voice.claim {
        number_link(ui, "Claim", Spot::Claim(place.claim as usize), lights);
    }
}

/// The words, the document with its number here, the place in it and its date, and the reason.
fn said(ui: &mut Ui, shown: &Shown<'_>, citation: &Citation, lights: &mut Lights) {
    let ink = Palette::of(ui.theme()).ink(Ink::Dim);
    if let Some(quote) = &citation.quote {
        let words = plain(format!("“{quote}”")).font(italic(12.0)).color(ink);
        ui.add(Label::new(words).wrap().selectable(true));
    }
    let (timeline, index) = (shown.document.timeline(), shown.document.index());
    let place = index.source_place(timeline, &citation.source);
    let source = place.and_then(|place| timeline.sources.get(place as usize));
    if let Some(source) = source {
        let title = title_of(source);
        let mut words = vec![source.publisher.as_deref().unwrap_or(title).to_owned()];
        words.extend(citation.pin.as_ref().map(ToString::to_string));
        let published = source.published.as_ref();
        words.extend(published.map(|when| when.words_short_in(shown.clock)));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::new(5.0, 2.0);
            let mut here = shown.evidence.sources.iter().take(MOST_SHOWN);
            let number = here.position(|cited| Some(cited.source) == place);
            if let Some(number) = number {
                number_link(ui, "", Spot::Source(number), lights);
            }
            let label = ui.add(Label::new(dim(ui, words.join(" · "), 11.5)).wrap());
            label.on_hover_text(hidden::label(title));
        });
    }
    if let Some(because) = &citation.because {
        ui.add(Label::new(plain(&**because).size(12.0)).wrap());
    }
}
