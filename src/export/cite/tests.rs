//! What all styles do alike, and what their tests are made with.

use super::*;
use crate::model::{Archive, Name, SourceKind, Stance, Text, When};
use std::collections::BTreeMap;

/// The timelines that come with the program.
const BUNDLED: [&str; 5] = [
    include_str!("../../../timelines/cuban-missile-crisis.ron"),
    include_str!("../../../timelines/eu-russia-sanctions.ron"),
    include_str!("../../../timelines/iran-nuclear-sanctions.ron"),
    include_str!("../../../timelines/us-china-trade-and-chips.ron"),
    include_str!("../../../timelines/us-russia-sanctions.ron"),
];

/// A source with a kind, authors, a title, a publisher, a date and an address; what is empty is absent.
pub(super) fn source(
    kind: SourceKind,
    [authors, title, publisher, published, url]: [&str; 5],
) -> Source {
    let some = |text: &str| (!text.is_empty()).then(|| Text::from(text));
    Source {
        id: Text::from(title),
        kind,
        title: title.into(),
        authors: authors
            .split('|')
            .filter(|name| !name.is_empty())
            .map(Text::from)
            .collect(),
        publisher: some(publisher),
        published: (!published.is_empty()).then(|| When::parse(published).unwrap()),
        url: some(url),
        ..Source::default()
    }
}

/// The same with an identifier.
pub(super) fn numbered(identifier: &str, source: Source) -> Source {
    Source {
        identifier: Some(identifier.into()),
        ..source
    }
}

/// The same with a day of access.
pub(super) fn accessed(day: &str, source: Source) -> Source {
    Source {
        accessed: Some(When::parse(day).unwrap()),
        ..source
    }
}

/// The same with a copy.
pub(super) fn archived(url: &str, captured: &str, source: Source) -> Source {
    let copy = Archive {
        url: Some(url.into()),
        captured: (!captured.is_empty()).then(|| When::parse(captured).unwrap()),
        ..Archive::default()
    };
    Source {
        archives: [copy].into(),
        ..source
    }
}

/// A citation of a place.
pub(super) fn at(pin: &str) -> Citation {
    Citation {
        pin: Some(pin.into()),
        ..Citation::default()
    }
}

/// A note, with italics between asterisks.
pub(super) fn noted(style: Style, source: &Source, pin: &str) -> String {
    let citation = (!pin.is_empty()).then(|| at(pin));
    shown(&footnote(style, source, citation.as_ref(), ""))
}

/// An item of a list, with italics between asterisks.
pub(super) fn listed(style: Style, source: &Source) -> String {
    shown(&entry(style, source, ""))
}

/// Plain text with asterisks around italics.
pub(super) fn shown(runs: &Runs) -> String {
    let text = |run: &Run| {
        if run.italic {
            format!("*{}*", run.text)
        } else {
            run.text.clone()
        }
    };
    runs.iter().map(text).collect()
}

#[test]
fn nothing_is_invented_for_what_is_absent() {
    let bare = source(SourceKind::News, ["", "Title", "", "", ""]);
    let cases = [
        (Style::Chicago, "“Title.”", "“Title.”"),
        (Style::AuthorDate, "(“Title,” n.d.)", "“Title.” n.d."),
        (Style::Apa, "(*Title*, n.d.)", "*Title*. (n.d.)."),
        (Style::Mla, "(“Title”)", "“Title.”"),
        (Style::Legal, "*Title*.", "*Title*."),
        (
            Style::Wikipedia,
            "{{cite news |title=Title}}",
            "{{cite news |title=Title}}",
        ),
        (Style::Plain, "“Title”", "“Title”"),
    ];
    for (style, note, item) in cases {
        assert_eq!(noted(style, &bare, ""), note);
        assert_eq!(listed(style, &bare), item);
    }
    for style in Style::ALL {
        // Nothing at all is no reason to fail.
        let empty = footnote(style, &Source::default(), Some(&Citation::default()), "");
        assert!(empty.to_text().len() < 40);
    }
}

