//! Who wrote a document: people, whose names are turned round, and bodies, whose names are not.
//!
//! A file has one string for each author. A name is turned round only where it is surely that of a
//! person; everything else stays as it is:
//!
//! - "Family, Given" and "Family, Given, Jr." are people, as written.
//! - A body is what has a word that bodies have (ministry, council, bank, times …), an ampersand, a
//!   digit, a slash, "of", "for" or "and", an abbreviation in capitals ("RFE/RL"), a leading "The",
//!   more than five words, or one word alone.
//! - "{Xi} Jinping" is a person whose family name comes first, as those of Chinese, Japanese, Koreans,
//!   Vietnamese and Hungarians do at home: it is never turned round.
//! - Names in other than Latin letters stay as they are: which part is the family name is not to be
//!   seen.
//! - Else the last word is the family name, with the particles in small letters before it ("von der
//!   Leyen") and without a suffix after it ("Jr.", "III"). Who wants it otherwise writes
//!   "Beauvoir, Simone de" in the file.

mod family;

use family::{family_first, gap};
use std::borrow::Cow;

/// Who wrote a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// A person.
    Person {
        /// The family name, with its particles.
        family: String,
        /// The given names.
        given: String,
        /// "Jr.", "III"; mostly empty.
        suffix: String,
    },
    /// A person whose family name comes first in lists and in speech.
    FamilyFirst {
        /// The family name.
        family: String,
        /// What follows it.
        given: String,
    },
    /// A body, or a person whose name is not turned round.
    Whole(String),
}

/// Words of which one makes a name that of a body, in small letters.
const OF_BODIES: &[&str] = &[
    "academy",
    "administration",
    "agency",
    "alliance",
    "archive",
    "archives",
    "army",
    "assembly",
    "association",
    "authority",
    "authors",
    "bank",
    "board",
    "bureau",
    "cabinet",
    "center",
    "centre",
    "chancellery",
    "church",
    "club",
    "coalition",
    "college",
    "commission",
    "committee",
    "company",
    "congress",
    "consortium",
    "corp",
    "corporation",
    "council",
    "court",
    "delegation",
    "department",
    "editors",
    "embassy",
    "federation",
    "force",
    "forum",
    "foundation",
    "fund",
    "gmbh",
    "government",
    "group",
    "house",
    "inc",
    "initiative",
    "institute",
    "institution",
    "journal",
    "league",
    "library",
    "llc",
    "llp",
    "ltd",
    "ministry",
    "mission",
    "museum",
    "nations",
    "navy",
    "network",
    "news",
    "office",
    "organisation",
    "organization",
    "parliament",
    "party",
    "plc",
    "police",
    "post",
    "presidency",
    "press",
    "programme",
    "project",
    "reporters",
    "republic",
    "review",
    "school",
    "secretariat",
    "senate",
    "service",
    "society",
    "staff",
    "states",
    "team",
    "times",
    "treasury",
    "union",
    "university",
];

/// Suffixes of people, without full stops and in small letters.
const SUFFIXES: [&str; 7] = ["jr", "sr", "ii", "iii", "iv", "phd", "md"];

/// Countries and bodies in two capitals, which no person has as initials.
const SHORT_BODIES: [&str; 6] = ["UN", "EU", "US", "UK", "AU", "AP"];

/// Names of more words than these are those of bodies.
const MOST_WORDS: usize = 5;

impl Name {
    /// The name in a string, by the rules above.
    pub fn of(text: &str) -> Self {
        let whole = || Self::Whole(text.to_owned());
        if let Some((family, given)) = family_first(text) {
            let (family, given) = (family.to_owned(), given.to_owned());
            return Self::FamilyFirst { family, given };
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        if is_body(&words) || !is_latin(text) {
            return whole();
        }
        let parts: Vec<&str> = text.split(',').map(str::trim).collect();
        match parts.as_slice() {
            [name] => Self::in_order(name).unwrap_or_else(whole),
            [name, suffix] if is_suffix(suffix) => match Self::in_order(name) {
                Some(Self::Person { family, given, .. }) => Self::Person {
                    family,
                    given,
                    suffix: (*suffix).to_owned(),
                },
                _ => whole(),
            },
            [family, given] if !family.is_empty() && !given.is_empty() => {
                Self::person(family, given, "")
            }
            [family, given, suffix]
                if is_suffix(suffix) && !family.is_empty() && !given.is_empty() =>
            {
                Self::person(family, given, suffix)
            }
            _ => whole(),
        }
    }

    /// What is written in a file, as people read it: without the braces around a family name.
    pub fn shown(text: &str) -> Cow<'_, str> {
        match family_first(text) {
            Some((family, given)) => format!("{family}{}{given}", gap(given)).into(),
            None => text.into(),
        }
    }

    fn person(family: &str, given: &str, suffix: &str) -> Self {
        Self::Person {
            family: family.to_owned(),
            given: given.to_owned(),
            suffix: suffix.to_owned(),
        }
    }

    /// A name whose family name comes last.
    fn in_order(name: &str) -> Option<Self> {
        let mut words: Vec<&str> = name.split_whitespace().collect();
        let suffix = match words.as_slice() {
            [_, _, .., last] if is_suffix(last) => words.pop().unwrap_or_default(),
            _ => "",
        };
        if words.len() < 2 {
            return None;
        }
        let is_particle = |word: &&str| word.chars().next().is_some_and(char::is_lowercase);
        let last = words.len() - 1;
        let particle = words.iter().skip(1).position(is_particle);
        let family = particle.map_or(last, |place| (place + 1).min(last));
        let (given, family) = words.split_at_checked(family)?;
        Some(Self::person(&family.join(" "), &given.join(" "), suffix))
    }

