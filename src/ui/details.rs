//! The panel at the right: one event, from its title down to the documents behind it.

use super::theme::{Palette, font};
use super::widgets::{chip, dim, link, not_shown, plain, section, strong};
use super::{search, sources};
use crate::app::{Action, Document, State};
use crate::index::EventIndex;
use crate::model::date::ClockZone;
use crate::model::{Claim, Event, EventLink, Standing, Text, hidden};
use crate::view::marks::shown_title;
use crate::view::scene::Ink;
use crate::view::sentence::{self, sentence_case};
use crate::view::text::Weight;
use eframe::egui::{self, Align2, Label, RichText, ScrollArea, Sense, Ui, UiBuilder, Vec2};
use egui_commonmark::{CommonMarkCache, CommonMarkViewer};

/// As many of one kind are shown of an event: laying out thousands in each frame would stop the
/// window.
pub(super) const MOST_SHOWN: usize = 100;

/// What the details remember from frame to frame.
#[derive(Default)]
pub(super) struct DetailsUi {
    markdown: CommonMarkCache,
    shown: Option<(crate::app::DocumentId, EventIndex)>,
}

impl DetailsUi {
    /// Shows the panel.
    pub(super) fn ui(&mut self, ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
        let Some(document) = state.document() else {
            return;
        };
        let selected = state.selected();
        let shown = selected.map(|event| (document.id, event));
        let mut area = ScrollArea::vertical().id_salt("details").auto_shrink(false);
        if shown != self.shown {
            self.shown = shown;
            area = area.vertical_scroll_offset(0.0);
        }
        // Whatever is too wide, such as a table, is cut at the right and never pushes the panel.
        let panel = ui.available_rect_before_wrap();
        let mut inner = ui.new_child(UiBuilder::new().max_rect(panel));
        ui.advance_cursor_after_rect(panel);
        inner.set_clip_rect(ui.clip_rect());
        area.show(&mut inner, |ui| {
            // Room for the scroll bar.
            ui.set_max_width((ui.available_width() - 8.0).max(0.0));
            match selected.and_then(|index| Some((index, document.event(index)?))) {
                Some((index, event)) => {
                    self.event(ui, state, document, (index, event), actions);
                }
                None => self.timeline(ui, document),
            }
            ui.add_space(20.0);
        });
    }

    /// With nothing selected: what the timeline is about.
    fn timeline(&mut self, ui: &mut Ui, document: &Document) {
        let timeline = document.timeline();
        ui.add_space(6.0);
        let title = hidden::label(&timeline.title);
        ui.add(Label::new(strong(ui, title, 20.0)).wrap());
        if !timeline.authors.is_empty() {
            let authors = listed(&timeline.authors).join(", ");
            ui.add(Label::new(dim(ui, authors, 13.0)).wrap());
        }
        if let Some(as_of) = &timeline.as_of {
            ui.label(dim(ui, format!("As of {}", as_of.words()), 12.0));
        }
        ui.add_space(6.0);
        if let Some(summary) = &timeline.summary {
            self.markdown(ui, summary);
        }
        if let Some(license) = &timeline.license {
            ui.add_space(6.0);
            ui.label(dim(ui, format!("Licence of the text: {license}"), 12.0));
        }
        ui.add_space(10.0);
        ui.label(dim(
            ui,
            "Select an event to read what is known of it, and who says so.",
            13.0,
        ));
    }

    fn event(
        &mut self,
        ui: &mut Ui,
        state: &State,
        document: &Document,
        (index, event): (EventIndex, &Event),
        actions: &mut Vec<Action>,
    ) {
        let clock = state.clock_zone();
        head(ui, document, index, event, clock);
        search::hidden_note(ui, state, index, actions);
        if let Some(summary) = &event.summary {
            ui.add_space(6.0);
            self.markdown(ui, summary);
        }
        stages(ui, document, index, event, clock);
        let sources = sources::Numbered::of(document, index, event, clock);
        let standings = document.index().claim_standings(index);
        if !event.claims.is_empty() {
            section(ui, "Claims");
            for (number, claim) in event.claims.iter().enumerate().take(MOST_SHOWN) {
                let standing = standings.get(number).copied().unwrap_or_default();
                claim_ui(ui, number + 1, claim, standing, &sources);
            }
            not_shown(ui, event.claims.len(), MOST_SHOWN, "claims");
        }
        sources::ui(ui, &sources, actions);
        links(ui, document, index, event, clock, actions);
    }

