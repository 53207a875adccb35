//! What leaves the program as text or as a file: citations and pictures.
//!
//! Reads the model and the scene, and changes nothing.

pub mod cite;
pub mod factcheck;
pub mod picture;
