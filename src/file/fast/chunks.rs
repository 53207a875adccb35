//! Reads a list of elements, in chunks on several threads where it is long.

use super::{Cursor, element};
use crate::file::observer::Observer;
use crate::file::scan::{Node, Span, scan};
use crate::file::schema::Element;
use crate::model::date::Zone;
use memchr::memmem;
use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// A chunk has at most so many bytes: between two of them it is asked whether to go on.
const LARGEST_CHUNK: usize = 2 << 20;
/// Chunks smaller than this are not worth a thread.
const SMALLEST_CHUNK: usize = 256 << 10;
/// More threads than this do not help.
const MOST_THREADS: usize = 8;

/// A list whose elements were read, or at least found.
#[derive(Debug)]
pub(super) struct List<E> {
    /// The elements; defaults where there are gaps.
    pub(super) values: Vec<E>,
    /// Where they are.
    pub(super) spans: Vec<Span>,
    /// The elements that the tolerant reader must read, in their order.
    pub(super) gaps: Vec<Gap>,
}

/// An element that is not of the plain sort.
#[derive(Clone, Copy, Debug)]
pub(in crate::file) struct Gap {
    /// Its number in its list.
    pub(in crate::file) item: usize,
    /// What the scanner says of it.
    pub(in crate::file) node: Node,
}

impl<E> Default for List<E> {
    fn default() -> Self {
        Self {
            values: Vec::new(),
            spans: Vec::new(),
            gaps: Vec::new(),
        }
    }
}

impl<E> List<E> {
    fn append(&mut self, mut run: Self) {
        let before = self.values.len();
        self.values.append(&mut run.values);
        self.spans.append(&mut run.spans);
        let gaps = run.gaps.into_iter();
        self.gaps.extend(gaps.map(|gap| Gap {
            item: before + gap.item,
            ..gap
        }));
    }
}

/// How a run of elements ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Before the element that begins here.
    Next(usize),
    /// With the bracket before this byte.
    Closed(usize),
    /// At something that only the scanner understands.
    Odd,
}

/// Elements that follow each other.
struct Run<E> {
    /// Where the first one begins.
    start: usize,
    list: List<E>,
    end: End,
}

/// Takes a list from its opening to its closing bracket; none if it is not of the plain sort, or if
/// nobody waits for it any more.
pub(super) fn list<E: Element + Send>(
    cursor: &mut Cursor<'_>,
    observer: &dyn Observer,
    counted: bool,
) -> Option<List<E>> {
    if !cursor.take(b'[') {
        return None;
    }
    cursor.trivia()?;
    let mut list = List::default();
    if cursor.take(b']') {
        return Some(list);
    }
    // Most lists are over soon.
    let start = cursor.at;
    match elements(cursor, start + SMALLEST_CHUNK, false, &mut list)? {
        End::Next(_) => {}
        End::Closed(_) => return Some(list),
        End::Odd => return None,
    }
    let plan = Plan::new(cursor);
    let told = |at: usize, list: &List<E>| {
        observer.advanced(at as u64, if counted { list.values.len() } else { 0 });
        (!observer.is_cancelled()).then_some(())
    };
    let (sender, results) = sync_channel(plan.threads.max(1));
    let stop = AtomicUsize::new(usize::MAX);
    let next = AtomicUsize::new(0);
    let end = thread::scope(|scope| {
        for number in 0..plan.threads {
            let (plan, stop, next, sender) = (&plan, &stop, &next, sender.clone());
            let work = move || plan.work(observer, next, stop, &sender);
            let name = format!("read {} {number}", E::NAME);
            // Without a thread the list is read all the same, if later.
            thread::Builder::new()
                .name(name)
                .spawn_scoped(scope, work)
                .ok();
        }
        drop(sender);
        let end = plan.join(cursor, &results, &mut list, told);
        // Whoever still reads need not go on, and must not wait for somebody who listens.
        stop.store(0, Ordering::Relaxed);
        drop(results);
        end
    });
    cursor.at = end?;
    list.values.shrink_to_fit();
    Some(list)
}

/// Which parts of the text are read by themselves.
struct Plan<'a> {
    /// The whole text.
    text: &'a str,
    /// The zone of the file.
    zone: Option<Zone>,
    /// Where the first element is.
    first: usize,
    /// How elements begin, as far as the first one tells.
    pattern: &'a [u8],
    /// So many bytes are in each chunk.
    chunk: usize,
    /// The byte after the text.
    end: usize,
    /// So many threads beside this one.
    threads: usize,
}

impl<'a> Plan<'a> {
    fn new(first: &Cursor<'a>) -> Self {
        let rest = first.rest().len();
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        let chunk = (rest / (4 * cores)).clamp(SMALLEST_CHUNK, LARGEST_CHUNK);
        let worth = rest.div_ceil(chunk);
        Self {
            text: first.text,
            zone: first.zone,
            first: first.at,
            pattern: first.pattern(),
            chunk,
            end: first.at + rest,
            threads: if cores == 1 || worth == 1 {
                0
            } else {
                worth.min(cores).min(MOST_THREADS)
            },
        }
    }

