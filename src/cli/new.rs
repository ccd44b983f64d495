//! `wutu new`: a site, a chain, a map, or the demonstration site. Never changes a file that is there.

use crate::audience::Gate;
use crate::diag::{Language, Words};
use crate::io::{Disk, DiskOutput, Fault, Output, World};
use crate::model::{MapKind, Model, When};
use crate::read::{self, is_id};
use crate::schema;
use crate::skeleton::{self, Blanks, NewFile};
use crate::source;
use clap::Subcommand;
use jiff::civil::Date;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Debug, clap::Args)]
#[command(arg_required_else_help = true, args_conflicts_with_subcommands = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: Option<What>,
    /// Folder for the demonstration site of a fictional province
    #[arg(long, value_name = "DIR")]
    demo: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// A small site with one chain to start from
    Site {
        /// Folder of the new site
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// Title of the site
        #[arg(long, default_value = "重点产业链五图")]
        title: String,
        /// Its first edition: a quarter, month or year [default: the quarter that ended last]
        #[arg(long, value_name = "2023-Q4", value_parser = parse_edition)]
        edition: Option<When>,
    },
    /// The files of a chain, with examples as comments
    Chain {
        /// Id of the chain: its folder, and its address
        id: String,
        /// Name of the chain
        #[arg(long)]
        name: String,
        /// Prefix of its printed numbers [default: the initials of the id]
        #[arg(long)]
        code: Option<String>,
        /// Folder of the site
        #[arg(default_value = ".")]
        site: PathBuf,
    },
    /// The file of one map of a chain, with an example as comments
    Map {
        /// Id of the chain
        chain: String,
        /// technology, applications, layout, roadmap or investment
        #[arg(value_parser = parse_map)]
        map: MapKind,
        /// Folder of the site
        #[arg(default_value = ".")]
        site: PathBuf,
    },
}

/// What is to be written where, and what to do next, in both languages.
struct Plan {
    site: PathBuf,
    files: Vec<NewFile>,
    next: Said,
}

/// A sentence in both languages: what to do next, or why nothing can be made.
type Said = [String; 2];

pub(super) fn run(arguments: &Arguments, language: Language) -> ExitCode {
    let plan = match (&arguments.demo, &arguments.what) {
        (Some(folder), _) => Ok(demo(folder)),
        (None, Some(What::Site { folder, title, edition })) => Ok(site(folder, title, *edition)),
        (None, Some(What::Chain { id, name, code, site })) => {
            chain(site, [id, name], code.as_deref())
        }
        (None, Some(What::Map { chain, map: kind, site })) => map(site, chain, *kind),
        (None, None) => Err(both("说明要新建什么：wutu new --help", "say what: wutu new --help")),
    };
    let done = plan.and_then(|plan| write(&plan).map(|()| plan));
    let (text, code) = match &done {
        Ok(plan) => (told(plan, language), ExitCode::SUCCESS),
        Err(refusal) => (spoken(refusal, language).to_owned() + "\n", ExitCode::from(2)),
    };
    match std::io::stderr().lock().write_all(text.as_bytes()) {
        Ok(()) => code,
        Err(_) => ExitCode::from(2),
    }
}

fn demo(folder: &Path) -> Plan {
    Plan { site: folder.to_owned(), files: skeleton::demo(), next: build_it(folder) }
}

fn site(folder: &Path, title: &str, edition: Option<When>) -> Plan {
    let edition = edition.unwrap_or_else(last_quarter);
    let blanks = Blanks {
        title: title.to_owned(),
        name: "示例产业链".to_owned(),
        code: "EC".to_owned(),
        ..dated(edition)
    };
    Plan { site: folder.to_owned(), files: skeleton::site(&blanks), next: build_it(folder) }
}

fn build_it(folder: &Path) -> Said {
    let folder = folder.display();
    both(&format!("下一步：wutu build {folder}"), &format!("next: wutu build {folder}"))
}

