//! What is on the canvas, for the pointer, the keyboard and screen readers: every visible event,
//! group of events and lane is a node with a sentence for a name.

use super::canvas::CanvasUi;
use super::paint::rect_at;
use crate::app::timeline_view::Picture;
use crate::app::{Action, Command, State};
use crate::index::EventIndex;
use crate::model::date::Instant;
use crate::view::scene::{Node, Scene, Thing};
use eframe::egui::{CursorIcon, Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo};

/// More nodes than this are not made: a frame must stay cheap, and nobody reads on.
const MOST_NODES: usize = 1_500;
/// Events that start within so many seconds start together.
const TOGETHER_SECONDS: i64 = 60;
/// A click on a long strip shows this share of the time in view, inverted.
const STRIP_ZOOM: i64 = 4;

/// What nodes are made from.
pub(super) struct Nodes<'a> {
    /// The state, to read from.
    pub(super) state: &'a State,
    /// What is drawn.
    pub(super) scene: &'a Scene,
    /// What it is drawn from.
    pub(super) picture: &'a Picture,
    /// Where the canvas is on the screen.
    pub(super) area: Rect,
}

impl Nodes<'_> {
    /// Makes the nodes.
    pub(super) fn ui(&self, canvas: &mut CanvasUi, ui: &mut Ui, actions: &mut Vec<Action>) {
        let builder = UiBuilder::new()
            .max_rect(self.area)
            .accessibility_role(Role::List)
            .accessibility_label("Events in view");
        // The focus goes where the selection goes, even if that comes into view only later.
        let selected = self.state.selected();
        canvas.follows |= canvas.has_focus && canvas.selected != selected;
        canvas.selected = selected;
        canvas.focused = None;
        ui.scope_builder(builder, |ui| {
            let stop = self.tab_stop();
            for (place, node) in self.scene.outline.iter().take(MOST_NODES).enumerate() {
                let is_stop = stop == Some(place);
                let response = self.node(ui, node, is_stop);
                if is_stop && self.is_selected(node) && std::mem::take(&mut canvas.follows) {
                    response.request_focus();
                }
                if response.has_focus() {
                    canvas.focused = Some(node.thing);
                }
                self.react(ui, node, &response, actions);
            }
        });
        // Once something else has the focus, it is left there.
        let focus = ui.memory(|memory| memory.focused());
        canvas.follows &= canvas.focused.is_some() || focus.is_none();
        canvas.has_focus = canvas.focused.is_some() || canvas.follows;
    }

    fn node(&self, ui: &Ui, node: &Node, is_stop: bool) -> Response {
        let (role, mut sense) = match node.thing {
            Thing::Lane(_) => (Role::Group, Sense::empty()),
            Thing::Event { .. } | Thing::Cluster { .. } => (Role::ListItem, Sense::CLICK),
            Thing::Ribbon { .. } => (Role::Button, Sense::CLICK),
        };
        if is_stop {
            sense |= Sense::FOCUSABLE;
        }
        let id = ui.scope_id().with(node.thing);
        let response = ui.interact(rect_at(&node.rect, self.area.min), id, sense);
        let selected = self.is_selected(node);
        response.widget_info(|| WidgetInfo::selected(role, true, selected, &node.name));
        response
    }

    /// The one node that the tabulator reaches: the selected event, else the first one in view.
    /// From there arrows lead on.
    fn tab_stop(&self) -> Option<usize> {
        let outline = &self.scene.outline;
        let is_lane = |node: &Node| matches!(node.thing, Thing::Lane(_) | Thing::Ribbon { .. });
        let selected = outline.iter().position(|node| self.is_selected(node));
        selected.or_else(|| outline.iter().position(|node| !is_lane(node)))
    }

    fn is_selected(&self, node: &Node) -> bool {
        let selected = self.state.selected();
        matches!(node.thing, Thing::Event { event, .. } if Some(event) == selected)
    }

    fn react(&self, ui: &Ui, node: &Node, response: &Response, actions: &mut Vec<Action>) {
        match node.thing {
            Thing::Event { event, lane } => {
                let focused = response.gained_focus() && !self.is_selected(node);
                if response.double_clicked() {
                    actions.push(Action::Run(Command::FitSelection));
                } else if response.clicked() || focused {
                    actions.push(Action::Select { event, lane });
                }
            }
            Thing::Cluster { lane, from, to } => {
                if response.clicked() {
                    actions.push(self.opened(lane, from, to, response));
                }
            }
            // The view stays: a ribbon may begin decades earlier.
            Thing::Ribbon { event, lane } => {
                if response.clicked() {
                    actions.push(Action::Select { event, lane });
                }
            }
            Thing::Lane(_) => return,
        }
        if response.hovered() {
            ui.set_cursor_icon(CursorIcon::PointingHand);
        }
        // Under a dialog, nothing is pointed at.
        if self.state.dialog.is_some() {
            return;
        }
        response.clone().on_hover_ui_at_pointer(|ui| {
            ui.set_max_width(360.0);
            ui.label(&node.name);
        });
    }

    /// A click opens a few events by showing them whole, a long strip by coming nearer; of events
    /// that start together, which no zoom tells apart, it selects the first.
    fn opened(&self, lane: usize, from: Instant, to: Instant, response: &Response) -> Action {
        let scale = &self.picture.scale;
        let (first, last) = scale.edges();
        let nearer = last.saturating_sub(first) / STRIP_ZOOM;
        let length = to.saturating_sub(from);
        if length < TOGETHER_SECONDS
            && let Some(event) = self.first_of(lane, from)
        {
            return Action::Select { event, lane };
        }
        if length <= nearer {
            return Action::Fit(from, to);
        }
        let x = response
            .interact_pointer_pos()
            .map(|position| position.x - self.area.left());
        let middle = x.map_or_else(
            || i64::midpoint(from.max(first), to.min(last)),
            |x| scale.instant_from_x(f64::from(x)),
        );
        Action::Fit(
            middle.saturating_sub(nearer / 2),
            middle.saturating_add(nearer / 2),
        )
    }

    /// The first event of a dot.
    fn first_of(&self, lane: usize, from: Instant) -> Option<EventIndex> {
        let dots = &self.picture.plan.lanes.get(lane)?.fold.dots;
        let dot = dots.iter().find(|dot| dot.from == from)?;
        Some(dot.first)
    }
}
