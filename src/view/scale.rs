//! The only arithmetic between time and x.
//!
//! Instants are whole seconds in an `i64`; the view works in `f64` relative to the instant in its
//! middle, so that a view of one minute is exact to a hundredth of a pixel even 13 billion years
//! ago. An `f32` x is made only after that subtraction, and clamped.

use crate::model::date::Instant;

/// The closest zoom: one second takes 50 points.
pub const FINEST_SECONDS_PER_POINT: f64 = 0.02;
/// The widest zoom: some 30 billion years on a screen, and no more than an `i64` of seconds.
pub const COARSEST_SECONDS_PER_POINT: f64 = 1.0e15;

/// However short the data are, a view may show so much, in seconds.
const SHORTEST_SECONDS: f64 = 3_600.0;

/// What part of time is looked at: the instant in the middle and how much a point holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    centre: Instant,
    fraction: f64,
    seconds_per_point: f64,
}

impl Viewport {
    /// A view with `centre` in its middle; the zoom is clamped to what is supported.
    pub fn new(centre: Instant, seconds_per_point: f64) -> Self {
        Self {
            centre,
            fraction: 0.0,
            seconds_per_point: clamp_zoom(seconds_per_point),
        }
    }

    /// A view that shows `from` at its left edge and `to` at its right edge, `width` points apart.
    pub fn showing(from: Instant, to: Instant, width: f64) -> Self {
        let (from, to) = (from.min(to), from.max(to));
        let length = length_seconds(from, to);
        Self::new(from, length / width.max(1.0)).panned_seconds(length / 2.0)
    }

    /// Seconds in one point.
    pub fn seconds_per_point(&self) -> f64 {
        self.seconds_per_point
    }

    /// The instant in the middle, to the second.
    pub fn centre(&self) -> Instant {
        self.centre
    }

    /// The view moved later by so many seconds.
    #[must_use]
    pub fn panned_seconds(&self, seconds: f64) -> Self {
        let offset = self.fraction + if seconds.is_finite() { seconds } else { 0.0 };
        let whole = offset.floor();
        Self {
            centre: self.centre.saturating_add(whole as i64),
            fraction: offset - whole,
            seconds_per_point: self.seconds_per_point,
        }
    }

    /// The view moved later by so many points.
    #[must_use]
    pub fn panned(&self, points: f64) -> Self {
        self.panned_seconds(points * self.seconds_per_point)
    }

    /// The view with `factor` times as many points to the second; the instant `points_from_middle`
    /// stays where it is.
    #[must_use]
    pub fn zoomed_at(&self, points_from_middle: f64, factor: f64) -> Self {
        let factor = if factor.is_finite() && factor > 0.0 {
            factor
        } else {
            1.0
        };
        let seconds_per_point = clamp_zoom(self.seconds_per_point / factor);
        let moved = points_from_middle * (self.seconds_per_point - seconds_per_point);
        Self {
            seconds_per_point,
            ..self.panned_seconds(moved)
        }
    }

    /// The view with another zoom around the same middle.
    #[must_use]
    pub fn with_seconds_per_point(&self, seconds_per_point: f64) -> Self {
        Self {
            seconds_per_point: clamp_zoom(seconds_per_point),
            ..*self
        }
    }

    /// Seconds from the middle of this view to the middle of the other.
    pub fn seconds_to(&self, other: &Self) -> f64 {
        difference(other.centre, self.centre) + (other.fraction - self.fraction)
    }

    /// Seconds from the middle of the view to an instant.
    pub fn seconds_to_instant(&self, instant: Instant) -> f64 {
        difference(instant, self.centre) - self.fraction
    }

    /// The instant so many seconds after the middle, rounded down to the second.
    pub fn instant_at(&self, seconds_from_middle: f64) -> Instant {
        self.panned_seconds(seconds_from_middle).centre
    }

    /// The instants at the left and right edges of a canvas of `width` points.
    pub fn edges(&self, width: f64) -> (Instant, Instant) {
        let half = width / 2.0 * self.seconds_per_point;
        (
            self.instant_at(-half),
            self.instant_at(half).saturating_add(1),
        )
    }

