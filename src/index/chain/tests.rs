//! Chains of measures and renewals.

use super::*;
use crate::index::TimelineIndex;
use crate::model::{EventLink, Relation, Stage, StageName, When};

fn day(text: &str) -> Instant {
    When::parse(text).unwrap().earliest().unwrap()
}

fn event(id: &str, when: &str, in_force: Option<&str>, link: Option<(Relation, &str)>) -> Event {
    Event {
        id: id.into(),
        when: When::parse(when).ok(),
        in_force: in_force.map(|text| When::parse(text).unwrap()),
        links: link
            .map(|(relation, to)| EventLink {
                to: to.into(),
                relation,
                ..EventLink::default()
            })
            .into_iter()
            .collect(),
        ..Event::default()
    }
}

fn of(events: Vec<Event>) -> Vec<Chain> {
    known_until(None, events)
}

fn known_until(as_of: Option<&str>, events: Vec<Event>) -> Vec<Chain> {
    let timeline = Timeline {
        as_of: as_of.map(|text| When::parse(text).unwrap()),
        events,
        ..Timeline::default()
    };
    TimelineIndex::new(&timeline, day("2026-01-01"))
        .chains()
        .to_vec()
}

#[test]
fn renewals_in_time_are_one_stretch_with_a_notch_each() {
    let chains = of(vec![
        event("root", "2014-03-17", Some("2014-03-17/2014-09-16"), None),
        event(
            "one",
            "2014-09-04",
            Some("2014-09-17/2015-03-16"),
            Some((Relation::Extends, "root")),
        ),
        event(
            "two",
            "2015-03-13",
            Some("2015-03-17/2016-03-17"),
            Some((Relation::Extends, "one")),
        ),
    ]);
    assert_eq!(chains.len(), 1);
    let chain = &chains[0];
    assert_eq!((chain.root, chain.stretches.len()), (0, 1));
    let stretch = chain.stretches[0];
    assert_eq!(stretch.ending, Ending::Lapsed);
    assert_eq!(stretch.to, day("2016-03-18"));
    let notches: Vec<Instant> = chain.notches(&stretch).iter().map(|(at, _)| *at).collect();
    assert_eq!(notches, [day("2014-09-17"), day("2015-03-17")]);
}

#[test]
fn a_hole_is_a_lapse() {
    let chains = of(vec![
        event("root", "2014-03-17", Some("2014-03-17/2014-09-17"), None),
        event(
            "late",
            "2015-01-01",
            Some("2015-01-01/2030-01-01"),
            Some((Relation::Extends, "root")),
        ),
    ]);
    let endings: Vec<Ending> = chains[0].stretches.iter().map(|s| s.ending).collect();
    assert_eq!(endings, [Ending::Lapsed, Ending::Ahead]);
}

#[test]
fn what_is_revoked_did_not_lapse() {
    let by_another = of(vec![
        event("measure", "2015-06-01", Some("2015-06-01/2016-10-07"), None),
        event(
            "end",
            "2016-10-07",
            None,
            Some((Relation::Revokes, "measure")),
        ),
    ]);
    assert_eq!(by_another[0].stretches[0].ending, Ending::Revoked);
    let mut own = event("measure", "2015-06-01", Some("2015-06-01/2016-10-07"), None);
    own.stages.push(Stage {
        stage: StageName::Revoked,
        when: When::parse("2016-10-07").ok(),
        ..Stage::default()
    });
    assert_eq!(of(vec![own])[0].stretches[0].ending, Ending::Revoked);
}

#[test]
fn a_renewal_without_a_validity_of_its_own_is_a_notch_at_its_date() {
    let chains = of(vec![
        event("root", "2014-04-01", Some("2014-04-01/.."), None),
        event(
            "renewed",
            "2016-03-30",
            None,
            Some((Relation::Extends, "root")),
        ),
    ]);
    assert_eq!(chains[0].renewals, [(day("2016-03-30"), 1)]);
    assert_eq!(chains[0].stretches[0].ending, Ending::Ongoing);
}

#[test]
fn an_end_after_what_the_file_knows_is_no_lapse() {
    let measure = || {
        vec![event(
            "m",
            "2024-03-17",
            Some("2024-03-17/2025-03-17"),
            None,
        )]
    };
    let ending = |as_of| known_until(as_of, measure())[0].stretches[0].ending;
    assert_eq!(ending(Some("2025-02-01")), Ending::Ahead);
    assert_eq!(ending(Some("2025-05-01")), Ending::Lapsed);
    assert_eq!(ending(None), Ending::Lapsed);
}

