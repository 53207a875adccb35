//! CSL-JSON, as Zotero, Better BibTeX and Pandoc write it: an array of items, one item, or an object
//! with `items`. Numbers may be strings, dates may be strings, and what is missing is missing.

use super::entry::{Entry, date, doi, identifier, person, some};
use super::looks::without_looks;
use super::{ImportError, Imported};
use crate::model::{Name, SourceKind, TakenIds, Text, Texts, When};
use serde_json::{Map, Value};

/// Reads all items.
///
/// # Errors
/// If the text is not JSON as a whole.
pub(super) fn read(text: &str) -> Result<Imported, ImportError> {
    let value: Value = serde_json::from_str(text).map_err(|error| ImportError::Json {
        line: error.line(),
        message: in_words(&error),
    })?;
    let items = match value {
        Value::Array(items) => items,
        Value::Object(mut object) => match object.remove("items") {
            Some(Value::Array(items)) => items,
            _ => vec![Value::Object(object)],
        },
        _ => Vec::new(),
    };
    let mut lines = lines_of_items(text).into_iter();
    let (mut imported, mut keys) = (Imported::default(), TakenIds::default());
    for item in items {
        let line = lines.next().unwrap_or(1);
        match item {
            Value::Object(item) => {
                entry(&item, line, &mut imported).finish(&mut keys, &mut imported);
            }
            _ => imported.skip(line, "This is no item of CSL-JSON, and was left out"),
        }
    }
    Ok(imported)
}

/// What is wrong with JSON, for people who do not write it.
fn in_words(error: &serde_json::Error) -> String {
    let message = error.to_string();
    if error.is_eof() {
        "it breaks off in the middle".to_owned()
    } else if message.starts_with("recursion limit") {
        "its brackets are nested too deep".to_owned()
    } else {
        let place = message.rfind(" at line ").unwrap_or(message.len());
        message.get(..place).unwrap_or_default().to_owned()
    }
}

