//! Fonts, palettes and the style of widgets.

use crate::view::palette::{self, Look, Rgba};
use crate::view::scene::Ink;
use crate::view::text::{Weight, faces};
use eframe::egui::{
    self, Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Stroke,
    TextStyle, Theme, Vec2, Visuals,
};
use std::sync::{Arc, LazyLock};

/// The colours of a theme, by role, as egui has them.
#[derive(Debug)]
pub struct Palette(&'static palette::Palette);

static DARK: LazyLock<Palette> = LazyLock::new(|| Palette(palette::Palette::of(Look::Dark)));
static LIGHT: LazyLock<Palette> = LazyLock::new(|| Palette(palette::Palette::of(Look::Light)));

impl Palette {
    /// The palette of a theme.
    pub fn of(theme: Theme) -> &'static Self {
        match theme {
            Theme::Dark => &DARK,
            Theme::Light => &LIGHT,
        }
    }

    /// The colour for a role.
    pub fn ink(&self, ink: Ink) -> Color32 {
        colour(self.0.ink(ink))
    }

    /// For what may be wrong.
    pub fn warning(&self) -> Color32 {
        colour(self.0.warning())
    }

    /// For what is wrong.
    pub fn error(&self) -> Color32 {
        colour(self.0.error())
    }

    /// The ground of cards and fields.
    pub fn raised(&self) -> Color32 {
        colour(self.0.raised())
    }

    fn visuals(&self, theme: Theme) -> Visuals {
        let mut visuals = theme.default_visuals();
        let (panel, raised, text) = (self.ink(Ink::Panel), self.raised(), self.ink(Ink::Text));
        let accent = self.ink(Ink::Accent);
        let radius = CornerRadius::same(6);
        let line = Stroke::new(1.0, self.ink(Ink::Hairline));
        visuals.panel_fill = panel;
        visuals.window_fill = panel;
        visuals.window_stroke = line;
        visuals.window_corner_radius = CornerRadius::same(10);
        visuals.menu_corner_radius = CornerRadius::same(8);
        visuals.extreme_bg_color = raised;
        visuals.text_edit_bg_color = Some(raised);
        visuals.faint_bg_color = self.ink(Ink::LaneTint);
        visuals.code_bg_color = raised;
        visuals.hyperlink_color = accent;
        visuals.warn_fg_color = self.warning();
        visuals.error_fg_color = self.error();
        visuals.weak_text_color = Some(self.ink(Ink::Dim));
        visuals.selection.bg_fill = accent.gamma_multiply(0.35);
        visuals.selection.stroke = Stroke::new(1.0, accent);
        visuals.widgets.noninteractive.bg_stroke = line;
        visuals.widgets.noninteractive.fg_stroke.color = text;
        let hot = accent.gamma_multiply(0.16);
        for (widget, fill) in [
            (&mut visuals.widgets.inactive, raised),
            (&mut visuals.widgets.hovered, hot),
            (&mut visuals.widgets.active, hot),
            (&mut visuals.widgets.open, hot),
        ] {
            widget.weak_bg_fill = fill;
            widget.bg_fill = fill;
            widget.bg_stroke = line;
            widget.fg_stroke.color = text;
            widget.corner_radius = radius;
            widget.expansion = 0.0;
        }
        // Egui draws what has the focus as active.
        visuals.widgets.active.bg_stroke = Stroke::new(1.5, accent);
        visuals
    }
}

fn colour(colour: Rgba) -> Color32 {
    Color32::from_rgba_unmultiplied(colour.red, colour.green, colour.blue, colour.opacity)
}

/// The family of a weight.
pub fn family(weight: Weight) -> FontFamily {
    match weight {
        Weight::Regular => FontFamily::Proportional,
        Weight::SemiBold => FontFamily::Name("SemiBold".into()),
    }
}

/// A font of a size in points.
pub fn font(size: f32, weight: Weight) -> FontId {
    FontId::new(size, family(weight))
}

/// The font of quotes.
pub fn italic(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("Italic".into()))
}

/// Sets fonts and styles, before the first frame.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts());
    for theme in [Theme::Dark, Theme::Light] {
        ctx.set_visuals_of(theme, Palette::of(theme).visuals(theme));
    }
    ctx.all_styles_mut(|style| {
        style.text_styles = [
            (TextStyle::Heading, font(20.0, Weight::SemiBold)),
            (TextStyle::Body, font(13.0, Weight::Regular)),
            (TextStyle::Button, font(13.0, Weight::Regular)),
            (TextStyle::Small, font(11.0, Weight::Regular)),
            (TextStyle::Monospace, FontId::monospace(12.5)),
        ]
        .into();
        style.spacing.item_spacing = Vec2::new(8.0, 6.0);
        style.spacing.button_padding = Vec2::new(10.0, 5.0);
        style.spacing.menu_margin = Margin::same(6);
        style.spacing.interact_size.y = 26.0;
        style.spacing.scroll = egui::style::ScrollStyle::floating();
        style.interaction.selectable_labels = false;
    });
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let fallback: Vec<String> = fonts
        .families
        .get(&FontFamily::Proportional)
        .cloned()
        .unwrap_or_default();
    for (name, bytes, family) in [
        ("Inter", faces::REGULAR, FontFamily::Proportional),
        (
            "Inter SemiBold",
            faces::SEMIBOLD,
            FontFamily::Name("SemiBold".into()),
        ),
        (
            "Inter Italic",
            faces::ITALIC,
            FontFamily::Name("Italic".into()),
        ),
    ] {
        fonts
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        let mut names = vec![name.to_owned()];
        names.extend(fallback.iter().cloned());
        fonts.families.insert(family, names);
    }
    // Arrows and signs that the monospace font lacks.
    fonts
        .families
        .entry(FontFamily::Monospace)
        .or_default()
        .push("Inter".to_owned());
    fonts
}
