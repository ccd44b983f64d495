//! Every map of every site is faultless in the eyes of `scene::audit`: nothing overlaps, nothing is cut off, too
//! small or too pale, and what the head counts is what is drawn.

use crate::property;
use crate::site::{self, Site};
use crate::synthetic::{self, Sizes};
use proptest::prelude::*;
use std::collections::BTreeSet;
use wutu::model::{Audience, MapKind};
use wutu::scene::{Mark, Scene, audit};

/// What the audit finds on the maps of a site.
fn faults(site: &Site, audience: Audience) -> Vec<String> {
    told(&site.scenes(audience))
}

/// What it finds on sheets, those of a map together.
fn told(maps: &[(String, Vec<Scene>)]) -> Vec<String> {
    let found = maps.iter().flat_map(|(name, sheets)| {
        let faults = audit::sheets(sheets).into_iter();
        faults.map(move |(at, fault)| format!("{name}, sheet {}: {fault}", at + 1))
    });
    found.collect()
}

#[test]
fn maps_of_the_shipped_content_are_faultless() {
    for audience in [Audience::Internal, Audience::Public] {
        site::nothing(&faults(&Site::content(), audience));
    }
}

#[test]
fn maps_of_the_demonstration_are_faultless() {
    for audience in [Audience::Internal, Audience::Public] {
        site::nothing(&faults(&Site::demo(), audience));
    }
}

#[test]
fn sheets_over_many_chains_with_long_names_are_faultless() {
    // More than one table holds, and names that fill several lines of any column.
    let small = Sizes { links: 4, products: 6, firms: 4, uses: 8, ..Sizes::shipped(45) };
    for sizes in [
        Sizes { length: [6, 12], ..small.clone() },
        Sizes { areas: 45, regions: 3, length: [1, 14], pieces: PIECES, ..small },
    ] {
        let sheets = Site::of(synthetic::site(&sizes, 7)).sheets(Audience::Internal);
        site::nothing(&told(&sheets));
        for (name, sheets) in &sheets {
            assert_eq!(sheets[0].count("chain"), 45, "{name}");
        }
    }
}

/// Pieces of names that have given somebody trouble: single signs, long words, punctuation that must not begin
/// or end a line, what YAML or XML would take for something else, what is wider or rarer than it looks.
const PIECES: &[&str] = &[
    "示",
    "例",
    "材",
    "料",
    "一",
    "〇",
    "鱻",
    "龘",
    "硚",
    "猇",
    "Ⅱ",
    "①",
    "℃",
    "㎡",
    "‰",
    "αβ",
    "é",
    "Ü",
    "IC",
    "SiC",
    "KrF/ArF",
    "R&D",
    "A",
    "g",
    "W",
    "Polymethylmethacrylate",
    "X9000-Rev.B",
    "0",
    "1",
    "2023",
    "3,500亿元",
    "GB/T 9704—2012",
    "100%",
    "≥5",
    "<b>",
    "&amp;",
    "\"",
    "'",
    "（",
    "）",
    "《",
    "》",
    "“",
    "”",
    "、",
    "，",
    "。",
    "：",
    "；",
    "——",
    "……",
    "～",
    "·",
    "/",
    "-",
    " ",
    "#",
    ":",
    "null",
    "是",
    "%",
];

/// A chain of any shape: from nothing at all to far more than anybody would draw.
fn chains() -> impl Strategy<Value = (Sizes, u64)> {
    let structure = (0..5_usize, 0..16_usize, 1..=4_usize, 0..=60_usize, 0..10_usize, 0..60_usize);
    let places =
        (0..18_usize, 0..14_usize, 0..24_usize, 0..10_usize, 0..6_usize, 0..8_usize, 0..8_usize);
    let plans = (0..9_usize, 0..=40_usize, 0..=30_usize, 1..=20_usize, 0..=20_usize);
    (structure, places, plans, any::<u64>()).prop_map(|(structure, places, plans, seed)| {
        let (bands, links, depth, products, relations, uses) = structure;
        let (regions, areas, firms, parks, clusters, platforms, projects) = places;
        let (periods, items, targets, least, more) = plans;
        let sizes = Sizes {
            chains: 1,
            paragraphs: 0,
            leads: 0,
            length: [least, least + more],
            pieces: PIECES,
            regions,
            areas,
            bands,
            links,
            depth,
            products,
            relations,
            uses,
            firms,
            parks,
            clusters,
            platforms,
            projects,
            periods,
            items,
            targets,
        };
        (sizes, seed)
    })
}

#[test]
fn maps_of_any_chain_are_faultless() {
    property::hold(48, &chains(), |(sizes, seed)| {
        let site = Site::of(synthetic::site(&sizes, seed));
        let found = faults(&site, Audience::Internal);
        if found.is_empty() { Ok(()) } else { Err(found.join("\n")) }
    });
}

