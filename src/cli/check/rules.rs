//! `dateline check --rules` and `--explain`: what the codes mean.

use super::UNREADABLE;
use crate::check::Options;
use crate::check::about::{about, meaning};
use crate::cli::Console;
use crate::file::Code;
use std::io;
use std::process::ExitCode;

/// Writes one line for every code.
pub(super) fn list(console: &mut Console<'_>) -> io::Result<ExitCode> {
    let longest = Code::ALL.iter().map(|code| code.slug().len()).max();
    let width = longest.unwrap_or_default();
    for code in Code::ALL {
        let (id, slug, severity) = (code.id(), code.slug(), code.severity().word());
        let meaning = meaning(*code).replace('\n', " ");
        writeln!(console.out, "{id}  {slug:width$}  {severity:7}  {meaning}")?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes what one code means.
pub(super) fn explain(name: &str, console: &mut Console<'_>) -> io::Result<ExitCode> {
    let Some(code) = Code::named(name) else {
        let why = Options::default().allow(name).err().unwrap_or_default();
        writeln!(console.err, "error: {why}")?;
        return Ok(ExitCode::from(UNREADABLE));
    };
    let (id, slug, severity) = (code.id(), code.slug(), code.severity().word());
    writeln!(
        console.out,
        "{id} {slug} ({severity})\n\n{}",
        about(code).replace("**", "")
    )?;
    Ok(ExitCode::SUCCESS)
}
