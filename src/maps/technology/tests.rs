//! The technology map on paper: clean on every sheet, whatever a chain holds.

use crate::io::Memory;
use crate::maps::tests::{all_on_paper, crowded_chain, divided_on_paper, on_paper, scenes};
use crate::model::{Audience, MapKind};
use crate::scene::Scene;
use crate::svg::{Form, print};

#[test]
fn every_sheet_is_clean() {
    all_on_paper(MapKind::Technology);
}

/// Products with names of different lengths, as lines of a link at a depth.
fn products(prefix: &str, count: usize, (words, indent): (&str, usize)) -> String {
    let pad = " ".repeat(indent);
    let product = |at: usize| {
        let name = words.repeat(1 + at % 9);
        format!("{pad}- {{ id: {prefix}{at}, name: {name}{at}, status: 薄弱, chokepoint: 是 }}\n")
    };
    (0..count).map(product).collect()
}

/// A chain of two bands: one with a link of sixty products, one of five levels of links with twenty each, and many small
/// links; a band without any; every link supplies the next.
fn crowded(words: &str) -> Memory {
    let name = words.repeat(3);
    let mut technology = format!(
        "bands:\n  - id: b\n    name: {name}\n    links:\n      - id: large\n        name: {words}\n        products:\n{}",
        products("l", 60, (words, 10))
    );
    let mut pad = String::from("      ");
    for level in 0..4 {
        technology.push_str(&format!(
            "{pad}- id: d{level}\n{pad}  name: {words}{level}\n{pad}  products:\n"
        ));
        technology.push_str(&products(&format!("d{level}-"), 20, (words, pad.len() + 4)));
        if level < 3 {
            technology.push_str(&format!("{pad}  links:\n"));
            pad.push_str("    ");
        }
    }
    technology.push_str("  - id: empty\n    name: 空\n  - id: c\n    name: 下游\n    links:\n");
    let mut relations = String::from("relations:\n");
    for at in 0..30 {
        let name = words.repeat(1 + at % 14);
        technology
            .push_str(&format!("      - id: s{at}\n        name: {name}\n        products:\n"));
        technology.push_str(&products(&format!("s{at}-"), 1 + at % 4, (words, 10)));
        let next = (at + 1) % 30;
        relations.push_str(&format!("  - {{ from: s{at}, to: s{next}, what: {name} }}\n"));
    }
    crowded_chain().with("content/chains/c/technology.yml", technology + &relations)
}

#[test]
fn a_crowded_chain_is_divided() {
    for words in ["某某领域", "——", "Polymethylmethacrylate", "高端IC"] {
        let world = crowded(words);
        for (name, scenes) in on_paper(&world, Audience::Internal, MapKind::Technology) {
            let count = |tag| scenes.iter().map(|scene| scene.count(tag)).sum::<usize>();
            let found = ["band", "link", "segment", "product", "supply"].map(count);
            assert_eq!(found, [3, 32, 3, 60 + 80 + 73, 30], "{name} {words}");
            assert!(scenes.len() < 60, "{name} {words}: {}", scenes.len());
        }
    }
}

#[test]
fn cells_are_no_narrower_than_they_were_measured() {
    for (name, scenes) in on_paper(&crowded("领域"), Audience::Internal, MapKind::Technology) {
        let groups = scenes.iter().flat_map(Scene::walk).filter_map(|walked| walked.group());
        let cells = groups.filter(|group| group.tags.contains(&"product"));
        let widths = cells.filter_map(|group| group.bounds).map(|rect| rect.width);
        let least = widths.fold(f32::INFINITY, f32::min);
        assert!(least > 139.9, "{name}: {least}");
    }
}

#[test]
fn a_head_of_many_lines_has_the_first_sheet_for_itself() {
    let name = "名称很长".repeat(60);
    let chain = format!("name: {name}\n");
    let world = crowded("某某领域").with("content/chains/c/chain.yml", chain);
    let all = on_paper(&world, Audience::Internal, MapKind::Technology);
    assert_eq!(all[0].1[0].count("product"), 0);
}

#[test]
fn the_sheet_of_a_link_with_a_long_name_is_clean_on_screen() {
    let all = scenes(&crowded(&"某某领域".repeat(10)), Audience::Internal);
    assert!(all.iter().any(|scene| scene.part.is_some()));
}

#[test]
fn what_goes_on_says_so() {
    divided_on_paper(&crowded("环节名称"), MapKind::Technology);
}

#[test]
fn what_goes_on_says_under_what() {
    let all = on_paper(&crowded("环节"), Audience::Internal, MapKind::Technology);
    for (name, scenes) in all.iter().filter(|(name, _)| name.ends_with("a4")) {
        let drawn = |scene| print(scene, Form::File { page: "" });
        let all: String = scenes.iter().map(drawn).collect();
        for again in [">环节（续）<", ">环节1（续）<", ">下游（续）<"] {
            assert!(all.contains(again), "{name}: {again}");
        }
    }
}
