//! Cases as text files: a title line, then files after `==> path` lines, then what is expected.
//!
//! A case of wrong content has a twin: after a line `==> twin` the files as they should be, over those of the case.
//!
//! `WUTU_UPDATE=1 cargo test` writes what was found into the cases; look at the difference before you keep it.

use crate::site::Site;
use std::path::{Path, PathBuf};
use wutu::io::Memory;

/// A site without problems; a case replaces files of it or adds to it.
pub(crate) const BASE: &[(&str, &str)] = &[
    (
        "content/site.yml",
        "title: 示例省五图\ncode: SL\nedition: 2023-Q4\nas_of: 2023-12-31\nchains: [a]\nrules: { few-experts: allow, missing-map: allow, missing-number: allow }\n",
    ),
    ("content/organization.yml", "departments:\n  - { id: office, name: 示例厅 }\n"),
    (
        "content/regions.yml",
        "groups:\n  - { id: north, name: 北区 }\nregions:\n  - { id: yunxi, name: 云溪市, group: north, tile: [0, 0] }\n",
    ),
    ("content/areas.yml", "areas:\n  - { id: data-center, name: 数据中心 }\n"),
    (
        "content/sources.yml",
        "sources:\n  - { id: plan, title: 示例方案, issuer: 示例厅, date: 2021-04-09 }\n",
    ),
    ("content/chains/a/chain.yml", "name: 示例产业链\ncode: A\n"),
    (
        "content/chains/a/technology.yml",
        "defaults: { basis: 示例判断 }\nbands:\n  - id: upstream\n    name: 上游\n    links:\n      - id: materials\n        name: 材料\n        products:\n          - { id: wafer, name: 硅片, status: 缺失 }\n",
    ),
    (
        "content/chains/a/applications.yml",
        "applications:\n  - { product: wafer, area: data-center, strength: 核心 }\n",
    ),
    (
        "content/chains/a/layout.yml",
        "firms:\n  - { id: firm-a, name: 示例企业A, region: yunxi, sources: plan }\n",
    ),
    (
        "content/chains/a/roadmap.yml",
        "periods: [2021, 2022-2023]\nroadmap:\n  - { id: first, name: 第一步, dimension: 目标, at: 2022, sources: plan }\n",
    ),
    (
        "content/chains/a/investment.yml",
        "targets:\n  - { id: maker, name: 硅片企业, gap: wafer }\n",
    ),
];

/// A case that was read from a file.
pub(crate) struct Case {
    /// The file.
    pub(crate) path: PathBuf,
    /// Everything before `==> expect`, kept as it is.
    head: String,
    /// The files it gives, by path.
    pub(crate) files: Vec<(String, String)>,
    /// The files of its twin, which has nothing wrong; none where the case has no twin.
    pub(crate) twin: Vec<(String, String)>,
    /// What is expected.
    pub(crate) expected: String,
}

/// Reads every case of a folder, in the order of their names.
pub(crate) fn all(folder: &str) -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut paths: Vec<PathBuf> = std::fs::read_dir(&root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "case"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "no cases in {}", root.display());
    paths.into_iter().map(Case::read).collect()
}

impl Case {
    /// A case that changes nothing.
    pub(crate) fn empty() -> Self {
        let nothing = String::new();
        let files = Vec::new();
        Self {
            path: PathBuf::new(),
            head: nothing.clone(),
            twin: files.clone(),
            files,
            expected: nothing,
        }
    }

    fn read(path: PathBuf) -> Self {
        let text = std::fs::read_to_string(&path).unwrap();
        let (head, expected) = text.split_once("==> expect\n").unwrap_or((&text, ""));
        let (wrong, right) = head.split_once("==> twin\n").unwrap_or((head, ""));
        let (files, twin) = (files(wrong), files(right));
        Self { head: head.to_owned(), files, twin, expected: expected.to_owned(), path }
    }

    /// What the case is called: the name of its file.
    pub(crate) fn name(&self) -> &str {
        self.path.file_stem().unwrap().to_str().unwrap()
    }

    /// The site of the case, for the program itself.
    pub(crate) fn site(&self) -> Site {
        let base = BASE.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
        self.files.iter().fold(Site::of(base), |site, (path, content)| match content.as_str() {
            "(absent)\n" => site.without(path),
            content => site.with(path, content),
        })
    }

    /// The files of the case over those of a base.
    pub(crate) fn world(&self, base: &[(&str, &str)]) -> Memory {
        let mut world = Memory::default();
        for (path, content) in base {
            world = world.with(path, *content);
        }
        over(world, &self.files)
    }

    /// The files of the twin over those of the case and of a base.
    pub(crate) fn twin_world(&self, base: &[(&str, &str)]) -> Memory {
        over(self.world(base), &self.twin)
    }

    /// Compares what was found; with `WUTU_UPDATE` set, writes it into the case instead.
    pub(crate) fn verify(&self, found: &str) -> Result<(), String> {
        if found == self.expected {
            return Ok(());
        }
        if std::env::var_os("WUTU_UPDATE").is_some() {
            std::fs::write(&self.path, format!("{}==> expect\n{found}", self.head)).unwrap();
            return Ok(());
        }
        Err(format!("{}\n--- expected\n{}\n--- found\n{found}", self.path.display(), self.expected))
    }
}

/// The files after `==> path` lines.
fn files(text: &str) -> Vec<(String, String)> {
    let parts = text.split("==> ").skip(1).map(|part| part.split_once('\n').unwrap());
    parts.map(|(name, content)| (name.trim().to_owned(), content.to_owned())).collect()
}

fn over(world: Memory, files: &[(String, String)]) -> Memory {
    files.iter().fold(world, |world, (path, content)| match content.as_str() {
        "(absent)\n" => world.without(path),
        content => world.with(path, content),
    })
}

/// Fails with every case that does not hold, not only with the first.
pub(crate) fn report(failures: &[String]) {
    assert!(failures.is_empty(), "{} cases fail\n{}", failures.len(), failures.join("\n\n"));
}
