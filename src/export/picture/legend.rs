//! What the signs of a picture mean, as far as it has them.

use super::Subject;
use super::chart::View;
use super::flow::Block;
use super::flow::Column;
use super::samples;
use super::words::{Style, visible, wrapped};
use crate::model::{Glyph, Level, StageName, Standing};
use crate::view::canvas::LANE_TITLES;
use crate::view::colouring::{ColourBy, of_evidence};
use crate::view::columns::Columns;
use crate::view::geometry::{Point, Rect};
use crate::view::glyphs::Inside;
use crate::view::marks::{DIAL_RADIUS, MARK_RADIUS, mark_of_stage};
use crate::view::scene::{Ink, Shape, TextRun};
use crate::view::sentence;
use crate::view::text::Weight;

/// The height of a row, in points.
const ROW: f32 = 20.0;
/// The height of a row of marks, which reach below their line, in points.
const MARKS_ROW: f32 = 26.0;
/// The size of what signs mean, in points.
const SIZE: f32 = 11.5;
/// Between two entries, in points.
const BETWEEN: f32 = 22.0;
/// Between a sign and what it means, in points.
const AFTER_SIGN: f32 = 7.0;
/// The explanation of a sign takes no more room than this, in points.
const WIDEST: f32 = 320.0;

/// A sign and what it means.
pub(super) struct Entry {
    /// The sign, around the middle of the left edge of its room.
    pub sign: Block,
    /// The room of the sign, in points.
    pub width: f32,
    /// What it means.
    pub words: String,
}

/// The legend; `folds` are whether there are dots with counts, and whether there are strips.
pub(super) fn block(
    subject: &Subject<'_>,
    view: &View,
    folds: (bool, bool),
    column: Column<'_>,
) -> Block {
    let mut block = Block::default();
    for (title, entries, row) in [
        ("Kinds", kinds(subject, view), ROW),
        ("Evidence", evidence(subject, view), ROW),
        ("Marks", marks(subject, view, folds), MARKS_ROW),
    ] {
        if !entries.is_empty() {
            block.append(section(title, entries, row, column));
        }
    }
    block
}

/// A heading in the column of the lane titles, and entries beside it in as many rows as they need.
fn section(title: &str, entries: Vec<Entry>, row: f32, column: Column<'_>) -> Block {
    let mut block = Block::default();
    let left = LANE_TITLES.min(column.room / 2.0);
    let heading = TextRun::line(title, Point::new(0.0, row / 2.0), SIZE, Ink::Text, left);
    block.texts.push(heading.weighing(Weight::SemiBold));
    let (mut x, mut y) = (left, row / 2.0);
    for Entry { sign, width, words } in entries {
        let room = WIDEST.min(column.room - left - width - AFTER_SIGN);
        let words = wrapped(&words, Style::regular(SIZE, 1), room, column.measure);
        let Some(words) = words.into_iter().next() else {
            continue;
        };
        let taken = width + AFTER_SIGN + column.measure.width(&words, SIZE, Weight::Regular);
        if x > left && x + taken > column.room {
            (x, y) = (left, y + row);
        }
        block.put(sign, Point::new(x, y));
        let at = Point::new(x + width + AFTER_SIGN, y);
        let run = TextRun::line(words, at, SIZE, Ink::Text, room + 1.0);
        block.texts.push(run);
        x += taken + BETWEEN;
    }
    block.height = y + row / 2.0;
    block
}

fn kinds(subject: &Subject<'_>, view: &View) -> Vec<Entry> {
    let colour = |kind: &crate::index::KindEntry| match subject.options.colour_by {
        ColourBy::Kind => Ink::Kind(kind.colour),
        ColourBy::Evidence => Ink::Dim,
    };
    let entry = |kind: &crate::index::KindEntry| Entry {
        sign: Block::of(vec![Shape::Mark {
            glyph: kind.glyph,
            centre: Point::new(MARK_RADIUS, 0.0),
            radius: MARK_RADIUS,
            ink: colour(kind),
            inside: Inside::Full,
        }]),
        width: 2.0 * MARK_RADIUS,
        words: format!("{} ({})", visible(&kind.title), kind.count),
    };
    view.kinds.iter().map(entry).collect()
}

/// The dials, as far as the picture has them.
fn evidence(subject: &Subject<'_>, view: &View) -> Vec<Entry> {
    let standings = view
        .shown
        .iter()
        .map(|event| subject.index.standing(*event));
    let standings: Vec<Standing> = standings.collect();
    let is_used = |dial: &Standing| {
        standings.iter().any(|standing| {
            if dial.primary {
                standing.primary
            } else if dial.disputed {
                standing.disputed
            } else {
                standing.level == dial.level
            }
        })
    };
    let used = dials().into_iter().filter(|(dial, _)| is_used(dial));
    let by = subject.options.colour_by;
    let entry = |(standing, words): (Standing, &str)| match by {
        // Primary sources change no colour.
        ColourBy::Evidence if !standing.primary => coloured(standing, words),
        _ => dial(standing, words),
    };
    used.map(entry).collect()
}

