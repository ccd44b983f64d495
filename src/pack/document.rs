//! A whole pack as data, with the pictures that it shows.

use super::bench::Bench;
use super::comparison::compared;
use super::picture::{self, Picture};
use super::view::{Block, Cell, Chapter, Day, Document, Fonts, Map, Piece, Section, maybe};
use super::wanted::{About, Wanted};
use super::{Form, Told, city, registers, summary, tables, watched};
use crate::diff::Report;
use crate::maps::{self, Paper, Studio};
use crate::model::{MapKind, Prose, Region, When, Word};
use crate::site::{ChainView, ProvinceSheet, Subject, glances, map_name, map_question};
use crate::source::blocks;
use crate::text;

/// What making a pack needs.
pub(super) struct Maker<'a> {
    /// What it tells of.
    pub(super) told: Told<'a>,
    /// The fonts of the drawings.
    pub(super) measure: &'a text::Fonts<'a>,
    /// The fonts of the text.
    pub(super) fonts: &'a Fonts,
    /// Packs or atlases.
    pub(super) form: Form,
}

impl Maker<'_> {
    /// A pack as data, and its pictures.
    pub(super) fn make(&self, wanted: &Wanted) -> (Document, Vec<Picture>) {
        let bench = Bench::new(self.told);
        let mut press = Press { maker: self, bench: &bench, pictures: Vec::new() };
        let site = self.told.edition.site();
        let (mut sections, mut sheets, mut by) = (Vec::new(), Vec::new(), None);
        let chains: Vec<usize> = match &wanted.about {
            About::Chain(at) => {
                let line = site.assignment(site.chains[*at].chain.id());
                by = line.and_then(|line| bench.department(line.department.as_ref()));
                vec![*at]
            }
            About::Chains(chains) => {
                sections.extend(self.is_pack().then(|| compared(&bench, chains)));
                chains.clone()
            }
            About::City(at) => {
                let region = &site.model.regions[*at];
                // As on a map of a chain, the tables come first.
                let tables = city::sections(&bench, region);
                sections = if self.is_pack() { tables } else { Vec::new() };
                sheets = vec![press.city(region)];
                Vec::new()
            }
            About::Province => {
                let all: Vec<usize> = (0..site.chains.len()).collect();
                glances(site).iter().for_each(|glance| bench.hold(glance.openness));
                sections.extend(self.is_pack().then(|| compared(&bench, &all)));
                sheets = ProvinceSheet::ALL.map(|sheet| press.sheet(sheet)).into();
                Vec::new()
            }
        };
        let chapters: Vec<Chapter> =
            chains.iter().map(|at| press.chapter(&site.chains[*at])).collect();
        let settings = &site.model.settings;
        let sources = bench.cited();
        let document = Document {
            form: self.form.id(),
            title: wanted.title.clone(),
            subtitle: if self.is_pack() { "五图汇报材料" } else { "五图图册" },
            description: described(&wanted.about, site.chains.len(), chapters.len()),
            edition: settings.edition_words(),
            as_of: settings.as_of.map(|day| day_of(day.value)),
            by: by.map(str::to_owned),
            audience: self.told.edition.audience_words(),
            openness: bench.openness().word(),
            site: settings.title.clone(),
            notice: settings.notice.as_ref().map(|notice| notice.value.clone()),
            fonts: self.fonts.clone(),
            sections,
            sheets,
            chapters,
            sources,
        };
        (document, press.pictures)
    }

    fn is_pack(&self) -> bool {
        self.form == Form::Pack
    }
}

/// Puts maps into a pack.
struct Press<'p, 'a> {
    maker: &'p Maker<'a>,
    bench: &'p Bench<'a>,
    pictures: Vec<Picture>,
}

impl Press<'_, '_> {
    fn chapter(&mut self, view: &ChainView<'_>) -> Chapter {
        let bench = self.bench;
        let is_pack = self.maker.is_pack();
        let summary = is_pack.then(|| summary::summary(bench, view));
        let maps = MapKind::ALL.map(|map| self.map(view, map)).into();
        let mut sections = if is_pack { registers::sections(bench, view) } else { Vec::new() };
        for section in &mut sections {
            self.illustrate(view, section);
        }
        Chapter {
            id: view.chain.id().to_owned(),
            name: view.chain.record.name.value.clone(),
            summary,
            maps,
            sections,
        }
    }