    /// The view kept so that the data stay in reach: no more than `margin` times the data's length
    /// fits in `width` points, and the middle stays near the data. Looking at less than half of
    /// them it may be anywhere between the first and the last; from there on it is drawn towards
    /// their middle, until all of them are in view.
    #[must_use]
    pub fn clamped(&self, from: Instant, to: Instant, width: f64, margin: f64) -> Self {
        let (width, length) = (width.max(1.0), length_seconds(from, to));
        let coarsest = (length * margin / width).max(SHORTEST_SECONDS / width);
        let mut view = *self;
        if view.seconds_per_point > coarsest {
            view.seconds_per_point = clamp_zoom(coarsest);
        }
        let shown = view.seconds_per_point * width;
        let reach = if shown > length {
            (shown - length) / 2.0
        } else {
            (length - shown).min(length / 2.0)
        };
        let middle = Self::new(from, view.seconds_per_point).panned_seconds(length / 2.0);
        let off = middle.seconds_to(&view);
        if off.abs() > reach {
            return middle.panned_seconds(reach.copysign(off));
        }
        view
    }
}

/// A viewport on a stretch of canvas: time ↔ x in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeScale {
    viewport: Viewport,
    left: f64,
    width: f64,
}

impl TimeScale {
    /// The viewport drawn from `left`, `width` points wide.
    pub fn new(viewport: Viewport, left: f32, width: f32) -> Self {
        Self {
            viewport,
            left: f64::from(left),
            width: f64::from(width.max(1.0)),
        }
    }

    /// The viewport that is drawn.
    pub fn viewport(&self) -> Viewport {
        self.viewport
    }

    /// Points from the left edge of the canvas; exact, and possibly far outside.
    pub fn x_from_instant(&self, instant: Instant) -> f64 {
        let seconds = self.viewport.seconds_to_instant(instant);
        self.left + self.width / 2.0 + seconds / self.viewport.seconds_per_point
    }

    /// The same, clamped to a little outside the canvas so that it can be drawn.
    pub fn x_clamped(&self, instant: Instant) -> f32 {
        let margin = 64.0;
        let x = self.x_from_instant(instant);
        x.clamp(self.left - margin, self.left + self.width + margin) as f32
    }

    /// The instant at x, rounded down to the second.
    pub fn instant_from_x(&self, x: f64) -> Instant {
        self.viewport.instant_at(self.seconds_from_x(x))
    }

    /// Seconds from the middle of the view to x.
    pub fn seconds_from_x(&self, x: f64) -> f64 {
        (x - self.left - self.width / 2.0) * self.viewport.seconds_per_point
    }

    /// Points from the middle of the view to x.
    pub fn points_from_middle(&self, x: f32) -> f64 {
        f64::from(x) - self.left - self.width / 2.0
    }

    /// The left edge, in points.
    pub fn left(&self) -> f32 {
        self.left as f32
    }

    /// The right edge, in points.
    pub fn right(&self) -> f32 {
        (self.left + self.width) as f32
    }

    /// Points from edge to edge.
    pub fn width(&self) -> f64 {
        self.width
    }

    /// The first and the last instant in view.
    pub fn edges(&self) -> (Instant, Instant) {
        self.viewport.edges(self.width)
    }
}

/// Seconds from `from` to `to`, at least one.
pub fn length_seconds(from: Instant, to: Instant) -> f64 {
    difference(to, from).max(1.0)
}

fn difference(later: Instant, earlier: Instant) -> f64 {
    later
        .checked_sub(earlier)
        .map_or_else(|| later as f64 - earlier as f64, |seconds| seconds as f64)
}

