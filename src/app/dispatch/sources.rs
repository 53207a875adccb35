//! What is done with the documents behind an event: opening, copying.

use crate::app::action::{Dialog, Effect};
use crate::app::link;
use crate::app::notice::Severity;
use crate::app::state::State;

/// Calls `then` with the first address of the selected event that may be opened.
pub(super) fn with_first_link(state: &mut State, then: impl FnOnce(&mut State, &str)) {
    let first = state.selected().and_then(|event| {
        let sources = state.document()?.sources_of(event);
        let mut urls = sources.iter().filter_map(|source| source.url.clone());
        urls.find(|url| link::check(url).is_ok())
    });
    if let Some(url) = first {
        then(state, &url);
    }
}

/// Opens an address; asks first if there is something unusual about it.
pub(super) fn open_link(state: &mut State, url: &str) {
    let safe = match link::check(url) {
        Ok(safe) => safe,
        Err(error) => return state.notify(Severity::Error, error.to_string()),
    };
    if let Some(caution) = safe.caution() {
        let (url, host) = (safe.url, safe.host);
        state.dialog = Some(Dialog::ConfirmLink { url, host, caution });
    } else {
        state.notify(
            Severity::Info,
            format!("Opening {} in the browser.", safe.host),
        );
        state.effects.push(Effect::OpenUrl(safe.url));
    }
}

pub(super) fn open_confirmed_link(state: &mut State) {
    if let Some(Dialog::ConfirmLink { url, .. }) = state.dialog.take() {
        state.effects.push(Effect::OpenUrl(url));
    }
}

pub(super) fn copy(state: &mut State, text: String, said: &str) {
    state.effects.push(Effect::CopyText(text));
    state.notify(Severity::Info, said);
}
