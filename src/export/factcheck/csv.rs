//! The sheet as CSV (RFC 4180) for spreadsheets, written and read back.
//!
//! A cell that a spreadsheet would take for a formula gets an apostrophe in front, and loses it when
//! it is read (OWASP, "CSV Injection").

use super::{Cited, Mark, Row};

/// The byte order mark by which Excel knows UTF-8.
const MARK: &str = "\u{feff}";

/// The titles of the columns.
pub const COLUMNS: [&str; 16] = [
    "Key",
    "Event",
    "Date",
    "Check",
    "Statement",
    "Stated by",
    "Standing",
    "Source",
    "Stance",
    "Pin",
    "Quote",
    "Link",
    "Archived copy",
    "Initials",
    "Status",
    "Remark",
];

/// A row that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// What names it.
    pub key: String,
    /// What was stated when the sheet was written.
    pub statement: String,
    /// What was put into it.
    pub mark: Mark,
}

/// Why a text is no sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// Its columns are others.
    #[error("This is no fact-check sheet: it has no columns “Key” and “Status” in its first line")]
    NoColumns,
}

/// All cells of a row, in the order of the columns.
pub fn cells(row: &Row) -> [&str; 16] {
    let Row {
        key,
        on: _,
        event,
        date,
        what,
        statement,
        by,
        standing,
        cited,
        mark,
    } = row;
    let Cited {
        source,
        stance,
        pin,
        quote,
        link,
        archive,
    } = cited;
    let Mark {
        initials,
        status,
        remark,
    } = mark;
    [
        key, event, date, what, statement, by, standing, source, stance, pin, quote, link, archive,
        initials, status, remark,
    ]
}

/// The sheet, in UTF-8 with a byte order mark, and with CRLF at the end of each line.
pub fn write(rows: &[Row]) -> String {
    let mut out = String::from(MARK);
    let mut line = |cells: &[&str]| {
        for (number, cell) in cells.iter().enumerate() {
            if number > 0 {
                out.push(',');
            }
            push_cell(cell, &mut out);
        }
        out.push_str("\r\n");
    };
    line(&COLUMNS);
    for row in rows {
        line(&cells(row));
    }
    out
}

/// Adds a cell, in quotes where it must be.
fn push_cell(cell: &str, out: &mut String) {
    let guard = if is_risky(cell) { "'" } else { "" };
    // A semicolon or a tab would be a delimiter elsewhere.
    let needs_quotes = cell.contains(['"', ',', ';', '\t', '\r', '\n']) || cell.trim() != cell;
    if needs_quotes {
        out.push('"');
        out.push_str(guard);
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(guard);
        out.push_str(cell);
    }
}

/// Whether a spreadsheet would take a cell for a formula, were it not for apostrophes before it.
fn is_risky(cell: &str) -> bool {
    let begins = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    cell.trim_start_matches('\'').starts_with(begins)
}

/// A cell as it was before it was guarded.
fn unguarded(cell: &str) -> &str {
    let inner = cell.strip_prefix('\'').filter(|inner| is_risky(inner));
    inner.unwrap_or(cell)
}

/// Reads a sheet: commas, semicolons or tabs between the cells, as the first line has them; columns
/// in any order; line breaks of any system.
///
/// # Errors
/// If the first line does not name the columns of a sheet.
pub fn read(text: &str) -> Result<Vec<Entry>, SheetError> {
    let text = text.strip_prefix(MARK).unwrap_or(text);
    // Some programs say in front what they put between cells.
    let text = match text.split_once(['\r', '\n']) {
        Some((first, rest)) if first.trim_matches('"').to_lowercase().starts_with("sep=") => {
            rest.trim_start_matches('\n')
        }
        _ => text,
    };
    let found = [b',', b';', b'\t'];
    let mut found = found
        .iter()
        .filter_map(|delimiter| read_by(text, *delimiter));
    found.next().ok_or(SheetError::NoColumns)
}

