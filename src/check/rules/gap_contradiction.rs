//! 招商目标与它要补的缺口说法不一。
//!
//! 招商目标补的应是缺口。缺口已成了优势，目标就该撤去，或者写明行动（`action`）；目标已经投产，缺口就不再是缺失。两处写的是同一件事，改了一处，另一处也要改。
//!
//! A target and the gap that it is to fill contradict each other.
//!
//! A target fills a gap. Where the gap has become strong the target goes, or says what is to be done (`action`); where
//! the target is in production the gap is no longer missing. What is true at one of them is to be said at the other.

use super::super::{Find, Finding, Rule};
use crate::model::{RuleLevel, Stage, Status, Target};
use crate::site::{ChainView, Site};

pub(super) const RULE: Rule = Rule {
    code: "gap-contradiction",
    level: RuleLevel::Warn,
    page: include_str!("gap_contradiction.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for view in &site.chains {
        findings.extend(view.chain.targets.iter().filter_map(|target| finding(view, target)));
    }
    findings
}

fn finding(view: &ChainView<'_>, target: &Target) -> Option<Finding> {
    let gap = target.gap.as_ref()?;
    let (status, acts, name) = stated(view, &gap.value)?;
    if status == Some(Status::Strong) && !acts && target.action.is_none() {
        let finding = Finding::new(
            gap.span,
            format!("“{name}”的状态是优势，不是缺口"),
            format!("{name} is strong and no gap"),
        );
        return Some(finding.help(
            "撤去这条目标，或写明行动（action: 强链、延链、固链）",
            "take the target away, or say what is to be done (action)",
        ));
    }
    let stage = target.stage.filter(|stage| stage.value == Stage::Running)?;
    (status == Some(Status::Missing)).then(|| {
        let finding = Finding::new(
            stage.span,
            format!("目标已经投产，“{name}”却仍是缺失"),
            format!("the target is in production, and {name} is still missing"),
        );
        finding
            .help("改写缺口的 status，或改正 stage", "renew the gap's status, or correct the stage")
    })
}

/// The status of a link or product, whether something is to be done about it, and its name.
fn stated<'m>(view: &ChainView<'m>, id: &str) -> Option<(Option<Status>, bool, &'m str)> {
    if let Some(place) = view.link(id) {
        return Some((place.status, place.link.action.is_some(), &place.link.record.name.value));
    }
    let product = view.product(id)?.product;
    let status = product.status.map(|status| status.value);
    Some((status, product.action.is_some(), &product.record.name.value))
}
