//! Sources go out to other programs and come back as they were; and come in as other programs write
//! them.
#![expect(clippy::unwrap_used, reason = "tests")]

use dateline::export::bibliography::{Format, unseen, write};
use dateline::import::{self, ImportError, Imported};
use dateline::model::{Archive, Extra, Source, SourceKind, Text, Timeline, When};
use proptest::prelude::*;

fn read_back(format: Format, sources: &[Source]) -> Imported {
    let text = write(format, sources);
    let name = format!("list.{}", format.ending());
    import::sources(&name, text.as_bytes()).unwrap()
}

fn read(name: &str, text: &str) -> Imported {
    import::sources(name, text.as_bytes()).unwrap()
}

/// Texts that break formats, among those that people write.
fn text() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(vec![
        "",
        " ",
        "a\nb",
        "{",
        "}}",
        "\\",
        "100 %",
        "a & b",
        "\"q\"",
        "x_y",
        "$1",
        "~",
        "^",
        "--",
        "'' ``",
        "\r\n@misc{x}",
        "ER  - ",
        "TY  - BOOK",
        "a  b",
        "\u{85}",
        "\u{2028}",
        "é{\\'e}",
        "#",
        "and",
        "A and B",
        "doi:10.1000/182",
        "doi: x",
        "doi:10.1/{",
        "Doe, Jane",
        "King, Martin Luther, Jr.",
        "Smith,",
        ", ,",
        "European Commission",
        "{x}",
        "{Xi} Jinping",
        "{习}近平",
        "117-169",
        "\u{feff}",
        "%41",
        "dateline/kind=News",
        "-",
        "=",
        "习近平",
    ]);
    let plain = "[A-Za-zéß ,.:;'-]{0,20}";
    let sharp = "[\\\\{}\"%&$#_~^@=,\n\r\t a-c\u{0}\u{1}]{0,12}";
    prop_oneof![
        3 => plain.prop_map(String::from),
        2 => sharp.prop_map(String::from),
        2 => odd.prop_map(String::from),
        1 => ".{0,12}".prop_map(String::from),
    ]
}

fn date() -> impl Strategy<Value = When> {
    let dates = vec![
        "2014",
        "2014-03",
        "2014-03-05",
        "2014-03~",
        "2014?",
        "2014-03-05%",
        "201X",
        "20XX",
        "2014-XX",
        "2014-03-XX",
        "2014-21",
        "2014-33",
        "-0043-03-15",
        "-0043",
        "0000",
        "-0001",
        "0044",
        "Y-13800000000",
        "Y17E7",
        "1950S2",
        "1962-10-16/1962-10-28",
        "2022-02-24/..",
        "../2014",
        "2004/",
        "/2004",
        "[1667,1760-12]",
        "[1667..1672]",
        "2025-02-28T11",
        "2025-02-28T11:35~[America/New_York]",
        "2025-02-28T11:35:10-05:00",
        "9999-12-31",
        "-9999",
    ];
    prop::sample::select(dates).prop_map(|text| When::parse(text).unwrap())
}

fn some_text() -> impl Strategy<Value = Option<Text>> {
    prop::option::of(text().prop_map(Text::from))
}

fn extra() -> impl Strategy<Value = Extra> {
    let fields = prop::collection::vec(
        (
            prop::sample::select(vec!["colour", "x", "Weird_Name9", "_a", "zz"]),
            prop::sample::select(vec![
                "1",
                "\"a } b\"",
                "[1, 2]",
                "(a: 1, b: \"\\n\")",
                "true",
                "\"%\"",
            ]),
        ),
        0..3,
    );
    fields.prop_map(|fields| {
        let mut extra = Extra::default();
        for (name, raw) in fields {
            extra.insert(name.to_owned(), raw.to_owned());
        }
        extra
    })
}

fn archive() -> impl Strategy<Value = Archive> {
    (
        some_text(),
        prop::option::of(date()),
        some_text(),
        some_text(),
        extra(),
    )
        .prop_map(|(url, captured, file, sha256, extra)| Archive {
            url,
            captured,
            file,
            sha256,
            extra,
        })
}

