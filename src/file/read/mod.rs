//! Reads a timeline: everything that can be read, and a problem for everything that cannot.

use super::problem::{Code, Problem, Severity};
use crate::model::Timeline;
use std::borrow::Cow;

/// What was found in the bytes of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// What can be shown; `None` only if nothing can.
    pub timeline: Option<Timeline>,
    /// What is wrong, in the order of the file.
    pub problems: Vec<Problem>,
    /// Whether the file was made for a newer version of the program: it must not be written.
    pub newer_format: bool,
}

/// The text that the places of problems refer to: without byte order mark, and with replacement
/// characters for what is not UTF-8.
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// Reads a timeline from the bytes of a file. Never fails and never panics: what cannot be read is
/// among the problems.
pub fn read(bytes: &[u8]) -> Reading {
    let options = ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    match options.from_str(&decode(bytes)) {
        Ok(timeline) => {
            Reading { timeline: Some(timeline), problems: Vec::new(), newer_format: false }
        }
        Err(error) => Reading {
            timeline: None,
            problems: vec![Problem {
                code: Code::NoTimeline,
                severity: Severity::Error,
                path: String::new(),
                place: None,
                message: error.to_string(),
                help: None,
                event: None,
            }],
            newer_format: false,
        },
    }
}
