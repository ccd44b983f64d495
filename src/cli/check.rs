//! `wutu check`: all problems, nothing written.

use crate::build::{self, Checked};
use crate::diag::{Diagnostic, Language, Severity, human, json, short};
use crate::io::Disk;
use crate::source::Sources;
use clap::ValueEnum;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Folder of the site (it holds content/)
    #[arg(default_value = ".")]
    site: PathBuf,
    /// Only problems in the files of one chain
    #[arg(long, value_name = "ID")]
    chain: Option<String>,
    /// How the problems are printed
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

/// How problems are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// With the words at fault, for people
    Human,
    /// One to a line, for editors and grep
    Short,
    /// A list, for programs
    Json,
    /// SARIF 2.1.0, for code-review tools
    Sarif,
}

pub(super) fn run(arguments: &Arguments, language: Language) -> ExitCode {
    let Checked { sources, reading, mut problems, .. } =
        build::check(&Disk::new(&arguments.site), &mut |_| {});
    if sources.files.is_empty() {
        let _ = print(&problems, &sources, (Format::Human, language));
        return ExitCode::from(2);
    }
    if let Some(chain) = &arguments.chain {
        if !reading.model.chains.iter().any(|one| one.id() == chain) {
            return unknown_chain(chain, language);
        }
        keep_chain(&mut problems, &sources, chain);
    }
    match print(&problems, &sources, (arguments.format, language)) {
        Err(_) => ExitCode::from(2),
        Ok(()) => ExitCode::from(super::code_for(&problems)),
    }
}

fn unknown_chain(chain: &str, language: Language) -> ExitCode {
    let text = match language {
        Language::Chinese => format!("没有 id 为“{chain}”的产业链"),
        Language::English => format!("there is no chain with the id `{chain}`"),
    };
    let _ = writeln!(std::io::stderr().lock(), "{text}");
    ExitCode::from(2)
}

fn keep_chain(problems: &mut Vec<Diagnostic>, sources: &Sources, chain: &str) {
    let folder = format!("content/chains/{chain}/");
    problems.retain(|problem| {
        let file = problem.span.and_then(|span| sources.files.get(span.file as usize));
        file.is_some_and(|file| file.path.starts_with(&folder))
    });
}

/// People read problems on the error stream, programs on the other.
fn print(
    problems: &[Diagnostic],
    sources: &Sources,
    (format, language): (Format, Language),
) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    match format {
        Format::Short => out.write_all(short::print(problems, sources, language).as_bytes()),
        Format::Json => out.write_all(json::print(problems, sources).as_bytes()),
        Format::Sarif => out.write_all(json::sarif(problems, sources).as_bytes()),
        Format::Human => print_human(problems, sources, language),
    }
}

/// Prints problems for people, with a line that counts them.
pub(super) fn print_human(
    problems: &[Diagnostic],
    sources: &Sources,
    language: Language,
) -> std::io::Result<()> {
    let mut err = std::io::stderr().lock();
    let coloured = err.is_terminal();
    let style = if coloured { human::Style::Coloured } else { human::Style::Plain };
    let text = human::print(problems, sources, language, style);
    let errors = problems.iter().filter(|one| one.severity == Severity::Error).count();
    let warnings = problems.len() - errors;
    let summary = match language {
        Language::Chinese => format!("{errors} 个错误，{warnings} 个警告"),
        Language::English => format!("{errors} errors, {warnings} warnings"),
    };
    writeln!(err, "{text}{summary}")
}
