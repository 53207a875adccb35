//! Everything that the program knows while it runs.

use super::action::{Action, Dialog, Effect};
use super::archives::Archives;
use super::checking::Checkings;
use super::clock::Clock;
use super::copying::Kept;
use super::document::Document;
use super::editing::Editing;
use super::filter::Siftings;
use super::jobs::{Jobs, Wake};
use super::laning::Lanings;
use super::notes::Desk;
use super::notice::{Notices, Severity};
use super::opening::{Brought, Underway};
use super::picture::{PictureForm, Written};
use super::problems::Looked;
use super::settings::{ClockPreference, SavedView, Settings};
use super::start::Start;
use super::timeline_view::{Picture, TimelineView};
use super::views;
use super::watch::Watcher;
use super::workspace::{Open, Workspace};
use crate::index::EventIndex;
use crate::model::date::{ClockZone, Instant, Zone};
use crate::view::canvas::Areas;
use crate::view::colouring::ColourBy;
use crate::view::sentence::Verdict;
use crate::view::text::FontMeasure;
use std::path::PathBuf;
use std::sync::Arc;

/// Settings are written when they have not changed for so long, in seconds.
const SAVE_AFTER_SECONDS: f64 = 2.0;

/// Standard input, or what stands in for it.
pub type Input = Box<dyn std::io::Read + Send>;

/// What the program is given when it starts.
pub struct Setup {
    /// What time it is.
    pub clock: Box<dyn Clock>,
    /// The zone of whoever reads.
    pub reader_zone: Zone,
    /// Where settings are kept; without a place, nothing is remembered.
    pub settings_folder: Option<PathBuf>,
    /// Files from the command line.
    pub files: Vec<PathBuf>,
    /// Standard input, if a timeline is to be read from it.
    pub input: Option<Input>,
    /// Called from other threads when there is something to look at.
    pub wake: Wake,
    /// Whether movements may be animated.
    pub animate: bool,
}

/// Everything that the program knows while it runs.
pub struct State {
    /// The open timelines.
    pub workspace: Workspace,
    /// What is remembered.
    pub settings: Settings,
    /// Messages on screen.
    pub notices: Notices,
    /// The dialog over the window.
    pub dialog: Option<Dialog>,
    /// Whether the problems of the file are shown.
    pub problems_open: bool,
    /// Whether only sources are shown, for a class that weighs them first.
    pub exercise: bool,
    /// The problem that is looked at.
    pub(super) looked: Looked,
    /// How wide texts are.
    pub measure: FontMeasure,
    /// The start screen.
    pub start: Start,
    pub(super) jobs: Jobs<Brought>,
    /// The copies that are being made.
    pub(super) copies: Jobs<Kept>,
    pub(super) pictures: Jobs<Written>,
    pub(super) editing: Editing,
    pub(super) desk: Desk,
    pub(super) siftings: Siftings,
    pub(super) lanings: Lanings,
    pub(super) checkings: Checkings,
    pub(super) archives: Archives,
    /// The files that are being read.
    pub(super) readings: Vec<Underway>,
    pub(super) watcher: Arc<Watcher>,
    pub(super) clock: Box<dyn Clock>,
    reader_zone: Zone,
    pub(super) settings_folder: Option<PathBuf>,
    pub(super) effects: Vec<Effect>,
    pub(super) animate: bool,
    /// Seconds of the window's own clock, for movements and messages.
    pub(super) seconds: f64,
    /// What was chosen for the last picture.
    pub(super) picture_form: PictureForm,
    /// The settings that were written last.
    saved: Settings,
    /// The settings of the last frame, and since when they are so.
    seen: (Settings, f64),
}

