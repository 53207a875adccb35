//! Sentences for people who hear the timeline, and for whoever points at it.

use super::marks::{is_planned, shown_title};
use crate::index::{Chain, Ending, EventIndex, Stretch, TimelineIndex};
use crate::model::date::{ClockZone, Instant, Zone};
use crate::model::{Event, Timeline};

/// More stretches of time in force are counted, not told.
const MOST_STRETCHES: usize = 8;

/// Whether sentences and pictures tell how well events are sourced, and where sources disagree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Verdict {
    /// They do.
    #[default]
    Told,
    /// They do not: somebody is to find out.
    Withheld,
}

/// An event: title, date in words, kind, evidence.
pub fn event(
    timeline: &Timeline,
    index: &TimelineIndex,
    event: EventIndex,
    clock: ClockZone,
    verdict: Verdict,
) -> String {
    let Some(found) = timeline.events.get(event as usize) else {
        return String::new();
    };
    let title = shown_title(&found.title);
    let when = match verdict {
        Verdict::Told => dates(index, (event, found), clock),
        Verdict::Withheld => date(found, index.today(), clock),
    };
    let when = sentence_case(&when);
    let kind = index.kind_entry(&found.kind).title;
    let sources = found.citations.len();
    let cited = match sources {
        0 => String::new(),
        1 => ", 1 citation".to_owned(),
        more => format!(", {more} citations"),
    };
    let standing = match verdict {
        Verdict::Told => format!(", {}", index.standing(event).words()),
        Verdict::Withheld => String::new(),
    };
    format!("{title}. {when}. {kind}{standing}{cited}.")
}

/// Several events on few pixels: how many, how many of those with weak evidence, and from when to when.
pub fn cluster(
    timeline: &Timeline,
    (count, weak): (usize, usize),
    top: EventIndex,
    (from, to): (&str, &str),
) -> String {
    let top = timeline.events.get(top as usize);
    let title = top
        .map(|event| shown_title(&event.title))
        .unwrap_or_default();
    let when = if from == to {
        from.to_owned()
    } else {
        format!("{from} to {to}")
    };
    let weak = match weak {
        0 => String::new(),
        weak if weak == count => ", all weakly sourced".to_owned(),
        weak => format!(", {} weakly sourced", grouped(weak)),
    };
    let count = events(count);
    format!("{count}, {when}{weak}; most important: {title}.")
}

/// The date of an event in words, and whether it is yet to come.
pub fn date(event: &Event, today: Instant, clock: ClockZone) -> String {
    match &event.when {
        None => "no date".to_owned(),
        Some(when) if is_planned(when, today) => format!("{} (planned)", when.told_in(clock)),
        Some(when) => when.told_in(clock),
    }
}

/// The date of an event in words, with those that claims give for it beside its own: "date disputed: 5 March
/// 2025 or 3 March 2025".
pub fn dates(
    index: &TimelineIndex,
    (event, found): (EventIndex, &Event),
    clock: ClockZone,
) -> String {
    let own = date(found, index.today(), clock);
    let others = index.other_dates(event);
    if others.is_empty() {
        return own;
    }
    let others = others.iter().map(|other| other.told_in(clock));
    let all: Vec<String> = std::iter::once(own).chain(others).collect();
    format!("date disputed: {}", all.join(" or "))
}

/// A measure: how long it was in force, how often it was renewed, and how it ended.
pub fn in_force(
    timeline: &Timeline,
    index: &TimelineIndex,
    chain: &Chain,
    zone: Zone,
    verdict: Verdict,
) -> String {
    let root = timeline.events.get(chain.root as usize);
    let title = root
        .map(|event| shown_title(&event.title))
        .unwrap_or_default();
    let times = stretches(index, chain, zone, verdict);
    format!("In force {times}: {title}.")
}

/// When a measure was in force: "since 15 Apr 2021, with 1 renewal in this timeline".
pub fn stretches(index: &TimelineIndex, chain: &Chain, zone: Zone, verdict: Verdict) -> String {
    let words = |stretch: &Stretch| stretch_words(index, chain, stretch, zone, verdict);
    let told = chain.stretches.iter().take(MOST_STRETCHES).map(words);
    let mut told = told.collect::<Vec<String>>().join("; again ");
    let more = chain.stretches.len().saturating_sub(MOST_STRETCHES);
    if more > 0 {
        told.push_str("; and ");
        told.push_str(&grouped(more));
        told.push_str(" more times");
    }
    told
}

fn stretch_words(
    index: &TimelineIndex,
    chain: &Chain,
    stretch: &Stretch,
    zone: Zone,
    verdict: Verdict,
) -> String {
    let from = stretch.start.words_short(zone);
    let end = stretch.end.map(|end| end.words_short(zone));
    let mut times = match chain.notches(stretch).len() {
        0 => String::new(),
        1 => ", with 1 renewal in this timeline".to_owned(),
        more => format!(", with {} renewals in this timeline", grouped(more)),
    };
    if verdict == Verdict::Told && index.standing(stretch.by).disputed {
        times.push_str(" (disputed)");
    }
    match (stretch.ending, end) {
        (Ending::Ahead, Some(end)) => format!("from {from} to {end}{times}"),
        (Ending::Revoked, Some(end)) => format!("from {from}{times}, revoked {end}"),
        (Ending::Lapsed, Some(end)) => format!("from {from}{times}, lapsed {end}"),
        (Ending::Unknown, _) => format!("from {from}{times}, end unknown"),
        (_, _) => format!("since {from}{times}"),
    }
}

/// A lane.
pub fn lane(title: &str, count: usize) -> String {
    format!("{title}, {}", events(count))
}

/// "1 event", "12 events", "10 000 events".
pub fn events(count: usize) -> String {
    if count == 1 {
        "1 event".to_owned()
    } else {
        format!("{} events", grouped(count))
    }
}

/// The same words with a capital at the start.
pub fn sentence_case(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(characters).collect()
    })
}

/// "1 source", "12 sources".
pub fn sources(count: usize) -> String {
    if count == 1 {
        "1 source".to_owned()
    } else {
        format!("{} sources", grouped(count))
    }
}

/// Digits in groups of three with narrow spaces, as ISO 80000-1 has them; four digits stay
/// together.
pub fn grouped(count: usize) -> String {
    let digits = count.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut text = String::with_capacity(digits.len() + 6);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

/// Whose clocks the axis shows: "New York time", "Berlin, your time", "UTC".
pub fn clocks(clock: ClockZone, axis: Zone) -> String {
    match clock {
        ClockZone::Own | ClockZone::Utc => axis.clock_title(),
        ClockZone::Reader(_) => format!("{}, your time", axis.title()),
    }
}

/// The day of an instant in a zone: "3 Mar 2025".
pub fn day(instant: Instant, zone: Zone) -> String {
    let civil = zone.civil(instant);
    let sign = if civil.year < 0 { "-" } else { "" };
    let (year, month, day) = (civil.year.unsigned_abs(), civil.month, civil.day);
    let text = format!("{sign}{year:04}-{month:02}-{day:02}");
    crate::model::When::parse(&text).map_or_else(
        |_| super::axis::year_label(civil.year, 1),
        |when| when.words_short(),
    )
}
