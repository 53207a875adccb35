//! How tests start the program: with a clock that stands still and nothing that moves by itself.

use dateline::app::Setup;
use dateline::app::clock::FixedClock;
use dateline::model::date::Zone;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// 20 November 2026, midnight in UTC, in seconds.
pub const TODAY: i64 = 1_795_132_800;

/// Starts with these files; without any, with the bundled timeline. Without a folder for settings,
/// nothing is remembered.
pub fn setup(files: &[PathBuf], settings: Option<&Path>) -> Setup {
    Setup {
        clock: Box::new(FixedClock(TODAY)),
        reader_zone: Zone::named("Europe/Berlin").unwrap(),
        settings_folder: settings.map(Path::to_path_buf),
        files: files.to_vec(),
        input: None,
        wake: Arc::new(|| {}),
        animate: false,
    }
}
