//! Strings that break programs, and a timeline that has one in each of its text fields.
//!
//! It uses the library alone, so that tests of any kind can take it in.

use dateline::model::{
    Allow, Archive, Citation, Claim, Era, Event, EventKind, EventLink, Kind, Lane, Media, Relation,
    Source, Stage, StageName, Step, Story, Text, Texts, Timeline, View, When,
};

/// Strings that programs stumble over, by what they stumble over.
pub const STRINGS: &[&str] = &[
    // Nothing, and words for nothing.
    "",
    " ",
    "\t",
    "\n",
    "\r\n",
    "null",
    "NULL",
    "nil",
    "None",
    "Some(\"x\")",
    "undefined",
    "(null)",
    "NaN",
    "true",
    "false",
    "-",
    // Numbers, and what is nearly one.
    "0",
    "-0",
    "1.0",
    "1e999",
    "-1e-999",
    "0x7fffffff",
    "2147483648",
    "-9223372036854775809",
    "18446744073709551616",
    "1,000.50",
    "1'000",
    "١٢٣",
    "１２３",
    "½",
    "Infinity",
    "1/0",
    "--1",
    "0b2",
    "1_000",
    // Dates that are none.
    "2025-02-30",
    "0000-00-00",
    "9999-99-99T99:99:99Z",
    "../..",
    "31/12/1999",
    // Quotes, brackets, escapes: what RON is made of.
    "\"",
    "'",
    "\"\"",
    "\\",
    "\\\\",
    "\\\"",
    "\\n",
    "\\u{0}",
    "r#\"raw\"#",
    "\"#",
    "\"##",
    "\"###",
    "\"####",
    "r#name",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "()",
    "([{",
    "}])",
    ",",
    ":",
    ";",
    "a: b",
    "Event(id: \"x\")",
    "Timeline(",
    "/*",
    "*/",
    "/* /*",
    "// no comment",
    "#![enable(unwrap_newtypes)]",
    "<<<<<<< HEAD",
    "=======",
    "`tick`",
    "```",
    // Markup and scripts.
    "<b>bold</b>",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</text></svg>",
    "]]>",
    "<![CDATA[x]]>",
    "<!-- -->",
    "&amp;",
    "&lt;script&gt;",
    "&#x202e;",
    "&nosuch;",
    "<?xml version=\"1.0\"?>",
    "<!ENTITY x SYSTEM \"file:///etc/passwd\">",
    "javascript:alert(1)",
    "data:text/html,<b>x</b>",
    "http://a b",
    "https://user:secret@example.org",
    "file:///etc/passwd",
    "{{7*7}}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "=1+1",
    "+1",
    "@SUM(1)",
    "=cmd|' /C calc'!A0",
    // Markdown.
    "# Heading",
    "> > > quote",
    "* * *",
    "[link](javascript:alert(1))",
    "![image](https://example.org/x.png)",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "1. one\n2. two",
    "*",
    "**",
    "_ _",
    "~~~",
    "<https://example.org>",
    "[^1]",
    "\\*",
    "- [ ] task",
    // Queries, shells, formats, paths.
    "'; DROP TABLE events; --",
    "1' OR '1'='1",
    "$(reboot)",
    "; ls",
    "| cat /etc/passwd",
    "%s%s%s%n",
    "%00",
    "%0d%0aSet-Cookie: x",
    "../../../etc/passwd",
    "C:\\Windows\\System32",
    "\\\\server\\share",
    "CON",
    "aux.txt",
    "~",
    "/dev/null",
    "-rf",
    "--help",
    // Controls and terminal sequences.
    "\0",
    "a\0b",
    "\u{1}\u{2}\u{3}",
    "\u{7}",
    "\u{8}\u{8}\u{8}",
    "\u{b}\u{c}",
    "\u{1b}[31mred\u{1b}[0m",
    "\u{1b}]0;title\u{7}",
    "\u{1b}[2J",
    "\u{7f}",
    "\u{80}\u{9f}",
    "\u{9b}31m",
    "\u{85}",
    // Hidden characters and directions.
    "\u{202e}desrever",
    "a\u{202a}b\u{202b}c\u{202c}d\u{202d}e",
    "\u{2066}\u{2067}\u{2068}",
    "\u{2069}\u{2069}",
    "\u{200e}\u{200f}\u{61c}",
    "\u{200b}",
    "zero\u{200b}width",
    "\u{200c}\u{200d}",
    "\u{feff}",
    "\u{2060}\u{2061}\u{2064}",
    "\u{ad}",
    "soft\u{ad}hyphen",
    "\u{34f}",
    "\u{115f}\u{1160}\u{3164}\u{ffa0}",
    "\u{17b4}\u{17b5}",
    "\u{180e}",
    "\u{fe00}\u{fe0f}",
    "\u{fff9}a\u{fffa}b\u{fffb}",
    "\u{fffc}",
    "\u{e0001}\u{e0041}\u{e007f}",
    "\u{e0100}",
    "\u{1d173}",
    "\u{206a}\u{206f}",
    "\u{2028}\u{2029}",
    "\u{fffe}\u{ffff}",
    "\u{10ffff}",
    "\u{e000}",
    // Spaces of every sort.
    "\u{a0}",
    "\u{1680}\u{2000}\u{2001}\u{2003}\u{2009}\u{200a}",
    "\u{202f}\u{205f}\u{3000}",
    "\u{2800}",
    "a\u{a0}b",
    "   lead and trail   ",
    // Accents, piles of them, and letters that change length.
    "é",
    "e\u{301}",
    "Z\u{351}\u{36b}\u{343}\u{36a}\u{302}\u{36b}\u{33d}\u{34f}\u{334}\u{319}\u{324}\u{31e}\u{349}\u{35a}\u{32f}\u{31e}\u{320}\u{34d}algo",
    "\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "ﬁ ﬂ ﬃ",
    "İıſßẞ",
    "ǅ",
    "Å Å",
    "½ ⅓ ㎏",
    "𝕬𝖇𝖈 𝒜𝒷 ⓐⓑ",
    // Scripts.
    "田中さんにあげて下さい",
    "𠜎𠜱𠝹𠱓",
    "사회과학원",
    "ภาษาไทย",
    "हिन्दी क्\u{200d}ष",
    "العربية والإنجليزية English معا",
    "עברית (ABC) 123",
    "می\u{200c}خواهم",
    "Ελληνικά",
    "Українська",
    "ქართული",
    "አማርኛ",
    "ᏣᎳᎩ",
    "᚛ᚄᚓᚐᚋ᚜",
    "𐌰𐌱",
    "ᠮᠣᠩᠭᠣᠯ",
    "မြန်မာ",
    "བོད",
    // Emoji.
    "👩\u{200d}👩\u{200d}👧\u{200d}👦",
    "👍🏽",
    "🇺🇦🇺🇸",
    "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
    "❤\u{fe0f}",
    "1\u{fe0f}\u{20e3}",
    "🫠",
    "☃",
    // Look-alikes, and names that are longer than any field.
    "раураӏ.com",
    "ⅼ0l",
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "…",
    "—",
    "“curly” ‘quotes’",
    "« guillemets »",
    "C:\\path\\to\\file \"quoted\"",
];

