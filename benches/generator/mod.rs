//! Makes timelines of any size for benches and tests: the same text for the same size, always.
//!
//! They look like what people write about a long story: twelve years with bursts of news in them,
//! six lanes, titles of two to nine words, dates from clock times to whole years, one event in seven
//! lasting, some in force, one to three citations each, claims on some, figures that contradict each other.

pub mod bad;

use chrono::{Datelike as _, Days, NaiveDate};
use std::io::{Result, Write};

/// The first year of every timeline.
const FIRST_YEAR: i32 = 2014;
/// How many days the timelines cover.
const DAYS: u64 = 4_383;
/// One burst of news for so many events.
const EVENTS_PER_BURST: usize = 40;
/// One source for so many events.
const EVENTS_PER_SOURCE: usize = 4;

const LANES: [(&str, &str); 6] = [
    ("us", "United States"),
    ("eu", "European Union"),
    ("uk", "United Kingdom"),
    ("russia", "Russia"),
    ("talks", "Talks and agreements"),
    ("markets", "Markets and trade"),
];
const KINDS: [&str; 14] = [
    "Meeting",
    "ExecutiveOrder",
    "Sanctions",
    "SanctionsExtension",
    "SanctionsRelief",
    "Statement",
    "Legislation",
    "Agreement",
    "Vote",
    "Ruling",
    "Report",
    "Military",
    "Economic",
    "Other",
];
const WHO: [&str; 8] = [
    "The Treasury",
    "The Council",
    "The prime minister",
    "A court in New York",
    "The Commission",
    "The foreign ministry",
    "The Senate",
    "The central bank",
];
const DOES: [&str; 8] = [
    "extends",
    "lifts",
    "proposes",
    "signs",
    "rejects",
    "discusses",
    "publishes",
    "delays",
];
const WHAT: [&str; 8] = [
    "sanctions",
    "an order on energy",
    "a licence",
    "the price cap",
    "a list of names",
    "export controls on advanced semiconductors",
    "a report",
    "the agreement on minerals",
];
const WHY: [&str; 5] = [
    "",
    "",
    " after talks in Geneva",
    " for another six months",
    " despite objections by members",
];
const PEOPLE: [&str; 10] = [
    "Ada Novak",
    "Boris Lind",
    "Carla Moreau",
    "Daniel Osei",
    "Elena Petrova",
    "Farid Haddad",
    "Grace Kim",
    "Hans Weber",
    "Irena Kovač",
    "João Ribeiro",
];
const PLACES: [&str; 6] = [
    "Washington, D.C.",
    "Brussels",
    "London",
    "Moscow",
    "Geneva",
    "Kyiv",
];
const PUBLISHERS: [&str; 9] = [
    "Federal Register",
    "Official Journal",
    "Reuters",
    "Associated Press",
    "The Daily Record",
    "Evening Post",
    "Centre for Policy",
    "Ministry of Finance",
    "The Weekly",
];
const SOURCE_KINDS: [&str; 6] = [
    "Legal",
    "Official",
    "Transcript",
    "News",
    "Analysis",
    "Academic",
];

/// The RON text of a timeline of so many events.
pub fn timeline(events: usize) -> String {
    text(|out| write(events, out))
}

/// What is written, as a text; as much of it as there is.
fn text(write: impl FnOnce(&mut dyn Write) -> Result<()>) -> String {
    let mut bytes = Vec::new();
    write(&mut bytes).ok();
    String::from_utf8(bytes).unwrap_or_default()
}

