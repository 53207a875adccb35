//! The sheet as a page of its own: filled in on the screen and saved as CSV, or printed.
//!
//! It loads nothing. Its policy (CSP) allows its own style and, by a hash, its own script; what the
//! timeline says stands in it as text.

use super::{Row, csv};
use crate::file::link;
use crate::model::{Timeline, hidden};
use serde::Serialize;
use std::borrow::Cow;
use std::fmt::Write as _;

const STYLE: &str = include_str!("sheet.css");
const SCRIPT: &str = include_str!("sheet.js");
/// The SHA-256 of the script in base64, by which browsers know it:
/// `openssl dgst -sha256 -binary sheet.js | base64`.
const SCRIPT_HASH: &str = "idsKh/6CM49Qbb4rA0Ehr5tTsmqcucS7JbUyj97X+gE=";
/// The last columns are fields.
const FIELDS: usize = 3;
/// What can be chosen as a status.
const STATUSES: [&str; 5] = ["", "verified", "wrong", "unclear", "pending"];

/// What the script needs to write the sheet.
#[derive(Serialize)]
struct Data<'a> {
    name: &'a str,
    columns: [&'a str; 16],
    rows: Vec<&'a [&'a str]>,
}

/// The page; `name` is what the CSV is called that it saves.
pub fn write(timeline: &Timeline, rows: &[Row], name: &str) -> String {
    let title = escape(&timeline.title);
    let as_of = timeline.as_of.as_ref();
    let as_of = as_of.map_or_else(String::new, |when| format!(" · as of {}", when.words()));
    let count = match rows.len() {
        1 => "1 row".to_owned(),
        count => format!("{count} rows"),
    };
    let language = timeline.language.as_deref().unwrap_or("en");
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src \
         'unsafe-inline'; script-src 'sha256-{SCRIPT_HASH}'; base-uri 'none'; form-action \
         'none'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<title>{title} – fact-check \
         sheet</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<header>\n<div>\n\
         <p class=\"kicker\">Fact-check sheet</p>\n<h1>{title}</h1>\n<p class=\"about\">{count}{}\
         </p>\n</div>\n<div class=\"tools\"><button id=\"save\" type=\"button\">Save as \
         CSV</button></div>\n</header>\n<p class=\"how\">Put your initials, a status and a remark \
         beside what you have checked, and save. The marks are read back with <b>dateline factcheck \
         FILE --read {}</b>, or when that file is dropped on the window of Dateline.</p>\n\
         <p class=\"paper\">Beside what you have checked: your initials, a status (verified, wrong, \
         unclear or pending) and a remark.</p>\n",
        escape(language),
        escape(&as_of),
        escape(name),
    );
    table(rows, &mut page);
    let cells: Vec<[&str; 16]> = rows.iter().map(csv::cells).collect();
    let fixed = |cells: &'_ [&'_ str; 16]| cells.len() - FIELDS;
    let data = Data {
        name,
        columns: csv::COLUMNS,
        rows: cells
            .iter()
            .filter_map(|all| all.get(..fixed(all)))
            .collect(),
    };
    let data = serde_json::to_string(&data).unwrap_or_default();
    writeln!(
        page,
        "<footer>{title}{}</footer>\n<script type=\"application/json\" \
         id=\"rows\">{}</script>\n<script>{SCRIPT}</script>\n</body>\n</html>",
        escape(&as_of),
        // So that nothing in it ends the element.
        data.replace('<', "\\u003c"),
    )
    .ok();
    page
}

fn table(rows: &[Row], page: &mut String) {
    page.push_str(
        "<table>\n<thead>\n<tr><th class=\"w-check\">Check</th><th class=\"w-what\">What is \
         stated</th><th class=\"w-source\">Source</th><th class=\"w-initials\">Initials</th><th \
         class=\"w-status\">Status</th><th>Remark</th></tr>\n</thead>\n<tbody>\n",
    );
    let mut before = None;
    for (number, row) in rows.iter().enumerate() {
        if row.what == "Title" {
            writeln!(
                page,
                "<tr class=\"event\"><th colspan=\"6\" scope=\"rowgroup\">{}<span>{}</span></th></tr>",
                escape(&row.event),
                escape(&row.date)
            )
            .ok();
        }
        writeln!(
            page,
            "<tr data-row=\"{number}\" class=\"{}\"><td class=\"check\">{}</td><td>{}</td><td>{}</td>{}</tr>",
            escape(&row.mark.status),
            escape(&row.what),
            stated(row, before),
            source(row),
            fields(number, row)
        )
        .ok();
        before = Some(row);
    }
    page.push_str("</tbody>\n</table>\n");
}

/// What is stated, by whom, and how well it is sourced; where the row before it is on the same
/// statement, and where the whole event is, the statement alone and dimly.
fn stated(row: &Row, before: Option<&Row>) -> String {
    let statement = escape(&row.statement);
    let is_same = |before: &Row| before.what == row.what && before.statement == row.statement;
    if row.what == "Event" || before.is_some_and(is_same) {
        return format!("<div class=\"again\">{statement}</div>");
    }
    let mut words = statement.into_owned();
    if !row.by.is_empty() {
        write!(
            words,
            "<div class=\"by\">According to {}</div>",
            escape(&row.by)
        )
        .ok();
    }
    if row.what != "Date" {
        let class = if row.standing.starts_with("uncited") {
            "standing uncited"
        } else {
            "standing"
        };
        let standing = escape(&row.standing);
        write!(words, "<div class=\"{class}\">{standing}</div>").ok();
    }
    words
}

