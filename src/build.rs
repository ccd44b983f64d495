//! The pipeline from the files of a site to the finished artifacts, as one function over a [`World`].
//!
//! Writes nothing and reads no clock: the caller is told when a stage ends, and hands the artifacts to `emit`.

use crate::artifact::Artifact;
use crate::catalogue::Catalogue;
use crate::diag::{self, Diagnostic, Words};
use crate::diff::{self, Refused, Report};
use crate::edition::{self, Edition};
use crate::emit;
use crate::io::World;
use crate::maps::Studio;
use crate::model::{Audience, MapKind};
use crate::page::{self, ChangeSheet, Drawing, Matter};
use crate::read::Reading;
use crate::retrace::Retraced;
use crate::site::{Numbers, ProvinceSheet, Subject};
use crate::snapshot::{self, Past, Snapshot};
use crate::source::Sources;
use crate::text::Fonts;
use crate::theme::Theme;
use crate::wording::Wording;
use crate::{audience::Gate, check, maps, read, review, search, site, source, webfont};
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
    /// What is seen on the pages to the index of search.
    Index,
    /// Characters of the pages to web fonts.
    Fonts,
    /// Links of the pages.
    Links,
}

/// What is to be built.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted<'w> {
    /// For whom; as the site file says where none is given, and for the public where that names none either.
    pub audience: Option<Audience>,
    /// Name of the edition, in place of that of the site file.
    pub edition: Option<&'w str>,
    /// The edition to tell the changes against, before those that the site keeps.
    pub baseline: Option<&'w Snapshot>,
    /// The packs that lie beside the site, where any do.
    pub packs: Option<&'w Catalogue>,
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
    /// Why the edition that was given cannot be compared; nothing is made then.
    pub refused: Option<Words>,
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
    /// The words of the interface, out of the theme.
    pub words: Wording,
    /// The past editions that are kept with the content.
    pub past: Past,
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
    let (past, found) = snapshot::past(world);
    problems.extend(found);
    ended(Stage::Read);
    let (theme, found) = Theme::load(world, &reading.model.settings.theme);
    problems.extend(found);
    // A site without a site file has no language; that is told already.
    let (words, found) = match reading.model.settings.language.as_str() {
        "" => (Wording::built_in(), Vec::new()),
        language => Wording::load(&theme, language),
    };
    problems.extend(found);
    match measure(&theme) {
        Err(problem) => problems.push(*problem),
        Ok(fonts) => {
            let numbers = Numbers::assign(&reading.model);
            problems.extend(check::check(&site::resolve(&reading.model, numbers, &words), &fonts));
        }
    }
    diag::sort(&mut problems);
    ended(Stage::Check);
    Checked { sources, reading, theme, words, past, problems }
}

/// The snapshot of a site that was read, for an audience as [`build`] chooses it, and the gate of that audience.
#[must_use]
pub fn snapshot(
    sources: &Sources,
    reading: Reading,
    audience: Option<Audience>,
) -> (Snapshot, Gate) {
    let audience = self::audience(&reading, audience);
    let selection = edition::select(sources, reading, audience);
    // A snapshot holds records, and no word of the interface.
    let words = Wording::built_in();
    let edition = selection.resolve(&words);
    (Snapshot::take(&edition, sources), edition.gate().clone())
}

/// Builds a site. `ended` is called when a stage ends.
#[must_use]
pub fn build(world: &dyn World, wanted: &Wanted<'_>, ended: &mut dyn FnMut(Stage)) -> Build {
    let mut checked = check(world, ended);
    let problems = std::mem::take(&mut checked.problems);
    let mut build = Build { problems, ..Build::default() };
    if !diag::has_errors(&build.problems) {
        let reading = std::mem::take(&mut checked.reading);
        select_and_print(&mut build, (&checked, reading), wanted, ended);
    }
    diag::sort(&mut build.problems);
    if diag::has_errors(&build.problems) {
        build.artifacts.clear();
    }
    Build { sources: checked.sources, ..build }
}

