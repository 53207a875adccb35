//! The claims about an event: what each says, who says so, how well it is sourced and by which
//! documents.

use super::lights::{DIMMED, Light, Lights, Spot};
use super::{MOST_SHOWN, Shown};
use crate::model::{Claim, Stance, Standing, hidden};
use crate::ui::theme::{Palette, font};
use crate::ui::widgets::{dim, not_shown, number_link, plain, section};
use crate::ui::{notes_ui, paint};
use crate::view::scene::Ink;
use crate::view::sentence::sentence_case;
use crate::view::text::Weight;
use eframe::egui::{
    self, Align2, Frame, Label, Margin, RichText, Sense, Stroke, Ui, UiBuilder, Vec2,
};

/// Shows the claims of the event, if it has any.
pub(super) fn ui(ui: &mut Ui, shown: &Shown<'_>, lights: &mut Lights) {
    let claims = &shown.event.claims;
    if claims.is_empty() {
        return;
    }
    section(ui, "Claims");
    let standings = shown.document.index().claim_standings(shown.index);
    for (number, claim) in claims.iter().enumerate().take(MOST_SHOWN) {
        let standing = standings.get(number).copied().unwrap_or_default();
        claim_ui(ui, shown, (number, claim), standing, lights);
    }
    not_shown(ui, claims.len(), MOST_SHOWN, "claims");
}

/// A claim: its number, what it says, who says so, how well it is sourced and by which documents.
fn claim_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (number, claim): (usize, &Claim),
    standing: Standing,
    lights: &mut Lights,
) {
    let spot = Spot::Claim(number);
    let light = lights.of(spot, shown.evidence);
    let builder = UiBuilder::new()
        .id_salt(("claim", number))
        .sense(Sense::focusable_noninteractive());
    let response = ui
        .scope_builder(builder, |ui| {
            let frame = ground(ui, light);
            frame.show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.horizontal_top(|ui| {
                    circled(ui, number + 1);
                    ui.vertical(|ui| {
                        ui.spacing_mut().item_spacing.y = 2.0;
                        words(ui, shown, claim);
                        evidence(ui, shown, number, standing, lights);
                        notes_ui::claim(ui, shown, claim);
                    });
                });
            });
        })
        .response;
    let name = name(shown, number, claim, standing);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ListItem, true, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(light == Light::Lit);
    });
    lights.watch(ui, spot, &response);
    ui.add_space(2.0);
}

/// What a claim lies on: nothing, unless it is lit. It reaches into the margins of the panel, so
/// that its words stand in line with all others.
fn ground(ui: &mut Ui, light: Light) -> Frame {
    let palette = Palette::of(ui.theme());
    let margin = Margin::symmetric(8, 4);
    let frame = Frame::new()
        .corner_radius(8)
        .inner_margin(margin)
        .outer_margin(Margin::symmetric(-8, 0))
        .stroke(Stroke::new(1.0, egui::Color32::TRANSPARENT));
    match light {
        Light::Plain => frame,
        Light::Dimmed => {
            ui.set_opacity(DIMMED);
            frame
        }
        Light::Lit => frame
            .fill(palette.ink(Ink::Accent).gamma_multiply(0.10))
            .stroke(Stroke::new(1.0, palette.ink(Ink::Accent))),
    }
}

/// The number of a claim.
fn circled(ui: &mut Ui, number: usize) {
    let palette = Palette::of(ui.theme());
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(20.0), Sense::hover());
    let painter = ui.painter();
    painter.circle_stroke(rect.center(), 9.0, Stroke::new(1.2, palette.ink(Ink::Dim)));
    painter.text(
        rect.center(),
        Align2::CENTER_CENTER,
        number.to_string(),
        font(11.0, Weight::SemiBold),
        palette.ink(Ink::Text),
    );
}

/// What a claim says, and who says so.
fn words(ui: &mut Ui, shown: &Shown<'_>, claim: &Claim) {
    let text = plain(&*claim.text).size(13.0);
    ui.add(Label::new(text).wrap().selectable(true));
    let mut words = Vec::new();
    words.extend(claim.by.as_ref().map(|by| format!("According to {by}")));
    words.extend(claim.value.as_ref().map(|value| match &claim.about {
        Some(about) => format!("{about}: {value}"),
        None => value.to_string(),
    }));
    words.extend(claim.when.as_ref().map(|when| when.words_in(shown.clock)));
    if !words.is_empty() {
        ui.add(Label::new(dim(ui, words.join(" · "), 12.0)).wrap());
    }
}

/// How well a claim is sourced, and the numbers of the sources, which lead there.
fn evidence(
    ui: &mut Ui,
    shown: &Shown<'_>,
    number: usize,
    standing: Standing,
    lights: &mut Lights,
) {
    let palette = Palette::of(ui.theme());
    let ink = if standing.disputed {
        palette.warning()
    } else {
        palette.ink(Ink::Dim)
    };
    let cites = shown.evidence.claims.get(number);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(4.0, 2.0);
        let (rect, _) = ui.allocate_exact_size(Vec2::new(12.0, 18.0), Sense::hover());
        paint::dial(ui.painter(), standing, rect.center(), 4.0, palette);
        let words = sentence_case(&standing.words());
        ui.label(RichText::new(words).size(12.0).color(ink));
        for (stance, title) in STANCES {
            let cites = cites.into_iter().flatten();
            let sources = cites.filter(|(_, known)| *known == stance).take(MOST_SHOWN);
            for (place, (source, _)) in sources.enumerate() {
                let before = if place == 0 { title } else { "" };
                let name = format!("Go to source {}", source + 1);
                if number_link(ui, before, source + 1, &name).clicked() {
                    lights.go_to(Spot::Source(*source));
                }
            }
        }
    });
    let why = shown.evidence.claims_why.get(number);
    if let Some(why) = why.filter(|why| !why.is_empty()) {
        ui.add(Label::new(dim(ui, &**why, 11.5)).wrap());
    }
}

/// What stands before the numbers of sources of each stance.
const STANCES: [(Stance, &str); 3] = [
    (Stance::Supports, "by"),
    (Stance::Disputes, "against"),
    (Stance::Context, "context"),
];

/// A sentence for a screen reader.
fn name(shown: &Shown<'_>, number: usize, claim: &Claim, standing: Standing) -> String {
    let evidence = sentence_case(&standing.words());
    let mut name = format!("Claim {}: {} {evidence}", number + 1, claim.text);
    let cites = shown.evidence.claims.get(number);
    let cited = |stance: Stance| {
        let cites = cites.into_iter().flatten().take(MOST_SHOWN);
        let cites = cites.filter(move |(_, known)| *known == stance);
        numbered(cites.map(|(source, _)| source + 1), "source")
    };
    for (stance, before) in [
        (Stance::Supports, ""),
        (Stance::Disputes, "disputed by "),
        (Stance::Context, "context in "),
    ] {
        if let Some(sources) = cited(stance) {
            name.push_str(" · ");
            name.push_str(before);
            name.push_str(&sources);
        }
    }
    hidden::shown(&name).into_owned()
}

/// "source 1", "sources 1, 2 and 4"; nothing for no numbers.
pub(in crate::ui) fn numbered(numbers: impl Iterator<Item = usize>, what: &str) -> Option<String> {
    let words: Vec<String> = numbers.map(|number| number.to_string()).collect();
    Some(match words.as_slice() {
        [] => return None,
        [one] => format!("{what} {one}"),
        [rest @ .., last] => format!("{what}s {} and {last}", rest.join(", ")),
    })
}
