//! `wutu export svg|png`: maps as files of their own, for slides, documents and printers.

mod png;
mod svg;

use super::audience::parse_audience;
use super::build::{Watch, milliseconds};
use super::deliver::{ended, told};
use super::diff::published;
use super::progress::Line;
use crate::diag::{self, Language};
use crate::emit::{self, Published};
use crate::export::{self, Export, Format, Name, Order};
use crate::io::{Disk, DiskOutput};
use crate::maps::Paper;
use crate::model::{Audience, Word};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    kind: Kind,
}

#[derive(Debug, clap::Subcommand)]
enum Kind {
    /// Maps as SVG files that stand alone
    Svg(svg::Arguments),
    /// Maps as PNG pictures
    Png(png::Arguments),
}

/// Which maps, for whom, and where to.
#[derive(Debug, clap::Args)]
struct What {
    /// Folder of the site (it holds content/)
    #[arg(default_value = ".")]
    site: PathBuf,
    /// Folder to write into; what else is in it stays [default: SITE/output-export/AUDIENCE]
    #[arg(short, long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Only maps of these chains; repeat it, or put commas between ids
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    chain: Vec<String>,
    /// Only the sheets of these cities; repeat it, or put commas between ids
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    city: Vec<String>,
    /// Only these: technology, applications, layout, roadmap, investment; over all chains: overview, supply, cities, areas, leaders; a sheet for each city: city
    #[arg(long, value_name = "NAME", value_delimiter = ',', value_parser = parse_map)]
    map: Vec<Name>,
    /// Lays the maps out for A4 or A3 landscape, as many sheets as it takes [default: one sheet each, as on screen]
    #[arg(long, value_name = "a4|a3", value_parser = parse_paper)]
    paper: Option<Paper>,
    /// What changed on the maps since an older edition, in place of the maps: a published folder or a snapshot
    #[arg(long, value_name = "DIR|FILE")]
    changes: Option<PathBuf>,
    /// For whom: public, internal or leadership [default: what site.yml says, else public]
    #[arg(long, value_name = "AUDIENCE", value_parser = parse_audience)]
    audience: Option<Audience>,
}

/// Reads the id or the Chinese name of a map or a sheet.
fn parse_map(text: &str) -> Result<Name, String> {
    Name::all().find(|one| one.id() == text || one.word() == text).ok_or_else(|| {
        let all: Vec<_> = Name::all().map(|one| format!("{} {}", one.id(), one.word())).collect();
        format!("可用的图（the maps are）：{}", all.join("、"))
    })
}

/// Reads the name of a paper.
fn parse_paper(text: &str) -> Result<Paper, String> {
    let paper = [Paper::A4, Paper::A3].into_iter().find(|one| one.id().eq_ignore_ascii_case(text));
    paper.ok_or_else(|| "要写 a4 或 a3（a4 or a3）".to_owned())
}

pub(super) fn run(arguments: &Arguments, language: Language) -> ExitCode {
    match &arguments.kind {
        Kind::Svg(arguments) => write(&arguments.what, Format::Svg(arguments.text()), language),
        Kind::Png(arguments) => {
            write(&arguments.what, Format::Png(arguments.resolution()), language)
        }
    }
}

fn write(what: &What, format: Format, language: Language) -> ExitCode {
    let mut watch = Watch::start();
    let changes = what.changes.as_deref().map(published).transpose();
    let changes = match changes {
        Ok(changes) => changes,
        Err(words) => return ended(&format!("{}\n", words.in_language(language)), 2),
    };
    let order = Order {
        changes,
        audience: what.audience,
        chains: what.chain.clone(),
        cities: what.city.clone(),
        maps: what.map.clone(),
        paper: what.paper.unwrap_or(Paper::Screen),
        format,
    };
    let line = Line::new(["绘图", "maps"], language);
    let export =
        export::export(&Disk::new(&what.site), &order, &|done, all| line.show((done, all)));
    line.clear();
    if !export.refused.is_empty() {
        let lines = export.refused.iter().map(|why| format!("{}\n", why.in_language(language)));
        return ended(&lines.collect::<String>(), 2);
    }
    if diag::has_errors(&export.problems) {
        let code = crate::cli::code_for(&export.problems);
        let problems = (export.problems.as_slice(), &export.sources);
        return ended(&told(problems, &["uncovered-character"], language), code);
    }
    let folder = what.out.clone().unwrap_or_else(|| folder(&what.site, export.audience));
    let delivered = emit::deliver(&DiskOutput::new(&folder), &export.artifacts);
    watch.lap("");
    match delivered {
        Err(error) => ended(&format!("{}\n", error.words(&folder).in_language(language)), 2),
        Ok(published) => {
            let text = summary((&export, what.paper), (&folder, published), language);
            let time = watch.total();
            ended(&format!("{text}{}\n", milliseconds(time, language)), 0)
        }
    }
}

/// Beside the published folder, never in it: what is made for one audience must not be copied to another with the
/// site.
fn folder(site: &Path, audience: Audience) -> PathBuf {
    let name = match audience {
        Audience::Public => "public",
        Audience::Internal => "internal",
        Audience::Leadership => "leadership",
    };
    site.join("output-export").join(name)
}

/// `80 张图`, or `196 张 A4 图页`.
fn counted(count: usize, paper: Option<Paper>, language: Language) -> String {
    let paper = paper.map(|one| one.id().to_uppercase());
    match (paper, language) {
        (None, Language::Chinese) => format!("{count} 张图"),
        (None, Language::English) => format!("{count} maps"),
        (Some(paper), Language::Chinese) => format!("{count} 张 {paper} 图页"),
        (Some(paper), Language::English) => format!("{count} sheets of {paper}"),
    }
}

fn summary(
    (export, paper): (&Export, Option<Paper>),
    (folder, published): (&Path, Published),
    language: Language,
) -> String {
    let maps = counted(export.artifacts.len(), paper, language);
    let edition = &export.edition;
    let (folder, audience) = (folder.display(), export.audience.word());
    let Published { written, unchanged, .. } = published;
    match language {
        Language::Chinese => format!(
            "{edition} {}：{maps}在 {folder}；写入 {written}，未变 {unchanged}；用时 ",
            export.audience_words
        ),
        Language::English => format!(
            "{edition} {audience}: {maps} in {folder}; {written} written, {unchanged} unchanged; "
        ),
    }
}
