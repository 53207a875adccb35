//! What is on the canvas, for the pointer, the keyboard and screen readers: every visible event,
//! group of events and lane is a node with a sentence for a name.

use super::canvas::CanvasUi;
use super::paint::rect_at;
use crate::app::{Action, Command, State};
use crate::view::scene::{Node, Scene, Thing};
use eframe::egui::{self, CursorIcon, Id, Rect, Sense, Ui, UiBuilder, WidgetInfo};

/// More nodes than this are not made: a frame must stay cheap, and nobody reads on.
const MOST_NODES: usize = 1_500;

/// Makes the nodes of a scene that is drawn at the corner of `area`.
pub(super) fn nodes(
    canvas: &mut CanvasUi,
    ui: &mut Ui,
    state: &State,
    scene: &Scene,
    area: Rect,
    actions: &mut Vec<Action>,
) {
    let builder = UiBuilder::new()
        .max_rect(area)
        .accessibility_role(egui::Role::List)
        .accessibility_label("Events in view");
    let was_focused = canvas.has_focus;
    canvas.has_focus = false;
    canvas.focused = None;
    ui.scope_builder(builder, |ui| {
        let stop = tab_stop(state, scene);
        for (place, node) in scene.outline.iter().take(MOST_NODES).enumerate() {
            let rect = rect_at(&node.rect, area.min);
            let id = id_of(ui, node.thing);
            let focusable = stop == Some(place);
            let mut sense = match node.thing {
                Thing::Lane(_) => Sense::empty(),
                Thing::Event { .. } | Thing::Cluster { .. } => Sense::CLICK,
            };
            if focusable {
                sense |= Sense::FOCUSABLE;
            }
            let response = ui.interact(rect, id, sense);
            let role = if matches!(node.thing, Thing::Lane(_)) {
                egui::Role::Group
            } else {
                egui::Role::ListItem
            };
            let selected = is_selected(state, node.thing);
            response.widget_info(|| WidgetInfo::selected(role, true, selected, &node.name));
            // The selection moves and the focus goes with it.
            if focusable && selected && was_focused && !response.has_focus() {
                response.request_focus();
            }
            if response.has_focus() || (focusable && selected && was_focused) {
                canvas.has_focus = true;
                canvas.focused = Some(node.thing);
            }
            react(ui, state, node, &response, actions);
        }
    });
}

/// The one node that the tabulator reaches: the selected event, else the first one in view. From
/// there arrows lead on.
fn tab_stop(state: &State, scene: &Scene) -> Option<usize> {
    let selected = state.selected();
    let is_event = |node: &Node| matches!(node.thing, Thing::Event { .. } | Thing::Cluster { .. });
    scene
        .outline
        .iter()
        .position(
            |node| matches!(node.thing, Thing::Event { event, .. } if Some(event) == selected),
        )
        .or_else(|| scene.outline.iter().position(is_event))
}

fn is_selected(state: &State, thing: Thing) -> bool {
    matches!(thing, Thing::Event { event, .. } if Some(event) == state.selected())
}

fn id_of(ui: &Ui, thing: Thing) -> Id {
    ui.scope_id().with(thing)
}

fn react(
    ui: &Ui,
    state: &State,
    node: &Node,
    response: &egui::Response,
    actions: &mut Vec<Action>,
) {
    match node.thing {
        Thing::Event { event, .. } => {
            if response.double_clicked() {
                actions.push(Action::Run(Command::FitSelection));
            } else if response.clicked()
                || (response.gained_focus() && state.selected() != Some(event))
            {
                actions.push(Action::Select(event));
            }
        }
        Thing::Cluster { from, to, .. } => {
            if response.clicked() {
                actions.push(Action::Fit(from, to));
            }
        }
        Thing::Lane(_) => return,
    }
    if response.hovered() {
        ui.set_cursor_icon(CursorIcon::PointingHand);
    }
    response.clone().on_hover_ui_at_pointer(|ui| {
        ui.set_max_width(360.0);
        ui.label(&node.name);
    });
}
