//! One timeline on the start screen: its picture, its title, what it is about, and how well it is
//! sourced. All of it is one button.

use super::small;
use crate::app::State;
use crate::app::bundled::BUNDLED;
use crate::app::start::Card;
use crate::index::EvidenceCounts;
use crate::model::{Level, Standing};
use crate::ui::paint;
use crate::ui::theme::{Palette, font};
use crate::view::scene::{Ink, Scene};
use crate::view::text::Weight;
use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    self, Color32, CornerRadius, CursorIcon, FontId, Galley, Painter, Rect, Response, Sense,
    Stroke, StrokeKind, Ui, Vec2,
};
use std::sync::Arc;

/// A picture at least so wide is drawn nearly as large as the timeline itself, in points.
const WIDE_FROM: f32 = 460.0;
/// The height of a picture, as a share of its width.
const PICTURE_SHARE: f32 = 0.56;
/// The height of the picture of a leading card, as a share of its width.
const LEAD_SHARE: f32 = 0.38;
/// The lowest picture that still shows something, in points.
const LOWEST_PICTURE: f32 = 72.0;
/// Air above the title, in points.
const ABOVE_TITLE: f32 = 12.0;
/// Air above what the timeline is about, in points.
const ABOVE_ABOUT: f32 = 6.0;
/// Air above the figures, in points.
const ABOVE_FACTS: f32 = 8.0;
/// The height of the evidence, with its bar and its figures, in points.
const EVIDENCE: f32 = 36.0;
/// The height of the bar of evidence, in points.
const BAR: f32 = 5.0;

/// The scale of a picture of that width: what is wide shows titles that can be read.
pub(super) fn picture_scale(width: f32) -> f32 {
    if width >= WIDE_FROM { 0.82 } else { 0.62 }
}

/// How large a card is to be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct CardSize {
    /// Its width, in points.
    pub(super) width: f32,
    /// Whether it leads, with larger type.
    pub(super) leads: bool,
    /// How many lines what it is about may take.
    pub(super) lines: usize,
    /// The picture gives way until the card is no higher, in points.
    pub(super) tallest: f32,
}

/// The measures and the texts of a card.
pub(super) struct Looks {
    position: usize,
    size: CardSize,
    picture_height: f32,
    title: Arc<Galley>,
    about: Option<Arc<Galley>>,
    facts: Option<Arc<Galley>>,
    evidence: Option<EvidenceCounts>,
}

impl Looks {
    /// Lays out the texts of a card of that width, in points.
    pub(super) fn new(
        ui: &Ui,
        state: &State,
        position: usize,
        size: CardSize,
        is_open: bool,
    ) -> Self {
        let CardSize {
            width,
            leads,
            lines,
            tallest,
        } = size;
        let card = state.start.card(position);
        let title = card.map(Card::title);
        let title = title.or_else(|| BUNDLED.get(position).map(|bundled| bundled.title));
        let palette = Palette::of(ui.theme());
        let (title_size, about_size, share) = if leads {
            (23.0, 14.0, LEAD_SHARE)
        } else {
            (16.5, 13.0, PICTURE_SHARE)
        };
        let text = |text: &str, font: FontId, ink: Color32, lines: usize| {
            let mut job = LayoutJob::single_section(text.to_owned(), TextFormat::simple(font, ink));
            job.wrap = TextWrapping {
                max_width: width,
                max_rows: lines,
                break_anywhere: false,
                overflow_character: Some('…'),
            };
            ui.painter().layout_job(job)
        };
        let dim = palette.ink(Ink::Dim);
        let facts = card.map(|card| {
            if is_open {
                format!("{} · open now", card.facts())
            } else {
                card.facts()
            }
        });
        let mut looks = Self {
            position,
            size,
            picture_height: (width * share).round(),
            title: text(
                title.unwrap_or_default(),
                font(title_size, Weight::SemiBold),
                Color32::PLACEHOLDER,
                2,
            ),
            about: card.map(|card| {
                let font = font(about_size, Weight::Regular);
                text(card.about(), font, palette.ink(Ink::Text), lines)
            }),
            facts: facts.map(|facts| text(&facts, small(), dim, 2)),
            evidence: card.map(Card::evidence),
        };
        let excess = (looks.height() - tallest).max(0.0);
        looks.picture_height = (looks.picture_height - excess).max(LOWEST_PICTURE.min(width));
        looks
    }

    /// The height that the card wants, in points.
    pub(super) fn height(&self) -> f32 {
        let text = |galley: &Option<Arc<Galley>>, above: f32| {
            galley
                .as_ref()
                .map_or(0.0, |galley| galley.size().y + above)
        };
        let title = ABOVE_TITLE + self.title.size().y;
        let about = text(&self.about, ABOVE_ABOUT);
        self.picture_height + title + about + text(&self.facts, ABOVE_FACTS) + EVIDENCE
    }

    /// Lets the picture grow until the card is so high, in points.
    pub(super) fn stretch(&mut self, height: f32) {
        self.picture_height += (height - self.height()).max(0.0);
    }

