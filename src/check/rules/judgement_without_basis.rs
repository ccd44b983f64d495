//! 状态没有写依据。
//!
//! 优势、薄弱、缺失是判断：在 `basis` 里写明凭什么，可以写在记录里，也可以写在文件开头的 `defaults` 里。为演示所作的判断写 示例判断。
//!
//! A status is stated without its basis.
//!
//! 优势, 薄弱 or 缺失 is somebody's judgement: say on what it rests in `basis`, in the record or in the file's
//! `defaults`. A judgement made for a demonstration says 示例判断.

use super::super::{Find, Finding, Rule};
use crate::model::{RuleLevel, Spanned, Status, Text};
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
            findings.extend(finding(place.link.status, place.link.basis.as_ref()));
        }
        for place in &view.products {
            findings.extend(finding(place.product.status, place.product.basis.as_ref()));
        }
    }
    findings
}

fn finding(status: Option<Spanned<Status>>, basis: Option<&Text>) -> Option<Finding> {
    let status = status.filter(|_| basis.is_none())?;
    let finding = Finding::new(status.span, "这个判断没有写依据", "this judgement has no basis");
    Some(finding.help(
        "写 basis，或在文件开头的 defaults 里写",
        "give its basis in the record or in the file's defaults",
    ))
}
