//! Where the elements of a timeline are that was read fast: the same tree that the scanner makes,
//! but made only when somebody asks for a place.

use super::chunks::Gap;
use crate::file::locate::OUTLINE_DEPTH;
use crate::file::scan::{Kind, Node, Span, Tree, scan};

/// Where the outermost elements of a timeline are.
#[derive(Debug)]
pub(in crate::file) struct Outline {
    /// The timeline.
    pub(super) root: Node,
    /// Its fields in their order.
    pub(super) fields: Vec<Field>,
}

/// A field of the timeline.
#[derive(Debug)]
pub(super) struct Field {
    /// Its name.
    pub(super) key: Span,
    /// Its value.
    pub(super) span: Span,
    /// What is in it, if that was read as a list of elements.
    pub(super) items: Option<Items>,
}

/// The elements of a list.
#[derive(Debug, Default)]
pub(super) struct Items {
    /// Where they are.
    pub(super) spans: Vec<Span>,
    /// Those that are not of the plain sort.
    pub(super) gaps: Vec<Gap>,
}

impl Outline {
    /// What the scanner makes of the text, down to [`OUTLINE_DEPTH`].
    pub(in crate::file) fn tree(&self, text: &str) -> Tree {
        let mut tree = Tree::default();
        let root = tree.begin(self.root);
        for field in &self.fields {
            let Some(items) = &field.items else {
                let value = scan(text, field.span.range(), OUTLINE_DEPTH - 1, &mut Vec::new());
                tree.graft(&value, field.key);
                continue;
            };
            let node = Node::new(Kind::List, field.key, Span::default(), field.span);
            let list = tree.begin(node);
            let mut gaps = items.gaps.iter().peekable();
            for (item, span) in items.spans.iter().enumerate() {
                let gap = gaps.next_if(|gap| gap.item == item);
                let node = gap.map_or_else(|| plain(text, *span), |gap| gap.node);
                let index = tree.begin(node);
                tree.end(index);
            }
            tree.end(list);
        }
        tree.end(root);
        tree
    }
}

/// An element of the plain sort.
fn plain(text: &str, span: Span) -> Node {
    let name = span.of(text);
    let length = name
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or_default();
    let name = if length == 0 {
        Span::default()
    } else {
        Span::new(span.start as usize, span.start as usize + length)
    };
    Node::new(Kind::Struct, Span::default(), name, span)
}
