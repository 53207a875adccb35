//! What all formats share: names, dates and numbers put together, and the fields of our own.

use super::Imported;
use crate::model::date::CalendarParts;
use crate::model::{Archive, Extra, Name, Source, SourceKind, TakenIds, Text, Texts, When};
use std::collections::BTreeMap;

/// A source while it is read.
#[derive(Default)]
pub(super) struct Entry {
    /// Where it begins, counted from 1.
    pub(super) line: usize,
    pub(super) source: Source,
    /// Fields of our own, without their prefix.
    pub(super) exact: Vec<(String, String)>,
}

/// The text, if there is anything to see in it.
pub(super) fn some(text: &str) -> Option<Text> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then(|| text.into())
}

/// A person as a file has it, from the parts of the name.
pub(super) fn person(family: &str, given: &str, suffix: &str) -> Option<Text> {
    let part = |text: &str| some(text).unwrap_or_default().to_string();
    let (family, given, suffix) = (part(family), part(given), part(suffix));
    if family.is_empty() || given.is_empty() {
        return some(&format!("{given}{family}"));
    }
    let name = Name::Person {
        family,
        given,
        suffix,
    };
    some(&name.written())
}

/// Several numbers of one document, as an identifier.
pub(super) fn identifier(parts: &[Option<String>]) -> Option<Text> {
    let parts: Vec<&str> = parts
        .iter()
        .flatten()
        .map(String::as_str)
        .filter(|part| !part.trim().is_empty())
        .collect();
    some(&parts.join("; "))
}

/// A DOI with a prefix, however it was written.
pub(super) fn doi(text: &str) -> Option<String> {
    let bare = [
        "https://doi.org/",
        "http://doi.org/",
        "http://dx.doi.org/",
        "https://dx.doi.org/",
        "doi:",
        "DOI:",
    ];
    let doi = bare
        .iter()
        .find_map(|prefix| text.strip_prefix(prefix))
        .unwrap_or(text)
        .trim();
    (!doi.is_empty()).then(|| format!("doi:{doi}"))
}

/// A date; what is none is told, and left out.
pub(super) fn date(text: &str, line: usize, imported: &mut Imported) -> Option<When> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let read = When::parse(text).ok();
    if read.is_none() {
        let shown: String = text.chars().take(40).collect();
        imported.skip(
            line,
            format!("The date “{shown}” is not understood, and was left out"),
        );
    }
    read
}

impl Entry {
    /// Whether Dateline has written it.
    pub(super) fn is_own(&self) -> bool {
        self.exact.iter().any(|(name, _)| name == "kind")
    }

    /// Adds the source to those that were read, with what its own fields say of it.
    pub(super) fn finish(mut self, keys: &mut TakenIds, imported: &mut Imported) {
        let has_id = self.exact.iter().any(|(name, _)| name == "id");
        let own = self.is_own();
        self.apply(imported);
        let Self {
            line, mut source, ..
        } = self;
        if !own && source.title.is_empty() && source.url.is_none() && source.identifier.is_none() {
            imported.skip(
                line,
                "The entry has neither a title nor an address, and was left out",
            );
            return;
        }
        if has_id || own {
            keys.take(source.id.clone());
        } else {
            source.id = keys.free(&usable(&source));
        }
        imported.sources.push(source);
    }

    /// Takes over the fields of our own, unless another program has changed what they stand beside.
    /// Where it has taken that away, ours stay: not every program keeps every field.
    fn apply(&mut self, imported: &mut Imported) {
        let line = self.line;
        let mut authors = BTreeMap::new();
        let mut archives: BTreeMap<u32, Archive> = BTreeMap::new();
        for (name, value) in std::mem::take(&mut self.exact) {
            let source = &mut self.source;
            let text = Text::from(value.as_str());
            match name.as_str() {
                "kind" => {
                    let mut kinds = SourceKind::ALL.into_iter();
                    let kind = kinds.find(|kind| kind.title() == value);
                    source.kind = chosen_kind(source.kind, kind.unwrap_or(source.kind));
                }
                "id" => source.id = text,
                "title" => source.title = chosen_text(Some(&source.title), text),
                "identifier" => {
                    source.identifier = Some(chosen_text(source.identifier.as_ref(), text));
                }
                "publisher" => {
                    source.publisher = Some(chosen_text(source.publisher.as_ref(), text));
                }
                "language" => source.language = Some(chosen_text(source.language.as_ref(), text)),
                "note" => source.note = Some(chosen_text(source.note.as_ref(), text)),
                "url" => source.url = Some(chosen(source.url.as_ref(), text, bare_address)),
                "published" => {
                    let exact = date(&value, line, imported);
                    source.published = chosen_date(source.published.take(), exact);
                }
                "accessed" => {
                    let exact = date(&value, line, imported);
                    source.accessed = chosen_date(source.accessed.take(), exact);
                }
                "primary" => source.primary = value.parse().ok(),
                "derived-from" => source.derived_from = Some(text),
                "wire" => source.wire = Some(text),
                _ => {
                    if let Some(number) = name.strip_prefix("author.") {
                        number
                            .parse::<u32>()
                            .ok()
                            .and_then(|number| authors.insert(number, text));
                    } else if let Some(field) = name.strip_prefix("extra.") {
                        keep(&mut source.extra, field, value);
                    } else if let Some((number, field)) = archive_field(&name) {
                        let archive = archives.entry(number).or_default();
                        of_archive(archive, field, value, line, imported);
                    }
                }
            }
        }
        if !authors.is_empty() {
            let authors: Texts = authors.into_values().collect();
            if letters(&authors) == letters(&self.source.authors) {
                self.source.authors = authors;
            }
        }
        self.source.archives = archives.into_values().collect();
    }
}

