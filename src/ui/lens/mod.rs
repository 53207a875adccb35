//! The lens of a historian: beside each source the questions that weigh it, with what the timeline
//! knows as a hint and a box for an answer; and the exercise, in which only sources are shown.

mod exercise;
mod hints;

pub(super) use exercise::{blind, exercise};

use super::theme::{Palette, font};
use super::widgets::{dim, link, plain, strong};
use crate::app::{Action, Document, State};
use crate::model::notes::Question;
use crate::model::{Event, Source, hidden};
use crate::view::text::Weight;
use eframe::egui::{self, EventFilter, Key, Label, Margin, Modifiers, TextEdit, Ui};

/// An answer has at most so many characters.
const LONGEST: usize = 4_000;

/// What is weighed.
struct Weighed<'a> {
    state: &'a State,
    document: &'a Document,
    event: &'a Event,
    source: &'a Source,
}

/// Words beside a source that unfold its questions.
pub(super) fn fold(ui: &mut Ui, state: &State, source: &Source, actions: &mut Vec<Action>) {
    let Some((document, event)) = selected(state) else {
        return;
    };
    let weighed = Weighed {
        state,
        document,
        event,
        source,
    };
    let id = ui.scope_id().with(("weigh", source.id.as_str()));
    let is_open = ui.data(|data| data.get_temp(id)).unwrap_or(false);
    let answered = match weighed.answered() {
        0 => String::new(),
        count => format!(" · {count} of {} answered", Question::ALL.len()),
    };
    let verb = if is_open {
        "Close the questions"
    } else {
        "Weigh this source"
    };
    let name = format!("{verb}{answered}: {}", source.title);
    if link(ui, &format!("{verb}{answered}"), &name).clicked() {
        ui.data_mut(|data| data.insert_temp(id, !is_open));
    }
    if is_open {
        weighed.questions(ui, actions);
    }
}

fn selected(state: &State) -> Option<(&Document, &Event)> {
    let document = state.document()?;
    let event = document.event(state.selected()?)?;
    Some((document, event))
}

impl Weighed<'_> {
    /// How many questions have an answer.
    fn answered(&self) -> usize {
        let Some(notes) = self.state.notes() else {
            return 0;
        };
        let (event, source) = (&self.event.id, &self.source.id);
        let all = Question::ALL.into_iter();
        let has = |question: &Question| {
            !notes
                .answer(&question.anchor(event, source), *question)
                .is_empty()
        };
        all.filter(has).count()
    }

    fn questions(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let locked = self.state.notes().and_then(|notes| notes.locked());
        if let Some(why) = locked {
            let warning = Palette::of(ui.theme()).warning();
            let why = why.lines().next().unwrap_or(why);
            ui.add(Label::new(plain(why).size(12.0).color(warning)).wrap());
        }
        ui.add_space(2.0);
        for question in Question::ALL {
            ui.add_space(4.0);
            ui.add(Label::new(strong(ui, question.words(), 12.5)).wrap());
            let hint = self.hint(question);
            if !hint.is_empty() {
                ui.add(Label::new(dim(ui, hint, 11.5)).wrap());
            }
            self.answer_box(ui, question, locked.is_none(), actions);
        }
    }

    /// The box for an answer. Each key is taken over at once, so that nothing typed is ever lost.
    fn answer_box(
        &self,
        ui: &mut Ui,
        question: Question,
        enabled: bool,
        actions: &mut Vec<Action>,
    ) {
        let (Some(notes), document) = (self.state.notes(), self.document.id) else {
            return;
        };
        let on = question.anchor(&self.event.id, &self.source.id);
        let known = notes.answer(&on, question);
        let mut text = known.to_owned();
        let edit = TextEdit::multiline(&mut text)
            .id_salt((question.words(), &*self.event.id, &*self.source.id))
            .hint_text("Your answer")
            .char_limit(LONGEST)
            .font(font(12.5, Weight::Regular))
            .desired_rows(1)
            .desired_width(f32::INFINITY)
            .interactive(enabled)
            .margin(Margin::symmetric(8, 6));
        let response = ui.add(edit);
        let label = format!("{} {}", question.words(), self.source.title);
        response.widget_info(|| {
            let mut info = egui::WidgetInfo::text_edit(enabled, known, known, "");
            info.label = Some(hidden::shown(&label).into_owned());
            info
        });
        if response.has_focus() {
            let filter = EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: true,
                ..EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
                response.surrender_focus();
            }
        }
        if response.changed() && enabled {
            let quote = Some(self.source.title.clone());
            actions.push(Action::Answer {
                document,
                on,
                question,
                text,
                quote,
            });
        }
    }
}
