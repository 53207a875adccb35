//! How a title looks, as Zotero and CSL write it in the title itself: "On <i>E. coli</i>".

/// What begins and ends a stretch that looks otherwise. A `span` has its looks in the tag.
const TAGS: [&str; 11] = [
    "<i>", "</i>", "<b>", "</b>", "<sub>", "</sub>", "<sup>", "</sup>", "<sc>", "</sc>", "</span>",
];
/// A longer tag is none.
const LONGEST_TAG: usize = 80;

/// The text without tags for its looks; every other sign stays.
pub(super) fn without_looks(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, tagged) = rest.split_at(at);
        plain.push_str(before);
        let length = tag(tagged).unwrap_or(0);
        if length == 0 {
            plain.push('<');
        }
        rest = tagged.get(length.max(1)..).unwrap_or_default();
    }
    plain.push_str(rest);
    plain
}

/// How long the tag is that a text begins with.
fn tag(text: &str) -> Option<usize> {
    if text.starts_with("<span ") {
        let end = text.bytes().take(LONGEST_TAG).position(|byte| byte == b'>');
        return end.map(|end| end + 1);
    }
    let tag = TAGS.iter().find(|tag| text.starts_with(**tag));
    tag.map(|tag| tag.len())
}
