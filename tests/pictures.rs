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
use dateline::model::Timeline;
use dateline::view::palette::Look;
use resvg::usvg::roxmltree::Document;

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