    fn markdown(&mut self, ui: &mut Ui, text: &str) {
        let shown = hidden::shown_markdown(text);
        ui.scope(|ui| {
            ui.style_mut().interaction.selectable_labels = true;
            ui.spacing_mut().item_spacing.y = 4.0;
            CommonMarkViewer::new().show(ui, &mut self.markdown, &shown);
        });
    }
}

/// Kind and place, title, date in words, evidence, actors.
fn head(ui: &mut Ui, document: &Document, index: EventIndex, event: &Event, clock: ClockZone) {
    ui.add_space(4.0);
    let kind = document.index().kind_entry(&event.kind);
    let palette = Palette::of(ui.theme());
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::new(14.0, 18.0), Sense::hover());
        let colour = palette.ink(Ink::Kind(kind.colour));
        super::paint::glyph(ui.painter(), kind.glyph, rect.center(), 5.0, colour);
        let mut words = vec![kind.title.to_string()];
        words.extend(event.identifier.as_ref().map(Text::to_string));
        words.extend(listed(&event.places));
        ui.add(Label::new(dim(ui, words.join(" · "), 12.5)).wrap());
    });
    let title = shown_title(&event.title);
    let heading = ui.add(
        Label::new(strong(ui, &*title, 20.0))
            .wrap()
            .selectable(true),
    );
    heading.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, &*title));
    let when = sentence::date(event, document.index().today(), clock);
    let when = dim(ui, sentence_case(&when), 13.5);
    ui.add(Label::new(when).wrap().selectable(true));
    let standing = document.index().standing(index);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::new(14.0, 18.0), Sense::hover());
        super::paint::dial(ui.painter(), standing, rect.center(), 5.0, palette);
        let words = sentence_case(&standing.words());
        ui.add(Label::new(dim(ui, words, 12.5)).wrap());
    });
    if !event.actors.is_empty() {
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::new(6.0, 6.0);
            for actor in listed(&event.actors) {
                chip(ui, &actor);
            }
        });
    }
}

/// Stages with their own dates, when it was in force, and the measure that it put in force or
/// extended.
fn stages(ui: &mut Ui, document: &Document, index: EventIndex, event: &Event, clock: ClockZone) {
    let chain = document.index().chain_of(index);
    if event.stages.is_empty() && event.in_force.is_none() && chain.is_none() {
        return;
    }
    section(ui, "Stages");
    egui::Grid::new("stages")
        .num_columns(2)
        .spacing([14.0, 4.0])
        .show(ui, |ui| {
            for stage in event.stages.iter().take(MOST_SHOWN) {
                ui.label(stage.stage.title());
                let when = stage
                    .when
                    .as_ref()
                    .map_or_else(|| "no date".to_owned(), |when| when.told_in(clock));
                ui.add(Label::new(dim(ui, when, 13.0)).wrap());
                ui.end_row();
            }
            if let Some(in_force) = &event.in_force {
                ui.label("In force");
                ui.add(Label::new(dim(ui, in_force.words_in(clock), 13.0)).wrap());
                ui.end_row();
            }
            if let Some(chain) = chain.filter(|chain| !chain.renewals.is_empty()) {
                ui.label("Measure");
                let words = sentence::stretches(document.index(), chain, document.zone());
                ui.add(Label::new(dim(ui, words, 13.0)).wrap());
                ui.end_row();
            }
        });
}

