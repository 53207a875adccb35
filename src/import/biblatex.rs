//! BibTeX and BibLaTeX, as `JabRef`, Zotero and Better BibTeX write them.

use super::Imported;
use super::bibtex::{RawEntry, entries};
use super::entry::{Entry, date, decoded, doi, identifier, person, some};
use super::inherit::{Library, Parent};
use super::tex::{address, plain, split};
use crate::model::{SourceKind, TakenIds, Text};

/// Languages as the babel package calls them.
const LANGUAGES: [(&str, &str); 22] = [
    ("american", "en-US"),
    ("arabic", "ar"),
    ("british", "en-GB"),
    ("chinese", "zh"),
    ("dutch", "nl"),
    ("english", "en"),
    ("french", "fr"),
    ("german", "de"),
    ("italian", "it"),
    ("japanese", "ja"),
    ("korean", "ko"),
    ("ngerman", "de"),
    ("persian", "fa"),
    ("polish", "pl"),
    ("portuguese", "pt"),
    ("russian", "ru"),
    ("spanish", "es"),
    ("swedish", "sv"),
    ("turkish", "tr"),
    ("ukenglish", "en-GB"),
    ("ukrainian", "uk"),
    ("usenglish", "en-US"),
];

/// Reads all entries.
pub(super) fn read(text: &str) -> Imported {
    let mut imported = Imported::default();
    let raw = entries(text, &mut imported);
    let mut library = Library::new(&raw);
    let mut keys = TakenIds::default();
    for entry in &raw {
        // Parts of others, and no documents themselves.
        if matches!(entry.kind.as_str(), "xdata" | "set" | "control") {
            continue;
        }
        let Some(parents) = library.parents(entry, &mut imported) else {
            continue;
        };
        let fields = Fields { entry, parents };
        fields
            .source(&mut imported)
            .finish(&mut keys, &mut imported);
    }
    imported
}

/// An entry with those from which it inherits.
struct Fields<'a> {
    entry: &'a RawEntry,
    parents: Vec<Parent<'a>>,
}

/// A field that says anything.
fn value_of<'a>(entry: &'a RawEntry, name: &str) -> Option<&'a str> {
    let found = entry
        .fields
        .iter()
        .find(|(field, value)| field == name && !value.trim().is_empty());
    found.map(|(_, value)| value.as_str())
}

impl Fields<'_> {
    /// A field of the entry itself, else of what it inherits from; with its own title and no other's.
    fn raw(&self, name: &str) -> Option<&str> {
        value_of(self.entry, name).or_else(|| {
            let mut parents = self.parents.iter();
            parents.find_map(|Parent { entry, is_own }| match name {
                "title" | "subtitle" if !is_own => None,
                "booktitle" if !is_own => value_of(entry, "title"),
                _ => value_of(entry, name),
            })
        })
    }

    /// The first of some fields that says anything, without TeX.
    fn text(&self, names: &[&str]) -> Option<Text> {
        names.iter().find_map(|name| some(&plain(self.raw(name)?)))
    }

    fn source(&self, imported: &mut Imported) -> Entry {
        let RawEntry {
            line,
            kind,
            key,
            fields,
        } = self.entry;
        let mut entry = Entry {
            line: *line,
            ..Entry::default()
        };
        for (name, value) in fields {
            if let Some(name) = name.strip_prefix("dateline-") {
                entry.exact.push((name.to_owned(), decoded(value)));
            }
        }
        let own = entry.is_own();
        let source = &mut entry.source;
        source.id = key.as_str().into();
        source.kind = kind_of(kind, self.raw("entrysubtype").unwrap_or_default());
        source.title = self.text(&["title"]).unwrap_or_default();
        if let Some(subtitle) = self.text(&["subtitle"]) {
            source.title = format!("{}: {subtitle}", source.title).into();
        }
        let roles = ["author", "editor"];
        let people = roles
            .iter()
            .find_map(|role| self.raw(role))
            .unwrap_or_default();
        source.authors = split(people, "and")
            .into_iter()
            .filter_map(author)
            .collect();
        source.publisher = if matches!(kind.as_str(), "article" | "periodical" | "suppperiodical") {
            self.text(&["journaltitle", "journal", "organization", "publisher"])
        } else {
            self.text(&[
                "publisher",
                "organization",
                "institution",
                "school",
                "booktitle",
                "journaltitle",
                "journal",
            ])
        };
        let how = self
            .raw("howpublished")
            .filter(|how| how.contains("\\url") || how.contains("://"));
        let url = self.raw("url").or(how).map(address);
        source.url = url.as_deref().and_then(some);
        let number = self
            .text(&["number", "eprint"])
            .map(|text| text.to_string());
        let found = self.raw("doi").and_then(|text| doi(&address(text)));
        let isbn = self.text(&["isbn"]).map(|isbn| format!("ISBN {isbn}"));
        // The number of a journal's issue finds nothing by itself.
        let number = number.filter(|_| own || kind != "article");
        source.identifier = identifier(&[number, found, isbn]);
        source.published = self
            .published()
            .and_then(|text| date(&text, *line, imported));
        source.accessed = self
            .date("urldate")
            .and_then(|text| date(&text, *line, imported));
        source.language = self
            .text(&["language", "langid"])
            .map(|name| language(&name));
        source.note = self.text(&["note", "annotation", "annote"]);
        entry
    }

    /// A date, in which `~` is no space.
    fn date(&self, name: &str) -> Option<String> {
        let date = self.raw(name)?.replace(['{', '}'], "");
        let is_date = date.starts_with(|c: char| c.is_ascii_digit() || "-/.[Y".contains(c));
        Some(if is_date { date } else { plain(&date) })
    }

    /// `date`, or `year` with `month` and `day`.
    fn published(&self) -> Option<String> {
        if let Some(date) = self.date("date") {
            return Some(date);
        }
        let year = self.text(&["year"])?;
        let Some(month) = self.text(&["month"]).and_then(|month| month_of(&month)) else {
            return Some(year.to_string());
        };
        let day = self.text(&["day"]).and_then(|day| day.parse::<u32>().ok());
        Some(match day {
            Some(day) => format!("{year}-{month:02}-{day:02}"),
            None => format!("{year}-{month:02}"),
        })
    }
}