/// A dial with the colour that marks have which are sourced like that.
fn coloured(standing: Standing, words: &str) -> Entry {
    let mut entry = dial(standing, words);
    let inside = match standing.level {
        Level::Uncited => Inside::Hatched,
        _ => Inside::Full,
    };
    entry.sign.shapes.push(Shape::Mark {
        glyph: Glyph::Square,
        centre: Point::new(entry.width + MARK_RADIUS + 4.0, 0.5),
        radius: MARK_RADIUS,
        ink: of_evidence(standing),
        inside,
    });
    entry.width += 2.0 * MARK_RADIUS + 4.0;
    entry
}

/// Every dial and what it means.
fn dials() -> [(Standing, &'static str); 5] {
    let level = |level| Standing {
        level,
        ..Standing::default()
    };
    let primary = Standing {
        primary: true,
        ..level(Level::Corroborated)
    };
    let disputed = Standing {
        disputed: true,
        ..level(Level::Corroborated)
    };
    [
        (level(Level::Uncited), "uncited"),
        (level(Level::Single), "one independent source"),
        (
            level(Level::Corroborated),
            "two or more independent sources",
        ),
        (primary, "primary source"),
        (disputed, "disputed"),
    ]
}

fn dial(standing: Standing, words: &str) -> Entry {
    Entry {
        sign: Block::of(vec![Shape::Dial {
            standing,
            centre: Point::new(DIAL_RADIUS + 1.0, 1.0),
            radius: DIAL_RADIUS,
        }]),
        width: 2.0 * DIAL_RADIUS + 2.0,
        words: words.to_owned(),
    }
}

/// Every stage and its mark.
fn stages() -> Vec<Entry> {
    let stages = [
        (StageName::Announced, "announced, proposed"),
        (StageName::Signed, "adopted, signed"),
        (StageName::Published, "published"),
        (StageName::Effective, "in effect"),
        (StageName::Extended, "extended"),
        (StageName::Expires, "expires"),
        (StageName::Revoked, "revoked"),
    ];
    let entry = |(stage, words): (StageName, &str)| Entry {
        sign: Block::of(mark_of_stage(stage, Point::new(10.0, 1.0), Ink::Text)),
        width: 20.0,
        words: words.to_owned(),
    };
    stages.into_iter().map(entry).collect()
}

/// Every sign of the canvas in groups with titles.
pub(super) fn all() -> Vec<(&'static str, Vec<Entry>)> {
    let evidence = dials()
        .into_iter()
        .map(|(standing, words)| dial(standing, words))
        .chain(samples::evidence());
    let folds = vec![dot(), strip()];
    vec![
        ("When it was", samples::all()),
        ("Steps of an event", stages()),
        ("How well it is sourced", evidence.collect()),
        ("Where events share few pixels", folds),
    ]
}

/// How dates are drawn, as far as the picture has such dates.
fn marks(subject: &Subject<'_>, view: &View, (has_dots, has_strips): (bool, bool)) -> Vec<Entry> {
    let mut entries = samples::used(subject, view);
    if has_dots {
        entries.push(dot());
    }
    if has_strips {
        entries.push(strip());
    }
    let (from, to) = view.range;
    let today = subject.options.today;
    if (from..to).contains(&today) {
        entries.push(Entry {
            sign: Block::of(vec![Shape::Line {
                from: Point::new(4.0, -8.0),
                to: Point::new(4.0, 8.0),
                ink: Ink::Accent,
                width: 1.0,
                dash: None,
            }]),
            width: 8.0,
            words: sentence::day(today, subject.zone),
        });
    }
    entries
}

/// A dot that stands for several events.
fn dot() -> Entry {
    let width = 30.0;
    let frame = Shape::Box {
        rect: Rect::new(0.0, -11.0, width, 11.0),
        fill: Some(Ink::Card),
        stroke: Some((Ink::Hairline, 1.0)),
        radius: 11.0,
    };
    let centre = Point::new(11.0, 0.0);
    let ring = Shape::Gauge {
        share: 0.75,
        centre,
        radius: 8.0,
    };
    let mark = Shape::Mark {
        glyph: Glyph::Circle,
        centre,
        radius: 4.0,
        ink: Ink::Dim,
        inside: Inside::Full,
    };
    let mut sign = Block::of(vec![frame, mark, ring]);
    let count = TextRun::line("4", Point::new(21.0, 0.0), 10.5, Ink::Text, 10.0);
    sign.texts.push(count.weighing(Weight::SemiBold));
    Entry {
        sign,
        width,
        words: "several events, here four; ring: share that is well sourced".to_owned(),
    }
}

/// A strip that stands for many events.
fn strip() -> Entry {
    let heights = [
        (5.0, 0),
        (12.0, 0),
        (15.0, 1),
        (11.0, 2),
        (16.0, 3),
        (9.0, 3),
    ];
    let mut columns = Columns::with_capacity(heights.len());
    for (place, (height, weak)) in heights.into_iter().enumerate() {
        let left = place as f32 * 5.0;
        columns.push(Rect::new(left, 8.0 - height, left + 4.5, 8.0), (weak, 3));
    }
    Entry {
        sign: Block::of(columns.shapes(Ink::Density, 0.0).collect()),
        width: 30.0,
        words: "many events; hatched: uncited, disputed, or one report".to_owned(),
    }
}
