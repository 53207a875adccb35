//! Writing pictures from the window: what it asks, and the job that draws.

pub mod place;

use super::action::{Dialog, Effect};
use super::dispatch::typed_path;
use super::document::{DocumentId, file_name, with_ending};
use super::jobs::Finished;
use super::notice::Severity;
use super::state::State;
use super::workspace::Open;
use crate::export::picture::{Format, Options, Picture, USUAL_SCALE, USUAL_WIDTH};
use crate::index::Extent;
use crate::model::hidden;
use crate::view::palette::Look;
use crate::view::sentence;
use place::{check, usual_name, write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What the user wants a picture to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureForm {
    /// What is written.
    pub format: Format,
    /// What is shown.
    pub part: Part,
    /// The shape of the page.
    pub shape: PageShape,
    /// The colours.
    pub look: Look,
    /// Whether the signs are explained.
    pub legend: bool,
    /// Whether the events are listed with their sources.
    pub sources: bool,
}

/// How much of a timeline a picture shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    #[default]
    Whole,
    /// The range that is on screen.
    View,
}

/// The shape of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PageShape {
    /// As high as its rows need.
    #[default]
    Page,
    /// As wide and high as a slide.
    Slide,
}

/// The height of a slide, in points: 16 : 9.
const SLIDE_HEIGHT: f32 = USUAL_WIDTH * 9.0 / 16.0;

/// What a job brings back.
pub(super) struct Written {
    path: PathBuf,
    outcome: Result<Report, String>,
}

/// What can be said of a picture that was written.
struct Report {
    /// How many events have no row.
    folded: usize,
    /// The characters that are boxes.
    missing: usize,
}

impl Default for PictureForm {
    fn default() -> Self {
        Self {
            format: Format::default(),
            part: Part::default(),
            shape: PageShape::default(),
            look: Look::default(),
            legend: true,
            sources: false,
        }
    }
}

impl PictureForm {
    /// What to draw of a timeline.
    fn options(&self, state: &State, Open { document, view, .. }: &Open) -> Options {
        let usual = Options::whole(document.timeline(), state.now());
        let is_view = self.part == Part::View;
        let edges = view.edges().filter(|_| is_view);
        Options {
            from: edges.map(|edges| edges.0),
            to: edges.map(|edges| edges.1),
            grouping: view.grouping,
            height: (self.shape == PageShape::Slide).then_some(SLIDE_HEIGHT),
            look: self.look,
            legend: self.legend,
            sources: self.sources,
            clock: state.clock_zone(),
            colour_by: state.settings.colour_by,
            ..usual
        }
    }

    /// What will be written of a timeline, in a line; nothing if it is closed or has no dates.
    pub fn words(&self, state: &State, document: DocumentId) -> String {
        let Some(open) = state.workspace.get(document) else {
            return String::new();
        };
        let options = self.options(state, open);
        let timeline = open.document.timeline();
        // The index of the document has another present than the picture.
        let extents = timeline.events.iter();
        let extents = extents.filter_map(|event| Extent::of(event, options.today));
        let first = extents.clone().map(|extent| extent.start).min();
        let last = extents.clone().map(|extent| extent.end).max();
        let (Some(from), Some(to)) = (options.from.or(first), options.to.or(last)) else {
            return String::new();
        };
        let count = extents
            .filter(|extent| extent.start < to && extent.end > from)
            .count();
        let day = |instant| sentence::day(instant, timeline.home_zone());
        let size = match (self.format, self.shape) {
            (Format::Svg, PageShape::Page) => format!("{USUAL_WIDTH} points wide"),
            (Format::Svg, PageShape::Slide) => format!("{USUAL_WIDTH} × {SLIDE_HEIGHT} points"),
            (Format::Png, PageShape::Page) => {
                format!("{} pixels wide", USUAL_WIDTH * USUAL_SCALE)
            }
            (Format::Png, PageShape::Slide) => {
                let (width, height) = (USUAL_WIDTH * USUAL_SCALE, SLIDE_HEIGHT * USUAL_SCALE);
                format!("{width} × {height} pixels")
            }
        };
        let list = match (self.sources, self.shape) {
            (false, _) => "",
            (true, PageShape::Page) => ", with the list of sources",
            (true, PageShape::Slide) => ", with the list of sources below",
        };
        let events = sentence::events(count);
        format!(
            "{events}, {} to {}: {}, {size}{list}.",
            day(from),
            day(to.saturating_sub(1)),
            self.format.title()
        )
    }
}

impl State {
    /// Asks what picture to write of the timeline on screen.
    pub(super) fn choose_picture(&mut self) {
        if let Some(document) = self.document().map(|document| document.id) {
            let form = self.picture_form;
            self.dialog = Some(Dialog::Export { document, form });
        }
    }