/// "3", "mar", "March" as a number.
fn month_of(text: &str) -> Option<u32> {
    let names = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let start = text.get(..3).unwrap_or_default().to_lowercase();
    let named = (1..)
        .zip(names)
        .find(|(_, name)| *name == start)
        .map(|(number, _)| number);
    named
        .or_else(|| text.parse().ok())
        .filter(|month| (1..=12).contains(month))
}

/// A name between two "and": a body in braces, "Family, Given", "Family, Suffix, Given", "Given Family",
/// or "family=…, given=…".
fn author(raw: &str) -> Option<Text> {
    let raw = raw.trim();
    if raw.eq_ignore_ascii_case("others") {
        return None;
    }
    let parts: Vec<&str> = split(raw, ",");
    if parts.iter().any(|part| part.trim().starts_with("family")) && raw.contains('=') {
        let named = |name: &str| {
            let value = parts
                .iter()
                .find_map(|part| part.trim().strip_prefix(name)?.trim().strip_prefix('='));
            plain(value.unwrap_or_default())
        };
        let family = format!("{} {}", named("prefix"), named("family"));
        return person(&family, &named("given"), &named("suffix"));
    }
    match parts.as_slice() {
        [family, given] => person(&plain(family), &plain(given), ""),
        [family, suffix, given] => person(&plain(family), &plain(given), &plain(suffix)),
        _ => some(&plain(raw)),
    }
}

/// A tag for a language that babel names; else what is there.
fn language(name: &str) -> Text {
    let lower = name.to_lowercase();
    let found = LANGUAGES.iter().find(|(babel, _)| *babel == lower);
    found.map_or_else(|| name.into(), |(_, tag)| (*tag).into())
}

fn kind_of(kind: &str, subtype: &str) -> SourceKind {
    match kind {
        "legislation" | "legal" | "jurisdiction" | "legadminmaterial" | "patent" => {
            SourceKind::Legal
        }
        "standard" => SourceKind::Official,
        "dataset" => SourceKind::Dataset,
        "article" if matches!(subtype.trim(), "newspaper" | "magazine") => SourceKind::News,
        "periodical" => SourceKind::News,
        "report" | "techreport" => SourceKind::Analysis,
        "article" | "inproceedings" | "conference" | "thesis" | "phdthesis" | "mastersthesis"
        | "unpublished" => SourceKind::Academic,
        "book" | "inbook" | "incollection" | "mvbook" | "collection" | "proceedings"
        | "bookinbook" => SourceKind::Book,
        "video" | "movie" | "audio" => SourceKind::Video,
        _ => SourceKind::Other,
    }
}
