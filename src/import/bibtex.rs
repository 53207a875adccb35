//! The grammar of BibTeX files: entries, strings, values; no meaning.
//!
//! One pass over the text, which only goes forward and never calls itself, so that no nesting is too
//! deep and no file takes more time than its length asks for. A string (`@string`) is known from where
//! it is defined on, as in BibTeX itself; so strings cannot go round. What is wrong with an entry ends
//! that entry, and reading goes on at the next `@` at the start of a line.

use super::Imported;
use std::collections::HashMap;

/// Braces within a value may be so deep; nobody needs more.
pub(super) const DEEPEST: usize = 64;
/// A value may be so long once its strings are put in, in bytes.
const LONGEST_VALUE: usize = 1 << 20;
/// Broken entries may be read so many times the length of the file before the rest is left out.
const MOST_WASTED: usize = 8;
/// All strings together may be so long, in bytes.
const LONGEST_STRINGS: usize = 16 << 20;

/// An entry, with its values as they are written, without the outer braces or quotes.
pub(super) struct RawEntry {
    pub(super) line: usize,
    /// In small letters.
    pub(super) kind: String,
    pub(super) key: String,
    /// Names in small letters.
    pub(super) fields: Vec<(String, String)>,
}

/// Takes a file apart; what is wrong is told with its line.
pub(super) fn entries(text: &str, imported: &mut Imported) -> Vec<RawEntry> {
    let mut reader = Reader {
        text,
        at: 0,
        line: 1,
        counted: 0,
        strings: months(),
        held: 0,
        unknown: None,
    };
    let (mut entries, mut wasted) = (Vec::new(), 0);
    while let Some(offset) = text.get(reader.at..).and_then(|rest| rest.find('@')) {
        reader.at += offset + 1;
        let (line, start) = (reader.line(), reader.at);
        match reader.entry(line) {
            Ok(entry) => {
                if let Some(name) = reader.unknown.take() {
                    let shown: String = name.chars().take(40).collect();
                    let why =
                        format!("“{shown}” is no string that stands before, and was left out");
                    imported.skip(line, why);
                }
                entries.extend(entry);
            }
            Err(why) => {
                imported.skip(line, why);
                // What is never closed is read to the end of the file, again and again.
                wasted += reader.at - start;
                if wasted > MOST_WASTED * text.len() {
                    imported.skip(
                        line,
                        "Too much of the file is broken: the rest was left out",
                    );
                    break;
                }
                // Where the next entry may begin.
                let rest = text.get(start..).unwrap_or_default();
                reader.at = rest
                    .find("\n@")
                    .map_or(text.len(), |found| start + found + 1);
            }
        }
    }
    entries
}

/// "mar" and its like are strings that every style defines.
fn months() -> HashMap<String, String> {
    let names = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    (1..)
        .zip(names)
        .map(|(number, name): (u32, &str)| (name.to_owned(), number.to_string()))
        .collect()
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// The line of `counted`.
    line: usize,
    /// Up to where lines were counted.
    counted: usize,
    strings: HashMap<String, String>,
    /// The bytes of all strings.
    held: usize,
    /// A string that the entry names and the file does not define before.
    unknown: Option<String>,
}