/// A claim: its number, what it says, who says so, how well it is sourced and by which documents.
fn claim_ui(
    ui: &mut Ui,
    number: usize,
    claim: &Claim,
    standing: Standing,
    sources: &sources::Numbered<'_>,
) {
    ui.horizontal_top(|ui| {
        let palette = Palette::of(ui.theme());
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(20.0), Sense::hover());
        let stroke = egui::Stroke::new(1.2, palette.ink(Ink::Dim));
        ui.painter().circle_stroke(rect.center(), 9.0, stroke);
        let ink = palette.ink(Ink::Text);
        let font = font(11.0, Weight::SemiBold);
        ui.painter().text(
            rect.center(),
            Align2::CENTER_CENTER,
            number.to_string(),
            font,
            ink,
        );
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add(
                Label::new(plain(&*claim.text).size(13.0))
                    .wrap()
                    .selectable(true),
            );
            let mut words = Vec::new();
            words.extend(claim.by.as_ref().map(|by| format!("According to {by}")));
            words.extend(claim.value.as_ref().map(|value| match &claim.about {
                Some(about) => format!("{about}: {value}"),
                None => value.to_string(),
            }));
            words.extend(claim.when.as_ref().map(|when| when.words_in(sources.clock)));
            if !words.is_empty() {
                ui.add(Label::new(dim(ui, words.join(" · "), 12.0)).wrap());
            }
            let numbers = sources.numbers(&claim.citations);
            let mut evidence = sentence_case(&standing.words());
            if !numbers.is_empty() {
                evidence = format!("{evidence} · {numbers}");
            }
            let ink = if standing.disputed {
                palette.warning()
            } else {
                palette.ink(Ink::Dim)
            };
            ui.horizontal_top(|ui| {
                let (rect, _) = ui.allocate_exact_size(Vec2::new(12.0, 16.0), Sense::hover());
                super::paint::dial(ui.painter(), standing, rect.center(), 4.0, palette);
                ui.add(Label::new(RichText::new(evidence).size(12.0).color(ink)).wrap());
            });
        });
    });
    ui.add_space(6.0);
}

/// Links to other events, and from them, each with its reason.
fn links(
    ui: &mut Ui,
    document: &Document,
    index: EventIndex,
    event: &Event,
    clock: ClockZone,
    actions: &mut Vec<Action>,
) {
    let timeline = document.timeline();
    let outgoing = event.links.iter().map(|link| {
        (
            link.relation.title(),
            document.index().event(document.timeline(), &link.to),
            link.because.as_ref(),
        )
    });
    let references = document.index().references(index);
    let incoming = references.iter().map(|reference| {
        let from = timeline.events.get(reference.from as usize);
        let because = from.and_then(|from| from.links.get(reference.link)?.because.as_ref());
        (
            reference.relation.inverse_title(),
            Some(reference.from),
            because,
        )
    });
    // An event may be the one that a million others lead to.
    let shown: Vec<_> = outgoing
        .chain(incoming)
        .filter_map(|(relation, other, because)| {
            let other = other?;
            Some((relation, other, document.event(other)?, because))
        })
        .take(MOST_SHOWN)
        .collect();
    if shown.is_empty() {
        return;
    }
    section(ui, "Related events");
    let leads_on = |link: &&EventLink| {
        let to = document.index().event(document.timeline(), &link.to);
        to.is_some()
    };
    let count = event.links.iter().filter(leads_on).count() + references.len();
    for (relation, other, found, because) in shown {
        ui.label(dim(ui, relation, 11.5));
        let title = shown_title(&found.title);
        let when = found
            .when
            .as_ref()
            .map_or_else(String::new, |when| when.words_short_in(clock));
        if link(
            ui,
            &format!("{title}"),
            &format!("{relation} {title}, {when}"),
        )
        .clicked()
        {
            actions.push(Action::Show(other));
        }
        ui.label(dim(ui, when, 11.5));
        if let Some(because) = because {
            ui.add(Label::new(dim(ui, &**because, 12.0)).wrap());
        }
        ui.add_space(6.0);
    }
    not_shown(ui, count, MOST_SHOWN, "links");
}

/// The first of many names, and how many more there are.
pub(super) fn listed(names: &[Text]) -> Vec<String> {
    let shown = names.iter().take(MOST_SHOWN);
    let mut words: Vec<String> = shown.map(|name| hidden::label(name).into_owned()).collect();
    if names.len() > MOST_SHOWN {
        words.push(format!("and {} more", names.len() - MOST_SHOWN));
    }
    words
}
