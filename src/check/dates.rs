//! Rules about dates that do not fit each other.

use super::Context;
use super::findings::{About, Findings, Words, name};
use crate::file::Code;
use crate::file::words::quoted;
use crate::index::EventIndex;
use crate::model::date::{DAY, Instant};
use crate::model::{Event, Source, StageName, Stance, When};

/// Looks at the date of one event beside those of its sources.
pub(super) fn event(
    context: &Context<'_>,
    position: EventIndex,
    event: &Event,
    findings: &mut Findings<'_>,
) {
    let Some(start) = event.when.as_ref().and_then(When::earliest) else {
        return;
    };
    let known = context.index.known();
    if start <= known {
        older_sources(context, position, event, start, findings);
    } else if is_told_as_fact(event, start, known) {
        findings.report(Code::FutureAsFact, About::event(event), || {
            let until = match &context.timeline.as_of {
                Some(as_of) if as_of.latest().is_some_and(|end| end - 1 <= known) => {
                    format!(
                        "{}, up to which the facts were looked at",
                        as_of.words_short()
                    )
                }
                _ => "today".to_owned(),
            };
            let message = format!("{} is told as a fact, and lies after {until}", name(event));
            let help = "add a stage with the day on which it was announced, decided or signed, or \
                        mark the date as doubtful with `?`";
            Words::new(format!("events[{position}].when"), message, help)
        });
    }
}

/// Whether an event that is yet to come is told as if it had happened: no doubt stands on its date, no
/// stage tells of a decision that is known, and it is not the day on which something runs out.
fn is_told_as_fact(event: &Event, start: Instant, known: Instant) -> bool {
    let is_doubtful = event
        .when
        .as_ref()
        .is_some_and(|when| when.is_uncertain() || when.is_approximate());
    let is_foreseen = event.stages.iter().any(|stage| {
        let at = stage.when.as_ref().and_then(When::earliest);
        at.is_some_and(|at| at <= known || (stage.stage == StageName::Expires && at == start))
    });
    !is_doubtful && !is_foreseen
}

/// Looks whether any source that supports an event can know that it happened. A day is allowed for
/// the zones of the earth.
fn older_sources(
    context: &Context<'_>,
    position: EventIndex,
    event: &Event,
    start: Instant,
    findings: &mut Findings<'_>,
) {
    // Whoever gives stages may cite what is behind the first of them.
    let stages = event.stages.iter().filter_map(|stage| stage.when.as_ref());
    let first = stages.filter_map(When::earliest).fold(start, Instant::min);
    let claimed = event.claims.iter().flat_map(|claim| &claim.citations);
    let mut latest: Option<(Instant, &Source)> = None;
    for citation in event.citations.iter().chain(claimed) {
        if citation.stance != Stance::Supports {
            continue;
        }
        let source = context.source(&citation.source).map(|(_, source)| source);
        let published = source.and_then(|source| source.published.as_ref()?.latest());
        let (Some(source), Some(published)) = (source, published) else {
            return;
        };
        if published.saturating_add(DAY) > first {
            return;
        }
        if latest.is_none_or(|(last, _)| last < published) {
            latest = Some((published, source));
        }
    }
    let Some((_, last)) = latest else { return };
    let about = About::event(event).citing(&last.id);
    findings.report(Code::OlderSources, about, || {
        let published = last.published.as_ref().map(When::words_short);
        let message = format!(
            "every source is older than {}: the last, {}, is of {}",
            name(event),
            quoted(&last.id),
            published.unwrap_or_default()
        );
        let help = "what was announced may not have happened: cite a source that says that it did";
        Words::new(format!("events[{position}].when"), message, help)
    });
}

/// Looks whether a source was read, or copied, before it was published.
pub(super) fn source(position: usize, source: &Source, findings: &mut Findings<'_>) {
    let Some(published) = source.published.as_ref() else {
        return;
    };
    let Some(start) = published.earliest() else {
        return;
    };
    let words = || (quoted(&source.id), published.words_short());
    let ends_before = |when: Option<&When>, limit: Instant| {
        when.and_then(When::latest).is_some_and(|end| end <= limit)
    };
    if ends_before(source.accessed.as_ref(), start) {
        findings.report(Code::AccessedEarly, About::source(source), || {
            let (id, words) = words();
            let message = format!("{id} was read before it was published on {words}");
            let help = "correct `accessed` or `published`";
            Words::new(format!("sources[{position}].accessed"), message, help)
        });
    }
    for (number, archive) in source.archives.iter().enumerate() {
        // Archives count in UTC.
        if ends_before(archive.captured.as_ref(), start.saturating_sub(DAY)) {
            findings.report(Code::AccessedEarly, About::source(source), || {
                let path = format!("sources[{position}].archives[{number}].captured");
                let (id, words) = words();
                let message = format!("this copy is older than {id}, published on {words}");
                let help = "it may show another text: correct the date, or make a new copy";
                Words::new(path, message, help)
            });
        }
    }
}
