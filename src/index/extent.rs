//! Where an event lies in time, as far as it is known.

use crate::model::date::{Bound, Form, Instant};
use crate::model::{Event, When};

/// The stretch of time that an event may occupy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// The earliest instant.
    pub start: Instant,
    /// The instant after the latest.
    pub end: Instant,
}

impl Extent {
    /// The extent of an event: its own date, widened to the stages that lie outside of it.
    pub fn of(event: &Event, today: Instant) -> Option<Self> {
        let mut extent = Self::of_date(event.when.as_ref()?, today);
        let stages = event.stages.iter().filter_map(|stage| stage.when.as_ref());
        for stage in stages.map(|when| Self::of_date(when, today)) {
            extent.start = extent.start.min(stage.start);
            extent.end = extent.end.max(stage.end);
        }
        Some(extent)
    }

    /// The extent of a date; what is going on lasts until `today`, or for a second if it has yet
    /// to begin.
    pub fn of_date(when: &When, today: Instant) -> Self {
        let (earliest, latest) = (when.earliest(), when.latest());
        let ongoing = matches!(
            when.form(),
            Form::Interval {
                end: Bound::Open,
                ..
            }
        );
        let start = earliest.or_else(|| latest.map(|latest| latest.saturating_sub(1)));
        let start = start.unwrap_or(today);
        let until = if ongoing { today } else { start };
        let end = latest.unwrap_or(until).max(start.saturating_add(1));
        Self { start, end }
    }

    /// The instant in the middle.
    pub fn middle(&self) -> Instant {
        i64::midpoint(self.start, self.end)
    }
}
