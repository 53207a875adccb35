//! Measures that lapsed before they were renewed.

use super::Context;
use super::findings::{About, Findings, Words, name};
use crate::file::Code;
use crate::index::{Ending, Stretch};
use crate::model::date::DAY;

/// Looks for holes in the measures in force: [`crate::index::Chain`] joins what meets.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for chain in context.index.chains() {
        for pair in chain.stretches.windows(2) {
            if let [before, after] = pair
                && before.ending == Ending::Lapsed
            {
                hole(context, before, after, findings);
            }
        }
    }
}

fn hole(context: &Context<'_>, before: &Stretch, after: &Stretch, findings: &mut Findings<'_>) {
    let Some(event) = context.event(after.by) else {
        return;
    };
    findings.report(Code::ExtensionGap, About::event(event), || {
        let zone = context.timeline.home_zone();
        let lapsed = before.end.map(|end| end.words_short(zone));
        let days = (after.from() - before.to + DAY / 2) / DAY;
        let long = match days {
            0 => "some hours".to_owned(),
            1 => "a day".to_owned(),
            days => format!("{days} days"),
        };
        let of = context.event(before.by).map(name);
        let message = format!(
            "{} renews what had lapsed {long} before: {} was in force until {}",
            name(event),
            of.unwrap_or_default(),
            lapsed.unwrap_or_default()
        );
        let help =
            "correct `in_force` here or there; if it did lapse, say so and allow it in `check`";
        Words::new(format!("events[{}].in_force", after.by), message, help)
    });
}
