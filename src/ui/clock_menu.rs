//! The name of the zone in the corner of the axis, which opens the menu of clock times.

use super::menus;
use super::paint::rect_at;
use super::theme::Palette;
use crate::app::timeline_view::Picture;
use crate::app::{Action, Command, State};
use crate::view::axis::FINE_SIZE;
use crate::view::canvas::{ZONE_LEFT, ZONE_MARK};
use crate::view::geometry::Rect;
use crate::view::scene::Ink;
use crate::view::sentence;
use crate::view::text::{TextMeasure as _, Weight};
use eframe::egui::accesskit::Live;
use eframe::egui::{
    CursorIcon, Popup, Pos2, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};

/// The height of the button, in points.
const HEIGHT: f32 = 22.0;
/// From the lower edge of the axis to the middle of its fine labels, in points.
const UP: f32 = 13.0;

/// Makes the name a button, and shows the menu while it is open. The canvas starts at `origin`.
pub(super) fn ui(
    ui: &Ui,
    state: &State,
    picture: &Picture,
    origin: Pos2,
    actions: &mut Vec<Action>,
) {
    let shown = sentence::clocks(picture.clock, state.axis_zone());
    let axis = picture.areas.axis;
    let room = axis.left - ZONE_LEFT - ZONE_MARK;
    let width = state.measure.width(&shown, FINE_SIZE, Weight::Regular);
    let (right, middle) = (ZONE_LEFT + width.min(room), axis.bottom - UP);
    let place = Rect::new(
        ZONE_LEFT - 6.0,
        middle - HEIGHT / 2.0,
        right + ZONE_MARK - 4.0,
        middle + HEIGHT / 2.0,
    );
    let rect = rect_at(&place, origin);
    let response = ui.interact(rect, ui.scope_id().with("clock times"), Sense::click());
    let name = format!("Clock times: {shown}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    // A key may change it from afar: screen readers then say the new name.
    ui.accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
    let palette = Palette::of(ui.theme());
    let is_open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response));
    let is_hot = response.hovered() || response.has_focus() || is_open;
    let ink = palette.ink(if is_hot { Ink::Text } else { Ink::Dim });
    let edge = if response.has_focus() {
        Stroke::new(1.5, palette.ink(Ink::Accent))
    } else if is_hot {
        Stroke::new(1.0, palette.ink(Ink::Hairline))
    } else {
        Stroke::NONE
    };
    ui.painter()
        .rect_stroke(rect, 5.0, edge, StrokeKind::Inside);
    let tip = origin + Vec2::new(right + 8.0, middle + 1.5);
    let chevron = [Vec2::new(-3.0, -3.0), Vec2::ZERO, Vec2::new(3.0, -3.0)];
    let points = chevron.map(|corner| tip + corner).to_vec();
    ui.painter().line(points, Stroke::new(1.3, ink));
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    Popup::menu(&response).show(|ui| menus::clocks(ui, state, &state.facts(), actions));
    let keys = Command::NextClock.shortcuts().first();
    let keys = keys.map_or_else(String::new, |keys| {
        format!(" ({})", keys.label(crate::app::shortcut::System::current()))
    });
    response.on_hover_text(format!("{}{keys}", Command::NextClock.hint()));
}
