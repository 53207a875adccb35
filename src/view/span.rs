//! How the time of an event shows beside its glyph: what is sure is solid, what is not is dashed.
//!
//! A period in which something happened at some time is a bracket. What lasted is a bar: its core is
//! the time that lies surely between its ends, and each end says how well it is known ([`Tip`]).

use super::scale::TimeScale;
use crate::model::When;
use crate::model::date::{Bound, Form, Instant, Moment, Precision};

/// A period narrower than this has its glyph in the middle, in points.
pub const NARROWEST_BRACKET: f32 = 26.0;
/// A day or a minute is drawn as a plain glyph up to this width, in points: it is a point in time
/// to whoever does not look at its hours or seconds.
const NARROWEST_DAY: f32 = 64.0;
/// A bracket is never narrower than this, in points.
const NARROWEST: f32 = 10.0;
/// A side without a date reaches so far from the other one, in points.
pub(super) const REACH: f32 = 34.0;
/// The dots at an approximate end reach so far, in points.
const SOFT: f32 = 12.0;
/// The arrow of what goes on reaches so far past today, in points.
const ARROW: f32 = 8.0;
/// An end that is open for less than this is as good as known, in points.
const NARROWEST_WHISKER: f32 = 4.0;
/// What lasted for less than this shows as its glyph alone, in points.
const NARROWEST_BAR: f32 = 3.0;

/// How the time of an event shows beside its glyph. Places are in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Span {
    /// Not at all: it is too short to see.
    None,
    /// A period in which it was at some time: from left to right.
    Bracket(f32, f32),
    /// The time that it lasted.
    Bar(Bar),
}

/// The time that something lasted, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Where it has surely begun.
    pub left: f32,
    /// Where it has not surely ended; before `left` if its ends may lie in one period.
    pub right: f32,
    /// What comes before the sure part.
    pub before: Tip,
    /// What comes after the sure part.
    pub after: Tip,
}

/// How well the end of a bar is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tip {
    /// To the day or better.
    Sharp,
    /// It lies somewhere between the sure part and this place.
    Whisker(f32),
    /// It lies about there; dots reach to this place.
    Soft(f32),
    /// It is said to be at the edge, which is doubtful; a question mark stands at this place.
    Doubtful(f32),
    /// There is one, but nobody says where; a line reaches to this place.
    Unknown(f32),
    /// There is none, or none yet; an arrow points to this place.
    Open(f32),
}

impl Tip {
    /// How far it reaches, in points, from the sure part at `edge`.
    pub fn reach(self, edge: f32) -> f32 {
        match self {
            Self::Sharp => edge,
            Self::Whisker(x)
            | Self::Soft(x)
            | Self::Doubtful(x)
            | Self::Unknown(x)
            | Self::Open(x) => x,
        }
    }
}

impl Span {
    /// How a date shows on a scale. What goes on did so until the last second that is `known`; an arrow
    /// leads on to `today`.
    pub fn of(when: &When, scale: &TimeScale, (known, today): (Instant, Instant)) -> Self {
        let x = |instant| scale.x_clamped(instant);
        let (start, end) = match when.form() {
            Form::Interval { start, end } => (start, end),
            Form::Moment(moment) => {
                let (left, right) = (x(moment.earliest), x(moment.latest));
                let widest_point = match moment.precision {
                    Precision::Second | Precision::Minute | Precision::Day => NARROWEST_DAY,
                    Precision::Hour => NARROWEST_BRACKET,
                    _ => 0.0,
                };
                return if right - left <= widest_point {
                    Self::None
                } else {
                    // However narrow, a month is no day.
                    let (middle, half) = (f32::midpoint(left, right), (right - left) / 2.0);
                    let half = half.max(NARROWEST / 2.0);
                    Self::Bracket(middle - half, middle + half)
                };
            }
        };
        let (left, before) = match (start, end.moment()) {
            (Bound::At(start), _) => side(start, x(start.latest), x(start.earliest), -SOFT),
            // Of what began long before the view, the arrow stands at its edge.
            (Bound::Open, Some(end)) => {
                let tip = (x(end.earliest) - REACH).max(scale.left() + ARROW);
                (x(end.earliest), Tip::Open(tip))
            }
            (_, Some(end)) => (x(end.earliest), Tip::Unknown(x(end.earliest) - REACH)),
            (_, None) => return Self::None,
        };
        let (right, after) = match (end, start.moment()) {
            (Bound::At(end), _) => side(end, x(end.earliest), x(end.latest), SOFT),
            (Bound::Open, Some(start)) if start.latest < today => {
                (x(known.max(start.latest)), Tip::Open(x(today) + ARROW))
            }
            (Bound::Open, _) => (left, Tip::Open(left + REACH)),
            (Bound::Unknown, _) => (left, Tip::Unknown(left + REACH)),
        };
        let bar = Bar {
            left,
            right,
            before,
            after,
        };
        if bar.reach().1 - bar.reach().0 > NARROWEST_BAR {
            Self::Bar(bar)
        } else {
            Self::None
        }
    }

