//! Fitting sources from elsewhere into the registry of a timeline: one that is there already is cited
//! again, and an id that is taken gets a number.

use crate::model::{Source, TakenIds, Text, Timeline};
use std::collections::HashMap;
use url::Url;

/// Sources from elsewhere, and what a timeline has of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fitted {
    /// Those that the timeline does not have, with ids that are free.
    pub new: Vec<Source>,
    /// The id of each source under which it can be cited, in the order in which they were given.
    pub ids: Vec<Text>,
}

/// Compares sources with the registry of a timeline, by address, then by identifier and title.
pub fn fit(timeline: &Timeline, sources: Vec<Source>) -> Fitted {
    let mut taken = TakenIds::default();
    let mut known: HashMap<Key, Text> = HashMap::new();
    for source in &timeline.sources {
        taken.take(source.id.clone());
        for key in keys(source) {
            known.entry(key).or_insert_with(|| source.id.clone());
        }
    }
    let mut fitted = Fitted::default();
    // What others of the same batch call a source that gets another id.
    let mut renamed: HashMap<Text, Text> = HashMap::new();
    for mut source in sources {
        let found = keys(&source).into_iter().find_map(|key| known.get(&key));
        if let Some(id) = found.filter(|id| !id.is_empty()).cloned() {
            renamed.insert(source.id, id.clone());
            fitted.ids.push(id);
            continue;
        }
        let id = taken.free(&wanted_id(&source));
        for key in keys(&source) {
            known.entry(key).or_insert_with(|| id.clone());
        }
        renamed.insert(std::mem::replace(&mut source.id, id.clone()), id.clone());
        fitted.ids.push(id);
        fitted.new.push(source);
    }
    for source in &mut fitted.new {
        let origin = source.derived_from.as_ref().and_then(|id| renamed.get(id));
        source.derived_from = origin.cloned().or_else(|| source.derived_from.take());
    }
    fitted
}

/// What two entries of one document have in common.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    Address(String),
    Named(String, String),
}

fn keys(source: &Source) -> Vec<Key> {
    let address = source.url.as_deref().and_then(address);
    let identifier = source.identifier.as_ref().map(|text| text.to_lowercase());
    let named = identifier
        .map(|text| Key::Named(text.to_string(), source.title.to_lowercase().to_string()));
    address.map(Key::Address).into_iter().chain(named).collect()
}

/// An address without what makes no difference: its fragment, and a slash at its end.
fn address(url: &str) -> Option<String> {
    let mut url = Url::parse(url.trim()).ok()?;
    url.set_fragment(None);
    Some(url.as_str().trim_end_matches('/').to_owned())
}

/// The id of a source; made from its title if it has none.
fn wanted_id(source: &Source) -> Text {
    if source.id.trim().is_empty() {
        from_title(&source.title).into()
    } else {
        source.id.clone()
    }
}

/// The first words of a title, as ids are written.
fn from_title(title: &str) -> String {
    /// So many words make an id.
    const WORDS: usize = 5;
    let lower = title.to_lowercase();
    let words = lower
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let id = words.take(WORDS).collect::<Vec<_>>().join("-");
    if id.is_empty() {
        "source".to_owned()
    } else {
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(id: &str, url: &str, title: &str) -> Source {
        Source {
            id: id.into(),
            url: Some(url.into()).filter(|url: &Text| !url.is_empty()),
            title: title.into(),
            ..Source::default()
        }
    }

    #[test]
    fn a_document_that_is_there_is_cited_again() {
        let timeline = Timeline {
            sources: vec![source("a", "https://example.org/x/", "A")],
            ..Timeline::default()
        };
        let fitted = fit(
            &timeline,
            vec![source("b", "https://EXAMPLE.org/x#top", "B")],
        );
        assert_eq!((fitted.new.len(), fitted.ids), (0, vec!["a".into()]));
    }

    #[test]
    fn ids_that_are_taken_get_a_number_and_missing_ones_words() {
        let timeline = Timeline {
            sources: vec![source("a", "https://example.org/1", "A")],
            ..Timeline::default()
        };
        let mut repeats = source("", "", "Who Repeats: a Report");
        repeats.derived_from = Some("a".into());
        let new = vec![source("a", "https://example.org/2", "Other"), repeats];
        let fitted = fit(&timeline, new);
        assert_eq!(fitted.ids, ["a-2", "who-repeats-a-report"]);
        assert_eq!(fitted.new[1].derived_from.as_deref(), Some("a-2"));
    }
}
