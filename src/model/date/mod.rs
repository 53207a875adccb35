//! Dates as a policy timeline needs them: partial, approximate, uncertain, open, to the second.
//!
//! CONTRACT (to be implemented): the public surface that the other modules rely on.

/// Seconds since 1970-01-01T00:00:00Z, proleptic Gregorian, no leap seconds.
pub type Instant = i64;
