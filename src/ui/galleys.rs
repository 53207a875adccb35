//! Texts as they are laid out, kept from frame to frame, and how many may be laid out anew in one.
//!
//! New text is what breaks a frame: finding a galley costs 0.2 µs, laying out a title 13 µs. Egui
//! keeps a galley only while every frame asks for it, so that a step of zoom and the one back lay
//! out everything twice. Here the most recent galleys stay, whole or cut to a step of room, and a
//! frame lays out no more than [`MOST_NEW`] of them. What is missing is drawn as it was laid out
//! for another room, if it was, and follows in the next frames.

use super::theme::font;
use crate::model::Text;
use crate::view::scene::{Layer, TextRun};
use crate::view::text::{TextMeasure, Weight};
use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{Color32, FontId, Galley, Painter, Plugin, Ui};
use std::collections::HashMap;
use std::sync::Arc;

/// As many texts are laid out anew in a frame: 60 take less than a millisecond, and a screen of
/// titles is complete after a sixth of a second.
pub const MOST_NEW: usize = 60;
/// As many galleys are kept, and all of the last frame: some screens of titles, in 10 MB.
const MOST_KEPT: usize = 1_500;
/// Texts are cut to multiples of this many points: the same galleys serve while zooming.
const ROOM_STEP: f32 = 16.0;
/// A text that is wider than its room by so little is not cut, in points: widths are rounded up.
const TOLERANCE: f32 = 1.5;
/// The text by which it is noticed that egui lost its galleys.
const CANARY: &str = "…";

/// What drawing texts cost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effort {
    /// Texts that were laid out anew.
    pub new: usize,
    /// Texts that had to wait for a later frame: not drawn, or drawn as for another room.
    pub waiting: usize,
}

/// A text that is laid out.
#[derive(Clone, Debug)]
pub(super) struct LaidOut {
    /// The glyphs.
    pub(super) galley: Arc<Galley>,
    /// Whether they are wider than the room, and have to be cut at its edge.
    pub(super) overflows: bool,
}

/// A text with its look, but for the colour: that is chosen when it is drawn.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Look {
    text: Text,
    /// The size in points, as bits.
    size: u32,
    weight: Weight,
}

/// What a text was laid out for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fit {
    /// One line, whole.
    Whole,
    /// One line in so many steps of room.
    Steps(u16),
    /// So many lines in so many points of room.
    Lines(usize, u16),
}

/// A text that was laid out for some room.
#[derive(Debug)]
struct Cut {
    fit: Fit,
    galley: Arc<Galley>,
    /// The pass in which it was used last.
    used: u64,
}

/// All that was laid out of a text.
#[derive(Debug)]
struct Known {
    /// The width of the whole, in points.
    width: f32,
    cuts: Vec<Cut>,
}

impl Known {
    fn fit(&self, run: &TextRun) -> Fit {
        if run.lines > 1 {
            Fit::Lines(run.lines, run.room.round() as u16)
        } else if self.width <= run.room + TOLERANCE {
            Fit::Whole
        } else {
            Fit::Steps((run.room / ROOM_STEP).floor().max(1.0) as u16)
        }
    }

    /// What comes nearest to a room that the text was not laid out for: the widest that fits, else
    /// the narrowest that does not.
    fn stand_in(&mut self, room: f32, pass: u64) -> Option<LaidOut> {
        let width = |cut: &Cut| cut.galley.size().x;
        let lines = self.cuts.iter_mut();
        let lines = lines.filter(|cut| !matches!(cut.fit, Fit::Lines(..)));
        let key = |cut: &&mut Cut| {
            let overflow = (width(cut) - room - TOLERANCE).max(0.0);
            (overflow, room - width(cut).min(room))
        };
        let nearest = lines.min_by(|one, other| {
            let (one, other) = (key(one), key(other));
            one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1))
        })?;
        nearest.used = pass;
        let overflows = width(nearest) > room + TOLERANCE;
        Some(LaidOut {
            galley: Arc::clone(&nearest.galley),
            overflows,
        })
    }
}

/// The galleys of a window.
#[derive(Debug, Default)]
pub(super) struct Galleys {
    known: HashMap<Look, Known>,
    /// How many galleys there are.
    count: usize,
    /// The number of this pass.
    pass: u64,
    /// What this pass cost so far.
    effort: Effort,
    canary: Option<Arc<Galley>>,
}

impl Plugin for Galleys {
    fn debug_name(&self) -> &'static str {
        "Galleys"
    }

    fn on_begin_pass(&mut self, _ui: &mut Ui) {
        self.forget();
        self.pass += 1;
        self.effort = Effort::default();
    }
}

impl Galleys {
    /// What texts cost in this pass so far.
    pub(super) fn effort(&self) -> Effort {
        self.effort
    }

