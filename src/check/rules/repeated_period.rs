//! 一个指标的同一时期写了两次。
//!
//! 一期只有一个数。修订了的改原来那一行；口径不同的是另一个指标。
//!
//! An indicator has two values for one period.
//!
//! A period has one value. Correct the line that is there; a number of another calibre is another indicator.

use super::super::{Find, Finding, Rule};
use crate::model::{Indicator, RuleLevel};
use crate::site::Site;

pub(super) const RULE: Rule = Rule {
    code: "repeated-period",
    level: RuleLevel::Deny,
    page: include_str!("repeated_period.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let indicators = site.model.chains.iter().flat_map(|chain| &chain.indicators);
    indicators.flat_map(repeated).collect()
}

fn repeated(indicator: &Indicator) -> Vec<Finding> {
    let values = indicator.values.iter().enumerate();
    let twice = values.filter(|(at, one)| {
        indicator.values[..*at].iter().any(|before| before.period.value == one.period.value)
    });
    let name = &indicator.record.name.value;
    let finding = |(_, one): (usize, &crate::model::Observation)| {
        let period = one.period.value;
        Finding::new(
            one.period.span,
            format!("“{name}”的 {period} 写了两次"),
            format!("{name} has two values for {period}"),
        )
        .help("一期只留一个数", "keep one value for a period")
    };
    twice.map(finding).collect()
}