impl State {
    /// Starts with the files of the command line, else with what was open last, else with the
    /// bundled timeline.
    pub fn new(setup: Setup) -> Self {
        let Setup {
            clock,
            reader_zone,
            settings_folder,
            files,
            input,
            wake,
            animate,
        } = setup;
        let (settings, warning) = settings_folder
            .as_deref()
            .map_or_else(Default::default, Settings::load);
        let mut state = Self {
            workspace: Workspace::default(),
            notices: Notices::default(),
            dialog: None,
            problems_open: false,
            exercise: false,
            looked: Looked::default(),
            measure: FontMeasure::default(),
            start: Start::new(Arc::clone(&wake)),
            jobs: Jobs::new(Arc::clone(&wake)),
            copies: Jobs::new(Arc::clone(&wake)),
            pictures: Jobs::new(Arc::clone(&wake)),
            editing: Editing::new(Arc::clone(&wake)),
            desk: Desk::new(Arc::clone(&wake)),
            siftings: Siftings::new(Arc::clone(&wake)),
            lanings: Lanings::new(Arc::clone(&wake)),
            checkings: Checkings::new(Arc::clone(&wake)),
            archives: Archives::new(Arc::clone(&wake)),
            readings: Vec::new(),
            watcher: Arc::new(Watcher::new(wake)),
            clock,
            reader_zone,
            settings_folder,
            effects: Vec::new(),
            animate,
            seconds: 0.0,
            picture_form: PictureForm::default(),
            saved: settings.clone(),
            seen: (settings.clone(), 0.0),
            settings,
        };
        if let Some(warning) = warning {
            state.notify(Severity::Warning, warning);
        }
        state.open_at_start(files, input);
        state
    }

    /// What time it is.
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// The zone of whoever reads.
    pub fn reader_zone(&self) -> Zone {
        self.reader_zone
    }

    /// Whose clocks are read out, as the user wants it.
    pub fn clock_zone(&self) -> ClockZone {
        match self.settings.clock_times {
            ClockPreference::Event => ClockZone::Own,
            ClockPreference::Reader => ClockZone::Reader(self.reader_zone),
            ClockPreference::Utc => ClockZone::Utc,
        }
    }

    /// The zone of the axis, in which typed dates are read too.
    pub fn axis_zone(&self) -> Zone {
        let own = self.document().map(Document::zone).unwrap_or_default();
        self.clock_zone().of(own)
    }

    /// The timeline on screen.
    pub fn document(&self) -> Option<&Document> {
        self.workspace.active().map(|open| &open.document)
    }

    /// How it is looked at.
    pub fn view(&self) -> Option<&TimelineView> {
        self.workspace.active().map(|open| &open.view)
    }

    /// The selected event of the timeline on screen.
    pub fn selected(&self) -> Option<EventIndex> {
        self.view()?.selected
    }

    /// Takes what is to be carried out by the window.
    pub fn take_effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    /// Says something to the user.
    pub fn notify(&mut self, severity: Severity, text: impl Into<String>) {
        // Of what went well, only the last is news.
        let old = self
            .notices
            .iter()
            .filter(|notice| notice.severity == Severity::Info);
        for id in old.map(|notice| notice.id).collect::<Vec<_>>() {
            self.notices.dismiss(id);
        }
        self.notices.push(severity, text, self.seconds);
    }

    /// Says that an answer about a timeline came too late.
    pub(super) fn say_closed(&mut self) {
        let text = "The timeline was closed meanwhile, so nothing was written: open it again.";
        self.notify(Severity::Error, text);
    }

    /// What is being opened: its name.
    pub fn opening(&self) -> Option<String> {
        self.jobs.running().last().map(|(_, name)| name.to_owned())
    }

    /// Moves everything on to the present: finished jobs, changed files, flights, messages.
    ///
    /// `seconds` is the window's own clock.
    pub fn advance(&mut self, seconds: f64) {
        self.seconds = seconds;
        self.notices.expire(seconds);
        self.take_opened();
        self.take_copies();
        self.take_found();
        self.take_pictures();
        self.take_edits();
        self.take_changes();
        self.take_sifted();
        self.take_lanes();
        self.take_verified();
        self.prepare_lanes();
        self.keep_notes();
        self.take_checked();
        self.prepare_check();
        self.save_when_still();
        if let Some(Open { document, view, .. }) = self.workspace.active_mut() {
            view.advance(document.index(), seconds);
        }
    }

