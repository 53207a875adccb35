//! The window: panels around the canvas, and the loop that turns input into actions.

use super::canvas::CanvasUi;
use super::clipboard::Clipboard;
use super::details::DetailsUi;
use super::files::{self, Answer, FileDialog};
use super::keys::Keys;
use super::links::Links;
use super::list::ListUi;
use super::problems::ProblemsUi;
use super::sides::Sides;
use super::start::StartUi;
use super::theme;
use super::{dialogs, minimap, status, toolbar, viewport};
use crate::app::action::Effect;
use crate::app::clock::{SystemClock, reader_zone};
use crate::app::notice::Severity;
use crate::app::settings::{Settings, ThemePreference, WindowPlacement, settings_dir};
use crate::app::shortcut::Focus;
use crate::app::{Action, Setup, State};
use crate::model::hidden;
use eframe::egui::{
    self, CentralPanel, Context, Frame, Margin, OpenUrl, Panel, Rect, Ui, ViewportCommand,
};
use std::path::PathBuf;
use std::sync::Arc;

/// The minimap gives way where the canvas would be no higher, in points.
const LOWEST_CANVAS: f32 = 240.0;

/// What to say where a path has to be typed.
const NO_DIALOG: &str = "The system offers no dialog for files; type the path instead.";

/// The program with its window.
pub struct Dateline {
    state: State,
    keys: Keys,
    links: Links,
    clipboard: Clipboard,
    dialog: FileDialog,
    canvas: CanvasUi,
    list: ListUi,
    sides: Sides,
    problems: ProblemsUi,
    details: DetailsUi,
    start: StartUi,
    title: String,
}

/// Opens the window and stays until it is closed; `created` is called as soon as there is one.
///
/// # Errors
/// If the system offers no window or no graphics.
pub(super) fn run(
    files: Vec<PathBuf>,
    input: bool,
    created: impl FnOnce() + 'static,
) -> eframe::Result {
    let folder = settings_dir();
    let placement = folder
        .as_deref()
        .map(Settings::window_in)
        .unwrap_or_default();
    let options = eframe::NativeOptions {
        viewport: viewport::builder(&placement),
        ..eframe::NativeOptions::default()
    };
    let create = move |creation: &eframe::CreationContext<'_>| {
        created();
        let ctx = creation.egui_ctx.clone();
        let setup = Setup {
            clock: Box::new(SystemClock),
            reader_zone: reader_zone(),
            settings_folder: folder,
            files,
            input: input.then(|| Box::new(std::io::stdin()) as _),
            wake: Arc::new(move || ctx.request_repaint()),
            animate: true,
        };
        let mut program = Dateline::new(&creation.egui_ctx, setup);
        program.clipboard = Clipboard::real();
        Ok(Box::new(program) as Box<dyn eframe::App>)
    };
    eframe::run_native("Dateline", options, Box::new(create))
}

impl Dateline {
    /// Sets up fonts and keys, and opens what there is to open.
    pub fn new(ctx: &Context, setup: Setup) -> Self {
        theme::install(ctx);
        let wake = Arc::clone(&setup.wake);
        Self {
            state: State::new(setup),
            keys: Keys::install(ctx),
            links: Links::install(ctx),
            clipboard: Clipboard::default(),
            dialog: FileDialog::new(wake),
            canvas: CanvasUi::default(),
            list: ListUi::default(),
            sides: Sides::default(),
            problems: ProblemsUi::default(),
            details: DetailsUi::default(),
            start: StartUi::default(),
            title: String::new(),
        }
    }

    /// Everything that the program knows.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Everything that the program knows, to ask something of it.
    pub fn state_mut(&mut self) -> &mut State {
        &mut self.state
    }