fn select_and_print(
    build: &mut Build,
    (checked, reading): (&Checked, Reading),
    wanted: &Wanted<'_>,
    ended: &mut dyn FnMut(Stage),
) {
    let audience = audience(&reading, wanted.audience);
    let selection = edition::select(&checked.sources, reading, audience).named(wanted.edition);
    let selection = selection.after(|own| checked.past.last_hash(own));
    let edition = selection.resolve(&checked.words);
    build.edition = edition.name().to_owned();
    build.as_of = edition.as_of();
    build.audience = edition.audience_words();
    build.problems.extend(check::release(edition.site(), audience));
    if diag::has_errors(&build.problems) {
        return;
    }
    let snapshot = Snapshot::take(&edition, &checked.sources);
    build.artifacts.push(Artifact::new(snapshot::PATH, snapshot.print()));
    match review::files(&edition, &snapshot) {
        Ok(files) => build.artifacts.extend(files),
        Err(error) => build.problems.push(no_workbook(&error.to_string())),
    }
    let older = older(checked, &snapshot, wanted.baseline);
    let older = snapshot::veiled(older, &snapshot, (&checked.sources, edition.gate()));
    let reports: Result<Vec<Report<'_>>, Refused> =
        older.iter().map(|older| Ok(diff::diff(older, &snapshot)?.report())).collect();
    ended(Stage::Select);
    match reports {
        Err(refused) => build.refused = Some(refused.words()),
        Ok(reports) => {
            let packs = wanted.packs.unwrap_or(Catalogue::NONE);
            let matter = Matter { edition: &edition, packs, reports: &reports };
            print(build, matter, &checked.theme, ended);
        }
    }
}

fn no_workbook(why: &str) -> Diagnostic {
    let message = Words::new(
        format!("意见采纳情况表写不成工作簿：{why}"),
        format!("the table of opinions cannot be written as a workbook: {why}"),
    );
    Diagnostic::general("unwritable-workbook", diag::Severity::Error, message)
}

/// The editions to tell the changes against: the one that was given, then those that the site keeps, the newest first.
fn older<'s>(
    checked: &'s Checked,
    snapshot: &Snapshot,
    baseline: Option<&'s Snapshot>,
) -> Vec<&'s Snapshot> {
    let Snapshot { edition, as_of, audience, .. } = snapshot;
    let kept = checked.past.before(edition, as_of, *audience).into_iter();
    let kept = kept.filter(|kept| baseline.is_none_or(|given| given.edition != kept.edition));
    baseline.into_iter().chain(kept).collect()
}

/// The audience that was asked for, else that of the site file, else the public.
pub(crate) fn audience(reading: &Reading, wanted: Option<Audience>) -> Audience {
    let stated = reading.model.settings.audience.map(|stated| stated.value);
    wanted.or(stated).unwrap_or(Audience::Public)
}

fn print(build: &mut Build, matter: Matter<'_>, theme: &Theme, ended: &mut dyn FnMut(Stage)) {
    let (drawings, problems) = draw(matter, theme);
    build.problems.extend(problems);
    ended(Stage::Draw);
    let sheets = draw_changes(matter.edition, theme, matter.reports);
    let (pages, problems) = page::print(matter, theme, (&drawings, &sheets));
    build.problems.extend(problems);
    build.artifacts.extend(pages);
    let changed = sheets.into_iter().flat_map(ChangeSheet::into_drawings);
    build.artifacts.extend(drawings.into_iter().chain(changed).map(Drawing::into_file));
    build.artifacts.extend(page::assets(theme, matter.edition));
    ended(Stage::Render);
    build.artifacts.extend(search::index(matter.edition, &build.artifacts));
    ended(Stage::Index);
    let (fonts, problems) = cut_fonts(&build.artifacts, theme);
    build.problems.extend(problems);
    build.artifacts.extend(fonts);
    ended(Stage::Fonts);
    build.artifacts.sort_by(|a, b| a.path.cmp(&b.path));
    build.problems.extend(emit::links::check(&build.artifacts, &matter.packs.addresses()));
    ended(Stage::Links);
}

