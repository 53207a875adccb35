//! The canvas: the scene of the timeline, and what the pointer does to it.

use super::canvas_access::Nodes;
use super::clock_menu;
use super::lens;
use super::paint;
use super::theme::Palette;
use crate::app::timeline_view::Picture;
use crate::app::{Action, Command, State};
use crate::index::EventIndex;
use crate::view::canvas::Canvas;
use crate::view::geometry::Point;
use crate::view::scene::{Scene, Thing};
use eframe::egui::{self, CursorIcon, MouseWheelUnit, PointerButton, Response, Sense, Ui};

/// The zoom of one point of the mouse wheel, as an exponent.
const WHEEL_ZOOM: f64 = 0.004;

/// What the canvas remembers from frame to frame.
#[derive(Debug, Default)]
pub(super) struct CanvasUi {
    /// Whether the last wheel was one with notches (which zooms) and not a trackpad (which moves).
    notched: bool,
    /// Whether the focus is on an event of the canvas.
    pub(super) has_focus: bool,
    /// What the focus is on.
    pub(super) focused: Option<Thing>,
    /// What was selected in the last frame.
    pub(super) selected: Option<EventIndex>,
    /// Whether the focus is on its way to what is selected.
    pub(super) follows: bool,
}

impl CanvasUi {
    /// Shows the canvas in all the space there is.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        state: &State,
        picture: &Picture,
        actions: &mut Vec<Action>,
    ) {
        let (response, painter) = ui.allocate_painter(ui.available_size(), Sense::click_and_drag());
        response.widget_info(|| {
            egui::WidgetInfo::labeled(
                egui::Role::Canvas,
                true,
                "Timeline: drag to move, wheel to zoom",
            )
        });
        let origin = response.rect.min;
        let pointer = pointer_on(ui, &response);
        let scene = self.scene(state, picture, pointer);
        let palette = Palette::of(ui.theme());
        paint::scene(&painter, &scene, origin, palette, &state.measure);
        drag(ui, &response, picture, actions);
        self.wheel(ui, &response, picture, actions);
        let nodes = Nodes {
            state,
            scene: &scene,
            picture,
            area: response.rect,
        };
        nodes.ui(self, ui, actions);
        clock_menu::ui(ui, state, picture, origin, actions);
        click(&response, &scene, pointer, picture, actions);
    }

    /// Builds the scene; what is under the pointer or the focus is marked in it.
    fn scene(&self, state: &State, picture: &Picture, pointer: Option<Point>) -> Scene {
        let Some(document) = state.document() else {
            return Scene::default();
        };
        let in_lanes = pointer.filter(|point| point.x >= picture.areas.lanes.left);
        let build = |hot| {
            let canvas = Canvas {
                selected: state.selected(),
                hot,
                pointer: in_lanes,
                verdict: state.verdict(),
                ..picture.canvas(document, &state.measure, state.now())
            };
            let mut scene = canvas.scene();
            if state.exercise {
                lens::blind(&mut scene);
            }
            scene
        };
        let scene = build(self.focused);
        let hot = pointer
            .and_then(|point| scene.hit(point))
            .map(|node| node.thing);
        match hot {
            Some(thing @ (Thing::Event { .. } | Thing::Cluster { .. } | Thing::Ribbon { .. })) => {
                build(Some(thing))
            }
            _ => scene,
        }
    }

    fn wheel(
        &mut self,
        ui: &Ui,
        response: &Response,
        picture: &Picture,
        actions: &mut Vec<Action>,
    ) {
        if !ui.rect_contains_pointer(response.rect) {
            return;
        }
        let (scroll, pinch, position, unit) = ui.input(|input| {
            let unit = input.events.iter().rev().find_map(|event| match event {
                egui::Event::MouseWheel { unit, .. } => Some(*unit),
                _ => None,
            });
            (
                input.smooth_scroll_delta(),
                input.zoom_delta_2d().x,
                input.pointer.hover_pos(),
                unit,
            )
        });
        if let Some(unit) = unit {
            self.notched = unit != MouseWheelUnit::Point;
        }
        let Some(position) = position else { return };
        let x = position.x - response.rect.left();
        let points_from_middle = picture.scale.points_from_middle(x);
        let over_titles = x < picture.areas.lanes.left;
        let mut factor = f64::from(pinch);
        if self.notched && !over_titles {
            factor *= (f64::from(scroll.y) * WHEEL_ZOOM).exp();
        } else if scroll.y != 0.0 {
            actions.push(Action::ScrollLanes(-scroll.y));
        }
        if (factor - 1.0).abs() > 1.0e-6 {
            actions.push(Action::Zoom {
                factor,
                points_from_middle,
            });
        }
        if scroll.x != 0.0 {
            actions.push(Action::Pan(-f64::from(scroll.x)));
        }
    }
}

/// Where the pointer is on the canvas, if nothing lies over it.
fn pointer_on(ui: &Ui, response: &Response) -> Option<Point> {
    let position = ui.input(|input| input.pointer.hover_pos())?;
    let corner = response.rect.min;
    ui.rect_contains_pointer(response.rect)
        .then(|| Point::new(position.x - corner.x, position.y - corner.y))
}

fn drag(ui: &Ui, response: &Response, picture: &Picture, actions: &mut Vec<Action>) {
    let pans =
        response.dragged_by(PointerButton::Primary) || response.dragged_by(PointerButton::Middle);
    if pans {
        let delta = response.drag_delta();
        if delta.x != 0.0 {
            actions.push(Action::Pan(-f64::from(delta.x)));
        }
        if delta.y != 0.0 {
            actions.push(Action::ScrollLanes(-delta.y));
        }
        ui.set_cursor_icon(CursorIcon::Grabbing);
    } else if response.dragged_by(PointerButton::Secondary)
        && let Some(start) = ui.input(|input| input.pointer.press_origin())
    {
        // Up zooms in, down zooms out, around where the button was pressed.
        let factor = (-f64::from(response.drag_delta().y) * 0.01).exp();
        let x = start.x - response.rect.left();
        let points_from_middle = picture.scale.points_from_middle(x);
        actions.push(Action::Zoom {
            factor,
            points_from_middle,
        });
    }
}

/// A double click on the ground shows everything; clicks on events are theirs, and where there are
/// too many for each to have a node, the canvas finds them.
fn click(
    response: &Response,
    scene: &Scene,
    pointer: Option<Point>,
    picture: &Picture,
    actions: &mut Vec<Action>,
) {
    let Some(pointer) = pointer else { return };
    match scene.hit(pointer).map(|node| node.thing) {
        Some(Thing::Event { event, lane }) => {
            if response.clicked() {
                actions.push(Action::Select { event, lane });
            }
        }
        Some(Thing::Lane(_)) | None => {
            if response.double_clicked() && pointer.x >= picture.areas.lanes.left {
                actions.push(Action::Run(Command::FitAll));
            }
        }
        Some(Thing::Cluster { .. } | Thing::Ribbon { .. }) => {}
    }
}