    /// Where the glyph stands, in points, of an event that lies at `extent`. A period of some width
    /// must not seem to be its first day, so the glyph stands `inset` points inside of it.
    pub fn glyph_x(&self, extent: (f32, f32), inset: f32) -> f32 {
        let (left, right) = match *self {
            Self::None => return f32::midpoint(extent.0, extent.1),
            Self::Bracket(left, right) => (left, right),
            Self::Bar(bar) => match (bar.before, bar.after) {
                (Tip::Whisker(left), _) => (left, bar.left),
                (Tip::Open(_) | Tip::Unknown(_), after) => (bar.left, after.reach(bar.left)),
                (Tip::Sharp | Tip::Soft(_) | Tip::Doubtful(_), _) => (bar.left, bar.left),
            },
        };
        if right - left > NARROWEST_BRACKET {
            left + inset
        } else {
            f32::midpoint(left, right)
        }
    }

    /// How far it reaches to the left and to the right, in points; none if it does not show.
    pub fn reach(&self) -> Option<(f32, f32)> {
        match self {
            Self::None => None,
            Self::Bracket(left, right) => Some((*left, *right)),
            Self::Bar(bar) => Some(bar.reach()),
        }
    }
}

impl Bar {
    /// How far it reaches to the left and to the right with its tips, in points.
    pub fn reach(&self) -> (f32, f32) {
        (
            self.before.reach(self.left),
            self.after.reach(self.right.max(self.left)),
        )
    }
}

/// The end of the sure part, and the tip of a dated end: `inner` and `outer` are the ends of its
/// own extent. Days count whole: "16 to 28 October" takes in both.
fn side(moment: &Moment, inner: f32, outer: f32, soft: f32) -> (f32, Tip) {
    if moment.precision > Precision::Day && (outer - inner).abs() > NARROWEST_WHISKER {
        (inner, Tip::Whisker(outer))
    } else if moment.uncertain {
        (outer, Tip::Doubtful(outer + soft * 0.6))
    } else if moment.approximate {
        (outer, Tip::Soft(outer + soft))
    } else {
        (outer, Tip::Sharp)
    }
}

