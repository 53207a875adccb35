//! Rules about addresses: whether they lead to a document, and to the one that they seem to.

use super::address::{Hosts, is_home_page, key, look_alike, without_user};
use super::findings::{About, Findings, Words};
use crate::file::archive;
use crate::file::link::{self, LinkError, SafeLink};
use crate::file::words::quoted;
use crate::file::write::string_text;
use crate::file::{Code, Observer, is_given};
use crate::index::EventIndex;
use crate::model::{Archive, Event, Source, SourceKind, Text, Timeline};
use hashbrown::HashMap;
use hashbrown::hash_map::Entry;

/// After so many sources, somebody may have lost patience.
const SOURCES_A_LOOK: usize = 1_024;
/// So many pages without a copy are reported one by one, though no source has one.
const MOST_SINGLE: usize = 10;
/// Where documents stay: resolvers of permanent identifiers, and archives.
const LASTING_HOSTS: [&str; 8] = [
    "doi.org",
    "dx.doi.org",
    "web.archive.org",
    "archive.org",
    "archive.today",
    "archive.ph",
    "archive.is",
    "perma.cc",
];

/// Looks at the addresses of the pictures of one event.
pub(super) fn media(position: EventIndex, event: &Event, findings: &mut Findings<'_>) {
    for (number, media) in event.media.iter().enumerate() {
        let path = || format!("events[{position}].media[{number}].url");
        safe(media.url.as_ref(), About::event(event), path, findings);
    }
}

/// Looks at the addresses of all sources.
pub(super) fn sources(timeline: &Timeline, findings: &mut Findings<'_>, observer: &dyn Observer) {
    let mut first_with: HashMap<String, usize> = HashMap::new();
    let mut hosts = Hosts::default();
    let mut pages = Vec::new();
    for (position, source) in timeline.sources.iter().enumerate() {
        if position.is_multiple_of(SOURCES_A_LOOK) && observer.is_cancelled() {
            return;
        }
        let about = About::source(source);
        let path = || format!("sources[{position}].url");
        for (number, archive) in source.archives.iter().enumerate() {
            let path = || format!("sources[{position}].archives[{number}].url");
            safe(archive.url.as_ref(), about, path, findings);
        }
        let Some(link) = safe(source.url.as_ref(), about, path, findings) else {
            continue;
        };
        if let Some(twins) = hosts.twins(&link.host, position) {
            let (host, position) = twins.suspect;
            let suspect = timeline.sources.get(position).unwrap_or(source);
            findings.report(Code::LookAlike, About::source(suspect), || {
                let (host, like) = (quoted(&host), quoted(&twins.like));
                let message = format!("{host} looks like {like}, which this timeline cites too");
                let help = "make sure that both are whom they seem to be";
                Words::new(format!("sources[{position}].url"), message, help)
            });
        }
        if is_home_page(&link.url) {
            findings.report(Code::HomePage, about, || {
                let (id, host) = (quoted(&source.id), quoted(&link.host));
                let message = format!("the address of {id} is the front door of {host}");
                let help = "give the address of the document itself: what stands here changes";
                Words::new(path(), message, help)
            });
        }
        if is_unkept(source, &link) {
            pages.push(position);
        }
        match first_with.entry(key(&link.url)) {
            Entry::Vacant(entry) => {
                entry.insert(position);
            }
            Entry::Occupied(entry) => {
                let first = timeline.sources.get(*entry.get());
                let about = first.map_or(about, |first| about.citing(&source.id).beside(&first.id));
                findings.report(Code::SameAddress, about, || {
                    let first = quoted(first.map_or("", |first| &*first.id));
                    let message = format!("{first} and {} have one address", quoted(&source.id));
                    let help = "keep one of them, and say by pins where in it";
                    Words::new(path(), message, help)
                });
            }
        }
    }
    unkept(timeline, &pages, findings);
}

/// The address as it may be opened; reports one with a user name in it, or a look-alike.
fn safe(
    url: Option<&Text>,
    about: About<'_>,
    path: impl Fn() -> String,
    findings: &mut Findings<'_>,
) -> Option<SafeLink> {
    match link::check(url?) {
        Ok(link) => {
            if let Some(like) = look_alike(&link.host) {
                findings.report(Code::LookAlike, about, || {
                    let message = like.sentence(&link.host);
                    let help = "type the address of the site by hand, and compare";
                    Words::new(path(), message, help)
                });
            }
            Some(link)
        }
        Err(LinkError::Credentials) => {
            findings.report(Code::Credentials, about, || {
                let message = "a user name stands in this address, and hides where it leads";
                let help = "take out what stands between `//` and `@`; it is not opened until then";
                let fix = url
                    .and_then(|url| without_user(url))
                    .map(|url| string_text(&url));
                Words::new(path(), message, help).mended_by(fix)
            });
            None
        }
        // What is no address is reported when it is read.
        Err(_) => None,
    }
}

/// Whether a source is a page that may vanish, and nobody keeps a copy of it. What has a number by which
/// libraries and gazettes find it does not depend on its address.
fn is_unkept(source: &Source, link: &SafeLink) -> bool {
    let is_published = matches!(
        source.kind,
        SourceKind::Legal | SourceKind::Book | SourceKind::Academic
    );
    let is_numbered = is_published && source.identifier.is_some();
    let is_kept = source.archives.iter().any(is_copy) || is_given(&source.extra, "archives");
    !is_numbered && !is_kept && !LASTING_HOSTS.contains(&&*link.host)
}

/// Whether somebody could look at a kept copy: it has an address that may be opened, or a file that may be
/// read.
fn is_copy(archive: &Archive) -> bool {
    let url = archive.url.as_deref();
    let file = archive.file.as_deref();
    url.is_some_and(|url| link::check(url).is_ok()) || file.is_some_and(archive::stays_inside)
}

/// Reports the pages of which nobody keeps a copy: one by one where they are few or the exception, else
/// once for all, since a list of all sources says no more than that.
fn unkept(timeline: &Timeline, pages: &[usize], findings: &mut Findings<'_>) {
    let help = "save it at web.archive.org, and add `archives: [(url: \"…\", captured: \"…\")]`";
    let has_none = timeline
        .sources
        .iter()
        .all(|source| source.archives.is_empty());
    let source = |position: usize| timeline.sources.get(position);
    if !has_none || pages.len() <= MOST_SINGLE {
        for position in pages {
            let Some(source) = source(*position) else {
                continue;
            };
            findings.report(Code::NoArchive, About::source(source), || {
                let message = format!("nobody keeps a copy of {}", quoted(&source.id));
                Words::new(format!("sources[{position}].url"), message, help)
            });
        }
        return;
    }
    let open = pages.iter().filter(|position| {
        source(**position)
            .is_some_and(|source| !findings.is_answered(Code::NoArchive, About::source(source)))
    });
    let count = open.count();
    if count > 0 {
        // All of them are meant, so an answer is for the whole timeline.
        findings.report(Code::NoArchive, About::default(), || {
            let message = format!("nobody keeps a copy of any of the {count} pages cited here");
            Words::new("sources".to_owned(), message, help)
        });
    }
}
