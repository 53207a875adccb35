//! Every form of date on one timeline, as the canvas shows it.

use super::look::Look;
use super::text::outline;
use dateline::view::span::{Bar, Span, Tip};
use std::fmt::Write as _;

/// All forms, on a canvas that is high enough for nothing to fold.
fn forms() -> Look {
    Look::of(include_str!("../samples/dates.ron"), 1600.0, 4000.0)
}

fn tip_in_words(tip: Tip, edge: f32) -> String {
    let reach = (tip.reach(edge) - edge).abs().round();
    match tip {
        Tip::Sharp => "sharp".to_owned(),
        Tip::Whisker(_) => format!("a whisker of {reach}"),
        Tip::Soft(_) => "about there".to_owned(),
        Tip::Doubtful(_) => "doubtful".to_owned(),
        Tip::Unknown(_) => "unknown".to_owned(),
        Tip::Open(_) => format!("an arrow of {reach}"),
    }
}

fn span_in_words(span: &Span) -> String {
    match span {
        Span::None => "a glyph".to_owned(),
        Span::Bracket(left, right) => format!("a bracket of {}", (right - left).round()),
        Span::Bar(Bar {
            left,
            right,
            before,
            after,
        }) => {
            let core = if right < left {
                "nothing sure".to_owned()
            } else {
                format!("{} sure", (right - left).round())
            };
            let (before, after) = (tip_in_words(*before, *left), tip_in_words(*after, *right));
            format!("a bar with {core}; start {before}, end {after}")
        }
    }
}

/// What every event in view looks like, lane by lane.
fn spans(look: &mut Look) -> String {
    let picture = look.picture();
    let mut text = String::new();
    for placed in &picture.layout.placed {
        let event = look.document().event(placed.event).unwrap();
        let date = event.when.as_ref().map_or("", |when| when.text());
        writeln!(
            text,
            "{} ({date}): {}",
            event.title,
            span_in_words(&placed.span)
        )
        .unwrap();
    }
    text
}

#[test]
fn in_a_view_of_two_months() {
    let mut look = forms();
    look.show_date("2014-02-20/2014-04-20");
    insta::assert_snapshot!("forms_in_two_months", spans(&mut look));
}

#[test]
fn in_a_view_of_ten_years() {
    let mut look = forms();
    look.show_date("2011/2020");
    insta::assert_snapshot!("forms_in_ten_years", spans(&mut look));
}

#[test]
fn in_a_view_of_a_day() {
    let mut look = forms();
    look.show_date("2014-03-03");
    insta::assert_snapshot!("forms_in_a_day", spans(&mut look));
}

#[test]
fn measures_in_force_are_told_with_their_renewals_and_ends() {
    let mut look = forms();
    look.show_date("2012/2032");
    let scene = look.scene();
    let told: String = outline(&scene)
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with("In force "))
        .fold(String::new(), |mut text, line| {
            writeln!(text, "{line}").unwrap();
            text
        });
    insta::assert_snapshot!("measures_in_force", told);
}
