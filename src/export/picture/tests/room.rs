//! What gives way where a page has no room for everything, and how that is said.

use super::*;
use crate::model::{EventLink, Relation};
use crate::view::sentence::{self, Verdict};

/// A measure in one lane or in none.
fn measure(id: &str, lane: Option<&str>, when: &str, in_force: &str) -> Event {
    Event {
        lanes: lane.into_iter().map(Into::into).collect(),
        in_force: When::parse(in_force).ok(),
        ..event(id, &format!("Measure {id}"), when)
    }
}

/// So many lanes with five measures each.
fn measures(lanes: usize) -> Timeline {
    let measure = |n: usize| {
        let lane = format!("lane {}", n / 5);
        let when = format!("20{:02}-03-01", 10 + n % 5);
        let in_force = format!("{when}/2024-12-31");
        measure(&n.to_string(), Some(&lane), &when, &in_force)
    };
    timeline((0..5 * lanes).map(measure).collect())
}

fn of_height(timeline: &Timeline, height: f32) -> Options {
    Options {
        height: Some(height),
        ..Options::whole(timeline, NOW)
    }
}

/// All that a picture says.
fn said(timeline: &Timeline, options: &Options) -> String {
    texts(&svg(timeline, options), "text").join("|")
}

/// Whether everything on a page is drawn as large as on any other.
fn is_full_size(svg: &str, width: f32, height: f32) -> bool {
    svg.contains(&format!("viewBox=\"0 0 {width} {height}\""))
}

#[test]
fn measures_in_force_give_way_before_a_page_shrinks_or_fails() {
    let timeline = measures(12);
    for height in [1_100.0, 1_000.0] {
        let options = of_height(&timeline, height);
        assert!(is_full_size(&svg(&timeline, &options), USUAL_WIDTH, height));
        let said = said(&timeline, &options);
        assert!(
            said.contains("60 measures in force are left out, for want of room."),
            "{said}"
        );
        assert!(!said.contains("notch: renewed"), "none is explained");
    }
    let high = said(&timeline, &of_height(&timeline, 3_000.0));
    assert!(high.contains("notch: renewed") && !high.contains("left out"));
}

#[test]
fn a_page_that_is_too_low_needs_the_same_height_with_measures_in_force_as_without() {
    let with = measures(12);
    let mut without = with.clone();
    for event in &mut without.events {
        event.in_force = None;
    }
    let size = |timeline| Picture::new(timeline, &of_height(timeline, 700.0)).map(|p| p.size());
    assert_eq!(size(&with), Ok((USUAL_WIDTH, 700.0)));
    let needed = |timeline| match Picture::new(timeline, &of_height(timeline, 300.0)).map(drop) {
        Err(PictureError::TooLow { needed, .. }) => needed,
        other => panic!("{other:?}"),
    };
    assert!((needed(&with) - needed(&without)).abs() < 1.0);
}

#[test]
fn a_lane_of_nothing_but_a_measure_goes_with_it() {
    let mut events: Vec<Event> = (0..20)
        .map(|n| measure(&n.to_string(), None, "2010-02-01", "2010-02-01/2024-12-31"))
        .collect();
    for (place, event) in events.iter_mut().enumerate() {
        event.actors = [format!("actor {place}").into()].into();
    }
    events.push(Event {
        actors: ["somebody".into()].into(),
        ..event("now", "Today", "2023-02-01")
    });
    let timeline = timeline(events);
    let options = Options {
        from: When::parse("2022").unwrap().earliest(),
        to: When::parse("2024").unwrap().latest(),
        grouping: Grouping::Actor,
        ..Options::whole(&timeline, NOW)
    };
    let whole = said(&timeline, &options);
    assert!(
        whole.contains("|actor 3|") && whole.contains("|Measure 3|"),
        "{whole}"
    );
    let low = Options {
        height: Some(500.0),
        ..options
    };
    assert!(is_full_size(&svg(&timeline, &low), USUAL_WIDTH, 500.0));
    let low = said(&timeline, &low);
    assert!(low.contains("|somebody|") && !low.contains("|actor 3|"));
    assert!(low.contains("20 measures in force are left out"), "{low}");
}

#[test]
fn a_page_that_may_be_as_high_as_it_needs_leaves_no_measure_out() {
    for lanes in [1, 3, 12, 40] {
        let timeline = measures(lanes);
        let said = said(&timeline, &Options::whole(&timeline, NOW));
        assert!(!said.contains("left out"), "{lanes}: {said}");
    }
}

#[test]
fn measures_without_a_lane_are_not_counted() {
    let mut timeline = measures(12);
    let undated = measure("undated", None, "", "2010/2024");
    timeline.events.push(undated);
    let low = said(&timeline, &of_height(&timeline, 1_100.0));
    assert!(low.contains("60 measures in force are left out"), "{low}");
    // A renewal that has a date brings it into its lane.
    timeline.events.push(Event {
        links: [EventLink {
            to: "undated".into(),
            relation: Relation::Extends,
            ..EventLink::default()
        }]
        .into(),
        ..event("renewal", "Renewal", "2023-05-01")
    });
    let low = said(&timeline, &of_height(&timeline, 1_200.0));
    assert!(low.contains("61 measures in force are left out"), "{low}");
    let high = said(&timeline, &Options::whole(&timeline, NOW));
    assert!(high.contains("|Measure undated|"), "{high}");
    // Also where the renewal itself is long past.
    timeline.events.push(event("later", "Later", "2023-11-01"));
    let after = Options {
        from: When::parse("2023-10").unwrap().earliest(),
        ..Options::whole(&timeline, NOW)
    };
    let after = said(&timeline, &after);
    assert!(after.contains("|Measure undated|"), "{after}");
}

