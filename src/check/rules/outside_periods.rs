//! 路线图条目落在各栏时间之外。
//!
//! 图上的时间栏由 `periods` 给出。完全落在它们之外的条目只能画在边上。改正日期，或者增加一栏。
//!
//! A roadmap item lies outside the columns.
//!
//! The columns of the roadmap are its `periods`. An item wholly outside them can only be drawn at the edge. Correct the date, or add a period.

use super::super::{Find, Finding, Rule};
use crate::model::RuleLevel;
use crate::model::{Spanned, When};
use crate::site::Site;

pub(super) const RULE: Rule = Rule {
    code: "outside-periods",
    level: RuleLevel::Warn,
    page: include_str!("outside_periods.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for chain in &site.model.chains {
        let first = chain.periods.iter().map(|period| period.span.start).min();
        let last = chain.periods.iter().map(|period| period.span.end).max();
        let (Some(first), Some(last)) = (first, last) else { continue };
        for item in &chain.roadmap {
            let start = item.from.or(item.at).or(item.to);
            let end = item.to.or(item.at).or(item.from);
            let (Some(start), Some(end)) = (start, end) else { continue };
            if end.value.end < first || start.value.start > last {
                findings.push(finding(&item.record.name.value, start));
            }
        }
    }
    findings
}

fn finding(name: &str, when: Spanned<When>) -> Finding {
    Finding::new(
        when.span,
        format!("“{name}”在 {}，落在各栏时间之外", when.value),
        format!("{name} is at {}, outside the periods", when.value),
    )
    .help("改正日期，或在 periods 里增加一栏", "correct the date, or add a period")
}
