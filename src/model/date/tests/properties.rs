//! What holds for every date and every text.

use super::super::{Civil, Form, Precision, When, Zone};
use super::new_york;
use proptest::prelude::*;

/// Texts that are made of what dates are made of.
fn near_dates() -> impl Strategy<Value = String> {
    "[-0-9XYTZESe/.~?%:+ ,a-z\\[\\]{}–−]{0,24}"
}

/// Dates of many forms.
fn dates() -> impl Strategy<Value = String> {
    let day = (1000..=2999i32, 1..=12u32, 1..=28u32)
        .prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}"));
    let month = (-2000..=2999i32, 1..=12u32).prop_map(|(year, month)| {
        let sign = if year < 0 { "-" } else { "" };
        format!("{sign}{:04}-{month:02}", year.abs())
    });
    let deep = (10_000..=200_000_000_000i64).prop_map(|year| format!("Y-{year}"));
    let part = (1000..=2999i32, 21..=41u32).prop_map(|(year, part)| format!("{year}-{part}"));
    let mask = prop_oneof![
        "[12][0-9]{2}X",
        "[12][0-9]XX",
        "[12]XX[0-9]-XX",
        "20[0-9]X-0X"
    ];
    let time = (day.clone(), 0..24u32, 0..60u32, 0..60u32);
    let zone = prop_oneof!["", "Z", "-05:00", "\\[Europe/Kyiv\\]", "\\+05:30"];
    let clock = (time, zone).prop_map(|((day, hour, minute, second), zone)| {
        format!("{day}T{hour:02}:{minute:02}:{second:02}{zone}")
    });
    prop_oneof![day, month, deep, part, mask, clock]
}

/// Seconds across all of deep time, and more often near today.
fn seconds() -> impl Strategy<Value = i64> {
    prop_oneof![any::<i64>(), -100_000_000_000..100_000_000_000i64]
}

fn ordered(when: &When) -> bool {
    let inside = when
        .form()
        .moments()
        .all(|moment| moment.earliest < moment.latest);
    inside
        && when
            .earliest()
            .zip(when.latest())
            .is_none_or(|(start, end)| start < end)
}

