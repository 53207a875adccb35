//! Takes the smallest pieces of a text that is as it should be: brackets, names, strings, numbers.

use crate::model::date::Zone;
use crate::model::{Pool, Text, Texts, When};
use foldhash::fast::RandomState;
use memchr::{memchr, memchr2};
use std::borrow::Cow;
use std::collections::HashMap;

/// A place in a text from which pieces are taken, one after the other.
///
/// Every method that gives `None` has met something that is not of the plain sort; where the cursor
/// stands then does not matter, since what was read so far is thrown away.
#[derive(Debug)]
pub struct Cursor<'a> {
    /// The whole text.
    pub(super) text: &'a str,
    /// The byte that comes next.
    pub(super) at: usize,
    /// The zone of dates that name none, if it is known already.
    pub(super) zone: Option<Zone>,
    /// What repeats in the file.
    pool: Pool,
    /// The lists of words that were read, by their text.
    lists: HashMap<&'a str, Texts, RandomState>,
}

/// Longer lists of words are read anew, in bytes.
const LONGEST_LIST: usize = 512;
/// So many lists are kept for the next element that has the same.
const MOST_KEPT: usize = 16_384;

impl<'a> Cursor<'a> {
    /// Takes pieces of `text` from the byte `at` on.
    pub(in crate::file) fn new(text: &'a str, at: usize, zone: Option<Zone>) -> Self {
        Self {
            text,
            at,
            zone,
            pool: Pool::default(),
            lists: HashMap::default(),
        }
    }

