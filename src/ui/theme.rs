//! Fonts, palettes and the style of widgets.

use crate::model::Colour;
use crate::view::scene::Ink;
use crate::view::text::{Weight, faces};
use eframe::egui::{
    self, Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Stroke,
    TextStyle, Theme, Vec2, Visuals,
};
use serde::Deserialize;
use std::sync::{Arc, LazyLock};

/// The colours of a theme, by role.
#[derive(Clone, Debug, Deserialize)]
pub struct Palette {
    ground: Color,
    panel: Color,
    raised: Color,
    lane_tint: Color,
    hairline: Color,
    grid_fine: Color,
    grid_coarse: Color,
    text: Color,
    dim: Color,
    accent: Color,
    on_accent: Color,
    card: Color,
    era: Color,
    era_band: Color,
    density: Color,
    brush: Color,
    warning: Color,
    error: Color,
    grey: Color,
    orange: Color,
    sky_blue: Color,
    green: Color,
    yellow: Color,
    blue: Color,
    vermilion: Color,
    purple: Color,
    red: Color,
}

/// A colour as `#rrggbb` or `#rrggbbaa`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "String")]
struct Color(Color32);

impl TryFrom<String> for Color {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Color32::from_hex(&text)
            .map(Self)
            .map_err(|error| format!("`{text}` is not a colour (write #rrggbb): {error:?}"))
    }
}

static DARK: LazyLock<Option<Palette>> =
    LazyLock::new(|| read(include_str!("../../assets/themes/dark.ron")));
static LIGHT: LazyLock<Option<Palette>> =
    LazyLock::new(|| read(include_str!("../../assets/themes/light.ron")));
/// Shown if a palette could not be read, which a test rules out.
static PLAIN: LazyLock<Palette> = LazyLock::new(Palette::plain);

fn read(text: &str) -> Option<Palette> {
    match ron::from_str(text) {
        Ok(palette) => Some(palette),
        Err(error) => {
            log::error!("A palette cannot be read: {error}");
            None
        }
    }
}

