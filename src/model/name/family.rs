//! Names whose family name comes first.

/// What is longer, in bytes, is no name: looking at it would cost a frame too much.
const LONGEST: usize = 256;

/// The family name in braces and what follows: "{Xi} Jinping".
pub(super) fn family_first(text: &str) -> Option<(&str, &str)> {
    if text.len() > LONGEST {
        return None;
    }
    let (family, given) = text.trim().strip_prefix('{')?.split_once('}')?;
    let (family, given) = (family.trim(), given.trim());
    let is_name = |part: &str| {
        let is_plain = |c: char| !c.is_control() && !"{}\\,;&".contains(c);
        part.chars().any(char::is_alphanumeric) && part.chars().all(is_plain)
    };
    let mut words = given.split_whitespace().chain(family.split_whitespace());
    let is_several = words.any(|word| word.eq_ignore_ascii_case("and"));
    (is_name(family) && is_name(given) && !is_several).then_some((family, given))
}

/// What stands between a family name and what follows it: in Chinese, Japanese and Korean nothing.
pub(super) fn gap(given: &str) -> &'static str {
    match given.chars().next() {
        Some('\u{1100}'..='\u{11ff}' | '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}') => "",
        _ => " ",
    }
}