    fn apply_settings(&mut self, ctx: &Context) {
        let theme = match self.state.settings.theme {
            ThemePreference::System => egui::ThemePreference::System,
            ThemePreference::Light => egui::ThemePreference::Light,
            ThemePreference::Dark => egui::ThemePreference::Dark,
        };
        ctx.set_theme(theme);
        let zoom = self.state.settings.interface_zoom;
        if (ctx.zoom_factor() - zoom).abs() > 1e-3 {
            ctx.set_zoom_factor(zoom);
        }
        let document = self.state.document();
        let title = match document.filter(|_| !self.state.start.is_open()) {
            Some(document) => format!("{} – Dateline", hidden::label(&document.timeline().title)),
            None => "Dateline".to_owned(),
        };
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// Where the window is now; what a maximised one was before stays.
    fn placement(&self, ctx: &Context) -> WindowPlacement {
        let zoom = ctx.zoom_factor();
        let mut window = self.state.settings.window;
        ctx.input(|input| {
            let viewport = input.viewport();
            window.maximised = viewport.maximized.unwrap_or(false);
            if window.maximised || viewport.minimized.unwrap_or(false) {
                return;
            }
            if let Some(inner) = viewport.inner_rect {
                // The size is asked for in unzoomed points.
                window.size = (inner.width() * zoom, inner.height() * zoom);
            }
            if let Some(outer) = viewport.outer_rect {
                window.position = Some((outer.left() * zoom, outer.top() * zoom));
            }
        });
        window
    }

    /// Shows everything but dialogs; gives where messages may cover what is shown.
    fn panels(&mut self, ui: &mut Ui, actions: &mut Vec<Action>) -> Rect {
        let bar = Frame::new()
            .fill(ui.visuals().panel_fill)
            .inner_margin(Margin::symmetric(14, 0));
        Panel::top("toolbar")
            .exact_size(toolbar::HEIGHT)
            .frame(bar)
            .show(ui, |ui| {
                toolbar::ui(ui, &self.state, actions);
            });
        if self.state.start.is_open() {
            let free = ui.available_rect_before_wrap();
            self.start.ui(ui, &self.state, actions);
            return free;
        }
        self.start.leave();
        Panel::bottom("status")
            .exact_size(30.0)
            .frame(bar)
            .show(ui, |ui| {
                status::ui(ui, &self.state, actions);
            });
        let side = Frame::new()
            .fill(ui.visuals().panel_fill)
            .inner_margin(Margin::symmetric(16, 6));
        // What is wrong with the sources is part of what an exercise asks.
        if self.state.problems_open && !self.state.exercise {
            Panel::bottom("problems")
                .resizable(true)
                .default_size(290.0)
                .size_range(120.0..=ui.available_height() * 0.6)
                .frame(side)
                .show(ui, |ui| self.problems.ui(ui, &self.state, actions));
        }
        let (list, details) = (&mut self.list, &mut self.details);
        if let Some(panels) = self.sides.ui(
            ui,
            (self.state.settings.panels, side),
            |ui, actions| list.ui(ui, &self.state, actions),
            |ui, actions| details.ui(ui, &self.state, actions),
            actions,
        ) {
            actions.push(Action::Arrange(panels));
        }
        self.centre(ui, actions)
    }

    /// The canvas, and the minimap under it; gives where the canvas is.
    fn centre(&mut self, ui: &mut Ui, actions: &mut Vec<Action>) -> Rect {
        let mut free = ui.available_rect_before_wrap();
        CentralPanel::default().frame(Frame::new()).show(ui, |ui| {
            let size = ui.available_size();
            let has_room = size.y - minimap::HEIGHT > LOWEST_CANVAS;
            let map_height = if has_room { minimap::HEIGHT } else { 0.0 };
            let height = size.y - map_height;
            free.max.y -= map_height;
            let Some(picture) = self.state.picture(size.x, height) else {
                return;
            };
            if map_height > 0.0 {
                let frame = Frame::new().fill(ui.visuals().panel_fill);
                Panel::bottom("minimap")
                    .exact_size(map_height)
                    .frame(frame)
                    .show(ui, |ui| {
                        minimap::ui(ui, &self.state, &picture.scale, actions);
                    });
            }
            self.canvas.ui(ui, &self.state, &picture, actions);
        });
        free
    }

    /// What the keys mean in the next frame.
    fn focus(&self, ctx: &Context) -> Focus {
        if self.state.dialog.is_some() {
            Focus::Text
        } else if self.state.start.is_open() {
            Focus::Start
        } else if self.canvas.has_focus || !ctx.egui_wants_keyboard_input() {
            Focus::Canvas
        } else if ctx.text_edit_focused() {
            Focus::Text
        } else if ctx.memory(|memory| memory.focused()).is_some() {
            Focus::Widget
        } else {
            Focus::Canvas
        }
    }

    fn carry_out(&mut self, ctx: &Context, frame: &eframe::Frame) {
        let now = ctx.input(|input| input.time);
        for effect in self.state.take_effects() {
            let shown = match effect {
                Effect::OpenUrl(url) => {
                    self.links.pass(&url);
                    ctx.open_url(OpenUrl::new_tab(url));
                    continue;
                }
                Effect::CopyText(text) => {
                    ctx.copy_text(text);
                    continue;
                }
                Effect::CopyRich { text, html } => {
                    self.clipboard.copy(ctx, text, &html);
                    continue;
                }
                Effect::FocusSearch => {
                    let panels = self.state.settings.panels;
                    if let Some(action) = self.list.search.focus(ctx, panels) {
                        self.state.dispatch(action);
                    }
                    continue;
                }
                Effect::Quit => {
                    ctx.send_viewport_cmd(ViewportCommand::Close);
                    continue;
                }
                asked => self.dialog.ask(frame, now, asked),
            };
            if let Err(why) = shown {
                self.state.notify(Severity::Error, why);
            }
        }
    }
}

impl eframe::App for Dateline {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        let (now, has_focus) = ctx.input(|input| (input.time, input.focused));
        self.state.advance(now);
        for answer in self.dialog.take(now, has_focus) {
            match answer {
                Answer::Chosen(actions) => {
                    for action in actions {
                        self.state.dispatch(action);
                    }
                }
                Answer::Unavailable(instead) => {
                    let is_typed = !matches!(instead, Action::WriteNewSheet(..));
                    self.state.dispatch(instead);
                    if is_typed {
                        self.state.notify(Severity::Info, NO_DIALOG);
                    }
                }
            }
        }
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        for command in self.keys.take() {
            self.state.dispatch(Action::Run(command));
        }
        for url in self.links.take() {
            self.state.dispatch(Action::OpenLink(url));
        }
        self.apply_settings(&ctx);
        let mut actions = Vec::new();
        let free = self.panels(ui, &mut actions);
        dialogs::ui(ui, &self.state, &mut actions);
        dialogs::notices(ui, free, &self.state, &mut actions);
        files::dropped(ui, &self.state, &mut actions);
        let placement = self.placement(&ctx);
        if placement != self.state.settings.window {
            actions.push(Action::Place(placement));
        }
        let changed = !actions.is_empty();
        for action in actions {
            self.state.dispatch(action);
        }
        self.carry_out(&ctx, frame);
        self.keys.set_focus(self.focus(&ctx));
        let waiting = self.dialog.seconds_left(ctx.input(|input| input.time));
        // Once it is over, nothing changes before the window has the focus again.
        let waiting = waiting.filter(|seconds| *seconds > 0.0);
        let next = self.state.next_repaint_seconds().into_iter().chain(waiting);
        if changed {
            ctx.request_repaint();
        } else if let Some(seconds) = next.min_by(f64::total_cmp) {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(seconds.max(0.0)));
        }
    }

    #[cfg(target_os = "linux")]
    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.state.leave();
    }

    #[cfg(not(target_os = "linux"))]
    fn on_exit(&mut self) {
        self.state.leave();
    }
}
