//! What a citation of a source may say, cleaned, with names, numbers and dates taken apart: what all
//! styles work with.

use super::date::Date;
use super::identifier::Identifier;
use super::plain::clean;
use crate::model::{Citation, Name, Source, SourceKind, Stance, When};

/// A source and, where one is given, the place in it.
pub(super) struct Work<'a> {
    pub(super) kind: SourceKind,
    pub(super) authors: Vec<Name>,
    /// In its own words and letters: titles keep their case.
    pub(super) title: Option<String>,
    /// None where it is one of the authors.
    pub(super) publisher: Option<String>,
    /// Whether an author has published it.
    is_own_publisher: bool,
    pub(super) published: Option<Date<'a>>,
    pub(super) accessed: Option<Date<'a>>,
    pub(super) identifiers: Vec<Identifier>,
    pub(super) url: Option<String>,
    pub(super) archive: Option<Copy<'a>>,
    pub(super) pin: Option<Pin>,
    pub(super) quote: Option<String>,
    pub(super) stance: Stance,
    /// Why it is cited.
    pub(super) because: Option<String>,
}

/// A copy that is kept elsewhere.
pub(super) struct Copy<'a> {
    pub(super) url: String,
    pub(super) captured: Option<Date<'a>>,
}

/// Where in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Pin {
    /// "12", from "p. 12".
    Page(String),
    /// "12–14", from "pp. 12–14".
    Pages(String),
    /// "3", from "para. 3" or "¶ 3".
    Paragraph(String),
    /// "1", from "sec. 1" or "§ 1".
    Section(String),
    /// Anything else, as it is written.
    Other(String),
}

impl Pin {
    pub(super) fn of(text: &str) -> Self {
        let after = |names: &[&str]| {
            let rest = names.iter().find_map(|name| text.strip_prefix(name))?;
            let rest = rest.trim_start();
            rest.starts_with(|c: char| c.is_ascii_digit())
                .then(|| rest.to_owned())
        };
        if let Some(page) = after(&["p.", "page "]) {
            Self::Page(page)
        } else if let Some(pages) = after(&["pp.", "pages "]) {
            Self::Pages(pages)
        } else if let Some(number) = after(&["paras.", "para.", "par.", "paragraph ", "¶"]) {
            Self::Paragraph(number)
        } else if let Some(number) = after(&["secs.", "sec.", "section ", "§"]) {
            Self::Section(number)
        } else {
            Self::Other(text.to_owned())
        }
    }

    /// The number of a page, or of pages.
    pub(super) fn pages(&self) -> Option<&str> {
        match self {
            Self::Page(pages) | Self::Pages(pages) => Some(pages),
            Self::Paragraph(_) | Self::Section(_) | Self::Other(_) => None,
        }
    }
}

impl<'a> Work<'a> {
    pub(super) fn new(source: &'a Source, citation: Option<&Citation>) -> Self {
        let authors: Vec<Name> = source
            .authors
            .iter()
            .filter_map(clean)
            .map(|name| Name::of(&name))
            .collect();
        let identifier = source.identifier.as_ref().and_then(clean);
        let publisher = source.publisher.as_ref().and_then(clean);
        let is_author = |name: &String| authors.iter().any(|author| author.spoken() == *name);
        let is_own_publisher = publisher.as_ref().is_some_and(is_author);
        let publisher = publisher.filter(|_| !is_own_publisher);
        let identifiers = identifier.map_or_else(Vec::new, |text| Identifier::all(&text));
        let doi = identifiers.iter().find_map(|identifier| match identifier {
            Identifier::Doi(doi) => Some(format!("https://doi.org/{doi}")),
            _ => None,
        });
        let copies = source.archives.iter();
        let archive = copies.filter_map(|copy| {
            Some(Copy {
                url: copy.url.as_ref().and_then(clean)?,
                captured: copy.captured.as_ref().map(Date),
            })
        });
        let date = |when: &'a Option<When>| when.as_ref().map(Date);
        let of_citation = |text: Option<&crate::model::Text>| text.and_then(clean);
        Self {
            kind: source.kind,
            authors,
            title: clean(&source.title).map(|title| without_stop(&title).to_owned()),
            publisher,
            is_own_publisher,
            published: date(&source.published),
            accessed: date(&source.accessed),
            identifiers,
            url: doi.or_else(|| source.url.as_ref().and_then(clean)),
            archive: archive.into_iter().next(),
            pin: of_citation(citation.and_then(|citation| citation.pin.as_ref()))
                .map(|pin| Pin::of(&pin)),
            quote: of_citation(citation.and_then(|citation| citation.quote.as_ref())),
            stance: citation.map_or_else(Stance::default, |citation| citation.stance),
            because: of_citation(citation.and_then(|citation| citation.because.as_ref())),
        }
    }

    /// Whether it is cited as a law: by its kind, or by a number that only official documents have.
    pub(super) fn is_legal(&self) -> bool {
        self.kind == SourceKind::Legal || self.identifiers.iter().any(Identifier::is_official)
    }

    /// Who stands first: its authors, or the body that speaks in it and has published it.
    pub(super) fn makers(&self) -> Vec<Name> {
        let speaks = matches!(
            self.kind,
            SourceKind::Official
                | SourceKind::Transcript
                | SourceKind::Dataset
                | SourceKind::Social
        );
        match &self.publisher {
            Some(publisher) if self.authors.is_empty() && speaks => {
                vec![Name::Whole(publisher.clone())]
            }
            _ => self.authors.clone(),
        }
    }

