//! From what a toolkit says to what a person can do about it.

use super::display::Display;

/// What follows every message.
const WITHOUT: &str = "`dateline check FILE` works without a window.";

/// Why there is no window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cause {
    /// No display is named.
    NoDisplay,
    /// The X server does not answer.
    XServer,
    /// The compositor does not answer.
    Compositor,
    /// Libraries of X11 are missing.
    XLibraries,
    /// The libraries of the keyboard are missing.
    Keyboard,
    /// Libraries of Wayland are missing.
    WaylandLibraries,
    /// There is no OpenGL.
    Graphics,
    /// Something else.
    Other,
}

/// Parts of what toolkits say, and what they mean; the first that fits counts.
const SAYINGS: [(&str, Cause); 14] = [
    ("nor DISPLAY is set", Cause::NoDisplay),
    ("DISPLAY is not set", Cause::NoDisplay),
    ("open connection to X server", Cause::XServer),
    (
        "wayland library could not be loaded",
        Cause::WaylandLibraries,
    ),
    ("wayland compositor", Cause::Compositor),
    ("wayland/event_loop", Cause::Compositor),
    ("xlib's shared libraries", Cause::XLibraries),
    ("xkbcommon", Cause::Keyboard),
    // A panic: it takes libXrender for granted.
    ("src/platform/x11.rs", Cause::XLibraries),
    ("glutin", Cause::Graphics),
    ("GLX", Cause::Graphics),
    ("EGL", Cause::Graphics),
    ("egui_glow", Cause::Graphics),
    ("OpenGL", Cause::Graphics),
];

impl Cause {
    fn of(text: &str) -> Self {
        let said = SAYINGS.iter().find(|(part, _)| text.contains(part));
        said.map_or(Self::Other, |(_, cause)| *cause)
    }

    /// The packages that have what is missing, of Debian and of Fedora.
    fn packages(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::XLibraries => Some((
                "libx11-6 libx11-xcb1 libxcursor1 libxi6 libxrender1",
                "libX11 libX11-xcb libXcursor libXi libXrender",
            )),
            Self::Keyboard => Some((
                "libxkbcommon0 libxkbcommon-x11-0",
                "libxkbcommon libxkbcommon-x11",
            )),
            Self::WaylandLibraries => Some((
                "libwayland-client0 libwayland-egl1 libwayland-cursor0",
                "libwayland-client libwayland-egl libwayland-cursor",
            )),
            Self::Graphics => Some((
                "libgl1 libegl1 libgl1-mesa-dri",
                "mesa-libGL mesa-libEGL mesa-dri-drivers",
            )),
            Self::NoDisplay | Self::XServer | Self::Compositor | Self::Other => None,
        }
    }
}

/// One sentence about why there is no window, and what to do: from what the toolkit says, be it an
/// error or a panic, and from the environment.
pub(super) fn of(text: &str, display: &Display) -> String {
    let cause = Cause::of(text);
    let x11 = display.x11.as_deref().unwrap_or_default();
    let wayland = display.wayland.as_deref().unwrap_or_default();
    let sentence = match cause {
        Cause::NoDisplay => "There is no display for the window: neither DISPLAY nor \
                             WAYLAND_DISPLAY is set."
            .to_owned(),
        Cause::XServer if wayland.is_empty() => {
            format!("The window cannot be opened: no X server answers at DISPLAY={x11}.")
        }
        Cause::XServer => format!(
            "The window cannot be opened: no compositor answers at WAYLAND_DISPLAY={wayland}, and \
             no X server at DISPLAY={x11}."
        ),
        Cause::Compositor => format!(
            "The window cannot be opened: no compositor answers at WAYLAND_DISPLAY={wayland}."
        ),
        Cause::XLibraries => missing("libraries of X11"),
        Cause::Keyboard => missing("the libraries that read the keyboard (libxkbcommon)"),
        Cause::WaylandLibraries => missing("libraries of Wayland"),
        Cause::Graphics => "The window cannot be opened: there is no OpenGL that works.".to_owned(),
        Cause::Other => format!("The window cannot be opened: {}", text.trim()),
    };
    let mut lines = vec![sentence];
    lines.extend(cause.packages().map(|(debian, fedora)| {
        format!(
            "To install what is needed: sudo apt-get install {debian} (Debian, Ubuntu) or sudo \
             dnf install {fedora} (Fedora)."
        )
    }));
    let by_wayland = matches!(cause, Cause::Compositor | Cause::WaylandLibraries);
    if by_wayland && display.x11.is_some() {
        lines.push("With X11 instead: WAYLAND_DISPLAY= dateline".to_owned());
    }
    lines.push(WITHOUT.to_owned());
    lines.join("\n")
}

fn missing(what: &str) -> String {
    format!("The window cannot be opened: {what} are missing.")
}

#[cfg(test)]
mod tests;
