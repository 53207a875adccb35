//! What is rarely needed of a source: dates, archived copies, what repeats it, and who else cites it.

use super::SourcesUi;
use super::archives;
use super::card::{Card, title_of};
use crate::app::Action;
use crate::index::SourceIndex;
use crate::model::hidden;
use crate::ui::details::{Lights, MOST_SHOWN, Shown, Spot};
use crate::ui::theme::Palette;
use crate::ui::widgets::{dim, link, not_shown};
use crate::view::marks::shown_title;
use crate::view::scene::Ink;
use crate::view::sentence::grouped;
use eframe::egui::{Grid, Label, Stroke, Ui};

/// So many are listed before one asks for all.
const FEW: usize = 6;

pub(super) fn ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    card: &Card<'_>,
    cards: &mut SourcesUi,
    lights: &mut Lights,
    actions: &mut Vec<Action>,
) {
    ui.add_space(4.0);
    let (rect, _) = ui.allocate_exact_size(
        eframe::egui::Vec2::new(ui.available_width(), 1.0),
        eframe::egui::Sense::hover(),
    );
    let line = Stroke::new(1.0, Palette::of(ui.theme()).ink(Ink::Hairline));
    ui.painter().hline(rect.x_range(), rect.center().y, line);
    facts(ui, shown, card);
    archives::ui(ui, shown, card, actions);
    repetitions(ui, shown, card, lights);
    cited_by(ui, shown, card, cards, actions);
}

/// When it was published and read, and how it is known to be primary.
fn facts(ui: &mut Ui, shown: &Shown<'_>, card: &Card<'_>) {
    let source = card.source;
    let date = |when: &crate::model::When| when.words_in(shown.clock);
    let primary = source.primary.map(|primary| {
        let sort = if primary { "primary" } else { "secondary" };
        format!("{sort}, as the timeline states")
    });
    let facts = [
        ("Published", source.published.as_ref().map(date)),
        ("Accessed", source.accessed.as_ref().map(date)),
        ("Evidence", primary),
        ("Id", Some(source.id.to_string())),
    ];
    Grid::new(("facts", card.number))
        .num_columns(2)
        .spacing([12.0, 3.0])
        .min_row_height(16.0)
        .show(ui, |ui| {
            for (title, fact) in facts {
                if let Some(fact) = fact {
                    ui.label(dim(ui, title, 12.0));
                    let fact = hidden::label(&fact).into_owned();
                    ui.add(Label::new(dim(ui, fact, 12.0)).wrap());
                    ui.end_row();
                }
            }
        });
}

/// Which sources repeat it, and which others are reports of the same agency.
fn repetitions(ui: &mut Ui, shown: &Shown<'_>, card: &Card<'_>, lights: &mut Lights) {
    let (source, place) = (card.source, card.cited.source);
    let index = shown.document.index();
    let repeated = index.derived_from(place);
    others(ui, shown, "Repeated by", (repeated, repeated.len()), lights);
    if let Some(agency) = source.wire.as_deref() {
        let reports_in_all = index.reports_of(agency);
        let title = format!("Other {agency} reports");
        let of_line = |other: &&SourceIndex| **other != place;
        let reports: Vec<SourceIndex> = reports_in_all
            .iter()
            .filter(of_line)
            .take(MOST_SHOWN)
            .copied()
            .collect();
        // This one is among them.
        let count = reports_in_all.len().saturating_sub(1);
        others(ui, shown, &title, (&reports, count), lights);
    }
}

/// A list of other sources, with how many there are in all; those of this event can be gone to.
fn others(
    ui: &mut Ui,
    shown: &Shown<'_>,
    title: &str,
    (others, count): (&[SourceIndex], usize),
    lights: &mut Lights,
) {
    if others.is_empty() {
        return;
    }
    ui.label(dim(ui, title, 12.0));
    for other in others.iter().take(FEW) {
        let Some(source) = shown.document.timeline().sources.get(*other as usize) else {
            continue;
        };
        let publisher = source.publisher.as_ref();
        let publisher = publisher.map_or_else(String::new, |name| format!(" · {name}"));
        let words = format!("{}{publisher}", hidden::label(title_of(source)));
        let here = shown.evidence.sources.iter();
        let here = here
            .take(MOST_SHOWN)
            .position(|cited| cited.source == *other);
        match here {
            Some(number) => {
                let words = format!("{}. {words}", number + 1);
                if link(ui, &words, &format!("Go to source {words}")).clicked() {
                    lights.go_to(Spot::Source(number));
                }
            }
            None => {
                ui.add(Label::new(dim(ui, words, 12.0)).wrap());
            }
        }
    }
    if count > FEW {
        let more = grouped(count - FEW);
        ui.label(dim(ui, format!("and {more} more"), 12.0));
    }
}

/// The events that cite it, this one among them; each leads there.
fn cited_by(
    ui: &mut Ui,
    shown: &Shown<'_>,
    card: &Card<'_>,
    cards: &mut SourcesUi,
    actions: &mut Vec<Action>,
) {
    let place = card.cited.source;
    let citing = shown.document.index().citing(place);
    if citing.len() < 2 {
        ui.label(dim(ui, "Cited by this event alone", 12.0));
        return;
    }
    let words = format!("Cited by {} events", grouped(citing.len()));
    ui.label(dim(ui, words, 12.0));
    let is_whole = cards.listed.contains(&place);
    let most = if is_whole { MOST_SHOWN } else { FEW };
    for event in citing.iter().take(most) {
        let Some(found) = shown.document.event(*event) else {
            continue;
        };
        let title = shown_title(&found.title);
        if *event == shown.index {
            ui.add(Label::new(dim(ui, format!("{title} (this event)"), 12.0)).wrap());
        } else if link(
            ui,
            &title,
            &format!("Show {title}, which cites this source"),
        )
        .clicked()
        {
            actions.push(Action::Show(*event));
        }
    }
    if is_whole {
        not_shown(ui, citing.len(), MOST_SHOWN, "events");
    } else if citing.len() > FEW {
        let rest = citing.len().min(MOST_SHOWN) - FEW;
        let words = format!("Show {} more", grouped(rest));
        let name = format!("{words} events that cite {}", title_of(card.source));
        if link(ui, &words, &name).clicked() {
            cards.listed.insert(place);
        }
    }
}
