//! The exercise: an event is shown by its sources alone, and nothing on screen says what the timeline
//! concludes from them.

use super::{Weighed, kept_in, selected};
use crate::app::link::check;
use crate::app::{Action, Command, State};
use crate::model::Citation;
use crate::model::date::ClockZone;
use crate::ui::details::listed;
use crate::ui::theme::{Palette, italic};
use crate::ui::widgets::{dim, link, not_shown, plain, section, strong};
use crate::view::glyphs::Inside;
use crate::view::marks::shown_title;
use crate::view::scene::{Ink, Scene, Shape};
use crate::view::sentence::{sentence_case, sources as count_of};
use eframe::egui::{self, Frame, Label, Margin, Stroke, Ui};

/// Of one event so many sources are weighed, and of one source so many places are shown.
const MOST_SHOWN: usize = 50;

/// The details of an event in the exercise: its sources with their questions, and nothing of what
/// the timeline concludes from them.
pub(in crate::ui) fn exercise(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    banner(ui, state, actions);
    let Some((document, event)) = selected(state) else {
        let words = "Select an event to weigh its sources.";
        ui.add(Label::new(dim(ui, words, 13.0)).wrap());
        return;
    };
    let title = shown_title(&event.title);
    let heading = ui.add(Label::new(strong(ui, &*title, 20.0)).wrap());
    heading.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, &*title));
    let clock = state.clock_zone();
    let when = event.when.as_ref().map(|when| when.words_in(clock));
    let when = when.unwrap_or_else(|| "no date".to_owned());
    ui.add(Label::new(dim(ui, sentence_case(&when), 13.5)).wrap());
    let index = state.selected().unwrap_or_default();
    let sources = document.sources_of(index);
    section(ui, &count_of(sources.len()));
    for source in sources.iter().take(MOST_SHOWN) {
        let weighed = Weighed {
            state,
            document,
            event,
            source,
        };
        weighed.card(ui, clock, actions);
    }
    not_shown(ui, sources.len(), MOST_SHOWN, "sources");
}

/// Says what is hidden, and how to see it.
fn banner(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    ui.add_space(4.0);
    let palette = Palette::of(ui.theme());
    Frame::new()
        .fill(palette.ink(Ink::EraBand))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.label(strong(ui, "Weigh the sources first", 13.0));
            let words = "Summary, claims and evidence are hidden until the exercise ends.";
            ui.add(Label::new(dim(ui, words, 12.0)).wrap());
            kept_in(ui, state);
            if link(
                ui,
                "End the exercise",
                "End the exercise and show everything",
            )
            .clicked()
            {
                actions.push(Action::Run(Command::Exercise));
            }
        });
    ui.add_space(8.0);
}

impl Weighed<'_> {
    /// The source as it presents itself: without what the timeline says it proves.
    fn card(&self, ui: &mut Ui, clock: ClockZone, actions: &mut Vec<Action>) {
        let palette = Palette::of(ui.theme());
        Frame::new()
            .fill(palette.ink(Ink::Ground))
            .stroke(Stroke::new(1.0, palette.ink(Ink::Hairline)))
            .corner_radius(8)
            .inner_margin(Margin::symmetric(12, 10))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 4.0;
                self.document_head(ui, clock);
                let cited = self.citations();
                for citation in &cited {
                    words_of(ui, citation);
                }
                if let Some(url) = self.source.url.as_deref()
                    && let Ok(safe) = check(url)
                {
                    let name = format!("Open {} at {}", self.source.title, safe.host);
                    let shown = format!("Open at {} ↗", safe.host);
                    if link(ui, &shown, &name).on_hover_text(safe.url).clicked() {
                        actions.push(Action::OpenLink(url.to_owned()));
                    }
                }
                self.questions(ui, actions);
            });
        ui.add_space(8.0);
    }

    fn document_head(&self, ui: &mut Ui, clock: ClockZone) {
        let source = self.source;
        let publisher = source.publisher.as_deref().unwrap_or("Unknown publisher");
        let published = source.published.as_ref();
        let published = published.map(|when| when.words_short_in(clock));
        let head: Vec<String> = [Some(publisher.to_owned()), published]
            .into_iter()
            .flatten()
            .collect();
        ui.add(Label::new(strong(ui, head.join(" · "), 13.0)).wrap());
        let title = if source.title.is_empty() {
            &source.id
        } else {
            &source.title
        };
        ui.add(
            Label::new(plain(&**title).size(13.0))
                .wrap()
                .selectable(true),
        );
        let mut by = listed(&source.authors);
        by.extend(source.identifier.as_ref().map(ToString::to_string));
        if !by.is_empty() {
            ui.add(Label::new(dim(ui, by.join(" · "), 12.0)).wrap());
        }
    }

    /// Where the event cites the source, each words once, and no more than are shown.
    fn citations(&self) -> Vec<&Citation> {
        let claims = self.event.claims.iter().flat_map(|claim| &claim.citations);
        let mut places: Vec<&Citation> = Vec::new();
        let own = self.event.citations.iter().chain(claims);
        for citation in own.filter(|citation| citation.source == self.source.id) {
            let same =
                |known: &&Citation| known.quote == citation.quote && known.pin == citation.pin;
            if !places.iter().any(same) {
                places.push(citation);
            }
            if places.len() == MOST_SHOWN {
                break;
            }
        }
        places
    }
}

/// The words of a document and where they are in it.
fn words_of(ui: &mut Ui, citation: &Citation) {
    if let Some(quote) = &citation.quote {
        let ink = Palette::of(ui.theme()).ink(Ink::Dim);
        let words = plain(format!("“{quote}”")).font(italic(12.5)).color(ink);
        ui.add(Label::new(words).wrap().selectable(true));
    }
    if let Some(pin) = &citation.pin {
        ui.label(dim(ui, &**pin, 11.5));
    }
}

/// Takes out of a scene what shows how well events are sourced.
pub(in crate::ui) fn blind(scene: &mut Scene) {
    for layer in &mut scene.layers {
        let shows = |shape: &Shape| matches!(shape, Shape::Dial { .. } | Shape::Gauge { .. });
        layer.shapes.retain(|shape| !shows(shape));
        for shape in &mut layer.shapes {
            match shape {
                Shape::Mark { inside, .. } if *inside == Inside::Hatched => *inside = Inside::Full,
                Shape::Bars { stripes, .. } => *stripes = None,
                _ => {}
            }
        }
    }
}
