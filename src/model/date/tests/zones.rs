//! Days and clock times in zones, with their clock changes.

use super::super::{Civil, DateError, When, Zone};
use super::{new_york, utc, when};

fn clock(year: i64, month: u32, day: u32, hour: u32, minute: u32) -> Civil {
    Civil {
        hour,
        minute,
        ..Civil::date(year, month, day)
    }
}

#[test]
fn a_day_is_a_day_of_its_zone() {
    let day = when("2025-02-28").in_zone(new_york());
    assert_eq!(utc(day.earliest()), "2025-02-28T05:00:00");
    assert_eq!(utc(day.latest()), "2025-03-01T05:00:00");
    assert_eq!(day.zone(), new_york());
    assert_eq!(day.text(), "2025-02-28");
}

#[test]
fn a_day_has_23_or_25_hours_when_the_clocks_change() {
    let hours = |text: &str| {
        let day = when(text).in_zone(new_york());
        day.latest()
            .zip(day.earliest())
            .map(|(end, start)| (end - start) / 3600)
    };
    assert_eq!(hours("2025-03-09"), Some(23));
    assert_eq!(hours("2025-11-02"), Some(25));
    assert_eq!(hours("1962-10-28"), Some(25));
    assert_eq!(hours("1962-10-27"), Some(24));
}

#[test]
fn the_night_of_the_28th_of_october_1962_changes_the_offset() {
    let before = when("1962-10-27T12:00[America/New_York]");
    let after = when("1962-10-28T12:00[America/New_York]");
    assert_eq!(utc(before.earliest()), "1962-10-27T16:00:00");
    assert_eq!(utc(after.earliest()), "1962-10-28T17:00:00");
}

#[test]
fn a_skipped_time_moves_forward_and_a_repeated_one_is_the_first() {
    let gap = when("2025-03-09T02:30[America/New_York]");
    assert_eq!(utc(gap.earliest()), "2025-03-09T07:30:00");
    let fold = when("2025-11-02T01:30[America/New_York]");
    assert_eq!(utc(fold.earliest()), "2025-11-02T05:30:00");
    assert_eq!(
        fold.words(),
        "Sunday 2 November 2025, 01:30 EDT in New York (05:30 UTC)"
    );
}

#[test]
fn a_time_that_a_clock_change_puts_out_of_order_still_ends_after_it_starts() {
    let over = when("2025-03-09T02:45/2025-03-09T03:10").in_zone(new_york());
    assert!(over.earliest() < over.latest());
    let written = when("2025-03-09T02:45/2025-03-09T03:10[America/New_York]");
    assert_eq!(over.latest(), written.latest());
}

#[test]
fn a_day_that_a_place_skipped_still_has_a_length() {
    let apia = Zone::named("Pacific/Apia").expect("a zone");
    let skipped = when("2011-12-30").in_zone(apia);
    assert!(skipped.earliest() < skipped.latest());
}

#[test]
fn a_zone_on_one_end_serves_both() {
    for text in [
        "2025-02-28T11:35[America/New_York]/2025-02-28T14:00",
        "2025-02-28T11:35/2025-02-28T14:00[America/New_York]",
        "2025-02-28T11:35-05:00/2025-02-28T14:00",
    ] {
        assert_eq!(utc(when(text).earliest()), "2025-02-28T16:35:00", "{text}");
        assert_eq!(utc(when(text).latest()), "2025-02-28T19:01:00", "{text}");
    }
    let both = when("2025-02-28T11:35[America/New_York]/2025-02-28T19:00Z");
    assert_eq!(utc(both.latest()), "2025-02-28T19:01:00");
}

#[test]
fn a_written_zone_outlasts_that_of_the_file() {
    let written = when("2025-02-28T11:35[Europe/Kyiv]");
    let local = written.in_zone(new_york());
    assert_eq!(local.form(), written.form());
    assert_eq!(local.zone(), Zone::named("Europe/Kyiv").expect("a zone"));
}

#[test]
fn going_to_a_zone_and_back_changes_nothing() {
    for text in ["2025-02-28", "2025-03-09T02:30", "../2014", "Y-13800000000"] {
        assert_eq!(
            when(text).in_zone(new_york()).in_zone(Zone::Utc),
            when(text)
        );
    }
}

