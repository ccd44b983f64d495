//! `wutu check`: all problems, nothing written.

use crate::audience::Gate;
use crate::diag::{self, Language, human};
use crate::io::Disk;
use crate::{check, read, site, source};
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Folder of the site (it holds content/).
    #[arg(default_value = ".")]
    site: PathBuf,
    /// Only problems in the files of one chain.
    #[arg(long, value_name = "ID")]
    chain: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> ExitCode {
    let world = Disk::new(&arguments.site);
    let (sources, mut problems) = source::load(&world, "content");
    let reading = read::read(&sources, &Gate::open());
    problems.extend(reading.problems);
    problems.extend(check::check(&site::resolve(&reading.model)));
    diag::sort(&mut problems);
    if let Some(chain) = &arguments.chain {
        let folder = format!("content/chains/{chain}/");
        problems.retain(|problem| {
            let file = problem.span.and_then(|span| sources.files.get(span.file as usize));
            file.is_some_and(|file| file.path.starts_with(&folder))
        });
    }
    let mut out = std::io::stderr().lock();
    let style = if out.is_terminal() { human::Style::Coloured } else { human::Style::Plain };
    let text = human::print(&problems, &sources, Language::Chinese, style);
    let errors = problems.iter().filter(|one| one.severity == diag::Severity::Error).count();
    let warnings = problems.len() - errors;
    let written = write!(out, "{text}{errors} 个错误，{warnings} 个警告\n");
    match (written, errors) {
        (Err(_), _) => ExitCode::from(2),
        (Ok(()), 0) => ExitCode::SUCCESS,
        (Ok(()), _) => ExitCode::from(1),
    }
}
