//! Bytes ⇄ timeline: reading with a place for every problem, writing, opening, replacing.
//!
//! Knows the model and nothing above it.

pub mod lines;
pub mod locate;
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

pub use open::{Fingerprint, OpenError, Opened, open};
pub use problem::{Code, Place, Problem, Severity};
pub use read::{Reading, decode, read};
pub use save::{SaveError, replace};
pub use write::write;
