//! Which displays the environment names, and whether one of them is only a leftover.

use std::env;
use std::path::PathBuf;

/// The displays that the environment names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Display {
    /// `DISPLAY`, unless it is empty.
    pub(super) x11: Option<String>,
    /// `WAYLAND_DISPLAY`, unless it is empty.
    pub(super) wayland: Option<String>,
    /// Whether a compositor listens there.
    pub(super) wayland_answers: bool,
}

impl Display {
    /// Those of this process.
    pub(super) fn here() -> Self {
        let named = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
        let wayland = named("WAYLAND_DISPLAY");
        let folder = env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
        // A socket that was handed over is open already.
        let wayland_answers = env::var_os("WAYLAND_SOCKET").is_some()
            || wayland
                .as_deref()
                .and_then(|name| socket(name, folder))
                .is_some_and(|path| listens(&path));
        Self {
            x11: named("DISPLAY"),
            wayland,
            wayland_answers,
        }
    }

    /// Whether only X11 can work though Wayland is named: a session has ended, or was left by `su`.
    pub(super) fn needs_x11(&self) -> bool {
        self.wayland.is_some() && !self.wayland_answers && self.x11.is_some()
    }
}

/// Where the compositor of that name listens: an absolute path, or one in the runtime folder.
fn socket(name: &str, folder: Option<PathBuf>) -> Option<PathBuf> {
    if name.starts_with('/') {
        return Some(PathBuf::from(name));
    }
    folder.map(|folder| folder.join(name))
}

/// Puts this program with the same arguments, but without Wayland, in the place of this process.
/// Returns only if that cannot be done.
#[cfg(unix)]
pub(super) fn start_again_without_wayland() {
    use std::os::unix::process::CommandExt as _;
    if let Ok(program) = env::current_exe() {
        let mut again = std::process::Command::new(program);
        let again = again.args(env::args_os().skip(1));
        let error = again.env_remove("WAYLAND_DISPLAY").exec();
        log::warn!("The program cannot start again: {error}");
    }
}

#[cfg(not(unix))]
pub(super) fn start_again_without_wayland() {}

#[cfg(unix)]
fn listens(path: &std::path::Path) -> bool {
    std::os::unix::net::UnixStream::connect(path).is_ok()
}

#[cfg(not(unix))]
fn listens(_path: &std::path::Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn display(x11: Option<&str>, wayland: Option<&str>, wayland_answers: bool) -> Display {
        Display {
            x11: x11.map(str::to_owned),
            wayland: wayland.map(str::to_owned),
            wayland_answers,
        }
    }

    #[test]
    fn x11_is_taken_only_where_wayland_is_named_and_dead() {
        assert!(display(Some(":0"), Some("wayland-0"), false).needs_x11());
        assert!(!display(Some(":0"), Some("wayland-0"), true).needs_x11());
        assert!(!display(None, Some("wayland-0"), false).needs_x11());
        assert!(!display(Some(":0"), None, false).needs_x11());
    }

    #[test]
    fn a_compositor_is_found_by_name_or_by_path() {
        let folder = Some(PathBuf::from("/run/user/1000"));
        let by_name = socket("wayland-0", folder.clone());
        assert_eq!(by_name, Some(PathBuf::from("/run/user/1000/wayland-0")));
        assert_eq!(socket("/tmp/way", folder), Some(PathBuf::from("/tmp/way")));
        assert_eq!(socket("wayland-0", None), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_leftover_socket_does_not_listen() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("wayland-0");
        let listener = std::os::unix::net::UnixListener::bind(&path).expect("a socket");
        assert!(listens(&path));
        drop(listener);
        assert!(path.exists() && !listens(&path));
    }
}
