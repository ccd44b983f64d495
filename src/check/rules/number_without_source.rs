//! 数字没有写来源。
//!
//! 每个数字都要有说出它的文件：在记录里写 `sources`，或写在文件开头的 `defaults` 里。
//!
//! A number is stated without a source.
//!
//! Every number carries the document that says it; give `sources` in the record or in the file's `defaults`.

use super::super::{Find, Finding, Rule};
use super::numbers;
use crate::model::RuleLevel;
use crate::site::Site;

pub(super) const RULE: Rule = Rule {
    code: "number-without-source",
    level: RuleLevel::Deny,
    page: include_str!("number_without_source.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let lacking = numbers(site)
        .into_iter()
        .filter(|one| one.record.sources.is_empty() && one.quantity.sources.is_empty());
    lacking
        .map(|one| {
            let value = one.quantity.shown();
            Finding::new(
                one.quantity.value.span,
                format!("数字“{value}”没有写来源"),
                format!("the number {value} has no source"),
            )
            .help(
                "写 sources，或在文件开头的 defaults 里写",
                "give sources in the record or in the file's defaults",
            )
        })
        .collect()
}