/// The Chicago Manual of Style, 18th edition, sections 13.112, 13.114 and 14.44: by year, then by title,
/// whatever the days; what has no date comes last.
#[test]
fn works_of_one_author_and_year_have_letters() {
    let by =
        |title: &str, date: &str| source(SourceKind::News, ["Ann Smith", title, "Paper", date, ""]);
    let sources = [
        by("Zebras", "2020-01-01"),
        by("Apes", "2020-05-01"),
        by("Bears", "2019"),
        by("The Bees", ""),
    ];
    let all: Vec<&Source> = sources.iter().collect();
    assert_eq!(letters(Style::AuthorDate, &all), ["b", "a", "", ""]);
    assert_eq!(letters(Style::Apa, &all), ["a", "b", "", ""]);
    assert_eq!(letters(Style::Chicago, &all), ["", "", "", ""]);
    assert_eq!(letter(Style::AuthorDate, &sources[0], &sources), "b");
    let items: Vec<String> = bibliography(Style::AuthorDate, &all)
        .iter()
        .map(shown)
        .collect();
    assert_eq!(
        items,
        [
            "Smith, Ann. 2019. “Bears.” *Paper*.",
            "Smith, Ann. 2020a. “Apes.” *Paper*, May 1.",
            "Smith, Ann. 2020b. “Zebras.” *Paper*, January 1.",
            "Smith, Ann. n.d. “The Bees.” *Paper*.",
        ]
    );
    assert_eq!(
        footnote(Style::Apa, &sources[1], None, "b").to_text(),
        "(Smith, 2020b)"
    );
}

/// The names of the MLA Handbook, 9th edition, under “Letter-by-letter alphabetization”, as the guide of
/// Morningside University prints them; APA (section 9.44) and Chicago sort in the same way. The article of
/// a body does not count (“The Order of the Reference List Entries”, Jönköping University).
#[test]
fn lists_are_sorted_letter_by_letter() {
    let names = [
        "Toni Morrison",
        "Saint-Exupéry, Antoine de",
        "Robert Morris",
        "De Sica, Vittorio",
        "Carson McCullers",
        "George MacDonald",
        "St. Denis, Ruth",
        "René Descartes",
        "William Morris",
        "The White House",
        "A News Agency",
        "Yale University",
    ];
    let sources = names.map(|name| source(SourceKind::Book, [name, "T", "", "2020", ""]));
    let all: Vec<&Source> = sources.iter().collect();
    for style in [Style::Mla, Style::Apa, Style::Chicago, Style::AuthorDate] {
        let items: String = bibliography(style, &all)
            .iter()
            .map(|item| {
                item.to_text()
                    .chars()
                    .take(9)
                    .chain(['|'])
                    .collect::<String>()
            })
            .collect();
        assert_eq!(
            items,
            "A News Ag|Descartes|De Sica, |MacDonald|McCullers|Morris, R|Morris, W|Morrison,|Saint-Exu|St. Denis|The White|Yale Univ|"
        );
    }
}

/// Laws are listed by that with which their items begin, not by who published them.
#[test]
fn laws_are_listed_by_their_names_and_numbers() {
    let sources = [
        source(SourceKind::News, ["", "Evening", "", "2020", ""]),
        numbered(
            "E.O. 14257",
            source(
                SourceKind::Official,
                ["", "Regulating Imports", "The White House", "2025", ""],
            ),
        ),
        source(SourceKind::News, ["", "Peace", "", "2020", ""]),
        source(
            SourceKind::Legal,
            ["", "Executive Order 13685", "Zeno", "2014", ""],
        ),
        source(SourceKind::News, ["", "Success", "", "2020", ""]),
    ];
    let all: Vec<&Source> = sources.iter().collect();
    for style in [Style::Chicago, Style::AuthorDate, Style::Apa, Style::Legal] {
        let items: String = bibliography(style, &all)
            .iter()
            .map(|item| item.to_text())
            .map(|text| {
                let letters = text.chars().filter(|c| c.is_alphabetic());
                letters.take(4).chain([' ']).collect::<String>()
            })
            .collect();
        assert_eq!(items, "Even Exec Peac Regu Succ ", "{style:?}");
    }
}

