//! 到会的专家不足五人，或缺少一类专家。
//!
//! 方案要求专家组不少于 5 人，有工程技术、经济管理、安全生产管理专家；一次评审写了评审日期（`held`），到会的专家（`attended`）也应当如此。
//!
//! Fewer than five experts took part in a review, or a field was missing.
//!
//! The plan asks for groups of at least five from engineering, economics and work safety. What is asked of the group is asked of
//! a round that was held.

use super::super::{Find, Finding, Rule};
use crate::model::{Chain, Field, Round, RuleLevel, Word};
use crate::site::Site;

pub(super) const RULE: Rule = Rule {
    code: "few-reviewers",
    level: RuleLevel::Warn,
    page: include_str!("few_reviewers.rs"),
    find: Find::InSite(find),
};

/// How many experts the plan asks for at least.
const LEAST: usize = 5;

fn find(site: &Site<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for chain in &site.model.chains {
        for round in chain.rounds.iter().filter(|round| round.held.is_some()) {
            findings.extend(lacking(chain, round).map(|(zh, en)| {
                let name = &round.record.name.value;
                Finding::new(round.record.span, format!("“{name}”{zh}"), format!("{name} {en}"))
                    .help("核对 attended", "look at its attended")
            }));
        }
    }
    findings
}

/// What a round lacks, in both languages.
fn lacking(chain: &Chain, round: &Round) -> impl Iterator<Item = (String, String)> {
    let present: Vec<_> = chain.attending(round).collect();
    let count = present.len();
    let few = (count < LEAST).then(|| {
        (
            format!("到会专家 {count} 人，不足 {LEAST} 人"),
            format!("had {count} experts, fewer than {LEAST}"),
        )
    });
    let has = |field| present.iter().any(|one| one.field.is_some_and(|own| own.value == field));
    let missing: Vec<_> = Field::ALL.iter().filter(|field| count > 0 && !has(**field)).collect();
    let missing = missing.into_iter().map(|field| {
        let word = field.word();
        (format!("没有{word}方面的专家到会"), format!("had no expert for {word}"))
    });
    few.into_iter().chain(missing)
}
