//! Words for messages: shortened, made visible, and with a likely meaning.

use crate::model::hidden;

/// As many characters of a file's text as a message shows.
const SHOWN: usize = 48;

/// Text of the file for a message, in backticks: shortened, on one line, nothing invisible.
pub fn quoted(text: &str) -> String {
    format!("`{}`", shown(text))
}

/// Text of the file for a message: shortened, on one line, nothing invisible.
pub fn shown(text: &str) -> String {
    hidden::label_of(text.trim(), SHOWN).into_owned()
}

/// The known name that was most likely meant, if one is close enough.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    /// Longer names are not compared.
    const LONGEST: usize = 64;
    /// Lengths that differ by more bytes are not compared, either.
    const MOST_DIFFERENT: usize = 8;
    if name.is_empty() || name.len() > LONGEST {
        return None;
    }
    let folded = fold(name);
    known
        .into_iter()
        .filter(|known| known.len() <= LONGEST && *known != name)
        .filter(|known| known.len().abs_diff(name.len()) <= MOST_DIFFERENT)
        .map(|known| (strsim::damerau_levenshtein(&folded, &fold(known)), known))
        .filter(|(distance, known)| *distance <= (known.len().max(name.len()) / 3).clamp(1, 4))
        .filter(|(distance, known)| *distance < known.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// Lower case, without what separates words.
fn fold(name: &str) -> String {
    name.chars()
        .filter(|c| !matches!(c, '_' | '-' | ' '))
        .flat_map(char::to_lowercase)
        .collect()
}

/// "did you mean `title`?", if a known name is close.
pub fn suggestion<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(name, known).map(|known| format!("did you mean {}?", quoted(known)))
}

/// `a`, `b` or `c`: all of them if they are few.
pub fn choices<'a>(known: impl IntoIterator<Item = &'a str>) -> String {
    let known: Vec<String> = known.into_iter().map(quoted).collect();
    match known.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant() {
        let fields = ["title", "when", "in_force", "citations"];
        assert_eq!(nearest("titel", fields), Some("title"));
        assert_eq!(nearest("inForce", fields), Some("in_force"));
        assert_eq!(nearest("Title", fields), Some("title"));
        assert_eq!(nearest("colour", fields), None);
        assert_eq!(nearest("x", ["y"]), None, "a single letter means nothing");
    }

    #[test]
    fn shows_what_is_hidden() {
        assert_eq!(quoted("a\u{202e}b\nc"), "`a[U+202E]b c`");
        assert_eq!(shown(&"x".repeat(99)).chars().count(), SHOWN + 1);
    }
}
