//! What is remembered, and what happens when it cannot be read.

use super::super::bundled::BUNDLED;
use super::place::{PANEL_WIDTHS, WINDOW_SIZES};
use super::*;
use crate::model::Grouping;
use crate::view::colouring::ColourBy;
use tempfile::TempDir;

fn write(folder: &TempDir, text: &str) {
    save::replace(&folder.path().join(FILE_NAME), text.as_bytes()).unwrap();
}

/// The first bundled timeline.
fn bundled() -> Origin {
    Origin::Bundled(BUNDLED[0])
}

fn file(path: &Path) -> Origin {
    Origin::File(path.to_owned())
}

fn view() -> SavedView {
    SavedView {
        from: -100,
        to: 200,
        selection: Some("eo-14024".into()),
        grouping: Grouping::Kind,
    }
}

#[test]
fn everything_comes_back_after_a_restart() {
    let folder = TempDir::new().unwrap();
    let mut settings = Settings {
        theme: ThemePreference::Dark,
        interface_zoom: 1.25,
        panels: Panels {
            list_open: false,
            details_width: 500.0,
            ..Panels::default()
        },
        window: WindowPlacement {
            size: (1600.0, 1000.0),
            position: Some((-8.0, 30.5)),
            maximised: true,
        },
        citation_style: crate::export::cite::Style::Apa,
        colour_by: ColourBy::Evidence,
        begin_with_start: true,
        ..Settings::default()
    };
    settings.remember_view(&bundled(), view());
    settings.remember_file(&folder.path().join("x.ron"), 5);
    settings.remember_view(&file(&folder.path().join("x.ron")), view());
    let deeper = folder.path().join("made/when/needed");
    settings.save(&deeper).unwrap();
    assert_eq!(Settings::load(&deeper), (settings, None));
}

#[test]
fn first_start_has_the_usual_settings_and_no_warning() {
    let folder = TempDir::new().unwrap();
    assert_eq!(Settings::load(folder.path()), (Settings::default(), None));
}

#[test]
fn unreadable_settings_are_reported_and_kept() {
    let folder = TempDir::new().unwrap();
    write(&folder, "(theme: Purple)");
    let (settings, warning) = Settings::load(folder.path());
    assert_eq!(settings, Settings::default());
    let warning = warning.unwrap();
    assert!(
        warning.starts_with("The settings cannot be read, so the usual ones are used: 1:"),
        "{warning}"
    );
    assert!(warning.ends_with("settings.ron.bad"), "{warning}");
    let kept = fs::read_to_string(folder.path().join("settings.ron.bad")).unwrap();
    assert_eq!(kept, "(theme: Purple)");
}

#[test]
fn no_content_is_too_strange_to_start() {
    let folder = TempDir::new().unwrap();
    let deep = "(".repeat(100_000);
    for text in [
        "",
        "\0\0\0",
        "[]",
        "{\"theme\": 1}",
        "(interface_zoom: \"x\")",
        deep.as_str(),
    ] {
        write(&folder, text);
        let (settings, warning) = Settings::load(folder.path());
        assert_eq!(settings, Settings::default());
        assert!(warning.is_some());
    }
    fs::remove_file(folder.path().join(FILE_NAME)).ok();
    fs::create_dir(folder.path().join(FILE_NAME)).unwrap();
    assert!(Settings::load(folder.path()).1.is_some());
}

#[test]
fn settings_of_an_older_or_newer_version_are_taken_as_far_as_they_go() {
    let folder = TempDir::new().unwrap();
    write(
        &folder,
        "\u{feff}(theme: Light, not_invented_yet: 3, \
          bundled_views: {\"us-russia-sanctions.ron\": (from: 1, to: 2), \"gone.ron\": (from: 1, to: 2)})",
    );
    let (settings, warning) = Settings::load(folder.path());
    assert_eq!((settings.theme, warning), (ThemePreference::Light, None));
    assert_eq!(
        settings.view_of(&bundled()),
        Some(&SavedView {
            from: 1,
            to: 2,
            selection: None,
            grouping: Grouping::Lane,
        })
    );
    assert_eq!(settings.bundled_views.len(), 1);
}

#[test]
fn values_out_of_range_are_brought_into_it() {
    let folder = TempDir::new().unwrap();
    write(
        &folder,
        "(interface_zoom: 1e9, panels: (list_width: -5, details_width: NaN), \
          window: (size: (0, inf), position: (1e30, 0)), \
          bundled_views: {\"us-russia-sanctions.ron\": (from: 5, to: 5)}, last_bundled: \"gone.ron\", \
          recent: [(path: \"relative.ron\")])",
    );
    let (settings, warning) = Settings::load(folder.path());
    assert_eq!(warning, None);
    assert_eq!(settings.interface_zoom, LARGEST_ZOOM);
    assert_eq!(settings.panels.list_width, PANEL_WIDTHS.0);
    assert_eq!(
        settings.panels.details_width,
        Panels::default().details_width
    );
    assert_eq!(settings.window.size, WINDOW_SIZES);
    assert_eq!(settings.window.position, None);
    assert_eq!(settings.view_of(&bundled()), None);
    assert_eq!(settings.last_bundled, None);
    assert_eq!(settings.recent, []);
    assert_eq!(clamped_zoom(0.1), SMALLEST_ZOOM);
    assert_eq!(clamped_zoom(f32::NAN), 1.0);
}

