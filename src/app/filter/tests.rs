use super::sifting::SEARCH_AT_ONCE;
use super::*;
use crate::app::bundled::BUNDLED;
use crate::app::clock::FixedClock;
use crate::app::{Action, Command, Effect, Setup};
use crate::file;
use crate::model::date::Zone;
use std::fmt::Write as _;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// The program, and what receives a message each time a job has ended.
fn started(files: Vec<std::path::PathBuf>) -> (State, Receiver<()>) {
    let (sender, woken) = channel();
    let sender = std::sync::Mutex::new(sender);
    let state = State::new(Setup {
        clock: Box::new(FixedClock(1_795_132_800)),
        reader_zone: Zone::Utc,
        settings_folder: None,
        files,
        input: None,
        wake: Arc::new(move || sender.lock().unwrap().send(()).unwrap_or(())),
        animate: false,
    });
    (state, woken)
}

/// The program with a bundled timeline, laid out once.
fn bundled() -> State {
    let (mut state, _) = started(Vec::new());
    state.picture(1_200.0, 800.0);
    state
}

/// The titles of what is shown, in the order of time.
fn shown(state: &State) -> Vec<String> {
    let open = state.workspace.active().unwrap();
    let order = open.view.order(open.document.index()).iter();
    let events = order.filter_map(|event| open.document.event(*event));
    events.map(|event| event.title.to_string()).collect()
}

fn search(state: &mut State, typed: &str) -> Vec<String> {
    state.dispatch(Action::Search(typed.to_owned()));
    shown(state)
}

fn generation(state: &State) -> u64 {
    state.view().unwrap().generation()
}

#[test]
fn a_search_narrows_while_it_is_typed_and_its_end_shows_everything() {
    let mut state = bundled();
    let all = shown(&state);
    let some = search(&mut state, "oval");
    let first = generation(&state);
    let fewer = search(&mut state, "oval office");
    assert!(all.len() > some.len() && some.len() >= fewer.len() && !fewer.is_empty());
    assert!(fewer.iter().any(|title| title.contains("Oval Office")));
    assert_ne!(first, generation(&state), "another set, another generation");
    assert_eq!(state.hidden_events(), all.len() - fewer.len());
    let (before, same) = (generation(&state), search(&mut state, "oval office "));
    assert_eq!(
        (same, generation(&state)),
        (fewer.clone(), before),
        "the same set"
    );
    assert_eq!(search(&mut state, "  "), all, "spaces ask for nothing");
    assert_eq!((state.hidden_events(), generation(&state)), (0, 0));
    assert_eq!(search(&mut state, "no such thing"), [""; 0]);
    state.dispatch(Action::Run(Command::ShowAll));
    assert_eq!(shown(&state), all);
    assert_eq!(state.filter().unwrap().search(), "");
}

#[test]
fn kinds_and_levels_are_left_out_together_with_a_search() {
    let mut state = bundled();
    let all = shown(&state).len();
    let kinds = state.document().unwrap().index().kinds().to_vec();
    let [first, .., last] = &kinds[..] else {
        panic!("several kinds");
    };
    let facet = |kind: &crate::index::KindEntry| Facet::Kind(kind.kind.clone());
    state.dispatch(Action::Toggle(facet(first)));
    assert_eq!(shown(&state).len(), all - first.count);
    state.dispatch(Action::Toggle(facet(last)));
    assert_eq!(shown(&state).len(), all - first.count - last.count);
    state.dispatch(Action::Toggle(facet(first)));
    assert_eq!(shown(&state).len(), all - last.count);
    state.dispatch(Action::ShowOnly(facet(last)));
    assert_eq!(shown(&state).len(), last.count);
    assert!(state.filter().unwrap().leaves_out(&facet(first)));
    state.dispatch(Action::ShowOnly(facet(last)));
    assert_eq!(shown(&state).len(), all, "once more, and all are back");
    let uncited = state.document().unwrap().index().evidence().uncited;
    state.dispatch(Action::Toggle(Facet::Level(Level::Uncited)));
    assert_eq!(shown(&state).len(), all - uncited);
    let both = search(&mut state, "sanctions").len();
    state.dispatch(Action::Toggle(Facet::Level(Level::Uncited)));
    assert!(shown(&state).len() >= both && shown(&state).len() < all);
}

