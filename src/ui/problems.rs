//! What was found wrong in the file: a list grouped by rule, and beside it the problem that is looked
//! at, with its lines of the file and what mends it.

mod look;

use super::icons::{self, Icon};
use super::theme::{Palette, font};
use super::widgets::{Line, dim, strong};
use crate::app::{Action, Command, Document, DocumentId, State};
use crate::file::{Code, Problem, Severity};
use crate::view::scene::Ink;
use crate::view::sentence::{grouped, sentence_case};
use crate::view::text::Weight;
use eframe::egui::{
    self, Align2, Color32, Pos2, Rect, Response, ScrollArea, Sense, Ui, UiBuilder, Vec2, WidgetInfo,
};
use std::collections::{BTreeMap, BTreeSet};

/// The height of a row of the list, in points.
const ROW: f32 = 26.0;
/// The room of the number of a line, in points.
const LINE_ROOM: f32 = 64.0;
/// With less room than this, in points, the problem that is looked at covers the list.
const SIDE_BY_SIDE: f32 = 760.0;

/// What the panel remembers from frame to frame.
#[derive(Debug, Default)]
pub(super) struct ProblemsUi {
    /// The problems by rule; of which document and revision, and whether that was checked.
    groups: Vec<Group>,
    of: Option<(DocumentId, u64, bool)>,
    /// The rules whose problems are folded away.
    folded: BTreeSet<Code>,
}

/// The problems that one rule has found.
#[derive(Debug)]
struct Group {
    code: Code,
    severity: Severity,
    /// Their positions among all.
    problems: Vec<usize>,
}

/// A row of the list.
#[derive(Clone, Copy)]
enum Row<'a> {
    Rule(&'a Group),
    Problem(usize),
}

impl ProblemsUi {
    /// Shows the panel.
    pub(super) fn ui(&mut self, ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
        let Some(document) = state.document() else {
            return;
        };
        self.group(document);
        head(ui, document, actions);
        ui.add_space(4.0);
        let area = ui.available_rect_before_wrap();
        ui.advance_cursor_after_rect(area);
        let looked = state.looked_at();
        let is_wide = area.width() >= SIDE_BY_SIDE;
        let middle = if is_wide {
            area.left() + (area.width() * 0.5).round()
        } else {
            area.right()
        };
        let list = Rect::from_min_max(area.min, Pos2::new(middle, area.bottom()));
        if is_wide || looked.is_none() {
            let mut inner = ui.new_child(UiBuilder::new().max_rect(list).id_salt("list"));
            self.list(&mut inner, state, document, actions);
        }
        let left = if is_wide { middle + 20.0 } else { area.left() };
        let side = Rect::from_min_max(Pos2::new(left, area.top()), area.max);
        let mut inner = ui.new_child(UiBuilder::new().max_rect(side).id_salt("look"));
        match looked.and_then(|(at, excerpt)| Some((at, document.problems().get(at)?, excerpt))) {
            Some(looked) => look::ui(&mut inner, document, looked, actions),
            None if is_wide => {
                let words = "Choose a problem to see its lines of the file, and what mends it.";
                inner.add(egui::Label::new(dim(&inner, words, 13.0)).wrap());
            }
            None => {}
        }
    }

    /// Sorts the problems by rule, the worst first, once for each content.
    fn group(&mut self, document: &Document) {
        let problems = document.problems();
        let of = Some((
            document.id,
            document.revision,
            document.content.is_checked(),
        ));
        if self.of == of {
            return;
        }
        self.of = of;
        let mut groups: BTreeMap<Code, Group> = BTreeMap::new();
        for (position, problem) in problems.iter().enumerate() {
            let group = groups.entry(problem.code).or_insert_with(|| Group {
                code: problem.code,
                severity: problem.severity,
                problems: Vec::new(),
            });
            group.severity = group.severity.max(problem.severity);
            group.problems.push(position);
        }
        self.groups = groups.into_values().collect();
        self.groups
            .sort_by_key(|group| std::cmp::Reverse(group.severity));
    }

    fn list(&mut self, ui: &mut Ui, state: &State, document: &Document, actions: &mut Vec<Action>) {
        let mut rows = Vec::new();
        for group in &self.groups {
            rows.push(Row::Rule(group));
            if !self.folded.contains(&group.code) {
                rows.extend(group.problems.iter().map(|at| Row::Problem(*at)));
            }
        }
        let looked = state.looked_at().map(|(at, _)| at);
        let mut fold = None;
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut show = |ui: &mut Ui, row: &Row<'_>| match row {
            Row::Rule(group) => {
                let is_open = !self.folded.contains(&group.code);
                let clicked = rule_row(ui, group, is_open).clicked();
                fold = clicked.then_some(group.code).or(fold);
            }
            Row::Problem(at) => {
                let problem = document.problems().get(*at);
                let row = problem.map(|problem| problem_row(ui, problem, looked == Some(*at)));
                if row.is_some_and(|row| row.clicked()) {
                    actions.push(Action::LookAtProblem(*at));
                }
            }
        };
        ScrollArea::vertical()
            .auto_shrink(false)
            .show_rows(ui, ROW, rows.len(), |ui, shown| {
                for row in rows.get(shown).unwrap_or(&[]) {
                    show(ui, row);
                }
            });
        if let Some(code) = fold
            && !self.folded.remove(&code)
        {
            self.folded.insert(code);
        }
    }
}

