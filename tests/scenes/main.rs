//! What the canvas shows, without a window: a few views as text, and what holds for every view.
#![expect(
    clippy::unwrap_used,
    reason = "what a test needs and does not find fails the test"
)]

#[path = "../../benches/generator/mod.rs"]
pub mod generator;

mod evidence;
mod forms;
mod look;
mod properties;
mod snapshots;
mod text;
