//! Timelines that are hard to draw: each is one way in which events crowd, spread or contradict
//! what a layout would like to take for granted.

use super::{Random, date, text};
use std::fmt::Write as _;
use std::io::{Result, Write};
use std::ops::Range;

/// How many days the events of most cases lie apart at most.
const DAYS: u64 = 4_383;
/// As many lanes have the cases with many of them.
const MANY_LANES: usize = 1_000;
/// In as many lanes stands the event that stands in many.
const LANES_OF_ONE: usize = 500;
/// As many ranges span everything.
const SPANNING: usize = 1_000;
/// The length of titles without end, in characters.
const LONG_TITLE: usize = 5_000;
/// One event of so many is a major one.
const EVENTS_PER_MAJOR: usize = 50;
/// The age of the universe, in years.
const OLDEST: f64 = 13.8e9;

/// What is hard about a timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// All events start at one instant.
    OneInstant,
    /// All events stand in one lane.
    OneLane,
    /// The events are spread over 1,000 lanes.
    ThousandLanes,
    /// Every event has a lane of its own.
    OwnLanes,
    /// A thousand ranges span everything.
    Spanning,
    /// From the beginning of the universe to minutes today.
    DeepTime,
    /// All titles have 5,000 characters.
    LongTitles,
    /// All events have the same long title.
    SameTitle,
    /// Every event is a measure in force that extends the one before.
    Chain,
    /// Every event is a measure in force of its own.
    InForce,
    /// As many eras as events.
    Eras,
    /// One event stands in 500 lanes.
    InManyLanes,
}

impl Case {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::OneInstant,
        Self::OneLane,
        Self::ThousandLanes,
        Self::OwnLanes,
        Self::Spanning,
        Self::DeepTime,
        Self::LongTitles,
        Self::SameTitle,
        Self::Chain,
        Self::InForce,
        Self::Eras,
        Self::InManyLanes,
    ];

    /// The RON text of such a timeline of so many events.
    pub fn timeline(self, events: usize) -> String {
        text(|out| self.write(events, out))
    }

    /// Writes the RON text of such a timeline of so many events.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(self, events: usize, out: &mut dyn Write) -> Result<()> {
        let mut random = Random(events as u64 ^ self as u64);
        writeln!(
            out,
            "Timeline(\n    format: 1, title: \"{self:?}, {events} events\","
        )?;
        let lanes = match self {
            Self::ThousandLanes | Self::InManyLanes => MANY_LANES,
            Self::OwnLanes => events,
            Self::OneLane => 1,
            _ => 6,
        };
        out.write_all(b"    lanes: [\n")?;
        for lane in 0..lanes {
            writeln!(
                out,
                "        Lane(id: \"lane-{lane}\", title: \"Lane {lane}\"),"
            )?;
        }
        out.write_all(b"    ],\n    eras: [\n")?;
        if self == Self::Eras {
            for era in 0..events {
                let start = random.below(DAYS);
                let end = start + 1 + random.below(400);
                let when = format!("{}/{}", date(start), date(end));
                writeln!(out, "        Era(title: \"Era {era}\", when: \"{when}\"),")?;
            }
        }
        out.write_all(b"    ],\n    events: [\n")?;
        for number in 0..events {
            let event = self.event(number, events, lanes, &mut random);
            writeln!(out, "        Event(id: \"event-{number}\", {event}),")?;
        }
        out.write_all(b"    ],\n)\n")
    }

    /// The fields of an event, but for its id.
    fn event(self, number: usize, events: usize, lanes: usize, random: &mut Random) -> String {
        let day = random.below(DAYS);
        let mut fields = match self {
            Self::Chain | Self::InForce => {
                let lasts = if self == Self::Chain {
                    30
                } else {
                    1 + random.below(DAYS)
                };
                format!("in_force: \"{}/{}\", ", date(day), date(day + lasts))
            }
            _ => String::new(),
        };
        if self == Self::Chain && number > 0 {
            let before = number - 1;
            write!(
                fields,
                "links: [Link(to: \"event-{before}\", relation: Extends)], "
            )
            .ok();
        }
        if number.is_multiple_of(EVENTS_PER_MAJOR) {
            fields.push_str("importance: Major, ");
        }
        let when = match self {
            Self::OneInstant => "2020-02-29T12:00".to_owned(),
            Self::Spanning if number < SPANNING => format!("{}/{}", date(0), date(DAYS)),
            Self::DeepTime => deep(number, events, random),
            _ => date(day).to_string(),
        };
        let title = match self {
            Self::LongTitles => format!("{number} {}", "long ".repeat(LONG_TITLE / 5)),
            Self::SameTitle => "The same long title of an event that happens again ".repeat(5),
            _ => format!("What happens as number {number}"),
        };
        let title = title.trim_end();
        let lanes = self.lanes(number, lanes, random);
        let lanes: Vec<String> = lanes.map(|lane| format!("\"lane-{lane}\"")).collect();
        let lanes = lanes.join(", ");
        format!("{fields}title: \"{title}\", when: \"{when}\", lanes: [{lanes}]")
    }

    /// The lanes of an event.
    fn lanes(self, number: usize, lanes: usize, random: &mut Random) -> Range<usize> {
        let first = match self {
            Self::InManyLanes if number == 0 => return 0..LANES_OF_ONE,
            Self::ThousandLanes | Self::OwnLanes => number % lanes,
            _ => random.below(lanes as u64) as usize,
        };
        first..first + 1
    }
}

/// The first half of the events lie ever closer to the year 1, by powers of ten, from the beginning
/// of the universe on; the others lie in one day.
fn deep(number: usize, events: usize, random: &mut Random) -> String {
    let share = number as f64 / events.max(1) as f64;
    if share >= 0.5 {
        return format!("2025-11-20T{:02}:{:02}", random.below(24), random.below(60));
    }
    let year = OLDEST.powf(1.0 - 2.0 * share) as u64;
    if year > 9_999 {
        format!("Y-{year}")
    } else {
        format!("-{year:04}")
    }
}
