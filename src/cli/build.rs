//! `wutu build`: compiles content/ into a folder of pages.

use super::audience::parse_audience;
use super::pack::{ForSite, Made};
use super::progress::Line;
use crate::build::{self, Build, Stage, Wanted};
use crate::catalogue::{self, Catalogue};
use crate::diag::{self, Language, Severity, Words, human};
use crate::emit::{self, Imprint, Published};
use crate::io::{Disk, DiskOutput};
use crate::model::Audience;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Folder of the site (it holds content/).
    #[arg(default_value = ".")]
    site: PathBuf,
    /// Folder to publish into [default: SITE/output]
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// For whom: public, internal or leadership [default: what site.yml says, else public]
    #[arg(long, value_name = "AUDIENCE", value_parser = parse_audience)]
    audience: Option<Audience>,
    /// Name of the edition, such as 2023-Q4 [default: what site.yml says]
    #[arg(long, value_name = "NAME", value_parser = parse_edition)]
    edition: Option<String>,
    /// Older edition to tell the changes against: a published folder or a snapshot [default: those in content/editions]
    #[arg(long, value_name = "DIR|FILE")]
    baseline: Option<PathBuf>,
    /// Also makes briefing packs, in the folder packs of the output.
    #[arg(long)]
    packs: bool,
    /// Also shows how long each stage took.
    #[arg(long)]
    timings: bool,
}

pub(super) fn run(arguments: &Arguments, language: Language) -> ExitCode {
    let mut watch = Watch::start();
    let world = Disk::new(&arguments.site);
    let baseline = arguments.baseline.as_deref().map(super::diff::published).transpose();
    let baseline = match baseline {
        Ok(baseline) => baseline,
        Err(words) => return refused(&words, language),
    };
    let folder = arguments.output.clone().unwrap_or_else(|| arguments.site.join("output"));
    let beside = DiskOutput::new(folder.join(catalogue::FOLDER));
    let packs = match packs(arguments, &beside, language) {
        Ok(packs) => packs,
        Err(code) => return code,
    };
    let wanted = Wanted {
        audience: arguments.audience,
        edition: arguments.edition.as_deref(),
        baseline: baseline.as_ref(),
        packs: Some(&packs.catalogue),
    };
    let line = Line::new(["正在生成", "building"], language);
    let build = build::build(&world, &wanted, &mut |stage| {
        watch.lap(name(stage, language));
        line.show((stage as usize + 1, STAGES));
    });
    line.clear();
    if !tell_problems(&build, language) || build.sources.files.is_empty() {
        return ExitCode::from(2);
    }
    if let Some(words) = &build.refused {
        return refused(words, language);
    }
    if diag::has_errors(&build.problems) {
        let code = ExitCode::from(super::code_for(&build.problems));
        return ended(&say(&nothing(&build, (watch.total(), language))), code);
    }
    if let Some(text) = refusal(&packs.catalogue, &build, language) {
        return ended(&say(&text), ExitCode::from(2));
    }
    if let Err(error) = emit::deliver(&beside, &packs.artifacts) {
        let text = error.words(&folder.join(catalogue::FOLDER)).in_language(language).to_owned();
        return ended(&say(&(text + "\n")), ExitCode::from(2));
    }
    let imprint =
        Imprint { edition: &build.edition, as_of: &build.as_of, audience: build.audience };
    let published = emit::publish(&DiskOutput::new(&folder), &build.artifacts, &imprint);
    watch.lap(if language == Language::Chinese { "写入" } else { "write" });
    match published {
        Err(error) => {
            let text = super::verify::sentence(&error, language) + "\n";
            ended(&say(&text), ExitCode::from(2))
        }
        Ok(published) => {
            let mut text = if arguments.timings { watch.laps(language) } else { String::new() };
            text.push_str(&summary(&build, published, (watch.total(), language)));
            let start = folder.join("index.html");
            let open = if language == Language::Chinese { "打开" } else { "open" };
            text.push_str(&format!("{open} {}\n", start.display()));
            ended(&say(&text), ExitCode::SUCCESS)
        }
    }
}

/// Reads the name of an edition, which becomes that of a file.
pub(super) fn parse_edition(text: &str) -> Result<String, String> {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
    let is_name = !text.is_empty() && text.bytes().all(plain);
    is_name.then(|| text.to_owned()).ok_or_else(|| {
        "写字母、数字和连字符，例如 2023-Q4（letters, digits and hyphens）".to_owned()
    })
}

/// Says why nothing was built.
fn refused(words: &Words, language: Language) -> ExitCode {
    ended(&say(&format!("{}\n", words.in_language(language))), ExitCode::from(2))
}

/// The packs beside the site: those that lie there, or newly made ones.
fn packs(arguments: &Arguments, beside: &DiskOutput, language: Language) -> Result<Made, ExitCode> {
    let catalogue = Catalogue::read(beside);
    let catalogue = catalogue.map_err(|fault| refused(&Words::unusable(&fault), language))?;
    if !arguments.packs {
        return Ok(Made { artifacts: Vec::new(), catalogue });
    }
    let (audience, edition) = (arguments.audience, arguments.edition.clone());
    let wanted = ForSite { site: &arguments.site, audience, edition, packs: &catalogue };
    super::pack::beside_a_site(&wanted, language)
}

