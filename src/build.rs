//! The pipeline from the files of a site to the finished artifacts, as one function over a [`World`].
//!
//! Writes nothing and reads no clock: the caller is told when a stage ends, and hands the artifacts to `emit`.

use crate::artifact::Artifact;
use crate::catalogue::Catalogue;
use crate::diag::{self, Diagnostic, Words};
use crate::diff::{self, Refused, Report};
use crate::draw;
pub(crate) use crate::draw::measure;
use crate::edition;
use crate::emit::links;
use crate::io::World;
use crate::memo::Shelf;
use crate::model::Audience;
use crate::page::{self, ChangeSheet, Drawing, Matter};
use crate::read::Reading;
use crate::site::Numbers;
use crate::snapshot::{self, Past, Snapshot};
use crate::source::Sources;
use crate::theme::Theme;
use crate::wording::Wording;
use crate::{audience::Gate, check, read, review, search, site, source, webfont};
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

/// What the last build made of what, for the next one.
#[derive(Debug)]
pub struct Memo {
    sources: source::Memo,
    words: Shelf<(Wording, Vec<Diagnostic>)>,
    drawings: draw::Memo,
    pages: page::Memo,
    search: search::Memo,
    fonts: webfont::Memo,
    links: links::Memo,
}

impl Memo {
    /// One that keeps nothing, for a build that is the only one.
    #[must_use]
    pub const fn none() -> Self {
        Self {
            sources: source::Memo::none(),
            words: Shelf::none(),
            drawings: draw::Memo::none(),
            pages: page::Memo::none(),
            search: search::Memo::none(),
            fonts: webfont::Memo::none(),
            links: links::Memo::none(),
        }
    }

    /// An empty one.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            sources: source::Memo::empty(),
            words: Shelf::empty(),
            drawings: draw::Memo::empty(),
            pages: page::Memo::empty(),
            search: search::Memo::empty(),
            fonts: webfont::Memo::empty(),
            links: links::Memo::empty(),
        }
    }
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
    recheck(world, &mut Memo::none(), ended)
}

fn recheck(world: &dyn World, memo: &mut Memo, ended: &mut dyn FnMut(Stage)) -> Checked {
    let (sources, mut problems) = source::load_again(world, "content", &mut memo.sources);
    ended(Stage::Load);
    let mut reading = read::read(&sources, &Gate::open());
    problems.append(&mut reading.problems);
    let (past, found) = snapshot::past(world);
    problems.extend(found);
    ended(Stage::Read);
    let (theme, found) = Theme::load(world, &reading.model.settings.theme);
    problems.extend(found);
    // A site without a site file has no language; that is told already.
    let language = reading.model.settings.language.as_str();
    let (words, found) = memo.words.get(&(&theme, language), |(theme, language)| match *language {
        "" => (Wording::built_in(), Vec::new()),
        language => Wording::load(theme, language),
    });
    memo.words.turn();
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
    rebuild(world, wanted, &mut Memo::none(), ended)
}

/// The same with what the last build is remembered by. What is made does not depend on it.
#[must_use]
pub fn rebuild(
    world: &dyn World,
    wanted: &Wanted<'_>,
    memo: &mut Memo,
    ended: &mut dyn FnMut(Stage),
) -> Build {
    let mut checked = recheck(world, memo, ended);
    let problems = std::mem::take(&mut checked.problems);
    let mut build = Build { problems, ..Build::default() };
    if !diag::has_errors(&build.problems) {
        let reading = std::mem::take(&mut checked.reading);
        select_and_print((&mut build, memo), (&checked, reading), wanted, ended);
    }
    diag::sort(&mut build.problems);
    if diag::has_errors(&build.problems) {
        build.artifacts.clear();
    }
    Build { sources: checked.sources, ..build }
}

fn select_and_print(
    (build, memo): (&mut Build, &mut Memo),
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
            print((build, memo), matter, &checked.theme, ended);
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

fn print(
    (build, memo): (&mut Build, &mut Memo),
    matter: Matter<'_>,
    theme: &Theme,
    ended: &mut dyn FnMut(Stage),
) {
    let (drawings, problems) = draw::draw(matter, theme, &mut memo.drawings);
    build.problems.extend(problems);
    ended(Stage::Draw);
    let sheets = draw::draw_changes(matter.edition, theme, matter.reports);
    let (pages, problems) = page::print(matter, theme, (&drawings, &sheets), &mut memo.pages);
    build.problems.extend(problems);
    build.artifacts.extend(pages);
    let changed = sheets.iter().flat_map(ChangeSheet::drawings);
    build.artifacts.extend(drawings.iter().chain(changed).map(Drawing::file));
    build.artifacts.extend(page::assets(theme, matter.edition));
    ended(Stage::Render);
    build.artifacts.extend(search::index(matter.edition, &build.artifacts, &mut memo.search));
    ended(Stage::Index);
    let (fonts, problems) = cut_fonts(&build.artifacts, theme, &mut memo.fonts);
    build.problems.extend(problems);
    build.artifacts.extend(fonts);
    ended(Stage::Fonts);
    build.artifacts.sort_by(|a, b| a.path.cmp(&b.path));
    build.problems.extend(links::check(
        &build.artifacts,
        &matter.packs.addresses(),
        &mut memo.links,
    ));
    ended(Stage::Links);
}

fn cut_fonts(
    artifacts: &[Artifact],
    theme: &Theme,
    memo: &mut webfont::Memo,
) -> (Vec<Artifact>, Vec<Diagnostic>) {
    // Drawings are files of their own; scripts bring words of their own onto pages.
    let with_text = |one: &&Artifact| one.is_page() || one.is_drawing() || one.is_script();
    let texts = artifacts.par_iter().filter(with_text).map(|one| &one.bytes);
    let characters = memo.characters(texts);
    webfont::cut(|name| theme.file(&format!("fonts/{name}.ttf")), &characters, memo)
}
