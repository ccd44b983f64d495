//! Maps as files of their own, away from the site: for slides, documents and printers.
//!
//! The same way as `build` up to the drawings, which are then printed alone. Writes nothing: `emit` hands the files
//! over. What the audience may not see is left out before anything is drawn, as everywhere.

mod changed;

use crate::artifact::Artifact;
use crate::build::{self, Checked};
use crate::check;
use crate::diag::{self, Diagnostic, Severity, Words};
use crate::io::World;
use crate::maps::{self, Paper, Studio};
use crate::model::{Audience, MapKind, Region};
use crate::png::{self, PrintError, Resolution};
use crate::retrace::Retraced;
use crate::scene::{Mark, Scene, Weight};
use crate::site::{ProvinceSheet, Site, Subject, map_name};
use crate::snapshot::Snapshot;
use crate::source::Sources;
use crate::svg::{self, Face, Form, Lettering};
use crate::text::{Fonts, Uncovered};
use crate::theme::Theme;
use crate::webfont;
use changed::{change_sheets, retraced};
use rayon::prelude::*;
use std::collections::{BTreeSet, HashSet};
use std::sync::atomic::{AtomicUsize, Ordering};

/// What is wanted.
#[derive(Debug, Clone)]
pub struct Order {
    /// For whom; for that of the site file where none is given.
    pub audience: Option<Audience>,
    /// Ids of the chains whose maps are wanted; none for all.
    pub chains: Vec<String>,
    /// Ids of the cities whose sheets are wanted; none for all that have one.
    pub cities: Vec<String>,
    /// The maps and sheets; none for everything of the chains and cities that are named, and without any for all there is.
    pub maps: Vec<Name>,
    /// On what: as on screen, or laid out for sheets of paper.
    pub paper: Paper,
    /// The older edition since which changes are drawn, in place of the maps as they are.
    pub changes: Option<Snapshot>,
    /// As what.
    pub format: Format,
}

/// Which map of every chain, or which sheet over all chains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    /// A map of every chain that is wanted.
    Map(MapKind),
    /// A sheet over all chains, whichever are wanted.
    Sheet(ProvinceSheet),
    /// The sheet of every city that is wanted.
    City,
}

impl Name {
    /// All of them: the maps, then the sheets.
    pub fn all() -> impl Iterator<Item = Self> {
        let sheets = ProvinceSheet::ALL.map(Self::Sheet).into_iter().chain([Self::City]);
        MapKind::ALL.into_iter().map(Self::Map).chain(sheets)
    }

    /// The name in addresses.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Map(map) => map.id(),
            Self::Sheet(sheet) => sheet.id(),
            Self::City => "city",
        }
    }

    /// The Chinese name.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Map(map) => map_name(map),
            Self::Sheet(sheet) => sheet.name(),
            Self::City => "市州布局图",
        }
    }
}

/// The form of the files.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Format {
    /// SVG.
    Svg(Text),
    /// PNG.
    Png(Resolution),
}

/// How the text of an SVG file is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    /// As text; the reader's machine has the font, or one like it.
    Named,
    /// As text, with the font in the file.
    Embedded,
    /// As shapes.
    Outlined,
}

/// What was made.
#[derive(Debug)]
pub struct Export {
    /// The files, sorted by path; none when something was wrong.
    pub artifacts: Vec<Artifact>,
    /// The content files, for printing problems.
    pub sources: Sources,
    /// Everything that is wrong, in reading order.
    pub problems: Vec<Diagnostic>,
    /// Name of the edition: `2023-Q4`.
    pub edition: String,
    /// For whom it is.
    pub audience: Audience,
    /// The same as it is printed: `公开版`.
    pub audience_words: &'static str,
    /// What of the order cannot be had; where there is something, nothing was made.
    pub refused: Vec<Words>,
}

/// Told how many maps are printed, and how many there are.
pub type Progress<'p> = &'p (dyn Fn(usize, usize) + Sync);

/// Draws and prints what is wanted.
#[must_use]
pub fn export(world: &dyn World, order: &Order, progress: Progress<'_>) -> Export {
    let Checked { sources, reading, theme, words, problems, .. } = build::check(world, &mut |_| {});
    let audience = build::audience(&reading, order.audience);
    let mut export = Export {
        artifacts: Vec::new(),
        sources,
        problems,
        edition: reading.model.settings.edition.clone(),
        audience,
        audience_words: "",
        refused: Vec::new(),
    };
    if diag::has_errors(&export.problems) {
        return export;
    }
    let selection = crate::edition::select(&export.sources, reading, audience);
    let edition = selection.resolve(&words);
    export.audience_words = edition.audience_words();
    export.refused = unknown(edition.site(), order);
    export.problems.extend(check::release(edition.site(), audience));
    if export.refused.is_empty() && !diag::has_errors(&export.problems) {
        match build::measure(&theme) {
            Err(problem) => export.problems.push(*problem),
            Ok(fonts) => {
                let found = order.changes.as_ref();
                let found = found.map(|old| retraced(&edition, &export.sources, old)).transpose();
                match found {
                    Err(refused) => export.refused.push(refused.words()),
                    Ok(retraced) => {
                        let union = retraced.as_ref().map(Retraced::site);
                        let changed = retraced.as_ref().zip(union.as_ref());
                        let (site, fonts, theme) = (edition.site(), &fonts, &theme);
                        let press = Press { site, fonts, theme, order, changed };
                        press.run(&mut export, progress);
                    }
                }
            }
        }
    }
    diag::sort(&mut export.problems);
    if diag::has_errors(&export.problems) || !export.refused.is_empty() {
        export.artifacts.clear();
    }
    export
}