fn chain(site: &Path, [id, name]: [&str; 2], code: Option<&str>) -> Result<Plan, Said> {
    if !is_id(id) {
        let zh = format!("“{id}”不能作 id：只用小写英文字母、数字和连字符");
        let en = format!("`{id}` is no id: use lower-case letters, digits and hyphens");
        return Err([zh, en]);
    }
    if name.trim().is_empty() {
        return Err(both("--name 不能空着", "--name must not be empty"));
    }
    let model = model_of(site)?;
    let folder = format!("content/chains/{id}");
    let there = Disk::new(site).list(&folder).map_err(|fault| said(&fault))?;
    if !there.files.is_empty() {
        let zh = format!("{folder} 里已经有文件；什么也没有改动");
        return Err([zh, format!("there are files in {folder}; nothing was changed")]);
    }
    let code = code.map_or_else(|| free_code(id, &model), str::to_owned);
    let blanks = Blanks { name: name.trim().to_owned(), code, ..dated(edition_of(&model)) };
    let next = both(
        &format!(
            "下一步：填写 {folder}，运行 wutu check。新链排在最后；要定次序，在 content/site.yml 的 chains 里加一行：- {id}"
        ),
        &format!(
            "next: fill in {folder} and run wutu check. The chain comes last; to place it, add to `chains` in content/site.yml: - {id}"
        ),
    );
    Ok(Plan { site: site.to_owned(), files: skeleton::chain(id, &blanks), next })
}

fn map(site: &Path, chain: &str, map: MapKind) -> Result<Plan, Said> {
    let model = model_of(site)?;
    if !model.chains.iter().any(|one| one.id() == chain) {
        let zh = format!("没有 id 为“{chain}”的产业链；先运行 wutu new chain {chain} --name 名称");
        let en =
            format!("there is no chain `{chain}`; run wutu new chain {chain} --name NAME first");
        return Err([zh, en]);
    }
    let file = skeleton::map(chain, map, &dated(edition_of(&model)));
    let next = both(
        &format!("下一步：填写 {}，运行 wutu check", file.path),
        &format!("next: fill in {} and run wutu check", file.path),
    );
    Ok(Plan { site: site.to_owned(), files: vec![file], next })
}

/// What a site holds; an error where the folder is no site.
fn model_of(site: &Path) -> Result<Model, Said> {
    let (sources, _) = source::load(&Disk::new(site), "content");
    let model = read::read(&sources, &Gate::open()).model;
    if model.settings.title.is_empty() {
        let folder = site.display();
        let zh =
            format!("{folder} 里没有站点（缺少 content/site.yml）；先运行 wutu new site {folder}");
        let en =
            format!("no site in {folder} (no content/site.yml); run wutu new site {folder} first");
        return Err([zh, en]);
    }
    Ok(model)
}

/// The initials of an id, with a number where another chain has them already.
fn free_code(id: &str, model: &Model) -> String {
    let words: Vec<&str> = id.split('-').filter(|word| !word.is_empty()).collect();
    let letters: String = match words[..] {
        [word] => word.chars().take(2).collect(),
        _ => words.iter().filter_map(|word| word.chars().next()).collect(),
    };
    let code = letters.to_uppercase();
    let chains = model.chains.iter().filter_map(|chain| chain.code.as_ref());
    let mut taken: Vec<&str> = chains.map(|code| code.value.as_str()).collect();
    taken.push(&model.settings.code);
    let numbered = (2..100).map(|number| format!("{code}{number}"));
    let mut codes = std::iter::once(code.clone()).chain(numbered);
    codes.find(|code| !taken.contains(&code.as_str())).unwrap_or(code)
}

fn edition_of(model: &Model) -> When {
    model.settings.as_of.map_or_else(last_quarter, |as_of| as_of.value)
}

fn dated(edition: When) -> Blanks {
    let as_of = edition.end.to_string();
    Blanks { edition: edition.to_string(), as_of, year: edition.end.year(), ..Blanks::default() }
}

/// The quarter that ended last, in China.
fn last_quarter() -> When {
    quarter_before(today())
}

