//! CSL-JSON: the data of the Citation Style Language, version 1.0.2.
//!
//! Years before the common era are counted without a year 0 there, and with one in EDTF: 44 BCE is
//! -44 in `date-parts` and -0043 in `edtf`. What the schema has no field for stands in `custom`.

use super::exact::{self, Holds};
use crate::model::date::{CalendarParts, Form, Precision};
use crate::model::{Name, Source, SourceKind, When};
use serde_json::{Map, Value, json};

/// What comes back as it went in: every text that is there, and dates that are EDTF.
const HOLDS: Holds = Holds {
    text: |text| !text.is_empty(),
    date: is_edtf,
};

/// What `custom` calls our names.
const PREFIX: &str = "dateline-";

/// The sources as an array.
pub(super) fn write(sources: &[Source]) -> String {
    let items: Vec<Value> = sources.iter().map(item).collect();
    serde_json::to_string_pretty(&items)
        .map_or_else(|_| "[]\n".to_owned(), |text| format!("{text}\n"))
}

fn item(source: &Source) -> Value {
    let mut item = Map::new();
    let mut add = |name: &str, value: Value| {
        item.insert(name.to_owned(), value);
    };
    add("id", json!(&*source.id));
    add("type", json!(kind(source.kind)));
    if !source.title.is_empty() {
        add("title", json!(&*source.title));
    }
    if !source.authors.is_empty() {
        add(
            "author",
            source.authors.iter().map(|author| name(author)).collect(),
        );
    }
    let numbers = super::Numbers::of(source);
    let holder = if is_part(source.kind) {
        "container-title"
    } else {
        "publisher"
    };
    let texts = [
        ("DOI", numbers.doi),
        ("ISBN", numbers.isbn),
        ("ISSN", numbers.issn),
        ("number", numbers.other),
        (holder, source.publisher.as_deref()),
        ("URL", source.url.as_deref()),
        ("language", source.language.as_deref()),
        ("note", source.note.as_deref()),
        ("source", source.wire.as_deref()),
    ];
    for (name, text) in texts {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            add(name, json!(text));
        }
    }
    for (name, when) in [
        ("issued", &source.published),
        ("accessed", &source.accessed),
    ] {
        if let Some(when) = when {
            add(name, date(when));
        }
    }
    let pairs = exact::pairs(source, &source.id, HOLDS).into_iter();
    let custom: Map<String, Value> = pairs
        .map(|(name, value)| (format!("{PREFIX}{name}"), json!(value)))
        .collect();
    add("custom", Value::Object(custom));
    Value::Object(item)
}

/// The type that says most of what the kind says.
fn kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Legal => "legislation",
        SourceKind::Official => "report",
        SourceKind::Transcript => "speech",
        SourceKind::Dataset => "dataset",
        SourceKind::News => "article-newspaper",
        SourceKind::Analysis => "post-weblog",
        SourceKind::Academic => "article-journal",
        SourceKind::Book => "book",
        SourceKind::Social => "post",
        SourceKind::Video => "motion_picture",
        SourceKind::Other => "webpage",
    }
}

/// Whether who publishes it is what it appears in.
fn is_part(kind: SourceKind) -> bool {
    matches!(
        kind,
        SourceKind::News
            | SourceKind::Analysis
            | SourceKind::Academic
            | SourceKind::Social
            | SourceKind::Other
    )
}

fn name(author: &str) -> Value {
    match Name::of(author) {
        Name::Whole(name) => json!({ "literal": name }),
        Name::FamilyFirst { family, given } => {
            json!({ "family": family, "given": given, "static-ordering": true })
        }
        Name::Person {
            family,
            given,
            suffix,
        } if suffix.is_empty() => json!({ "family": family, "given": given }),
        Name::Person {
            family,
            given,
            suffix,
        } => json!({ "family": family, "given": given, "suffix": suffix }),
    }
}

/// Whether EDTF, and not a profile of our own, can say the date.
fn is_edtf(when: &When) -> bool {
    !when.has_clock() && !when.text().contains(['[', '{'])
}

fn date(when: &When) -> Value {
    let mut date = Map::new();
    let parts: Vec<Value> = when
        .form()
        .moments()
        .map(|moment| date_parts(&moment.parts(when.zone())))
        .collect();
    date.insert("date-parts".to_owned(), Value::Array(parts));
    if when.is_approximate() || when.is_uncertain() {
        date.insert("circa".to_owned(), json!(true));
    }
    if let Form::Moment(moment) = when.form()
        && moment.precision == Precision::Season
        && let Some((_, season)) = when.text().rsplit_once('-')
        && let Some(season) = season
            .strip_prefix('2')
            .and_then(|digit| digit.get(..1)?.parse::<u32>().ok())
        && (1..=4).contains(&season)
    {
        date.insert("season".to_owned(), json!(season));
    }
    if is_edtf(when) {
        date.insert("edtf".to_owned(), json!(when.text()));
    }
    Value::Object(date)
}

/// Years before the common era are counted from -1.
fn date_parts(parts: &CalendarParts) -> Value {
    let year = if parts.year <= 0 {
        parts.year - 1
    } else {
        parts.year
    };
    match (parts.month, parts.day) {
        (Some(month), Some(day)) => json!([year, month, day]),
        (Some(month), None) => json!([year, month]),
        _ => json!([year]),
    }
}
