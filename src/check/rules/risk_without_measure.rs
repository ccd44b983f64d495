//! 较大或重大的风险没有措施或责任部门。
//!
//! 评出较大、重大风险而无人应对，等于没有评。在 `measure` 里写措施，在 `owner` 里写责任部门；已经解除的不必写。
//!
//! A considerable or major risk has no measure or no department.
//!
//! To judge a risk 较大 or 重大 and to leave it to nobody is not to have judged it. Give `measure` and `owner`; one that has
//! ended (解除) needs neither.

use super::super::{Find, Finding, Rule};
use crate::model::{Risk, RiskGrade, RuleLevel, Word};
use crate::site::Site;

pub(super) const RULE: Rule = Rule {
    code: "risk-without-measure",
    level: RuleLevel::Warn,
    page: include_str!("risk_without_measure.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let risks = site.model.chains.iter().flat_map(|chain| &chain.risks);
    risks.filter_map(finding).collect()
}

fn finding(risk: &Risk) -> Option<Finding> {
    let grade = risk.judgement()?.grade();
    if !risk.is_open() || grade < RiskGrade::Considerable {
        return None;
    }
    let [zh, en, field] = match (&risk.measure, &risk.record.owner) {
        (None, _) => ["应对措施", "measure", "measure"],
        (Some(_), None) => ["责任部门", "department", "owner"],
        (Some(_), Some(_)) => return None,
    };
    let name = &risk.record.name;
    let (grade, word) = (grade.word(), &name.value);
    let finding = Finding::new(
        name.span,
        format!("风险“{word}”等级为{grade}，没有写{zh}"),
        format!("the risk {word} is {grade} and has no {en}"),
    );
    Some(finding.help(format!("写 {field}"), format!("give {field}")))
}
