//! The documents behind an event: primary ones first, each with its words, what it bears on and
//! what can be done.

mod archives;
mod card;
mod more;
mod quote;

pub(super) use card::title_of;

use super::details::{Lights, MOST_SHOWN, Shown};
use super::theme::Palette;
use super::widgets::{link, not_shown, section};
use crate::app::Action;
use crate::index::SourceIndex;
use crate::view::sentence::grouped;
use eframe::egui::{RichText, Ui};
use std::collections::BTreeSet;

/// So many sources are shown at first: more are read by nobody at once.
const FIRST_SHOWN: usize = 24;

/// What the cards of sources remember from frame to frame.
#[derive(Debug, Default)]
pub(super) struct SourcesUi {
    /// The sources of which everything is shown.
    open: BTreeSet<SourceIndex>,
    /// Those of which all events that cite them are listed.
    listed: BTreeSet<SourceIndex>,
    /// Whether more than the first are shown.
    is_whole: bool,
}

impl SourcesUi {
    /// Closes all cards: another event is shown.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }
}

/// Shows the sources of an event.
pub(super) fn ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    cards: &mut SourcesUi,
    lights: &mut Lights,
    actions: &mut Vec<Action>,
) {
    let sources = &shown.evidence.sources;
    let count = sources.len();
    if count == 0 {
        section(ui, "Sources");
        let ink = Palette::of(ui.theme()).warning();
        ui.label(RichText::new("No document is cited for this event.").color(ink));
        return;
    }
    let title = match count {
        1 => "1 source".to_owned(),
        _ => format!("{} sources", grouped(count)),
    };
    section(ui, &title);
    cards.is_whole |= lights.goes_beyond(FIRST_SHOWN);
    let most = if cards.is_whole {
        MOST_SHOWN
    } else {
        FIRST_SHOWN
    };
    for (number, cited) in sources.iter().enumerate().take(most) {
        let source = shown.document.timeline().sources.get(cited.source as usize);
        if let Some(source) = source {
            let card = card::Card {
                number,
                cited,
                source,
            };
            card.ui(ui, shown, cards, lights, actions);
        }
    }
    if count > most && !cards.is_whole {
        let rest = grouped(count.min(MOST_SHOWN) - most);
        let words = format!("Show {rest} more sources");
        cards.is_whole = link(ui, &words, &words).clicked();
    } else {
        not_shown(ui, count, MOST_SHOWN, "sources");
    }
}
