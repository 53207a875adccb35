//! The open timelines, each with its view.

use super::document::{Content, Document, DocumentId, Origin};
use super::filter::Filter;
use super::timeline_view::TimelineView;
use std::path::{Path, PathBuf};

/// A document and how it is looked at.
#[derive(Debug)]
pub struct Open {
    /// The timeline.
    pub document: Document,
    /// How it is looked at.
    pub view: TimelineView,
    /// What is searched for, and what is left out.
    pub filter: Filter,
}

/// The open timelines; one of them is on screen.
#[derive(Debug, Default)]
pub struct Workspace {
    open: Vec<Open>,
    active: Option<DocumentId>,
    opened: u32,
}

impl Workspace {
    /// Adds a timeline and brings it on screen.
    pub fn add(&mut self, origin: Origin, content: Content) -> DocumentId {
        self.opened += 1;
        let id = DocumentId(self.opened);
        let document = Document {
            id,
            origin,
            revision: 0,
            content,
        };
        self.open.push(Open {
            document,
            view: TimelineView::default(),
            filter: Filter::default(),
        });
        self.active = Some(id);
        id
    }

    /// Gives a document another content, keeping its view.
    pub fn replace(&mut self, id: DocumentId, content: Content) {
        if let Some(open) = self.get_mut(id) {
            let Open { document, view, .. } = open;
            let selected = view
                .selected
                .map(|index| (index, document.event(index).cloned()));
            document.content = content;
            document.revision += 1;
            view.selected = selected.and_then(|(index, event)| {
                let event = event?;
                // Ids may be missing or stand twice; then place and title tell.
                let stays = document
                    .event(index)
                    .is_some_and(|e| e.id == event.id && e.title == event.title);
                if stays {
                    Some(index)
                } else {
                    document.index().event(document.timeline(), &event.id)
                }
            });
            // Events have other numbers now.
            view.shown = None;
            view.forget_rows();
        }
    }

    /// Lets a document go on as the file that it was copied to, under the same view.
    pub fn move_to(&mut self, id: DocumentId, path: PathBuf, content: Content) {
        // What was in the file before is gone.
        if let Some(overwritten) = self.by_path(&path).filter(|other| *other != id) {
            self.remove(overwritten);
        }
        let origin = Origin::File(path);
        if let Some(open) = self.get_mut(id) {
            open.document.origin = origin;
            self.replace(id, content);
        } else {
            self.add(origin, content);
        }
    }

    /// Brings a document on screen.
    pub fn activate(&mut self, id: DocumentId) {
        if self.open.iter().any(|open| open.document.id == id) {
            self.active = Some(id);
        }
    }

    /// Takes a document away; the one that was opened before it comes on screen.
    pub fn remove(&mut self, id: DocumentId) -> Option<Open> {
        let place = self.open.iter().position(|open| open.document.id == id)?;
        let removed = self.open.remove(place);
        if self.active == Some(id) {
            self.active = self.open.last().map(|open| open.document.id);
        }
        Some(removed)
    }

    /// The timeline on screen.
    pub fn active(&self) -> Option<&Open> {
        self.get(self.active?)
    }

    /// The timeline on screen, to change how it is looked at.
    pub fn active_mut(&mut self) -> Option<&mut Open> {
        self.get_mut(self.active?)
    }

    /// A timeline.
    pub fn get(&self, id: DocumentId) -> Option<&Open> {
        self.open.iter().find(|open| open.document.id == id)
    }

    /// A timeline, to change it.
    pub fn get_mut(&mut self, id: DocumentId) -> Option<&mut Open> {
        self.open.iter_mut().find(|open| open.document.id == id)
    }

    /// The document of a file, if it is open.
    pub fn by_path(&self, path: &Path) -> Option<DocumentId> {
        let same = |open: &&Open| open.document.origin.path() == Some(path);
        self.open.iter().find(same).map(|open| open.document.id)
    }

    /// The document of a bundled timeline, if it is open.
    pub fn by_origin(&self, origin: &Origin) -> Option<DocumentId> {
        self.open
            .iter()
            .find(|open| open.document.origin == *origin)
            .map(|open| open.document.id)
    }

    /// Every timeline, in the order in which they were opened.
    pub fn iter(&self) -> impl Iterator<Item = &Open> {
        self.open.iter()
    }
}
