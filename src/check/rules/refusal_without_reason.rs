//! 意见没有采纳或只采纳一部分，却没有写理由。
//!
//! 提意见的人要知道为什么。在 `reason` 里写一句。
//!
//! An opinion was declined, wholly or in part, without a reason.
//!
//! Whoever gave it wants to know why: say it in `reason`.

use super::super::{Find, Finding, Rule};
use crate::model::{Reply, RuleLevel, Word};
use crate::site::Site;

pub(super) const RULE: Rule = Rule {
    code: "refusal-without-reason",
    level: RuleLevel::Warn,
    page: include_str!("refusal_without_reason.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let opinions = site.model.chains.iter().flat_map(|chain| &chain.opinions);
    let lacking = opinions.filter_map(|one| one.reply.filter(|_| one.reason.is_none()));
    let refused = lacking.filter(|reply| reply.value != Reply::Adopted);
    refused
        .map(|reply| {
            let word = reply.value.word();
            let finding = Finding::new(
                reply.span,
                format!("意见{word}，没有写理由"),
                format!("the answer is {word}, without a reason"),
            );
            finding.help("写 reason", "give its reason")
        })
        .collect()
}
