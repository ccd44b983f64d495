//! 产业链没有写明由谁负责。
//!
//! `organization.yml` 的 `assignments` 里，每条链应有一行：链长、牵头部门、联络处室。
//!
//! A chain has nobody who is responsible for it.
//!
//! Each chain has a line under `assignments` in `organization.yml`: leader, lead department, liaison office.

use super::super::{Find, Finding, Rule};
use crate::model::RuleLevel;
use crate::site::Site;

pub(super) const RULE: Rule = Rule {
    code: "unassigned-chain",
    level: RuleLevel::Warn,
    page: include_str!("unassigned_chain.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    if site.model.assignments.is_empty() {
        return Vec::new();
    }
    let chains = site.model.chains.iter();
    chains
        .filter(|chain| site.assignment(chain.id()).is_none())
        .map(|chain| {
            let name = &chain.record.name.value;
            Finding::new(
                chain.record.span,
                format!("没有写明{name}由谁负责"),
                format!("nobody is responsible for {name}"),
            )
            .help(
                "在 organization.yml 的 assignments 里加一行",
                "add a line under assignments in organization.yml",
            )
        })
        .collect()
}
