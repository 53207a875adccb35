//! Where an element is in the text, from a path such as `events[17].citations[0].source`.

use super::scan::{Kind, Node, Tree, scan};
use std::cell::{LazyCell, RefCell};
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

/// The outermost element has depth 0, its fields 1, and what is in their lists 2.
pub const OUTLINE_DEPTH: usize = 2;
/// Elements are looked into this deep.
pub const ELEMENT_DEPTH: usize = 64;

/// Finds elements by their paths.
#[derive(Debug)]
pub struct Locator<'a> {
    text: &'a str,
    outline: LazyCell<Tree, Box<dyn FnOnce() -> Tree + 'a>>,
    items: RefCell<HashMap<usize, Rc<[usize]>>>,
    /// The item that was last looked into, and what is in it.
    inside: RefCell<Option<(usize, Tree)>>,
}

/// An element with what is directly in it: the fields of a struct, the items of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Itself.
    pub node: Node,
    /// What is in it, in the order of the text.
    pub children: Vec<Node>,
}

impl Element {
    fn of(tree: &Tree, index: usize) -> Option<Self> {
        let children = tree.children(index);
        Some(Self {
            node: *tree.node(index)?,
            children: children
                .filter_map(|child| tree.node(child).copied())
                .collect(),
        })
    }
}

/// A step of a path.
enum Part<'p> {
    Field(&'p str),
    Item(usize),
}

impl<'a> Locator<'a> {
    /// Looks into a text; `outline` gives its outermost elements, down to [`OUTLINE_DEPTH`], and is
    /// asked only if there is something to find.
    pub fn new(text: &'a str, outline: impl FnOnce() -> Tree + 'a) -> Self {
        Self {
            text,
            outline: LazyCell::new(Box::new(outline)),
            items: RefCell::default(),
            inside: RefCell::default(),
        }
    }

    /// The bytes of the element with this path, or of the nearest one around it. Of an element that
    /// spans several lines, only its head.
    pub fn locate(&self, path: &str) -> Option<Range<usize>> {
        let root = self.outline.root()?;
        let mut parts = parts(path);
        let (field, item) = match (parts.next(), parts.next()) {
            (Some(Part::Field(name)), Some(Part::Item(item))) => (name, item),
            (Some(Part::Field(name)), None) => {
                let found = field(self.text, &self.outline, root, name).unwrap_or(root);
                return Some(head(self.text, self.outline.node(found)?));
            }
            (Some(Part::Field(name)), Some(inner)) => {
                return match field(self.text, &self.outline, root, name) {
                    Some(found) => self.locate_inside(found, [inner].into_iter().chain(parts)),
                    None => Some(head(self.text, self.outline.node(root)?)),
                };
            }
            _ => return Some(head(self.text, self.outline.node(root)?)),
        };
        match self.item(root, field, item) {
            Ok(found) => self.locate_inside(found, parts),
            Err(nearest) => Some(head(self.text, self.outline.node(nearest)?)),
        }
    }

    /// The element with exactly this path, and what is in it; the empty path is that of the outermost
    /// element. Of a list that is given twice, the first is found.
    pub fn element(&self, path: &str) -> Option<Element> {
        let root = self.outline.root()?;
        let mut parts = parts(path).peekable();
        let Some(first) = parts.next() else {
            return Element::of(&self.outline, root);
        };
        let Part::Field(name) = first else {
            return None;
        };
        let mut found = field(self.text, &self.outline, root, name)?;
        if let Some(Part::Item(item)) = parts.peek() {
            found = self.item(root, name, *item).ok()?;
            parts.next();
        } else if parts.peek().is_none() {
            return Element::of(&self.outline, found);
        }
        let range = self.outline.node(found)?.span.range();
        let tree = scan(self.text, range, ELEMENT_DEPTH, &mut Vec::new());
        let mut index = tree.root()?;
        for part in parts {
            index = match part {
                Part::Field(name) => field(self.text, &tree, index, name)?,
                Part::Item(item) => tree.children(index).nth(item)?,
            };
        }
        Element::of(&tree, index)
    }

    /// The path of the outermost element around a byte, down to an item of one of its lists, and
    /// the number of that item.
    pub fn path_at(&self, at: usize) -> (String, Option<usize>) {
        let holds = |index: &usize| {
            self.outline.node(*index).is_some_and(|node| {
                let start = if node.key.is_empty() {
                    node.span.start
                } else {
                    node.key.start
                };
                (start as usize..=node.span.end as usize).contains(&at)
            })
        };
        let Some(root) = self.outline.root() else {
            return Default::default();
        };
        let fields: Vec<usize> = self.outline.children(root).filter(holds).collect();
        let field = fields
            .last()
            .and_then(|index| Some((*index, self.outline.node(*index)?)));
        let Some((index, field)) = field else {
            return Default::default();
        };
        let name = field.key.of(self.text);
        let is_before = |place: &usize| *place < index;
        let earlier = self.lists(root, name).take_while(is_before);
        let first: usize = earlier.map(|list| self.items_of(list).len()).sum();
        let items = self.items_of(index);
        let after = items.partition_point(|item| {
            self.outline
                .node(*item)
                .is_some_and(|node| node.span.start as usize <= at)
        });
        match after
            .checked_sub(1)
            .filter(|item| items.get(*item).is_some_and(holds))
        {
            Some(item) => {
                let item = first + item;
                (format!("{name}[{item}]"), Some(item))
            }
            None => (name.to_owned(), None),
        }
    }

