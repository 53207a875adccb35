//! Reads all bytes of a file, on several threads where they are many, and hashes them.

use super::observer::Observer;
use foldhash::quality::FixedState;
use std::fs::File;
use std::hash::BuildHasher as _;
use std::io;
use std::num::NonZero;
use std::thread;

/// So many bytes are read and hashed at once.
pub const BLOCK: usize = 4 << 20;
/// Where the hashing begins; the same always, so that hashes can be compared.
const SEED: FixedState = FixedState::with_seed(0x6461_7465_6c69_6e65);

/// A hash of all bytes, good enough to tell whether they are others, and not against attackers.
pub fn hash(bytes: &[u8]) -> u64 {
    hash_of_blocks(bytes.chunks(BLOCK).map(hash_of_block))
}

/// The hash of one block: of [`BLOCK`] bytes, or of those that are left.
pub fn hash_of_block(block: &[u8]) -> u64 {
    SEED.hash_one(block)
}

/// The hash of all bytes, from those of their blocks.
pub fn hash_of_blocks(blocks: impl Iterator<Item = u64>) -> u64 {
    blocks.fold(0, |all, block| SEED.hash_one((all, block)))
}

/// Reads so many bytes and hashes them; none if the file has not exactly so many, or if nobody waits
/// for it any more.
pub(super) fn read_whole(
    file: &File,
    length: usize,
    observer: &dyn Observer,
) -> io::Result<Option<(Vec<u8>, u64)>> {
    if length < 2 * BLOCK {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(length)?;
    bytes.resize(length, 0);
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let count = length.div_ceil(BLOCK);
    let share = count.div_ceil(cores.min(4)) * BLOCK;
    let read = |start: usize, part: &mut [u8]| -> io::Result<Option<Vec<u64>>> {
        let mut hashes = Vec::with_capacity(part.len() / BLOCK + 1);
        for (number, block) in part.chunks_mut(BLOCK).enumerate() {
            if observer.is_cancelled() || !fill(file, block, (start + number * BLOCK) as u64)? {
                return Ok(None);
            }
            hashes.push(hash_of_block(block));
            observer.fetched(block.len() as u64);
        }
        Ok(Some(hashes))
    };
    let mut hashes = Vec::with_capacity(count);
    let is_whole = thread::scope(|scope| -> io::Result<bool> {
        let read = &read;
        let mut started = Vec::new();
        for (number, part) in bytes.chunks_mut(share).enumerate() {
            let builder = thread::Builder::new().name(format!("fetch {number}"));
            started.push(builder.spawn_scoped(scope, move || read(number * share, part))?);
        }
        for thread in started {
            match thread.join() {
                Ok(part) => match part? {
                    Some(mut part) => hashes.append(&mut part),
                    None => return Ok(false),
                },
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        Ok(true)
    })?;
    let is_longer = fill(file, &mut [0], length as u64)?;
    Ok((is_whole && !is_longer).then(|| (bytes, hash_of_blocks(hashes.into_iter()))))
}

/// Fills a block with the bytes from `start` on; says whether there were enough.
#[cfg(unix)]
fn fill(file: &File, block: &mut [u8], start: u64) -> io::Result<bool> {
    use std::os::unix::fs::FileExt as _;
    match file.read_exact_at(block, start) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        other => other.map(|()| true),
    }
}

/// Fills a block with the bytes from `start` on; says whether there were enough.
#[cfg(windows)]
fn fill(file: &File, block: &mut [u8], start: u64) -> io::Result<bool> {
    use std::os::windows::fs::FileExt as _;
    let mut done = 0;
    while let Some(rest) = block.get_mut(done..).filter(|rest| !rest.is_empty()) {
        match file.seek_read(rest, start + done as u64) {
            Ok(0) => return Ok(false),
            Ok(count) => done += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    #[test]
    fn a_large_file_is_read_whole_and_hashed_as_its_bytes() {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        let bytes: Vec<u8> = (0..BLOCK * 5 + 77).map(|at| (at / 3) as u8).collect();
        file.write_all(&bytes).unwrap();
        let (read, hashed) = read_whole(file.as_file(), bytes.len(), &())
            .unwrap()
            .unwrap();
        assert!(read == bytes);
        assert_eq!(hashed, hash(&bytes));
        // A file that grows or shrinks meanwhile is left to whoever reads to the end.
        for length in [bytes.len() - 1, bytes.len() + 1] {
            assert_eq!(read_whole(file.as_file(), length, &()).unwrap(), None);
        }
    }
}
