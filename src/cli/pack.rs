//! `wutu pack`: briefing packs as PDF, for a leader's desk.

use super::audience::parse_audience;
#[cfg(not(feature = "pdf"))]
use super::deliver::ended;
use crate::artifact::Artifact;
use crate::catalogue::Catalogue;
#[cfg(not(feature = "pdf"))]
use crate::diag::Language;
use crate::model::Audience;
use std::path::{Path, PathBuf};
#[cfg(not(feature = "pdf"))]
use std::process::ExitCode;

/// For whom, and where to.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Folder of the site (it holds content/)
    #[arg(default_value = ".")]
    site: PathBuf,
    #[command(flatten)]
    which: Which,
    /// Maps only, on A3
    #[arg(long)]
    atlas: bool,
    /// For whom: public, internal or leadership [default: what site.yml says, else public]
    #[arg(long, value_name = "AUDIENCE", value_parser = parse_audience)]
    audience: Option<Audience>,
    /// Name of the edition, such as 2023-Q4 [default: what site.yml says]
    #[arg(long, value_name = "NAME", value_parser = super::build::parse_edition)]
    edition: Option<String>,
    /// Folder to write into; what else is in it stays [default: SITE/output/packs]
    #[arg(short, long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Instead of PDF writes what typst sets the packs from, to be taken on by hand: templates, data, pictures, fonts
    #[arg(long, value_name = "DIR", conflicts_with = "out")]
    source: Option<PathBuf>,
    /// Folder with fonts of your own (仿宋, 小标宋, 楷体, 黑体) [default: SITE/fonts]
    #[arg(long, value_name = "DIR")]
    fonts: Option<PathBuf>,
}

/// Which packs, one kind or several.
#[derive(Debug, clap::Args)]
#[group(required = true, multiple = true)]
struct Which {
    /// A pack of each of these chains; repeat it, or put commas between ids
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    chain: Vec<String>,
    /// A pack of all chains of each of these leaders
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    leader: Vec<String>,
    /// A pack of all chains that each of these departments leads
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    department: Vec<String>,
    /// A pack of what of all chains stands in each of these cities
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    city: Vec<String>,
    /// A pack of every chain, and one of the province
    #[arg(long)]
    all: bool,
}

#[cfg(not(feature = "pdf"))]
const fn lacking(language: Language) -> &'static str {
    match language {
        Language::Chinese => {
            "这个 wutu 不带排版（编译时没有 pdf 功能），不能生成汇报材料；其他命令都可以用\n"
        }
        Language::English => {
            "this wutu was built without the feature `pdf` and makes no packs; every other command works\n"
        }
    }
}

#[cfg(not(feature = "pdf"))]
pub(super) fn run(_: &Arguments, language: Language) -> ExitCode {
    ended(lacking(language), 2)
}

/// The packs of a site that is being built; the code to end with where there are none.
#[cfg(not(feature = "pdf"))]
pub(super) fn beside_a_site(_: &ForSite<'_>, language: Language) -> Result<Made, ExitCode> {
    Err(ended(lacking(language), 2))
}

#[cfg(feature = "pdf")]
pub(super) use with_pdf::{beside_a_site, run};

/// Packs that are to be made with a site.
#[cfg_attr(
    not(feature = "pdf"),
    expect(dead_code, reason = "without packs nobody reads what is asked")
)]
pub(super) struct ForSite<'s> {
    /// The folder of the site.
    pub(super) site: &'s Path,
    /// For whom.
    pub(super) audience: Option<Audience>,
    /// Name of the edition, in place of that of the site file.
    pub(super) edition: Option<String>,
    /// The packs that lie beside it.
    pub(super) packs: &'s Catalogue,
}

/// Packs that were made with a site.
pub(super) struct Made {
    /// The files, the catalogue last.
    pub(super) artifacts: Vec<Artifact>,
    /// What packs there are then.
    pub(super) catalogue: Catalogue,
}

