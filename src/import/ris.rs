//! RIS, as `EndNote`, Zotero and the sites of publishers write it: `TY  - ` to `ER  - `, one tag a line.

use super::Imported;
use super::entry::{Entry, date, decoded, doi, identifier, person, some};
use super::looks::without_looks;
use crate::model::{Name, SourceKind, TakenIds, Text, When};

/// One entry: its line, and its tags in order.
struct Tags {
    line: usize,
    tags: Vec<(String, String)>,
}

/// Reads all entries.
pub(super) fn read(text: &str) -> Imported {
    let (mut imported, mut keys) = (Imported::default(), TakenIds::default());
    let mut open: Option<Tags> = None;
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim_end_matches('\r');
        match tag(line) {
            Some(("TY", value)) => {
                close(open.take(), &mut keys, &mut imported);
                open = Some(Tags {
                    line: number,
                    tags: vec![("TY".to_owned(), value.to_owned())],
                });
            }
            Some(("ER", _)) => close(open.take(), &mut keys, &mut imported),
            Some((tag, value)) => match &mut open {
                Some(tags) => tags.tags.push((tag.to_owned(), value.to_owned())),
                None => imported.skip(number, "A line before the first TY was left out"),
            },
            // Long values go on in lines without a tag.
            None => {
                let last = open.as_mut().and_then(|tags| tags.tags.last_mut());
                if let Some((_, value)) = last.filter(|_| !line.trim().is_empty()) {
                    value.push(' ');
                    value.push_str(line.trim());
                }
            }
        }
    }
    close(open, &mut keys, &mut imported);
    imported
}

