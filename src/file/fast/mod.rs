//! Reads a timeline that is as it should be, at many times the speed of the tolerant reader.
//!
//! It takes exactly what the format is on the page: elements with their own name or none, known
//! fields at most once each, strings in plain quotes, dates that read, bare names that are known,
//! whole numbers, lists, commas, white space, comments. It looks at every byte once, keeps no tree, and asks for
//! memory only for the values.
//!
//! At anything else it gives up *on that element*, and the tolerant reader does that one, so that
//! messages, places and what is kept as `extra` are always the tolerant reader's. Where a bracket,
//! a comma or a quote is out of place it gives up on the whole file, and the scanner does the
//! outline: only that one can guess what was meant.
//!
//! Why it can be trusted: it goes by the same table of fields ([`super::schema`]) and never mends;
//! what it accepts, the scanner accepts without an error; and tests hold its timelines, problems and
//! outlines against the tolerant reader's for every file of the tests, for generated timelines and for random
//! changes of both.
//!
//! Long lists are cut into chunks that are read on several threads. A cut is a guess, made where a
//! line looks like the beginning of an element; it counts only if the chunk before it, read from a
//! beginning that counts, ends exactly there. So it never matters what stands inside of strings.

mod beginning;
mod chunks;
mod cursor;
mod outline;
mod skip;
mod walk;

pub(super) use beginning::beginning;
pub(super) use chunks::Gap;
pub use cursor::Cursor;
pub(super) use walk::{Walked, walk};

use super::schema::Element;
use std::ops::Range;

/// Reads the element that takes up this part of the text of a cursor, if all of it is of the plain sort.
pub(super) fn element_in<E: Element>(cursor: &mut Cursor<'_>, span: Range<usize>) -> Option<E> {
    cursor.at = span.start;
    element(cursor).filter(|_| cursor.at == span.end)
}

/// Takes one element, if all of it is of the plain sort.
pub fn element<E: Element>(cursor: &mut Cursor<'_>) -> Option<E> {
    cursor.open(E::NAME)?;
    let mut element = E::default();
    let mut seen = 0_u32;
    cursor.trivia()?;
    if cursor.take(b')') {
        return Some(element);
    }
    loop {
        let key = cursor.key()?;
        let field = 1 << element.read_field_fast(cursor, key)?;
        if seen & field != 0 {
            return None;
        }
        seen |= field;
        if cursor.comma_or(b')')? {
            return Some(element);
        }
    }
}