#[test]
fn recent_files_are_the_last_ten_without_repetition() {
    let folder = TempDir::new().unwrap();
    let path = |number: i64| folder.path().join(format!("{number}.ron"));
    let mut settings = Settings::default();
    for number in 0..15 {
        settings.remember_file(&path(number), number);
    }
    settings.remember_file(&path(10), 20);
    let recent: Vec<PathBuf> = settings
        .recent
        .iter()
        .map(|file| file.path.clone())
        .collect();
    let expected: Vec<PathBuf> = [10, 14, 13, 12, 11, 9, 8, 7, 6, 5].map(path).into();
    assert_eq!(recent, expected);
    assert_eq!(settings.last_document, Some(path(10)));
    assert_eq!(settings.recent[0].opened, Some(20));
}

#[cfg(unix)]
#[test]
fn file_reached_through_a_link_is_the_same_file() {
    let folder = TempDir::new().unwrap();
    let (path, link) = (folder.path().join("x.ron"), folder.path().join("link.ron"));
    save::replace(&path, b"()").unwrap();
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let mut settings = Settings::default();
    settings.remember_file(&path, 1);
    settings.remember_view(&file(&path), view());
    settings.remember_file(&link, 2);
    assert_eq!(settings.recent.len(), 1);
    assert_eq!(settings.view_of(&file(&path)), Some(&view()));
    settings.forget_file(&path);
    assert_eq!((settings.recent.len(), settings.last_document), (0, None));
}

#[cfg(unix)]
#[test]
fn path_that_is_not_unicode_does_not_keep_the_rest_from_being_saved() {
    use std::os::unix::ffi::OsStringExt as _;
    let folder = TempDir::new().unwrap();
    let path = PathBuf::from(OsString::from_vec(b"/tmp/\xff.ron".to_vec()));
    let mut settings = Settings {
        last_document: Some(path.clone()),
        ..Settings::default()
    };
    settings.remember_file(&path, 1);
    assert_eq!(settings.recent, []);
    settings.save(folder.path()).unwrap();
    assert_eq!(Settings::load(folder.path()), (Settings::default(), None));
}

#[test]
fn view_is_remembered_for_each_file() {
    let mut settings = Settings::default();
    let here = std::path::absolute("here.ron").unwrap();
    settings.remember_file(&here, 1);
    settings.remember_view(&file(&here), view());
    let never = file(Path::new("never-opened.ron"));
    settings.remember_view(&never, view());
    assert_eq!(settings.view_of(&file(&here)), Some(&view()));
    assert_eq!(settings.view_of(&never), None);
    assert_eq!(settings.view_of(&bundled()), None);
    settings.remember_view(&bundled(), view());
    assert_eq!(settings.view_of(&bundled()), Some(&view()));
}

#[test]
fn the_next_start_shows_what_was_on_screen_last() {
    let mut settings = Settings::default();
    settings.remember_last(Some(&bundled()));
    assert_eq!(settings.last_bundled.as_deref(), Some(BUNDLED[0].name));
    settings.remember_last(Some(&file(Path::new("/x.ron"))));
    assert_eq!(settings.last_document, Some(PathBuf::from("/x.ron")));
    assert_eq!(settings.last_bundled, None);
}

#[test]
fn folder_can_be_chosen_by_the_environment() {
    assert_eq!(
        settings_dir_or(Some("/media/stick".into())),
        Some(PathBuf::from("/media/stick"))
    );
    let usual = settings_dir_or(None);
    assert_eq!(settings_dir_or(Some(OsString::new())), usual);
    if let Some(usual) = usual {
        let name = usual.to_string_lossy().to_lowercase();
        assert!(name.contains("dateline"), "{name}");
    }
}

#[test]
fn settings_that_cannot_be_written_say_so() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("file");
    save::replace(&file, b"").unwrap();
    let error = Settings::default().save(&file.join("below")).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("The folder of the settings cannot be made: ")
    );
}

#[test]
fn asking_where_the_window_was_leaves_a_broken_file_for_whoever_can_say_so() {
    let folder = TempDir::new().unwrap();
    write(&folder, "(window: (size: (900.0");
    assert_eq!(
        Settings::window_in(folder.path()),
        WindowPlacement::default()
    );
    let (_, warning) = Settings::load(folder.path());
    assert!(warning.is_some_and(|warning| warning.starts_with("The settings cannot be read")));
}
