//! Text with italics and links, as a citation is made of, and its three ways out: plain text, HTML
//! and Markdown.

use crate::file::link::{self, SafeLink};
use std::fmt::Write as _;

/// A stretch of text that looks the same throughout.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// What is read.
    pub text: String,
    /// Whether it is set in italics.
    pub italic: bool,
    /// The address that it leads to, if it is one that may be opened.
    pub link: Option<String>,
}

/// A citation, as stretches of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Runs(Vec<Run>);

impl Runs {
    /// One plain stretch.
    pub fn plain(text: &str) -> Self {
        let mut runs = Self::default();
        runs.text(text);
        runs
    }

    /// The stretches, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Run> {
        self.0.iter()
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|run| run.text.is_empty())
    }

    /// Adds upright text.
    pub fn text(&mut self, text: &str) -> &mut Self {
        if let Some(last) = self
            .0
            .last_mut()
            .filter(|run| !run.italic && run.link.is_none())
        {
            last.text.push_str(text);
        } else if !text.is_empty() {
            self.0.push(Run {
                text: text.to_owned(),
                ..Run::default()
            });
        }
        self
    }

    /// Adds text in italics.
    pub fn italic(&mut self, text: &str) -> &mut Self {
        if !text.is_empty() {
            self.0.push(Run {
                text: text.to_owned(),
                italic: true,
                link: None,
            });
        }
        self
    }

    /// Adds an address as `shown`; it becomes a link if it is one of http or https.
    pub fn link(&mut self, shown: &str, url: &str) -> &mut Self {
        if !shown.is_empty() {
            self.0.push(Run {
                text: shown.to_owned(),
                italic: false,
                link: openable(url),
            });
        }
        self
    }

    /// Adds other stretches.
    pub fn append(&mut self, other: Self) -> &mut Self {
        for run in other.0 {
            if run.italic || run.link.is_some() {
                self.0.push(run);
            } else {
                self.text(&run.text);
            }
        }
        self
    }

    /// Adds a comma and a space; the comma stands inside closing quotation marks, as in America.
    /// After nothing it adds nothing.
    pub fn comma(&mut self) -> &mut Self {
        if !self.is_empty() {
            self.mark(',');
            self.text(" ");
        }
        self
    }

    /// Ends a sentence, inside closing quotation marks; not where it has ended already.
    pub fn stop(&mut self) -> &mut Self {
        let ends = self
            .backwards()
            .find(|c| !matches!(c, '”' | '’' | '"'))
            .is_none_or(|c| matches!(c, '.' | '?' | '!' | '…'));
        if !ends {
            self.mark('.');
        }
        self
    }

    /// Makes brackets within brackets square; those in quotation marks stay.
    pub fn square_within(&mut self) -> &mut Self {
        let (mut depth, mut quotes) = (0_usize, 0_usize);
        for run in &mut self.0 {
            let square = |c: char| {
                match c {
                    '“' => quotes += 1,
                    '”' => quotes = quotes.saturating_sub(1),
                    '(' if quotes == 0 => depth += 1,
                    _ => {}
                }
                let is_inner = depth > 1 && quotes == 0;
                if c == ')' && quotes == 0 {
                    depth = depth.saturating_sub(1);
                }
                match c {
                    '(' if is_inner => '[',
                    ')' if is_inner => ']',
                    c => c,
                }
            };
            run.text = run.text.chars().map(square).collect();
        }
        self
    }

    /// Ends a sentence that another one follows; after nothing it adds nothing.
    pub fn next_sentence(&mut self) -> &mut Self {
        if !self.is_empty() {
            self.stop().text(" ");
        }
        self
    }

    /// Puts a mark at the end, before closing quotation marks.
    fn mark(&mut self, mark: char) {
        let is_link = self.0.last().is_some_and(|run| run.link.is_some());
        let Some(last) = self.0.last_mut().filter(|_| !is_link) else {
            self.text(mark.encode_utf8(&mut [0; 4]));
            return;
        };
        let before = last.text.trim_end_matches(['”', '’']).len();
        if last.italic && before == last.text.len() {
            self.text(mark.encode_utf8(&mut [0; 4]));
        } else {
            // An apostrophe ends a word only before a closing mark: "the Allies’".
            let closes = last.text.get(before..).is_some_and(|end| end.contains('”'));
            let place = if closes { before } else { last.text.len() };
            last.text.insert(place, mark);
        }
    }

    fn backwards(&self) -> impl Iterator<Item = char> {
        self.0.iter().rev().flat_map(|run| run.text.chars().rev())
    }

    /// The text alone.
    pub fn to_text(&self) -> String {
        self.0.iter().map(|run| run.text.as_str()).collect()
    }

    /// As a piece of HTML: everything escaped, `i` for italics, `a` for links, `br` for line breaks.
    pub fn to_html(&self) -> String {
        let mut html = String::new();
        for run in &self.0 {
            let text = escaped(&run.text).replace('\n', "<br>");
            let text = if run.italic {
                format!("<i>{text}</i>")
            } else {
                text
            };
            match &run.link {
                Some(url) => write!(html, "<a href=\"{}\">{text}</a>", escaped(url)).ok(),
                None => write!(html, "{text}").ok(),
            };
        }
        html
    }

    /// As Markdown: everything escaped, `*` for italics, `<…>` or `[…](…)` for links.
    pub fn to_markdown(&self) -> String {
        let mut markdown = String::new();
        for run in &self.0 {
            let text = marked(&run.text);
            match &run.link {
                Some(url) if *url == run.text => write!(markdown, "<{url}>").ok(),
                Some(url) => {
                    let url = url.replace('(', "%28").replace(')', "%29");
                    write!(markdown, "[{text}]({url})").ok()
                }
                None if run.italic => {
                    // Spaces within the asterisks would make them asterisks.
                    let trimmed = text.trim();
                    let space = if text.ends_with(' ') { " " } else { "" };
                    write!(markdown, "*{trimmed}*{space}").ok()
                }
                None => write!(markdown, "{text}").ok(),
            };
        }
        markdown
    }
}

