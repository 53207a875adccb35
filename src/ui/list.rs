//! The panel at the left: a box to search with, a legend by kind and by evidence, and a list of the
//! events that are shown, in step with the canvas.

use super::search::{self, SearchUi};
use super::theme::Palette;
use super::widgets::{Line, dim, section};
use super::{legend, paint};
use crate::app::{Action, Command, Document, DocumentId, State, TimelineView};
use crate::index::EventIndex;
use crate::model::Event;
use crate::model::date::ClockZone;
use crate::view::colouring::ColourBy;
use crate::view::marks::{inside, shown_title};
use crate::view::scene::Ink;
use crate::view::sentence;
use eframe::egui::{
    self, Color32, EventFilter, Key, Painter, Rect, Response, ScrollArea, Sense, Stroke, Ui, Vec2,
    WidgetInfo,
};
use std::ops::Range;

/// The height of a row of the list, in points.
const ROW: f32 = 42.0;

/// The legend scrolls where the list would be lower than this, in points.
const LEAST_LIST: f32 = 220.0;
/// The legend is no lower than this, in points.
const LEAST_LEGEND: f32 = 60.0;

/// What the list remembers from frame to frame.
#[derive(Debug, Default)]
pub(super) struct ListUi {
    /// The box to search with.
    pub(super) search: SearchUi,
    /// What was selected, to follow it when it changes.
    selected: Option<(DocumentId, EventIndex)>,
    /// The first event in view, to follow the canvas.
    first_in_view: usize,
    /// Whether a row has the focus: it then stays with the selection.
    has_focus: bool,
}

impl ListUi {
    /// Shows the panel.
    pub(super) fn ui(&mut self, ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
        let Some(document) = state.document() else {
            return;
        };
        ui.set_min_width(ui.available_width());
        if document.timeline().events.is_empty() {
            ui.add_space(12.0);
            ui.label(dim(ui, "This timeline has no events.", 13.0));
            return;
        }
        self.search.ui(ui, state, actions);
        let room = (ui.available_height() - LEAST_LIST).max(LEAST_LEGEND);
        ScrollArea::vertical()
            .id_salt("legend")
            .max_height(room)
            .show(ui, |ui| legend::ui(ui, state, document, actions));
        section(ui, "Events");
        self.events(ui, state, document, actions);
    }

    fn events(
        &mut self,
        ui: &mut Ui,
        state: &State,
        document: &Document,
        actions: &mut Vec<Action>,
    ) {
        let index = document.index();
        let Some(view) = state.view() else {
            return;
        };
        let order = view.order(index);
        if order.is_empty() {
            search::nothing_found(ui, state, actions);
            return;
        }
        let edges = view.edges().unwrap_or((i64::MAX, i64::MIN));
        let is_in_view = |event: EventIndex| {
            index
                .extent(event)
                .is_some_and(|extent| extent.start < edges.1 && extent.end > edges.0)
        };
        let before = self.selected;
        let target = self.target(ui, view, document, edges);
        let selection_changed = self.selected != before;
        let salt = ("events", document.id);
        let mut area = ScrollArea::vertical().id_salt(salt).auto_shrink(false);
        let height = ui.available_height();
        if let Some(row) = target {
            area = area.vertical_scroll_offset((row as f32 * ROW - height / 3.0).max(0.0));
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let had_focus = std::mem::take(&mut self.has_focus);
        area.show_rows(ui, ROW, order.len(), |ui, rows| {
            let shown = order.get(rows).unwrap_or(&[]);
            // One stop for the tabulator: the selected row, else the first one.
            let selected = shown
                .iter()
                .copied()
                .find(|event| state.selected() == Some(*event));
            let stop = selected.or_else(|| shown.first().copied());
            for event in shown.iter().copied() {
                let Some(found) = document.event(event) else {
                    continue;
                };
                let row = Row {
                    event,
                    found,
                    colour_by: state.colour_by(),
                    is_blind: state.exercise,
                    in_view: is_in_view(event),
                    is_stop: stop == Some(event),
                };
                let response = row.ui(ui, state, document, actions);
                if had_focus && selection_changed && state.selected() == Some(event) {
                    response.request_focus();
                }
                if response.has_focus() {
                    self.has_focus = true;
                    arrows(ui, &response, actions);
                }
            }
            // The row may have to be scrolled to first.
            self.has_focus |= had_focus && selection_changed;
        });
    }

    /// The row to scroll to: the selection when it changes, else the first event in view when the
    /// canvas moves, unless the pointer is at work in the list.
    fn target(
        &mut self,
        ui: &Ui,
        view: &TimelineView,
        document: &Document,
        edges: (i64, i64),
    ) -> Option<usize> {
        let index = document.index();
        let selected = view.selected.map(|event| (document.id, event));
        let starts_before = |event: &EventIndex| {
            index
                .extent(*event)
                .is_some_and(|extent| extent.start < edges.0)
        };
        let first = view.order(index).partition_point(starts_before);
        let selection_changed = self.selected != selected;
        let moved = self.first_in_view != first;
        self.selected = selected;
        self.first_in_view = first;
        if ui.ui_contains_pointer() {
            return None;
        }
        match selected {
            Some((_, event)) if selection_changed => view.place_in_order(index, event).ok(),
            _ => moved.then_some(first),
        }
    }
}

/// A row of the list.
struct Row<'a> {
    event: EventIndex,
    found: &'a Event,
    /// What the colour of its glyph says.
    colour_by: ColourBy,
    /// Whether nothing is to be said of the evidence.
    is_blind: bool,
    /// Whether the canvas shows it.
    in_view: bool,
    /// Whether the tabulator stops here.
    is_stop: bool,
}

