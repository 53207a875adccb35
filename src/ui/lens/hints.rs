//! What the timeline itself knows that helps with the questions.

use super::Weighed;
use crate::model::notes::Question;
use crate::model::{Stance, When};
use crate::ui::details::listed;
use crate::view::sentence::{grouped, sentence_case};

/// Seconds in a day.
const DAY: i64 = 86_400;
/// From so many days on, time is told in years.
const LONG_DAYS: i64 = 730;

impl Weighed<'_> {
    /// What the timeline knows that helps with a question. In the exercise it says nothing of what
    /// sources support or dispute.
    pub(super) fn hint(&self, question: Question) -> String {
        let source = self.source;
        let sort = if source.is_primary() {
            "primary source"
        } else {
            "secondary source"
        };
        let words = match question {
            Question::Who => {
                let mut words = listed(&source.authors);
                words.extend(source.publisher.as_ref().map(ToString::to_string));
                words.extend(source.wire.as_ref().map(|wire| format!("{wire} report")));
                words.push(source.kind.title().to_lowercase());
                words
            }
            Question::When => self.delay(),
            Question::Why => vec![source.kind.title().to_owned(), sort.to_owned()],
            Question::Reliable => {
                let copies = match source.archives.len() {
                    0 => "no archived copy".to_owned(),
                    1 => "1 archived copy".to_owned(),
                    count => format!("{count} archived copies"),
                };
                let repeats = source.derived_from.as_deref().and_then(|id| {
                    let origin = self.document.index().source(self.document.timeline(), id)?;
                    Some(format!("repeats {}", origin.title))
                });
                let mut words = vec![sort.to_owned(), copies];
                words.extend(repeats);
                words
            }
            Question::Others => vec![self.others()],
            Question::Disagreement => {
                if self.state.exercise {
                    Vec::new()
                } else {
                    vec![self.disputes()]
                }
            }
        };
        sentence_case(&words.join(" · "))
    }

    /// When it was published, and how long after the event.
    fn delay(&self) -> Vec<String> {
        let Some(published) = &self.source.published else {
            return vec!["no date of publication".to_owned()];
        };
        let mut words = vec![format!(
            "published {}",
            published.words_in(self.state.clock_zone())
        )];
        words.extend(
            self.event
                .when
                .as_ref()
                .and_then(|when| after(when, published)),
        );
        words
    }

    fn others(&self) -> String {
        let index = self.state.selected().unwrap_or_default();
        let all = self.document.sources_of(index).len();
        let others = match all.saturating_sub(1) {
            0 => return "no other source is cited for this event".to_owned(),
            1 => "1 other source is cited".to_owned(),
            count => format!("{count} other sources are cited"),
        };
        if self.state.exercise {
            return others;
        }
        let count = |stance| {
            let claims = self.event.claims.iter().flat_map(|claim| &claim.citations);
            let all = self.event.citations.iter().chain(claims);
            let others = all.filter(|citation| citation.source != self.source.id);
            others.filter(|citation| citation.stance == stance).count()
        };
        let (support, dispute) = (count(Stance::Supports), count(Stance::Disputes));
        let (support, dispute) = (times(support), times(dispute));
        format!("{others}: {support} in support, {dispute} against")
    }

    fn disputes(&self) -> String {
        let index = self.state.selected().unwrap_or_default();
        if self.document.index().standing(index).disputed {
            "something about this event is disputed".to_owned()
        } else {
            "nothing that is cited for this event is disputed".to_owned()
        }
    }
}

/// "never", "once", "3 times".
fn times(count: usize) -> String {
    match count {
        0 => "never".to_owned(),
        1 => "once".to_owned(),
        count => format!("{} times", grouped(count)),
    }
}

/// "3 days after the event"; nothing where one of the two is not known to the day.
fn after(event: &When, published: &When) -> Option<String> {
    let day = |when: &When| {
        let (first, last) = (when.earliest()?, when.latest()?);
        (last - first <= DAY + 3_600).then(|| first.div_euclid(DAY))
    };
    let days = day(published)? - day(event)?;
    let side = if days < 0 { "before" } else { "after" };
    Some(match days.abs() {
        0 => "on the day of the event".to_owned(),
        1 => format!("1 day {side} the event"),
        count if count < LONG_DAYS => {
            let count = grouped(usize::try_from(count).unwrap_or_default());
            format!("{count} days {side} the event")
        }
        count => format!(
            "about {} years {side} the event",
            (count as f64 / 365.25).round()
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_how_long_after_the_event_a_document_was_published() {
        let said = |event: &str, published: &str| {
            after(
                &When::parse(event).unwrap(),
                &When::parse(published).unwrap(),
            )
        };
        let some = |words: &str| Some(words.to_owned());
        assert_eq!(
            said("2025-02-28", "2025-03-03"),
            some("3 days after the event")
        );
        assert_eq!(
            said("2025-02-28T11:35", "2025-02-28"),
            some("on the day of the event")
        );
        assert_eq!(
            said("2025-03-01", "2025-02-28"),
            some("1 day before the event")
        );
        assert_eq!(
            said("1962-10-22", "2012-10-22"),
            some("about 50 years after the event")
        );
        assert_eq!(said("2025-02", "2025-03-03"), None);
    }
}
