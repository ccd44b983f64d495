//! 监测值不是一个数。
//!
//! 监测值要画成线，只能写一个数（`12.5`、`-3`、`约8100`）。范围和上下限（`50-80`、`>5500`）画不出来，也不能当作一个数：留空，或写进 `figures`。
//!
//! A watched value is not one number.
//!
//! Values are drawn as a line, so each is one number (`12.5`, `-3`, `约8100`). A range or a bound (`50-80`, `>5500`) cannot be
//! drawn and is not to pass for a number: leave the period out, or state it among the `figures`.

use super::super::{Find, Finding, Rule};
use crate::model::{Quantity, RuleLevel};
use crate::site::Site;

pub(super) const RULE: Rule = Rule {
    code: "value-not-one-number",
    level: RuleLevel::Deny,
    page: include_str!("value_not_one_number.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let indicators = site.model.chains.iter().flat_map(|chain| &chain.indicators);
    let numbers = indicators
        .flat_map(|one| one.values.iter().map(|value| &value.quantity).chain(&one.target));
    // What is no number at all the reader has told.
    let is_several =
        |one: &&Quantity| one.plain().is_none() && Quantity::is_number(one.value.value.trim());
    numbers.filter(is_several).map(finding).collect()
}

fn finding(quantity: &Quantity) -> Finding {
    let value = &quantity.value.value;
    let zh = format!("监测值“{value}”不是一个数");
    Finding::new(quantity.value.span, zh, format!("the watched value `{value}` is not one number"))
        .help("写一个数，或者不写这一期", "write one number, or leave the period out")
}
