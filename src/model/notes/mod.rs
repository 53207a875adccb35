//! Notes: what readers write beside a timeline, and never into it.
//!
//! A note hangs on something by its id or its words (an [`Anchor`]) and keeps a quote of it, so that
//! a note whose anchor is gone can still be understood, and is listed instead of dropped.

mod anchor;
mod merge;

pub use anchor::{Anchor, CitationAnchor, ClaimAnchor, EventPart, Part, SourceIn};
pub use merge::{joined, keyed, merge};

use super::date::{Instant, Zone};
use super::{Extra, Text, When};
use hashbrown::{HashMap, HashSet};
use serde::Deserialize;

/// The newest version of the format of notes that this program writes.
pub const FORMAT: u32 = 1;

/// The notes on one timeline, as a file holds them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notes {
    /// The version of the format: 1.
    pub format: u32,
    /// The notes, in the order of the file.
    pub notes: Vec<Note>,
    /// Fields that this version does not know.
    pub extra: Extra,
}

impl Default for Notes {
    fn default() -> Self {
        Self {
            format: FORMAT,
            notes: Vec::new(),
            extra: Extra::default(),
        }
    }
}

/// What somebody wrote about something in a timeline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// What names it; unique among the notes on its timeline.
    pub id: Text,
    /// What it is about.
    pub on: Anchor,
    /// What its anchor said when it was written, where the anchor is no more than an id.
    pub quote: Option<Text>,
    /// Markdown.
    pub text: Text,
    /// Who wrote it: a name, or initials.
    pub author: Option<Text>,
    /// When it was written.
    pub made: Option<When>,
    /// When it was last changed.
    pub changed: Option<When>,
    /// The question that it answers.
    pub question: Option<Question>,
    /// What a fact-checker found.
    pub check: Option<Check>,
    /// Fields that this version does not know.
    pub extra: Extra,
}

/// What a fact-checker says of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Check {
    /// It is right.
    Verified,
    /// It is wrong.
    Wrong,
    /// It could not be decided.
    Unclear,
    /// It is being looked into.
    Pending,
}

impl Check {
    /// Every mark.
    pub const ALL: [Self; 4] = [Self::Verified, Self::Wrong, Self::Unclear, Self::Pending];

    /// What people read: "verified".
    pub fn word(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Wrong => "wrong",
            Self::Unclear => "unclear",
            Self::Pending => "pending",
        }
    }
}

/// What a historian asks of a source.
///
/// The questions are those of sourcing and corroboration in S. Wineburg, "Historical Problem
/// Solving", Journal of Educational Psychology 83 (1991), as schools use them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Question {
    /// Who made it.
    Who,
    /// When, and how long after the event.
    When,
    /// Why, and for whom.
    Why,
    /// Whether it is reliable.
    Reliable,
    /// What the others say.
    Others,
    /// Why they disagree.
    Disagreement,
}

impl Question {
    /// Every question, in the order in which they are asked.
    pub const ALL: [Self; 6] = [
        Self::Who,
        Self::When,
        Self::Why,
        Self::Reliable,
        Self::Others,
        Self::Disagreement,
    ];

    /// The question in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Who => "Who made it?",
            Self::When => "When, and how long after the event?",
            Self::Why => "Why was it made, and for whom?",
            Self::Reliable => "Is it reliable, and how do they know?",
            Self::Others => "What do the other sources say?",
            Self::Disagreement => "If they disagree, why?",
        }
    }

    /// What an answer hangs on: the source alone, or the source as one event cites it.
    pub fn anchor(self, event: &Text, source: &Text) -> Anchor {
        match self {
            Self::Who | Self::Why | Self::Reliable => Anchor::Source(source.clone()),
            Self::When | Self::Others | Self::Disagreement => Anchor::SourceIn(SourceIn {
                event: event.clone(),
                source: source.clone(),
                extra: Extra::default(),
            }),
        }
    }
}

impl Notes {
    /// An id that no note has yet: from the time (in seconds since 1970) and a count.
    pub fn free_id(&self, now: Instant) -> Text {
        let is_taken = |id: &str| self.notes.iter().any(|note| note.id == id);
        let mut ids = (self.notes.len() + 1..).map(|count| id_of(now, count));
        ids.find(|id| !is_taken(id)).unwrap_or_default()
    }

    /// The answer to a question about something: where two people wrote one, that which was changed
    /// last.
    pub fn answer(&self, on: &Anchor, question: Question) -> Option<&Note> {
        self.notes.get(self.place_of_answer(on, question)?)
    }

