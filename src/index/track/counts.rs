//! The most events that start together, and that meet, at every scale.

use crate::model::date::Instant;

/// More events than this that meet at one instant are not counted: no lane has more rows.
pub const MOST_CROWD: u8 = 64;

/// For each power of two of seconds, the most events that start in one such stretch: buckets of one
/// second, then each two beside each other in one, until all are in one bucket.
pub(super) fn peaks(starts: &[Instant]) -> Vec<u32> {
    let mut buckets: Vec<(Instant, u32)> = Vec::new();
    for start in starts {
        match buckets.last_mut() {
            Some((second, count)) if second == start => *count += 1,
            _ => buckets.push((*start, 1)),
        }
    }
    let mut peaks = Vec::new();
    loop {
        let peak = buckets.iter().map(|(_, count)| *count).max().unwrap_or(0);
        peaks.push(peak);
        if buckets.len() <= 1 || peaks.len() > 64 {
            return peaks;
        }
        let mut kept: usize = 0;
        for place in 0..buckets.len() {
            let Some((bucket, count)) = buckets.get(place).copied() else {
                break;
            };
            let wider = bucket >> 1;
            match kept.checked_sub(1).and_then(|last| buckets.get_mut(last)) {
                Some((last, sum)) if *last == wider => *sum += count,
                _ => {
                    if let Some(free) = buckets.get_mut(kept) {
                        *free = (wider, count);
                    }
                    kept += 1;
                }
            }
        }
        buckets.truncate(kept);
    }
}

/// For each power of two of seconds, how many events at most meet at one instant if each is that much
/// longer: one pass over starts and ends for each, until there are enough.
pub(in crate::index) fn crowds(starts: &[Instant], ends: &[Instant]) -> Vec<u8> {
    let mut crowds = Vec::new();
    let mut crowd = 0;
    for power in 0..63 {
        if crowd == MOST_CROWD || usize::from(crowd) == starts.len() {
            break;
        }
        crowd = crowd_of(starts, ends, 1 << power);
        crowds.push(crowd);
    }
    crowds
}

fn crowd_of(starts: &[Instant], ends: &[Instant], longer_by: i64) -> u8 {
    let mut ended = 0;
    let mut most = 0;
    for (begun, start) in starts.iter().enumerate() {
        while ends
            .get(ended)
            .is_some_and(|end| end.saturating_add(longer_by) <= *start)
        {
            ended += 1;
        }
        most = most.max(begun + 1 - ended);
        if most >= usize::from(MOST_CROWD) {
            return MOST_CROWD;
        }
    }
    most as u8
}

/// What `crowds` say of events that are longer by so many seconds.
pub(in crate::index) fn crowd_in(crowds: &[u8], longer_by: i64) -> usize {
    let power = u64::BITS - (longer_by.max(1) - 1).leading_zeros();
    let last = crowds.last().copied().unwrap_or(0);
    crowds.get(power as usize).copied().unwrap_or(last).into()
}
