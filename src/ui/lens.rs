//! The lens of a historian: beside each source the questions that weigh it, with what the timeline
//! knows as a hint and a box for an answer; and the exercise, in which only sources are shown.

use super::theme::{Palette, font, italic};
use super::widgets::{dim, link, not_shown, plain, section, strong};
use crate::app::link::check;
use crate::app::{Action, Command, Document, State};
use crate::index::EventIndex;
use crate::model::date::ClockZone;
use crate::model::notes::Question;
use crate::model::{Citation, Event, Source, Stance, When, hidden};
use crate::view::glyphs::Inside;
use crate::view::marks::shown_title;
use crate::view::scene::{Ink, Scene, Shape, Thing};
use crate::view::sentence::{grouped, sentence_case, sources as count_of};
use crate::view::text::Weight;
use eframe::egui::{self, EventFilter, Frame, Key, Label, Margin, Modifiers, Stroke, TextEdit, Ui};

/// Of one event so many sources are weighed, and of one source so many places are shown.
const MOST_SHOWN: usize = 50;
/// An answer has at most so many characters.
const LONGEST: usize = 4_000;
/// Seconds in a day.
const DAY: i64 = 86_400;
/// From so many days on, time is told in years.
const LONG_DAYS: i64 = 730;

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

/// The details of an event in the exercise: its sources with their questions, and nothing of what
/// the timeline concludes from them.
pub(super) fn exercise(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    banner(ui, actions);
    let Some((document, event)) = selected(state) else {
        let words = "Select an event to weigh its sources.";
        ui.add(Label::new(dim(ui, words, 13.0)).wrap());
        return;
    };
    let title = shown_title(&event.title);
    let heading = ui.add(Label::new(strong(ui, &*title, 20.0)).wrap());
    heading.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, &*title));
    let clock = state.clock_zone();
    let when = event.when.as_ref().map(|when| when.words_in(clock));
    let when = when.unwrap_or_else(|| "no date".to_owned());
    ui.add(Label::new(dim(ui, sentence_case(&when), 13.5)).wrap());
    let index = state.selected().unwrap_or_default();
    let sources = document.sources_of(index);
    section(ui, &count_of(sources.len()));
    for source in sources.iter().take(MOST_SHOWN) {
        let weighed = Weighed {
            state,
            document,
            event,
            source,
        };
        weighed.card(ui, clock, actions);
    }
    not_shown(ui, sources.len(), MOST_SHOWN, "sources");
}

fn selected(state: &State) -> Option<(&Document, &Event)> {
    let document = state.document()?;
    let event = document.event(state.selected()?)?;
    Some((document, event))
}

/// Says what is hidden, and how to see it.
fn banner(ui: &mut Ui, actions: &mut Vec<Action>) {
    ui.add_space(4.0);
    let palette = Palette::of(ui.theme());
    Frame::new()
        .fill(palette.ink(Ink::EraBand))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.label(strong(ui, "Weigh the sources first", 13.0));
            let words = "Summary, claims and evidence are hidden until the exercise ends.";
            ui.add(Label::new(dim(ui, words, 12.0)).wrap());
            if link(
                ui,
                "End the exercise",
                "End the exercise and show everything",
            )
            .clicked()
            {
                actions.push(Action::Run(Command::Exercise));
            }
        });
    ui.add_space(8.0);
}

