//! Whose clocks are read out.

use super::Zone;

/// The zone in which clock times are shown. Days, months and years are those of their place in any
/// of them: only what has a clock time can be an hour earlier or later elsewhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ClockZone {
    /// Each date in its own zone.
    #[default]
    Own,
    /// The zone of whoever reads.
    Reader(Zone),
    /// Coordinated universal time.
    Utc,
}

impl ClockZone {
    /// The zone in which the clock times of a place are shown; of the zone of a timeline, also that
    /// of its axis.
    pub fn of(self, own: Zone) -> Zone {
        match self {
            Self::Own => own,
            Self::Reader(zone) => zone,
            Self::Utc => Zone::Utc,
        }
    }
}
