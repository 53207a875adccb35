//! Rules about reasons: who says that something is so says why.

use super::findings::{About, Findings, Words, name};
use crate::file::words::quoted;
use crate::file::{Code, Severity, is_given};
use crate::index::EventIndex;
use crate::model::{Citation, Event, Extra, Relation, Stance, Text};

/// Looks at the citations and links of one event.
pub(super) fn event(position: EventIndex, event: &Event, findings: &mut Findings<'_>) {
    disputes(
        event,
        &event.citations,
        || format!("events[{position}]"),
        findings,
    );
    for (number, claim) in event.claims.iter().enumerate() {
        let path = || format!("events[{position}].claims[{number}]");
        disputes(event, &claim.citations, path, findings);
    }
    for (number, link) in event.links.iter().enumerate() {
        if is_said(link.because.as_ref(), &link.extra) {
            continue;
        }
        let about = About::event(event).rated(severity_of(link.relation));
        findings.report(Code::LinkWithoutReason, about, || {
            let relation = match link.relation {
                Relation::PartOf => "is part of".to_owned(),
                other => other.title().to_lowercase(),
            };
            let (from, to) = (name(event), quoted(&link.to));
            let message = format!("nobody says why {from} {relation} {to}");
            let help = "add `because: \"…\"`, best with the words of a source";
            Words::new(format!("events[{position}].links[{number}]"), message, help)
        });
    }
}

/// Whether a reason is given, or is there and could not be read.
fn is_said(because: Option<&Text>, extra: &Extra) -> bool {
    because.is_some_and(|reason| !reason.trim().is_empty()) || is_given(extra, "because")
}

/// How bad it is if nobody says why. That an order extends another stands in its first lines; what
/// led to what is an opinion.
fn severity_of(relation: Relation) -> Severity {
    match relation {
        Relation::Extends
        | Relation::Amends
        | Relation::Implements
        | Relation::Revokes
        | Relation::PartOf => Severity::Note,
        Relation::RespondsTo | Relation::LeadsTo | Relation::Contradicts => Severity::Warning,
    }
}

/// Looks for citations that dispute something without a reason.
fn disputes(
    event: &Event,
    citations: &[Citation],
    path: impl Fn() -> String,
    findings: &mut Findings<'_>,
) {
    for (number, citation) in citations.iter().enumerate() {
        let is_open = citation.stance == Stance::Disputes
            && !is_said(citation.because.as_ref(), &citation.extra);
        if !is_open {
            continue;
        }
        let about = About::event(event).citing(&citation.source);
        findings.report(Code::DisputeWithoutReason, about, || {
            let source = quoted(&citation.source);
            let message = format!("{source} disputes {}, and nobody says in what", name(event));
            let help = "add `because: \"…\"` with what it says instead";
            Words::new(format!("{}.citations[{number}]", path()), message, help)
        });
    }
}