/// By what a reader looks for an item in a list: its beginning up to the end of the name, in small letters
/// and without marks and articles. Tables of authorities go by family names.
fn beginning(style: Style, source: &Source) -> String {
    let item = entry(style, source, "").to_text();
    let shown = match style {
        Style::Wikipedia => {
            let names = ["|last=", "|author=", "|title="];
            let value = names.iter().find_map(|name| item.split_once(name));
            let value = value.map_or("", |(_, rest)| rest);
            value.split(" |").next().unwrap_or_default().to_owned()
        }
        Style::Legal => {
            let author = source.authors.iter().map(|name| Name::of(name)).next();
            let author = author.filter(|name| item.starts_with(&name.spoken()));
            author.map_or(item, |name| name.inverted())
        }
        _ => item,
    };
    let shown = shown.trim_start_matches(['“', '‘', '"']);
    let title = source.title.trim_start_matches(['“', '"']);
    let is_title = shown.starts_with(title.get(..4).unwrap_or(title));
    let articles: &[&str] = if is_title {
        &["The ", "An ", "A "]
    } else {
        &["The "]
    };
    let bare = articles
        .iter()
        .find_map(|article| shown.strip_prefix(article));
    let bare = bare.unwrap_or(shown);
    let ends = bare.match_indices(['.', ',', '(']).find(|(at, _)| *at > 2);
    let end = ends.map_or(bare.len(), |(at, _)| at);
    order::folded(bare.get(..end).unwrap_or_default()).replace(',', "")
}

#[test]
fn bundled_lists_are_in_the_order_that_readers_see() {
    for text in BUNDLED {
        let timeline = crate::file::read(text.as_bytes()).timeline.unwrap();
        let all: Vec<&Source> = timeline.sources.iter().collect();
        for style in Style::ALL {
            let order = order::sorted(style, &all).into_iter();
            let sources: Vec<&Source> = order.map(|(place, _)| all[place]).collect();
            for pair in sources.windows(2) {
                let [one, other] = [pair[0], pair[1]].map(|source| beginning(style, source));
                // What follows a name that is the beginning of another one is no name.
                let both = one.len().min(other.len());
                assert!(
                    one.get(..both) <= other.get(..both),
                    "{style:?}: {one} before {other}"
                );
            }
        }
    }
}

/// The works of one author and year are a, b, c from the top of the list down, and have those letters in
/// brackets, too.
#[test]
fn letters_follow_the_order_of_the_list() {
    for text in BUNDLED {
        let timeline = crate::file::read(text.as_bytes()).timeline.unwrap();
        let all: Vec<&Source> = timeline.sources.iter().collect();
        for style in [Style::AuthorDate, Style::Apa] {
            let mut used: BTreeMap<String, Vec<String>> = BTreeMap::new();
            for (place, letter) in order::sorted(style, &all) {
                let source = all[place];
                assert_eq!(super::letter(style, source, &timeline.sources), letter);
                let bracket = footnote(style, source, None, &letter).to_text();
                if !letter.is_empty() {
                    let unlettered = footnote(style, source, None, "").to_text();
                    used.entry(unlettered).or_default().push(letter);
                    continue;
                }
                assert!(!bracket.contains("n.d.-"), "{bracket}");
            }
            for (bracket, letters) in used {
                let count = letters.len();
                let expected = (0..count).map(|number| char::from(b'a' + number as u8));
                let expected: Vec<String> = expected.map(String::from).collect();
                assert!(count > 1 && letters == expected, "{bracket}: {letters:?}");
            }
        }
    }
}