fn check(text: &str) {
    match When::parse(text) {
        Ok(when) => {
            assert_eq!(when.text(), text);
            assert_eq!(When::parse(when.text()).as_ref(), Ok(&when));
            for shown in [
                when.clone(),
                when.in_zone(new_york()),
                when.in_zone(Zone::Fixed(-39_600)),
            ] {
                assert!(ordered(&shown), "{text}");
                assert!(!shown.words().is_empty() && !shown.words_short().is_empty());
            }
        }
        Err(error) => {
            assert!(!error.to_string().is_empty());
            if let Some(suggestion) = error.suggestion() {
                assert!(When::parse(suggestion).is_ok(), "{text} → {suggestion}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_panics(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn no_text_that_resembles_a_date_panics(text in near_dates()) {
        check(&text);
    }

    #[test]
    fn no_change_of_a_date_panics(text in dates(), at in 0usize..30, letter in any::<char>()) {
        let mut changed: Vec<char> = text.chars().collect();
        changed.insert(at.min(changed.len()), letter);
        check(&changed.iter().collect::<String>());
        if at < changed.len() {
            changed.remove(at);
        }
        check(&changed.into_iter().collect::<String>());
    }

    #[test]
    fn a_date_and_every_interval_of_two_are_read(first in dates(), second in dates()) {
        prop_assert!(When::parse(&first).is_ok(), "{first}");
        check(&first);
        check(&format!("{first}/{second}"));
        check(&format!("{first}~/.."));
        check(&format!("../{second}?"));
        let either = [format!("{first}/{second}"), format!("{second}/{first}")];
        let read = either.iter().any(|text| When::parse(text).is_ok());
        prop_assert!(read, "{first} and {second}");
    }

    #[test]
    fn a_zone_keeps_the_civil_fields(text in "20[0-3][0-9]-0[1-9]-[12][0-8](T1[0-9]:[0-5][0-9])?") {
        let plain = When::parse(&text).expect("a date");
        let local = plain.in_zone(new_york());
        let start = |when: &When, zone: Zone| zone.civil(when.earliest().expect("a start"));
        prop_assert_eq!(start(&plain, Zone::Utc), start(&local, new_york()));
        prop_assert_eq!(plain.precision(), local.precision());
    }

    #[test]
    fn every_instant_has_one_civil_time(seconds in seconds()) {
        let civil = Civil::from_seconds(seconds);
        prop_assert_eq!(civil.to_seconds(), Some(seconds));
    }

    #[test]
    fn the_next_second_is_later_in_the_calendar_too(seconds in seconds()) {
        prop_assume!(seconds < i64::MAX);
        prop_assert!(Civil::from_seconds(seconds) < Civil::from_seconds(seconds + 1));
    }

    #[test]
    fn no_civil_time_panics(
        year in any::<i64>(), month in any::<u32>(), day in any::<u32>(),
        hour in any::<u32>(), count in any::<i64>(),
    ) {
        let civil = Civil { year, month, day, hour, minute: 0, second: 0 };
        civil.to_seconds();
        civil.weekday();
        civil.add_days(count);
        civil.add_months(count);
        civil.add_years(count);
        new_york().instant(&civil);
    }

    #[test]
    fn an_instant_survives_its_zone(instant in seconds()) {
        for zone in [new_york(), Zone::Fixed(20_700)] {
            let civil = zone.civil(instant);
            if let Some(back) = zone.instant(&civil) {
                // In a repeated hour, the first is meant.
                prop_assert!(instant.abs_diff(back) <= 3_600);
            }
        }
    }

    #[test]
    fn months_add_up(year in -5000..5000i64, month in 1..=12u32, count in -5000..5000i64) {
        let start = Civil::date(year, month, 1);
        prop_assert_eq!(start.add_months(count).add_months(-count), start);
        prop_assert_eq!(start.add_months(12 * count), start.add_years(count));
    }
}

#[test]
fn the_ends_of_time_are_safe() {
    for seconds in [i64::MIN, i64::MIN + 1, -1, 0, i64::MAX - 1, i64::MAX] {
        let civil = Civil::from_seconds(seconds);
        assert_eq!(civil.to_seconds(), Some(seconds));
        assert_eq!(civil.add_days(i64::MAX), civil);
        new_york().civil(seconds);
    }
    for text in ["Y292277026595", "Y-292277022656", "Y292277026595/.."] {
        let when = When::parse(text).expect("a year within reach");
        assert!(ordered(&when) && ordered(&when.in_zone(Zone::Fixed(-39_600))));
        assert!(ordered(&when.in_zone(new_york())));
    }
    for text in [
        "Y292277026596",
        "Y-292277022657",
        "Y9E18",
        "Y9223372036854775807",
    ] {
        let error = When::parse(text).expect_err("out of reach");
        assert!(error.to_string().contains("too far from now"), "{error}");
    }
}

#[test]
fn a_long_text_is_refused_at_once() {
    let error = When::parse(&"2025/".repeat(100_000)).expect_err("too long");
    assert!(error.to_string().contains("at most 200 bytes"));
}

#[test]
fn a_calendar_step_lands_where_people_expect() {
    let day = |year, month, day| Civil::date(year, month, day);
    assert_eq!(day(2024, 1, 31).add_months(1), day(2024, 2, 29));
    assert_eq!(day(2024, 2, 29).add_years(1), day(2025, 2, 28));
    assert_eq!(day(2024, 12, 31).add_days(1), day(2025, 1, 1));
    assert_eq!(day(0, 1, 1).add_months(-1), day(-1, 12, 1));
    assert_eq!(day(i64::MAX, 12, 1).add_months(1).year, i64::MAX);
    let moment = Civil::from_seconds(1_740_742_510);
    assert_eq!(moment.midnight(), day(2025, 2, 28));
    assert_eq!(moment.first_of_month(), day(2025, 2, 1));
    assert_eq!(moment.first_of_year(), day(2025, 1, 1));
    assert_eq!(moment.weekday(), chrono::Weekday::Fri);
}

#[test]
fn precisions_run_from_fine_to_coarse() {
    assert!(Precision::Second < Precision::Day && Precision::Century < Precision::Coarser);
    let mixed = When::parse("2014/2016-05-03").expect("an interval");
    assert_eq!(mixed.precision(), Precision::Year);
    assert!(matches!(mixed.form(), Form::Interval { .. }));
}
