//! Drives the real window without a screen: what a user types, clicks and reads.

pub mod naughty;
pub mod start;

use dateline::app::timeline_view::TimelineView;
use dateline::app::{Document, Setup};
use dateline::file::Severity;
use dateline::model::{Event, Timeline};
use dateline::ui::Dateline;
use dateline::view::canvas::LANE_TITLES;
use dateline::view::scale::{TimeScale, Viewport};
use eframe::egui::accesskit::Role;
use eframe::egui::{
    self, Key, Modifiers, MouseWheelUnit, OutputCommand, Plugin, PointerButton, Pos2, Rect,
    TouchPhase, Vec2, ViewportId, pos2, vec2,
};
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// What is waited for comes sooner than this, even on a busy machine.
const DEADLINE: Duration = Duration::from_secs(20);
/// A window that is not still after so many frames never is.
const MOST_FRAMES: u64 = 40;
/// What the canvas is called.
const CANVAS: &str = "Timeline: drag to move, wheel to zoom";
/// What the list of its nodes is called.
const EVENTS_IN_VIEW: &str = "Events in view";

/// The program in a window that nobody sees.
pub struct Window {
    /// The window.
    pub harness: Harness<'static, Dateline>,
    commands: Commands,
}

/// What the program asked the system to do, from the first frame on.
#[derive(Clone, Default)]
struct Commands(Arc<Mutex<Vec<OutputCommand>>>);

impl Plugin for Commands {
    fn debug_name(&self) -> &'static str {
        "Commands"
    }

    fn output_hook(&mut self, _ctx: &egui::Context, output: &mut egui::FullOutput) {
        let commands = output.platform_output.commands.iter().cloned();
        self.0.lock().unwrap().extend(commands);
    }
}

impl Window {
    /// The bundled timeline in a window of 1600 × 1000 points.
    pub fn bundled() -> Self {
        Self::start(vec2(1600.0, 1000.0), &[], None)
    }

    /// A window of that size.
    pub fn start(size: Vec2, files: &[PathBuf], settings: Option<&Path>) -> Self {
        Self::of(size, start::setup(files, settings))
    }

    /// A window on what comes through standard input, as soon as that is read.
    pub fn on_input(text: &'static str, settings: Option<&Path>) -> Self {
        let mut setup = start::setup(&[], settings);
        setup.input = Some(Box::new(text.as_bytes()));
        let mut window = Self::of(vec2(1600.0, 1000.0), setup);
        window.wait_for("the input is read", |window| {
            window.harness.state().state().opening().is_none()
        });
        window
    }

    fn of(size: Vec2, setup: Setup) -> Self {
        let commands = Commands::default();
        let plugin = commands.clone();
        let harness = Harness::builder()
            .with_size(size)
            .with_max_steps(MOST_FRAMES)
            .build_eframe(move |creation| {
                creation.egui_ctx.add_plugin(plugin);
                Dateline::new(&creation.egui_ctx, setup)
            });
        let mut window = Self { harness, commands };
        window.run();
        window.wait_for_check();
        window
    }

    /// Draws until what rules find is counted.
    pub fn wait_for_check(&mut self) {
        self.wait_for("the timeline is checked", |window| {
            let state = window.harness.state().state();
            let is_checked = |document: &Document| document.content.is_checked();
            // Behind the start screen, nothing is checked.
            state.start.is_open() || state.document().is_none_or(is_checked)
        });
    }

    /// How many errors there are in the timeline on screen.
    pub fn errors(&self) -> usize {
        let document = self.harness.state().state().document().unwrap();
        document.problem_count(Severity::Error)
    }

    /// A window on a file, as soon as it is read.
    pub fn on_file(path: &Path, settings: Option<&Path>) -> Self {
        let mut window = Self::start(vec2(1600.0, 1000.0), &[path.to_path_buf()], settings);
        window.wait_for("the file is read", |window| window.path() == Some(path));
        window.wait_for_check();
        window
    }

    /// Draws until all is still; panics if that never happens. Says how many frames it took.
    pub fn run(&mut self) -> u64 {
        self.harness.run()
    }

    /// Draws until something holds that happens on another thread.
    pub fn wait_for(&mut self, what: &str, holds: impl Fn(&Self) -> bool) {
        let deadline = Instant::now() + DEADLINE;
        while !holds(self) {
            assert!(Instant::now() < deadline, "waited in vain until {what}");
            std::thread::sleep(Duration::from_millis(20));
            self.harness.step();
        }
        self.run();
    }

