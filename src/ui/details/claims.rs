//! The claims about an event: what each says, who says so, how well it is sourced and by which
//! documents.

use super::lights::{DIMMED, Light, Lights, Spot};
use super::numbers::{number_link, numbered, own_number};
use super::{MOST_SHOWN, Shown};
use crate::app::evidence::{Subject, subject};
use crate::model::{Claim, Stance, Standing, hidden};
use crate::ui::theme::Palette;
use crate::ui::widgets::{dim, not_shown, plain, section};
use crate::ui::{notes_ui, paint};
use crate::view::scene::Ink;
use crate::view::sentence::sentence_case;
use eframe::egui::{self, Frame, Label, Margin, RichText, Sense, Stroke, Ui, UiBuilder, Vec2};

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
                    own_number(ui, spot);
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

/// What a claim says, and who says so.
fn words(ui: &mut Ui, shown: &Shown<'_>, claim: &Claim) {
    let text = plain(&*claim.text).size(13.0);
    ui.add(Label::new(text).wrap().selectable(true));
    let mut words = Vec::new();
    words.extend(claim.by.as_ref().map(|by| format!("According to {by}")));
    words.extend(claim.value.as_ref().map(|value| {
        let about = claim.about.as_deref();
        let named = about.map(|about| (about, subject(shown.document, shown.index, about)));
        match named {
            Some((about, Subject::Named)) => format!("{about}: {value}"),
            Some((_, Subject::Other(title))) => format!("“{title}”: {value}"),
            Some((_, Subject::This)) | None => value.to_string(),
        }
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
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(4.0, 2.0);
        let (rect, _) = ui.allocate_exact_size(Vec2::new(12.0, 18.0), Sense::hover());
        paint::dial(ui.painter(), standing, rect.center(), 4.0, palette);
        ui.label(dim(ui, support(standing), 12.0));
        for (stance, title) in STANCES {
            if stance == Stance::Disputes && standing.disputed {
                let disputed = RichText::new("·\u{a0}disputed").size(12.0);
                ui.label(disputed.color(palette.warning()));
            }
            for (place, source) in cited(shown, number, stance).enumerate() {
                let before = if place == 0 { title } else { "" };
                number_link(ui, before, Spot::Source(source), lights);
            }
        }
    });
    let why = shown.evidence.claims_why.get(number);
    if let Some(why) = why.filter(|why| !why.is_empty()) {
        ui.add(Label::new(dim(ui, &**why, 11.5)).wrap());
    }
}

/// What stands before the numbers of sources of each stance; those that support stand right after
/// how well that makes it sourced.
const STANCES: [(Stance, &str); 3] = [
    (Stance::Supports, ""),
    (Stance::Disputes, "against"),
    (Stance::Context, "context"),
];

/// The positions of the sources that a claim cites so.
fn cited(shown: &Shown<'_>, claim: usize, stance: Stance) -> impl Iterator<Item = usize> {
    let cites = shown.evidence.claims.get(claim);
    let cites = cites.into_iter().flatten();
    let cites = cites.filter(move |(_, known)| *known == stance);
    cites.map(|(source, _)| *source).take(MOST_SHOWN)
}

/// "One source": what supports a claim, whatever is against it.
fn support(standing: Standing) -> String {
    let undisputed = Standing {
        disputed: false,
        ..standing
    };
    sentence_case(&undisputed.words())
}

/// A sentence for a screen reader.
fn name(shown: &Shown<'_>, number: usize, claim: &Claim, standing: Standing) -> String {
    let mut name = format!("Claim {}: {} {}", number + 1, claim.text, support(standing));
    let sources = |stance| {
        numbered(
            cited(shown, number, stance).map(|source| source + 1),
            "source",
        )
    };
    let supporting = sources(Stance::Supports).map(|sources| format!(": {sources}"));
    name.extend(supporting);
    if standing.disputed {
        name.push_str(" · disputed");
    }
    let against = sources(Stance::Disputes).map(|sources| format!(" · against it: {sources}"));
    name.extend(against);
    let context = sources(Stance::Context).map(|sources| format!(" · context: {sources}"));
    name.extend(context);
    hidden::shown(&name).into_owned()
}
