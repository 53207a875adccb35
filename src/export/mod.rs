//! What leaves the program as text or as a file: citations, so far.
//!
//! Reads the model and changes nothing.

pub mod cite;
