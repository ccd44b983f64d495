//! `wutu review import`: filled comment sheets into opinions of a round. Writes new files only: what people wrote beside them
//! stays as it is.

use super::{Failure, Which, chain_of, checked, draft, whole, write};
use crate::build::Checked;
use crate::diag::{Language, Words};
use crate::io::{Disk, World};
use crate::review::{self, Draft, Import, Sheet};
use crate::schema;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Comment sheets (.xlsx, .csv) and files of the comment panel (.json)
    #[arg(required = true, value_name = "FILES")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    which: Which,
}

pub(super) fn run(arguments: &Arguments, language: Language) -> Result<Vec<Words>, Failure> {
    let site = &arguments.which.site;
    let (sheets, mut said) = sheets(&arguments.files);
    let (chain, round) = which(&arguments.which, &sheets)?;
    let checked = checked(site, language)?;
    let held = chain_of(&checked, &chain)?.clone();
    if held.round(&round).is_none() {
        let zh = format!("产业链 {chain} 没有评审 {round}");
        return Err(Words::new(zh, format!("the chain {chain} has no round {round}")).into());
    }
    let sent = draft(site, &chain, &round)?;
    let today = today(checked, (&chain, &round));
    let Import { opinions, losses, told } = review::import(&sheets, &sent, &today);
    let (opinions, double) = review::merged(opinions, &held, &round);
    said.extend(told);
    let folder = review::folder(&chain);
    if !opinions.is_empty() {
        let path = free(site, &folder, (&format!("{round}-"), ".yml"));
        let text = schema::line_for(&path) + &review::opinions(&opinions, &held, &round);
        write(site, &path, text.as_bytes())?;
        said.push(counted((&path, opinions.len()), ("条新意见", "new opinions")));
    }
    if !losses.is_empty() {
        let path = free(site, &folder, (&format!("{round}-unmatched-"), ".csv"));
        write(site, &path, review::losses(&losses).as_bytes())?;
        said.push(counted(
            (&path, losses.len()),
            ("行没有对应上，请人工核对", "lines could not be attached: look at them"),
        ));
    }
    let files = sheets.len();
    said.push(Words::new(
        format!(
            "读了 {files} 张表：{} 条新意见，{double} 条重复，{} 行未对应",
            opinions.len(),
            losses.len()
        ),
        format!(
            "{files} sheets read: {} new opinions, {double} repeated, {} lines not attached",
            opinions.len(),
            losses.len()
        ),
    ));
    Ok(said)
}

fn counted((path, count): (&str, usize), (zh, en): (&str, &str)) -> Words {
    Words::new(format!("{path}：{count} {zh}"), format!("{path}: {count} {en}"))
}

/// The sheets of all files; a file that cannot be read is told, and the others are read.
fn sheets(files: &[PathBuf]) -> (Vec<Sheet>, Vec<Words>) {
    let (mut sheets, mut told) = (Vec::new(), Vec::new());
    for path in files {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let folder = path.parent().unwrap_or(Path::new(""));
        let bytes = Disk::new(folder).read(name).map_err(|fault| Words::unusable(&fault));
        match bytes.and_then(|bytes| review::read(name, &bytes)) {
            Ok(read) => sheets.extend(read),
            Err(words) => told.push(words),
        }
    }
    (sheets, told)
}

/// The round that is meant: as it is named, else as the sheets say.
fn which(which: &Which, sheets: &[Sheet]) -> Result<(String, String), Words> {
    let marks = sheets.iter().filter_map(|sheet| sheet.made_for.as_deref());
    let marked = marks.filter_map(|mark| mark.split('#').next()?.split_once('/')).next();
    let chain = which.chain.clone().or_else(|| marked.map(|(chain, _)| chain.to_owned()));
    let round = which.round.clone().or_else(|| marked.map(|(_, round)| round.to_owned()));
    chain.zip(round).ok_or_else(|| {
        let zh = "文件里没有写是哪次评审：写 --chain 和 --round";
        Words::new(zh, "the files do not say which round they belong to: name --chain and --round")
    })
}

/// What the content shows now.
fn today(checked: Checked, (chain, round): (&str, &str)) -> Draft {
    Draft::of(&review::restricted(&whole(checked), chain), chain, round)
}

/// The first path of a series that is free.
fn free(site: &Path, folder: &str, (start, end): (&str, &str)) -> String {
    let disk = Disk::new(site);
    let path = |at: usize| format!("{folder}/{start}{at}{end}");
    let mut at = 1;
    while disk.read(&path(at)).is_ok() {
        at += 1;
    }
    path(at)
}
