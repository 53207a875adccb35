//! Random changes to small files, the same every time: whatever a file holds, reading it does no
//! harm, always says the same, and loses nothing.
//!
//! ```sh
//! cargo test --test fuzz                                            # 200 000 files
//! DATELINE_FUZZ=5000000 cargo test --release --test fuzz            # as many as you like
//! ```
//!
//! A file that fails is printed; it belongs into `tests/broken`, where it is read from then on.
#![expect(
    clippy::unwrap_used,
    clippy::string_add,
    clippy::print_stderr,
    reason = "tests may fail, and say why"
)]

use dateline::check::{Options, check};
use dateline::file::{Problem, decode, read, read_carefully, write};
use dateline::index::TimelineIndex;
use dateline::model::Timeline;
use dateline::model::hidden::hidden_in;
use std::path::Path;
use std::thread;

/// So many files without being asked for more.
const USUAL: u64 = 200_000;
/// Larger files only cost time.
const LARGEST_SEED: usize = 600;

/// Pieces that matter to the scanner, to `ron`, to dates or to whoever reads.
const PIECES: [&str; 64] = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    ";",
    "=",
    "\"",
    "'",
    "\\",
    "\\\"",
    "\n",
    "\r\n",
    "/*",
    "*/",
    "//",
    "#",
    "r#\"",
    "\"#",
    "#![enable(x)]\n",
    "<<<<<<< a\n",
    "=======\n",
    ">>>>>>> b\n",
    "<!--",
    "-- ",
    "Event(",
    "Timeline(",
    "Source(",
    "Some(",
    "None",
    "events: [",
    "id: \"a\"",
    "id: \"last\"",
    "title: ",
    "when: ",
    "\"2025\"",
    "\"2025-02-30\"",
    "\"../..\"",
    "\"Y-1E9\"",
    "\"2025-02-28T11:35[Europe/Kyiv]\"",
    "zone: \"Asia/Tehran\",",
    "format: 2,",
    "-1",
    "1e999",
    "18446744073709551616",
    "NaN",
    "true",
    "()",
    "Event { ",
    "unreadable: ",
    "r#in-force: ",
    "\u{202e}",
    "\u{200b}",
    "\u{feff}",
    "\0",
    "\u{1b}[2J",
    "é",
    "\u{301}\u{301}",
    "👩\u{200d}🚀",
    "\u{e0041}",
    "\u{2028}",
];

#[test]
fn no_change_to_a_file_does_harm() {
    let seeds = seeds();
    let wanted = std::env::var("DATELINE_FUZZ").map_or(USUAL, |count| count.parse().unwrap());
    let threads = thread::available_parallelism().map_or(1, |cores| cores.get() as u64);
    thread::scope(|scope| {
        for first in 0..threads {
            let numbers = (first..wanted).step_by(threads as usize);
            let seeds = &seeds;
            scope.spawn(move || numbers.for_each(|number| examine_number(seeds, number)));
        }
    });
}

/// Examines the file of that number, and prints it if that fails.
fn examine_number(seeds: &[Vec<u8>], number: u64) {
    let file = File {
        number,
        bytes: changed(seeds, number),
    };
    examine(&file.bytes);
}

/// A file under examination.
struct File {
    number: u64,
    bytes: Vec<u8>,
}

impl Drop for File {
    fn drop(&mut self) {
        if thread::panicking() {
            let Self { number, bytes } = self;
            eprintln!("file {number} fails: {}", bytes.escape_ascii());
        }
    }
}

/// Everything that must hold of any file.
fn examine(bytes: &[u8]) {
    let reading = read(bytes);
    places_are_in_the_file(bytes, &reading.problems);
    assert_eq!(
        read_carefully(bytes),
        reading,
        "the fast reader reads something else"
    );
    for problem in &reading.problems {
        let words = [Some(&problem.message), problem.help.as_ref()];
        for words in words.into_iter().flatten() {
            assert!(!words.is_empty() && !words.contains('\n'), "{words:?}");
            assert_eq!(hidden_in(words).count(), 0, "{words:?}");
        }
        assert!(problem.help.is_some(), "{problem:?}");
    }
    // A second time for some: what differs between two readings differs often.
    if bytes.len().is_multiple_of(4) {
        assert_eq!(
            read(bytes),
            reading,
            "reading says something else each time"
        );
    }
    if let Some(timeline) = &reading.timeline {
        if bytes.len().is_multiple_of(4) {
            rules_have_something_to_say(bytes, timeline, &reading.problems);
        }
        let written = write(timeline);
        let again = read(written.as_bytes()).timeline;
        let difference = difference(again.as_ref(), timeline);
        assert_eq!(
            difference, "",
            "not the same after it was written as\n{written}"
        );
    }
}

