//! Lists of sources from other programs that are dropped on the window: their sources join the registry of
//! the timeline, and the selected event cites them.

use super::Wanted;
use crate::app::document::file_name;
use crate::app::notice::Severity;
use crate::app::state::State;
use crate::edit::{self, Edit, Fitted};
use crate::file;
use crate::import::{self, Imported};
use crate::index::EventIndex;
use crate::model::{Citation, Text, Timeline};
use crate::view::marks::shown_title;
use std::path::{Path, PathBuf};

/// An event does not cite more entries of one list: whoever drops a whole library means the timeline.
const MOST_CITED: usize = 100;

/// Whether a file is a list of sources, by its name.
pub(in crate::app) fn is_list(path: &Path) -> bool {
    import::is_list(&path.to_string_lossy())
}

impl State {
    /// Takes the sources of a list into the file of the timeline on screen, and cites them for the
    /// selected event if there is one.
    pub(in crate::app) fn take_list(&mut self, path: PathBuf) {
        if self.start.is_open() {
            let text = format!(
                "{} is a list of sources: go to the timeline that is to have them, and drop it there.",
                file_name(&path)
            );
            return self.notify(Severity::Warning, text);
        }
        let selected = self.selected();
        let id = self
            .document()
            .zip(selected)
            .and_then(|(document, event)| document.timeline().events.get(event as usize))
            .map(|event| event.id.clone());
        self.edit(Box::new(move |timeline| {
            // The file may have changed since.
            let is_it = |event: &EventIndex| {
                let event = timeline.events.get(*event as usize);
                event.map(|event| &event.id) == id.as_ref()
            };
            match selected.filter(|event| !is_it(event)) {
                None => wanted(timeline, selected, &path),
                Some(_) => Err("The file has changed since: select the event again.".to_owned()),
            }
        }));
    }
}

/// What is to be done with a list.
fn wanted(timeline: &Timeline, event: Option<EventIndex>, path: &Path) -> Result<Wanted, String> {
    let name = file_name(path);
    let opened = file::open(path).map_err(|error| error.to_string())?;
    let imported = import::sources(&path.to_string_lossy(), &opened.bytes);
    let Imported { sources, skipped } = imported.map_err(|error| error.to_string())?;
    let remarks = remarks(&skipped);
    if sources.is_empty() {
        return Err(format!("There is no source in {name}{remarks}."));
    }
    let count = sources.len();
    let Fitted { new, ids } = edit::fit(timeline, sources);
    let added = match new.len() {
        0 => String::new(),
        1 => "Added 1 source".to_owned(),
        more => format!("Added {more} sources"),
    };
    let Some((index, event)) = event.and_then(|at| Some((at, timeline.events.get(at as usize)?)))
    else {
        if new.is_empty() {
            return Err(format!(
                "The timeline has every source of {name} already{remarks}."
            ));
        }
        let said = format!("{added}{remarks}");
        let edit = Edit::AddSources(new);
        return Ok(Wanted { edit, said });
    };
    if count > MOST_CITED {
        return Err(format!(
            "{name} has {count} entries, too many to cite for one event: select nothing to add them to the \
             sources alone, or make a shorter list."
        ));
    }
    let citations = citations(&event.citations, ids);
    let title = shown_title(&event.title);
    if citations.is_empty() {
        return Err(format!("“{title}” cites every source of {name} already."));
    }
    let cited = match (citations.len(), added.is_empty()) {
        (1, true) => format!("Cited a known source for “{title}”"),
        (many, true) => format!("Cited {many} known sources for “{title}”"),
        (_, false) => format!("{added} and cited what is in {name} for “{title}”"),
    };
    Ok(Wanted {
        edit: Edit::Cite {
            event: index,
            sources: new,
            citations,
        },
        said: format!("{cited}{remarks}"),
    })
}

/// Citations of the sources that an event does not cite as a whole yet.
fn citations(known: &[Citation], ids: Vec<Text>) -> Vec<Citation> {
    let mut citations: Vec<Citation> = Vec::new();
    for source in ids {
        let is_known = known.iter().any(|citation| citation.source == source)
            || citations.iter().any(|citation| citation.source == source);
        if !is_known {
            citations.push(Citation {
                source,
                ..Citation::default()
            });
        }
    }
    citations
}

/// What of a list was not taken as it stands: the first of it, with its line.
fn remarks(skipped: &[(usize, String)]) -> String {
    match skipped {
        [] => String::new(),
        [(line, why)] => format!("; line {line}: {why}"),
        [(line, why), rest @ ..] => {
            let more = rest.len();
            format!("; line {line}: {why}; and {more} more like that")
        }
    }
}