#[test]
fn what_is_disputed_is_left_out_or_shown_alone() {
    let mut state = bundled();
    let all = shown(&state);
    let disputed = state.document().unwrap().index().evidence().disputed;
    assert!(disputed > 0 && disputed < all.len());
    let facet = Facet::Flag(Flag::Disputed);
    state.dispatch(Action::Toggle(facet.clone()));
    assert_eq!(shown(&state).len(), all.len() - disputed);
    assert!(state.filter().unwrap().leaves_out(&facet));
    state.dispatch(Action::ShowOnly(facet.clone()));
    assert_eq!(shown(&state).len(), disputed);
    let filter = state.filter().unwrap();
    assert!(filter.shows_only(Flag::Disputed) && !filter.leaves_out(&facet));
    state.dispatch(Action::Toggle(facet));
    assert_eq!(shown(&state), all, "a click shows the others again");
}

#[test]
fn next_and_previous_hit_go_round_and_keys_walk_only_through_what_is_shown() {
    let mut state = bundled();
    let hits = search(&mut state, "oval office");
    assert!(hits.len() > 1, "{hits:?}");
    let title = |state: &State| {
        let event = state.selected().unwrap();
        state
            .document()
            .unwrap()
            .event(event)
            .unwrap()
            .title
            .to_string()
    };
    state.dispatch(Action::Run(Command::FirstEvent));
    assert_eq!(title(&state), hits[0]);
    for round in 1..=hits.len() {
        state.dispatch(Action::Run(Command::FindNext));
        assert_eq!(title(&state), hits[round % hits.len()]);
    }
    state.dispatch(Action::Run(Command::FindPrevious));
    assert_eq!(title(&state), hits[hits.len() - 1]);
    state.dispatch(Action::Run(Command::NextEvent));
    assert_eq!(
        title(&state),
        hits[hits.len() - 1],
        "arrows stay at the end"
    );
    state.dispatch(Action::Run(Command::PreviousEvent));
    assert_eq!(title(&state), hits[hits.len() - 2]);
}

#[test]
fn from_a_hidden_event_the_way_leads_to_its_neighbours_that_are_shown() {
    let mut state = bundled();
    let order = state.document().unwrap().index().order().to_vec();
    search(&mut state, "oval office");
    let hits = state
        .view()
        .unwrap()
        .order(state.document().unwrap().index());
    let hits = hits.to_vec();
    let rank = |event: u32| order.iter().position(|other| *other == event).unwrap();
    let gap = hits
        .windows(2)
        .find(|pair| rank(pair[0]) + 1 < rank(pair[1]));
    let pair = gap.unwrap();
    let hidden = order[rank(pair[0]) + 1];
    for (key, expected) in [
        (Command::NextEvent, pair[1]),
        (Command::PreviousEvent, pair[0]),
        (Command::FindNext, pair[1]),
        (Command::FindPrevious, pair[0]),
    ] {
        state.dispatch(Action::Show(hidden));
        state.dispatch(Action::Run(key));
        assert_eq!(state.selected(), Some(expected), "{key:?}");
    }
}

#[test]
fn finding_asks_for_the_box_and_opens_its_panel() {
    let mut state = bundled();
    state.settings.panels.list_open = false;
    state.dispatch(Action::Run(Command::Find));
    assert!(state.settings.panels.list_open);
    assert_eq!(state.take_effects(), [Effect::FocusSearch]);
}

#[test]
fn a_named_view_searches_for_what_it_says() {
    let text = r#"(views: [(id: "all", from: "2024", to: "2025"),
            (id: "one", from: "2024", to: "2025", search: "second")],
        events: [(id: "a", title: "First", when: "2024-05-01"),
            (id: "b", title: "Second", when: "2024-06-01")])"#;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("views.ron");
    std::fs::File::create(&path)
        .and_then(|mut file| {
            use std::io::Write as _;
            file.write_all(text.as_bytes())
        })
        .unwrap();
    let (mut state, woken) = started(vec![path.clone()]);
    wait(&mut state, &woken, |state| {
        state.document().unwrap().origin.path() == Some(&path)
    });
    state.picture(1_200.0, 800.0);
    state.dispatch(Action::Show(0));
    state.dispatch(Action::ShowView(1));
    assert_eq!(shown(&state), ["Second"]);
    assert_eq!(state.selected(), Some(1), "what is hidden is not selected");
    assert_eq!(
        (state.view_shown(), state.filter().unwrap().search()),
        (Some(1), "second")
    );
    state.dispatch(Action::Search("first".into()));
    assert_eq!(state.view_shown(), None);
    state.dispatch(Action::ShowView(0));
    assert_eq!(shown(&state), ["First", "Second"]);
    assert_eq!(state.view_shown(), Some(0));
}

