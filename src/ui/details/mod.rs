//! The panel at the right: one event, from its title down to the documents behind it.

mod claims;
mod disagreement;
mod head;
mod lights;
mod links;
mod numbers;

pub(super) use lights::{DIMMED, Light, Lights, Spot};
pub(super) use numbers::{number_link, numbered, own_number};

use super::sources::SourcesUi;
use super::widgets::{dim, strong};
use super::{lens, notes_ui, search, sources};
use crate::app::evidence::Evidence;
use crate::app::{Action, Document, State};
use crate::index::EventIndex;
use crate::model::date::ClockZone;
use crate::model::{Event, Name, Text, hidden};
use eframe::egui::{Label, ScrollArea, Ui, UiBuilder};
use egui_commonmark::{CommonMarkCache, CommonMarkViewer};
use std::rc::Rc;

/// As many of one kind are shown of an event: laying out thousands in each frame would stop the
/// window.
pub(super) const MOST_SHOWN: usize = 100;

/// What the details remember from frame to frame.
#[derive(Default)]
pub(super) struct DetailsUi {
    markdown: CommonMarkCache,
    shown: Option<(crate::app::DocumentId, EventIndex)>,
    evidence: Option<Rc<Evidence>>,
    lights: Lights,
    sources: SourcesUi,
}

/// The event that is shown, with all that is known of it.
pub(super) struct Shown<'a> {
    pub(super) state: &'a State,
    pub(super) document: &'a Document,
    pub(super) index: EventIndex,
    pub(super) event: &'a Event,
    pub(super) evidence: &'a Evidence,
    /// Whose clocks dates are read from.
    pub(super) clock: ClockZone,
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
            self.lights.clear();
            self.sources.clear();
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
            if state.exercise {
                return lens::exercise(ui, state, actions);
            }
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
        let known = self.evidence.take();
        let known = known.filter(|known| known.is_of(document, index, clock));
        let found = known.or_else(|| Evidence::of(document, index, clock).map(Rc::new));
        let Some(evidence) = found else {
            return;
        };
        self.evidence = Some(Rc::clone(&evidence));
        let shown = Shown {
            state,
            document,
            index,
            event,
            evidence: &evidence,
            clock,
        };
        self.lights.begin(ui);
        head::ui(ui, &shown);
        search::hidden_note(ui, state, index, actions);
        notes_ui::event(ui, &shown);
        self.summary(ui, event);
        disagreement::ui(ui, &shown, &mut self.lights, actions);
        head::stages(ui, &shown);
        claims::ui(ui, &shown, &mut self.lights);
        sources::ui(ui, &shown, &mut self.sources, &mut self.lights, actions);
        links::ui(ui, &shown, actions);
        self.lights.end(ui);
    }

    fn summary(&mut self, ui: &mut Ui, event: &Event) {
        if let Some(summary) = &event.summary {
            ui.add_space(6.0);
            self.markdown(ui, summary);
        }
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

/// The first of many names, and how many more there are.
pub(super) fn listed(names: &[Text]) -> Vec<String> {
    let shown = names.iter().take(MOST_SHOWN);
    let mut words: Vec<String> = shown
        .map(|name| hidden::label(&Name::shown(name)).into_owned())
        .collect();
    if names.len() > MOST_SHOWN {
        words.push(format!("and {} more", names.len() - MOST_SHOWN));
    }
    words
}