    /// Ends the program as the user does, by closing the window.
    pub fn close(mut self) {
        self.harness.state_mut().state_mut().leave();
    }

    // What there is.

    /// The timeline on screen.
    pub fn timeline(&self) -> &Timeline {
        self.harness.state().state().document().unwrap().timeline()
    }

    /// The file on screen.
    pub fn path(&self) -> Option<&Path> {
        self.harness.state().state().document()?.origin.path()
    }

    /// How the timeline is looked at.
    pub fn view(&self) -> &TimelineView {
        self.harness.state().state().view().unwrap()
    }

    /// The range of time in view.
    pub fn viewport(&self) -> Viewport {
        self.view().viewport().unwrap()
    }

    /// The first and the last instant in view.
    pub fn edges(&self) -> (i64, i64) {
        self.view().edges().unwrap()
    }

    /// The selected event.
    pub fn selected(&self) -> Option<&Event> {
        let event = self.harness.state().state().selected()?;
        self.timeline().events.get(event as usize)
    }

    /// The id of the selected event, or nothing.
    pub fn selected_id(&self) -> &str {
        self.selected().map_or("", |event| &*event.id)
    }

    /// What messages say.
    pub fn notices(&self) -> Vec<String> {
        let notices = self.harness.state().state().notices.iter();
        notices.map(|notice| notice.text.clone()).collect()
    }

    /// The canvas, lane titles and axis included.
    pub fn canvas(&self) -> Rect {
        self.harness.get_by_label(CANVAS).rect()
    }

    /// Time ↔ x on the screen.
    pub fn scale(&self) -> TimeScale {
        let canvas = self.canvas();
        let left = canvas.left() + LANE_TITLES.min(canvas.width() / 2.0);
        TimeScale::new(self.viewport(), left, canvas.right() - left)
    }

    /// The instant under a point of the screen.
    pub fn instant_at(&self, position: Pos2) -> i64 {
        self.scale().instant_from_x(f64::from(position.x))
    }

    /// A point of the lanes: shares of their width and of the height of the canvas.
    pub fn in_lanes(&self, x: f32, y: f32) -> Pos2 {
        let canvas = self.canvas();
        let left = canvas.left() + LANE_TITLES;
        pos2(
            left + (canvas.right() - left) * x,
            canvas.top() + canvas.height() * y,
        )
    }