impl Reader<'_> {
    /// The line of where reading is, counted from 1; each line is counted once.
    fn line(&mut self) -> usize {
        let passed = self
            .text
            .as_bytes()
            .get(self.counted..self.at)
            .unwrap_or_default();
        self.line += memchr::memchr_iter(b'\n', passed).count();
        self.counted = self.at.max(self.counted);
        self.line
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// Whether the next thing is that byte, which is then passed.
    fn takes(&mut self, byte: u8) -> bool {
        self.skip_space();
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    /// Everything up to one of some characters or a space.
    fn word(&mut self, ends: &[u8]) -> String {
        self.skip_space();
        let start = self.at;
        while self
            .peek()
            .is_some_and(|byte| !byte.is_ascii_whitespace() && !ends.contains(&byte))
        {
            self.at += 1;
        }
        self.text.get(start..self.at).unwrap_or_default().to_owned()
    }

    /// What follows an `@`: none for comments, strings, and an `@` that means nothing.
    fn entry(&mut self, line: usize) -> Result<Option<RawEntry>, String> {
        let kind = self.word(b"{(@,=\"").to_lowercase();
        if kind.is_empty()
            || !kind
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        {
            return Ok(None);
        }
        let close = if self.takes(b'{') {
            b'}'
        } else if self.takes(b'(') {
            b')'
        } else {
            return Ok(None);
        };
        match kind.as_str() {
            "comment" | "preamble" => {
                self.balanced(close)?;
                return Ok(None);
            }
            "string" => {
                let strings = self.fields(close)?;
                if self.unknown.is_some() {
                    // Half of a string is none.
                    return Ok(None);
                }
                for (name, value) in strings {
                    self.held += value.len();
                    if self.held > LONGEST_STRINGS {
                        return Err("The strings of this file grow without bounds".to_owned());
                    }
                    self.strings.insert(name, value);
                }
                return Ok(None);
            }
            _ => {}
        }
        let key = self.word(b",}){=\"");
        self.takes(b',');
        let fields = self.fields(close)?;
        Ok(Some(RawEntry {
            line,
            kind,
            key,
            fields,
        }))
    }

    /// `name = value, …` up to the end of the entry.
    fn fields(&mut self, close: u8) -> Result<Vec<(String, String)>, String> {
        /// No entry has more fields.
        const MOST_FIELDS: usize = 100_000;
        let mut fields = Vec::new();
        loop {
            while self.takes(b',') {}
            if self.takes(close) {
                return Ok(fields);
            }
            let name = self.word(b"=,{}()\"#").to_lowercase();
            if name.is_empty() || !self.takes(b'=') {
                return Err(
                    "The entry is broken off: a name, `=` and a value were expected".to_owned(),
                );
            }
            let value = self.value()?;
            if fields.len() < MOST_FIELDS {
                fields.push((name, value));
            }
        }
    }

    /// One value, or several joined by `#`.
    fn value(&mut self) -> Result<String, String> {
        let mut value = String::new();
        loop {
            if self.takes(b'{') {
                value.push_str(self.balanced(b'}')?);
            } else if self.takes(b'"') {
                value.push_str(self.quoted()?);
            } else {
                let word = self.word(b",}#=\"{)");
                if word.is_empty() {
                    return Err("A value is missing".to_owned());
                }
                match self.strings.get(&word.to_lowercase()) {
                    Some(text) => value.push_str(text),
                    None if word.bytes().all(|byte| byte.is_ascii_digit()) => value.push_str(&word),
                    None => self.unknown = Some(word),
                }
            }
            if value.len() > LONGEST_VALUE {
                return Err("A value is longer than 1 MiB".to_owned());
            }
            if !self.takes(b'#') {
                return Ok(value);
            }
        }
    }

    /// The text up to the brace that closes, which is passed.
    fn balanced(&mut self, close: u8) -> Result<&str, String> {
        let (start, mut depth, mut deepest) = (self.at, 0_usize, 0);
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                // What stands after a backslash is no brace of the file.
                b'\\' => self.at += usize::from(matches!(self.peek(), Some(b'{' | b'}' | b'\\'))),
                _ if byte == close && depth == 0 => {
                    too_deep(deepest)?;
                    return Ok(self.text.get(start..self.at - 1).unwrap_or_default());
                }
                b'{' => {
                    depth += 1;
                    deepest = deepest.max(depth);
                }
                b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        Err("A brace is not closed".to_owned())
    }

    /// The text up to the quotation mark that closes, which is passed; marks in braces do not.
    fn quoted(&mut self) -> Result<&str, String> {
        let (start, mut depth, mut deepest) = (self.at, 0_usize, 0);
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'\\' => self.at += usize::from(matches!(self.peek(), Some(b'{' | b'}' | b'\\'))),
                b'"' if depth == 0 => {
                    too_deep(deepest)?;
                    return Ok(self.text.get(start..self.at - 1).unwrap_or_default());
                }
                b'{' => {
                    depth += 1;
                    deepest = deepest.max(depth);
                }
                b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        Err("A quotation mark is not closed".to_owned())
    }
}

fn too_deep(deepest: usize) -> Result<(), String> {
    if deepest > DEEPEST {
        return Err(format!("Braces are nested more than {DEEPEST} deep"));
    }
    Ok(())
}
