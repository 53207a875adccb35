//! Numbers at the marks of a picture, in the order of time.

use super::Subject;
use crate::index::EventIndex;
use crate::view::geometry::Point;
use crate::view::layout::Placed;
use crate::view::marks::shown_title;
use crate::view::plan::{TITLE_SIZE, title_weight};
use crate::view::scale::TimeScale;
use crate::view::scene::{Ink, TextRun};
use crate::view::text::{TextMeasure as _, Weight};

/// The size of a number, in points.
const NUMBER_SIZE: f32 = 9.5;
/// Between a number and its title, in points.
const NUMBER_GAP: f32 = 4.0;
/// From the middle of a glyph to a number after it that no title follows, in points.
pub(super) const AFTER_GLYPH: f32 = 8.0;
/// From a number and the gap after it to the middle of its glyph, in points.
pub(super) const BEFORE_GLYPH: f32 = 6.0;
/// A title that does not fit is left out if it has less room than this, in points: its number says
/// more than its first letters.
const NARROWEST_TITLE: f32 = 56.0;

/// The number of each event that is shown, by its position in the timeline.
pub(super) struct Numbers(Vec<u32>);

impl Numbers {
    pub(super) fn new(shown: &[EventIndex], events: usize) -> Self {
        let mut numbers = vec![0; events];
        for (number, event) in (1..).zip(shown) {
            if let Some(place) = numbers.get_mut(*event as usize) {
                *place = number;
            }
        }
        Self(numbers)
    }

    /// The number of an event, if it is shown.
    pub(super) fn of(&self, event: EventIndex) -> Option<u32> {
        let number = self.0.get(event as usize).copied();
        number.filter(|number| *number > 0)
    }

    /// The room that the number of an event takes, with the gap after it, in points.
    pub(super) fn width(&self, event: EventIndex, subject: &Subject<'_>) -> f32 {
        self.of(event).map_or(0.0, |number| {
            let text = number.to_string();
            let measure = subject.measure;
            measure.width(&text, NUMBER_SIZE, Weight::SemiBold) + NUMBER_GAP
        })
    }

    /// Whether a title still says something in that room, in points.
    fn leaves_room(event: EventIndex, room: f32, subject: &Subject<'_>) -> bool {
        let needed = subject.event(event).map_or(0.0, |event| {
            let weight = title_weight(event.importance);
            let title = shown_title(&event.title);
            subject.measure.width(&title, TITLE_SIZE, weight)
        });
        room >= NARROWEST_TITLE.min(needed)
    }

    /// Puts the number before the title, which gives way; without a title, beside the glyph.
    pub(super) fn draw(
        &self,
        placed: &mut Placed,
        subject: &Subject<'_>,
        scale: &TimeScale,
    ) -> Option<TextRun> {
        let width = self.width(placed.event, subject);
        let left = match &mut placed.label {
            Some(label) if Self::leaves_room(placed.event, label.room - width, subject) => {
                let left = label.left;
                label.left += width;
                label.room -= width;
                label.date_room -= width;
                left
            }
            label => {
                *label = None;
                let after = placed.glyph.x + AFTER_GLYPH;
                let fits = after + width <= scale.right();
                if fits {
                    after
                } else {
                    placed.glyph.x - BEFORE_GLYPH - width
                }
            }
        };
        if placed.glyph.x < scale.left() - 2.0 {
            return None;
        }
        self.run(placed.event, Point::new(left, placed.glyph.y), subject)
    }

    /// The number of an event from that place, if the event is shown.
    pub(super) fn run(
        &self,
        event: EventIndex,
        at: Point,
        subject: &Subject<'_>,
    ) -> Option<TextRun> {
        let number = self.of(event)?.to_string();
        let room = self.width(event, subject);
        let run = TextRun::line(number, at, NUMBER_SIZE, Ink::Dim, room);
        Some(run.weighing(Weight::SemiBold))
    }
}