/// Why a site is not put beside packs that its readers must not have: the folder is copied as a whole.
pub(super) fn refusal(packs: &Catalogue, build: &Build, language: Language) -> Option<String> {
    let file = packs.forbidden(build.audience)?;
    let folder = catalogue::FOLDER;
    Some(match language {
        Language::Chinese => format!(
            "{folder}/{file} 不是{}；删去或移走 {folder} 文件夹，或用 -o 指定别的文件夹。什么也没有改动\n",
            build.audience
        ),
        Language::English => format!(
            "{folder}/{file} is not for the audience of the site; remove the folder {folder}, or name another folder by -o. Nothing was changed\n"
        ),
    })
}

/// Prints what is wrong; false when it could not be printed.
fn tell_problems(build: &Build, language: Language) -> bool {
    let style = match std::io::stderr().is_terminal() {
        true => human::Style::Coloured,
        false => human::Style::Plain,
    };
    say(&human::print(&build.problems, &build.sources, language, style)).is_ok()
}

fn summary(build: &Build, published: Published, (time, language): (Duration, Language)) -> String {
    let pages = build.artifacts.iter().filter(|one| one.is_page()).count();
    let maps = build.artifacts.iter().filter(|one| one.is_drawing()).count();
    let Published { written, unchanged, removed } = published;
    let (warnings, time) = (build.problems.len(), milliseconds(time, language));
    let edition = &build.edition;
    match language {
        Language::Chinese => format!(
            "{edition} {}：{pages} 页，{maps} 张图，{warnings} 个警告；写入 {written}，未变 {unchanged}，移除 {removed}；用时 {time}\n",
            build.audience
        ),
        Language::English => format!(
            "{edition}: {pages} pages, {maps} maps, {warnings} warnings; {written} written, {unchanged} unchanged, {removed} removed; {time}\n"
        ),
    }
}

/// The summary where the content has errors.
fn nothing(build: &Build, (time, language): (Duration, Language)) -> String {
    let errors = build.problems.iter().filter(|one| one.severity == Severity::Error).count();
    let (warnings, time) = (build.problems.len() - errors, milliseconds(time, language));
    match language {
        Language::Chinese => {
            format!("{errors} 个错误，{warnings} 个警告；没有写入任何文件；用时 {time}\n")
        }
        Language::English => {
            format!("{errors} errors, {warnings} warnings; nothing was written; {time}\n")
        }
    }
}

fn say(text: &str) -> std::io::Result<()> {
    std::io::stderr().lock().write_all(text.as_bytes())
}

fn ended(said: &std::io::Result<()>, code: ExitCode) -> ExitCode {
    if said.is_ok() { code } else { ExitCode::from(2) }
}

/// How many stages there are.
const STAGES: usize = Stage::Links as usize + 1;

pub(super) const fn name(stage: Stage, language: Language) -> &'static str {
    let [zh, en] = match stage {
        Stage::Load => ["载入", "load"],
        Stage::Read => ["读取", "read"],
        Stage::Check => ["检查", "check"],
        Stage::Select => ["选取", "select"],
        Stage::Draw => ["绘图", "draw"],
        Stage::Render => ["排页", "render"],
        Stage::Index => ["编索引", "index"],
        Stage::Fonts => ["字体", "fonts"],
        Stage::Links => ["查链接", "links"],
    };
    match language {
        Language::Chinese => zh,
        Language::English => en,
    }
}

/// How long each stage took.
pub(super) struct Watch {
    start: Instant,
    last: Instant,
    laps: Vec<(&'static str, Duration)>,
}

impl Watch {
    pub(super) fn start() -> Self {
        let start = now();
        Self { start, last: start, laps: Vec::new() }
    }

    pub(super) fn lap(&mut self, name: &'static str) {
        let now = now();
        self.laps.push((name, now - self.last));
        self.last = now;
    }

    pub(super) fn total(&self) -> Duration {
        self.last - self.start
    }

    pub(super) fn laps(&self, language: Language) -> String {
        let told = |time: &Duration| milliseconds(*time, language);
        let laps = self.laps.iter().map(|(name, time)| format!("{name} {}", told(time)));
        let comma = if language == Language::Chinese { "，" } else { ", " };
        laps.collect::<Vec<_>>().join(comma) + "\n"
    }
}

#[expect(clippy::disallowed_methods, reason = "the command line may look at the clock")]
pub(super) fn now() -> Instant {
    Instant::now()
}

/// A time, for people.
pub(super) fn milliseconds(time: Duration, language: Language) -> String {
    match language {
        Language::Chinese => format!("{} 毫秒", time.as_millis()),
        Language::English => format!("{} ms", time.as_millis()),
    }
}