/// Today, in China.
pub(super) fn today() -> Date {
    jiff::tz::offset(8).to_datetime(jiff::Timestamp::now()).date()
}

fn quarter_before(day: Date) -> When {
    let quarter = (day.month() - 1) / 3;
    let (year, quarter) = if quarter == 0 { (day.year() - 1, 4) } else { (day.year(), quarter) };
    let name = format!("{year}-Q{quarter}");
    When::parse(&name).unwrap_or(When { start: day, end: day })
}

/// Writes every file, or none where one is there already. Schemas are wutu's own: those that are there stay.
fn write(plan: &Plan) -> Result<(), Said> {
    let output = DiskOutput::new(&plan.site);
    let mut there = Vec::new();
    for file in &plan.files {
        if exists(&output, &file.path)? {
            there.push(file.path.as_str());
        }
    }
    if !there.is_empty() {
        let list = there.join("\n  ");
        let zh = format!("已经有这些文件，什么也没有改动：\n  {list}");
        return Err([zh, format!("these files exist, nothing was changed:\n  {list}")]);
    }
    for file in skeleton::schemas() {
        if !exists(&output, &file.path)? {
            put(&output, &file)?;
        }
    }
    plan.files.iter().try_for_each(|file| put(&output, file))
}

fn said(fault: &Fault) -> Said {
    let Words { zh, en } = Words::unusable(fault);
    [zh, en]
}

fn exists(output: &DiskOutput, path: &str) -> Result<bool, Said> {
    output.read(path).map(|bytes| bytes.is_some()).map_err(|fault| said(&fault))
}

fn put(output: &DiskOutput, file: &NewFile) -> Result<(), Said> {
    output.replace(&file.path, file.text.as_bytes()).map_err(|fault| said(&fault))
}

fn told(plan: &Plan, language: Language) -> String {
    let mut text = String::new();
    for file in &plan.files {
        let _ = writeln!(text, "  {}", file.path);
    }
    let (count, site, folder) = (plan.files.len(), plan.site.display(), schema::FOLDER);
    let head = match language {
        Language::Chinese => {
            format!("在 {site} 新建了 {count} 个文件（供编辑器用的 {folder} 不计）：")
        }
        Language::English => format!("{count} files made in {site}, beside {folder} for editors:"),
    };
    format!("{head}\n{text}{}\n", spoken(&plan.next, language))
}

fn both(zh: &str, en: &str) -> Said {
    [zh.to_owned(), en.to_owned()]
}

fn spoken([zh, en]: &Said, language: Language) -> &str {
    match language {
        Language::Chinese => zh,
        Language::English => en,
    }
}

fn parse_map(text: &str) -> Result<MapKind, String> {
    let ids = MapKind::ALL.map(MapKind::id).join("、");
    let found = MapKind::ALL.into_iter().find(|map| map.id() == text);
    found.ok_or_else(|| format!("可用的图：{ids}"))
}

fn parse_edition(text: &str) -> Result<When, String> {
    When::parse(text).ok_or_else(|| "写成 2023-Q4、2023-12 或 2023".to_owned())
}

#[cfg(test)]
mod tests {
    use super::{free_code, quarter_before};
    use crate::model::Model;
    use jiff::civil::date;

    #[test]
    fn a_new_site_speaks_of_the_quarter_that_ended_last() {
        for (day, quarter) in [
            (date(2024, 1, 1), "2023-Q4"),
            (date(2024, 3, 31), "2023-Q4"),
            (date(2024, 4, 1), "2024-Q1"),
            (date(2024, 12, 31), "2024-Q3"),
        ] {
            assert_eq!(quarter_before(day).to_string(), quarter);
        }
    }

    #[test]
    fn codes_are_initials_that_nobody_has() {
        let mut model = Model::default();
        assert_eq!(free_code("integrated-circuits", &model), "IC");
        assert_eq!(free_code("food", &model), "FO");
        model.settings.code = "IC".to_owned();
        assert_eq!(free_code("integrated-circuits", &model), "IC2");
    }
}
