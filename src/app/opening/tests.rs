use super::*;
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