#[test]
fn a_revocation_ends_what_would_go_on_or_end_later() {
    for in_force in ["2014-01-01/..", "2014-01-01/2030-01-01"] {
        let chains = of(vec![
            event("measure", "2014-01-01", Some(in_force), None),
            event(
                "end",
                "2016-05-06",
                None,
                Some((Relation::Revokes, "measure")),
            ),
        ]);
        let stretch = chains[0].stretches[0];
        assert_eq!(stretch.ending, Ending::Revoked, "{in_force}");
        assert_eq!(stretch.to, day("2016-05-07"), "{in_force}");
    }
}

#[test]
fn a_measure_that_is_revoked_and_then_renewed_has_both_ends() {
    let chains = of(vec![
        event("measure", "2010-01-01", Some("2010-01-01/2012-01-01"), None),
        event(
            "end",
            "2011-01-01",
            None,
            Some((Relation::Revokes, "measure")),
        ),
        event(
            "again",
            "2012-01-02",
            Some("2012-01-02/2020-01-01"),
            Some((Relation::Extends, "measure")),
        ),
    ]);
    let ends = chains[0].stretches.iter().map(|s| (s.to, s.ending));
    let wanted = [
        (day("2011-01-02"), Ending::Revoked),
        (day("2020-01-02"), Ending::Lapsed),
    ];
    assert_eq!(ends.collect::<Vec<_>>(), wanted);
}

#[test]
fn a_day_between_two_validities_is_a_lapse_and_none_is_not() {
    let stretches = |renewed: &str| {
        let chains = of(vec![
            event("root", "2014-01-01", Some("2014-01-01/2014-03-14"), None),
            event(
                "renewal",
                "2014-03-14",
                Some(renewed),
                Some((Relation::Extends, "root")),
            ),
        ]);
        chains[0].stretches.len()
    };
    assert_eq!(stretches("2014-03-15/2015-03-15"), 1);
    assert_eq!(stretches("2014-03-16/2015-03-15"), 2);
}

#[test]
fn what_goes_on_until_a_planned_renewal_does_not_lapse() {
    let chains = of(vec![
        event("root", "2014-04-01", Some("2014-04-01/.."), None),
        event(
            "planned",
            "2027-01-01",
            Some("2027-01-01/2028-01-01"),
            Some((Relation::Extends, "root")),
        ),
    ]);
    let stretches = &chains[0].stretches;
    assert_eq!((stretches.len(), stretches[0].ending), (1, Ending::Ahead));
}

#[test]
fn extensions_in_a_circle_are_one_measure_named_after_the_first_in_the_file() {
    let chains = of(vec![
        event("lead", "2016-04-01", None, Some((Relation::Extends, "b"))),
        event(
            "a",
            "2014-04-01",
            Some("2014-04-01/2015-03-31"),
            Some((Relation::Extends, "b")),
        ),
        event(
            "b",
            "2015-04-01",
            Some("2015-04-01/2016-04-01"),
            Some((Relation::Extends, "a")),
        ),
    ]);
    assert_eq!(chains.len(), 1);
    assert_eq!((chains[0].root, chains[0].stretches.len()), (1, 1));
    assert_eq!(
        chains[0].renewals,
        [(day("2015-04-01"), 2), (day("2016-04-01"), 0)]
    );
}

#[test]
fn a_measure_without_a_date_shows_with_its_first_renewal() {
    let undated = |renewal: &str| {
        let mut root = event("root", "", Some("2014-04-01/2015-03-31"), None);
        root.when = None;
        of(vec![
            root,
            event(
                "renewal",
                renewal,
                Some("2015-04-01/2016-04-01"),
                Some((Relation::Extends, "root")),
            ),
        ])
    };
    assert_eq!(undated("2015-04-01")[0].shown_with, 1);
    assert!(undated("no date").is_empty());
}

#[test]
fn a_long_row_of_renewals_is_followed_once() {
    let events = (0..20_000).map(|number: i64| {
        let before = format!("e{}", number - 1);
        let link = (number > 0).then_some((Relation::Extends, &*before));
        event(
            &format!("e{number}"),
            "2014-04-01",
            Some("2014-04-01/2015-04-01"),
            link,
        )
    });
    assert_eq!(of(events.collect())[0].renewals.len(), 19_999);
}

#[test]
fn a_month_is_not_its_first_day() {
    let chains = of(vec![event(
        "month",
        "2014-04",
        Some("2014-04/2015-04"),
        None,
    )]);
    let stretch = chains[0].stretches[0];
    assert_eq!(
        (stretch.from(), stretch.sure_from()),
        (day("2014-04-01"), day("2014-05-01"))
    );
    assert_eq!(
        (stretch.sure_to(), stretch.to),
        (day("2015-04-01"), day("2015-05-01"))
    );
}