/// The title of the panel, how many problems there are, and what closes it.
fn head(ui: &mut Ui, document: &Document, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let close = icons::button(ui, Icon::Close, "Close problems", true);
            if close.clicked() {
                actions.push(Action::Run(Command::ToggleProblems));
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let title = format!("Problems in {}", document.origin.name());
                ui.add(egui::Label::new(strong(ui, title, 13.0)).truncate());
                ui.add(egui::Label::new(dim(ui, counts(document), 12.0)).truncate());
            });
        });
    });
}

/// "3 errors, 1 warning".
fn counts(document: &Document) -> String {
    [Severity::Error, Severity::Warning, Severity::Note]
        .map(|severity| (document.problem_count(severity), severity.word()))
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| match count {
            1 => format!("1 {word}"),
            more => format!("{} {word}s", grouped(more)),
        })
        .collect::<Vec<_>>()
        .join(", ")
}

/// What a rule is called: "Unknown field".
fn title(code: Code) -> String {
    sentence_case(&code.slug().replace('-', " "))
}

fn ink_of(palette: &Palette, severity: Severity) -> Color32 {
    match severity {
        Severity::Error => palette.error(),
        Severity::Warning => palette.warning(),
        Severity::Note => palette.ink(Ink::Dim),
    }
}

/// A rule with how many problems it has found; it folds them away.
fn rule_row(ui: &mut Ui, group: &Group, is_open: bool) -> Response {
    let (rect, response) = row(ui, false);
    let palette = Palette::of(ui.theme());
    let (title, count) = (title(group.code), grouped(group.problems.len()));
    response.widget_info(|| {
        let does = if is_open { "hide" } else { "show" };
        let severity = group.severity.word();
        WidgetInfo::labeled(
            egui::Role::Button,
            true,
            format!("{severity} {} {title}, {count}: {does}", group.code.id()),
        )
    });
    let painter = ui.painter();
    let middle = rect.center().y;
    let ink = ink_of(palette, group.severity);
    painter.circle_filled(Pos2::new(rect.left() + 10.0, middle), 3.5, ink);
    let head = painter.text(
        Pos2::new(rect.left() + 22.0, middle),
        Align2::LEFT_CENTER,
        &title,
        font(12.5, Weight::SemiBold),
        palette.ink(Ink::Text),
    );
    let count = painter.text(
        Pos2::new(head.right() + 8.0, middle),
        Align2::LEFT_CENTER,
        format!("{}  ·  {count}", group.code.id()),
        font(11.5, Weight::Regular),
        palette.ink(Ink::Dim),
    );
    let at = Pos2::new(count.right() + 12.0, middle);
    let (along, across) = if is_open {
        (Vec2::new(3.0, 0.0), Vec2::new(0.0, 1.8))
    } else {
        (Vec2::new(0.0, 3.0), Vec2::new(1.8, 0.0))
    };
    let points = vec![at - along - across, at + across, at + along - across];
    painter.line(points, egui::Stroke::new(1.3, palette.ink(Ink::Dim)));
    response
}

/// A problem on one line: where it is, and what.
fn problem_row(ui: &mut Ui, problem: &Problem, is_looked_at: bool) -> Response {
    let (rect, response) = row(ui, is_looked_at);
    let palette = Palette::of(ui.theme());
    let message = sentence_case(&problem.message);
    let help = problem.help.as_deref().unwrap_or_default();
    response.widget_info(|| {
        let name = format!("{}. {help}", problem.message);
        WidgetInfo::selected(egui::Role::ListItem, true, is_looked_at, name)
    });
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let middle = rect.center().y;
    if let Some(place) = &problem.place {
        painter.text(
            Pos2::new(rect.left() + LINE_ROOM, middle),
            Align2::RIGHT_CENTER,
            format!("line {}", place.line),
            font(11.5, Weight::Regular),
            palette.ink(Ink::Dim),
        );
    }
    let left = rect.left() + LINE_ROOM + 10.0;
    let line = Line {
        text: &message,
        size: 12.5,
        ink: palette.ink(Ink::Text),
        room: (rect.right() - left - 8.0).max(0.0),
        marks: (&[], Color32::TRANSPARENT),
    };
    line.draw(&painter, Pos2::new(left, middle));
    response.on_hover_ui_at_pointer(|ui| {
        ui.set_max_width(420.0);
        let words = format!("{message}.\n{}", sentence_case(help));
        ui.label(super::widgets::plain(words.trim().to_owned()));
    })
}

/// The ground of a row.
fn row(ui: &mut Ui, is_chosen: bool) -> (Rect, Response) {
    let size = Vec2::new(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let palette = Palette::of(ui.theme());
    if is_chosen {
        let fill = ui.visuals().selection.bg_fill;
        ui.painter().rect_filled(rect, 4.0, fill);
    } else if response.hovered() || response.has_focus() {
        let fill = palette.ink(Ink::EraBand);
        ui.painter().rect_filled(rect, 4.0, fill);
    }
    if response.has_focus() {
        let stroke = egui::Stroke::new(1.5, palette.ink(Ink::Accent));
        let inside = egui::StrokeKind::Inside;
        ui.painter().rect_stroke(rect, 4.0, stroke, inside);
    }
    (
        rect,
        response.on_hover_cursor(egui::CursorIcon::PointingHand),
    )
}
