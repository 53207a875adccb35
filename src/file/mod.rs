//! Bytes ⇄ timeline: reading with a place for every problem, writing, opening, replacing.
//!
//! Knows the model and nothing above it.

pub mod archive;
pub mod bytes;
pub mod fast;
pub mod lines;
pub mod link;
pub mod locate;
pub mod notes;
pub mod observer;
pub mod open;
pub mod problem;
pub mod read;
pub mod report;
pub mod save;
pub mod scan;
pub mod schema;
pub mod value;
pub mod words;
pub mod write;

pub use observer::Observer;
pub use open::{Fingerprint, OpenError, Opened, open, open_for};
pub use problem::{Code, Cure, Place, Problem, Severity};
pub use read::{Reading, decode, is_given, read, read_beginning, read_carefully, read_for};
pub use save::{SaveError, replace};
pub use write::write;