/// Draws the sheets over all chains, then the five maps of every chain and what is watched of it, in the order of the chains, then the
/// sheets of the cities.
fn draw(
    Matter { edition, reports, .. }: Matter<'_>,
    theme: &Theme,
) -> (Vec<Drawing>, Vec<Diagnostic>) {
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
        wanted.extend(Subject::watched(view));
    }
    wanted.extend(site.recorded_cities().map(Subject::City));
    let open = match edition.audience() {
        Audience::Public => maps::Opinions::default(),
        Audience::Internal | Audience::Leadership => maps::Opinions::open(site),
    };
    let trends = reports.first().map(Report::trends);
    let studio = Studio::on_screen(site, &fonts).with_opinions(&open);
    let studio = trends.as_ref().map_or(studio, |trends| studio.with_trends(trends));
    let drawings = wanted.into_par_iter().flat_map_iter(|one| {
        maps::sheets(&studio, one).into_iter().map(move |scene| Drawing::of(one, &scene))
    });
    (drawings.collect(), Vec::new())
}

/// Draws what changed since older editions, map by map.
fn draw_changes(edition: &Edition<'_>, theme: &Theme, reports: &[Report<'_>]) -> Vec<ChangeSheet> {
    let Ok(fonts) = measure(theme) else { return Vec::new() };
    let (site, mut sheets) = (edition.site(), Vec::new());
    for report in reports {
        let retraced = Retraced::of(site, report);
        let (union, before) = (retraced.site(), retraced.before());
        let [now, was, all] = [site, &before, &union].map(|site| Studio::on_screen(site, &fonts));
        let maps = site.chains.par_iter().flat_map_iter(|view| MapKind::ALL.map(|map| (view, map)));
        let drawn = maps.filter_map(|(view, map)| {
            let id = view.chain.id();
            let changed = maps::change_sheets(&all, (union.chain(id)?, map), retraced.changes(id)?);
            if changed.is_empty() {
                return None;
            }
            let first = |studio, view| {
                maps::sheets(studio, Subject::Map(view, map)).into_iter().next().map(maps::still)
            };
            // A chain that is new has no map as it was.
            let old = before.chain(id).and_then(|view| first(&was, view));
            ChangeSheet::of((view, map), &report.old.edition, (&changed, old, first(&now, view)))
        });
        sheets.extend(drawn.collect::<Vec<_>>());
    }
    sheets
}

/// The fonts of the drawings.
pub(crate) fn measure(theme: &Theme) -> Result<Fonts<'_>, Box<Diagnostic>> {
    let [regular, bold] =
        webfont::WEIGHTS.map(|name| theme.file(&format!("fonts/{name}.ttf")).unwrap_or_default());
    Fonts::new(regular, bold).map_err(|error| {
        let zh = format!("内置字体无法读取：{error}");
        let message = Words::new(zh, format!("the built-in fonts are unreadable: {error}"));
        Box::new(Diagnostic::general("font", diag::Severity::Error, message))
    })
}

fn cut_fonts(artifacts: &[Artifact], theme: &Theme) -> (Vec<Artifact>, Vec<Diagnostic>) {
    // Drawings are files of their own; scripts bring words of their own onto pages.
    let with_text = |one: &&Artifact| one.is_page() || one.is_drawing() || one.is_script();
    let texts = artifacts.par_iter().filter(with_text);
    let texts = texts.map(|one| std::str::from_utf8(&one.bytes).unwrap_or_default());
    let characters = webfont::characters(texts);
    webfont::cut(|name| theme.file(&format!("fonts/{name}.ttf")), &characters)
}
