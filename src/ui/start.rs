//! The start screen: the bundled timelines as cards, the files that were open, and ways to open
//! others.
//!
//! The first card leads; the others flow into as many columns as have room.

mod card;
mod recent;

use super::theme::{Palette, font};
use super::widgets::{dim, strong};
use crate::app::bundled::{BUNDLED, Bundled};
use crate::app::{Action, Command, Origin, State};
use crate::view::scene::{Ink, Scene};
use crate::view::text::Weight;
use card::{CardSize, CardUi, Looks};
use eframe::egui::{
    self, Align, Button, CentralPanel, Frame, Id, Layout, Rect, ScrollArea, Stroke, Ui, UiBuilder,
    Vec2,
};
use std::collections::BTreeMap;

/// The content is no wider, in points.
const WIDEST: f32 = 1_840.0;
/// Air at both sides, in points; a narrow window has less.
const MARGIN: (f32, f32) = (24.0, 48.0);
/// Air between columns, in points.
const GUTTER: f32 = 28.0;
/// Air between rows, in points.
const BETWEEN_ROWS: f32 = 30.0;
/// Recent files stand beside the cards from this width on, in points.
const ASIDE_FROM: f32 = 1_060.0;
/// The width of the column of recent files, in points.
const ASIDE: f32 = 270.0;
/// Cards stand in three columns from this width on, in points.
const THREE_FROM: f32 = 780.0;
/// Cards stand in two columns from this width on, in points.
const TWO_FROM: f32 = 500.0;
/// Air between what has the focus and the edge of the window, in points.
const FOCUS_AIR: f32 = 16.0;

/// What the start screen remembers from frame to frame.
#[derive(Default)]
pub(super) struct StartUi {
    /// Whether it was shown in the last frame.
    was_shown: bool,
    /// What was last scrolled into view.
    followed: Option<Followed>,
    /// The pictures of cards, by position, with the size that they were made for.
    pictures: BTreeMap<usize, ((u32, u32), Option<Scene>)>,
}

/// What has the focus, and what its place depends on.
#[derive(Clone, Copy, PartialEq)]
struct Followed {
    id: Id,
    /// How many cards are ready.
    ready: usize,
    /// The size of what is in view, in points.
    view: Vec2,
}

impl StartUi {
    /// Takes note that a timeline is shown instead.
    pub(super) fn leave(&mut self) {
        self.was_shown = false;
        self.followed = None;
    }

    /// Shows the screen in all the space there is.
    pub(super) fn ui(&mut self, ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
        let ground = Palette::of(ui.theme()).ink(Ink::Ground);
        CentralPanel::default()
            .frame(Frame::new().fill(ground))
            .show(ui, |ui| {
                // At once: egui loses its way when the target changes under way, as with a held key.
                ScrollArea::vertical()
                    .auto_shrink(false)
                    .animated(false)
                    .show(ui, |ui| self.content(ui, state, actions));
            });
        self.was_shown = true;
    }

    fn content(&mut self, ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
        let room = ui.available_width();
        let margin = if room < THREE_FROM {
            MARGIN.0
        } else {
            MARGIN.1
        };
        let width = (room - 2.0 * margin).clamp(200.0, WIDEST);
        let left = ui.max_rect().left() + ((room - width) / 2.0).max(0.0);
        let top = ui.cursor().top();
        let column = |left: f32, width: f32, top: f32| {
            let size = Vec2::new(width, f32::INFINITY);
            UiBuilder::new().max_rect(Rect::from_min_size(egui::pos2(left, top), size))
        };
        let mut bottom = ui
            .scope_builder(column(left, width, top), |ui| masthead(ui, state, actions))
            .response
            .rect
            .bottom();
        let has_aside = width >= ASIDE_FROM;
        let cards = if has_aside {
            width - ASIDE - 1.5 * GUTTER
        } else {
            width
        };
        let main = ui.scope_builder(column(left, cards, bottom), |ui| {
            self.cards(ui, state, actions);
        });
        let (aside_left, aside_top, aside_width) = if has_aside {
            (left + width - ASIDE, bottom, ASIDE)
        } else {
            (left, main.response.rect.bottom() + BETWEEN_ROWS, width)
        };
        let aside = ui.scope_builder(column(aside_left, aside_width, aside_top), |ui| {
            recent::ui(ui, state, actions);
        });
        bottom = main
            .response
            .rect
            .bottom()
            .max(aside.response.rect.bottom());
        let end = Rect::from_min_max(egui::pos2(left, top), egui::pos2(left, bottom + margin));
        ui.advance_cursor_after_rect(end);
        self.follow_focus(ui, state);
    }