/// Writes the RON text of a timeline of so many events, without ever holding it whole.
///
/// # Errors
/// Those of the writer.
pub fn write(events: usize, out: &mut dyn Write) -> Result<()> {
    let mut random = Random(events as u64 ^ 0x9e37_79b9_7f4a_7c15);
    let sources = (events / EVENTS_PER_SOURCE).max(8);
    write!(
        out,
        "// Generated: {events} events.\nTimeline(\n    format: 1,\n    title: \"{events} events\",\n    \
         zone: \"America/New_York\",\n    \
         views: [View(id: \"opening\", title: \"Opening\", from: \"2019-01\", to: \"2019-06\")],\n    \
         eras: [Era(title: \"First half\", when: \"2014/2019\"), Era(title: \"Second half\", when: \"2020/..\")],\n"
    )?;
    out.write_all(b"    lanes: [\n")?;
    for (id, title) in LANES {
        writeln!(out, "        Lane(id: \"{id}\", title: \"{title}\"),")?;
    }
    out.write_all(b"    ],\n    sources: [\n")?;
    for number in 0..sources {
        write_source(out, number, &mut random)?;
    }
    out.write_all(b"    ],\n    events: [\n")?;
    for (number, day) in days(events, &mut random).into_iter().enumerate() {
        write_event(out, number, day, sources, &mut random)?;
    }
    out.write_all(b"    ],\n)\n")
}

/// The days of the events, in order: three in five lie within ten days of a burst.
fn days(events: usize, random: &mut Random) -> Vec<u64> {
    let bursts: Vec<u64> = (0..=events / EVENTS_PER_BURST)
        .map(|_| random.below(DAYS))
        .collect();
    let mut days: Vec<u64> = (0..events)
        .map(|_| {
            if random.percent(60) {
                let spread = random.below(11) + random.below(11);
                (random.pick(&bursts) + spread)
                    .saturating_sub(10)
                    .min(DAYS - 1)
            } else {
                random.below(DAYS)
            }
        })
        .collect();
    days.sort_unstable();
    days
}

fn write_source(out: &mut dyn Write, number: usize, random: &mut Random) -> Result<()> {
    let (kind, publisher) = (random.pick(&SOURCE_KINDS), random.pick(&PUBLISHERS));
    let published = date(random.below(DAYS));
    write!(
        out,
        "        Source(\n            id: \"source-{number}\", kind: {kind}, title: \"{} {}\",\n            \
         publisher: \"{publisher}\", url: \"https://example.org/documents/{number}\", published: \"{published}\",\n",
        random.pick(&WHO),
        random.pick(&WHAT),
    )?;
    if number > 0 && random.percent(8) {
        let origin = random.below(number as u64);
        writeln!(out, "            derived_from: \"source-{origin}\",")?;
    } else if kind == "News" && random.percent(20) {
        out.write_all(b"            wire: \"Reuters\",\n")?;
    }
    out.write_all(b"        ),\n")
}

fn write_event(
    out: &mut dyn Write,
    number: usize,
    day: u64,
    sources: usize,
    random: &mut Random,
) -> Result<()> {
    let title = format!(
        "{} {} {}{}",
        random.pick(&WHO),
        random.pick(&DOES),
        random.pick(&WHAT),
        random.pick(&WHY)
    );
    write!(
        out,
        "        Event(\n            id: \"event-{number}\", kind: {}, title: \"{title}\",\n            \
         when: \"{}\", lanes: [{}],\n",
        random.pick(&KINDS),
        when(day, random),
        lanes(random),
    )?;
    match random.below(100) {
        0..3 => out.write_all(b"            importance: Landmark,\n")?,
        3..15 => out.write_all(b"            importance: Major,\n")?,
        15..30 => out.write_all(b"            importance: Minor,\n")?,
        _ => {}
    }
    if random.percent(50) {
        let (person, place) = (random.pick(&PEOPLE), random.pick(&PLACES));
        writeln!(
            out,
            "            summary: \"{title}. It followed weeks of **negotiation** in {place}, said {person}.\",\n            \
             actors: [\"{person}\", \"{}\"], places: [\"{place}\"], tags: [\"tag {}\"],",
            random.pick(&WHO),
            random.below(20),
        )?;
    }
    out.write_all(b"            citations: [\n")?;
    for _ in 0..=random.below(3) {
        write_citation(out, "                ", sources, random)?;
    }
    out.write_all(b"            ],\n")?;
    if random.percent(12) {
        write_claims(out, sources, random)?;
    }
    if random.percent(6) {
        writeln!(out, "            in_force: \"{}\",", in_force(day, random))?;
    }
    if number > 0 && random.percent(7) {
        let other = random.below(number as u64);
        let relation = random.pick(&["RespondsTo", "Extends", "Revokes"]);
        writeln!(
            out,
            "            links: [Link(to: \"event-{other}\", relation: {relation}, because: \"It says so.\")],"
        )?;
    }
    out.write_all(b"        ),\n")
}

