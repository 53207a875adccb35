//! Where things go: time ↔ x, rows and labels, and a display list with meaning attached.
//!
//! `scale` is the only time ↔ x arithmetic. `packing` gives every event a row, `layout` places what
//! a view shows, `scene` is what painters and exporters draw. Nothing here knows egui.

pub mod axis;
pub mod canvas;
pub mod colouring;
pub mod columns;
pub mod flight;
pub mod fold;
pub mod geometry;
pub mod glyphs;
pub mod hatch;
pub mod layout;
pub mod marks;
pub mod minimap;
pub mod motion;
mod near;
pub mod nearby;
pub mod packing;
pub mod palette;
pub mod plan;
mod rest;
pub mod ribbons;
pub mod scale;
pub mod scene;
pub mod selected;
pub mod sentence;
pub mod span;
pub mod text;
mod tiles;
