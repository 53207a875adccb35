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
