//! A timeline as a picture: a page with a title, the canvas as the screen shows it, a legend and,
//! if wanted, a list of the events with their sources.
//!
//! ```text
//! timeline ─→ rows ─→ chart (canvas, numbers) ─┐
//!                     legend, list, header ────┴→ page ─→ svg ─→ png
//! ```
//!
//! The same timeline and the same [`Options`] give the same bytes, on any machine: widths come from
//! the bundled font, colours from the palette, and what time it is from the options. No window, no
//! graphics card and no font of the system is asked.
//!
//! Not supported: fonts for scripts that the bundled font lacks. The SVG keeps such text, so that
//! whoever shows it finds a font; the PNG has boxes instead ([`Picture::missing`]).

mod chart;
mod dots;
mod flow;
mod legend;
mod list;
mod numbers;
mod page;
mod png;
mod rows;
mod samples;
mod svg;
#[cfg(test)]
mod tests;
mod words;

use crate::index::TimelineIndex;
use crate::model::date::{ClockZone, Instant, Zone};
use crate::model::{Grouping, Timeline};
use crate::view::colouring::ColourBy;
use crate::view::geometry::{Point, Rect};
use crate::view::palette::{Look, Palette};
use crate::view::scene::{Layer, Scene};
use crate::view::text::FontMeasure;
use page::Page;
use std::path::Path;

/// The narrowest and the widest page, in points.
pub const WIDTHS: (f32, f32) = (320.0, 20_000.0);
/// The lowest and the highest page without its list, in points.
pub const HEIGHTS: (f32, f32) = (240.0, 20_000.0);
/// The width of a page unless another is asked for, in points.
pub const USUAL_WIDTH: f32 = 1_280.0;
/// The fewest and the most pixels to the point.
pub const SCALES: (f32, f32) = (0.1, 10.0);
/// The pixels to the point unless others are asked for.
pub const USUAL_SCALE: f32 = 2.0;
/// A page that is too low for its lanes is drawn smaller, by no more than this factor.
const MOST_SHRUNK: f32 = 1.6;
/// The largest picture, in pixels: its memory is some 600 MB.
const MOST_PIXELS: f64 = 50.0e6;

/// What the bytes of a picture are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// Lines and text, sharp at any size.
    #[default]
    Svg,
    /// Pixels.
    Png,
}

impl Format {
    /// What the ending of a file name says; none if it says nothing.
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?;
        let is = |name: &str| ending.eq_ignore_ascii_case(name);
        if is("svg") {
            Some(Self::Svg)
        } else if is("png") {
            Some(Self::Png)
        } else {
            None
        }
    }

    /// The usual ending of a file name, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }

    /// What people read.
    pub fn title(self) -> &'static str {
        match self {
            Self::Svg => "SVG",
            Self::Png => "PNG",
        }
    }
}

/// What a picture shows, and how.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// The left edge; without one, a little before the first event.
    pub from: Option<Instant>,
    /// The right edge; without one, a little after the last event.
    pub to: Option<Instant>,
    /// How events are grouped into lanes.
    pub grouping: Grouping,
    /// The width of the page, in points: see [`WIDTHS`].
    pub width: f32,
    /// The height of the page without its list, in points: see [`HEIGHTS`]. Without one, as high as
    /// its rows need. Everything is drawn a little smaller where that is too low for the lanes.
    pub height: Option<f32>,
    /// The colours.
    pub look: Look,
    /// Whether the signs are explained under the canvas.
    pub legend: bool,
    /// Whether the events are listed under the canvas with their sources.
    pub sources: bool,
    /// Where what goes on ends, and where the line of the present stands.
    pub today: Instant,
    /// The zone of clock times and of the axis.
    pub clock: ClockZone,
    /// What the colours of marks say.
    pub colour_by: ColourBy,
}

impl Options {
    /// The whole timeline, in the grouping that it opens with. The present is the day up to which
    /// the timeline was looked at, so that the picture of a file is the same tomorrow; `now` stands
    /// in for a timeline that does not say.
    pub fn whole(timeline: &Timeline, now: Instant) -> Self {
        let as_of = timeline.as_of.as_ref().and_then(|as_of| as_of.latest());
        Self {
            from: None,
            to: None,
            grouping: timeline
                .views
                .first()
                .map_or_else(Grouping::default, |view| view.group),
            width: USUAL_WIDTH,
            height: None,
            look: Look::default(),
            legend: true,
            sources: false,
            today: as_of.map_or(now, |as_of| as_of.saturating_sub(1)),
            clock: ClockZone::Own,
            colour_by: ColourBy::Kind,
        }
    }
}

