//! Shares work among threads, where there is so much of it that this is worth the start of one.

use std::num::NonZero;
use std::thread;

/// Fewer elements than this are done on one thread: it takes them less than starting another.
const WORTH_A_THREAD: usize = 4_096;
/// More threads than this do not help: they wait for memory.
const MOST_THREADS: usize = 8;

/// How many threads a list of so many elements is worth.
fn worth(elements: usize) -> usize {
    match elements / WORTH_A_THREAD {
        0 | 1 => 1,
        worth => {
            let cores = thread::available_parallelism().map_or(1, NonZero::get);
            worth.min(cores).min(MOST_THREADS)
        }
    }
}

/// Does both, at the same time if a list of so many elements is worth it.
pub(super) fn both<A: Send, B>(
    elements: usize,
    one: impl Fn() -> A + Sync,
    other: impl FnOnce() -> B,
) -> (A, B) {
    if worth(elements) == 1 {
        return (one(), other());
    }
    thread::scope(|scope| {
        let started = thread::Builder::new()
            .name("index".to_owned())
            .spawn_scoped(scope, &one);
        let other = other();
        (finished(started, &one), other)
    })
}

/// Does the shares of a list, each with the position of its first element, and gives what came of
/// them in their order.
pub(super) fn shares<T: Sync, R: Send>(
    list: &[T],
    work: impl Fn(usize, &[T]) -> R + Sync,
) -> Vec<R> {
    let threads = worth(list.len());
    if threads == 1 {
        return vec![work(0, list)];
    }
    let size = list.len().div_ceil(threads);
    thread::scope(|scope| {
        let work = &work;
        let started: Vec<_> = list
            .chunks(size)
            .enumerate()
            .map(|(number, share)| {
                let work = move || work(number * size, share);
                let builder = thread::Builder::new().name(format!("index {number}"));
                (work, builder.spawn_scoped(scope, work))
            })
            .collect();
        let results = started.into_iter();
        results
            .map(|(work, started)| finished(started, work))
            .collect()
    })
}

/// What came of a thread; if none could be started, this one does the work.
fn finished<R>(
    started: std::io::Result<thread::ScopedJoinHandle<'_, R>>,
    work: impl FnOnce() -> R,
) -> R {
    match started.map(thread::ScopedJoinHandle::join) {
        Ok(Ok(result)) => result,
        Ok(Err(panic)) => std::panic::resume_unwind(panic),
        Err(_) => work(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_come_back_in_their_order() {
        for length in [0, 1, WORTH_A_THREAD, 5 * WORTH_A_THREAD + 3] {
            let list: Vec<usize> = (0..length).collect();
            let shares = shares(&list, |first, share| {
                assert!(share.first().is_none_or(|number| *number == first));
                share.to_vec()
            });
            assert_eq!(shares.concat(), list);
            assert_eq!(both(length, || 1, || 2), (1, 2));
        }
    }
}
