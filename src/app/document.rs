//! One open timeline.

use super::bundled::Bundled;
use super::laning::MOST_AT_ONCE;
use crate::check::Checked;
use crate::file::{Fingerprint, Problem, Reading, Severity};
use crate::index::{EventIndex, LaneGroup, SourceIndex, TimelineIndex};
use crate::model::date::{Instant, Zone};
use crate::model::{Event, Grouping, Source, Timeline, hidden};
use hashbrown::HashSet;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

/// Names a document among those that were opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub(super) u32);

/// Where a timeline comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It is part of the program.
    Bundled(Bundled),
    /// It is a file.
    File(PathBuf),
    /// It came through standard input, as these bytes.
    Input(Arc<[u8]>),
}

impl Origin {
    /// The path, of a file.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Bundled(_) | Self::Input(_) => None,
            Self::File(path) => Some(path),
        }
    }

    /// The name of the file, without its folder.
    pub fn name(&self) -> String {
        match self {
            Self::Bundled(bundled) => bundled.name.to_owned(),
            Self::File(path) => file_name(path),
            Self::Input(_) => "standard input".to_owned(),
        }
    }

    /// The name that a copy may have.
    pub fn copy_name(&self) -> String {
        match self {
            Self::Bundled(_) | Self::File(_) => self.name(),
            Self::Input(_) => "timeline.ron".to_owned(),
        }
    }
}

/// Why a timeline cannot be changed where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReadOnly {
    /// It is part of the program.
    Bundled,
    /// Its file cannot be written.
    File,
    /// Its file was made for a newer version of the program.
    NewerFormat,
    /// It came through standard input.
    Input,
}

impl ReadOnly {
    /// What to tell the user, without a full stop.
    pub fn reason(self) -> &'static str {
        match self {
            Self::Bundled => "This timeline is part of the program",
            Self::File => "You may read this file but not write it",
            Self::NewerFormat => "This file was made for a newer version of the program",
            Self::Input => "This timeline came through standard input",
        }
    }
}

/// The name of a file as it may be shown, without its folder.
pub fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(
        || hidden::path(path),
        |name| hidden::label(&name.to_string_lossy()).into_owned(),
    )
}

