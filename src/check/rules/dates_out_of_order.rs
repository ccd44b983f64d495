//! 结束早于开始。
//!
//! 路线图条目先结束后开始，问题在提出以前就到期，产业链先失效后生效：两个日期必有一个写错了。路线图的各栏（`periods`）也要一栏接一栏，不能倒着写或者重叠。
//!
//! An end lies before its beginning.
//!
//! A roadmap item that ends before it begins, a problem that is due before it was raised, a chain that ends before
//! it begins: one of the two dates is wrong. The columns of a roadmap (`periods`) follow each other, too, and do not
//! overlap.

use super::super::{Find, Finding, Rule};
use crate::model::{Period, RuleLevel, Spanned, When};
use crate::site::Site;

pub(super) const RULE: Rule = Rule {
    code: "dates-out-of-order",
    level: RuleLevel::Deny,
    page: include_str!("dates_out_of_order.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for chain in &site.model.chains {
        findings.extend(finding(chain.valid_from, chain.valid_to));
        findings.extend(chain.periods.windows(2).filter_map(overlap));
        findings.extend(chain.roadmap.iter().filter_map(|item| finding(item.from, item.to)));
        findings.extend(chain.problems.iter().filter_map(|one| finding(one.raised, one.due)));
    }
    findings
}

fn finding(from: Option<Spanned<When>>, to: Option<Spanned<When>>) -> Option<Finding> {
    let (from, to) = (from?, to?);
    (to.value.end < from.value.start).then(|| {
        Finding::new(
            to.span,
            format!("{} 早于它的开始 {}", to.value, from.value),
            format!("{} lies before its beginning {}", to.value, from.value),
        )
        .help("改正其中一个日期", "correct one of the two dates")
    })
}

/// A column that begins before the one before it ends.
fn overlap(periods: &[Period]) -> Option<Finding> {
    let [before, period] = periods else { return None };
    (period.span.start <= before.span.end).then(|| {
        let (own, other) = (&period.label.value, &before.label.value);
        Finding::new(
            period.label.span,
            format!("{own} 这一栏开始时，前一栏 {other} 还没有结束"),
            format!("the column {own} begins before the column {other} ends"),
        )
        .help("各栏按时间先后写，不要重叠", "write the columns in order, without overlaps")
    })
}
