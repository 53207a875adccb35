//! The evidence behind an event: claims and sources that lead to each other, disagreements, kept
//! copies.

use super::support::{Window, write};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, vec2};
use egui_kittest::Node;
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};
use std::path::Path;

const TIMELINE: &str = r#"(
    sources: [
        (id: "law", kind: Legal, title: "The act", publisher: "Gazette", language: "de",
            published: "2024-05-02", accessed: "2026-11-20", url: "https://example.org/act",
            identifier: "BGBl. I 12", authors: ["Bundestag"]),
        (id: "report", kind: News, title: "A report", publisher: "Morning Post", wire: "Reuters",
            published: "2024-05-03", url: "https://example.org/report",
            archives: [
                (url: "https://web.archive.org/web/2024/https://example.org/report", captured: "2024-05-04"),
                (file: "copies/report.txt", captured: "2024-05-05", sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
                (file: "../secret.txt", sha256: "00"),
                (file: "copies/gone.txt", sha256: "00"),
                (file: "copies/unstated.txt"),
                (file: "copies/malformed.txt", sha256: "00"),
            ]),
        (id: "copy", kind: News, title: "A reprint", publisher: "Evening Post", derived_from: "report",
            url: "https://example.org/reprint"),
    ],
    events: [
        (id: "vote", title: "A vote", when: "2024-05-01",
            citations: [(source: "law"), (source: "report"), (source: "copy")],
            claims: [
                (text: "It passed by ten votes.", by: "The speaker", about: "margin", value: "10",
                    citations: [(source: "report", quote: "by ten votes", pin: "para. 2")]),
                (text: "Everybody was there.",
                    citations: [(source: "law"), (source: "copy", stance: Disputes, because: "Two were ill")]),
            ]),
        (id: "count", title: "A recount", when: "2024-06-01",
            citations: [(source: "law")],
            claims: [(text: "It was twelve.", by: "The clerk", about: "Margin", value: "12",
                citations: [(source: "law", pin: "sec. 1")])]),
    ],
)"#;

/// The vote selected, from a file in a folder.
fn vote(folder: &Path) -> Window {
    let path = folder.join("timeline/vote.ron");
    std::fs::create_dir_all(folder.join("timeline/copies")).unwrap();
    write(&path, TIMELINE);
    let mut window = Window::on_file(&path, None);
    window.press(Key::Period);
    assert_eq!(window.selected_id(), "vote");
    window
}

fn node<'a>(window: &'a Window, role: Role, start: &'a str) -> Node<'a> {
    window
        .harness
        .get(By::new().role(role).label_contains(start))
}

fn claim<'a>(window: &'a Window, start: &'a str) -> Node<'a> {
    node(window, Role::ListItem, start)
}

fn source<'a>(window: &'a Window, start: &'a str) -> Node<'a> {
    node(window, Role::Article, start)
}

/// Which claims and sources are lit.
fn lit(window: &Window) -> Vec<String> {
    let nodes = window.harness.root().children_recursive();
    let mut names: Vec<String> = nodes
        .filter(|node| node.accesskit_node().is_selected() == Some(true))
        .filter_map(|node| node.accesskit_node().label())
        .filter(|name| name.starts_with("Claim ") || name.starts_with("Source "))
        .map(|name| name.chars().take(8).collect())
        .collect();
    names.sort();
    names
}

#[test]
fn a_claim_under_the_pointer_lights_its_sources_and_a_source_its_claims() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = vote(folder.path());
    assert!(lit(&window).is_empty());
    let at = claim(&window, "Claim 2").rect().center();
    window.point(at);
    assert_eq!(lit(&window), ["Claim 2:", "Source 1", "Source 3"]);
    source(&window, "Source 2").scroll_to_me();
    window.run();
    let at = source(&window, "Source 2").rect().left_top() + eframe::egui::vec2(6.0, 40.0);
    window.point(at);
    assert_eq!(lit(&window), ["Claim 1:", "Source 2"]);
    let away = window.canvas().center();
    window.point(away);
    assert!(lit(&window).is_empty());
}

