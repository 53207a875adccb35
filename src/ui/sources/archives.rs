//! The archived copies of a source: links to them, files that were kept and whether they are
//! unchanged, and where the browser finds or makes more.

use super::card::{Card, title_of};
use crate::app::Action;
use crate::app::archives::{ArchivePages, folder};
use crate::file::archive::Copy;
use crate::model::date::ClockZone;
use crate::model::{Archive, Source, hidden};
use crate::ui::details::{MOST_SHOWN, Shown};
use crate::ui::theme::Palette;
use crate::ui::widgets::{dim, link, not_shown, plain};
use crate::view::scene::Ink;
use eframe::egui::{self, Label, Ui};

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
    let captured = archive.captured.as_ref();
    let captured = captured.map_or_else(String::new, |when| {
        format!(", {}", when.words_short_in(clock))
    });
    let name = format!("Open archived copy of {}{captured}", source.title);
    let response = link(ui, &format!("Archived copy{captured}"), &name);
    if response.on_hover_text(hidden::label(url)).clicked() {
        actions.push(Action::OpenLink(url.to_owned()));
    }
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
            ui.spacing_mut().item_spacing = egui::Vec2::new(10.0, 0.0);
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
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::new(10.0, 2.0);
        let text = format!("Kept copy {}", hidden::label(file));
        ui.add(Label::new(plain(text).size(12.0)).wrap());
        let source = card.cited.source;
        if folder(shown.document).is_none() {
            ui.label(dim(ui, "not here: this timeline has no folder", 12.0));
            return;
        }
        if shown.state.is_verifying(shown.document, source) {
            ui.label(dim(ui, "being verified …", 12.0));
            return;
        }
        let copy = shown.state.copy_of(shown.document, source, place);
        if let Some(copy) = copy {
            let (words, is_well) = told(copy);
            let palette = Palette::of(ui.theme());
            let ink = if is_well {
                palette.ink(Ink::Text)
            } else {
                palette.warning()
            };
            let label = ui.add(Label::new(plain(words).size(12.0).color(ink)).wrap());
            if let Copy::Changed(hash) | Copy::Unstated(hash) = copy {
                label.on_hover_text(format!("SHA-256 {hash}"));
            }
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
}

/// What has become of a copy in words, and whether that is well.
fn told(copy: &Copy) -> (String, bool) {
    let words = match copy {
        Copy::Verified => return ("verified: unchanged since it was kept".to_owned(), true),
        Copy::Changed(_) => "changed: it is not what was kept",
        Copy::Unstated(_) => "there, but the timeline gives no valid SHA-256 for it",
        Copy::Missing => "missing",
        Copy::Outside => "not looked at: it lies outside the folder of the timeline",
        Copy::Unreadable(why) => return (format!("cannot be read: {why}"), false),
    };
    (words.to_owned(), false)
}
