//! 风险的判断没有写由谁、哪一天作出。
//!
//! 趋势要看每次判断的日子。在 `round` 里写评审，或在 `judged_by` 里写由谁判断（专家、部门等，不写姓名），在 `as_of` 里写哪一天。
//!
//! A risk's judgement does not say by whom or on which day it was made.
//!
//! Trends rest on the days of judgements. Name the review `round`, or who judged in `judged_by` (experts, a department;
//! never a person), and the day in `as_of`.

use super::super::{Find, Finding, Rule};
use crate::model::{Risk, RuleLevel};
use crate::site::Site;

pub(super) const RULE: Rule = Rule {
    code: "risk-without-judge",
    level: RuleLevel::Warn,
    page: include_str!("risk_without_judge.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let risks = site.model.chains.iter().flat_map(|chain| &chain.risks);
    risks.filter_map(finding).collect()
}

fn finding(risk: &Risk) -> Option<Finding> {
    let judged = risk.likelihood.filter(|_| risk.impact.is_some())?;
    let is_anonymous = risk.judged_by.is_none() && risk.round.is_none();
    let [zh, en, help_zh, help_en] = match (is_anonymous, risk.record.as_of) {
        (true, _) => {
            ["由谁作出", "by whom it was made", "写 round 或 judged_by", "give round or judged_by"]
        }
        (false, None) => ["哪一天作出", "when it was made", "写 as_of", "give as_of"],
        (false, Some(_)) => return None,
    };
    let name = &risk.record.name.value;
    let zh = format!("风险“{name}”的判断没有写{zh}");
    let en = format!("the judgement of the risk {name} does not say {en}");
    Some(Finding::new(judged.span, zh, en).help(help_zh, help_en))
}
