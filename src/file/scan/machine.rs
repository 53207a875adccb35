//! Follows the brackets of a text with a stack of its own, and records what is in them.

use super::lexer::Lexer;
use super::{Fault, Kind, Node, ScanError, Span};
use std::ops::Range;

/// More errors than this are not recorded.
const MOST_ERRORS: usize = 1_000;

/// What may come next between two brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// A field or a value.
    Item,
    /// The value of the field with this name.
    Value,
    /// A comma.
    Comma,
}

/// Whether the values between two brackets have names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Naming {
    /// Not known yet.
    Open,
    /// They have.
    Named,
    /// They have none.
    Positional,
}

/// A bracket that is open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// The bracket.
    pub(super) opener: u8,
    /// Whether it is written `{` and should be `(`.
    pub(super) curly: bool,
    /// Where the bracket is.
    pub(super) open_at: usize,
    pub(super) start: usize,
    pub(super) node: Option<u32>,
    pub(super) stage: Stage,
    pub(super) naming: Naming,
    pub(super) key: Span,
    pub(super) last: Option<u32>,
    /// What the last value was, and where it began.
    pub(super) last_value: Option<(Kind, usize)>,
    pub(super) last_broken: bool,
    pub(super) broken: bool,
}

/// The scanner at work.
pub(super) struct Machine<'a, 'e> {
    pub(super) text: &'a str,
    pub(super) lexer: Lexer<'a>,
    pub(super) end: usize,
    depth: usize,
    pub(super) errors: &'e mut Vec<ScanError>,
    pub(super) nodes: &'e mut Vec<Node>,
    pub(super) stack: &'e mut Vec<Frame>,
    complete: bool,
    /// How many strings were cut for want of a closing quote.
    pub(super) cuts: usize,
    /// Whether it is between the marks of a merge that was not finished.
    pub(super) merging: bool,
}

impl<'a, 'e> Machine<'a, 'e> {
    /// A scanner of this range that records nodes down to that depth.
    pub(super) fn new(
        text: &'a str,
        range: Range<usize>,
        depth: usize,
        errors: &'e mut Vec<ScanError>,
        (nodes, stack): (&'e mut Vec<Node>, &'e mut Vec<Frame>),
    ) -> Self {
        let end = range.end.min(text.len());
        Self {
            text,
            lexer: Lexer::new(text, range.start, end),
            end,
            depth,
            errors,
            nodes,
            stack,
            complete: false,
            cuts: 0,
            merging: false,
        }
    }

    /// Scans to the end.
    pub(super) fn run(mut self) {
        self.skip_attributes();
        loop {
            self.skip_trivia();
            let Some(byte) = self.lexer.byte(0) else {
                break;
            };
            if self.complete {
                self.error(Fault::AfterTheEnd, self.lexer.at, self.end);
                break;
            }
            match byte {
                b'(' | b'[' | b'{' => self.open(byte, self.lexer.at),
                b')' | b']' | b'}' => self.closer(byte),
                b',' => self.comma(),
                b';' => self.semicolon(),
                b':' if self.in_map() => self.lexer.at += 1,
                _ => self.piece(),
            }
        }
        self.close_rest();
    }

    pub(super) fn in_struct(&self) -> bool {
        self.stack.last().is_some_and(|frame| frame.opener == b'(')
    }

    fn in_map(&self) -> bool {
        self.stack.last().is_some_and(|frame| frame.opener == b'{')
    }

    /// Skips `#![…]` at the head of the file.
    fn skip_attributes(&mut self) {
        loop {
            self.skip_trivia();
            if self.lexer.byte(0) != Some(b'#') || self.lexer.byte(1) != Some(b'!') {
                return;
            }
            self.lexer.at += 2;
            while let Some(byte) = self.lexer.byte(0) {
                if byte == b'"' {
                    self.lexer.text();
                    continue;
                }
                self.lexer.skip_character();
                if byte == b']' || byte == b'\n' {
                    break;
                }
            }
        }
    }

