//! What a reader must know at once about a timeline that reads well: things that are missing, given
//! twice, or refer to nothing. The rules of good style are elsewhere.

use super::known::Known;
use super::reader::{Draft, Reader, UNREADABLE, is_kept};
use super::suspects::Suspects;
use crate::file::lines::Lines;
use crate::file::locate::Locator;
use crate::file::problem::{Code, Cure, Severity};
use crate::file::words::{nearest, quoted};
use crate::file::write::{name_text, string_text};
use crate::model::{Citation, Event, EventKind, Extra, Source, Text, Timeline, When, hidden};
use std::cell::{Cell, OnceCell};
use std::fmt::Arguments;

/// So many times in all a known name is compared with one that is not known.
const MOST_COMPARISONS: usize = 400_000;

/// Checks a timeline and reports to the reader.
pub(super) fn check<'a>(
    reader: &mut Reader<'a>,
    timeline: &Timeline,
    locator: &Locator<'a>,
    text: &'a str,
) {
    let known = Known::new(timeline);
    let suspects = reader.is_fast.then(|| Suspects::among(timeline, &known));
    let mut checker = Checker {
        reader,
        locator,
        text,
        lines: OnceCell::new(),
        comparisons: Cell::new(MOST_COMPARISONS),
        known: &known,
        event: None,
    };
    checker.identities(timeline);
    let Suspects { sources, events } = suspects.unwrap_or_else(|| Suspects::all(timeline));
    for index in sources {
        if let Some(source) = timeline.sources.get(index) {
            checker.source(source, format_args!("sources[{index}]"));
        }
    }
    for index in events {
        if let Some(event) = timeline.events.get(index) {
            checker.event(event, index);
        }
    }
    checker.the_rest(timeline);
}

/// Whether a field is there, but could not be read or is misspelt: that is reported already.
pub fn is_given(extra: &Extra, field: &str) -> bool {
    is_kept(extra, field) || extra.keys().any(|key| nearest(key, [field]).is_some())
}

/// Whether an address looks like one of the web, or a DOI.
pub(super) fn is_link(url: &str) -> bool {
    let begins = |start: &str| {
        url.get(..start.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(start))
    };
    ["https://", "http://", "doi:10.", "10."]
        .into_iter()
        .any(begins)
}

/// Whether a date ends before it starts.
pub(super) fn ends_early(when: &When) -> bool {
    matches!((when.earliest(), when.latest()), (Some(earliest), Some(latest)) if latest < earliest)
}

/// Checks one timeline.
pub(super) struct Checker<'r, 'a, 't> {
    reader: &'r mut Reader<'a>,
    locator: &'r Locator<'a>,
    text: &'a str,
    lines: OnceCell<Lines>,
    comparisons: Cell<usize>,
    pub(super) known: &'r Known<'t>,
    pub(super) event: Option<Text>,
}

