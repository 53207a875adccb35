//! What makes the program at home in a shell: completions, manual pages, and a word about commands
//! that are misspelt.

use super::{Arguments, Console, check};
use crate::file::words;
use clap::CommandFactory as _;
use clap_complete::Shell;
use clap_mangen::Man;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

/// How completions are installed.
pub(super) const COMPLETIONS: &str = "Examples:
  dateline completions bash > ~/.local/share/bash-completion/completions/dateline
  dateline completions zsh > ~/.zfunc/_dateline   with `fpath+=~/.zfunc` in .zshrc, before compinit
  dateline completions fish > ~/.config/fish/completions/dateline.fish";

/// How manual pages are installed.
pub(super) const MANUAL: &str = "Examples:
  dateline man > ~/.local/share/man/man1/dateline.1
  dateline man check > ~/.local/share/man/man1/dateline-check.1";

/// Writes the completions of a shell.
pub(super) fn completions(shell: Shell, console: &mut Console<'_>) -> io::Result<()> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "dateline", &mut text);
    console.out.write_all(&text)
}

/// Writes the manual page of a command, or of the program.
pub(super) fn manual(name: Option<&str>, console: &mut Console<'_>) -> io::Result<ExitCode> {
    // Built, commands know that they are called "dateline check".
    let mut program = Arguments::command();
    program.build();
    let page = match name {
        Some(name) => program.find_subcommand(name).cloned(),
        None => Some(program),
    };
    let Some(page) = page else {
        writeln!(
            console.err,
            "error: {}",
            no_command(name.unwrap_or_default())
        )?;
        return Ok(ExitCode::from(check::UNREADABLE));
    };
    Man::new(page).render(&mut console.out)?;
    Ok(ExitCode::SUCCESS)
}

fn no_command(name: &str) -> String {
    match nearest(name) {
        Some(command) => format!("There is no command `{name}`; did you mean `{command}`?"),
        None => format!("There is no command `{name}`."),
    }
}

/// The command that was most likely meant.
fn nearest(name: &str) -> Option<String> {
    let program = Arguments::command();
    let commands = program.get_subcommands().map(clap::Command::get_name);
    words::nearest(name, commands).map(str::to_owned)
}

/// What to say if the first file is none, but resembles a command.
pub(super) fn misspelt(files: &[PathBuf]) -> Option<String> {
    let first = files.first().filter(|file| !file.exists())?;
    let name = first
        .to_str()
        .filter(|name| !name.contains(['/', '.', '\\']))?;
    let command = nearest(name)?;
    Some(format!(
        "error: There is no file `{name}`, and no such command; did you mean `dateline {command}`?"
    ))
}
