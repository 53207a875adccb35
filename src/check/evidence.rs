//! Rules about what stands behind events and claims.

use super::Context;
use super::findings::{About, Findings, Words, name};
use crate::file::words::quoted;
use crate::file::{Code, Severity, is_given};
use crate::index::EventIndex;
use crate::model::{
    Citation, Claim, Event, Importance, Level, SourceKind, Stance, Standing, Timeline,
};

/// Looks at one event and its claims.
pub(super) fn event(
    context: &Context<'_>,
    position: EventIndex,
    event: &Event,
    findings: &mut Findings<'_>,
) {
    let standing = context.index.standing(position);
    let claimed = event.claims.iter().flat_map(|claim| &claim.citations);
    let mut all = event.citations.iter().chain(claimed);
    let is_bare = all.next().is_none() && !is_given(&event.extra, "citations");
    let path = || format!("events[{position}]");
    if is_bare {
        findings.report(Code::NoSource, About::event(event), || {
            let help = "add `citations: [(source: \"…\")]` with the id of a source that says so";
            let message = format!("no document stands behind {}", name(event));
            Words::new(path(), message, help)
        });
    } else if is_unsupported(context, standing, &event.citations) {
        findings.report(Code::NoSource, About::event(event), || {
            let message = format!(
                "no document supports {}: those cited dispute it or give context",
                name(event)
            );
            let help = "cite one that says that it happened";
            Words::new(path(), message, help)
        });
    }
    let is_alone = rests_on_one(standing);
    if is_alone {
        let severity = if event.importance >= Importance::Major {
            Severity::Warning
        } else {
            Severity::Note
        };
        let about = about_single(event, &event.citations).rated(severity);
        findings.report(Code::SingleSource, about, || {
            single(&name(event), &event.citations, path())
        });
    }
    pins(context, event, &event.citations, path, findings);
    let standings = context.index.claim_standings(position);
    for (number, claim) in event.claims.iter().enumerate() {
        let standing = standings.get(number).copied().unwrap_or_default();
        let path = || format!("events[{position}].claims[{number}]");
        if !is_bare {
            claim_evidence(context, event, (claim, standing), is_alone, path, findings);
        }
        pins(context, event, &claim.citations, path, findings);
    }
}

/// Looks at what stands behind one claim.
fn claim_evidence(
    context: &Context<'_>,
    event: &Event,
    (claim, standing): (&Claim, Standing),
    is_event_single: bool,
    path: impl Fn() -> String,
    findings: &mut Findings<'_>,
) {
    let about = About::event(event);
    if claim.citations.is_empty() && !is_given(&claim.extra, "citations") {
        findings.report(Code::ClaimWithoutSource, about, || {
            let help = "add `citations: [(source: \"…\")]` with the id of a source that says so";
            let message = format!(
                "no document stands behind the claim {}",
                quoted(&claim.text)
            );
            Words::new(path(), message, help)
        });
    } else if is_unsupported(context, standing, &claim.citations) {
        findings.report(Code::ClaimWithoutSource, about, || {
            let message = format!(
                "no document shows that {} was claimed: those cited dispute it or give context",
                quoted(&claim.text)
            );
            Words::new(path(), message, "cite one in which it is claimed")
        });
    } else if claim.by.is_none() && rests_on_one(standing) && !is_event_single {
        // What somebody says stands where that one says it; what is simply so needs a second witness.
        let about = about_single(event, &claim.citations);
        findings.report(Code::SingleSource, about, || {
            let name = format!("the claim {}", quoted(&claim.text));
            single(&name, &claim.citations, path())
        });
    }
}

/// Whether the documents that are cited are known, and none of them says so.
fn is_unsupported(context: &Context<'_>, standing: Standing, citations: &[Citation]) -> bool {
    let is_known = |citation: &Citation| context.source(&citation.source).is_some();
    standing.level == Level::Uncited && citations.iter().any(is_known)
}

/// Whether all that is known goes back to one report by somebody else. A primary source is the thing
/// itself: a second one could only repeat it.
fn rests_on_one(standing: Standing) -> bool {
    standing.level == Level::Single && !standing.primary
}

