//! The change sheets of maps: what was edited is what they show, each change by its sign; they are faultless in the eyes of
//! `scene::audit` on screen and on paper; and what did not change stands where it stood.

use crate::diff::taken;
use crate::site::{self, FONTS, Site, WORDS};
use wutu::diff;
use wutu::maps::{self, Paper, Studio};
use wutu::model::{Audience, MapKind};
use wutu::retrace::Retraced;
use wutu::scene::{Scene, audit};
use wutu::site::Subject;

/// Edits of a chain of the demonstration: a file, what is written in place of what.
const EDITS: &[(&str, &str, &str)] = &[
    (
        "technology",
        "name: 数字 EDA, function: 基础软件, status: 缺失",
        "name: 数字 EDA, function: 基础软件, status: 薄弱",
    ),
    ("technology", "name: 模拟 EDA", "name: 模拟电路设计软件"),
    (
        "technology",
        "              - { id: indium",
        "              - { id: novel, name: 新的材料, function: 原料 }\n              - { id: indium",
    ),
    (
        "technology",
        "- { id: pag, name: 光致产酸剂, function: 原料, status: 缺失, action: 补链, foundation: 关键基础材料 }",
        "",
    ),
    ("technology", NOBLE, ""),
    ("technology", "              - { id: photomask", MOVED),
    ("technology", "  - { from: design, to: fab, what: 版图 }\n", ""),
    ("applications", "  - { product: camera, area: car, strength: 一般 }\n", ""),
    (
        "applications",
        "{ product: sic, area: car, strength: 重要",
        "{ product: sic, area: car, strength: 核心",
    ),
    (
        "applications",
        "applications:\n",
        "applications:\n  - { product: sensor, area: home, strength: 重要, basis: 示例判断 }\n",
    ),
    ("roadmap", "at: 2023-11-30, state: 完成", "at: 2023-11-30, state: 进行"),
    ("roadmap", "at: 2035 }", "at: 2036 }"),
    (
        "roadmap",
        "name: SiC 器件, from: 2023-Q2, to: 2025",
        "name: SiC 器件, from: 2024-Q2, to: 2026",
    ),
    (
        "roadmap",
        "  - { id: prod-before, dimension: 重点产品, name: 早于各列的工作, from: 2010, to: 2016 }\n",
        "",
    ),
    ("layout-unsourced", "short: 示例K, region: shibu", "short: 示例K, region: yunxi"),
];

const NOBLE: &str = "              - { id: noble-gas, name: Ne/Kr/Xe 混合气, function: 原料, status: 风险, action: 固链, foundation: 关键基础材料 }\n";
const MOVED: &str = "              - { id: noble-gas, name: Ne/Kr/Xe 混合气, function: 原料, status: 风险, action: 固链, foundation: 关键基础材料 }\n              - { id: photomask";

/// How many are added, changed, moved and removed on the sheet of each map.
const COUNTS: [(MapKind, [usize; 4]); 5] = [
    (MapKind::Technology, [1, 2, 1, 2]),
    (MapKind::Applications, [1, 1, 0, 1]),
    (MapKind::Layout, [0, 0, 1, 0]),
    (MapKind::Roadmap, [0, 1, 2, 1]),
    // What the technology map changed of its gaps.
    (MapKind::Investment, [0, 2, 1, 1]),
];

const TAGS: [&str; 4] = ["change-added", "change-changed", "change-moved", "change-removed"];

fn edited() -> Site {
    EDITS.iter().fold(Site::demo(), |site, (file, from, to)| {
        site.changed(&format!("content/chains/demo-chips/{file}.yml"), from, to)
    })
}

/// What a retraced edition gives for every map of the edited chain on a paper: the map as it was, and its change sheets.
fn drawn(paper: Paper) -> Vec<(MapKind, Vec<Scene>, Vec<Scene>)> {
    let (old, new) = (taken(&Site::demo(), Audience::Internal), edited());
    let now = taken(&new, Audience::Internal);
    let selection = new.select(Audience::Internal);
    let edition = selection.resolve(&WORDS);
    let compared = diff::diff(&old, &now).unwrap();
    let retraced = Retraced::of(edition.site(), &compared.report());
    let (union, before) = (retraced.site(), retraced.before());
    let (id, changes) = ("demo-chips", retraced.changes("demo-chips").unwrap());
    let maps = MapKind::ALL.map(|map| {
        let (was, is) = (before.chain(id).unwrap(), union.chain(id).unwrap());
        let was = maps::sheets(&Studio::on(&before, &FONTS, paper), Subject::Map(was, map));
        let studio = Studio::on(&union, &FONTS, paper);
        (map, was, maps::change_sheets(&studio, (is, map), changes))
    });
    maps.into()
}

#[test]
fn change_sheets_show_what_was_edited() {
    for ((map, _, sheets), (kind, counts)) in drawn(Paper::Screen).iter().zip(COUNTS) {
        assert_eq!(*map, kind);
        let found = TAGS.map(|tag| sheets.iter().map(|sheet| sheet.count(tag)).sum::<usize>());
        assert_eq!(found, counts, "{}", map.id());
        // Every one of them has its place on the map as well as its line below it.
        let marked: usize = sheets.iter().map(|sheet| sheet.count("change-mark")).sum();
        assert_eq!(marked, counts.iter().sum::<usize>(), "{}", map.id());
    }
}

#[test]
fn change_sheets_are_faultless() {
    let mut faults = Vec::new();
    for paper in [Paper::Screen, Paper::A4, Paper::A3] {
        for (map, _, sheets) in drawn(paper) {
            assert!(!sheets.is_empty(), "{}", map.id());
            let found = audit::sheets(&sheets).into_iter();
            faults
                .extend(found.map(|(at, one)| format!("{} {} {at}: {one}", map.id(), paper.id())));
        }
    }
    site::nothing(&faults);
}

/// `cargo test change_sheets -- --nocapture` prints how much of each map stands where it stood.
#[test]
fn what_did_not_change_stands_where_it_stood() {
    // As far as content allows: what is put back moves what stands below it, on the roadmap whole rows.
    let least = [0.9, 0.9, 0.6, 0.1, 0.5];
    let mut short = Vec::new();
    for ((map, was, sheets), least) in drawn(Paper::Screen).into_iter().zip(least) {
        let (same, all) = maps::unmoved(&heads_apart(was), &heads_apart(sheets));
        println!("{}: {same} of {all} elements stand where they stood", map.id());
        if (same as f64) < least * all as f64 {
            short.push(format!("{}: {same} of {all}", map.id()));
        }
    }
    site::nothing(&short);
}

/// Sheets moved so that their first element stands at the top: a head with one more line moves everything alike.
fn heads_apart(scenes: Vec<Scene>) -> Vec<Scene> {
    let top = |scene: &Scene| {
        let groups = scene.walk().filter_map(|walked| walked.group());
        let tops = groups.filter(|group| group.id.is_some());
        tops.filter_map(|group| group.bounds).map(|rect| rect.y).fold(f32::INFINITY, f32::min)
    };
    let moved = |mut scene: Scene| {
        let top = top(&scene);
        scene.marks = scene.marks.into_iter().map(|mark| mark.moved(0.0, -top)).collect();
        scene
    };
    scenes.into_iter().map(moved).collect()
}
