//! What holds for every registry and every list of citations.

use super::tests::{citing, level, source};
use super::*;
use proptest::prelude::*;
use proptest::sample::Index;

/// A registry of so many sources that are joined in all ways, in circles too; their ids are their
/// positions.
fn registries() -> impl Strategy<Value = Vec<Source>> {
    let one = (0..14_usize, 0..5_usize, 0..6_usize, any::<Option<bool>>());
    proptest::collection::vec(one, 2..12).prop_map(|registry| {
        let joined = |(number, (origin, publisher, wire, primary))| {
            let publishers = ["A", "a ", "B", "Wire 0", ""];
            Source {
                derived_from: (origin < 7).then(|| format!("{origin}").into()),
                wire: (wire < 2).then(|| format!("Wire {wire}").into()),
                primary,
                ..source(&format!("{number}"), publishers[publisher])
            }
        };
        (0..).zip(registry).map(joined).collect()
    })
}

/// Citations of sources by their positions; some of no source.
fn citations() -> impl Strategy<Value = Vec<Citation>> {
    let stance = prop_oneof![
        4 => Just(Stance::Supports),
        1 => Just(Stance::Disputes),
        1 => Just(Stance::Context),
    ];
    let one = (0..13_usize, stance).prop_map(|(number, stance)| Citation {
        source: format!("{number}").into(),
        stance,
        ..Citation::default()
    });
    proptest::collection::vec(one, 0..8)
}

/// Claims about few things with few values and dates.
fn claims() -> impl Strategy<Value = Vec<Claim>> {
    let one = (0..4_usize, 0..4_usize, 0..5_usize, citations());
    let one = one.prop_map(|(about, value, when, citations)| {
        let dates = ["2025-03", "2025-03-04", "2025-03-05", "2025-03/2025-04"];
        Claim {
            about: ["x", "X ", "y"].get(about).map(|about| (*about).into()),
            value: ["1", "one", "ONE"].get(value).map(|value| (*value).into()),
            when: dates
                .get(when)
                .map(|date| crate::model::When::parse(date).unwrap()),
            citations: citations.into_iter().collect(),
            ..Claim::default()
        }
    });
    proptest::collection::vec(one, 0..4)
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let one = (citations(), claims()).prop_map(|(citations, claims)| Event {
        citations: citations.into_iter().collect(),
        claims: claims.into_iter().collect(),
        ..Event::default()
    });
    let named = |events: Vec<Event>| {
        let named = (0..).zip(events).map(|(number, event)| Event {
            id: format!("event {number}").into(),
            ..event
        });
        named.collect()
    };
    proptest::collection::vec(one, 1..4).prop_map(named)
}

/// The standings of the events and of their claims, by id and text.
fn standings(sources: &[Source], events: &[Event]) -> Vec<(Text, Standing, Vec<Standing>)> {
    let timeline = Timeline {
        sources: sources.to_vec(),
        events: events.to_vec(),
        ..Timeline::default()
    };
    let judge = Judge::new(&timeline);
    let of = |event: &Event| {
        let claims = event.claims.iter().map(|claim| judge.claim(claim));
        (event.id.clone(), judge.event(event), claims.collect())
    };
    timeline.events.iter().map(of).collect()
}

fn at(index: Index, length: usize) -> usize {
    index.index(length)
}

