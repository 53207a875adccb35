use super::*;
use crate::view::scale::Viewport;
use crate::view::text::FontMeasure;
use proptest::prelude::*;

fn instant(text: &str) -> Instant {
    crate::model::When::parse(text).unwrap().earliest().unwrap()
}

fn axis(from: &str, to: &str, zone: Zone) -> Axis {
    let view = Viewport::showing(instant(from), instant(to), 1_000.0);
    Axis::new(
        &TimeScale::new(view, 0.0, 1_000.0),
        zone,
        &FontMeasure::default(),
    )
}

fn labels(axis: &Axis) -> Vec<&str> {
    axis.ticks.iter().map(|tick| &*tick.label).collect()
}

#[test]
fn two_months_are_weeks_under_months() {
    let axis = axis("2025-02-01", "2025-04-01", Zone::Utc);
    assert_eq!(labels(&axis)[..3], ["Mon 27", "Mon 3", "Mon 10"]);
    let months: Vec<&str> = axis
        .stretches
        .iter()
        .map(|stretch| &*stretch.labels[0])
        .collect();
    assert_eq!(months, ["February 2025", "March 2025"]);
}

#[test]
fn years_lie_under_decades_and_hours_under_days() {
    let years = axis("2014", "2026", Zone::Utc);
    assert!(labels(&years).contains(&"2020"));
    assert_eq!(years.stretches[0].labels[0], "2010s");
    let hours = axis("2025-02-28T06", "2025-02-28T18", Zone::Utc);
    assert!(labels(&hours).contains(&"11:00"), "{:?}", labels(&hours));
    assert_eq!(hours.stretches[0].labels[0], "Friday 28 February 2025");
}

#[test]
fn midnight_is_that_of_the_zone() {
    let new_york = Zone::named("America/New_York").unwrap();
    let axis = axis("2025-03-05", "2025-03-15", new_york);
    let ninth = axis
        .ticks
        .iter()
        .find(|tick| tick.label == "Sun 9")
        .unwrap();
    assert_eq!(ninth.instant, instant("2025-03-09T05:00Z"));
    let tenth = axis
        .ticks
        .iter()
        .find(|tick| tick.label == "Mon 10")
        .unwrap();
    assert_eq!(
        tenth.instant,
        instant("2025-03-10T04:00Z"),
        "the clocks went forward"
    );
}

fn new_york() -> Zone {
    Zone::named("America/New_York").unwrap()
}

/// What the fine row says between two instants, with the instants.
fn ticks_between(axis: &Axis, from: &str, to: &str) -> Vec<(String, Instant)> {
    let inside = |tick: &&Tick| (instant(from)..=instant(to)).contains(&tick.instant);
    let ticks = axis.ticks.iter().filter(inside);
    ticks
        .map(|tick| (tick.label.clone(), tick.instant))
        .collect()
}

#[test]
fn an_hour_that_comes_twice_is_there_twice() {
    let night = axis("1962-10-28T03:00Z", "1962-10-28T10:00Z", new_york());
    let shown = ticks_between(&night, "1962-10-28T04:00Z", "1962-10-28T07:00Z");
    let expected = [
        ("00:00", "1962-10-28T04:00Z"),
        ("00:30", "1962-10-28T04:30Z"),
        ("01:00 EDT", "1962-10-28T05:00Z"),
        ("01:30 EDT", "1962-10-28T05:30Z"),
        ("01:00 EST", "1962-10-28T06:00Z"),
        ("01:30 EST", "1962-10-28T06:30Z"),
        ("02:00", "1962-10-28T07:00Z"),
    ];
    assert_eq!(
        shown,
        expected.map(|(label, at)| (label.to_owned(), instant(at)))
    );
}

#[test]
fn an_hour_that_is_skipped_is_not_there() {
    let night = axis("2025-03-09T04:00Z", "2025-03-09T11:00Z", new_york());
    let shown = ticks_between(&night, "2025-03-09T06:00Z", "2025-03-09T07:30Z");
    let expected = [
        ("01:00", "2025-03-09T06:00Z"),
        ("01:30", "2025-03-09T06:30Z"),
        ("03:00", "2025-03-09T07:00Z"),
        ("03:30", "2025-03-09T07:30Z"),
    ];
    assert_eq!(
        shown,
        expected.map(|(label, at)| (label.to_owned(), instant(at)))
    );
}

/// What the axis says around the clock change of 1962, with so many points to an hour.
fn night_of_1962(points: f64) -> Vec<String> {
    let view = Viewport::new(instant("1962-10-28T06:00Z"), 3_600.0 / points);
    let scale = TimeScale::new(view, 0.0, 1_000.0);
    let night = Axis::new(&scale, new_york(), &FontMeasure::default());
    let shown = ticks_between(&night, "1962-10-28T05:00Z", "1962-10-28T08:00Z");
    shown.into_iter().map(|(label, _)| label).collect()
}

#[test]
fn where_it_is_narrow_each_pass_is_named_once() {
    let expected = ["01:00 EDT", "", "01:00 EST", "", "02:00", "02:30", "03:00"];
    assert_eq!(night_of_1962(112.0), expected);
}

