//! Rows that glide to their new places when another step of zoom packs them anew.

use super::layout::Layout;
use crate::index::EventIndex;
use std::collections::HashMap;

/// How much of the way is left after a second, as an exponent: half of it goes in 35 ms.
const RATE: f64 = 20.0;
/// The longest time that one frame accounts for, so that the first one after a pause is no jump.
const LONGEST_FRAME: f64 = 1.0 / 30.0;
/// Nearer than this, an event is in its place, in points.
const NEAR: f32 = 0.5;

/// Where events were drawn last, below the upper edge of their lanes, in points.
#[derive(Debug, Default)]
pub struct RowMotion {
    shown: HashMap<(usize, EventIndex), f32>,
    seconds: f64,
}

impl RowMotion {
    /// Moves the events of a layout from where they were drawn last towards their places; whether
    /// any is still on its way. Events that were not drawn last appear in their places.
    pub fn ease(&mut self, layout: &mut Layout, now_seconds: f64) -> bool {
        let passed = (now_seconds - self.seconds).clamp(0.0, LONGEST_FRAME);
        self.seconds = now_seconds;
        let share = 1.0 - (-passed * RATE).exp() as f32;
        let mut moving = false;
        let mut shown = HashMap::with_capacity(layout.placed.len());
        let Layout { bands, placed, .. } = layout;
        for placed in placed {
            let Some(band) = bands.get(placed.lane) else {
                continue;
            };
            let key = (placed.lane, placed.event);
            let target = placed.glyph.y - band.top;
            let before = self.shown.get(&key).copied().unwrap_or(target);
            let left = (before - target) * (1.0 - share);
            let shift = if left.abs() < NEAR { 0.0 } else { left };
            if shift != 0.0 {
                moving = true;
                placed.move_down(shift);
            }
            shown.insert(key, target + shift);
        }
        self.shown = shown;
        moving
    }
}