proptest! {
    #[test]
    fn lines_of_reporting_agree_with_looking_at_every_pair(sources in registries()) {
        let joined = |one: &Source, other: &Source| {
            let name = |source: &Source| {
                let own = source.derived_from.is_none().then_some(source.publisher.as_ref());
                let name = source.wire.as_ref().or_else(|| own.flatten())?;
                (!name.trim().is_empty()).then(|| name.trim().to_lowercase())
            };
            one.derived_from.as_ref() == Some(&other.id)
                || name(one).is_some() && name(one) == name(other)
                // Both repeat the same, which is not in the registry.
                || one.derived_from.is_some() && one.derived_from == other.derived_from
        };
        let mut reached = vec![true];
        reached.resize(sources.len(), false);
        for _ in 0..sources.len() {
            for (at, one) in sources.iter().enumerate() {
                let near = sources.iter().enumerate().filter(|(_, other)| joined(one, other) || joined(other, one));
                let is_near = near.clone().any(|(other, _)| reached[other]);
                reached[at] |= is_near;
            }
        }
        for (at, same) in reached.into_iter().enumerate() {
            let expected = if same { Level::Single } else { Level::Corroborated };
            prop_assert_eq!(level(sources.clone(), &["0", &at.to_string()]), expected);
        }
    }

    #[test]
    fn one_more_independent_source_never_lowers_a_standing(
        (sources, events) in (registries(), events()),
        (event, claim) in any::<(Index, Option<Index>)>(),
        primary in any::<bool>(),
    ) {
        let mut more = sources.clone();
        more.push(Source { primary: Some(primary), ..source("new", "Somebody else") });
        let before = standings(&sources, &events);
        let mut after = events.clone();
        let place = at(event, events.len());
        let changed = &mut after[place];
        let citation = citing(&["new"]).citations[0].clone();
        let claim = claim.filter(|_| !changed.claims.is_empty());
        let claim = claim.map(|claim| at(claim, changed.claims.len()));
        match claim {
            Some(claim) => changed.claims[claim].citations.push(citation),
            None => changed.citations.push(citation),
        }
        let after = standings(&more, &after);
        for ((_, before, claims), (_, after, claims_after)) in before.iter().zip(&after) {
            let pairs = std::iter::once((before, after)).chain(claims.iter().zip(claims_after));
            for (before, after) in pairs {
                prop_assert!(after.level >= before.level && after.primary >= before.primary);
                prop_assert_eq!(after.disputed, before.disputed);
            }
        }
        let supported = |list: &[(Text, Standing, Vec<Standing>)]| {
            let (_, event, claims) = &list[place];
            claim.map_or(*event, |claim| claims[claim]).level
        };
        let expected = match supported(&before) {
            Level::Uncited => Level::Single,
            _ => Level::Corroborated,
        };
        prop_assert_eq!(supported(&after), expected);
    }

    #[test]
    fn no_order_matters(
        (sources, events) in (registries(), events()),
        (by_source, by_event, by_claim, by_citation) in any::<(u64, u64, u64, u64)>(),
    ) {
        let before = standings(&sources, &events);
        let (mut sources, mut events) = (sources, events);
        shuffle(&mut sources, by_source);
        shuffle(&mut events, by_event);
        for event in &mut events {
            shuffle(&mut event.citations, by_citation);
            for claim in &mut event.claims {
                shuffle(&mut claim.citations, by_citation);
            }
            shuffle(&mut event.claims, by_claim);
        }
        let mut after = standings(&sources, &events);
        after.sort_by(|one, other| one.0.cmp(&other.0));
        for ((id, standing, claims), before) in after.iter_mut().zip(before) {
            let mut expected = before.2;
            shuffle(&mut expected, by_claim);
            prop_assert_eq!((&*id, &*standing, &*claims), (&before.0, &before.1, &expected));
        }
    }

    /// Sources that stand alone until then: a report that turns out to be an agency's leaves the
    /// line of its publisher, and so may become a second voice beside that.
    #[test]
    fn joining_two_sources_never_raises_a_level(
        (sources, events) in (registries(), events()),
        (one, other, how) in (any::<Index>(), any::<Index>(), 0..3_u8),
    ) {
        let (one, other) = (at(one, sources.len()), at(other, sources.len()));
        let mut sources = sources;
        for place in [one, other] {
            let alone = source(&sources[place].id, &format!("Publisher {place}"));
            sources[place] = Source { primary: sources[place].primary, ..alone };
        }
        let before = standings(&sources, &events);
        match how {
            0 => sources[one].derived_from = Some(sources[other].id.clone()),
            1 => {
                sources[one].wire = Some("New Wire".into());
                sources[other].wire = Some("new wire".into());
            }
            _ => sources[one].publisher = sources[other].publisher.clone(),
        }
        let after = standings(&sources, &events);
        for ((_, before, claims), (_, after, claims_after)) in before.iter().zip(&after) {
            let pairs = std::iter::once((before, after)).chain(claims.iter().zip(claims_after));
            for (before, after) in pairs {
                prop_assert!(after.level <= before.level);
                prop_assert_eq!((after.primary, after.disputed), (before.primary, before.disputed));
            }
        }
    }

    #[test]
    fn a_citation_for_context_changes_nothing(
        (sources, events) in (registries(), events()),
        (event, number) in (any::<Index>(), 0..13_usize),
    ) {
        let before = standings(&sources, &events);
        let mut events = events;
        let place = at(event, events.len());
        let context = Citation {
            source: format!("{number}").into(),
            stance: Stance::Context,
            ..Citation::default()
        };
        events[place].citations.push(context.clone());
        for claim in &mut events[place].claims {
            claim.citations.insert(0, context.clone());
        }
        prop_assert_eq!(standings(&sources, &events), before);
    }
}

/// Puts a list in an order that follows from a seed and its length alone (Fisher and Yates 1938,
/// with the numbers of Knuth's generator, The Art of Computer Programming, volume 2, 3.3.4).
fn shuffle<T>(list: &mut [T], mut seed: u64) {
    for place in (1..list.len()).rev() {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let other = (seed >> 33) as usize % (place + 1);
        list.swap(place, other);
    }
}
