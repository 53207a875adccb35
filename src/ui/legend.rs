//! The legend: kinds and levels of evidence with how many events have them, each to be left out or to be
//! shown alone.

use super::paint;
use super::theme::{Palette, font};
use super::widgets::{Line, dim, folding_section};
use crate::app::filter::{Facet, Filter};
use crate::app::{Action, Document, State};
use crate::index::Flag;
use crate::model::{Level, Standing};
use crate::view::colouring::{ColourBy, of_evidence};
use crate::view::scene::Ink;
use crate::view::sentence::{self, grouped};
use crate::view::text::Weight;
use eframe::egui::{
    self, Align2, Color32, Painter, Pos2, Rect, Response, Sense, Stroke, Ui, Vec2, WidgetInfo,
};

/// The height of a line of the legend, in points.
const ROW: f32 = 24.0;
/// As many kinds are in the legend: a file with hundreds must leave room for its events.
const MOST_KINDS: usize = 16;
/// The width of the longest bar of the legend, in points.
const BAR: f32 = 48.0;
/// What the colours mean needs so much room on one line, with a way back after it, in points.
const COLOURS: f32 = 430.0;
/// What is left out is drawn so faintly.
const OUT: f32 = 0.45;

/// Shows the legend of the timeline on screen.
pub(super) fn ui(ui: &mut Ui, state: &State, document: &Document, actions: &mut Vec<Action>) {
    let Some(filter) = state.filter() else {
        return;
    };
    ui.spacing_mut().item_spacing.y = 0.0;
    // What the colours mean comes first: of many kinds, the last lines are below a fold.
    let is_by_evidence = state.colour_by() == ColourBy::Evidence;
    for is_kinds in [!is_by_evidence, is_by_evidence] {
        if is_kinds {
            if folding_section(ui, "Kind") {
                kinds(ui, state, document, filter, actions);
            }
        } else if !state.exercise && folding_section(ui, "Evidence") {
            evidence(ui, state, document, filter, actions);
        }
    }
}

/// What the colours mean while they say the evidence, on one line; if that has no room, that they do.
pub(super) fn colours(ui: &mut Ui) {
    let palette = Palette::of(ui.theme());
    let of_level = |level| Standing {
        level,
        ..Standing::default()
    };
    let disputed = Standing {
        disputed: true,
        ..of_level(Level::Corroborated)
    };
    let signs = [
        ("Corroborated", of_level(Level::Corroborated)),
        ("One source", of_level(Level::Single)),
        ("Uncited", of_level(Level::Uncited)),
        ("Disputed", disputed),
    ];
    if ui.available_width() < COLOURS {
        ui.label(dim(ui, "Coloured by evidence", 12.0));
        return;
    }
    for (words, standing) in signs {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(10.0), Sense::hover());
        let at = (rect.center(), 4.0);
        paint::dial_in(ui.painter(), standing, at, of_evidence(standing), palette);
        ui.label(dim(ui, words, 12.0));
        ui.add_space(4.0);
    }
}

fn kinds(
    ui: &mut Ui,
    state: &State,
    document: &Document,
    filter: &Filter,
    actions: &mut Vec<Action>,
) {
    let kinds = document.index().kinds();
    let most = kinds.iter().map(|kind| kind.count).max().unwrap_or(1);
    for kind in kinds.iter().take(MOST_KINDS) {
        let palette = Palette::of(ui.theme());
        // Of marks that are coloured by evidence, the shape alone says the kind.
        let colour = palette.ink(match state.colour_by() {
            ColourBy::Kind => Ink::Kind(kind.colour),
            ColourBy::Evidence => Ink::Dim,
        });
        let entry = Entry {
            title: &kind.title,
            count: kind.count,
            most,
            bar: colour,
            facet: Facet::Kind(kind.kind.clone()),
        };
        entry.ui(ui, filter, actions, |painter, at| {
            paint::glyph(painter, kind.glyph, at, 4.6, colour);
        });
    }
    if kinds.len() > MOST_KINDS {
        let more = grouped(kinds.len() - MOST_KINDS);
        ui.label(dim(ui, format!("and {more} more kinds"), 12.0));
    }
}

