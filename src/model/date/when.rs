//! A date as written, and what it means.

use super::times::Places;
use super::{Bound, ClockZone, DateError, Form, Instant, Moment, Precision, Zone};
use super::{mend, parse, short, words};
use crate::model::Text;
use serde::de::{self, Deserialize, Deserializer, Visitor};
use std::fmt;
use std::sync::Arc;

/// A date or an interval: the text as the file has it, and its meaning in a zone.
///
/// Equal when text and zone are. One pointer: dates repeat, and those that are clones of each other
/// share what they mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When(Arc<Meaning>);

/// A date that many events may share.
#[derive(Clone, Debug)]
struct Meaning {
    text: Text,
    form: Form,
    /// The zone of what names none.
    zone: Zone,
}

impl PartialEq for Meaning {
    fn eq(&self, other: &Self) -> bool {
        self.zone == other.zone && self.text == other.text
    }
}

impl Eq for Meaning {}

impl When {
    /// Reads a date; days and clock times that name no zone are taken in UTC.
    ///
    /// # Errors
    /// If the text is none of the forms that [`crate::model::date`] lists. The error says what is
    /// wrong and how to mend it.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        Self::parse_in(text, Zone::Utc)
    }

    /// Reads a date; days and clock times that name no zone are taken in `zone`.
    ///
    /// # Errors
    /// As [`Self::parse`].
    pub fn parse_in(text: &str, zone: Zone) -> Result<Self, DateError> {
        let parts = parse::read(text).map_err(|found| mend::better(text, found))?;
        Ok(Self(Arc::new(Meaning {
            text: text.into(),
            form: parse::resolve(&parts, zone),
            zone,
        })))
    }

    /// The same date with days and clock times that name no zone taken in `zone`.
    pub fn in_zone(&self, zone: Zone) -> Self {
        let meaning = &*self.0;
        if meaning.zone == zone {
            return self.clone();
        }
        let form = if meaning.zone == Zone::Utc {
            parse::from_utc(&meaning.form, zone)
        } else if let Ok(parts) = parse::read(&meaning.text) {
            parse::resolve(&parts, zone)
        } else {
            meaning.form
        };
        let text = meaning.text.clone();
        Self(Arc::new(Meaning { text, form, zone }))
    }

    /// Whether it reads like this and was taken in this zone.
    pub(in crate::model) fn is(&self, text: &str, zone: Zone) -> bool {
        self.0.zone == zone && self.0.text == text
    }

    /// The text of an interval with its ends exchanged.
    pub fn exchanged(&self) -> Option<String> {
        super::parse::exchanged(self.text())
    }

    /// The text as it was read.
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// What it means.
    pub fn form(&self) -> &Form {
        &self.0.form
    }

    /// The zone in which it is shown: the one that it names, else the one it was taken in.
    pub fn zone(&self) -> Zone {
        let written = self.0.form.moments().find_map(|moment| moment.zone);
        written.unwrap_or(self.0.zone)
    }

    /// The first second; None if the start is open or unknown.
    pub fn earliest(&self) -> Option<Instant> {
        match &self.0.form {
            Form::Moment(moment) => Some(moment.earliest),
            Form::Interval { start, .. } => start.moment().map(|moment| moment.earliest),
        }
    }

    /// The second after the last; None if the end is open or unknown.
    pub fn latest(&self) -> Option<Instant> {
        match &self.0.form {
            Form::Moment(moment) => Some(moment.latest),
            Form::Interval { end, .. } => end.moment().map(|moment| moment.latest),
        }
    }

    /// How exactly it is given; of an interval, the coarser of its ends.
    pub fn precision(&self) -> Precision {
        let precisions = self.0.form.moments().map(|moment| moment.precision);
        precisions.max().unwrap_or(Precision::Coarser)
    }

    /// Whether any part is marked "about".
    pub fn is_approximate(&self) -> bool {
        self.0.form.moments().any(|moment| moment.approximate)
    }

    /// Whether any part is marked as doubtful.
    pub fn is_uncertain(&self) -> bool {
        self.0.form.moments().any(|moment| moment.uncertain)
    }

    /// Whether it goes on: an interval with an open end.
    pub fn is_ongoing(&self) -> bool {
        matches!(
            self.0.form,
            Form::Interval {
                end: Bound::Open,
                ..
            }
        )
    }

    /// Whether any part gives a clock time.
    pub fn has_clock(&self) -> bool {
        self.0.form.moments().any(Moment::has_clock)
    }

    /// The date for reading aloud: "Friday 28 February 2025, about 11:35 in New York (16:35 UTC)".
    pub fn words(&self) -> String {
        self.words_in(ClockZone::Own)
    }

    /// The same with clock times in the zone that was asked for, its own in brackets: "about 17:35
    /// in Berlin (11:35 in New York)". A date without a clock time is the same everywhere.
    pub fn words_in(&self, clock: ClockZone) -> String {
        words::of(&self.0.form, self.places(clock))
    }

    /// The date as that of an event: "some time in March 2014" where [`Self::words_in`] names the month.
    pub fn told_in(&self, clock: ClockZone) -> String {
        words::told(&self.0.form, self.places(clock))
    }

    /// The date for a card or a list: "28 Feb 2025, about 11:35".
    pub fn words_short(&self) -> String {
        self.words_short_in(ClockZone::Own)
    }

    /// The same with clock times in the zone that was asked for. It stands beside an axis in that
    /// zone, and names its zone only where that is another one.
    pub fn words_short_in(&self, clock: ClockZone) -> String {
        short::of(&self.0.form, self.places(clock))
    }

    fn places(&self, clock: ClockZone) -> Places {
        Places {
            home: self.0.zone,
            clock,
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0.text)
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(DateText)
    }
}

/// Reads a string as a date.
struct DateText;

impl Visitor<'_> for DateText {
    type Value = When;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a date in quotes, such as \"2025-02-28\"")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<When, E> {
        When::parse(text).map_err(E::custom)
    }
}