    /// Lays out the texts of some layers, in their order; nothing for those that have no room, or
    /// no place in this frame.
    ///
    /// What is read first comes first: texts of several lines (the selected card), then the layers
    /// from front to back (axis, titles of lanes, events), and in a layer from the top.
    pub(super) fn lay_out(
        &mut self,
        painter: &Painter,
        layers: &[Layer],
        measure: &dyn TextMeasure,
    ) -> Vec<Vec<Option<LaidOut>>> {
        self.check(painter);
        let mut found: Vec<Vec<Option<LaidOut>>> = layers
            .iter()
            .map(|layer| vec![None; layer.texts.len()])
            .collect();
        for several in [true, false] {
            let layers = layers.iter().zip(&mut found).rev();
            let texts = layers.flat_map(|(layer, found)| layer.texts.iter().zip(found));
            for (run, found) in texts.filter(|(run, _)| (run.lines > 1) == several) {
                *found = self.galley(painter, run, measure);
            }
        }
        found
    }

    fn galley(
        &mut self,
        painter: &Painter,
        run: &TextRun,
        measure: &dyn TextMeasure,
    ) -> Option<LaidOut> {
        if run.room <= 1.0 || run.text.is_empty() {
            return None;
        }
        let look = Look {
            text: run.text.clone(),
            size: run.size.to_bits(),
            weight: run.weight,
        };
        let (pass, is_full) = (self.pass, self.effort.new >= MOST_NEW);
        if let Some(known) = self.known.get_mut(&look) {
            let fit = known.fit(run);
            if let Some(cut) = known.cuts.iter_mut().find(|cut| cut.fit == fit) {
                cut.used = pass;
                return Some(LaidOut {
                    galley: Arc::clone(&cut.galley),
                    overflows: false,
                });
            }
            if is_full {
                self.effort.waiting += 1;
                return known.stand_in(run.room, pass);
            }
        } else if is_full {
            self.effort.waiting += 1;
            return None;
        }
        let known = self.known.entry(look).or_insert_with(|| Known {
            width: measure.width(&run.text, run.size, run.weight),
            cuts: Vec::new(),
        });
        let fit = known.fit(run);
        let galley = painter.layout_job(job(run, fit, measure));
        known.cuts.push(Cut {
            fit,
            galley: Arc::clone(&galley),
            used: pass,
        });
        self.count += 1;
        self.effort.new += 1;
        Some(LaidOut {
            galley,
            overflows: false,
        })
    }

    /// Drops all galleys if egui dropped its own: other fonts, another size of pixels, or a new
    /// atlas, into which they would point at the wrong places.
    fn check(&mut self, painter: &Painter) {
        let font = FontId::default();
        let canary = painter.layout_job(LayoutJob::simple_singleline(
            CANARY.into(),
            font,
            COLOURLESS,
        ));
        let is_same = self
            .canary
            .as_ref()
            .is_some_and(|known| Arc::ptr_eq(known, &canary));
        if !is_same {
            self.known.clear();
            self.count = 0;
            self.canary = Some(canary);
        }
    }

    /// Drops what was not used for longest, where there is too much; what the last pass used stays.
    fn forget(&mut self) {
        if self.count <= MOST_KEPT {
            return;
        }
        let cuts = self.known.values().flat_map(|known| &known.cuts);
        let mut uses: Vec<u64> = cuts.map(|cut| cut.used).collect();
        // A quarter more than needed, so that it is not done in every frame.
        let place = (uses.len() - MOST_KEPT * 3 / 4).min(uses.len() - 1);
        let (_, oldest, _) = uses.select_nth_unstable(place);
        let oldest = (*oldest).min(self.pass);
        self.known.retain(|_, known| {
            known.cuts.retain(|cut| cut.used >= oldest);
            !known.cuts.is_empty()
        });
        self.count = self.known.values().map(|known| known.cuts.len()).sum();
    }
}

/// Galleys have the colour with which they are drawn.
const COLOURLESS: Color32 = Color32::PLACEHOLDER;

fn job(run: &TextRun, fit: Fit, measure: &dyn TextMeasure) -> LayoutJob {
    let font = font(run.size, run.weight);
    let line = |text: String| LayoutJob::simple_singleline(text, font, COLOURLESS);
    match fit {
        Fit::Whole => line(run.text.to_string()),
        Fit::Steps(steps) => {
            let room = f32::from(steps) * ROOM_STEP;
            line(measure.elided(&run.text, run.size, run.weight, room))
        }
        Fit::Lines(lines, room) => LayoutJob {
            wrap: TextWrapping {
                max_width: f32::from(room),
                max_rows: lines,
                break_anywhere: false,
                overflow_character: Some('…'),
            },
            ..line(run.text.to_string())
        },
    }
}

#[cfg(test)]
mod tests;
