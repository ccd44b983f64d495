//! 风险只写了可能性或影响程度。
//!
//! 等级由可能性和影响程度一起得出，缺一样就排不进矩阵：两样都写，或者都不写（待评估）。
//!
//! Only one half of a risk's judgement is stated.
//!
//! The grade follows from likelihood and impact together; with one of them a risk has no place in the matrix. State
//! both, or neither as long as it is not judged.

use super::super::{Find, Finding, Rule};
use crate::model::{Risk, RuleLevel};
use crate::site::Site;

pub(super) const RULE: Rule = Rule {
    code: "risk-half-judged",
    level: RuleLevel::Deny,
    page: include_str!("risk_half_judged.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let risks = site.model.chains.iter().flat_map(|chain| &chain.risks);
    risks.filter_map(finding).collect()
}

fn finding(risk: &Risk) -> Option<Finding> {
    let name = &risk.record.name.value;
    let (span, [zh, en]) = match (risk.likelihood, risk.impact) {
        (Some(stated), None) => (stated.span, ["影响程度（impact）", "its impact"]),
        (None, Some(stated)) => (stated.span, ["可能性（likelihood）", "its likelihood"]),
        _ => return None,
    };
    let zh = format!("风险“{name}”没有写{zh}");
    let finding = Finding::new(span, zh, format!("the risk {name} lacks {en}"));
    Some(finding.help("两样都写，或者都不写", "state both, or neither"))
}
