//! What the roles of colours look like in each theme. Knows no toolkit: the window and the exports
//! read the same files.

use super::scene::Ink;
use crate::model::{Colour, Level};
use serde::Deserialize;
use std::sync::LazyLock;

/// A set of colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Look {
    /// Dark text on a light ground.
    #[default]
    Light,
    /// Light text on a dark ground.
    Dark,
    /// Dark lines on white, for paper: nothing is tinted, and nothing is lost without colour.
    Print,
}

impl Look {
    /// Every set of colours.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Print];
}

/// A colour as sRGB, not multiplied by its opacity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Rgba {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
    /// From 0, which cannot be seen, to 255, which lets nothing through.
    pub opacity: u8,
}

impl Rgba {
    const BLACK: Self = Self::opaque(0, 0, 0);
    const WHITE: Self = Self::opaque(255, 255, 255);

    const fn opaque(red: u8, green: u8, blue: u8) -> Self {
        Self {
            red,
            green,
            blue,
            opacity: u8::MAX,
        }
    }
}

impl TryFrom<String> for Rgba {
    type Error = String;

    /// Reads `#rrggbb` or `#rrggbbaa`.
    fn try_from(text: String) -> Result<Self, String> {
        let digits = text.strip_prefix('#').unwrap_or_default();
        let channel = |place: usize| {
            let pair = digits.get(2 * place..2 * place + 2)?;
            u8::from_str_radix(pair, 16).ok()
        };
        let read = || {
            Some(Self {
                red: channel(0)?,
                green: channel(1)?,
                blue: channel(2)?,
                opacity: match digits.len() {
                    6 => u8::MAX,
                    8 => channel(3)?,
                    _ => return None,
                },
            })
        };
        read().ok_or_else(|| format!("`{text}` is not a colour: write #rrggbb or #rrggbbaa"))
    }
}

/// The colours of a theme, by role.
#[derive(Clone, Debug, Deserialize)]
pub struct Palette {
    ground: Rgba,
    panel: Rgba,
    raised: Rgba,
    lane_tint: Rgba,
    hairline: Rgba,
    grid_fine: Rgba,
    grid_coarse: Rgba,
    text: Rgba,
    dim: Rgba,
    accent: Rgba,
    on_accent: Rgba,
    card: Rgba,
    era: Rgba,
    era_band: Rgba,
    era_edge: Rgba,
    density: Rgba,
    ghost: Rgba,
    found: Rgba,
    brush: Rgba,
    warning: Rgba,
    error: Rgba,
    grey: Rgba,
    orange: Rgba,
    sky_blue: Rgba,
    green: Rgba,
    yellow: Rgba,
    blue: Rgba,
    vermilion: Rgba,
    purple: Rgba,
    red: Rgba,
    corroborated: Rgba,
    single: Rgba,
}

static LIGHT: LazyLock<Palette> =
    LazyLock::new(|| read(include_str!("../../assets/themes/light.ron")));
static DARK: LazyLock<Palette> =
    LazyLock::new(|| read(include_str!("../../assets/themes/dark.ron")));
static PRINT: LazyLock<Palette> =
    LazyLock::new(|| read(include_str!("../../assets/themes/print.ron")));

/// Black on white if the text is no palette, which a test rules out.
fn read(text: &str) -> Palette {
    ron::from_str(text).unwrap_or_else(|error| {
        log::error!("A palette cannot be read: {error}");
        Palette::plain()
    })
}

