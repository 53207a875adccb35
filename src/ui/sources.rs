//! The documents behind an event: primary ones first, each with its words and what can be done.

use super::details::{MOST_SHOWN, listed};
use super::theme::{Palette, italic};
use super::widgets::{badge, dim, link, not_shown, plain, section, strong};
use crate::app::link::{self, SafeLink};
use crate::app::{Action, Document};
use crate::index::EventIndex;
use crate::model::date::ClockZone;
use crate::model::{Citation, Event, Source, Stance, hidden};
use crate::view::scene::Ink;
use eframe::egui::{self, Frame, Label, Margin, RichText, Stroke, Ui};

/// The sources of one event, numbered from 1, each with the places that are cited.
pub(super) struct Numbered<'a> {
    sources: Vec<(&'a Source, Vec<&'a Citation>)>,
    /// Whose clocks their dates are read from.
    pub(super) clock: ClockZone,
}

impl<'a> Numbered<'a> {
    /// The sources of an event and of its claims.
    pub(super) fn of(
        document: &'a Document,
        index: EventIndex,
        event: &'a Event,
        clock: ClockZone,
    ) -> Self {
        let claims = event.claims.iter().flat_map(|claim| &claim.citations);
        let citations: Vec<&Citation> = event.citations.iter().chain(claims).collect();
        let cited = |source: &Source| {
            let mut places: Vec<&Citation> = Vec::new();
            for citation in citations
                .iter()
                .filter(|citation| citation.source == source.id)
            {
                // An event and its claim often cite the same words.
                let known = places.iter().any(|place| {
                    place.quote == citation.quote
                        && place.pin == citation.pin
                        && place.stance == citation.stance
                });
                if !known {
                    places.push(citation);
                }
            }
            if places.len() > 1 {
                places.retain(|place| !says_nothing(place));
            }
            places
        };
        let sources = document.sources_of(index);
        Self {
            sources: sources
                .into_iter()
                .map(|source| (source, cited(source)))
                .collect(),
            clock,
        }
    }

    /// "Source 2", "Sources 1 and 3", for some citations.
    pub(super) fn numbers(&self, citations: &[Citation]) -> String {
        let mut numbers: Vec<usize> = citations
            .iter()
            .filter_map(|citation| {
                self.sources
                    .iter()
                    .position(|(source, _)| source.id == citation.source)
            })
            .map(|place| place + 1)
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        let words: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        match words.as_slice() {
            [] => String::new(),
            [one] => format!("source {one}"),
            [rest @ .., last] => format!("sources {} and {last}", rest.join(", ")),
        }
    }
}

/// A citation of the document as a whole, without any words.
fn says_nothing(citation: &Citation) -> bool {
    citation.quote.is_none()
        && citation.pin.is_none()
        && citation.because.is_none()
        && citation.stance == Stance::Supports
}

/// Shows the sources of an event.
pub(super) fn ui(ui: &mut Ui, sources: &Numbered<'_>, actions: &mut Vec<Action>) {
    let count = sources.sources.len();
    if count == 0 {
        section(ui, "Sources");
        let ink = Palette::of(ui.theme()).warning();
        ui.label(RichText::new("No document is cited for this event.").color(ink));
        return;
    }
    section(
        ui,
        &if count == 1 {
            "1 source".to_owned()
        } else {
            format!("{count} sources")
        },
    );
    let shown = sources.sources.iter().enumerate().take(MOST_SHOWN);
    for (number, (source, citations)) in shown {
        card(ui, number + 1, source, citations, sources.clock, actions);
    }
    not_shown(ui, count, MOST_SHOWN, "sources");
}

fn card(
    ui: &mut Ui,
    number: usize,
    source: &Source,
    citations: &[&Citation],
    clock: ClockZone,
    actions: &mut Vec<Action>,
) {
    let palette = Palette::of(ui.theme());
    let frame = Frame::new()
        .fill(palette.ink(Ink::Ground))
        .stroke(Stroke::new(1.0, palette.ink(Ink::Hairline)))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(12, 10));
    let response = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        head(ui, number, source, clock);
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
        by.extend(source.wire.as_ref().map(|wire| format!("{wire} report")));
        if !by.is_empty() {
            ui.add(Label::new(dim(ui, by.join(" · "), 12.0)).wrap());
        }
        for citation in citations.iter().take(MOST_SHOWN) {
            quote(ui, citation);
        }
        not_shown(ui, citations.len(), MOST_SHOWN, "places in it");
        if let Some(note) = &source.note {
            ui.add(Label::new(dim(ui, format!("Note: {note}"), 11.5)).wrap());
        }
        if let Some(accessed) = &source.accessed {
            ui.label(dim(
                ui,
                format!("Accessed {}", accessed.words_in(clock)),
                11.5,
            ));
        }
        act(ui, source, actions);
    });
    let name = name(number, source, clock);
    response
        .response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Article, true, &name));
    ui.add_space(4.0);
}