/// A sign of the canvas and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Sign {
    /// The sign, [`SIGN_HEIGHT`] high.
    pub scene: Scene,
    /// Its width, in points.
    pub width: f32,
    /// What it means.
    pub words: String,
}

/// The height of every sign, in points.
pub const SIGN_HEIGHT: f32 = 29.0;

/// Every sign of the canvas in groups with titles, for a sheet beside it.
pub fn signs() -> Vec<(&'static str, Vec<Sign>)> {
    let sign = |entry: legend::Entry| {
        let mut layer = Layer::new(Rect::new(-4.0, 0.0, entry.width + 4.0, SIGN_HEIGHT));
        let mut block = flow::Block::default();
        block.put(entry.sign, Point::new(0.0, SIGN_HEIGHT / 2.0 - 2.5));
        (layer.shapes, layer.texts) = (block.shapes, block.texts);
        Sign {
            scene: Scene {
                layers: vec![layer],
                outline: Vec::new(),
            },
            width: entry.width,
            words: entry.words,
        }
    };
    let groups = legend::all().into_iter();
    groups
        .map(|(title, entries)| (title, entries.into_iter().map(sign).collect()))
        .collect()
}

/// Why there is no picture: a sentence with a cure.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum PictureError {
    /// The page is too narrow or too wide.
    #[error("A picture is {} to {} points wide, not {}", WIDTHS.0, WIDTHS.1, .0)]
    Width(f32),
    /// The page is too low or too high.
    #[error("A picture is {} to {} points high, not {}", HEIGHTS.0, HEIGHTS.1, .0)]
    Height(f32),
    /// There are too few or too many pixels to the point.
    #[error("The scale of a picture is {} to {} pixels to the point, not {}", SCALES.0, SCALES.1, .0)]
    Scale(f32),
    /// The end is not after the start.
    #[error("The start of the picture must be before its end")]
    EmptyRange,
    /// No event has a date.
    #[error("No event has a date, so there is nothing to draw: add a `when` to an event")]
    NoEvents,
    /// No event lies between the edges.
    #[error("No event of the timeline lies in this range: choose another one")]
    NothingThere,
    /// Even with folded events the lanes are higher than the page.
    #[error(
        "{lanes} lanes need a page of at least {needed:.0} points: leave out the height or the legend, or group the events in another way"
    )]
    TooLow {
        /// How many lanes there are.
        lanes: usize,
        /// How high the page would have to be, in points.
        needed: f32,
    },
    /// Even the highest page has no room for so many lanes.
    #[error(
        "There is no room for {lanes} lanes: group the events in another way, for example by kind"
    )]
    TooManyLanes {
        /// How many lanes there are.
        lanes: usize,
    },
    /// The picture would have too many pixels.
    #[error(
        "The PNG would have {width} × {height} pixels, which is too much: choose a smaller scale or a shorter range, leave the list of sources out, or write an SVG"
    )]
    TooManyPixels {
        /// How wide it would be.
        width: u64,
        /// How high it would be.
        height: u64,
    },
    /// The picture cannot be painted.
    #[error("The picture cannot be painted: {0}")]
    Unpaintable(String),
}

/// A picture that is laid out.
pub struct Picture<'a> {
    timeline: &'a Timeline,
    measure: FontMeasure,
    look: Look,
    page: Page,
    /// The size of everything on it, for a page that has to shrink.
    zoom: f32,
}

impl<'a> Picture<'a> {
    /// Lays out a picture.
    ///
    /// # Errors
    /// If the options are out of their bounds, or there is nothing to draw.
    pub fn new(timeline: &'a Timeline, options: &Options) -> Result<Self, PictureError> {
        check(options)?;
        let measure = FontMeasure::default();
        // The index depends on the present.
        let index = TimelineIndex::new(timeline, options.today);
        let lay_out = |options: &Options| {
            page::lay_out(&Subject {
                timeline,
                index: &index,
                measure: &measure,
                options,
                zone: timeline.home_zone(),
            })
        };
        let page = match lay_out(options) {
            Err(error @ PictureError::TooLow { .. }) => shrunk(options, error, lay_out)?,
            laid_out => laid_out?,
        };
        Ok(Self {
            timeline,
            look: options.look,
            zoom: options.width / page.width,
            page,
            measure,
        })
    }

