//! The list and the details at the sides of the canvas, as wide as the user wants them and the room
//! allows.

use super::arrange::Arrangement;
use crate::app::Action;
use crate::app::settings::Panels;
use eframe::egui::{Event, Frame, InnerResponse, Margin, Panel, Ui};

/// Widths that differ by less are the same, in points: they are drawn on whole pixels.
const SAME: f32 = 1.0;

/// What the sides remember from frame to frame.
#[derive(Debug, Default)]
pub(super) struct Sides {
    /// The room for which the panels have found their widths.
    arranged: Option<Arrangement>,
}

impl Sides {
    /// Shows both panels, as far as they fit; `panels` is what the user wants of them. Gives what the
    /// user wants from now on, if that is something else.
    ///
    /// Whoever drags an edge chooses a width. That a panel has to be narrower for want of room is no
    /// choice: once there is room again, it is as wide as it was.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        (panels, frame): (Panels, Frame),
        list: impl FnOnce(&mut Ui, &mut Vec<Action>),
        details: impl FnOnce(&mut Ui, &mut Vec<Action>),
        actions: &mut Vec<Action>,
    ) -> Option<Panels> {
        let fits = Arrangement::new(ui.available_width(), &panels);
        let (mut list_open, mut details_open) = (fits.list, fits.details);
        let is_new = self.arranged != Some(fits);
        // A narrow window has sizes of its own, so that the user's come back with the room.
        let salt = |name: &'static str| (name, fits.is_narrow);
        let wanted = |width: f32, (least, most): (f32, f32)| width.clamp(least, most);
        let range = |wanted: f32, (least, most): (f32, f32)| {
            if is_new {
                wanted..=wanted
            } else {
                least..=most
            }
        };
        let list_width = wanted(panels.list_width, fits.list_widths);
        let details_width = wanted(panels.details_width, fits.details_widths);
        let margin = Margin {
            left: 8,
            right: 8,
            top: 2,
            bottom: 4,
        };
        let left = Panel::left(salt("list"))
            .default_size(list_width)
            .size_range(range(list_width, fits.list_widths))
            .drag_to_open(false)
            .frame(frame.inner_margin(margin))
            .show_collapsible(ui, &mut list_open, |ui| list(ui, actions));
        let right = Panel::right(salt("details"))
            .default_size(details_width)
            .size_range(range(details_width, fits.details_widths))
            .drag_to_open(false)
            .frame(frame)
            .show_collapsible(ui, &mut details_open, |ui| details(ui, actions));
        let mut chosen = panels;
        chosen.list_open &= list_open || !fits.list;
        chosen.details_open = details_open;
        let other = |shown: Option<InnerResponse<()>>, width: f32| {
            let shown = shown?.response.rect.width();
            (!fits.is_narrow && (shown - width).abs() >= SAME).then_some(shown)
        };
        let list_other = other(left.filter(|_| list_open), list_width);
        let details_other = other(right.filter(|_| details_open), details_width);
        let is_as_wanted = list_other.is_none() && details_other.is_none();
        let is_dragged = ui.input(|input| {
            let asked = |event: &Event| matches!(event, Event::AccessKitActionRequest(_));
            let (pointer, events) = (&input.pointer, &input.events);
            pointer.any_down() || pointer.any_released() || events.iter().any(asked)
        });
        if !is_new && is_dragged {
            chosen.list_width = list_other.unwrap_or(panels.list_width);
            chosen.details_width = details_other.unwrap_or(panels.details_width);
        }
        self.arranged = (is_as_wanted || is_dragged).then_some(fits);
        (chosen != panels).then_some(chosen)
    }
}