#[test]
fn lists_are_in_the_order_of_names_and_titles() {
    let news =
        |authors: &str, title: &str| source(SourceKind::News, [authors, title, "", "2020", ""]);
    let sources = [
        news("Zoë Ångström", "One"),
        news("", "The Beginning"),
        news("Carla Adams", "Two"),
        news("Carla Adams", "An Apple"),
        news("European Commission", "Three"),
    ];
    let all: Vec<&Source> = sources.iter().collect();
    let firsts = |style: Style| -> Vec<String> {
        let items = bibliography(style, &all);
        items
            .iter()
            .map(|item| item.to_text().chars().take(12).collect())
            .collect()
    };
    assert_eq!(
        firsts(Style::Chicago),
        [
            "Adams, Carla",
            "Adams, Carla",
            "Ångström, Zo",
            "“The Beginni",
            "European Com"
        ]
    );
    // MLA puts three hyphens in the place of a repeated author.
    assert_eq!(
        firsts(Style::Mla).get(1).map(String::as_str),
        Some("---. “Two.” ")
    );
}

#[test]
fn long_titles_are_cut_where_they_can_be() {
    let cases = [
        ("Short", "Short"),
        ("Silent Spring: A History", "Silent Spring"),
        (
            "Council Decision 2014/145/CFSP of 17 March 2014",
            "Council Decision 2014/145/CFSP",
        ),
        (
            "Announcement No. 70 of 2025 on the suspension of controls",
            "Announcement No. 70",
        ),
        (
            "Administration imposes sweeping sanctions (client alert of June)",
            "Administration imposes sweeping sanctions",
        ),
        (
            "Actions by the United States of a kind",
            "Actions by the United States",
        ),
        (
            "U.S.-Russia talks in Istanbul were \"constructive,\" both sides say",
            "U.S.-Russia talks in Istanbul were \"constructive\"",
        ),
        (
            "Huawei Technologies Co., Ltd. and 68 affiliates on the Entity List",
            "Huawei Technologies Co., Ltd.",
        ),
        (
            "U.S., China agree on framework to implement Geneva consensus",
            "U.S., China agree",
        ),
        (
            "Text of Proclamation on “Interdiction of the Delivery” of weapons",
            "Text of Proclamation",
        ),
        (
            "Crises, Alerts, and DEFCONS, 1961-1976 - Part II",
            "Crises, Alerts, and DEFCONS, 1961-1976",
        ),
        (
            "Cuban Missile Crisis begins as Kennedy is informed",
            "Cuban Missile Crisis begins",
        ),
        (
            "How Kennedy Made Decisions During Key Moments",
            "How Kennedy Made Decisions",
        ),
    ];
    for (title, short) in cases {
        assert_eq!(work::short_title(title), short);
    }
}

#[test]
fn full_stops_are_never_doubled() {
    let cases = [
        ("It was over in 1993.", "“It was over in 1993.”"),
        ("Made in the U.S.", "“Made in the U.S.”"),
        ("Acme Corp.", "“Acme Corp.”"),
        ("To be continued...", "“To be continued...”"),
        ("Why?", "“Why?”"),
        ("He asked \"Why?\"", "“He asked ‘Why?’”"),
        ("Enough!", "“Enough!”"),
        ("Заявление МИД", "“Заявление МИД.”"),
    ];
    for (title, listed_title) in cases {
        let source = source(SourceKind::News, ["Bob Jones Jr.", title, "", "", ""]);
        let item = listed(Style::Chicago, &source);
        assert_eq!(item, format!("Jones, Bob, Jr. {listed_title}"));
        for style in [Style::AuthorDate, Style::Apa, Style::Mla, Style::Legal] {
            let item = listed(style, &source);
            let doubled = [".. ", ".”.", "?.", "!.", "?”.", "!”."];
            let stops = item.replace("...", "");
            assert!(!doubled.iter().any(|twice| stops.contains(twice)), "{item}");
        }
    }
}

