//! The comparison of two editions: thirty known edits over three chains are told, each as what it is and nothing else; and
//! random edits of any edition come back.

use crate::property;
use crate::site::Site;
use crate::site::WORDS;
use proptest::prelude::*;
use std::collections::BTreeSet;
use wutu::audience::Gate;
use wutu::diff::{self, Change};
use wutu::edition;
use wutu::model::Audience;
use wutu::read::{self, Printed};
use wutu::snapshot::{Record, Snapshot};
use wutu::source;

/// An edit of the demonstration's content, and the one line that a report has for it.
struct Edit {
    /// The file, below `content/chains/`.
    path: &'static str,
    /// What is written in place of what.
    pairs: &'static [(&'static str, &'static str)],
    /// Nature, kind, key and field of the line.
    told: &'static str,
}

const fn edit(
    path: &'static str,
    pairs: &'static [(&'static str, &'static str)],
    told: &'static str,
) -> Edit {
    Edit { path, pairs, told }
}

/// The line of a product that moves.
const MOVING: &str = "              - { id: noble-gas, name: Ne/Kr/Xe 混合气, function: 原料, status: 风险, action: 固链, foundation: 关键基础材料 }\n";

#[rustfmt::skip]
const EDITS: &[Edit] = &[
    edit("demo-chips/technology.yml", &[("name: 数字 EDA, function: 基础软件, status: 缺失", "name: 数字 EDA, function: 基础软件, status: 薄弱")], "status product demo-chips/eda-digital status"),
    edit("demo-chips/technology.yml", &[("name: 模拟 EDA", "name: 模拟电路设计软件")], "renamed product demo-chips/eda-analog"),
    edit("demo-chips/technology.yml", &[("name: 溶剂, function: 原料, status: 一般", "name: 溶剂, function: 原料, status: 一般, note: 新的说明")], "changed product demo-chips/solvent note"),
    edit("demo-chips/technology.yml", &[("name: 铟, function: 原料", "name: 铟, function: 部件")], "changed product demo-chips/indium function"),
    edit("demo-chips/technology.yml", &[("              - { id: indium", "              - { id: novel, name: 新的材料, function: 原料 }\n              - { id: indium")], "added product demo-chips/novel"),
    edit("demo-chips/technology.yml", &[("- { id: pag, name: 光致产酸剂, function: 原料, status: 缺失, action: 补链, foundation: 关键基础材料 }", "")], "removed product demo-chips/pag"),
    edit("demo-chips/technology.yml", &[(MOVING, ""), ("              - { id: photomask", "              - { id: noble-gas, name: Ne/Kr/Xe 混合气, function: 原料, status: 风险, action: 固链, foundation: 关键基础材料 }\n              - { id: photomask")], "moved product demo-chips/noble-gas"),
    edit("demo-chips/technology.yml", &[("name: 电子气体", "name: 电子特气")], "renamed link demo-chips/gases"),
    edit("demo-chips/technology.yml", &[("firms: [materials-one, accent]", "firms: [accent]")], "changed product demo-chips/photoresist firms"),
    edit("demo-chips/layout.yml", &[("note: 名称只有一个字；没有产品提到它", "note: 名称只有一个字；没有产品提到它, openness: 依申请公开")], "changed firm mono openness"),
    edit("demo-chips/chain.yml", &[("value: 35%", "value: 36%")], "changed figure demo-chips/本地配套率 value"),
    edit("demo-chips/chain.yml", &[("note: 内容齐全的一条链", "note: 内容大体齐全的一条链")], "changed chain demo-chips note"),
    edit("demo-chips/chain.yml", &[("[triple, chips-leader, chips-reserve]", "[triple, chips-leader]")], "changed chain demo-chips chain_leaders"),
    edit("demo-chips/roadmap.yml", &[("at: 2023-11-30, state: 完成", "at: 2023-11-30, state: 进行")], "status roadmap item demo-chips/prod-ai state"),
    edit("demo-chips/roadmap.yml", &[("at: 2035 }", "at: 2036 }")], "changed roadmap item demo-chips/goal-2035 at"),
    edit("demo-chips/roadmap.yml", &[("target: { value: 100, unit: 亿元, calibre: 认缴规模 }", "target: { value: 120, unit: 亿元, calibre: 认缴规模 }")], "changed roadmap item demo-chips/support-fund target.value"),
    edit("demo-chips/roadmap.yml", &[("sources: chips-news, as_of: 2023-12 }", "sources: chips-news, as_of: 2023-11 }")], "dated roadmap item demo-chips/prod-ai as_of"),
    edit("demo-chips/investment.yml", &[("regions: [wanglan], stage: 未接触", "regions: [wanglan], stage: 策划")], "status target demo-chips/t-noble stage"),
    edit("demo-chips/investment.yml", &[("- { id: d-07, target: t-sic, name: 示例外省企业庚（机密样本15）, stage: 投产, note: \"机密样本16\" }", "")], "removed lead demo-chips/d-07"),
    edit("demo-chips/registers.yml", &[("due: 2023-09-30, region: beiping", "due: 2023-10-31, region: beiping")], "changed problem demo-chips/q-02 due"),
    edit("demo-chips/registers.yml", &[("示例大学教授（机密样本46）", "示例大学副教授（机密样本46）")], "changed expert demo-chips/e-01 post"),
    edit("demo-chips/registers.yml", &[("concerns: [\"2023\"], reply: 不采纳", "concerns: [\"2023\"], reply: 部分采纳")], "changed opinion demo-chips/o-03 reply"),
    edit("demo-chips/layout.yml", &[("short: 省创新中心, level: 国家级", "short: 省创新中心, level: 省级")], "changed platform center level"),
    edit("demo-chips/layout.yml", &[("name: 只由园区定位的示例集群, level: 省级", "name: 只由园区定位的示例集群, level: 国家级")], "changed cluster park-cluster level"),
    edit("demo-chips/overview.md", &[("示例链分为上游、设计 & 制造", "示例链分为上游、制造")], "changed text demo-chips/overview text"),
    edit("demo-materials/technology.yml", &[("what: 填料", "what: 填充料")], "changed relation demo-materials/powder→composite what"),
    edit("demo-materials/applications.yml", &[("  - { product: carbon, area: car, strength: 一般 }", "  - { product: quartz, area: car, strength: 一般 }\n  - { product: carbon, area: car, strength: 一般 }")], "added application demo-materials/quartz→car"),
    edit("demo-materials/layout.yml", &[("stage: 签约", "stage: 开工")], "status project p-resin stage"),
    edit("demo-materials/layout.yml", &[("  - { id: quartz-firm, name: 示例企业M石英有限公司, short: 示例M, region: dongli }\n", "")], "removed firm quartz-firm"),
    edit("demo-software/chain.yml", &[("name: 示例软件产业链", "name: 示例基础软件产业链")], "renamed chain demo-software"),
];

