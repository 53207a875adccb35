//! Which rows a sheet has, and that they are found again.

use super::*;
use crate::model::notes::Check;
use crate::model::{Archive, Level, When};

fn timeline() -> Timeline {
    let citation = |source: &str, quote: Option<&str>| Citation {
        source: source.into(),
        pin: Some("p. 1".into()),
        quote: quote.map(Into::into),
        ..Citation::default()
    };
    Timeline {
        title: "T".into(),
        sources: vec![Source {
            id: "s".into(),
            title: "Report".into(),
            url: Some("https://example.org/report".into()),
            archives: [Archive {
                file: Some("copies/report.pdf".into()),
                ..Archive::default()
            }]
            .into(),
            ..Source::default()
        }],
        events: vec![Event {
            id: "an event".into(),
            title: "It happened".into(),
            when: When::parse("2025-03").ok(),
            citations: [citation("s", None)].into(),
            claims: [
                Claim {
                    text: "Six died.".into(),
                    by: Some("The police".into()),
                    citations: [citation("s", Some("six dead")), citation("gone", None)].into(),
                    ..Claim::default()
                },
                Claim {
                    text: "Nobody saw it.".into(),
                    ..Claim::default()
                },
            ]
            .into(),
            ..Event::default()
        }],
        ..Timeline::default()
    }
}

#[test]
fn every_statement_and_every_source_of_it_is_a_row() {
    let rows = rows(&timeline(), |_| None);
    let shown: Vec<String> = rows
        .iter()
        .map(|row| {
            format!(
                "{} | {} | {} | {}",
                row.what, row.statement, row.by, row.standing
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            "Title | It happened |  | one source",
            "Date | March 2025 (2025-03) |  | one source",
            "Event | It happened |  | one source",
            "Claim 1 | Six died. | The police | one source",
            "Claim 1 | Six died. | The police | one source",
            "Claim 2 | Nobody saw it. |  | uncited",
        ]
    );
    assert_eq!(rows[3].cited.quote, "six dead");
    assert_eq!(rows[3].cited.archive, "copies/report.pdf");
    assert_eq!(rows[4].cited.source, "unknown source gone");
    assert!(rows[0].key.starts_with("title."), "{}", rows[0].key);
    assert!(
        rows[3].key.starts_with("claim1.source1."),
        "{}",
        rows[3].key
    );
    assert_eq!(Level::default(), Level::Uncited);
}

#[test]
fn a_key_lasts_while_its_words_do() {
    let lasting = |timeline: &Timeline| -> Vec<String> {
        let rows = rows(timeline, |_| None);
        let lasting = rows.iter().map(|row| key_parts(&row.key).unwrap());
        lasting
            .map(|(lasting, event)| {
                assert_eq!(event, "an event");
                lasting.to_owned()
            })
            .collect()
    };
    let before = lasting(&timeline());
    let mut moved = timeline();
    let last = moved.events[0].claims.remove(1);
    moved.events[0].claims.insert(0, last);
    let mut after = lasting(&moved);
    after.sort();
    let mut sorted = before.clone();
    sorted.sort();
    assert_eq!(after, sorted);
    let mut changed = timeline();
    changed.events[0].claims[0].text = "Seven died.".into();
    let after = lasting(&changed);
    let same = |row: &usize| before[*row] == after[*row];
    assert_eq!((0..6).filter(same).collect::<Vec<_>>(), [0, 1, 2, 5]);
}

#[test]
fn marks_fill_the_sheet() {
    let timeline = timeline();
    let note = Note {
        on: Anchor::claim(&timeline.events[0], &timeline.events[0].claims[1]),
        check: Some(Check::Wrong),
        author: Some("AB".into()),
        text: "One did.".into(),
        ..Note::default()
    };
    let rows = rows(&timeline, |on| Some(&note).filter(|note| note.on == *on));
    let entries = csv::read(&csv::write(&rows)).unwrap();
    let marks: Vec<&str> = entries.iter().map(|e| e.mark.status.as_str()).collect();
    assert_eq!(marks, ["", "", "", "", "", "wrong"]);
    assert_eq!(entries[5].mark, rows[5].mark);
    let page = html::write(&timeline, &rows, "sheet.csv");
    assert!(page.contains("<option selected>wrong</option>"));
    assert!(page.contains("value=\"AB\""));
    assert!(page.contains("Archived copy: copies/report.pdf"));
}