fn write_citation(
    out: &mut dyn Write,
    indent: &str,
    sources: usize,
    random: &mut Random,
) -> Result<()> {
    write!(
        out,
        "{indent}Citation(source: \"source-{}\"",
        random.below(sources as u64)
    )?;
    if random.percent(40) {
        write!(out, ", pin: \"p. {}\"", 1 + random.below(90))?;
    }
    if random.percent(20) {
        write!(
            out,
            ", quote: \"{} {} {}\"",
            random.pick(&WHO),
            random.pick(&DOES),
            random.pick(&WHAT)
        )?;
    }
    if random.percent(4) {
        out.write_all(b", stance: Disputes, because: \"It gives another figure.\"")?;
    }
    out.write_all(b"),\n")
}

fn write_claims(out: &mut dyn Write, sources: usize, random: &mut Random) -> Result<()> {
    let subject = random.below(50);
    out.write_all(b"            claims: [\n")?;
    for _ in 0..=random.below(2) {
        writeln!(
            out,
            "                Claim(\n                    text: \"The figure of case {subject} is as given.\",\n                    \
             by: \"{}\", about: \"case {subject}\", value: \"{} million USD\",\n                    citations: [",
            random.pick(&PEOPLE),
            100 * (1 + random.below(4)),
        )?;
        write_citation(out, "                        ", sources, random)?;
        out.write_all(b"                    ],\n                ),\n")?;
    }
    out.write_all(b"            ],\n")
}

/// One lane, and for one event in eight a second one.
fn lanes(random: &mut Random) -> String {
    let first = random.below(LANES.len() as u64) as usize;
    let second = (first + 1) % LANES.len();
    let name = |lane: usize| LANES.get(lane).map_or("us", |(id, _)| id);
    if random.percent(12) {
        format!("\"{}\", \"{}\"", name(first), name(second))
    } else {
        format!("\"{}\"", name(first))
    }
}

/// A date on or about a day, in one of the forms that files have.
fn when(day: u64, random: &mut Random) -> String {
    let start = date(day);
    match random.below(100) {
        0..13 => {
            // Most last for days, a few for a year.
            let longest = 1 << (1 + random.below(9));
            format!("{start}/{}", date(day + 1 + random.below(longest)))
        }
        13..15 => format!("{start}/.."),
        15..24 => format!("{}-{:02}", start.year(), start.month()),
        24..27 => format!("{}", start.year()),
        27..31 => format!("{start}~"),
        31..33 => format!("{start}?"),
        33..45 => format!(
            "{start}T{:02}:{:02}",
            8 + random.below(11),
            5 * random.below(12)
        ),
        _ => start.to_string(),
    }
}

/// For half a year, for a year, until some month, or with no end.
fn in_force(day: u64, random: &mut Random) -> String {
    let start = date(day);
    match random.below(4) {
        0 => format!("{start}/{}", date(day + 182)),
        1 => format!("{start}/{}", date(day + 364)),
        2 => format!("{start}/{}-06", start.year() + 1),
        _ => format!("{start}/.."),
    }
}

fn date(day: u64) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(FIRST_YEAR, 1, 1).unwrap_or_default();
    first + Days::new(day)
}

/// `SplitMix64`: small, fast, and the same on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below another one, which is at least 1.
    fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }

    /// True in so many of a hundred cases.
    fn percent(&mut self, share: u64) -> bool {
        self.below(100) < share
    }

    /// One of several; the default of the type if there are none.
    fn pick<T: Copy + Default>(&mut self, choices: &[T]) -> T {
        let place = self.below(choices.len() as u64) as usize;
        choices.get(place).copied().unwrap_or_default()
    }
}
