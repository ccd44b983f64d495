//! 专家组不足五人，或缺少一类专家。
//!
//! 方案要求每条产业链遴选不少于 5 名熟悉该领域的工程技术、经济管理、安全生产管理等专家。
//!
//! An expert group has fewer than five members, or lacks a field.
//!
//! The plan asks for at least five experts per chain, from engineering, economics and management, and work safety.

use super::super::{Find, Finding, Rule};
use crate::model::RuleLevel;
use crate::model::{Chain, Field, Word};
use crate::site::Site;

pub(super) const RULE: Rule = Rule {
    code: "few-experts",
    level: RuleLevel::Warn,
    page: include_str!("few_experts.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for chain in &site.model.chains {
        let count = chain.experts.len();
        if count < 5 {
            findings.push(finding(
                chain,
                (
                    format!("专家组有 {count} 人，不足 5 人"),
                    format!("has {count} experts, fewer than 5"),
                ),
            ));
        }
        for field in Field::ALL.iter().filter(|_| count > 0) {
            if !chain.experts.iter().any(|one| one.field.is_some_and(|own| own.value == *field)) {
                let word = field.word();
                findings.push(finding(
                    chain,
                    (format!("专家组没有{word}方面的专家"), format!("has no expert for {word}")),
                ));
            }
        }
    }
    findings
}

fn finding(chain: &Chain, (zh, en): (String, String)) -> Finding {
    let name = &chain.record.name.value;
    Finding::new(chain.record.span, format!("{name}的{zh}"), format!("{name} {en}"))
        .help("在 experts.yml 里补充", "add them to experts.yml")
}