fn source() -> impl Strategy<Value = Source> {
    let texts = (
        text(),
        text(),
        some_text(),
        some_text(),
        some_text(),
        some_text(),
        some_text(),
    );
    let rest = (
        prop::sample::select(SourceKind::ALL.to_vec()),
        prop::collection::vec(text(), 0..4),
        prop::collection::vec(archive(), 0..12),
        prop::option::of(date()),
        prop::option::of(date()),
        prop::option::of(any::<bool>()),
        some_text(),
        some_text(),
        extra(),
    );
    (texts, rest).prop_map(|(texts, rest)| {
        let (id, title, identifier, publisher, url, language, note) = texts;
        let (kind, authors, archives, published, accessed, primary, derived_from, wire, extra) =
            rest;
        Source {
            id: id.into(),
            kind,
            title: title.into(),
            identifier,
            authors: authors.into_iter().map(Text::from).collect(),
            publisher,
            url,
            archives: archives.into_iter().collect(),
            published,
            accessed,
            language,
            primary,
            derived_from,
            wire,
            note,
            extra,
        }
    })
}

proptest! {
    #[test]
    fn csl_json_gives_back_what_it_was_given(sources in prop::collection::vec(source(), 1..4)) {
        prop_assert_eq!(read_back(Format::Csl, &sources).sources, sources);
    }

    #[test]
    fn biblatex_gives_back_what_it_was_given(sources in prop::collection::vec(source(), 1..4)) {
        prop_assert_eq!(read_back(Format::Biblatex, &sources).sources, sources);
    }

    #[test]
    fn ris_gives_back_what_it_was_given(sources in prop::collection::vec(source(), 1..4)) {
        prop_assert_eq!(read_back(Format::Ris, &sources).sources, sources);
    }

    #[test]
    fn any_text_is_read_without_a_panic(text in ".{0,200}", name in "[a-z]{0,3}\\.(bib|ris|json|txt)") {
        import::sources(&name, text.as_bytes()).ok();
    }

    #[test]
    fn any_piece_of_bibtex_is_read_without_a_panic(
        text in "(@|misc|string|comment|\\{|\\}|\\(|\\)|=|,|#|\"|a|b|\\\\'|\\\\|\n| ){0,60}"
    ) {
        import::sources("x.bib", text.as_bytes()).ok();
    }
}

#[test]
fn bundled_sources_come_back_from_every_format() {
    let mut count = 0;
    for bundled in dateline::app::bundled::BUNDLED {
        let timeline = dateline::file::read(bundled.text.as_bytes())
            .timeline
            .unwrap();
        let mut sources = timeline.sources;
        for source in &mut sources {
            // Other programs know nothing of a timeline's own zone.
            let utc = |when: &When| When::parse(when.text()).unwrap();
            source.published = source.published.as_ref().map(utc);
            source.accessed = source.accessed.as_ref().map(utc);
            for archive in &mut source.archives {
                archive.captured = archive.captured.as_ref().map(utc);
            }
        }
        for format in Format::ALL {
            let back = read_back(format, &sources);
            assert_eq!(back.skipped, []);
            for (back, source) in back.sources.iter().zip(&sources) {
                assert_eq!(back, source, "{}", format.title());
            }
            assert_eq!(back.sources.len(), sources.len());
        }
        count += sources.len();
    }
    assert!(count > 100);
}

/// ISBN, ISSN and DOI stand where other programs look for them.
#[test]
fn standard_numbers_have_their_fields() {
    let source = |identifier: &str| Source {
        id: identifier.replace(' ', "-").into(),
        kind: SourceKind::Book,
        identifier: Some(identifier.into()),
        ..Source::default()
    };
    let sources = [
        source("ISBN 978-0-393-31790-9"),
        source("ISSN 0016-3287"),
        source("doi:10.1000/182"),
        source("urn:isbn:039331790X"),
        source("R-12; ISBN 978-0-393-31790-9"),
    ];
    let cases = [
        (
            Format::Csl,
            "\"ISBN\": \"978-0-393-31790-9\"",
            "\"ISSN\": \"0016-3287\"",
            "\"DOI\": \"10.1000/182\"",
        ),
        (
            Format::Biblatex,
            "isbn = {978-0-393-31790-9}",
            "issn = {0016-3287}",
            "doi = {10.1000/182}",
        ),
        (
            Format::Ris,
            "SN  - 978-0-393-31790-9\r",
            "SN  - 0016-3287\r",
            "DO  - 10.1000/182\r",
        ),
    ];
    for (format, isbn, issn, doi) in cases {
        let text = write(format, &sources);
        for field in [isbn, issn, doi] {
            assert!(text.contains(field), "{text}");
        }
        assert_eq!(read_back(format, &sources).sources, sources);
    }
}

