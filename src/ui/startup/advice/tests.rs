//! What winit 0.30, xkbcommon-dl 0.4, glutin 0.32 and eframe 0.37 said when these things were
//! missing.

use super::*;

const OS: &str =
    "winit EventLoopError: os error at /registry/winit-0.30.13/src/platform_impl/linux";

fn display(x11: &str, wayland: &str) -> Display {
    let named = |name: &str| Some(name.to_owned()).filter(|name| !name.is_empty());
    Display {
        x11: named(x11),
        wayland: named(wayland),
        wayland_answers: false,
    }
}

/// The first line, which says why, and the rest, which says what to do.
fn said(text: &str, x11: &str, wayland: &str) -> (String, String) {
    let message = of(text, &display(x11, wayland));
    let (why, rest) = message.split_once('\n').expect("more than one line");
    assert!(rest.ends_with(WITHOUT), "{message}");
    (why.to_owned(), rest.to_owned())
}

#[test]
fn no_display_at_all() {
    let text =
        format!("{OS}/mod.rs:765: neither WAYLAND_DISPLAY nor WAYLAND_SOCKET nor DISPLAY is set.");
    let (why, rest) = said(&text, "", "");
    assert_eq!(
        why,
        "There is no display for the window: neither DISPLAY nor WAYLAND_DISPLAY is set."
    );
    assert_eq!(rest, WITHOUT);
}

#[test]
fn a_server_that_is_gone() {
    let text = format!("{OS}/mod.rs:788: Failed to open connection to X server");
    let (why, _) = said(&text, ":77", "");
    assert_eq!(
        why,
        "The window cannot be opened: no X server answers at DISPLAY=:77."
    );
    let (why, _) = said(&text, ":77", "gone");
    assert!(
        why.contains("no compositor answers at WAYLAND_DISPLAY=gone"),
        "{why}"
    );
}

#[test]
fn a_compositor_that_is_gone_or_hangs_up() {
    let gone = format!("{OS}/wayland/event_loop/mod.rs:89: Could not find wayland compositor");
    let (why, rest) = said(&gone, "", "wayland-0");
    assert_eq!(
        why,
        "The window cannot be opened: no compositor answers at WAYLAND_DISPLAY=wayland-0."
    );
    assert_eq!(rest, WITHOUT, "without an X server, X11 is no way out");
    let hung_up = format!(
        "{OS}/wayland/event_loop/mod.rs:92: Backend error: Io error: Broken pipe (os error 32)"
    );
    let (same, rest) = said(&hung_up, ":0", "wayland-0");
    assert_eq!(same, why);
    assert!(
        rest.starts_with("With X11 instead: WAYLAND_DISPLAY= dateline\n"),
        "{rest}"
    );
}

#[test]
fn missing_libraries_are_named_with_their_packages() {
    let xlib = format!("{OS}/mod.rs:788: Failed to load one of xlib's shared libraries");
    let wayland =
        format!("{OS}/wayland/event_loop/mod.rs:89: The wayland library could not be loaded");
    let keyboard = "panicked at /registry/xkbcommon-dl-0.4.2/src/x11.rs:59:28:\n\
                    Library libxkbcommon-x11.so could not be loaded.";
    let render = "panicked at /registry/glutin-0.32.3/src/platform/x11.rs:85:40:\n\
                  called `Option::unwrap()` on a `None` value";
    let no_configs = "Found no glutin configs matching the template: ConfigTemplate { api: None }. \
                      Error: not found";
    for (text, what, debian, fedora) in [
        (&*xlib, "libraries of X11", "libxcursor1", "libXcursor"),
        (
            &*wayland,
            "libraries of Wayland",
            "libwayland-client0",
            "libwayland-client",
        ),
        (
            keyboard,
            "libxkbcommon",
            "libxkbcommon-x11-0",
            "libxkbcommon-x11",
        ),
        (render, "libraries of X11", "libxrender1", "libXrender"),
        (no_configs, "OpenGL", "libgl1", "mesa-libGL"),
        (
            "glutin error: [a7] GLXBadFBConfig",
            "OpenGL",
            "libgl1-mesa-dri",
            "mesa-dri-drivers",
        ),
    ] {
        let (why, rest) = said(text, ":0", "");
        assert!(why.contains(what), "{why}");
        let (apt, dnf) = rest.split_once("sudo dnf install ").expect("both systems");
        assert!(apt.contains(debian) && dnf.contains(fedora), "{rest}");
        assert!(
            !why.contains("registry") && !why.contains("ConfigTemplate"),
            "{why}"
        );
    }
}

#[test]
fn what_nobody_foresaw_is_passed_on() {
    let (why, _) = said("The moon is in the way", ":0", "");
    assert_eq!(why, "The window cannot be opened: The moon is in the way");
}
