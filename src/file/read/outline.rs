//! Reads the outermost element, and the lists in it on several threads where they are long.

use super::guess;
use super::reader::{Reader, Seen, UNREADABLE};
use crate::file::fast::Gap;
use crate::file::locate::Locator;
use crate::file::problem::{Code, Severity};
use crate::file::scan::{Kind, Span, Tree};
use crate::file::schema::Element;
use crate::file::words::{quoted, suggestion};
use crate::model::Timeline;
use crate::model::date::Zone;
use std::num::NonZero;
use std::thread;

/// Lists shorter than this are read on one thread.
const WORTH_A_THREAD: usize = 512;
/// More threads than this do not help.
const MOST_THREADS: usize = 8;

/// Reads the timeline that the outermost element is, if it is one at all.
pub(super) fn read(reader: &mut Reader<'_>, tree: &Tree) -> Option<Timeline> {
    let mut timeline = Timeline::default();
    let root = tree.root()?;
    let node = tree.node(root)?;
    match node.kind {
        Kind::Struct if is_timeline(reader, tree, root) => {
            reader.check_name::<Timeline>(node.name);
            read_fields(reader, tree, root, &mut timeline);
        }
        Kind::List => {
            let message = "this is a list, and is read as one of events".to_owned();
            let help =
                "write `Timeline(title: \"…\", events: ` before it, and `)` after it".to_owned();
            reader.report(Code::NoTimeline, tree, root, message, Some(help));
            let items: Vec<usize> = tree.children(root).collect();
            elements(reader, tree, &items, "events", &mut timeline.events);
        }
        _ => {
            let guess = guess::by_shape(reader.text_of_file());
            let message = match guess.what {
                "" => "this is no timeline".to_owned(),
                what => format!("this looks like {what}, and is no timeline"),
            };
            let help = Some(guess.help.to_owned());
            reader.report(Code::NoTimeline, tree, root, message, help);
            return None;
        }
    }
    Some(timeline)
}

/// Whether the outermost element is called a timeline, or has a field of one, or is empty.
fn is_timeline(reader: &Reader<'_>, tree: &Tree, root: usize) -> bool {
    let Some(node) = tree.node(root) else {
        return false;
    };
    let mut keys = tree
        .children(root)
        .filter_map(|child| tree.node(child))
        .peekable();
    reader.slice(node.name) == Timeline::NAME
        || keys.peek().is_none() && node.name.is_empty()
        || keys.any(|child| {
            let key = reader.slice(child.key);
            Timeline::FIELDS.contains(&key)
        })
}

fn read_fields(reader: &mut Reader<'_>, tree: &Tree, root: usize, timeline: &mut Timeline) {
    let mut seen = Seen::default();
    for child in tree.children(root) {
        let Some(node) = tree.node(child) else {
            continue;
        };
        let key = reader.slice(node.key);
        if key.is_empty() {
            continue;
        }
        let again = seen.again::<Timeline>(key);
        let is_list = LISTS.contains(&key) && node.kind == Kind::List;
        if again {
            duplicate(reader, key, node.key, is_list);
            // What could not be read of the first stays beside what can be read of the second.
            if let Some(first) = timeline.extra.remove(key) {
                timeline.extra.insert(format!("{UNREADABLE}_{key}"), first);
            }
        }
        if again && !is_list
            || LISTS.contains(&key) && read_elements(reader, tree, child, timeline, key)
        {
            continue;
        }
        let read = reader.within(key, None, |reader| {
            reader.field_of(timeline, tree, key, child)
        });
        if !read {
            reader.keep(timeline, tree, key, child);
        }
    }
}

/// The fields that are lists of elements.
const LISTS: [&str; 7] = [
    "views", "lanes", "kinds", "eras", "sources", "events", "stories",
];

fn duplicate<'a>(reader: &mut Reader<'a>, key: &'a str, span: Span, is_read: bool) {
    let message = if is_read {
        format!("{} is given twice", quoted(key))
    } else {
        format!("{} is given twice, and the second is not read", quoted(key))
    };
    reader.within(key, None, |reader| {
        let span = Some(span.range());
        let help = Some("put what is in it into the first one".to_owned());
        reader.remember(Code::DuplicateField, Severity::Error, span, message, help);
    });
}

/// Reads a list of elements after those that are there already; says whether the field holds any.
fn read_elements<'a>(
    reader: &mut Reader<'a>,
    tree: &Tree,
    at: usize,
    timeline: &mut Timeline,
    key: &'a str,
) -> bool {
    let Some(node) = tree.node(at) else {
        return false;
    };
    let items: Vec<usize> = match node.kind {
        Kind::List => tree.children(at).collect(),
        Kind::Tuple if node.name.is_empty() => tree.children(at).collect(),
        Kind::Struct => vec![at],
        _ => return false,
    };
    if node.kind != Kind::List {
        reader.within(key, None, |reader| reader.no_list(tree, at, None));
    }
    match key {
        "views" => elements(reader, tree, &items, key, &mut timeline.views),
        "lanes" => elements(reader, tree, &items, key, &mut timeline.lanes),
        "kinds" => elements(reader, tree, &items, key, &mut timeline.kinds),
        "eras" => elements(reader, tree, &items, key, &mut timeline.eras),
        "sources" => elements(reader, tree, &items, key, &mut timeline.sources),
        "events" => elements(reader, tree, &items, key, &mut timeline.events),
        _ => elements(reader, tree, &items, key, &mut timeline.stories),
    }
    true
}