/// What is cited, in which words, and where it can be read.
fn source(row: &Row) -> String {
    let cited = &row.cited;
    let mut words = String::new();
    if cited.stance != "supports" && !cited.stance.is_empty() {
        let stance = escape(&cited.stance);
        write!(words, "<div class=\"stance\">{stance}</div>").ok();
    }
    // The address has a line of its own.
    let source = cited.source.replace(&format!(", {}", cited.link), "");
    words.push_str(&escape(if cited.link.is_empty() {
        &cited.source
    } else {
        &source
    }));
    if !cited.quote.is_empty() {
        write!(words, "<div><q>{}</q></div>", escape(&cited.quote)).ok();
    }
    if !cited.pin.is_empty() {
        write!(words, "<div class=\"pin\">{}</div>", escape(&cited.pin)).ok();
    }
    for (address, name) in [(&cited.link, ""), (&cited.archive, "Archived copy: ")] {
        if !address.is_empty() {
            write!(words, "<div class=\"copy\">{name}{}</div>", link(address)).ok();
        }
    }
    words
}

/// An address to click, if nobody need be told anything before; else its words.
fn link(address: &str) -> String {
    let shown = escape(address);
    if link::check(address).is_ok_and(|link| link.is_plain()) {
        format!("<a href=\"{shown}\" rel=\"noopener noreferrer\" target=\"_blank\">{shown}</a>")
    } else {
        shown.into_owned()
    }
}

/// The cells that are filled in.
fn fields(number: usize, row: &Row) -> String {
    let number = number + 1;
    // What is printed shows what nobody would see; what is read back is as it was.
    let remark = escape(&row.mark.remark);
    let mut words = format!(
        "<td><input aria-label=\"Initials for row {number}\" maxlength=\"40\" value=\"{}\"></td>\
         <td><select aria-label=\"Status of row {number}\">",
        in_field(&row.mark.initials)
    );
    for status in STATUSES {
        let selected = if row.mark.status == status {
            " selected"
        } else {
            ""
        };
        write!(words, "<option{selected}>{status}</option>").ok();
    }
    write!(
        words,
        "</select></td><td class=\"remark\" data-remark=\"{remark}\"><textarea \
         aria-label=\"Remark on row {number}\">\n{}</textarea></td>",
        in_field(&row.mark.remark)
    )
    .ok();
    words
}

/// Text as it stands in a page, also between quotes, with tokens for what nobody sees.
fn escape(text: &str) -> Cow<'_, str> {
    escaped(hidden::shown(text))
}

/// Text of a field, which comes back as it is.
fn in_field(text: &str) -> Cow<'_, str> {
    escaped(text.into())
}

fn escaped(shown: Cow<'_, str>) -> Cow<'_, str> {
    if !shown.contains(['&', '<', '>', '"', '\'']) {
        return shown;
    }
    let mut out = String::with_capacity(shown.len() + 16);
    for character in shown.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest as _, Sha256};

    #[test]
    fn the_same_statement_is_told_dimly_and_without_its_standing() {
        let row = Row {
            what: "Claim 1".to_owned(),
            statement: "It rained.".to_owned(),
            standing: "corroborated".to_owned(),
            ..Row::default()
        };
        let other = Row {
            statement: "It snowed.".to_owned(),
            ..row.clone()
        };
        assert!(stated(&row, None).contains("corroborated"));
        assert!(stated(&row, Some(&other)).contains("corroborated"));
        let again = "<div class=\"again\">It rained.</div>";
        assert_eq!(stated(&row, Some(&row)), again);
    }

    /// Fields cut off what is long; on paper the cell says it.
    #[test]
    fn a_remark_is_also_text_of_its_cell() {
        let mut row = Row::default();
        row.mark.remark = "Two\n\"lines\"".to_owned();
        let cells = fields(0, &row);
        let cell = "<td class=\"remark\" data-remark=\"Two\n&quot;lines&quot;\">";
        assert!(cells.contains(cell), "{cells}");
    }

    #[test]
    fn addresses_of_the_web_alone_can_be_clicked() {
        assert!(link("https://x.org/a?b=1&c").contains("href=\"https://x.org/a?b=1&amp;c\""));
        assert_eq!(link("javascript:alert(1)"), "javascript:alert(1)");
        assert_eq!(link("sources/a.pdf"), "sources/a.pdf");
        assert!(!link("https://x\u{202e}.org").contains("href"));
        assert!(!link("https://x.org@evil.example/").contains("href"));
        assert!(!link("https://xn--80ak6aa92e.example/").contains("href"));
        assert!(link("http://x.org/").contains("href"));
    }

    #[test]
    fn what_was_filled_in_comes_back_as_it_was() {
        assert_eq!(in_field("a\u{200d}b <c>"), "a\u{200d}b &lt;c&gt;");
        assert_eq!(escape("a\u{202e}b"), "a[U+202E]b");
    }

    /// Whoever changes the script must renew its hash, or browsers refuse it.
    #[test]
    fn the_page_allows_the_script_that_it_has() {
        let page = write(&Timeline::default(), &[], "sheet.csv");
        let (before, rest) = page.split_once("<script>").unwrap();
        let (script, _) = rest.split_once("</script>").unwrap();
        let hash = base64(&Sha256::digest(script));
        assert!(
            before.contains(&format!("script-src 'sha256-{hash}'")),
            "{hash}"
        );
    }

    /// RFC 4648, section 4.
    fn base64(bytes: &[u8]) -> String {
        const SIGNS: &[u8; 64] =
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let chunks = bytes.chunks(3).flat_map(|chunk| {
            let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
            let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
            (0..4).map(move |at| {
                if at > chunk.len() {
                    return '=';
                }
                char::from(SIGNS[(bits >> (18 - 6 * at)) as usize & 63])
            })
        });
        chunks.collect()
    }
}