#[test]
fn doubtful_dates_stay_doubtful() {
    let dated = |date: &str| source(SourceKind::News, ["Ann Smith", "T", "", date, ""]);
    let cases = [
        (
            "2014~",
            "Ann Smith, “T,” ca. 2014.",
            "(Smith, ca. 2014)",
            "circa 2014",
            "|date=c. 2014",
        ),
        (
            "2014-03?",
            "Ann Smith, “T,” [March 2014?].",
            "(Smith, [2014?])",
            "[Mar. 2014?]",
            "c. March 2014",
        ),
        (
            "-0043",
            "Ann Smith, “T,” 44 BCE.",
            "(Smith, 44 BCE)",
            "44 BCE",
            "44 BCE",
        ),
    ];
    for (date, chicago, apa, mla, wikipedia) in cases {
        let source = dated(date);
        assert_eq!(noted(Style::Chicago, &source, ""), chicago);
        assert_eq!(noted(Style::Apa, &source, ""), apa);
        assert!(listed(Style::Mla, &source).contains(mla));
        assert!(listed(Style::Wikipedia, &source).contains(wikipedia));
    }
}

#[test]
fn quotations_stand_before_their_source() {
    let paper = source(SourceKind::News, ["Ann Smith", "T", "Paper", "2014", ""]);
    let citation = Citation {
        quote: Some("He said \"no\" twice.".into()),
        pin: Some("para. 3".into()),
        ..Citation::default()
    };
    let noted = |style: Style| shown(&footnote(style, &paper, Some(&citation), ""));
    assert_eq!(
        noted(Style::Chicago),
        "“He said ‘no’ twice.” Ann Smith, “T,” *Paper*, 2014, para. 3."
    );
    assert_eq!(
        noted(Style::AuthorDate),
        "“He said ‘no’ twice” (Smith 2014, para. 3)."
    );
    assert_eq!(
        noted(Style::Legal),
        "Ann Smith, *T*, Paper, ¶ 3 (2014) (“He said ‘no’ twice.”)."
    );
    assert!(noted(Style::Wikipedia).ends_with(" |at=para. 3 |quote=He said \"no\" twice.}}"));
}

/// The signals of law are those of the Bluebook, rule 1.2; other styles follow them by analogy.
#[test]
fn what_disputes_or_gives_context_is_cited_as_such() {
    let paper = source(SourceKind::News, ["Ann Smith", "T", "Paper", "2014", ""]);
    let noted = |style: Style, stance: Stance, quote: &str, because: &str| {
        let some = |text: &str| (!text.is_empty()).then(|| Text::from(text));
        let citation = Citation {
            stance,
            quote: some(quote),
            because: some(because),
            ..Citation::default()
        };
        shown(&footnote(style, &paper, Some(&citation), ""))
    };
    let cases = [
        (
            Style::Chicago,
            "But see Ann Smith, “T,” *Paper*, 2014. “It was nine.” Clocks had changed.",
            "For context, see Ann Smith, “T,” *Paper*, 2014.",
            "Ann Smith, “T,” *Paper*, 2014. It was there.",
        ),
        (
            Style::AuthorDate,
            "“It was nine” (but see Smith 2014). Clocks had changed.",
            "(for context, see Smith 2014)",
            "(Smith 2014). It was there.",
        ),
        (
            Style::Apa,
            "“It was nine” (but see Smith, 2014). Clocks had changed.",
            "(for context, see Smith, 2014)",
            "(Smith, 2014). It was there.",
        ),
        (
            Style::Mla,
            "“It was nine” (but see Smith). Clocks had changed.",
            "(for context, see Smith)",
            "(Smith). It was there.",
        ),
        (
            Style::Legal,
            "*But see* Ann Smith, *T*, Paper (2014) (“It was nine.”). Clocks had changed.",
            "*See generally* Ann Smith, *T*, Paper (2014).",
            "Ann Smith, *T*, Paper (2014). It was there.",
        ),
        (
            Style::Wikipedia,
            "But see {{cite news |last=Smith |first=Ann |date=2014 |title=T |work=Paper |quote=It was nine.}}. Clocks had changed.",
            "For context, see {{cite news |last=Smith |first=Ann |date=2014 |title=T |work=Paper}}",
            "{{cite news |last=Smith |first=Ann |date=2014 |title=T |work=Paper}}. It was there.",
        ),
        (
            Style::Plain,
            "Disputes: “It was nine.” — Ann Smith, “T”, Paper, 2014 (Clocks had changed)",
            "Context: Ann Smith, “T”, Paper, 2014",
            "Ann Smith, “T”, Paper, 2014 (It was there)",
        ),
    ];
    for (style, disputes, context, supports) in cases {
        assert_eq!(
            noted(
                style,
                Stance::Disputes,
                "It was nine.",
                "Clocks had changed."
            ),
            disputes
        );
        assert_eq!(noted(style, Stance::Context, "", ""), context);
        assert_eq!(noted(style, Stance::Supports, "", "It was there"), supports);
    }
}

