//! The named views of a timeline: which there are, which one is shown, and flying to one.

use super::document::Document;
use super::navigate::foremost;
use super::state::State;
use super::timeline_view::TimelineView;
use super::workspace::Open;
use crate::model::date::Instant;
use crate::model::{Timeline, View, hidden};
use crate::view::scale::Viewport;
use std::borrow::Cow;

/// Views that lie no farther apart are the same, in points.
const SAME_POINTS: f64 = 2.0;
/// A choice is worth offering from so many views on.
const FEWEST: usize = 2;

/// The range of a view, if it has both ends and the right one is later.
pub(super) fn range(view: &View) -> Option<(Instant, Instant)> {
    let (from, to) = (view.from.as_ref()?.earliest()?, view.to.as_ref()?.latest()?);
    (from < to).then_some((from, to))
}

/// What a view searches for: nothing, unless it says so.
fn search(view: &View) -> &str {
    view.search.as_deref().unwrap_or_default()
}

/// What the view that a timeline opens on searches for, if it searches.
pub(super) fn opening_search(timeline: &Timeline) -> Option<String> {
    let wanted = search(timeline.views.first()?);
    (!wanted.is_empty()).then(|| wanted.to_owned())
}

/// What a view is called: its title, else its id, else its number.
pub fn title(view: &View, position: usize) -> Cow<'_, str> {
    let name = if view.title.is_empty() {
        &view.id
    } else {
        &view.title
    };
    if name.is_empty() {
        Cow::Owned(format!("View {}", position + 1))
    } else {
        hidden::label(name)
    }
}

impl State {
    /// The views of the timeline on screen; none if there is nothing to choose among.
    pub fn views(&self) -> &[View] {
        let views = self
            .document()
            .map_or(&[][..], |document| &document.timeline().views);
        if views.len() < FEWEST { &[] } else { views }
    }

    /// The first of the views that is just what is on screen, or where a flight ends.
    pub fn view_shown(&self) -> Option<usize> {
        let Open {
            document,
            view,
            filter,
        } = self.workspace.active()?;
        let target = view.target()?;
        let is_shown = |named: &View| {
            viewport(document, view, named).is_some_and(|wanted| {
                let points = wanted.seconds_to(&target) / wanted.seconds_per_point();
                let zoom = target.seconds_per_point() / wanted.seconds_per_point();
                let wider = (zoom - 1.0) * view.width();
                view.grouping == named.group
                    && filter.search() == search(named)
                    && points.abs() < SAME_POINTS
                    && wider.abs() < SAME_POINTS
            })
        };
        self.views().iter().position(is_shown)
    }

    /// Groups and searches as a view does, and flies to its range. The selection stays if it is in it; else what
    /// matters most in it is selected, as when the timeline opens.
    pub(super) fn show_view(&mut self, position: usize) {
        self.dialog = None;
        let Some(wanted) = self.document().and_then(|document| {
            let named = document.timeline().views.get(position)?;
            Some(search(named).to_owned())
        }) else {
            return;
        };
        self.search(wanted);
        let Some(Open { document, view, .. }) = self.workspace.active() else {
            return;
        };
        let Some(named) = document.timeline().views.get(position) else {
            return;
        };
        let grouping = named.group;
        let wanted = viewport(document, view, named);
        let extent = view
            .selected
            .and_then(|event| document.index().extent(event));
        let range = range(named);
        let is_shown = view
            .selected
            .is_some_and(|event| view.place_in_order(document.index(), event).is_ok());
        let stays = |(from, to): (Instant, Instant)| {
            is_shown && extent.is_some_and(|extent| extent.start < to && extent.end > from)
        };
        let other = range
            .filter(|range| !stays(*range))
            .and_then(|(from, to)| foremost(document, view, from, to));
        self.group(grouping);
        if let Some(event) = other {
            self.select(Some(event));
        }
        if let Some(wanted) = wanted {
            self.fly(|_, _| wanted);
        }
    }
}

/// Where a view looks; none if it does not say, or before the first frame.
fn viewport(document: &Document, view: &TimelineView, named: &View) -> Option<Viewport> {
    let (from, to) = range(named)?;
    let width = view.width();
    let wanted = (width > 0.0).then(|| Viewport::showing(from, to, width))?;
    Some(view.clamped(wanted, document.index()))
}
