//! What the command line offers beside checking: help, completions, manual pages, and plain words
//! where there is no window. `tests/check_command.rs` has the checking.
#![expect(clippy::unwrap_used, reason = "tests may fail")]

use assert_cmd::Command;

/// The exit code, standard output and standard error, without any display.
fn output(arguments: &[&str], variables: &[(&str, &str)]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("dateline").unwrap();
    let settings = tempfile::tempdir().unwrap();
    for variable in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "RUST_LOG"] {
        command.env_remove(variable);
    }
    let output = command
        .env("DATELINE_HOME", settings.path())
        .envs(variables.iter().copied())
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let code = output.status.code().unwrap();
    (code, text(output.stdout), text(output.stderr))
}

#[test]
fn help_tells_of_every_command_and_exit_code_on_lines_that_fit() {
    let (code, out, err) = output(&["--help"], &[]);
    assert_eq!((code, &*err), (0, ""));
    for told in [
        "check",
        "completions",
        "man",
        "Examples:",
        "Exit codes:",
        "NO_COLOR",
    ] {
        assert!(out.contains(told), "{told} is not in\n{out}");
    }
    let long: Vec<&str> = out
        .lines()
        .filter(|line| line.chars().count() > 80)
        .collect();
    assert!(long.is_empty(), "{long:?}");
}

#[test]
fn every_shell_has_completions() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let (code, out, err) = output(&["completions", shell], &[]);
        assert_eq!((code, &*err), (0, ""), "{shell}");
        assert!(
            out.contains("check") && out.contains("format"),
            "{shell}: {out}"
        );
    }
    let (code, out, err) = output(&["completions", "nosh"], &[]);
    assert_eq!((code, &*out), (2, ""));
    assert!(err.contains("a similar value exists: 'zsh'"), "{err}");
}

#[test]
fn the_program_and_its_commands_have_manual_pages() {
    let (code, out, err) = output(&["man"], &[]);
    assert_eq!((code, &*err), (0, ""));
    assert!(
        out.contains(".TH dateline 1") && out.contains("Exit codes:"),
        "{out}"
    );
    let (code, out, _) = output(&["man", "check"], &[]);
    assert_eq!(code, 0);
    assert!(
        out.contains(".TH dateline-check 1") && out.contains("exit code is 0"),
        "{out}"
    );
    let (code, out, err) = output(&["man", "chek"], &[]);
    assert_eq!((code, &*out), (2, ""));
    assert_eq!(
        err,
        "error: There is no command `chek`; did you mean `check`?\n"
    );
}

#[test]
fn a_misspelt_command_is_no_file() {
    let (code, out, err) = output(&["chekc", "x.ron"], &[]);
    assert_eq!((code, &*out), (2, ""));
    assert_eq!(
        err,
        "error: There is no file `chekc`, and no such command; did you mean `dateline check`?\n"
    );
}

#[cfg(target_os = "linux")]
mod without_a_display {
    use super::output;

    #[test]
    fn the_reason_is_one_sentence() {
        let (code, out, err) = output(&[], &[]);
        assert_eq!((code, &*out), (1, ""));
        assert_eq!(
            err,
            "error: There is no display for the window: neither DISPLAY nor WAYLAND_DISPLAY is \
             set.\n`dateline check FILE` works without a window.\n"
        );
    }

    #[test]
    fn what_the_toolkit_said_is_in_the_log_for_whoever_asks() {
        let gone = ("DISPLAY", ":9977");
        let (_, _, plain) = output(&[], &[gone]);
        let (_, _, logged) = output(&[], &[gone, ("RUST_LOG", "dateline=error")]);
        assert!(!plain.contains("ERROR"), "{plain}");
        assert!(logged.contains("ERROR dateline::ui::startup"), "{logged}");
        assert!(logged.ends_with(&plain), "{logged}");
    }

    #[test]
    fn a_file_with_the_name_of_a_command_is_still_a_file() {
        for arguments in [&["./check"][..], &["--", "check"]] {
            let (code, out, err) = output(arguments, &[]);
            assert_eq!((code, &*out), (1, ""));
            assert!(err.starts_with("error: There is no display"), "{err}");
        }
    }

    #[test]
    fn displays_that_are_gone_are_named() {
        let folder = tempfile::tempdir().unwrap();
        let runtime = folder.path().to_str().unwrap();
        let gone = [("WAYLAND_DISPLAY", "gone"), ("XDG_RUNTIME_DIR", runtime)];
        let (code, _, err) = output(&[], &gone);
        assert_eq!(code, 1);
        let why = "error: The window cannot be opened: no compositor answers at \
                   WAYLAND_DISPLAY=gone.\n";
        assert!(err.starts_with(why), "{err}");
        // With X11 named too, that is tried, and what is said is about it.
        let (code, _, err) = output(&[], &[gone[0], gone[1], ("DISPLAY", ":9977")]);
        assert_eq!(code, 1);
        assert!(
            err.starts_with("error: The window cannot be opened: "),
            "{err}"
        );
        assert!(!err.contains("WAYLAND_DISPLAY=gone"), "{err}");
        assert!(
            !err.contains("panicked") && !err.contains("backtrace"),
            "{err}"
        );
    }
}
