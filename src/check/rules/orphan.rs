//! 记录没有出现在任何地方。
//!
//! 声明了却没有一张图、一条记录提到的企业、园区、平台，以及没有被引用的来源，读者找不到。引用它，或者删去它。
//!
//! A record appears nowhere.
//!
//! A firm, park or platform that no map shows, and a document that nothing cites, cannot be found by a reader. Refer to it, or delete it.

use super::super::{Find, Finding, Rule};
use crate::model::RuleLevel;
use crate::site::{EntityKind, Key, Site, records, references};
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    code: "orphan",
    level: RuleLevel::Warn,
    page: include_str!("orphan.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let cited: HashSet<&str> =
        references::all(site.model).into_iter().map(|one| one.id.value.as_str()).collect();
    let shown: HashSet<Key> = (site.chains.iter())
        .flat_map(|view| view.presence.placed.iter().map(|placed| placed.entity.key()))
        .collect();
    let kept = records::all(site.model).into_iter();
    let lost = kept.filter(|kept| {
        let id = kept.record.id.value.as_str();
        match kept.kind {
            Some(EntityKind::Source) => !cited.contains(id),
            Some(kind @ (EntityKind::Firm | EntityKind::Platform | EntityKind::Cluster)) => {
                !shown.contains(&Key::global(kind, id))
            }
            _ => false,
        }
    });
    lost.map(|kept| {
        let (name, kind) = (&kept.record.name.value, kept.kind.map_or("记录", EntityKind::word));
        Finding::new(
            kept.record.id.span,
            format!("{kind}“{name}”没有出现在任何地方"),
            format!("{name} appears nowhere"),
        )
        .help("引用它的 id，或删去这一条", "refer to its id, or delete it")
    })
    .collect()
}
