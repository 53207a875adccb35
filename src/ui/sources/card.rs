//! The card of a source: what it is, the words that are cited, what it bears on, and what can be
//! done with it.

use super::quote::quote;
use super::{SourcesUi, archives, more};
use crate::app::Action;
use crate::app::evidence::Cited;
use crate::app::link::{self, SafeLink};
use crate::model::{Source, Stance, hidden, language_name};
use crate::ui::details::{
    DIMMED, Light, Lights, MOST_SHOWN, Shown, Spot, listed, number_link, numbered, own_number,
};
use crate::ui::lens;
use crate::ui::theme::Palette;
use crate::ui::widgets::{badge, dim, link, not_shown, plain, strong};
use crate::view::scene::Ink;
use eframe::egui::{self, Frame, Label, Margin, RichText, Sense, Stroke, Ui, UiBuilder, Vec2};

/// With less room than this, what unfolds stands on two lines, in points.
const ONE_LINE: f32 = 250.0;

/// A source of the event that is shown.
#[derive(Clone, Copy)]
pub(super) struct Card<'a> {
    /// Its position among the sources of the event.
    pub(super) number: usize,
    pub(super) cited: &'a Cited,
    pub(super) source: &'a Source,
}

impl Card<'_> {
    pub(super) fn ui(
        &self,
        ui: &mut Ui,
        shown: &Shown<'_>,
        cards: &mut SourcesUi,
        lights: &mut Lights,
        actions: &mut Vec<Action>,
    ) {
        let spot = Spot::Source(self.number);
        let light = lights.of(spot, shown.evidence);
        let builder = UiBuilder::new()
            .id_salt(("source", self.number))
            .sense(Sense::focusable_noninteractive());
        let response = ui
            .scope_builder(builder, |ui| {
                ground(ui, light).show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    ui.spacing_mut().item_spacing.y = 4.0;
                    self.content(ui, shown, cards, lights, actions);
                });
            })
            .response;
        let name = self.name(shown);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Article, true, &name));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_selected(light == Light::Lit);
        });
        if response.has_focus() {
            let stroke = Stroke::new(1.5, Palette::of(ui.theme()).ink(Ink::Accent));
            let inside = egui::StrokeKind::Inside;
            ui.painter().rect_stroke(response.rect, 8.0, stroke, inside);
        }
        lights.watch(ui, spot, &response);
        ui.add_space(4.0);
    }

    fn content(
        &self,
        ui: &mut Ui,
        shown: &Shown<'_>,
        cards: &mut SourcesUi,
        lights: &mut Lights,
        actions: &mut Vec<Action>,
    ) {
        self.head(ui, shown);
        let source = self.source;
        let title = plain(title_of(source)).size(13.0);
        ui.add(Label::new(title).wrap().selectable(true));
        self.by_line(ui);
        self.repeats(ui, shown, lights);
        let places = &self.cited.places;
        for told in places.iter().take(MOST_SHOWN) {
            if let Some(citation) = told.place.of(shown.event) {
                quote(ui, citation, &told.bears_on);
            }
        }
        not_shown(ui, places.len(), MOST_SHOWN, "places in it");
        self.bears_on(ui, lights);
        if let Some(note) = &source.note {
            ui.add(Label::new(dim(ui, format!("Note: {note}"), 11.5)).wrap());
        }
        self.act(ui, shown, actions);
        self.unfold(ui, shown, cards, actions);
        if cards.open.contains(&self.cited.source) {
            more::ui(ui, shown, self, cards, lights, actions);
        }
    }

    /// A sentence for a screen reader.
    fn name(&self, shown: &Shown<'_>) -> String {
        let source = self.source;
        let publisher = source.publisher.as_ref();
        let publisher = publisher.map_or_else(String::new, |name| format!(", {name}"));
        let when = source.published.as_ref();
        let when = when.map_or_else(String::new, |when| {
            format!(", {}", when.words_in(shown.clock))
        });
        let mut name = format!(
            "Source {}, {}: {}{publisher}{when}",
            self.number + 1,
            sort(source),
            source.title
        );
        for (stance, title) in STANCES {
            if let Some(claims) = numbered(self.claims(stance).map(|claim| claim + 1), "claim") {
                name.push_str(" · ");
                name.push_str(&title.to_lowercase());
                name.push(' ');
                name.push_str(&claims);
            }
        }
        hidden::shown(&name).into_owned()
    }

    /// The positions of the first claims for which it is cited so.
    fn claims(&self, stance: Stance) -> impl Iterator<Item = usize> {
        let claims = self.cited.claims.iter();
        let claims = claims.filter(move |(_, known)| *known == stance);
        claims.map(|(claim, _)| *claim).take(MOST_SHOWN)
    }

    /// Number, primary or secondary, publisher, date.
    fn head(&self, ui: &mut Ui, shown: &Shown<'_>) {
        let (palette, source) = (Palette::of(ui.theme()), self.source);
        let from_right = egui::Layout::right_to_left(egui::Align::Center);
        ui.horizontal(|ui| {
            own_number(ui, Spot::Source(self.number));
            let kind = source.kind.title();
            if source.is_primary() {
                let (fill, ink) = (palette.ink(Ink::Accent), palette.ink(Ink::OnAccent));
                badge(ui, "P", &format!("Primary source: {kind}"), fill, ink);
            } else {
                let (fill, ink) = (palette.ink(Ink::EraBand), palette.ink(Ink::Dim));
                badge(ui, "S", &format!("Secondary source: {kind}"), fill, ink);
            }
            ui.with_layout(from_right, |ui| {
                if let Some(published) = &source.published {
                    ui.label(dim(ui, published.words_short_in(shown.clock), 12.0));
                }
                let publisher = source.publisher.as_deref().unwrap_or("Unknown publisher");
                let publisher = Label::new(strong(ui, publisher, 13.0)).truncate();
                let from_left = egui::Layout::left_to_right(egui::Align::Center);
                ui.with_layout(from_left, |ui| ui.add(publisher));
            });
        });
    }

    /// What it is and who made it: "Legal document, primary · German · Joseph R. Biden · 86 FR 20249".
    fn by_line(&self, ui: &mut Ui) {
        let source = self.source;
        let mut words = vec![format!("{}, {}", source.kind.title(), sort(source))];
        words.extend(source.language.as_deref().map(language_name));
        words.extend(listed(&source.authors));
        words.extend(source.identifier.as_ref().map(ToString::to_string));
        words.extend(source.wire.as_ref().map(|wire| format!("{wire} report")));
        ui.add(Label::new(dim(ui, words.join(" · "), 12.0)).wrap());
    }

    /// The source that it repeats, by its number where it has one here.
    fn repeats(&self, ui: &mut Ui, shown: &Shown<'_>, lights: &mut Lights) {
        let Some(id) = self.source.derived_from.as_deref() else {
            return;
        };
        let timeline = shown.document.timeline();
        let place = shown.document.index().source_place(timeline, id);
        let origin = place.and_then(|place| timeline.sources.get(place as usize));
        let Some(origin) = origin else {
            let words = format!("Repeats {id}, which is not among the sources");
            ui.add(Label::new(dim(ui, words, 12.0)).wrap());
            return;
        };
        let mut here = shown.evidence.sources.iter().take(MOST_SHOWN);
        let number = here.position(|cited| Some(cited.source) == place);
        let whose = origin
            .publisher
            .as_deref()
            .unwrap_or_else(|| title_of(origin));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::new(5.0, 3.0);
            if let Some(number) = number {
                number_link(ui, "Repeats", Spot::Source(number), lights);
                ui.add(Label::new(dim(ui, whose, 12.0)).wrap());
            } else {
                ui.add(Label::new(dim(ui, format!("Repeats {whose}"), 12.0)).wrap());
            }
        });
    }

    /// The numbers of the claims for or against which it is cited; they lead there.
    fn bears_on(&self, ui: &mut Ui, lights: &mut Lights) {
        if self.cited.claims.is_empty() {
            return;
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::new(5.0, 3.0);
            for (stance, title) in STANCES {
                self.numbers(ui, stance, title, lights);
            }
        });
    }

    fn numbers(&self, ui: &mut Ui, stance: Stance, title: &str, lights: &mut Lights) {
        let more = self.claims(stance).nth(1).is_some();
        let what = if more { "claims" } else { "claim" };
        let title = format!("{title} {what}");
        for (place, claim) in self.claims(stance).enumerate() {
            let before = if place == 0 { &*title } else { "" };
            number_link(ui, before, Spot::Claim(claim), lights);
        }
    }

    /// Open, copy, an archived copy.
    fn act(&self, ui: &mut Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
        let source = self.source;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::new(12.0, 0.0);
            if let Some(url) = source.url.as_deref() {
                open(ui, url, &source.title, actions);
            } else {
                ui.label(dim(ui, "No link", 12.0));
            }
            let name = format!("Copy citation of {}", source.title);
            if link(ui, "Copy citation", &name).clicked() {
                actions.push(Action::CopyCitation(source.id.to_string()));
            }
            if let Some(url) = source.url.as_deref()
                && link(ui, "Copy link", &format!("Copy link to {}", source.title)).clicked()
            {
                actions.push(Action::CopyLink(url.to_owned()));
            }
            archives::first(ui, source, shown.clock, actions);
        });
    }

    /// What unfolds: at the left the questions that weigh it, at the right of the same line, where
    /// there is room for both, all else that is known of it.
    fn unfold(
        &self,
        ui: &mut Ui,
        shown: &Shown<'_>,
        cards: &mut SourcesUi,
        actions: &mut Vec<Action>,
    ) {
        if ui.available_width() < ONE_LINE {
            self.more_link(ui, cards);
        } else {
            let size = Vec2::new(ui.available_width(), 0.0);
            let line = egui::Rect::from_min_size(ui.cursor().left_top(), size);
            let from_right = egui::Layout::right_to_left(egui::Align::Min);
            let builder = UiBuilder::new().max_rect(line).layout(from_right);
            self.more_link(&mut ui.new_child(builder.id_salt("more")), cards);
        }
        lens::fold(ui, shown.state, self.source, actions);
    }

    fn more_link(&self, ui: &mut Ui, cards: &mut SourcesUi) {
        let place = self.cited.source;
        let title = title_of(self.source);
        let (text, name) = if cards.open.contains(&place) {
            ("Less", format!("Show less of {title}"))
        } else {
            ("More", format!("Show more of {title}"))
        };
        if link(ui, text, &name).clicked() && !cards.open.remove(&place) {
            cards.open.insert(place);
        }
    }
}

