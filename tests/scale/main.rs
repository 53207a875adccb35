//! What a frame may be made of, however many events a timeline has: counts instead of clocks.
#![expect(
    clippy::unwrap_used,
    reason = "what a test needs and does not find fails the test"
)]

#[path = "../../benches/generator/mod.rs"]
pub mod generator;
#[path = "../../benches/stage/mod.rs"]
pub mod stage;

mod bad;
mod bounds;
mod guard;
