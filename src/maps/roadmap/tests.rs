//! The roadmap on paper: clean on every sheet, whatever a chain holds.

use crate::io::Memory;
use crate::maps::tests::{all_on_paper, crowded_chain, divided_on_paper, on_paper};
use crate::model::{Audience, MapKind};
use crate::svg::{Form, print};

#[test]
fn every_sheet_is_clean() {
    all_on_paper(MapKind::Roadmap);
}

/// A roadmap with more in every row than a sheet holds.
fn crowded() -> Memory {
    let periods =
        "2016-2020, 2021, 2022, 2023-Q1, 2023-Q2, 2023-Q3, 2023-Q4, 2024, 2025, 2026-2035";
    let mut roadmap = format!("periods: [{periods}]\nroadmap:\n");
    let rows = ["需求", "目标", "重点产品", "关键技术"].into_iter().cycle();
    for (at, dimension) in rows.take(160).enumerate() {
        let (from, to) = (2016 + at % 14, 2018 + at % 17);
        let name = "名称长得要折成好几行".repeat(1 + at % 5);
        let rest = match at % 3 {
            0 => format!("from: {from}, to: {to}"),
            1 => format!("at: {from}"),
            _ => format!(
                "at: {from}, target: {{ value: {at}, unit: 亿元, calibre: 口径也写得很长 }}"
            ),
        };
        let after = match at.checked_sub(8) {
            Some(before) => format!("after: [r{}, r{before}]", at - 1),
            None => "after: []".to_owned(),
        };
        roadmap.push_str(&format!(
            "  - {{ id: r{at}, dimension: {dimension}, name: {name}, {rest}, {after} }}\n"
        ));
    }
    crowded_chain().with("content/chains/c/roadmap.yml", roadmap)
}

#[test]
fn a_crowded_chain_is_divided() {
    divided_on_paper(&crowded(), MapKind::Roadmap);
}

#[test]
fn years_share_columns_where_there_are_too_many() {
    let item =
        |at| format!("  - {{ id: r{at}, dimension: 需求, name: 条目, at: {} }}\n", 1970 + at);
    let roadmap: String = (0..60).map(item).collect();
    let world = Memory::default()
        .with("content/site.yml", "title: 示例\ncode: S\nedition: 2023-Q4\nas_of: 2023-12-31\n")
        .with("content/chains/c/chain.yml", "name: 久远产业链\n")
        .with("content/chains/c/roadmap.yml", format!("roadmap:\n{roadmap}"));
    for (name, scenes) in on_paper(&world, Audience::Internal, MapKind::Roadmap) {
        let drawn = print(&scenes[0], Form::File { page: "" });
        assert!(drawn.contains("1970–"), "{name}");
    }
}