/// How a source bears on claims.
const STANCES: [(Stance, &str); 3] = [
    (Stance::Supports, "Supports"),
    (Stance::Disputes, "Disputes"),
    (Stance::Context, "Context of"),
];

/// What a source is called.
pub(in crate::ui) fn title_of(source: &Source) -> &str {
    if source.title.is_empty() {
        &source.id
    } else {
        &source.title
    }
}

/// Primary or secondary.
fn sort(source: &Source) -> &'static str {
    if source.is_primary() {
        "primary"
    } else {
        "secondary"
    }
}

/// What a card lies on.
fn ground(ui: &mut Ui, light: Light) -> Frame {
    let palette = Palette::of(ui.theme());
    let (fill, line) = (palette.ink(Ink::Ground), palette.ink(Ink::Hairline));
    let accent = palette.ink(Ink::Accent);
    let (fill, line) = match light {
        Light::Plain => (fill, line),
        Light::Dimmed => {
            ui.set_opacity(DIMMED);
            (fill, line)
        }
        Light::Lit => (fill.blend(accent.gamma_multiply(0.10)), accent),
    };
    Frame::new()
        .fill(fill)
        .stroke(Stroke::new(1.0, line))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(12, 10))
}

/// Opens a document; the host is shown before it is clicked.
fn open(ui: &mut Ui, url: &str, title: &str, actions: &mut Vec<Action>) {
    match link::check(url) {
        Ok(SafeLink {
            url: safe, host, ..
        }) => {
            let shown = host.strip_prefix("www.").unwrap_or(&host);
            let name = format!("Open {title} at {host}");
            if link(ui, &format!("{shown} ↗"), &name)
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
