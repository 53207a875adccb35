//! Which panels fit beside the canvas, and how wide they may be.

use crate::app::settings::Panels;

/// The canvas is worth having from this width on, in points.
const CANVAS: f32 = 420.0;
/// Below this width, one panel beside the canvas is all that fits, in points.
const NARROW: f32 = 940.0;
/// The narrowest and the widest list, in points.
const LIST: (f32, f32) = (200.0, 460.0);
/// The narrowest and the widest details, in points.
const DETAILS: (f32, f32) = (260.0, 640.0);
/// In a narrow window the one panel takes no more than this share of it.
const NARROW_SHARE: f32 = 0.44;

/// What is shown beside the canvas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Arrangement {
    /// Whether the window is too narrow for both panels; sizes then are not the user's.
    pub(super) is_narrow: bool,
    /// Whether the list is shown.
    pub(super) list: bool,
    /// Whether the details are shown.
    pub(super) details: bool,
    /// The narrowest and the widest list, in points.
    pub(super) list_widths: (f32, f32),
    /// The narrowest and the widest details, in points.
    pub(super) details_widths: (f32, f32),
}

impl Arrangement {
    /// What fits in a window of that width, in points. The details go before the list: they are
    /// what the canvas leads to.
    pub(super) fn new(width: f32, panels: &Panels) -> Self {
        let is_narrow = width < NARROW;
        let list = panels.list_open && !(is_narrow && panels.details_open);
        let most = if is_narrow {
            width * NARROW_SHARE
        } else {
            (width - CANVAS) / 2.0
        };
        let capped = |(least, usual): (f32, f32)| (least.min(most), usual.min(most));
        Self {
            is_narrow,
            list,
            details: panels.details_open,
            list_widths: capped(LIST),
            details_widths: capped(DETAILS),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_canvas_always_keeps_room() {
        for width in [200.0, 400.0, 720.0, 940.0, 1_280.0, 2_560.0] {
            let fits = Arrangement::new(width, &Panels::default());
            let list = if fits.list { fits.list_widths.1 } else { 0.0 };
            let details = if fits.details {
                fits.details_widths.1
            } else {
                0.0
            };
            assert!(
                width - list - details >= CANVAS.min(width * 0.5),
                "{width}: {fits:?}"
            );
        }
    }

    #[test]
    fn a_narrow_window_shows_the_details_first_and_the_list_when_they_are_closed() {
        let open = Panels::default();
        assert!(!Arrangement::new(700.0, &open).list && Arrangement::new(700.0, &open).details);
        let closed = Panels {
            details_open: false,
            ..open
        };
        assert!(Arrangement::new(700.0, &closed).list);
    }
}
