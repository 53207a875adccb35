//! The window as it opens: its size and place, its name and its icon.

use crate::app::settings::WindowPlacement;
use eframe::egui::{IconData, ViewportBuilder};
use std::sync::Arc;

/// The smallest window that still shows what matters, in points.
const SMALLEST_WINDOW: [f32; 2] = [720.0, 480.0];

/// The window where it was the last time.
pub(super) fn builder(placement: &WindowPlacement) -> ViewportBuilder {
    let mut builder = ViewportBuilder::default()
        .with_title("Dateline")
        .with_app_id("org.dateline.Dateline")
        .with_inner_size(placement.size)
        .with_min_inner_size(SMALLEST_WINDOW)
        .with_maximized(placement.maximised);
    if let Some(position) = placement.position {
        builder = builder.with_position(position);
    }
    match eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon/dateline-256.png")) {
        Ok(icon) => builder.with_icon(Arc::<IconData>::new(icon)),
        Err(error) => {
            log::warn!("The icon cannot be read: {error}");
            builder
        }
    }
}