fn clamp_zoom(seconds_per_point: f64) -> f64 {
    if seconds_per_point.is_finite() {
        seconds_per_point.clamp(FINEST_SECONDS_PER_POINT, COARSEST_SECONDS_PER_POINT)
    } else {
        COARSEST_SECONDS_PER_POINT
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const DEEP: i64 = -435_000_000_000_000_000;

    fn zooms() -> impl Strategy<Value = f64> {
        (FINEST_SECONDS_PER_POINT.ln()..COARSEST_SECONDS_PER_POINT.ln()).prop_map(f64::exp)
    }

    fn middles() -> impl Strategy<Value = i64> {
        prop_oneof![
            0..2_000_000_000_i64,
            DEEP..DEEP + 1_000_000,
            -62_000_000_000..-61_000_000_000_i64
        ]
    }

    proptest! {
        #[test]
        fn x_and_time_agree_to_a_hundredth_of_a_pixel(
            middle in middles(), zoom in zooms(), x in 0.0..3840.0_f64,
        ) {
            let scale = TimeScale::new(Viewport::new(middle, zoom), 132.0, 3000.0);
            let seconds = scale.seconds_from_x(x);
            let back = scale.left + scale.width / 2.0 + seconds / zoom;
            prop_assert!((back - x).abs() < 0.01);
            // A whole second is found again exactly where seconds are visible.
            let instant = scale.instant_from_x(x);
            if zoom < 1.0e6 {
                let again = scale.instant_from_x(scale.x_from_instant(instant) + 0.001 / zoom);
                prop_assert_eq!(again, instant);
            }
            prop_assert!(scale.x_from_instant(instant) <= x + 0.01);
            prop_assert!(scale.x_from_instant(instant + 1) >= x - 0.01);
        }

        #[test]
        fn zoom_keeps_the_point_under_the_pointer(
            middle in middles(), zoom in zooms(), x in 0.0..2000.0_f32, factor in 0.2..5.0_f64,
        ) {
            let before = TimeScale::new(Viewport::new(middle, zoom), 100.0, 1800.0);
            let points = before.points_from_middle(x);
            let after = before.viewport.zoomed_at(points, factor);
            let anchor = points * before.viewport.seconds_per_point;
            let moved = before.viewport.seconds_to(&after);
            let error = (anchor - moved) / after.seconds_per_point - points;
            prop_assert!(error.abs() < 0.01, "moved by {error} points");
        }

        #[test]
        fn panning_there_and_back_is_nothing(
            middle in middles(), zoom in zooms(), points in -5000.0..5000.0_f64,
        ) {
            let view = Viewport::new(middle, zoom);
            let back = view.panned(points).panned(-points);
            prop_assert!((view.seconds_to(&back) / zoom).abs() < 0.01);
        }

        #[test]
        fn no_number_breaks_a_view(middle: i64, zoom: f64, points: f64, factor: f64, to: i64) {
            let view = Viewport::new(middle, zoom).panned(points).zoomed_at(points, factor);
            let view = view.clamped(middle.min(to), middle.max(to), 800.0, 1.2);
            let scale = TimeScale::new(view, 0.0, 800.0);
            prop_assert!(scale.x_from_instant(to).is_finite());
            prop_assert!(scale.x_clamped(to).abs() <= 900.0);
        }
    }

    #[test]
    fn showing_puts_the_ends_at_the_edges() {
        let scale = TimeScale::new(Viewport::showing(1_000, 5_000, 400.0), 50.0, 400.0);
        assert!((scale.x_from_instant(1_000) - 50.0).abs() < 1e-9);
        assert!((scale.x_from_instant(5_000) - 450.0).abs() < 1e-9);
    }

    #[test]
    fn clamping_keeps_the_data_in_reach() {
        let far = Viewport::new(1_000_000, 1.0e9).clamped(0, 86_400, 1_000.0, 1.2);
        assert!(far.seconds_per_point() <= 86_400.0 * 1.2 / 1_000.0);
        let (from, to) = far.edges(1_000.0);
        assert!(
            from <= 0 && to >= 86_400,
            "zoomed out, everything is in view"
        );
        let near = Viewport::new(1_000_000, 1.0).clamped(0, 86_400, 1_000.0, 1.2);
        assert_eq!(
            near.centre(),
            86_400,
            "zoomed in, the middle goes to the very end"
        );
    }
}