    fn place_of_answer(&self, on: &Anchor, question: Question) -> Option<usize> {
        let all = self.notes.iter().enumerate();
        let answers = all.filter(|(_, note)| note.answers(on, question));
        let last = answers.max_by_key(|(_, note)| note.last_changed());
        last.map(|(place, _)| place)
    }

    /// Writes, changes or, with no text, takes away the answer to a question. Says whether anything
    /// changed.
    pub fn set_answer(
        &mut self,
        on: &Anchor,
        question: Question,
        (text, quote): (&str, Option<Text>),
        now: Instant,
    ) -> bool {
        let Some(place) = self.place_of_answer(on, question) else {
            if text.is_empty() {
                return false;
            }
            self.notes.push(Note {
                id: self.free_id(now),
                on: on.clone(),
                quote,
                text: text.into(),
                made: stamp(now),
                question: Some(question),
                ..Note::default()
            });
            return true;
        };
        // A note with fields that are not known is more than its text, and an answer beside which
        // there is another must not give its place to that one while somebody types.
        let is_bare = |note: &Note| note.extra.is_empty() && note.check.is_none();
        let answers = self.notes.iter().filter(|note| note.answers(on, question));
        let is_only = answers.count() == 1;
        if text.is_empty() && is_only && self.notes.get(place).is_some_and(is_bare) {
            self.notes.remove(place);
            return true;
        }
        match self.notes.get_mut(place) {
            Some(note) if note.text != text => {
                note.text = text.into();
                note.changed = stamp(now);
                true
            }
            _ => false,
        }
    }

    /// Takes in the marks of fact-checkers: those that the same person made before are changed, others
    /// are added, so that taking them in twice is as good as once, and nobody's mark takes the place
    /// of another's. Says how many notes were added or changed.
    pub fn set_marks(&mut self, marks: impl IntoIterator<Item = Note>, now: Instant) -> usize {
        let mut ids: HashSet<Text> = self.notes.iter().map(|note| note.id.clone()).collect();
        let mut places: HashMap<Text, Vec<usize>> = HashMap::new();
        for (place, note) in self.notes.iter().enumerate() {
            if note.check.is_some() {
                let of = note.on.event().cloned().unwrap_or_default();
                places.entry(of).or_default().push(place);
            }
        }
        let mut changed = 0;
        for mark in marks {
            let of = mark.on.event().cloned().unwrap_or_default();
            let near = places.entry(of).or_default();
            let is_it = |place: &&usize| {
                let known = self.notes.get(**place);
                known.is_some_and(|known| {
                    known.on == mark.on && known.quote == mark.quote && known.author == mark.author
                })
            };
            let place = near.iter().find(is_it).copied();
            if let Some(known) = place.and_then(|place| self.notes.get_mut(place)) {
                changed += usize::from(known.remark(mark, now));
                continue;
            }
            let mut new = (self.notes.len() + 1..).map(|count| id_of(now, count));
            let id = new.find(|id| !ids.contains(id)).unwrap_or_default();
            ids.insert(id.clone());
            near.push(self.notes.len());
            let made = stamp(now);
            self.notes.push(Note { id, made, ..mark });
            changed += 1;
        }
        changed
    }
}

impl Note {
    /// Whether it is an answer to that question about that.
    pub fn answers(&self, on: &Anchor, question: Question) -> bool {
        self.question == Some(question) && self.on == *on
    }

    /// When it was last changed, or made, if that is known.
    pub fn last_changed(&self) -> Option<Instant> {
        self.changed.as_ref().or(self.made.as_ref())?.latest()
    }

    /// Takes over what a mark of the same person says; says whether it said anything else before.
    fn remark(&mut self, mark: Self, now: Instant) -> bool {
        let differs = self.check != mark.check || self.text != mark.text;
        if differs {
            self.check = mark.check;
            self.text = mark.text;
            self.changed = stamp(now);
        }
        differs
    }
}

/// An id from the time and a count.
fn id_of(now: Instant, count: usize) -> Text {
    format!("{now:x}-{count}").into()
}

/// An instant as notes write it: to the second, in UTC.
pub fn stamp(now: Instant) -> Option<When> {
    let at = Zone::Utc.civil(now);
    let text = format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
        at.year, at.month, at.day, at.hour, at.minute, at.second
    );
    When::parse(&text).ok()
}

#[cfg(test)]
mod tests;
