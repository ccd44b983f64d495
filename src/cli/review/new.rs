//! `wutu review new`: the file of a round, its draft, and a comment sheet for every expert.

use super::paper::{self, House, Papers, Sent};
use super::{Failure, Which, chain_of, checked, whole, write};
use crate::build::Checked;
use crate::diag::{Language, Words};
use crate::io::{Disk, World};
use crate::model::{Chain, When, Word};
use crate::read::is_id;
use crate::review::{self, Draft, Reviewer};
use crate::schema;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    which: Which,
    /// By when opinions and replies are due: 2024-01-31
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    due: Option<When>,
    /// The day on which the draft goes out [default: today]
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    opened: Option<When>,
    /// Number of anonymous sheets, or a CSV of fields and posts, in place of one sheet for every expert of the chain
    #[arg(long, value_name = "FILE|N")]
    experts: Option<PathBuf>,
    /// Folder for the comment sheets [default: SITE/review-CHAIN-ROUND]
    #[arg(short, long, value_name = "DIR")]
    out: Option<PathBuf>,
}

fn parse_day(text: &str) -> Result<When, String> {
    let day = When::parse(text).filter(|when| when.start == when.end);
    day.ok_or_else(|| "要写一个日子，例如 2024-01-31（a day, such as 2024-01-31）".to_owned())
}

pub(super) fn run(arguments: &Arguments, language: Language) -> Result<Vec<Words>, Failure> {
    let (id, round, site) = arguments.which.named()?;
    let checked = checked(site, language)?;
    let chain = chain_of(&checked, id)?;
    may_be_made(&Disk::new(site), (id, round))?;
    let reviewers = reviewers(chain, arguments.experts.as_deref())?;
    let (file, title) = round_file(&checked, chain, arguments, round);
    let out = arguments.out.clone().unwrap_or_else(|| site.join(format!("review-{id}-{round}")));
    let name = chain.record.name.value.clone();
    let house = House { folder: site, theme: checked.theme.clone(), words: checked.words.clone() };
    let draft_of_chain = review::restricted(&whole(checked), id);
    let draft = Draft::of(&draft_of_chain, id, round);
    let due = arguments.due.map(|day| day.start.to_string());
    let sent = Sent { draft: &draft, round: &title, chain: &name, due, reviewers: &reviewers };
    let Papers { mut files, said } = paper::papers(&house, &sent, language)?;
    for one in &reviewers {
        let bytes = review::comment_sheet(&draft, &title, one)
            .map_err(|error| Words::new(format!("意见表写不成：{error}"), error.to_string()))?;
        files.push((format!("{}.xlsx", one.code), bytes));
    }
    files.iter().try_for_each(|(name, bytes)| write(&out, name, bytes))?;
    let folder = review::folder(id);
    write(site, &format!("{folder}/{round}.json"), draft_of_chain.print().as_bytes())?;
    write(site, &format!("{folder}/{round}.yml"), file.as_bytes())?;
    let all = std::iter::once(made(&folder, &sent, &out)).chain(said);
    Ok(all.chain([next(id, round)]).collect())
}

fn made(folder: &str, sent: &Sent<'_>, out: &Path) -> Words {
    let Draft { round, items, .. } = sent.draft;
    let (items, sheets, out) = (items.len(), sent.reviewers.len(), out.display());
    Words::new(
        format!(
            "{folder}/{round}.yml、{round}.json：征求意见稿 {items} 项\n{out}：{sheets} 份意见表"
        ),
        format!(
            "{folder}/{round}.yml, {round}.json: a draft of {items} items\n{out}: {sheets} comment sheets"
        ),
    )
}

fn next(chain: &str, round: &str) -> Words {
    let command = format!("wutu review import --chain {chain} --round {round}");
    Words::new(format!("收回后：{command} 文件…"), format!("when they are back: {command} FILES…"))
}

/// A round is made once: what stands in its files belongs to those who edit them.
fn may_be_made(disk: &Disk, (chain, round): (&str, &str)) -> Result<(), Words> {
    if !is_id(round) {
        let zh = format!("“{round}”不能作评审的 id：只用小写英文字母、数字和连字符，例如 2023-q4");
        let en = format!("`{round}` is no id: use lower-case letters, digits and hyphens");
        return Err(Words::new(zh, en));
    }
    let path = format!("{}/{round}.yml", review::folder(chain));
    match disk.read(&path) {
        Err(_) => Ok(()),
        Ok(_) => Err(Words::new(
            format!("{path} 已经有了；什么也没有改动"),
            format!("{path} is there already; nothing was changed"),
        )),
    }
}

/// How many anonymous sheets there are at most.
const MOST: u8 = 200;

fn reviewers(chain: &Chain, wanted: Option<&Path>) -> Result<Vec<Reviewer>, Words> {
    let Some(wanted) = wanted else { return of_chain(chain) };
    let name = wanted.to_string_lossy();
    if let Ok(count) = name.parse::<u8>() {
        let code = |at| Reviewer { code: format!("z{at:02}"), post: String::new() };
        return Ok((1..=count.min(MOST)).map(code).collect());
    }
    let folder = wanted.parent().unwrap_or(Path::new(""));
    let file = wanted.file_name().unwrap_or_default().to_string_lossy();
    let bytes = Disk::new(folder).read(&file).map_err(|fault| Words::unusable(&fault))?;
    review::reviewers(&name, &bytes)
}

/// The experts of a chain.
fn of_chain(chain: &Chain) -> Result<Vec<Reviewer>, Words> {
    let all: Vec<Reviewer> = (chain.experts.iter())
        .map(|one| {
            let field = one.field.map(|field| field.value.word().to_owned());
            let post = one.post.as_ref().map(|post| post.value.clone());
            let post: Vec<String> = field.into_iter().chain(post).collect();
            Reviewer { code: one.record.id.value.clone(), post: post.join("，") }
        })
        .collect();
    if all.is_empty() {
        return Err(Words::new(
            "本链还没有专家：先在 registers.yml 里写 experts，或用 --experts N 发 N 份匿名意见表，或用 --experts 文件.csv（领域、职务）",
            "the chain has no experts: write experts, or ask for N anonymous sheets with --experts N, or name a CSV of fields and posts",
        ));
    }
    Ok(all)
}

/// The file of the round, and its name with that of the chain.
fn round_file(
    checked: &Checked,
    chain: &Chain,
    arguments: &Arguments,
    round: &str,
) -> (String, String) {
    let edition = &checked.reading.model.settings.edition;
    let name = format!("{}五图专家评审（{round}）", chain.record.name.value);
    let opened = arguments.opened.map_or_else(super::super::new::today, |day| day.start);
    let due = arguments.due.map(|day| day.start.to_string());
    let path = format!("{}/{round}.yml", review::folder(chain.id()));
    let body = review::round((round, &name), (edition, &opened.to_string(), due.as_deref()));
    (schema::line_for(&path) + &body, name)
}
