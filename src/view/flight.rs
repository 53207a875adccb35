//! Smooth movement from one view to another.
//!
//! The path is the one of J. J. van Wijk and W. A. A. Nuij, "Smooth and efficient zooming and
//! panning", IEEE Symposium on Information Visualization 2003, in one dimension: it zooms out, moves and zooms in so that the
//! picture seems to move at a constant speed. `RHO` is their trade-off between zooming and panning.

use super::scale::Viewport;

/// The trade-off between zooming and panning; the paper's readers liked about 1.4.
const RHO: f64 = 1.42;
/// The longest flight, in seconds.
const LONGEST_SECONDS: f64 = 0.6;
/// Units of path length (the paper's S) that are flown in a second.
const SPEED: f64 = 6.0;
/// Distances below this share of the view are pure zooms.
const NEAR: f64 = 1.0e-3;

/// A movement under way.
#[derive(Clone, Copy, Debug)]
pub struct Flight {
    from: Viewport,
    to: Viewport,
    started_seconds: f64,
    duration_seconds: f64,
    path: Path,
}

#[derive(Clone, Copy, Debug)]
enum Path {
    Zoom {
        length: f64,
    },
    Curve {
        r0: f64,
        length: f64,
        width: f64,
        distance: f64,
    },
}

impl Flight {
    /// A flight between two views of a canvas `width` points wide, from `now_seconds` on.
    pub fn new(from: Viewport, to: Viewport, width: f64, now_seconds: f64) -> Self {
        let path = Path::between(&from, &to, width);
        let (Path::Zoom { length } | Path::Curve { length, .. }) = path;
        let duration_seconds = (length.abs() / SPEED).clamp(0.12, LONGEST_SECONDS);
        Self {
            from,
            to,
            started_seconds: now_seconds,
            duration_seconds,
            path,
        }
    }

    /// Where the flight ends.
    pub fn target(&self) -> Viewport {
        self.to
    }

    /// The view at a time; the second value says whether the flight is over.
    pub fn at(&self, now_seconds: f64) -> (Viewport, bool) {
        let progress = (now_seconds - self.started_seconds) / self.duration_seconds;
        // Also if time is not a number.
        if progress.is_nan() || progress >= 1.0 {
            return (self.to, true);
        }
        (self.path.view(&self.from, eased(progress.max(0.0))), false)
    }
}

impl Path {
    fn between(from: &Viewport, to: &Viewport, width: f64) -> Self {
        let w0 = from.seconds_per_point() * width;
        let w1 = to.seconds_per_point() * width;
        let distance = from.seconds_to(to);
        if distance.abs() < NEAR * w0.min(w1) {
            return Self::Zoom {
                length: (w1 / w0).ln(),
            };
        }
        let rho2 = RHO * RHO;
        let u1 = distance.abs();
        let b = |w: f64, sign: f64| {
            (w1 * w1 - w0 * w0 + sign * rho2 * rho2 * u1 * u1) / (2.0 * w * rho2 * u1)
        };
        let r = |b: f64| -(b.asinh());
        let (r0, r1) = (r(b(w0, 1.0)), r(b(w1, -1.0)));
        Self::Curve {
            r0,
            length: (r1 - r0) / RHO,
            width: w0,
            distance,
        }
    }

    fn view(self, from: &Viewport, progress: f64) -> Viewport {
        match self {
            Self::Zoom { length } => {
                from.with_seconds_per_point(from.seconds_per_point() * (length * progress).exp())
            }
            Self::Curve {
                r0,
                length,
                width,
                distance,
            } => {
                let s = RHO * length * progress + r0;
                let along = width / (RHO * RHO) * (r0.cosh() * s.tanh() - r0.sinh());
                let zoom = r0.cosh() / s.cosh();
                from.panned_seconds(along * distance.signum())
                    .with_seconds_per_point(from.seconds_per_point() * zoom)
            }
        }
    }
}

/// Starts and ends gently.
fn eased(progress: f64) -> f64 {
    progress * progress * 2.0_f64.mul_add(-progress, 3.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_flight_starts_and_ends_where_it_should(
            from in -1_000_000_000..2_000_000_000_i64, to in -1_000_000_000..2_000_000_000_i64,
            zoom in -2.0..14.0_f64, zoom_to in -2.0..14.0_f64,
        ) {
            let (from, to) = (Viewport::new(from, zoom.exp()), Viewport::new(to, zoom_to.exp()));
            let flight = Flight::new(from, to, 1_000.0, 10.0);
            prop_assert!(flight.duration_seconds <= LONGEST_SECONDS);
            let (start, over) = flight.at(10.0);
            prop_assert!(!over);
            prop_assert!((from.seconds_to(&start) / from.seconds_per_point()).abs() < 1.0);
            prop_assert_eq!(flight.at(11.0), (to, true));
            let near_end = flight.path.view(&from, 1.0);
            prop_assert!((to.seconds_to(&near_end) / to.seconds_per_point()).abs() < 1.0);
            let ratio = near_end.seconds_per_point() / to.seconds_per_point();
            prop_assert!((ratio - 1.0).abs() < 1e-3, "zoom off by {ratio}");
        }
    }

    #[test]
    fn a_far_flight_zooms_out_on_its_way() {
        let from = Viewport::new(0, 100.0);
        let to = Viewport::new(100_000_000, 100.0);
        let flight = Flight::new(from, to, 1_000.0, 0.0);
        let (middle, _) = flight.at(flight.duration_seconds / 2.0);
        assert!(middle.seconds_per_point() > 1_000.0);
    }
}