#[test]
fn sheets_of_any_chain_are_faultless() {
    let maps = [MapKind::Applications, MapKind::Layout, MapKind::Technology];
    property::hold(24, &chains(), |(sizes, seed)| {
        let site = Site::of(synthetic::site(&sizes, seed));
        let found = told(&site.on_paper(Audience::Internal, &maps));
        if found.is_empty() { Ok(()) } else { Err(found.join("\n")) }
    });
}

/// Products of a link, in one line.
fn products(numbers: std::ops::Range<usize>) -> String {
    let product = |at: usize| {
        let status = ["优势", "一般", "薄弱", "缺失", "风险"][at % 5];
        let mark = if at.is_multiple_of(9) { "是" } else { "否" };
        format!("{{ id: p{at}, name: 示例产品{at}, status: {status}, chokepoint: {mark} }}")
    };
    format!("[{}]", numbers.map(product).collect::<Vec<_>>().join(", "))
}

/// A site whose one chain has a link too large for the sheet of its map, beside ordinary ones.
fn with_a_large_link() -> Site {
    let technology = format!(
        "bands:
  - id: up
    name: 上游
    links:
      - {{ id: small, name: 小环节, products: {} }}
      - id: large
        name: 大环节
        products: {}
        links:
          - {{ id: inner, name: 内环节, chokepoint: 是, products: {} }}
  - id: down
    name: 下游
    links:
      - {{ id: end, name: 终端, products: {} }}
relations:
  - {{ from: large, to: end, what: 材料 }}
",
        products(0..4),
        products(4..60),
        products(60..84),
        products(84..90)
    );
    let settings = "title: 示例\ncode: S\nedition: 2023-Q4\nas_of: 2023-12-31\n";
    let files = [
        ("content/site.yml", settings),
        ("content/chains/large/chain.yml", "name: 大产业链\ncode: DL\n"),
        ("content/chains/large/technology.yml", &technology),
    ];
    Site::of(files.map(|(path, text)| (path.to_owned(), text.to_owned())))
}

#[test]
fn a_large_link_has_a_sheet_of_its_own() {
    let site = with_a_large_link();
    let all = site.scenes(Audience::Internal);
    site::nothing(&told(&all));
    let (_, sheets) = all.iter().find(|(name, _)| name == "large/technology").unwrap();
    let [map, part] = sheets.as_slice() else { panic!("{} sheets", sheets.len()) };
    let counts =
        |scene: &Scene| ["link", "segment", "product", "supply"].map(|tag| scene.count(tag));
    assert_eq!((counts(map), counts(part)), ([3, 0, 10, 1], [0, 1, 80, 0]));
    assert!(part.title.ends_with("技术结构图 · N-002 大环节"), "{}", part.title);
    // Its page shows both, and the summary leads to the part.
    let output = site.build(Audience::Internal);
    let page = output.text("chains/large/technology.html");
    for there in ["id=\"sheet-DL-N-002\"", "href=\"#sheet-DL-N-002\"", "大环节（DL-N-002）"] {
        assert!(page.contains(there), "{there}");
    }
    assert!(output.text("chains/large/technology-DL-N-002.svg").contains("第 2 张，共 2 张"));
}

#[test]
fn any_chain_is_without_errors_and_builds() {
    property::hold(12, &chains(), |(sizes, seed)| {
        // A link that leads nowhere is an error of the build.
        let site = Site::of(synthetic::site(&sizes, seed));
        site.try_build(Audience::Internal).map(drop)
    });
}

/// The anchors of the sheets of a map.
fn anchors(sheets: &[Scene]) -> BTreeSet<String> {
    let groups = sheets.iter().flat_map(Scene::walk).filter_map(|walked| match walked.mark {
        Mark::Group(group) => group.id.clone(),
        Mark::Shape(_) | Mark::Text(_) => None,
    });
    groups.collect()
}

#[test]
fn a_record_has_one_number_on_every_map() {
    // The sheets over all chains have anchors for chains and leaders, which carry no number.
    let all = Site::demo().scenes(Audience::Internal);
    for (name, sheets) in all.iter().filter(|(name, _)| !name.starts_with("province/")) {
        for id in anchors(sheets) {
            let parts = wutu::site::parse_number(&id);
            assert!(parts.is_some(), "{name}: the anchor {id} is no printed number");
        }
    }
}

#[test]
fn one_more_item_leaves_the_others_in_their_order() {
    // Author's order is law: what is added at the end stands at the end.
    let before = Site::demo().scenes(Audience::Internal);
    let one_more = "  - { id: tech-more, dimension: 关键技术, name: 再加一条, at: 2023, sources: demo-plan }\n";
    let path = "content/chains/demo-chips/roadmap.yml";
    let roadmap = std::fs::read_to_string(site::demo_folder().join(path)).unwrap();
    let after = Site::demo().with(path, roadmap + one_more).scenes(Audience::Internal);
    for ((name, before), (_, after)) in before.iter().zip(&after) {
        let lost: Vec<_> = anchors(before).difference(&anchors(after)).cloned().collect();
        assert!(lost.is_empty(), "{name}: {lost:?} are lost");
    }
}