#[test]
fn the_second_pass_is_named_also_where_the_first_has_no_room() {
    assert_eq!(night_of_1962(52.0), ["01:00", "01:00 EST", "", "03:00"]);
}

#[test]
fn the_pointer_knows_which_pass_it_is_in() {
    let label = |at: &str| pointer_label(instant(at), new_york(), 100.0);
    assert_eq!(label("1962-10-28T05:30Z"), "Sun 28 October 1962, 01:30 EDT");
    assert_eq!(label("1962-10-28T06:30Z"), "Sun 28 October 1962, 01:30 EST");
    assert_eq!(label("1962-10-28T07:30Z"), "Sun 28 October 1962, 02:30");
}

#[test]
fn years_before_the_common_era_have_names() {
    assert_eq!(year_label(2025, 1), "2025");
    assert_eq!(year_label(0, 1), "1 BCE");
    assert_eq!(year_label(-43, 1), "44 BCE");
    assert_eq!(year_label(-65_999_999, 1_000), "66 million BCE");
    assert_eq!(year_label(-13_799_999_999, 1_000_000), "13.8 billion BCE");
    assert_eq!(year_label(-19_999, 1), "20\u{202f}000 BCE");
}

#[test]
fn round_years_are_round_on_both_sides_of_the_era() {
    assert_eq!(round_year(2025, 500), 2000);
    assert_eq!(round_year(499, 500), 1);
    assert_eq!(round_year(0, 500), -499, "500 BCE");
    assert_eq!(round_year(-1999, 500), -1999, "2000 BCE");
    assert_eq!(round_year(-1998, 500), -1999);
    let scale = TimeScale::new(
        Viewport::showing(instant("-0999"), instant("1000"), 1_000.0),
        0.0,
        1_000.0,
    );
    let axis = Axis::new(&scale, Zone::Utc, &FontMeasure::default());
    assert!(
        labels(&axis)
            .windows(3)
            .any(|three| three == ["200 BCE", "1", "200"]),
        "{:?}",
        labels(&axis)
    );
}

#[test]
fn the_pointer_says_no_more_than_can_be_seen() {
    let moment = instant("2025-03-18T16:04:05Z");
    assert_eq!(pointer_label(moment, Zone::Utc, 1.0e8), "2025");
    assert_eq!(
        pointer_label(moment, Zone::Utc, 5_000.0),
        "Tue 18 March 2025"
    );
    assert_eq!(
        pointer_label(moment, Zone::Utc, 100.0),
        "Tue 18 March 2025, 16:04"
    );
    assert_eq!(
        pointer_label(moment, Zone::Utc, 1.0),
        "Tue 18 March 2025, 16:04:05"
    );
}

proptest! {
    #[test]
    fn hours_go_through_every_clock_change(
        change in prop_oneof![Just("1962-10-28T06:00Z"), Just("2025-03-09T07:00Z"), Just("1883-11-18T17:00Z")],
        off in -40_000..40_000_i64,
        zoom in -3.9..5.5_f64,
    ) {
        let scale = TimeScale::new(Viewport::new(instant(change) + off, zoom.exp()), 0.0, 1_500.0);
        let measure = FontMeasure::default();
        let axis = Axis::new(&scale, new_york(), &measure);
        let named: Vec<&Tick> = axis.ticks.iter().filter(|tick| !tick.label.is_empty()).collect();
        for pair in named.windows(2) {
            prop_assert!(pair[0].instant < pair[1].instant);
            prop_assert!(pair[0].label != pair[1].label, "{:?}", pair);
            let width = measure.width(&pair[0].label, FINE_SIZE, Weight::Regular);
            if pair[0].x >= 0.0 && pair[1].x <= 1_500.0 {
                prop_assert!(pair[0].x + width <= pair[1].x, "{:?}", pair);
            }
        }
        for tick in named {
            let civil = new_york().civil(tick.instant);
            let clock = format!("{:02}:{:02}", civil.hour, civil.minute);
            prop_assert!(tick.label.starts_with(&clock) || civil.hour == 0, "{:?}", tick);
        }
    }

    #[test]
    fn ticks_rise_and_labels_never_meet(
        middle in prop_oneof![-1_000_000_000_000..1_000_000_000_000_i64, -400_000_000_000_000_000..0_i64],
        zoom in -3.9..36.0_f64,
    ) {
        let scale = TimeScale::new(Viewport::new(middle, zoom.exp()), 0.0, 1_500.0);
        let measure = FontMeasure::default();
        let axis = Axis::new(&scale, Zone::Utc, &measure);
        prop_assert!(axis.ticks.len() < 60, "{} ticks", axis.ticks.len());
        for pair in axis.ticks.windows(2) {
            prop_assert!(pair[0].instant < pair[1].instant);
            let width = measure.width(&pair[0].label, FINE_SIZE, Weight::Regular);
            if pair[0].x >= 0.0 && pair[1].x <= 1_500.0 {
                prop_assert!(pair[0].x + width <= pair[1].x, "{:?}", pair);
            }
        }
    }
}
