//! Arguments in, exit codes out; the only room that prints, reads the clock or the environment.

mod audience;
mod build;
mod check;
mod explain;
mod export;
mod language;
mod number;
mod verify;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// 五图: compiles plain YAML and Markdown about industrial chains into a cross-linked site with maps.
#[derive(Debug, Parser)]
#[command(name = "wutu", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// Language of the messages
    #[arg(long, global = true, value_enum)]
    lang: Option<language::Choice>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Compiles content/ into output/
    Build(build::Arguments),
    /// Shows all problems of the content; writes nothing
    Check(check::Arguments),
    /// Gives new records their printed numbers
    Number(number::Arguments),
    /// Holds a published folder against its manifest
    Verify(verify::Arguments),
    /// Writes maps as SVG or PNG files of their own
    Export(export::Arguments),
    /// Prints the manual page of a code
    Explain(explain::Arguments),
}

/// Runs the command line: 0 clean, 1 the content has errors, 2 usage or input/output.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let language = language::chosen(arguments.lang);
    match &arguments.command {
        Command::Build(arguments) => build::run(arguments, language),
        Command::Check(arguments) => check::run(arguments, language),
        Command::Number(arguments) => number::run(arguments, language),
        Command::Verify(arguments) => verify::run(arguments, language),
        Command::Export(arguments) => export::run(arguments, language),
        Command::Explain(arguments) => explain::run(arguments, language),
    }
}
