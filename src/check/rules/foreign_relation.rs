//! 供应关系的两头都不在本链，或者两头是同一个。
//!
//! 一条供应关系写在一处就够：它自会画在两头的链上。写在第三条链里，读者和填写的人都找不到它；把它移到其中一头的链。
//!
//! A supply relation has neither end in its own chain, or the same thing at both.
//!
//! A relation is stated once and drawn in the chains of both ends; in a third chain nobody looks for it. Move it to
//! the chain of one of its ends.

use super::super::{Find, Finding, Rule};
use crate::model::{Chain, Ref, Relation, RuleLevel};
use crate::site::{Key, Site};

pub(super) const RULE: Rule = Rule {
    code: "foreign-relation",
    level: RuleLevel::Warn,
    page: include_str!("foreign_relation.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for chain in &site.model.chains {
        findings.extend(chain.relations.iter().filter_map(|one| finding(site, chain, one)));
    }
    findings
}

fn finding(site: &Site<'_>, chain: &Chain, relation: &Relation) -> Option<Finding> {
    let end = |id: &Option<Ref>| -> Option<Key> {
        site.find(Some(chain.id()), &id.as_ref()?.value).map(|entity| entity.key())
    };
    let (from, to) = (end(&relation.from)?, end(&relation.to)?);
    let span = relation.record.span;
    if from == to {
        let finding =
            Finding::new(span, "供应关系的两头是同一个", "both ends of the relation are the same");
        return Some(finding.help("改正 from 或 to", "correct from or to"));
    }
    let is_own = |key: &Key| key.chain.as_deref().unwrap_or(&key.id) == chain.id();
    (!is_own(&from) && !is_own(&to)).then(|| {
        let finding = Finding::new(
            span,
            "这条供应关系的两头都不在本链",
            "neither end of the relation is in this chain",
        );
        finding.help("移到其中一头的链", "move it to the chain of one of its ends")
    })
}
