//! Every map is clean: the audit finds nothing, on the shipped chains, in the demonstration and in a chain that
//! leaves out or gets wrong what it can.

use super::{Paper, Studio};
use crate::audience::Gate;
use crate::io::{Disk, Memory, World};
use crate::model::{Audience, MapKind};
use crate::read::{Reading, read};
use crate::scene::audit;
use crate::scene::{Mark, Scene, Size};
use crate::site::{Entity, ProvinceSheet, Subject};
use crate::svg::{Form, print};
use crate::wording::tests::WORDS;
use crate::{site, source, text};

mod careless;
pub(super) use careless::careless;

/// The maps that are looked at.
const MAPS: [MapKind; 5] = MapKind::ALL;
/// What is printed on.
pub(super) const PAPERS: [Paper; 2] = [Paper::A4, Paper::A3];

/// Reads a site for an audience, as `build` does.
pub(super) fn reading(world: &dyn World, audience: Audience) -> Reading {
    let (sources, _) = source::load(world, "content");
    let declared = read(&sources, &Gate::open()).declared;
    read(&sources, &Gate::for_audience(audience, &declared))
}

/// Draws every map of every chain; the audit must find nothing.
pub(super) fn scenes(world: &dyn World, audience: Audience) -> Vec<Scene> {
    let reading = reading(world, audience);
    let site = site::resolve(&reading.model, site::Numbers::assign(&reading.model), &WORDS);
    let fonts = text::tests::fonts();
    let mut scenes = Vec::new();
    for view in &site.chains {
        for map in MAPS {
            let name = format!("{} {}", view.chain.id(), map.id());
            let studio = Studio::on_screen(&site, &fonts);
            scenes.extend(clean(super::sheets(&studio, Subject::Map(view, map)), &name));
        }
    }
    scenes
}

/// Draws every sheet over all chains; the audit must find nothing.
fn sheets(world: &dyn World, audience: Audience) -> Vec<Scene> {
    let reading = reading(world, audience);
    let site = site::resolve(&reading.model, site::Numbers::assign(&reading.model), &WORDS);
    let fonts = text::tests::fonts();
    let studio = Studio::on_screen(&site, &fonts);
    let drawn = |sheet| super::sheets(&studio, Subject::Province(sheet));
    ProvinceSheet::ALL.into_iter().flat_map(|one| clean(drawn(one), one.id())).collect()
}

/// The sheets of a map, in which the audit must find nothing.
pub(super) fn clean(scenes: Vec<Scene>, name: &str) -> Vec<Scene> {
    let findings = audit::sheets(&scenes);
    let findings: Vec<String> =
        findings.iter().map(|(at, one)| format!("sheet {}: {one}", at + 1)).collect();
    assert!(findings.is_empty(), "{name}: {findings:#?}");
    assert!(scenes.iter().all(|scene| !scene.description.is_empty()));
    scenes
}

/// The sheets of a map of every chain on both papers, each looked at.
pub(super) fn on_paper(
    world: &dyn World,
    audience: Audience,
    map: MapKind,
) -> Vec<(String, Vec<Scene>)> {
    let reading = reading(world, audience);
    let site = site::resolve(&reading.model, site::Numbers::assign(&reading.model), &WORDS);
    let fonts = text::tests::fonts();
    let mut all = Vec::new();
    for (view, paper) in site.chains.iter().flat_map(|view| PAPERS.map(|paper| (view, paper))) {
        let studio = Studio::on(&site, &fonts, paper);
        let name = format!("{} {} {}", view.chain.id(), map.id(), paper.id());
        let scenes = super::sheets(&studio, Subject::Map(view, map));
        look(&scenes, (&name, paper));
        all.push((name, scenes));
    }
    all
}

/// The same for all that is shipped and for what no author should write.
pub(super) fn all_on_paper(map: MapKind) {
    for audience in [Audience::Public, Audience::Internal] {
        assert_eq!(on_paper(&Disk::new("."), audience, map).len(), 2 * 16);
        on_paper(&Disk::new("tests/sites/demo"), audience, map);
    }
    on_paper(&careless(), Audience::Internal, map);
}

/// A site of one chain that says much; its maps come to it as files.
pub(super) fn crowded_chain() -> Memory {
    Memory::default()
        .with("content/site.yml", "title: 示例\ncode: S\nedition: 2023-Q4\nas_of: 2023-12-31\n")
        .with("content/chains/c/chain.yml", "name: 名称很长很长很长很长的拥挤产业链\n")
}