#[test]
fn the_tabulator_lights_claims_and_sources_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = vote(folder.path());
    let mut seen = Vec::new();
    for _ in 0..120 {
        window.press(Key::Tab);
        let focus = window.focus().unwrap_or_default();
        if focus.starts_with("Claim 1:") {
            seen.push(("claim", lit(&window)));
        }
        if focus.starts_with("Source 1,") {
            seen.push(("source", lit(&window)));
            break;
        }
    }
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    assert_eq!(
        seen,
        [
            ("claim", words(&["Claim 1:", "Source 2"])),
            ("source", words(&["Claim 2:", "Source 1"]))
        ]
    );
    window.press_with(Modifiers::SHIFT, Key::Tab);
    assert_ne!(window.focus().unwrap_or_default(), "");
}

#[test]
fn a_screen_reader_hears_which_sources_a_claim_has_and_the_other_way_round() {
    let folder = tempfile::tempdir().unwrap();
    let window = vote(folder.path());
    let name = |node: Node<'_>| node.accesskit_node().label().unwrap();
    assert_eq!(
        name(claim(&window, "Claim 2")),
        "Claim 2: Everybody was there. One source, primary: source 1 · disputed · against it: source 3"
    );
    assert_eq!(
        name(claim(&window, "Claim 1")),
        "Claim 1: It passed by ten votes. One source: source 2 · disputed",
        "another claim disputes it, no source"
    );
    assert_eq!(
        name(source(&window, "Source 3")),
        "Source 3, secondary: A reprint, Evening Post · disputes claim 2"
    );
}

#[test]
fn numbers_lead_to_sources_and_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = vote(folder.path());
    let third = window.harness.get_all_by_label("Go to source 3").last();
    third.unwrap().click_accesskit();
    window.run();
    assert!(window.focus().unwrap().starts_with("Source 3"));
    assert_eq!(lit(&window), ["Claim 2:", "Source 3"]);
    let card = source(&window, "Source 3").rect();
    assert!(card.top() > 40.0 && card.bottom() < 970.0, "{card:?}");
    let first = window.harness.get_all_by_label("Go to claim 1").last();
    first.unwrap().click_accesskit();
    window.run();
    assert!(window.focus().unwrap().starts_with("Claim 1"));
}

#[test]
fn what_counts_once_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let window = vote(folder.path());
    window.assert_says("2 independent lines: Reuters (2 sources), Gazette");
}

#[test]
fn values_that_differ_stand_side_by_side_and_lead_to_the_other_event() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = vote(folder.path());
    for words in [
        "Sources disagree: margin: 10; 12",
        "The speaker",
        "“by ten votes”",
        "Morning Post · para. 2 · 3 May 2024",
        "The clerk",
        "Gazette · sec. 1 · 2 May 2024",
    ] {
        window.assert_says(words);
    }
    window.click("Show A recount, which says so");
    assert_eq!(window.selected_id(), "count");
    window.assert_says("Sources disagree: margin: 12; 10");
    window.click("Show A vote, which says so");
    assert_eq!(window.selected_id(), "vote");
}

#[test]
fn a_document_against_others_gives_its_reason() {
    let folder = tempfile::tempdir().unwrap();
    let window = vote(folder.path());
    window.assert_says("Sources disagree: Everybody was there.: Supported by; Disputed by");
    window.assert_says("Two were ill");
}

#[test]
fn a_card_says_what_it_disputes_and_what_it_repeats() {
    let folder = tempfile::tempdir().unwrap();
    let window = vote(folder.path());
    window.assert_says("Disputes claim 2");
    assert!(!window.says("Disputes this"));
    let card = source(&window, "Source 3").rect();
    let mut links = window.harness.get_all_by_label("Go to source 2");
    assert!(
        links.any(|link| card.contains_rect(link.rect())),
        "the reprint leads to what it repeats"
    );
}

#[test]
fn an_event_on_which_all_agree_has_no_comparison() {
    let window = Window::bundled();
    assert!(!window.says("Sources disagree"));
}

#[test]
fn a_card_says_what_the_source_is_and_more_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = vote(folder.path());
    window.assert_says("Legal, primary · German · Bundestag · BGBl. I 12");
    assert!(!window.says("20 November 2026") && !window.says("Repeated by"));
    window.click("Show more of The act");
    window.assert_says("Friday 20 November 2026");
    window.assert_says("Cited by 2 events");
    window.click("Show more of A report");
    window.assert_says("Repeated by");
    window.click("Go to source 3. A reprint · Evening Post");
    assert!(window.focus().unwrap().starts_with("Source 3"));
    window.click("Show less of A report");
    assert!(!window.says("Repeated by"));
    window.click("Show A recount, which cites this source");
    assert_eq!(window.selected_id(), "count");
}

