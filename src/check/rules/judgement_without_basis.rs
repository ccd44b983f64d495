//! 状态或风险没有写依据。
//!
//! 优势、薄弱、缺失，风险的可能性和影响程度，都是判断：在 `basis` 里写明凭什么，可以写在记录里，也可以写在文件开头的 `defaults` 里。为演示所作的判断写 示例判断。
//!
//! A status or a risk is stated without its basis.
//!
//! 优势, 薄弱 or 缺失, and how likely and grave a risk is, are somebody's judgements: say on what it rests in `basis`, in
//! the record or in the file's `defaults`. A judgement made for a demonstration says 示例判断.

use super::super::{Find, Finding, Rule};
use crate::diag::Span;
use crate::model::{RuleLevel, Text};
use crate::site::Site;

pub(super) const RULE: Rule = Rule {
    code: "judgement-without-basis",
    level: RuleLevel::Warn,
    page: include_str!("judgement_without_basis.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for view in &site.chains {
        for place in &view.links {
            findings
                .extend(finding(place.link.status.map(|one| one.span), place.link.basis.as_ref()));
        }
        for place in &view.products {
            findings.extend(finding(
                place.product.status.map(|one| one.span),
                place.product.basis.as_ref(),
            ));
        }
    }
    for risk in site.chains.iter().flat_map(|view| &view.chain.risks) {
        let judged = risk.likelihood.map(|one| one.span).or(risk.impact.map(|one| one.span));
        findings.extend(finding(judged, risk.basis.as_ref()));
    }
    findings
}

fn finding(judged: Option<Span>, basis: Option<&Text>) -> Option<Finding> {
    let span = judged.filter(|_| basis.is_none())?;
    let finding = Finding::new(span, "这个判断没有写依据", "this judgement has no basis");
    Some(finding.help(
        "写 basis，或在文件开头的 defaults 里写",
        "give its basis in the record or in the file's defaults",
    ))
}
