use super::*;
use crate::app::TimelineView;
use crate::app::clock::FixedClock;
use crate::app::state::Setup;
use crate::model::date::Zone;

fn content(title: &str) -> Content {
    let text = format!("(title: \"{title}\", events: [(id: \"a\", title: \"A\", when: \"2024\")])");
    Content::new(file::read(text.as_bytes()), None, 0).expect("a timeline")
}

/// A program with a file open.
fn on_file(path: &Path) -> State {
    let mut state = State::new(Setup {
        clock: Box::new(FixedClock(0)),
        reader_zone: Zone::Utc,
        settings_folder: None,
        files: Vec::new(),
        input: None,
        wake: Arc::new(|| {}),
        animate: false,
    });
    let origin = Origin::File(path.to_owned());
    state.workspace.add(origin, content("The original"));
    state
}

fn title(state: &State) -> &str {
    &state.document().expect("a document").timeline().title
}

fn late(path: &Path, purpose: Purpose, outcome: Result<Content, Failure>) -> Read {
    Read {
        path: path.to_owned(),
        purpose,
        outcome,
    }
}

#[test]
fn what_is_read_again_late_does_not_reach_the_copy() {
    let (path, copy) = (Path::new("/none/a.ron"), Path::new("/none/copy.ron"));
    for purpose in [Purpose::Reload, Purpose::Follow] {
        let mut state = on_file(path);
        let id = state.document().expect("a document").id;
        state
            .workspace
            .move_to(id, copy.to_owned(), content("The copy"));
        state.take(late(path, purpose, Ok(content("Changed"))));
        assert_eq!(title(&state), "The copy", "{purpose:?}");
        let failure = Failure::NoTimeline(Vec::new());
        state.take(late(path, purpose, Err(failure)));
        assert_eq!(state.notices.iter().count(), 0, "{purpose:?}");
    }
}

#[test]
fn what_is_read_again_in_time_is_shown() {
    let path = Path::new("/none/a.ron");
    for purpose in [Purpose::Reload, Purpose::Follow] {
        let mut state = on_file(path);
        state.take(late(path, purpose, Ok(content("Changed"))));
        assert_eq!(title(&state), "Changed", "{purpose:?}");
    }
}

const LARGE_FILE: &str = "/none/large.ron";

/// A program on a bundled timeline that reads a large file, of which the beginning is there.
fn on_beginning() -> State {
    let mut state = State::new(Setup {
        clock: Box::new(FixedClock(0)),
        reader_zone: Zone::Utc,
        settings_folder: None,
        files: Vec::new(),
        input: None,
        wake: Arc::new(|| {}),
        animate: false,
    });
    let progress = Arc::new(Progress::default());
    progress.expect(1_000);
    let mut beginning = content("The beginning");
    beginning.is_beginning = true;
    progress.show(beginning);
    let job = state.jobs.spawn("Opening large.ron", |cancel| {
        while !cancel.is_cancelled() {
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
        Brought::Input(Err("cancelled".to_owned()))
    });
    state.readings.push(Underway {
        path: LARGE_FILE.into(),
        job,
        purpose: Purpose::Open,
        progress,
        begun_seconds: 0.0,
        before: None,
    });
    state.advance(0.1);
    state
}

#[test]
fn the_beginning_of_a_large_file_is_shown_until_the_whole_is_there() {
    let mut state = on_beginning();
    assert_eq!(title(&state), "The beginning");
    let whole = content("The whole");
    state.take(late(Path::new(LARGE_FILE), Purpose::Open, Ok(whole)));
    assert_eq!(title(&state), "The whole");
    assert_eq!(state.notices.iter().count(), 0, "nothing was reloaded");
}

#[test]
fn a_view_that_was_moved_stays_when_the_whole_is_there() {
    for moves in [false, true] {
        let mut state = on_beginning();
        state.picture(800.0, 600.0).expect("a picture");
        let opened = state.view().and_then(TimelineView::viewport);
        if moves {
            state.dispatch(crate::app::Action::Pan(100.0));
        }
        let moved = state.view().and_then(TimelineView::viewport);
        let whole = content("The whole");
        state.take(late(Path::new(LARGE_FILE), Purpose::Open, Ok(whole)));
        state.picture(800.0, 600.0).expect("a picture");
        let now = state.view().and_then(TimelineView::viewport);
        assert_eq!(now, moved);
        assert_eq!(now == opened, !moves);
    }
}

#[test]
fn cancelling_and_failing_leave_nothing_of_the_beginning() {
    let mut state = on_beginning();
    state.dispatch(crate::app::Action::CancelOpening);
    assert_ne!(title(&state), "The beginning");
    assert_eq!(state.opening(), None);
    let mut state = on_beginning();
    let failure = Failure::NoTimeline(Vec::new());
    state.take(late(Path::new(LARGE_FILE), Purpose::Open, Err(failure)));
    assert_ne!(title(&state), "The beginning");
    assert_eq!(state.notices.iter().count(), 1);
}

#[test]
fn progress_is_shown_only_of_what_takes_long() {
    let mut state = on_beginning();
    assert_eq!(state.opening_shown(), None);
    assert!(
        state
            .next_repaint_seconds()
            .is_some_and(|seconds| seconds <= 0.1)
    );
    state.advance(0.2);
    let shown = Opening {
        name: "Opening large.ron".to_owned(),
        share: Some(0.0),
        events: 0,
    };
    assert_eq!(state.opening_shown(), Some(shown));
    state.dispatch(crate::app::Action::CancelOpening);
    assert_eq!(state.opening_shown(), None);
    assert_eq!(state.next_repaint_seconds(), None, "idle means idle");
}
