//! Arguments in, exit codes out; the only room that prints, reads the clock or the environment.
//!
//! One file per command: `build`, `serve`, `check`, `new`, `number`, `verify`, `export`, `pack`, `diff`, `review`, `explain`, `schema`; `completions`
//! and `man` share `manual`.

mod audience;
mod build;
mod check;
mod deliver;
mod diff;
mod explain;
mod export;
mod language;
mod manual;
mod new;
mod number;
mod pack;
mod progress;
mod review;
mod schema;
#[cfg(feature = "serve")]
mod serve;
mod verify;

use crate::diag::{self, Diagnostic};
use clap::{CommandFactory, Parser, Subcommand};
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
    /// Live preview: builds on every change, on this machine only
    #[cfg(feature = "serve")]
    Serve(serve::Arguments),
    /// Shows all problems of the content; writes nothing
    Check(check::Arguments),
    /// Makes a site, a chain, a map, or the demonstration site
    New(new::Arguments),
    /// Gives new records their printed numbers
    Number(number::Arguments),
    /// Holds a published folder against its manifest
    Verify(verify::Arguments),
    /// Writes maps as SVG or PNG files of their own
    Export(export::Arguments),
    /// Shows what two editions differ in
    Diff(diff::Arguments),
    /// Sends out comment sheets, takes them in, writes the table of opinions
    Review(review::Arguments),
    /// Typesets briefing packs as PDF
    Pack(pack::Arguments),
    /// Prints the manual page of a code
    Explain(explain::Arguments),
    /// JSON Schema of the content files, for editors
    Schema(schema::Arguments),
    /// Completions for a shell
    Completions(manual::Completions),
    /// The manual page, for man
    Man(manual::Man),
}

/// The exit code that problems of the content call for.
fn code_for(problems: &[Diagnostic]) -> u8 {
    match () {
        () if diag::has_unreadable(problems) => 2,
        () if diag::has_errors(problems) => 1,
        () => 0,
    }
}

/// Runs the command line: 0 clean, 1 the content has errors, 2 usage or input/output.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let language = language::chosen(arguments.lang);
    match &arguments.command {
        Command::Build(arguments) => build::run(arguments, language),
        #[cfg(feature = "serve")]
        Command::Serve(arguments) => serve::run(arguments, language),
        Command::Check(arguments) => check::run(arguments, language),
        Command::Number(arguments) => number::run(arguments, language),
        Command::Verify(arguments) => verify::run(arguments, language),
        Command::Export(arguments) => export::run(arguments, language),
        Command::Diff(arguments) => diff::run(arguments, language),
        Command::Review(arguments) => review::run(arguments, language),
        Command::Pack(arguments) => pack::run(arguments, language),
        Command::Explain(arguments) => explain::run(arguments, language),
        Command::New(arguments) => new::run(arguments, language),
        Command::Schema(arguments) => schema::run(arguments, language),
        Command::Completions(arguments) => manual::completions(arguments, Arguments::command()),
        Command::Man(arguments) => manual::man(arguments, Arguments::command()),
    }
}
