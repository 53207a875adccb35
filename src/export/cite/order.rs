//! The order of a bibliography, and the letters that tell works of one author and year apart.

use super::work::Work;
use super::{Style, runs::Runs};
use crate::model::Source;
use icu_normalizer::DecomposingNormalizerBorrowed;
use std::cmp::Ordering;

/// What a source is sorted by.
pub(super) struct Key {
    /// Its makers, family names first; else its title without a leading article.
    head: String,
    /// When, where the style sorts by that; what has no date comes first.
    year: Option<i64>,
    title: String,
    /// How makers and year are written: what letters must tell apart.
    label: String,
}

impl Key {
    /// The key of a source in a style.
    pub(super) fn of(style: Style, source: &Source) -> Self {
        let work = Work::new(source, None);
        let makers = match style {
            Style::Mla => work.authors.clone(),
            _ => work.makers(),
        };
        let title = folded(without_article(work.title.as_deref().unwrap_or_default()));
        let names: Vec<String> = makers.iter().map(|name| folded(&name.inverted())).collect();
        let by_title = names.is_empty() || (style == Style::Legal && work.is_legal());
        let head = if by_title {
            title.clone()
        } else {
            names.join("; ")
        };
        let by_year = matches!(style, Style::AuthorDate | Style::Apa);
        let year = source.published.as_ref().filter(|_| by_year);
        let label = if work.is_legal() || names.is_empty() {
            String::new()
        } else {
            let years = work.published.map_or_else(String::new, |date| date.years());
            format!("{} {years}", names.join("; "))
        };
        Self {
            head,
            year: year.and_then(|year| year.earliest()),
            title,
            label,
        }
    }

    /// The order of two keys.
    pub(super) fn compare(&self, other: &Self) -> Ordering {
        let Self {
            head,
            year,
            title,
            label: _,
        } = self;
        head.cmp(&other.head)
            .then_with(|| year.cmp(&other.year))
            .then_with(|| title.cmp(&other.title))
    }
}

/// Positions in the order of a style, each with its letter; equal ones stay in the order of the file.
pub(super) fn sorted(style: Style, sources: &[&Source]) -> Vec<(usize, String)> {
    let mut keys: Vec<(usize, Key)> = sources
        .iter()
        .enumerate()
        .map(|(place, source)| (place, Key::of(style, source)))
        .collect();
    keys.sort_by(|(_, one), (_, other)| one.compare(other));
    if !matches!(style, Style::AuthorDate | Style::Apa) {
        return keys
            .into_iter()
            .map(|(place, _)| (place, String::new()))
            .collect();
    }
    let mut count: std::collections::HashMap<&str, (usize, usize)> =
        std::collections::HashMap::new();
    for (_, key) in &keys {
        count.entry(&key.label).or_default().0 += 1;
    }
    // Within a year, letters follow the titles, not the days.
    let mut titles: Vec<usize> = (0..keys.len()).collect();
    titles.sort_by(|one, other| {
        let title = |place: &usize| keys.get(*place).map(|(_, key)| key.title.as_str());
        title(one).cmp(&title(other))
    });
    let mut letters = vec![String::new(); keys.len()];
    for place in titles {
        let Some((_, key)) = keys.get(place) else {
            continue;
        };
        let Some((all, used)) = count.get_mut(key.label.as_str()) else {
            continue;
        };
        if *all > 1 && !key.label.is_empty() {
            if let Some(slot) = letters.get_mut(place) {
                *slot = letter(*used);
            }
            *used += 1;
        }
    }
    let places = keys.iter().map(|(place, _)| *place);
    places.zip(letters).collect()
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

/// In small letters and without accents.
fn folded(text: &str) -> String {
    let apart = DecomposingNormalizerBorrowed::new_nfkd().normalize(text);
    let letters = apart
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | ',' | ';'));
    letters
        .flat_map(char::to_lowercase)
        .collect::<String>()
        .trim()
        .to_owned()
}

fn without_article(title: &str) -> &str {
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
            .is_some_and(|before| !work.authors.is_empty() && before.authors == source.authors);
        let item = super::item(style, source, &work, &letter, repeats);
        if !item.is_empty() {
            items.push(item);
        }
        before = Some(source);
    }
    items
}
