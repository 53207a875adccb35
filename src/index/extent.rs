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
    /// That of an event without a date, where there must be one: it ends before it starts.
    pub(super) const NONE: Self = Self {
        start: i64::MAX,
        end: i64::MIN,
    };

    /// Whether it is that of an event with a date.
    pub(super) fn is_some(&self) -> bool {
        self.start <= self.end
    }

    /// The extent of an event: its own date, widened to the stages that lie outside of it. What claims
    /// say of its date widens it further in [`TimelineIndex::extent`](super::TimelineIndex::extent).
    pub fn of(event: &Event, today: Instant) -> Option<Self> {
        let mut extent = Self::of_date(event.when.as_ref()?, today);
        let stages = event.stages.iter().filter_map(|stage| stage.when.as_ref());
        for stage in stages.map(|when| Self::of_date(when, today)) {
            extent = extent.with(stage);
        }
        Some(extent)
    }

    /// The stretch of time from the first of both to the last.
    #[must_use]
    pub(super) fn with(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The extent of a date; what is going on lasts until `today`, or as long as its start if it
    /// has yet to begin. Where a side is open or unknown, the other one stands for both.
    pub fn of_date(when: &When, today: Instant) -> Self {
        let (start, end) = match when.form() {
            Form::Moment(moment) => (moment.earliest, moment.latest),
            Form::Interval { start, end } => match (start.moment(), end.moment()) {
                (Some(start), Some(end)) => (start.earliest, end.latest),
                (Some(start), None) if matches!(end, Bound::Open) => {
                    (start.earliest, start.latest.max(today))
                }
                (Some(one), None) | (None, Some(one)) => (one.earliest, one.latest),
                (None, None) => (today, today),
            },
        };
        Self {
            start,
            end: end.max(start.saturating_add(1)),
        }
    }

    /// The instant in the middle.
    pub fn middle(&self) -> Instant {
        i64::midpoint(self.start, self.end)
    }
}