/// Reads a sheet with that byte between its cells; none if the columns are not those of a sheet.
fn read_by(text: &str, delimiter: u8) -> Option<Vec<Entry>> {
    let mut reader = ::csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .has_headers(true)
        .from_reader(text.as_bytes());
    let titles = reader.headers().ok()?.clone();
    let column = |name: &str| {
        let mut titles = titles.iter();
        titles.position(|title| title.trim().eq_ignore_ascii_case(name))
    };
    let (key, status) = (column("Key")?, column("Status")?);
    let others = ["Statement", "Initials", "Remark"].map(column);
    let [statement, initials, remark] = others;
    let mut entries = Vec::new();
    // The text is UTF-8 and rows may have any length: nothing fails.
    for record in reader.records().flatten() {
        let cell = |column: Option<usize>| {
            let cell = column.and_then(|column| record.get(column)).unwrap_or("");
            let cell = cell.replace("\r\n", "\n").replace('\r', "\n");
            unguarded(&cell).to_owned()
        };
        let word = |column: Option<usize>| cell(column).trim().to_owned();
        entries.push(Entry {
            key: word(Some(key)),
            statement: cell(statement),
            mark: Mark {
                initials: word(initials),
                status: word(Some(status)),
                remark: word(remark),
            },
        });
    }
    Some(entries)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn row(key: &str, statement: &str, remark: &str) -> Row {
        Row {
            key: key.to_owned(),
            statement: statement.to_owned(),
            mark: Mark {
                remark: remark.to_owned(),
                ..Mark::default()
            },
            ..Row::default()
        }
    }

    #[test]
    fn a_formula_is_guarded_and_comes_back() {
        for cell in [
            "=1+1", "+49", "-5", "@x", "\tx", "'=x", "''-", "＝x", "'quoted'", "it's",
        ] {
            let text = write(&[row("k", cell, "")]);
            let line = text.lines().nth(1).unwrap();
            let shown = line.split(',').nth(4).unwrap().trim_matches('"');
            assert!(
                !shown.starts_with(['=', '+', '-', '@', '\t', '＝']),
                "{line}"
            );
            assert_eq!(read(&text).unwrap()[0].statement, cell, "{line}");
        }
    }

    #[test]
    fn sheets_of_other_programs_are_read() {
        let expected = [Entry {
            key: "k".into(),
            statement: String::new(),
            mark: Mark {
                initials: "AB".into(),
                status: "ok".into(),
                remark: "one, or\ntwo".into(),
            },
        }];
        for text in [
            "Key;Status;Initials;Remark\r\nk;ok;AB;\"one, or\ntwo\"\r\n",
            "sep=;\r\nKey;Status;Initials;Remark\r\nk;ok;AB;\"one, or\r\ntwo\"\r\n",
            "status\tkey\tinitials\tremark\nok\tk\tAB\t\"one, or\ntwo\"",
            "\u{feff}Key,Remark,Initials,Status\rk,\"one, or\rtwo\",AB,ok\r",
        ] {
            assert_eq!(read(text).unwrap(), expected, "{text:?}");
        }
        assert_eq!(read("a,b\n1,2\n"), Err(SheetError::NoColumns));
        assert_eq!(read(""), Err(SheetError::NoColumns));
    }

    #[test]
    fn it_begins_with_the_mark_and_its_lines_end_as_the_standard_says() {
        let text = write(&[row("k", "a \"b\", c", "")]);
        assert!(text.starts_with("\u{feff}Key,Event,Date,"));
        assert!(text.contains(",\"a \"\"b\"\", c\","));
        assert!(text.ends_with("\r\n"));
    }

    proptest! {
        /// Whatever stands in a cell comes back, but for the spaces and the sort of line breaks.
        #[test]
        fn any_words_come_back(
            cells in prop::collection::vec(
                prop_oneof![any::<String>(), "['=+@\", ;\t\r\n-]{0,8}"], 3..4
            )
        ) {
            let text = write(&[row(&cells[0], &cells[1], &cells[2])]);
            let plain = |cell: &str| cell.replace("\r\n", "\n").replace('\r', "\n");
            let entries = read(&text).unwrap();
            prop_assert_eq!(entries.len(), 1);
            prop_assert_eq!(&entries[0].statement, &plain(&cells[1]));
            let remark = plain(&cells[2]);
            prop_assert_eq!(entries[0].mark.remark.trim(), remark.trim());
        }
    }
}
