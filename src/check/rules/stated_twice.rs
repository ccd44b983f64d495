//! 同一件事写了两次：同一产品在同一领域的应用，同一对环节之间的供应关系。
//!
//! 一件事只写一次，改的时候才不会只改一处。跨链的供应关系也只写在一条链里，两条链的图上都会画出。
//!
//! The same thing is stated twice: one product used in one area, one supply relation between the same two ends.
//!
//! What is stated once is corrected once. A relation between two chains stands in one of them and is drawn on the maps
//! of both.

use super::super::{Find, Finding, Rule};
use crate::diag::Span;
use crate::model::{Chain, Ref, RuleLevel};
use crate::site::{Key, Site};
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    code: "stated-twice",
    level: RuleLevel::Warn,
    page: include_str!("stated_twice.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let (mut uses, mut relations) = (HashSet::new(), HashSet::new());
    let mut findings = Vec::new();
    for chain in &site.model.chains {
        for one in &chain.applications {
            let product = named(site, chain, &one.product);
            let area = one.area.as_ref().map(|area| area.value.as_str());
            let Some(named) = product.zip(area) else { continue };
            if !uses.insert(named) {
                let what = ["这个产品在这个领域的应用", "the use of this product in this area"];
                findings.push(finding(one.record.span, what));
            }
        }
    }
    for supply in site.supplies() {
        let (from, to) = supply.ends;
        let what = supply.relation.what.as_ref().map(|what| what.value.as_str());
        if !relations.insert((from.key(), to.key(), what)) {
            let span = supply.relation.record.span;
            findings.push(finding(span, ["这条供应关系", "this supply relation"]));
        }
    }
    findings
}

fn named(site: &Site<'_>, chain: &Chain, id: &Option<Ref>) -> Option<Key> {
    site.find(Some(chain.id()), &id.as_ref()?.value).map(|entity| entity.key())
}

fn finding(span: Span, [zh, en]: [&str; 2]) -> Finding {
    let finding = Finding::new(span, format!("{zh}已经写过"), format!("{en} is stated already"));
    finding.help("只留一条", "keep one of the two")
}