#[cfg(feature = "pdf")]
mod with_pdf {
    use super::super::build::{Watch, milliseconds};
    use super::super::deliver::{self, ended};
    use super::super::progress::Line;
    use super::{Arguments, ForSite, Made};
    use crate::catalogue::Catalogue;
    use crate::diag::{self, Diagnostic, Language, Severity, Words};
    use crate::emit::{self, Published};
    use crate::io::{Disk, DiskOutput, Fault, Output, World};
    use crate::pack::{self, All, Beside, Choice, Form, Order, Packs, Product};
    use std::path::Path;
    use std::process::ExitCode;

    pub(in crate::cli) fn run(arguments: &Arguments, language: Language) -> ExitCode {
        let mut watch = Watch::start();
        let folder = arguments.source.as_ref().or(arguments.out.as_ref()).cloned();
        let is_beside_a_site = folder.is_none();
        let folder = folder.unwrap_or_else(|| arguments.site.join("output/packs"));
        let output = DiskOutput::new(&folder);
        let before = match Catalogue::read(&output) {
            Ok(before) => before,
            Err(fault) => return unusable(&fault, language),
        };
        let fonts = arguments.fonts.as_ref().map(Disk::new);
        let beside =
            Beside { fonts: fonts.as_ref().map(|disk| disk as &dyn World), packs: &before };
        let line = Line::new(["排版", "packs"], language);
        let world = Disk::new(&arguments.site);
        let packs =
            pack::pack(&world, beside, &order(arguments), &|done, all| line.show((done, all)));
        line.clear();
        if !packs.refused.is_empty() {
            let lines = packs.refused.iter().map(|why| format!("{}\n", why.in_language(language)));
            return ended(&lines.collect::<String>(), 2);
        }
        let problems = told(&packs, language);
        if diag::has_errors(&packs.problems) {
            return ended(&problems, crate::cli::code_for(&packs.problems));
        }
        if is_beside_a_site
            && let Some(why) = of_others(&DiskOutput::new(arguments.site.join("output")), &packs)
        {
            return ended(&format!("{}\n", why.in_language(language)), 2);
        }
        let delivered = emit::deliver(&output, &packs.artifacts);
        watch.lap("");
        match delivered {
            Err(error) => ended(&format!("{}\n", error.words(&folder).in_language(language)), 2),
            Ok(published) => {
                let text = summary(&packs, (&folder, published), language);
                let time = milliseconds(watch.total(), language);
                let next = match arguments.source {
                    None => how_to_print(arguments, language).to_owned(),
                    Some(_) => how_to_set(&packs, language),
                };
                ended(&format!("{problems}{text}{time}\n{next}"), 0)
            }
        }
    }

    fn unusable(fault: &Fault, language: Language) -> ExitCode {
        ended(&format!("{}\n", Words::unusable(fault).in_language(language)), 2)
    }

    /// Makes every pack that a page of the site leads to. Writes nothing.
    pub(in crate::cli) fn beside_a_site(
        wanted: &ForSite<'_>,
        language: Language,
    ) -> Result<Made, ExitCode> {
        let order = Order {
            audience: wanted.audience,
            edition: wanted.edition.clone(),
            choice: Choice { all: All::Pages, ..Choice::default() },
            form: Form::Pack,
            product: Product::Print,
        };
        let line = Line::new(["排版", "packs"], language);
        let beside = Beside { fonts: None, packs: wanted.packs };
        let packs = pack::pack(&Disk::new(wanted.site), beside, &order, &|done, all| {
            line.show((done, all));
        });
        line.clear();
        // What is wrong with the content the build tells.
        let is_own = |one: &Diagnostic| OWN.contains(&one.code);
        let problems = told(&packs, language);
        if packs.problems.iter().any(is_own) || packs.notice.is_some() {
            ended(&problems, 0);
        }
        match packs.problems.iter().any(|one| is_own(one) && one.severity == Severity::Error) {
            true => Err(ExitCode::from(1)),
            false => Ok(Made { artifacts: packs.artifacts, catalogue: packs.catalogue }),
        }
    }

