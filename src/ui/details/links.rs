//! The other events to which an event leads, and those that lead to it.

use super::{MOST_SHOWN, Shown};
use crate::app::Action;
use crate::model::EventLink;
use crate::ui::widgets::{dim, link, not_shown, section};
use crate::view::marks::shown_title;
use eframe::egui::{Label, Ui};

/// Links to other events, and from them, each with its reason.
pub(super) fn ui(ui: &mut Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let Shown {
        document,
        index,
        event,
        clock,
        ..
    } = *shown;
    let timeline = document.timeline();
    let outgoing = event.links.iter().map(|link| {
        (
            link.relation.title(),
            document.index().event(document.timeline(), &link.to),
            link.because.as_ref(),
        )
    });
    let references = document.index().references(index);
    let incoming = references.iter().map(|reference| {
        let from = timeline.events.get(reference.from as usize);
        let because = from.and_then(|from| from.links.get(reference.link)?.because.as_ref());
        (
            reference.relation.inverse_title(),
            Some(reference.from),
            because,
        )
    });
    // An event may be the one that a million others lead to.
    let shown: Vec<_> = outgoing
        .chain(incoming)
        .filter_map(|(relation, other, because)| {
            let other = other?;
            Some((relation, other, document.event(other)?, because))
        })
        .take(MOST_SHOWN)
        .collect();
    if shown.is_empty() {
        return;
    }
    section(ui, "Related events");
    let leads_on = |link: &&EventLink| {
        let to = document.index().event(document.timeline(), &link.to);
        to.is_some()
    };
    let count = event.links.iter().filter(leads_on).count() + references.len();
    for (relation, other, found, because) in shown {
        ui.label(dim(ui, relation, 11.5));
        let title = shown_title(&found.title);
        let when = found
            .when
            .as_ref()
            .map_or_else(String::new, |when| when.words_short_in(clock));
        if link(
            ui,
            &format!("{title}"),
            &format!("{relation} {title}, {when}"),
        )
        .clicked()
        {
            actions.push(Action::Show(other));
        }
        ui.label(dim(ui, when, 11.5));
        if let Some(because) = because {
            ui.add(Label::new(dim(ui, &**because, 12.0)).wrap());
        }
        ui.add_space(6.0);
    }
    not_shown(ui, count, MOST_SHOWN, "links");
}