    /// The byte that comes next; none at the end.
    #[inline]
    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The bytes that are left.
    pub(super) fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// What the beginning of the element here looks like: the spaces before it on its line with the
    /// line feed before them, and all up to its bracket.
    pub(super) fn pattern(&self) -> &'a [u8] {
        let before = self.text.as_bytes().get(..self.at).unwrap_or_default();
        let blank = before.iter().rev();
        let blank = blank
            .take_while(|byte| matches!(byte, b' ' | b'\t'))
            .count();
        let begins_line = before.iter().rev().nth(blank) == Some(&b'\n');
        let start = if begins_line {
            self.at - blank - 1
        } else {
            self.at
        };
        let name = self
            .rest()
            .iter()
            .take_while(|byte| is_of_word(**byte))
            .count();
        let end = self.at + name + 1;
        self.text.as_bytes().get(start..end).unwrap_or_default()
    }

    /// The text from `start` up to here.
    pub(super) fn since(&self, start: usize) -> Option<&'a str> {
        self.text.get(start..self.at)
    }

    /// Goes over this byte, if it comes next.
    #[inline]
    pub(super) fn take(&mut self, byte: u8) -> bool {
        let comes = self.peek() == Some(byte);
        self.at += usize::from(comes);
        comes
    }

    /// Goes over spaces and comments.
    #[inline]
    pub(super) fn trivia(&mut self) -> Option<()> {
        loop {
            match self.peek() {
                Some(b' ' | b'\n' | b'\t' | b'\r' | 0x0b | 0x0c) => self.at += 1,
                Some(b'/') => self.comment()?,
                _ => return Some(()),
            }
        }
    }

    #[cold]
    pub(super) fn comment(&mut self) -> Option<()> {
        match self.rest() {
            [b'/', b'/', line @ ..] => {
                self.at += 2 + memchr(b'\n', line).unwrap_or(line.len());
                Some(())
            }
            [b'/', b'*', ..] => self.block_comment(),
            _ => None,
        }
    }

    /// Goes over a block comment, which may hold others.
    fn block_comment(&mut self) -> Option<()> {
        let mut level = 0_usize;
        loop {
            match self.rest() {
                [b'/', b'*', ..] => {
                    level += 1;
                    self.at += 2;
                }
                [b'*', b'/', ..] => {
                    level = level.checked_sub(1)?;
                    self.at += 2;
                    if level == 0 {
                        return Some(());
                    }
                }
                [_, rest @ ..] => self.at += 1 + memchr2(b'/', b'*', rest)?,
                [] => return None,
            }
        }
    }

    /// Goes over attributes such as `#![enable(implicit_some)]` at the head of a file.
    pub(super) fn attributes(&mut self) -> Option<()> {
        self.trivia()?;
        while let [b'#', b'!', attribute @ ..] = self.rest() {
            let end = memchr2(b']', b'\n', attribute)?;
            if memchr(b'"', attribute.get(..end)?).is_some() {
                return None;
            }
            self.at += 2 + end + 1;
            self.trivia()?;
        }
        Some(())
    }

    /// Takes a comma, or gives the closing bracket that stands in its place.
    #[inline]
    pub(super) fn comma_or(&mut self, closer: u8) -> Option<bool> {
        self.trivia()?;
        if self.take(b',') {
            self.trivia()?;
            return Some(self.take(closer));
        }
        self.take(closer).then_some(true)
    }

    /// Takes a name of ASCII letters, digits, `_`, `-`, `.` and `+`.
    #[inline]
    pub(super) fn name(&mut self) -> Option<&'a str> {
        let start = self.at;
        if !matches!(self.peek()?, b'a'..=b'z' | b'A'..=b'Z' | b'_') {
            return None;
        }
        self.at += 1;
        while let Some(byte) = self.peek()
            && is_of_word(byte)
        {
            self.at += 1;
        }
        // A letter beyond ASCII would belong to it, a quote or `#` make something else of it.
        match self.peek() {
            Some(128.. | b'"' | b'\'' | b'#') => None,
            _ => self.since(start),
        }
    }

    /// Takes the name of a field and its colon.
    #[inline]
    pub(super) fn key(&mut self) -> Option<&'a str> {
        let key = self.name()?;
        self.trivia()?;
        if !self.take(b':') {
            return None;
        }
        self.trivia()?;
        Some(key)
    }

    /// Takes the bracket of an element, after its name if that is written.
    #[inline]
    pub(super) fn open(&mut self, name: &str) -> Option<()> {
        if self.peek()? != b'(' {
            if self.name()? != name {
                return None;
            }
            self.trivia()?;
        }
        self.take(b'(').then_some(())
    }

    /// Takes a string between plain quotes.
    #[inline]
    pub(super) fn quoted(&mut self) -> Option<Cow<'a, str>> {
        if !self.take(b'"') {
            return None;
        }
        let start = self.at;
        let found = memchr2(b'"', b'\\', self.rest())?;
        self.at += found + 1;
        if self.text.as_bytes().get(start + found) == Some(&b'"') {
            return self.text.get(start..start + found).map(Cow::Borrowed);
        }
        self.escaped(start)
    }

    /// The rest of a string in which the first escape has just begun.
    #[cold]
    fn escaped(&mut self, start: usize) -> Option<Cow<'a, str>> {
        self.at += 1;
        loop {
            let found = memchr2(b'"', b'\\', self.rest())?;
            self.at += found + 1;
            if self.text.as_bytes().get(self.at - 1) == Some(&b'"') {
                break;
            }
            self.at += 1;
        }
        let inside = self.text.get(start..self.at - 1)?;
        plainly_unescaped(inside)
            .or_else(|| ron::from_str(self.text.get(start - 1..self.at)?).ok())
            .map(Cow::Owned)
    }

    /// Takes a string: here every text of the model comes from.
    #[inline]
    pub fn text(&mut self) -> Option<Text> {
        let text = self.quoted()?;
        Some(self.pool.text(&text))
    }

    /// Takes a date, in the zone of the file.
    pub fn when(&mut self) -> Option<When> {
        let text = self.quoted()?;
        let zone = self.zone.unwrap_or_default();
        self.pool.date(&text, zone).ok()
    }

    /// Takes a list of words. Lists repeat: equal ones share their words.
    pub fn words(&mut self) -> Option<Texts> {
        let start = self.at;
        if self.peek() != Some(b'[') {
            return None;
        }
        // What was a whole list before is one again.
        let near = self.rest();
        let near = near.get(..LONGEST_LIST).unwrap_or(near);
        let end = memchr(b']', near);
        if let Some(text) = end.and_then(|end| self.text.get(start..=start + end))
            && let Some(known) = self.lists.get(text)
        {
            self.at += text.len();
            return Some(known.clone());
        }
        let mut words = Texts::new();
        self.items(|cursor| {
            words.push(cursor.text()?);
            Some(())
        })?;
        let list = self.since(start)?;
        if self.lists.len() < MOST_KEPT && list.len() <= LONGEST_LIST {
            self.lists.insert(list, words.clone());
        }
        Some(words)
    }

    /// Takes a name that stands alone as a value.
    #[inline]
    pub fn bare_name(&mut self) -> Option<&'a str> {
        self.name()
    }

    /// Goes over `None`, if that comes next as a value.
    #[inline]
    pub fn none(&mut self) -> Option<bool> {
        match self.peek()? {
            b'N' => (self.name()? == "None").then_some(true),
            // `Some(…)`, which hardly anybody writes.
            b'S' => None,
            _ => Some(false),
        }
    }

    /// Takes a whole number without a sign and without zeros before it.
    pub fn number(&mut self) -> Option<u32> {
        let start = self.at;
        while let Some(byte) = self.peek()
            && is_of_word(byte)
        {
            self.at += 1;
        }
        let digits = self.since(start)?;
        let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit())
            && (digits.len() == 1 || !digits.starts_with('0'));
        let ends = !matches!(self.peek(), Some(128..|b'"'| b'\'' | b'#'));
        digits.parse().ok().filter(|_| is_plain && ends)
    }

    /// Takes a list: `take` takes each of its items.
    pub fn items(&mut self, mut take: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        if !self.take(b'[') {
            return None;
        }
        self.trivia()?;
        if self.take(b']') {
            return Some(());
        }
        loop {
            take(self)?;
            if self.comma_or(b']')? {
                return Some(());
            }
        }
    }
}

/// Whether a byte may stand in a name or a number.
fn is_of_word(byte: u8) -> bool {
    matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-' | b'.' | b'+')
}

/// The text without the backslashes before quotes and backslashes, and with the usual spaces; none
/// if there are other escapes.
fn plainly_unescaped(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((plain, escape)) = rest.split_once('\\') {
        out.push_str(plain);
        let mut characters = escape.chars();
        out.push(match characters.next()? {
            character @ ('"' | '\\' | '\'') => character,
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => return None,
        });
        rest = characters.as_str();
    }
    out.push_str(rest);
    Some(out)
}