/// What of the chains and cities of an order there is not.
fn unknown(site: &Site<'_>, order: &Order) -> Vec<Words> {
    let chains = order.chains.iter().filter(|id| site.position(id).is_none()).map(|id| {
        Words::new(
            format!("没有 id 为“{id}”的产业链"),
            format!("there is no chain with the id `{id}`"),
        )
    });
    let has_none = |id: &&String| site.recorded_cities().all(|one| one.record.id.value != **id);
    let cities = order.cities.iter().filter(has_none).map(|id| {
        Words::new(
            format!("没有 id 为“{id}”的市州，或者那里尚无收录"),
            format!("there is no city with the id `{id}`, or nothing is recorded there"),
        )
    });
    chains.chain(cities).collect()
}

/// What printing needs.
struct Press<'a> {
    site: &'a Site<'a>,
    fonts: &'a Fonts<'a>,
    theme: &'a Theme,
    order: &'a Order,
    /// What changed, and the site in which what is gone stands again.
    changed: Option<(&'a Retraced<'a>, &'a Site<'a>)>,
}

/// Why a map was not printed.
enum Failure {
    /// Something is wrong with what it shows.
    Problems(Vec<Diagnostic>),
    /// The order cannot be met.
    Refused(Words),
}

impl Press<'_> {
    /// Prints everything of the order, the maps in the order of the chains, then the sheets.
    fn run(&self, export: &mut Export, progress: Progress<'_>) {
        let jobs = self.jobs();
        let done = AtomicUsize::new(0);
        let printed: Vec<Result<Vec<Artifact>, Failure>> = jobs
            .par_iter()
            .map(|subject| {
                let printed = self.sheets(*subject);
                progress(done.fetch_add(1, Ordering::Relaxed) + 1, jobs.len());
                printed
            })
            .collect();
        for one in printed {
            match one {
                Ok(artifacts) => export.artifacts.extend(artifacts),
                Err(Failure::Problems(problems)) => export.problems.extend(problems),
                Err(Failure::Refused(why)) => export.refused.push(why),
            }
        }
        export.artifacts.sort_by(|a, b| a.path.cmp(&b.path));
    }

    fn jobs(&self) -> Vec<Subject<'_>> {
        let Order { chains, cities, maps, .. } = self.order;
        let chosen: HashSet<&str> = chains.iter().map(String::as_str).collect();
        let views = self.site.chains.iter();
        let views = views.filter(|view| chosen.is_empty() || chosen.contains(view.chain.id()));
        let map = |map: &MapKind| match maps.is_empty() {
            true => cities.is_empty() || !chains.is_empty(),
            false => maps.contains(&Name::Map(*map)),
        };
        let sheet = |sheet: &ProvinceSheet| match maps.is_empty() {
            true => chains.is_empty() && cities.is_empty(),
            false => maps.contains(&Name::Sheet(*sheet)),
        };
        let of =
            |view| MapKind::ALL.into_iter().filter(map).map(move |map| Subject::Map(view, map));
        let sheets = ProvinceSheet::ALL.into_iter().filter(sheet).map(Subject::Province);
        views.flat_map(of).chain(sheets).chain(self.cities()).collect()
    }

    /// The sheets of the cities that are wanted.
    fn cities(&self) -> impl Iterator<Item = Subject<'_>> {
        let Order { chains, cities, maps, .. } = self.order;
        let is_wanted = match maps.is_empty() {
            true => chains.is_empty() || !cities.is_empty(),
            false => maps.contains(&Name::City),
        };
        let named =
            move |region: &&Region| cities.is_empty() || cities.contains(&region.record.id.value);
        self.site.recorded_cities().filter(move |_| is_wanted).filter(named).map(Subject::City)
    }

    /// The sheets of a map or of the province.
    fn sheets(&self, subject: Subject<'_>) -> Result<Vec<Artifact>, Failure> {
        let Self { site, fonts, order: Order { paper, .. }, .. } = *self;
        let name = match subject {
            Subject::Map(view, map) => format!("{}-{}", view.chain.id(), map.id()),
            Subject::Province(sheet) => format!("province-{}", sheet.id()),
            Subject::City(region) => format!("city-{}", region.record.id.value),
            Subject::Risks(view) => format!("{}-risks", view.chain.id()),
            Subject::Indicator(view, one) => {
                format!("{}-indicator-{}", view.chain.id(), one.record.id.value)
            }
        };
        let sheets = match self.changed {
            None => maps::sheets(&Studio::on(site, fonts, *paper), subject),
            Some(changed) => change_sheets(changed, (fonts, *paper), subject),
        };
        let name = match &self.order.changes {
            None => name,
            Some(old) => format!("{name}-changes-{}", old.edition),
        };
        // Names of files sort in the order of the sheets.
        let digits = sheets.len().to_string().len();
        let sheets = sheets.into_iter().enumerate().map(|(at, scene)| match paper.leaf() {
            None => {
                let part = scene.part.as_ref().map(|part| format!("-{part}")).unwrap_or_default();
                self.one(&scene, &format!("{name}{part}"))
            }
            Some(leaf) => {
                let name = format!("{name}-{}-{:0digits$}", paper.id(), at + 1);
                self.one(&leaf.page(scene), &name)
            }
        });
        sheets.collect()
    }

    fn one(&self, scene: &Scene, name: &str) -> Result<Artifact, Failure> {
        if self.order.format != Format::Svg(Text::Named) {
            self.cover(scene)?;
        }
        match self.order.format {
            Format::Svg(text) => self.svg(scene, text).map(|svg| (svg.into_bytes(), "svg")),
            Format::Png(resolution) => png::print(scene, self.fonts, resolution)
                .map_err(|error| unprintable(&scene.title, &error))
                .map(|png| (png, "png")),
        }
        .map(|(bytes, ending)| Artifact::new(format!("{name}.{ending}"), bytes))
    }

    /// Whether the fonts have every character: a hole in a picture that nobody notices is worse than none.
    fn cover(&self, scene: &Scene) -> Result<(), Failure> {
        let missing = self.fonts.uncovered(scene);
        if missing.is_empty() {
            return Ok(());
        }
        Err(Failure::Problems(missing.iter().map(|one| uncovered(scene, one)).collect()))
    }

    fn svg(&self, scene: &Scene, text: Text) -> Result<String, Failure> {
        let unit = self.order.paper.leaf().map(|leaf| leaf.unit);
        let print = |lettering| svg::print(scene, Form::Alone { lettering, unit });
        Ok(match text {
            Text::Named => print(Lettering::Named),
            Text::Outlined => print(Lettering::Outlined(self.fonts)),
            Text::Embedded => print(Lettering::Embedded(&self.faces(scene)?)),
        })
    }

    /// The weights that a drawing uses, cut down to its characters.
    fn faces(&self, scene: &Scene) -> Result<Vec<Face>, Failure> {
        let weights = [Weight::Regular, Weight::Bold].into_iter().zip(webfont::WEIGHTS);
        let used = weights.map(|(weight, name)| (weight, name, characters(scene, weight)));
        used.filter(|(.., characters)| !characters.is_empty())
            .map(|(weight, name, characters)| {
                let font = self.theme.file(&format!("fonts/{name}.ttf")).unwrap_or_default();
                match webfont::subset(font, &characters) {
                    Ok(woff2) => Ok(Face { weight, woff2 }),
                    Err(why) => Err(Failure::Problems(vec![*webfont::failed(name, &why)])),
                }
            })
            .collect()
    }
}

