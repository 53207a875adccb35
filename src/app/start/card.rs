//! What the start screen shows of one timeline.

use crate::app::bundled::Bundled;
use crate::app::document::{Content, Document, DocumentId, Origin};
use crate::app::navigate::open_view;
use crate::app::timeline_view::TimelineView;
use crate::file;
use crate::index::EvidenceCounts;
use crate::model::Grouping;
use crate::model::date::Instant;
use crate::view::axis::year_label;
use crate::view::canvas::Areas;
use crate::view::layout::CARD_GROWTH;
use crate::view::scene::Scene;
use crate::view::sentence;
use crate::view::text::TextMeasure;

/// What the start screen shows of one timeline.
pub struct Card {
    document: Document,
    about: String,
    years: String,
    today: Instant,
}

impl Card {
    /// Reads a bundled timeline; nothing if there is no timeline in it.
    pub(super) fn read(bundled: Bundled, today: Instant) -> Option<Self> {
        let reading = file::read(bundled.text.as_bytes());
        let content = Content::new(reading, None, today).ok()?;
        let document = Document {
            id: DocumentId(0),
            origin: Origin::Bundled(bundled),
            revision: 0,
            content,
        };
        let summary = document.timeline().summary.as_deref();
        Some(Self {
            about: summary.map(first_sentence).unwrap_or_default(),
            years: years(&document),
            document,
            today,
        })
    }

    /// What the timeline is called.
    pub fn title(&self) -> &str {
        &self.document.timeline().title
    }

    /// What it is about: the first sentence of its summary.
    pub fn about(&self) -> &str {
        &self.about
    }

    /// From when to when, and how much is in it: "2014–2026 · 57 events · 111 sources".
    pub fn facts(&self) -> String {
        let timeline = self.document.timeline();
        let counts = format!(
            "{} · {}",
            sentence::events(timeline.events.len()),
            sentence::sources(timeline.sources.len())
        );
        if self.years.is_empty() {
            counts
        } else {
            format!("{} · {counts}", self.years)
        }
    }

    /// How many of its events are how well sourced.
    pub fn evidence(&self) -> EvidenceCounts {
        self.document.index().evidence()
    }

    /// All of it, for people who hear it.
    pub fn sentence(&self) -> String {
        let (title, about, facts) = (self.title(), &self.about, self.facts());
        let facts = facts.replace(" · ", ", ");
        let EvidenceCounts {
            uncited,
            single,
            corroborated,
            ..
        } = self.evidence();
        format!(
            "{title}. {about} {facts}. Evidence: {corroborated} corroborated, {single} with one \
             source, {uncited} uncited."
        )
    }

    /// A picture of the view that the timeline opens on, so many points wide and high, drawn at
    /// that scale.
    pub fn scene(
        &self,
        (width, height): (f32, f32),
        scale: f32,
        measure: &dyn TextMeasure,
    ) -> Option<Scene> {
        let has_eras = !self.document.timeline().eras.is_empty();
        // The room that layout keeps for a selected card is cut off.
        let areas = Areas::compact(width / scale, height / scale + CARD_GROWTH, has_eras);
        let mut view = TimelineView::default();
        view.resize(f64::from(areas.lanes.width()));
        open_view(&self.document, &mut view, None, self.today);
        view.selected = None;
        // Without their titles, lanes would only be gaps.
        view.grouping = Grouping::Nothing;
        view.leaves_out_ribbons = true;
        let picture = view.picture_in(&self.document, measure, areas)?;
        let canvas = picture.canvas(&self.document, measure, self.today);
        Some(canvas.scene().scaled(scale))
    }
}

/// The years of the first and the last event: "2014–2026", "1962".
fn years(document: &Document) -> String {
    let index = document.index();
    let year = |event: Option<&u32>| {
        let extent = index.extent(*event?)?;
        Some(document.zone().civil(extent.start).year)
    };
    let order = index.order();
    let last = index.dated().checked_sub(1);
    match (
        year(order.first()),
        year(last.and_then(|last| order.get(last))),
    ) {
        (Some(first), Some(last)) if first == last => year_label(first, 1),
        (Some(first), Some(last)) => format!("{}–{}", year_label(first, 1), year_label(last, 1)),
        _ => String::new(),
    }
}

