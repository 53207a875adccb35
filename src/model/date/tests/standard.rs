//! The examples of the standard, as the Library of Congress lists them, and the bounds they mean.

use super::super::{Bound, Form, Precision, When};
use super::{utc, when};

/// Levels 0 and 1 whole, and of level 2 what is read.
const EXAMPLES: [&str; 60] = [
    "1985-04-12",
    "1985-04",
    "1985",
    "1985-04-12T23:20:30",
    "1985-04-12T23:20:30Z",
    "1985-04-12T23:20:30-04",
    "1985-04-12T23:20:30+04:30",
    "1964/2008",
    "2004-06/2006-08",
    "2004-02-01/2005-02-08",
    "2004-02-01/2005-02",
    "2004-02-01/2005",
    "2005/2006-02",
    "Y170000002",
    "Y-170000002",
    "2001-21",
    "1984?",
    "2004-06~",
    "2004-06-11%",
    "201X",
    "20XX",
    "2004-XX",
    "1985-04-XX",
    "1985-XX-XX",
    "1985-04-12/..",
    "1985-04/..",
    "1985/..",
    "../1985-04-12",
    "../1985-04",
    "../1985",
    "1985-04-12/",
    "1985-04/",
    "1985/",
    "/1985-04-12",
    "/1985-04",
    "/1985",
    "1984~/2004-06",
    "1984/2004-06~",
    "1984?/2004%",
    "1984-06-02?/2004-08-08~",
    "-1985",
    "Y-17E7",
    "1950S2",
    "Y171010000S3",
    "Y3388E2S3",
    "2001-34",
    "[1667,1668,1670..1672]",
    "[1760-01,1760-02]",
    "[1667,1760-12]",
    "156X-12-25",
    "15XX-12-25",
    "XXXX-12-XX",
    "1XXX-XX",
    "1XXX-12",
    "1984-1X",
    "2004-06-11%",
    "2004-06~-11",
    "2004?-06-11",
    "?2004-06-~11",
    "2004-06-~01/2004-06-~20",
];

#[test]
fn every_example_of_the_standard_is_read_and_kept() {
    for example in EXAMPLES {
        assert_eq!(when(example).text(), example);
        assert_eq!(when(example).to_string(), example);
    }
}

#[test]
fn what_is_left_out_of_level_2_is_refused_with_help() {
    for example in [
        "{1960,1961-12}",
        "{1667,1668,1670..1672}",
        "[..1760-12-03]",
        "[1760-12..]",
        "..2004-06-01/2004-06-20..",
    ] {
        assert!(When::parse(example).is_err(), "{example}");
    }
}

#[test]
fn what_the_standard_refuses_is_refused() {
    for wrong in [
        "1985-02-30",
        "1985-04-31",
        "2001-02-29",
        "1900-02-29",
        "1985-02-3X",
        "1985-00",
        "1985-13",
        "2004-20",
        "1985-04-00",
        "2001-21-05",
        "1985-102",
        "1985-W15",
        "P1Y2M",
        "198",
        "Y1985",
        "-0000",
        "../..",
        "/",
        "../",
        "/..",
        "1950S0",
        "1950S5",
        "195XS2",
        "-12345",
        "2014/2013",
    ] {
        assert!(When::parse(wrong).is_err(), "{wrong}");
    }
}

