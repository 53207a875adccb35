//! Dates as a whole: what is read, what it means, how it is worded, how mistakes are met.

mod errors;
mod properties;
mod standard;
mod wording;
mod zones;

use super::{Civil, When, Zone};

/// A date that the test knows to be one.
fn when(text: &str) -> When {
    When::parse(text).unwrap_or_else(|error| panic!("{error}"))
}

/// An instant as `YYYY-MM-DDThh:mm:ss` in UTC.
fn utc(instant: Option<i64>) -> String {
    instant.map_or_else(
        || "none".to_owned(),
        |instant| {
            let Civil {
                year,
                month,
                day,
                hour,
                minute,
                second,
            } = Zone::Utc.civil(instant);
            format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
        },
    )
}

fn new_york() -> Zone {
    Zone::named("America/New_York").expect("a zone")
}
