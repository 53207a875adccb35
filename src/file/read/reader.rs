//! Reads values from the elements of the text, one by one where they do not read as a whole.

use super::leaf::plain_text;
use crate::file::fast::{self, Cursor};
use crate::file::locate::{ELEMENT_DEPTH, head};
use crate::file::problem::{Code, Cure, Severity};
use crate::file::scan::{Kind, Node, Scanner, Span, Tree, is_nested_deep};
use crate::file::schema::Element;
use crate::file::words::{choices, nearest, quoted};
use crate::file::write::string_text;
use crate::model::{Extra, Pool, Text};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;

/// More problems than this are not listed one by one.
const MOST_PROBLEMS: usize = 10_000;
/// The field under which something is kept that should be an element and is none.
pub const UNREADABLE: &str = "unreadable";

/// Whether a field is there and could not be read: that is reported already.
pub(super) fn is_kept(extra: &Extra, field: &str) -> bool {
    extra.contains_key(field)
        || extra.keys().any(|key| {
            let kept = key
                .strip_prefix(UNREADABLE)
                .and_then(|rest| rest.strip_prefix('_'));
            kept == Some(field)
        })
}

/// A problem before its line is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What sort of problem it is.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// The element that it concerns.
    pub path: String,
    /// Where it is.
    pub span: Option<Range<usize>>,
    /// What is wrong.
    pub message: String,
    /// How to cure it.
    pub cure: Cure,
    /// The event that it concerns.
    pub event: Option<Text>,
}

/// The fields that an element has had so far.
#[derive(Debug, Default)]
pub(super) struct Seen<'a> {
    known: u32,
    unknown: BTreeSet<&'a str>,
}

impl<'a> Seen<'a> {
    /// Whether the field was there before; from now on it was.
    pub(super) fn again<E: Element>(&mut self, key: &'a str) -> bool {
        let Some(index) = E::FIELDS.iter().position(|field| *field == key) else {
            return !self.unknown.insert(key);
        };
        let bit = 1 << index;
        let again = self.known & bit != 0;
        self.known |= bit;
        again
    }
}

/// A step from an element to what is in it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step<'a> {
    /// To the field of this name.
    Field(&'a str),
    /// To the item of this number.
    Item(usize),
}

/// Reads values from a text, and remembers what was wrong.
pub struct Reader<'a> {
    text: &'a str,
    /// How values are read.
    pub(super) options: ron::Options,
    /// The way to what is being read.
    pub(super) path: Vec<Step<'a>>,
    event: Option<Text>,
    /// What repeats in the file.
    pub(in crate::file) pool: Pool,
    scanner: Scanner,
    tree: Tree,
    /// Reads elements of the plain sort; it keeps what repeats.
    cursor: Cursor<'a>,
    /// What was wrong so far.
    pub problems: Vec<Draft>,
    /// How many more problems there were.
    pub unlisted: usize,
    /// Whether elements of the plain sort are read fast.
    pub(super) is_fast: bool,
}

impl<'a> Reader<'a> {
    /// A reader of this text.
    pub fn new(text: &'a str) -> Self {
        let implicit = ron::extensions::Extensions::IMPLICIT_SOME;
        Self {
            text,
            options: ron::Options::default().with_default_extension(implicit),
            path: Vec::new(),
            event: None,
            pool: Pool::default(),
            scanner: Scanner::default(),
            tree: Tree::default(),
            cursor: Cursor::new(text, 0, None),
            problems: Vec::new(),
            unlisted: 0,
            is_fast: false,
        }
    }