    /// Family name first: "King, Martin Luther, Jr."
    pub fn inverted(&self) -> String {
        match self {
            Self::Whole(_) | Self::FamilyFirst { .. } => self.spoken(),
            Self::Person {
                family,
                given,
                suffix,
            } => {
                let suffix = if suffix.is_empty() {
                    String::new()
                } else {
                    format!(", {suffix}")
                };
                format!("{family}, {given}{suffix}")
            }
        }
    }

    /// As it is spoken: "Martin Luther King Jr."
    pub fn spoken(&self) -> String {
        match self {
            Self::Whole(name) => name.clone(),
            Self::FamilyFirst { family, given } => format!("{family}{}{given}", gap(given)),
            Self::Person {
                family,
                given,
                suffix,
            } => {
                let parts = [given, family, suffix];
                let parts = parts.into_iter().filter(|part| !part.is_empty());
                parts.map(String::as_str).collect::<Vec<_>>().join(" ")
            }
        }
    }

    /// As a file may have it: as it is spoken, or turned round where only that is read as this name.
    pub fn written(&self) -> String {
        if let Self::FamilyFirst { family, given } = self {
            return format!("{{{family}}}{}{given}", gap(given));
        }
        let spoken = self.spoken();
        let inverted = self.inverted();
        if Self::of(&spoken) != *self && Self::of(&inverted) == *self {
            inverted
        } else {
            spoken
        }
    }

    /// With initials for the given names: "King, M. L., Jr."
    pub fn initialled(&self) -> String {
        match self {
            Self::Whole(name) => name.clone(),
            Self::FamilyFirst { given, .. } if gap(given).is_empty() => self.spoken(),
            Self::FamilyFirst { family, given } => format!("{family}, {}", initials(given)),
            Self::Person {
                family,
                given,
                suffix,
            } => {
                let suffix = if suffix.is_empty() {
                    String::new()
                } else {
                    format!(", {suffix}")
                };
                format!("{family}, {}{suffix}", initials(given))
            }
        }
    }

    /// What stands for it in brackets in a text: the family name, or the whole of a body.
    pub fn short(&self) -> &str {
        match self {
            Self::Whole(name) => name,
            Self::Person { family, .. } | Self::FamilyFirst { family, .. } => family,
        }
    }
}

/// "Jean-Paul" → "J.-P.", "J. R." → "J. R.", "JD" → "J. D."
fn initials(given: &str) -> String {
    let of_word = |word: &str| {
        let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
        let all =
            letters.len() <= 3 && letters.len() > 1 && letters.iter().all(|c| c.is_uppercase());
        if all {
            let each: Vec<String> = letters.iter().map(|letter| format!("{letter}.")).collect();
            return each.join(" ");
        }
        let halves = word.split('-').filter_map(|half| {
            let letter = half.chars().find(|c| c.is_alphabetic())?;
            Some(format!("{}.", letter.to_uppercase()))
        });
        halves.collect::<Vec<_>>().join("-")
    };
    let words = given.split_whitespace().map(of_word);
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn is_suffix(word: &str) -> bool {
    let bare: String = word.chars().filter(|c| *c != '.').collect();
    SUFFIXES.contains(&bare.to_lowercase().as_str())
}

fn is_body(words: &[&str]) -> bool {
    let has_mark = |word: &&str| {
        word.chars()
            .any(|c| c.is_numeric() || matches!(c, '&' | '/' | '+' | '@' | '(' | '{' | '|'))
    };
    let of_body = |word: &&str| {
        let bare = word
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase();
        let bare = bare
            .strip_suffix("’s")
            .or_else(|| bare.strip_suffix("'s"))
            .unwrap_or(&bare);
        OF_BODIES.binary_search(&bare).is_ok()
            || matches!(*word, "of" | "for" | "and" | "in" | "on")
    };
    words.len() < 2
        || words.len() > MOST_WORDS + usize::from(words.iter().any(|word| word.ends_with(',')))
        || matches!(words.first(), Some(&("The" | "the")))
        || words.iter().any(|word| has_mark(word) || of_body(word))
        || words
            .iter()
            .enumerate()
            .any(|(place, word)| is_abbreviation(word, place, words))
}

/// Whether a word in capitals is the short name of a body: "OFAC", "UN", but no suffix, no
/// initials before a family name, and no name that is in capitals throughout.
fn is_abbreviation(word: &str, place: usize, words: &[&str]) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let capital = |word: &str| letters_are_capital(word);
    let initials = place == 0 || words.iter().take(place).any(|word| word.ends_with(','));
    if letters < 2 || word.contains('.') || is_suffix(word) || !capital(word) {
        return false;
    }
    if words.iter().all(|word| capital(word)) {
        return false;
    }
    // "DUPONT, Jean", as French and Hungarian lists write the family name.
    let is_family = words.iter().any(|word| word.ends_with(',')) && place == 0;
    !is_family && (SHORT_BODIES.contains(&word) || letters > 3 || !initials)
}

fn letters_are_capital(word: &str) -> bool {
    word.chars()
        .filter(|c| c.is_alphabetic())
        .all(char::is_uppercase)
}

/// Whether all letters are Latin ones.
fn is_latin(text: &str) -> bool {
    text.chars()
        .filter(|c| c.is_alphabetic())
        .all(|c| matches!(c, '\0'..='\u{24f}' | '\u{250}'..='\u{2ff}' | '\u{1e00}'..='\u{1eff}'))
}

#[cfg(test)]
mod tests;