/// The tag of a line, and what follows it: "AU  - Doe, Jane".
fn tag(line: &str) -> Option<(&str, &str)> {
    let tag = line.get(..2)?;
    let mut letters = tag.bytes();
    let is_tag = letters.next().is_some_and(|byte| byte.is_ascii_uppercase())
        && letters
            .next()
            .is_some_and(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let rest = line.get(2..)?.trim_start_matches(' ').strip_prefix('-')?;
    let spaces = line.get(2..3) == Some(" ");
    (is_tag && spaces).then(|| (tag, rest.strip_prefix(' ').unwrap_or(rest)))
}

fn close(open: Option<Tags>, keys: &mut TakenIds, imported: &mut Imported) {
    if let Some(tags) = open {
        tags.entry(imported).finish(keys, imported);
    }
}

impl Tags {
    /// The first of some tags that says anything.
    fn first<'a>(&'a self, names: &[&'a str]) -> Option<&'a str> {
        names
            .iter()
            .find_map(|name| self.all(name).find(|value| !value.trim().is_empty()))
    }

    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.tags
            .iter()
            .filter(move |(tag, _)| tag == name)
            .map(|(_, value)| value.as_str())
    }

    fn entry(&self, imported: &mut Imported) -> Entry {
        let line = self.line;
        let mut entry = Entry {
            line,
            ..Entry::default()
        };
        for value in self.all("C8") {
            if let Some((name, value)) = value
                .strip_prefix("dateline/")
                .and_then(|rest| rest.split_once('='))
            {
                entry.exact.push((name.to_owned(), decoded(value)));
            }
        }
        let own = entry.is_own();
        let kind = self.first(&["TY"]).unwrap_or_default().trim().to_owned();
        let text = |names: &[&str]| self.first(names).and_then(some);
        let is_part = matches!(
            &*kind,
            "NEWS" | "MGZN" | "JOUR" | "BLOG" | "EJOUR" | "CHAP" | "CPAPER" | "ELEC"
        );
        let container = ["T2", "JO", "JF", "JA", "BT", "PB"];
        let source = &mut entry.source;
        source.kind = kind_of(&kind);
        source.id = self.first(&["ID"]).unwrap_or_default().trim().into();
        let title = self.first(&["TI", "T1", "CT"]).unwrap_or_default();
        let title = if own {
            title.to_owned()
        } else {
            without_looks(title)
        };
        source.title = some(&title).unwrap_or_default();
        source.publisher = match (own, is_part) {
            (true, _) => text(&["T2", "PB"]),
            (false, true) => text(&container),
            (false, false) => text(&["PB", "T2"]),
        };
        source.url = text(&["UR", "LK", "L2"]);
        source.language = text(&["LA"]);
        let notes: Vec<&str> = self
            .all("N1")
            .map(str::trim)
            .filter(|note| !note.is_empty())
            .collect();
        source.note = some(&notes.join(" "));
        source.authors = self.authors(is_law(&kind)).filter_map(author).collect();
        let number = self.first(&["M1"]).map(str::to_owned);
        let number = if own {
            number
        } else {
            self.law(&kind).or(number)
        };
        let found = self.first(&["DO"]).and_then(doi);
        source.identifier = identifier(&[number, found]);
        let begins_with_year = |text: &&str| day(text).is_some();
        let issued = self
            .first(&["DA"])
            .filter(begins_with_year)
            .or_else(|| self.first(&["PY", "Y1", "DA"]));
        source.published = issued.and_then(|text| when(text, line, imported));
        let read = self.first(&["Y2"]);
        source.accessed = read.and_then(|text| when(text, line, imported));
        entry
    }

    /// Who wrote it, else who edited it. Laws have what they are printed in where others have editors.
    fn authors(&self, is_law: bool) -> impl Iterator<Item = &str> {
        let has = |name| self.all(name).next().is_some();
        let names: &[&str] = match has("AU") || has("A1") {
            true => &["AU", "A1"],
            false if is_law => &[],
            false => &["ED", "A2"],
        };
        names.iter().flat_map(|name| self.all(name))
    }

    /// The number of a statute, and where it is printed: Zotero has `M1` and `VL`, `T2`, `SP` for them.
    fn law(&self, kind: &str) -> Option<String> {
        if !is_law(kind) {
            return None;
        }
        let number = self.first(&["M1"]).map(str::to_owned);
        let printed = match (
            self.first(&["VL"]),
            self.first(&["T2", "A2"]),
            self.first(&["SP", "SE"]),
        ) {
            (Some(volume), Some(name), Some(page)) => Some(format!("{volume} {name} {page}")),
            _ => None,
        };
        identifier(&[number, printed]).map(|text| text.to_string())
    }
}

/// "Family, Given, Suffix", or a body.
fn author(text: &str) -> Option<Text> {
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    // What is no person as it stands has its commas for another reason: "Ministry of Commerce, China".
    if matches!(Name::of(text), Name::Whole(_)) {
        return some(text.trim_end_matches([',', ' ']));
    }
    match parts.as_slice() {
        [family, given] => person(family, given, ""),
        [family, given, suffix] => person(family, given, suffix),
        _ => some(text),
    }
}

/// A date; what of it is not understood is told.
fn when(text: &str, line: usize, imported: &mut Imported) -> Option<When> {
    let Some((day, is_whole)) = day(text) else {
        return date(text, line, imported);
    };
    if !is_whole {
        let shown: String = text.chars().take(40).collect();
        let why = format!("Of the date “{shown}” only “{day}” is understood");
        imported.skip(line, why);
    }
    date(&day, line, imported)
}

/// `2021/04/19/other`, `2021///spring`, `2021-04-19`, `2021`, `1914-1918` as EDTF, and whether that is
/// all it says; none if it does not begin with a year.
fn day(text: &str) -> Option<(String, bool)> {
    let is_year = |part: &&str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = text.trim().split(['/', '-', '–']).map(str::trim);
    let year = parts.next().filter(is_year)?;
    let (second, third) = (
        parts.next().unwrap_or_default(),
        parts.next().unwrap_or_default(),
    );
    if is_year(&second) && third.is_empty() {
        return Some((format!("{year}/{second}"), true));
    }
    let number = |part: &str, most: u32| {
        let number = part.parse::<u32>().ok();
        number.filter(|number| (1..=most).contains(number))
    };
    Some(match (number(second, 12), number(third, 31)) {
        (Some(month), Some(day)) => (format!("{year}-{month:02}-{day:02}"), true),
        (Some(month), None) => (format!("{year}-{month:02}"), third.is_empty()),
        _ => (year.to_owned(), second.is_empty()),
    })
}

/// Whether a type is that of a law or a judgement.
fn is_law(kind: &str) -> bool {
    matches!(kind, "STAT" | "BILL" | "LEGAL" | "CASE")
}

fn kind_of(kind: &str) -> SourceKind {
    match kind {
        "STAT" | "BILL" | "LEGAL" | "CASE" | "UNBILL" | "PAT" => SourceKind::Legal,
        "GOVDOC" => SourceKind::Official,
        "HEAR" => SourceKind::Transcript,
        "DATA" | "AGGR" | "DBASE" => SourceKind::Dataset,
        "NEWS" | "MGZN" => SourceKind::News,
        "BLOG" | "RPRT" => SourceKind::Analysis,
        "JOUR" | "EJOUR" | "CPAPER" | "CONF" | "THES" | "UNPB" | "INPR" => SourceKind::Academic,
        "BOOK" | "EBOOK" | "CHAP" | "ECHAP" | "EDBOOK" | "ENCYC" | "DICT" => SourceKind::Book,
        "VIDEO" | "MPCT" | "SOUND" | "MULTI" | "ADVS" => SourceKind::Video,
        _ => SourceKind::Other,
    }
}