/// The first sentence of a text in Markdown, without its marks.
fn first_sentence(markdown: &str) -> String {
    let paragraph = markdown.trim().split("\n\n").next().unwrap_or_default();
    let words: Vec<&str> = paragraph.split_whitespace().collect();
    let plain = without_links(&words.join(" ")).replace(['*', '`'], "");
    let mut end = plain.len();
    for (place, _) in plain.match_indices(". ") {
        let word = plain
            .get(..place)
            .and_then(|before| before.rsplit(' ').next())
            .unwrap_or_default();
        // "U.S." and "p." end no sentence.
        if !word.contains('.') && word.chars().count() > 2 {
            end = place + 1;
            break;
        }
    }
    plain.get(..end).unwrap_or_default().to_owned()
}

/// The same text with the words of links in their place.
fn without_links(markdown: &str) -> String {
    let mut plain = String::with_capacity(markdown.len());
    let mut rest = markdown;
    while let Some((before, words, after)) = next_link(rest) {
        plain.push_str(before);
        plain.push_str(words);
        rest = after;
    }
    plain.push_str(rest);
    plain
}

/// What comes before the next link, its words, and what comes after it.
fn next_link(markdown: &str) -> Option<(&str, &str, &str)> {
    let (front, after) = markdown.split_once("](")?;
    let (before, words) = front.rsplit_once('[')?;
    let (_, after) = after.split_once(')')?;
    Some((before, words, after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::bundled::BUNDLED;
    use crate::view::scene::Thing;
    use crate::view::text::FontMeasure;

    /// 20 November 2026.
    const TODAY: Instant = 1_795_132_800;

    #[test]
    fn the_first_sentence_stands_without_its_marks() {
        let text =
            "How the **U.S. government**\nsanctioned [Iran](https://example.org/a). More.\n\nNext.";
        assert_eq!(
            first_sentence(text),
            "How the U.S. government sanctioned Iran."
        );
        assert_eq!(first_sentence("No full stop"), "No full stop");
        assert_eq!(first_sentence(""), "");
        assert_eq!(first_sentence("A ](broken link. [x"), "A ](broken link.");
    }

    #[test]
    fn every_bundled_timeline_has_a_card_that_says_what_is_in_it() {
        for bundled in BUNDLED {
            let card = Card::read(*bundled, TODAY).unwrap();
            assert_eq!(card.title(), bundled.title, "the menu and the card agree");
            assert!(card.about().ends_with('.'), "{}", card.about());
            let facts = card.facts();
            let (years, counts) = facts.split_once(" · ").unwrap();
            assert!(years.starts_with(['1', '2']), "{facts}");
            assert!(
                counts.contains(" events · ") && counts.ends_with(" sources"),
                "{facts}"
            );
            let sentence = card.sentence();
            assert!(sentence.starts_with(bundled.title), "{sentence}");
        }
    }

    #[test]
    fn the_picture_is_that_of_the_view_that_opens() {
        let measure = FontMeasure::default();
        for bundled in BUNDLED {
            let card = Card::read(*bundled, TODAY).unwrap();
            for size in [(320.0, 160.0), (900.0, 360.0)] {
                let scene = card.scene(size, 0.6, &measure).unwrap();
                let is_event = |thing: Thing| matches!(thing, Thing::Event { .. });
                let events = scene.outline.iter().filter(|node| is_event(node.thing));
                assert!(events.clone().count() > 3, "{} is empty", bundled.name);
                for node in events {
                    assert!(
                        node.rect.right <= size.0 + 0.1,
                        "{}: {:?}",
                        bundled.name,
                        node.rect
                    );
                    assert!(
                        node.rect.bottom <= size.1 + 0.1,
                        "{}: {:?}",
                        bundled.name,
                        node.rect
                    );
                }
            }
        }
    }
}
