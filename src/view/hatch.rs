//! Hatching: what is weakly sourced is drawn in diagonal stripes, which need no colour to be seen and
//! survive any printer.
//!
//! A stripe takes in the points whose `x + y` lies in `[k · PITCH, k · PITCH + STRIPE)` from an origin, so
//! that stripes of shapes side by side run on from one to the next. A stripe of a convex shape is what two
//! half-planes leave of it (Sutherland and Hodgman 1974); bars have a shorter way.

use super::geometry::{Point, Rect};

/// From one stripe to the next, along x, in points.
pub const PITCH: f32 = 4.5;
/// The width of a stripe along x, in points.
const STRIPE: f32 = 2.2;
/// No shape has more stripes: who is that large is not read by them.
const MOST_STRIPES: f32 = 4_096.0;

/// What stripes are cut with: room that is used again for each of them.
#[derive(Debug, Default)]
pub struct Cutter {
    above: Vec<Point>,
    stripe: Vec<Point>,
}

impl Cutter {
    /// Gives each stripe of a convex shape, as a convex polygon; one of them starts where `x + y` is
    /// `origin`.
    pub fn stripes(&mut self, shape: &[Point], origin: f32, draw: &mut dyn FnMut(&[Point])) {
        let sums = || shape.iter().map(|point| point.x + point.y);
        let low = sums().fold(f32::INFINITY, f32::min);
        let high = sums().fold(f32::NEG_INFINITY, f32::max);
        if high <= low || !(high - low).is_finite() {
            return;
        }
        let first = ((low - STRIPE - origin) / PITCH).floor();
        let last = ((high - origin) / PITCH).floor();
        for number in 0..=(last - first).min(MOST_STRIPES) as u32 {
            let start = origin + (first + number as f32) * PITCH;
            cut(shape, |point| point.x + point.y - start, &mut self.above);
            let before_end = |point: Point| start + STRIPE - point.x - point.y;
            cut(&self.above, before_end, &mut self.stripe);
            if self.stripe.len() > 2 {
                draw(&self.stripe);
            }
        }
    }
}

/// The stripes of a bar, each with four corners; one of them starts where `x + y` is `origin`.
///
/// Bars come by the thousand, so their stripes are not cut to the bar, but drawn from one long side to the
/// other and pressed into it at its ends, which at this size nobody can tell.
pub fn of_bar(bar: &Rect, origin: f32) -> impl Iterator<Item = [Point; 4]> {
    let bar = *bar;
    let is_upright = bar.height() > bar.width();
    let (low, high) = (bar.left + bar.top, bar.right + bar.bottom);
    let first = ((low - STRIPE - origin) / PITCH).floor();
    let last = ((high - origin) / PITCH).floor();
    let is_empty = bar.width() <= 0.0 || bar.height() <= 0.0;
    let count = if is_empty {
        0
    } else {
        (last - first).min(MOST_STRIPES) as u32 + 1
    };
    (0..count).filter_map(move |number| {
        let start = origin + (first + number as f32) * PITCH;
        let end = start + STRIPE;
        if end <= low || start >= high {
            return None;
        }
        Some(if is_upright {
            let at = |x: f32, sum: f32| Point::new(x, (sum - x).clamp(bar.top, bar.bottom));
            let (left, right) = (bar.left, bar.right);
            [
                at(left, start),
                at(right, start),
                at(right, end),
                at(left, end),
            ]
        } else {
            let at = |y: f32, sum: f32| Point::new((sum - y).clamp(bar.left, bar.right), y);
            let (top, bottom) = (bar.top, bar.bottom);
            [
                at(top, start),
                at(top, end),
                at(bottom, end),
                at(bottom, start),
            ]
        })
    })
}

/// Keeps the part of a convex shape whose points are on the side where `side` is positive.
fn cut(shape: &[Point], side: impl Fn(Point) -> f32, kept: &mut Vec<Point>) {
    kept.clear();
    let next = shape.iter().cycle().skip(1);
    for (one, other) in shape.iter().zip(next) {
        let (from, to) = (side(*one), side(*other));
        if from >= 0.0 {
            kept.push(*one);
        }
        if (from > 0.0 && to < 0.0) || (from < 0.0 && to > 0.0) {
            let share = from / (from - to);
            kept.push(Point::new(
                one.x + (other.x - one.x) * share,
                one.y + (other.y - one.y) * share,
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Twice the area of a polygon (the shoelace formula).
    fn area(shape: &[Point]) -> f32 {
        let next = shape.iter().cycle().skip(1);
        let sum: f32 = shape
            .iter()
            .zip(next)
            .map(|(a, b)| a.x * b.y - b.x * a.y)
            .sum();
        sum.abs() / 2.0
    }

    fn stripes(rect: &Rect, origin: f32) -> Vec<Vec<Point>> {
        let mut found = Vec::new();
        let mut keep = |stripe: &[Point]| found.push(stripe.to_vec());
        Cutter::default().stripes(&corners(rect), origin, &mut keep);
        found
    }

    /// The corners of a rectangle.
    fn corners(rect: &Rect) -> [Point; 4] {
        [
            Point::new(rect.left, rect.top),
            Point::new(rect.right, rect.top),
            Point::new(rect.right, rect.bottom),
            Point::new(rect.left, rect.bottom),
        ]
    }

    #[test]
    fn stripes_cover_about_half_of_a_shape_and_stay_inside_of_it() {
        let rect = Rect::new(100.0, 20.0, 190.0, 65.0);
        let stripes = stripes(&rect, 7.0);
        let covered: f32 = stripes.iter().map(|stripe| area(stripe)).sum();
        let share = covered / (rect.width() * rect.height());
        assert!((share - STRIPE / PITCH).abs() < 0.02, "{share}");
        let rect = rect.grown(0.001);
        assert!(stripes.iter().flatten().all(|point| rect.contains(*point)));
    }

    #[test]
    fn stripes_of_neighbours_run_on() {
        let whole = Rect::new(0.0, 0.0, 30.0, 12.0);
        let (left, right) = (
            Rect {
                right: 13.0,
                ..whole
            },
            Rect {
                left: 13.0,
                ..whole
            },
        );
        let covered = |rect| -> f32 { stripes(rect, 2.0).iter().map(|s| area(s)).sum() };
        assert!((covered(&whole) - covered(&left) - covered(&right)).abs() < 0.01);
    }

    #[test]
    fn stripes_of_bars_stay_inside_and_cover_about_as_much() {
        for bar in [
            Rect::new(3.0, 10.0, 6.0, 90.0),
            Rect::new(40.0, 7.0, 140.0, 10.0),
        ] {
            let drawn: Vec<[Point; 4]> = of_bar(&bar, 1.5).collect();
            let covered: f32 = drawn.iter().map(|stripe| area(stripe)).sum();
            let exact: f32 = stripes(&bar, 1.5).iter().map(|stripe| area(stripe)).sum();
            assert!((covered / exact - 1.0).abs() < 0.05, "{covered} {exact}");
            let bar = bar.grown(0.001);
            assert!(drawn.iter().flatten().all(|point| bar.contains(*point)));
        }
        assert_eq!(of_bar(&Rect::new(5.0, 5.0, 5.0, 9.0), 0.0).count(), 0);
    }

    #[test]
    fn nothing_has_no_stripes() {
        Cutter::default().stripes(&[], 0.0, &mut |_| panic!("a stripe of nothing"));
        assert!(stripes(&Rect::new(5.0, 5.0, 5.0, 5.0), 0.0).is_empty());
    }
}
