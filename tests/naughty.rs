//! Strings that break programs, in every text field: through a file and back, into problems and into
//! citations and pictures. `tests/window` looks at them on screen.
#[path = "support/naughty.rs"]
pub mod naughty;

use dateline::check::{self, check};
use dateline::export::cite;
use dateline::export::picture::{Options, Picture};
use dateline::file::{decode, read, report, write};
use dateline::index::TimelineIndex;
use dateline::model::hidden::hidden_in;
use naughty::{STRINGS, timeline};

#[test]
fn there_are_many_of_them() {
    assert!(STRINGS.len() > 180, "{}", STRINGS.len());
}

#[test]
fn every_string_survives_a_file_in_every_field() {
    let timeline = timeline();
    let written = write(&timeline);
    let reading = read(written.as_bytes());
    let again = reading.timeline.unwrap();
    for (before, after) in timeline.events.iter().zip(&again.events) {
        assert_eq!(before, after);
    }
    for (before, after) in timeline.sources.iter().zip(&again.sources) {
        assert_eq!(before, after);
    }
    assert_eq!(timeline, again);
    assert_eq!(write(&again), written);
}

#[test]
fn a_written_file_has_nothing_hidden_in_it() {
    assert_eq!(
        hidden_in(&without_accents(&write(&timeline()))).next(),
        None
    );
}

#[test]
fn nothing_of_them_hides_in_the_problems() {
    let bare = timeline();
    // Raw, as a stranger's program would write it, so that everything is there that can be.
    let quoted = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let events: Vec<String> = bare
        .events
        .iter()
        .map(|event| {
            let (id, title) = (quoted(&event.id), quoted(&event.title));
            format!("(id: {id}, title: {title}, when: {title}, lanes: [{title}], zzz: {title})")
        })
        .collect();
    let text = format!(
        "(lanes: [(id: \"x\")], events: [\n{}\n])",
        events.join(",\n")
    );
    let reading = read(text.as_bytes());
    assert_eq!(reading.timeline.unwrap().events.len(), STRINGS.len());
    let report = report::text(
        "naughty.ron",
        &decode(text.as_bytes()),
        &reading.problems,
        false,
    );
    let found: Vec<_> = hidden_in(&without_accents(&report)).collect();
    assert_eq!(found, []);
}

#[test]
fn nothing_of_them_hides_in_what_rules_find() {
    let timeline = timeline();
    let index = TimelineIndex::new(&timeline, 1_795_132_800);
    let found = check(&timeline, &index, &[], &check::Options::default(), &());
    let found = found.map(|checked| checked.problems).unwrap_or_default();
    assert!(found.len() > STRINGS.len(), "{}", found.len());
    for problem in found {
        let sentences = [Some(problem.message), problem.help, problem.fix];
        for sentence in sentences.into_iter().flatten() {
            let hidden: Vec<_> = hidden_in(&without_accents(&sentence)).collect();
            assert_eq!(hidden, [], "{sentence:?}");
        }
    }
}

#[test]
fn nothing_of_them_hides_in_citations() {
    let timeline = timeline();
    for (source, event) in timeline.sources.iter().zip(&timeline.events) {
        let text = cite::plain(source, event.citations.first());
        assert_eq!(hidden_in(&text).next(), None, "{text:?}");
        assert!(
            !text.contains(['\n', '\r', '\u{2028}', '\u{2029}']),
            "{text:?}"
        );
    }
}

#[test]
fn nothing_of_them_hides_in_a_picture() {
    let timeline = timeline();
    let options = Options {
        sources: true,
        ..Options::whole(&timeline, 1_795_132_800)
    };
    let svg = Picture::new(&timeline, &options).and_then(|picture| picture.svg());
    let svg = svg.unwrap_or_else(|error| panic!("{error}"));
    let found: Vec<_> = hidden_in(&without_accents(&svg)).collect();
    assert_eq!(found, []);
    assert!(svg.contains("[U+202E]desrever"), "what hides is seen");
    assert!(text_of(&svg).contains("<script>alert(1)</script>"));
}

/// All text of an SVG, as a reader of XML understands it.
fn text_of(svg: &str) -> String {
    let document = resvg::usvg::roxmltree::Document::parse(svg);
    let document = document.unwrap_or_else(|error| panic!("{error}"));
    let texts = document.descendants().filter_map(|node| node.text());
    texts.collect()
}

/// Accents of neighbours pile up where strings are joined.
fn without_accents(text: &str) -> String {
    let is_accent = |c: char| matches!(c, '\u{300}'..='\u{36f}') && c != '\u{34f}';
    text.replace(is_accent, "")
}
