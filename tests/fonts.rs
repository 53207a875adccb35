//! Every character of the bundled timelines is in the bundled faces, so that they look the same on
//! every machine.

use dateline::app::bundled::BUNDLED;
use dateline::view::text::faces;
use skrifa::raw::TableProvider as _;
use skrifa::{FontRef, MetadataProvider as _};
use std::collections::BTreeSet;

/// Characters of comments, which nobody sees on screen.
const NEVER_SHOWN: &[char] = &['─'];

/// What the face lacks of some characters.
fn missing(face: &[u8], characters: &BTreeSet<char>) -> Result<Vec<char>, skrifa::raw::ReadError> {
    let font = FontRef::new(face)?;
    let charmap = font.charmap();
    let is_missing =
        |character: &char| charmap.map(*character).is_none() && !NEVER_SHOWN.contains(character);
    Ok(characters.iter().copied().filter(is_missing).collect())
}

#[test]
fn every_character_of_the_bundled_timelines_is_in_every_face() {
    for bundled in BUNDLED {
        let characters: BTreeSet<char> = bundled
            .text
            .chars()
            .filter(|character| !character.is_control())
            .collect();
        assert!(characters.len() > 60, "{} is short", bundled.name);
        for (name, face) in [
            ("regular", faces::REGULAR),
            ("semibold", faces::SEMIBOLD),
            ("italic", faces::ITALIC),
        ] {
            let missing = missing(face, &characters).expect("the bundled faces can be read");
            assert!(
                missing.is_empty(),
                "the {name} face lacks {missing:?} of {}",
                bundled.name
            );
        }
    }
}

/// Contextual alternates of Inter draw `3x5` with a cross and `->` as an arrow.
#[test]
fn no_face_draws_other_characters_than_a_text_has() {
    for face in [faces::REGULAR, faces::SEMIBOLD, faces::ITALIC] {
        let font = FontRef::new(face).expect("the bundled faces can be read");
        let features = font
            .gsub()
            .and_then(|table| table.feature_list())
            .expect("the bundled faces have features");
        let tags: BTreeSet<String> = features
            .feature_records()
            .iter()
            .map(|record| record.feature_tag().to_string())
            .collect();
        assert!(tags.contains("ccmp"), "{tags:?}");
        for tag in ["calt", "clig", "liga", "rlig"] {
            assert!(!tags.contains(tag), "{tag} is on unless it is turned off");
        }
    }
}

#[test]
fn every_file_among_the_timelines_is_bundled() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/timelines");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .expect("the folder of timelines")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "ron"))
        .filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()))
        .collect();
    files.sort();
    let mut bundled: Vec<&str> = BUNDLED.iter().map(|bundled| bundled.name).collect();
    bundled.sort_unstable();
    assert_eq!(files, bundled);
}

#[test]
fn what_the_program_itself_says_is_in_the_regular_face() {
    // Arrows, dashes, quotes, narrow spaces, and letters of names.
    let characters: BTreeSet<char> =
        "…–—“”‘’·↗←→↑↓×−≤≥\u{202f}\u{a0}€£$%°ÄäÖöÜüßéèêçñøåłŁžčšćđґЇїЄєІіДд"
            .chars()
            .collect();
    let missing = missing(faces::REGULAR, &characters).expect("the bundled faces can be read");
    assert!(missing.is_empty(), "the regular face lacks {missing:?}");
}
