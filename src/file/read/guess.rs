//! What a file is that holds no timeline: said by name, so that people see that they took the wrong
//! file, or how far theirs is from a timeline.

/// What a file is, and how to get a timeline from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Guess {
    /// With its article: "a PDF".
    pub(super) what: &'static str,
    /// How to cure it.
    pub(super) help: &'static str,
}

/// How a timeline is made from a file of another language.
const TRANSLATE: &str = "a timeline is written as `Timeline(title: \"…\", events: [(id: \"…\", title: \"…\", when: \"…\")])`";
const BEGIN: &str = "open another file, or begin this one with `Timeline(title: \"…\", events: [`";
const UNPACK: &str = "unpack it and open the file that is in it";
const PLAIN_TEXT: &str = "save it as plain text, or open another file";
const TAKE_A_TIMELINE: &str = "open a timeline: a text file that ends in `.ron`";

const fn guess(what: &'static str, help: &'static str) -> Guess {
    Guess { what, help }
}

/// What the first bytes say.
pub(super) fn by_bytes(bytes: &[u8]) -> Option<Guess> {
    Some(match bytes {
        [0x1f, 0x8b, ..] => guess("a gzip archive", UNPACK),
        [b'P', b'K', 3, 4, ..] => guess("a zip archive or an office document", UNPACK),
        [0xfd, b'7', b'z', b'X', b'Z', ..]
        | [b'7', b'z', 0xbc, 0xaf, ..]
        | [b'R', b'a', b'r', b'!', ..] => guess("a packed archive", UNPACK),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => guess("an office document", PLAIN_TEXT),
        [b'%', b'P', b'D', b'F', ..] => guess("a PDF", TAKE_A_TIMELINE),
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] | [b'G', b'I', b'F', b'8', ..] => {
            guess("a picture", TAKE_A_TIMELINE)
        }
        [b'{', b'\\', b'r', b't', b'f', ..] => guess("an RTF document", PLAIN_TEXT),
        _ if bytes.starts_with(b"SQLite format 3") => guess("a database", TAKE_A_TIMELINE),
        _ => return None,
    })
}

/// What the text says, if it is plainly no timeline.
pub(super) fn by_text(text: &str) -> Option<Guess> {
    let head = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\0');
    if head.is_empty() {
        return None;
    }
    let json = |rest: &str| rest.trim_start().starts_with(['"', '{', '}', '[', ']']);
    let lower = head.get(..64).unwrap_or(head).to_ascii_lowercase();
    Some(match head.split_at_checked(1) {
        Some(("{", rest)) if json(rest) => guess("JSON", TRANSLATE),
        Some(("[", rest)) if rest.trim_start().starts_with('{') => guess("JSON", TRANSLATE),
        Some(("<", _)) if lower.starts_with("<!doctype html") || lower.starts_with("<html") => {
            guess(
                "a web page",
                "save the file itself, not the page that shows it",
            )
        }
        Some(("<", _)) if !lower.starts_with("<<") => guess("XML", TRANSLATE),
        _ if lower.starts_with("begin:vcalendar") => guess("a calendar", TRANSLATE),
        _ if is_binary(head) && !lower.starts_with("timeline") => guess("no text", TAKE_A_TIMELINE),
        _ => return None,
    })
}

/// Whether too much of the beginning is nothing that people write.
fn is_binary(head: &str) -> bool {
    /// So many characters are looked at.
    const LOOKED_AT: usize = 1_000;
    let is_odd =
        |c: &char| *c == char::REPLACEMENT_CHARACTER || c.is_control() && !c.is_whitespace();
    let (mut all, mut odd) = (0, 0);
    for character in head.chars().take(LOOKED_AT) {
        all += 1;
        odd += usize::from(is_odd(&character));
    }
    odd * 5 > all
}

/// What a text without a timeline in it most likely is.
pub(super) fn by_shape(text: &str) -> Guess {
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .take(8)
        .collect();
    let first = lines.first().copied().unwrap_or_default();
    let all = |holds: fn(&str) -> bool| lines.iter().take(4).all(|line| holds(line));
    let what = if first.starts_with('{') {
        "JSON or JavaScript"
    } else if ["const ", "let ", "var ", "export ", "import ", "function "]
        .iter()
        .any(|word| first.starts_with(word))
    {
        "a program"
    } else if first.starts_with("# ") || first.starts_with("## ") {
        "Markdown"
    } else if all(|line| line.split_once(" = ").is_some() || line.starts_with('[')) {
        "TOML"
    } else if first == "---"
        || all(|line| {
            line.starts_with("- ") || line.split_once(':').is_some_and(|(key, _)| is_key(key))
        })
    {
        "YAML"
    } else if lines.len() > 1 && [',', ';', '\t'].iter().any(|mark| is_table(&lines, *mark)) {
        "a table"
    } else {
        return Guess {
            what: "",
            help: BEGIN,
        };
    };
    Guess {
        what,
        help: TRANSLATE,
    }
}

/// Whether it may stand before the colon of a field.
fn is_key(key: &str) -> bool {
    let key = key.strip_prefix("- ").unwrap_or(key);
    !key.is_empty()
        && key
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

/// Whether every line has the same number of columns, and more than one.
fn is_table(lines: &[&str], mark: char) -> bool {
    let columns = |line: &&str| line.matches(mark).count();
    let first = lines.first().map_or(0, columns);
    first > 0 && lines.iter().take(4).all(|line| columns(line) == first)
}
