//! 提请事项没有写提请谁。
//!
//! 汇报材料的第一页要写明提请哪位领导或哪个部门。写 `leader` 或 `department`。
//!
//! A request does not say who is asked.
//!
//! The first page of a briefing pack says which leader or department is asked: give `leader` or `department`.

use super::super::{Find, Finding, Rule};
use crate::model::RuleLevel;
use crate::site::Site;

pub(super) const RULE: Rule = Rule {
    code: "request-without-addressee",
    level: RuleLevel::Warn,
    page: include_str!("request_without_addressee.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let requests = site.model.chains.iter().flat_map(|chain| &chain.requests);
    let lacking = requests.filter(|one| one.leader.is_none() && one.department.is_none());
    lacking
        .map(|one| {
            let finding = Finding::new(
                one.record.name.span,
                "提请事项没有写提请谁",
                "the request does not say who is asked",
            );
            finding.help("写 leader 或 department", "give `leader` or `department`")
        })
        .collect()
}