/// Text, first second, second after the last, precision.
const BOUNDS: [(&str, &str, &str, Precision); 33] = [
    (
        "2025",
        "2025-01-01T00:00:00",
        "2026-01-01T00:00:00",
        Precision::Year,
    ),
    (
        "2025-03",
        "2025-03-01T00:00:00",
        "2025-04-01T00:00:00",
        Precision::Month,
    ),
    (
        "2025-03-03",
        "2025-03-03T00:00:00",
        "2025-03-04T00:00:00",
        Precision::Day,
    ),
    (
        "2025-02-28T11",
        "2025-02-28T11:00:00",
        "2025-02-28T12:00:00",
        Precision::Hour,
    ),
    (
        "2025-02-28T11:35",
        "2025-02-28T11:35:00",
        "2025-02-28T11:36:00",
        Precision::Minute,
    ),
    (
        "2025-02-28T11:35:10",
        "2025-02-28T11:35:10",
        "2025-02-28T11:35:11",
        Precision::Second,
    ),
    (
        "2025-02-28T11:35-05:00",
        "2025-02-28T16:35:00",
        "2025-02-28T16:36:00",
        Precision::Minute,
    ),
    (
        "2014~",
        "2014-01-01T00:00:00",
        "2015-01-01T00:00:00",
        Precision::Year,
    ),
    (
        "201X",
        "2010-01-01T00:00:00",
        "2020-01-01T00:00:00",
        Precision::Decade,
    ),
    (
        "20XX",
        "2000-01-01T00:00:00",
        "2100-01-01T00:00:00",
        Precision::Century,
    ),
    (
        "2XXX",
        "2000-01-01T00:00:00",
        "3000-01-01T00:00:00",
        Precision::Coarser,
    ),
    (
        "2014-XX",
        "2014-01-01T00:00:00",
        "2015-01-01T00:00:00",
        Precision::Year,
    ),
    (
        "2014-XX-XX",
        "2014-01-01T00:00:00",
        "2015-01-01T00:00:00",
        Precision::Year,
    ),
    (
        "2014-02-XX",
        "2014-02-01T00:00:00",
        "2014-03-01T00:00:00",
        Precision::Month,
    ),
    (
        "2014-02-1X",
        "2014-02-10T00:00:00",
        "2014-02-20T00:00:00",
        Precision::Month,
    ),
    (
        "156X-12-25",
        "1560-12-25T00:00:00",
        "1569-12-26T00:00:00",
        Precision::Decade,
    ),
    (
        "2014-21",
        "2014-03-01T00:00:00",
        "2014-06-01T00:00:00",
        Precision::Season,
    ),
    (
        "2014-24",
        "2014-12-01T00:00:00",
        "2015-03-01T00:00:00",
        Precision::Season,
    ),
    (
        "2014-30",
        "2014-12-01T00:00:00",
        "2015-03-01T00:00:00",
        Precision::Season,
    ),
    (
        "2014-33",
        "2014-01-01T00:00:00",
        "2014-04-01T00:00:00",
        Precision::Quarter,
    ),
    (
        "2014-38",
        "2014-05-01T00:00:00",
        "2014-09-01T00:00:00",
        Precision::Quarter,
    ),
    (
        "2014-41",
        "2014-07-01T00:00:00",
        "2015-01-01T00:00:00",
        Precision::Quarter,
    ),
    (
        "1950S2",
        "1900-01-01T00:00:00",
        "2000-01-01T00:00:00",
        Precision::Century,
    ),
    (
        "[1667,1760-12]",
        "1667-01-01T00:00:00",
        "1761-01-01T00:00:00",
        Precision::Century,
    ),
    (
        "1962-10-16/1962-10-28",
        "1962-10-16T00:00:00",
        "1962-10-29T00:00:00",
        Precision::Day,
    ),
    (
        "2004-02-01/2005",
        "2004-02-01T00:00:00",
        "2006-01-01T00:00:00",
        Precision::Year,
    ),
    (
        "2022-02-24/..",
        "2022-02-24T00:00:00",
        "none",
        Precision::Day,
    ),
    ("2004/", "2004-01-01T00:00:00", "none", Precision::Year),
    (
        "../2014-05",
        "none",
        "2014-06-01T00:00:00",
        Precision::Month,
    ),
    ("/2014", "none", "2015-01-01T00:00:00", Precision::Year),
    (
        "0000-02-29",
        "0000-02-29T00:00:00",
        "0000-03-01T00:00:00",
        Precision::Day,
    ),
    (
        "-0043-03-15",
        "-043-03-15T00:00:00",
        "-043-03-16T00:00:00",
        Precision::Day,
    ),
    (
        "Y-13800000000",
        "-13800000000-01-01T00:00:00",
        "-13799999999-01-01T00:00:00",
        Precision::Year,
    ),
];

#[test]
fn each_form_has_its_bounds_and_precision() {
    for (text, earliest, latest, precision) in BOUNDS {
        let when = when(text);
        assert_eq!(utc(when.earliest()), earliest, "{text}");
        assert_eq!(utc(when.latest()), latest, "{text}");
        assert_eq!(when.precision(), precision, "{text}");
    }
}

#[test]
fn doubts_are_kept_for_the_whole_date() {
    let doubts = |text: &str| (when(text).is_approximate(), when(text).is_uncertain());
    assert_eq!(doubts("2014"), (false, false));
    assert_eq!(doubts("2014~"), (true, false));
    assert_eq!(doubts("2014?"), (false, true));
    assert_eq!(doubts("2014%"), (true, true));
    assert_eq!(doubts("2004-06~-11"), (true, false));
    assert_eq!(doubts("?2004-06-~11"), (true, true));
    assert_eq!(doubts("2025-02-28T11:35%"), (true, true));
    assert_eq!(doubts("1984?/2004~"), (true, true));
}

#[test]
fn open_and_unknown_ends_are_told_apart() {
    assert!(when("2022-02-24/..").is_ongoing());
    assert!(!when("2022-02-24/").is_ongoing());
    assert!(!when("../2022-02-24").is_ongoing());
    let Form::Interval { start, end } = *when("/2014").form() else {
        panic!("an interval");
    };
    assert_eq!(start, Bound::Unknown);
    assert_eq!(
        end.moment().map(|moment| moment.precision),
        Some(Precision::Year)
    );
}

#[test]
fn only_a_clock_time_has_a_clock() {
    assert!(when("2025-02-28T11").has_clock());
    assert!(when("2025-02-28/2025-03-01T11:35").has_clock());
    assert!(!when("2025-02-28").has_clock());
}

#[test]
fn a_date_is_read_from_a_file_as_a_string() {
    let read: When = serde_json::from_str("\"2014-03~\"").expect("a date");
    assert_eq!(read, when("2014-03~"));
    let wrong = serde_json::from_str::<When>("\"2025-13-01\"").expect_err("no month 13");
    assert!(
        wrong
            .to_string()
            .contains("has no month 13: months run from 01 to 12")
    );
    let number = serde_json::from_str::<When>("2014").expect_err("a number");
    assert!(number.to_string().contains("a date in quotes"));
}

#[test]
fn a_date_takes_little_room() {
    assert!(size_of::<When>() <= 96);
}
