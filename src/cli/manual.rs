//! `wutu completions SHELL` and `wutu man`: what a shell and `man` want to know, from the one definition of the
//! command line.

use clap::Command;
use clap_complete::Shell;
use std::io::Write;
use std::process::ExitCode;

#[derive(Debug, clap::Args)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

#[derive(Debug, clap::Args)]
pub(super) struct Man {
    /// Page of one command instead of that of wutu
    command: Option<String>,
}

pub(super) fn completions(arguments: &Completions, mut command: Command) -> ExitCode {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, "wutu", &mut script);
    print(&script)
}

pub(super) fn man(arguments: &Man, mut command: Command) -> ExitCode {
    command.build();
    let wanted = match &arguments.command {
        None => Some(&command),
        Some(name) => command.find_subcommand(name),
    };
    let Some(wanted) = wanted else {
        let names: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
        let _ = writeln!(std::io::stderr().lock(), "{}", names.join(" "));
        return ExitCode::from(2);
    };
    let mut page = Vec::new();
    match clap_mangen::Man::new(wanted.clone()).render(&mut page) {
        Ok(()) => print(&page),
        Err(_) => ExitCode::from(2),
    }
}

fn print(bytes: &[u8]) -> ExitCode {
    match std::io::stdout().lock().write_all(bytes) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(2),
    }
}
