//! The named views of a timeline: in a menu, and as a list over the window.

use super::menus::ticked;
use super::widgets::{not_shown, strong};
use crate::app::views::title;
use crate::app::{Action, DocumentId, State};
use eframe::egui::{Align, Button, EventFilter, Key, Layout, Response, ScrollArea, Ui, Vec2};

/// As many views are listed.
const MOST_LISTED: usize = 100;
/// The width of the list, in points; in a narrow window it is narrower.
const WIDTH: f32 = 380.0;
/// The window keeps so much of its height beside the list, in points.
const AROUND: f32 = 130.0;

/// The views with their titles, and the one that is shown.
fn titles(state: &State) -> impl Iterator<Item = (usize, String)> {
    let shown = state.view_shown();
    let views = state.views().iter().enumerate().take(MOST_LISTED);
    views.map(move |(position, view)| {
        let title = ticked(&title(view, position), shown == Some(position));
        (position, title)
    })
}

/// The submenu, with an item at its end; nothing if there is no choice.
pub(super) fn menu(
    ui: &mut Ui,
    state: &State,
    actions: &mut Vec<Action>,
    end: impl FnOnce(&mut Ui, &mut Vec<Action>),
) {
    if state.views().is_empty() {
        return;
    }
    ui.menu_button("Views", |ui| {
        let height = ui.content_rect().height() - AROUND;
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            for (position, title) in titles(state) {
                if ui.button(title).clicked() {
                    actions.push(Action::ShowView(position));
                    ui.close();
                }
            }
            not_shown(ui, state.views().len(), MOST_LISTED, "views");
        });
        ui.separator();
        end(ui, actions);
    });
}

/// The list: arrows and Enter choose.
pub(super) fn list(ui: &mut Ui, state: &State, document: DocumentId, actions: &mut Vec<Action>) {
    if state.document().map(|open| open.id) != Some(document) {
        // Another timeline has come on screen meanwhile.
        actions.push(Action::CloseDialog);
        return;
    }
    let screen = ui.content_rect().size();
    let width = WIDTH.min(screen.x - 80.0);
    ui.set_width(width);
    ui.label(strong(ui, "Choose view", 15.0));
    ui.add_space(6.0);
    let area = ScrollArea::vertical().max_height(screen.y - AROUND);
    area.animated(false).show(ui, |ui| {
        let mut row = |ui: &mut Ui, (position, title): (usize, String)| {
            let button = Button::new(title).frame_when_inactive(false).truncate();
            let left = Layout::top_down_justified(Align::LEFT);
            let button = button.min_size(Vec2::new(width, 26.0));
            let response = ui.with_layout(left, |ui| ui.add(button)).inner;
            if response.clicked() {
                actions.push(Action::ShowView(position));
            }
            response
        };
        let rows: Vec<Response> = titles(state).map(|view| row(ui, view)).collect();
        walk(ui, &rows, state.view_shown().unwrap_or_default());
        not_shown(ui, state.views().len(), MOST_LISTED, "views");
    });
}

/// Arrows move the focus from row to row, and it is never anywhere else.
fn walk(ui: &Ui, rows: &[Response], first: usize) {
    let has_focus = |row: &Response| row.has_focus();
    let Some(now) = rows.iter().position(has_focus) else {
        if let Some(row) = rows.get(first) {
            row.request_focus();
            row.scroll_to_me(None);
        }
        return;
    };
    let (down, up) = ui.input(|input| {
        (
            input.num_presses(Key::ArrowDown),
            input.num_presses(Key::ArrowUp),
        )
    });
    let keeps = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    let last = rows.len().saturating_sub(1);
    let next = (now + down).saturating_sub(up).min(last);
    if let Some(row) = rows.get(next) {
        ui.memory_mut(|memory| memory.set_focus_lock_filter(row.id, keeps));
        if next != now {
            row.request_focus();
            row.scroll_to_me(None);
        }
    }
}