    /// Scrolls what gets the focus into view, by whichever key it came there.
    fn follow_focus(&mut self, ui: &Ui, state: &State) {
        let view = ui.clip_rect().size();
        let ready = (0..BUNDLED.len()).filter(|card| state.start.card(*card).is_some());
        let ready = ready.count();
        let focused = ui.memory(egui::Memory::focused);
        let follows = focused.map(|id| Followed { id, ready, view });
        if std::mem::replace(&mut self.followed, follows) == follows {
            return;
        }
        // The bar above is on the same layer, and does not scroll.
        let scrolls = |rect: &Rect| ui.min_rect().contains_rect(*rect);
        let rect = focused.and_then(|id| ui.read_response(id)).map(|r| r.rect);
        if let Some(rect) = rect.filter(scrolls) {
            let rect = rect.expand2(Vec2::new(0.0, FOCUS_AIR));
            let align = (rect.height() > view.y).then_some(Align::TOP);
            ui.scroll_to_rect(rect, align);
        }
    }

    /// The cards, row by row.
    fn cards(&mut self, ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
        let area = ui.max_rect();
        let columns = columns(area.width());
        let gutters = GUTTER * (columns - 1) as f32;
        let open = state.document();
        let origin = open.map(|document| &document.origin);
        let is_open = |bundled: &Bundled| origin == Some(&Origin::Bundled(*bundled));
        // A copy of a bundled timeline stands beside its card, too.
        let title = open.map(|document| &*document.timeline().title);
        let is_copy = |bundled: &Bundled| title == Some(bundled.title);
        let open = BUNDLED.iter().position(is_open);
        let mut grid = Grid {
            left: area.left(),
            top: area.top(),
            column: (area.width() - gutters) / columns as f32,
            open,
            first: open
                .or_else(|| BUNDLED.iter().position(is_copy))
                .unwrap_or_default(),
            tallest: ui.clip_rect().height() - 2.0 * (FOCUS_AIR + ui.spacing().item_spacing.y),
        };
        for row in rows(BUNDLED.len(), columns) {
            grid.top += self.row(ui, state, &row, &grid, actions) + BETWEEN_ROWS;
        }
        let end = egui::pos2(area.right(), grid.top - BETWEEN_ROWS);
        ui.advance_cursor_after_rect(Rect::from_min_max(area.min, end));
    }

    /// One row of cards; its height, in points.
    fn row(
        &mut self,
        ui: &Ui,
        state: &State,
        row: &[Place],
        grid: &Grid,
        actions: &mut Vec<Action>,
    ) -> f32 {
        let has_lead = row.iter().any(|place| place.span > 1);
        let looks = row.iter().map(|place| {
            let size = CardSize {
                width: grid.width(place),
                leads: place.span > 1,
                // Beside the leading card there is room for all that is said.
                lines: if has_lead { 12 } else { 3 },
                tallest: grid.tallest,
            };
            let is_open = grid.open == Some(place.position);
            Looks::new(ui, state, place.position, size, is_open)
        });
        let mut looks: Vec<Looks> = looks.collect();
        let height = looks.iter().map(Looks::height).fold(0.0, f32::max);
        for (place, looks) in row.iter().zip(&mut looks) {
            if has_lead {
                looks.stretch(height);
            }
            let corner = egui::pos2(grid.left(place), grid.top);
            let rect = Rect::from_min_size(corner, Vec2::new(grid.width(place), height));
            let picture = self.picture(state, place.position, looks.picture());
            let response = CardUi { looks, picture }.ui(ui, state, rect);
            if grid.first == place.position && !self.was_shown {
                response.request_focus();
            }
            if response.clicked() {
                actions.push(Action::OpenBundled(place.position));
            }
        }
        height
    }

    /// The picture of a card, made again when its size is another.
    fn picture(&mut self, state: &State, position: usize, size: Vec2) -> Option<&Scene> {
        let card = state.start.card(position)?;
        let key = (size.x.to_bits(), size.y.to_bits());
        let kept = self.pictures.entry(position).or_default();
        if kept.0 != key {
            let scale = card::picture_scale(size.x);
            *kept = (key, card.scene((size.x, size.y), scale, &state.measure));
        }
        kept.1.as_ref()
    }
}