impl<'a> IntoIterator for &'a Runs {
    type Item = &'a Run;
    type IntoIter = std::slice::Iter<'a, Run>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// The address as it may stand in a link, where nobody is told anything before it is opened.
fn openable(url: &str) -> Option<String> {
    let safe = link::check(url).ok().filter(SafeLink::is_plain)?;
    let breaks = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"');
    // As it was written where that is safe, so that nothing changes under the reader's eyes.
    let same = !url.contains(breaks) && url.is_ascii();
    Some(if same { url.to_owned() } else { safe.url })
}

/// Text for HTML, in elements and in attributes.
pub fn escaped(text: &str) -> String {
    quick_xml::escape::escape(text).into_owned()
}

/// Text for Markdown, in which nothing means anything.
fn marked(text: &str) -> String {
    let mut marked = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|'
        ) {
            marked.push('\\');
        }
        marked.push(c);
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_inside_quotation_marks() {
        let mut runs = Runs::plain("“Title”");
        runs.comma().italic("Paper");
        assert_eq!(runs.to_text(), "“Title,” Paper");
        runs.stop();
        assert_eq!(runs.to_text(), "“Title,” Paper.");
        runs.stop();
        assert_eq!(runs.to_text(), "“Title,” Paper.");
        assert_eq!(Runs::plain("“‘A’ is B’”").stop().to_text(), "“‘A’ is B.’”");
        assert_eq!(Runs::plain("“Why?”").stop().to_text(), "“Why?”");
        assert_eq!(Runs::plain("the Allies’").stop().to_text(), "the Allies’.");
    }

    #[test]
    fn html_is_escaped_and_leads_only_to_the_web() {
        let mut runs = Runs::plain("<script>alert(1)</script> & \"co\" ");
        runs.italic("<i>")
            .link("here", "javascript:alert(1)")
            .link("there", "https://example.org/?a=1&b=\"><b>");
        assert_eq!(
            runs.to_html(),
            "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;co&quot; <i>&lt;i&gt;</i>here\
             <a href=\"https://example.org/?a=1&amp;b=%22%3E%3Cb%3E\">there</a>"
        );
    }

    #[test]
    fn markdown_means_nothing_but_what_is_meant() {
        let mut runs = Runs::plain("*not* [a](b) ");
        runs.italic("The Atlantic")
            .text(" ")
            .link("https://example.org/a", "https://example.org/a")
            .link("b", "https://example.org/(b)");
        assert_eq!(
            runs.to_markdown(),
            "\\*not\\* \\[a\\](b) *The Atlantic* <https://example.org/a>\
             [b](https://example.org/%28b%29)"
        );
    }
}