/// A timeline with one event, one source and one of everything else for each string, and the string
/// in every field that takes text.
pub fn timeline() -> Timeline {
    let mut timeline = Timeline {
        title: STRINGS.concat().into(),
        summary: Some(STRINGS.join("\n\n").into()),
        authors: texts(),
        license: Some(STRINGS.join(" ").into()),
        ..Timeline::default()
    };
    for (number, string) in STRINGS.iter().enumerate() {
        add(&mut timeline, number, string);
    }
    timeline
}

/// Every string as a text.
pub fn texts() -> Texts {
    STRINGS.iter().map(|string| (*string).into()).collect()
}

fn add(timeline: &mut Timeline, number: usize, string: &str) {
    let text: Text = string.into();
    let some = Some(text.clone());
    // Ids differ, and are naughty all the same.
    let id: Text = format!("{number} {string}").into();
    let when = When::parse(&format!(
        "2025-{:02}-{:02}",
        1 + number % 12,
        1 + number % 28
    ))
    .ok();
    timeline.views.push(View {
        id: id.clone(),
        title: text.clone(),
        search: some.clone(),
        ..View::default()
    });
    timeline.check.deny.push(text.clone());
    timeline.check.allow.push(Allow {
        rule: text.clone(),
        on: [id.clone(), text.clone()].into(),
        because: some.clone(),
        ..Allow::default()
    });
    timeline.lanes.push(Lane {
        id: id.clone(),
        title: text.clone(),
        ..Lane::default()
    });
    timeline.kinds.push(Kind {
        id: id.clone(),
        title: text.clone(),
        ..Kind::default()
    });
    timeline.eras.push(Era {
        title: text.clone(),
        when: when.clone(),
        ..Era::default()
    });
    timeline.sources.push(source(&id, &text));
    timeline.events.push(event(&id, &text, when));
    timeline.stories.push(Story {
        id: id.clone(),
        title: text,
        steps: vec![Step {
            event: Some(id.clone()),
            view: Some(id),
            say: some.clone(),
            ask: some,
            ..Step::default()
        }],
        ..Story::default()
    });
}

fn source(id: &Text, text: &Text) -> Source {
    let some = Some(text.clone());
    Source {
        id: id.clone(),
        title: text.clone(),
        identifier: some.clone(),
        authors: [text.clone(), text.clone()].into(),
        publisher: some.clone(),
        url: some.clone(),
        archives: [Archive {
            url: some.clone(),
            file: some.clone(),
            sha256: some.clone(),
            ..Archive::default()
        }]
        .into(),
        language: some.clone(),
        wire: some.clone(),
        note: some,
        ..Source::default()
    }
}

fn event(id: &Text, text: &Text, when: Option<When>) -> Event {
    let some = Some(text.clone());
    let citation = Citation {
        source: id.clone(),
        pin: some.clone(),
        quote: some.clone(),
        because: some.clone(),
        ..Citation::default()
    };
    Event {
        id: id.clone(),
        kind: EventKind::Custom(id.clone()),
        title: text.clone(),
        when: when.clone(),
        lanes: [id.clone()].into(),
        summary: some.clone(),
        identifier: some.clone(),
        actors: [text.clone()].into(),
        places: [text.clone()].into(),
        tags: [text.clone()].into(),
        stages: [Stage {
            stage: StageName::Signed,
            when,
            ..Stage::default()
        }]
        .into(),
        citations: [citation.clone()].into(),
        claims: [Claim {
            text: text.clone(),
            by: some.clone(),
            about: some.clone(),
            value: some.clone(),
            citations: [citation].into(),
            ..Claim::default()
        }]
        .into(),
        links: [EventLink {
            to: id.clone(),
            relation: Relation::LeadsTo,
            because: some.clone(),
            ..EventLink::default()
        }]
        .into(),
        media: [Media {
            file: some.clone(),
            url: some.clone(),
            caption: some.clone(),
            credit: some.clone(),
            alt: some,
            ..Media::default()
        }]
        .into(),
        ..Event::default()
    }
}
