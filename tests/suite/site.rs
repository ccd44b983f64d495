//! A site under test: from a folder or from files → change → build → look at what came out.
//!
//! The content is held in memory, so that a test changes it without touching anybody's files; fonts and
//! templates are the built-in ones.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use wutu::build::{self, Build, Wanted};
use wutu::diag::{Language, Severity, human};
use wutu::edition::{self, Selection};
use wutu::emit::{self, Imprint, Published};
use wutu::io::{DiskOutput, Memory};
use wutu::maps::{Paper, Studio};
use wutu::model::{Audience, MapKind};
use wutu::scene::Scene;
use wutu::site::{ProvinceSheet, Site as Resolved, Subject};
use wutu::text::Fonts;
use wutu::theme::Theme;
use wutu::wording::Wording;
use wutu::{audience::Gate, maps, read, source};

/// The root of the repository, which is the root of the shipped site.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The demonstration site.
pub(crate) fn demo_folder() -> PathBuf {
    root().join("tests/sites/demo")
}

/// The content of a site.
#[derive(Clone, Default)]
pub(crate) struct Site {
    files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// The demonstration site of the fictional province.
    pub(crate) fn demo() -> Self {
        Self::from_dir(&demo_folder())
    }

    /// The shipped content.
    pub(crate) fn content() -> Self {
        Self::from_dir(&root())
    }

    /// The site of a folder that holds `content/`.
    pub(crate) fn from_dir(folder: &Path) -> Self {
        let mut site = Self::default();
        for entry in walkdir::WalkDir::new(folder.join("content")) {
            let entry = entry.unwrap();
            if entry.file_type().is_file() {
                let path = entry.path().strip_prefix(folder).unwrap();
                let bytes = std::fs::read(entry.path()).unwrap();
                site.files.insert(path.to_str().unwrap().replace('\\', "/"), bytes);
            }
        }
        assert!(!site.files.is_empty(), "no content in {}", folder.display());
        site
    }

    /// A site of these files.
    pub(crate) fn of(files: impl IntoIterator<Item = (String, String)>) -> Self {
        let files = files.into_iter().map(|(path, text)| (path, text.into_bytes()));
        Self { files: files.collect() }
    }

    /// Its files.
    pub(crate) fn files(self) -> BTreeMap<String, Vec<u8>> {
        self.files
    }

