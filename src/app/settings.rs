//! What the program remembers from one run to the next.
//!
//! Settings never stand in the way: whatever cannot be read is as if it had never been set.

mod place;
mod recent;

pub use place::{Panels, WindowPlacement};
pub use recent::{RecentFile, SavedView};

use super::bundled::by_name;
use super::document::Origin;
use crate::export::cite::Style;
use crate::file::save::{self, SaveError};
use crate::model::date::Instant;
use crate::model::hidden;
use crate::view::colouring::ColourBy;
use etcetera::app_strategy::{AppStrategy as _, AppStrategyArgs, choose_native_strategy};
use place::within;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The name of the file in the folder of settings.
const FILE_NAME: &str = "settings.ron";
/// The environment variable that names another folder, for a USB stick or for tests.
pub const HOME_VARIABLE: &str = "DATELINE_HOME";
/// How many recent files are remembered.
const MOST_RECENT: usize = 10;
/// The smallest scale of text and controls.
pub const SMALLEST_ZOOM: f32 = 0.8;
/// The largest scale of text and controls.
pub const LARGEST_ZOOM: f32 = 2.0;

/// What the program remembers from one run to the next.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light or dark.
    pub theme: ThemePreference,
    /// The scale of text and controls: 0.8 to 2.
    pub interface_zoom: f32,
    /// In which zone clock times are shown.
    pub clock_times: ClockPreference,
    /// What the colours of marks say.
    pub colour_by: ColourBy,
    /// How sources are cited where citations are copied.
    pub citation_style: Style,
    /// Which panels are open, and how wide they are.
    pub panels: Panels,
    /// Where the window was.
    pub window: WindowPlacement,
    /// Files that were open, most recent first.
    pub recent: Vec<RecentFile>,
    /// The file that was open last; without one, a bundled timeline.
    pub last_document: Option<PathBuf>,
    /// The name of the bundled timeline that was open last; without one, the first.
    pub last_bundled: Option<String>,
    /// Where the user was in bundled timelines, by their names.
    pub bundled_views: BTreeMap<String, SavedView>,
    /// Whether the program begins with the start screen.
    pub begin_with_start: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemePreference::default(),
            interface_zoom: 1.0,
            clock_times: ClockPreference::default(),
            colour_by: ColourBy::default(),
            citation_style: Style::default(),
            panels: Panels::default(),
            window: WindowPlacement::default(),
            recent: Vec::new(),
            last_document: None,
            last_bundled: None,
            bundled_views: BTreeMap::new(),
            begin_with_start: false,
        }
    }
}

/// Which theme the user wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ThemePreference {
    /// Whichever the system has.
    #[default]
    System,
    /// Dark text on a light ground.
    Light,
    /// Light text on a dark ground.
    Dark,
}

/// In which zone the user wants to read clock times.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ClockPreference {
    /// In each event's own.
    #[default]
    Event,
    /// In that of the computer.
    Reader,
    /// In UTC.
    Utc,
}

impl ClockPreference {
    /// The next one, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Event => Self::Reader,
            Self::Reader => Self::Utc,
            Self::Utc => Self::Event,
        }
    }
}