/// An event with the source that it rests on.
fn about_single<'a>(event: &'a Event, citations: &'a [Citation]) -> About<'a> {
    let about = About::event(event);
    citations
        .first()
        .map_or(about, |citation| about.citing(&citation.source))
}

fn single(what: &str, citations: &[Citation], path: String) -> Words {
    let mut supporting = citations.iter().filter(|c| c.stance == Stance::Supports);
    let message = match (supporting.next(), supporting.next()) {
        (Some(only), None) => format!("{what} rests on {} alone", quoted(&only.source)),
        _ => format!("{what} rests on one line of reporting, however many repeat it"),
    };
    let help = "cite the document itself, or a report that does not repeat the first";
    Words::new(path, message, help)
}

/// How bad a quote without a place is, from a document of this kind: what has pages or sections needs
/// one; what was spoken could have a minute. On a web page of any other kind, the browser finds the
/// words.
fn missing_pin(kind: SourceKind) -> Option<Severity> {
    match kind {
        SourceKind::Legal | SourceKind::Academic | SourceKind::Book => Some(Severity::Warning),
        SourceKind::Transcript | SourceKind::Video => Some(Severity::Note),
        _ => None,
    }
}

/// Looks for quotes without a place.
fn pins(
    context: &Context<'_>,
    event: &Event,
    citations: &[Citation],
    path: impl Fn() -> String,
    findings: &mut Findings<'_>,
) {
    for (number, citation) in citations.iter().enumerate() {
        let is_open =
            citation.quote.is_some() && citation.pin.is_none() && !is_given(&citation.extra, "pin");
        let source = context.source(&citation.source).filter(|_| is_open);
        let Some(severity) = source.and_then(|(_, source)| missing_pin(source.kind)) else {
            continue;
        };
        let about = About::event(event).citing(&citation.source).rated(severity);
        findings.report(Code::QuoteWithoutPin, about, || {
            let path = format!("{}.citations[{number}].quote", path());
            let words = quoted(citation.quote.as_deref().unwrap_or_default());
            let message = format!(
                "nothing says where in {} stands {words}",
                quoted(&citation.source)
            );
            Words::new(
                path,
                message,
                "add `pin: \"sec. 1\"`, a page, a paragraph or a minute",
            )
        });
    }
}

/// Which sources are cited.
pub(super) struct Used(Vec<bool>);

impl Used {
    pub(super) fn new(timeline: &Timeline) -> Self {
        Self(vec![false; timeline.sources.len()])
    }

    /// Takes down what an event cites.
    pub(super) fn visit(&mut self, context: &Context<'_>, event: &Event) {
        let claimed = event.claims.iter().flat_map(|claim| &claim.citations);
        for citation in event.citations.iter().chain(claimed) {
            self.take(context, &citation.source);
        }
    }

    fn take(&mut self, context: &Context<'_>, id: &str) {
        let position = context.source(id).map(|(position, _)| position);
        if let Some(used) = position.and_then(|position| self.0.get_mut(position)) {
            *used = true;
        }
    }

    /// Reports the sources that nothing cites and none derives from.
    pub(super) fn report(mut self, context: &Context<'_>, findings: &mut Findings<'_>) {
        let sources = &context.timeline.sources;
        for origin in sources.iter().filter_map(|s| s.derived_from.as_ref()) {
            self.take(context, origin);
        }
        for (position, source) in sources.iter().enumerate() {
            let is_used = self.0.get(position).copied().unwrap_or(true);
            // A source without an id, or with that of another, is reported when it is read.
            let is_first = context
                .source(&source.id)
                .is_some_and(|(p, _)| p == position);
            if is_used || !is_first || source.id.is_empty() {
                continue;
            }
            findings.report(Code::UnusedSource, About::source(source), || {
                let message = format!("nothing cites the source {}", quoted(&source.id));
                let help = "cite it where it says something, or take it out";
                Words::new(format!("sources[{position}].id"), message, help)
            });
        }
    }
}
