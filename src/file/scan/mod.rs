//! Where each element of a RON text begins and ends, comments included. Knows nothing of values.
//!
//! One pass, linear in the text, without recursion. Broken text is reported and then read on: a
//! bracket that is missing or too many, a quote that was forgotten, a comma that is not there cost
//! the element that they are in and, as far as can be guessed, nothing else.

mod brackets;
mod fault;
mod lexer;
mod machine;
mod mend;
mod pieces;

pub use fault::{Fault, ScanError};

use std::ops::Range;

/// What sort of element it is, as far as its brackets and quotes say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `Name(field: value, …)`, with or without a name, with or without fields.
    Struct,
    /// `Name(value, …)`.
    Tuple,
    /// `[value, …]`.
    List,
    /// `{key: value, …}`; what is in it is not recorded.
    Map,
    /// A string, in quotes or raw.
    Text,
    /// A name: `Meeting`, `true`, `r#some-name`.
    Name,
    /// A number, a character, or whatever else stands alone.
    Other,
}

/// A stretch of the scanned text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Node {
    /// An element in which nothing is wrong.
    pub(super) fn new(kind: Kind, key: Span, name: Span, span: Span) -> Self {
        Self {
            kind,
            broken: false,
            key,
            name,
            span,
            next: 0,
        }
    }
}

impl Span {
    /// The span of these bytes. Texts of 4 GiB and more are refused before they are scanned.
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start: start as u32,
            end: end as u32,
        }
    }

    /// Whether it holds nothing.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// The span as a range of bytes.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The text in this span.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }
}

/// An element of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// What sort of element it is.
    pub kind: Kind,
    /// Whether something is wrong in it, other than in its values.
    pub broken: bool,
    /// The name of the field whose value it is, without `r#`; empty if it is no field's.
    pub key: Span,
    /// The name before its bracket; empty if there is none.
    pub name: Span,
    /// From its first byte (of the name, if it has one) to its last.
    pub span: Span,
    /// The number of the node after it and all that is in it.
    next: u32,
}

/// The elements of a text in their order, each before those that are in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    /// The number of the outermost element, if there is one.
    pub fn root(&self) -> Option<usize> {
        if self.nodes.is_empty() { None } else { Some(0) }
    }

    /// The element of that number.
    pub fn node(&self, index: usize) -> Option<&Node> {
        self.nodes.get(index)
    }

    /// Adds an element that ends with all that is added before [`Self::end`] is called; gives its number.
    pub(super) fn begin(&mut self, node: Node) -> usize {
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    /// Everything after the element of that number is in it.
    pub(super) fn end(&mut self, index: usize) {
        let next = self.nodes.len() as u32;
        if let Some(node) = self.nodes.get_mut(index) {
            node.next = next;
        }
    }

    /// Adds the elements of another tree, the outermost of which is the value of a field.
    pub(super) fn graft(&mut self, tree: &Self, key: Span) {
        let before = self.nodes.len() as u32;
        let grafted = tree.nodes.iter().map(|node| Node {
            next: before + node.next,
            ..*node
        });
        self.nodes.extend(grafted);
        if let Some(root) = self.nodes.get_mut(before as usize) {
            root.key = key;
        }
    }

    /// The numbers of the elements directly in another one.
    pub fn children(&self, index: usize) -> impl Iterator<Item = usize> {
        let end = self.nodes.get(index).map_or(0, |node| node.next as usize);
        let first = (index + 1 < end).then_some(index + 1);
        std::iter::successors(first, move |&child| {
            let next = self.nodes.get(child)?.next as usize;
            (next < end && next > child).then_some(next)
        })
    }
}

/// Scans the text in `range`, keeping nodes down to `depth` brackets (the outermost element has
/// depth 0), and appends what is wrong to `errors`.
pub fn scan(text: &str, range: Range<usize>, depth: usize, errors: &mut Vec<ScanError>) -> Tree {
    let mut tree = Tree::default();
    Scanner::default().scan(text, range, depth, errors, &mut tree);
    tree
}

/// Where the next thing begins that is neither a space nor a comment; the end of the text if there
/// is none.
pub fn after_trivia(text: &str, at: usize) -> usize {
    let mut lexer = lexer::Lexer::new(text, at, text.len());
    lexer.skip_trivia();
    lexer.at
}

/// Whether brackets of a text are nested nearly as deep as anybody looks, so that a few levels more are too
/// many. Those in strings and comments count, too, unless the whole text is a string.
pub fn is_nested_deep(text: &str) -> bool {
    const DEEP: usize = 100;
    if text.starts_with(['"', 'r']) {
        return false;
    }
    let mut depth = 0_usize;
    text.bytes().any(|byte| {
        match byte {
            b'[' | b'(' | b'{' => depth += 1,
            b']' | b')' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > DEEP
    })
}

/// Scans many texts without asking for new memory each time.
#[derive(Debug, Default)]
pub struct Scanner {
    stack: Vec<machine::Frame>,
}

impl Scanner {
    /// Like [`scan`], into a tree whose old nodes are dropped.
    pub fn scan(
        &mut self,
        text: &str,
        range: Range<usize>,
        depth: usize,
        errors: &mut Vec<ScanError>,
        tree: &mut Tree,
    ) {
        tree.nodes.clear();
        self.stack.clear();
        let nodes = &mut tree.nodes;
        machine::Machine::new(text, range, depth, errors, (nodes, &mut self.stack)).run();
    }
}

#[cfg(test)]
mod tests;
