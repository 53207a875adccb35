//! The status line: how much is shown and how much is not, problems, the range in view.

use super::arrange::Arrangement;
use super::icons::{self, Icon};
use super::legend;
use super::search::show_all;
use super::theme::Palette;
use super::widgets::{dim, link};
use crate::app::{Action, Command, Document, State};
use crate::file::Severity;
use crate::model::date::{Instant, Zone};
use crate::view::axis::year_label;
use crate::view::colouring::ColourBy;
use crate::view::sentence::{self, grouped};
use eframe::egui::{self, Align, Layout, RichText, Ui};
use std::fmt::Write as _;

/// A mean year of the Gregorian calendar, in seconds.
const YEAR: i64 = 31_556_952;

/// The range in view needs so much room, in points.
const RANGE: f32 = 350.0;
/// The number of problems needs so much room, in points.
const PROBLEMS: f32 = 80.0;

/// Shows the status line.
pub(super) fn ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let Some(document) = state.document() else {
        return;
    };
    let edges = state.view().and_then(|view| view.edges());
    ui.horizontal_centered(|ui| {
        let index = document.index();
        let total = document.timeline().events.len();
        let (shown, dated) = state.view().map_or((0, 0), |view| {
            let count = |(from, to)| view.count_in(index, from..to);
            (edges.map_or(0, count), view.dated(index))
        });
        let hidden = state.hidden_events();
        let undated = total - hidden - dated;
        let outside = dated - shown.min(dated);
        let is_beginning = document.content.is_beginning;
        let mut text = if is_beginning {
            let events = sentence::events(total);
            format!("First {events} of a file that is still being read")
        } else {
            format!("{} of {} in view", grouped(shown), sentence::events(total))
        };
        if outside > 0 && !is_beginning {
            write!(text, " · {} outside", grouped(outside)).ok();
        }
        if undated > 0 {
            write!(text, " · {undated} without a date").ok();
        }
        read_only(ui, document, actions);
        ui.label(dim(ui, text, 12.0));
        filtered(ui, state, hidden, actions);
        coloured(ui, state, actions);
        exercising(ui, state, actions);
        ui.add_space(12.0);
        super::progress::ui(ui, state, 12.0, actions);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some((from, to)) = edges
                && ui.available_width() > RANGE
            {
                ui.label(dim(ui, range(from, to, state.axis_zone()), 12.0));
                ui.add_space(10.0);
            }
            if ui.available_width() > PROBLEMS && !is_beginning {
                problems(ui, state, actions);
            }
        });
    });
}

/// A lock that leads to a copy, if the timeline cannot be changed where it is.
fn read_only(ui: &mut Ui, document: &Document, actions: &mut Vec<Action>) {
    let Some(why) = document.read_only() else {
        return;
    };
    let tip = format!("{}: keep a copy to change it", why.reason());
    if icons::labelled(ui, Icon::Lock, "Read-only", &tip).clicked() {
        actions.push(Action::Run(Command::KeepCopy));
    }
    ui.add_space(8.0);
}

/// How many events search and filters hide, and the way to see them.
fn filtered(ui: &mut Ui, state: &State, hidden: usize, actions: &mut Vec<Action>) {
    // A search that was not answered yet hides nothing.
    let is_answered = state.view().is_some_and(|view| view.shown.is_some());
    let Some(filter) = state.filter().filter(|_| is_answered) else {
        return;
    };
    ui.add_space(8.0);
    let what = match (filter.query().is_empty(), filter.has_no_facets()) {
        (false, true) => "the search",
        (true, false) => "filters",
        _ => "search and filters",
    };
    let text = format!("{} hidden by {what}", grouped(hidden));
    let warning = Palette::of(ui.theme()).warning();
    ui.label(RichText::new(text).size(12.0).color(warning));
    show_all(ui, "Show all", actions);
}

