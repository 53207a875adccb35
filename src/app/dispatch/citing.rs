//! Copying citations, as text and with italics and links, in the style that the user has chosen.

use crate::app::action::Effect;
use crate::app::notice::Severity;
use crate::app::state::State;
use crate::export::cite::{self, Runs};
use crate::model::Source;

/// More citations are not put on the clipboard: nothing takes them, and the window would wait.
const MOST_COPIED: usize = 5_000;

/// Copies a citation of the first source of the selected event.
pub(super) fn copy_first(state: &mut State) {
    let first = state
        .selected()
        .and_then(|event| Some(state.document()?.sources_of(event).first()?.id.to_string()));
    if let Some(source) = first {
        copy_citation(state, &source);
    }
}

/// Copies a citation of a source, at the place in it that the selected event cites.
pub(super) fn copy_citation(state: &mut State, source_id: &str) {
    let style = state.settings.citation_style;
    let paragraphs = state.document().and_then(|document| {
        let timeline = document.timeline();
        let source = document.index().source(timeline, source_id)?;
        let event = state.selected().and_then(|event| document.event(event));
        let citation = event.and_then(|event| {
            let mut citations = cite::citations(event).into_iter();
            citations.find(|citation| &*citation.source == source_id)
        });
        let letter = cite::letter(style, source, &timeline.sources);
        Some(cite::copied(style, source, citation, &letter))
    });
    if let Some(paragraphs) = paragraphs {
        copy(state, &paragraphs, "Citation copied");
    }
}

/// Copies every citation of the selected event.
pub(super) fn copy_event(state: &mut State) {
    let style = state.settings.citation_style;
    let paragraphs = state.document().and_then(|document| {
        let timeline = document.timeline();
        let event = document.event(state.selected()?)?;
        let citations = cite::citations(event);
        let known = citations.iter().filter_map(|citation| {
            let source = document.index().source(timeline, &citation.source)?;
            Some((*citation, source))
        });
        let known: Vec<_> = known.take(MOST_COPIED).collect();
        let mut sources: Vec<&Source> = Vec::new();
        for (_, source) in &known {
            if !sources.iter().any(|other| other.id == source.id) {
                sources.push(source);
            }
        }
        let letters = cite::letters(style, &sources);
        let letter_of = |source: &Source| {
            let place = sources.iter().position(|other| other.id == source.id);
            place
                .and_then(|place| letters.get(place))
                .map_or("", String::as_str)
        };
        let mut paragraphs: Vec<Runs> = known
            .iter()
            .map(|(citation, source)| {
                cite::footnote(style, source, Some(citation), letter_of(source))
            })
            .collect();
        if style.has_brackets() {
            paragraphs.extend(cite::bibliography(style, &sources));
        }
        Some(paragraphs)
    });
    if let Some(paragraphs) = paragraphs {
        copy(state, &paragraphs, "Citations copied");
    }
}

/// Copies the list of all sources of the timeline.
pub(super) fn copy_bibliography(state: &mut State) {
    let style = state.settings.citation_style;
    let Some(document) = state.document() else {
        return;
    };
    let sources = &document.timeline().sources;
    let count = sources.len();
    if count == 0 {
        return state.notify(Severity::Info, "This timeline has no sources.");
    }
    if count > MOST_COPIED {
        let why = format!(
            "{count} sources are too many for the clipboard: `dateline cite` writes them to a file."
        );
        return state.notify(Severity::Warning, why);
    }
    let sources: Vec<&Source> = sources.iter().collect();
    let paragraphs = cite::bibliography(style, &sources);
    copy(state, &paragraphs, "Bibliography copied");
}

/// Copies paragraphs, and says so with the style.
fn copy(state: &mut State, paragraphs: &[Runs], said: &str) {
    let text: Vec<String> = paragraphs.iter().map(Runs::to_text).collect();
    let html = paragraphs
        .iter()
        .map(|paragraph| format!("<p>{}</p>", paragraph.to_html()));
    let (text, html) = (text.join("\n"), html.collect());
    state.effects.push(Effect::CopyRich { text, html });
    let style = state.settings.citation_style;
    state.notify(Severity::Info, format!("{said} ({}).", style.title()));
}
