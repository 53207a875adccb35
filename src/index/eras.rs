//! Which eras touch a stretch of time.
//!
//! Eras are kept by length, one sorted list for each power of two of seconds: an era of a list that
//! touches a stretch starts no earlier than that power of two before it, so that two binary searches in
//! each list find them all, and about as many that end before it. Of more than are asked for, the
//! longest lists come first, and of the last of them every second, fourth or eighth era.

use super::Extent;
use super::track::power_of;
use crate::model::Timeline;
use crate::model::date::Instant;

/// An era, by its position in [`Timeline::eras`], and where it lies in time.
pub type EraExtent = (usize, Extent);

/// The eras of a timeline that have a date.
#[derive(Debug, Default)]
pub(super) struct Eras {
    /// By the power of two of their lengths; each list by start.
    by_power: Vec<Vec<EraExtent>>,
}

impl Eras {
    pub(super) fn new(timeline: &Timeline, today: Instant) -> Self {
        let mut eras = Self::default();
        for (place, era) in timeline.eras.iter().enumerate() {
            let Some(when) = &era.when else { continue };
            let extent = Extent::of_date(when, today);
            let power = usize::from(power_of(extent));
            if eras.by_power.len() <= power {
                eras.by_power.resize_with(power + 1, Vec::new);
            }
            if let Some(list) = eras.by_power.get_mut(power) {
                list.push((place, extent));
            }
        }
        for list in &mut eras.by_power {
            list.sort_by_key(|(_, extent)| extent.start);
        }
        eras
    }

    /// The longest eras that touch a stretch of time, no more than `most`, by start; those that
    /// start together, the longest first. Of too many that are about as long, some from everywhere.
    pub(super) fn touching(&self, from: Instant, to: Instant, most: usize) -> Vec<EraExtent> {
        let mut found = Vec::new();
        for (power, list) in self.by_power.iter().enumerate().rev() {
            let longest = 1_i64.checked_shl(power as u32).filter(|s| *s > 0);
            let earliest = from.saturating_sub(longest.unwrap_or(i64::MAX));
            let first = list.partition_point(|(_, extent)| extent.start < earliest);
            let end = list.partition_point(|(_, extent)| extent.start < to);
            let near = (first..).zip(list.get(first..end).unwrap_or_default());
            let touching: Vec<(usize, &EraExtent)> =
                near.filter(|(_, (_, extent))| extent.end > from).collect();
            let left = most - found.len();
            if left == 0 {
                break;
            }
            // Of too many, some from everywhere: the same ones wherever the view is.
            let step = touching.len().div_ceil(left).max(1).next_power_of_two();
            let kept = touching.iter().filter(|(at, _)| at.is_multiple_of(step));
            found.extend(kept.map(|(_, era)| **era).take(left));
        }
        found.sort_by_key(|(_, extent)| (extent.start, std::cmp::Reverse(extent.end)));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Era, When};

    #[test]
    fn the_longest_eras_of_a_stretch_are_found_among_very_many() {
        let era = |text: &str| Era {
            when: When::parse(text).ok(),
            ..Era::default()
        };
        let mut eras = vec![era("1900/2099"), era("2014/2019"), era("no date")];
        eras.extend((0..5_000).map(|n| era(&format!("{}-{:02}", 1_700 + n / 12, 1 + n % 12))));
        let timeline = Timeline {
            eras,
            ..Timeline::default()
        };
        let eras = Eras::new(&timeline, 0);
        let day = |text: &str| When::parse(text).unwrap().earliest().unwrap();
        let places = |from: &str, to: &str, most| -> Vec<usize> {
            let found = eras.touching(day(from), day(to), most);
            found.into_iter().map(|(place, _)| place).collect()
        };
        let month = |year: usize, month: usize| 3 + (year - 1_700) * 12 + month - 1;
        assert_eq!(
            places("2015-03-05", "2015-03-20", 9),
            [0, 1, month(2015, 3)]
        );
        assert_eq!(
            places("1800-02-10", "1800-03-10", 9),
            [month(1800, 2), month(1800, 3)]
        );
        assert_eq!(places("1900-01-01", "2100-01-01", 2), [0, 1]);
    }
}
