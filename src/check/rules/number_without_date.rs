//! 数字没有写截止日期。
//!
//! 在记录里或文件开头的 `defaults` 里写 `as_of`；要达到的数字写 `due`。
//!
//! A number is stated without the day of which it is true.
//!
//! Give `as_of` in the record or in the file's `defaults`; a number to be reached has `due` instead.

use super::super::{Find, Finding, Rule};
use super::numbers;
use crate::model::RuleLevel;
use crate::site::Site;

pub(super) const RULE: Rule = Rule {
    code: "number-without-date",
    level: RuleLevel::Deny,
    page: include_str!("number_without_date.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let lacking = numbers(site)
        .into_iter()
        .filter(|one| one.needs_day && one.record.as_of.or(one.quantity.as_of).is_none());
    lacking
        .map(|one| {
            let value = one.quantity.shown();
            Finding::new(
                one.quantity.value.span,
                format!("数字“{value}”没有写截止日期"),
                format!("the number {value} has no date"),
            )
            .help("写 as_of；目标值写 due", "give as_of, or due for a target")
        })
        .collect()
}
