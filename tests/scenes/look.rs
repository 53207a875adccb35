//! Looks at a timeline on a canvas of a given size.

use dateline::app::bundled::default_timeline;
use dateline::app::document::Content;
use dateline::app::timeline_view::Picture;
use dateline::app::workspace::Open;
use dateline::app::{Document, Origin, TimelineView, Workspace};
use dateline::file;
use dateline::model::When;
use dateline::model::date::Instant;
use dateline::view::canvas::{Areas, Canvas};
use dateline::view::scale::Viewport;
use dateline::view::scene::Scene;
use dateline::view::text::FontMeasure;

/// 20 November 2026, midnight in UTC, in seconds.
pub(crate) const TODAY: Instant = 1_795_132_800;

/// A timeline and a canvas to look at it.
pub(crate) struct Look {
    workspace: Workspace,
    pub(crate) measure: FontMeasure,
    width: f32,
    height: f32,
}

impl Look {
    /// The bundled timeline on a canvas of 1600 × 1000 points.
    pub(crate) fn bundled() -> Self {
        Self::of(default_timeline().text, 1600.0, 1000.0)
    }

    /// A timeline on a canvas of that size; all of it is in view.
    pub(crate) fn of(text: &str, width: f32, height: f32) -> Self {
        let reading = file::read(text.as_bytes());
        let content = Content::new(reading, None, TODAY).unwrap();
        let mut workspace = Workspace::default();
        workspace.add(Origin::File("test.ron".into()), content);
        let mut look = Self {
            workspace,
            measure: FontMeasure::default(),
            width,
            height,
        };
        look.fit_all();
        look
    }

    pub(crate) fn document(&self) -> &Document {
        &self.workspace.active().unwrap().document
    }

    pub(crate) fn view(&mut self) -> &mut TimelineView {
        &mut self.workspace.active_mut().unwrap().view
    }

    /// Shows a range of time from edge to edge.
    pub(crate) fn show(&mut self, from: Instant, to: Instant) {
        let has_eras = !self.document().timeline().eras.is_empty();
        let lanes = Areas::new(self.width, self.height, has_eras).lanes;
        let width = f64::from(lanes.width());
        self.view().resize(width);
        self.view().look(Viewport::showing(from, to, width));
    }

    /// Shows everything.
    pub(crate) fn fit_all(&mut self) {
        let (from, to) = self.document().index().span().unwrap();
        let air = (to - from) / 25;
        self.show(from - air, to + air);
    }

    /// Shows what a date covers: "2022", "2025-02-28".
    pub(crate) fn show_date(&mut self, date: &str) {
        let zone = self.document().zone();
        let when = When::parse(date).unwrap().in_zone(zone);
        self.show(when.earliest().unwrap(), when.latest().unwrap());
    }

    pub(crate) fn picture(&mut self) -> Picture {
        let Open { document, view, .. } = self.workspace.active_mut().unwrap();
        view.picture(document, &self.measure, self.width, self.height)
            .unwrap()
    }

    pub(crate) fn scene(&mut self) -> Scene {
        let picture = self.picture();
        self.scene_of(&picture)
    }

    pub(crate) fn scene_of(&self, picture: &Picture) -> Scene {
        let Open { document, view, .. } = self.workspace.active().unwrap();
        let canvas = Canvas {
            selected: view.selected,
            ..picture.canvas(document, &self.measure, TODAY)
        };
        canvas.scene()
    }
}