    /// Codes of what concerns packs alone.
    const OWN: [&str; 2] = ["template", "unusable-font"];

    /// Why packs must not lie inside the published site: what is made for one audience would be copied to another with
    /// the site.
    fn of_others(site: &dyn Output, packs: &Packs) -> Option<Words> {
        match emit::audience(site) {
            Err(fault) => Some(Words::unusable(&fault)),
            Ok(audience) => audience.filter(|one| one != packs.audience).map(|audience| {
                Words::new(
                    format!("output 里的网站是{audience}，材料是{}；用 --out 指定别的文件夹。什么也没有改动", packs.audience),
                    format!("the site in output is {audience}, the packs are {}; name another folder by --out. Nothing was changed", packs.audience),
                )
            }),
        }
    }

    fn order(arguments: &Arguments) -> Order {
        Order {
            audience: arguments.audience,
            edition: arguments.edition.clone(),
            choice: Choice {
                chains: arguments.which.chain.clone(),
                leaders: arguments.which.leader.clone(),
                departments: arguments.which.department.clone(),
                cities: arguments.which.city.clone(),
                all: if arguments.which.all { All::Chains } else { All::Named },
            },
            form: if arguments.atlas { Form::Atlas } else { Form::Pack },
            product: match arguments.source {
                None => Product::Print,
                Some(_) => Product::Source,
            },
        }
    }

    /// What is wrong with packs, or else what is to be known of their fonts.
    fn told(packs: &Packs, language: Language) -> String {
        let mut text = deliver::told((&packs.problems, &packs.sources), &OWN, language);
        if let Some(notice) = packs.notice.as_ref().filter(|_| !diag::has_errors(&packs.problems)) {
            text.push_str(&format!("{}\n", notice.in_language(language)));
        }
        text
    }

    fn summary(
        packs: &Packs,
        (folder, published): (&Path, Published),
        language: Language,
    ) -> String {
        let (count, edition, folder) = (packs.names.len(), &packs.edition, folder.display());
        let Published { written, unchanged, .. } = published;
        let pages = match (packs.pages, language) {
            (0, Language::Chinese) => "的排版源文件".to_owned(),
            (0, Language::English) => "for typst".to_owned(),
            (pages, Language::Chinese) => format!(" {pages} 页"),
            (pages, Language::English) => format!("with {pages} pages"),
        };
        match language {
            Language::Chinese => format!(
                "{edition} {}：{count} 份材料{pages}在 {folder}；写入 {written}，未变 {unchanged}；用时 ",
                packs.audience
            ),
            Language::English => format!(
                "{edition}: {count} packs {pages} in {folder}; {written} written, {unchanged} unchanged; "
            ),
        }
    }

    /// How the first pack is set from its source.
    fn how_to_set(packs: &Packs, language: Language) -> String {
        let name = packs.names.first().map_or("", String::as_str);
        let command = format!(
            "typst compile --ignore-system-fonts --font-path fonts --pdf-standard a-2b,ua-1 {name}/pack.typ {name}.pdf"
        );
        match language {
            Language::Chinese => format!("排版：在这个文件夹里用 typst 0.15：{command}\n"),
            Language::English => format!("set with typst 0.15, in that folder: {command}\n"),
        }
    }

    /// One line on paper, sides and binding.
    fn how_to_print(arguments: &Arguments, language: Language) -> &'static str {
        match (arguments.atlas, language) {
            (false, Language::Chinese) => {
                "打印：A4，双面，长边翻转，实际大小（不缩放），左侧装订；横排的图已转好，不要自动旋转\n"
            }
            (false, Language::English) => {
                "print: A4, both sides, flip on the long edge, actual size, bound at the left; maps are turned already, do not rotate\n"
            }
            (true, Language::Chinese) => {
                "打印：A3 横向，双面，短边翻转，实际大小（不缩放），左侧短边装订\n"
            }
            (true, Language::English) => {
                "print: A3 landscape, both sides, flip on the short edge, actual size, bound at the left short edge\n"
            }
        }
    }
}
