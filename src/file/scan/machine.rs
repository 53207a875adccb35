//! Follows the brackets of a text with a stack of its own, and records what is in them.

use super::lexer::{Closing, Lexer};
use super::{Fault, Kind, Node, ScanError, Span, mend};
use std::ops::Range;

/// Brackets deeper than this are followed, but not looked at.
const DEEPEST: usize = 128;
/// More errors than this are not recorded.
const MOST_ERRORS: usize = 1_000;

/// After so many strings without a closing quote no more of them are guessed.
const MOST_CUTS: usize = 64;

/// What may come next between two brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// A field or a value.
    Item,
    /// The value of the field with this name.
    Value,
    /// A comma.
    Comma,
}

/// Whether the values between two brackets have names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Naming {
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
    /// Where the bracket is.
    pub(super) open_at: usize,
    start: usize,
    node: Option<u32>,
    stage: Stage,
    naming: Naming,
    key: Span,
    last: Option<u32>,
    last_broken: bool,
    broken: bool,
}

/// The scanner at work.
pub(super) struct Machine<'a, 'e> {
    text: &'a str,
    lexer: Lexer<'a>,
    end: usize,
    depth: usize,
    errors: &'e mut Vec<ScanError>,
    nodes: &'e mut Vec<Node>,
    stack: &'e mut Vec<Frame>,
    complete: bool,
    cuts: usize,
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
                b':' if self.in_map() => self.lexer.at += 1,
                _ => self.piece(),
            }
        }
        self.close_rest();
    }

    fn in_struct(&self) -> bool {
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

    fn skip_trivia(&mut self) {
        while let Some(start) = self.lexer.skip_trivia() {
            self.error(Fault::UnclosedComment, start, self.lexer.at);
            self.mark_broken();
        }
    }

    fn error(&mut self, fault: Fault, start: usize, end: usize) {
        if self.errors.len() < MOST_ERRORS {
            self.errors.push(ScanError {
                fault,
                span: Span::new(start, end),
            });
        }
    }

    /// The innermost open bracket holds something wrong.
    fn mark_broken(&mut self) {
        if let Some(frame) = self.stack.last_mut() {
            frame.broken = true;
        }
    }

    /// Reads a string, a name, a number, or something that should not be there.
    fn piece(&mut self) {
        let start = self.lexer.at;
        if let Some(closing) = self.lexer.text() {
            self.string(start, closing);
        } else if self.lexer.quoted_character() {
            self.value(Kind::Other, start);
        } else if self.lexer.word() {
            self.word(start);
        } else if self.lexer.byte(0) == Some(b'#') && self.lexer.byte(1) == Some(b' ') {
            self.lexer.skip_line();
            self.error(Fault::StrayText, start, self.lexer.at);
            self.mark_broken();
        } else {
            self.skip_stray();
            self.stray(start);
        }
    }

    fn string(&mut self, start: usize, closing: Closing) {
        let cut = match closing {
            Closing::Cut => Some(self.lexer.at),
            Closing::Closed if self.cuts < MOST_CUTS => {
                mend::forgotten_quote(self.text, start, &self.lexer)
            }
            Closing::Closed => None,
        };
        if let Some(cut) = cut {
            let end = mend::trim_line(self.text, start, cut, self.stack);
            self.error(Fault::UnclosedText, start, end);
            self.cuts += 1;
            self.lexer.at = end;
        }
        self.value(Kind::Text, start);
        if cut.is_some() {
            self.break_last(self.lexer.at);
        }
    }

    /// A word is the name of a field, the name before a bracket, or a value.
    fn word(&mut self, start: usize) {
        let end = self.lexer.at;
        self.skip_trivia();
        match self.lexer.byte(0) {
            Some(mark @ (b':' | b'=')) if self.in_struct() => {
                if mark == b'=' {
                    self.error(Fault::StrayText, self.lexer.at, self.lexer.at + 1);
                    self.mark_broken();
                }
                self.lexer.at += 1;
                self.field(start, end);
            }
            Some(b'(') if is_name(self.text, start, end) => self.open(b'(', start),
            _ => {
                self.lexer.at = end;
                let kind = if is_name(self.text, start, end) {
                    Kind::Name
                } else {
                    Kind::Other
                };
                self.value(kind, start);
            }
        }
    }

    fn field(&mut self, start: usize, end: usize) {
        let raw = self
            .text
            .get(start..end)
            .is_some_and(|name| name.starts_with("r#"));
        let key = Span::new(if raw { start + 2 } else { start }, end);
        self.begin_item(start, end, true);
        if let Some(frame) = self.stack.last_mut() {
            frame.naming = Naming::Named;
            frame.stage = Stage::Value;
            frame.key = key;
        }
    }

    /// What comes next is an item: reports a comma or a value that is missing before it.
    fn begin_item(&mut self, start: usize, end: usize, is_field: bool) {
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
    fn name_is_missing(&self) -> bool {
        self.stack.last().is_some_and(|frame| {
            frame.opener == b'(' && frame.naming == Naming::Named && frame.stage != Stage::Value
        })
    }

    /// A value from `start` to here.
    fn value(&mut self, kind: Kind, start: usize) {
        let end = self.lexer.at;
        if self.name_is_missing() {
            self.stray(start);
            return;
        }
        self.begin_item(start, end, false);
        let node = self.record(kind, start, end, Span::default());
        self.end_item(node);
    }

    /// Records a node in the innermost open bracket.
    fn record(&mut self, kind: Kind, start: usize, end: usize, name: Span) -> Option<u32> {
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

    fn end_item(&mut self, node: Option<u32>) {
        match self.stack.last_mut() {
            Some(frame) => {
                frame.stage = Stage::Comma;
                frame.last = node;
                frame.last_broken = false;
            }
            None => self.complete = true,
        }
    }

    /// Goes over what no value begins with.
    fn skip_stray(&mut self) {
        if self.lexer.skip_single_quoted() {
            return;
        }
        self.lexer.skip_character();
        while let Some(byte) = self.lexer.byte(0) {
            if byte.is_ascii_whitespace() || b"()[]{},:\"/".contains(&byte) {
                break;
            }
            self.lexer.skip_character();
        }
    }

    /// What is from `start` to here should not be there.
    fn stray(&mut self, start: usize) {
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
                if !frame.last_broken {
                    self.error(Fault::StrayText, start, end);
                }
            }
            Stage::Value => {
                self.error(Fault::StrayText, start, end);
                let node = self.record(Kind::Other, start, end, Span::default());
                self.end_item(node);
                self.break_last(end);
            }
            Stage::Item if frame.naming == Naming::Named => {
                self.error(Fault::MissingName, start, end);
                if let Some(frame) = self.stack.last_mut() {
                    frame.stage = Stage::Comma;
                    frame.last = None;
                }
            }
            Stage::Item => self.error(Fault::StrayText, start, end),
        }
    }

    /// The last value of the innermost bracket is broken and reaches up to `end`.
    fn break_last(&mut self, end: usize) {
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

    fn comma(&mut self) {
        let at = self.lexer.at;
        self.lexer.at += 1;
        let Some(frame) = self.stack.last_mut() else {
            self.error(Fault::StrayText, at, at + 1);
            return;
        };
        let stage = std::mem::replace(&mut frame.stage, Stage::Item);
        frame.last = None;
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

    /// A bracket, whose name begins at `start`.
    fn open(&mut self, opener: u8, start: usize) {
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
        self.begin_item(start, open_at + 1, false);
        let kind = match opener {
            b'[' => Kind::List,
            b'{' => Kind::Map,
            _ => Kind::Struct,
        };
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
            open_at,
            start,
            node,
            stage: Stage::Item,
            naming: Naming::Open,
            key: Span::default(),
            last: None,
            last_broken: false,
            broken: false,
        });
        self.lexer.at = open_at + 1;
    }

    fn closer(&mut self, closer: u8) {
        let at = self.lexer.at;
        self.lexer.at += 1;
        let opener = match closer {
            b')' => b'(',
            b']' => b'[',
            _ => b'{',
        };
        if let Some(index) = mend::opener_of(self.text, at, opener, self.stack, &self.lexer) {
            self.unwind(index + 1, at);
            self.close_top(at + 1);
        } else {
            self.error(Fault::StrayBracket, at, at + 1);
            self.mark_broken();
        }
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
        self.end_item(frame.node);
        if broken {
            self.mark_broken();
        }
    }

    /// The text is at its end: closes what is still open.
    fn close_rest(&mut self) {
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

/// Whether the text in this range is a name, and no number.
fn is_name(text: &str, start: usize, end: usize) -> bool {
    let name = text.get(start..end).unwrap_or_default();
    let name = name.strip_prefix("r#").unwrap_or(name);
    name.starts_with(|first: char| first == '_' || first.is_alphabetic())
        && name.chars().all(is_name_character)
}

fn is_name_character(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '-' | '.' | '+' | '#')
}