impl Checker<'_, '_, '_> {
    /// Reports a problem in the element with this path.
    pub(super) fn report(
        &mut self,
        code: Code,
        severity: Severity,
        path: Arguments<'_>,
        message: String,
        cure: impl Into<Cure>,
    ) {
        if self.reader.is_full() {
            self.reader.unlisted += 1;
            return;
        }
        let path = path.to_string();
        let span = self.locator.locate(&path);
        let event = self.event.clone();
        self.reader.add(Draft {
            code,
            severity,
            path,
            span,
            message,
            cure: cure.into(),
            event,
        });
    }

    /// The line of an element, for people.
    pub(super) fn line(&self, path: &str) -> usize {
        let lines = self.lines.get_or_init(|| Lines::of(self.text));
        self.locator
            .locate(path)
            .map_or(1, |span| lines.line(span.start))
    }

    fn source(&mut self, source: &Source, path: Arguments<'_>) {
        if source.extra.contains_key(UNREADABLE) {
            return;
        }
        self.title(&source.title, &source.extra, "source", path);
        let hidden = ["url", "identifier", "archives"];
        if source.url.is_none()
            && source.identifier.is_none()
            && source.archives.is_empty()
            && hidden.iter().all(|field| !is_kept(&source.extra, field))
        {
            let message = "nothing says where this source can be read".to_owned();
            let help =
                "add `url: \"https://…\"`, `identifier: \"…\"` or `archives: [ … ]`".to_owned();
            self.report(
                Code::Unfindable,
                Severity::Warning,
                path,
                message,
                Some(help),
            );
        }
        self.link(source.url.as_ref(), format_args!("{path}.url"));
        for (index, archive) in source.archives.iter().enumerate() {
            self.link(
                archive.url.as_ref(),
                format_args!("{path}.archives[{index}].url"),
            );
        }
        if let Some(origin) = &source.derived_from {
            self.known_source(origin, format_args!("{path}.derived_from"));
        }
    }

    fn title(&mut self, title: &Text, extra: &Extra, what: &str, path: Arguments<'_>) {
        if title.trim().is_empty() && !is_given(extra, "title") {
            let message = format!("this {what} has no title");
            let help = Some("add `title: \"…\"`".to_owned());
            self.report(Code::MissingTitle, Severity::Warning, path, message, help);
        }
    }

    fn link(&mut self, url: Option<&Text>, path: Arguments<'_>) {
        let Some(url) = url else { return };
        if !is_link(url) {
            let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
            let (message, cure) = if url.trim().is_empty() {
                (
                    "this address is empty".to_owned(),
                    "write `https://…`, or take it out".into(),
                )
            } else if lower.starts_with("www.") {
                let shown = format!("https://{}", hidden::label(url));
                let help = format!("write {}", quoted(&shown));
                (
                    format!("{} is no link to the web", quoted(url)),
                    Cure::with_fix(help, string_text(&format!("https://{url}"))),
                )
            } else {
                (
                    format!("{} is no link to the web", quoted(url)),
                    "write the whole address: `https://…`".into(),
                )
            };
            self.report(Code::BadLink, Severity::Warning, path, message, cure);
        }
    }

    fn known_source(&mut self, id: &str, path: Arguments<'_>) {
        if id.is_empty() {
            let message = "this citation names no source".to_owned();
            let help = Some("add `source: \"…\"`, with the id of a source".to_owned());
            self.report(Code::UnknownSource, Severity::Error, path, message, help);
        } else if !self.known.sources.contains(id) {
            let message = format!("unknown source {}", quoted(id));
            let cure = match self.known.sources.nearest(id, &self.comparisons) {
                Some(known) => Cure::meant(known, string_text(known)),
                None => "add a `Source` with this id to `sources`".into(),
            };
            self.report(Code::UnknownSource, Severity::Error, path, message, cure);
        }
    }

    fn known_event(&mut self, id: &str, path: Arguments<'_>) {
        if id.is_empty() {
            let message = "this link leads to no event".to_owned();
            let help = Some("add `to: \"…\"`, with the id of an event".to_owned());
            self.report(Code::UnknownEvent, Severity::Error, path, message, help);
        } else if !self.known.events.contains(id) {
            let message = format!("unknown event {}", quoted(id));
            let cure = match self.known.events.nearest(id, &self.comparisons) {
                Some(known) => Cure::meant(known, string_text(known)),
                None => "add an event with this id, or take this out".into(),
            };
            self.report(Code::UnknownEvent, Severity::Error, path, message, cure);
        }
    }

    fn event(&mut self, event: &Event, index: usize) {
        if event.extra.contains_key(UNREADABLE) {
            return;
        }
        let path = format_args!("events[{index}]");
        self.event = Some(event.id.clone()).filter(|id| !id.is_empty());
        self.title(&event.title, &event.extra, "event", path);
        self.kind(&event.kind, path);
        if event.when.is_none() && !is_given(&event.extra, "when") {
            let message = "this event has no date, and waits among the undated".to_owned();
            let help =
                Some("add `when: \"2025-02-28\"`, or as much of a date as is known".to_owned());
            self.report(Code::MissingDate, Severity::Warning, path, message, help);
        }
        self.order(event.when.as_ref(), format_args!("{path}.when"));
        self.order(event.in_force.as_ref(), format_args!("{path}.in_force"));
        self.lanes(event, path);
        self.citations(&event.citations, path);
        for (index, claim) in event.claims.iter().enumerate() {
            let path = format_args!("{path}.claims[{index}]");
            self.order(claim.when.as_ref(), format_args!("{path}.when"));
            self.citations(&claim.citations, path);
        }
        for (index, stage) in event.stages.iter().enumerate() {
            self.order(
                stage.when.as_ref(),
                format_args!("{path}.stages[{index}].when"),
            );
        }
        for (index, link) in event.links.iter().enumerate() {
            if !is_kept(&link.extra, "to") && !link.extra.contains_key(UNREADABLE) {
                self.known_event(&link.to, format_args!("{path}.links[{index}].to"));
            }
        }
        self.event = None;
    }

    fn kind(&mut self, kind: &EventKind, path: Arguments<'_>) {
        let EventKind::Custom(id) = kind else { return };
        if self.known.kinds.contains(id) {
            return;
        }
        let built_in = EventKind::BUILT_IN;
        let meant = nearest(id, built_in.iter().map(EventKind::name))
            .or_else(|| self.known.kinds.nearest(id, &self.comparisons));
        let cure = match meant {
            Some(known) => Cure::meant(known, name_text(known)),
            None => "declare it in `kinds`, or take one that is built in".into(),
        };
        let message = format!("unknown kind {}", quoted(id));
        let path = format_args!("{path}.kind");
        self.report(Code::UnknownKind, Severity::Error, path, message, cure);
    }

    fn lanes(&mut self, event: &Event, path: Arguments<'_>) {
        if self.known.lanes.is_empty() {
            return;
        }
        for (index, lane) in event.lanes.iter().enumerate() {
            if !self.known.lanes.contains(lane) {
                let message = format!("unknown lane {}", quoted(lane));
                let cure = match self.known.lanes.nearest(lane, &self.comparisons) {
                    Some(known) => Cure::meant(known, string_text(known)),
                    None => "add a `Lane` with this id to `lanes`".into(),
                };
                let path = format_args!("{path}.lanes[{index}]");
                self.report(Code::UnknownLane, Severity::Warning, path, message, cure);
            }
        }
    }

    fn citations(&mut self, citations: &[Citation], path: Arguments<'_>) {
        for (index, citation) in citations.iter().enumerate() {
            let extra = &citation.extra;
            if !is_kept(extra, "source") && !extra.contains_key(UNREADABLE) {
                self.known_source(
                    &citation.source,
                    format_args!("{path}.citations[{index}].source"),
                );
            }
        }
    }

    /// A date must not end before it starts.
    fn order(&mut self, when: Option<&When>, path: Arguments<'_>) {
        let Some(when) = when else { return };
        if ends_early(when) {
            let message = format!("{} ends before it starts", quoted(when.text()));
            let exchanged = when.exchanged().map(|text| string_text(&text));
            let cure = Cure {
                help: Some("put the earlier date first".to_owned()),
                fix: exchanged,
            };
            self.report(Code::EndBeforeStart, Severity::Error, path, message, cure);
        }
    }

    /// Eras, views and stories.
    fn the_rest(&mut self, timeline: &Timeline) {
        for (index, era) in timeline.eras.iter().enumerate() {
            self.order(era.when.as_ref(), format_args!("eras[{index}].when"));
        }
        for (index, view) in timeline.views.iter().enumerate() {
            let ends = (
                view.from.as_ref().and_then(When::earliest),
                view.to.as_ref().and_then(When::latest),
            );
            if let (Some(from), Some(to)) = ends
                && to <= from
            {
                let message = "this view ends before it starts".to_owned();
                let help = Some("exchange `from` and `to`".to_owned());
                let path = format_args!("views[{index}]");
                self.report(Code::EndBeforeStart, Severity::Error, path, message, help);
            }
        }
        for (index, story) in timeline.stories.iter().enumerate() {
            for (number, step) in story.steps.iter().enumerate() {
                let path = format_args!("stories[{index}].steps[{number}]");
                if let Some(event) = &step.event {
                    self.known_event(event, format_args!("{path}.event"));
                }
                if let Some(view) = &step.view {
                    self.known_view(view, format_args!("{path}.view"));
                }
            }
        }
    }

    fn known_view(&mut self, id: &str, path: Arguments<'_>) {
        if !self.known.views.contains(id) {
            let message = format!("unknown view {}", quoted(id));
            let cure = match self.known.views.nearest(id, &self.comparisons) {
                Some(known) => Cure::meant(known, string_text(known)),
                None => "add a `View` with this id to `views`, or take this out".into(),
            };
            self.report(Code::UnknownView, Severity::Error, path, message, cure);
        }
    }
}
