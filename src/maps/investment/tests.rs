//! The investment map on paper: clean on every sheet, whatever a chain holds.

use crate::io::Memory;
use crate::maps::tests::{all_on_paper, on_paper};
use crate::model::{Audience, MapKind};
use crate::svg::{Form, print};

#[test]
fn every_sheet_is_clean() {
    all_on_paper(MapKind::Investment);
}

/// A chain with a gap of sixty targets, a target of sixty leads, and leads of no target.
fn crowded() -> Memory {
    let (mut products, mut targets, mut leads) = (String::new(), String::new(), String::new());
    for at in 0..70 {
        products.push_str(&format!(
            "          - {{ id: p{at}, name: 第{at}个缺口, status: 薄弱, action: 补链 }}\n"
        ));
        let gap = if at < 60 { 0 } else { at };
        let words = "能力要求写得很长".repeat(1 + at % 12);
        targets.push_str(&format!(
            "  - {{ id: t{at}, gap: p{gap}, name: 第{at}个目标, capability: {words} }}\n"
        ));
        let target = if at < 60 { 3 } else { 99 };
        leads.push_str(&format!(
            "  - {{ id: l{at}, name: 第{at}条线索, target: t{target}, stage: 签约, next: 再访 }}\n"
        ));
    }
    let technology =
        "bands:\n  - id: b\n    name: 上游\n    links:\n      - id: l\n        name: 环节\n";
    let technology = format!("{technology}        products:\n{products}");
    let investment = format!("targets:\n{targets}leads:\n{leads}");
    Memory::default()
        .with("content/site.yml", "title: 示例\ncode: S\nedition: 2023-Q4\nas_of: 2023-12-31\n")
        .with("content/chains/c/chain.yml", "name: 名称很长很长很长很长的拥挤产业链\n")
        .with("content/chains/c/technology.yml", technology)
        .with("content/chains/c/investment.yml", investment)
}

#[test]
fn a_crowded_chain_is_divided() {
    for (name, scenes) in on_paper(&crowded(), Audience::Internal, MapKind::Investment) {
        assert!(scenes.len() > 3, "{name}: {}", scenes.len());
        // What goes on says so, and the first sheet says what the others hold.
        let [first, second, ..] = scenes.as_slice() else { panic!("several sheets") };
        assert!(print(second, Form::File { page: "" }).contains("（续）"), "{name}");
        let first = print(first, Form::File { page: "" });
        assert!(first.contains("其余各张") || first.contains("第 2"), "{name}");
    }
}
