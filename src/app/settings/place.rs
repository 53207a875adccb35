//! Where the window and its panels are.

use serde::{Deserialize, Serialize};

/// The narrowest and the widest side panel, in points.
pub(super) const PANEL_WIDTHS: (f32, f32) = (160.0, 900.0);
/// The smallest and the largest window, in points.
pub(super) const WINDOW_SIZES: (f32, f32) = (320.0, 16_384.0);
/// The farthest that a window may lie from the corner of the first screen, in points.
const FARTHEST: f32 = 32_768.0;

/// The side panels.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Panels {
    /// Whether the legend and the list of events are shown.
    pub list_open: bool,
    /// The width of that panel in points.
    pub list_width: f32,
    /// Whether the details are shown.
    pub details_open: bool,
    /// The width of that panel in points.
    pub details_width: f32,
}

impl Default for Panels {
    fn default() -> Self {
        Self {
            list_open: true,
            list_width: 280.0,
            details_open: true,
            details_width: 380.0,
        }
    }
}

/// Where a window is on the screen, in points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct WindowPlacement {
    /// Width and height, without the frame.
    pub size: (f32, f32),
    /// The upper left corner, where the system tells.
    pub position: Option<(f32, f32)>,
    /// Whether it fills the screen.
    pub maximised: bool,
}

impl Default for WindowPlacement {
    fn default() -> Self {
        Self {
            size: (1440.0, 900.0),
            position: None,
            maximised: false,
        }
    }
}

impl Panels {
    /// The same with every width in its range.
    pub(super) fn validated(self) -> Self {
        let usual = Self::default();
        Self {
            list_width: within(self.list_width, PANEL_WIDTHS, usual.list_width),
            details_width: within(self.details_width, PANEL_WIDTHS, usual.details_width),
            ..self
        }
    }
}

impl WindowPlacement {
    /// The same with every length in its range.
    pub(super) fn validated(self) -> Self {
        let usual = Self::default();
        let size = (
            within(self.size.0, WINDOW_SIZES, usual.size.0),
            within(self.size.1, WINDOW_SIZES, usual.size.1),
        );
        let position = self
            .position
            .filter(|(x, y)| x.abs() <= FARTHEST && y.abs() <= FARTHEST);
        Self {
            size,
            position,
            ..self
        }
    }
}

/// The value brought into a range, or the usual one if it is not a number.
pub(super) fn within(value: f32, (least, most): (f32, f32), usual: f32) -> f32 {
    if value.is_nan() {
        usual
    } else {
        value.clamp(least, most)
    }
}