/// Moves on each time a job has ended, until something holds.
fn wait(state: &mut State, woken: &Receiver<()>, holds: impl Fn(&State) -> bool) {
    while !holds(state) {
        woken
            .recv_timeout(Duration::from_mins(1))
            .expect("a job ends");
        state.advance(0.0);
    }
}

/// The text of a timeline that is searched in jobs.
fn large() -> String {
    let mut text = String::from("(events: [");
    for number in 0..SEARCH_AT_ONCE {
        let kind = ["Vote", "Ruling"][number % 2];
        write!(
            text,
            "(id:\"e{number}\",kind:{kind},title:\"Number {number}\",when:\"20{:02}\"),",
            number % 90 + 10
        )
        .unwrap();
    }
    text.push_str("])");
    text
}

#[test]
fn a_large_timeline_is_searched_in_jobs_and_answers_when_it_is_ready() {
    let (mut state, woken) = started(Vec::new());
    let content = |text: &str| {
        let reading = file::read(text.as_bytes());
        crate::app::document::Content::new(reading, None, 0).unwrap()
    };
    let id = state.workspace.add(
        crate::app::Origin::File("large.ron".into()),
        content(&large()),
    );
    state.dispatch(Action::Search("number 123".into()));
    assert!(
        state.filter().unwrap().is_preparing(),
        "nothing is indexed yet"
    );
    assert_eq!(state.hidden_events(), 0);
    state.advance(0.0);
    wait(&mut state, &woken, |state| {
        !state.filter().unwrap().is_behind()
    });
    let found = shown(&state);
    assert!(found.iter().all(|title| title.contains("123")) && found.len() > 100);

    let before = generation(&state);
    state.dispatch(Action::Search("number 1".into()));
    state.dispatch(Action::Search("number 1234".into()));
    state.dispatch(Action::Toggle(Facet::Kind(EventKind::Vote)));
    assert!(state.filter().unwrap().is_behind() && !state.filter().unwrap().is_preparing());
    assert_eq!(
        (shown(&state), generation(&state)),
        (found, before),
        "the old set stays"
    );
    wait(&mut state, &woken, |state| {
        !state.filter().unwrap().is_behind()
    });
    let expected: Vec<usize> = (0..SEARCH_AT_ONCE)
        .filter(|number| number % 2 == 1 && number.to_string().contains("1234"))
        .collect();
    let mut numbers: Vec<usize> = shown(&state)
        .iter()
        .map(|title| title.trim_start_matches("Number ").parse().unwrap())
        .collect();
    numbers.sort_unstable();
    assert_eq!(numbers, expected);

    // What is typed and taken back before it is answered is not answered.
    let before = (shown(&state), generation(&state));
    state.dispatch(Action::Search("number 9".into()));
    state.dispatch(Action::Search("number 1234".into()));
    assert!(!state.filter().unwrap().is_behind());
    while woken.recv_timeout(Duration::from_millis(300)).is_ok() {
        state.advance(0.0);
    }
    state.advance(0.0);
    assert_eq!((shown(&state), generation(&state)), before);

    // Another content under the same search; and then none.
    state.workspace.replace(id, content(BUNDLED[0].text));
    assert_eq!(generation(&state), 0, "events have other numbers");
    state.advance(0.0);
    assert!(!state.filter().unwrap().is_behind());
    assert!(shown(&state).is_empty(), "no ruling has that number");
    state.dispatch(Action::Run(Command::ShowAll));
    state.dispatch(Action::Search("sanctions".into()));
    assert!(!shown(&state).is_empty());
}

#[test]
fn a_timeline_that_is_closed_is_indexed_no_further() {
    let (mut state, _woken) = started(Vec::new());
    let reading = file::read(large().as_bytes());
    let content = crate::app::document::Content::new(reading, None, 0).unwrap();
    let origin = crate::app::Origin::File("large.ron".into());
    let id = state.workspace.add(origin, content);
    state.advance(0.0);
    let is_running = |state: &State| format!("{:?}", state.siftings).contains("Preparing");
    assert!(is_running(&state));
    state.workspace.remove(id);
    state.advance(0.0);
    assert!(!is_running(&state));
}