/// Why settings could not be written.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The folder cannot be made.
    #[error(
        "The folder of the settings cannot be made: {error}\n{}",
        hidden::path(path)
    )]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        #[source]
        error: io::Error,
    },
    /// A value cannot be written as text.
    #[error("The settings cannot be written as text: {0}")]
    Text(#[from] ron::Error),
    /// The file cannot be written.
    #[error(transparent)]
    Save(#[from] SaveError),
}

impl Settings {
    /// Reads the settings from a folder; with a warning for the user if there were some, but not
    /// readable. Those are kept beside the new ones as `settings.ron.bad`.
    pub fn load(folder: &Path) -> (Self, Option<String>) {
        let path = folder.join(FILE_NAME);
        let text = match fs::read(&path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return (Self::default(), None);
            }
            Err(error) => return (Self::default(), Some(warning(&error, &path))),
        };
        match options().from_str::<Self>(text.trim_start_matches('\u{feff}')) {
            Ok(settings) => (settings.validated(), None),
            Err(error) => {
                let kept = folder.join(format!("{FILE_NAME}.bad"));
                // Only a courtesy: the warning names the error anyhow.
                let path = fs::rename(&path, &kept).map_or(path, |()| kept);
                (Self::default(), Some(warning(&error, &path)))
            }
        }
    }

    /// Where the window was, without touching anything: it is asked for before there is a window
    /// that could say what is wrong with the file.
    pub fn window_in(folder: &Path) -> WindowPlacement {
        let text = fs::read_to_string(folder.join(FILE_NAME)).unwrap_or_default();
        let read = options().from_str::<Self>(text.trim_start_matches('\u{feff}'));
        read.map_or_else(
            |_| WindowPlacement::default(),
            |settings| settings.validated().window,
        )
    }

    /// Writes the settings into a folder, which is made if need be.
    ///
    /// # Errors
    /// If folder or file cannot be written; the old file is then as it was.
    pub fn save(&self, folder: &Path) -> Result<(), SettingsError> {
        let made = fs::create_dir_all(folder);
        made.map_err(|error| SettingsError::Folder {
            path: folder.to_owned(),
            error,
        })?;
        let text = options().to_string_pretty(&self.clone().validated(), PrettyConfig::new())?;
        save::replace(&folder.join(FILE_NAME), format!("{text}\n").as_bytes())?;
        Ok(())
    }

    /// Puts a file at the top of the recent ones, keeping where the user was in it.
    ///
    /// A path that is not Unicode cannot be remembered and changes nothing.
    pub fn remember_file(&mut self, path: &Path, now: Instant) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        if path.to_str().is_none() {
            return;
        }
        let known = self.take_recent(&path).unwrap_or_default();
        self.last_document = Some(path.clone());
        let file = RecentFile {
            path,
            opened: Some(now),
            ..known
        };
        self.recent.insert(0, file);
        self.recent.truncate(MOST_RECENT);
    }

    /// Remembers which timeline is on screen, for the next start.
    pub fn remember_last(&mut self, origin: Option<&Origin>) {
        self.last_document = origin.and_then(Origin::path).map(Path::to_owned);
        self.last_bundled = match origin {
            Some(Origin::Bundled(bundled)) => Some(bundled.name.to_owned()),
            Some(Origin::File(_) | Origin::Input(_)) | None => None,
        };
    }

    /// Takes a file off the recent ones, because it is gone.
    pub fn forget_file(&mut self, path: &Path) {
        self.take_recent(path);
        if self
            .last_document
            .as_deref()
            .is_some_and(|last| is_same_file(last, path))
        {
            self.last_document = None;
        }
    }

    /// Where the user was in a timeline.
    pub fn view_of(&self, origin: &Origin) -> Option<&SavedView> {
        match origin {
            Origin::Bundled(bundled) => self.bundled_views.get(bundled.name),
            Origin::File(path) => self.recent_file(path)?.view.as_ref(),
            Origin::Input(_) => None,
        }
    }

    /// Remembers what the timeline in a recent file is called.
    pub fn remember_title(&mut self, path: &Path, title: &str) {
        let place = self.recent_place(path);
        if let Some(file) = place.and_then(|place| self.recent.get_mut(place)) {
            file.set_title(title);
        }
    }

    /// Remembers where the user is in a recent file or a bundled timeline.
    pub fn remember_view(&mut self, origin: &Origin, view: SavedView) {
        match origin {
            Origin::Bundled(bundled) => {
                self.bundled_views.insert(bundled.name.to_owned(), view);
            }
            Origin::File(path) => {
                let place = self.recent_place(path);
                if let Some(file) = place.and_then(|place| self.recent.get_mut(place)) {
                    file.view = Some(view);
                }
            }
            Origin::Input(_) => {}
        }
    }

    /// The entry of a file, by whichever path it is given.
    fn recent_file(&self, path: &Path) -> Option<&RecentFile> {
        self.recent.get(self.recent_place(path)?)
    }

    /// The same path costs nothing to find; only for another one are links followed.
    fn recent_place(&self, path: &Path) -> Option<usize> {
        let place = |is: &dyn Fn(&RecentFile) -> bool| self.recent.iter().position(is);
        place(&|file| file.path == path).or_else(|| place(&|file| is_same_file(&file.path, path)))
    }

    /// Removes all entries of a file and returns the first.
    fn take_recent(&mut self, path: &Path) -> Option<RecentFile> {
        let taken = self.recent_file(path).cloned();
        self.recent.retain(|file| !is_same_file(&file.path, path));
        taken
    }

    /// The same settings with everything in its range, and what cannot be stored left out.
    fn validated(self) -> Self {
        let Self {
            theme,
            interface_zoom,
            clock_times,
            colour_by,
            citation_style,
            panels,
            window,
            recent,
            last_document,
            last_bundled,
            mut bundled_views,
            begin_with_start,
        } = self;
        bundled_views.retain(|name, view| by_name(name).is_some() && view.is_valid());
        let mut files: Vec<RecentFile> = Vec::new();
        for file in recent {
            let is_known = files
                .iter()
                .any(|known| is_same_file(&known.path, &file.path));
            if !is_known && file.path.is_absolute() && file.path.to_str().is_some() {
                let view = file.view.filter(SavedView::is_valid);
                files.push(RecentFile { view, ..file });
            }
        }
        files.truncate(MOST_RECENT);
        Self {
            theme,
            interface_zoom: clamped_zoom(interface_zoom),
            clock_times,
            colour_by,
            citation_style,
            panels: panels.validated(),
            window: window.validated(),
            recent: files,
            last_document: last_document.filter(|path| path.to_str().is_some()),
            last_bundled: last_bundled.filter(|name| by_name(name).is_some()),
            bundled_views,
            begin_with_start,
        }
    }
}

