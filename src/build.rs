//! The pipeline from the files of a site to the finished artifacts, as one function over a [`World`].
//!
//! Writes nothing and reads no clock: the caller is told when a stage ends, and hands the artifacts to `emit`.

use crate::artifact::Artifact;
use crate::catalogue::Catalogue;
use crate::diag::{self, Diagnostic};
use crate::edition::{self, Edition};
use crate::emit;
use crate::io::World;
use crate::maps::Studio;
use crate::model::{Audience, MapKind};
use crate::page::{self, Drawing};
use crate::read::Reading;
use crate::site::{Numbers, ProvinceSheet, Subject};
use crate::source::Sources;
use crate::text::Fonts;
use crate::theme::Theme;
use crate::{audience::Gate, check, maps, read, site, source, webfont};
use rayon::prelude::*;

/// A stage of the pipeline, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Files to syntax.
    Load,
    /// Syntax to records.
    Read,
    /// Rules over the resolved records.
    Check,
    /// What the audience may see, resolved.
    Select,
    /// Records to drawings.
    Draw,
    /// Records and drawings to pages.
    Render,
    /// Characters of the pages to web fonts.
    Fonts,
    /// Links of the pages.
    Links,
}

/// What is to be built.
#[derive(Debug, Clone, Copy)]
pub struct Order<'o> {
    /// For whom; for that of the site file where none is given, and for the public where that names none either.
    pub audience: Option<Audience>,
    /// The packs that lie beside the site.
    pub packs: &'o Catalogue,
}

/// What a build made.
#[derive(Debug, Default)]
pub struct Build {
    /// The finished files, sorted by path; none when something was wrong with the content.
    pub artifacts: Vec<Artifact>,
    /// The content files, for printing problems.
    pub sources: Sources,
    /// Everything that is wrong, in reading order.
    pub problems: Vec<Diagnostic>,
    /// Name of the edition: `2023-Q4`.
    pub edition: String,
    /// The day of which it speaks.
    pub as_of: String,
    /// For whom it is, as it is printed: `公开版`.
    pub audience: &'static str,
}

/// A site that was read and checked.
#[derive(Debug)]
pub struct Checked {
    /// The content files, for printing problems.
    pub sources: Sources,
    /// What was read.
    pub reading: Reading,
    /// The theme that will dress it.
    pub theme: Theme,
    /// Everything that is wrong, in reading order.
    pub problems: Vec<Diagnostic>,
}

/// Reads and checks a site. `ended` is called when a stage ends.
#[must_use]
pub fn check(world: &dyn World, ended: &mut dyn FnMut(Stage)) -> Checked {
    let (sources, mut problems) = source::load(world, "content");
    ended(Stage::Load);
    let mut reading = read::read(&sources, &Gate::open());
    problems.append(&mut reading.problems);
    ended(Stage::Read);
    let (theme, found) = Theme::load(world, &reading.model.settings.theme);
    problems.extend(found);
    match measure(&theme) {
        Err(problem) => problems.push(*problem),
        Ok(fonts) => {
            let numbers = Numbers::assign(&reading.model);
            problems.extend(check::check(&site::resolve(&reading.model, numbers), &fonts));
        }
    }
    diag::sort(&mut problems);
    ended(Stage::Check);
    Checked { sources, reading, theme, problems }
}

/// Builds a site. `ended` is called when a stage ends.
#[must_use]
pub fn build(world: &dyn World, order: &Order<'_>, ended: &mut dyn FnMut(Stage)) -> Build {
    let Checked { sources, reading, theme, problems } = check(world, ended);
    let mut build = Build { problems, ..Build::default() };
    if !diag::has_errors(&build.problems) {
        select_and_print(&mut build, (&sources, reading, &theme), order, ended);
    }
    diag::sort(&mut build.problems);
    if diag::has_errors(&build.problems) {
        build.artifacts.clear();
    }
    Build { sources, ..build }
}