    pub(super) fn skip_trivia(&mut self) {
        while let Some(start) = self.lexer.skip_trivia() {
            self.error(Fault::UnclosedComment, start, self.lexer.at);
            self.mark_broken();
        }
    }

    pub(super) fn error(&mut self, fault: Fault, start: usize, end: usize) {
        if fault == Fault::StrayText && self.goes_on_straying(start, end) {
            return;
        }
        if self.errors.len() < MOST_ERRORS {
            self.errors.push(ScanError {
                fault,
                span: Span::new(start, end),
            });
        }
    }

    /// Makes one of stray words that stand beside each other.
    fn goes_on_straying(&mut self, start: usize, end: usize) -> bool {
        let Some(last) = self.errors.last_mut() else {
            return false;
        };
        let between = self.text.get(last.span.end as usize..start);
        let is_beside = last.fault == Fault::StrayText
            && between.is_some_and(|text| text.bytes().all(|byte| matches!(byte, b' ' | b'\t')));
        if is_beside {
            last.span.end = end as u32;
        }
        is_beside
    }

    /// The innermost open bracket holds something wrong.
    pub(super) fn mark_broken(&mut self) {
        if let Some(frame) = self.stack.last_mut() {
            frame.broken = true;
        }
    }

    /// What comes next is an item: reports a comma or a value that is missing before it.
    pub(super) fn begin_item(&mut self, start: usize, end: usize, is_field: bool) {
        let Some(frame) = self.stack.last_mut() else {
            return;
        };
        let fault = match frame.stage {
            Stage::Comma if frame.opener != b'{' => Some((Fault::MissingComma, start, end)),
            Stage::Value if is_field => Some((
                Fault::MissingValue,
                frame.key.start as usize,
                frame.key.end as usize,
            )),
            _ => None,
        };
        if let Some((fault, start, end)) = fault {
            frame.broken = true;
            frame.key = Span::default();
            self.error(fault, start, end);
        }
    }

    /// Whether a value here would have a field name, if there were one.
    pub(super) fn name_is_missing(&self) -> bool {
        self.stack.last().is_some_and(|frame| {
            frame.opener == b'(' && frame.naming == Naming::Named && frame.stage != Stage::Value
        })
    }

    /// A value from `start` to here.
    pub(super) fn value(&mut self, kind: Kind, start: usize) {
        let end = self.lexer.at;
        if self.name_is_missing() {
            self.stray(start);
            return;
        }
        if self.is_word_after_struct(kind) {
            self.mark_broken();
            self.error(Fault::StrayText, start, end);
            return;
        }
        self.begin_item(start, end, false);
        let node = self.record(kind, start, end, Span::default());
        self.end_item(node, kind, start);
    }

    /// Whether a word stands right after an element of a list, as prose does.
    fn is_word_after_struct(&self, kind: Kind) -> bool {
        matches!(kind, Kind::Name | Kind::Other)
            && self.stack.last().is_some_and(|frame| {
                frame.opener == b'['
                    && frame.stage == Stage::Comma
                    && matches!(frame.last_value, Some((Kind::Struct, _)))
            })
    }

    /// Records a node in the innermost open bracket.
    pub(super) fn record(
        &mut self,
        kind: Kind,
        start: usize,
        end: usize,
        name: Span,
    ) -> Option<u32> {
        let in_map = self.in_map();
        let parent_kept = self.stack.last().is_none_or(|frame| frame.node.is_some());
        let key = match self.stack.last_mut() {
            Some(frame) => {
                if frame.naming == Naming::Open {
                    frame.naming = Naming::Positional;
                }
                std::mem::take(&mut frame.key)
            }
            None => Span::default(),
        };
        if self.stack.len() > self.depth || in_map || !parent_kept {
            return None;
        }
        let index = self.nodes.len() as u32;
        let span = Span::new(start, end);
        self.nodes.push(Node {
            kind,
            broken: false,
            key,
            name,
            span,
            next: index + 1,
        });
        Some(index)
    }

