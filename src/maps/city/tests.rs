//! The sheets of the cities: clean on screen and on paper, whatever lies there, and everything counted once.

use crate::io::{Disk, Memory, World};
use crate::maps::layout::tests::bounded;
use crate::maps::tests::{PAPERS, careless, clean, crowded, look, reading};
use crate::maps::{Studio, sheets};
use crate::model::Audience;
use crate::scene::Scene;
use crate::site::Subject;
use crate::svg::{Form, print};
use crate::wording::tests::WORDS;
use crate::{site, text};

/// The sheets of every city on screen and then on each paper, each looked at.
fn cities(world: &dyn World, audience: Audience) -> Vec<[Vec<Scene>; 3]> {
    let reading = reading(world, audience);
    let site = site::resolve(&reading.model, site::Numbers::assign(&reading.model), &WORDS);
    let fonts = text::tests::fonts();
    let drawn = site.recorded_cities().map(|region| {
        let (subject, id) = (Subject::City(region), &region.record.id.value);
        let screen = clean(sheets(&Studio::on_screen(&site, &fonts), subject), id);
        let [a4, a3] = PAPERS.map(|paper| {
            let scenes = sheets(&Studio::on(&site, &fonts, paper), subject);
            look(&scenes, (&format!("{id} {}", paper.id()), paper));
            scenes
        });
        [screen, a4, a3]
    });
    drawn.collect()
}

fn count(scenes: &[Scene], tag: &'static str) -> usize {
    scenes.iter().map(|scene| scene.count(tag)).sum()
}

#[test]
fn shipped_sheets_are_clean() {
    for audience in [Audience::Public, Audience::Internal] {
        assert_eq!(cities(&Disk::new("."), audience).len(), 15);
        assert!(!cities(&Disk::new("tests/sites/demo"), audience).is_empty());
    }
}

#[test]
fn a_careless_city_is_drawn_whole() {
    let all = cities(&careless(), Audience::Internal);
    let counts: Vec<_> = all.iter().map(|[screen, ..]| count(screen, "cluster")).collect();
    assert_eq!(counts, [1, 1, 1]);
    // Ninety chains of which nothing lies there are counted and named in few words.
    for [screen, ..] in cities(&crowded(90), Audience::Internal) {
        assert_eq!(count(&screen, "chain-present"), 1);
        assert!(print(&screen[0], Form::File { page: "" }).contains("等 90 项"));
    }
}

/// A city whose name takes several lines below the small map, the first of them short, before the short name of its group.
const REGIONS: &str = "groups:\n  - { id: g, name: 北 }\nregions:\n  - { id: a, group: g, name: 示例 UnbreakableIdentifierOfOneCity }\n";

/// A city with so many firms, every other one in two chains and all with such names.
fn full(firms: usize, words: &str) -> Memory {
    let mut declared = String::from("firms:\n");
    let mut present = Vec::new();
    for at in 0..firms {
        let name = words.repeat(1 + at % 12);
        declared.push_str(&format!("  - {{ id: f{at}, name: {name}{at}, region: a }}\n"));
        present.extend((at % 2 == 0).then(|| format!("f{at}")));
    }
    let layout = format!("present: [{}]\n", present.join(", "));
    Memory::default()
        .with("content/site.yml", "title: 示例\ncode: S\nedition: 2023-Q4\nas_of: 2023-12-31\n")
        .with("content/regions.yml", REGIONS)
        .with(
            "content/chains/c/chain.yml",
            format!("name: 名称很长的{}产业链\ncode: C\nchain_leaders: [f0]\n", words.repeat(12)),
        )
        .with("content/chains/c/layout.yml", declared)
        .with("content/chains/d/chain.yml", "name: 第二条\nchain_leaders: [f0, f2]\n")
        .with("content/chains/d/layout.yml", layout)
}

#[test]
fn a_full_city_goes_on_from_sheet_to_sheet_and_counts_everything_once() {
    for words in ["某某", "Unbreakable", "——"] {
        for drawn in cities(&full(130, words), Audience::Internal) {
            for scenes in &drawn {
                let counts =
                    ["firm", "chain-leader", "chain-present"].map(|tag| count(scenes, tag));
                assert_eq!(counts, [130, 2, 2], "{words}");
            }
            let [_, a4, a3] = drawn;
            for scenes in [a4, a3] {
                assert!(scenes.len() > 1, "{words}: {}", scenes.len());
                assert!(print(&scenes[1], Form::File { page: "" }).contains("（续）"));
            }
        }
    }
}

#[test]
fn a_city_lies_within_boundaries_where_the_site_has_some() {
    for (more, stamp) in [
        ("", "未经审核，仅供内部使用"),
        ("map_approval: 示S(2023)001号\n", "审图号：示S(2023)001号"),
    ] {
        let all = cities(&bounded(more), Audience::Internal);
        assert!(!all.is_empty());
        for scene in all.iter().flatten().map(|scenes| &scenes[0]) {
            let drawn = print(scene, Form::File { page: "" });
            assert!(drawn.contains(&format!(">{stamp}<")), "{}", scene.title);
            assert_eq!(drawn.matches("evenodd").count(), 9, "{}", scene.title);
        }
    }
}
