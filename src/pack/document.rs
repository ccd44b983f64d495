//! A whole pack as data, with the pictures that it shows.

use super::bench::Bench;
use super::comparison::compared;
use super::picture::{self, Picture};
use super::view::{
    Block, Cell, Changes, Chapter, Day, Document, Fonts, Map, Piece, Section, Sheet, maybe,
};
use super::wanted::{About, Wanted};
use super::{Form, Told, changes, city, registers, summary, tables, watched};
use crate::diff::Report;
use crate::maps::{self, Paper, Studio};
use crate::model::{MapKind, Prose, Region, When};
use crate::scene::Scene;
use crate::site::{ChainView, ProvinceSheet, Site, Subject, glances, map_name, map_question};
use crate::source::blocks;
use crate::text;
use crate::wording::{Wording, say};
use std::collections::BTreeMap;

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
        let (settings, words) = (&site.model.settings, site.words);
        let sources = bench.cited();
        let document = Document {
            form: self.form.id(),
            title: wanted.title.clone(),
            subtitle: words.word(self.form.subtitle()).to_owned(),
            description: match self.form {
                Form::Draft => words.word("pack.about_draft").to_owned(),
                Form::Pack | Form::Atlas => {
                    described(words, &wanted.about, (site.chains.len(), chapters.len()))
                }
            },
            edition: settings.edition_words(),
            as_of: settings.as_of.map(|day| day_of(words, day.value)),
            by: by.map(str::to_owned),
            audience: self.told.edition.audience_words().to_owned(),
            openness: words.of(bench.openness()).to_owned(),
            words: said(words),
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
        self.form != Form::Atlas
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
        let is_pack = self.maker.form == Form::Pack;
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
            changes: if is_pack { self.changes(view) } else { None },
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
            name: map_name(map).to_owned(),
            label: format!("map-{name}"),
            question: map_question(map).to_owned(),
            sheets: self.sheets(Subject::Map(view, map), &name),
            prose: prose.unwrap_or_default(),
            tables: if is_pack { tables } else { Vec::new() },
        }
    }

    /// What changed in a chain since the last edition, in words and on its maps.
    fn changes(&mut self, view: &ChainView<'_>) -> Option<Changes> {
        let report = self.maker.told.report?;
        let (retraced, union) = self.maker.told.changed?;
        let id = view.chain.id();
        let told = changes::told(self.bench, report, id)?;
        let sheets = retraced.changes(id).zip(union.chain(id)).map(|(changes, view)| {
            let maps = MapKind::ALL.into_iter();
            maps.filter_map(|map| self.change_sheets(union, (view, map), changes)).collect()
        });
        Some(Changes { sheets: sheets.unwrap_or_default(), ..told })
    }

    fn change_sheets(
        &mut self,
        union: &Site<'_>,
        (view, map): (&ChainView<'_>, MapKind),
        changes: &maps::Changes,
    ) -> Option<Map> {
        let studio = Studio::on(union, self.maker.measure, self.maker.form.paper());
        let mut scenes = maps::change_sheets(&studio, (view, map), changes);
        // The first says what changed on the map in figures; of the others those that show something of it are enough.
        let mut at = 0..;
        scenes.retain(|scene| at.next() == Some(0) || maps::shows_change(scene));
        let name = format!("{}-{}-changes", view.chain.id(), map.id());
        (!scenes.is_empty()).then(|| Map {
            id: map.id(),
            name: map_name(map).to_owned(),
            label: format!("map-{name}"),
            question: String::new(),
            sheets: self.pictures(&scenes, &name),
            prose: Vec::new(),
            tables: Vec::new(),
        })
    }

    /// A sheet over all chains.
    fn sheet(&mut self, sheet: ProvinceSheet) -> Map {
        let name = format!("province-{}", sheet.id());
        Map {
            id: sheet.id(),
            name: sheet.name().to_owned(),
            label: format!("map-{name}"),
            question: String::new(),
            sheets: self.sheets(Subject::Province(sheet), &name),
            prose: Vec::new(),
            tables: Vec::new(),
        }
    }

    /// The sheet of a city, which names every chain.
    fn city(&mut self, region: &Region) -> Map {
        let chains = &self.bench.site().chains;
        chains.iter().for_each(|view| self.bench.hold(view.chain.record.openness));
        let bench = self.bench;
        Map {
            id: "city",
            name: bench.words().word("pack.city_map").to_owned(),
            label: "map-city".to_owned(),
            question: bench.words().word("pack.city_question").to_owned(),
            sheets: self.sheets(Subject::City(region), "city"),
            prose: Vec::new(),
            tables: Vec::new(),
        }
    }

    fn sheets(&mut self, subject: Subject<'_>, name: &str) -> Vec<Sheet> {
        let Maker { told: Told { edition, .. }, measure, form, .. } = self.maker;
        let studio = Studio::on(edition.site(), measure, form.paper());
        let trends = self.bench.report().map(Report::trends);
        let studio = trends.as_ref().map_or(studio, |trends| studio.with_trends(trends));
        self.pictures(&maps::sheets(&studio, subject), name)
    }

    /// Scenes as pictures of the pack, named after a map.
    fn pictures(&mut self, scenes: &[Scene], name: &str) -> Vec<Sheet> {
        let mut sheets = Vec::new();
        for (at, scene) in scenes.iter().enumerate() {
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
            Self::Draft => "draft",
        }
    }

    /// The key of what stands below the title.
    const fn subtitle(self) -> &'static str {
        match self {
            Self::Pack => "pack.subtitle",
            Self::Atlas => "pack.subtitle_atlas",
            Self::Draft => "pack.subtitle_draft",
        }
    }

    /// What the maps are drawn for.
    const fn paper(self) -> Paper {
        match self {
            Self::Pack | Self::Draft => Paper::A4,
            Self::Atlas => Paper::A3,
        }
    }
}

/// An author's text, its day and its documents below it.
fn told_by(bench: &Bench<'_>, prose: &Prose) -> Vec<Block> {
    let mut blocks: Vec<Block> =
        blocks::blocks(&prose.markdown.value).into_iter().map(block).collect();
    let mut pieces: Cell =
        maybe(prose.as_of.map(|day| say!(bench.words(), "pack.prose_as_of", day = day.value)));
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

fn described(words: &Wording, about: &About, (all, chapters): (usize, usize)) -> String {
    match about {
        About::Chain(_) => words.word("pack.about_chain").to_owned(),
        About::Chains(_) => say!(words, "pack.about_chains", count = chapters),
        About::City(_) => words.word("pack.about_city").to_owned(),
        About::Province => say!(words, "pack.about_province", count = all),
    }
}

/// The words that templates say, by group and name.
pub(super) fn said(words: &Wording) -> BTreeMap<&'static str, BTreeMap<String, String>> {
    let mut groups = words.groups();
    let owned = |(name, text): (&str, &str)| (name.to_owned(), text.to_owned());
    let group =
        |name| (name, groups.remove(name).unwrap_or_default().into_iter().map(owned).collect());
    ["pack_page", "status"].map(group).into()
}

/// A day in words and numbers; of a longer time its last day.
fn day_of(words: &Wording, when: When) -> Day {
    let (year, month, day) = (when.end.year(), when.end.month(), when.end.day());
    Day { words: say!(words, "pack.day", year, month, day), year, month, day }
}
