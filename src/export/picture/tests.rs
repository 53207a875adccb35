//! What a picture promises: the same bytes, nothing lost, nothing dangerous, bounds.

mod room;

use super::*;
use crate::model::date::Instant;
use crate::model::{Event, When};
use resvg::usvg::roxmltree::Document;

/// 20 November 2026, midnight in UTC, in seconds.
const NOW: Instant = 1_795_132_800;

fn event(id: &str, title: &str, when: &str) -> Event {
    Event {
        id: id.into(),
        title: title.into(),
        when: When::parse(when).ok(),
        ..Event::default()
    }
}

fn timeline(events: Vec<Event>) -> Timeline {
    Timeline {
        title: "A timeline".into(),
        events,
        ..Timeline::default()
    }
}

fn three() -> Timeline {
    timeline(vec![
        event("b", "The second", "2024-05-01"),
        event("a", "The first", "2024-02-01"),
        event("c", "Some time", "2024-08"),
    ])
}

fn with_sources(timeline: &Timeline) -> Options {
    Options {
        sources: true,
        ..Options::whole(timeline, NOW)
    }
}

fn svg(timeline: &Timeline, options: &Options) -> String {
    Picture::new(timeline, options).unwrap().svg().unwrap()
}

/// The texts of the elements of that name, as a reader of XML understands them.
fn texts(svg: &str, name: &str) -> Vec<String> {
    let document = Document::parse(svg).unwrap();
    let elements = document.descendants();
    let named = elements.filter(|element| element.tag_name().name() == name);
    named
        .map(|element| element.text().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn the_same_timeline_gives_the_same_bytes() {
    let timeline = three();
    let options = with_sources(&timeline);
    for format in [Format::Svg, Format::Png] {
        let bytes = || {
            let picture = Picture::new(&timeline, &options).unwrap();
            picture.bytes(format, 1.0).unwrap()
        };
        assert_eq!(bytes(), bytes(), "{format:?}");
    }
}

#[test]
fn numbers_follow_time_and_stand_before_the_titles() {
    let texts = texts(&svg(&three(), &Options::whole(&three(), NOW)), "text");
    let number = |title: &str| {
        let place = texts.iter().position(|text| text == title).unwrap();
        assert!(place > 0, "{title}");
        texts
            .iter()
            .filter(|text| text.parse::<u8>().is_ok())
            .count()
    };
    assert_eq!(number("The first"), 3);
    let list = svg(&three(), &with_sources(&three()));
    let list = self::texts(&list, "text");
    let place = |text: &str| list.iter().rposition(|found| found == text).unwrap();
    assert!(place("The first") < place("The second") && place("The second") < place("Some time"));
    assert_eq!(list[place("The second") + 1], "2");
}

#[test]
fn every_event_has_its_sentence_and_a_name_of_its_own() {
    let mut timeline = three();
    timeline.events[1].id = "weird id: \u{e9}/\"<".into();
    timeline.events[2].id = "b".into();
    let svg = svg(&timeline, &Options::whole(&timeline, NOW));
    let titles = texts(&svg, "title");
    assert!(
        titles
            .iter()
            .any(|title| title.starts_with("The first. Thursday 1 February 2024."))
    );
    for id in ["event-weird-id------", "\"event-b\"", "\"event-b-2\""] {
        assert_eq!(svg.matches(id).count(), 1, "{id}");
    }
}

#[test]
fn hostile_text_is_only_text() {
    let hostile = [
        "<script>alert(1)</script>",
        "]]><svg onload='x'>",
        "&lt;&amp;&#0;&undefined;",
        "NUL\0 and \u{1b}[31m",
        "\u{202e}desrever\u{202c} \u{2066}isolated\u{2069}",
        "\u{fffe}\u{ffff}\u{feff}",
        "\" onclick=\"x\" '",
        "a\r\nb\tc\u{2028}d",
    ];
    let events = hostile.map(|title| {
        let mut event = event(title, title, "2024-02-01");
        event.lanes = [title.into()].into();
        event
    });
    let mut timeline = timeline(events.to_vec());
    timeline.title = hostile.concat().into();
    timeline.language = Some("\"><script>".into());
    let svg = svg(&timeline, &with_sources(&timeline));
    assert!(
        !svg.contains("<script") && !svg.contains("onload='x'>"),
        "{svg}"
    );
    let is_hidden = |c: char| c != '\n' && words::visible(&c.to_string()) != c.to_string();
    assert!(!svg.contains(is_hidden));
    let texts = texts(&svg, "text").concat();
    assert!(texts.contains("<script>alert(1)</script>") && texts.contains("&lt;&amp;&#0;"));
    // What paints SVG reads it too.
    Picture::new(&timeline, &with_sources(&timeline))
        .and_then(|picture| picture.png(0.5))
        .unwrap();
}

#[test]
fn nothing_is_left_out_in_silence() {
    let mut events: Vec<Event> = (0..400)
        .map(|n| event(&n.to_string(), &format!("Event number {n}"), "2024-02-01"))
        .collect();
    events.push(event("x", "Much later", "2031"));
    events.push(event("y", "Never", ""));
    let timeline = timeline(events);
    let options = Options {
        to: When::parse("2025").unwrap().latest(),
        ..with_sources(&timeline)
    };
    let picture = Picture::new(&timeline, &options).unwrap();
    let (marked, folded) = picture.counts();
    assert_eq!(marked + folded, 400);
    assert!(folded > 0, "more than there are rows");
    let svg = picture.svg().unwrap();
    let texts = texts(&svg, "text");
    for n in 0..400 {
        let title = format!("Event number {n}");
        assert!(texts.contains(&title), "{title}");
    }
    let all = texts.join(" ");
    assert!(all.contains(&format!("{folded} events have no row")));
    assert!(
        all.contains("1 event lies outside this range.") && all.contains("1 event has no date.")
    );
    assert!(texts.iter().any(|text| text == "Never"));
}

#[test]
fn a_page_without_a_height_folds_nothing_that_rows_can_take() {
    let events = (0..40)
        .map(|n| event(&n.to_string(), "A title of some length", "2024-02-01"))
        .collect();
    let timeline = timeline(events);
    let options = Options::whole(&timeline, NOW);
    let free = Picture::new(&timeline, &options).unwrap();
    assert_eq!(free.counts(), (40, 0));
    let slide = Options {
        height: Some(400.0),
        ..options
    };
    let slide = Picture::new(&timeline, &slide).unwrap();
    assert_eq!(slide.size(), (USUAL_WIDTH, 400.0));
    assert!(slide.counts().1 > 0);
}

#[test]
fn what_goes_on_ends_on_the_day_of_the_facts() {
    let mut timeline = three();
    let whole = |timeline: &Timeline| Options::whole(timeline, NOW).today;
    assert_eq!(whole(&timeline), NOW);
    let as_of = When::parse("2024-09-30").unwrap();
    timeline.as_of = Some(as_of.clone());
    assert_eq!(Some(whole(&timeline) + 1), as_of.latest());
    let texts = texts(&svg(&timeline, &Options::whole(&timeline, NOW)), "text");
    assert!(
        texts.iter().any(|text| text.ends_with("as of 30 Sep 2024")),
        "{texts:?}"
    );
}

#[test]
fn a_day_of_the_facts_is_never_made_up() {
    let said = texts(&svg(&three(), &with_sources(&three())), "text").join("|");
    assert!(said.contains("as seen on 20 Nov 2026"), "{said}");
    assert!(said.contains("it does not say as of when") && !said.contains("as of 20"));
}

#[test]
fn sizes_have_bounds_and_say_so() {
    let timeline = three();
    let options = Options::whole(&timeline, NOW);
    let error = |options: Options| Picture::new(&timeline, &options).map(drop).unwrap_err();
    for width in [0.0, -5.0, 1.0e9, f32::NAN, f32::INFINITY] {
        let wrong = Options { width, ..options };
        assert!(matches!(error(wrong), PictureError::Width(_)), "{width}");
        let height = Some(width);
        let wrong = Options { height, ..options };
        assert!(matches!(error(wrong), PictureError::Height(_)), "{width}");
        let picture = Picture::new(&timeline, &options).unwrap();
        assert!(matches!(picture.png(width), Err(PictureError::Scale(_))));
    }
    let large = Options {
        width: 20_000.0,
        ..options
    };
    let picture = Picture::new(&timeline, &large).unwrap();
    assert!(matches!(
        picture.png(10.0),
        Err(PictureError::TooManyPixels { .. })
    ));
    let (from, to) = (Some(5), Some(5));
    assert_eq!(
        error(Options {
            from,
            to,
            ..options
        }),
        PictureError::EmptyRange
    );
}

#[test]
fn lanes_without_room_are_an_error_with_a_cure() {
    let events = (0..60).map(|n| Event {
        lanes: [format!("lane {n}").into()].into(),
        ..event(&n.to_string(), "A title", "2024-02-01")
    });
    let timeline = timeline(events.collect());
    let options = Options {
        height: Some(600.0),
        ..Options::whole(&timeline, NOW)
    };
    let error = Picture::new(&timeline, &options).map(drop).unwrap_err();
    let PictureError::TooLow { lanes: 60, needed } = error else {
        panic!("{error}")
    };
    // What is nearly high enough is drawn smaller, on a page as large as was asked for.
    for height in [needed.ceil(), needed * 0.8] {
        let enough = Options {
            height: Some(height),
            ..options
        };
        let (width, shown) = Picture::new(&timeline, &enough).unwrap().size();
        assert!((width - USUAL_WIDTH).abs() < 0.01 && (shown - height).abs() < 0.01);
    }
    let events = (0..1_000).map(|n| Event {
        lanes: [format!("lane {n}").into()].into(),
        ..event(&n.to_string(), "A title", "2024-02-01")
    });
    let timeline = self::timeline(events.collect());
    let error = Picture::new(&timeline, &Options::whole(&timeline, NOW));
    let many = PictureError::TooManyLanes { lanes: 1_000 };
    assert_eq!(error.map(drop).unwrap_err(), many);
}

#[test]
fn an_empty_timeline_has_no_picture() {
    let timeline = timeline(vec![event("a", "No date", "")]);
    let error = Picture::new(&timeline, &Options::whole(&timeline, NOW));
    assert_eq!(error.map(drop).unwrap_err(), PictureError::NoEvents);
}

#[test]
fn what_the_font_lacks_is_known() {
    let timeline = timeline(vec![event("a", "制裁 — sanctions", "2024")]);
    let picture = Picture::new(&timeline, &Options::whole(&timeline, NOW)).unwrap();
    assert_eq!(picture.missing(), "制裁");
    let svg = picture.svg().unwrap();
    let line = svg
        .lines()
        .find(|line| line.contains("制裁 —</text>") || line.contains("制裁 — sanctions</text>"));
    assert!(
        !line.unwrap().contains("textLength"),
        "its width is not known"
    );
}

#[test]
fn the_legend_explains_what_is_used_and_nothing_else() {
    let timeline = timeline(vec![
        event("a", "A month", "2024-02"),
        event("b", "A day", "2024-05-01"),
    ]);
    let options = Options::whole(&timeline, NOW);
    let said = texts(&svg(&timeline, &options), "text").join("|");
    assert!(said.contains("at some time in the period") && said.contains("uncited"));
    assert!(
        !said.contains("approximate") && !said.contains("disputed") && !said.contains("planned")
    );
    let bare = Options {
        legend: false,
        ..options
    };
    assert!(
        !texts(&svg(&timeline, &bare), "text")
            .join("|")
            .contains("uncited")
    );
}

#[test]
fn paper_has_no_ground_but_white() {
    let timeline = three();
    let options = Options {
        look: Look::Print,
        ..Options::whole(&timeline, NOW)
    };
    let svg = svg(&timeline, &options);
    let filled = svg
        .lines()
        .filter(|line| line.contains("<rect") && line.contains("fill=\"#"));
    for line in filled {
        assert!(line.contains("#ffffff") || line.contains("rx="), "{line}");
    }
}

#[test]
fn formats_follow_the_ending() {
    for (name, format) in [
        ("a.svg", Some(Format::Svg)),
        ("a.PNG", Some(Format::Png)),
        ("a.b.png", Some(Format::Png)),
        ("svg", None),
        ("a.pdf", None),
    ] {
        assert_eq!(Format::of(Path::new(name)), format, "{name}");
    }
}

mod anything {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn becomes_xml_without_a_number_that_is_none(
            titles in proptest::collection::vec(any::<String>(), 1..12),
            days in proptest::collection::vec(0..40_000_i64, 12),
            width in 320.0..3_000.0_f32,
        ) {
            let events = titles.iter().zip(&days).map(|(title, day)| {
                let civil = crate::model::date::Civil::from_seconds(day * 86_400);
                let date = format!("{:04}-{:02}-{:02}", civil.year, civil.month, civil.day);
                event(title, title, &date)
            });
            let timeline = timeline(events.collect());
            let options = Options { width, ..with_sources(&timeline) };
            let svg = svg(&timeline, &options);
            texts(&svg, "text");
            for word in ["NaN", "inf", "=\"-0\""] {
                let values = svg.split('<').filter(|tag| !tag.starts_with("text") && !tag.starts_with("title"));
                prop_assert!(values.filter(|tag| tag.contains(word)).filter(|tag| !tag.contains("aria")).count() == 0);
            }
        }
    }
}