    /// The fields of that name: there should be one.
    fn lists(&self, root: usize, name: &str) -> impl Iterator<Item = usize> {
        let is_named = move |child: &usize| {
            let node = self.outline.node(*child);
            node.is_some_and(|node| node.key.of(self.text) == name)
        };
        self.outline.children(root).filter(is_named)
    }

    /// The item of that number among the lists of that name, or else the nearest element to it.
    fn item(&self, root: usize, name: &str, item: usize) -> Result<usize, usize> {
        let mut nearest = root;
        let mut before = 0;
        // A list in the place of a timeline is one of events.
        let bare = self
            .outline
            .node(root)
            .filter(|node| node.kind == Kind::List);
        let bare = bare.map(|_| root);
        for list in bare.into_iter().chain(self.lists(root, name)) {
            nearest = list;
            let items = self.items_of(list);
            if let Some(found) = item.checked_sub(before).and_then(|place| items.get(place)) {
                return Ok(*found);
            }
            before += items.len();
        }
        Err(nearest)
    }

    /// What is in a list; something else is the only item of one.
    fn items_of(&self, list: usize) -> Rc<[usize]> {
        let mut items = self.items.borrow_mut();
        let items = items.entry(list).or_insert_with(|| {
            match self.outline.node(list).map(|node| node.kind) {
                Some(Kind::List | Kind::Tuple) => self.outline.children(list).collect(),
                _ => Rc::new([list]),
            }
        });
        Rc::clone(items)
    }

    /// The bytes of an element inside one whose inside is not scanned yet.
    fn locate_inside<'p>(
        &self,
        outer: usize,
        parts: impl Iterator<Item = Part<'p>>,
    ) -> Option<Range<usize>> {
        let mut inside = self.inside.borrow_mut();
        if inside.as_ref().is_none_or(|(last, _)| *last != outer) {
            let range = self.outline.node(outer)?.span.range();
            let tree = scan(self.text, range, ELEMENT_DEPTH, &mut Vec::new());
            *inside = Some((outer, tree));
        }
        let (_, tree) = inside.as_ref()?;
        let mut index = tree.root()?;
        for part in parts {
            let child = match part {
                Part::Field(name) => field(self.text, tree, index, name),
                Part::Item(item) => tree.children(index).nth(item),
            };
            let Some(child) = child else { break };
            index = child;
        }
        Some(head(self.text, tree.node(index)?))
    }
}

/// The bytes that show an element: all of a value, the first line of anything longer.
pub fn head(text: &str, node: &Node) -> Range<usize> {
    let range = node.span.range();
    let long = text.get(range.clone()).and_then(|text| text.find('\n'));
    match (long, node.kind) {
        (None, _) => range,
        (Some(line), Kind::Struct | Kind::Tuple) if !node.name.is_empty() => {
            let first_line = text.get(range.start..range.start + line);
            let bracket = first_line.and_then(|line| line.find(['(', '{']));
            range.start..bracket.map_or(node.name.end as usize, |bracket| range.start + bracket + 1)
        }
        (Some(_), Kind::Struct | Kind::Tuple | Kind::List | Kind::Map) => {
            range.start..range.start + 1
        }
        (Some(line), _) => range.start..range.start + line,
    }
}

fn field(text: &str, tree: &Tree, parent: usize, name: &str) -> Option<usize> {
    tree.children(parent)
        .find(|child| tree.node(*child).is_some_and(|n| n.key.of(text) == name))
}

/// The steps of a path.
fn parts(path: &str) -> impl Iterator<Item = Part<'_>> {
    path.split(['.', '['])
        .filter(|part| !part.is_empty())
        .map(|part| {
            let item = part
                .strip_suffix(']')
                .and_then(|number| number.parse().ok());
            item.map_or(Part::Field(part), Part::Item)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_elements_by_path() {
        let text = "Timeline(title: \"t\", check: Check(deny: [\"x\"]), events: [(id: \"a\"), /* , */ Event(\n id: \"b\",\n \
                    citations: [(source: \"s\", pin: \"p\")],\n)])";
        let outline = scan(text, 0..text.len(), OUTLINE_DEPTH, &mut Vec::new());
        let locator = Locator::new(text, || outline);
        let found = |path| &text[locator.locate(path).unwrap()];
        assert_eq!(found("title"), "\"t\"");
        assert_eq!(found("check.deny[0]"), "\"x\"");
        assert_eq!(found("check.allow[0]"), "Check(deny: [\"x\"])");
        assert_eq!(found("events[0]"), "(id: \"a\")");
        assert_eq!(found("events[1]"), "Event(");
        assert_eq!(found("events[1].citations[0].pin"), "\"p\"");
        assert_eq!(
            found("events[1].title"),
            "Event(",
            "what is missing is missing here"
        );
        assert_eq!(found("events[0].citations[0].pin"), "(id: \"a\")");
    }

    #[test]
    fn elements_are_found_by_exactly_their_path() {
        let text = "(check: (allow: [(rule: \"x\")]), events: [(id: \"a\"), (id: \"b\")])";
        let outline = scan(text, 0..text.len(), OUTLINE_DEPTH, &mut Vec::new());
        let locator = Locator::new(text, || outline);
        let found = |path| {
            let element = locator.element(path)?;
            Some((&text[element.node.span.range()], element.children.len()))
        };
        assert_eq!(found("").unwrap().1, 2);
        assert_eq!(found("check.allow"), Some(("[(rule: \"x\")]", 1)));
        assert_eq!(found("check.deny"), None);
        assert_eq!(found("events").unwrap().1, 2);
        assert_eq!(found("events[1].id"), Some(("\"b\"", 0)));
        assert_eq!(found("events[2]"), None);
    }
}
