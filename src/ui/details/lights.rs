//! Which claim or source the pointer or the focus is on, and what lights up with it.

use crate::app::evidence::Evidence;
use eframe::egui::{Align, Id, Rect, Response, Ui};

/// A claim or a source of the event, by its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Spot {
    /// A claim.
    Claim(usize),
    /// A source.
    Source(usize),
}

/// How something is drawn beside what is lit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Light {
    /// As always: nothing is lit.
    Plain,
    /// It belongs to what the pointer or the focus is on.
    Lit,
    /// It does not.
    Dimmed,
}

/// How faint is what does not belong to what is lit.
pub(in crate::ui) const DIMMED: f32 = 0.62;

/// What is lit in this frame follows from where the pointer and the focus were in the last one.
#[derive(Debug, Default)]
pub(in crate::ui) struct Lights {
    lit: Option<Spot>,
    by_pointer: Option<Spot>,
    by_focus: Option<Spot>,
    /// What the next one of this kind that is drawn scrolls to, and takes the focus.
    go_to: Option<Spot>,
    focus: Option<Id>,
    focus_rect: Option<Rect>,
    /// Whether keys were used after the pointer.
    keys_last: bool,
}

impl Lights {
    /// Forgets all: another event is shown.
    pub(in crate::ui) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Scrolls to something and gives it the focus, so that it lights up.
    pub(in crate::ui) fn go_to(&mut self, spot: Spot) {
        self.go_to = Some(spot);
    }

    /// Whether something is on its way to a source of that position or a later one.
    pub(in crate::ui) fn goes_beyond(&self, source: usize) -> bool {
        matches!(self.go_to, Some(Spot::Source(place)) if place >= source)
    }

    /// Before claims and sources are drawn.
    pub(in crate::ui) fn begin(&mut self, ui: &Ui) {
        (self.by_pointer, self.by_focus) = (None, None);
        let focus = ui.memory(|memory| memory.focused());
        if ui.input(|input| input.pointer.is_moving() || input.pointer.any_down()) {
            self.keys_last = false;
        } else if focus != self.focus {
            self.keys_last = focus.is_some();
        }
        self.focus = focus;
        let focused = focus.and_then(|id| ui.ctx().read_response(id));
        self.focus_rect = focused.map(|response| response.rect);
    }

    /// After them.
    pub(in crate::ui) fn end(&mut self, ui: &Ui) {
        let next = if self.keys_last {
            self.by_focus.or(self.by_pointer)
        } else {
            self.by_pointer.or(self.by_focus)
        };
        if next != self.lit || self.go_to.is_some() {
            self.lit = next;
            ui.ctx().request_repaint();
        }
    }

    /// Takes down whether the pointer or the focus is on something that was drawn, or in it.
    pub(in crate::ui) fn watch(&mut self, ui: &Ui, spot: Spot, response: &Response) {
        let area = response.rect.intersect(ui.clip_rect());
        if ui.rect_contains_pointer(area) {
            self.by_pointer = Some(spot);
        }
        let within = self.focus_rect.map(|rect| rect.center());
        if response.has_focus() || within.is_some_and(|middle| area.contains(middle)) {
            self.by_focus = Some(spot);
        }
        if self.go_to == Some(spot) {
            self.go_to = None;
            self.keys_last = true;
            response.request_focus();
            response.scroll_to_me(Some(Align::Center));
        } else if response.gained_focus() {
            response.scroll_to_me(None);
        }
    }

    /// How something is to be drawn.
    pub(in crate::ui) fn of(&self, spot: Spot, evidence: &Evidence) -> Light {
        let with_claim = |claim: usize| evidence.claims.get(claim).map_or(&[][..], Vec::as_slice);
        let with_source =
            |source: usize| evidence.sources.get(source).map_or(&[][..], |s| &s.claims);
        let (partners, other) = match (self.lit, spot) {
            (Some(Spot::Claim(claim)), Spot::Source(source)) => (with_claim(claim), source),
            (Some(Spot::Source(source)), Spot::Claim(claim)) => (with_source(source), claim),
            (Some(Spot::Claim(claim)), _) if self.lit == Some(spot) => {
                return lit_if(!with_claim(claim).is_empty());
            }
            (Some(Spot::Source(source)), _) if self.lit == Some(spot) => {
                return lit_if(!with_source(source).is_empty());
            }
            _ => return Light::Plain,
        };
        if partners.is_empty() {
            Light::Plain
        } else if partners.iter().any(|(place, _)| *place == other) {
            Light::Lit
        } else {
            Light::Dimmed
        }
    }
}

fn lit_if(lit: bool) -> Light {
    if lit { Light::Lit } else { Light::Plain }
}
