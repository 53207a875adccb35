//! Samples of how dates are drawn: each is a real event that the view places and draws, so that a
//! legend can never say anything else than the canvas.

use super::Subject;
use super::chart::View;
use super::flow::Block;
use super::legend::Entry;
use crate::index::TimelineIndex;
use crate::model::date::{Bound, ClockZone, Form, Instant, Precision, Zone};
use crate::model::{
    Citation, Claim, Event, EventKind, EventLink, Grouping, Level, Relation, Source, Stage,
    Timeline, When,
};
use crate::view::axis::Axis;
use crate::view::canvas::{Areas, Canvas};
use crate::view::colouring::ColourBy;
use crate::view::geometry::{Point, Rect};
use crate::view::layout::{CARD_GROWTH, Layout};
use crate::view::packing::ZoomStep;
use crate::view::plan::{LANE_BOTTOM, LANE_TOP, LINE_PITCH, Packed, room};
use crate::view::scale::{TimeScale, Viewport};
use crate::view::scene::{Ink, Layer, Shape};
use crate::view::sentence::Verdict;
use crate::view::text::FontMeasure;

/// The width of a sample with an extent in time, in points.
const WIDE: f32 = 58.0;
/// The width of a sample that is little more than a glyph, in points.
const NARROW: f32 = 18.0;
/// What most samples show.
const RANGE: (&str, &str) = ("2025-02-25", "2025-04-03");
/// The present of all samples.
const PRESENT: &str = "2025-03-26";

/// A form of date and what it means.
struct Sample {
    words: &'static str,
    when: &'static str,
    holds: fn(&Subject<'_>, &View) -> bool,
    width: f32,
    range: (&'static str, &'static str),
    stages: &'static [&'static str],
    in_force: &'static [&'static str],
    /// Whether anything is cited for it.
    cited: bool,
    /// Other dates that claims give for it.
    said: &'static [&'static str],
}

