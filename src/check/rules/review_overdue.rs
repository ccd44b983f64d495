//! 记录过了复核日期。
//!
//! `next_review` 写的是下次复核的日子。过了本版截止日期还没有复核的，请核对后改写 `as_of` 和 `next_review`。
//!
//! A record is past its review.
//!
//! `next_review` is the day by which a record is to be looked at again. Check it, then renew `as_of` and `next_review`.

use super::super::{Find, Finding, Rule};
use crate::model::RuleLevel;
use crate::site::{Site, records};

pub(super) const RULE: Rule = Rule {
    code: "review-overdue",
    level: RuleLevel::Warn,
    page: include_str!("review_overdue.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let Some(as_of) = site.model.settings.as_of else { return Vec::new() };
    let kept = records::all(site.model).into_iter();
    let past = kept.filter_map(|kept| {
        let when = kept.record.next_review.filter(|when| when.value.end < as_of.value.end)?;
        Some((&kept.record.name.value, when))
    });
    past.map(|(name, when)| {
        Finding::new(
            when.span,
            format!("“{name}”应在 {} 以前复核", when.value),
            format!("{name} was to be reviewed by {}", when.value),
        )
        .help("核对后改写 as_of 和 next_review", "check it, then renew as_of and next_review")
    })
    .collect()
}
