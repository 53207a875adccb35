//! Words of texts, folded so that "Kovač", "kovac" and "KOVAČ" are the same.
//!
//! A word is a run of letters and digits. It is folded letter by letter: lower case, then
//! compatibility decomposition (NFKD, Unicode Standard Annex 15), and what sits above or below a
//! letter is dropped (marks of a combining class above zero). So "é" is "e", "й" is "и", "ё" is "е",
//! "ά" is "α", "İ" is "i", and points and harakat go; "ß" is "ss", "ø" is "o", and so on for letters
//! that Unicode takes for whole. Marks that make another sound stay: nukta, virama and the voicing of
//! kana ("か" begins "が", but is not the same). Korean syllables come apart into their letters, so
//! that one is found while it is typed.
//!
//! Han, kana, Thai, Lao, Burmese and Khmer are written without spaces: each two neighbouring
//! characters are a word there, and the last one is one by itself, as in the analysers of Lucene for
//! these scripts (Kwok, "Comparing Representations in Chinese Information Retrieval", SIGIR 1997, finds
//! pairs about as good as words from a dictionary). What is typed is taken apart in the same way.

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;
use std::ops::Range;

/// Of longer words, only so many bytes count.
const LONGEST: usize = 96;

const NFKD: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizerBorrowed::new_nfkd();
const CLASSES: CanonicalCombiningClassMapBorrowed<'static> =
    CanonicalCombiningClassMapBorrowed::new();

/// Calls `found` with every word of a text, folded; a word may come several times.
pub(super) fn each_word(text: &str, scratch: &mut String, mut found: impl FnMut(&str)) {
    if !text.is_ascii() {
        Splitter::new(|word: &str, _: &[Piece]| found(word)).split(text);
        return;
    }
    let words = text.split(|letter: char| !letter.is_ascii_alphanumeric());
    for word in words.filter(|word| !word.is_empty()) {
        scratch.clear();
        let longest = word.get(..LONGEST.min(word.len()));
        scratch.push_str(longest.unwrap_or(word));
        scratch.make_ascii_lowercase();
        found(scratch);
    }
}

/// Calls `found` with every word of a text, folded, and where its pieces come from.
pub(super) fn each_word_placed(text: &str, found: impl FnMut(&str, &[Piece])) {
    Splitter::new(found).split(text);
}

/// What a letter of a text became in a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Where it ends in the word.
    pub(super) end: usize,
    /// Where it came from.
    pub(super) from: Range<usize>,
}

/// What a character does to the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// It is part of a word.
    Letter,
    /// It is part of a word in a script without spaces.
    Unspaced,
    /// It is as if it were not there.
    Ignored,
    /// It stands between words.
    Space,
}

fn class(letter: char) -> Class {
    if letter.is_ascii() {
        return if letter.is_ascii_alphanumeric() {
            Class::Letter
        } else {
            Class::Space
        };
    }
    match letter {
        // Soft hyphens, joiners, marks of direction, selectors of a form.
        '\u{ad}'
        | '\u{34f}'
        | '\u{200c}'..='\u{200f}'
        | '\u{2060}'
        | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{e0100}'..='\u{e01ef}' => Class::Ignored,
        _ if is_dropped(letter) => Class::Ignored,
        _ if !is_kept(letter) => Class::Space,
        _ if is_unspaced(letter) => Class::Unspaced,
        _ => Class::Letter,
    }
}

/// Whether a mark is dropped: one that has a place above or below its letter.
fn is_dropped(letter: char) -> bool {
    // Of the fixed classes, nukta, kana voicing and virama stay.
    !matches!(CLASSES.get_u8(letter), 0 | 7..=9)
}

/// Whether a character is part of words: a letter, a digit, or a mark that is not dropped.
fn is_kept(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(CLASSES.get_u8(letter), 7..=9)
}

/// Whether a script is written without spaces between its words.
fn is_unspaced(letter: char) -> bool {
    matches!(letter,
        '\u{e00}'..='\u{eff}' // Thai, Lao
        | '\u{1000}'..='\u{109f}' // Burmese
        | '\u{1780}'..='\u{17ff}' // Khmer
        | '\u{2e80}'..='\u{312f}' // radicals, kana, Bopomofo
        | '\u{31a0}'..='\u{31ff}' // more Bopomofo and kana
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' // Han
        | '\u{f900}'..='\u{faff}' // Han, compatibility
        | '\u{ff66}'..='\u{ff9f}' // kana, half as wide
        | '\u{1b000}'..='\u{1b16f}' // kana, supplement
        | '\u{20000}'..='\u{3ffff}') // Han, extensions
}

/// Adds a letter to a word, folded.
fn fold(letter: char, word: &mut String) {
    if letter.is_ascii() {
        word.push(letter.to_ascii_lowercase());
        return;
    }
    for part in NFKD.normalize_iter(letter.to_lowercase()) {
        if is_dropped(part) || !is_kept(part) {
            continue;
        }
        match part {
            'ß' => word.push_str("ss"),
            'æ' => word.push_str("ae"),
            'œ' => word.push_str("oe"),
            'þ' => word.push_str("th"),
            'ø' => word.push('o'),
            'ł' => word.push('l'),
            'đ' | 'ð' => word.push('d'),
            'ħ' => word.push('h'),
            'ŧ' => word.push('t'),
            'ı' => word.push('i'),
            'ς' => word.push('σ'),
            // A sign such as "ℝ" comes apart into a capital.
            other => word.extend(other.to_lowercase()),
        }
    }
}