/// The lines on which items begin: of the array, or of the array in the first object.
fn lines_of_items(text: &str) -> Vec<usize> {
    let (mut lines, mut line, mut depth) = (Vec::new(), 1, 0_usize);
    let (mut quoted, mut escaped) = (false, false);
    let base = usize::from(!text.trim_start().starts_with('['));
    for byte in text.bytes() {
        match byte {
            b'\n' => line += 1,
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => {
                if !quoted && depth == base + 1 && base == 0 {
                    lines.push(line);
                }
                quoted = !quoted;
            }
            b'{' | b'[' if !quoted => {
                let is_first = byte == b'{' && depth == 0 && base == 1;
                if depth == base + 1 || is_first {
                    lines.push(line);
                }
                depth += 1;
            }
            b'}' | b']' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    // An object with a list of items is none itself.
    if base == 1 && lines.len() > 1 {
        lines.remove(0);
    }
    lines
}

/// A text, or a number as text; empty if it is something else.
fn text(item: &Map<String, Value>, name: &str) -> String {
    match item.get(name) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

fn entry(item: &Map<String, Value>, line: usize, imported: &mut Imported) -> Entry {
    let mut entry = Entry {
        line,
        ..Entry::default()
    };
    if let Some(Value::Object(custom)) = item.get("custom") {
        for (name, value) in custom {
            if let (Some(name), Value::String(value)) = (name.strip_prefix("dateline-"), value) {
                entry.exact.push((name.to_owned(), value.clone()));
            }
        }
    }
    let own = entry.is_own();
    // What we have written comes back with every space.
    let read = |name: &str| -> Option<Text> {
        let text = text(item, name);
        if own {
            return (!text.is_empty()).then(|| text.into());
        }
        match name {
            "title" | "container-title" => some(&without_looks(&text)),
            _ => some(&text),
        }
    };
    let first = |names: &[&str]| names.iter().find_map(|name| read(name));
    let kind = text(item, "type");
    let source = &mut entry.source;
    source.id = text(item, "id").into();
    source.kind = kind_of(&kind);
    source.title = read("title").unwrap_or_default();
    source.publisher = if is_part(&kind) {
        first(&[
            "container-title",
            "publisher",
            "container-title-short",
            "authority",
        ])
    } else {
        first(&[
            "publisher",
            "authority",
            "event-title",
            "container-title",
            "archive",
        ])
    };
    source.url = first(&["URL", "url"]);
    source.language = read("language");
    source.note = read("note");
    source.authors = ["author", "director", "editor", "contributor"]
        .into_iter()
        .filter_map(|role| item.get(role).and_then(Value::as_array))
        .find(|names| !names.is_empty())
        .map(|names| names.iter().filter_map(|one| name(one, own)).collect())
        .unwrap_or_else(Texts::new);
    source.identifier = numbers(item, &kind, own);
    source.published = item
        .get("issued")
        .or_else(|| item.get("original-date"))
        .and_then(|value| when(value, line, imported));
    source.accessed = item
        .get("accessed")
        .and_then(|value| when(value, line, imported));
    entry
}

/// What finds the document: numbers of laws as people write them, a DOI, an ISBN.
fn numbers(item: &Map<String, Value>, kind: &str, own: bool) -> Option<Text> {
    let of = |name: &str| Some(text(item, name)).filter(|text| !text.trim().is_empty());
    let number = of("number");
    if own {
        let number = Some(text(item, "number")).filter(|text| !text.is_empty());
        return number
            .map(Text::from)
            .or_else(|| of("DOI").map(|doi| format!("doi:{doi}").into()));
    }
    let is_law = matches!(
        kind,
        "bill" | "legislation" | "regulation" | "legal_case" | "treaty"
    );
    let number = number.map(|number| {
        let digits =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let is_pair = number
            .split_once('-')
            .is_some_and(|(one, two)| digits(one) && digits(two));
        if kind == "legislation" && is_pair {
            format!("Public Law {number}")
        } else {
            number
        }
    });
    let printed = match (
        of("volume"),
        of("container-title"),
        of("page").or_else(|| of("section")),
    ) {
        (Some(volume), Some(name), Some(page)) if is_law => Some(format!("{volume} {name} {page}")),
        _ => None,
    };
    let isbn = of("ISBN").map(|isbn| format!("ISBN {isbn}"));
    let doi = of("DOI").and_then(|text| doi(&text));
    identifier(&[number, printed, doi, isbn])
}

fn name(value: &Value, own: bool) -> Option<Text> {
    if let Value::String(name) = value {
        return some(name);
    }
    let name = value.as_object()?;
    let literal = text(name, "literal");
    if !literal.is_empty() {
        return if own {
            Some(literal.into())
        } else {
            some(&literal)
        };
    }
    let particles = [
        text(name, "dropping-particle"),
        text(name, "non-dropping-particle"),
    ];
    let family = format!("{} {} {}", particles[0], particles[1], text(name, "family"));
    let given = text(name, "given");
    let is_fixed = match name.get("static-ordering") {
        None | Some(Value::Null | Value::Bool(false)) => false,
        Some(_) => true,
    };
    if is_fixed && let (Some(family), Some(given)) = (some(&family), some(&given)) {
        let (family, given) = (family.to_string(), given.to_string());
        return some(&Name::FamilyFirst { family, given }.written());
    }
    person(&family, &given, &text(name, "suffix"))
}

/// A date in any of the ways that the schema and other programs have.
fn when(value: &Value, line: usize, imported: &mut Imported) -> Option<When> {
    let found = match value {
        Value::String(text) => Some(text.clone()),
        Value::Object(found) => {
            let texts = ["edtf", "raw", "literal"];
            let edtf = found
                .get("edtf")
                .and_then(Value::as_str)
                .filter(|text| When::parse(text).is_ok());
            let said = || {
                texts
                    .iter()
                    .find_map(|name| found.get(*name)?.as_str())
                    .map(str::to_owned)
            };
            edtf.map(str::to_owned)
                .or_else(|| of_parts(found))
                .or_else(said)
        }
        _ => None,
    };
    date(&found?, line, imported)
}

fn of_parts(found: &Map<String, Value>) -> Option<String> {
    let parts = found.get("date-parts")?.as_array()?;
    let season = found
        .get("season")
        .and_then(number)
        .filter(|season| (1..=4).contains(season));
    let mut sides = parts
        .iter()
        .filter_map(|part| side(part.as_array()?, season));
    let first = sides.next()?;
    let circa = match found.get("circa") {
        None | Some(Value::Null | Value::Bool(false)) => "",
        Some(_) => "~",
    };
    Some(match sides.next() {
        Some(second) => format!("{first}{circa}/{second}{circa}"),
        None => format!("{first}{circa}"),
    })
}

fn number(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// One date in numbers. There is no year 0: -44 is 44 BCE, which EDTF writes -0043.
fn side(parts: &[Value], season: Option<i64>) -> Option<String> {
    let mut numbers = parts.iter().map_while(number);
    let year = numbers.next()?;
    let year = if year < 0 { year.checked_add(1)? } else { year };
    let sign = if year < 0 { "-" } else { "" };
    let year = match year.unsigned_abs() {
        digits @ 0..=9999 => format!("{sign}{digits:04}"),
        digits => format!("Y{sign}{digits}"),
    };
    let month = numbers.next().filter(|month| (1..=12).contains(month));
    let day = numbers.next().filter(|day| (1..=31).contains(day));
    Some(match (month, day, season) {
        (Some(month), Some(day), _) => format!("{year}-{month:02}-{day:02}"),
        (Some(month), None, _) => format!("{year}-{month:02}"),
        (None, _, Some(season)) => format!("{year}-2{season}"),
        _ => year,
    })
}

fn is_part(kind: &str) -> bool {
    kind.starts_with("article")
        || matches!(
            kind,
            "webpage" | "post" | "post-weblog" | "chapter" | "broadcast"
        )
}

fn kind_of(kind: &str) -> SourceKind {
    match kind {
        "bill" | "legislation" | "regulation" | "legal_case" | "treaty" | "patent" => {
            SourceKind::Legal
        }
        "hearing" | "speech" | "interview" => SourceKind::Transcript,
        "dataset" => SourceKind::Dataset,
        "article-newspaper" | "article-magazine" => SourceKind::News,
        "post-weblog" | "report" | "review" => SourceKind::Analysis,
        "article" | "article-journal" | "paper-conference" | "thesis" | "manuscript" => {
            SourceKind::Academic
        }
        "book" | "chapter" | "entry-encyclopedia" | "entry-dictionary" => SourceKind::Book,
        "post" => SourceKind::Social,
        "motion_picture" | "broadcast" | "song" => SourceKind::Video,
        "standard" => SourceKind::Official,
        _ => SourceKind::Other,
    }
}