#[test]
fn more_measures_than_a_lane_has_rows_for_are_counted() {
    let one = |n: usize| measure(&n.to_string(), None, "2020-03-01", "2020-03-01/2024-12-31");
    let timeline = timeline((0..70).map(one).collect());
    let said = said(&timeline, &Options::whole(&timeline, NOW));
    let drawn = timeline
        .events
        .iter()
        .filter(|event| said.matches(&format!("|{}|", event.title)).count() > 1);
    assert!(drawn.count() < 70);
    assert!(said.contains("6 measures in force are left out"), "{said}");
}

#[test]
fn a_measure_is_told_in_a_picture_as_in_the_window() {
    for (in_force, until) in [
        ("2020-03-01/2024-06-29", "2024-06-29"),
        ("2020-03-01/2024-06-30", "2024-06-30"),
        ("2020-03-01/2024-07-01", "2024-07-01"),
        ("2020-03-01/2024-06", "2024-06"),
        ("2020-03-01/..", "it goes on"),
    ] {
        let mut timeline = timeline(vec![measure("a", None, "2020-03-01", in_force)]);
        timeline.as_of = When::parse("2024-06-30").ok();
        let options = Options::whole(&timeline, NOW);
        let titles = texts(&svg(&timeline, &options), "title");
        let window = TimelineIndex::new(&timeline, NOW);
        let chain = window.chains().first().unwrap();
        let told = sentence::in_force(&timeline, &window, chain, Zone::default(), Verdict::Told);
        assert!(titles.contains(&told), "{until}: {told} in {titles:?}");
    }
}

#[test]
fn dots_of_one_event_have_its_number() {
    // One row and its dots: what is far apart is alone in its dot.
    let mut events: Vec<Event> = (0..12)
        .flat_map(|month| {
            let when = format!("2024-{:02}-01", month + 1);
            let title = format!("An event of month {month} with a title that is long");
            let id = format!("{month}");
            let place = format!("lane {}", month % 2);
            [Event {
                lanes: [place.into()].into(),
                ..event(&id, &title, &when)
            }]
        })
        .collect();
    events.push(event("z", "The last", "2025-03-01"));
    let timeline = timeline(events);
    let options = of_height(&timeline, 400.0);
    let (marked, folded) = Picture::new(&timeline, &options).unwrap().counts();
    assert!(marked > 0 && folded > 3, "{marked} and {folded}");
    let svg = svg(&timeline, &options);
    assert!(!svg.contains("several events"), "no dot stands for more");
    let numbers: Vec<usize> = texts(&svg, "text")
        .iter()
        .filter_map(|text| text.parse().ok())
        .filter(|number| *number < 100)
        .collect();
    for number in 1..=13 {
        let found = numbers.iter().filter(|found| **found == number).count();
        assert_eq!(found, 1, "{number} in {numbers:?}");
    }
}

#[test]
fn events_at_the_edge_without_their_titles_are_counted() {
    let timeline = timeline(vec![
        event("a", "The first", "2024-02-01"),
        event("b", "A title at the very edge of the range", "2024-12-31"),
        event("c", "Another title at the very edge of it", "2024-12-30"),
        event("d", "One more title at the very edge of it", "2024-12-30"),
    ]);
    let exact = Options {
        from: When::parse("2024-12-20").unwrap().earliest(),
        to: When::parse("2024-12-31").unwrap().latest(),
        width: 320.0,
        ..Options::whole(&timeline, NOW)
    };
    let said = said(&timeline, &exact);
    let without = timeline.events.iter().skip(1).filter(|event| {
        let first = event.title.split(' ').take(2).collect::<Vec<_>>().join(" ");
        !said.contains(&first)
    });
    assert_eq!(without.count(), 3, "{said}");
    assert!(
        said.replace('|', " ")
            .contains("3 events have no room for their titles."),
        "{said}"
    );
}

#[test]
fn what_the_list_leaves_out_is_counted() {
    let last = |dated: usize, undated: usize| {
        let dated = (0..dated).map(|n| event(&n.to_string(), "Dated", "2024-02-01"));
        let undated = (0..undated).map(|n| event(&format!("u{n}"), "Never", ""));
        let timeline = timeline(dated.chain(undated).collect());
        let all = texts(&svg(&timeline, &with_sources(&timeline)), "text");
        let said = all.iter().filter(|text| text.contains("not listed"));
        said.cloned().collect::<Vec<_>>()
    };
    assert_eq!(last(2, 3_000), [""; 0]);
    assert_eq!(
        last(3_001, 3_300),
        [
            "1 more event is not listed: choose a shorter range.",
            "300 more events without a date are not listed: the list ends after 3000 of them.",
        ]
    );
}