/// The snapshot of a site, whatever its rules say.
pub(crate) fn taken(site: &Site, audience: Audience) -> Snapshot {
    let (sources, _) = source::load(&site.world(), "content");
    let reading = read::read(&sources, &Gate::open());
    let selection = edition::select(&sources, reading, audience);
    Snapshot::take(&selection.resolve(&WORDS), &sources)
}

#[test]
fn thirty_known_edits_are_told_and_nothing_else() {
    assert_eq!(EDITS.len(), 30);
    let mut edited = Site::demo();
    for Edit { path, pairs, .. } in EDITS {
        let path = format!("content/chains/{path}");
        edited = pairs.iter().fold(edited, |site, (from, to)| site.changed(&path, from, to));
    }
    let [old, new] = [Site::demo(), edited].map(|site| taken(&site, Audience::Internal));
    let diff = diff::diff(&old, &new).unwrap();
    let report = diff.report();
    let told = report.lines.iter().map(|line| {
        let (nature, record) = (line.nature.id(), line.record);
        let line = format!("{nature} {} {} {}", record.kind, record.key, line.key.unwrap_or(""));
        line.trim_end().to_owned()
    });
    let mut told: Vec<String> = told.collect();
    told.sort_unstable();
    let mut expected: Vec<String> = EDITS.iter().map(|edit| edit.told.to_owned()).collect();
    expected.sort_unstable();
    assert_eq!(told, expected);
    // Each alone is told as the same.
    for Edit { path, pairs, told } in EDITS {
        let path = format!("content/chains/{path}");
        let site =
            pairs.iter().fold(Site::demo(), |site, (from, to)| site.changed(&path, from, to));
        let alone = taken(&site, Audience::Internal);
        let diff = diff::diff(&old, &alone).unwrap();
        assert_eq!(diff.report().lines.len(), 1, "{told}");
    }
}

