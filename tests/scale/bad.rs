//! Timelines that are hard to draw keep the same bounds as all others, and nothing in them lies
//! over something else or outside of the world.

use super::generator::bad::Case;
use super::guard::look_everywhere;
use super::stage::Stage;

/// Looks at a bad case of so many events.
fn look_at(case: Case, events: usize) {
    let mut stage = Stage::of(|out| case.write(events, out)).unwrap();
    look_everywhere(&mut stage, &format!("{case:?} of {events}"));
}

/// A test for each case.
macro_rules! cases {
    ($($name:ident: $case:ident, $events:expr;)*) => {
        $(
            #[test]
            fn $name() {
                look_at(Case::$case, $events);
            }
        )*

        #[test]
        fn every_case_has_its_test() {
            assert_eq!([$(Case::$case),*], Case::ALL);
        }
    };
}

cases! {
    events_at_one_instant: OneInstant, 20_000;
    events_in_one_lane: OneLane, 20_000;
    a_thousand_lanes: ThousandLanes, 20_000;
    a_lane_for_every_event: OwnLanes, 5_000;
    a_thousand_ranges_over_everything: Spanning, 20_000;
    deep_time_beside_minutes: DeepTime, 20_000;
    titles_of_five_thousand_characters: LongTitles, 2_000;
    the_same_long_title_everywhere: SameTitle, 20_000;
    a_chain_of_renewals: Chain, 20_000;
    measures_each_in_force: InForce, 20_000;
    as_many_eras_as_events: Eras, 20_000;
    one_event_in_five_hundred_lanes: InManyLanes, 5_000;
}
