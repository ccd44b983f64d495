//! Pages: what a site's readers open in a browser.
//!
//! A page is a typed view (a struct that serializes) put through a template of the theme. Views say what
//! stands on a page, templates say in which tags; neither computes what the other should. Knows no file
//! system: pages are artifacts, and `emit` puts them in their place.

mod area;
mod chain;
mod change_sheet;
mod changes;
mod completeness;
mod desk;
mod drawing;
mod elsewhere;
mod engine;
mod figures;
mod frame;
mod home;
mod list;
mod lost;
mod map;
mod names;
mod organization;
mod people;
mod place;
mod prose;
mod province;
mod region;
mod review;
mod sources;
mod summary;
mod supplies;
mod thumbnail;
mod view;

pub use change_sheet::ChangeSheet;
pub use drawing::Drawing;

use crate::artifact::{Artifact, Bytes};
use crate::catalogue::Catalogue;
use crate::diag::Diagnostic;
use crate::diff::Report;
use crate::edition::Edition;
use crate::memo::{Key, Shelf};
use crate::model::MapKind;
use crate::site::{Entity, EntityKind, ProvinceSheet};
use crate::theme::Theme;
use desk::{Desk, Wanted};
use engine::{Compiled, Engine, Rendering};
use frame::{Frame, Link};
use rayon::prelude::*;

/// A page that is ready for its template.
#[derive(Debug)]
struct Page {
    /// Name of the template: `home.html`.
    template: &'static str,
    /// Its heading.
    title: String,
    /// The pages above it, outermost first; the home page is understood.
    above: Vec<Link>,
    /// What the template prints, where that is wanted.
    view: Result<tera::Value, String>,
    /// Stands for the view, where that is wanted.
    key: Key,
    /// The name of the pack that says the same on paper.
    pack: Option<String>,
}

impl Page {
    fn new<V: serde::Serialize>(
        desk: &Desk<'_>,
        template: &'static str,
        title: impl Into<String>,
        above: Vec<Link>,
        view: &V,
    ) -> Self {
        let (title, pack) = (title.into(), None);
        let key = match desk.wanted() {
            Wanted::Value => Key::default(),
            Wanted::Key | Wanted::Both => engine::key_of(view),
        };
        let view = match desk.wanted() {
            Wanted::Key => Ok(tera::Value::none()),
            Wanted::Value | Wanted::Both => value_of(view),
        };
        Self { template, title, above, view, key, pack }
    }

    /// The page with the name of its pack.
    fn with_pack(mut self, name: impl Into<String>) -> Self {
        self.pack = Some(name.into());
        self
    }
}

/// What a template sees of a view.
fn value_of<V: serde::Serialize>(view: &V) -> Result<tera::Value, String> {
    tera::Value::try_from_serializable(view).map_err(|error| error.to_string())
}

/// How a page is made, given the desk it is made on.
type Maker<'a> = Box<dyn Fn(&Desk<'_>) -> Page + Send + Sync + 'a>;

/// A page that is to be made.
struct Job<'a> {
    path: String,
    make: Maker<'a>,
}

impl<'a> Job<'a> {
    fn new(path: impl Into<String>, make: impl Fn(&Desk<'_>) -> Page + Send + Sync + 'a) -> Self {
        Self { path: path.into(), make: Box::new(make) }
    }
}

/// What pages are made of.
#[derive(Debug, Clone, Copy)]
pub struct Matter<'m> {
    /// What the audience may see.
    pub edition: &'m Edition<'m>,
    /// The packs that lie beside the site.
    pub packs: &'m Catalogue,
    /// What changed since older editions, the newest first.
    pub reports: &'m [Report<'m>],
}

/// The drawings of an edition, and the change sheets of its maps.
pub type Shown<'a> = (&'a [Drawing], &'a [ChangeSheet]);

/// The pages and templates of the last build.
#[derive(Debug)]
pub struct Memo {
    engines: Shelf<Compiled>,
    pages: Shelf<Printed>,
}

impl Memo {
    /// One that keeps nothing.
    #[must_use]
    pub const fn none() -> Self {
        Self { engines: Shelf::none(), pages: Shelf::none() }
    }

    /// An empty one.
    #[must_use]
    pub fn empty() -> Self {
        Self { engines: Shelf::empty(), pages: Shelf::empty() }
    }
}

