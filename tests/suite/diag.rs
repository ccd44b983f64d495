//! What is said about wrong content: every case of `tests/diag/` over a small right site.

use crate::case;
use wutu::build::{self, Checked};
use wutu::diag::{Language, human};
use wutu::io::World;

/// A site without problems; a case replaces files of it or adds to it.
const BASE: &[(&str, &str)] = &[
    (
        "content/site.yml",
        "title: 示例省五图\ncode: SL\nedition: 2023-Q4\nas_of: 2023-12-31\nchains: [a]\nrules: { few-experts: allow, missing-number: allow }\n",
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

/// All problems of a site as a terminal shows them.
fn problems(world: &dyn World) -> String {
    let Checked { sources, problems, .. } = build::check(world, &mut |_| {});
    human::print(&problems, &sources, Language::Chinese, human::Style::Plain)
}

#[test]
fn the_base_has_no_problems() {
    assert_eq!(problems(&case::Case::empty().world(BASE)), "");
}

#[test]
fn wrong_content_is_told_as_expected() {
    let cases = case::all("diag").into_iter();
    let failures: Vec<String> =
        cases.filter_map(|one| one.verify(&problems(&one.world(BASE))).err()).collect();
    case::report(&failures);
}

#[test]
fn every_code_has_a_case() {
    let mut told: String = case::all("diag").into_iter().map(|one| one.expected).collect();
    told.push_str(&problems(&in_another_encoding()));
    for code in codes_in_source() {
        assert!(told.contains(&format!("[{code}]")), "no case in tests/diag shows `{code}`");
    }
}

/// A case file is UTF-8 itself, so this one is made here.
fn in_another_encoding() -> wutu::io::Memory {
    let base = case::Case::empty().world(BASE);
    base.with("content/areas.yml", *b"areas:\n  - { id: data-center, name: \xff\x81 }\n")
}

#[test]
fn content_in_another_encoding_is_told_and_the_rest_is_read() {
    let told = problems(&in_another_encoding());
    assert!(
        told.starts_with(
            "错误[encoding]: 文件既不是 UTF-8 也不是 GB18030 编码，无法读取\n --> content/areas.yml:1:1"
        ),
        "{told}"
    );
    assert!(told.contains("没有 id 为“data-center”的应用领域"), "{told}");
}

/// The codes that the source can say: the first argument of every diagnostic and rule, below `read`, `source`
/// and `check`.
fn codes_in_source() -> Vec<String> {
    let mut codes = Vec::new();
    for path in crate::architecture::source_files() {
        let room = crate::architecture::room(&path);
        if !["read", "source", "check"].contains(&room.as_str()) {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        for start in ["Diagnostic::error(\"", "Diagnostic::warning(\"", "code: \""] {
            for part in text.split(start).skip(1) {
                codes.push(part.split('"').next().unwrap().to_owned());
            }
        }
    }
    assert!(codes.len() > 15, "the codes are no longer found in the source");
    codes
}
