//! Thirty mistakes of different kinds in thirty files: all are told at once, each at its place, and the site that
//! was published before stays as it is.

use crate::case::Case;
use crate::determinism;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What an author got wrong: the code that tells it and a file with the place between ⟦ and ⟧.
const MISTAKES: &[(&str, &str, &str)] = &[
    (
        "unknown-field",
        "layout.yml",
        "firms:\n  - { id: f01, name: 示例甲, ⟦regoin⟧: yunxi, sources: plan }\n",
    ),
    (
        "wrong-value",
        "layout.yml",
        "parks:\n  - { id: p02, name: 示例园, level: ⟦国家及⟧, region: yunxi, sources: plan }\n",
    ),
    (
        "wrong-value",
        "roadmap.yml",
        "periods: [2021]\nroadmap:\n  - { id: r, name: 一, dimension: 目标, at: ⟦2021年底⟧, sources: plan }\n",
    ),
    (
        "wrong-value",
        "chain.yml",
        "name: 第四链\ncode: D04\nfigures:\n  - { name: 规模, value: ⟦一千⟧, unit: 家, as_of: 2022, sources: plan }\n",
    ),
    (
        "wrong-type",
        "layout.yml",
        "firms:\n  - { id: f05, name: ⟦[示例, 戊]⟧, region: yunxi, sources: plan }\n",
    ),
    ("wrong-type", "roadmap.yml", "roadmap: ⟦{ id: r }⟧\n"),
    ("missing-field", "layout.yml", "firms:\n  - ⟦{ id: f07, region: yunxi, sources: plan }⟧\n"),
    (
        "bad-id",
        "layout.yml",
        "firms:\n  - { id: ⟦F08⟧, name: 示例辛, region: yunxi, sources: plan }\n",
    ),
    (
        "duplicate-field",
        "layout.yml",
        "firms:\n  - id: f09\n    name: 示例壬\n    ⟦name⟧: 示例癸\n    region: yunxi\n    sources: plan\n",
    ),
    ("syntax", "layout.yml", "firms:\n  - ⟦{⟧ id: f10, name: 示例\n"),
    (
        "full-width",
        "layout.yml",
        "firms⟦：⟧\n  - { id: f11, name: 示例子, region: yunxi, sources: plan }\n",
    ),
    (
        "full-width",
        "layout.yml",
        "firms:\n  - { id: f12⟦，⟧name: 示例丑, region: yunxi, sources: plan }\n",
    ),
    (
        "full-width",
        "layout.yml",
        "firms:\n  - { id: f13, name: 示例寅, region: yunxi, sources: ⟦【⟧plan] }\n",
    ),
    (
        "full-width",
        "layout.yml",
        "firms:\n⟦\t⟧ - { id: f14, name: 示例卯, region: yunxi, sources: plan }\n",
    ),
    (
        "full-width",
        "layout.yml",
        "firms:\n⟦\u{3000}⟧- { id: f15, name: 示例辰, region: yunxi, sources: plan }\n",
    ),
    (
        "dangling-reference",
        "layout.yml",
        "firms:\n  - { id: f16, name: 示例巳, region: ⟦yunxl⟧, sources: plan }\n",
    ),
    (
        "dangling-reference",
        "applications.yml",
        "applications:\n  - { product: ⟦nothing⟧, area: data-center, strength: 核心 }\n",
    ),
    ("dangling-reference", "overview.md", "先写几个字，再见⟦[这里](id:nowhere)⟧。\n"),
    (
        "duplicate-id",
        "layout.yml",
        "firms:\n  - { id: f19, name: 示例午, region: yunxi, sources: plan }\n  - { id: ⟦f19⟧, name: 示例未, region: yunxi, sources: plan }\n",
    ),
    ("duplicate-code", "chain.yml", "name: 第二十链\ncode: ⟦SL⟧\n"),
    (
        "nested-too-deep",
        "technology.yml",
        "bands:\n  - { id: b, name: 带, links: [{ id: l1, name: 一, links: [{ id: l2, name: 二, links: [{ id: l3, name: 三, links: [{ id: l4, name: 四, links: [{ id: ⟦l5⟧, name: 五, products: [{ id: p, name: 产品 }] }] }] }] }] }] }\n",
    ),
    (
        "cycle",
        "roadmap.yml",
        "periods: [2021]\nroadmap:\n  - { id: r, name: 一, dimension: 目标, at: 2021, after: ⟦r⟧, sources: plan }\n",
    ),
    (
        "dates-out-of-order",
        "roadmap.yml",
        "periods: [2021-2023]\nroadmap:\n  - { id: r, name: 一, dimension: 目标, from: 2023, to: ⟦2021⟧, sources: plan }\n",
    ),
    (
        "number-without-source",
        "chain.yml",
        "name: 第二十四链\ncode: D24\nfigures:\n  - { name: 规模, value: ⟦100⟧, unit: 家, as_of: 2022 }\n",
    ),
    (
        "number-without-calibre",
        "chain.yml",
        "name: 第二十五链\ncode: D25\nfigures:\n  - { name: 规模, value: ⟦100⟧, unit: 亿元, as_of: 2022, sources: plan }\n",
    ),
    (
        "number-without-date",
        "chain.yml",
        "name: 第二十六链\ncode: D26\nfigures:\n  - { name: 规模, value: ⟦100⟧, unit: 家, sources: plan }\n",
    ),
    (
        "fact-after-as-of",
        "layout.yml",
        "firms:\n  - { id: f27, name: 示例申, region: yunxi, sources: plan, as_of: ⟦2024-05⟧ }\n",
    ),
    ("unsafe-link", "overview.md", "请点⟦[这里](javascript:alert(1))⟧。\n"),
    ("picture-in-text", "overview.md", "如图：⟦![图](https://example.com/a.png)⟧\n"),
    ("number-clash", "numbers.yml", "numbers:\n  ⟦第一号⟧: f30\n"),
];

