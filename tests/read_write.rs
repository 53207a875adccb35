//! What is written reads back as the same, and nothing that is read does harm.
#![expect(clippy::unwrap_used, clippy::string_add, reason = "tests may fail")]

use dateline::file::{read, read_carefully, write};
use dateline::model::{
    Archive, Citation, Claim, Era, Event, EventKind, EventLink, Grouping, Importance, Kind, Lane,
    Media, Relation, Show, Source, SourceKind, Stage, StageName, Stance, Step, Story, Text,
    Timeline, View, When,
};
use proptest::prelude::*;

const SAMPLE: &str = include_str!("samples/everything.ron");
const BUNDLED: &str = include_str!("../timelines/us-russia-sanctions.ron");

/// The whole file by `ron`, without the zone that reading gives to the dates.
fn by_ron(text: &str) -> Option<Timeline> {
    let implicit = ron::extensions::Extensions::IMPLICIT_SOME;
    ron::Options::default()
        .with_default_extension(implicit)
        .from_str(text)
        .ok()
}

fn text() -> impl Strategy<Value = Text> {
    prop_oneof![
        4 => "[a-z]{1,8}( [a-zé–]{1,6}){0,3}",
        1 => any::<String>(),
        1 => r#"["\\#r(){}\[\],:/*\n\r\t ']{0,12}"#,
    ]
    .prop_map(Into::into)
}

fn maybe<T: std::fmt::Debug>(
    strategy: impl Strategy<Value = T>,
) -> impl Strategy<Value = Option<T>> {
    proptest::option::of(strategy)
}

fn list<S: Strategy>(strategy: S, most: usize) -> impl Strategy<Value = Vec<S::Value>> {
    proptest::collection::vec(strategy, 0..=most)
}

fn texts() -> impl Strategy<Value = Vec<Text>> {
    list(text(), 2)
}

fn when() -> impl Strategy<Value = Option<When>> {
    let dates = vec![
        "2025",
        "2025-03",
        "2025-02-28T11:35",
        "2022-02-24/..",
        "2014-03~",
        "-0044-03-15",
    ];
    maybe(proptest::sample::select(dates).prop_map(|date| When::parse(date).unwrap()))
}

fn pick<T: Clone + std::fmt::Debug + 'static>(values: &'static [T]) -> impl Strategy<Value = T> {
    proptest::sample::select(values)
}

fn citation() -> impl Strategy<Value = Citation> {
    let stances = pick(&[Stance::Supports, Stance::Disputes, Stance::Context]);
    (text(), maybe(text()), maybe(text()), stances, maybe(text())).prop_map(
        |(source, pin, quote, stance, because)| Citation {
            source,
            pin,
            quote,
            stance,
            because,
            ..Citation::default()
        },
    )
}

fn citations() -> impl Strategy<Value = Vec<Citation>> {
    list(citation(), 2)
}

fn claim() -> impl Strategy<Value = Claim> {
    (
        text(),
        maybe(text()),
        maybe(text()),
        maybe(text()),
        when(),
        citations(),
    )
        .prop_map(|(text, by, about, value, when, citations)| Claim {
            text,
            by,
            about,
            value,
            when,
            citations: citations.into(),
            ..Claim::default()
        })
}

fn link() -> impl Strategy<Value = EventLink> {
    let relations = pick(&[Relation::Extends, Relation::LeadsTo, Relation::PartOf]);
    (text(), relations, maybe(text())).prop_map(|(to, relation, because)| EventLink {
        to,
        relation,
        because,
        ..EventLink::default()
    })
}

fn kind() -> impl Strategy<Value = EventKind> {
    prop_oneof![
        pick(&EventKind::BUILT_IN),
        "[a-zA-Z_][a-z0-9_-]{0,8}".prop_filter_map("built in", |name| {
            EventKind::built_in(&name)
                .is_none()
                .then(|| EventKind::Custom(name.into()))
        }),
    ]
}

fn event() -> impl Strategy<Value = Event> {
    let stages = pick(&[StageName::Announced, StageName::Signed, StageName::Revoked]);
    let stage = (stages, when()).prop_map(|(stage, when)| Stage {
        stage,
        when,
        ..Stage::default()
    });
    let media = (maybe(text()), maybe(text())).prop_map(|(file, alt)| Media {
        file,
        alt,
        ..Media::default()
    });
    let importance = pick(&[Importance::Minor, Importance::Normal, Importance::Landmark]);
    (
        (
            text(),
            kind(),
            text(),
            when(),
            texts(),
            importance,
            maybe(text()),
            when(),
        ),
        (
            list(stage, 2),
            citations(),
            list(claim(), 2),
            list(link(), 2),
            list(media, 1),
        ),
    )
        .prop_map(|(first, second)| {
            let (id, kind, title, when, lanes, importance, summary, in_force) = first;
            let (stages, citations, claims, links, media) = second;
            Event {
                id,
                kind,
                title,
                when,
                lanes: lanes.into(),
                importance,
                summary,
                in_force,
                stages: stages.into(),
                citations: citations.into(),
                claims: claims.into(),
                links: links.into(),
                media: media.into(),
                ..Event::default()
            }
        })
}