/// Prints every page of an edition, in a fixed order. A page that a template fails on is a diagnostic, and
/// the others are printed.
pub fn print(
    matter: Matter<'_>,
    theme: &Theme,
    (drawings, sheets): Shown<'_>,
    memo: &mut Memo,
) -> (Vec<Artifact>, Vec<Diagnostic>) {
    let words = matter.edition.site().words;
    let engine = match Engine::of(theme, words, memo) {
        Ok(engine) => engine,
        Err(problems) => return (Vec::new(), problems),
    };
    let shelf = &memo.pages;
    let made: Vec<Result<Artifact, Box<Diagnostic>>> = jobs(matter, (drawings, sheets))
        .par_iter()
        .map(|job| run((&engine, shelf), matter, job))
        .collect();
    memo.engines.turn();
    memo.pages.turn();
    let (mut artifacts, mut problems) = (Vec::new(), Vec::new());
    for one in made {
        match one {
            Ok(artifact) => artifacts.push(artifact),
            Err(problem) => problems.push(*problem),
        }
    }
    (artifacts, problems)
}

/// The bytes of a page, or why there are none.
type Printed = Result<Bytes, Box<Diagnostic>>;

/// Makes a page and prints it. Where pages are remembered it is first told to a hash only, which is quicker than making what
/// templates need: most pages of a site are as they were.
fn run(
    (engine, shelf): (&Engine, &Shelf<Printed>),
    matter: Matter<'_>,
    job: &Job<'_>,
) -> Result<Artifact, Box<Diagnostic>> {
    let (known, wanted) = match shelf.keeps() {
        true => {
            (laid_out(engine, (matter, Wanted::Key), job, |one| shelf.known(one)), Wanted::Both)
        }
        false => (None, Wanted::Value),
    };
    let print = || laid_out(engine, (matter, wanted), job, |one| shelf.get(one, Rendering::print));
    Ok(Artifact::new(job.path.as_str(), known.unwrap_or_else(print)?))
}

/// Makes a page on a desk of its own, for what is done with it.
fn laid_out<T>(
    engine: &Engine,
    (matter, wanted): (Matter<'_>, Wanted),
    job: &Job<'_>,
    done: impl Fn(&Rendering<'_>) -> T,
) -> T {
    let desk = Desk::new(matter, &job.path, wanted);
    let page = (job.make)(&desk);
    let frame = value_of(&Frame::of(&desk, &page, matter.packs));
    done(&Rendering { engine, path: &job.path, frame: &frame, page: &page })
}

/// Files of the theme that pages refer to. The comment panel comes only with a draft that is under review.
#[must_use]
pub fn assets(theme: &Theme, edition: &Edition<'_>) -> Vec<Artifact> {
    let mut chains = edition.site().chains.iter();
    let is_reviewed = chains.any(|view| edition.open_round(view.chain).is_some());
    let folders = ["css", "js"].into_iter().flat_map(|folder| theme.folder(folder));
    let wanted = folders.filter(|(name, _)| is_reviewed || !PANEL.contains(name));
    wanted.map(|(name, bytes)| Artifact::new(format!("assets/{name}"), bytes)).collect()
}

/// The files of the comment panel.
const PANEL: [&str; 2] = ["comments.css", "comments.js"];

fn jobs<'a>(
    Matter { edition, reports, .. }: Matter<'a>,
    (drawings, sheets): Shown<'a>,
) -> Vec<Job<'a>> {
    let mut jobs = vec![
        Job::new("index.html", move |desk| home::page(desk, drawings)),
        Job::new("province/index.html", move |desk| province::index(desk, drawings)),
        Job::new("404.html", lost::page),
        Job::new("organization.html", organization::page),
        Job::new("sources.html", sources::page),
        Job::new("completeness.html", completeness::page),
        Job::new("names.html", names::page),
        Job::new("chains/index.html", list::chains),
        Job::new("regions/index.html", list::regions),
        Job::new("areas/index.html", list::areas),
        Job::new("leaders/index.html", list::leaders),
        Job::new("departments/index.html", list::departments),
    ];
    jobs.extend(chain_jobs(edition, drawings, sheets));
    jobs.extend(change_jobs(edition, reports, sheets));
    jobs.extend(province_jobs(edition, drawings));
    jobs.extend(place_jobs(edition));
    jobs.extend(other_jobs(edition, drawings));
    if !reports.is_empty() {
        jobs.push(Job::new(changes::LIST, changes::list));
    }
    let changes = |report| {
        Job::new(changes::address(report), move |desk| changes::page(desk, report, sheets))
    };
    jobs.extend(reports.iter().map(changes));
    jobs
}

