//! The order of a bibliography, and the letters that tell works of one author and year apart.

use super::work::Work;
use super::{Style, legal, runs::Runs};
use crate::model::{Name, Source, When};
use icu_normalizer::DecomposingNormalizerBorrowed;
use std::collections::HashMap;

/// What a source is sorted by.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    /// Its makers, family names first; else its title without a leading article.
    head: String,
    /// Where it stands among works of the same makers, see [`time`].
    time: (u8, i64, i64),
    title: String,
    /// How makers and year are written: what letters must tell apart.
    label: String,
}

impl Key {
    /// The key of a source in a style: that with which its item begins comes first.
    pub(super) fn of(style: Style, source: &Source) -> Self {
        let work = Work::new(source, None);
        let makers = match style {
            Style::Mla => work.writers().to_vec(),
            Style::Chicago | Style::AuthorDate => work.heads(),
            Style::Apa => work.makers(),
            Style::Legal | Style::Wikipedia | Style::Plain => work.authors.clone(),
        };
        // A comma ends a name, and nothing in a title.
        let of_title = |title: &str| folded(without_article(title)).replace(',', "");
        let title = of_title(work.title.as_deref().unwrap_or_default());
        // "The White House" is sorted under W, but "A News" is a name.
        let sorted = |name: &Name| {
            // Plain text has no name turned round.
            let name = match style {
                Style::Plain => name.spoken(),
                _ => name.inverted(),
            };
            folded(name.strip_prefix("The ").unwrap_or(&name))
        };
        let names: Vec<String> = makers.iter().map(sorted).collect();
        let is_law = work.is_legal()
            && matches!(
                style,
                Style::Chicago | Style::AuthorDate | Style::Apa | Style::Legal
            );
        let head = if is_law {
            let form = match style {
                Style::Apa => legal::Form::Apa,
                _ => legal::Form::Bluebook,
            };
            let law = legal::core(&work, form).to_text();
            of_title(&law)
        } else if names.is_empty() {
            title.clone()
        } else {
            names.join(";")
        };
        let label = if is_law || names.is_empty() {
            String::new()
        } else {
            let years = work.published.map_or_else(String::new, |date| date.years());
            format!("{} {years}", names.join(";"))
        };
        Self {
            head,
            time: time(style, source),
            title,
            label,
        }
    }
}

/// The place of a date among works of the same makers. APA has what has no date first, then the order
/// of time, in which a year alone stands before the days of that year (sections 9.46 and 9.47). In
/// Chicago only the year counts, and what has none comes last (13.112, 13.114 and 14.44). Elsewhere
/// the title follows at once.
fn time(style: Style, source: &Source) -> (u8, i64, i64) {
    let date = source.published.as_ref();
    let earliest = date.and_then(When::earliest);
    match (style, date.zip(earliest)) {
        (Style::Apa, Some((date, earliest))) => {
            let latest = date.latest().unwrap_or(i64::MAX);
            (1, earliest, latest.saturating_neg())
        }
        (Style::AuthorDate, Some((date, earliest))) => (0, date.zone().civil(earliest).year, 0),
        (Style::AuthorDate, None) => (1, 0, 0),
        _ => (0, 0, 0),
    }
}

/// Positions in the order of a style, each with its letter; equal ones stay in the order of the file.
pub(super) fn sorted(style: Style, sources: &[&Source]) -> Vec<(usize, String)> {
    let mut keys: Vec<(usize, Key)> = sources
        .iter()
        .enumerate()
        .map(|(place, source)| (place, Key::of(style, source)))
        .collect();
    keys.sort_by(|(_, one), (_, other)| one.cmp(other));
    if !matches!(style, Style::AuthorDate | Style::Apa) {
        return keys
            .into_iter()
            .map(|(place, _)| (place, String::new()))
            .collect();
    }
    // How many works have a label, and how many of them have their letter.
    let mut count: HashMap<&str, (usize, usize)> = HashMap::new();
    for (_, key) in &keys {
        count.entry(&key.label).or_default().0 += 1;
    }
    let lettered = keys.iter().map(|(place, key)| {
        let found = count.get_mut(key.label.as_str());
        let letter = match found.filter(|(all, _)| *all > 1 && !key.label.is_empty()) {
            Some((_, used)) => {
                *used += 1;
                letter(*used - 1)
            }
            None => String::new(),
        };
        (*place, letter)
    });
    lettered.collect()
}

/// The letter of one source among others.
pub(super) fn letter_of(style: Style, source: &Source, others: &[Source]) -> String {
    if !matches!(style, Style::AuthorDate | Style::Apa) {
        return String::new();
    }
    let own = Key::of(style, source).label;
    // Cheap to ask of a long list: nearly all fail at once.
    let alike = |other: &&Source| {
        other.authors == source.authors
            && (!source.authors.is_empty() || other.publisher == source.publisher)
            && Key::of(style, other).label == own
    };
    let alike: Vec<&Source> = others.iter().filter(alike).collect();
    let all = sorted(style, &alike);
    let found = all
        .into_iter()
        .find(|(place, _)| alike.get(*place).is_some_and(|other| other.id == source.id));
    found.map(|(_, letter)| letter).unwrap_or_default()
}

/// "a", "b", … "z", "aa", "ab", …
fn letter(mut number: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'a' + (number % 26) as u8));
        if number < 26 {
            break;
        }
        number = number / 26 - 1;
    }
    letters.iter().rev().collect()
}

/// In small letters, and without accents and spaces: all manuals sort letter by letter, up to a comma.
pub(super) fn folded(text: &str) -> String {
    let apart = DecomposingNormalizerBorrowed::new_nfkd().normalize(text);
    let letters = apart
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ',' | ';'));
    letters.flat_map(char::to_lowercase).collect()
}

fn without_article(title: &str) -> &str {
    let title = title.trim_start_matches(['“', '‘', '"', '\'', '«']);
    let articles = ["A ", "An ", "The "];
    articles
        .iter()
        .find_map(|article| title.strip_prefix(article))
        .unwrap_or(title)
}

/// The items of a bibliography: of the works cited in MLA, those by the author before are marked.
pub(super) fn items(style: Style, sources: &[&Source]) -> Vec<Runs> {
    let mut before: Option<&Source> = None;
    let mut items = Vec::with_capacity(sources.len());
    for (place, letter) in sorted(style, sources) {
        let Some(source) = sources.get(place) else {
            continue;
        };
        let work = Work::new(source, None);
        let repeats = before
            .is_some_and(|before| !work.writers().is_empty() && before.authors == source.authors);
        let item = super::item(style, source, &work, &letter, repeats);
        if !item.is_empty() {
            items.push(item);
        }
        before = Some(source);
    }
    items
}
