//! What leaves the program as text or as a file: citations, lists of sources for other programs, and
//! pictures.
//!
//! Reads the model and the scene, and changes nothing.

pub mod bibliography;
pub mod cite;
pub mod factcheck;
pub mod picture;
mod standard;
