//! Markdown and HTML write characters as entities, hidden ones included: `&#x202e;`, `&zwj;`.

use super::{hidden, shown, token};
use std::borrow::Cow;

/// Entities that have a name and no picture.
const NAMED: [(&str, char); 15] = [
    ("lrm", '\u{200e}'),
    ("rlm", '\u{200f}'),
    ("zwj", '\u{200d}'),
    ("zwnj", '\u{200c}'),
    ("ZeroWidthSpace", '\u{200b}'),
    ("NegativeVeryThinSpace", '\u{200b}'),
    ("NegativeThinSpace", '\u{200b}'),
    ("NegativeMediumSpace", '\u{200b}'),
    ("NegativeThickSpace", '\u{200b}'),
    ("ApplyFunction", '\u{2061}'),
    ("af", '\u{2061}'),
    ("InvisibleTimes", '\u{2062}'),
    ("it", '\u{2062}'),
    ("InvisibleComma", '\u{2063}'),
    ("ic", '\u{2063}'),
];

/// Markdown as it may be shown: like [`shown`], with tokens also for hidden characters that are
/// written as entities.
pub fn shown_markdown(text: &str) -> Cow<'_, str> {
    let shown = shown(text);
    if !shown.contains('&') {
        return shown;
    }
    let mut out = String::with_capacity(shown.len());
    let mut parts = shown.split('&');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        match part
            .split_once(';')
            .and_then(|(name, rest)| Some((of(name)?, rest)))
        {
            Some((character, rest)) if hidden(character).is_some() => {
                out.push_str(&token(character));
                out.push_str(rest);
            }
            _ => {
                out.push('&');
                out.push_str(part);
            }
        }
    }
    Cow::Owned(out)
}

/// The character that an entity stands for, if it may be a hidden one.
fn of(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        return NAMED
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, character)| *character);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_hide_nothing() {
        let text = "a&#x202e;b &#8238; &rlm; &#x00000200B; &amp; &#8212; &nosuch; & &; AT&T";
        assert_eq!(
            shown_markdown(text),
            "a[U+202E]b [U+202E] [U+200F] [U+200B] &amp; &#8212; &nosuch; & &; AT&T"
        );
        assert!(matches!(shown_markdown("plain"), Cow::Borrowed("plain")));
    }
}
