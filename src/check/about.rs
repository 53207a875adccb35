//! What the codes mean, from `docs/rules.md`.

use crate::file::Code;

/// The documentation of all codes: one section each, under a heading with the number and the slug.
pub const RULES: &str = include_str!("../../docs/rules.md");

/// Why a code matters, in a sentence or two, on one line.
pub fn why(code: Code) -> String {
    let mut paragraphs = about(code).split("\n\n");
    let found = paragraphs.find_map(|paragraph| paragraph.strip_prefix("**Why:**"));
    let words: Vec<&str> = found.unwrap_or_default().split_whitespace().collect();
    words.join(" ")
}

/// What a code means, why it matters, an example, and how to mend it: Markdown without the heading.
pub fn about(code: Code) -> &'static str {
    let heading = format!("\n### {} ", code.id());
    let section = RULES.split_once(&*heading).map(|(_, after)| after);
    let body = section.and_then(|section| section.split_once('\n'));
    let body = body.map_or("", |(_, body)| body);
    let end = body.find("\n#").unwrap_or(body.len());
    body.get(..end).unwrap_or_default().trim()
}

/// What a code means, in the first paragraph of its documentation.
pub fn meaning(code: Code) -> &'static str {
    about(code).split("\n\n").next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_says_why_it_matters() {
        for code in Code::ALL {
            let why = why(*code);
            assert!(why.ends_with('.') && !why.contains('\n'), "{code:?}: {why}");
        }
    }
}