impl Sample {
    /// An event that is little more than its glyph.
    const fn glyph(
        words: &'static str,
        when: &'static str,
        holds: fn(&Subject<'_>, &View) -> bool,
    ) -> Self {
        Self {
            words,
            when,
            holds,
            width: NARROW,
            range: RANGE,
            stages: &[],
            in_force: &[],
            cited: true,
            said: &[],
        }
    }

    /// An event with an extent.
    const fn span(
        words: &'static str,
        when: &'static str,
        holds: fn(&Subject<'_>, &View) -> bool,
    ) -> Self {
        Self {
            width: WIDE,
            ..Self::glyph(words, when, holds)
        }
    }
}

const SAMPLES: [Sample; 13] = [
    // The legend of a picture need not explain the plainest mark.
    Sample::glyph("on that day", "2025-03-10", |_, _| false),
    Sample::glyph("at a known time of day", "2025-03-10T12:00", |s, v| {
        any(s, v, |_, when| when.has_clock() && ends(when).is_none())
    }),
    Sample::span("at some time in the period", "2025-03", |s, v| {
        any(
            s,
            v,
            |_, when| matches!(when.form(), Form::Moment(moment) if moment.precision > Precision::Day),
        )
    }),
    Sample::glyph("about that time", "2025-03-10~", |s, v| {
        any(s, v, |_, when| when.is_approximate())
    }),
    Sample::glyph("doubtful", "2025-03-10?", |s, v| {
        any(s, v, |_, when| when.is_uncertain())
    }),
    Sample::span("for that time", "2025-03-03/2025-03-22", |s, v| {
        any(s, v, |_, when| {
            matches!(ends(when), Some((Bound::At(_), Bound::At(_))))
        })
    }),
    Sample {
        range: ("2025-01-10", "2025-05-20"),
        ..Sample::span(
            "with an end known to the month or less",
            "2025-01-25/2025-04",
            |s, v| {
                any(s, v, |_, when| {
                    ends(when).is_some_and(|(from, to)| is_vague(from) || is_vague(to))
                })
            },
        )
    },
    Sample::span("goes on", "2025-03-03/..", |s, v| {
        any(s, v, |_, when| when.is_ongoing())
    }),
    Sample::span("with an end that is not known", "2025-03-03/", |s, v| {
        any(s, v, |_, when| {
            matches!(ends(when), Some((Bound::Unknown, _) | (_, Bound::Unknown)))
        })
    }),
    Sample::span("since some time before", "../2025-03-24", |s, v| {
        any(s, v, |_, when| matches!(ends(when), Some((Bound::Open, _))))
    }),
    Sample {
        stages: &["2025-03-03", "2025-03-12", "2025-03-22"],
        ..Sample::span("steps with dates of their own", "2025-03-03", |s, v| {
            any(s, v, |event, _| {
                event
                    .stages
                    .iter()
                    .filter(|stage| stage.when.is_some())
                    .count()
                    > 1
            })
        })
    },
    Sample {
        in_force: &["2025-02-27/2025-03-10", "2025-03-11/2025-03-22"],
        ..Sample::span(
            "in force (notch: renewed; red end: lapsed; cross: revoked)",
            "2024-01-01",
            |_, v| v.measures,
        )
    },
    Sample::glyph("planned", "2025-03-30", |s, v| {
        let starts = v.shown.iter().filter_map(|event| s.index.extent(*event));
        starts
            .into_iter()
            .any(|extent| extent.start > s.options.today)
    }),
];

/// How evidence shows on a mark.
const EVIDENCE: [Sample; 2] = [
    Sample {
        cited: false,
        ..Sample::glyph("nothing is cited for it", "2025-03-10", |s, v| {
            let mut events = v.shown.iter();
            events.any(|event| s.index.standing(*event).level == Level::Uncited)
        })
    },
    Sample {
        said: &["2025-03-24"],
        ..Sample::span("others give another date", "2025-03-05", |s, v| {
            let mut events = v.shown.iter();
            events.any(|event| !s.index.other_dates(*event).is_empty())
        })
    },
];

/// Whether any event that is shown is of that sort.
fn any(subject: &Subject<'_>, view: &View, holds: fn(&Event, &When) -> bool) -> bool {
    let mut events = view.shown.iter().filter_map(|event| subject.event(*event));
    events.any(|event| event.when.as_ref().is_some_and(|when| holds(event, when)))
}

fn ends(when: &When) -> Option<(&Bound, &Bound)> {
    match when.form() {
        Form::Interval { start, end } => Some((start, end)),
        Form::Moment(_) => None,
    }
}

fn is_vague(bound: &Bound) -> bool {
    matches!(bound, Bound::At(moment) if moment.precision > Precision::Day)
}

/// The samples of all forms of date.
pub(super) fn all() -> Vec<Entry> {
    entries(&SAMPLES)
}

/// The samples of how evidence shows on a mark.
pub(super) fn evidence() -> Vec<Entry> {
    entries(&EVIDENCE)
}

fn entries(samples: &[Sample]) -> Vec<Entry> {
    let measure = FontMeasure::default();
    let entries = samples.iter().filter_map(|sample| entry(sample, &measure));
    entries.collect()
}

/// The samples of what a picture has.
pub(super) fn used(subject: &Subject<'_>, view: &View) -> Vec<Entry> {
    let used = SAMPLES
        .iter()
        .chain(&EVIDENCE)
        .filter(|sample| (sample.holds)(subject, view));
    used.filter_map(|sample| entry(sample, subject.measure))
        .collect()
}

fn entry(sample: &Sample, measure: &FontMeasure) -> Option<Entry> {
    let sign = drawn(sample, measure)?;
    let ends = sign.shapes.iter().map(|shape| ends_of(shape).1);
    // Question marks stand around their middle.
    let texts = sign.texts.iter().map(|text| text.at.x + text.size / 2.0);
    let width = ends.chain(texts).fold(NARROW, f32::max);
    Some(Entry {
        sign,
        width,
        words: sample.words.to_owned(),
    })
}

/// Draws the events of a sample, with the middle of the glyph on the line through zero.
fn drawn(sample: &Sample, measure: &FontMeasure) -> Option<Block> {
    let today = instant(PRESENT)?;
    let timeline = timeline(sample)?;
    let index = TimelineIndex::new(&timeline, today);
    let (from, to) = (instant(sample.range.0)?, instant(sample.range.1)?);
    let wide = Viewport::showing(from, to, f64::from(WIDE));
    // A narrow sample has its glyph in the middle, at the same zoom.
    let viewport = if sample.width < WIDE {
        Viewport::new(index.extent(0)?.middle(), wide.seconds_per_point())
    } else {
        wide
    };
    let lanes = index.lanes(&timeline, Grouping::Nothing, None);
    let step = ZoomStep::of(&viewport, None);
    let mut room = |event| room(&timeline, measure, event);
    let packed = Packed::new(&index, &lanes, step, &mut room);
    let is_ribbon = !sample.in_force.is_empty();
    // Ribbons have a colour where they have room for a name.
    let ribbons = if is_ribbon { 4.0 * LINE_PITCH } else { 0.0 };
    let height = CARD_GROWTH + LANE_TOP + LINE_PITCH + ribbons + LANE_BOTTOM;
    let plan = packed.plan(&timeline, &index, height);
    let scale = TimeScale::new(viewport, 0.0, sample.width);
    let area = Rect::new(0.0, 0.0, sample.width, plan.lanes.first()?.height);
    let layout = Layout::new(&plan, &timeline, &scale, area, 0.0, None);
    let mut areas = Areas::new(area.width(), area.height(), false);
    areas.lanes = area;
    let canvas = Canvas {
        timeline: &timeline,
        index: &index,
        plan: &plan,
        layout: &layout,
        areas,
        scale: &scale,
        axis: &Axis::default(),
        zone: Zone::default(),
        clock: ClockZone::Own,
        colour_by: ColourBy::Kind,
        verdict: Verdict::Told,
        measure,
        today,
        selected: None,
        hot: None,
        pointer: None,
    };
    let mut marks = canvas.scene().layers.into_iter().nth(MARKS)?;
    if is_ribbon {
        marks.texts.clear();
        return Some(sign(marks, None));
    }
    let glyph = layout.placed.first().map(|placed| placed.glyph);
    Some(sign(marks, glyph))
}

/// The place of the layer with the marks in the scene of a canvas.
pub(super) const MARKS: usize = 1;

/// What is drawn of the events, without their dials and the line of the present.
fn sign(marks: Layer, glyph: Option<Point>) -> Block {
    let is_sign = |shape: &Shape| match shape {
        Shape::Dial { .. } => false,
        Shape::Line { ink, .. } => *ink != Ink::Accent,
        shape => ends_of(shape).1 > 0.0,
    };
    let shapes: Vec<Shape> = marks.shapes.into_iter().filter(is_sign).collect();
    let middle = glyph.map_or_else(|| middle(&shapes), |glyph| glyph.y);
    let mut block = Block::default();
    let drawn = Block {
        shapes,
        texts: marks.texts,
        ..Block::default()
    };
    let left = drawn.shapes.iter().map(|shape| ends_of(shape).0);
    let left = left.fold(0.0, f32::min);
    block.put(drawn, Point::new(-left, -middle));
    block
}

/// The middle of the solid part that is drawn last, in points.
fn middle(shapes: &[Shape]) -> f32 {
    let mut boxes = shapes.iter().rev().filter_map(|shape| match shape {
        Shape::Box { rect, .. } => Some(rect.centre().y),
        _ => None,
    });
    boxes.next().unwrap_or_default()
}

/// The left and the right end of a shape, in points.
fn ends_of(shape: &Shape) -> (f32, f32) {
    let around = |places: &mut dyn Iterator<Item = f32>| {
        places.fold((f32::MAX, f32::MIN), |(left, right), x| {
            (left.min(x), right.max(x))
        })
    };
    match shape {
        Shape::Box { rect, .. } => (rect.left, rect.right),
        Shape::Line { from, to, .. } => (from.x.min(to.x), from.x.max(to.x)),
        Shape::Polygon { points, .. } => around(&mut points.iter().map(|point| point.x)),
        Shape::Mark { centre, radius, .. }
        | Shape::Dial { centre, radius, .. }
        | Shape::Gauge { centre, radius, .. } => (centre.x - radius, centre.x + radius),
        Shape::Bars { bars, .. } => around(&mut bars.iter().flat_map(|bar| [bar.left, bar.right])),
    }
}

fn instant(day: &str) -> Option<Instant> {
    When::parse(day).ok()?.earliest()
}

/// A timeline with nothing but the events of a sample: one, or a measure with its renewals.
fn timeline(sample: &Sample) -> Option<Timeline> {
    let stage = |day: &&str| Stage {
        when: When::parse(day).ok(),
        ..Stage::default()
    };
    let claim = |day: &&str| Claim {
        about: Some("0".into()),
        when: When::parse(day).ok(),
        ..Claim::default()
    };
    let citation = Citation {
        source: "law".into(),
        ..Citation::default()
    };
    let event = Event {
        citations: sample.cited.then_some(citation).into_iter().collect(),
        claims: sample.said.iter().map(claim).collect(),
        id: "0".into(),
        kind: EventKind::Meeting,
        when: Some(When::parse(sample.when).ok()?),
        stages: sample.stages.iter().map(stage).collect(),
        ..Event::default()
    };
    let extends = EventLink {
        to: "0".into(),
        relation: Relation::Extends,
        ..EventLink::default()
    };
    let in_force = |(place, dates): (usize, &&str)| Event {
        id: place.to_string().into(),
        in_force: When::parse(dates).ok(),
        links: (place > 0).then(|| extends.clone()).into_iter().collect(),
        ..event.clone()
    };
    let mut events: Vec<Event> = sample.in_force.iter().enumerate().map(in_force).collect();
    if events.is_empty() {
        events.push(event);
    }
    let source = Source {
        id: "law".into(),
        ..Source::default()
    };
    Some(Timeline {
        events,
        sources: vec![source],
        ..Timeline::default()
    })
}
