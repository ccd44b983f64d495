//! `wutu review`: comment sheets out and in, and the table of opinions and replies.

mod export;
mod import;
mod new;
mod paper;

use crate::build::{self, Checked};
use crate::diag::{self, Language, Words};
use crate::io::{Disk, DiskOutput, Output, World};
use crate::model::{Audience, Chain};
use crate::review::{self, Draft};
use crate::snapshot::{self, Snapshot};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Makes a round: its file, the draft, a comment sheet for every expert as workbook and as PDF
    New(new::Arguments),
    /// Reads filled comment sheets and files of the comment panel
    Import(import::Arguments),
    /// Writes the table of opinions and replies as a workbook, PDF or CSV
    Table(export::Arguments),
}

/// The round that is meant.
#[derive(Debug, clap::Args)]
struct Which {
    /// Chain
    #[arg(long, value_name = "ID")]
    chain: Option<String>,
    /// Round, as it is called in addresses: 2023-q4
    #[arg(long, value_name = "NAME")]
    round: Option<String>,
    /// Folder of the site (it holds content/)
    #[arg(long, value_name = "DIR", default_value = ".")]
    site: PathBuf,
}

impl Which {
    /// Chain, round and site, where the first two cannot be told in another way.
    fn named(&self) -> Result<(&str, &str, &Path), Words> {
        let named = self.chain.as_deref().zip(self.round.as_deref());
        let (chain, round) = named
            .ok_or_else(|| Words::new("要写 --chain 和 --round", "name --chain and --round"))?;
        Ok((chain, round, &self.site))
    }
}

/// How a command ended: what it says, or what is wrong; printed problems have been told already.
enum Failure {
    Said(Words),
    Printed(u8),
}

impl From<Words> for Failure {
    fn from(words: Words) -> Self {
        Self::Said(words)
    }
}

pub(super) fn run(arguments: &Arguments, language: Language) -> ExitCode {
    let done = match &arguments.what {
        What::New(arguments) => new::run(arguments, language),
        What::Import(arguments) => import::run(arguments, language),
        What::Table(arguments) => export::run(arguments, language),
    };
    let (text, code) = match done {
        Ok(said) => {
            (said.iter().map(|one| one.in_language(language).to_owned() + "\n").collect(), 0)
        }
        Err(Failure::Said(words)) => (words.in_language(language).to_owned() + "\n", 2),
        Err(Failure::Printed(code)) => (String::new(), code),
    };
    super::deliver::ended(&text, code)
}

/// Reads and checks a site; one with errors is told, and nothing is done with it.
fn checked(site: &Path, language: Language) -> Result<Checked, Failure> {
    let checked = build::check(&Disk::new(site), &mut |_| {});
    if !diag::has_errors(&checked.problems) {
        return Ok(checked);
    }
    let errors = checked.problems.into_iter();
    let errors: Vec<_> = errors.filter(|one| one.severity == diag::Severity::Error).collect();
    let _ = super::check::print_human(&errors, &checked.sources, language);
    Err(Failure::Printed(super::code_for(&errors)))
}

/// The snapshot of what the departments see, which is what experts review.
fn whole(checked: Checked) -> Snapshot {
    build::snapshot(&checked.sources, checked.reading, Some(Audience::Internal)).0
}

fn chain_of<'c>(checked: &'c Checked, id: &str) -> Result<&'c Chain, Words> {
    let chains = &checked.reading.model.chains;
    chains.iter().find(|one| one.id() == id).ok_or_else(|| {
        let known: Vec<&str> = chains.iter().map(Chain::id).collect();
        let known = known.join("、");
        Words::new(
            format!("没有产业链 {id}；有 {known}"),
            format!("there is no chain {id}; the chains are {known}"),
        )
    })
}

/// The draft of a round as it was sent out.
fn draft(site: &Path, chain: &str, round: &str) -> Result<Draft, Words> {
    let path = format!("{}/{round}.json", review::folder(chain));
    let bytes = Disk::new(site).read(&path).map_err(|_| {
        Words::new(
            format!("没有 {path}：先用 wutu review new 发起这次评审"),
            format!("{path} is not there: make the round with wutu review new first"),
        )
    })?;
    let snapshot = snapshot::read(&bytes).map_err(|damage| {
        let Words { zh, en } = damage.words();
        Words::new(format!("{path}：{zh}"), format!("{path}: {en}"))
    })?;
    Ok(Draft::of(&snapshot, chain, round))
}

/// Writes a file of a folder.
fn write(folder: &Path, path: &str, bytes: &[u8]) -> Result<(), Words> {
    DiskOutput::new(folder).replace(path, bytes).map_err(|fault| Words::unusable(&fault))
}
