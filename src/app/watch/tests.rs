//! Files that change as editors change them.

use super::*;
use std::io::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
use tempfile::TempDir;

fn write(path: &Path, text: &str) {
    let mut file = File::create(path).unwrap();
    file.write_all(text.as_bytes()).unwrap();
}

/// Gives the file another time of change, whatever the resolution of the file system.
fn touch(path: &Path, seconds: u64) {
    let file = File::options().append(true).open(path).unwrap();
    file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
        .unwrap();
}

/// A file with some content that was looked at once.
fn watched(folder: &TempDir) -> (PathBuf, Watched) {
    let path = folder.path().join("x.ron");
    write(&path, "one");
    touch(&path, 1_000);
    let mut file = Watched::new(path.clone());
    assert_eq!(file.look(), None);
    (path, file)
}

#[test]
fn change_is_reported_once_it_has_settled() {
    let folder = TempDir::new().unwrap();
    let (path, mut file) = watched(&folder);
    write(&path, "two");
    touch(&path, 2_000);
    assert_eq!(file.look(), None);
    assert_eq!(file.look(), Some(ChangeKind::Modified));
    assert_eq!(file.look(), None);
}

#[test]
fn editor_that_writes_twice_is_reported_once() {
    let folder = TempDir::new().unwrap();
    let (path, mut file) = watched(&folder);
    write(&path, "");
    touch(&path, 2_000);
    assert_eq!(file.look(), None);
    write(&path, "three");
    touch(&path, 3_000);
    assert_eq!(file.look(), None);
    assert_eq!(file.look(), Some(ChangeKind::Modified));
    assert_eq!(file.look(), None);
}

#[test]
fn touching_or_saving_the_same_content_is_no_change() {
    let folder = TempDir::new().unwrap();
    let (path, mut file) = watched(&folder);
    touch(&path, 2_000);
    assert_eq!((file.look(), file.look(), file.look()), (None, None, None));
    write(&path, "one");
    touch(&path, 3_000);
    assert_eq!((file.look(), file.look(), file.look()), (None, None, None));
}

#[test]
fn saving_by_rename_is_one_change() {
    let folder = TempDir::new().unwrap();
    let (path, mut file) = watched(&folder);
    fs::remove_file(&path).unwrap();
    assert_eq!(file.look(), None);
    let draft = folder.path().join("draft");
    write(&draft, "two");
    fs::rename(&draft, &path).unwrap();
    assert_eq!(file.look(), None);
    assert_eq!(file.look(), Some(ChangeKind::Modified));
}

#[test]
fn file_that_vanishes_and_comes_back_is_reported_twice() {
    let folder = TempDir::new().unwrap();
    let (path, mut file) = watched(&folder);
    fs::remove_file(&path).unwrap();
    assert_eq!(
        (file.look(), file.look()),
        (None, Some(ChangeKind::Missing))
    );
    assert_eq!((file.look(), file.look()), (None, None));
    write(&path, "one");
    assert_eq!((file.look(), file.look()), (None, Some(ChangeKind::Back)));
    assert_eq!(file.look(), None);
}

#[test]
fn change_before_the_first_look_is_not_lost() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("x.ron");
    write(&path, "one");
    touch(&path, 1_000);
    let mut file = Watched::new(path.clone());
    write(&path, "two");
    touch(&path, 2_000);
    assert_eq!(
        (file.look(), file.look()),
        (None, Some(ChangeKind::Modified))
    );
}

#[test]
fn folder_in_place_of_the_file_counts_as_missing() {
    let folder = TempDir::new().unwrap();
    let (path, mut file) = watched(&folder);
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    assert_eq!(
        (file.look(), file.look()),
        (None, Some(ChangeKind::Missing))
    );
}

#[test]
fn file_that_is_no_longer_watched_reports_nothing() {
    let mut state = State::default();
    let path = Path::new("x.ron");
    state.add(Watched::new(path.to_owned()));
    let seen = state.files[0].clone();
    assert!(state.update(seen.clone(), Some(ChangeKind::Missing)));
    assert!(state.update(seen.clone(), Some(ChangeKind::Back)));
    assert_eq!(
        state.changes,
        [Change {
            path: path.to_owned(),
            kind: ChangeKind::Back
        }]
    );

    state.add(Watched::new(path.to_owned()));
    assert!(!state.update(seen.clone(), Some(ChangeKind::Modified)));
    state.forget(path);
    assert!(!state.update(seen, Some(ChangeKind::Modified)));
    assert!(state.changes.is_empty() && state.files.is_empty());
}

#[test]
fn thread_wakes_the_window_only_for_changes_and_ends_with_the_watcher() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("x.ron");
    write(&path, "one");
    touch(&path, 1_000);
    let woken = Arc::new(AtomicUsize::new(0));
    let woken_in_thread = Arc::clone(&woken);
    let wake: Wake = Arc::new(move || {
        woken_in_thread.fetch_add(1, Ordering::SeqCst);
    });
    let watcher = Watcher::with_interval(wake, Duration::from_millis(5));
    watcher.watch(&path);
    thread::sleep(Duration::from_millis(60));
    assert_eq!((watcher.poll(), woken.load(Ordering::SeqCst)), (vec![], 0));

    write(&path, "another");
    let deadline = Instant::now() + Duration::from_secs(20);
    while woken.load(Ordering::SeqCst) == 0 && Instant::now() < deadline {
        thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(
        watcher.poll(),
        [Change {
            path,
            kind: ChangeKind::Modified
        }]
    );

    let shared = Arc::downgrade(&watcher.shared);
    drop(watcher);
    while shared.strong_count() > 0 && Instant::now() < deadline {
        thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(shared.strong_count(), 0);
}