    /// Who stands first in a list as Chicago has it: the makers, or else the newspaper or the site.
    pub(super) fn heads(&self) -> Vec<Name> {
        let makers = self.makers();
        let is_headed = matches!(
            self.kind,
            SourceKind::News | SourceKind::Analysis | SourceKind::Other
        );
        match &self.publisher {
            Some(publisher) if makers.is_empty() && is_headed => {
                vec![Name::Whole(without_article(publisher, self.kind))]
            }
            _ => makers,
        }
    }

    /// Its authors as MLA has them: a body that publishes its own words is only their publisher.
    pub(super) fn writers(&self) -> &[Name] {
        match self.authors.as_slice() {
            [Name::Whole(_)] if self.is_own_publisher => &[],
            authors => authors,
        }
    }

    /// Whether its title names the two sides of a lawsuit.
    pub(super) fn is_case(&self) -> bool {
        let title = self.title.as_deref().unwrap_or_default();
        self.is_legal() && (title.contains(" v. ") || title.contains(" v "))
    }

    /// The publisher, where it does not stand first.
    pub(super) fn publisher_after(&self, makers: &[Name]) -> Option<&str> {
        let publisher = self.publisher.as_deref()?;
        let bare = without_article(publisher, self.kind);
        let is_named = |maker: &Name| maker.short() == publisher || maker.short() == bare;
        (!makers.iter().any(is_named)).then_some(publisher)
    }

    /// Numbers that are not a form known to law, and that the title does not name.
    pub(super) fn other_numbers(&self) -> Option<String> {
        let title = self.title.as_deref().unwrap_or_default();
        let numbers = self
            .identifiers
            .iter()
            .filter_map(|identifier| match identifier {
                Identifier::Other(text) if !title.contains(text.as_str()) => Some(text.as_str()),
                _ => None,
            });
        let numbers = numbers.collect::<Vec<_>>().join("; ");
        (!numbers.is_empty()).then_some(numbers)
    }

    /// Where it can be read: its own address, or that of a copy.
    pub(super) fn address(&self) -> Option<&str> {
        let copy = self.archive.as_ref().map(|copy| copy.url.as_str());
        self.url.as_deref().or(copy)
    }
}

/// "A", "A and B", "A, B, and C"; with `and` as the last link.
pub(super) fn listed(names: &[String], and: &str) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [one, other] => format!("{one} {and} {other}"),
        [before @ .., last] => format!("{}, {and} {last}", before.join(", ")),
    }
}

/// A title that is short enough for brackets: up to its colon, and of six words at most. Where it is
/// cut, it ends before a date ("of 25 February"), a word such as "of" that is not among the first three,
/// and a bracket or quotation that would stay open.
pub(super) fn short_title(title: &str) -> String {
    const MOST_WORDS: usize = 6;
    const FEWEST_WORDS: usize = 3;
    const LINKS: [&str; 26] = [
        "a", "about", "after", "against", "amid", "an", "and", "as", "at", "before", "between",
        "by", "during", "for", "from", "in", "into", "of", "on", "over", "since", "the", "to",
        "under", "until", "with",
    ];
    let is_link = |word: &str| LINKS.iter().any(|link| word.eq_ignore_ascii_case(link));
    let main = title.split_once(": ").map_or(title, |(main, _)| main);
    let mut words: Vec<&str> = main.split_whitespace().collect();
    if words.len() > MOST_WORDS {
        let dated = words
            .iter()
            .zip(words.iter().skip(1))
            .position(|(link, day)| *link == "of" && day.starts_with(|c: char| c.is_ascii_digit()));
        words.truncate(dated.unwrap_or(MOST_WORDS).clamp(1, MOST_WORDS));
        let ended = |words: &mut Vec<&str>| {
            while words.len() > 1 && words.last().is_some_and(|word| is_link(word)) {
                words.pop();
            }
        };
        ended(&mut words);
        let last = words.iter().rposition(|word| is_link(word));
        words.truncate(last.filter(|at| *at >= FEWEST_WORDS).unwrap_or(words.len()));
        ended(&mut words);
    }
    let cut = words.join(" ");
    let cut = closed(&cut);
    // A mark before a quotation ends is of the sentence, too.
    let (text, quotes) = cut.split_at(cut.trim_end_matches(['”', '’', '"']).len());
    let text = without_stop(text.trim_end_matches([',', ';', ':', ' ', '-', '–', '—']));
    format!("{text}{quotes}")
}

/// A cut title without what it opens and does not close.
fn closed(cut: &str) -> &str {
    const PAIRS: [(&str, &[char]); 4] = [
        (" (", &[')']),
        (" “", &['”']),
        (" ‘", &['’']),
        (" \"", &['"']),
    ];
    let opens = PAIRS.iter().filter_map(|(opening, closing)| {
        let (before, rest) = cut.rsplit_once(opening)?;
        (!rest.contains(*closing)).then_some(before)
    });
    opens.min_by_key(|before| before.len()).unwrap_or(cut)
}

/// The name of a newspaper or a journal as Chicago has it: without its article.
pub(super) fn without_article(name: &str, kind: SourceKind) -> String {
    let is_periodical = matches!(kind, SourceKind::News | SourceKind::Academic);
    let bare = name.strip_prefix("The ").filter(|_| is_periodical);
    bare.unwrap_or(name).to_owned()
}

/// A title without the full stop that ends its sentence, since each style sets its own marks; that of
/// an abbreviation and an ellipsis stay.
fn without_stop(title: &str) -> &str {
    const SHORT: usize = 4;
    let Some(rest) = title.strip_suffix('.') else {
        return title;
    };
    let last = rest.split_whitespace().last().unwrap_or_default();
    let is_word = last.chars().all(char::is_alphanumeric) && last.chars().count() > SHORT;
    let is_number = !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit());
    if is_word || is_number { rest } else { title }
}
