//! 评审过了期限还没有开。
//!
//! 期限（`due`）早于本版截止日期，又没有写评审日期（`held`）。开过了就写 `held` 和到会的专家，没有开就改期限。
//!
//! A review round is past its date and was not held.
//!
//! Its date `due` is before the edition's own and it has no `held`. Say when it was held and who took part, or set another date.

use super::super::{Find, Finding, Rule};
use crate::model::RuleLevel;
use crate::site::Site;

pub(super) const RULE: Rule = Rule {
    code: "round-overdue",
    level: RuleLevel::Warn,
    page: include_str!("round_overdue.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let rounds = site.model.chains.iter().flat_map(|chain| &chain.rounds);
    let late = rounds.filter(|one| one.held.is_none() && site.is_past_due(one));
    late.map(|one| {
        let name = &one.record.name.value;
        Finding::new(
            one.due.map_or(one.record.span, |due| due.span),
            format!("“{name}”过了期限，没有写评审日期"),
            format!("this round is past its date and was not held: {name}"),
        )
        .help("写 held 和 attended，或改 due", "give held and attended, or another due")
    })
    .collect()
}
