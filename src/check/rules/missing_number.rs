//! 有的记录还没有印在图上的编号。
//!
//! 编号由 `wutu number` 写进各链的 `numbers.yml`，只增不改，退役的编号不再使用。没有写进去的，图上暂按次序接着编；在写进去以前，增删别的记录会使它变动，专家意见就会指错地方。
//!
//! Records have no printed number yet.
//!
//! Numbers are written by `wutu number` into the chains' `numbers.yml`, which only grows; a retired number never
//! returns. Until then a record is numbered on in the order of the content, and its number may move.

use super::super::{Find, Finding, Rule};
use crate::model::RuleLevel;
use crate::site::Site;

pub(super) const RULE: Rule = Rule {
    code: "missing-number",
    level: RuleLevel::Warn,
    page: include_str!("missing_number.rs"),
    find: Find::InSite(find),
};

/// One finding per chain: a list of every record would hide everything else.
fn find(site: &Site<'_>) -> Vec<Finding> {
    let missing = site.numbers.missing();
    let homes = site.model.chains.iter().map(|chain| (Some(chain.id()), chain.record.span));
    let site_span = site.model.settings.as_of.map(|as_of| as_of.span).unwrap_or_default();
    let mut findings = Vec::new();
    for (home, span) in homes.chain([(None, site_span)]) {
        let count = missing.iter().filter(|one| one.chain.as_deref() == home).count();
        if count > 0 {
            let finding = Finding::new(
                span,
                format!("有 {count} 条记录还没有编号"),
                format!("{count} records have no number yet"),
            );
            findings.push(finding.help("运行 wutu number", "run `wutu number`"));
        }
    }
    findings
}