    /// The text in a span.
    pub fn slice(&self, span: Span) -> &'a str {
        span.of(self.text)
    }

    /// The name of the field that is being read.
    pub fn field(&self) -> Option<&'a str> {
        self.path.iter().rev().find_map(|step| match step {
            Step::Field(name) => Some(*name),
            Step::Item(_) => None,
        })
    }

    /// Whether a field of an event itself is being read.
    pub fn in_event(&self) -> bool {
        matches!(
            self.path.as_slice(),
            [Step::Field("events"), Step::Item(_), Step::Field(_)]
        )
    }

    /// The path of what is being read.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for step in &self.path {
            match step {
                Step::Field(name) if path.is_empty() => path.push_str(name),
                Step::Field(name) => {
                    path.push('.');
                    path.push_str(name);
                }
                Step::Item(index) => {
                    write!(path, "[{index}]").ok();
                }
            }
        }
        path
    }

    /// Remembers an error in the element at `at`.
    pub fn report(
        &mut self,
        code: Code,
        tree: &Tree,
        at: usize,
        message: String,
        cure: impl Into<Cure>,
    ) {
        let span = tree.node(at).map(|node| head(self.text, node));
        self.remember(code, Severity::Error, span, message, cure);
    }

    /// Remembers a problem in what is being read.
    pub fn remember(
        &mut self,
        code: Code,
        severity: Severity,
        span: Option<Range<usize>>,
        message: String,
        cure: impl Into<Cure>,
    ) {
        let (path, event) = (self.path(), self.event.clone());
        self.add(Draft {
            code,
            severity,
            path,
            span,
            message,
            cure: cure.into(),
            event,
        });
    }

    /// Whether more problems are only counted.
    pub fn is_full(&self) -> bool {
        self.problems.len() >= MOST_PROBLEMS
    }

    /// Remembers a problem, unless there are too many already.
    pub fn add(&mut self, draft: Draft) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(draft);
        } else {
            self.unlisted += 1;
        }
    }

    /// Adds what another reader of the same text found wrong.
    pub fn take_problems(&mut self, other: Self) {
        let room = MOST_PROBLEMS.saturating_sub(self.problems.len());
        self.unlisted += other.unlisted + other.problems.len().saturating_sub(room);
        self.problems.extend(other.problems.into_iter().take(room));
    }

    /// The whole text.
    pub fn text_of_file(&self) -> &'a str {
        self.text
    }

    /// Reads what is in an element of the outline.
    pub fn inside<T>(&mut self, node: &Node, read: impl FnOnce(&mut Self, &Tree) -> T) -> T {
        let mut tree = std::mem::take(&mut self.tree);
        let errors = &mut Vec::new();
        let range = node.span.range();
        self.scanner
            .scan(self.text, range, ELEMENT_DEPTH, errors, &mut tree);
        let value = read(self, &tree);
        self.tree = tree;
        value
    }

    /// The element of the outline, if it is of the plain sort and that is asked for.
    pub(super) fn plain<E: Element>(&mut self, node: &Node) -> Option<E> {
        if !self.is_fast {
            return None;
        }
        fast::element_in(&mut self.cursor, node.span.range())
    }

    /// The element at `at`, field by field: one that cannot be read costs only itself.
    pub fn element<E: Element>(&mut self, tree: &Tree, at: usize) -> E {
        let mut element = E::default();
        let Some(node) = tree.node(at).copied() else {
            return element;
        };
        if !matches!(node.kind, Kind::Struct) {
            if !node.broken || node.kind == Kind::Tuple {
                let name = E::NAME;
                let message = format!("this should be `{name}(…)` with named fields");
                let first = E::FIELDS.first().unwrap_or(&"name");
                let help = Some(format!("write `{name}({first}: …, …)`"));
                self.report(Code::WrongType, tree, at, message, help);
            }
            element
                .extra_mut()
                .insert(UNREADABLE.to_owned(), self.raw(tree, at));
            return element;
        }
        self.check_name::<E>(node.name);
        let is_event = self.enter_event(tree, at);
        let mut seen = Seen::default();
        for child in tree.children(at) {
            let Some(node) = tree.node(child) else {
                continue;
            };
            let key = self.slice(node.key);
            if key.is_empty() {
                continue;
            }
            self.path.push(Step::Field(key));
            if seen.again::<E>(key) {
                let message = format!("{} is given twice", quoted(key));
                self.remember(
                    Code::DuplicateField,
                    Severity::Error,
                    Some(node.key.range()),
                    message,
                    Some("take one of them out".to_owned()),
                );
            } else if !self.field_of(&mut element, tree, key, child) {
                self.keep(&mut element, tree, key, child);
            }
            self.path.pop();
        }
        if is_event {
            self.event = None;
        }
        element
    }

    /// Reads one field; says whether that worked.
    pub fn field_of<E: Element>(
        &mut self,
        element: &mut E,
        tree: &Tree,
        key: &'a str,
        at: usize,
    ) -> bool {
        if E::FIELDS.contains(&key) {
            return element.read_field(self, tree, key, at);
        }
        let known = E::FIELDS.iter().copied();
        let kept = key
            .strip_prefix(UNREADABLE)
            .and_then(|rest| rest.strip_prefix('_'));
        let cure = match nearest(key, known.clone()) {
            _ if kept.is_some_and(|field| E::FIELDS.contains(&field)) => format!(
                "mend the text in it, and call it {}",
                quoted(kept.unwrap_or_default())
            )
            .into(),
            Some(known) => Cure::meant(known, known.to_owned()),
            None => format!(
                "{} has the fields {}",
                E::NAME,
                choices(known).replace(" or ", " and ")
            )
            .into(),
        };
        let message = format!("unknown field {}", quoted(key));
        let span = tree.node(at).map(|node| node.key.range());
        self.remember(Code::UnknownField, Severity::Warning, span, message, cure);
        false
    }

    /// Reports a struct that goes by another name.
    pub fn check_name<E: Element>(&mut self, name: Span) {
        let found = self.slice(name);
        if !found.is_empty() && found != E::NAME {
            let message = format!("this should be `{}(…)`, not {}", E::NAME, quoted(found));
            let help = format!("write `{}`, or leave the name out", E::NAME);
            self.remember(
                Code::WrongStruct,
                Severity::Error,
                Some(name.range()),
                message,
                Cure::with_fix(help, E::NAME.to_owned()),
            );
        }
    }

    /// From here on problems concern this event, if it is one and has an id.
    fn enter_event(&mut self, tree: &Tree, at: usize) -> bool {
        if !matches!(self.path.as_slice(), [Step::Field("events"), Step::Item(_)]) {
            return false;
        }
        let mut fields = tree.children(at).filter_map(|child| tree.node(child));
        let id = fields.find(|node| self.slice(node.key) == "id" && node.kind == Kind::Text);
        self.event = id
            .and_then(|node| plain_text(self.slice(node.span)))
            .map(Into::into);
        true
    }

    /// Keeps the text of a field that is not known or cannot be read. Text that would break a file
    /// is kept under another name, since in quotes it might be taken for the value of the field.
    pub fn keep<E: Element>(&self, element: &mut E, tree: &Tree, key: &str, at: usize) {
        let must_be_quoted = tree.node(at).is_none_or(|node| self.is_fragile(node));
        let name = if must_be_quoted && E::FIELDS.contains(&key) {
            format!("{UNREADABLE}_{key}")
        } else {
            key.to_owned()
        };
        element.extra_mut().insert(name, self.raw(tree, at));
    }

    /// The text of an element for keeping: what would break a file that it is written to, in quotes.
    fn raw(&self, tree: &Tree, at: usize) -> String {
        let Some(node) = tree.node(at) else {
            return String::new();
        };
        let raw = self.slice(node.span);
        if self.is_fragile(node) || raw.is_empty() {
            string_text(raw)
        } else {
            raw.to_owned()
        }
    }

    /// Whether the text of an element might break a file that it is written to, perhaps a few levels
    /// deeper than it stands now.
    fn is_fragile(&self, node: &Node) -> bool {
        node.broken || is_nested_deep(self.slice(node.span))
    }

    /// Reads what is in a field of the outermost element, or in an item of a list there.
    pub fn within<T>(
        &mut self,
        field: &'a str,
        item: Option<usize>,
        read: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let depth = self.path.len();
        self.path.push(Step::Field(field));
        self.path.extend(item.map(Step::Item));
        let value = read(self);
        self.path.truncate(depth);
        value
    }
}
