//! Reads strings, names and lists from the elements of the text.

use super::reader::{Reader, Step};
use crate::file::problem::Code;
use crate::file::scan::{Kind, Tree};
use crate::file::words::quoted;
use crate::file::write::string_text;
use std::borrow::Cow;

impl<'a> Reader<'a> {
    /// Remembers that a value is not what the field wants.
    pub fn wrong_type(&mut self, tree: &Tree, at: usize, wanted: &str) {
        let found = match tree.node(at).map(|node| node.kind) {
            Some(Kind::Struct | Kind::Tuple) => "a bracket `(`",
            Some(Kind::List) => "a list `[`",
            Some(Kind::Map) => "a map `{`",
            Some(Kind::Text) => "text in quotes",
            Some(Kind::Name) => "a bare name",
            Some(Kind::Other) | None => "a number or a character",
        };
        let field = quoted(self.field().unwrap_or_default());
        let message = format!("{field} wants {wanted}, and this is {found}");
        let help = Some(format!("write {wanted}"));
        self.report(Code::WrongType, tree, at, message, help);
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
                        let message = format!("this string cannot be read: {}", error.code);
                        let help = "a backslash is written `\\\\`, or the string `r\"…\"`";
                        self.report(Code::BadText, tree, at, message, Some(help.into()));
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
                self.wrong_type(tree, at, "text in quotes");
                None
            }
        }
    }

    /// The bare name at `at`; in quotes it is welcome, too.
    pub fn name(&mut self, tree: &Tree, at: usize) -> Option<Cow<'a, str>> {
        let node = tree.node(at)?;
        match node.kind {
            Kind::Name => {
                let name = self.slice(node.span);
                Some(name.strip_prefix("r#").unwrap_or(name).into())
            }
            Kind::Text => self.text(tree, at),
            _ => {
                self.wrong_type(tree, at, "a bare name");
                None
            }
        }
    }

    /// The list at `at`, with everything in it that can be read.
    pub fn list<T>(
        &mut self,
        tree: &Tree,
        at: usize,
        mut read: impl FnMut(&mut Self, &Tree, usize) -> Option<T>,
    ) -> Option<Vec<T>> {
        let node = tree.node(at)?;
        if node.kind != Kind::List {
            self.wrong_type(tree, at, "a list `[…]`");
            return None;
        }
        let mut values = Vec::new();
        for (index, child) in tree.children(at).enumerate() {
            self.path.push(Step::Item(index));
            values.extend(read(self, tree, child));
            self.path.pop();
        }
        Some(values)
    }
}

/// What is between plain quotes, if there is nothing to unescape.
pub(super) fn plain_text(raw: &str) -> Option<&str> {
    let inside = raw.strip_prefix('"')?.strip_suffix('"')?;
    (!inside.contains('\\')).then_some(inside)
}