/// A path with that ending, which is added where another one or none stands.
pub fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let has_it = path
        .extension()
        .is_some_and(|known| known.eq_ignore_ascii_case(ending));
    if has_it || path.file_name().is_none() {
        return path.to_owned();
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

/// What was read from a file, ready to be shown.
#[derive(Debug)]
pub struct Content {
    /// The timeline.
    pub timeline: Arc<Timeline>,
    /// Its index.
    pub index: Arc<TimelineIndex>,
    /// The lanes under the grouping in which it opens, where making them takes long.
    pub lanes: Option<(Grouping, Arc<Vec<LaneGroup>>)>,
    /// What was found wrong, in the order of the file.
    pub problems: Vec<Problem>,
    /// What the file was when it was read; none for a bundled timeline.
    pub fingerprint: Option<Fingerprint>,
    /// Why its file cannot be changed, if so.
    pub read_only: Option<ReadOnly>,
    /// How many problems there are of each severity.
    counts: BTreeMap<Severity, usize>,
    /// How many findings of rules are answered, once it was checked.
    answered: Option<usize>,
    /// Whether it is only the beginning of a file that is still being read.
    pub is_beginning: bool,
}

impl Content {
    /// Indexes what was read; gives the problems back if nothing can be shown.
    ///
    /// # Errors
    /// The problems, if the text holds no timeline at all.
    pub fn new(
        reading: Reading,
        fingerprint: Option<Fingerprint>,
        today: Instant,
    ) -> Result<Self, Vec<Problem>> {
        let Reading {
            timeline,
            problems,
            newer_format,
        } = reading;
        let Some(timeline) = timeline else {
            return Err(problems);
        };
        let index = Arc::new(TimelineIndex::new(&timeline, today));
        let lanes = (timeline.events.len() > MOST_AT_ONCE).then(|| {
            let grouping = timeline.views.first().map(|view| view.group);
            let grouping = grouping.unwrap_or_default();
            (grouping, Arc::new(index.lanes(&timeline, grouping, None)))
        });
        Ok(Self {
            counts: counts(&problems),
            timeline: Arc::new(timeline),
            index,
            lanes,
            problems,
            fingerprint,
            read_only: newer_format.then_some(ReadOnly::NewerFormat),
            answered: None,
            is_beginning: false,
        })
    }

    /// Whether it was held against the rules.
    pub fn is_checked(&self) -> bool {
        self.answered.is_some()
    }

    /// How many findings of rules are answered in the file.
    pub fn answered(&self) -> usize {
        self.answered.unwrap_or_default()
    }

    /// Takes in what rules have found, among the problems that reading has found.
    pub(super) fn take_checked(&mut self, checked: Option<Checked>) {
        let Some(Checked { problems, answered }) = checked else {
            self.answered = Some(0);
            return;
        };
        self.counts = counts(&problems);
        self.problems = problems;
        self.answered = Some(answered);
    }
}

/// How many problems there are of each severity.
fn counts(problems: &[Problem]) -> BTreeMap<Severity, usize> {
    let mut counts = BTreeMap::new();
    for problem in problems {
        *counts.entry(problem.severity).or_default() += 1;
    }
    counts
}

/// With more events than this, taking a timeline apart takes longer than a frame may.
const LARGE: usize = 10_000;

impl Drop for Content {
    /// Leaves a large timeline to a thread of its own, so that the window does not wait for it.
    fn drop(&mut self) {
        if self.timeline.events.len() < LARGE {
            return;
        }
        let timeline = std::mem::take(&mut self.timeline);
        let index = std::mem::take(&mut self.index);
        let thread = thread::Builder::new().name("discard".to_owned());
        // Without a thread, they are dropped here.
        thread.spawn(move || drop((timeline, index))).ok();
    }
}

/// One open timeline.
#[derive(Debug)]
pub struct Document {
    /// Which one it is.
    pub id: DocumentId,
    /// Where it comes from.
    pub origin: Origin,
    /// Counts the contents that it had: everything that is kept beside it is kept for one of them.
    pub revision: u64,
    /// What it holds.
    pub content: Content,
}

impl Document {
    /// The timeline.
    pub fn timeline(&self) -> &Timeline {
        &self.content.timeline
    }

    /// Its index.
    pub fn index(&self) -> &TimelineIndex {
        &self.content.index
    }

    /// Why it cannot be changed where it is; nothing if it can.
    pub fn read_only(&self) -> Option<ReadOnly> {
        match self.origin {
            Origin::Bundled(_) => Some(ReadOnly::Bundled),
            Origin::File(_) => self.content.read_only,
            Origin::Input(_) => Some(ReadOnly::Input),
        }
    }

    /// Its problems: those of reading, and, once it was checked, those of the rules, in the order of the
    /// file.
    pub fn problems(&self) -> &[Problem] {
        &self.content.problems
    }

    /// How many problems it has of that severity.
    pub fn problem_count(&self, severity: Severity) -> usize {
        self.content.counts.get(&severity).copied().unwrap_or(0)
    }

    /// An event.
    pub fn event(&self, event: EventIndex) -> Option<&Event> {
        self.timeline().events.get(event as usize)
    }

    /// The sources that an event cites, itself or in a claim: primary ones first, each once.
    pub fn sources_of(&self, event: EventIndex) -> Vec<&Source> {
        let places = self.source_places(event).into_iter();
        let sources = places.map(|place| self.timeline().sources.get(place as usize));
        sources.flatten().collect()
    }

    /// The positions of the sources that [`Self::sources_of`] gives.
    pub fn source_places(&self, event: EventIndex) -> Vec<SourceIndex> {
        let mut known = HashSet::new();
        let cited = self.cited(event).filter(|(place, _)| known.insert(*place));
        let mut places: Vec<(SourceIndex, &Source)> = cited.collect();
        places.sort_by_key(|(_, source)| !source.is_primary());
        places.into_iter().map(|(place, _)| place).collect()
    }

    /// The source of each citation of an event and its claims, one after the other.
    pub fn cited(&self, event: EventIndex) -> impl Iterator<Item = (SourceIndex, &Source)> {
        let timeline = self.timeline();
        let citations = self.event(event).into_iter().flat_map(|event| {
            let claims = event.claims.iter().flat_map(|claim| &claim.citations);
            event.citations.iter().chain(claims)
        });
        citations.filter_map(|citation| {
            let place = self.index().source_place(timeline, &citation.source)?;
            Some((place, timeline.sources.get(place as usize)?))
        })
    }

    /// The zone in which plain dates and the axis are read.
    pub fn zone(&self) -> Zone {
        self.timeline().home_zone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_timeline_is_taken_apart_behind_the_window() {
        let count = |events: usize| {
            let text = format!("Timeline(events: [{}])", "(id: \"a\"),".repeat(events));
            let content = Content::new(crate::file::read(text.as_bytes()), None, 0).unwrap();
            let timeline = Arc::downgrade(&content.timeline);
            drop(content);
            let end = std::time::Instant::now() + std::time::Duration::from_mins(1);
            while timeline.strong_count() > 0 && std::time::Instant::now() < end {
                thread::yield_now();
            }
            timeline.strong_count()
        };
        assert_eq!((count(1), count(LARGE)), (0, 0));
    }

    #[test]
    fn a_path_gets_an_ending_once() {
        let ending = |path: &str| with_ending(Path::new(path), "png");
        assert_eq!(ending("a/b.png"), Path::new("a/b.png"));
        assert_eq!(ending("a/b.PNG"), Path::new("a/b.PNG"));
        assert_eq!(ending("a/b"), Path::new("a/b.png"));
        assert_eq!(ending("v1.2"), Path::new("v1.2.png"));
        assert_eq!(ending("a.svg"), Path::new("a.svg.png"));
        assert_eq!(ending("/"), Path::new("/"));
    }
}
