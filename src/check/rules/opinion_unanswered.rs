//! 评审过了期限，意见还没有答复。
//!
//! 每条意见都要答复：在 `reply` 里写采纳、部分采纳或不采纳，在 `reason` 里写理由。期限是评审的 `due`，与本版截止日期相比。
//!
//! The round of an opinion is past its date, and the opinion has no reply.
//!
//! Every opinion is answered: adopted, partly adopted or not adopted in `reply`, with the reason in `reason`. The date is `due`
//! of the round, held against the edition's own.

use super::super::{Find, Finding, Rule};
use crate::model::RuleLevel;
use crate::site::Site;

pub(super) const RULE: Rule = Rule {
    code: "opinion-unanswered",
    level: RuleLevel::Warn,
    page: include_str!("opinion_unanswered.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for chain in &site.model.chains {
        let open = chain.opinions.iter().filter(|one| one.reply.is_none());
        let late = open.filter(|one| {
            let round = one.round.as_ref();
            let round = round.and_then(|id| chain.round(&id.value));
            round.is_some_and(|round| site.is_past_due(round))
        });
        findings.extend(late.map(|one| {
            let name = &one.record.name.value;
            Finding::new(
                one.record.name.span,
                format!("意见“{name}”过了评审期限还没有答复"),
                format!("the date of its round is past and this opinion has no reply: {name}"),
            )
            .help("写 reply 和 reason", "give its reply and its reason")
        }));
    }
    findings
}