/// A site whose every chain holds one mistake, and where each mistake stands: `path:line:column` → code.
fn write_site(root: &Path) -> BTreeMap<String, String> {
    let put = |path: &str, text: &str| {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    put(
        "content/site.yml",
        "title: 示例省五图\ncode: SL\nedition: 2023-Q4\nas_of: 2023-12-31\nrules: { missing-map: allow, missing-number: allow, few-experts: allow }\n",
    );
    put(
        "content/regions.yml",
        "groups:\n  - { id: north, name: 北区 }\nregions:\n  - { id: yunxi, name: 云溪市, group: north, tile: [0, 0] }\n",
    );
    put("content/areas.yml", "areas:\n  - { id: data-center, name: 数据中心 }\n");
    put(
        "content/sources.yml",
        "defaults: { sources: plan }\nsources:\n  - { id: plan, title: 示例方案, issuer: 示例厅, date: 2021-04-09 }\n",
    );
    let mut expected = BTreeMap::new();
    for (at, (code, file, text)) in MISTAKES.iter().enumerate() {
        let (folder, number) = (format!("content/chains/c{:02}", at + 1), at + 1);
        if *file != "chain.yml" {
            put(
                &format!("{folder}/chain.yml"),
                &format!("name: 第{number}链\ncode: C{number:02}\n"),
            );
        }
        let path = format!("{folder}/{file}");
        put(&path, &text.replace(['⟦', '⟧'], ""));
        let before = text.split('⟦').next().unwrap();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
        expected.insert(format!("{path}:{line}:{column}"), (*code).to_owned());
    }
    expected
}

/// A message without the names and numbers in it: what kind of mistake it tells.
fn kind(message: &str) -> String {
    let mut quoted = false;
    let kept = message.chars().filter(|c| {
        quoted = *c == '“' || quoted && *c != '”';
        !quoted && !c.is_ascii_digit()
    });
    kept.collect()
}

#[test]
fn thirty_mistakes_in_thirty_files_are_thirty_messages() {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("thirty-mistakes");
    let _ = fs::remove_dir_all(&root);
    let wutu = |command: &[&str]| {
        let mut wutu = Command::new(env!("CARGO_BIN_EXE_wutu"));
        wutu.args(command).arg(&root).env("WUTU_LANG", "zh").output().unwrap()
    };
    // The last good site.
    Case::empty().site().write(&root);
    assert_eq!(wutu(&["build"]).status.code(), Some(0));
    fs::write(root.join("output/note.txt"), "not wutu's").unwrap();
    let before = determinism::folder(&root.join("output"));
    assert!(before.len() > 20 && before.contains_key("chains/a/technology.svg"));
    fs::remove_dir_all(root.join("content")).unwrap();

    let expected = write_site(&root);
    let files: BTreeSet<&str> =
        expected.keys().filter_map(|place| place.split(':').next()).collect();
    assert_eq!((expected.len(), files.len()), (30, 30));
    let told = wutu(&["check", "--format", "short"]);
    let text = String::from_utf8(told.stdout).unwrap();
    let (mut found, mut kinds) = (BTreeMap::new(), BTreeSet::new());
    for line in text.lines().filter(|line| line.contains(" error[")) {
        let (place, rest) = line.split_once(": error[").unwrap();
        let (code, _) = rest.split_once(']').unwrap();
        found.insert(place.to_owned(), code.to_owned());
        kinds.insert(kind(rest));
    }
    assert_eq!(found, expected, "{text}");
    assert_eq!(text.lines().count(), 30, "{text}");
    assert_eq!(kinds.len(), 30, "two of the thirty are of one kind: {kinds:#?}");
    assert_eq!(told.status.code(), Some(1));

    assert_eq!(wutu(&["build"]).status.code(), Some(1));
    assert!(determinism::folder(&root.join("output")) == before, "the old site has changed");
}