    /// Asks the system for a name.
    pub(super) fn name_picture(&mut self, document: DocumentId, form: PictureForm) {
        let Some(path) = self.usual_picture_path(document, form) else {
            return self.say_closed();
        };
        self.effects.push(Effect::NamePicture {
            document,
            form,
            path,
        });
    }

    /// Asks for a path inside the window.
    pub(super) fn ask_picture_path(&mut self, document: DocumentId, form: PictureForm) {
        let Some(path) = self.usual_picture_path(document, form) else {
            return self.say_closed();
        };
        self.dialog = Some(Dialog::PicturePath {
            document,
            form,
            text: path.display().to_string(),
            error: None,
            replaces: false,
        });
    }

    /// Beside the timeline; a bundled one is drawn into the home folder.
    fn usual_picture_path(&self, document: DocumentId, form: PictureForm) -> Option<PathBuf> {
        let origin = &self.workspace.get(document)?.document.origin;
        let name = usual_name(&origin.name(), form.format);
        let beside = origin.path().and_then(Path::parent).map(Path::to_path_buf);
        let folder = beside.or_else(|| etcetera::home_dir().ok());
        Some(folder.unwrap_or_default().join(name))
    }

    /// Writes to a typed path; asks again where it cannot, or where something is written over.
    pub(super) fn submit_picture_path(
        &mut self,
        (document, form): (DocumentId, PictureForm),
        text: String,
        sure: bool,
    ) {
        let path = with_ending(&typed_path(&text), form.format.ending());
        let input = self.file_of(document);
        let error = if typed_path(&text).as_os_str().is_empty() {
            Some("Type the path of a file.".to_owned())
        } else {
            let checked = check(&path, input.as_deref());
            checked.err().map(|error| error.to_string())
        };
        if error.is_none() && (sure || !path.exists()) {
            return self.write_picture(document, form, &path);
        }
        let replaces = error.is_none();
        self.dialog = Some(Dialog::PicturePath {
            document,
            form,
            text,
            error,
            replaces,
        });
    }

    /// Draws and writes a picture on a thread of its own. Asks first where the ending of the name
    /// was left out, and so the file that is there was not seen.
    pub(super) fn write_picture(&mut self, document: DocumentId, form: PictureForm, chosen: &Path) {
        let path = with_ending(chosen, form.format.ending());
        if path != chosen && path.exists() {
            self.dialog = Some(Dialog::PicturePath {
                document,
                form,
                text: path.display().to_string(),
                error: None,
                replaces: true,
            });
            return;
        }
        let Some(open) = self.workspace.get(document) else {
            return self.say_closed();
        };
        let options = form.options(self, open);
        let timeline = Arc::clone(&open.document.content.timeline);
        let input = self.file_of(document);
        let name = file_name(&path);
        self.notify(Severity::Info, format!("Writing {name} …"));
        self.pictures.spawn(format!("Writing {name}"), move |_| {
            let draw = || {
                let picture = Picture::new(&timeline, &options).map_err(|e| e.to_string())?;
                let bytes = picture.bytes(form.format, USUAL_SCALE);
                let bytes = bytes.map_err(|error| error.to_string())?;
                write(&path, &bytes, input.as_deref()).map_err(|error| error.to_string())?;
                let missing = match form.format {
                    Format::Svg => 0,
                    Format::Png => picture.missing().chars().count(),
                };
                let (_, folded) = picture.counts();
                Ok(Report { folded, missing })
            };
            let outcome = draw();
            Written { path, outcome }
        });
    }

    fn file_of(&self, document: DocumentId) -> Option<PathBuf> {
        let origin = &self.workspace.get(document)?.document.origin;
        origin.path().map(Path::to_path_buf)
    }

    /// Says which pictures were written.
    pub(super) fn take_pictures(&mut self) {
        for Finished { result, .. } in self.pictures.poll() {
            match result {
                Ok(Written { path, outcome }) => self.say_written(&path, outcome),
                Err(error) => self.notify(Severity::Error, error.to_string()),
            }
        }
    }

    fn say_written(&mut self, path: &Path, outcome: Result<Report, String>) {
        let Report { folded, missing } = match outcome {
            Ok(report) => report,
            Err(error) => return self.notify(Severity::Error, error),
        };
        let mut lines = vec![format!("Written: {}.", file_name(path)), hidden::path(path)];
        if folded > 0 {
            let events = sentence::events(folded);
            lines.push(format!("{events} without a row, drawn small."));
        }
        let mut severity = Severity::Info;
        if missing > 0 {
            severity = Severity::Warning;
            lines.push(format!(
                "{missing} characters are boxes: an SVG keeps them as text."
            ));
        }
        self.notify(severity, lines.join("\n"));
    }
}