/// A map of such a chain takes several sheets. What goes on says so, and the first says what the others hold.
pub(super) fn divided_on_paper(world: &dyn World, map: MapKind) {
    for (name, scenes) in on_paper(world, Audience::Internal, map) {
        assert!(scenes.len() > 3, "{name}: {}", scenes.len());
        let [first, second, ..] = scenes.as_slice() else { panic!("several sheets") };
        let drawn = |scene| print(scene, Form::File { page: "" });
        assert!(drawn(second).contains("（续）"), "{name}");
        let first = drawn(first);
        assert!(first.contains("其余各张") || first.contains("第 2"), "{name}");
    }
}

/// The sheets over all chains on both papers, each looked at.
fn province_on_paper(world: &dyn World, audience: Audience) {
    let reading = reading(world, audience);
    let site = site::resolve(&reading.model, site::Numbers::assign(&reading.model), &WORDS);
    let fonts = text::tests::fonts();
    for (sheet, paper) in ProvinceSheet::ALL.iter().flat_map(|sheet| PAPERS.map(|one| (sheet, one)))
    {
        let studio = Studio::on(&site, &fonts, paper);
        let scenes = super::sheets(&studio, Subject::Province(*sheet));
        look(&scenes, (&format!("{} {}", sheet.id(), paper.id()), paper));
    }
}

/// Looks at the sheets of a map: clean, as large as the paper, and nothing beyond its edges.
pub(super) fn look(scenes: &[Scene], (name, paper): (&str, Paper)) {
    let size = Size::new(paper.width(), paper.height().expect("paper has a height"));
    for (at, scene) in clean(scenes.to_vec(), name).iter().enumerate() {
        assert_eq!(scene.size, size, "{name}");
        for walked in scene.walk() {
            if let Mark::Shape(shape) = walked.mark
                && let Some(rect) = shape.outline.bounds()
            {
                assert!(scene.sheet().contains(rect, 0.6), "{name}, sheet {}: {rect:?}", at + 1);
            }
        }
    }
}

#[test]
fn shipped_sheets_are_clean() {
    for audience in [Audience::Public, Audience::Internal] {
        for scene in sheets(&Disk::new("."), audience) {
            assert_eq!(scene.count("chain"), 16, "{}", scene.title);
        }
    }
}

#[test]
fn sheets_over_all_chains_are_laid_out_for_paper() {
    for audience in [Audience::Public, Audience::Internal] {
        province_on_paper(&Disk::new("."), audience);
        province_on_paper(&Disk::new("tests/sites/demo"), audience);
    }
    province_on_paper(&careless(), Audience::Internal);
    province_on_paper(&crowded(90), Audience::Internal);
}

#[test]
fn sheets_of_the_demonstration_are_clean() {
    for audience in [Audience::Public, Audience::Internal] {
        sheets(&Disk::new("tests/sites/demo"), audience);
    }
}

/// More chains than one matrix holds, each feeding the next one.
pub(super) fn crowded(count: usize) -> Memory {
    let mut world = careless();
    for at in 0..count {
        let folder = format!("content/chains/c{at:03}");
        let chain = format!("name: 第{at}条示例产业链\ncode: C{at:03}\n");
        let technology = format!(
            "bands:\n  - id: b\n    name: 上游\n    links:\n      - {{ id: l, name: 环节, status: 薄弱 }}\n\
             relations:\n  - {{ from: l, to: c{:03}/l, what: 供应 }}\n",
            (at + 1) % count
        );
        world = world
            .with(&format!("{folder}/chain.yml"), chain)
            .with(&format!("{folder}/technology.yml"), technology);
    }
    world
}

#[test]
fn many_chains_are_split_into_several_tables() {
    let sheets = sheets(&crowded(90), Audience::Internal);
    let [overview, supply, cities, areas, leaders] = sheets.as_slice() else { panic!("five") };
    for scene in &sheets {
        assert_eq!(scene.count("chain"), 91, "{}", scene.title);
    }
    assert_eq!((supply.count("pair"), supply.count("supply")), (90, 90));
    assert_eq!((cities.count("presence"), cities.count("region-empty")), (3, 0));
    assert_eq!((areas.count("use-pair"), areas.count("opportunity")), (2, 1));
    assert_eq!((overview.count("map-present"), leaders.count("leader")), (5, 0));
}