/// The characters that a drawing sets in a weight.
fn characters(scene: &Scene, weight: Weight) -> BTreeSet<char> {
    let texts = scene.walk().filter_map(|walked| match walked.mark {
        Mark::Text(text) if text.weight == weight => Some(text.content.chars()),
        _ => None,
    });
    texts.flatten().filter(|one| !one.is_control()).collect()
}

fn uncovered(scene: &Scene, missing: &Uncovered) -> Diagnostic {
    let Uncovered { character, text, element } = missing;
    let code = format!("U+{:04X}", u32::from(*character));
    let number = element.as_deref().map(|number| format!("{number} ")).unwrap_or_default();
    let sheet = &scene.title;
    let message = Words::new(
        format!("字体里没有“{character}”（{code}）：{sheet}，{number}“{text}”"),
        format!("the fonts lack `{character}` ({code}): {sheet}, {number}`{text}`"),
    );
    Diagnostic::general("uncovered-character", Severity::Error, message)
        .with_help("换一个写法", "write it otherwise")
}

fn unprintable(sheet: &str, error: &PrintError) -> Failure {
    match error {
        PrintError::TooLarge { width, height } => Failure::Refused(Words::new(
            format!("{sheet}会有 {width} × {height} 像素，太大；用小一些的 --scale"),
            format!(
                "{sheet} would have {width} × {height} pixels, too many; use a smaller --scale"
            ),
        )),
        PrintError::Failed(why) => {
            let zh = format!("{sheet}无法转成图片：{why}");
            let message = Words::new(zh, format!("{sheet} cannot be made a picture: {why}"));
            let problem = Diagnostic::general("picture", Severity::Error, message);
            Failure::Problems(vec![problem])
        }
    }
}

#[cfg(test)]
mod tests;
