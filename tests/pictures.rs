//! The pictures of all bundled timelines: the same bytes every time, and nothing of them lost.
//!
//! After a change that is meant to be seen, look at the pictures (`dateline export`), then
//! `INSTA_UPDATE=always cargo test --test pictures`.
#![expect(
    clippy::unwrap_used,
    reason = "what a test needs and does not find fails the test"
)]

use dateline::app::bundled::{BUNDLED, Bundled};
use dateline::export::picture::{Format, Options, Picture};
use dateline::model::{Grouping, Timeline};
use dateline::view::palette::Look;
use resvg::usvg::roxmltree::{Document, Node};

/// 20 November 2026, midnight in UTC, in seconds; only for timelines that name no day.
const NOW: i64 = 1_795_132_800;

fn timeline(bundled: &Bundled) -> Timeline {
    let reading = dateline::file::read(bundled.text.as_bytes());
    reading.timeline.unwrap()
}

/// The name of a snapshot.
fn name(bundled: &Bundled) -> String {
    bundled.name.trim_end_matches(".ron").replace('-', "_")
}

#[test]
fn every_bundled_timeline_is_drawn_as_before() {
    for bundled in BUNDLED {
        let timeline = timeline(bundled);
        let options = Options::whole(&timeline, NOW);
        let picture = Picture::new(&timeline, &options).unwrap();
        insta::assert_snapshot!(name(bundled), picture.svg().unwrap());
    }
}

#[test]
fn every_event_is_on_the_handout_with_its_title_and_its_sources() {
    for bundled in BUNDLED {
        let timeline = timeline(bundled);
        let options = Options {
            sources: true,
            look: Look::Print,
            ..Options::whole(&timeline, NOW)
        };
        let picture = Picture::new(&timeline, &options).unwrap();
        let (marked, folded) = picture.counts();
        let dated = timeline.events.iter().filter(|event| event.when.is_some());
        assert_eq!(marked + folded, dated.count(), "{}", bundled.name);
        let svg = picture.svg().unwrap();
        let document = Document::parse(&svg).unwrap();
        let texts: Vec<&str> = document
            .descendants()
            .filter(|element| element.tag_name().name() == "text")
            .filter_map(|element| element.text())
            .collect();
        let all = texts.join(" ");
        for event in &timeline.events {
            assert!(all.contains(&*event.title), "{}", event.title);
        }
        for source in timeline
            .sources
            .iter()
            .filter_map(|source| source.publisher.as_deref())
        {
            let is_cited = |word: &str| all.contains(word);
            assert!(source.split(' ').all(is_cited), "{source}");
        }
        assert_eq!(
            picture.missing(),
            "",
            "{}: in the bundled font",
            bundled.name
        );
    }
}

#[test]
fn pixels_are_the_same_every_time_and_as_many_as_asked_for() {
    let timeline = timeline(BUNDLED.first().unwrap());
    let options = Options {
        height: Some(720.0),
        ..Options::whole(&timeline, NOW)
    };
    let bytes = || {
        let picture = Picture::new(&timeline, &options).unwrap();
        picture.bytes(Format::Png, 0.5).unwrap()
    };
    let first = bytes();
    assert_eq!(first, bytes());
    let pixels = resvg::tiny_skia::Pixmap::decode_png(&first).unwrap();
    assert_eq!((pixels.width(), pixels.height()), (640, 360));
    let colours: std::collections::BTreeSet<[u8; 4]> = pixels
        .pixels()
        .iter()
        .map(|p| [p.red(), p.green(), p.blue(), p.alpha()])
        .collect();
    assert!(colours.len() > 50, "text and marks are painted");
}

/// Where the texts of a picture stand: left, right, top, bottom, and what they say.
fn texts_on(document: &Document<'_>) -> Vec<(f32, f32, f32, f32, String)> {
    let number = |element: &Node<'_, '_>, name: &str| -> Option<f32> {
        element.attribute(name)?.parse().ok()
    };
    let shift = |element: &Node<'_, '_>| {
        let places = element
            .ancestors()
            .filter_map(|parent| parent.attribute("transform"));
        places.fold((0.0, 0.0), |(x, y), place| {
            let inside = place.trim_start_matches("translate(").trim_end_matches(')');
            let (right, down) = inside.split_once(' ').unwrap();
            (
                x + right.parse::<f32>().unwrap(),
                y + down.parse::<f32>().unwrap(),
            )
        })
    };
    let place = |element: Node<'_, '_>| {
        let size = number(&element, "font-size")?;
        let width = number(&element, "textLength").unwrap_or(size * 0.6);
        let (right, down) = shift(&element);
        let (x, y) = (
            number(&element, "x")? + right,
            number(&element, "y")? + down,
        );
        let left = if element.attribute("text-anchor").is_some() {
            x - width / 2.0
        } else {
            x
        };
        // Capitals and figures: tails may reach between the letters of the next line.
        let text = element.text().unwrap_or_default().to_owned();
        Some((left, left + width, y - 0.73 * size, y, text))
    };
    let elements = document.descendants();
    elements
        .filter(|element| element.has_tag_name(("http://www.w3.org/2000/svg", "text")))
        .filter_map(place)
        .collect()
}

#[test]
fn no_text_lies_on_another() {
    for bundled in BUNDLED {
        let timeline = timeline(bundled);
        for (width, height, grouping) in [
            (1_280.0, None, Grouping::Lane),
            (800.0, None, Grouping::Kind),
            (1_920.0, Some(1_080.0), Grouping::Lane),
            (1_280.0, Some(720.0), Grouping::Lane),
            (900.0, Some(900.0), Grouping::Kind),
        ] {
            let options = Options {
                width,
                height,
                grouping,
                sources: true,
                ..Options::whole(&timeline, NOW)
            };
            let svg = Picture::new(&timeline, &options).unwrap().svg().unwrap();
            let mut texts = texts_on(&Document::parse(&svg).unwrap());
            assert!(texts.len() > 2 * timeline.events.len());
            texts.sort_by(|one, other| one.2.total_cmp(&other.2));
            for (place, one) in texts.iter().enumerate() {
                for other in texts
                    .iter()
                    .skip(place + 1)
                    .take_while(|other| other.2 < one.3 - 0.5)
                {
                    let apart = one.1 <= other.0 + 0.6 || other.1 <= one.0 + 0.6;
                    assert!(apart, "{} at {width}: {one:?} and {other:?}", bundled.name);
                }
            }
        }
    }
}
