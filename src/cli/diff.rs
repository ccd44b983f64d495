//! `wutu diff OLD NEW`: what two editions differ in.
//!
//! Each may be a published folder, a snapshot (`data/edition.json`), or the folder of a site, which is read and checked.

use super::audience::parse_audience;
use crate::audience::Gate;
use crate::build;
use crate::diag::{self, Language, Words};
use crate::diff::{self, Report, Way, print};
use crate::io::{Cause, Disk, DiskOutput, Output, World};
use crate::model::Audience;
use crate::snapshot::{self, Snapshot};
use crate::source::Sources;
use clap::ValueEnum;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The older edition: a published folder, a snapshot, or the folder of a site
    old: PathBuf,
    /// The newer edition
    new: PathBuf,
    /// How the changes are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// How they are grouped, in text and Markdown
    #[arg(long, value_enum, default_value_t = By::Chain)]
    by: By,
    /// File to write into [default: the terminal]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// For whom a site is read: public, internal or leadership [default: what site.yml says, else public]
    #[arg(long, value_name = "AUDIENCE", value_parser = parse_audience)]
    audience: Option<Audience>,
}

/// How changes are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For the terminal
    Text,
    /// For a document
    Markdown,
    /// For programs
    Json,
    /// For spreadsheets
    Csv,
}

/// How changes are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum By {
    /// By chain, then map
    Chain,
    /// By map, then chain
    Map,
    /// By department, then chain
    Department,
}

/// An edition, with what hides things from its audience where it was read from a site.
struct Loaded {
    snapshot: Snapshot,
    site: Option<(Sources, Gate)>,
}

pub(super) fn run(arguments: &Arguments, language: Language) -> ExitCode {
    let load = |path| load(path, arguments.audience, language);
    let done = load(&arguments.old).and_then(|old| {
        let new = load(&arguments.new)?;
        compare(&old.snapshot, &new, (arguments, language))
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(code) => ExitCode::from(code),
    }
}

/// Reads an edition; what is wrong is told, and the exit code returned.
fn load(path: &Path, audience: Option<Audience>, language: Language) -> Result<Loaded, u8> {
    let told = |words: &Words| tell(words, language);
    let site = match path {
        _ if path.join("content").is_dir() => Some(path.to_owned()),
        // The content folder itself.
        _ if path.join("site.yml").is_file() => path.parent().map(Path::to_owned),
        _ => None,
    };
    if let Some(site) = site {
        return read_site(&site, audience, language);
    }
    published(path).map(|snapshot| Loaded { snapshot, site: None }).map_err(|words| told(&words))
}

/// Reads the snapshot of a published folder, or the snapshot itself.
pub(super) fn published(path: &Path) -> Result<Snapshot, Words> {
    let file = if path.is_dir() { path.join(snapshot::PATH) } else { path.to_owned() };
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let folder = file.parent().unwrap_or(Path::new(""));
    let bytes = Disk::new(folder).read(name).map_err(|fault| match fault.cause {
        Cause::Gone => no_edition(path),
        _ => Words::unusable(&fault),
    })?;
    snapshot::read(&bytes).map_err(|damage| {
        let (Words { zh, en }, file) = (damage.words(), file.display());
        Words::new(format!("{file}：{zh}"), format!("{file}: {en}"))
    })
}

fn no_edition(path: &Path) -> Words {
    let path = path.display();
    Words::new(
        format!("{path} 里没有版次：要写已发布的文件夹、快照或站点的文件夹"),
        format!(
            "there is no edition in {path}: name a published folder, a snapshot or the folder of a site"
        ),
    )
}

fn read_site(site: &Path, audience: Option<Audience>, language: Language) -> Result<Loaded, u8> {
    let checked = build::check(&Disk::new(site), &mut |_| {});
    if diag::has_errors(&checked.problems) {
        let errors = checked.problems.into_iter();
        let errors = errors.filter(|one| one.severity == diag::Severity::Error);
        let errors: Vec<_> = errors.collect();
        let _ = super::check::print_human(&errors, &checked.sources, language);
        return Err(super::code_for(&errors));
    }
    let (snapshot, gate) = build::snapshot(&checked.sources, checked.reading, audience);
    Ok(Loaded { snapshot, site: Some((checked.sources, gate)) })
}

fn compare(
    old: &Snapshot,
    new: &Loaded,
    (arguments, language): (&Arguments, Language),
) -> Result<(), u8> {
    let veiled = match &new.site {
        // What today's content closes is not quoted from the older edition.
        Some((sources, gate)) => snapshot::veiled([old], &new.snapshot, (sources, gate)).pop(),
        None => None,
    };
    let diff = diff::diff(veiled.as_ref().unwrap_or(old), &new.snapshot);
    let diff = diff.map_err(|refused| tell(&refused.words(), language))?;
    let text = printed(&diff.report(), arguments);
    let written = match &arguments.out {
        Some(file) => write(file, &text),
        None => std::io::stdout()
            .lock()
            .write_all(text.as_bytes())
            .map_err(|error| Words::new(error.to_string(), error.to_string())),
    };
    written.map_err(|words| tell(&words, language))
}

fn printed(report: &Report<'_>, arguments: &Arguments) -> String {
    let way = match arguments.by {
        By::Chain => Way::Chain,
        By::Map => Way::Map,
        By::Department => Way::Department,
    };
    match arguments.format {
        Format::Text => print::text(report, way),
        Format::Markdown => print::markdown(report, way),
        Format::Json => print::json(report),
        Format::Csv => print::csv(report),
    }
}

fn write(file: &Path, text: &str) -> Result<(), Words> {
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let output = DiskOutput::new(file.parent().unwrap_or(Path::new("")));
    output.replace(name, text.as_bytes()).map_err(|fault| Words::unusable(&fault))
}

/// Says what is wrong at the terminal; the exit code of usage and input.
fn tell(words: &Words, language: Language) -> u8 {
    let _ = writeln!(std::io::stderr().lock(), "{}", words.in_language(language));
    2
}
