//! The applications map on paper: clean on every sheet, whatever a chain holds.

use crate::io::Memory;
use crate::maps::tests::{all_on_paper, on_paper};
use crate::model::{Audience, MapKind};
use crate::svg::{Form, print};

#[test]
fn every_sheet_is_clean() {
    all_on_paper(MapKind::Applications);
}

/// A chain with a link of sixty products, a link of one with a name of many lines, and so many areas.
fn crowded(areas: usize, words: &str) -> Memory {
    let (mut products, mut uses) = (String::new(), String::new());
    for at in 0..60 {
        let name = words.repeat(1 + at % 9);
        products
            .push_str(&format!("          - {{ id: p{at}, name: {name}{at}, status: 薄弱 }}\n"));
        for (step, strength) in [(1, "核心"), (7, "重要"), (11, "一般")] {
            let area = at * step % areas;
            uses.push_str(&format!(
                "  - {{ product: p{at}, area: a{area}, strength: {strength} }}\n"
            ));
        }
    }
    let long = words.repeat(14);
    let technology = format!(
        "bands:\n  - id: b\n    name: 上游\n    links:\n      - id: l\n        name: 环节\n        products:\n\
         {products}      - id: m\n        name: {long}\n        products:\n          \
         - {{ id: last, name: {long} }}\n"
    );
    uses.push_str("  - { product: last, area: a0, strength: 核心 }\n");
    let names = (0..areas)
        .map(|at| format!("  - {{ id: a{at}, name: {}{at} }}\n", words.repeat(1 + at % 5)));
    let (names, ids) = (names.collect::<String>(), (0..areas).map(|at| format!("a{at}")));
    let ids = ids.collect::<Vec<_>>().join(", ");
    Memory::default()
        .with("content/site.yml", "title: 示例\ncode: S\nedition: 2023-Q4\nas_of: 2023-12-31\n")
        .with("content/areas.yml", format!("areas:\n{names}"))
        .with("content/chains/c/chain.yml", "name: 名称很长很长很长很长的拥挤产业链\n")
        .with("content/chains/c/technology.yml", technology)
        .with("content/chains/c/applications.yml", format!("areas: [{ids}]\napplications:\n{uses}"))
}

#[test]
fn a_crowded_chain_is_divided() {
    for (areas, words) in
        [(3, "某某领域"), (45, "某某领域"), (45, "——"), (20, "Polymethylmethacrylate")]
    {
        let world = crowded(areas, words);
        for (name, scenes) in on_paper(&world, Audience::Internal, MapKind::Applications) {
            assert!(scenes.len() > 1, "{name} {areas}: {}", scenes.len());
            assert!(scenes.len() < 200, "{name} {areas}: {}", scenes.len());
            let count = |tag| scenes.iter().map(|scene| scene.count(tag)).sum::<usize>();
            assert_eq!((count("product"), count("link"), count("area")), (61, 2, areas));
            assert!(print(&scenes[1], Form::File { page: "" }).contains("（续）"), "{name}");
        }
    }
}

#[test]
fn totals_are_those_of_the_whole_map() {
    for (name, scenes) in on_paper(&crowded(45, "领域"), Audience::Internal, MapKind::Applications)
    {
        let drawn: Vec<String> =
            scenes.iter().map(|scene| print(scene, Form::File { page: "" })).collect();
        let uses: usize = scenes.iter().map(|scene| scene.count("use")).sum();
        // The sum over all areas stands once, beside the last set of columns.
        let with_sum = drawn.iter().filter(|one| one.contains(&format!(">{uses}</text>")));
        assert_eq!(with_sum.count(), 2, "{name}: in the head and below the last column");
    }
}