/// That colours say how well events are sourced, and how where no legend says so, and the way back.
fn coloured(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    if state.colour_by() == ColourBy::Kind {
        return;
    }
    ui.add_space(8.0);
    let width = ui.ctx().content_rect().width();
    if Arrangement::new(width, &state.settings.panels).list {
        ui.label(dim(ui, "Coloured by evidence", 12.0));
    } else {
        legend::colours(ui);
    }
    let name = "By kind: colour marks by their kind again";
    if link(ui, "By kind", name).clicked() {
        actions.push(Action::Run(Command::ColourByEvidence));
    }
}

/// That summaries, claims and evidence are hidden, and the way back.
fn exercising(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    if !state.exercise {
        return;
    }
    ui.add_space(8.0);
    let warning = Palette::of(ui.theme()).warning();
    let words = RichText::new("Exercise: sources only").size(12.0);
    ui.label(words.color(warning));
    let name = "End: show summaries, claims and evidence again";
    if link(ui, "End", name).clicked() {
        actions.push(Action::Run(Command::Exercise));
    }
}

/// How many problems there are; of notes alone, how many, without the colour of a warning.
fn problems(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let Some(document) = state.document().filter(|_| !state.exercise) else {
        return;
    };
    let palette = Palette::of(ui.theme());
    let errors = document.problem_count(Severity::Error);
    let grave = errors + document.problem_count(Severity::Warning);
    let notes = document.problem_count(Severity::Note);
    let count = |count: usize, one: &str| match count {
        1 => format!("1 {one}"),
        more => format!("{} {one}s", grouped(more)),
    };
    if grave > 0 {
        let ink = if errors > 0 {
            palette.error()
        } else {
            palette.warning()
        };
        let text = RichText::new(count(grave, "problem")).size(12.0).color(ink);
        show(ui, text, state, actions);
    } else if notes > 0 {
        let text = dim(ui, count(notes, "note"), 12.0);
        show(ui, text, state, actions);
    } else if document.content.is_checked() {
        ui.label(dim(ui, "No problems", 12.0));
    }
}

fn show(ui: &mut Ui, text: RichText, state: &State, actions: &mut Vec<Action>) {
    let button = ui.add(egui::Button::selectable(state.problems_open, text));
    if button
        .on_hover_text(Command::ToggleProblems.hint())
        .clicked()
    {
        actions.push(Action::Run(Command::ToggleProblems));
    }
}

/// "28 Jan 2025 to 6 Apr 2025 · 69 days".
fn range(from: Instant, to: Instant, zone: Zone) -> String {
    let seconds = to.saturating_sub(from);
    let years = seconds / YEAR;
    let end = |instant: Instant| {
        let year = zone.civil(instant).year;
        if (1..10_000).contains(&year) && years < 10_000 {
            sentence::day(instant, zone)
        } else {
            year_label(year, (years / 1_000).max(1))
        }
    };
    let (first, last, length) = (end(from), end(to), length(seconds));
    if first == last {
        format!("{first} · {length}")
    } else {
        format!("{first} to {last} · {length}")
    }
}

/// "69 days", "18 billion years".
fn length(seconds: i64) -> String {
    let amount = |unit: i64, name: &str| {
        let count = (seconds as f64 / unit as f64).round();
        match count {
            1.0 => format!("1 {name}"),
            ..1.0e6 => format!("{} {name}s", grouped(count as usize)),
            ..1.0e9 => format!("{:.1} million {name}s", count / 1.0e6),
            _ => format!("{:.1} billion {name}s", count / 1.0e9),
        }
    };
    match seconds {
        ..=180 => amount(1, "second"),
        181..=10_800 => amount(60, "minute"),
        10_801..=172_800 => amount(3_600, "hour"),
        172_801..=63_072_000 => amount(86_400, "day"),
        _ => amount(YEAR, "year"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_the_range_in_the_words_that_fit_it() {
        let day = 86_400;
        assert_eq!(
            range(0, 69 * day, Zone::Utc),
            "1 Jan 1970 to 11 Mar 1970 · 69 days"
        );
        assert_eq!(range(0, 60, Zone::Utc), "1 Jan 1970 · 60 seconds");
        let deep = range(-435_000_000_000_000_000, 0, Zone::Utc);
        assert_eq!(deep, "13.785 billion BCE to 1970 · 13.8 billion years");
    }
}
