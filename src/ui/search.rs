//! The box that is searched with, and what was found.

use super::arrange::Arrangement;
use super::icons::{self, Icon};
use super::theme::{Palette, font};
use super::widgets::{dim, link, plain};
use crate::app::settings::Panels;
use crate::app::shortcut::System;
use crate::app::{Action, Command, State};
use crate::index::EventIndex;
use crate::view::scene::Ink;
use crate::view::sentence::{self, grouped};
use crate::view::text::Weight;
use eframe::egui::{
    self, Context, EventFilter, Key, Margin, Modifiers, Rect, Response, Sense, TextEdit, Ui, Vec2,
};

/// What the box is called.
pub(super) const NAME: &str = "Search events";
/// The most that can be typed, in characters.
const LONGEST: usize = 200;

/// What the box remembers from frame to frame.
#[derive(Debug, Default)]
pub(super) struct SearchUi {
    /// Whether it is to have the focus as soon as it is shown.
    wants_focus: bool,
}

impl SearchUi {
    /// Puts the focus into the box as soon as it is shown; where only one panel fits beside the canvas,
    /// the details have to give way.
    pub(super) fn focus(&mut self, ctx: &Context, panels: Panels) -> Option<Action> {
        self.wants_focus = true;
        ctx.request_repaint();
        let fits = Arrangement::new(ctx.content_rect().width(), &panels).list;
        (!fits).then_some(Action::Arrange(Panels {
            details_open: false,
            ..panels
        }))
    }

    /// Shows the box, and under it how much was found.
    pub(super) fn ui(&mut self, ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
        let Some(filter) = state.filter() else {
            return;
        };
        ui.add_space(6.0);
        let response = field(ui, filter.search(), actions);
        if std::mem::take(&mut self.wants_focus) {
            response.request_focus();
            select_all(ui, &response, filter.search());
        }
        keys(ui, &response, filter.search(), actions);
        if filter.is_preparing() {
            said(ui, "Preparing the search…");
        } else if !filter.shows_all() {
            let shown = state.view().and_then(|view| view.shown.as_ref());
            if let Some(set) = shown.map(|shown| shown.set()) {
                let (count, all) = (grouped(set.count()), grouped(set.events()));
                said(ui, &format!("{count} of {all} events"));
            }
        }
    }
}

/// What is shown instead of a list without events, and the way out.
pub(super) fn nothing_found(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let typed = state.filter().map_or("", |filter| filter.search());
    ui.add_space(12.0);
    let has_facets = state.filter().is_some_and(|filter| !filter.has_no_facets());
    let words = match (typed.trim(), has_facets) {
        ("", _) => "The filters hide every event.".to_owned(),
        (typed, false) => format!("No event has “{typed}”."),
        (typed, true) => format!("No event has “{typed}” and passes the filters."),
    };
    ui.add(egui::Label::new(dim(ui, words, 13.0)).wrap());
    let count = state.hidden_events();
    let words = format!("Show all {}", sentence::events(count));
    show_all(ui, &words, actions);
}

/// Says of an event that the list and the canvas do not show it, if that is so.
pub(super) fn hidden_note(
    ui: &mut Ui,
    state: &State,
    event: EventIndex,
    actions: &mut Vec<Action>,
) {
    let shown = state.view().and_then(|view| view.shown.as_ref());
    if shown.is_none_or(|shown| shown.set().contains(event)) {
        return;
    }
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        let text = "Hidden by search and filters.";
        let warning = Palette::of(ui.theme()).warning();
        ui.label(plain(text).size(12.0).color(warning));
        show_all(ui, "Show all", actions);
    });
}

/// Words that clear the search and all filters.
pub(super) fn show_all(ui: &mut Ui, words: &str, actions: &mut Vec<Action>) {
    let name = format!("{words}: clear the search and all filters");
    if link(ui, words, &name).clicked() {
        actions.push(Action::Run(Command::ShowAll));
    }
}

/// The box with its icon and, if something is typed, what clears it.
fn field(ui: &mut Ui, typed: &str, actions: &mut Vec<Action>) -> Response {
    let keys = Command::Find.shortcuts().first();
    let keys = keys.map_or_else(String::new, |keys| keys.label(System::current()));
    let mut text = typed.to_owned();
    let edit = TextEdit::singleline(&mut text)
        .id_salt("search")
        .hint_text(format!("Search ({keys})"))
        .char_limit(LONGEST)
        .font(font(13.0, Weight::Regular))
        .desired_width(f32::INFINITY)
        .margin(Margin {
            left: 30,
            right: 30,
            top: 7,
            bottom: 7,
        });
    let response = ui.add(edit);
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::text_edit(true, typed, typed, "");
        info.label = Some(NAME.to_owned());
        info
    });
    if response.changed() {
        actions.push(Action::Search(text));
    }
    let palette = Palette::of(ui.theme());
    let at = |x| egui::pos2(x, response.rect.center().y);
    let glass = Rect::from_center_size(at(response.rect.left() + 16.0), Vec2::splat(12.0));
    icons::draw(ui.painter(), Icon::Search, glass, palette.ink(Ink::Dim));
    if !typed.is_empty() {
        let place = Rect::from_center_size(at(response.rect.right() - 16.0), Vec2::splat(24.0));
        if clear(ui, place).clicked() {
            actions.push(Action::Search(String::new()));
            response.request_focus();
        }
    }
    response
}

/// A cross at the end of the box.
fn clear(ui: &Ui, place: Rect) -> Response {
    let name = "Clear the search";
    let response = ui.interact(place, ui.scope_id().with(name), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    let is_hot = response.hovered() || response.has_focus();
    let ink = Palette::of(ui.theme()).ink(if is_hot { Ink::Text } else { Ink::Dim });
    icons::draw(ui.painter(), Icon::Close, place.shrink(7.5), ink);
    response.on_hover_text(name)
}

/// Enter leads through what was found; Escape clears the box, and then leaves it.
fn keys(ui: &Ui, response: &Response, typed: &str, actions: &mut Vec<Action>) {
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        // Enter leaves a box of one line by itself.
        response.request_focus();
        let back = ui.input(|input| input.modifiers.shift);
        actions.push(Action::Run(if back {
            Command::FindPrevious
        } else {
            Command::FindNext
        }));
    }
    if !response.has_focus() {
        return;
    }
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        if typed.is_empty() {
            response.surrender_focus();
        } else {
            actions.push(Action::Search(String::new()));
        }
    }
}

/// What is typed next replaces what is there.
fn select_all(ui: &Ui, response: &Response, typed: &str) {
    use egui::text::{CCursor, CCursorRange};
    let mut state = TextEdit::load_state(ui.ctx(), response.id).unwrap_or_default();
    let end = CCursor::new(typed.chars().count());
    let all = CCursorRange::two(CCursor::default(), end);
    state.cursor.set_char_range(Some(all));
    state.store(ui.ctx(), response.id);
}

fn said(ui: &mut Ui, words: &str) {
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        ui.add_space(4.0);
        ui.label(dim(ui, words, 12.0));
    });
}
