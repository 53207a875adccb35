//! Moving through time and from event to event.

use super::document::Document;
use super::settings::SavedView;
use super::state::State;
use super::timeline_view::TimelineView;
use super::views;
use super::workspace::Open;
use crate::index::EventIndex;
use crate::model::date::{DAY, Instant};
use crate::model::{Grouping, Importance};
use crate::view::scale::Viewport;

/// An event that comes nearer to an edge than this share of the width is brought to the middle.
const EDGE_SHARE: f64 = 0.01;
/// On the right, a title needs more room.
const RIGHT_EDGE_SHARE: f64 = 0.05;
/// How far a key moves the view, as a share of its width.
const STEP_SHARE: f64 = 0.15;
/// How far a page moves the view, as a share of its width.
const PAGE_SHARE: f64 = 0.9;
/// The zoom of one key press.
const ZOOM_STEP: f64 = 1.5;
/// A single day is shown with this much time around it, in seconds.
const AROUND_EVENT: i64 = 3 * DAY;
/// How far a key scrolls the lanes, in points.
const SCROLL_STEP: f32 = 80.0;

/// Chooses what to look at first: where the user was, the opening view of the file, or all of it.
pub(super) fn open_view(
    document: &Document,
    view: &mut TimelineView,
    saved: Option<&SavedView>,
    today: Instant,
) {
    let index = document.index();
    if let Some(opening) = document.timeline().views.first() {
        view.grouping = opening.group;
    }
    if let Some(saved) = saved {
        view.grouping = saved.grouping;
        view.open_on(saved.from, saved.to);
        view.selected = saved
            .selection
            .as_deref()
            .and_then(|id| index.event(document.timeline(), id));
        view.opened_with = (view.selected, view.grouping);
        view.reveal = true;
        return;
    }
    let opening = document.timeline().views.first().and_then(views::range);
    // Of a file that is still being read, nothing may have come that starts there.
    let is_empty = |(from, to): &(Instant, Instant)| index.starts_in(*from..*to) == 0;
    let opening = opening.filter(|range| !(document.content.is_beginning && is_empty(range)));
    if let Some((from, to)) = opening {
        view.open_on(from, to);
        view.selected = foremost(document, view, from, to);
    } else if let Some((from, to)) = index.span() {
        let (first, last) = view.fitting(from, to).edges(view.width());
        view.open_on(first, last);
    } else {
        view.open_on(
            today.saturating_sub(AROUND_EVENT),
            today.saturating_add(AROUND_EVENT),
        );
    }
    view.opened_with = (view.selected, view.grouping);
    view.reveal = true;
}

/// The most important event that is shown in a range, the one nearest to its middle among equals.
pub(super) fn foremost(
    document: &Document,
    view: &TimelineView,
    from: Instant,
    to: Instant,
) -> Option<EventIndex> {
    let middle = i64::midpoint(from, to);
    let index = document.index();
    let order = view.order(index);
    let dated = order.get(..view.dated(index)).unwrap_or_default();
    let before = |instant| {
        let starts = |event: &EventIndex| index.extent(*event).map(|extent| extent.start);
        dated.partition_point(|event| starts(event) < Some(instant))
    };
    let inside = dated.get(before(from)..before(to)).unwrap_or_default();
    inside
        .iter()
        .filter_map(|event| Some((*event, index.extent(*event)?)))
        .max_by_key(|(event, extent)| {
            let importance = document
                .event(*event)
                .map_or(Importance::Minor, |e| e.importance);
            (
                importance,
                std::cmp::Reverse(extent.middle().abs_diff(middle)),
            )
        })
        .map(|(event, _)| event)
}

impl State {
    pub(super) fn fly(&mut self, to: impl FnOnce(&Viewport, f64) -> Viewport) {
        let (seconds, animate) = (self.seconds, self.animate);
        if let Some(Open { document, view, .. }) = self.workspace.active_mut()
            && let Some(target) = view.target()
        {
            let to = view.clamped(to(&target, view.width()), document.index());
            view.fly(to, seconds, animate);
        }
    }

    pub(super) fn step(&mut self, screens: f64) {
        self.fly(|view, width| view.panned(width * screens * STEP_SHARE));
    }

    pub(super) fn page(&mut self, screens: f64) {
        self.fly(|view, width| view.panned(width * screens * PAGE_SHARE));
    }

    pub(super) fn zoom_step(&mut self, inwards: bool) {
        let factor = if inwards { ZOOM_STEP } else { 1.0 / ZOOM_STEP };
        self.fly(|view, _| view.zoomed_at(0.0, factor));
    }

    pub(super) fn scroll_lanes(&mut self, points: f32) {
        if let Some(Open { view, .. }) = self.workspace.active_mut() {
            view.scroll += points;
        }
    }

    pub(super) fn scroll_step(&mut self, down: bool) {
        self.scroll_lanes(if down { SCROLL_STEP } else { -SCROLL_STEP });
    }

    /// Flies to a range and shows it whole.
    pub(super) fn fit(&mut self, from: Instant, to: Instant) {
        let Some(fitting) = self.view().map(|view| view.fitting(from, to)) else {
            return;
        };
        self.fly(|_, _| fitting);
    }

    pub(super) fn fit_all(&mut self) {
        if let Some((from, to)) = self.document().and_then(|document| document.index().span()) {
            self.fit(from, to);
        }
    }

