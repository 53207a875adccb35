//! What was found as SARIF, which code review and editors read.
//!
//! *Static Analysis Results Interchange Format (SARIF) Version 2.1.0*, OASIS Standard, 27 March 2020.
//! Whoever writes a log writes the tool first and then result by result, so that no log is ever held
//! in memory.

use super::about::{about, meaning};
use crate::file::{Code, Problem, Severity};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::Path;

/// The version of the format.
pub const VERSION: &str = "2.1.0";
/// Its schema.
pub const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";
/// What columns count: characters, as everywhere else in this program.
pub const COLUMNS: &str = "unicodeCodePoints";

/// The `tool` of a run: this program, and every rule that it knows.
pub fn tool() -> Value {
    let rules: Vec<Value> = Code::ALL.iter().map(|code| rule(*code)).collect();
    json!({ "driver": {
        "name": "dateline",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules,
    } })
}

fn rule(code: Code) -> Value {
    let about = about(code);
    json!({
        "id": code.id(),
        "name": code.slug(),
        "shortDescription": { "text": meaning(code) },
        "help": { "text": about, "markdown": about },
        "defaultConfiguration": { "level": level(code.severity()) },
    })
}

fn level(severity: Severity) -> &'static str {
    // The same words, but the format has them, not we.
    match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// One `result` of a run. `text` is what [`crate::file::decode`] gives for the bytes of the file.
pub fn result(file: &Path, text: &str, problem: &Problem) -> Value {
    let number = Code::ALL.iter().position(|code| *code == problem.code);
    let mut message = problem.message.clone();
    if let Some(help) = &problem.help {
        write!(message, ": {help}").ok();
    }
    let mut place = json!({ "artifactLocation": { "uri": uri(file) } });
    if let (Some(found), Some(place)) = (&problem.place, place.as_object_mut()) {
        let span = text.get(found.span.clone()).unwrap_or_default();
        let line = span.lines().next().unwrap_or_default();
        place.insert(
            "region".to_owned(),
            json!({
                "startLine": found.line,
                "startColumn": found.column,
                "endLine": found.line,
                "endColumn": found.column + line.chars().count(),
            }),
        );
    }
    let mut location = json!({ "physicalLocation": place });
    if let Some(location) = location
        .as_object_mut()
        .filter(|_| !problem.path.is_empty())
    {
        let element = json!([{ "fullyQualifiedName": problem.path }]);
        location.insert("logicalLocations".to_owned(), element);
    }
    json!({
        "ruleId": problem.code.id(),
        "ruleIndex": number,
        "level": level(problem.severity),
        "message": { "text": message },
        "locations": [location],
    })
}

/// The address of a file: relative if its path is.
fn uri(file: &Path) -> String {
    if let Ok(url) = url::Url::from_file_path(file) {
        return url.into();
    }
    let mut uri = String::new();
    for byte in file.to_string_lossy().replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            write!(uri, "%{byte:02X}").ok();
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_addresses() {
        assert_eq!(uri(Path::new("a b/ü.ron")), "a%20b/%C3%BC.ron");
        assert_eq!(uri(Path::new("/a b.ron")), "file:///a%20b.ron");
    }
}