impl Weighed<'_> {
    /// The source as it presents itself: without what the timeline says it proves.
    fn card(&self, ui: &mut Ui, clock: ClockZone, actions: &mut Vec<Action>) {
        let palette = Palette::of(ui.theme());
        Frame::new()
            .fill(palette.ink(Ink::Ground))
            .stroke(Stroke::new(1.0, palette.ink(Ink::Hairline)))
            .corner_radius(8)
            .inner_margin(Margin::symmetric(12, 10))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 4.0;
                self.document_head(ui, clock);
                let cited = self.citations();
                for citation in cited.iter().take(MOST_SHOWN) {
                    words_of(ui, citation);
                }
                if let Some(url) = self.source.url.as_deref()
                    && let Ok(safe) = check(url)
                {
                    let name = format!("Open {} at {}", self.source.title, safe.host);
                    let shown = format!("Open at {} ↗", safe.host);
                    if link(ui, &shown, &name).on_hover_text(safe.url).clicked() {
                        actions.push(Action::OpenLink(url.to_owned()));
                    }
                }
                self.questions(ui, actions);
            });
        ui.add_space(8.0);
    }

    fn document_head(&self, ui: &mut Ui, clock: ClockZone) {
        let source = self.source;
        let publisher = source.publisher.as_deref().unwrap_or("Unknown publisher");
        let published = source.published.as_ref();
        let published = published.map(|when| when.words_short_in(clock));
        let head: Vec<String> = [Some(publisher.to_owned()), published]
            .into_iter()
            .flatten()
            .collect();
        ui.add(Label::new(strong(ui, head.join(" · "), 13.0)).wrap());
        let title = if source.title.is_empty() {
            &source.id
        } else {
            &source.title
        };
        ui.add(
            Label::new(plain(&**title).size(13.0))
                .wrap()
                .selectable(true),
        );
        let mut by = super::details::listed(&source.authors);
        by.extend(source.identifier.as_ref().map(ToString::to_string));
        if !by.is_empty() {
            ui.add(Label::new(dim(ui, by.join(" · "), 12.0)).wrap());
        }
    }

    /// Where the event cites the source, each words once.
    fn citations(&self) -> Vec<&Citation> {
        let claims = self.event.claims.iter().flat_map(|claim| &claim.citations);
        let mut places: Vec<&Citation> = Vec::new();
        let own = self.event.citations.iter().chain(claims);
        for citation in own.filter(|citation| citation.source == self.source.id) {
            let same =
                |known: &&Citation| known.quote == citation.quote && known.pin == citation.pin;
            if !places.iter().any(same) {
                places.push(citation);
            }
        }
        places
    }

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

    /// What the timeline knows that helps with a question. In the exercise it says nothing of what
    /// sources support or dispute.
    fn hint(&self, question: Question) -> String {
        let source = self.source;
        let sort = if source.is_primary() {
            "primary source"
        } else {
            "secondary source"
        };
        let words = match question {
            Question::Who => {
                let mut words = super::details::listed(&source.authors);
                words.extend(source.publisher.as_ref().map(ToString::to_string));
                words.extend(source.wire.as_ref().map(|wire| format!("{wire} report")));
                words.push(source.kind.title().to_lowercase());
                words
            }
            Question::When => self.delay(),
            Question::Why => vec![source.kind.title().to_owned(), sort.to_owned()],
            Question::Reliable => {
                let copies = match source.archives.len() {
                    0 => "no archived copy".to_owned(),
                    1 => "1 archived copy".to_owned(),
                    count => format!("{count} archived copies"),
                };
                let repeats = source.derived_from.as_deref().and_then(|id| {
                    let origin = self.document.index().source(self.document.timeline(), id)?;
                    Some(format!("repeats {}", origin.title))
                });
                let mut words = vec![sort.to_owned(), copies];
                words.extend(repeats);
                words
            }
            Question::Others => vec![self.others()],
            Question::Disagreement => {
                if self.state.exercise {
                    Vec::new()
                } else {
                    vec![self.disputes()]
                }
            }
        };
        sentence_case(&words.join(" · "))
    }

    /// When it was published, and how long after the event.
    fn delay(&self) -> Vec<String> {
        let Some(published) = &self.source.published else {
            return vec!["no date of publication".to_owned()];
        };
        let mut words = vec![format!(
            "published {}",
            published.words_in(self.state.clock_zone())
        )];
        words.extend(
            self.event
                .when
                .as_ref()
                .and_then(|when| after(when, published)),
        );
        words
    }

    fn others(&self) -> String {
        let index = self.state.selected().unwrap_or_default();
        let all = self.document.sources_of(index).len();
        let others = match all.saturating_sub(1) {
            0 => return "no other source is cited for this event".to_owned(),
            1 => "1 other source is cited".to_owned(),
            count => format!("{count} other sources are cited"),
        };
        if self.state.exercise {
            return others;
        }
        let count = |stance| {
            let claims = self.event.claims.iter().flat_map(|claim| &claim.citations);
            let all = self.event.citations.iter().chain(claims);
            let others = all.filter(|citation| citation.source != self.source.id);
            others.filter(|citation| citation.stance == stance).count()
        };
        let (support, dispute) = (count(Stance::Supports), count(Stance::Disputes));
        format!("{others}, {support} times in support and {dispute} times against")
    }

    fn disputes(&self) -> String {
        let index = self.state.selected().unwrap_or_default();
        if self.document.index().standing(index).disputed {
            "something about this event is disputed".to_owned()
        } else {
            "nothing that is cited for this event is disputed".to_owned()
        }
    }
}