impl Palette {
    /// The colours of a theme.
    pub fn of(look: Look) -> &'static Self {
        match look {
            Look::Light => &LIGHT,
            Look::Dark => &DARK,
            Look::Print => &PRINT,
        }
    }

    /// Black on white.
    fn plain() -> Self {
        let (ink, ground) = (Rgba::BLACK, Rgba::WHITE);
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
            era_edge: ink,
            density: ink,
            ghost: ground,
            found: ground,
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
            corroborated: ink,
            single: ink,
        }
    }

    /// The colour for a role.
    pub fn ink(&self, ink: Ink) -> Rgba {
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
            Ink::EraEdge => self.era_edge,
            Ink::Density => self.density,
            Ink::Ghost => self.ghost,
            Ink::Found => self.found,
            Ink::Brush => self.brush,
            Ink::Kind(colour) => self.kind(colour),
            Ink::Level(Level::Uncited) => self.grey,
            Ink::Level(Level::Single) => self.single,
            Ink::Level(Level::Corroborated) => self.corroborated,
        }
    }

    fn kind(&self, colour: Colour) -> Rgba {
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
    pub fn warning(&self) -> Rgba {
        self.warning
    }

    /// For what is wrong.
    pub fn error(&self) -> Rgba {
        self.error
    }

    /// The ground of cards and fields.
    pub fn raised(&self) -> Rgba {
        self.raised
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance, WCAG 2.2.
    fn luminance(colour: Rgba) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.040_45 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue)
    }

    fn contrast(one: Rgba, other: Rgba) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    const KINDS: [Colour; 9] = [
        Colour::Grey,
        Colour::Orange,
        Colour::SkyBlue,
        Colour::Green,
        Colour::Yellow,
        Colour::Blue,
        Colour::Vermilion,
        Colour::Purple,
        Colour::Red,
    ];

    #[test]
    fn every_palette_can_be_read() {
        for text in [
            include_str!("../../assets/themes/light.ron"),
            include_str!("../../assets/themes/dark.ron"),
            include_str!("../../assets/themes/print.ron"),
        ] {
            ron::from_str::<Palette>(text).unwrap();
        }
    }

    #[test]
    fn text_and_marks_stand_out_in_every_theme() {
        for palette in Look::ALL.map(Palette::of) {
            let grounds = [
                palette.ground,
                palette.panel,
                palette.lane_tint,
                palette.card,
                palette.raised,
            ];
            for ground in grounds {
                for text in [palette.text, palette.dim, palette.warning, palette.error] {
                    assert!(contrast(text, ground) >= 4.5, "{text:?} on {ground:?}");
                }
                for kind in KINDS {
                    let contrast = contrast(palette.kind(kind), ground);
                    assert!(contrast >= 3.0, "{kind:?} on {ground:?}");
                }
                let level = |level| contrast(palette.ink(Ink::Level(level)), ground);
                let (single, full) = (level(Level::Single), level(Level::Corroborated));
                // More evidence stands out more, so that it shows in grey, too.
                assert!(single >= 3.0 && full >= 1.5 * single, "{single} {full}");
            }
            assert!(contrast(palette.on_accent, palette.accent) >= 4.5);
            let eras = contrast(palette.dim, palette.era_band);
            assert!(eras >= 4.5, "names of eras: {eras}");
        }
    }

    #[test]
    fn paper_is_white_and_marks_are_dark_without_colour_too() {
        let print = Palette::of(Look::Print);
        for ground in [
            print.ground,
            print.panel,
            print.lane_tint,
            print.card,
            print.era_band,
        ] {
            assert_eq!(ground, Rgba::WHITE);
        }
        for kind in KINDS {
            assert!(contrast(print.kind(kind), Rgba::WHITE) >= 4.5, "{kind:?}");
        }
        assert!(contrast(print.era_edge, Rgba::WHITE) >= 3.0);
    }

    #[test]
    fn colours_are_written_with_six_or_eight_digits() {
        let read = |text: &str| Rgba::try_from(text.to_owned());
        assert_eq!(read("#ff8000"), Ok(Rgba::opaque(255, 128, 0)));
        assert_eq!(read("#ff800040").map(|colour| colour.opacity), Ok(64));
        for wrong in ["", "ff8000", "#ff80", "#ff80001", "#gg0000", "#ééé"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
