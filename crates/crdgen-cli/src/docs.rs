//! What is made from the command line's own description.

use std::io::Write as _;

use crate::args::command;
use crate::{Outcome, Result};

/// Prints a completion script.
pub(crate) fn completions(shell: clap_complete::Shell) -> Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command(), "crdgen", &mut script);
    print(&script)
}

/// Prints the manual page of crdgen or of one command.
pub(crate) fn man(name: Option<&str>) -> Result<Outcome> {
    let mut all = command();
    all.build();
    let command = match name {
        None => all,
        Some(name) => match all.find_subcommand(name) {
            Some(command) => command.clone(),
            None => return Err(format!("there is no command `{name}`").into()),
        },
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    print(&page)
}

fn print(text: &[u8]) -> Result<Outcome> {
    let mut stdout = std::io::stdout().lock();
    stdout.write_all(text)?;
    stdout.flush()?;
    Ok(Outcome::Clean)
}
