//! From bytes to text: UTF-8 as it should be, and what people's programs write instead.

use std::borrow::Cow;

/// How the bytes of a file stand for characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Charset {
    /// As it should be, apart from single bytes that may be wrong.
    Utf8,
    /// Two bytes a character, the higher one first or last.
    Utf16 { big: bool },
    /// Four bytes a character, the highest one first or last.
    Utf32 { big: bool },
    /// One byte a character: what Windows took for Western languages, Latin-1 included.
    Windows1252,
}

/// The byte order mark of UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// The text that the places of problems refer to: without byte order mark, and with replacement
/// characters for what cannot be read.
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    // Nearly always: then nobody has to guess.
    if Charset::wide(bytes).is_none()
        && let Ok(text) = std::str::from_utf8(without_mark(bytes))
    {
        return Cow::Borrowed(text);
    }
    match Charset::of(bytes) {
        Charset::Utf8 => String::from_utf8_lossy(without_mark(bytes)),
        Charset::Utf16 { big } => Cow::Owned(utf16(bytes, big)),
        Charset::Utf32 { big } => Cow::Owned(utf32(bytes, big)),
        Charset::Windows1252 => Cow::Owned(bytes.iter().copied().map(windows_1252).collect()),
    }
}

/// The text of the first bytes of a file, if they are UTF-8 but for a character that was cut.
pub(super) fn beginning(bytes: &[u8]) -> Option<&str> {
    let bytes = without_mark(bytes);
    if Charset::wide(bytes).is_some() {
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(bytes.get(..error.valid_up_to())?).ok()
        }
        Err(_) => None,
    }
}

/// The bytes of UTF-8 without a byte order mark.
pub(super) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(MARK).unwrap_or(bytes)
}

impl Charset {
    /// By its byte order mark, by its zero bytes, or because nothing in it is UTF-8.
    pub(super) fn of(bytes: &[u8]) -> Self {
        match Self::wide(bytes) {
            Some(wide) => wide,
            None if is_windows_1252(bytes) => Self::Windows1252,
            None => Self::Utf8,
        }
    }

    /// The one with more than one byte for each character, by its first bytes.
    fn wide(bytes: &[u8]) -> Option<Self> {
        Some(match bytes {
            [0xff, 0xfe, 0, 0, ..] => Self::Utf32 { big: false },
            [0, 0, 0xfe, 0xff, ..] => Self::Utf32 { big: true },
            [0xfe, 0xff, ..] | [0, 1..=255, 0, 1..=255, ..] => Self::Utf16 { big: true },
            [0xff, 0xfe, ..] | [1..=255, 0, 1..=255, 0, ..] => Self::Utf16 { big: false },
            _ => return None,
        })
    }

    /// Its name, for people.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 { .. } => "UTF-16",
            Self::Utf32 { .. } => "UTF-32",
            Self::Windows1252 => "Windows-1252",
        }
    }
}

/// Whether there are bytes beyond ASCII, none of them makes sense as UTF-8, and they read as letters:
/// not the end of a file that was cut off, and not what is no text at all.
fn is_windows_1252(bytes: &[u8]) -> bool {
    let mut broken = 0_usize;
    let mut rest = bytes;
    while let Err(error) = std::str::from_utf8(rest) {
        let (valid, after) = rest.split_at(error.valid_up_to());
        let Some(length) = error.error_len() else {
            return broken > 0 && valid.is_ascii();
        };
        broken += 1;
        let is_letter = |byte: &u8| windows_1252(*byte) != char::REPLACEMENT_CHARACTER;
        let wrong = after.get(..length).unwrap_or(after);
        if !valid.is_ascii() || !wrong.iter().all(is_letter) || valid.contains(&0) {
            return false;
        }
        rest = after.get(length..).unwrap_or_default();
    }
    broken > 0 && rest.is_ascii() && !rest.contains(&0)
}

/// The characters of Windows-1252 from 0x80 to 0x9f; the rest is Latin-1.
const HIGH: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž',
    '\u{fffd}', '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}',
    'ž', 'Ÿ',
];

fn windows_1252(byte: u8) -> char {
    let high = byte
        .checked_sub(0x80)
        .and_then(|place| HIGH.get(usize::from(place)));
    high.copied().unwrap_or_else(|| char::from(byte))
}

fn utf16(bytes: &[u8], big: bool) -> String {
    let units = bytes.chunks_exact(2).map(|pair| match (pair, big) {
        ([high, low], true) | ([low, high], false) => u16::from_be_bytes([*high, *low]),
        _ => 0,
    });
    let decoded = char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER));
    unmarked(decoded.collect())
}

fn utf32(bytes: &[u8], big: bool) -> String {
    let units = bytes.chunks_exact(4).map(|four| match *four {
        [a, b, c, d] if big => u32::from_be_bytes([a, b, c, d]),
        [a, b, c, d] => u32::from_le_bytes([a, b, c, d]),
        _ => 0,
    });
    let decoded = units.map(|unit| char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER));
    unmarked(decoded.collect())
}

/// The text without the byte order mark in front.
fn unmarked(mut text: String) -> String {
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    text
}