/// The name of the paper, and ways to open other timelines.
fn masthead(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let palette = Palette::of(ui.theme());
    ui.add_space(28.0);
    if ui.available_width() < TWO_FROM {
        name(ui);
        ui.add_space(10.0);
        ui.horizontal(|ui| open_button(ui, state, actions));
    } else {
        ui.horizontal(|ui| {
            ui.vertical(name);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                open_button(ui, state, actions);
            });
        });
    }
    ui.add_space(14.0);
    let y = ui.cursor().top();
    let across = ui.max_rect().x_range();
    let thick = Stroke::new(2.0, palette.ink(Ink::Text));
    ui.painter().hline(across, y, thick);
    ui.add_space(20.0);
}

fn name(ui: &mut Ui) {
    ui.label(strong(ui, "Dateline", 34.0));
    let words = "Timelines whose every event shows its sources";
    ui.label(dim(ui, words, 14.0));
}

/// Opens a file; beside it, what is being opened, or another way to do so.
fn open_button(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let text = strong(ui, "Open a file…", 13.5);
    let button = ui.add(Button::new(text).min_size(Vec2::new(0.0, 34.0)));
    if button.on_hover_text(Command::Open.hint()).clicked() {
        actions.push(Action::Run(Command::Open));
    }
    if !super::progress::ui(ui, state, 12.5, actions) {
        ui.label(dim(ui, "or drop a file on this window", 12.5));
    }
}

fn columns(width: f32) -> usize {
    if width >= THREE_FROM {
        3
    } else if width >= TWO_FROM {
        2
    } else {
        1
    }
}

/// Where the columns are.
struct Grid {
    /// The left edge of the first column, in points.
    left: f32,
    /// The upper edge of the row, in points.
    top: f32,
    /// The width of a column, in points.
    column: f32,
    /// The card of the timeline behind the screen.
    open: Option<usize>,
    /// The card that has the focus at first.
    first: usize,
    /// The height of what is in view, in points.
    tallest: f32,
}

impl Grid {
    /// The width of a card, in points.
    fn width(&self, place: &Place) -> f32 {
        self.column * place.span as f32 + GUTTER * (place.span - 1) as f32
    }

    /// The left edge of a card, in points.
    fn left(&self, place: &Place) -> f32 {
        self.left + (self.column + GUTTER) * place.column as f32
    }
}

/// Where a card goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    position: usize,
    column: usize,
    /// How many columns it takes.
    span: usize,
}

/// Shares the cards among rows: the first takes two columns, each of the others one.
fn rows(cards: usize, columns: usize) -> Vec<Vec<Place>> {
    let mut rows: Vec<Vec<Place>> = Vec::new();
    let mut used = columns;
    for position in 0..cards {
        let span = if position == 0 { columns.min(2) } else { 1 };
        if used + span > columns {
            rows.push(Vec::new());
            used = 0;
        }
        let place = Place {
            position,
            column: used,
            span,
        };
        used += span;
        if let Some(row) = rows.last_mut() {
            row.push(place);
        }
    }
    rows
}

/// The font of the small print.
fn small() -> egui::FontId {
    font(12.0, Weight::Regular)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The columns that the cards of each row take.
    fn spans(cards: usize, columns: usize) -> Vec<Vec<usize>> {
        let spans = |row: &Vec<Place>| row.iter().map(|place| place.span).collect();
        rows(cards, columns).iter().map(spans).collect()
    }

    #[test]
    fn five_cards_fill_whole_rows_at_every_width() {
        assert_eq!(spans(5, 3), [vec![2, 1], vec![1, 1, 1]]);
        assert_eq!(spans(5, 2), [vec![2], vec![1, 1], vec![1, 1]]);
        assert_eq!(spans(5, 1), [[1]; 5]);
    }

    #[test]
    fn every_card_has_one_place_and_none_lies_over_another() {
        let ends = |row: &Vec<Place>| {
            let follows = |end, place: &Place| (place.column == end).then_some(end + place.span);
            row.iter().try_fold(0, follows)
        };
        for (cards, columns) in (0..9).flat_map(|cards| (1..=3).map(move |count| (cards, count))) {
            let rows = rows(cards, columns);
            let positions = rows.iter().flatten().map(|place| place.position);
            assert!(positions.eq(0..cards));
            let fits = |row| ends(row).is_some_and(|end| end <= columns);
            assert!(rows.iter().all(fits), "{cards} in {columns}: {rows:?}");
        }
    }
}