/// Rules look at any timeline, however odd, and what they find is in the file.
fn rules_have_something_to_say(bytes: &[u8], timeline: &Timeline, read: &[Problem]) {
    let index = TimelineIndex::new(timeline, 1_795_132_800);
    let checked = check(timeline, &index, read, &Options::default(), &());
    let mut checked = checked.unwrap_or_else(|| panic!("nobody ends it"));
    checked.find_places(&decode(bytes));
    places_are_in_the_file(bytes, &checked.problems);
}

/// The lines in which two timelines differ; nothing if they are equal.
fn difference(again: Option<&Timeline>, first: &Timeline) -> String {
    if again == Some(first) {
        return String::new();
    }
    let (again, first) = (format!("{again:#?}"), format!("Some({first:#?})"));
    let trimmed = |text: &str| -> Vec<String> {
        let lines = text.lines().map(|line| line.trim().to_owned());
        lines.filter(|line| !line.is_empty()).collect()
    };
    let (again, first) = (trimmed(&again), trimmed(&first));
    let only = |lines: &[String], others: &[String], mark: &str| -> String {
        let only = lines.iter().filter(|line| !others.contains(line));
        only.map(|line| [mark, " ", line, "\n"].concat()).collect()
    };
    only(&first, &again, "before:") + &only(&again, &first, "after:") + "(or their order)"
}

fn places_are_in_the_file(bytes: &[u8], problems: &[Problem]) {
    let text = decode(bytes);
    for problem in problems {
        let Some(place) = &problem.place else {
            continue;
        };
        let before = text.get(..place.span.start);
        assert!(text.get(place.span.clone()).is_some(), "{problem:?}");
        let lines = before.unwrap().matches('\n').count();
        assert_eq!(place.line, lines + 1, "{problem:?}");
        assert!(place.column > 0, "{problem:?}");
    }
}

/// The files of the zoo and the sample, as far as they are small.
fn seeds() -> Vec<Vec<u8>> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut files: Vec<_> = ["broken", "samples"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(tests.join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let bytes = files.iter().map(|file| std::fs::read(file).unwrap());
    let mut seeds: Vec<Vec<u8>> = bytes.collect();
    for seed in &mut seeds {
        seed.truncate(LARGEST_SEED);
    }
    seeds
}

/// The file of that number: a seed with a few changes.
fn changed(seeds: &[Vec<u8>], number: u64) -> Vec<u8> {
    let mut random = Random(number);
    let pick = |random: &mut Random| seeds[random.below(seeds.len())].clone();
    let mut bytes = pick(&mut random);
    for _ in 0..=random.below(6) {
        change(&mut bytes, &mut random, &pick);
    }
    bytes
}

fn change(bytes: &mut Vec<u8>, random: &mut Random, pick: &dyn Fn(&mut Random) -> Vec<u8>) {
    /// Files do not grow beyond this.
    const LARGEST: usize = 1_500;
    let at = random.below(bytes.len() + 1);
    let end = (at + random.below(40)).min(bytes.len());
    let other = random.below(bytes.len() + 1);
    match random.below(10) {
        0 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
        1 if at < bytes.len() => bytes[at] = random.below(256) as u8,
        2 => drop(bytes.drain(at..end)),
        3 => {
            let part = bytes[at..end].to_vec();
            let times = 1 + random.below(4);
            bytes.splice(other..other, part.repeat(times));
        }
        4 => bytes.truncate(at),
        5 => {
            let donor = pick(random);
            let from = random.below(donor.len() + 1);
            let to = (from + random.below(120)).min(donor.len());
            bytes.splice(at..end, donor[from..to].iter().copied());
        }
        6 if !bytes.is_empty() => {
            let last = bytes.len() - 1;
            bytes.swap(at.min(last), other.min(last));
        }
        _ => {
            let piece = PIECES[random.below(PIECES.len())];
            bytes.splice(at..at, piece.bytes());
        }
    }
    bytes.truncate(LARGEST);
}

/// `SplitMix64`.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end.max(1) as u64) as usize
    }
}
