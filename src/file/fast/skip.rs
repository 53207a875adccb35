//! Goes over an element that is left to the tolerant reader.

use super::Cursor;
use memchr::{memchr, memchr2};

impl Cursor<'_> {
    /// Goes over a bracket with all that is in it, and over the name before it, without a look at
    /// the values. Strings and comments may be of any sort.
    pub(super) fn skip_element(&mut self) -> Option<()> {
        if self.peek()? != b'(' {
            self.name()?;
            self.trivia()?;
        }
        let mut level = 0_usize;
        loop {
            match self.peek()? {
                b'(' | b'[' | b'{' => level += 1,
                b')' | b']' | b'}' => {
                    level = level.checked_sub(1)?;
                    if level == 0 {
                        self.at += 1;
                        return Some(());
                    }
                }
                b'"' => {
                    self.skip_string()?;
                    continue;
                }
                b'/' => {
                    self.comment()?;
                    continue;
                }
                // It may hold a quote or a bracket.
                b'\'' => return None,
                _ if level == 0 => return None,
                _ => {}
            }
            self.at += 1;
        }
    }

    /// Goes over a string, which is raw if what was gone over last says so.
    fn skip_string(&mut self) -> Option<()> {
        let before = self.text.as_bytes().get(..self.at)?;
        let hashes = before.iter().rev().take_while(|byte| **byte == b'#');
        let hashes = hashes.count();
        let is_raw = before.iter().rev().nth(hashes) == Some(&b'r');
        self.at += 1;
        if !is_raw {
            loop {
                let found = memchr2(b'"', b'\\', self.rest())?;
                self.at += found + 1;
                if self.text.as_bytes().get(self.at - 1) == Some(&b'"') {
                    return Some(());
                }
                self.at += 1;
            }
        }
        loop {
            self.at += memchr(b'"', self.rest())? + 1;
            let after = self.rest().iter().take(hashes);
            if after.take_while(|byte| **byte == b'#').count() == hashes {
                self.at += hashes;
                return Some(());
            }
        }
    }
}
