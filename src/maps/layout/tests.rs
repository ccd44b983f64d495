//! The layout map on paper: clean on every sheet, whatever a chain holds.

use crate::io::{Disk, Memory, World};
use crate::maps::tests::{all_on_paper, on_paper, scenes};
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

/// The fictional province within its invented boundaries, with more in its site file.
pub(in crate::maps) fn bounded(site: &str) -> Memory {
    let demo = Disk::new("tests/sites/demo");
    let read = |world: Memory, path: &String| world.with(path, demo.read(path).unwrap());
    let world = demo.list("content").unwrap().files.iter().fold(Memory::default(), read);
    let settings = String::from_utf8(demo.read("content/site.yml").unwrap()).unwrap();
    let boundaries = "boundaries: { file: province.geojson, coordinates: CGCS2000 }\n";
    world.with("content/site.yml", format!("{settings}{boundaries}{site}")).with(
        "content/province.geojson",
        include_bytes!("../../../tests/sites/boundaries/province.geojson"),
    )
}

#[test]
fn cities_stand_within_their_boundaries_on_screen_and_on_paper() {
    let world = bounded("");
    let every = Audience::Internal;
    let layouts = scenes(&world, every).into_iter().filter(|one| one.title.contains("产业布局图"));
    let sheets =
        on_paper(&world, every, MapKind::Layout).into_iter().map(|mut one| one.1.remove(0));
    for scene in layouts.chain(sheets) {
        let drawn = print(&scene, Form::File { page: "" });
        assert!(drawn.contains("未经审核，仅供内部使用") && !drawn.contains("示意图"));
        assert_eq!(drawn.matches("evenodd").count(), 9, "{}", scene.title);
        // Where names have no room, or their whole name, they stand outside.
        for city in ["云溪", "北屏", "星渚", "南渡州", "青芜", "望澜", "埠", "东篱林区", "临渊"]
        {
            assert!(drawn.contains(&format!(">{city}<")), "{}: {city}", scene.title);
        }
    }
}

#[test]
fn an_approval_number_is_printed_on_either_base() {
    let world = bounded("map_approval: 示S(2023)001号\n");
    let schematic = crowded(3, |at| Some([at, 0]), "甲").with(
        "content/site.yml",
        "title: 示例\ncode: S\nedition: 2023-Q4\nas_of: 2023-12-31\nmap_approval: 示S(2023)001号\n",
    );
    for world in [world, schematic] {
        for (name, scenes) in on_paper(&world, Audience::Public, MapKind::Layout) {
            let drawn = print(&scenes[0], Form::File { page: "" });
            assert!(drawn.contains("审图号：示S(2023)001号"), "{name}");
            assert!(!drawn.contains("未经审核"), "{name}");
        }
    }
}

#[test]
fn who_may_not_see_the_boundaries_sees_the_schematic() {
    let settings = "title: 示例\ncode: S\nedition: 2023-Q4\nas_of: 2023-12-31\n\
        boundaries: { file: province.geojson, coordinates: CGCS2000, openness: 不予公开 }\n";
    let world = bounded("").with("content/site.yml", settings);
    for (audience, word) in [(Audience::Public, "示意图"), (Audience::Internal, "未经审核")]
    {
        for (name, scenes) in on_paper(&world, audience, MapKind::Layout) {
            assert!(print(&scenes[0], Form::File { page: "" }).contains(word), "{name}");
        }
    }
}
