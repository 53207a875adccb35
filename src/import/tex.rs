//! Text as TeX writes it: accents, signs, quotation marks and dashes become letters; braces go.
//!
//! Commands that are not known stay as they are, so that nothing is lost.

use icu_normalizer::ComposingNormalizerBorrowed;

/// Signs with a name.
const SIGNS: &[(&str, &str)] = &[
    ("AA", "Å"),
    ("AE", "Æ"),
    ("DH", "Ð"),
    ("DJ", "Đ"),
    ("L", "Ł"),
    ("NG", "Ŋ"),
    ("O", "Ø"),
    ("OE", "Œ"),
    ("P", "¶"),
    ("S", "§"),
    ("TH", "Þ"),
    ("aa", "å"),
    ("ae", "æ"),
    ("copyright", "©"),
    ("dag", "†"),
    ("dh", "ð"),
    ("dj", "đ"),
    ("dots", "…"),
    ("euro", "€"),
    ("guillemotleft", "«"),
    ("guillemotright", "»"),
    ("i", "ı"),
    ("j", "ȷ"),
    ("l", "ł"),
    ("ldots", "…"),
    ("ng", "ŋ"),
    ("o", "ø"),
    ("oe", "œ"),
    ("pounds", "£"),
    ("ss", "ß"),
    ("textasciicircum", "^"),
    ("textasciitilde", "~"),
    ("textbackslash", "\\"),
    ("textbar", "|"),
    ("textbraceleft", "{"),
    ("textbraceright", "}"),
    ("textbullet", "•"),
    ("textdegree", "°"),
    ("textellipsis", "…"),
    ("textemdash", "—"),
    ("textendash", "–"),
    ("texteuro", "€"),
    ("textexclamdown", "¡"),
    ("textgreater", ">"),
    ("textless", "<"),
    ("textquestiondown", "¿"),
    ("textquotedblleft", "“"),
    ("textquotedblright", "”"),
    ("textquoteleft", "‘"),
    ("textquoteright", "’"),
    ("textquotesingle", "'"),
    ("textregistered", "®"),
    ("textsection", "§"),
    ("texttrademark", "™"),
    ("textunderscore", "_"),
    ("th", "þ"),
];

/// Commands that only change how their text looks: the text stays.
const LOOKS: &[&str] = &[
    "bibinfo",
    "em",
    "emph",
    "enquote",
    "it",
    "mbox",
    "mkbibemph",
    "mkbibquote",
    "sc",
    "textbf",
    "textit",
    "textnormal",
    "textrm",
    "textsc",
    "textsf",
    "textsl",
    "texttt",
    "textup",
    "underline",
    "uppercase",
    "url",
];

/// The letter that puts an accent on the letter before it, for the command of TeX.
fn accent(command: &str) -> Option<char> {
    Some(match command {
        "`" => '\u{300}',
        "'" => '\u{301}',
        "^" => '\u{302}',
        "~" => '\u{303}',
        "=" => '\u{304}',
        "u" => '\u{306}',
        "." => '\u{307}',
        "\"" => '\u{308}',
        "r" => '\u{30a}',
        "H" => '\u{30b}',
        "v" => '\u{30c}',
        "d" => '\u{323}',
        "c" => '\u{327}',
        "k" => '\u{328}',
        "b" => '\u{331}',
        _ => return None,
    })
}

/// The text without TeX, on one line.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = Letters { rest: text };
    let mut composed = false;
    while let Some(c) = letters.next() {
        match c {
            '\\' => composed |= letters.command(&mut plain),
            '{' | '}' => {}
            '~' => plain.push(' '),
            '-' if letters.takes("--") => plain.push('—'),
            '-' if letters.takes("-") => plain.push('–'),
            '`' if letters.takes("`") => plain.push('“'),
            '\'' if letters.takes("'") => plain.push('”'),
            c => plain.push(c),
        }
    }
    let plain = if composed {
        ComposingNormalizerBorrowed::new_nfc()
            .normalize(&plain)
            .into_owned()
    } else {
        plain
    };
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The letters of a text that are still to be read.
struct Letters<'a> {
    rest: &'a str,
}

impl<'a> Letters<'a> {
    fn next(&mut self) -> Option<char> {
        let mut letters = self.rest.chars();
        let next = letters.next()?;
        self.rest = letters.as_str();
        Some(next)
    }

    fn takes(&mut self, sign: &str) -> bool {
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// The name of a command: letters, or one sign.
    fn name(&mut self) -> &'a str {
        let long = self
            .rest
            .bytes()
            .take_while(u8::is_ascii_alphabetic)
            .count();
        let sign = self.rest.chars().next().map_or(0, char::len_utf8);
        let (name, rest) = self
            .rest
            .split_at_checked(if long > 0 { long } else { sign })
            .unwrap_or(("", ""));
        self.rest = rest;
        name
    }

