//! How wide a text is, without a window: measured from the bytes of the bundled font.

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};
use std::collections::HashMap;

/// The bundled faces (Inter with tabular figures; see `assets/fonts`).
pub mod faces {
    /// For everything that is read.
    pub const REGULAR: &[u8] = include_bytes!("../../assets/fonts/InterDateline-Regular.ttf");
    /// For titles.
    pub const SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/InterDateline-SemiBold.ttf");
    /// For quotes.
    pub const ITALIC: &[u8] = include_bytes!("../../assets/fonts/InterDateline-Italic.ttf");
}

/// The weight of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Weight {
    /// For reading.
    #[default]
    Regular,
    /// For titles.
    SemiBold,
}

/// Says how wide a text is. Layout asks; painters and exporters elide to what layout gave.
pub trait TextMeasure {
    /// The width of one line of text, in points, at a font size in points.
    fn width(&self, text: &str, size: f32, weight: Weight) -> f32;

    /// The beginning of a text, with an ellipsis, that fits into `room` points; at least the
    /// ellipsis itself.
    fn elided(&self, text: &str, size: f32, weight: Weight, room: f32) -> String {
        let mut left = room - self.width(ELLIPSIS, size, weight);
        let fits = |character: &char| {
            left -= self.width(character.encode_utf8(&mut [0; 4]), size, weight);
            left >= 0.0
        };
        let kept: String = text.chars().take_while(fits).collect();
        let kept = kept.trim_end();
        format!("{kept}{ELLIPSIS}")
    }
}

/// What stands for the rest of a text.
const ELLIPSIS: &str = "…";

/// Measures with the advance widths of the bundled faces; kerning is left out, so that the result
/// errs on the wide side.
pub struct FontMeasure {
    regular: Advances,
    semibold: Advances,
}

impl Default for FontMeasure {
    fn default() -> Self {
        Self {
            regular: Advances::new(faces::REGULAR),
            semibold: Advances::new(faces::SEMIBOLD),
        }
    }
}

impl TextMeasure for FontMeasure {
    fn width(&self, text: &str, size: f32, weight: Weight) -> f32 {
        let advances = match weight {
            Weight::Regular => &self.regular,
            Weight::SemiBold => &self.semibold,
        };
        text.chars()
            .map(|character| advances.of(character))
            .sum::<f32>()
            * size
    }
}

impl FontMeasure {
    /// Whether the bundled font has every character of a text, so that its width is exact and it
    /// looks the same everywhere.
    pub fn covers(&self, text: &str) -> bool {
        text.chars().all(|character| self.has(character))
    }

    /// Whether the bundled font has a character.
    pub fn has(&self, character: char) -> bool {
        self.regular.known(character).is_some()
    }
}

/// Advance widths in ems: a table for Latin, a map for the rest of the font.
struct Advances {
    latin: Vec<Option<f32>>,
    others: HashMap<char, f32>,
    /// For what the font lacks: such a glyph comes from another font, at most this wide.
    missing: f32,
}

/// Characters below this are looked up by position.
const LATIN_END: u32 = 0x250;
/// Han and emoji fill a square; nothing that we draw is wider.
const MISSING_EMS: f32 = 1.0;

impl Advances {
    fn new(bytes: &[u8]) -> Self {
        let missing = MISSING_EMS;
        let Ok(font) = FontRef::new(bytes) else {
            return Self {
                latin: Vec::new(),
                others: HashMap::new(),
                missing,
            };
        };
        let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
        let mut latin = vec![None; LATIN_END as usize];
        let mut others = HashMap::new();
        for (code, glyph) in font.charmap().mappings() {
            let advance = metrics.advance_width(glyph).unwrap_or(missing);
            if let Some(place) = latin.get_mut(code as usize) {
                *place = Some(advance);
            } else if let Some(character) = char::from_u32(code) {
                others.insert(character, advance);
            }
        }
        Self {
            latin,
            others,
            missing,
        }
    }

    fn of(&self, character: char) -> f32 {
        self.known(character).unwrap_or(self.missing)
    }

    /// The advance of a character, if the font has it.
    fn known(&self, character: char) -> Option<f32> {
        match self.latin.get(character as usize) {
            Some(advance) => *advance,
            None => self.others.get(&character).copied(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_tabular_in_every_weight() {
        let measure = FontMeasure::default();
        for weight in [Weight::Regular, Weight::SemiBold] {
            let one = measure.width("1111", 13.0, weight);
            assert!((one - measure.width("8050", 13.0, weight)).abs() < 1e-4);
            assert!(
                one > 20.0 && one < 40.0,
                "four figures at 13 points take {one} points"
            );
        }
    }

    #[test]
    fn an_elided_text_fits_and_keeps_what_it_can() {
        let measure = FontMeasure::default();
        let title = "Trump, Vance and Zelenskyy clash in the Oval Office";
        for room in [0.0, 12.0, 40.0, 120.0, 250.0] {
            let elided = measure.elided(title, 12.5, Weight::Regular, room);
            let width = measure.width(&elided, 12.5, Weight::Regular);
            assert!(
                width <= room || elided == "…",
                "{elided} takes {width} of {room}"
            );
            assert!(title.starts_with(elided.trim_end_matches('…')));
        }
        assert_eq!(
            measure.elided("Two words", 12.5, Weight::Regular, 40.0),
            "Two…"
        );
    }

    #[test]
    fn the_font_says_what_it_has() {
        let measure = FontMeasure::default();
        assert!(measure.covers("Council’s 18th package — §5, Владимир, “…”"));
        assert!(!measure.has('制') && !measure.covers("\u{7}"));
    }

    #[test]
    fn width_grows_with_text_and_size() {
        let measure = FontMeasure::default();
        let title = "Executive Order 13660";
        let width = measure.width(title, 12.5, Weight::Regular);
        assert!(measure.width(&format!("{title}…"), 12.5, Weight::Regular) > width);
        assert!((measure.width(title, 25.0, Weight::Regular) - 2.0 * width).abs() < 1e-3);
        assert!(
            measure.width("制裁", 10.0, Weight::Regular) >= 20.0,
            "Han falls back to a square"
        );
    }
}