/// The elements of a list, in their order, after those that are there already.
fn elements<'a, E: Element + Send>(
    reader: &mut Reader<'a>,
    tree: &Tree,
    items: &[usize],
    key: &'a str,
    values: &mut Vec<E>,
) {
    let first = values.len();
    let nodes = items.iter().filter_map(|item| tree.node(*item)).enumerate();
    let items: Vec<Gap> = nodes
        .map(|(item, node)| Gap {
            item: first + item,
            node: *node,
        })
        .collect();
    values.extend(read_items(reader, &items, key));
}

/// Reads the elements that the fast reader left out.
pub(super) fn fill<'a>(
    reader: &mut Reader<'a>,
    key: &'a str,
    gaps: &[Gap],
    timeline: &mut Timeline,
) {
    match key {
        "views" => fill_in(reader, key, gaps, &mut timeline.views),
        "lanes" => fill_in(reader, key, gaps, &mut timeline.lanes),
        "kinds" => fill_in(reader, key, gaps, &mut timeline.kinds),
        "eras" => fill_in(reader, key, gaps, &mut timeline.eras),
        "sources" => fill_in(reader, key, gaps, &mut timeline.sources),
        "events" => fill_in(reader, key, gaps, &mut timeline.events),
        _ => fill_in(reader, key, gaps, &mut timeline.stories),
    }
}

fn fill_in<'a, E: Element + Send>(
    reader: &mut Reader<'a>,
    key: &'a str,
    gaps: &[Gap],
    values: &mut [E],
) {
    for (gap, value) in gaps.iter().zip(read_items(reader, gaps, key)) {
        if let Some(place) = values.get_mut(gap.item) {
            *place = value;
        }
    }
}

/// Reads items of a list, on several threads where they are many.
fn read_items<'a, E: Element + Send>(
    reader: &mut Reader<'a>,
    items: &[Gap],
    key: &'a str,
) -> Vec<E> {
    let threads = match items.len() / WORTH_A_THREAD {
        0 | 1 => 1,
        worth => {
            let cores = thread::available_parallelism().map_or(1, NonZero::get);
            worth.min(cores).min(MOST_THREADS)
        }
    };
    if threads == 1 {
        return read_share(reader, items, key);
    }
    let share = items.len().div_ceil(threads).max(1);
    let (text, is_fast) = (reader.text_of_file(), reader.is_fast);
    let read = |items: &[Gap]| {
        let mut reader = Reader::new(text);
        reader.is_fast = is_fast;
        let values = read_share(&mut reader, items, key);
        (reader, values)
    };
    let mut values = Vec::with_capacity(items.len());
    thread::scope(|scope| {
        let read = &read;
        let started: Vec<_> = items
            .chunks(share)
            .enumerate()
            .map(|(number, items)| {
                let name = format!("read {key} {number}");
                let builder = thread::Builder::new().name(name);
                (items, builder.spawn_scoped(scope, move || read(items)))
            })
            .collect();
        for (items, thread) in started {
            // Without a thread, this one does the work.
            let (part, mut part_values) = match thread.map(thread::ScopedJoinHandle::join) {
                Ok(Ok(part)) => part,
                Ok(Err(panic)) => std::panic::resume_unwind(panic),
                Err(_) => read(items),
            };
            reader.take_problems(part);
            values.append(&mut part_values);
        }
    });
    values
}

/// Reads some of the items of a list.
fn read_share<'a, E: Element>(reader: &mut Reader<'a>, items: &[Gap], key: &'a str) -> Vec<E> {
    let read = |Gap { item, node }: &Gap| {
        let plain = reader.plain(node);
        plain.unwrap_or_else(|| {
            reader.inside(node, |reader, inner| {
                reader.within(key, Some(*item), |reader| reader.element(inner, 0))
            })
        })
    };
    items.iter().map(read).collect()
}

/// Says whether the file was made for a newer version, and reports it.
pub(super) fn check_format(
    reader: &mut Reader<'_>,
    timeline: &Timeline,
    locator: &Locator<'_>,
) -> bool {
    let newest = Timeline::default().format;
    if timeline.format <= newest {
        return false;
    }
    let format = timeline.format;
    let message = format!("this file has format {format}, and this program knows up to {newest}");
    let help = "it opens for reading only; a newer version of the program can change it".to_owned();
    reader.within("format", None, |reader| {
        let span = locator.locate("format");
        reader.remember(
            Code::NewerFormat,
            Severity::Warning,
            span,
            message,
            Some(help),
        );
    });
    true
}

/// The zone of the file, if it names one; reports a name that is not known.
pub(super) fn zone(
    reader: &mut Reader<'_>,
    timeline: &Timeline,
    locator: &Locator<'_>,
) -> Option<Zone> {
    let name = timeline.zone.as_ref()?;
    let zone = Zone::named(name);
    if zone.is_none() {
        reader.within("zone", None, |reader| {
            let message = format!("unknown time zone {}", quoted(name));
            let known = COMMON_ZONES.iter().copied();
            let help = suggestion(name, known).unwrap_or_else(|| {
                "write a name such as `America/New_York` or `Europe/Brussels`".to_owned()
            });
            let span = locator.locate("zone");
            reader.remember(
                Code::UnknownZone,
                Severity::Error,
                span,
                message,
                Some(help),
            );
        });
    }
    zone
}

/// Zones that are likely to be meant.
const COMMON_ZONES: [&str; 16] = [
    "UTC",
    "America/New_York",
    "America/Chicago",
    "America/Los_Angeles",
    "America/Havana",
    "Europe/London",
    "Europe/Brussels",
    "Europe/Paris",
    "Europe/Berlin",
    "Europe/Kyiv",
    "Europe/Moscow",
    "Europe/Vienna",
    "Asia/Tehran",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Asia/Jerusalem",
];