/// Takes a text apart, character by character.
struct Splitter<Found> {
    found: Found,
    word: String,
    pieces: Vec<Piece>,
    /// The last characters, at most two, of a run that is written without spaces: folded, and where
    /// they come from.
    run: Vec<(String, Range<usize>)>,
}

impl<Found: FnMut(&str, &[Piece])> Splitter<Found> {
    fn new(found: Found) -> Self {
        Self {
            found,
            word: String::new(),
            pieces: Vec::new(),
            run: Vec::new(),
        }
    }

    fn split(mut self, text: &str) {
        for (at, letter) in text.char_indices() {
            let from = at..at + letter.len_utf8();
            match class(letter) {
                Class::Letter => {
                    self.end_run();
                    self.push(letter, from);
                }
                Class::Unspaced => {
                    self.end_word();
                    self.push_to_run(letter, from);
                }
                Class::Ignored => {
                    let piece = self.pieces.last_mut().map(|piece| &mut piece.from);
                    let last = self.run.last_mut().map(|(_, from)| from);
                    if let Some(place) = last.or(piece) {
                        place.end = from.end;
                    }
                }
                Class::Space => {
                    self.end_run();
                    self.end_word();
                }
            }
        }
        self.end_run();
        self.end_word();
    }

    fn push(&mut self, letter: char, from: Range<usize>) {
        if self.word.len() < LONGEST {
            fold(letter, &mut self.word);
            let end = self.word.len();
            self.pieces.push(Piece { end, from });
        }
    }

    fn push_to_run(&mut self, letter: char, from: Range<usize>) {
        let mut folded = String::new();
        fold(letter, &mut folded);
        // A mark of its own belongs to what is before it.
        let is_mark = folded.chars().all(|part| CLASSES.get_u8(part) > 0);
        match self.run.last_mut() {
            Some((last, place)) if is_mark && last.len() < LONGEST => {
                last.push_str(&folded);
                place.end = from.end;
            }
            _ => {
                if self.run.len() > 1 {
                    self.put_run();
                    self.run.remove(0);
                }
                self.run.push((folded, from));
            }
        }
    }

    /// The characters at hand are a word.
    fn put_run(&mut self) {
        for (letters, from) in &self.run {
            self.word.push_str(letters);
            let (end, from) = (self.word.len(), from.clone());
            self.pieces.push(Piece { end, from });
        }
        self.end_word();
    }

    /// The run is over: its last pair is a word, and its last character.
    fn end_run(&mut self) {
        while !self.run.is_empty() {
            self.put_run();
            self.run.remove(0);
        }
    }

    fn end_word(&mut self) {
        if !self.word.is_empty() {
            (self.found)(&self.word, &self.pieces);
        }
        self.word.clear();
        self.pieces.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        each_word(text, &mut String::new(), |word| found.push(word.to_owned()));
        found
    }

    #[test]
    fn case_and_diacritics_do_not_count() {
        assert_eq!(
            words("Irena KOVAČ, João’s  U.S.-plan"),
            ["irena", "kovac", "joao", "s", "u", "s", "plan"]
        );
        assert_eq!(words("Straße STRASSE ẞ"), ["strasse", "strasse", "ss"]);
        assert_eq!(
            words("İstanbul ısı Øre Łódź Æon"),
            ["istanbul", "isi", "ore", "lodz", "aeon"]
        );
        assert_eq!(words("e\u{301}te\u{301} = été"), ["ete", "ete"]);
    }

    #[test]
    fn greek_and_cyrillic_fold_as_latin_does() {
        assert_eq!(words("Ὀδυσσεύς ΟΔΥΣΣΕΥΣ"), ["οδυσσευσ", "οδυσσευσ"]);
        assert_eq!(
            words("Чёрный ЧЕРНЫЙ Київ"),
            ["черныи", "черныи", "киів"].map(|word| {
                // The Ukrainian letter ї is і with two dots.
                word.to_owned()
            })
        );
    }

    #[test]
    fn scripts_without_spaces_give_pairs_of_characters() {
        assert_eq!(words("制裁法"), ["制裁", "裁法", "法"]);
        assert_eq!(words("法"), ["法"]);
        assert_eq!(words("G7峰会2025"), ["g7", "峰会", "会", "2025"]);
        assert_eq!(words("ｶﾞ"), words("ガ"), "half and full width");
    }

    #[test]
    fn what_nobody_sees_does_not_break_a_word() {
        assert_eq!(
            words("Ver\u{ad}trag می\u{200c}خواهم"),
            ["vertrag", "میخواهم"]
        );
        assert_eq!(words("\u{1}a\u{1}b"), ["a", "b"]);
    }

    #[test]
    fn the_ways_through_ascii_and_through_the_rest_agree() {
        for text in [
            "The Treasury's 2nd-quarter FOO_bar",
            &"x".repeat(300),
            "",
            "--",
        ] {
            let with_accent = words(&format!("{text} é"));
            let plain = words(text);
            assert_eq!(
                with_accent.strip_suffix(&["e".to_owned()]),
                Some(&plain[..]),
                "{text}"
            );
        }
    }

    #[test]
    fn pieces_say_where_a_word_comes_from() {
        let mut found = Vec::new();
        each_word_placed("Ein Gruß", |word, pieces| {
            found.push((word.to_owned(), pieces.last().cloned()));
        });
        let last = Piece { end: 5, from: 7..9 };
        assert_eq!(found[1], ("gruss".to_owned(), Some(last)));
    }
}