fn source() -> impl Strategy<Value = Source> {
    let archive = (maybe(text()), when()).prop_map(|(url, captured)| Archive {
        url,
        captured,
        ..Archive::default()
    });
    let archives = list(archive, 2);
    (
        text(),
        pick(&SourceKind::ALL),
        text(),
        texts(),
        archives,
        maybe(any::<bool>()),
    )
        .prop_map(|(id, kind, title, authors, archives, primary)| Source {
            id,
            kind,
            title,
            authors: authors.into(),
            archives: archives.into(),
            primary,
            ..Source::default()
        })
}

fn story() -> impl Strategy<Value = Story> {
    let show = proptest::collection::vec(pick(&[Show::Dim, Show::HideTitles]), 0..3);
    let step = (maybe(text()), show, maybe(any::<u32>())).prop_map(|(event, show, minutes)| Step {
        event,
        show,
        minutes,
        ..Step::default()
    });
    (text(), list(step, 2)).prop_map(|(id, steps)| Story {
        id,
        steps,
        ..Story::default()
    })
}

fn timeline() -> impl Strategy<Value = Timeline> {
    let lane = (text(), text()).prop_map(|(id, title)| Lane {
        id,
        title,
        ..Lane::default()
    });
    let kind = (text(), text()).prop_map(|(id, title)| Kind {
        id,
        title,
        ..Kind::default()
    });
    let era = (text(), when()).prop_map(|(title, when)| Era {
        title,
        when,
        ..Era::default()
    });
    let groups = pick(&[Grouping::Lane, Grouping::Actor, Grouping::Nothing]);
    let view = (text(), when(), groups).prop_map(|(id, from, group)| View {
        id,
        from,
        group,
        ..View::default()
    });
    (
        (text(), maybe(text()), texts(), when()),
        (list(lane, 2), list(kind, 1), list(era, 1), list(view, 1)),
        (list(source(), 3), list(event(), 4), list(story(), 1)),
    )
        .prop_map(
            |((title, summary, authors, as_of), (lanes, kinds, eras, views), rest)| {
                let (sources, events, stories) = rest;
                Timeline {
                    title,
                    summary,
                    authors: authors.into(),
                    as_of,
                    lanes,
                    kinds,
                    eras,
                    views,
                    sources,
                    events,
                    stories,
                    ..Timeline::default()
                }
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_is_written_reads_back_as_the_same(timeline in timeline()) {
        let text = write(&timeline);
        prop_assert!(read(text.as_bytes()).timeline.as_ref() == Some(&timeline), "{text}");
        prop_assert!(by_ron(&text).as_ref() == Some(&timeline), "{text}");
        prop_assert!(read_carefully(text.as_bytes()) == read(text.as_bytes()), "{text}");
    }

    #[test]
    fn mutated_text_is_read_wherever_ron_reads_it(
        cuts in proptest::collection::vec((any::<prop::sample::Index>(), 0_usize..4, 0_usize..24), 1..4)
    ) {
        let pieces = ["", ",", ")", "(", "\"", "]", "[", ":", " ", "\n", "/*", "*/", "//", "#", "r#\"",
            "\\", "a", "1", "Some(\"x\")", "None", "{}", "'", "Event(", "é"];
        let mut bytes = SAMPLE.as_bytes().to_vec();
        for (at, removed, piece) in cuts {
            let at = at.index(bytes.len());
            let end = (at + removed).min(bytes.len());
            bytes.splice(at..end, pieces[piece].bytes());
        }
        let reading = read(&bytes);
        prop_assert!(reading == read_carefully(&bytes), "{}", String::from_utf8_lossy(&bytes));
        if let Ok(text) = std::str::from_utf8(&bytes)
            && let Some(by_ron) = by_ron(text)
        {
            let ours = reading.timeline.map(without_extra);
            let same = ours.as_ref().map(write) == Some(write(&by_ron));
            prop_assert!(same, "{text}\n{}", write(&ours.unwrap_or_default()));
        }
    }

    #[test]
    fn arbitrary_bytes_do_no_harm(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        read(&bytes);
    }

    #[test]
    fn arbitrary_ron_like_text_does_no_harm(
        text in r#"(\(|\)|\[|\]|\{|\}|,|:|"|'|\\|/\*|\*/|//|\n|r#|#|[a-z]{1,5}|[0-9]|events|Event| |é){0,120}"#
    ) {
        let reading = read(text.as_bytes());
        for problem in &reading.problems {
            if let Some(place) = &problem.place {
                prop_assert!(text.get(place.span.clone()).is_some(), "{problem:?}");
            }
        }
        dateline::file::report::text("x", &text, &reading.problems, false);
        if let Some(timeline) = reading.timeline {
            let again = read(write(&timeline).as_bytes()).timeline;
            prop_assert_eq!(again.map(|again| again.events.len()), Some(timeline.events.len()));
        }
    }
}

/// `ron` drops what it does not know.
fn without_extra(mut timeline: Timeline) -> Timeline {
    timeline.extra.clear();
    let settings = &mut timeline.check;
    settings.extra.clear();
    settings
        .allow
        .iter_mut()
        .for_each(|allow| allow.extra.clear());
    timeline.events.iter_mut().for_each(|event| {
        event.extra.clear();
        event
            .citations
            .iter_mut()
            .for_each(|citation| citation.extra.clear());
        event.claims.iter_mut().for_each(|claim| {
            claim.extra.clear();
            claim
                .citations
                .iter_mut()
                .for_each(|citation| citation.extra.clear());
        });
        event.links.iter_mut().for_each(|link| link.extra.clear());
        event
            .stages
            .iter_mut()
            .for_each(|stage| stage.extra.clear());
        event.media.iter_mut().for_each(|media| media.extra.clear());
    });
    timeline.sources.iter_mut().for_each(|source| {
        source.extra.clear();
        source
            .archives
            .iter_mut()
            .for_each(|archive| archive.extra.clear());
    });
    timeline
        .lanes
        .iter_mut()
        .for_each(|lane| lane.extra.clear());
    timeline
        .kinds
        .iter_mut()
        .for_each(|kind| kind.extra.clear());
    timeline.eras.iter_mut().for_each(|era| era.extra.clear());
    timeline
        .views
        .iter_mut()
        .for_each(|view| view.extra.clear());
    timeline.stories.iter_mut().for_each(|story| {
        story.extra.clear();
        story.steps.iter_mut().for_each(|step| step.extra.clear());
    });
    timeline
}

#[test]
fn the_sample_reads_without_problems_and_as_ron_reads_it() {
    let reading = read(SAMPLE.as_bytes());
    assert_eq!(reading.problems, [], "the sample has every field");
    assert_eq!(
        reading.timeline.as_ref().map(write),
        by_ron(SAMPLE).as_ref().map(write)
    );
    insta::assert_snapshot!("sample_written", write(&reading.timeline.unwrap()));
}

#[test]
fn the_bundled_timeline_reads_without_problems() {
    let reading = read(BUNDLED.as_bytes());
    assert_eq!(reading.problems, []);
    let timeline = reading.timeline.unwrap();
    assert_eq!(read(write(&timeline).as_bytes()).timeline, Some(timeline));
}

#[test]
fn what_is_nested_deep_is_the_same_after_it_was_written() {
    for levels in (90..=140).chain([10_000]) {
        let deep = format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        let event =
            format!("(id: \"a\", title: \"A\", when: \"2025\", odd: {deep}, lanes: {deep})");
        let text = format!("(events: [{event}, {deep}])");
        let timeline = read(text.as_bytes()).timeline.unwrap();
        let written = write(&timeline);
        assert!(written.contains(&deep), "{levels}");
        let again = read(written.as_bytes()).timeline;
        assert_eq!(again, Some(timeline), "{levels} levels");
    }
}

#[test]
fn every_prefix_of_the_sample_is_read_as_far_as_it_goes() {
    for end in 0..SAMPLE.len() {
        let reading = read(&SAMPLE.as_bytes()[..end]);
        let whole = SAMPLE[..SAMPLE.floor_char_boundary(end)]
            .matches("        Event(")
            .count();
        let events = reading.timeline.map_or(0, |timeline| timeline.events.len());
        // The last one may be cut off in its name.
        assert!(
            (whole..=whole + 1).contains(&events) || events + 1 == whole,
            "{end}: {events} of {whole}"
        );
    }
}

#[test]
fn a_bundled_timeline_that_is_cut_anywhere_keeps_what_came_before() {
    let whole = read(BUNDLED.as_bytes()).timeline.unwrap();
    // A stride that is prime meets every sort of place.
    for end in (0..BUNDLED.len()).step_by(5_003) {
        let reading = read(&BUNDLED.as_bytes()[..end]);
        let Some(timeline) = reading.timeline else {
            assert!(end < 200, "{end}: {:?}", reading.problems);
            continue;
        };
        let read = timeline.events.len().saturating_sub(1);
        assert_eq!(timeline.events[..read], whole.events[..read], "{end}");
        assert!(!reading.problems.is_empty(), "{end}");
    }
}

#[test]
fn every_flipped_bit_of_a_small_file_is_survived() {
    let start = SAMPLE.find("    /* block").unwrap();
    let end = SAMPLE.find("            summary: \"Line").unwrap();
    let mut bytes = format!("Timeline(\n{}),])", &SAMPLE[start..end]).into_bytes();
    for at in 0..bytes.len() {
        for bit in 0..8 {
            bytes[at] ^= 1 << bit;
            read(&bytes);
            bytes[at] ^= 1 << bit;
        }
    }
}

#[test]
fn unknown_fields_survive_a_save() {
    let text = "(title: \"t\", mood: Grim(1, [2]), events: [(id: \"a\", title: \"A\", when: \"2025\", \
                x: {\"k\": 1}, citations: [(sauce: \"s\")])], sources: [(id: \"s\", when: 12)])";
    let timeline = read(text.as_bytes()).timeline.unwrap();
    let written = write(&timeline);
    for kept in [
        "mood: Grim(1, [2])",
        "x: {\"k\": 1}",
        "sauce: \"s\"",
        "when: 12",
    ] {
        assert!(written.contains(kept), "{kept} in {written}");
    }
    assert_eq!(read(written.as_bytes()).timeline, Some(timeline));
}

/// An event with thousands of fields that nobody knows.
fn numbered_fields(count: usize) -> String {
    let fields: Vec<String> = (0..count)
        .map(|number| format!("f{number}: {number}"))
        .collect();
    let fields = fields.join(", ");
    format!("(events: [({fields})])")
}

/// Thousands of sources, and as many citations of others that are called nearly the same.
fn unknown_sources(count: usize) -> String {
    let list = |each: &dyn Fn(usize) -> String| (0..count).map(each).collect::<String>();
    let sources = list(&|number| format!("(id: \"source-{number}\", title: \"t\"),"));
    let citations = list(&|number| format!("(source: \"sauce-{number}\"),"));
    format!("(sources: [{sources}], events: [(citations: [{citations}])])")
}

#[test]
fn bombs_are_read_fast() {
    let many = 200_000;
    let bombs = [
        "(".repeat(many),
        "[".repeat(many),
        ")".repeat(many),
        "(a:".repeat(many),
        "Timeline(events: [".to_owned() + &")".repeat(many) + "x",
        "[(".repeat(many) + &")]".repeat(many),
        "/*".repeat(many),
        "Timeline(events: [(title: ".to_owned() + &"[".repeat(many) + &"]".repeat(many) + ")])",
        "Timeline(title: ".to_owned() + &"Some(".repeat(many) + &")".repeat(many) + ")",
        "\"\\\"\n x: ".repeat(many / 4),
        "Timeline(events: [\n".to_owned() + &"(\n(id: \"a\n]".repeat(many / 4),
        "Timeline(".to_owned() + &"a: 1, ".repeat(50_000) + ")",
        "r#\"".repeat(many),
        "Timeline(events: [".to_owned() + &"x".repeat(many) + "])",
        "Timeline(events: [".to_owned() + &"[,".repeat(many) + &")".repeat(many) + "])",
        "Timeline(title: \"".to_owned() + &"long ".repeat(1_000_000) + "\", events: [()])",
        "Timeline(events: [".to_owned() + &"(id: \"a\"),".repeat(20_000) + "])",
        "Timeline(events: [".to_owned()
            + &"(citations: [(source: \"x\")]),\n".repeat(20_000)
            + "])",
        "(events: [(citations: [".to_owned() + &"(source: \"x\"),".repeat(20_000) + "])])",
        "(events: [(".to_owned() + &"some_field: 1,".repeat(50_000) + ")])",
        numbered_fields(20_000),
        unknown_sources(5_000),
    ];
    for bomb in bombs {
        let start = std::time::Instant::now();
        let reading = read(bomb.as_bytes());
        // What takes time in proportion to its length is done by then on the busiest machine.
        let limit = 60_000;
        let took = start.elapsed().as_millis();
        let head = bomb.get(..bomb.floor_char_boundary(30)).unwrap_or_default();
        assert!(
            took < limit,
            "{head}: {took} ms, {} problems",
            reading.problems.len()
        );
    }
}