impl Row<'_> {
    fn ui(
        &self,
        ui: &mut Ui,
        state: &State,
        document: &Document,
        actions: &mut Vec<Action>,
    ) -> Response {
        let event = self.event;
        let sense = if self.is_stop {
            Sense::click()
        } else {
            Sense::CLICK
        };
        let size = Vec2::new(ui.available_width(), ROW);
        let (rect, response) = ui.allocate_exact_size(size, sense);
        let is_selected = state.selected() == Some(event);
        let clock = state.clock_zone();
        let (timeline, index) = (document.timeline(), document.index());
        let name = sentence::event(timeline, index, event, clock, state.verdict());
        response
            .widget_info(|| WidgetInfo::selected(egui::Role::ListItem, true, is_selected, &name));
        let painter = ui.painter();
        if is_selected {
            let ground = rect.shrink2(Vec2::new(0.0, 1.0));
            painter.rect_filled(ground, 6.0, ui.visuals().selection.bg_fill);
        } else if response.hovered() || response.has_focus() {
            painter.rect_filled(rect, 6.0, ui.visuals().widgets.hovered.bg_fill);
        }
        let palette = Palette::of(ui.theme());
        let title = shown_title(&self.found.title);
        let marks = state.filter().map(|filter| filter.query().marks(&title));
        let title = (&*title, &*marks.unwrap_or_default());
        self.paint(
            painter,
            rect,
            (palette, is_selected),
            document,
            (title, clock),
        );
        if response.has_focus() {
            let stroke = Stroke::new(1.5, palette.ink(Ink::Accent));
            ui.painter()
                .rect_stroke(rect.shrink(1.0), 6.0, stroke, egui::StrokeKind::Inside);
        }
        if response.clicked() {
            actions.push(Action::Show(event));
        }
        response
    }

    /// The glyph, the title with what was found in it, the date and the dial.
    fn paint(
        &self,
        painter: &Painter,
        rect: Rect,
        (palette, is_selected): (&Palette, bool),
        document: &Document,
        ((title, marks), clock): ((&str, &[Range<usize>]), ClockZone),
    ) {
        let found = self.found;
        let kind = document.index().kind_entry(&found.kind);
        let (ink, fade) = if self.in_view || is_selected {
            (Ink::Text, 1.0)
        } else {
            (Ink::Dim, 0.62)
        };
        let standing = document.index().standing(self.event);
        let ink_of_kind = self.colour_by.ink(kind.colour, standing);
        let colour = palette.ink(ink_of_kind).gamma_multiply(fade);
        let left = rect.left_center();
        let glyph = left + Vec2::new(12.0, -8.0);
        let when = found.when.as_ref();
        let inside = when.map(|when| inside(when, document.index().today(), standing));
        let inside = inside.filter(|_| !self.is_blind);
        let shape = (kind.glyph, inside.unwrap_or_default());
        paint::glyph_with(painter, shape, glyph, 4.6, colour);
        let room = rect.width() - 44.0;
        let title = Line {
            text: title,
            size: 12.5,
            ink: palette.ink(ink),
            room,
            marks: (marks, palette.ink(Ink::Found)),
        };
        title.draw(painter, left + Vec2::new(24.0, -8.0));
        let when = found
            .when
            .as_ref()
            .map_or_else(|| "No date".to_owned(), |when| when.words_short_in(clock));
        let date = Line {
            text: &when,
            size: 11.0,
            ink: palette.ink(Ink::Dim),
            room,
            marks: (&[], Color32::TRANSPARENT),
        };
        date.draw(painter, left + Vec2::new(24.0, 9.0));
        if !self.is_blind {
            let dial = rect.right_center() + Vec2::new(-10.0, -8.0);
            paint::dial(painter, standing, dial, 4.0, palette);
        }
    }
}

/// In the list, up and down lead from event to event.
fn arrows(ui: &Ui, response: &Response, actions: &mut Vec<Action>) {
    let filter = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    if pressed(Key::ArrowDown) {
        actions.push(Action::Run(Command::NextEvent));
    } else if pressed(Key::ArrowUp) {
        actions.push(Action::Run(Command::PreviousEvent));
    }
}
