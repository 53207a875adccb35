//! The window, with egui: it reads the shared state and proposes actions, and changes nothing else.

mod arrange;
mod canvas;
mod canvas_access;
mod clipboard;
mod clock_menu;
mod details;
mod dialogs;
mod export;
mod files;
mod galleys;
mod icons;
mod keys;
mod legend;
mod lens;
mod links;
mod list;
mod menus;
mod minimap;
mod notes_ui;
pub mod paint;
mod problems;
mod progress;
mod search;
mod signs;
mod sources;
mod start;
mod startup;
mod status;
pub mod theme;
mod toolbar;
mod viewport;
mod views;
mod widgets;
pub mod window;

pub use startup::run;
pub use window::Dateline;