    pub(super) fn fit_selection(&mut self) {
        let extent = self
            .selected()
            .and_then(|event| self.document()?.index().extent(event));
        if let Some(extent) = extent {
            let length = extent.end.saturating_sub(extent.start);
            let around = if length < DAY {
                DAY
            } else {
                (length / 2).max(AROUND_EVENT)
            };
            self.fit(
                extent.start.saturating_sub(around),
                extent.end.saturating_add(around),
            );
            self.reveal();
        }
    }

    /// Moves an instant into the middle, at the present zoom.
    pub(super) fn centre_on(&mut self, instant: Instant) {
        self.fly(|view, _| Viewport::new(instant, view.seconds_per_point()));
    }

    pub(super) fn select(&mut self, event: Option<EventIndex>) {
        if let Some(Open { view, .. }) = self.workspace.active_mut() {
            view.selected = event;
            view.lane = None;
        }
    }

    /// Selects an event in one of its lanes.
    pub(super) fn select_in(&mut self, event: EventIndex, lane: usize) {
        self.select(Some(event));
        if let Some(Open { view, .. }) = self.workspace.active_mut() {
            view.lane = Some(lane);
        }
    }

    /// Groups events in another way.
    pub(super) fn group(&mut self, grouping: Grouping) {
        if let Some(Open { view, .. }) = self.workspace.active_mut() {
            view.grouping = grouping;
            view.lane = None;
            view.forget_rows();
            view.reveal = true;
        }
    }

    fn reveal(&mut self) {
        if let Some(Open { view, .. }) = self.workspace.active_mut() {
            view.reveal = true;
        }
    }

    /// Selects an event and, if it is out of view, flies to it at the present zoom.
    pub(super) fn show(&mut self, event: EventIndex) {
        self.select(Some(event));
        self.reveal();
        let Some(Open { document, view, .. }) = self.workspace.active() else {
            return;
        };
        let (Some(extent), Some(target)) = (document.index().extent(event), view.target()) else {
            return;
        };
        let seconds = target.seconds_to_instant(extent.start);
        let share = seconds / (target.seconds_per_point() * view.width().max(1.0));
        let (from, to) = target.edges(view.width());
        let covers = extent.start < from && extent.end > to;
        if !covers && !(EDGE_SHARE - 0.5..=0.5 - RIGHT_EDGE_SHARE).contains(&share) {
            self.centre_on(extent.start);
        }
    }

    /// Selects the event that comes so many places later in time among those that are shown; without
    /// a selection, the first one in view.
    pub(super) fn step_event(&mut self, places: isize) {
        self.step_in_order(places, |place, last| place.clamp(0, last));
    }

    /// The same, going on at the other end.
    pub(super) fn step_hit(&mut self, places: isize) {
        self.step_in_order(places, |place, last| place.rem_euclid(last + 1));
    }

    /// `bounded` brings a place into the range from zero to the last one.
    fn step_in_order(&mut self, places: isize, bounded: impl Fn(isize, isize) -> isize) {
        let Some(Open { document, view, .. }) = self.workspace.active() else {
            return;
        };
        let index = document.index();
        let order = view.order(index);
        let Ok(last) = isize::try_from(order.len().saturating_sub(1)) else {
            return;
        };
        let next = if let Some(event) = view.selected {
            match view.place_in_order(index, event) {
                Ok(place) => place.cast_signed().saturating_add(places),
                // What is hidden lies before the place that it would have.
                Err(place) => place.cast_signed() + places - isize::from(places > 0),
            }
        } else {
            let from = view.edges().map_or(0, |edges| edges.0);
            let extent = |event: &EventIndex| index.extent(*event);
            let first = order
                .partition_point(|event| extent(event).is_some_and(|extent| extent.start < from));
            first.min(view.dated(index).saturating_sub(1)).cast_signed()
        };
        let place = usize::try_from(bounded(next, last)).unwrap_or_default();
        if let Some(event) = order.get(place).copied() {
            self.show(event);
        }
    }

    pub(super) fn show_end(&mut self, last: bool) {
        let event = self.workspace.active().and_then(|open| {
            let index = open.document.index();
            let order = open.view.order(index);
            if last {
                order.get(open.view.dated(index).checked_sub(1)?).copied()
            } else {
                order.first().copied()
            }
        });
        if let Some(event) = event {
            self.show(event);
        }
    }

    /// Selects the event nearest in time in the next lane that has one.
    pub(super) fn step_lane(&mut self, down: bool) {
        let Some(Open { document, view, .. }) = self.workspace.active_mut() else {
            return;
        };
        let Some(selected) = view.selected else {
            self.step_event(0);
            return;
        };
        let lanes = view.lanes(document);
        let index = document.index();
        let Some(extent) = index.extent(selected) else {
            return;
        };
        // An event may show in several lanes: the one in which it was reached counts.
        let rank = |event| index.rank(event);
        let place = |lane: &usize| lanes.get(*lane)?.track.find(selected, rank);
        let Some(here) = view
            .lane
            .filter(|lane| place(lane).is_some())
            .or_else(|| (0..lanes.len()).find(|lane| place(lane).is_some()))
        else {
            return;
        };
        let others: Vec<usize> = if down {
            (here + 1..lanes.len()).collect()
        } else {
            (0..here).rev().collect()
        };
        let nearest = |lane: &usize| lanes.get(*lane)?.track.nearest(extent.start, selected);
        let found = others.iter().find_map(|lane| Some((*lane, nearest(lane)?)));
        if let Some((lane, event)) = found {
            self.show(event);
            if let Some(Open { view, .. }) = self.workspace.active_mut() {
                view.lane = Some(lane);
            }
        }
    }
}
