//! One stretch of time in which a measure was in force, and how stretches join.

use crate::index::EventIndex;
use crate::model::When;
use crate::model::date::{Bound, Form, Instant, Moment, Precision};

/// Validities that are no further apart than this join, in seconds: clock times are rarely to the
/// second. Days meet without it: the end of a day is the start of the next.
const JOINT_SECONDS: i64 = 3_600;

/// A stretch of time in which a measure was in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The event that says that it began.
    pub by: EventIndex,
    /// When it began.
    pub start: Moment,
    /// When it ended or will end, if somebody says so.
    pub end: Option<Moment>,
    /// The latest instant at which it may have ended; today if it goes on.
    pub to: Instant,
    /// How it ends.
    pub ending: Ending,
}

/// How a stretch ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It goes on, with no end in the file.
    Ongoing,
    /// It has an end, which is yet to come, or comes after what the file knows.
    Ahead,
    /// It has an end, but nobody says when.
    Unknown,
    /// It was taken back.
    Revoked,
    /// It ran out without a renewal.
    Lapsed,
}

/// Up to when it is known what happened.
pub(super) struct Known {
    /// The last second that is known.
    pub until: Instant,
    /// Where what goes on ends for now.
    pub today: Instant,
}

impl Stretch {
    /// What a validity says; none if it is only known that it ended.
    pub(super) fn new(by: EventIndex, when: &When, known: &Known) -> Option<Self> {
        let (start, end) = match when.form() {
            Form::Moment(moment) => (*moment, Bound::At(*moment)),
            Form::Interval { start, end } => (*start.moment()?, *end),
        };
        let (to, ending) = match end {
            Bound::Open => (known.today.max(start.latest), Ending::Ongoing),
            Bound::Unknown => (start.latest, Ending::Unknown),
            // Whether it was renewed on its last day is known only after that day.
            Bound::At(end) if end.latest.saturating_sub(1) >= known.until => {
                (end.latest, Ending::Ahead)
            }
            Bound::At(end) => (end.latest, Ending::Lapsed),
        };
        let end = end.moment().copied();
        Some(Self {
            by,
            start,
            end,
            to,
            ending,
        })
    }

    /// The stretch cut where it was taken back first.
    pub(super) fn revoked(mut self, at: &[Moment]) -> Self {
        let limit = self.to.saturating_add(JOINT_SECONDS);
        let holds = |at: &&Moment| at.earliest > self.from() && at.earliest <= limit;
        let first = at.iter().filter(holds).min_by_key(|at| at.earliest);
        if let Some(at) = first.copied() {
            self.ending = Ending::Revoked;
            if at.latest < self.to || self.end.is_none() {
                (self.end, self.to) = (Some(at), at.latest);
            }
        }
        self
    }

    /// The earliest instant at which it may have begun.
    pub fn from(&self) -> Instant {
        self.start.earliest
    }

    /// The instant at which it had surely begun. Days count whole.
    pub fn sure_from(&self) -> Instant {
        if self.start.precision > Precision::Day {
            self.start.latest
        } else {
            self.start.earliest
        }
    }

    /// The instant until which it had surely not ended. Days count whole.
    pub fn sure_to(&self) -> Instant {
        match self.end {
            Some(end) if end.precision > Precision::Day => end.earliest.min(self.to),
            _ => self.to,
        }
    }

    /// Whether another stretch, which begins later, begins before this one is over.
    fn meets(&self, next: &Self) -> bool {
        self.ending == Ending::Ongoing || next.from() <= self.to.saturating_add(JOINT_SECONDS)
    }

    /// Takes in a stretch that begins before this one ends.
    fn join(&mut self, next: &Self) {
        if next.to >= self.to {
            (self.end, self.to, self.ending) = (next.end, next.to, next.ending);
        }
    }
}

/// The stretches by time, those that meet in one.
pub(super) fn joined(mut found: Vec<Stretch>) -> Vec<Stretch> {
    found.sort_by_key(|stretch| (stretch.from(), stretch.to));
    let mut stretches: Vec<Stretch> = Vec::new();
    for stretch in found {
        match stretches.last_mut() {
            Some(last) if last.meets(&stretch) => last.join(&stretch),
            _ => stretches.push(stretch),
        }
    }
    stretches
}
