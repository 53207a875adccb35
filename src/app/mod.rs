//! What the program does, without a window: documents, views, commands and their effects, jobs,
//! settings, notices.
//!
//! The user interface proposes [`Action`]s; [`State::dispatch`] is the one place that changes
//! anything. What only a window can do (open a browser, fill the clipboard, show a file dialog,
//! quit) comes out as [`Effect`]s.

pub mod action;
pub mod archives;
pub mod bundled;
mod checking;
pub mod clock;
pub mod command;
mod copying;
mod dispatch;
pub mod document;
mod editing;
pub mod evidence;
pub mod factcheck;
mod facts;
pub mod filter;
pub mod go_to;
pub mod jobs;
mod laning;
mod navigate;
pub mod notes;
pub mod notice;
mod opening;
pub mod picture;
mod plans;
pub mod problems;
pub mod settings;
pub mod shortcut;
pub mod start;
pub mod state;
pub mod timeline_view;
pub mod views;
pub mod watch;
pub mod workspace;

pub use crate::file::link;
pub use action::{Action, Dialog, Effect};
pub use command::Command;
pub use document::{Document, DocumentId, Origin, ReadOnly};
pub use opening::Opening;
pub use state::{Setup, State};
pub use timeline_view::TimelineView;
pub use workspace::Workspace;
