//! 路线图条目互相等待，成了圈。
//!
//! `after` 写的是排在前面的条目。甲在乙之后、乙又在甲之后，两者都无从开始：删去其中一个 `after`。
//!
//! Roadmap items wait for each other in a circle.
//!
//! `after` says what comes before an item. If A comes after B and B after A, neither can begin: remove one of the
//! references.

use super::super::{Find, Finding, Rule};
use crate::model::{Chain, Item, RuleLevel};
use crate::site::Site;

pub(super) const RULE: Rule = Rule {
    code: "cycle",
    level: RuleLevel::Deny,
    page: include_str!("cycle.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for chain in &site.model.chains {
        let waiting =
            chain.roadmap.iter().flat_map(|item| item.after.iter().map(move |id| (item, id)));
        for (item, id) in waiting.filter(|(item, id)| comes_after(chain, &id.value, item)) {
            let name = &item.record.name.value;
            let finding = Finding::new(
                id.span,
                format!("“{name}”在等“{}”，而后者又在等它", id.value),
                format!("{name} waits for `{}`, which waits for it in turn", id.value),
            );
            findings.push(finding.help("删去其中一个 after", "remove one of the references"));
        }
    }
    findings
}

/// Whether the item with an id comes, at whatever remove, after another item.
fn comes_after(chain: &Chain, id: &str, other: &Item) -> bool {
    let mut waiting = vec![id];
    let mut at = 0;
    while let Some(id) = waiting.get(at).copied() {
        if id == other.record.id.value {
            return true;
        }
        let found = chain.roadmap.iter().find(|item| item.record.id.value == id);
        for before in found.into_iter().flat_map(|item| &item.after) {
            if !waiting.contains(&before.value.as_str()) {
                waiting.push(&before.value);
            }
        }
        at += 1;
    }
    false
}