/// The room that the tips of a date take beyond its extent, in points: on the left and on the right.
pub fn overhang(when: &When) -> (f32, f32) {
    let Form::Interval { start, end } = when.form() else {
        return (0.0, 0.0);
    };
    let of = |bound: &Bound, open: f32| match bound {
        Bound::At(moment) if moment.approximate || moment.uncertain => SOFT,
        Bound::At(_) => 0.0,
        Bound::Open => open,
        Bound::Unknown => REACH,
    };
    (of(start, REACH), of(end, REACH))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::Extent;
    use crate::view::scale::Viewport;

    const DAY: i64 = 86_400;

    /// How a date shows where a day takes so many points.
    fn span(text: &str, points_per_day: f64) -> Span {
        let when = When::parse(text).unwrap();
        let middle = When::parse("2014-06-15").unwrap().earliest().unwrap();
        let today = When::parse("2026-01-01").unwrap().earliest().unwrap();
        let viewport = Viewport::new(middle, DAY as f64 / points_per_day);
        Span::of(
            &when,
            &TimeScale::new(viewport, 0.0, 4_000.0),
            (today, today),
        )
    }

    fn bar(text: &str, points_per_day: f64) -> Bar {
        match span(text, points_per_day) {
            Span::Bar(bar) => bar,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn a_day_is_a_point_until_a_day_is_wide() {
        assert_eq!(span("2014-06-15", 40.0), Span::None);
        assert!(matches!(span("2014-06-15", 80.0), Span::Bracket(..)));
    }

    #[test]
    fn days_count_whole_and_have_sharp_ends() {
        let days = bar("2014-06-10/2014-06-12", 30.0);
        assert_eq!((days.before, days.after), (Tip::Sharp, Tip::Sharp));
        assert!((days.right - days.left - 90.0).abs() < 0.1);
    }

    #[test]
    fn between_two_months_only_what_lies_between_them_is_sure() {
        let months = bar("2014-05/2014-07", 10.0);
        assert!((months.right - months.left - 300.0).abs() < 0.1);
        assert!(matches!(months.before, Tip::Whisker(x) if months.left - x > 300.0));
        assert!(matches!(months.after, Tip::Whisker(x) if x - months.right > 300.0));
    }

    #[test]
    fn ends_in_one_period_leave_nothing_sure() {
        let month = bar("2014-06/2014-06", 10.0);
        assert!(month.right < month.left);
        let (left, right) = month.reach();
        assert!((right - left - 300.0).abs() < 0.1);
    }

    #[test]
    fn open_unknown_and_approximate_ends_differ() {
        assert!(matches!(bar("../2014-06-15", 10.0).before, Tip::Open(_)));
        assert!(matches!(bar("/2014-06-15", 10.0).before, Tip::Unknown(_)));
        assert!(matches!(bar("2014-06-15/", 10.0).after, Tip::Unknown(_)));
        assert!(matches!(bar("2014-06-15/..", 0.1).after, Tip::Open(_)));
        let about = bar("2014-06-10~/2014-06-15", 10.0);
        assert!(matches!(about.before, Tip::Soft(x) if x < about.left));
        assert_eq!(about.after, Tip::Sharp);
    }

    #[test]
    fn what_goes_on_lasts_until_today_and_what_will_begin_points_ahead() {
        let ongoing = bar("2014-06-15/..", 0.1);
        let days = 4_218.0; // from 15 June 2014 to 1 January 2026
        assert!((ongoing.right - ongoing.left - days * 0.1).abs() < 0.1);
        let planned = bar("2030-06-15/..", 0.1);
        assert_eq!(planned.left, planned.right);
    }

    #[test]
    fn a_glyph_never_stands_on_the_first_day_of_a_wide_period() {
        let inset = 16.0;
        for text in ["2014-06", "2014-06/2014-08", "../2014-06", "/2014-06"] {
            let Some((left, right)) = span(text, 10.0).reach() else {
                panic!("{text} does not show");
            };
            let known = When::parse(text).unwrap();
            let x = span(text, 10.0).glyph_x((left, right), inset);
            let start = Extent::of_date(&known, 0).start;
            let scale = TimeScale::new(
                Viewport::new(
                    When::parse("2014-06-15").unwrap().earliest().unwrap(),
                    DAY as f64 / 10.0,
                ),
                0.0,
                4_000.0,
            );
            assert!((x - scale.x_clamped(start) - inset).abs() < 0.1, "{text}");
        }
    }

    #[test]
    fn tips_stay_inside_the_overhang() {
        for text in [
            "../2014-06-15",
            "/2014-06-15",
            "2014-06-15/",
            "2014-06-10~/2014-06-15?",
        ] {
            let when = When::parse(text).unwrap();
            let (before, after) = overhang(&when);
            let Bar { left, right, .. } = bar(text, 10.0);
            let (from, to) = bar(text, 10.0).reach();
            assert!(left - from <= before + 0.1, "{text}");
            assert!(to - right.max(left) <= after + 10.0, "{text}");
        }
    }
}
