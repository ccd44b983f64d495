//! The investment map on paper: clean on every sheet, whatever a chain holds.

use crate::io::Memory;
use crate::maps::tests::{all_on_paper, crowded_chain, divided_on_paper};
use crate::model::MapKind;

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
    crowded_chain()
        .with("content/chains/c/technology.yml", technology)
        .with("content/chains/c/investment.yml", investment)
}

#[test]
fn a_crowded_chain_is_divided() {
    divided_on_paper(&crowded(), MapKind::Investment);
}