#[test]
fn sheets_name_posts_and_no_persons() {
    let scenes = sheets(&Disk::new("tests/sites/demo"), Audience::Internal);
    for scene in scenes {
        let drawn = print(&scene, Form::File { page: "" });
        assert!(!drawn.contains("示例同志"), "{}", scene.title);
    }
}

#[test]
fn shipped_chains_are_clean() {
    for audience in [Audience::Public, Audience::Internal] {
        assert_eq!(scenes(&Disk::new("."), audience).len(), 16 * MAPS.len());
    }
}

#[test]
fn the_demonstration_is_clean() {
    for audience in [Audience::Public, Audience::Internal] {
        scenes(&Disk::new("tests/sites/demo"), audience);
    }
}

#[test]
fn everything_present_is_listed_once_with_its_anchor() {
    let reading = reading(&Disk::new("."), Audience::Public);
    let site = site::resolve(&reading.model, site::Numbers::assign(&reading.model), &WORDS);
    let fonts = text::tests::fonts();
    for view in &site.chains {
        let studio = Studio::on_screen(&site, &fonts);
        let scenes = super::sheets(&studio, Subject::Map(view, MapKind::Layout));
        for placed in &view.presence.placed {
            let number = site.number(placed.entity);
            let groups = scenes[0].walk().filter_map(|walked| walked.group());
            let found = groups.filter(|group| group.id.as_deref() == Some(number)).count();
            assert_eq!(found, 1, "{} {number}", view.chain.id());
        }
    }
}

#[test]
fn every_link_and_product_is_drawn_once_with_its_anchor() {
    let reading = reading(&Disk::new("."), Audience::Public);
    let site = site::resolve(&reading.model, site::Numbers::assign(&reading.model), &WORDS);
    let fonts = text::tests::fonts();
    for view in &site.chains {
        let studio = Studio::on_screen(&site, &fonts);
        let scenes = super::sheets(&studio, Subject::Map(view, MapKind::Technology));
        assert_eq!(scenes.len(), 1, "{}", view.chain.id());
        let links = view.links.iter().map(|place| Entity::Link(view.chain, place.link));
        let products = view.products.iter().map(|place| Entity::Product(view.chain, place.product));
        for entity in links.chain(products) {
            let number = site.number(entity);
            let groups = scenes[0].walk().filter_map(|walked| walked.group());
            let found = groups.filter(|group| group.id.as_deref() == Some(number)).count();
            assert_eq!(found, 1, "{} {number}", view.chain.id());
        }
        assert!(scenes[0].count("supply") >= view.chain.relations.len(), "{}", view.chain.id());
    }
}

#[test]
fn a_careless_chain_is_drawn_whole() {
    let scenes = scenes(&careless(), Audience::Internal);
    let [technology, applications, layout, roadmap, investment] = scenes.as_slice() else {
        panic!("five maps")
    };
    let counts = [
        (technology, "link", 3),
        (technology, "segment", 3),
        (technology, "product", 4),
        (technology, "chokepoint", 2),
        (technology, "supply", 2),
        (applications, "area", 3),
        (applications, "opportunity", 1),
        (applications, "use", 2),
        (applications, "use-core", 1),
        (layout, "region-present", 3),
        (layout, "firm", 2),
        (layout, "cluster", 1),
        (roadmap, "item", 5),
        (investment, "gap", 4),
        (investment, "gap-sought", 1),
        (investment, "action", 1),
        (investment, "target", 3),
        (investment, "lead", 2),
        (investment, "lead-signed", 1),
    ];
    for (scene, tag, count) in counts {
        assert_eq!(scene.count(tag), count, "{tag}");
    }
}

#[test]
fn leads_are_not_drawn_for_the_public() {
    let scenes = scenes(&careless(), Audience::Public);
    let drawn = print(&scenes[4], Form::File { page: "" });
    assert!(!drawn.contains("线索"));
}

#[test]
fn an_empty_chain_says_so() {
    let empty = Memory::default()
        .with("content/site.yml", "title: 示例\ncode: S\nedition: 2023-Q4\n")
        .with("content/chains/empty/chain.yml", "name: 空白产业链\n");
    for scene in
        scenes(&empty, Audience::Public).into_iter().chain(sheets(&empty, Audience::Public))
    {
        assert!(print(&scene, Form::File { page: "" }).contains("待补充"));
    }
}
