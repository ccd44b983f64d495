//! `wutu review table`: the table of opinions and replies of a round, as a workbook, PDF or CSV.

use super::paper::{self, House};
use super::{Failure, Which, chain_of, checked, write};
use crate::diag::{Language, Words};
use crate::review::Table;
use crate::site::{self, Numbers};
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    which: Which,
    /// File to write, .xlsx, .pdf or .csv [default: CHAIN-ROUND.xlsx]
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, language: Language) -> Result<Vec<Words>, Failure> {
    let (id, round, site) = arguments.which.named()?;
    let checked = checked(site, language)?;
    let chain = chain_of(&checked, id)?;
    let Some(round) = chain.round(round) else {
        let zh = format!("产业链 {id} 没有评审 {round}");
        return Err(Words::new(zh, format!("the chain {id} has no round {round}")).into());
    };
    let model = &checked.reading.model;
    let table =
        Table::of(&site::resolve(model, Numbers::assign(model), &checked.words), chain, round);
    let named = || PathBuf::from(format!("{id}-{}.xlsx", round.record.id.value));
    let out = arguments.out.clone().unwrap_or_else(named);
    let bytes = match out.extension().and_then(|ending| ending.to_str()) {
        Some("csv") => table.csv().into_bytes(),
        Some("pdf") => {
            let (theme, words) = (checked.theme.clone(), checked.words.clone());
            paper::opinions(&House { folder: site, theme, words }, &table, language)?
        }
        _ => table.workbook().map_err(|error| Words::new(error.to_string(), error.to_string()))?,
    };
    let name = out.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    write(out.parent().unwrap_or(Path::new("")), name, &bytes)?;
    let (count, out) = (table.rows.len(), out.display());
    Ok(vec![Words::new(format!("{out}：{count} 条意见"), format!("{out}: {count} opinions"))])
}