    /// The site with a file added or replaced.
    pub(crate) fn with(mut self, path: &str, text: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.to_owned(), text.into());
        self
    }

    /// The site without a file.
    pub(crate) fn without(mut self, path: &str) -> Self {
        assert!(self.files.remove(path).is_some(), "there is no {path} to take away");
        self
    }

    /// The site with some words changed, which must stand in the file exactly once.
    pub(crate) fn changed(mut self, path: &str, from: &str, to: &str) -> Self {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("there is no {path}"));
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert_eq!(text.matches(from).count(), 1, "`{from}` in {path}");
        self.files.insert(path.to_owned(), text.replacen(from, to, 1).into_bytes());
        self
    }

    /// Writes the content into a folder, for the program itself.
    pub(crate) fn write(&self, folder: &Path) {
        for (path, bytes) in &self.files {
            let full = folder.join(path);
            std::fs::create_dir_all(full.parent().unwrap()).unwrap();
            std::fs::write(full, bytes).unwrap();
        }
    }

    /// What the pipeline reads from.
    pub(crate) fn world(&self) -> Memory {
        self.files
            .iter()
            .fold(Memory::default(), |world, (path, bytes)| world.with(path, bytes.as_slice()))
    }

    /// Builds for an audience; content with errors fails the test.
    pub(crate) fn build(&self, audience: Audience) -> Output {
        self.try_build(audience).unwrap_or_else(|told| panic!("{told}"))
    }

    /// Builds for an audience, or says what the errors of the content are.
    pub(crate) fn try_build(&self, audience: Audience) -> Result<Output, String> {
        Output::of(self.attempt(Some(audience)))
    }

    /// What the pipeline makes of the site, errors and all; for the site's own audience where none is given.
    pub(crate) fn attempt(&self, audience: Option<Audience>) -> Build {
        build::build(&self.world(), &Wanted { audience, ..Wanted::default() }, &mut |_| ())
    }

    /// What an audience may see, for drawing.
    pub(crate) fn select(&self, audience: Audience) -> Selection {
        let (sources, _) = source::load(&self.world(), "content");
        let reading = read::read(&sources, &Gate::open());
        edition::select(&sources, reading, audience)
    }

    /// The sheets of every map of every chain, as `chain/map`, every sheet over all chains, as `province/sheet`, and that of
    /// every city, as `regions/city`.
    pub(crate) fn scenes(&self, audience: Audience) -> Vec<(String, Vec<Scene>)> {
        let selection = self.select(audience);
        let edition = selection.resolve(&WORDS);
        let mut scenes = Vec::new();
        for view in &edition.site().chains {
            for map in MapKind::ALL {
                let name = format!("{}/{}", view.chain.id(), map.id());
                scenes.push((name, sheets_of(edition.site(), Subject::Map(view, map))));
            }
            for (at, subject) in Subject::watched(view).enumerate() {
                let name = format!("{}/watched-{at}", view.chain.id());
                scenes.push((name, sheets_of(edition.site(), subject)));
            }
        }
        scenes.extend(sheets(edition.site()));
        for region in edition.site().recorded_cities() {
            let name = format!("regions/{}", region.record.id.value);
            scenes.push((name, sheets_of(edition.site(), Subject::City(region))));
        }
        scenes
    }

    /// The sheets of these maps of every chain on paper, as `chain/map/paper`, and those of every city.
    pub(crate) fn on_paper(
        &self,
        audience: Audience,
        kinds: &[MapKind],
    ) -> Vec<(String, Vec<Scene>)> {
        let selection = self.select(audience);
        let edition = selection.resolve(&WORDS);
        let site = edition.site();
        let mut scenes = Vec::new();
        for paper in [Paper::A4, Paper::A3] {
            let studio = Studio::on(site, &FONTS, paper);
            for (view, map) in
                site.chains.iter().flat_map(|view| kinds.iter().map(move |map| (view, *map)))
            {
                let name = format!("{}/{}/{}", view.chain.id(), map.id(), paper.id());
                scenes.push((name, maps::sheets(&studio, Subject::Map(view, map))));
            }
            for region in site.recorded_cities() {
                let name = format!("regions/{}/{}", region.record.id.value, paper.id());
                scenes.push((name, maps::sheets(&studio, Subject::City(region))));
            }
        }
        scenes
    }

    /// Every sheet over all chains, as `province/sheet`.
    pub(crate) fn sheets(&self, audience: Audience) -> Vec<(String, Vec<Scene>)> {
        let selection = self.select(audience);
        let edition = selection.resolve(&WORDS);
        sheets(edition.site())
    }
}

fn sheets(site: &Resolved<'_>) -> Vec<(String, Vec<Scene>)> {
    let sheet = |sheet: ProvinceSheet| {
        (format!("province/{}", sheet.id()), sheets_of(site, Subject::Province(sheet)))
    };
    ProvinceSheet::ALL.map(sheet).into()
}

/// The sheets of a map on screen.
fn sheets_of(site: &Resolved<'_>, subject: Subject<'_>) -> Vec<Scene> {
    maps::sheets(&Studio::on_screen(site, &FONTS), subject)
}

/// The words of the interface that are built in.
pub(crate) static WORDS: LazyLock<Wording> = LazyLock::new(Wording::built_in);

static THEME: LazyLock<Theme> = LazyLock::new(|| Theme::load(&Memory::default(), "default").0);

/// The fonts that every map is measured with.
pub(crate) static FONTS: LazyLock<Fonts<'static>> = LazyLock::new(|| {
    let [regular, bold] = wutu::webfont::WEIGHTS
        .map(|name| THEME.file(&format!("fonts/{name}.ttf")).unwrap_or_default());
    Fonts::new(regular, bold).unwrap()
});

/// What a build put out.
pub(crate) struct Output {
    build: Build,
    files: BTreeMap<String, usize>,
}

impl Output {
    fn of(build: Build) -> Result<Self, String> {
        let errors: Vec<_> = (build.problems.iter())
            .filter(|one| one.severity == Severity::Error)
            .cloned()
            .collect();
        let told = human::print(&errors, &build.sources, Language::English, human::Style::Plain);
        if !errors.is_empty() {
            return Err(format!("the site has errors:\n{told}"));
        }
        let files = build.artifacts.iter().enumerate();
        let files = files.map(|(at, one)| (one.path.clone(), at)).collect::<BTreeMap<_, _>>();
        assert_eq!(files.len(), build.artifacts.len(), "a path is made twice");
        Ok(Self { build, files })
    }

