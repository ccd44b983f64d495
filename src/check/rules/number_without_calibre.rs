//! 金额没有写口径。
//!
//! 营收、产值、规模、增加值是不同的东西，不能相加；在 `calibre` 里写明是哪一个。
//!
//! A number with a unit of money is stated without its calibre (口径).
//!
//! 营收, 产值, 规模 and 增加值 are different things and never added up; say which one it is in `calibre`.

use super::super::{Find, Finding, Rule};
use super::numbers;
use crate::model::RuleLevel;
use crate::site::Site;

pub(super) const RULE: Rule = Rule {
    code: "number-without-calibre",
    level: RuleLevel::Deny,
    page: include_str!("number_without_calibre.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let lacking = numbers(site).into_iter().filter(|one| {
        one.quantity.calibre.is_none()
            && one.quantity.unit.as_ref().is_some_and(|unit| unit.value.contains('元'))
    });
    lacking
        .map(|one| {
            let value = one.quantity.shown();
            Finding::new(
                one.quantity.value.span,
                format!("数字“{value}”没有写口径（营收、产值、规模……）"),
                format!("the number {value} has no calibre"),
            )
            .help("写 calibre，例如 calibre: 营收", "give its calibre, for example calibre: 营收")
        })
        .collect()
}