/// Brackets in brackets are square (APA, 7th edition, section 6.8); a title in quotation marks keeps its own.
#[test]
fn brackets_in_brackets_are_square() {
    let by_body = source(
        SourceKind::Analysis,
        ["Institute (Tehran)", "T", "", "2020", ""],
    );
    let untitled = source(SourceKind::News, ["", "Orders (a summary)", "", "2020", ""]);
    let law = source(
        SourceKind::Legal,
        ["", "Regulation (EU) 2022/879", "", "2022", ""],
    );
    let cases = [
        (Style::AuthorDate, &by_body, "(Institute [Tehran] 2020, 3)"),
        (Style::Apa, &by_body, "(Institute [Tehran], 2020, p. 3)"),
        (Style::Apa, &untitled, "(*Orders [a summary]*, 2020, p. 3)"),
        (Style::Mla, &untitled, "(“Orders (a summary)” 3)"),
        (Style::Mla, &law, "(Regulation [EU] 2022/879 3)"),
    ];
    for (style, source, bracket) in cases {
        assert_eq!(noted(style, source, "p. 3"), bracket);
    }
    let fields = ["Ann Smith", "Time", "Trantor (book text)", "2008", ""];
    assert_eq!(
        noted(Style::Chicago, &source(SourceKind::Book, fields), ""),
        "Ann Smith, *Time* (Trantor [book text], 2008)."
    );
}

/// No manual prints an ISBN; Wikipedia has a parameter for it.
#[test]
fn standard_numbers_are_not_printed() {
    let fields = ["", "One Hell of a Gamble", "W. W. Norton", "1997", ""];
    let book = source(SourceKind::Book, fields);
    let counted = numbered("ISBN 978-0-393-31790-9", book.clone());
    for style in Style::ALL {
        let prints = matches!(style, Style::Wikipedia | Style::Plain);
        for (bare, with) in [
            (
                noted(style, &book, "p. 12"),
                noted(style, &counted, "p. 12"),
            ),
            (listed(style, &book), listed(style, &counted)),
        ] {
            assert_eq!(with.contains("978"), prints, "{with}");
            assert!(prints || bare == with, "{with}");
        }
    }
    assert_eq!(
        noted(Style::Legal, &counted, "p. 12"),
        "*One Hell of a Gamble* 12 (1997)."
    );
    let template = listed(Style::Wikipedia, &counted);
    assert!(
        template.contains("|isbn=978-0-393-31790-9") && !template.contains("|id="),
        "{template}"
    );
}

#[test]
fn hidden_characters_are_seen_in_every_style() {
    let odd = source(
        SourceKind::News,
        ["Ann\u{202e} Smith", "T\u{0}\nT", "P<b>", "2014", ""],
    );
    for style in Style::ALL {
        let html = entry(style, &odd, "").to_html();
        assert!(
            !html.contains('\u{202e}') && !html.contains("<b>"),
            "{html}"
        );
    }
}

#[test]
fn each_style_is_kept_by_its_name() {
    for style in Style::ALL {
        let text = ron::to_string(&style).unwrap();
        assert_eq!(ron::from_str::<Style>(&text).unwrap(), style);
    }
}
