//! What some of the events have, and most have not.

use super::EventIndex;

/// Values by event, in three flat arrays: the events that have any, where the values of each end,
/// and the values. Eight bytes for such an event, nothing for any other; O(log n) to look up.
#[derive(Debug)]
pub(super) struct Grouped<T> {
    events: Vec<EventIndex>,
    ends: Vec<u32>,
    values: Vec<T>,
}

impl<T> Default for Grouped<T> {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl<T> Grouped<T> {
    /// Groups values; those of one event stay in their order.
    pub(super) fn new(mut pairs: Vec<(EventIndex, T)>) -> Self {
        pairs.sort_by_key(|(event, _)| *event);
        let mut grouped = Self {
            events: Vec::new(),
            ends: Vec::new(),
            values: Vec::with_capacity(pairs.len()),
        };
        for (event, value) in pairs {
            if grouped.events.last() != Some(&event) {
                grouped.events.push(event);
                grouped.ends.push(grouped.values.len() as u32);
            }
            grouped.values.push(value);
            if let Some(end) = grouped.ends.last_mut() {
                *end += 1;
            }
        }
        grouped.events.shrink_to_fit();
        grouped.ends.shrink_to_fit();
        grouped
    }

    /// The values of an event.
    pub(super) fn of(&self, event: EventIndex) -> &[T] {
        let Ok(place) = self.events.binary_search(&event) else {
            return &[];
        };
        let end = |place: usize| self.ends.get(place).map_or(0, |end| *end as usize);
        let start = place.checked_sub(1).map_or(0, end);
        self.values.get(start..end(place)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_event_has_its_values_in_their_order() {
        let grouped = Grouped::new(vec![(7, 'a'), (2, 'b'), (7, 'c'), (9, 'd'), (2, 'e')]);
        assert_eq!(grouped.of(2), ['b', 'e']);
        assert_eq!(grouped.of(7), ['a', 'c']);
        assert_eq!(grouped.of(9), ['d']);
        assert!([0, 3, 10].iter().all(|event| grouped.of(*event).is_empty()));
    }
}
