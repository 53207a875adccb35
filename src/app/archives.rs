//! Verifying the kept copies of sources, when it is asked for, in a job.
//!
//! What came of it is kept for one revision of a document. Whether a copy was made elsewhere is not
//! for the program to find out: it opens the pages of archives in the browser and never goes on the
//! network itself.

use super::document::{Document, DocumentId, Origin};
use super::jobs::{Finished, JobId, Jobs, Wake};
use super::link;
use super::notice::Severity;
use super::state::State;
use crate::file::archive::{Copy, verify};
use crate::index::SourceIndex;
use crate::model::Text;
use std::path::{Path, PathBuf};
use url::Url;

/// So many copies of one source are looked at.
const MOST_COPIES: usize = 100;

/// Which source of which content of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Key {
    document: DocumentId,
    revision: u64,
    source: SourceIndex,
}

/// What a job has found: each copy by the position of its archive.
pub(super) struct Verified {
    key: Key,
    copies: Vec<(usize, Copy)>,
}

/// The copies that were looked at, and the jobs that do so.
pub(super) struct Archives {
    jobs: Jobs<Option<Verified>>,
    running: Vec<(JobId, Key)>,
    /// Sources are verified one at a time by hand, so that these are few.
    verified: Vec<Verified>,
}

impl Archives {
    pub(super) fn new(wake: Wake) -> Self {
        Self {
            jobs: Jobs::new(wake),
            running: Vec::new(),
            verified: Vec::new(),
        }
    }
}

/// The folder under which the copies of a timeline lie; one that is no file has none.
pub fn folder(document: &Document) -> Option<&Path> {
    match &document.origin {
        Origin::Bundled(_) | Origin::Input(_) => None,
        Origin::File(path) => path.parent().map(|folder| {
            if folder.as_os_str().is_empty() {
                Path::new(".")
            } else {
                folder
            }
        }),
    }
}

impl State {
    /// What has become of a kept copy of a source, if it was looked at.
    pub fn copy_of(
        &self,
        document: &Document,
        source: SourceIndex,
        archive: usize,
    ) -> Option<&Copy> {
        let key = Key::of(document, source);
        let verified = self
            .archives
            .verified
            .iter()
            .find(|known| known.key == key)?;
        let found = verified.copies.iter().find(|(place, _)| *place == archive);
        found.map(|(_, copy)| copy)
    }

    /// Whether the kept copies of a source are being looked at.
    pub fn is_verifying(&self, document: &Document, source: SourceIndex) -> bool {
        let key = Key::of(document, source);
        self.archives.running.iter().any(|(_, known)| *known == key)
    }

    /// Starts to look at the kept copies of a source of the timeline on screen.
    pub(super) fn verify_archives(&mut self, source: SourceIndex) {
        let Some(document) = self.document() else {
            return;
        };
        if self.is_verifying(document, source) {
            return;
        }
        let key = Key::of(document, source);
        let found = document.timeline().sources.get(source as usize);
        let (Some(folder), Some(found)) = (folder(document), found) else {
            return;
        };
        let folder: PathBuf = folder.to_owned();
        let archives = found.archives.iter().enumerate();
        let files: Vec<(usize, Text, Option<Text>)> = archives
            .filter_map(|(place, archive)| {
                Some((place, archive.file.clone()?, archive.sha256.clone()))
            })
            .take(MOST_COPIES)
            .collect();
        let job = self
            .archives
            .jobs
            .spawn("Verifying archived copies", move |cancel| {
                let is_cancelled = || cancel.is_cancelled();
                let copies = files.into_iter().map(|(place, file, sha256)| {
                    let copy = verify(&folder, &file, sha256.as_deref(), &is_cancelled)?;
                    Some((place, copy))
                });
                let copies = copies.collect::<Option<_>>()?;
                Some(Verified { key, copies })
            });
        self.archives.running.push((job, key));
    }

    /// Takes in what jobs have found.
    pub(super) fn take_verified(&mut self) {
        for Finished { id, result } in self.archives.jobs.poll() {
            self.archives.running.retain(|(job, _)| *job != id);
            match result {
                Ok(Some(found)) => {
                    let is_kept = |known: &Verified| {
                        known.key != found.key
                            && (known.key.document != found.key.document
                                || known.key.revision == found.key.revision)
                    };
                    self.archives.verified.retain(is_kept);
                    self.archives.verified.push(found);
                }
                Ok(None) => {}
                Err(error) => self.notify(Severity::Error, error.to_string()),
            }
        }
    }
}

impl Key {
    fn of(document: &Document, source: SourceIndex) -> Self {
        Self {
            document: document.id,
            revision: document.revision,
            source,
        }
    }
}

/// Where the browser finds archived copies of an address, and where it has one made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArchivePages {
    /// All copies that the Internet Archive has.
    pub wayback: String,
    /// All copies that archive.today has.
    pub today: String,
    /// Has the Internet Archive make one.
    pub save: String,
}

impl ArchivePages {
    /// The pages for an address, if it may be opened at all.
    pub fn of(url: &str) -> Option<Self> {
        let safe = link::check(url).ok()?;
        let mut page = Url::parse(&safe.url).ok()?;
        // Archives keep whole pages.
        page.set_fragment(None);
        let mut today = Url::parse("https://archive.today/search/").ok()?;
        today.query_pairs_mut().append_pair("q", page.as_str());
        Some(Self {
            wayback: format!("https://web.archive.org/web/*/{page}"),
            today: today.into(),
            save: format!("https://web.archive.org/save/{page}"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_archives_may_be_opened_and_name_the_address() {
        let pages = ArchivePages::of("https://example.org/a?b=c&d#e").unwrap();
        assert_eq!(
            pages.wayback,
            "https://web.archive.org/web/*/https://example.org/a?b=c&d"
        );
        assert_eq!(
            pages.save,
            "https://web.archive.org/save/https://example.org/a?b=c&d"
        );
        assert_eq!(
            pages.today,
            "https://archive.today/search/?q=https%3A%2F%2Fexample.org%2Fa%3Fb%3Dc%26d"
        );
        for page in [&pages.wayback, &pages.save, &pages.today] {
            let safe = link::check(page).unwrap();
            assert_eq!((&safe.url, safe.caution()), (page, None));
        }
        let doi = ArchivePages::of("doi:10.1000/182").unwrap();
        assert!(doi.save.ends_with("/https://doi.org/10.1000/182"));
    }

    #[test]
    fn what_may_not_be_opened_is_in_no_archive_either() {
        for url in [
            "javascript:alert(1)",
            "",
            "file:///etc/passwd",
            "https://a@b.org/",
        ] {
            assert_eq!(ArchivePages::of(url), None, "{url}");
        }
    }
}