#[test]
fn the_browser_looks_for_archived_copies_and_makes_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = vote(folder.path());
    window.click("Show more of The act");
    for (name, address) in [
        (
            "Look for an archived copy of The act in the Internet Archive",
            "https://web.archive.org/web/*/https://example.org/act",
        ),
        (
            "Look for an archived copy of The act in archive.today",
            "https://archive.today/search/?q=https%3A%2F%2Fexample.org%2Fact",
        ),
        (
            "Have the Internet Archive make a copy of The act",
            "https://web.archive.org/save/https://example.org/act",
        ),
    ] {
        window.click(name);
        assert_eq!(window.take_opened(), [address]);
        window.click("Dismiss");
    }
}

#[test]
fn kept_copies_are_verified_when_asked_and_nothing_else_is_read() {
    let folder = tempfile::tempdir().unwrap();
    write(&folder.path().join("secret.txt"), "abc");
    let mut window = vote(folder.path());
    let copy = folder.path().join("timeline/copies/report.txt");
    write(&copy, "abc");
    write(&folder.path().join("timeline/copies/unstated.txt"), "abc");
    write(&folder.path().join("timeline/copies/malformed.txt"), "abc");
    window.click("Show more of A report");
    window.assert_says("Kept copy copies/report.txt, 5 May 2024");
    assert!(!window.says("verified"));
    window.click("Verify: kept copy copies/report.txt");
    window.wait_for("copies are verified", |window| window.says("verified: "));
    window.assert_says("verified: unchanged since it was kept");
    window.assert_says("not looked at: it lies outside the folder of the timeline");
    window.assert_says("missing");
    window.assert_says("there, but the timeline gives no SHA-256 to verify it");
    window.assert_says("there, but what the timeline gives is no SHA-256");
    write(&copy, "abd");
    window.click("Verify again: kept copy copies/report.txt");
    window.wait_for("the copy is verified again", |window| {
        window.says("changed: it is not what was kept")
    });
}

#[test]
fn of_many_sources_the_first_are_shown_until_more_are_wanted() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("many.ron");
    let many = |element: &dyn Fn(usize) -> String| (0..90).map(element).collect::<String>();
    let sources = many(&|number| format!("(id: \"{number}\", title: \"Paper {number}\"),"));
    let cited = many(&|number| format!("(source: \"{number}\"),"));
    let text = format!(
        r#"(sources: [{sources}], events: [(id: "a", title: "A", when: "2024-05-01",
            citations: [{cited}], claims: [(text: "So", citations: [(source: "80")])])])"#
    );
    write(&path, &text);
    let mut window = Window::on_file(&path, None);
    window.press(Key::Period);
    assert!(window.says("Paper 23") && !window.says("Paper 24"));
    window.click("Go to source 81");
    assert!(window.focus().unwrap().starts_with("Source 81"));
}

#[test]
fn what_colours_of_evidence_mean_is_in_view_in_small_windows_too() {
    let mut window = Window::start(vec2(1280.0, 720.0), &[], None);
    window.press(Key::E);
    let line = node(&window, Role::CheckBox, "Disputed: ").rect();
    let events = window.harness.get_by_label("Events").rect();
    assert!(line.bottom() < events.top(), "{line:?} is below a fold");
    // As large as a window of 1600 × 1000 at twice the size; it has no room for the list.
    let mut window = Window::start(vec2(800.0, 500.0), &[], None);
    let words = ["Corroborated", "One source", "Uncited", "Disputed"];
    let are_told =
        |window: &Window| words.map(|word| window.harness.query_all_by_label(word).count() > 0);
    window.press(Key::Escape);
    assert_eq!(are_told(&window), [false; 4]);
    window.press(Key::E);
    assert_eq!(are_told(&window), [true; 4]);
    window.press(Key::OpenBracket);
    window.click("By kind: colour marks by their kind again");
    assert_eq!(are_told(&window), [false; 4]);
}
