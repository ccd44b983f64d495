//! 路线图条目走在它所等待的条目前面。
//!
//! `after` 写的是排在前面的条目。前面的还没有开始，后面的不能已经结束；前面的没有完成，后面的不能已经完成。改正日期或状态，或者删去 `after`。
//!
//! A roadmap item is ahead of an item that it waits for.
//!
//! `after` says what comes before. An item cannot end before what it waits for begins, nor be 完成 while that is not.
//! Correct the dates or states, or remove the reference.

use super::super::{Find, Finding, Rule};
use crate::model::{Item, Ref, RuleLevel, State};
use crate::site::{Entity, Site};

pub(super) const RULE: Rule = Rule {
    code: "ahead-of-predecessor",
    level: RuleLevel::Warn,
    page: include_str!("ahead_of_predecessor.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for view in &site.chains {
        for item in &view.chain.roadmap {
            for id in &item.after {
                if let Some(Entity::Item(_, before)) = view.find(&id.value) {
                    findings.extend(finding(item, before, id));
                }
            }
        }
    }
    findings
}

fn finding(item: &Item, before: &Item, id: &Ref) -> Option<Finding> {
    let (name, other) = (&item.record.name.value, &before.record.name.value);
    let end = item.to.or(item.at).or(item.from)?.value;
    let start = before.from.or(before.at).or(before.to)?.value;
    let is_done = |item: &Item| item.state.is_some_and(|state| state.value == State::Done);
    let (zh, en) = if end.end < start.start {
        (
            format!("“{name}”在 {end} 就结束，它所等待的“{other}”到 {start} 才开始"),
            format!("{name} ends at {end}, before {other}, which it waits for, begins at {start}"),
        )
    } else if is_done(item) && before.state.is_some() && !is_done(before) {
        (
            format!("“{name}”已经完成，它所等待的“{other}”却没有完成"),
            format!("{name} is done, and {other}, which it waits for, is not"),
        )
    } else {
        return None;
    };
    let finding = Finding::new(id.span, zh, en);
    Some(finding.help(
        "改正日期或状态，或删去 after",
        "correct the dates or states, or remove the reference",
    ))
}