/// The number of a copy, and the name of its field: "archive.1.url"; "archive.1" has none.
fn archive_field(name: &str) -> Option<(u32, &str)> {
    let rest = name.strip_prefix("archive.")?;
    let (number, field) = rest.split_once('.').unwrap_or((rest, ""));
    Some((number.parse().ok()?, field))
}

fn of_archive(
    archive: &mut Archive,
    field: &str,
    value: String,
    line: usize,
    imported: &mut Imported,
) {
    let text = Some(Text::from(value.as_str()));
    match field {
        "url" => archive.url = text,
        "captured" => archive.captured = date(&value, line, imported),
        "file" => archive.file = text,
        "sha256" => archive.sha256 = text,
        _ => {
            if let Some(field) = field.strip_prefix("extra.") {
                keep(&mut archive.extra, field, value);
            }
        }
    }
}

/// The exact text, if it is the standard one but for marks and spaces; else the standard one, which
/// somebody has changed.
fn chosen_text(standard: Option<&Text>, exact: Text) -> Text {
    chosen(standard, exact, |text| {
        text.chars().filter(|c| c.is_alphanumeric()).collect()
    })
}

/// The exact text, if there is no standard one or both are `bare` the same.
fn chosen(standard: Option<&Text>, exact: Text, bare: impl Fn(&str) -> String) -> Text {
    match standard {
        Some(standard) if !standard.is_empty() && bare(standard) != bare(&exact) => {
            standard.clone()
        }
        _ => exact,
    }
}

/// An address without what no format can hold, and without the numbers that stand for it there.
fn bare_address(url: &str) -> String {
    let numbers = ["%7B", "%7D", "%5C", "%20"];
    let url: String = url
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control() && !"{}\\".contains(*c))
        .collect();
    numbers
        .iter()
        .fold(url, |url, number| url.replace(number, ""))
}

/// The exact date, if there is no standard one or that has its days.
fn chosen_date(standard: Option<When>, exact: Option<When>) -> Option<When> {
    let (Some(standard), Some(exact)) = (&standard, &exact) else {
        return exact.or(standard);
    };
    let days = |when: &When| -> Vec<CalendarParts> {
        let moments = when.form().moments();
        moments.map(|moment| moment.parts(when.zone())).collect()
    };
    // Most formats have the first day alone.
    let is_same = days(exact).starts_with(&days(standard));
    Some(if is_same { exact } else { standard }.clone())
}

/// Our kind, if the type beside it says nothing else: no format has a type for each.
fn chosen_kind(standard: SourceKind, exact: SourceKind) -> SourceKind {
    let is_report = (standard, exact) == (SourceKind::Analysis, SourceKind::Official);
    if is_report || standard == SourceKind::Other {
        exact
    } else {
        standard
    }
}

/// The letters of each name, in whatever order it has them.
fn letters(names: &Texts) -> Vec<Vec<char>> {
    let letters = names.iter().map(|name| {
        let mut letters: Vec<char> = name.chars().filter(|c| c.is_alphanumeric()).collect();
        letters.sort_unstable();
        letters
    });
    letters.filter(|letters| !letters.is_empty()).collect()
}

/// Keeps a field that this version does not know, if its value is RON and can break nothing.
fn keep(extra: &mut Extra, field: &str, raw: String) {
    let Some(name) = field_name(field) else {
        return;
    };
    let is_value = ron::from_str::<ron::Value>(&raw).is_ok();
    // A comment at the end would swallow what follows.
    if is_value && ron::from_str::<ron::Value>(&format!("({raw},)")).is_ok() {
        extra.insert(name, raw);
    }
}

/// The name of a field as the file has it: `0x` is followed by its bytes.
fn field_name(field: &str) -> Option<String> {
    let name = match field.strip_prefix("0x") {
        Some(digits) => {
            let pairs = digits.as_bytes().chunks(2);
            let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
            String::from_utf8(pairs.map(byte).collect::<Option<Vec<u8>>>()?).ok()?
        }
        None => field.to_owned(),
    };
    let mut letters = name.chars();
    let is_first = letters
        .next()
        .is_some_and(|c| c.is_ascii_alphabetic() || c == '_');
    (is_first && letters.all(|c| c.is_ascii_alphanumeric() || c == '_')).then_some(name)
}

/// Reads `%` and two digits as bytes; what is no such thing stays.
pub(super) fn decoded(value: &str) -> String {
    let bytes = value.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let pair = value.get(at + 1..at + 3).filter(|_| byte == b'%');
        if let Some(number) = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            decoded.push(number);
            at += 3;
        } else {
            decoded.push(byte);
            at += 1;
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

/// The key of an entry if it can be an id, else one made of author, year or title.
fn usable(source: &Source) -> Text {
    if !source.id.is_empty() && !source.id.chars().any(char::is_whitespace) {
        return source.id.clone();
    }
    let author = source
        .authors
        .first()
        .map(|author| Name::of(author).short().to_owned());
    let year = source
        .published
        .as_ref()
        .and_then(|date| date.text().get(..4))
        .unwrap_or_default();
    let words = author.unwrap_or_else(|| {
        source
            .title
            .split_whitespace()
            .take(4)
            .collect::<Vec<_>>()
            .join(" ")
    });
    let all = format!("{words} {year}").to_lowercase();
    let parts: Vec<&str> = all
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    let id = parts.join("-");
    if id.is_empty() {
        "source".into()
    } else {
        id.into()
    }
}
