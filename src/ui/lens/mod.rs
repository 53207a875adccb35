//! The lens of a historian: beside each source the questions that weigh it, with what the timeline
//! knows as a hint and a box for an answer; and the exercise, in which only sources are shown.

mod exercise;
mod hints;

pub(super) use exercise::{blind, exercise};

use super::theme::{Palette, font};
use super::widgets::{dim, link, plain, strong};
use crate::app::notes::Kept;
use crate::app::{Action, Document, State};
use crate::model::notes::{Note, Question};
use crate::model::{Event, Source, hidden};
use crate::view::text::Weight;
use eframe::egui::{self, EventFilter, Key, Label, Margin, Modifiers, TextEdit, Ui};

/// An answer has at most so many characters.
const LONGEST: usize = 4_000;

/// Of the answers of others to one question so many are shown.
const MOST_OTHERS: usize = 5;

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

/// Where answers are kept, or why none can be written.
fn kept_in(ui: &mut Ui, state: &State) {
    let Some(notes) = state.notes() else { return };
    let warning = Palette::of(ui.theme()).warning();
    let grave = |words: &str| plain(words).size(12.0).color(warning);
    let known = notes.place().map(|place| hidden::path(place.path()));
    let (words, tip) = match (notes.locked(), notes.place()) {
        (Some(why), _) => {
            let first = why.lines().next().unwrap_or(why);
            (grave(first), Some(why.to_owned()))
        }
        (None, Some(Kept::Beside(path))) => {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let words = format!("Answers are kept in {name}, beside the timeline.");
            (dim(ui, words, 11.5), known)
        }
        (None, Some(Kept::Settings(_))) => {
            let words = "This timeline is no file of yours: answers are kept in the settings.";
            (dim(ui, words, 11.5), known)
        }
        (None, Some(Kept::Instead(_))) => (
            grave("Nothing can be written beside the timeline: answers are kept in the settings."),
            known,
        ),
        (None, None) => (
            grave("There is no folder for answers: they are lost when the program ends."),
            None,
        ),
    };
    let response = ui.add(Label::new(words).wrap());
    if let Some(tip) = tip {
        response.on_hover_text(tip);
    }
}

/// What somebody else answered to the same question.
fn other_answer(ui: &mut Ui, other: &Note) {
    let by = other.author.as_deref().unwrap_or("Somebody else");
    let words = plain(format!("{by}: {}", other.text)).size(12.0);
    let ink = Palette::of(ui.theme()).warning();
    ui.add(Label::new(words.color(ink)).wrap().selectable(true));
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
        // In the exercise, where all sources are open, this stands once above them.
        if !self.state.exercise {
            kept_in(ui, self.state);
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
            .hint_text(if enabled {
                "Your answer"
            } else {
                "No answer can be kept now"
            })
            .char_limit(LONGEST)
            .font(font(12.5, Weight::Regular))
            .desired_rows(1)
            .desired_width(f32::INFINITY)
            .margin(Margin::symmetric(8, 6));
        // An answer that cannot be changed is still to be read.
        let response = ui.add_enabled(enabled || !known.is_empty(), edit.interactive(enabled));
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
        for other in notes.other_answers(&on, question).take(MOST_OTHERS) {
            other_answer(ui, other);
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