/// A sentence for a screen reader.
fn name(number: usize, source: &Source, clock: ClockZone) -> String {
    let sort = if source.is_primary() {
        "primary"
    } else {
        "secondary"
    };
    let publisher = source
        .publisher
        .as_ref()
        .map_or_else(String::new, |name| format!(", {name}"));
    let when = source
        .published
        .as_ref()
        .map_or_else(String::new, |when| format!(", {}", when.words_in(clock)));
    let name = format!("Source {number}, {sort}: {}{publisher}{when}", source.title);
    hidden::shown(&name).into_owned()
}

/// Number, primary or secondary, publisher, date.
fn head(ui: &mut Ui, number: usize, source: &Source, clock: ClockZone) {
    let palette = Palette::of(ui.theme());
    ui.horizontal(|ui| {
        let kind = source.kind.title();
        if source.is_primary() {
            let (fill, ink) = (palette.ink(Ink::Accent), palette.ink(Ink::OnAccent));
            badge(ui, "P", &format!("Primary source: {kind}"), fill, ink);
        } else {
            let (fill, ink) = (palette.ink(Ink::EraBand), palette.ink(Ink::Dim));
            badge(ui, "S", &format!("Secondary source: {kind}"), fill, ink);
        }
        ui.label(dim(ui, format!("{number}"), 12.0));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if let Some(published) = &source.published {
                ui.label(dim(ui, published.words_short_in(clock), 12.0));
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let publisher = source.publisher.as_deref().unwrap_or("Unknown publisher");
                ui.add(Label::new(strong(ui, publisher, 13.0)).truncate());
            });
        });
    });
}

/// The words of a document, with their place in it and what they are cited for.
fn quote(ui: &mut Ui, citation: &Citation) {
    let palette = Palette::of(ui.theme());
    let stance = match citation.stance {
        Stance::Supports => None,
        Stance::Disputes => Some(
            RichText::new("Disputes this")
                .size(12.0)
                .color(palette.warning()),
        ),
        Stance::Context => Some(dim(ui, "Context", 12.0)),
    };
    if citation.quote.is_some()
        || stance.is_some()
        || citation.pin.is_some()
        || citation.because.is_some()
    {
        let block = ui.horizontal_top(|ui| {
            ui.add_space(12.0);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                if let Some(stance) = stance {
                    ui.label(stance);
                }
                if let Some(quote) = &citation.quote {
                    let words = plain(format!("“{quote}”")).font(italic(12.5));
                    let words = words.color(palette.ink(Ink::Dim));
                    ui.add(Label::new(words).wrap().selectable(true));
                }
                if let Some(pin) = &citation.pin {
                    ui.label(dim(ui, &**pin, 11.5));
                }
                if let Some(because) = &citation.because {
                    ui.add(Label::new(dim(ui, &**because, 12.0)).wrap());
                }
            });
        });
        let rect = block.response.rect;
        let bar = egui::Rect::from_min_max(
            rect.left_top(),
            egui::pos2(rect.left() + 2.0, rect.bottom()),
        );
        ui.painter()
            .rect_filled(bar, 1.0, palette.ink(Ink::Hairline));
    }
}

/// Open, copy, archived copies.
fn act(ui: &mut Ui, source: &Source, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        if let Some(url) = source.url.as_deref() {
            open(ui, url, &source.title, actions);
        } else {
            ui.label(dim(ui, "No link", 12.0));
        }
        if link(
            ui,
            "Copy citation",
            &format!("Copy citation of {}", source.title),
        )
        .clicked()
        {
            actions.push(Action::CopyCitation(source.id.to_string()));
        }
        if let Some(url) = source.url.as_deref()
            && link(ui, "Copy link", &format!("Copy link to {}", source.title)).clicked()
        {
            actions.push(Action::CopyLink(url.to_owned()));
        }
        for archive in source
            .archives
            .iter()
            .take(MOST_SHOWN)
            .filter_map(|archive| archive.url.as_deref())
        {
            let response = link(
                ui,
                "Archived copy",
                &format!("Open archived copy of {}", source.title),
            );
            if response.on_hover_text(hidden::label(archive)).clicked() {
                actions.push(Action::OpenLink(archive.to_owned()));
            }
        }
    });
}

/// Opens a document; the host is shown before it is clicked.
fn open(ui: &mut Ui, url: &str, title: &str, actions: &mut Vec<Action>) {
    match link::check(url) {
        Ok(SafeLink {
            url: safe, host, ..
        }) => {
            let shown = host.strip_prefix("www.").unwrap_or(&host);
            let name = format!("Open {title} at {host}");
            if link(ui, &format!("Open at {shown} ↗"), &name)
                .on_hover_text(safe)
                .clicked()
            {
                actions.push(Action::OpenLink(url.to_owned()));
            }
        }
        Err(error) => {
            let ink = Palette::of(ui.theme()).warning();
            ui.label(
                RichText::new("Address cannot be opened")
                    .size(12.0)
                    .color(ink),
            )
            .on_hover_text(format!("{error}\n{}", hidden::label(url)));
        }
    }
}
