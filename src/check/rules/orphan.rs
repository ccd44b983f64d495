//! 记录没有出现在任何地方。
//!
//! 声明了却没有一张图、一条记录提到的企业、园区、集群、平台、项目，以及没有被引用的来源，读者找不到。引用它，或者删去它。
//!
//! A record appears nowhere.
//!
//! A firm, park, cluster, platform or project that no map shows and no record names, and a document that nothing cites,
//! cannot be found by a reader. Refer to it, or delete it.

use super::super::{Find, Finding, Rule};
use crate::model::RuleLevel;
use crate::site::references::{self, Expect};
use crate::site::{EntityKind, Key, Site, records};
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    code: "orphan",
    level: RuleLevel::Warn,
    page: include_str!("orphan.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    // What a chain's layout draws is shown, and what a record names stands where that record does.
    let cited: HashSet<(Option<EntityKind>, &str)> = (references::all(site.model).into_iter())
        .map(|one| (named_kind(one.expect), one.id.value.as_str()))
        .collect();
    let shown: HashSet<Key> = (site.chains.iter())
        .flat_map(|view| view.presence.placed.iter().map(|placed| placed.entity.key()))
        .collect();
    let kept = records::all(site.model).into_iter();
    let lost = kept.filter(|kept| {
        let (id, Some(kind)) = (kept.record.id.value.as_str(), kept.kind) else { return false };
        let is_cited = cited.contains(&(Some(kind), id));
        match kind {
            EntityKind::Source => !is_cited,
            EntityKind::Firm
            | EntityKind::Park
            | EntityKind::Platform
            | EntityKind::Project
            | EntityKind::Cluster => {
                let is_named = is_cited || cited.contains(&(None, id));
                !is_named && !shown.contains(&Key::global(kind, id))
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

/// The kind that a reference says it names; none where it may be one of several.
const fn named_kind(expect: Expect) -> Option<EntityKind> {
    match expect {
        Expect::Global(kind) => Some(kind),
        _ => None,
    }
}