fn evidence(
    ui: &mut Ui,
    state: &State,
    document: &Document,
    filter: &Filter,
    actions: &mut Vec<Action>,
) {
    let total = document.timeline().events.len();
    let counts = document.index().evidence();
    let level = |level| Standing {
        level,
        ..Standing::default()
    };
    let full = level(Level::Corroborated);
    let primary = Standing {
        primary: true,
        ..full
    };
    let disputed = Standing {
        disputed: true,
        ..full
    };
    let levels = [
        ("Corroborated", full, counts.corroborated),
        ("One source", level(Level::Single), counts.single),
        ("Uncited", level(Level::Uncited), counts.uncited),
    ];
    // Flags do not exclude each other: instead of all others, those without are left out.
    let only = |flag, words: [&'static str; 2]| words[usize::from(filter.shows_only(flag))];
    let (with_primary, in_dispute) = (
        only(Flag::Primary, ["Primary", "Only primary"]),
        only(Flag::Disputed, ["Disputed", "Only disputed"]),
    );
    let flags = [
        (with_primary, primary, counts.primary, Flag::Primary),
        (in_dispute, disputed, counts.disputed, Flag::Disputed),
    ];
    let levels = levels.map(|(title, standing, count)| {
        let facet = Facet::Level(standing.level);
        (title, standing, count, facet)
    });
    let flags =
        flags.map(|(title, standing, count, flag)| (title, standing, count, Facet::Flag(flag)));
    for (title, standing, count, facet) in levels.into_iter().chain(flags) {
        let palette = Palette::of(ui.theme());
        // Primary sources change no colour.
        let is_coloured = state.settings.colour_by == ColourBy::Evidence && !standing.primary;
        let (bar, dial) = if is_coloured {
            let colour = of_evidence(standing);
            (colour, colour)
        } else {
            (Ink::Density, Ink::Dim)
        };
        let entry = Entry {
            title,
            count,
            most: total.max(1),
            bar: palette.ink(bar),
            facet,
        };
        entry.ui(ui, filter, actions, |painter, at| {
            paint::dial_in(painter, standing, (at, 4.5), dial, palette);
        });
    }
}

/// A line of the legend.
struct Entry<'a> {
    title: &'a str,
    count: usize,
    most: usize,
    bar: Color32,
    /// What it leaves out when it is clicked.
    facet: Facet,
}

impl Entry<'_> {
    fn ui(
        &self,
        ui: &mut Ui,
        filter: &Filter,
        actions: &mut Vec<Action>,
        glyph: impl FnOnce(&Painter, Pos2),
    ) {
        let is_out = filter.leaves_out(&self.facet);
        let size = Vec2::new(ui.available_width(), ROW);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let name = format!("{}: {}", self.title, sentence::events(self.count));
        let role = egui::Role::CheckBox;
        response.widget_info(|| WidgetInfo::selected(role, true, !is_out, &name));
        Self::ground(ui, rect, &response);
        let mut painter = ui.painter().clone();
        if is_out {
            painter.multiply_opacity(OUT);
        }
        glyph(&painter, rect.left_center() + Vec2::new(12.0, 0.0));
        self.paint(&painter, rect, Palette::of(ui.theme()), is_out);
        offer(ui, response, self.facet.clone(), (&name, is_out), actions);
    }

    /// What shows that the line can be clicked, and that it has the focus.
    fn ground(ui: &Ui, rect: Rect, response: &Response) {
        if response.hovered() {
            let fill = ui.visuals().widgets.hovered.bg_fill;
            ui.painter().rect_filled(rect, 5.0, fill);
        }
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        if response.has_focus() {
            let stroke = Stroke::new(1.5, Palette::of(ui.theme()).ink(Ink::Accent));
            let inside = egui::StrokeKind::Inside;
            ui.painter().rect_stroke(rect, 5.0, stroke, inside);
        }
    }

    /// The title, the bar and the count; a line goes through what is left out.
    fn paint(&self, painter: &Painter, rect: Rect, palette: &Palette, is_out: bool) {
        let count_room = (grouped(self.most).chars().count() as f32 * 7.5 + 12.0).max(28.0);
        let room = rect.width() - BAR - count_room - 44.0;
        let title = Line {
            text: self.title,
            size: 13.0,
            ink: palette.ink(Ink::Text),
            room,
            marks: (&[], Color32::TRANSPARENT),
        };
        let left = rect.left_center() + Vec2::new(28.0, 0.0);
        let width = title.draw(painter, left);
        if is_out {
            let stroke = Stroke::new(1.2, palette.ink(Ink::Text));
            painter.hline(left.x..=left.x + width, left.y + 0.5, stroke);
        }
        let right = rect.right() - 8.0;
        painter.text(
            Pos2::new(right, rect.center().y),
            Align2::RIGHT_CENTER,
            grouped(self.count),
            font(12.5, Weight::Regular),
            palette.ink(Ink::Dim),
        );
        let length = BAR * self.count as f32 / self.most.max(1) as f32;
        let end = right - count_room;
        let bar = Rect::from_min_max(
            Pos2::new(end - length.max(2.0), rect.center().y - 1.5),
            Pos2::new(end, rect.center().y + 1.5),
        );
        if self.count > 0 {
            painter.rect_filled(bar, 1.5, self.bar);
        }
    }
}

/// What can be done with a line: a click leaves out or shows again, with Alt it shows nothing else, and
/// a menu says so.
fn offer(
    ui: &Ui,
    response: Response,
    facet: Facet,
    (name, is_out): (&str, bool),
    actions: &mut Vec<Action>,
) {
    let does = if is_out { "show" } else { "hide" };
    let tip = format!("{name}\nClick to {does} them, with Alt to show only them");
    let response = response.on_hover_text(tip);
    if response.clicked() {
        let alone = ui.input(|input| input.modifiers.alt);
        let facet = facet.clone();
        actions.push(if alone {
            Action::ShowOnly(facet)
        } else {
            Action::Toggle(facet)
        });
    }
    response.context_menu(|ui| {
        let toggle = if is_out { "Show these" } else { "Hide these" };
        if ui.button(toggle).clicked() {
            actions.push(Action::Toggle(facet.clone()));
            ui.close();
        }
        if ui.button("Show only these").clicked() {
            actions.push(Action::ShowOnly(facet));
            ui.close();
        }
    });
}