    /// Puts the small drawings of what is watched above its tables.
    fn illustrate(&mut self, view: &ChainView<'_>, section: &mut Section) {
        let is_own = |subject: &Subject<'_>| {
            let own = match subject {
                Subject::Risks(_) => watched::RISKS,
                _ => watched::INDICATORS,
            };
            section.label.as_deref() == Some(registers::label(own, view).as_str())
        };
        let subjects: Vec<Subject<'_>> = Subject::watched(view).filter(is_own).collect();
        for (at, subject) in subjects.into_iter().enumerate() {
            let name = section.label.clone().unwrap_or_default();
            section.sheets.extend(self.sheets(subject, &format!("{name}-{}", at + 1)));
        }
    }

    fn map(&mut self, view: &ChainView<'_>, map: MapKind) -> Map {
        let bench = self.bench;
        // The tables come first: boxes on the sheets lead to their rows, and what a sheet shows is held with them, in an
        // atlas too.
        let tables = tables::of(bench, view, map);
        let prose = view.chain.prose.iter().find(|text| text.map == Some(map));
        let is_pack = self.maker.is_pack();
        let prose = prose.filter(|_| is_pack).map(|text| told_by(bench, text));
        let name = format!("{}-{}", view.chain.id(), map.id());
        bench.hold(view.chain.record.openness);
        Map {
            id: map.id(),
            name: map_name(map),
            label: format!("map-{name}"),
            question: map_question(map),
            sheets: self.sheets(Subject::Map(view, map), &name),
            prose: prose.unwrap_or_default(),
            tables: if is_pack { tables } else { Vec::new() },
        }
    }

    /// A sheet over all chains.
    fn sheet(&mut self, sheet: ProvinceSheet) -> Map {
        let name = format!("province-{}", sheet.id());
        Map {
            id: sheet.id(),
            name: sheet.name(),
            label: format!("map-{name}"),
            question: "",
            sheets: self.sheets(Subject::Province(sheet), &name),
            prose: Vec::new(),
            tables: Vec::new(),
        }
    }

    /// The sheet of a city, which names every chain.
    fn city(&mut self, region: &Region) -> Map {
        let chains = &self.bench.site().chains;
        chains.iter().for_each(|view| self.bench.hold(view.chain.record.openness));
        Map {
            id: "city",
            name: "市州布局图",
            label: "map-city".to_owned(),
            question: "哪条产业链在本地有什么",
            sheets: self.sheets(Subject::City(region), "city"),
            prose: Vec::new(),
            tables: Vec::new(),
        }
    }

    fn sheets(&mut self, subject: Subject<'_>, name: &str) -> Vec<super::view::Sheet> {
        let Maker { told: Told { edition, .. }, measure, form, .. } = self.maker;
        let studio = Studio::on(edition.site(), measure, form.paper());
        let trends = self.bench.report().map(Report::trends);
        let studio = trends.as_ref().map_or(studio, |trends| studio.with_trends(trends));
        let mut sheets = Vec::new();
        for (at, scene) in maps::sheets(&studio, subject).iter().enumerate() {
            let name = format!("{name}-{}", at + 1);
            let (mut sheet, picture) = picture::picture(self.bench, scene, &name);
            if !self.maker.is_pack() {
                // An atlas has no rows.
                sheet.links.clear();
            }
            sheets.push(sheet);
            self.pictures.push(picture);
        }
        sheets
    }
}

impl Form {
    /// The name in the data.
    const fn id(self) -> &'static str {
        match self {
            Self::Pack => "pack",
            Self::Atlas => "atlas",
        }
    }

    /// What the maps are drawn for.
    const fn paper(self) -> Paper {
        match self {
            Self::Pack => Paper::A4,
            Self::Atlas => Paper::A3,
        }
    }
}

/// An author's text, its day and its documents below it.
fn told_by(bench: &Bench<'_>, prose: &Prose) -> Vec<Block> {
    let mut blocks: Vec<Block> =
        blocks::blocks(&prose.markdown.value).into_iter().map(block).collect();
    let mut pieces: Cell = maybe(prose.as_of.map(|day| format!("截至 {}。", day.value)));
    pieces.extend(bench.sources(&prose.sources));
    if let Some(last) = blocks.last_mut().filter(|_| !pieces.is_empty()) {
        last.pieces.extend(pieces);
    }
    blocks
}

fn block(block: blocks::Block) -> Block {
    let kind = match block.kind {
        blocks::Kind::Heading => "heading",
        blocks::Kind::Paragraph => "paragraph",
        blocks::Kind::Item => "item",
    };
    let pieces = block.runs.into_iter().map(|run| {
        let style = if run.is_strong { "strong" } else { "" };
        Piece::text(run.text).of(style)
    });
    Block { kind, depth: block.depth, pieces: pieces.collect() }
}

fn described(about: &About, all: usize, chapters: usize) -> String {
    match about {
        About::Chain(_) => "一条产业链的五图、目标、问题和责任分工。".to_owned(),
        About::Chains(_) => format!("{chapters} 条产业链的五图、目标、问题和责任分工。"),
        About::City(_) => {
            "一个市州有哪些产业链的什么：企业、园区、集群、平台、项目和要做的事。".to_owned()
        }
        About::Province => format!("全省 {all} 条产业链的对照和汇总图。"),
    }
}

/// A day in words and numbers; of a longer time its last day.
fn day_of(when: When) -> Day {
    let (year, month, day) = (when.end.year(), when.end.month(), when.end.day());
    Day { words: format!("{year} 年 {month} 月 {day} 日"), year, month, day }
}
