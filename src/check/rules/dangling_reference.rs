//! 引用的 id 不存在，或者指向了别的种类的记录。
//!
//! `firms`、`region`、`gap`、`concerns` 等字段里的每个 id，都要在某处声明过。环节、产品、路线图条目、招商目标的 id 属于各自的链；指别的链时写 `链/id`。
//!
//! A reference names nothing, or a thing of the wrong kind.
//!
//! Every id in a field such as `firms`, `region`, `gap` or `concerns` must be declared somewhere. Ids of
//! links, products, roadmap items and targets belong to their chain; write `chain/id` for another chain's.

use super::super::{Find, Finding, Rule};
use crate::model::{Chain, RuleLevel};
use crate::read::suggest::nearest;
use crate::site::references::{self, Expect, Reference};
use crate::site::{Entity, EntityKind, Site};

pub(super) const RULE: Rule = Rule {
    code: "dangling-reference",
    level: RuleLevel::Deny,
    page: include_str!("dangling_reference.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    references::all(site.model)
        .into_iter()
        .filter(|reference| !resolves(site, reference))
        .map(|reference| finding(site, &reference))
        .collect()
}

fn resolves(site: &Site<'_>, reference: &Reference<'_>) -> bool {
    let id = reference.id.value.as_str();
    let found = || site.find(reference.chain, id);
    // What the maps of a chain draw is its own; only supply and concern reach into other chains.
    let own = || found().filter(|_| !id.contains('/'));
    match reference.expect {
        Expect::Global(kind) => is_known(site, kind, id),
        Expect::Structure => matches!(own(), Some(Entity::Link(..) | Entity::Product(..))),
        Expect::Supplied => {
            matches!(found(), Some(Entity::Link(..) | Entity::Product(..) | Entity::Chain(_)))
        }
        Expect::Product => matches!(own(), Some(Entity::Product(..))),
        Expect::Item => matches!(own(), Some(Entity::Item(..))),
        Expect::Target => matches!(own(), Some(Entity::Target(..))),
        Expect::Expert => registered(site, reference, |chain| {
            chain.experts.iter().any(|one| one.record.id.value == id)
        }),
        Expect::Round => registered(site, reference, |chain| {
            chain.rounds.iter().any(|one| one.record.id.value == id)
        }),
        Expect::Anything => found().is_some(),
        Expect::Place => found().is_some_and(|entity| entity.kind() >= EntityKind::Firm),
    }
}

/// Whether the registers of the reference's own chain hold what it names.
fn registered(site: &Site<'_>, reference: &Reference<'_>, holds: impl Fn(&Chain) -> bool) -> bool {
    let view = reference.chain.and_then(|chain| site.chain(chain));
    view.is_some_and(|view| holds(view.chain))
}

fn is_known(site: &Site<'_>, kind: EntityKind, id: &str) -> bool {
    match kind {
        EntityKind::Chain => site.chain(id).is_some(),
        EntityKind::Firm => site.firms.get(id).is_some(),
        EntityKind::Park => site.parks.get(id).is_some(),
        EntityKind::Region => site.regions.get(id).is_some(),
        EntityKind::Group => site.groups.get(id).is_some(),
        EntityKind::Area => site.areas.get(id).is_some(),
        EntityKind::Leader => site.leaders.get(id).is_some(),
        EntityKind::Department => site.departments.get(id).is_some(),
        EntityKind::Source => site.sources.get(id).is_some(),
        _ => false,
    }
}

fn finding(site: &Site<'_>, reference: &Reference<'_>) -> Finding {
    let id = &reference.id.value;
    let (zh, en) = expected(reference.expect);
    if let Some(other) = other_kind(site, reference) {
        let (is, name) = (other.kind().word(), other.name());
        return Finding::new(
            reference.id.span,
            format!("这里要写{zh}的 id，而“{id}”是{is}“{name}”"),
            format!("a {en} is needed here, but `{id}` is something else: {name}"),
        );
    }
    let finding = Finding::new(
        reference.id.span,
        format!("没有 id 为“{id}”的{zh}"),
        format!("there is no {en} with the id `{id}`"),
    );
    match nearest(id, &candidates(site, reference)) {
        Some(near) => finding.help(format!("是否想写 {near}？"), format!("did you mean `{near}`?")),
        None => finding.help("先在相应的文件里声明它，或改正 id", "declare it, or correct the id"),
    }
}

/// What the id names, when it names something of a kind that does not belong here.
fn other_kind<'m>(site: &Site<'m>, reference: &Reference<'_>) -> Option<Entity<'m>> {
    site.find(reference.chain, &reference.id.value)
}

fn expected(expect: Expect) -> (&'static str, &'static str) {
    match expect {
        Expect::Global(kind) => (kind.word(), "such record"),
        Expect::Structure => ("本链的环节或产品", "link or product of this chain"),
        Expect::Supplied => ("环节或产品", "link or product"),
        Expect::Product => ("本链的产品", "product of this chain"),
        Expect::Item => ("路线图条目", "roadmap item"),
        Expect::Target => ("招商目标", "target"),
        Expect::Expert => ("本链的专家", "expert of this chain"),
        Expect::Round => ("本链的评审", "review round of this chain"),
        Expect::Anything | Expect::Place => ("记录", "record"),
    }
}

/// Ids that could have been meant.
fn candidates<'m>(site: &Site<'m>, reference: &Reference<'_>) -> Vec<&'m str> {
    let kind = match reference.expect {
        Expect::Global(kind) => Some(kind),
        Expect::Expert => Some(EntityKind::Expert),
        Expect::Round => Some(EntityKind::Round),
        _ => None,
    };
    let local = |chain: &Chain| reference.chain == Some(chain.id());
    crate::site::records::all(site.model)
        .into_iter()
        .filter(|kept| match kind {
            Some(kind) => kept.kind == Some(kind),
            None => kept.kind.is_some() && kept.chain.is_none_or(|at| reference.chain == Some(at)),
        })
        .map(|kept| kept.record.id.value.as_str())
        .filter(|_| kind.is_some() || site.model.chains.iter().any(local))
        .collect()
}
