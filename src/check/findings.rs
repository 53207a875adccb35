//! What rules report, as far as nobody has answered it.

use super::Checked;
use super::settings::Settings;
use crate::file::read::UNREADABLE;
use crate::file::words::quoted;
use crate::file::{Code, Problem, Severity};
use crate::model::{Event, Extra, Source, Timeline, hidden};
use std::collections::BTreeMap;

/// More findings of one rule than this are counted and not listed.
pub const MOST_LISTED: usize = 1_000;
/// No sentence is longer, in characters.
const LONGEST: usize = 1_000;

/// Whether an element is kept as text because it could not be read: that is reported already.
pub(super) fn is_unreadable(extra: &Extra) -> bool {
    extra.contains_key(UNREADABLE)
}

/// What an event is called in a message: its id, or its title if it has none.
pub(super) fn name(event: &Event) -> String {
    quoted(if event.id.is_empty() {
        &event.title
    } else {
        &event.id
    })
}

/// What a finding is about: whoever answers it names one of these.
#[derive(Clone, Copy, Default)]
pub(super) struct About<'a> {
    event: Option<&'a Event>,
    source: Option<&'a str>,
    other: Option<&'a str>,
    severity: Option<Severity>,
}

impl<'a> About<'a> {
    /// An event.
    pub(super) fn event(event: &'a Event) -> Self {
        Self {
            event: Some(event),
            ..Self::default()
        }
    }

    /// A source.
    pub(super) fn source(source: &'a Source) -> Self {
        Self::default().citing(&source.id)
    }

    /// And the source with this id.
    pub(super) fn citing(self, source: &'a str) -> Self {
        Self {
            source: Some(source),
            ..self
        }
    }

    /// And another source.
    pub(super) fn beside(self, source: &'a str) -> Self {
        Self {
            other: Some(source),
            ..self
        }
    }

    /// The ids by which a file can answer.
    fn ids(&self) -> [Option<&'a str>; 3] {
        let event = self.event.map(|event| event.id.as_str());
        [event, self.source, self.other]
    }

    /// As bad as this, whatever is usual.
    pub(super) fn rated(self, severity: Severity) -> Self {
        Self {
            severity: Some(severity),
            ..self
        }
    }
}

/// What to say of a finding; made only for those that are listed.
pub(super) struct Words {
    /// The element that it concerns.
    pub(super) path: String,
    /// What is wrong, in one sentence without a full stop.
    pub(super) message: String,
    /// How to cure it.
    pub(super) help: String,
    /// What cures it in the place of what is marked.
    pub(super) fix: Option<String>,
}

impl Words {
    /// A finding in the element with this path.
    pub(super) fn new(path: String, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            path,
            message: message.into(),
            help: help.into(),
            fix: None,
        }
    }

    /// With the text that cures it in the place of what is marked, if there is one.
    pub(super) fn mended_by(self, fix: Option<String>) -> Self {
        Self { fix, ..self }
    }
}

/// What rules have found so far.
pub(super) struct Findings<'a> {
    settings: Settings<'a>,
    problems: Vec<Problem>,
    /// How many findings of each rule nobody has answered.
    counts: BTreeMap<Code, usize>,
    answered: usize,
}

impl<'a> Findings<'a> {
    pub(super) fn new(settings: Settings<'a>) -> Self {
        Self {
            settings,
            problems: Vec::new(),
            counts: BTreeMap::new(),
            answered: 0,
        }
    }

    /// What the settings have to say about themselves.
    pub(super) fn settings(&self) -> &Settings<'a> {
        &self.settings
    }

    /// Takes in what was found when the file was read.
    pub(super) fn take_read(&mut self, problem: &Problem, timeline: &Timeline) {
        let source = source_at(&problem.path).and_then(|place| timeline.sources.get(place));
        let ids = [
            problem.event.as_deref(),
            source.map(|source| &*source.id),
            None,
        ];
        let severity = self.settings.judge(problem.code, problem.severity, ids);
        match severity {
            Some(severity) => self.problems.push(Problem {
                severity,
                ..problem.clone()
            }),
            None => self.answered += 1,
        }
    }

    /// Whether a finding is answered; then it is counted.
    pub(super) fn is_answered(&mut self, code: Code, about: About<'_>) -> bool {
        let is_answered = self
            .settings
            .judge(code, code.severity(), about.ids())
            .is_none();
        self.answered += usize::from(is_answered);
        is_answered
    }

    /// Reports what a rule has found.
    pub(super) fn report(&mut self, code: Code, about: About<'_>, words: impl FnOnce() -> Words) {
        let severity = about.severity.unwrap_or_else(|| code.severity());
        let Some(severity) = self.settings.judge(code, severity, about.ids()) else {
            self.answered += 1;
            return;
        };
        let count = self.counts.entry(code).or_default();
        *count += 1;
        if *count > MOST_LISTED {
            return;
        }
        let Words {
            path,
            message,
            help,
            fix,
        } = words();
        self.problems.push(Problem {
            code,
            severity,
            path,
            place: None,
            message: hidden::label_of(&message, LONGEST).into_owned(),
            help: Some(hidden::label_of(&help, LONGEST).into_owned()),
            fix,
            event: about
                .event
                .map(|event| event.id.clone())
                .filter(|id| !id.is_empty()),
        });
    }

    /// All that was found, with a word on what is not listed.
    pub(super) fn finish(self) -> Checked {
        let mut problems = self.problems;
        for (code, count) in self.counts {
            let Some(more) = count.checked_sub(MOST_LISTED).filter(|more| *more > 0) else {
                continue;
            };
            let findings = if more == 1 { "finding" } else { "findings" };
            problems.push(Problem {
                code: Code::TooManyFindings,
                severity: Code::TooManyFindings.severity(),
                path: String::new(),
                place: None,
                message: format!(
                    "{more} more {findings} of {} are not listed",
                    quoted(code.slug())
                ),
                help: Some("mend or answer the first ones, and check again".to_owned()),
                fix: None,
                event: None,
            });
        }
        Checked {
            problems,
            answered: self.answered,
        }
    }
}

/// The position of the source in which a problem is.
fn source_at(path: &str) -> Option<usize> {
    let (position, _) = path.strip_prefix("sources[")?.split_once(']')?;
    position.parse().ok()
}