    /// What the colours of marks say: never the evidence while a class is to weigh it.
    pub fn colour_by(&self) -> ColourBy {
        if self.exercise {
            ColourBy::Kind
        } else {
            self.settings.colour_by
        }
    }

    /// Whether the window tells how well events are sourced.
    pub fn verdict(&self) -> Verdict {
        if self.exercise {
            Verdict::Withheld
        } else {
            Verdict::Told
        }
    }

    /// Lays out the timeline on screen on a canvas of that size, in points; the first time, the
    /// opening view is chosen.
    pub fn picture(&mut self, width: f32, height: f32) -> Option<Picture> {
        let has_eras = !self.document()?.timeline().eras.is_empty();
        let lanes = Areas::new(width, height, has_eras).lanes;
        self.resize(f64::from(lanes.width()));
        let (clock, colour_by) = (self.clock_zone(), self.colour_by());
        let Open { document, view, .. } = self.workspace.active_mut()?;
        view.clock = clock;
        view.colour_by = colour_by;
        let mut picture = view.picture(document, &self.measure, width, height)?;
        if self.animate {
            view.ease_rows(&mut picture, self.seconds);
        }
        Some(picture)
    }

    fn resize(&mut self, width: f64) {
        let Some(Open { document, view, .. }) = self.workspace.active_mut() else {
            return;
        };
        view.resize(width);
        if view.viewport().is_some() {
            return;
        }
        let saved = self.settings.view_of(&document.origin).cloned();
        if saved.is_none()
            && let Some(search) = views::opening_search(document.timeline())
        {
            self.search(search);
        }
        if let Some(Open { document, view, .. }) = self.workspace.active_mut() {
            super::navigate::open_view(document, view, saved.as_ref(), self.clock.now());
        }
    }

    /// Seconds until something is to be drawn again by itself; none while all is still.
    pub fn next_repaint_seconds(&self) -> Option<f64> {
        if self.view().is_some_and(TimelineView::is_moving) {
            return Some(0.0);
        }
        let save = (self.settings_folder.is_some() && self.saved != self.settings)
            .then(|| (self.seen.1 + SAVE_AFTER_SECONDS - self.seconds).max(0.05));
        let expiry = self.notices.next_expiry_secs(self.seconds);
        let progress = self.next_progress_seconds();
        save.into_iter()
            .chain(expiry)
            .chain(progress)
            .chain(self.next_notes_seconds())
            .reduce(f64::min)
    }

    /// Carries out what the user asked for. The one place that changes anything.
    pub fn dispatch(&mut self, action: Action) {
        super::dispatch::dispatch(self, action);
    }

    /// Remembers where the user is in the timeline on screen.
    pub(super) fn remember_view(&mut self) {
        let Some(Open { document, view, .. }) = self.workspace.active() else {
            return;
        };
        let Some((from, to)) = view.edges() else {
            return;
        };
        if document.content.is_beginning {
            return;
        }
        let selection = view.selected.and_then(|event| document.event(event));
        let selection = selection.map(|event| event.id.to_string());
        let grouping = view.grouping;
        let saved = SavedView {
            from,
            to,
            selection,
            grouping,
        };
        self.settings.remember_view(&document.origin, saved);
        if let Some(path) = document.origin.path() {
            let title = &document.timeline().title;
            self.settings.remember_title(path, title);
        }
    }

    /// Writes the settings once they have been the same for a while.
    fn save_when_still(&mut self) {
        self.remember_view();
        if self.seen.0 != self.settings {
            self.seen = (self.settings.clone(), self.seconds);
        } else if self.seconds - self.seen.1 >= SAVE_AFTER_SECONDS {
            self.save_settings();
        }
    }

    /// Writes the settings if they changed; a failure is said, and nothing of the user's is lost.
    pub fn save_settings(&mut self) {
        self.remember_view();
        if self.saved == self.settings {
            return;
        }
        self.saved = self.settings.clone();
        let Some(folder) = &self.settings_folder else {
            return;
        };
        if let Err(error) = self.settings.save(folder) {
            self.notify(Severity::Warning, error.to_string());
        }
    }
}
