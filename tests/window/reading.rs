//! Selecting events and reading what is known of them, and who says so.

use super::support::{Window, write};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

#[test]
fn a_click_on_the_canvas_selects() {
    let mut window = Window::bundled();
    let before = window.viewport();
    window.event_on_canvas("Jeddah").click();
    window.run();
    assert_eq!(window.selected_id(), "jeddah-mar11");
    assert_eq!(window.viewport(), before, "the view stays where it is");
    let heading = window.harness.get_by_role(Role::Heading);
    assert_eq!(
        heading.accesskit_node().label().unwrap(),
        "Jeddah: offer of a 30-day ceasefire, US aid resumes"
    );
}

#[test]
fn a_screen_reader_can_select_too() {
    let mut window = Window::bundled();
    window.event_on_canvas("Jeddah").click_accesskit();
    window.run();
    assert_eq!(window.selected_id(), "jeddah-mar11");
}

#[test]
fn a_click_in_the_list_selects_and_brings_into_view() {
    let mut window = Window::start(vec2(1600.0, 1080.0), &[], None);
    window.click_in_list("US and Ukraine sign the Reconstruction");
    assert_eq!(window.selected_id(), "minerals-deal-apr30");
    let (from, to) = window.edges();
    let signed = window.selected().unwrap().when.clone().unwrap();
    assert!((from..to).contains(&signed.earliest().unwrap()));
    window.event_on_canvas("US and Ukraine sign the Reconstruction");
}

#[test]
fn the_details_say_what_when_and_who() {
    let mut window = Window::bundled();
    window.event_on_canvas("Oval Office").click();
    window.run();
    for words in [
        "Trump, Vance and Zelenskyy clash in the Oval Office",
        "Friday 28 February 2025, about 11:35 to about 14:00",
        "Corroborated, primary",
        "Meeting · ",
        "Volodymyr Zelenskyy",
    ] {
        window.assert_says(words);
    }
}

#[test]
fn claims_say_who_makes_them_and_by_which_source() {
    let window = Window::bundled();
    for words in [
        "The request was made before the emergency was extended.",
        "According to Two sources, to Reuters · until 27 February 2025",
        "One source: sources 1 and 2",
        "One source: source 2",
    ] {
        window.assert_says(words);
    }
}

#[test]
fn sources_are_numbered_with_publisher_date_words_and_host() {
    let window = Window::bundled();
    window.assert_says("2 sources");
    window.assert_says(
        "Source 2, secondary: US working on plan to ease sanctions on Russia - Reuters, \
         Ukrainska Pravda, Monday 3 March 2025",
    );
    window.assert_says("“before Trump extended the state of emergency last week");
    window.assert_says(
        "Open US working on plan to ease sanctions on Russia - Reuters at www.pravda.com.ua",
    );
}

#[test]
fn opening_a_source_opens_its_address_once() {
    let mut window = Window::bundled();
    window.click(
        "Open US working on plan to ease sanctions on Russia - Reuters at www.pravda.com.ua",
    );
    let opened = window.take_opened();
    assert_eq!(opened.len(), 1, "{opened:?}");
    assert!(opened[0].starts_with("https://www.pravda.com.ua/"));
    assert_eq!(
        window.notices(),
        ["Opening www.pravda.com.ua in the browser."]
    );
}

/// The event with a source at an `http` address, selected.
fn with_plain_address() -> Window {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plain.ron");
    write(
        &path,
        r#"(
            sources: [
                (id: "a", title: "Minutes", publisher: "Town hall", url: "http://example.org/a"),
                (id: "b", title: "Trap", url: "javascript:alert(1)"),
            ],
            events: [(
                id: "a", title: "A vote", when: "2024-05-01",
                citations: [(source: "a"), (source: "b")],
            )],
        )"#,
    );
    let mut window = Window::on_file(&path, None);
    window.press(Key::Period);
    window
}

#[test]
fn an_address_without_encryption_is_asked_about_first() {
    let mut window = with_plain_address();
    window.click("Open Minutes at example.org");
    assert!(window.take_opened().is_empty());
    window.assert_says("Open example.org in the browser?");
    window.assert_says("The connection is not encrypted.");
    window.click("Cancel");
    assert!(window.take_opened().is_empty());
    window.click("Open Minutes at example.org");
    window.click("Open");
    assert_eq!(window.take_opened(), ["http://example.org/a"]);
    assert!(!window.says("in the browser?"));
}

