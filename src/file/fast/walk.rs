//! Walks once through a text from the first byte to the last.

use super::Cursor;
use super::chunks::{self, Gap, List};
use super::outline::{Field, Items, Outline};
use crate::file::observer::Observer;
use crate::file::scan::{Kind, Node, Span};
use crate::file::schema::Element;
use crate::model::Timeline;
use crate::model::date::Zone;

/// What a walk through a text has found.
#[derive(Debug)]
pub(in crate::file) struct Walked {
    /// The timeline, with defaults in the place of [`Self::gaps`].
    pub(in crate::file) timeline: Timeline,
    /// Where its elements are.
    pub(in crate::file) outline: Outline,
    /// Whether dates that name no zone are in that of the file already, but for those of gaps.
    pub(in crate::file) is_zoned: bool,
}

impl Walked {
    /// The elements that the tolerant reader must read, by the list that they are in.
    pub(in crate::file) fn gaps<'a>(&self, text: &'a str) -> Vec<(&'a str, Vec<Gap>)> {
        let fields = self.outline.fields.iter();
        let gaps =
            fields.filter_map(|field| Some((field.key.of(text), &field.items.as_ref()?.gaps)));
        gaps.filter(|(_, gaps)| !gaps.is_empty())
            .map(|(key, gaps)| (key, gaps.clone()))
            .collect()
    }
}

/// The state of a walk.
pub(super) struct Walk<'a, 'o> {
    pub(super) cursor: Cursor<'a>,
    observer: &'o dyn Observer,
    pub(super) timeline: Timeline,
    fields: Vec<Field>,
    /// Whether a date was read before the zone of the file was known.
    pub(super) has_early_dates: bool,
}

/// Reads a whole text, if its outline is of the plain sort; none too if nobody waits for it any
/// more.
pub(in crate::file) fn walk(text: &str, observer: &dyn Observer) -> Option<Walked> {
    let mut walk = Walk::new(text, observer);
    let (start, name) = walk.open()?;
    walk.content()?;
    let end = walk.cursor.at;
    walk.cursor.trivia()?;
    if walk.cursor.peek().is_some() {
        return None;
    }
    let root = Node::new(Kind::Struct, Span::default(), name, Span::new(start, end));
    Some(Walked {
        timeline: walk.timeline,
        outline: Outline {
            root,
            fields: walk.fields,
        },
        is_zoned: !walk.has_early_dates,
    })
}

/// Goes over the comma after a field; says whether the timeline ends instead.
pub(super) fn is_timeline_over(cursor: &mut Cursor<'_>) -> Option<bool> {
    cursor.comma_or(b')')
}

impl<'a, 'o> Walk<'a, 'o> {
    /// At the first byte of a text.
    pub(super) fn new(text: &'a str, observer: &'o dyn Observer) -> Self {
        Self {
            cursor: Cursor::new(text, 0, None),
            observer,
            timeline: Timeline::default(),
            fields: Vec::new(),
            has_early_dates: false,
        }
    }

    /// Goes to the first field; gives where the timeline begins, and its name.
    pub(super) fn open(&mut self) -> Option<(usize, Span)> {
        self.cursor.attributes()?;
        let start = self.cursor.at;
        self.cursor.open(Timeline::NAME)?;
        let has_name = self.cursor.at - 1 > start;
        let name = if has_name {
            Span::new(start, start + Timeline::NAME.len())
        } else {
            Span::default()
        };
        self.cursor.trivia()?;
        Some((start, name))
    }

    /// Whether the tolerant reader must read some elements.
    pub(super) fn has_gaps(&self) -> bool {
        let mut lists = self.fields.iter().filter_map(|field| field.items.as_ref());
        lists.any(|items| !items.gaps.is_empty())
    }
}

impl Walk<'_, '_> {
    /// The fields between the brackets of the timeline.
    fn content(&mut self) -> Option<()> {
        if self.cursor.take(b')') {
            return Some(());
        }
        let mut seen = 0_u32;
        loop {
            let key_at = self.cursor.at;
            let key = self.cursor.key()?;
            let field = 1_u32 << Timeline::FIELDS.iter().position(|field| *field == key)?;
            if seen & field != 0 {
                return None;
            }
            seen |= field;
            self.field(key, key_at)?;
            if is_timeline_over(&mut self.cursor)? {
                return Some(());
            }
        }
    }

    /// Takes the value of the field whose name begins at `key_at`.
    pub(super) fn field(&mut self, key: &str, key_at: usize) -> Option<()> {
        let start = self.cursor.at;
        let items = match key {
            "views" => Some(take(self.list(false)?, &mut self.timeline.views)),
            "lanes" => Some(take(self.list(false)?, &mut self.timeline.lanes)),
            "kinds" => Some(take(self.list(false)?, &mut self.timeline.kinds)),
            "eras" => Some(take(self.list(false)?, &mut self.timeline.eras)),
            "sources" => Some(take(self.list(false)?, &mut self.timeline.sources)),
            "events" => Some(take(self.list(true)?, &mut self.timeline.events)),
            "stories" => Some(take(self.list(false)?, &mut self.timeline.stories)),
            _ => {
                self.timeline.read_field_fast(&mut self.cursor, key)?;
                None
            }
        };
        if key == "zone" {
            let named = self.timeline.zone.as_deref();
            self.cursor.zone = named.and_then(Zone::named);
        } else if self.cursor.zone.is_none() && HAVE_DATES.contains(&key) {
            self.has_early_dates = true;
        }
        self.fields.push(Field {
            key: Span::new(key_at, key_at + key.len()),
            span: Span::new(start, self.cursor.at),
            items,
        });
        Some(())
    }

    fn list<E: Element + Send>(&mut self, counted: bool) -> Option<List<E>> {
        chunks::list(&mut self.cursor, self.observer, counted)
    }
}

/// The fields in which dates may be.
const HAVE_DATES: [&str; 5] = ["as_of", "views", "eras", "sources", "events"];

/// Moves the values of a list to where they belong, and leaves where they are.
fn take<E>(list: List<E>, values: &mut Vec<E>) -> Items {
    let List {
        values: read,
        spans,
        gaps,
    } = list;
    *values = read;
    Items { spans, gaps }
}
