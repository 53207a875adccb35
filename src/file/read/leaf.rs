//! Reads strings, names and lists from the elements of the text.

use super::reader::{Reader, Step};
use crate::file::problem::{Code, Severity};
use crate::file::scan::{Kind, Tree};
use crate::file::words::quoted;
use crate::file::write::string_text;
use std::borrow::Cow;

impl<'a> Reader<'a> {
    /// Remembers that a value is not what the field wants, and how it is written.
    pub fn wrong_type(&mut self, tree: &Tree, at: usize, wanted: &str, help: String) {
        let found = match tree.node(at).map(|node| node.kind) {
            Some(Kind::Struct | Kind::Tuple) => "a bracket `(`",
            Some(Kind::List) => "a list `[`",
            Some(Kind::Map) => "a map `{`",
            Some(Kind::Text) => "text in quotes",
            Some(Kind::Name) => "a bare name",
            Some(Kind::Other) | None => "a number",
        };
        let field = quoted(self.field().unwrap_or_default());
        let message = format!("{field} wants {wanted}, and this is {found}");
        self.report(Code::WrongType, tree, at, message, Some(help));
    }

    /// The string at `at`. Numbers and names are taken as they are written, and reported.
    pub fn text(&mut self, tree: &Tree, at: usize) -> Option<Cow<'a, str>> {
        let node = *tree.node(at)?;
        let raw = self.slice(node.span);
        match node.kind {
            Kind::Text if node.broken => Some(raw.trim_matches('"').into()),
            Kind::Text => match plain_text(raw) {
                Some(text) => Some(text.into()),
                None => match self.options.from_str::<String>(raw) {
                    Ok(text) => Some(text.into()),
                    Err(error) => {
                        self.bad_text(tree, at, &error.code);
                        Some(raw.trim_matches('"').into())
                    }
                },
            },
            Kind::Name | Kind::Other => {
                if !node.broken {
                    let message = format!("{} should be in quotes", quoted(raw));
                    let bare = raw.trim_matches('\'');
                    let help = Some(format!("write {}", quoted(&string_text(bare))));
                    self.report(Code::WrongType, tree, at, message, help);
                }
                Some(raw.trim_matches('\'').into())
            }
            Kind::Struct | Kind::Tuple | Kind::List | Kind::Map => {
                let example = match self.field() {
                    Some("when" | "published" | "accessed" | "captured" | "as_of") => "2025-02-28",
                    _ => "…",
                };
                let help = format!("write `\"{example}\"`");
                self.wrong_type(tree, at, "text in quotes", help);
                None
            }
        }
    }

    /// Remembers a string with an escape that does not exist, at the place of the escape.
    fn bad_text(&mut self, tree: &Tree, at: usize, error: &ron::Error) {
        let span = tree.node(at).map(|node| node.span).unwrap_or_default();
        let raw = self.slice(span);
        let (place, escape) = bad_escape(raw).unwrap_or((0, raw));
        let start = span.start as usize + place;
        let (message, help) = match escape {
            "" => (
                format!("this string cannot be read: {error}"),
                "write it anew".to_owned(),
            ),
            escape if escape.starts_with("\\u") => (
                format!("{} is no character of Unicode", quoted(escape)),
                "write the character itself, or its number as in `\\u{2014}`".to_owned(),
            ),
            escape => (
                format!("{} means nothing in a string", quoted(escape)),
                "a backslash is written `\\\\`, or the whole string `r\"…\"`".to_owned(),
            ),
        };
        self.remember(
            Code::BadText,
            Severity::Error,
            Some(start..start + escape.len()),
            message,
            Some(help),
        );
    }

    /// The bare name at `at`; in quotes it is welcome, too. `known` are the names that would do.
    pub fn name(&mut self, tree: &Tree, at: usize, known: &str) -> Option<Cow<'a, str>> {
        let node = tree.node(at)?;
        match node.kind {
            Kind::Name => {
                let name = self.slice(node.span);
                Some(name.strip_prefix("r#").unwrap_or(name).into())
            }
            Kind::Text => self.text(tree, at),
            _ => {
                self.wrong_type(tree, at, "a name without quotes", format!("write {known}"));
                None
            }
        }
    }

    /// The list at `at`, with everything in it that can be read. Something that should be in a list
    /// and is not is taken as its only item; `element` is the name of what is in it, if that has fields.
    pub fn list<T>(
        &mut self,
        tree: &Tree,
        at: usize,
        element: Option<&str>,
        mut read: impl FnMut(&mut Self, &Tree, usize) -> Option<T>,
    ) -> Option<Vec<T>> {
        let node = tree.node(at)?;
        if node.kind != Kind::List {
            self.no_list(tree, at, element);
        }
        let items: Vec<usize> = match node.kind {
            Kind::List => tree.children(at).collect(),
            Kind::Tuple if node.name.is_empty() => tree.children(at).collect(),
            Kind::Struct if element.is_some() => vec![at],
            Kind::Text | Kind::Name if element.is_none() => vec![at],
            _ => return None,
        };
        let mut values = Vec::new();
        for (index, child) in items.into_iter().enumerate() {
            self.path.push(Step::Item(index));
            values.extend(read(self, tree, child));
            self.path.pop();
        }
        Some(values)
    }

    /// Remembers that there is no list where one should be.
    pub fn no_list(&mut self, tree: &Tree, at: usize, element: Option<&str>) {
        let node = tree.node(at).copied();
        let kind = node.map(|node| node.kind);
        let raw = node.map(|node| self.slice(node.span)).unwrap_or_default();
        let round = raw.strip_prefix('(').and_then(|raw| raw.strip_suffix(')'));
        let inside = round.filter(|_| kind == Some(Kind::Tuple)).unwrap_or(raw);
        let help = match element {
            Some(name) if kind != Some(Kind::Struct) => format!("write `[{name}(…)]`"),
            _ if inside.contains('\n') || inside.len() > 40 => {
                "put it between `[` and `]`".to_owned()
            }
            _ => format!("write {}", quoted(&format!("[{inside}]"))),
        };
        self.wrong_type(tree, at, "a list `[…]`", help);
    }
}

/// The first escape of a plain string that does not exist, and where it is.
fn bad_escape(raw: &str) -> Option<(usize, &str)> {
    let mut at = 0;
    while let Some(found) = raw.get(at..)?.find('\\') {
        let start = at + found;
        let rest = raw.get(start + 1..)?;
        let character = rest.chars().next()?;
        let length = match character {
            'u' => rest.find('}').map_or(1, |end| end + 1),
            'x' => 3,
            _ => character.len_utf8(),
        };
        let escape = raw.get(start..start + 1 + length)?;
        if ron::from_str::<String>(&format!("\"{escape}\"")).is_err() {
            return Some((start, escape));
        }
        at = start + 1 + length;
    }
    None
}

/// What is between plain quotes, if there is nothing to unescape.
pub(super) fn plain_text(raw: &str) -> Option<&str> {
    let inside = raw.strip_prefix('"')?.strip_suffix('"')?;
    (!inside.contains('\\')).then_some(inside)
}
