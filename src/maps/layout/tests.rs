//! The layout map on paper: clean on every sheet, whatever a chain holds.

use crate::io::Memory;
use crate::maps::tests::{all_on_paper, on_paper};
use crate::model::{Audience, MapKind};
use crate::svg::{Form, print};

#[test]
fn every_sheet_is_clean() {
    all_on_paper(MapKind::Layout);
}

/// A chain in so many cities, set at such places, named by such words.
fn crowded(cities: usize, tile: impl Fn(usize) -> Option<[usize; 2]>, words: &str) -> Memory {
    let (mut regions, mut firms) = (String::new(), String::new());
    let mut all = Vec::new();
    for at in 0..cities {
        let tile = tile(at).map_or_else(String::new, |[x, y]| format!(", tile: [{x}, {y}]"));
        let name = words.repeat(1 + at % 14);
        regions.push_str(&format!(
            "  - {{ id: r{at}, name: {name}{at}, group: g{}{tile} }}\n",
            at % 3
        ));
        all.push(format!("r{at}"));
    }
    for at in 0..150 {
        let (name, region) = (words.repeat(1 + at % 11), at * 7 % (cities + 1));
        firms.push_str(&format!("  - {{ id: f{at}, name: {name}{at}, region: r{region} }}\n"));
    }
    all.truncate(20);
    let layout = format!(
        "firms:\n{firms}clusters:\n  - {{ id: k, name: 横跨许多市州的集群, regions: [{}] }}\n",
        all.join(", ")
    );
    let groups = "groups:\n  - { id: g0, name: 北 }\n  - { id: g1, name: 名称很长的城市群 }\n  - { id: g2, name: 东 }\n";
    Memory::default()
        .with("content/site.yml", "title: 示例\ncode: S\nedition: 2023-Q4\nas_of: 2023-12-31\n")
        .with("content/regions.yml", format!("{groups}regions:\n{regions}"))
        .with("content/chains/c/chain.yml", "name: 名称很长很长很长很长的拥挤产业链\n")
        .with("content/chains/c/layout.yml", layout)
}

#[test]
fn a_crowded_chain_is_divided() {
    let square = |at| Some([at % 5, at / 5]);
    for (cities, world) in [
        (18, crowded(18, square, "某某市")),
        (18, crowded(18, square, "Unbreakable")),
        (18, crowded(18, |_| None, "——")),
        (9, crowded(9, |at| Some([at * 10, at % 2]), "甲乙")),
        (130, crowded(130, |_| None, "州")),
    ] {
        for (name, scenes) in on_paper(&world, Audience::Internal, MapKind::Layout) {
            assert!(scenes.len() > 1, "{name} {cities}: {}", scenes.len());
            let count = |tag| scenes.iter().map(|scene| scene.count(tag)).sum::<usize>();
            assert_eq!((count("firm"), count("cluster")), (150, 1), "{name} {cities}");
        }
    }
}

#[test]
fn a_name_that_no_tile_holds_stands_in_the_list() {
    let name = "某某土家族苗族自治州".repeat(6);
    let world = crowded(1, |_| Some([0, 0]), &name);
    for (_, scenes) in on_paper(&world, Audience::Internal, MapKind::Layout) {
        let drawn = print(&scenes[0], Form::File { page: "" });
        assert!(drawn.contains("注 1") && drawn.contains("图中以注号代替的市州"));
    }
}