    /// The width and the height of the page, in points.
    pub fn size(&self) -> (f32, f32) {
        let Page { width, height, .. } = self.page;
        (width * self.zoom, height * self.zoom)
    }

    /// How many events have a mark, and how many are folded into dots and strips.
    pub fn counts(&self) -> (usize, usize) {
        (self.page.marked, self.page.folded)
    }

    /// The characters that the bundled font lacks: boxes in a PNG.
    pub fn missing(&self) -> String {
        let mut missing: Vec<char> = Vec::new();
        for text in self.page.texts() {
            let lacking = words::visible(text);
            missing.extend(lacking.chars().filter(|c| !self.measure.has(*c)));
        }
        missing.sort_unstable();
        missing.dedup();
        missing.into_iter().collect()
    }

    /// The picture as SVG 1.1 with text as text.
    ///
    /// # Errors
    /// If it cannot be written to memory.
    pub fn svg(&self) -> Result<String, PictureError> {
        let palette = Palette::of(self.look);
        let size = self.size();
        svg::write(&self.page, size, self.timeline, palette, &self.measure)
    }

    /// The picture as PNG, with so many pixels to the point: see [`SCALES`].
    ///
    /// # Errors
    /// If the scale is out of its bounds, or the picture would be too large.
    pub fn png(&self, scale: f32) -> Result<Vec<u8>, PictureError> {
        if !(SCALES.0..=SCALES.1).contains(&scale) {
            return Err(PictureError::Scale(scale));
        }
        let pixels = |points: f32| (f64::from(points) * f64::from(scale)).round().max(1.0);
        let (width, height) = self.size();
        let (width, height) = (pixels(width), pixels(height));
        if width * height > MOST_PIXELS {
            let (width, height) = (width as u64, height as u64);
            return Err(PictureError::TooManyPixels { width, height });
        }
        png::paint(&self.svg()?, width as u32, height as u32, scale)
    }

    /// The bytes of a file of that format; `scale` is for a PNG.
    ///
    /// # Errors
    /// As of [`Self::png`].
    pub fn bytes(&self, format: Format, scale: f32) -> Result<Vec<u8>, PictureError> {
        match format {
            Format::Svg => Ok(self.svg()?.into_bytes()),
            Format::Png => self.png(scale),
        }
    }
}

/// Lays out a page that is too low for its lanes on a larger one of the same shape, which is then
/// shown smaller: better a little less to the eye than nothing at all.
fn shrunk(
    options: &Options,
    error: PictureError,
    lay_out: impl Fn(&Options) -> Result<Page, PictureError>,
) -> Result<Page, PictureError> {
    let (mut larger, mut found) = (*options, Err(error.clone()));
    let Some(height) = options.height else {
        return found;
    };
    while let Err(PictureError::TooLow { needed, .. }) = found {
        // A little more each time, so that it ends.
        let factor = needed / height * 1.01;
        if factor > MOST_SHRUNK {
            return Err(error);
        }
        larger.width = options.width * factor;
        larger.height = Some(height * factor);
        found = lay_out(&larger);
    }
    found
}

/// What is drawn.
struct Subject<'a> {
    timeline: &'a Timeline,
    index: &'a TimelineIndex,
    measure: &'a FontMeasure,
    options: &'a Options,
    zone: Zone,
}

fn check(options: &Options) -> Result<(), PictureError> {
    let Options { width, height, .. } = *options;
    if !(WIDTHS.0..=WIDTHS.1).contains(&width) {
        return Err(PictureError::Width(width));
    }
    if let Some(height) = height.filter(|height| !(HEIGHTS.0..=HEIGHTS.1).contains(height)) {
        return Err(PictureError::Height(height));
    }
    match (options.from, options.to) {
        (Some(from), Some(to)) if from >= to => Err(PictureError::EmptyRange),
        _ => Ok(()),
    }
}
