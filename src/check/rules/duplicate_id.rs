//! 两条记录用了同一个 id。
//!
//! id 只指一条记录：一条链的带、环节、产品、路线图条目、招商目标和登记簿共用一套；园区、企业、来源、市州、应用领域、领导职务、部门各有全站的一套。给后一条换一个 id；若说的是同一件事，就删去它。
//!
//! Two records carry the same id.
//!
//! An id names one record: bands, links, products, roadmap items, targets and register entries of one chain
//! share one space of names; places, documents, regions, areas, leaders and departments have one per kind for
//! the whole site. Give the second record another id, or delete it if it says the same thing.

use super::super::{Find, Finding, Rule};
use crate::model::RuleLevel;
use crate::site::{EntityKind, Site, records};
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    code: "duplicate-id",
    level: RuleLevel::Deny,
    page: include_str!("duplicate_id.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let mut seen: HashMap<(Option<EntityKind>, Option<&str>, &str), &str> = HashMap::new();
    let mut findings = Vec::new();
    for kept in records::all(site.model) {
        let Some(kind) = kept.kind.filter(|_| !kept.record.id.value.is_empty()) else { continue };
        let space = if kept.chain.is_some() { None } else { Some(kind) };
        let id = kept.record.id.value.as_str();
        let first = seen.insert((space, kept.chain, id), &kept.record.name.value);
        if let Some(first) = first {
            let finding = Finding::new(
                kept.record.id.span,
                format!("id“{id}”已经用于“{first}”"),
                format!("id `{id}` is already used for {first}"),
            );
            findings.push(finding.help(
                "换一个 id；若是同一件事，删去这一条",
                "use another id, or delete this record if it is the same thing",
            ));
        }
    }
    findings
}
