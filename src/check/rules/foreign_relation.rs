//! 供应关系的两头都不在本链，或者两头是同一个。
//!
//! 一条供应关系写在一处就够：它自会画在两头的链上。写在第三条链里，读者和填写的人都找不到它；把它移到其中一头的链。
//!
//! A supply relation has neither end in its own chain, or the same thing at both.
//!
//! A relation is stated once and drawn in the chains of both ends; in a third chain nobody looks for it. Move it to
//! the chain of one of its ends.

use super::super::{Find, Finding, Rule};
use crate::model::RuleLevel;
use crate::site::{Site, Supply};

pub(super) const RULE: Rule = Rule {
    code: "foreign-relation",
    level: RuleLevel::Warn,
    page: include_str!("foreign_relation.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    site.supplies().iter().filter_map(finding).collect()
}

fn finding(supply: &Supply<'_>) -> Option<Finding> {
    let span = supply.relation.record.span;
    if supply.ends.0.key() == supply.ends.1.key() {
        let finding =
            Finding::new(span, "供应关系的两头是同一个", "both ends of the relation are the same");
        return Some(finding.help("改正 from 或 to", "correct from or to"));
    }
    (supply.from != supply.declared && supply.to != supply.declared).then(|| {
        let finding = Finding::new(
            span,
            "这条供应关系的两头都不在本链",
            "neither end of the relation is in this chain",
        );
        finding.help("移到其中一头的链", "move it to the chain of one of its ends")
    })
}
