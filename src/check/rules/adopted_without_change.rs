//! 评审中的意见采纳了，却没有写改了什么。
//!
//! 在 `changes` 里写为它改了哪些记录（id），下一版的变化报告就会注明是哪条意见。
//!
//! An opinion of a review was adopted without a change.
//!
//! Name in `changes` the records that were changed for it; the next edition's report of changes tells the opinion then.

use super::super::{Find, Finding, Rule};
use crate::model::{Reply, RuleLevel, Word};
use crate::site::Site;

pub(super) const RULE: Rule = Rule {
    code: "adopted-without-change",
    level: RuleLevel::Warn,
    page: include_str!("adopted_without_change.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let opinions = site.model.chains.iter().flat_map(|chain| &chain.opinions);
    let lacking = opinions.filter(|one| one.round.is_some() && one.changes.is_empty());
    let adopted =
        lacking.filter_map(|one| one.reply.filter(|reply| reply.value != Reply::Declined));
    adopted
        .map(|reply| {
            let word = reply.value.word();
            Finding::new(
                reply.span,
                format!("意见{word}了，没有写改了什么"),
                format!("the answer is {word}, but no change is named"),
            )
            .help("在 changes 里写改了哪些记录的 id", "name the changed records in changes")
        })
        .collect()
}