fn select_and_print(
    build: &mut Build,
    (sources, reading, theme): (&Sources, Reading, &Theme),
    order: &Order<'_>,
    ended: &mut dyn FnMut(Stage),
) {
    let audience = audience(&reading, order.audience);
    let selection = edition::select(sources, reading, audience);
    let edition = selection.resolve();
    ended(Stage::Select);
    build.edition = edition.name().to_owned();
    build.as_of = edition.as_of();
    build.audience = edition.audience_words();
    build.problems.extend(check::release(edition.site(), audience));
    if !diag::has_errors(&build.problems) {
        print(build, (&edition, order.packs), theme, ended);
    }
}

/// The audience that was asked for, else that of the site file, else the public.
pub(crate) fn audience(reading: &Reading, wanted: Option<Audience>) -> Audience {
    let stated = reading.model.settings.audience.map(|stated| stated.value);
    wanted.or(stated).unwrap_or(Audience::Public)
}

fn print(
    build: &mut Build,
    (edition, packs): (&Edition<'_>, &Catalogue),
    theme: &Theme,
    ended: &mut dyn FnMut(Stage),
) {
    let (drawings, problems) = draw(edition, theme);
    build.problems.extend(problems);
    ended(Stage::Draw);
    let (pages, problems) = page::print((edition, packs), theme, &drawings);
    build.problems.extend(problems);
    build.artifacts.extend(pages);
    build.artifacts.extend(drawings.into_iter().map(Drawing::into_file));
    build.artifacts.extend(page::assets(theme));
    ended(Stage::Render);
    let (fonts, problems) = cut_fonts(&build.artifacts, theme);
    build.problems.extend(problems);
    build.artifacts.extend(fonts);
    ended(Stage::Fonts);
    build.artifacts.sort_by(|a, b| a.path.cmp(&b.path));
    build.problems.extend(emit::links::check(&build.artifacts, &packs.addresses()));
    ended(Stage::Links);
}

/// Draws the sheets over all chains, then the five maps of every chain, in the order of the chains and maps, then the
/// sheets of the cities.
fn draw(edition: &Edition<'_>, theme: &Theme) -> (Vec<Drawing>, Vec<Diagnostic>) {
    let fonts = match measure(theme) {
        Ok(fonts) => fonts,
        Err(problem) => return (Vec::new(), vec![*problem]),
    };
    let site = edition.site();
    let chains = &edition.site().chains;
    // The sheets over all chains come first: they take longest.
    let mut wanted: Vec<Subject<'_>> = ProvinceSheet::ALL.map(Subject::Province).into();
    for view in chains {
        wanted.extend(MapKind::ALL.map(|map| Subject::Map(view, map)));
    }
    wanted.extend(site.recorded_cities().map(Subject::City));
    let studio = Studio::on_screen(site, &fonts);
    let drawings = wanted.into_par_iter().flat_map_iter(|one| {
        maps::sheets(&studio, one).into_iter().map(move |scene| Drawing::of(one, &scene))
    });
    (drawings.collect(), Vec::new())
}

/// The fonts of the drawings.
pub(crate) fn measure(theme: &Theme) -> Result<Fonts<'_>, Box<Diagnostic>> {
    let [regular, bold] =
        webfont::WEIGHTS.map(|name| theme.file(&format!("fonts/{name}.ttf")).unwrap_or_default());
    Fonts::new(regular, bold).map_err(|error| {
        let zh = format!("内置字体无法读取：{error}");
        let message = diag::Words::new(zh, format!("the built-in fonts are unreadable: {error}"));
        Box::new(Diagnostic::general("font", diag::Severity::Error, message))
    })
}

fn cut_fonts(artifacts: &[Artifact], theme: &Theme) -> (Vec<Artifact>, Vec<Diagnostic>) {
    let texts = artifacts.par_iter().filter(|one| one.is_page() || one.is_drawing());
    let texts = texts.map(|one| std::str::from_utf8(&one.bytes).unwrap_or_default());
    let characters = webfont::characters(texts);
    webfont::cut(|name| theme.file(&format!("fonts/{name}.ttf")), &characters)
}