impl Palette {
    /// The palette of a theme.
    pub fn of(theme: Theme) -> &'static Self {
        let palette = match theme {
            Theme::Dark => &DARK,
            Theme::Light => &LIGHT,
        };
        palette.as_ref().unwrap_or(&PLAIN)
    }

    /// Black on white.
    fn plain() -> Self {
        let (ink, ground) = (Color(Color32::BLACK), Color(Color32::WHITE));
        Self {
            ground,
            panel: ground,
            raised: ground,
            lane_tint: ground,
            hairline: ink,
            grid_fine: ground,
            grid_coarse: ink,
            text: ink,
            dim: ink,
            accent: ink,
            on_accent: ground,
            card: ground,
            era: ground,
            era_band: ground,
            density: ink,
            brush: ground,
            warning: ink,
            error: ink,
            grey: ink,
            orange: ink,
            sky_blue: ink,
            green: ink,
            yellow: ink,
            blue: ink,
            vermilion: ink,
            purple: ink,
            red: ink,
        }
    }

    /// The colour for a role.
    pub fn ink(&self, ink: Ink) -> Color32 {
        match ink {
            Ink::Ground => self.ground,
            Ink::Panel => self.panel,
            Ink::LaneTint => self.lane_tint,
            Ink::Hairline => self.hairline,
            Ink::GridFine => self.grid_fine,
            Ink::GridCoarse => self.grid_coarse,
            Ink::Text => self.text,
            Ink::Dim => self.dim,
            Ink::Accent => self.accent,
            Ink::OnAccent => self.on_accent,
            Ink::Card => self.card,
            Ink::Era => self.era,
            Ink::EraBand => self.era_band,
            Ink::Density => self.density,
            Ink::Brush => self.brush,
            Ink::Kind(colour) => self.kind(colour),
        }
        .0
    }

    fn kind(&self, colour: Colour) -> Color {
        match colour {
            Colour::Grey => self.grey,
            Colour::Orange => self.orange,
            Colour::SkyBlue => self.sky_blue,
            Colour::Green => self.green,
            Colour::Yellow => self.yellow,
            Colour::Blue => self.blue,
            Colour::Vermilion => self.vermilion,
            Colour::Purple => self.purple,
            Colour::Red => self.red,
        }
    }

    /// For what may be wrong.
    pub fn warning(&self) -> Color32 {
        self.warning.0
    }

    /// For what is wrong.
    pub fn error(&self) -> Color32 {
        self.error.0
    }

    /// The ground of cards and fields.
    pub fn raised(&self) -> Color32 {
        self.raised.0
    }

    fn visuals(&self, theme: Theme) -> Visuals {
        let mut visuals = theme.default_visuals();
        let radius = CornerRadius::same(6);
        let line = Stroke::new(1.0, self.hairline.0);
        visuals.panel_fill = self.panel.0;
        visuals.window_fill = self.panel.0;
        visuals.window_stroke = line;
        visuals.window_corner_radius = CornerRadius::same(10);
        visuals.menu_corner_radius = CornerRadius::same(8);
        visuals.extreme_bg_color = self.raised.0;
        visuals.text_edit_bg_color = Some(self.raised.0);
        visuals.faint_bg_color = self.lane_tint.0;
        visuals.code_bg_color = self.raised.0;
        visuals.hyperlink_color = self.accent.0;
        visuals.warn_fg_color = self.warning.0;
        visuals.error_fg_color = self.error.0;
        visuals.weak_text_color = Some(self.dim.0);
        visuals.selection.bg_fill = self.accent.0.gamma_multiply(0.35);
        visuals.selection.stroke = Stroke::new(1.0, self.accent.0);
        visuals.widgets.noninteractive.bg_stroke = line;
        visuals.widgets.noninteractive.fg_stroke.color = self.text.0;
        let hot = self.accent.0.gamma_multiply(0.16);
        for (widget, fill) in [
            (&mut visuals.widgets.inactive, self.raised.0),
            (&mut visuals.widgets.hovered, hot),
            (&mut visuals.widgets.active, hot),
            (&mut visuals.widgets.open, hot),
        ] {
            widget.weak_bg_fill = fill;
            widget.bg_fill = fill;
            widget.bg_stroke = line;
            widget.fg_stroke.color = self.text.0;
            widget.corner_radius = radius;
            widget.expansion = 0.0;
        }
        // Egui draws what has the focus as active.
        visuals.widgets.active.bg_stroke = Stroke::new(1.5, self.accent.0);
        visuals
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance, WCAG 2.2.
    fn luminance(colour: Color32) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.040_45 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(colour.r()) + 0.7152 * linear(colour.g()) + 0.0722 * linear(colour.b())
    }

    fn contrast(one: Color32, other: Color32) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn text_and_marks_stand_out_in_both_themes() {
        for palette in [DARK.as_ref().unwrap(), LIGHT.as_ref().unwrap()] {
            let grounds = [
                palette.ground,
                palette.panel,
                palette.lane_tint,
                palette.card,
                palette.raised,
            ];
            for ground in grounds.map(|ground| ground.0) {
                for text in [palette.text, palette.dim, palette.warning, palette.error] {
                    assert!(contrast(text.0, ground) >= 4.5, "{text:?} on {ground:?}");
                }
                for kind in [
                    Colour::Grey,
                    Colour::Orange,
                    Colour::SkyBlue,
                    Colour::Green,
                    Colour::Yellow,
                    Colour::Blue,
                    Colour::Vermilion,
                    Colour::Purple,
                    Colour::Red,
                ] {
                    assert!(
                        contrast(palette.kind(kind).0, ground) >= 3.0,
                        "{kind:?} on {ground:?}"
                    );
                }
            }
            assert!(contrast(palette.on_accent.0, palette.accent.0) >= 4.5);
            assert!(
                contrast(palette.dim.0, palette.era_band.0) >= 4.5,
                "names of eras"
            );
        }
    }
}
