//! Dateline: a native desktop viewer for cited policy timelines.
//!
//! One direction of data: bytes → [`mod@file`] → [`model`] → [`index`] → [`view`] → [`ui`] or
//! [`export`]; user input → [`app::Action`] → [`app::State::dispatch`]. `ARCHITECTURE.md` is the map.

pub mod app;
pub mod check;
pub mod cli;
pub mod edit;
pub mod export;
pub mod file;
pub mod index;
pub mod model;
pub mod ui;
pub mod view;