#[test]
fn what_another_program_has_changed_is_taken_over() {
    let source = Source {
        id: "a".into(),
        title: "One {two}".into(),
        authors: [Text::from("X  Y")].into(),
        ..Source::default()
    };
    for format in Format::ALL {
        let text = write(format, std::slice::from_ref(&source)).replace("One", "Four");
        let name = format!("x.{}", format.ending());
        let back = read(&name, &text);
        assert_eq!(back.sources[0].title, "Four {two}", "{}", format.title());
    }
}

#[test]
fn what_another_program_has_changed_beside_a_field_of_ours_is_taken_over() {
    let source = Source {
        id: "a".into(),
        kind: SourceKind::Official,
        title: "T".into(),
        url: Some("https://example.org/a b{c}".into()),
        published: Some(When::parse("2014-03-17T10:00").unwrap()),
        accessed: Some(When::parse("2014-04-17T09:00/2014-05-17T09:00").unwrap()),
        ..Source::default()
    };
    let changes = [
        ("17", "18"),
        ("example.org", "example.net"),
        ("@online", "@book"),
        ("\"report\"", "\"book\""),
        ("RPRT", "BOOK"),
    ];
    for format in Format::ALL {
        let text = write(format, std::slice::from_ref(&source));
        let name = format!("x.{}", format.ending());
        assert_eq!(read(&name, &text).sources[0], source, "{}", format.title());
        let lines = text.lines().map(|line| {
            let change = |line: String, (from, to): &(&str, &str)| line.replace(from, to);
            let is_ours = line.contains("dateline");
            let changes = if is_ours { &[][..] } else { &changes[..] };
            changes.iter().fold(format!("{line}\n"), change)
        });
        let back = read(&name, &lines.collect::<String>());
        let back = &back.sources[0];
        assert_eq!(back.kind, SourceKind::Book, "{}", format.title());
        let url = back.url.as_deref().unwrap();
        assert!(url.starts_with("https://example.net/a"), "{url}");
        assert_eq!(back.published.as_ref().unwrap().text(), "2014-03-18");
        let accessed = back.accessed.as_ref().unwrap().text();
        assert!(accessed.starts_with("2014-04-18"), "{accessed}");
    }
    let turned = "@misc{a, author = {Doe, Jane and {X}}, dateline-kind = {Other}, \
                  dateline-author.1 = {X}, dateline-author.2 = {Jane  Doe}}";
    let authors = &read("a.bib", turned).sources[0].authors;
    assert_eq!(*authors, ["Jane Doe", "X"].map(Text::from));
}

#[test]
fn a_family_name_that_comes_first_does_so_in_every_format() {
    let authors = ["{Xi} Jinping", "Jane Doe", "{Orbán} Viktor"].map(Text::from);
    let source = Source {
        id: "a".into(),
        title: "T".into(),
        authors: authors.clone().into(),
        ..Source::default()
    };
    for format in Format::ALL {
        let text = write(format, std::slice::from_ref(&source));
        let shows = match format {
            Format::Csl => text.contains("\"static-ordering\": true"),
            Format::Biblatex | Format::Ris => text.contains("Xi, Jinping"),
        };
        assert!(shows, "{text}");
        assert_eq!(
            read_back(format, std::slice::from_ref(&source)).sources[0],
            source
        );
    }
    let json = r#"[{"id": "a", "title": "T", "author": [{"family": "Xi", "given": "Jinping", "static-ordering": true}]}]"#;
    assert_eq!(read("a.json", json).sources[0].authors, authors[..1]);
}