/// A scale of text and controls, brought into the range that is possible.
pub fn clamped_zoom(zoom: f32) -> f32 {
    within(zoom, (SMALLEST_ZOOM, LARGEST_ZOOM), 1.0)
}

/// Whether two paths lead to one file, also through links. Files that are gone compare by path.
fn is_same_file(one: &Path, other: &Path) -> bool {
    one == other
        || match (fs::canonicalize(one), fs::canonicalize(other)) {
            (Ok(one), Ok(other)) => one == other,
            _ => false,
        }
}

/// How settings are written: `Some(…)` may be left out.
fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// What to tell the user of settings that cannot be read.
fn warning(error: &dyn std::error::Error, path: &Path) -> String {
    format!(
        "The settings cannot be read, so the usual ones are used: {error}\n{}",
        hidden::path(path)
    )
}

/// The folder of the settings: `DATELINE_HOME`, or where the system keeps such things.
///
/// None if the system does not say where the user's home is.
pub fn settings_dir() -> Option<PathBuf> {
    settings_dir_or(std::env::var_os(HOME_VARIABLE))
}

/// The folder of the settings, given the value of `DATELINE_HOME`.
fn settings_dir_or(home: Option<OsString>) -> Option<PathBuf> {
    if let Some(home) = home.filter(|home| !home.is_empty()) {
        return Some(PathBuf::from(home));
    }
    let names = AppStrategyArgs {
        top_level_domain: "org".to_owned(),
        author: String::new(),
        app_name: "Dateline".to_owned(),
    };
    let places = choose_native_strategy(names).ok()?;
    Some(places.config_dir())
}

#[cfg(test)]
mod tests;