    /// The byte with which a chunk begins.
    fn target(&self, number: usize) -> usize {
        let offset = number.saturating_mul(self.chunk);
        self.first.saturating_add(offset).min(self.end)
    }

    /// The chunk that a byte is in.
    fn chunk_of(&self, at: usize) -> usize {
        at.saturating_sub(self.first) / self.chunk
    }

    /// Where the first element of a chunk seems to begin.
    fn guess(&self, number: usize) -> Option<usize> {
        if number == 0 {
            return Some(self.first);
        }
        let from = self.target(number);
        // A line feed before the chunk belongs to an element at its beginning.
        let blank = self
            .pattern
            .iter()
            .take_while(|byte| byte.is_ascii_whitespace());
        let blank = blank.count();
        let start = from - blank;
        let rest = self.text.as_bytes().get(start..)?;
        let window = rest.get(..self.chunk + blank).unwrap_or(rest);
        Some(start + memmem::find(window, self.pattern)? + blank)
    }

    /// Reads chunks until none is left.
    fn work<E: Element>(
        &self,
        observer: &dyn Observer,
        next: &AtomicUsize,
        stop: &AtomicUsize,
        results: &SyncSender<(usize, Run<E>)>,
    ) {
        let mut cursor = Cursor::new(self.text, self.first, self.zone);
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let is_over = self.target(number) >= self.end || number > stop.load(Ordering::Relaxed);
            if is_over || observer.is_cancelled() {
                return;
            }
            let run = match self.guess(number) {
                Some(start) => run_from(&mut cursor, start, self.target(number + 1), number > 0),
                None => Run {
                    start: self.end,
                    list: List::default(),
                    end: End::Odd,
                },
            };
            if matches!(run.end, End::Closed(_)) {
                stop.fetch_min(number, Ordering::Relaxed);
            }
            if results.send((number, run)).is_err() {
                return;
            }
        }
    }

    /// Joins the chunks that begin where the ones before them end, and reads the others anew; gives
    /// the byte after the list.
    fn join<E: Element>(
        &self,
        cursor: &mut Cursor<'a>,
        results: &Receiver<(usize, Run<E>)>,
        list: &mut List<E>,
        told: impl Fn(usize, &List<E>) -> Option<()>,
    ) -> Option<usize> {
        let mut early: BTreeMap<usize, Run<E>> = BTreeMap::new();
        let mut at = self.first;
        loop {
            let number = self.chunk_of(at);
            early = early.split_off(&number);
            let mut run = early.remove(&number);
            while run.is_none() {
                match results.recv() {
                    Ok((found, result)) if found == number => run = Some(result),
                    Ok((found, result)) => drop(early.insert(found, result)),
                    // Nobody reads it.
                    Err(_) => break,
                }
            }
            let run = run
                .filter(|run| run.start == at)
                .unwrap_or_else(|| run_from(cursor, at, self.target(number + 1), false));
            list.append(run.list);
            match run.end {
                End::Next(next) => at = next,
                End::Closed(end) => return Some(end),
                End::Odd => return None,
            }
            told(at, list)?;
        }
    }
}

/// Reads elements from the one that begins at `start` to the first that begins at `until` or
/// later. Of a mere guess the first must be of the plain sort.
fn run_from<E: Element>(
    cursor: &mut Cursor<'_>,
    start: usize,
    until: usize,
    is_guess: bool,
) -> Run<E> {
    cursor.at = start;
    let mut list = List::default();
    let end = elements(cursor, until, is_guess, &mut list).unwrap_or(End::Odd);
    Run { start, list, end }
}

fn elements<E: Element>(
    cursor: &mut Cursor<'_>,
    until: usize,
    is_guess: bool,
    list: &mut List<E>,
) -> Option<End> {
    loop {
        let start = cursor.at;
        let value = if let Some(value) = element(cursor) {
            value
        } else {
            if is_guess && list.values.is_empty() {
                return None;
            }
            cursor.at = start;
            let node = gap(cursor)?;
            let item = list.values.len();
            list.gaps.push(Gap { item, node });
            E::default()
        };
        list.values.push(value);
        list.spans.push(Span::new(start, cursor.at));
        if cursor.comma_or(b']')? {
            return Some(End::Closed(cursor.at));
        }
        if cursor.at >= until {
            return Some(End::Next(cursor.at));
        }
    }
}

/// Goes over an element that the tolerant reader must read, if nothing is wrong with its brackets,
/// quotes and commas.
fn gap(cursor: &mut Cursor<'_>) -> Option<Node> {
    let start = cursor.at;
    cursor.skip_element()?;
    let mut errors = Vec::new();
    let tree = scan(cursor.text, start..cursor.at, 0, &mut errors);
    let node = *tree.node(tree.root()?)?;
    let is_whole = node.span == Span::new(start, cursor.at);
    (errors.is_empty() && is_whole).then_some(node)
}
