//! 两条链用了同一个编号前缀。
//!
//! `chain.yml` 里的 `code` 是印出来的编号的开头（`IC-T-023`）。两条链同用一个，或与全站的相同，一个编号就会指两样东西。
//!
//! Two chains carry the same code.
//!
//! The code of a chain (`code` in `chain.yml`) is the head of its printed numbers: `IC-T-023`. With one code for
//! two chains, or with the code of the site, a number would name two things.

use super::super::{Find, Finding, Rule};
use crate::model::RuleLevel;
use crate::site::Site;

pub(super) const RULE: Rule = Rule {
    code: "duplicate-code",
    level: RuleLevel::Deny,
    page: include_str!("duplicate_code.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let mut taken = vec![site.model.settings.code.as_str()];
    let mut findings = Vec::new();
    for code in site.model.chains.iter().filter_map(|chain| chain.code.as_ref()) {
        if taken.contains(&code.value.as_str()) {
            let finding = Finding::new(
                code.span,
                format!("编号前缀“{}”已经用于别的链或全站", code.value),
                format!("the code `{}` is already used by another chain or the site", code.value),
            );
            findings.push(finding.help(
                "换一个前缀，例如两个大写字母",
                "use another code, for example two capital letters",
            ));
        }
        taken.push(&code.value);
    }
    findings
}