#[test]
fn a_day_may_name_its_zone() {
    let day = when("2025-02-28[America/New_York]");
    assert_eq!(day, day.in_zone(Zone::Utc));
    assert_eq!(utc(day.earliest()), "2025-02-28T05:00:00");
}

#[test]
fn zones_have_readable_titles() {
    let title = |name: &str| Zone::named(name).map(Zone::title);
    assert_eq!(title("America/New_York").as_deref(), Some("New York"));
    assert_eq!(
        title("America/Argentina/Buenos_Aires").as_deref(),
        Some("Buenos Aires")
    );
    assert_eq!(title("UTC").as_deref(), Some("UTC"));
    assert_eq!(title("Nowhere"), None);
    assert_eq!(Zone::Fixed(-5 * 3600).title(), "UTC−05:00");
    assert_eq!(Zone::Fixed(20_700).title(), "UTC+05:45");
}

#[test]
fn an_hour_that_comes_twice_has_two_names() {
    let pass = |text: &str| new_york().pass_name(when(text).earliest().expect("a start"));
    assert_eq!(pass("1962-10-28T04:59:59Z"), None);
    assert_eq!(pass("1962-10-28T05:00Z").as_deref(), Some("EDT"));
    assert_eq!(pass("1962-10-28T06:59:59Z").as_deref(), Some("EST"));
    assert_eq!(pass("1962-10-28T07:00Z"), None);
    assert_eq!(Zone::Utc.pass_name(0), None);
    assert_eq!(Zone::Fixed(3_600).pass_name(0), None);
}

#[test]
fn a_day_on_which_clocks_change_has_two_names_of_time() {
    let names = |text: &str| {
        let names = new_york().names_on_day_of(when(text).earliest().expect("a start"));
        names
            .into_iter()
            .map(|(name, east)| format!("{name} {}", east / 3600))
            .collect::<Vec<_>>()
    };
    assert_eq!(names("1962-10-28T12:00Z"), ["EDT -4", "EST -5"]);
    assert_eq!(names("2025-02-28T12:00Z"), ["EST -5"]);
    assert_eq!(Zone::Utc.names_on_day_of(0), [("UTC".to_owned(), 0)]);
    assert_eq!(Zone::Fixed(3_600).names_on_day_of(0), []);
}

#[test]
fn an_hour_that_comes_twice_leads_from_each_pass_to_the_other() {
    let start = |text: &str| when(text).earliest().expect("a start");
    let (first, second) = (start("1962-10-28T05:30Z"), start("1962-10-28T06:30Z"));
    assert_eq!(new_york().other_pass(first), Some(second));
    assert_eq!(new_york().other_pass(second), Some(first));
    assert_eq!(new_york().other_pass(start("1962-10-28T08:30Z")), None);
}

#[test]
fn outside_the_known_years_a_zone_keeps_its_nearest_offset() {
    let zone = new_york();
    assert_eq!(zone.offset_at(i64::MIN), zone.offset_at(-8_000_000_000_000));
    assert_eq!(zone.offset_at(i64::MAX), zone.offset_at(8_000_000_000_000));
    let deep = when("Y-13800000000").in_zone(zone);
    assert_eq!(
        zone.civil(deep.earliest().expect("a start")).year,
        -13_800_000_000
    );
}

#[test]
fn civil_times_go_to_instants_and_back() {
    let zone = new_york();
    let noon = clock(2025, 2, 28, 12, 0);
    let instant = zone.instant(&noon).expect("a time");
    assert_eq!(zone.civil(instant), noon);
    assert_eq!(zone.instant(&clock(2025, 2, 30, 12, 0)), None);
    assert_eq!(zone.instant(&clock(i64::MAX, 1, 1, 0, 0)), None);
}

#[test]
fn one_zone_is_enough() -> Result<(), DateError> {
    let twice = When::parse("2025-02-28T11:35-05:00[America/New_York]");
    assert!(twice.is_err());
    When::parse("2025-02-28T11:35+00:00").map(|read| assert_eq!(read.zone(), Zone::Utc))
}