#[test]
fn editions_for_different_audiences_are_not_compared() {
    let [internal, public] =
        [Audience::Internal, Audience::Public].map(|audience| taken(&Site::demo(), audience));
    let refused = diff::diff(&internal, &public).unwrap_err();
    assert!(refused.words().zh.contains("不能比较"));
    assert!(diff::diff(&public, &public).unwrap().changes.is_empty());
}

/// Edits a record in one of six ways; none where it cannot be edited so.
fn edited(record: &Record, way: u8) -> Option<Option<Record>> {
    let mut new = record.clone();
    match way % 6 {
        0 => return Some(None),
        1 => new.name.push('改'),
        2 => new.place.push("elsewhere".to_owned()),
        3 => new.fields.push(("added-field".to_owned(), Printed::One("新".to_owned()))),
        4 => drop((!new.fields.is_empty()).then(|| new.fields.remove(0))?),
        _ => match &mut new.fields.last_mut()?.1 {
            Printed::One(text) => text.push('改'),
            Printed::Many(texts) => texts.push("another".to_owned()),
        },
    }
    Some(Some(new))
}

/// What a change is, as text: the record and everything that differs.
fn told(change: &Change<'_>) -> String {
    let side = |record: Option<&Record>| record.map(|one| format!("{one:?}")).unwrap_or_default();
    format!("{} → {}", side(change.old), side(change.new))
}

#[test]
fn random_edits_come_back() {
    let old = taken(&Site::demo(), Audience::Internal);
    let count = old.records.len();
    let edits = proptest::collection::vec((0..count, any::<u8>()), 0..60);
    let added = proptest::collection::vec(0..count, 0..8);
    property::hold(120, &(edits, added), |(edits, added)| {
        let mut new = old.clone();
        let (mut expected, mut touched) = (BTreeSet::new(), BTreeSet::new());
        let mut removed = BTreeSet::new();
        for (at, way) in edits.into_iter().filter(|(at, _)| touched.insert(*at)) {
            let record = &old.records[at];
            match edited(record, way) {
                None => {}
                Some(None) => {
                    expected.insert(format!("{record:?} → "));
                    removed.insert(at);
                }
                Some(Some(other)) => {
                    expected.insert(format!("{record:?} → {other:?}"));
                    new.records[at] = other;
                }
            }
        }
        let mut at = 0;
        new.records.retain(|_| {
            at += 1;
            !removed.contains(&(at - 1))
        });
        for (serial, at) in added.into_iter().enumerate() {
            let record = &old.records[at];
            let record = Record { key: format!("{}-new-{serial}", record.key), ..record.clone() };
            expected.insert(format!(" → {record:?}"));
            new.records.insert(at.min(new.records.len()), record);
        }
        let diff = diff::diff(&old, &new).map_err(|refused| refused.words().en)?;
        let found: BTreeSet<String> = diff.changes.iter().map(told).collect();
        match found == expected {
            true => Ok(()),
            false => {
                Err(format!("{:?}", found.symmetric_difference(&expected).collect::<Vec<_>>()))
            }
        }
    });
}