    /// The size of the picture, in points.
    pub(super) fn picture(&self) -> Vec2 {
        Vec2::new(self.size.width, self.picture_height)
    }
}

/// A card on the screen.
pub(super) struct CardUi<'a> {
    /// Its measures and texts.
    pub(super) looks: &'a Looks,
    /// Its picture, once it is there.
    pub(super) picture: Option<&'a Scene>,
}

impl CardUi<'_> {
    /// Shows the card.
    pub(super) fn ui(&self, ui: &Ui, state: &State, rect: Rect) -> Response {
        let Looks {
            position,
            title,
            about,
            facts,
            ..
        } = self.looks;
        let id = ui.scope_id().with(("card", *position));
        let response = ui.interact(rect, id, Sense::click());
        let name = state.start.card(*position).map_or_else(
            || BUNDLED.get(*position).map_or("", |b| b.title).to_owned(),
            Card::sentence,
        );
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let palette = Palette::of(ui.theme());
        let is_hot = response.hovered() || response.has_focus();
        self.picture(ui, state, rect, is_hot);
        let painter = ui.painter();
        let ink = palette.ink(if response.hovered() {
            Ink::Accent
        } else {
            Ink::Text
        });
        let at = |y: f32| egui::pos2(rect.left(), y);
        let y = rect.top() + self.looks.picture_height + ABOVE_TITLE;
        painter.galley(at(y), Arc::clone(title), ink);
        if let Some(about) = about {
            let y = y + title.size().y + ABOVE_ABOUT;
            painter.galley(at(y), Arc::clone(about), ink);
        }
        // In one line with those of the other cards of the row.
        let y = rect.bottom() - EVIDENCE;
        if let Some(facts) = facts {
            painter.galley(at(y - facts.size().y), Arc::clone(facts), ink);
        }
        if let Some(counts) = self.looks.evidence {
            let bar = Rect::from_min_size(at(y + 10.0), Vec2::new(rect.width(), BAR));
            evidence(painter, bar, counts, palette);
        }
        if response.has_focus() {
            let stroke = Stroke::new(2.0, palette.ink(Ink::Accent));
            let ring = rect.expand(8.0);
            painter.rect_stroke(ring, 8.0, stroke, StrokeKind::Inside);
        }
        response.on_hover_cursor(CursorIcon::PointingHand)
    }

    fn picture(&self, ui: &Ui, state: &State, rect: Rect, is_hot: bool) {
        let palette = Palette::of(ui.theme());
        let frame = Rect::from_min_size(rect.min, self.looks.picture());
        let painter = ui.painter().with_clip_rect(ui.clip_rect().intersect(frame));
        painter.rect_filled(frame, 0.0, palette.ink(Ink::Ground));
        if let Some(scene) = self.picture {
            paint::scene(&painter, scene, frame.min, palette, &state.measure);
        }
        let edge = palette.ink(if is_hot { Ink::Accent } else { Ink::Hairline });
        painter.rect_stroke(frame, 0.0, Stroke::new(1.0, edge), StrokeKind::Inside);
    }
}

/// How many events are how well sourced: as a bar of their shares, and in figures with the dials
/// that stand for them.
fn evidence(painter: &Painter, bar: Rect, counts: EvidenceCounts, palette: &Palette) {
    let EvidenceCounts {
        uncited,
        single,
        corroborated,
        ..
    } = counts;
    let parts = [
        (corroborated, Level::Corroborated, "corroborated"),
        (single, Level::Single, "one source"),
        (uncited, Level::Uncited, "uncited"),
    ];
    let all = (corroborated + single + uncited).max(1) as f32;
    let (mut left, mut x) = (bar.left(), bar.left());
    for (count, level, words) in parts {
        if count == 0 {
            continue;
        }
        let right = left + bar.width() * count as f32 / all;
        let part = Rect::from_min_max(egui::pos2(left, bar.top()), egui::pos2(right, bar.bottom()));
        let ink = palette.ink(Ink::Dim);
        let fill = match level {
            Level::Corroborated => ink,
            Level::Single => ink.gamma_multiply(0.45),
            Level::Uncited => Color32::TRANSPARENT,
        };
        let stroke = match level {
            Level::Uncited => Stroke::new(1.0, ink),
            Level::Single | Level::Corroborated => Stroke::NONE,
        };
        let part = part.with_max_x((right - 1.0).max(left + 1.0));
        painter.rect(part, CornerRadius::ZERO, fill, stroke, StrokeKind::Inside);
        left = right;
        let middle = egui::pos2(x + 5.0, bar.bottom() + 14.0);
        let standing = Standing {
            level,
            ..Standing::default()
        };
        paint::dial(painter, standing, middle, 4.5, palette);
        let text = painter.text(
            middle + Vec2::new(10.0, 0.0),
            egui::Align2::LEFT_CENTER,
            format!("{count} {words}"),
            small(),
            ink,
        );
        x = text.right() + 14.0;
    }
}
