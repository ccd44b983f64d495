//! 关于实有单位的说法没有来源。
//!
//! 企业、园区、集群、平台、项目、省领导都是实有的，关于它们的话、链长制的分工，都要能在文件里找到。在记录里写 `sources`，或写在文件开头的 `defaults` 里。
//!
//! A statement about a real organization has no source.
//!
//! Firms, parks, clusters, platforms, projects and leaders exist outside the site; what is said about them, and who is
//! responsible for what, must be found in a document. Give `sources` in the record or in the file's `defaults`.

use super::super::{Find, Finding, Rule};
use crate::model::RuleLevel;
use crate::site::{EntityKind, Site, records};

pub(super) const RULE: Rule = Rule {
    code: "statement-without-source",
    level: RuleLevel::Warn,
    page: include_str!("statement_without_source.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let is_real = |kind| {
        matches!(
            kind,
            Some(
                EntityKind::Firm
                    | EntityKind::Park
                    | EntityKind::Cluster
                    | EntityKind::Platform
                    | EntityKind::Project
                    | EntityKind::Leader
            )
        )
    };
    let kept = records::all(site.model).into_iter();
    let lacking = kept.filter(|kept| is_real(kept.kind) && kept.record.sources.is_empty());
    let lacking = lacking.map(|kept| {
        let name = &kept.record.name.value;
        (kept.record.id.span, format!("“{name}”没有写来源"), format!("{name} has no source"))
    });
    let lines = site.model.assignments.iter().filter(|line| line.record.sources.is_empty());
    let lines = lines.map(|line| {
        let (zh, en) = ("这一行分工没有写来源", "this line of the annex has no source");
        (line.record.span, zh.to_owned(), en.to_owned())
    });
    let help = [
        "写 sources，或在文件开头的 defaults 里写",
        "give sources in the record or in the file's defaults",
    ];
    let all = lacking.chain(lines);
    all.map(|(span, zh, en)| Finding::new(span, zh, en).help(help[0], help[1])).collect()
}
