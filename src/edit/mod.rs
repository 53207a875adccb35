//! Changes to the text of a file that leave every other byte as it is, comments and layout included.
//!
//! An [`Edit`] says what is to change. [`apply`] works out which stretches of the text to exchange, reads
//! the result again, and gives it only if it holds exactly what was meant: a file that cannot be
//! changed for certain is not changed at all.

mod insert;
mod patch;
mod sources;

pub use patch::Patch;
pub use sources::{Fitted, fit};

use crate::file::locate::{Locator, OUTLINE_DEPTH};
use crate::file::problem::{Code, Problem, Severity};
use crate::file::scan::scan;
use crate::file::schema::Element;
use crate::file::write::{element, text_of};
use crate::file::{Reading, decode, read};
use crate::model::{Allow, Citation, Source, Timeline};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The byte order mark of UTF-8, which stays where it is.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// What is to change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Put the fix of a problem in the place of what is wrong.
    Fix(Problem),
    /// Add sources to the registry.
    AddSources(Vec<Source>),
    /// Add sources to the registry, and citations to an event.
    Cite {
        /// Which event, by its number.
        event: u32,
        /// Sources that the registry does not have yet.
        sources: Vec<Source>,
        /// What is cited, from these sources or others.
        citations: Vec<Citation>,
    },
    /// Say why a finding of a rule is as it should be.
    Answer(Allow),
    /// Exchange stretches of the text, as was done or taken back before.
    Patch(Patch),
}

/// A changed file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    /// All its bytes.
    pub bytes: Vec<u8>,
    /// What takes the change back.
    pub back: Patch,
}

/// Why a file was not changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// Its bytes are no UTF-8.
    #[error("The file is not UTF-8, so it is left as it is: save it as UTF-8 in an editor first.")]
    Encoding,
    /// It was made for a newer version of the program.
    #[error("The file was made for a newer version of the program, so it is left as it is.")]
    NewerFormat,
    /// It holds no timeline.
    #[error("The file holds no timeline.")]
    NoTimeline,
    /// What is to change is not there any more.
    #[error("The file has changed: what was to be changed is not there any more.")]
    Changed,
    /// There is nothing to put in.
    #[error("There is nothing to change.")]
    Nothing,
    /// The changed text would not hold what was meant.
    #[error(
        "The change would not read as it is meant, so the file is left as it is. Mend its errors \
         first, or change it in an editor."
    )]
    WouldNotHold,
}

/// Changes the bytes of a file, which must be those that a problem to be fixed was found in.
///
/// # Errors
/// If the file cannot be changed for certain; see [`EditError`].
pub fn apply(bytes: &[u8], edit: &Edit) -> Result<Edited, EditError> {
    let Cow::Borrowed(text) = decode(bytes) else {
        return Err(EditError::Encoding);
    };
    let before = read(bytes);
    if before.newer_format {
        return Err(EditError::NewerFormat);
    }
    let timeline = before.timeline.as_ref().ok_or(EditError::NoTimeline)?;
    let patch = match edit {
        Edit::Fix(problem) => fix(text, problem)?,
        Edit::AddSources(sources) => add_sources(text, sources, timeline)?,
        Edit::Cite {
            event,
            sources,
            citations,
        } => {
            let mut patch = cite(text, *event, citations, timeline)?;
            if !sources.is_empty() {
                patch.join(add_sources(text, sources, timeline)?);
            }
            patch
        }
        Edit::Answer(allow) => answer(text, allow, timeline)?,
        Edit::Patch(patch) => patch.clone(),
    };
    let is_mine = !matches!(edit, Edit::Patch(_)) && text.contains("\r\n");
    let returns = is_mine.then(|| patch.with_carriage_returns());
    // Where a line ends within a string, that end must stay as it is.
    let mut refused = EditError::WouldNotHold;
    for patch in returns.into_iter().chain([patch]) {
        let Some((changed, back)) = patch.apply(text) else {
            refused = EditError::Changed;
            continue;
        };
        let mut edited = Vec::with_capacity(changed.len() + MARK.len());
        if bytes.starts_with(MARK) {
            edited.extend_from_slice(MARK);
        }
        edited.extend_from_slice(changed.as_bytes());
        if holds(edit, &before, read(&edited)) {
            let bytes = edited;
            return Ok(Edited { bytes, back });
        }
    }
    Err(refused)
}

/// Whether the changed file holds what was meant, and nothing else has changed.
fn holds(edit: &Edit, before: &Reading, after: Reading) -> bool {
    let errors = (before.count(Severity::Error), after.count(Severity::Error));
    let (Some(mut expected), Some(found)) = (before.timeline.clone(), after.timeline) else {
        return false;
    };
    match edit {
        Edit::Fix(problem) => {
            let events = expected.events.len() == found.events.len();
            return events && is_cured(problem, &before.problems, &after.problems);
        }
        Edit::Patch(_) => return true,
        Edit::AddSources(sources) => expected.sources.extend(in_zone_of(&found, sources)),
        Edit::Answer(allow) => expected.check.allow.push(allow.clone()),
        Edit::Cite {
            event,
            sources,
            citations,
        } => {
            expected.sources.extend(in_zone_of(&found, sources));
            let Some(event) = expected.events.get_mut(*event as usize) else {
                return false;
            };
            event.citations.extend(citations.iter().cloned());
        }
    }
    expected == found && errors.1 <= errors.0
}