    /// The events and groups of events on the canvas, in reading order.
    pub fn events_on_canvas(&self) -> Vec<Node<'_>> {
        self.nodes_on_canvas(Role::ListItem)
    }

    /// The lanes on the canvas, from the top.
    pub fn lanes_on_canvas(&self) -> Vec<Node<'_>> {
        self.nodes_on_canvas(Role::Group)
    }

    fn nodes_on_canvas(&self, role: Role) -> Vec<Node<'_>> {
        let list = self
            .harness
            .get_by_role_and_label(Role::List, EVENTS_IN_VIEW);
        list.query_all_by_role(role).collect()
    }

    /// An event on the canvas, by a part of its name.
    pub fn event_on_canvas<'a>(&'a self, name: &'a str) -> Node<'a> {
        let list = self
            .harness
            .get_by_role_and_label(Role::List, EVENTS_IN_VIEW);
        list.get(By::new().role(Role::ListItem).label_contains(name))
    }

    /// An event in the list at the left, by a part of its name; it has to be scrolled into view.
    pub fn event_in_list<'a>(&'a self, name: &'a str) -> Node<'a> {
        let canvas = self.canvas();
        let found = self
            .harness
            .query_all(By::new().role(Role::ListItem).label_contains(name))
            .find(|node| node.rect().right() <= canvas.left());
        found.unwrap_or_else(|| panic!("{name} is not in the list"))
    }

    /// Whether these words are on screen, or in the name of something that is.
    pub fn says(&self, words: &str) -> bool {
        self.harness
            .query_all_by_label_contains(words)
            .next()
            .is_some()
    }

    /// Whether these words are on screen; says what is, if not.
    pub fn assert_says(&self, words: &str) {
        assert!(
            self.says(words),
            "“{words}” is not on screen, but\n{}",
            self.names().join("\n")
        );
    }

    /// The names of everything on screen.
    pub fn names(&self) -> Vec<String> {
        let nodes = self.harness.root().children_recursive();
        let name = |node: Node<'_>| {
            let node = node.accesskit_node();
            let name = node.label().or_else(|| node.value())?;
            Some(format!("{:?} {name}", node.role()))
        };
        nodes.filter_map(name).collect()
    }

    /// The name of whatever has the keyboard focus.
    pub fn focus(&self) -> Option<String> {
        let nodes = self.harness.root().children_recursive();
        let focused = nodes.filter(|node| node.accesskit_node().is_focused());
        focused.last()?.accesskit_node().label()
    }

    /// The addresses that were to be opened in the browser since the last call.
    pub fn take_opened(&self) -> Vec<String> {
        let address = |command| match command {
            OutputCommand::OpenUrl(open) => Some(open.url),
            _ => None,
        };
        self.take_commands().filter_map(address).collect()
    }

    /// What was put on the clipboard since the last call.
    pub fn take_copied(&self) -> Vec<String> {
        let text = |command| match command {
            OutputCommand::CopyText(text) => Some(text),
            _ => None,
        };
        self.take_commands().filter_map(text).collect()
    }

    fn take_commands(&self) -> impl Iterator<Item = OutputCommand> {
        std::mem::take(&mut *self.commands.0.lock().unwrap()).into_iter()
    }

    /// When the window wants to be drawn again by itself.
    pub fn repaint_delay(&self) -> Duration {
        self.harness.output().viewport_output[&ViewportId::ROOT].repaint_delay
    }

    // What a user does.

    /// Clicks what has that name, after scrolling there.
    pub fn click(&mut self, name: &str) {
        self.harness.get_by_label(name).scroll_to_me();
        self.run();
        self.harness.get_by_label(name).click();
        self.run();
    }

    /// Clicks an event in the list at the left, after scrolling there.
    pub fn click_in_list(&mut self, name: &str) {
        self.event_in_list(name).scroll_to_me();
        self.run();
        self.event_in_list(name).click();
        self.run();
    }

    /// Clicks twice, as fast as people do.
    pub fn double_click(&mut self, position: Pos2) {
        let button = |pressed| egui::Event::PointerButton {
            pos: position,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        // Frames of a test are long: what comes before is no part of it, and each click is one.
        self.harness.run_steps(4);
        self.point(position);
        for _ in 0..2 {
            let click = [button(true), button(false)];
            self.harness.input_mut().events.extend(click);
            self.harness.step();
        }
        self.run();
    }

    /// Chooses an item of a menu.
    pub fn choose(&mut self, menu: &str, item: &str) {
        self.click(menu);
        let bar = self.harness.get_by_label(menu).rect();
        self.harness
            .get_all_by_label_contains(item)
            .find(|node| node.rect().top() > bar.bottom())
            .unwrap_or_else(|| panic!("{item} is not in the menu {menu}"))
            .click();
        self.run();
    }

    /// Presses a key.
    pub fn press(&mut self, key: Key) {
        self.press_with(Modifiers::NONE, key);
    }

    /// Presses a key with Ctrl.
    pub fn press_ctrl(&mut self, key: Key) {
        self.press_with(Modifiers::CTRL | Modifiers::COMMAND, key);
    }

    /// Presses a key with others.
    pub fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.run();
    }

    /// Types into whatever has the focus.
    pub fn type_text(&mut self, text: &str) {
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.run();
    }

    /// Moves the pointer.
    pub fn point(&mut self, position: Pos2) {
        self.harness.hover_at(position);
        self.run();
    }

    /// Turns the wheel by notches, or moves two fingers by points, where the pointer is.
    pub fn wheel(&mut self, unit: MouseWheelUnit, delta: Vec2, modifiers: Modifiers) {
        self.harness.event_modifiers(
            egui::Event::MouseWheel {
                unit,
                delta,
                phase: TouchPhase::Move,
                source: egui::MouseWheelSource::Unknown,
                modifiers,
            },
            modifiers,
        );
        self.run();
    }

    /// Presses a button, moves in steps, and lets go.
    pub fn drag(&mut self, button: PointerButton, from: Pos2, by: Vec2) {
        let pointer_button = |pos, pressed| egui::Event::PointerButton {
            pos,
            button,
            pressed,
            modifiers: Modifiers::NONE,
        };
        let steps = 20_u8;
        self.harness.hover_at(from);
        self.harness.event(pointer_button(from, true));
        for step in 1..=steps {
            let share = f32::from(step) / f32::from(steps);
            self.harness.hover_at(from + by * share);
        }
        self.harness.event(pointer_button(from + by, false));
        self.run();
    }
}

/// Writes a file.
pub fn write(path: &Path, text: &str) {
    File::create(path)
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .unwrap();
}