/// The change sheets of maps, each against its older edition.
fn change_jobs<'a>(
    edition: &'a Edition<'a>,
    reports: &'a [Report<'a>],
    sheets: &'a [ChangeSheet],
) -> Vec<Job<'a>> {
    let mut jobs = Vec::new();
    for (view, report) in
        edition.site().chains.iter().flat_map(|view| reports.iter().map(move |one| (view, one)))
    {
        let own = |sheet: &&ChangeSheet| {
            sheet.is_since(&report.old.edition)
                && MapKind::ALL.iter().any(|map| sheet.is_of(view.chain.id(), *map))
        };
        let job = |sheet: &'a ChangeSheet| {
            Job::new(sheet.path(), move |desk| change_sheet::page(desk, (view, report), sheet))
        };
        jobs.extend(sheets.iter().filter(own).map(job));
    }
    jobs
}

fn chain_jobs<'a>(
    edition: &'a Edition<'a>,
    drawings: &'a [Drawing],
    changed: &'a [ChangeSheet],
) -> Vec<Job<'a>> {
    let site = edition.site();
    let mut jobs = Vec::new();
    // Drawings of a chain stand together.
    for drawings in drawings.chunk_by(|a, b| a.chain() == b.chain()) {
        let chain = drawings[0].chain().and_then(|id| site.position(id));
        let Some((at, view)) = chain.map(|at| (at, &site.chains[at])) else { continue };
        let first = |one: &&Drawing| one.part.is_none();
        let maps: Vec<&Drawing> = drawings.iter().filter(first).collect();
        let path = site.page(EntityKind::Chain, view.chain.id());
        jobs.push(Job::new(path, move |desk| chain::page(desk, (at, view), &maps)));
        for round in &view.chain.rounds {
            let path = site.round_page(view.chain.id(), &round.record.id.value);
            jobs.push(Job::new(path, move |desk| review::page(desk, view, round)));
        }
        // The parts of a map follow its first sheet.
        for sheets in drawings.chunk_by(|a, b| a.map() == b.map()) {
            let Some(map) = sheets[0].map() else { continue };
            let path = site.map_page(view.chain.id(), map);
            jobs.push(Job::new(path, move |desk| {
                map::page(desk, (at, view), (map, sheets, changed))
            }));
        }
    }
    jobs
}

fn province_jobs<'a>(edition: &'a Edition<'a>, drawings: &'a [Drawing]) -> Vec<Job<'a>> {
    let sheets = drawings.iter().filter_map(|one| Some((one.sheet()?, one)));
    let job = |(sheet, drawing): (ProvinceSheet, &'a Drawing)| {
        let path = edition.site().province_page(sheet);
        Job::new(path, move |desk| province::page(desk, sheet, drawing))
    };
    sheets.map(job).collect()
}

fn place_jobs<'a>(edition: &'a Edition<'a>) -> Vec<Job<'a>> {
    let kinds = [
        EntityKind::Firm,
        EntityKind::Park,
        EntityKind::Cluster,
        EntityKind::Platform,
        EntityKind::Project,
    ];
    let mut jobs = Vec::new();
    for kind in kinds {
        let path = format!("{}/index.html", kind.folder().unwrap_or_default());
        jobs.push(Job::new(path, move |desk| list::places(desk, kind)));
    }
    for entity in places(edition) {
        let address = edition.site().address(entity);
        jobs.push(Job::new(address, move |desk| place::page(desk, entity)));
    }
    jobs
}

/// Every firm, park, cluster, platform and project, by kind.
fn places<'a>(edition: &'a Edition<'a>) -> Vec<Entity<'a>> {
    let model = edition.site().model;
    (model.firms.iter().map(Entity::Firm))
        .chain(model.parks.iter().map(Entity::Park))
        .chain(model.clusters.iter().map(Entity::Cluster))
        .chain(model.platforms.iter().map(Entity::Platform))
        .chain(model.projects.iter().map(Entity::Project))
        .collect()
}

fn other_jobs<'a>(edition: &'a Edition<'a>, drawings: &'a [Drawing]) -> Vec<Job<'a>> {
    let site = edition.site();
    let model = site.model;
    let path = |kind, record: &crate::model::Record| site.page(kind, &record.id.value);
    let mut jobs = Vec::new();
    for one in &model.regions {
        let drawing = drawings.iter().find(|own| own.city() == Some(&one.record.id.value));
        let path = path(EntityKind::Region, &one.record);
        jobs.push(Job::new(path, move |desk| region::page(desk, one, drawing)));
    }
    for one in &model.areas {
        let path = path(EntityKind::Area, &one.record);
        jobs.push(Job::new(path, move |desk| area::page(desk, one)));
    }
    for one in &model.leaders {
        let path = path(EntityKind::Leader, &one.record);
        jobs.push(Job::new(path, move |desk| people::leader(desk, one)));
    }
    for one in &model.departments {
        let path = path(EntityKind::Department, &one.record);
        jobs.push(Job::new(path, move |desk| people::department(desk, one)));
    }
    jobs
}
