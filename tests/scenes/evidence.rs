//! How well events are sourced, as the canvas shows it at every zoom.

use super::look::Look;
use super::text::{drawn, outline};
use dateline::view::colouring::ColourBy;
use dateline::view::geometry::Point;
use dateline::view::glyphs::Inside;
use dateline::view::scene::{Ink, Scene, Shape, Thing};

fn look(height: f32) -> Look {
    let mut look = Look::of(include_str!("../samples/evidence.ron"), 1600.0, height);
    look.show_date("2025");
    look
}

/// The marks of a scene: where, what is inside, and their colour.
fn marks(scene: &Scene) -> Vec<(Point, Inside, Ink)> {
    let shapes = scene.layers.iter().flat_map(|layer| &layer.shapes);
    let marks = shapes.filter_map(|shape| match shape {
        Shape::Mark {
            centre,
            inside,
            ink,
            ..
        } => Some((*centre, *inside, *ink)),
        _ => None,
    });
    marks.collect()
}

#[test]
fn every_level_and_flag_of_a_year() {
    let mut look = look(900.0);
    let picture = look.picture();
    let scene = look.scene_of(&picture);
    insta::assert_snapshot!(
        "evidence_of_a_year",
        format!(
            "{}\n{}",
            drawn(&scene, &picture.areas, &look.measure),
            outline(&scene)
        )
    );
}

#[test]
fn events_on_few_pixels_say_how_many_of_them_are_well_sourced() {
    let mut look = look(260.0);
    look.show_date("1990/2060");
    let scene = look.scene();
    let shapes = scene.layers.iter().flat_map(|layer| &layer.shapes);
    let shares: Vec<f32> = shapes
        .filter_map(|shape| match shape {
            Shape::Gauge { share, .. } => Some(*share),
            _ => None,
        })
        .collect();
    // Of six, one is uncited and one rests on a single report; one of them may have a title.
    assert!(
        shares.iter().any(|share| (0.5..0.7).contains(share)),
        "{shares:?}"
    );
}

#[test]
fn branches_end_at_the_other_dates_and_inside_of_the_room_of_their_event() {
    let mut look = look(900.0);
    let picture = look.picture();
    let scene = look.scene_of(&picture);
    let index = look.document().index();
    for (id, dates) in [("later", 1), ("both", 2)] {
        let event = index.event(look.document().timeline(), id).unwrap();
        let others = index.other_dates(event);
        assert_eq!(others.len(), dates, "{id}");
        let node = scene
            .outline
            .iter()
            .find(|node| matches!(node.thing, Thing::Event { event: of, .. } if of == event));
        let node = node.unwrap();
        assert!(node.name.contains("Date disputed: "), "{}", node.name);
        for other in others {
            let middle = i64::midpoint(other.earliest().unwrap(), other.latest().unwrap());
            let x = picture.scale.x_clamped(middle);
            let is_end = |(at, inside, _): &(Point, Inside, Ink)| {
                *inside == Inside::Hollow && (at.x - x).abs() < 0.5 && node.rect.contains(*at)
            };
            assert!(marks(&scene).iter().any(is_end), "{id}: {other}");
        }
    }
}

#[test]
fn the_card_of_a_selected_event_covers_none_of_its_other_dates() {
    for height in [900.0, 420.0] {
        let mut look = look(height);
        let index = look.document().index();
        let event = index.event(look.document().timeline(), "later").unwrap();
        let other = index.other_dates(event)[0].earliest().unwrap();
        look.view().selected = Some(event);
        let picture = look.picture();
        let scene = look.scene_of(&picture);
        let x = picture.scale.x_clamped(other);
        let is_card = |node: &&dateline::view::scene::Node| matches!(node.thing, Thing::Event { event: of, .. } if of == event);
        let card = scene.outline.iter().find(is_card).unwrap().rect;
        assert!(card.left < x && x < card.right, "the card is over that day");
        let ends: Vec<Point> = marks(&scene)
            .into_iter()
            .filter(|(at, inside, _)| *inside == Inside::Hollow && (at.x - x).abs() < 4.0)
            .map(|(at, ..)| at)
            .collect();
        let [end] = ends[..] else {
            panic!("{ends:?}");
        };
        assert!(end.y > card.bottom + 3.0, "{end:?} is under {card:?}");
        let next = scene.outline.iter().map(|node| node.rect.top);
        let next = next.filter(|top| *top > card.top + 1.0);
        let next = next.fold(f32::MAX, f32::min);
        assert!(end.y < next + 3.0, "{end:?} is in the row of the event");
    }
}

#[test]
fn colours_say_the_evidence_where_they_are_asked_to() {
    let mut look = look(900.0);
    let inks = |look: &mut Look, colour_by| -> Vec<Ink> {
        let mut picture = look.picture();
        picture.colour_by = colour_by;
        marks(&look.scene_of(&picture))
            .into_iter()
            .map(|(_, _, ink)| ink)
            .collect()
    };
    let (kinds, evidence) = (
        inks(&mut look, ColourBy::Kind),
        inks(&mut look, ColourBy::Evidence),
    );
    assert_eq!(kinds.len(), evidence.len());
    let is_level = |ink: &&Ink| matches!(ink, Ink::Level(_));
    assert_eq!(kinds.iter().filter(is_level).count(), 0);
    let levels = evidence.iter().filter(is_level).count();
    assert!(
        levels >= 8 && levels < evidence.len(),
        "disputed ones are vermilion"
    );
}