#[test]
fn years_before_the_common_era_have_no_year_0_in_csl() {
    let source = Source {
        id: "caesar".into(),
        published: Some(When::parse("-0043-03-15").unwrap()),
        ..Source::default()
    };
    let text = write(Format::Csl, std::slice::from_ref(&source));
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        value[0]["issued"]["date-parts"],
        serde_json::json!([[-44, 3, 15]])
    );
    let plain =
        r#"[{"id": "a", "type": "book", "title": "T", "issued": {"date-parts": [[-44, 3, 15]]}}]"#;
    assert_eq!(read("a.json", plain).sources[0].published, source.published);
}

#[test]
fn what_others_do_not_show_is_told() {
    let source = Source {
        wire: Some("Reuters".into()),
        archives: [Archive::default()].into(),
        ..Source::default()
    };
    assert_eq!(
        unseen(&[source]),
        ["1 source: archived copies", "1 source: its news agency"]
    );
}

#[test]
fn zotero_json_is_read() {
    let text = "\u{feff}[\r\n  {\r\n    \"id\": \"http://zotero.org/users/1/items/AB\",\r\n    \"type\": \"article-newspaper\",\r\n    \"title\": \"Can we\",\r\n    \"container-title\": \"The Paper\",\r\n    \"author\": [{\"family\": \"Gaulle\", \"given\": \"Charles\", \"non-dropping-particle\": \"de\"}, {\"literal\": \"European Commission\"}],\r\n    \"issued\": {\"date-parts\": [[\"2021\", 4, 19]]},\r\n    \"accessed\": {\"date-parts\": [[\"2022\", 1]]},\r\n    \"URL\": \"https://example.org/a\", \"volume\": 3, \"unknown\": {\"a\": [1]}\r\n  },\r\n  {\"id\": 7, \"type\": \"legislation\", \"title\": \"Act\", \"number\": \"117-169\", \"container-title\": \"Stat.\", \"volume\": \"136\", \"page\": \"1818\", \"issued\": {\"raw\": \"in press\"}},\r\n  \"no item\",\r\n  {\"id\": \"c\", \"type\": \"book\", \"title\": \"Book\", \"issued\": {\"date-parts\": [[2014]], \"season\": 2, \"circa\": 1}}\r\n]";
    let Imported { sources, skipped } = read("zotero.json", text);
    assert_eq!(sources.len(), 3);
    assert_eq!(sources[0].kind, SourceKind::News);
    assert_eq!(
        sources[0].authors,
        [
            Text::from("Charles de Gaulle"),
            Text::from("European Commission")
        ]
    );
    assert_eq!(sources[0].publisher.as_deref(), Some("The Paper"));
    assert_eq!(sources[0].published.as_ref().unwrap().text(), "2021-04-19");
    assert_eq!(sources[0].accessed.as_ref().unwrap().text(), "2022-01");
    assert_eq!(sources[1].id, "7");
    assert_eq!(sources[1].kind, SourceKind::Legal);
    assert_eq!(
        sources[1].identifier.as_deref(),
        Some("Public Law 117-169; 136 Stat. 1818")
    );
    assert_eq!(sources[2].published.as_ref().unwrap().text(), "2014-22~");
    let lines: Vec<usize> = skipped.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [12, 13], "{skipped:?}");
}