#[test]
fn the_question_is_answered_with_keys_too() {
    let mut window = with_plain_address();
    window.press(Key::Enter);
    window.assert_says("Open example.org in the browser?");
    window.press(Key::Escape);
    assert!(!window.says("in the browser?") && window.selected().is_some());
    window.press(Key::Enter);
    let mut steps = 0;
    while window.focus().as_deref() != Some("Open") {
        window.press(Key::Tab);
        steps += 1;
        assert!(steps < 5, "the focus is on {:?}", window.focus());
    }
    window.press(Key::Enter);
    assert_eq!(window.take_opened(), ["http://example.org/a"]);
}

#[test]
fn an_address_that_is_not_of_the_web_is_never_offered() {
    let window = with_plain_address();
    window.assert_says("Address cannot be opened");
    assert!(!window.says("Open Trap"));
}

#[test]
fn c_copies_a_citation_and_l_the_address() {
    let mut window = Window::bundled();
    window.press(Key::C);
    let copied = window.take_copied();
    assert_eq!(copied.len(), 1);
    assert!(
        copied[0].contains("Arab News") && copied[0].contains("White House seeks plan"),
        "{copied:?}"
    );
    assert!(
        window
            .notices()
            .contains(&"Citation copied (Chicago, notes).".to_owned())
    );
    window.press(Key::L);
    let copied = window.take_copied();
    assert_eq!(copied.len(), 1);
    assert!(
        copied[0].starts_with("https://www.arabnews.pk/"),
        "{copied:?}"
    );
}

#[test]
fn shift_c_copies_all_citations_of_the_event_in_the_chosen_style() {
    let mut window = Window::bundled();
    window.click("Event");
    window.click("Citation style");
    window.click("Wikipedia template");
    window.press_with(Modifiers::SHIFT, Key::C);
    let copied = window.take_copied();
    assert_eq!(copied.len(), 1);
    let lines: Vec<&str> = copied[0].lines().collect();
    assert!(lines.len() > 1, "{copied:?}");
    assert!(
        lines.iter().all(|line| line.starts_with("{{cite ")),
        "{copied:?}"
    );
    assert!(
        window
            .notices()
            .contains(&"Citations copied (Wikipedia template).".to_owned())
    );
    // The setting stays, also for single citations.
    window.press(Key::C);
    assert!(window.take_copied()[0].starts_with("{{cite news |"));
}

#[test]
fn the_bibliography_is_copied_from_the_menu() {
    let mut window = Window::bundled();
    window.click("Event");
    window.click("Copy bibliography");
    let copied = window.take_copied();
    assert!(copied[0].lines().count() > 100, "{copied:?}");
}

#[test]
fn every_source_can_be_copied_by_itself() {
    let mut window = Window::bundled();
    window.click("Copy link to US working on plan to ease sanctions on Russia - Reuters");
    assert!(window.take_copied()[0].starts_with("https://www.pravda.com.ua/"));
    // The message about the link may lie over the button.
    window.click("Dismiss");
    window.click("Copy citation of US working on plan to ease sanctions on Russia - Reuters");
    assert!(window.take_copied()[0].contains("Ukrainska Pravda"));
}

#[test]
fn related_events_give_the_reason_and_lead_there() {
    let mut window = Window::bundled();
    window
        .event_on_canvas("Trump continues the 2014 emergency")
        .click();
    window.run();
    window.assert_says("Related events");
    window.assert_says("Extends");
    let link = window
        .harness
        .get_by_label_contains("Extends National emergency over Ukraine declared")
        .accesskit_node()
        .label()
        .unwrap();
    window.harness.get_by_label(&link).click_accesskit();
    window.run();
    assert_eq!(window.selected_id(), "eo-13660");
    window.event_on_canvas("National emergency over Ukraine declared");
}

#[test]
fn disagreement_is_shown_on_both_claims() {
    let mut window = Window::bundled();
    window.event_on_canvas("Trump claims $350bn").click();
    window.run();
    let disputed = window
        .harness
        .query_all_by_label_contains("disputed")
        .filter(|node| node.accesskit_node().role() == Role::Label)
        .count();
    assert!(disputed > 1);
    window.assert_says("According to Donald Trump");
}

#[test]
fn a_ribbon_tells_how_long_a_measure_was_in_force_and_leads_to_it() {
    let mut window = Window::bundled();
    let ribbon = window.harness.get_by_label_contains(
        "In force since 15 Apr 2021, with 1 renewal in this timeline: Second emergency",
    );
    ribbon.click();
    window.run();
    assert_eq!(window.selected_id(), "eo-14024");
}