    /// What a command stands for; says whether an accent was added that is to be joined to its letter.
    fn command(&mut self, plain: &mut String) -> bool {
        let name = self.name();
        let is_word = name.starts_with(|c: char| c.is_ascii_alphabetic());
        if let Some(mark) = accent(name) {
            return self.accented(mark, is_word, plain);
        }
        if let Ok(place) = SIGNS.binary_search_by(|(sign, _)| (*sign).cmp(name)) {
            plain.push_str(SIGNS.get(place).map_or("", |(_, sign)| *sign));
            // A space after the name only ends the name.
            if !self.takes("{}") && self.rest.starts_with(char::is_whitespace) {
                self.rest = self.rest.trim_start();
            }
            return false;
        }
        match name {
            "&" | "%" | "$" | "#" | "_" | "{" | "}" => plain.push_str(name),
            "\\" | " " | "," | ";" | ":" | "\n" => plain.push(' '),
            "-" | "/" | "!" => {}
            _ if LOOKS.contains(&name) => {
                self.rest = self.rest.trim_start();
            }
            _ => {
                plain.push('\\');
                plain.push_str(name);
            }
        }
        false
    }

    /// Puts an accent on the next letter, in braces or not: `\'e`, `\'{e}`, `\v s`, `{\"\i}`.
    fn accented(&mut self, mark: char, is_word: bool, plain: &mut String) -> bool {
        let before = self.rest;
        if is_word || self.rest.starts_with(' ') {
            self.rest = self.rest.trim_start();
        }
        let braced = self.takes("{");
        let letter = match self.next() {
            Some('\\') => match self.name() {
                "i" => Some('i'),
                "j" => Some('j'),
                _ => None,
            },
            Some('}') | None => None,
            letter => letter,
        };
        let Some(letter) = letter.filter(|letter| letter.is_alphabetic()) else {
            // An accent on nothing: "\~{}" is a tilde.
            self.rest = before;
            self.takes("{}");
            plain.push_str(match mark {
                '\u{303}' => "~",
                '\u{302}' => "^",
                _ => "",
            });
            return false;
        };
        plain.push(letter);
        plain.push(mark);
        if braced {
            self.takes("}");
        }
        true
    }
}

/// An address: TeX's escapes go, and nothing else.
pub(super) fn address(text: &str) -> String {
    let text = text.trim();
    let text = text.strip_prefix("\\url").unwrap_or(text);
    let mut address = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '\\' if letters.peek().is_some_and(|next| "%&_#~$".contains(*next)) => {}
            '{' | '}' => {}
            c if c.is_whitespace() => {}
            c => address.push(c),
        }
    }
    address
}

/// Cuts a text where a word stands outside of braces: names at "and".
pub(super) fn split<'a>(text: &'a str, word: &str) -> Vec<&'a str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0_usize, 0);
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ if depth == 0
                && text
                    .get(at..at + word.len())
                    .is_some_and(|here| here.eq_ignore_ascii_case(word)) =>
            {
                let is_edge =
                    |edge: Option<&u8>| word == "," || edge.is_none_or(u8::is_ascii_whitespace);
                let before = at.checked_sub(1).and_then(|before| bytes.get(before));
                if is_edge(before) && is_edge(bytes.get(at + word.len())) {
                    parts.push(text.get(start..at).unwrap_or_default());
                    start = at + word.len();
                    at = start;
                    continue;
                }
            }
            _ => {}
        }
        at += 1;
    }
    parts.push(text.get(start..).unwrap_or_default());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_become_letters() {
        let cases = [
            (r#"G{\"o}del"#, "Gödel"),
            (r#"{G\"odel}"#, "Gödel"),
            (r"\'{e}t\'e", "été"),
            (r"{\'\i}", "í"),
            (r"Dvo{\v r}\'ak", "Dvořák"),
            (r"\c{c}a", "ça"),
            (r"Stra{\ss}e", "Straße"),
            (r"\O slo", "Øslo"),
            (r"{\L}\'od\'z", "Łódź"),
            (r"\H{o} \k a \r u", "ő ą ů"),
        ];
        for (tex, text) in cases {
            assert_eq!(plain(tex), text, "{tex}");
        }
    }

    #[test]
    fn signs_and_dashes_become_themselves() {
        let cases = [
            (r"R\&D, 5\,\% \$1 \#2 a\_b", "R&D, 5 % $1 #2 a_b"),
            ("1--2 --- ``x'' it's", "1–2 — “x” it's"),
            (r"a~b \emph{c {D}} \textit{e}", "a b c D e"),
            (r"\textbackslash{}x \textasciitilde{}y \~{}z", r"\x ~y ~z"),
            (r"\unknown{x}", r"\unknownx"),
            ("a\n  b", "a b"),
            ("\\", "\\"),
            (r"\'", ""),
        ];
        for (tex, text) in cases {
            assert_eq!(plain(tex), text, "{tex}");
        }
        assert_eq!(
            address(r"\url{https://x.org/a\_b\%20~c}"),
            "https://x.org/a_b%20~c"
        );
    }

    #[test]
    fn names_are_cut_outside_of_braces() {
        assert_eq!(
            split("A and {B and C} AND D Sand", "and"),
            ["A ", " {B and C} ", " D Sand"]
        );
        assert_eq!(split("a, {b, c}, d", ","), ["a", " {b, c}", " d"]);
    }

    #[test]
    fn signs_are_in_order() {
        assert!(SIGNS.is_sorted_by_key(|(name, _)| *name));
    }
}
