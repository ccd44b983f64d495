//! Briefing packs: what a leader reads on paper, typeset by an embedded typst without a browser.
//!
//! The same way as `build` up to the edition; then maps are drawn for paper, what the pack says is put together as one
//! document of plain data, and the templates of the theme (`pack/*.typ`) set it. Writes nothing: `emit` hands the files
//! over.

mod bench;
mod changes;
mod city;
mod comparison;
mod crew;
mod document;
mod fonts;
mod picture;
mod print;
mod registers;
mod review;
mod summary;
mod tables;
mod view;
mod wanted;
mod watched;
mod world;

pub use review::{Letter, Printer};
pub use wanted::{All, Choice};

use crate::artifact::Artifact;
use crate::build::{self, Checked};
use crate::catalogue::{Catalogue, Entry, Imprint};
use crate::diag::{self, Diagnostic, Severity, Words};
use crate::diff::{self, Diff, Report};
use crate::edition::{self, Edition};
use crate::io::World;
use crate::model::Audience;
use crate::retrace::Retraced;
use crate::site::Site;
use crate::snapshot::{self, Snapshot};
use crate::source::Sources;
use crate::text;
use crate::theme::Theme;
use document::Maker;
use fonts::Library;
use wanted::Wanted;
use world::Shelf;

/// What is wanted.
#[derive(Debug, Clone, Default)]
pub struct Order {
    /// For whom; for that of the site file where none is given.
    pub audience: Option<Audience>,
    /// Name of the edition, in place of that of the site file.
    pub edition: Option<String>,
    /// Which packs.
    pub choice: Choice,
    /// As what.
    pub form: Form,
    /// What is made of each.
    pub product: Product,
}

/// What a pack is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Form {
    /// Maps on A4 with everything else.
    #[default]
    Pack,
    /// Maps only, on A3.
    Atlas,
    /// A pack to be reviewed: room for the pencil at the outer edge, nothing of the registers.
    Draft,
}

/// What is made of a pack.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Product {
    /// The PDF.
    #[default]
    Print,
    /// A folder with what typst sets it from; the fonts of all packs lie beside the folders.
    Source,
}

/// What was made.
#[derive(Debug)]
pub struct Packs {
    /// The files in the order of the packs, then the catalogue or the fonts; none when something was wrong.
    pub artifacts: Vec<Artifact>,
    /// The names of the packs.
    pub names: Vec<String>,
    /// What packs there are then.
    pub catalogue: Catalogue,
    /// How many pages they have together.
    pub pages: usize,
    /// The content files, for printing problems.
    pub sources: Sources,
    /// Everything that is wrong, in reading order.
    pub problems: Vec<Diagnostic>,
    /// Name of the edition: `2023-Q4`.
    pub edition: String,
    /// For whom it is, as it is printed: `公开版`.
    pub audience: &'static str,
    /// What of the order cannot be had; where there is something, nothing was made.
    pub refused: Vec<Words>,
    /// What the user should know of the fonts.
    pub notice: Option<Words>,
}

/// Told how many packs are made, and how many there are.
pub type Progress<'p> = &'p (dyn Fn(usize, usize) + Sync);

/// Where files come from beside the site.
#[derive(Clone, Copy)]
pub struct Beside<'b> {
    /// A folder with the user's fonts; those of the site's folder `fonts` come after them.
    pub fonts: Option<&'b dyn World>,
    /// The packs that lie where these will be put.
    pub packs: &'b Catalogue,
}

/// Makes the packs of an order.
#[must_use]
pub fn pack(world: &dyn World, beside: Beside<'_>, order: &Order, progress: Progress<'_>) -> Packs {
    let Checked { sources, reading, theme, words, past, problems } =
        build::check(world, &mut |_| {});
    let mut packs = Packs {
        artifacts: Vec::new(),
        names: Vec::new(),
        catalogue: Catalogue::default(),
        pages: 0,
        sources,
        problems,
        edition: reading.model.settings.edition.clone(),
        audience: "",
        refused: Vec::new(),
        notice: None,
    };
    if diag::has_errors(&packs.problems) {
        return packs;
    }
    let audience = build::audience(&reading, order.audience);
    let selection = edition::select(&packs.sources, reading, audience);
    let selection = selection.named(order.edition.as_deref()).after(|own| past.last_hash(own));
    let selection = match order.form {
        Form::Draft => selection.without_registers(),
        Form::Pack | Form::Atlas => selection,
    };
    let edition = selection.resolve(&words);
    edition.name().clone_into(&mut packs.edition);
    packs.audience = edition.audience_words();
    match wanted::wanted(edition.site(), &order.choice) {
        Err(refused) => packs.refused = refused,
        Ok(wanted) => {
            let theme = theme.with_packs();
            let own = (world, "fonts");
            let folders: Vec<_> =
                beside.fonts.map(|folder| (folder, "")).into_iter().chain([own]).collect();
            let (library, found) = Library::load(&theme, &folders);
            packs.problems.extend(found);
            packs.notice = library.notice();
            let snapshot = Snapshot::take(&edition, &packs.sources);
            let last =
                snapshot::veiled(past.last(&snapshot), &snapshot, (&packs.sources, edition.gate()));
            // Beside what it leaves out a draft would call that removed.
            let last = last.first().filter(|_| order.form != Form::Draft);
            let diff = last.and_then(|last| diff::diff(last, &snapshot).ok());
            let report = diff.as_ref().map(Diff::report);
            let retraced = report.as_ref().map(|report| Retraced::of(edition.site(), report));
            let union = retraced.as_ref().map(Retraced::site);
            let changed = retraced.as_ref().zip(union.as_ref());
            let told = Told { edition: &edition, report: report.as_ref(), changed };
            let press = Press { told, theme: &theme, library: &library, order };
            press.run(&mut packs, (&wanted, beside.packs), progress);
        }
    }
    diag::sort(&mut packs.problems);
    if diag::has_errors(&packs.problems) || !packs.refused.is_empty() {
        packs.artifacts.clear();
    }
    packs
}

