//! 一条链缺少五图之一的内容。
//!
//! 方案要求五图齐全。缺的图照样画出，写“待补充”，并计入完整度。
//!
//! A chain lacks the content of one of its five maps.
//!
//! The plan asks for all five. The map is drawn empty and says 待补充; the completeness report counts it.

use super::super::{Find, Finding, Rule};
use crate::model::{Chain, MapKind, RuleLevel};
use crate::site::{Site, map_name};

pub(super) const RULE: Rule = Rule {
    code: "missing-map",
    level: RuleLevel::Warn,
    page: include_str!("missing_map.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for view in &site.chains {
        for map in MapKind::ALL {
            if !view.has_content(map) {
                findings.push(finding(view.chain, map));
            }
        }
    }
    findings
}

fn finding(chain: &Chain, map: MapKind) -> Finding {
    let (name, id) = (&chain.record.name.value, map.id());
    Finding::new(
        chain.record.span,
        format!("{name}还没有{}的内容", map_name(map)),
        format!("{name} has no content for its {id} map"),
    )
    .help(
        format!("填写 content/chains/{}/{id}.yml", chain.id()),
        format!("fill in content/chains/{}/{id}.yml", chain.id()),
    )
}
