//! Values that repeat are stored once: words, lists of words, dates.
//!
//! A file of a million events names the same few people, places and publishers, and the same few
//! thousand days. A [`Pool`] is asked while a file is read, one by each thread, and gives out clones
//! of what was met lately.
//!
//! It is a direct-mapped cache (each value has one slot, by its hash, and takes it from whatever was
//! there), not a table of all: asking costs one hash and one comparison whether or not anything
//! repeats, and it never grows. What repeats is met again before long, so that it is stored a few
//! times at worst.

use super::date::{DateError, Zone};
use super::{Text, Texts, When};
use hashbrown::DefaultHashBuilder;
use std::hash::{BuildHasher as _, Hash};

/// Slots for words and for lists; 64 KiB each.
const WORDS: usize = 4_096;
/// Slots for dates: more than the days of ten years; 64 KiB.
const DATES: usize = 8_192;
/// Longer text, in bytes, is prose, which does not repeat.
const LONGEST: usize = 64;

/// Gives out clones of values that it was asked for lately.
#[derive(Debug, Default)]
pub struct Pool {
    hasher: DefaultHashBuilder,
    words: Slots<Text, WORDS>,
    lists: Slots<Texts, WORDS>,
    dates: Slots<When, DATES>,
}

impl Pool {
    /// The same text, shared if it was met before. Text that is short enough to stand in a [`Text`],
    /// and long text, is not looked for.
    pub fn text(&mut self, text: &str) -> Text {
        if text.len() <= Text::INLINE_LIMIT || text.len() > LONGEST {
            return text.into();
        }
        let hash = self.hash(text);
        let met = self.words.find(hash, |met| met == text);
        met.unwrap_or_else(|| self.words.keep(hash, text.into()))
    }

    /// The same list, shared if it was met before.
    pub fn texts(&mut self, list: Vec<Text>) -> Texts {
        if list.is_empty() {
            return Texts::new();
        }
        let hash = self.hash(&list);
        let met = self.lists.find(hash, |met| **met == *list);
        met.unwrap_or_else(|| self.lists.keep(hash, list.into()))
    }

    /// Reads a date, as [`When::parse_in`]; one that was met before is not read again.
    ///
    /// # Errors
    /// As [`When::parse`].
    pub fn date(&mut self, text: &str, zone: Zone) -> Result<When, DateError> {
        let hash = self.hash(text);
        match self.dates.find(hash, |met| met.is(text, zone)) {
            Some(met) => Ok(met),
            None => Ok(self.dates.keep(hash, When::parse_in(text, zone)?)),
        }
    }

    /// The same date in a zone, as [`When::in_zone`]; one that was met before is shared.
    pub fn in_zone(&mut self, when: &When, zone: Zone) -> When {
        let hash = self.hash(when.text());
        let met = self.dates.find(hash, |met| met.is(when.text(), zone));
        met.unwrap_or_else(|| self.dates.keep(hash, when.in_zone(zone)))
    }

    fn hash(&self, value: impl Hash) -> u64 {
        self.hasher.hash_one(value)
    }
}

/// `SIZE` slots, or none before the first value is kept.
#[derive(Debug)]
struct Slots<T, const SIZE: usize>(Vec<Option<T>>);

impl<T, const SIZE: usize> Default for Slots<T, SIZE> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Clone, const SIZE: usize> Slots<T, SIZE> {
    fn find(&self, hash: u64, is_it: impl Fn(&T) -> bool) -> Option<T> {
        let met = self.0.get(Self::place(hash))?.as_ref();
        met.filter(|met| is_it(met)).cloned()
    }

    fn keep(&mut self, hash: u64, value: T) -> T {
        if self.0.is_empty() {
            self.0.resize(SIZE, None);
        }
        if let Some(slot) = self.0.get_mut(Self::place(hash)) {
            *slot = Some(value.clone());
        }
        value
    }

    fn place(hash: u64) -> usize {
        hash as usize % SIZE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: &str = "The International Atomic Energy Agency";

    fn new_york() -> Zone {
        Zone::named("America/New_York").unwrap()
    }

    #[test]
    fn what_repeats_is_stored_once() {
        let mut pool = Pool::default();
        let (one, other) = (pool.text(NAME), pool.text(NAME));
        assert_eq!(one.as_ptr(), other.as_ptr());
        let list = || vec![Text::from("a"), NAME.into()];
        let (one, other) = (pool.texts(list()), pool.texts(list()));
        assert_eq!(one.as_ptr(), other.as_ptr());
        let mut date = || pool.date("2025-02-28", new_york()).unwrap();
        let (one, other) = (date(), date());
        assert_eq!(one.text().as_ptr(), other.text().as_ptr());
    }

    #[test]
    fn what_differs_stays_different() {
        let mut pool = Pool::default();
        for number in 0..3 * WORDS {
            let name = format!("{NAME} {number}");
            assert_eq!(pool.text(&name), name);
            assert_eq!(pool.texts(vec![name.as_str().into()]), [Text::from(name)]);
        }
        let zones = [Zone::Utc, new_york(), Zone::Utc];
        for zone in zones {
            let date = pool.date("2025-02-28", zone).unwrap();
            assert_eq!(date, When::parse_in("2025-02-28", zone).unwrap());
            assert_eq!(pool.in_zone(&date, new_york()), date.in_zone(new_york()));
        }
        assert!(pool.date("soon", Zone::Utc).is_err());
    }
}
