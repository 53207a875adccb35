//! Citations as they are pasted.

use super::*;
use crate::model::{Archive, SourceKind, Texts};

fn when(text: &str) -> When {
    When::parse(text).unwrap()
}

fn names(names: &[&str]) -> Texts {
    names.iter().map(|name| Text::from(*name)).collect()
}

/// A news article with all that such articles usually have.
fn article() -> Source {
    Source {
        id: "lawfare".into(),
        kind: SourceKind::Analysis,
        title: "The situation".into(),
        authors: names(&["Quinta Jurecic"]),
        publisher: Some("Lawfare".into()),
        url: Some("https://www.lawfaremedia.org/article/x".into()),
        published: Some(when("2025-03-05")),
        ..Source::default()
    }
}

#[test]
fn article_is_cited_by_author_title_publisher_date_and_address() {
    assert_eq!(
        plain(&article(), None),
        "Quinta Jurecic, “The situation”, Lawfare, 5 March 2025, \
         https://www.lawfaremedia.org/article/x"
    );
}

#[test]
fn pin_quote_and_day_of_access_are_added_where_the_file_has_them() {
    let source = Source {
        accessed: Some(when("2026-11-20")),
        ..article()
    };
    let citation = Citation {
        source: "lawfare".into(),
        pin: Some("para. 3".into()),
        quote: Some("He said \"no\" twice.".into()),
        ..Citation::default()
    };
    assert_eq!(
        plain(&source, Some(&citation)),
        "“He said ‘no’ twice.” — Quinta Jurecic, “The situation”, Lawfare, 5 March 2025, para. 3, \
         https://www.lawfaremedia.org/article/x, accessed 20 November 2026"
    );
}

#[test]
fn law_is_cited_by_its_number_once() {
    let order = Source {
        kind: SourceKind::Legal,
        title: "Executive Order 14024 of April 15, 2021".into(),
        identifier: Some("86 FR 20249".into()),
        publisher: Some("Federal Register".into()),
        published: Some(when("2021-04-19")),
        ..Source::default()
    };
    let cited = "“Executive Order 14024 of April 15, 2021”, Federal Register, 19 April 2021";
    assert_eq!(plain(&order, None), format!("{cited}, 86 FR 20249"));
    let named = Source {
        identifier: Some("Executive Order 14024".into()),
        ..order
    };
    assert_eq!(plain(&named, None), cited);
}

#[test]
fn nothing_is_invented_for_what_is_absent() {
    assert_eq!(plain(&Source::default(), None), "");
    assert_eq!(plain(&Source::default(), Some(&Citation::default())), "");
    let bare = Source {
        title: "A title".into(),
        ..Source::default()
    };
    assert_eq!(plain(&bare, None), "“A title”");
    let quote = Citation {
        quote: Some("Words".into()),
        ..Citation::default()
    };
    assert_eq!(plain(&Source::default(), Some(&quote)), "“Words”");
    let blank = Source {
        authors: names(&["", " "]),
        publisher: Some("\n".into()),
        ..bare
    };
    assert_eq!(plain(&blank, None), "“A title”");
}

#[test]
fn partial_dates_stay_partial() {
    let cases = [
        ("2014", "2014"),
        ("2014-03", "March 2014"),
        ("2014-03~", "about March 2014"),
    ];
    for (text, words) in cases {
        let source = Source {
            title: "T".into(),
            published: Some(when(text)),
            ..Source::default()
        };
        assert_eq!(plain(&source, None), format!("“T”, {words}"));
    }
}

#[test]
fn many_authors_are_shortened() {
    let cite = |authors: &[&str]| {
        let source = Source {
            authors: names(authors),
            title: "T".into(),
            ..Source::default()
        };
        plain(&source, None)
    };
    assert_eq!(cite(&["A", "B"]), "A and B, “T”");
    assert_eq!(cite(&["A", "B", "C"]), "A, B and C, “T”");
    assert_eq!(cite(&["A", "B", "C", "D"]), "A et al., “T”");
}

#[test]
fn publisher_who_is_also_the_author_is_named_once() {
    let source = Source {
        authors: names(&["The White House"]),
        publisher: Some("The White House".into()),
        title: "Remarks".into(),
        ..Source::default()
    };
    assert_eq!(plain(&source, None), "The White House, “Remarks”");
}

#[test]
fn archived_copy_stands_in_for_a_missing_address() {
    let archives = [
        Archive {
            file: Some("sources/x.pdf".into()),
            ..Archive::default()
        },
        Archive {
            url: Some("https://web.archive.org/x".into()),
            ..Archive::default()
        },
    ];
    let source = Source {
        title: "T".into(),
        archives: archives.into(),
        ..Source::default()
    };
    assert_eq!(
        plain(&source, None),
        "“T”, archived at https://web.archive.org/x"
    );
}

#[test]
fn quotation_marks_inside_a_title_become_single() {
    for title in ["“Enough” is “enough”", "\"Enough\" is \"enough\""] {
        let source = Source {
            title: title.into(),
            ..Source::default()
        };
        assert_eq!(plain(&source, None), "“‘Enough’ is ‘enough’”");
    }
}

#[test]
fn line_breaks_become_spaces_and_hidden_characters_are_seen() {
    let source = Source {
        title: "One\r\n  two\u{202e}\u{0}\tthree".into(),
        ..Source::default()
    };
    assert_eq!(plain(&source, None), "“One two[U+202E][U+0000] three”");
}
