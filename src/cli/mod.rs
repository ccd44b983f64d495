//! Arguments in, exit codes out; the only room that prints, reads the clock or the environment.

mod audience;
mod build;
mod check;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// 五图: compiles plain YAML and Markdown about industrial chains into a cross-linked site with maps.
#[derive(Debug, Parser)]
#[command(name = "wutu", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Compiles content/ into output/.
    Build(build::Arguments),
    /// Shows all problems of the content; writes nothing.
    Check(check::Arguments),
}

/// Runs the command line: 0 clean, 1 the content has errors, 2 usage or input/output.
#[must_use]
pub fn run() -> ExitCode {
    match Arguments::parse().command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
    }
}
