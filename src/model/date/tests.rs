//! Dates as a whole.

use super::When;

#[test]
fn a_plain_day_reads() {
    let when = When::parse("2025-02-28").expect("a date");
    assert_eq!(when.words(), "Friday 28 February 2025");
}
