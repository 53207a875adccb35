//! The minimap under the canvas: drag its window, or click to go there.

use super::lens;
use super::paint;
use super::theme::Palette;
use crate::app::filter::Shown;
use crate::app::{Action, State};
use crate::view::canvas::LANE_TITLES;
use crate::view::geometry::Rect;
use crate::view::minimap::Minimap;
use crate::view::scale::{TimeScale, Viewport};
use crate::view::scene::Ink;
use eframe::egui::{self, CursorIcon, Id, Sense, Ui};

/// The height of the minimap, in points.
pub(super) const HEIGHT: f32 = 84.0;
/// So close to an edge of the window, dragging moves that edge, in points.
const EDGE: f32 = 6.0;

/// What is dragged.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Grip {
    /// The whole window.
    Whole,
    /// Its left edge.
    Left,
    /// Its right edge.
    Right,
}

/// Shows the minimap in all the space there is.
pub(super) fn ui(ui: &mut Ui, state: &State, view: &TimeScale, actions: &mut Vec<Action>) {
    let (response, painter) = ui.allocate_painter(ui.available_size(), Sense::click_and_drag());
    response.widget_info(|| {
        let text = "Overview of the whole timeline: drag to move the view";
        egui::WidgetInfo::labeled(egui::Role::Slider, true, text)
    });
    let Some(document) = state.document() else {
        return;
    };
    let Some((from, to)) = document.index().span() else {
        return;
    };
    let size = response.rect.size();
    let left = LANE_TITLES.min(size.x / 2.0);
    let area = Rect::new(left, 6.0, (size.x - 16.0).max(left + 1.0), size.y - 2.0);
    let minimap = Minimap::new(from, to, area);
    let mut scene = minimap.scene(
        document.index(),
        state
            .view()
            .and_then(|view| view.shown.as_ref())
            .map(Shown::sifted),
        view,
        state.axis_zone(),
        &state.measure,
    );
    if state.exercise {
        lens::blind(&mut scene);
    }
    let palette = Palette::of(ui.theme());
    paint::scene(&painter, &scene, response.rect.min, palette, &state.measure);
    let place = response.rect.min + egui::vec2(14.0, 16.0);
    let (font, ink) = (
        super::theme::font(11.0, Default::default()),
        palette.ink(Ink::Dim),
    );
    painter.text(
        place,
        egui::Align2::LEFT_CENTER,
        "Whole timeline",
        font,
        ink,
    );

    let brush = paint::rect_at(&minimap.brush(view), response.rect.min);
    let grip_id = response.id.with("grip");
    let hover = response
        .hover_pos()
        .or_else(|| response.interact_pointer_pos());
    let grip = hover.map(|position| grip_at(brush, position.x));
    if matches!(grip, Some(Grip::Left | Grip::Right)) {
        ui.set_cursor_icon(CursorIcon::ResizeHorizontal);
    } else if grip.is_some() && response.hovered() {
        ui.set_cursor_icon(CursorIcon::PointingHand);
    }
    let Some(position) = response.interact_pointer_pos() else {
        return;
    };
    let x = f64::from(position.x - response.rect.left());
    if response.drag_started() {
        let pressed = ui
            .input(|input| input.pointer.press_origin())
            .unwrap_or(position);
        let grip = grip_at(brush, pressed.x);
        ui.data_mut(|data| data.insert_temp(grip_id, grip_code(grip)));
        if !brush.expand(EDGE).x_range().contains(pressed.x) {
            actions.push(centred(view, &minimap, x));
        }
    } else if response.dragged() {
        drag(
            ui,
            grip_id,
            response.drag_delta().x,
            view,
            &minimap,
            actions,
        );
    } else if response.clicked() && !brush.contains(position) {
        actions.push(centred(view, &minimap, x));
    }
}

fn grip_at(brush: egui::Rect, x: f32) -> Grip {
    if (x - brush.left()).abs() <= EDGE && x < brush.center().x {
        Grip::Left
    } else if (x - brush.right()).abs() <= EDGE {
        Grip::Right
    } else {
        Grip::Whole
    }
}

fn grip_code(grip: Grip) -> u8 {
    match grip {
        Grip::Whole => 0,
        Grip::Left => 1,
        Grip::Right => 2,
    }
}

/// The same zoom around the instant at x.
fn centred(view: &TimeScale, minimap: &Minimap, x: f64) -> Action {
    let instant = minimap.scale().instant_from_x(x);
    Action::Look(Viewport::new(instant, view.viewport().seconds_per_point()))
}

fn drag(
    ui: &Ui,
    grip_id: Id,
    points: f32,
    view: &TimeScale,
    minimap: &Minimap,
    actions: &mut Vec<Action>,
) {
    if points == 0.0 {
        return;
    }
    let seconds = f64::from(points) * minimap.scale().viewport().seconds_per_point();
    let viewport = view.viewport();
    let grip: u8 = ui.data(|data| data.get_temp(grip_id)).unwrap_or_default();
    if grip == grip_code(Grip::Whole) {
        actions.push(Action::Look(viewport.panned_seconds(seconds)));
        return;
    }
    // One edge moves, the other stays.
    let length = view.width() * viewport.seconds_per_point();
    let outwards = if grip == grip_code(Grip::Left) {
        -seconds
    } else {
        seconds
    };
    let longer = (length + outwards).max(60.0);
    let moved = (longer - length) / 2.0
        * if grip == grip_code(Grip::Left) {
            -1.0
        } else {
            1.0
        };
    let resized = viewport
        .panned_seconds(moved)
        .with_seconds_per_point(longer / view.width());
    actions.push(Action::Look(resized));
}