    pub(super) fn end_item(&mut self, node: Option<u32>, kind: Kind, start: usize) {
        match self.stack.last_mut() {
            Some(frame) => {
                frame.stage = Stage::Comma;
                frame.last = node;
                frame.last_value = Some((kind, start));
                frame.last_broken = false;
            }
            None => self.complete = true,
        }
    }

    /// What is from `start` to here should not be there.
    pub(super) fn stray(&mut self, start: usize) {
        let end = self.lexer.at;
        let Some(frame) = self.stack.last().copied() else {
            let kind = Kind::Other;
            self.error(Fault::StrayText, start, end);
            self.record(kind, start, end, Span::default());
            self.complete = true;
            return;
        };
        self.mark_broken();
        match frame.stage {
            Stage::Comma => {
                self.break_last(end);
                match frame.last_value {
                    Some((Kind::Name | Kind::Other, value)) if self.is_word(start) => {
                        self.bare_words(value, end);
                    }
                    _ if !frame.last_broken => self.error(Fault::StrayText, start, end),
                    _ => {}
                }
            }
            Stage::Value => {
                self.error(Fault::StrayText, start, end);
                let node = self.record(Kind::Other, start, end, Span::default());
                self.end_item(node, Kind::Other, start);
                self.break_last(end);
            }
            Stage::Item if frame.naming == Naming::Named => {
                self.error(Fault::MissingName, start, end);
                if let Some(frame) = self.stack.last_mut() {
                    frame.stage = Stage::Comma;
                    frame.last = None;
                    frame.last_value = None;
                }
            }
            Stage::Item => self.error(Fault::StrayText, start, end),
        }
    }

    /// The last value of the innermost bracket is broken and reaches up to `end`.
    pub(super) fn break_last(&mut self, end: usize) {
        let Some(frame) = self.stack.last_mut() else {
            if let Some(root) = self.nodes.first_mut() {
                root.broken = true;
            }
            return;
        };
        frame.broken = true;
        frame.last_broken = true;
        if let Some(node) = frame
            .last
            .and_then(|last| self.nodes.get_mut(last as usize))
        {
            node.broken = true;
            node.span.end = node.span.end.max(end as u32);
        }
    }

    /// Whether a letter or a digit is at `start`.
    fn is_word(&self, start: usize) -> bool {
        let text = self.text.get(start..self.end).unwrap_or_default();
        text.starts_with(char::is_alphanumeric)
    }

    /// The words from `start` to `end` are one value without quotes.
    fn bare_words(&mut self, start: usize, end: usize) {
        match self.errors.last_mut() {
            Some(last) if last.fault == Fault::BareWords && last.span.start as usize == start => {
                last.span.end = end as u32;
            }
            _ => self.error(Fault::BareWords, start, end),
        }
    }

    /// Separates like a comma.
    fn semicolon(&mut self) {
        let at = self.lexer.at;
        self.error(Fault::StrayText, at, at + 1);
        match self.stack.last_mut() {
            Some(frame) if frame.stage == Stage::Comma => self.comma(),
            _ => self.lexer.at += 1,
        }
        self.mark_broken();
    }

    fn comma(&mut self) {
        let at = self.lexer.at;
        self.lexer.at += 1;
        let Some(frame) = self.stack.last_mut() else {
            self.error(Fault::StrayText, at, at + 1);
            return;
        };
        let stage = std::mem::replace(&mut frame.stage, Stage::Item);
        frame.last = None;
        frame.last_value = None;
        let key = std::mem::take(&mut frame.key);
        if frame.opener == b'{' || stage == Stage::Comma {
            return;
        }
        frame.broken = true;
        if stage == Stage::Value {
            self.error(Fault::MissingValue, key.start as usize, key.end as usize);
        } else {
            self.error(Fault::ExtraComma, at, at + 1);
        }
    }
}
