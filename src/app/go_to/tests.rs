//! Dates as people type them.

use super::*;
use crate::model::date::{Civil, DAY};

/// Saturday 1 March 2025, 01:00 UTC: still 28 February in New York.
const NOW: Instant = 1_740_790_800;

fn utc(text: &str) -> Result<Target, String> {
    read(text, NOW, Zone::Utc)
}

/// The first second of a day in UTC.
fn start(year: i64, month: u32, day: u32) -> Instant {
    Civil::date(year, month, day).to_seconds().unwrap()
}

#[test]
fn one_day_can_be_typed_in_many_ways() {
    let texts = [
        "2025-02-28",
        " 28 February 2025 ",
        "28 Feb 2025",
        "28 feb. 2025",
        "28th of February, 2025",
        "February 28, 2025",
        "Feb 28 2025",
        "FEBRUARY 28TH 2025",
        "2025 February 28",
        "28-Feb-2025",
        "28.2.2025",
        "28.02.2025",
        "28. 2. 2025",
        "28/2/2025",
        "2/28/2025",
        "2025/2/28",
        "2025-2-28",
    ];
    for text in texts {
        let target = utc(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        let day = start(2025, 2, 28);
        assert_eq!((target.earliest, target.latest), (day, day + DAY), "{text}");
        assert_eq!(target.understood_as, "Friday 28 February 2025", "{text}");
    }
}

#[test]
fn day_and_month_that_could_be_swapped_are_pointed_out() {
    for text in ["3.2.2025", "3/2/2025", "03-02-2025"] {
        let target = utc(text).unwrap();
        assert_eq!(target.earliest, start(2025, 2, 3), "{text}");
        assert_eq!(
            target.understood_as,
            "Monday 3 February 2025 (read as day, month, year)"
        );
    }
    assert_eq!(
        utc("2.2.2025").unwrap().understood_as,
        "Sunday 2 February 2025"
    );
}

#[test]
fn months_years_and_parts_of_them_keep_their_extent() {
    let cases = [
        ("Mar 2025", start(2025, 3, 1), start(2025, 4, 1)),
        ("march 2025", start(2025, 3, 1), start(2025, 4, 1)),
        ("Sept 2025", start(2025, 9, 1), start(2025, 10, 1)),
        ("3/2025", start(2025, 3, 1), start(2025, 4, 1)),
        ("2025/3", start(2025, 3, 1), start(2025, 4, 1)),
        ("2025", start(2025, 1, 1), start(2026, 1, 1)),
        ("in 2025", start(2025, 1, 1), start(2026, 1, 1)),
        ("800", start(800, 1, 1), start(801, 1, 1)),
        ("Q1 2025", start(2025, 1, 1), start(2025, 4, 1)),
        ("spring 2014", start(2014, 3, 1), start(2014, 6, 1)),
        ("the 1990s", start(1990, 1, 1), start(2000, 1, 1)),
        ("44 BC", start(-43, 1, 1), start(-42, 1, 1)),
        ("15 March 44 BC", start(-43, 3, 15), start(-43, 3, 16)),
        ("33 AD", start(33, 1, 1), start(34, 1, 1)),
        ("201X", start(2010, 1, 1), start(2020, 1, 1)),
    ];
    for (text, earliest, latest) in cases {
        let target = utc(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(
            (target.earliest, target.latest),
            (earliest, latest),
            "{text}"
        );
    }
}

#[test]
fn today_is_today_in_the_zone_of_the_timeline() {
    assert_eq!(utc("Today").unwrap().earliest, start(2025, 3, 1));
    assert_eq!(utc("tomorrow").unwrap().earliest, start(2025, 3, 2));
    let new_york = Zone::named("America/New_York").unwrap();
    let there = read("today", NOW, new_york).unwrap();
    assert_eq!(there.understood_as, "Friday 28 February 2025");
    assert_eq!(there.earliest, start(2025, 2, 28) + 5 * 3600);
}

#[test]
fn clock_times_are_read_with_the_day() {
    let texts = [
        "2025-02-28T11:35",
        "2025-02-28 11:35",
        "28 February 2025, 11:35",
        "Feb 28, 2025 at 11:35",
        "28.2.2025 11:35",
    ];
    let moment = start(2025, 2, 28) + 11 * 3600 + 35 * 60;
    for text in texts {
        let target = utc(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(
            (target.earliest, target.latest),
            (moment, moment + 60),
            "{text}"
        );
    }
    assert_eq!(
        utc("1 Mar 2025 9:05").unwrap().earliest,
        start(2025, 3, 1) + 9 * 3600 + 300
    );
}

fn new_york(text: &str) -> Result<Target, String> {
    read(text, NOW, Zone::named("America/New_York").unwrap())
}

#[test]
fn some_hours_are_shown_around_a_clock_time_and_days_and_ranges_are_shown_as_they_are() {
    let moment = start(2025, 2, 28) + 11 * 3600 + 35 * 60;
    let (from, to) = utc("28 February 2025, 11:35").unwrap().surroundings();
    assert_eq!(i64::midpoint(from, to), moment + 30, "it is in the middle");
    assert_eq!(to - from, 6 * 3600);
    for text in ["2025-02-28T11", "2025-02-28T11:35:10"] {
        let (from, to) = utc(text).unwrap().surroundings();
        assert!((to - from).abs_diff(6 * 3600) <= 1, "{text}");
    }
    let day = start(2025, 2, 28);
    for (text, extent) in [
        ("2025-02-28", (day, day + DAY)),
        (
            "2025-02-28T11/2025-02-28T12",
            (day + 11 * 3600, day + 13 * 3600),
        ),
    ] {
        assert_eq!(utc(text).unwrap().surroundings(), extent, "{text}");
    }
}

#[test]
fn an_hour_that_comes_twice_says_both_and_the_name_of_the_time_chooses() {
    let plain = new_york("1962-10-28 01:30").unwrap();
    assert_eq!(
        plain.understood_as,
        "Sunday 28 October 1962, 01:30 EDT in New York (05:30 UTC). It comes again at 01:30 EST: \
         add EST to go there."
    );
    let once = [
        "1962-10-28 01:30 EST",
        "28 October 1962, 01:30 est",
        "1962-10-28T01:30 -05:00",
    ];
    for text in once {
        let second = new_york(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(second.earliest, plain.earliest + 3600, "{text}");
        assert_eq!(
            second.understood_as,
            "Sunday 28 October 1962, 01:30 EST in New York (06:30 UTC)"
        );
        assert!(second.is_clock_time);
    }
    assert_eq!(
        new_york("1962-10-28 01:30 EDT").unwrap().earliest,
        plain.earliest
    );
    assert_eq!(
        new_york("1962-10-28 05:30 UTC").unwrap().earliest,
        plain.earliest
    );
    assert!(
        !new_york("1962-10-28 03:30")
            .unwrap()
            .understood_as
            .contains("again")
    );
}

#[test]
fn the_second_pass_of_a_zone_without_letters_is_reached_as_the_answer_says() {
    let zone = Zone::named("America/Sao_Paulo").unwrap();
    let plain = read("2018-02-17 23:30", NOW, zone).unwrap();
    let (_, name) = plain.understood_as.split_once("add ").unwrap();
    let name = name.strip_suffix(" to go there.").unwrap();
    let second = read(&format!("2018-02-17 23:30 {name}"), NOW, zone).unwrap();
    assert_eq!(second.earliest, plain.earliest + 3600, "{name}");
}

#[test]
fn a_name_that_the_clocks_of_the_axis_do_not_have_on_that_day_is_told() {
    let winter = new_york("2025-02-28 11:35 EST").unwrap();
    assert_eq!(
        winter.understood_as,
        "Friday 28 February 2025, 11:35 in New York (16:35 UTC)"
    );
    assert_eq!(
        new_york("2025-02-28 11:35 CET").unwrap_err(),
        "No clock in New York goes by CET on that day: write EST or UTC"
    );
    let berlin = Zone::named("Europe/Berlin").unwrap();
    let there = read("28.2.2025 11:35 CET", NOW, berlin).unwrap();
    assert_eq!(there.earliest, start(2025, 2, 28) + 10 * 3600 + 35 * 60);
    for text in [
        "2025-02-28 EST",
        "2025-02-28 11:35 pm",
        "EST",
        "soon 11:35 EST",
    ] {
        assert_eq!(new_york(text).unwrap_err(), HELP, "{text}");
    }
}

#[test]
fn ranges_reach_from_the_first_to_the_last() {
    let years = (start(2014, 1, 1), start(2017, 1, 1));
    for text in [
        "2014/2016",
        "2014 to 2016",
        "2014–2016",
        "2016 - 2014",
        "from 2014 until 2016",
    ] {
        let target = utc(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!((target.earliest, target.latest), years, "{text}");
    }
    let target = utc("March 2014 to today").unwrap();
    assert_eq!(target.understood_as, "March 2014 to Saturday 1 March 2025");
}

#[test]
fn open_ends_reach_to_the_present() {
    let target = utc("2022-02-24/..").unwrap();
    assert_eq!((target.earliest, target.latest), (start(2022, 2, 24), NOW));
    let future = utc("2030/..").unwrap();
    assert_eq!(future.latest, start(2031, 1, 1));
    let until = utc("../2014").unwrap();
    assert_eq!(
        (until.earliest, until.latest),
        (start(2014, 1, 1), start(2015, 1, 1))
    );
}

#[test]
fn date_without_a_year_asks_for_it() {
    assert_eq!(utc("3 March"), Err("Add the year: 3 March 2025".into()));
    assert_eq!(utc("March"), Err("Add the year: March 2025".into()));
    assert_eq!(utc("spring"), Err("Add the year: spring 2025".into()));
}

#[test]
fn what_is_no_date_gets_help() {
    for text in [
        "",
        "soon",
        "march march 2025",
        "to",
        "– –",
        "3 4 March 2025",
        "\u{202e}",
    ] {
        assert_eq!(utc(text), Err(HELP.to_owned()), "{text}");
    }
    for text in [
        "31.2.2025",
        "30 February 2025",
        "2025-13-01",
        "28.2.25",
        "13/13/2025",
        "25:61",
    ] {
        let error = utc(text).unwrap_err();
        assert!(!error.is_empty(), "{text}");
    }
}

#[test]
fn nothing_that_is_typed_panics() {
    let pieces = [
        "",
        "9",
        "99999999999999999999",
        "0000",
        "-",
        "/",
        ".",
        "–",
        "T",
        ":",
        "t12:",
        " to ",
        "bc",
        "march",
        "é",
        "Y",
        "0s",
        "th",
        "\0",
        "[",
        "~",
        "today",
        "EST",
        "UTC+",
    ];
    for one in pieces {
        for two in pieces {
            for three in pieces {
                let typed = format!("{one}{two} {three}{one}");
                if let Ok(target) = utc(&typed) {
                    assert!(target.earliest < target.latest, "{typed}");
                }
            }
        }
    }
}
