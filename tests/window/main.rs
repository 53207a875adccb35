//! The real window, driven as a user drives it: by what is on screen, with pointer and keys.
//!
//! Nothing is painted and no display is needed. `tests/screens.rs` looks at the pixels.
#![expect(
    clippy::unwrap_used,
    reason = "what a test needs and does not find fails the test"
)]

#[path = "../../benches/generator/mod.rs"]
pub mod generator;
#[path = "../support/mod.rs"]
pub mod support;

mod clocks;
mod evidence;
mod files;
mod hostile;
mod keyboard;
mod moving;
mod notes;
mod opening;
mod pictures;
mod projector;
mod reading;
mod remembering;
mod searching;
mod start;
mod stillness;
mod tolerance;
mod views;
mod weighing;
