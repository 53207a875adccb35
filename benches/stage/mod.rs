//! The canvas without a window, for benches and tests: opens a file, looks anywhere, and counts
//! what a frame is made of.

use dateline::app::clock::FixedClock;
use dateline::app::timeline_view::Picture;
use dateline::app::{Action, Setup, State};
use dateline::model::date::Zone;
use dateline::ui::paint;
use dateline::ui::theme::{self, Palette};
use dateline::view::canvas::Canvas;
use dateline::view::geometry::Point;
use dateline::view::scale::Viewport;
use dateline::view::scene::Scene;
use eframe::egui::epaint::Primitive;
use eframe::egui::{Context, Pos2, RawInput, Rect, Theme, Vec2};
use std::io::{BufWriter, Result, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::Duration;

/// The canvas, in points.
pub const SIZE: Vec2 = Vec2::new(1_920.0, 1_080.0);
/// 1 January 2026, in seconds.
const TODAY: i64 = 1_767_225_600;

/// After so long without news, none are to be expected.
const STILL: Duration = Duration::from_millis(300);

/// What a frame is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Shapes of the scene.
    pub shapes: usize,
    /// Texts of the scene.
    pub texts: usize,
    /// Things that the pointer and screen readers reach.
    pub nodes: usize,
    /// Corners of the triangles that are drawn.
    pub vertices: usize,
    /// Texts that were laid out anew.
    pub new_texts: usize,
    /// Texts that wait for a later frame.
    pub waiting: usize,
}

impl Counts {
    /// The greater of each.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        Self {
            shapes: self.shapes.max(other.shapes),
            texts: self.texts.max(other.texts),
            nodes: self.nodes.max(other.nodes),
            vertices: self.vertices.max(other.vertices),
            new_texts: self.new_texts.max(other.new_texts),
            waiting: self.waiting.max(other.waiting),
        }
    }

    /// Shapes and texts.
    pub fn items(&self) -> usize {
        self.shapes + self.texts
    }
}

/// A canvas of [`SIZE`] with a timeline on it.
pub struct Stage {
    /// The program behind it.
    pub state: State,
    /// Where the pointer is.
    pub pointer: Option<Point>,
    /// The view of all events from edge to edge.
    pub whole: Viewport,
    ctx: Context,
    /// Calls of threads that have something to say.
    calls: Receiver<()>,
}

impl Stage {
    /// Opens what is written into a file; nothing if it holds no events.
    pub fn of(write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Option<Self> {
        let folder = tempfile::tempdir().ok()?;
        let path = folder.path().join("generated.ron");
        let mut out = BufWriter::new(std::fs::File::create(&path).ok()?);
        write(&mut out).ok()?;
        out.into_inner().ok()?;
        Self::open(&path)
    }

    /// Opens a file and waits until it is read; nothing if it holds no events.
    pub fn open(path: &Path) -> Option<Self> {
        let mut stage = Self::start(path);
        while stage.wait() {}
        let (from, to) = stage.state.document()?.index().span()?;
        // The first picture chooses the opening view.
        stage.picture();
        stage.whole = Viewport::showing(from, to, f64::from(SIZE.x));
        stage.look(stage.whole);
        Some(stage)
    }

    /// Starts to open a file.
    pub fn start(path: &Path) -> Self {
        let (call, calls) = std::sync::mpsc::channel();
        let state = State::new(Setup {
            clock: Box::new(FixedClock(TODAY)),
            reader_zone: Zone::Utc,
            settings_folder: None,
            files: vec![path.to_owned()],
            input: None,
            wake: Arc::new(move || {
                call.send(()).ok();
            }),
            animate: false,
        });
        let ctx = Context::default();
        theme::install(&ctx);
        Self {
            state,
            pointer: None,
            whole: Viewport::showing(0, 1, f64::from(SIZE.x)),
            ctx,
            calls,
        }
    }

    /// Waits for news of the file that is read; whether more are to come.
    pub fn wait(&mut self) -> bool {
        if self.state.opening().is_some() {
            self.calls.recv_timeout(Duration::from_millis(50)).ok();
            self.state.advance(0.0);
        }
        self.state.opening().is_some()
    }

    /// Shows only what a search finds, or everything again; waits until that is on the canvas.
    pub fn search(&mut self, words: &str) {
        self.state.dispatch(Action::Search(words.to_owned()));
        let is_behind = |state: &State| state.filter().is_some_and(|filter| filter.is_behind());
        // First comes the answer, then lanes of it.
        while is_behind(&self.state) || self.calls.recv_timeout(STILL).is_ok() {
            self.state.advance(0.0);
            self.frame();
        }
    }

    /// Looks elsewhere.
    pub fn look(&mut self, view: Viewport) {
        self.state.dispatch(Action::Look(view));
    }

    /// Lays out what is looked at.
    pub fn picture(&mut self) -> Option<Picture> {
        self.state.advance(0.0);
        self.state.picture(SIZE.x, SIZE.y)
    }

    /// The scene of a picture, with what is selected and under the pointer marked in it.
    pub fn scene(&self, picture: &Picture) -> Scene {
        let Some(document) = self.state.document() else {
            return Scene::default();
        };
        let build = |hot| {
            let canvas = Canvas {
                selected: self.state.selected(),
                pointer: self.pointer,
                hot,
                ..picture.canvas(document, &self.state.measure, TODAY)
            };
            canvas.scene()
        };
        let scene = build(None);
        let hot = self.pointer.and_then(|pointer| scene.hit(pointer));
        match hot.map(|node| node.thing) {
            Some(thing) => build(Some(thing)),
            None => scene,
        }
    }

    /// Paints a scene, down to triangles.
    pub fn paint(&self, scene: &Scene) -> Counts {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            ..RawInput::default()
        };
        let mut effort = paint::Effort::default();
        let mut output = self.ctx.run_ui(input, |ui| {
            let palette = Palette::of(Theme::Dark);
            effort = paint::scene(
                ui.painter(),
                scene,
                Pos2::ZERO,
                palette,
                &self.state.measure,
            );
        });
        output.textures_delta.clear();
        let shapes = std::mem::take(&mut output.shapes);
        let triangles = self.ctx.tessellate(shapes, output.pixels_per_point);
        let vertices = triangles.iter().map(|part| match &part.primitive {
            Primitive::Mesh(mesh) => mesh.vertices.len(),
            Primitive::Callback(_) => 0,
        });
        Counts {
            shapes: scene.layers.iter().map(|layer| layer.shapes.len()).sum(),
            texts: scene.layers.iter().map(|layer| layer.texts.len()).sum(),
            nodes: scene.outline.len(),
            vertices: vertices.sum(),
            new_texts: effort.new,
            waiting: effort.waiting,
        }
    }

    /// A whole frame: layout, scene, paint.
    pub fn frame(&mut self) -> Counts {
        let Some(picture) = self.picture() else {
            return Counts::default();
        };
        self.paint(&self.scene(&picture))
    }
}
