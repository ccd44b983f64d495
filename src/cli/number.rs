//! `wutu number`: gives every record that has none its printed number, for ever.
//!
//! Appends to `numbers.yml` of the site and of each chain; never changes or removes a line.

use crate::build::{self, Checked};
use crate::diag::{self, Language, Words};
use crate::io::{Disk, DiskOutput, Output, World};
use crate::schema;
use crate::site::{Numbers, Unrecorded};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Folder of the site (it holds content/)
    #[arg(default_value = ".")]
    site: PathBuf,
}

/// What stands at the head of a new file.
const HEAD: &str = "# 印在图上的编号，由 wutu number 写入，只在末尾增加。编号给出以后不再改动；\n\
                    # 记录删去了，它的编号也留在这里，不再给别的记录。\nnumbers:\n";

pub(super) fn run(arguments: &Arguments, language: Language) -> ExitCode {
    let world = Disk::new(&arguments.site);
    let Checked { sources, reading, problems, .. } = build::check(&world, &mut |_| {});
    // A number is for ever, so it is given only to content that stands.
    if diag::has_errors(&problems) {
        let errors: Vec<_> =
            problems.into_iter().filter(|one| one.severity == diag::Severity::Error).collect();
        let _ = super::check::print_human(&errors, &sources, language);
        return ExitCode::from(super::code_for(&errors));
    }
    let numbers = Numbers::assign(&reading.model);
    let output = DiskOutput::new(&arguments.site);
    let mut report = String::new();
    for (path, lines) in by_file(numbers.missing()) {
        if let Err(error) = append(&world, &output, (&path, &lines)) {
            let _ = writeln!(std::io::stderr().lock(), "{}", error.in_language(language));
            return ExitCode::from(2);
        }
        let _ = match language {
            Language::Chinese => writeln!(report, "{path}：{} 个新编号", lines.len()),
            Language::English => writeln!(report, "{path}: {} new numbers", lines.len()),
        };
    }
    if report.is_empty() {
        report.push_str(match language {
            Language::Chinese => "所有记录都已有编号\n",
            Language::English => "every record has its number\n",
        });
    }
    match write!(std::io::stderr().lock(), "{report}") {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(2),
    }
}

/// New numbers by the file that they go into.
fn by_file(missing: &[Unrecorded]) -> BTreeMap<String, Vec<&Unrecorded>> {
    let mut files: BTreeMap<String, Vec<&Unrecorded>> = BTreeMap::new();
    for one in missing {
        let path = match &one.chain {
            Some(chain) => format!("content/chains/{chain}/numbers.yml"),
            None => "content/numbers.yml".to_owned(),
        };
        files.entry(path).or_default().push(one);
    }
    files
}

fn append(
    world: &Disk,
    output: &DiskOutput,
    (path, lines): (&str, &[&Unrecorded]),
) -> Result<(), Words> {
    let exists = output.read(path).map_err(|fault| Words::unusable(&fault))?.is_some();
    let head = || (schema::line_for(path) + HEAD).into_bytes();
    let bytes =
        if exists { world.read(path).map_err(|fault| Words::unusable(&fault))? } else { head() };
    let mut text = String::from_utf8(bytes).map_err(|_| {
        let zh = format!("{path} 不是 UTF-8 编码；另存为 UTF-8 后再试");
        Words::new(zh, format!("{path} is not UTF-8; save it as UTF-8 and try again"))
    })?;
    if !text.ends_with('\n') {
        text.push('\n');
    }
    for one in lines {
        let _ = writeln!(text, "  {}: {}", one.number, one.id);
    }
    output.replace(path, text.as_bytes()).map_err(|fault| Words::unusable(&fault))
}