/// What packs tell of.
#[derive(Debug, Clone, Copy)]
struct Told<'a> {
    /// What the audience may see.
    edition: &'a Edition<'a>,
    /// What changed since the last edition that the site keeps.
    report: Option<&'a Report<'a>>,
    /// The same as maps draw it, and the site in which what is gone stands again.
    changed: Option<(&'a Retraced<'a>, &'a Site<'a>)>,
}

/// What making packs needs.
struct Press<'a> {
    told: Told<'a>,
    theme: &'a Theme,
    library: &'a Library,
    order: &'a Order,
}

/// A pack that was made.
#[derive(Default)]
struct Done {
    artifacts: Vec<Artifact>,
    /// What the catalogue says of it, where it was printed.
    entry: Option<Entry>,
    /// What was found meanwhile.
    problems: Vec<Diagnostic>,
}

type Made = Result<Done, Vec<Diagnostic>>;

impl Press<'_> {
    /// Makes the packs, in the order of their names.
    fn run(
        &self,
        packs: &mut Packs,
        (wanted, before): (&[Wanted], &Catalogue),
        progress: Progress<'_>,
    ) {
        let measure = match build::measure(self.theme) {
            Ok(measure) => measure,
            Err(problem) => return packs.problems.push(*problem),
        };
        let imprint = Imprint::of(self.told.edition);
        let made = crew::work(wanted, progress, |one| self.one(one, &measure, &imprint));
        let mut entries = Vec::new();
        for done in made {
            let done = done.unwrap_or_else(|problems| Done { problems, ..Done::default() });
            packs.problems.extend(done.problems);
            packs.artifacts.extend(done.artifacts);
            entries.extend(done.entry);
        }
        packs.names = wanted.iter().map(|one| self.name(one)).collect();
        packs.pages = entries.iter().map(|entry| entry.pages).sum();
        match self.order.product {
            Product::Print => {
                packs.catalogue = before.clone().joined(entries);
                packs.artifacts.push(packs.catalogue.print());
            }
            Product::Source => packs.artifacts.extend(self.library.artifacts()),
        }
    }

    fn one(&self, wanted: &Wanted, measure: &text::Fonts<'_>, imprint: &Imprint) -> Made {
        let form = self.order.form;
        let maker = Maker { told: self.told, measure, fonts: &self.library.families(), form };
        let (document, pictures) = maker.make(wanted);
        let data = serde_json::to_vec(&document).map_err(|error| vec![unsaid(&error)])?;
        let mut shelf = Shelf::new(self.library, &templates(self.theme)?, "pack.typ");
        shelf.add("data.json", data);
        pictures.into_iter().for_each(|(path, bytes)| shelf.add(path, bytes));
        let name = self.name(wanted);
        if self.order.product == Product::Source {
            return Ok(Done { artifacts: shelf.artifacts(&name), ..Done::default() });
        }
        let name = name + ".pdf";
        let (print, problems) = print::print(&shelf, &format!("{name} {}", imprint.content()))?;
        let artifact = Artifact::new(name, print.pdf);
        let entry = Some(Entry::of(&artifact, &document.title, (print.pages, imprint)));
        Ok(Done { artifacts: vec![artifact], entry, problems })
    }

    /// The name of a pack without an ending.
    fn name(&self, wanted: &Wanted) -> String {
        match self.order.form {
            Form::Pack => wanted.name.clone(),
            Form::Atlas => format!("{}-atlas", wanted.name),
            Form::Draft => format!("{}-draft", wanted.name),
        }
    }
}

/// The templates of a theme by their paths below `pack/`.
fn templates(theme: &Theme) -> Result<Vec<(String, String)>, Vec<Diagnostic>> {
    let files = theme.folder("pack").filter(|(path, _)| path.ends_with(".typ"));
    files
        .map(|(path, bytes)| match std::str::from_utf8(bytes) {
            Ok(text) => Ok((path.to_owned(), text.to_owned())),
            Err(_) => Err(vec![not_utf8(path)]),
        })
        .collect()
}

fn not_utf8(path: &str) -> Diagnostic {
    let message = Words::new(
        format!("模板 pack/{path} 不是 UTF-8 编码"),
        format!("the template pack/{path} is not encoded in UTF-8"),
    );
    Diagnostic::general("template", Severity::Error, message)
}

fn unsaid(error: &serde_json::Error) -> Diagnostic {
    let message = Words::new(
        format!("汇报材料的数据无法写成 JSON：{error}"),
        format!("the data of a pack cannot be written as JSON: {error}"),
    );
    Diagnostic::general("template", Severity::Error, message)
}