/// The words of a document and where they are in it.
fn words_of(ui: &mut Ui, citation: &Citation) {
    if let Some(quote) = &citation.quote {
        let ink = Palette::of(ui.theme()).ink(Ink::Dim);
        let words = plain(format!("“{quote}”")).font(italic(12.5)).color(ink);
        ui.add(Label::new(words).wrap().selectable(true));
    }
    if let Some(pin) = &citation.pin {
        ui.label(dim(ui, &**pin, 11.5));
    }
}

/// "3 days after the event"; nothing where one of the two is not known to the day.
fn after(event: &When, published: &When) -> Option<String> {
    let day = |when: &When| {
        let (first, last) = (when.earliest()?, when.latest()?);
        (last - first <= DAY + 3_600).then(|| first.div_euclid(DAY))
    };
    let days = day(published)? - day(event)?;
    let side = if days < 0 { "before" } else { "after" };
    Some(match days.abs() {
        0 => "on the day of the event".to_owned(),
        1 => format!("1 day {side} the event"),
        count if count < LONG_DAYS => {
            let count = grouped(usize::try_from(count).unwrap_or_default());
            format!("{count} days {side} the event")
        }
        count => format!(
            "about {} years {side} the event",
            (count as f64 / 365.25).round()
        ),
    })
}

/// Takes out of a scene what shows or says how well events are sourced.
pub(super) fn blind(scene: &mut Scene, document: &Document) {
    for layer in &mut scene.layers {
        let shows = |shape: &Shape| matches!(shape, Shape::Dial { .. } | Shape::Gauge { .. });
        layer.shapes.retain(|shape| !shows(shape));
        for shape in &mut layer.shapes {
            match shape {
                Shape::Mark { inside, .. } if *inside == Inside::Hatched => *inside = Inside::Full,
                Shape::Bars { stripes, .. } => *stripes = None,
                _ => {}
            }
        }
    }
    for node in &mut scene.outline {
        if let Thing::Event { event, .. } | Thing::Ribbon { event, .. } = node.thing {
            blind_name(&mut node.name, document, event);
        }
    }
}

/// Takes out of a sentence about an event how well that is sourced.
pub(super) fn blind_name(name: &mut String, document: &Document, event: EventIndex) {
    let standing = format!(", {}", document.index().standing(event).words());
    if let Some(at) = name.rfind(&standing) {
        name.replace_range(at..at + standing.len(), "");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_how_long_after_the_event_a_document_was_published() {
        let said = |event: &str, published: &str| {
            after(
                &When::parse(event).unwrap(),
                &When::parse(published).unwrap(),
            )
        };
        let some = |words: &str| Some(words.to_owned());
        assert_eq!(
            said("2025-02-28", "2025-03-03"),
            some("3 days after the event")
        );
        assert_eq!(
            said("2025-02-28T11:35", "2025-02-28"),
            some("on the day of the event")
        );
        assert_eq!(
            said("2025-03-01", "2025-02-28"),
            some("1 day before the event")
        );
        assert_eq!(
            said("1962-10-22", "2012-10-22"),
            some("about 50 years after the event")
        );
        assert_eq!(said("2025-02", "2025-03-03"), None);
    }
}
