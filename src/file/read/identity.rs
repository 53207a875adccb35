//! Ids: each thing that others refer to has one, and none has that of another.

use super::known::Ids;
use super::reader::UNREADABLE;
use super::references::{Checker, is_given};
use crate::file::problem::{Code, Severity};
use crate::file::schema::Element as _;
use crate::file::words::quoted;
use crate::model::{Extra, Text, Timeline};

/// What has an id.
struct Bearer<'t> {
    id: &'t Text,
    title: &'t str,
    extra: &'t Extra,
}

/// The elements of a list with their ids and titles.
macro_rules! bearers {
    ($list:expr) => {
        $list.iter().map(|element| Bearer {
            id: &element.id,
            title: &element.title,
            extra: element.extra(),
        })
    };
}

impl Checker<'_, '_, '_> {
    /// Reports ids that are missing or given twice.
    pub(super) fn identities(&mut self, timeline: &Timeline) {
        let known = self.known;
        let (sources, events) = (&known.sources, &known.events);
        self.unique("events", "event", events, bearers!(timeline.events));
        self.unique("sources", "source", sources, bearers!(timeline.sources));
        self.unique("lanes", "lane", &known.lanes, bearers!(timeline.lanes));
        self.unique("kinds", "kind", &known.kinds, bearers!(timeline.kinds));
        self.unique("views", "view", &known.views, bearers!(timeline.views));
        let stories = bearers!(timeline.stories);
        self.unique("stories", "story", &known.stories, stories);
    }

    fn unique<'b>(
        &mut self,
        field: &str,
        what: &str,
        ids: &Ids<'_>,
        bearers: impl Iterator<Item = Bearer<'b>>,
    ) {
        if ids.are_complete() {
            return;
        }
        for (index, Bearer { id, title, extra }) in bearers.enumerate() {
            let first = ids.first(id).filter(|first| *first != index);
            if id.is_empty() {
                let optional = matches!(what, "view" | "story");
                if !optional && !extra.contains_key(UNREADABLE) && !is_given(extra, "id") {
                    self.missing(what, title, format_args!("{field}[{index}]"));
                }
            } else if let Some(first) = first {
                let line = self.line(&format!("{field}[{first}].id"));
                let message = format!("the id {} is already used in line {line}", quoted(id));
                let help = Some(format!("give one {what} another id"));
                self.event = (what == "event").then(|| id.clone());
                let path = format_args!("{field}[{index}].id");
                self.report(Code::DuplicateId, Severity::Error, path, message, help);
                self.event = None;
            }
        }
    }

    fn missing(&mut self, what: &str, title: &str, path: std::fmt::Arguments<'_>) {
        let message = if title.trim().is_empty() {
            format!("this {what} has no id")
        } else {
            format!("the {what} {} has no id", quoted(title))
        };
        let help = Some("add `id: \"…\"`, a short name that nothing else has".to_owned());
        self.report(Code::MissingId, Severity::Error, path, message, help);
    }
}
