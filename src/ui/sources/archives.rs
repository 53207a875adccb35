//! The archived copies of a source: links to them, files that were kept and whether they are
//! unchanged, and where the browser finds or makes more.

use super::card::{Card, title_of};
use crate::app::Action;
use crate::app::archives::{ArchivePages, folder};
use crate::file::archive::Copy;
use crate::model::date::ClockZone;
use crate::model::{Archive, Colour, Source, hidden};
use crate::ui::details::{MOST_SHOWN, Shown};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::Palette;
use crate::ui::widgets::{dim, link, not_shown, plain};
use crate::view::scene::Ink;
use eframe::egui::{Label, Response, Sense, Ui, Vec2};

/// The size of the sign before what has become of a copy, in points.
const SIGN: f32 = 9.0;

/// A link to the first archived copy that can be read on the web, if there is one.
pub(super) fn first(ui: &mut Ui, source: &Source, clock: ClockZone, actions: &mut Vec<Action>) {
    let linked = |archive: &&Archive| archive.url.is_some();
    if let Some(archive) = source.archives.iter().take(MOST_SHOWN).find(linked) {
        copy_link(ui, source, archive, clock, actions);
    }
}

/// "Archived copy, 4 Mar 2025".
fn copy_link(
    ui: &mut Ui,
    source: &Source,
    archive: &Archive,
    clock: ClockZone,
    actions: &mut Vec<Action>,
) {
    let Some(url) = archive.url.as_deref() else {
        return;
    };
    let captured = captured(archive, clock);
    let name = format!("Open archived copy of {}{captured}", source.title);
    let response = link(ui, &format!("Archived copy{captured}"), &name);
    if response.on_hover_text(hidden::label(url)).clicked() {
        actions.push(Action::OpenLink(url.to_owned()));
    }
}

/// When a copy was made: ", 4 Mar 2025", or nothing.
fn captured(archive: &Archive, clock: ClockZone) -> String {
    let captured = archive.captured.as_ref();
    captured.map_or_else(String::new, |when| {
        format!(", {}", when.words_short_in(clock))
    })
}

/// All archived copies, and where the browser finds or makes more.
pub(super) fn ui(ui: &mut Ui, shown: &Shown<'_>, card: &Card<'_>, actions: &mut Vec<Action>) {
    let source = card.source;
    let is_first = |archive: &Archive| {
        let first = source.archives.iter().find(|known| known.url.is_some());
        first.is_some_and(|first| std::ptr::eq(first, archive))
    };
    for (place, archive) in source.archives.iter().enumerate().take(MOST_SHOWN) {
        ui.push_id(("archive", place), |ui| {
            // The first one stands among the links of the card.
            if !is_first(archive) {
                copy_link(ui, source, archive, shown.clock, actions);
            }
            kept(ui, shown, card, (place, archive), actions);
        });
    }
    not_shown(ui, source.archives.len(), MOST_SHOWN, "archived copies");
    if let Some(pages) = source.url.as_deref().and_then(ArchivePages::of) {
        let title = title_of(source);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::new(10.0, 0.0);
            ui.label(dim(ui, "Look for an archived copy", 12.0));
            let mut page = |ui: &mut Ui, words: &str, name: String, url: &str| {
                if link(ui, words, &name).on_hover_text(url).clicked() {
                    actions.push(Action::OpenLink(url.to_owned()));
                }
            };
            let name = |archive| format!("Look for an archived copy of {title} in {archive}");
            page(
                ui,
                "Internet Archive ↗",
                name("the Internet Archive"),
                &pages.wayback,
            );
            page(ui, "archive.today ↗", name("archive.today"), &pages.today);
            let name = format!("Have the Internet Archive make a copy of {title}");
            page(ui, "Make one ↗", name, &pages.save);
        });
    }
}

/// A copy that is a file: where it is, and whether it is as it was.
fn kept(
    ui: &mut Ui,
    shown: &Shown<'_>,
    card: &Card<'_>,
    (place, archive): (usize, &Archive),
    actions: &mut Vec<Action>,
) {
    let Some(file) = archive.file.as_deref() else {
        return;
    };
    let source = card.cited.source;
    let copy = shown.state.copy_of(shown.document, source, place);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(10.0, 2.0);
        let captured = captured(archive, shown.clock);
        let text = format!("Kept copy {}{captured}", hidden::label(file));
        ui.add(Label::new(plain(text).size(12.0)).wrap());
        if folder(shown.document).is_none() {
            ui.label(dim(ui, "not here: this timeline has no folder", 12.0));
            return;
        }
        if shown.state.is_verifying(shown.document, source) {
            ui.label(dim(ui, "being verified …", 12.0));
            return;
        }
        let text = if copy.is_some() {
            "Verify again"
        } else {
            "Verify"
        };
        let name = format!("{text}: kept copy {file}");
        if link(ui, text, &name).clicked() {
            actions.push(Action::VerifyArchives(source));
        }
    });
    if let Some(copy) = copy {
        let label = found(ui, copy);
        if let Copy::Changed(hash) | Copy::Unstated(hash) | Copy::Malformed(hash) = copy {
            label.on_hover_text(format!("SHA-256 {hash}"));
        }
    }
}

/// Shows what has become of a copy, with a sign before the words.
fn found(ui: &mut Ui, copy: &Copy) -> Response {
    let palette = Palette::of(ui.theme());
    let (icon, colour, ink) = match copy {
        Copy::Verified => {
            let green = palette.ink(Ink::Kind(Colour::Green));
            (Icon::Tick, green, palette.ink(Ink::Text))
        }
        Copy::Changed(_) => (Icon::Close, palette.error(), palette.error()),
        _ => (Icon::Minus, palette.warning(), palette.warning()),
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(SIGN), Sense::hover());
        icons::draw(ui.painter(), icon, rect, colour);
        let words = plain(told(copy)).size(12.0).color(ink);
        ui.add(Label::new(words).wrap())
    })
    .inner
}

/// What has become of a copy in words.
fn told(copy: &Copy) -> String {
    let words = match copy {
        Copy::Verified => "verified: unchanged since it was kept",
        Copy::Changed(_) => "changed: it is not what was kept",
        Copy::Unstated(_) => "there, but the timeline gives no SHA-256 to verify it",
        Copy::Malformed(_) => "there, but what the timeline gives is no SHA-256",
        Copy::Missing => "missing",
        Copy::Outside => "not looked at: it lies outside the folder of the timeline",
        Copy::Unreadable(why) => return format!("cannot be read: {why}"),
    };
    words.to_owned()
}
