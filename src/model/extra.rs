//! What an element holds that this version does not know.

use std::collections::BTreeMap;
use std::ops::Deref;

/// The fields, by name.
type Fields = BTreeMap<String, String>;

/// Fields that this version does not know, or could not read, by name.
///
/// The value is the RON text as the file has it, so that writing the timeline loses nothing. Nearly
/// all elements have none: then it is one empty pointer.
#[derive(Clone, Debug, Default)]
pub struct Extra(Option<Box<Fields>>);

impl Extra {
    /// Keeps a field; gives back what was kept under that name.
    pub fn insert(&mut self, name: String, raw: String) -> Option<String> {
        self.0.get_or_insert_default().insert(name, raw)
    }

    /// Takes all fields away.
    pub fn clear(&mut self) {
        self.0 = None;
    }

    /// Takes a field away.
    pub fn remove(&mut self, name: &str) -> Option<String> {
        let fields = self.0.as_mut()?;
        let removed = fields.remove(name);
        if fields.is_empty() {
            self.0 = None;
        }
        removed
    }
}

impl Deref for Extra {
    type Target = Fields;

    fn deref(&self) -> &Fields {
        static NONE: Fields = Fields::new();
        self.0.as_deref().unwrap_or(&NONE)
    }
}

impl PartialEq for Extra {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Extra {}

impl<'a> IntoIterator for &'a Extra {
    type Item = (&'a String, &'a String);
    type IntoIter = std::collections::btree_map::Iter<'a, String, String>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_taken_out_leaves_no_trace() {
        let mut extra = Extra::default();
        extra.insert("colour".into(), "Red".into());
        assert_eq!(extra.get("colour").map(String::as_str), Some("Red"));
        assert_eq!(extra.remove("colour").as_deref(), Some("Red"));
        assert_eq!(extra.remove("colour"), None);
        assert_eq!(extra, Extra::default());
        assert_eq!((&extra).into_iter().count(), 0);
    }
}
