//! Opens and closes brackets, also those that a broken text forgot.

use super::machine::{Frame, Machine, Naming, Stage};
use super::pieces::is_name_character;
use super::{Fault, Kind, Span, mend};

/// As far as guesses look back along a line or up the stack.
const FAR: usize = 512;
/// Brackets deeper than this are followed, but not looked at.
const DEEPEST: usize = 128;

impl Machine<'_, '_> {
    /// A bracket, whose name begins at `start`.
    pub(super) fn open(&mut self, opener: u8, start: usize) {
        if self.name_is_missing() {
            if let Some(list) = mend::list_around(self.stack) {
                self.unwind(list + 1, start);
                if let Some(frame) = self.stack.last_mut() {
                    frame.stage = Stage::Item;
                }
            } else if self
                .stack
                .last()
                .is_some_and(|frame| frame.stage == Stage::Item)
            {
                self.error(Fault::MissingName, start, self.lexer.at + 1);
                self.mark_broken();
            }
        }
        let open_at = self.lexer.at;
        let curly = opener == b'{' && start < open_at;
        self.begin_item(start, open_at + 1, false);
        let kind = match opener {
            b'[' => Kind::List,
            b'{' if !curly => Kind::Map,
            _ => Kind::Struct,
        };
        let opener = if curly { b'(' } else { opener };
        if curly {
            self.error(Fault::CurlyBracket, start, self.lexer.at + 1);
        }
        let name = if start < open_at {
            let name = self.text.get(start..open_at).unwrap_or_default();
            let length = name
                .find(|c: char| !is_name_character(c))
                .unwrap_or(name.len());
            Span::new(start, start + length)
        } else {
            Span::default()
        };
        if self.stack.len() == DEEPEST {
            self.error(Fault::TooDeep, start, open_at + 1);
            self.mark_broken();
        }
        let node = self.record(kind, start, open_at + 1, name);
        self.stack.push(Frame {
            opener,
            curly,
            open_at,
            start,
            node,
            stage: Stage::Item,
            naming: Naming::Open,
            key: Span::default(),
            last: None,
            last_value: None,
            last_broken: false,
            broken: curly,
        });
        self.lexer.at = open_at + 1;
    }

    pub(super) fn closer(&mut self, closer: u8) {
        let at = self.lexer.at;
        self.lexer.at += 1;
        let opener = match closer {
            b')' => b'(',
            b']' => b'[',
            _ => b'{',
        };
        let curly = (closer == b'}').then(|| self.curly_frame()).flatten();
        let index =
            curly.or_else(|| mend::opener_of(self.text, at, opener, self.stack, &self.lexer));
        if let Some(index) = index {
            self.unwind(index + 1, at);
            self.close_top(at + 1);
        } else if self.closes_by_mistake(opener, at) {
            self.error(Fault::WrongBracket, at, at + 1);
            self.mark_broken();
            self.close_top(at + 1);
        } else {
            self.error(Fault::StrayBracket, at, at + 1);
            self.mark_broken();
        }
    }

    /// The bracket that `}` closes, if that should have been `(`.
    fn curly_frame(&self) -> Option<usize> {
        let is_curly = |frame: &Frame| frame.curly || frame.opener == b'{';
        let first = self.stack.len().saturating_sub(FAR);
        let near = self.stack.get(first..)?;
        let innermost = near.iter().rposition(is_curly)?;
        let is_meant = near.get(innermost)?.curly;
        is_meant.then_some(first + innermost)
    }

    /// Whether a closing bracket of a sort that is not open closes what was opened on its line.
    fn closes_by_mistake(&self, opener: u8, at: usize) -> bool {
        let is_open = |frame: &Frame| frame.opener == opener;
        let top = self.stack.last().filter(|_| self.stack.len() > 1);
        top.is_some_and(|top| {
            let line = self
                .text
                .as_bytes()
                .get(top.open_at..at)
                .unwrap_or_default();
            line.len() < FAR
                && !line.contains(&b'\n')
                && !self.stack.iter().rev().take(FAR).any(is_open)
        })
    }

    /// Closes brackets that were never closed, until `count` are left.
    fn unwind(&mut self, count: usize, at: usize) {
        while self.stack.len() > count {
            if let Some(frame) = self.stack.last_mut() {
                frame.broken = true;
                let (start, open_at) = (frame.start, frame.open_at);
                self.error(Fault::Unclosed, start, open_at + 1);
            }
            self.close_top(at);
        }
    }

    fn close_top(&mut self, end: usize) {
        let Some(frame) = self.stack.pop() else {
            return;
        };
        if frame.stage == Stage::Value {
            let key = frame.key;
            self.error(Fault::MissingValue, key.start as usize, key.end as usize);
        }
        let broken = frame.broken || frame.stage == Stage::Value;
        let next = self.nodes.len() as u32;
        if let Some(node) = frame
            .node
            .and_then(|node| self.nodes.get_mut(node as usize))
        {
            node.span.end = end as u32;
            node.next = next;
            node.broken |= broken;
            if node.kind == Kind::Struct && frame.naming == Naming::Positional {
                node.kind = Kind::Tuple;
            }
        }
        let kind = match frame.opener {
            b'[' => Kind::List,
            b'{' => Kind::Map,
            _ => Kind::Struct,
        };
        self.end_item(frame.node, kind, frame.start);
        if broken {
            self.mark_broken();
        }
    }

    /// The text is at its end: closes what is still open.
    pub(super) fn close_rest(&mut self) {
        let count = self.stack.len();
        if let Some(frame) = self.stack.last() {
            self.error(Fault::Truncated(count), frame.start, frame.open_at + 1);
        }
        let reported = self.errors.len();
        while let Some(frame) = self.stack.last_mut() {
            frame.broken = true;
            self.close_top(self.end);
        }
        self.errors.truncate(reported);
    }
}