/// The sources with dates that are read in the zone of the timeline, as those of its file are.
fn in_zone_of(timeline: &Timeline, sources: &[Source]) -> Vec<Source> {
    let zone = timeline.home_zone();
    let mut sources = sources.to_vec();
    for source in &mut sources {
        source.each_date(&mut |when| *when = when.in_zone(zone));
    }
    sources
}

/// Whether a problem is gone and no other has come.
fn is_cured(cured: &Problem, before: &[Problem], after: &[Problem]) -> bool {
    let count = |problems: &[Problem]| {
        let mut counts: BTreeMap<(Code, Severity), usize> = BTreeMap::new();
        for problem in problems {
            *counts.entry((problem.code, problem.severity)).or_default() += 1;
        }
        counts
    };
    let (before, after) = (count(before), count(after));
    let of = |counts: &BTreeMap<_, usize>, key| counts.get(key).copied().unwrap_or(0);
    let key = &(cured.code, cured.severity);
    // What a rule has found is not among the problems of reading.
    let is_gone = of(&before, key) == 0 || of(&after, key) < of(&before, key);
    is_gone && after.iter().all(|(key, count)| *count <= of(&before, key))
}

/// The fix of a problem, in the place that it marks.
fn fix(text: &str, problem: &Problem) -> Result<Patch, EditError> {
    let (Some(fix), Some(place)) = (&problem.fix, &problem.place) else {
        return Err(EditError::Nothing);
    };
    text.get(place.span.clone()).ok_or(EditError::Changed)?;
    Ok(Patch::one(place.span.clone(), fix.clone()))
}

/// Adds sources after the last one of the registry.
fn add_sources(text: &str, sources: &[Source], timeline: &Timeline) -> Result<Patch, EditError> {
    if sources.is_empty() {
        return Err(EditError::Nothing);
    }
    add(text, "", "sources", sources, timeline.sources.len())
}

/// Adds citations after the last one of an event.
fn cite(
    text: &str,
    event: u32,
    citations: &[Citation],
    timeline: &Timeline,
) -> Result<Patch, EditError> {
    if citations.is_empty() {
        return Err(EditError::Nothing);
    }
    let known = timeline.events.get(event as usize);
    let known = known.ok_or(EditError::Changed)?.citations.len();
    add(
        text,
        &format!("events[{event}]"),
        "citations",
        citations,
        known,
    )
}

/// Adds an answer after the last one.
fn answer(text: &str, allow: &Allow, timeline: &Timeline) -> Result<Patch, EditError> {
    let answers = std::slice::from_ref(allow);
    if outline(text).element("check").is_some() {
        return add(text, "check", "allow", answers, timeline.check.allow.len());
    }
    let root = outline(text).element("").ok_or(EditError::Changed)?;
    // With a line for each answer, since more will follow.
    let patch = insert::append(text, &root, |level, _| {
        let indent = |level: usize| " ".repeat(level * insert::INDENT);
        let (outer, list, item) = (indent(level), indent(level + 1), indent(level + 2));
        let allow = text_of(&element(allow), level + 2);
        format!("check: Check(\n{list}allow: [\n{item}{allow},\n{list}],\n{outer})")
    });
    patch.ok_or(EditError::WouldNotHold)
}

/// The elements of a text by their paths.
fn outline(text: &str) -> Locator<'_> {
    Locator::new(text, || {
        scan(text, 0..text.len(), OUTLINE_DEPTH, &mut Vec::new())
    })
}

/// Adds items to a list of an element, which need not have the list yet. `known` is how many items
/// it has.
fn add<E: Element>(
    text: &str,
    path: &str,
    field: &str,
    items: &[E],
    known: usize,
) -> Result<Patch, EditError> {
    let locator = outline(text);
    let list_path = if path.is_empty() {
        field.to_owned()
    } else {
        format!("{path}.{field}")
    };
    let items = |level: usize| -> String {
        let items: Vec<String> = items
            .iter()
            .map(|item| text_of(&element(item), level))
            .collect();
        items.join(&format!(",\n{}", " ".repeat(level * insert::INDENT)))
    };
    let patch = if let Some(list) = locator.element(&list_path) {
        // Of a list that is given twice, only one is found.
        if list.children.len() != known {
            return Err(EditError::WouldNotHold);
        }
        insert::append(text, &list, |level, _| items(level))
    } else {
        let element = locator.element(path).ok_or(EditError::Changed)?;
        insert::append(text, &element, |level, is_inline| {
            let (inside, inner) = (items(level + 1), " ".repeat((level + 1) * insert::INDENT));
            if is_inline && !inside.contains('\n') {
                return format!("{field}: [{inside}]");
            }
            let outer = " ".repeat(level * insert::INDENT);
            format!("{field}: [\n{inner}{inside},\n{outer}]")
        })
    };
    patch.ok_or(EditError::WouldNotHold)
}

#[cfg(test)]
mod tests;