    /// The paths, sorted.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The bytes of a file, if it is made.
    pub(crate) fn bytes(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(|at| &*self.build.artifacts[*at].bytes)
    }

    /// The text of a file that must be there.
    pub(crate) fn text(&self, path: &str) -> &str {
        let bytes = self.bytes(path).unwrap_or_else(|| panic!("{path} is not made"));
        std::str::from_utf8(bytes).unwrap_or_else(|_| panic!("{path} is not UTF-8"))
    }

    /// Path and text of the files with an ending.
    pub(crate) fn ending<'s>(
        &'s self,
        ending: &'s str,
    ) -> impl Iterator<Item = (&'s str, &'s str)> {
        let paths = self.paths().filter(move |path| path.ends_with(ending));
        paths.map(|path| (path, self.text(path)))
    }

    /// Path and text of the pages.
    pub(crate) fn pages(&self) -> impl Iterator<Item = (&str, &str)> {
        self.ending(".html")
    }

    /// Path and text of the drawings.
    pub(crate) fn drawings(&self) -> impl Iterator<Item = (&str, &str)> {
        self.ending(".svg")
    }

    /// What stands between `<main>` and `</main>`, so that a change of the frame does not move every page.
    pub(crate) fn main(&self, path: &str) -> &str {
        let text = self.text(path);
        let (start, end) = (text.find("<main"), text.find("</main>"));
        let between = start.zip(end).map(|(start, end)| &text[start..end + "</main>".len()]);
        between.unwrap_or_else(|| panic!("{path} has no <main>"))
    }

    /// Publishes into a folder, as `wutu build` does.
    pub(crate) fn publish(&self, folder: &Path) -> Published {
        let Build { edition, as_of, audience, artifacts, .. } = &self.build;
        let imprint = Imprint { edition, as_of, audience };
        emit::publish(&DiskOutput::new(folder), artifacts, &imprint).unwrap()
    }
}

/// A site that is built once for all tests that only look at it.
pub(crate) struct Built {
    /// What it is called in messages.
    pub(crate) name: &'static str,
    /// What was built.
    pub(crate) output: Output,
}

/// The shipped content for the departments, which is the whole of it.
pub(crate) static CONTENT: LazyLock<Built> =
    LazyLock::new(|| built("content, internal", &Site::content(), Audience::Internal));
/// The shipped content for everybody.
pub(crate) static CONTENT_PUBLIC: LazyLock<Built> =
    LazyLock::new(|| built("content, public", &Site::content(), Audience::Public));
/// The demonstration site, the whole of it.
pub(crate) static DEMO: LazyLock<Built> =
    LazyLock::new(|| built("demo, internal", &Site::demo(), Audience::Internal));
/// The demonstration site for everybody.
pub(crate) static DEMO_PUBLIC: LazyLock<Built> =
    LazyLock::new(|| built("demo, public", &Site::demo(), Audience::Public));
/// The demonstration site for the leadership.
pub(crate) static DEMO_LEADERSHIP: LazyLock<Built> =
    LazyLock::new(|| built("demo, leadership", &Site::demo(), Audience::Leadership));
/// Two chains out of the generator of the benchmark.
pub(crate) static SYNTHETIC: LazyLock<Built> = LazyLock::new(|| {
    let files = crate::synthetic::site(&crate::synthetic::Sizes::shipped(2), 1);
    built("synthetic, internal", &Site::of(files), Audience::Internal)
});

/// Everything that is looked at by the tests that hold for any output.
pub(crate) fn every_build() -> [&'static Built; 6] {
    [&CONTENT, &CONTENT_PUBLIC, &DEMO, &DEMO_PUBLIC, &DEMO_LEADERSHIP, &SYNTHETIC]
}

fn built(name: &'static str, site: &Site, audience: Audience) -> Built {
    Built { name, output: site.build(audience) }
}

/// Runs a check over every build; fails with everything that it found, not only with the first.
pub(crate) fn everywhere(check: impl Fn(&Output) -> Vec<String>) {
    let mut found = Vec::new();
    for Built { name, output } in every_build() {
        found.extend(check(output).into_iter().map(|fault| format!("{name}: {fault}")));
    }
    nothing(&found);
}

/// Fails with the first of many faults and their number.
pub(crate) fn nothing(found: &[String]) {
    let shown = found.iter().take(40).cloned().collect::<Vec<_>>().join("\n");
    assert!(found.is_empty(), "{} faults\n{shown}", found.len());
}
