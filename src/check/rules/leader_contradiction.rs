//! 链主只写在一处：产业链说它是链主，企业没有这个称号，或者反过来。
//!
//! `chain.yml` 的 `chain_leaders` 和企业的 `tiers: [链主]` 说的是同一件事。两处都写，网页和图才一致。
//!
//! A leading firm (链主) stands in one place only: with the chain, or with the firm.
//!
//! `chain_leaders` in `chain.yml` and `tiers: [链主]` of the firm say the same; pages and maps agree when both do.

use super::super::{Find, Finding, Rule};
use crate::model::{Firm, RuleLevel, Spanned, Tier};
use crate::site::Site;
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    code: "leader-contradiction",
    level: RuleLevel::Warn,
    page: include_str!("leader_contradiction.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let named: Vec<_> = site
        .model
        .chains
        .iter()
        .flat_map(|chain| chain.chain_leaders.iter().map(move |id| (chain, id)))
        .collect();
    let led: BTreeSet<&str> = named.iter().map(|(_, id)| id.value.as_str()).collect();
    let untitled = named.iter().filter_map(|(chain, id)| {
        let firm = site.firms.get(&id.value).filter(|firm| title(firm).is_none())?;
        let (name, chain) = (&firm.record.name.value, chain.short_name());
        let finding = Finding::new(
            id.span,
            format!("{chain}说“{name}”是链主，企业的 tiers 里却没有链主"),
            format!("{chain} names {name} as its leader, but the firm lacks the title 链主"),
        );
        Some(finding.help(
            "在企业的 tiers 里写上链主，或从这里删去",
            "give the firm the title, or delete it here",
        ))
    });
    let unnamed =
        site.model.firms.iter().filter_map(|firm| {
            let title = title(firm).filter(|_| !led.contains(firm.record.id.value.as_str()))?;
            let name = &firm.record.name.value;
            let finding = Finding::new(
                title.span,
                format!("“{name}”有链主的称号，却没有一条链的 chain_leaders 写它"),
                format!("{name} has the title 链主, but no chain names it under chain_leaders"),
            );
            Some(finding.help(
                "写进那条链的 chain_leaders，或删去称号",
                "name it there, or delete the title",
            ))
        });
    untitled.chain(unnamed).collect()
}

/// The title 链主 of a firm.
fn title(firm: &Firm) -> Option<Spanned<Tier>> {
    firm.tiers.iter().find(|tier| tier.value == Tier::ChainLeader).copied()
}