#[test]
fn bibtex_is_read_as_programs_write_it() {
    let text = r#"% Encoding: UTF-8
@string{nyt = "The New York " # {Times}}
@comment{jabref-meta: databaseType:biblatex;}
@Article{doe2014,
  author       = {Doe, Jane and {European Commission} and von der Leyen, Ursula and G{\"o}del, Kurt and others},
  title        = {{NATO} and \emph{the} {E}ast: 100\,\% \& more},
  journaltitle = nyt,
  year         = {2014}, month = mar, day = 5,
  url          = {https://example.org/a\_b?x=1\&y=2},
  urldate      = {2020-01-02},
  entrysubtype = {newspaper},
  langid       = {ngerman},
}

@InCollection{part, author = "Dvo{\v r}{\'a}k, Anton{\'\i}n", title = "A Part", crossref = "whole", doi = {10.1000/182}}
@Book{whole, title = "The Whole", publisher = {O'Reilly {\&} Sons}, date = {2010-03/2010-05}, isbn={978-3-16}}
@report(round, title = "Round " # "brackets", institution = {A Think Tank}, number = {R-12}, date = {in press})
@misc{key with space, title = {Second}}
@misc{doe2014, title = {Same key}, howpublished = {\url{https://example.org/z}}}
"#;
    let Imported { sources, skipped } = read("library.bib", &text.replace('\n', "\r\n"));
    let ids: Vec<&str> = sources.iter().map(|source| &*source.id).collect();
    assert_eq!(
        ids,
        ["doe2014", "part", "whole", "round", "doe2014-2"],
        "{skipped:?}"
    );
    let doe = &sources[0];
    assert_eq!(
        doe.authors,
        [
            "Jane Doe",
            "European Commission",
            "Ursula von der Leyen",
            "Kurt Gödel"
        ]
        .map(Text::from)
    );
    assert_eq!(doe.title, "NATO and the East: 100 % & more");
    assert_eq!(doe.publisher.as_deref(), Some("The New York Times"));
    assert_eq!(doe.published.as_ref().unwrap().text(), "2014-03-05");
    assert_eq!(doe.url.as_deref(), Some("https://example.org/a_b?x=1&y=2"));
    assert_eq!(
        (doe.kind, doe.language.as_deref()),
        (SourceKind::News, Some("de"))
    );
    let part = &sources[1];
    assert_eq!(part.authors, [Text::from("Antonín Dvořák")]);
    assert_eq!(part.title, "A Part");
    assert_eq!(part.publisher.as_deref(), Some("O'Reilly & Sons"));
    assert_eq!(
        part.identifier.as_deref(),
        Some("doi:10.1000/182; ISBN 978-3-16")
    );
    assert_eq!(part.published.as_ref().unwrap().text(), "2010-03/2010-05");
    assert_eq!(sources[3].title, "Round brackets");
    assert_eq!(sources[3].identifier.as_deref(), Some("R-12"));
    assert!(
        skipped
            .iter()
            .any(|(line, why)| *line == 17 && why.contains("in press")),
        "{skipped:?}"
    );
}

#[test]
fn ris_is_read_as_programs_write_it() {
    let text = "\u{feff}TY  - JOUR\r\nAU  - Doe, Jane\r\nAU  - King, Martin Luther, Jr.\r\nA1  - European Commission\r\nT1  - A long\r\ntitle\r\nJO  - Science\r\nPY  - 2021/04/19/\r\nY2  - 2022/01/02/12:00:00\r\nUR  - https://example.org/a\r\nDO  - https://doi.org/10.1000/182\r\nN1  - One\r\nN1  - Two\r\nZZ  - ?\r\nER  - \r\n\r\nTY  - STAT\r\nTI  - Act\r\nM1  - Public Law 117-169\r\nVL  - 136\r\nT2  - Stat.\r\nSP  - 1818\r\nDA  - 2022///\r\nTY  - NEWS\nTI  - No end\nPY  - c. 1850\n";
    let Imported { sources, skipped } = read("export.txt", text);
    assert_eq!(sources.len(), 3);
    let paper = &sources[0];
    assert_eq!(paper.title, "A long title");
    assert_eq!(
        paper.authors,
        ["Jane Doe", "Martin Luther King Jr.", "European Commission"].map(Text::from)
    );
    assert_eq!(paper.identifier.as_deref(), Some("doi:10.1000/182"));
    assert_eq!(paper.published.as_ref().unwrap().text(), "2021-04-19");
    assert_eq!(paper.accessed.as_ref().unwrap().text(), "2022-01-02");
    assert_eq!(paper.note.as_deref(), Some("One Two"));
    assert_eq!(paper.id, "doe-2021");
    assert_eq!(
        sources[1].identifier.as_deref(),
        Some("Public Law 117-169; 136 Stat. 1818")
    );
    assert_eq!(sources[1].published.as_ref().unwrap().text(), "2022");
    assert_eq!(skipped.len(), 1, "{skipped:?}");
}

#[test]
fn ris_has_editors_and_years_from_to() {
    let text = "TY  - BOOK\nTI  - Papers\nA2  - Doe, Jane\nPY  - 1914-1918\nER  - \n\
                TY  - BOOK\nTI  - More\nAU  - Roe, Jo\nED  - Doe, Jane\nPY  - 1914–18\nER  - \n\
                TY  - CASE\nTI  - A v. B\nA2  - U.S.\nPY  - 2014/03//spring\nER  - \n";
    let Imported { sources, skipped } = read("a.ris", text);
    let authors = |place: usize| sources[place].authors.join("; ");
    assert_eq!(
        [authors(0), authors(1), authors(2)],
        ["Jane Doe", "Jo Roe", ""]
    );
    let dates = sources
        .iter()
        .map(|source| source.published.clone().unwrap());
    let dates: Vec<String> = dates.map(|date| date.text().to_owned()).collect();
    assert_eq!(dates, ["1914/1918", "1914", "2014-03"]);
    assert_eq!(skipped.len(), 1, "{skipped:?}");
    assert!(skipped[0].0 == 6 && skipped[0].1.contains("1914–18"));
}

#[test]
fn bibtex_inherits_from_all_that_an_entry_names() {
    let text = "@xdata{place, publisher = {House}, title = {Not this}, xdata = {more}}\n\
                @xdata{more, language = {german}, note = {Kept}}\n\
                @xdata{when, date = {2010}, publisher = {Another}}\n\
                @book{whole, title = {The Whole}, xdata = {site}, author = {Roe, Jo}}\n\
                @xdata{site, url = {https://example.org/}, title = {Nor this}}\n\
                @inbook{part, title = {A Part}, xdata = {place, when}, crossref = {whole}}\n\
                @inbook{bare, crossref = {whole}, xdata = {when, nowhere}}";
    let Imported { sources, skipped } = read("a.bib", text);
    let part = &sources[1];
    assert_eq!(part.title, "A Part");
    assert_eq!(part.publisher.as_deref(), Some("House"));
    assert_eq!(part.published.as_ref().unwrap().text(), "2010");
    assert_eq!(part.language.as_deref(), Some("de"));
    assert_eq!(part.note.as_deref(), Some("Kept"));
    assert_eq!(part.url.as_deref(), Some("https://example.org/"));
    assert_eq!(part.authors, ["Jo Roe"].map(Text::from));
    assert_eq!(sources[2].title, "");
    assert_eq!(skipped.len(), 1, "{skipped:?}");
    assert!(skipped[0].1.contains("nowhere"));
}

#[test]
fn what_is_inherited_over_and_over_does_not_fill_the_memory() {
    let long = "x".repeat(1 << 19);
    let whole = format!("@book{{p, title = {{P}}, publisher = {{House}}, abstract = {{{long}}}}}");
    let parts = "@inbook{a, title = {A}, crossref = {p}}\n".repeat(2_000);
    let Imported { sources, skipped } = read("a.bib", &format!("{whole}\n{parts}"));
    assert_eq!(sources.len(), 2_001);
    assert_eq!(sources[1].publisher.as_deref(), Some("House"));
    assert_eq!(sources[2_000].publisher, None);
    assert!(skipped[0].1.contains("too much"), "{skipped:?}");
}

#[test]
fn the_looks_of_a_title_are_no_part_of_it() {
    let title = "On <i>E. coli</i>, CO<sub>2</sub> and <span class=\\\"nocase\\\">iPods</span>: a < b > c <x>";
    let json =
        format!("[{{\"id\": \"a\", \"type\": \"article-journal\", \"title\": \"{title}\"}}]");
    let plain = "On E. coli, CO2 and iPods: a < b > c <x>";
    assert_eq!(read("a.json", &json).sources[0].title, plain);
    let ris = format!("TY  - JOUR\nTI  - {}\nER  - ", title.replace('\\', ""));
    assert_eq!(read("a.ris", &ris).sources[0].title, plain);
}

#[test]
fn other_encodings_are_read_and_told() {
    let bytes = b"@misc{a, title = {Caf\xe9 d\xe9j\xe0}}";
    let imported = import::sources("x.bib", bytes).unwrap();
    assert_eq!(imported.sources[0].title, "Café déjà");
    assert!(imported.skipped[0].1.contains("UTF-8"));
}

#[test]
fn what_is_no_list_is_refused() {
    assert!(matches!(
        import::sources("a.png", b"\x89PNG"),
        Err(ImportError::Unknown(_))
    ));
    assert!(matches!(
        import::sources("a.json", b"[{]"),
        Err(ImportError::Json { line: 1, .. })
    ));
    let why = |text: &[u8]| import::sources("a.json", text).map_err(|error| error.to_string());
    let broken_off = "The file is not whole JSON (line 1): it breaks off in the middle";
    assert_eq!(why(b"[{\"id\": "), Err(broken_off.to_owned()));
    let deep = "[".repeat(100_000);
    let too_deep = "The file is not whole JSON (line 1): its brackets are nested too deep";
    assert_eq!(why(deep.as_bytes()), Err(too_deep.to_owned()));
    assert_eq!(read("a.bib", "").sources, []);
}

#[test]
fn what_goes_round_or_too_deep_ends() {
    let round = "@string{a=b}@string{b=a}@misc{c, title=a}\n\
                 @book{x, crossref={y}}\n@book{y, crossref={x}}\n@book{z, title={Z}, crossref={z}}";
    let imported = read("a.bib", round);
    // None of them says anything that could be trusted: no title is made of what is no string.
    assert_eq!(imported.sources, []);
    assert!(
        imported
            .skipped
            .iter()
            .any(|(line, why)| *line == 4 && why.contains("go round"))
    );
    let deep = format!(
        "@misc{{a, title = {{{}x{}}}}}\n@misc{{b, title={{After}}}}",
        "{".repeat(100_000),
        "}".repeat(100_000)
    );
    let imported = read("a.bib", &deep);
    assert_eq!(imported.sources.len(), 1);
    assert_eq!(imported.sources[0].title, "After");
    assert!(imported.skipped[0].1.contains("nested"));
    let open = format!("@misc{{a, title = {{{}", "{".repeat(1_000_000));
    assert_eq!(read("a.bib", &open).sources, []);
    // Strings that double do not fill the memory.
    let strings: Vec<String> = (1..60)
        .map(|number| {
            format!(
                "@string{{s{number} = s{} # s{}}}
",
                number - 1,
                number - 1
            )
        })
        .collect();
    let strings = strings.concat();
    let doubling = format!(
        "@string{{s0 = {{0123456789}}}}
{strings}@misc{{a, title = s59}}"
    );
    assert!(!read("a.bib", &doubling).skipped.is_empty());
    let json = "[".repeat(100_000);
    assert!(import::sources("a.json", json.as_bytes()).is_err());
}

#[test]
fn long_files_take_one_pass() {
    let line = "a".repeat(10 << 20);
    assert_eq!(
        read("a.ris", &format!("TY  - BOOK\nTI  - {line}\nER  - "))
            .sources
            .len(),
        1
    );
    assert_eq!(
        read("a.bib", &format!("@misc{{a, title = {{{line}}}}}"))
            .sources
            .len(),
        0
    );
    assert_eq!(read("a.bib", &"@".repeat(1 << 20)).sources.len(), 0);
    assert_eq!(read("a.bib", &"@misc{".repeat(100_000)).sources.len(), 0);
    assert_eq!(
        read("a.bib", &"@misc{a,b={\n".repeat(20_000)).sources.len(),
        0
    );
}

#[test]
fn many_entries_of_one_key_are_numbered_in_one_pass() {
    const MANY: usize = 100_000;
    let Imported { sources, .. } = read("a.bib", &"@a{x,title={t}}\n".repeat(MANY));
    assert_eq!(sources.len(), MANY);
    assert_eq!(sources[0].id, "x");
    assert_eq!(sources[MANY - 1].id, format!("x-{MANY}"));
    let same = vec![sources[0].clone(); MANY];
    let text = write(Format::Biblatex, &same);
    assert!(text.contains(&format!("{{x-{MANY},")));
    let fitted = dateline::edit::fit(&Timeline::default(), same);
    assert_eq!(fitted.ids.last().unwrap(), &format!("x-{MANY}"));
}

#[test]
fn fields_of_a_stranger_cannot_break_the_file() {
    let text = "@misc{a, title = {T}, dateline-kind = {News}, dateline-extra.x = {1), Event(id: 2}, \
                dateline-extra.y = {1 //}, dateline-extra.z = {7}, dateline-extra.0x3a = {7}}";
    let extra = &read("a.bib", text).sources[0].extra;
    let names: Vec<&str> = extra.keys().map(String::as_str).collect();
    assert_eq!(names, ["z"]);
}
