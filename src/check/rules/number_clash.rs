//! `numbers.yml` 里的一行不能用：写法不对，或者一个编号给了两条记录。
//!
//! 这份文件由 `wutu number` 写，只在末尾增加；请恢复被改动的行。
//!
//! A line of `numbers.yml` cannot be used: it is no number, or one number was given to two records.
//!
//! The file is written by `wutu number` and only grows; restore the line that was changed.

use super::super::{Find, Finding, Rule};
use crate::model::RuleLevel;
use crate::site::{Site, parse_number};
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    code: "number-clash",
    level: RuleLevel::Deny,
    page: include_str!("number_clash.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let mut seen: HashMap<&str, &str> = HashMap::new();
    let mut findings = Vec::new();
    for line in &site.model.numbers {
        let (number, id) = (line.number.value.as_str(), line.id.value.as_str());
        let first = seen.insert(number, id);
        let (zh, en) = match first {
            _ if parse_number(number).is_none() => {
                (format!("“{number}”不成编号"), format!("`{number}` is no number"))
            }
            Some(first) => (
                format!("编号 {number} 已经给了“{first}”"),
                format!("{number} was already given to `{first}`"),
            ),
            None => continue,
        };
        let finding = Finding::new(line.number.span, zh, en);
        findings.push(finding.help("恢复 numbers.yml 原来的内容", "restore numbers.yml as it was"));
    }
    findings
}
