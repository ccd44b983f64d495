//! The ids of a site by what a field may name, so that an editor can offer them.

use crate::read::names::To;
use crate::site::records::{self, Kept};
use crate::site::{EntityKind, Site};
use std::collections::BTreeMap;

/// Ids with names, by what they are.
#[derive(Debug, Default)]
pub struct Known {
    /// Ids and what an editor shows beside them, sorted.
    pub ids: BTreeMap<To, BTreeMap<String, String>>,
}

impl Known {
    /// The ids of a site.
    #[must_use]
    pub fn of(site: &Site<'_>) -> Self {
        let mut known = Self::default();
        for kept in records::all(site.model) {
            if let Some(kind) = kept.kind.filter(|_| !kept.record.id.value.is_empty()) {
                known.add(site, kept, kind);
            }
        }
        known
    }

    fn add(&mut self, site: &Site<'_>, kept: Kept<'_>, kind: EntityKind) {
        let (id, name) = (&kept.record.id.value, &kept.record.name.value);
        let chain = kept.chain.and_then(|chain| site.chain(chain)).map(|view| view.chain);
        let about = chain.map_or_else(
            || format!("{}：{name}", kind.word()),
            |chain| format!("{}：{name}（{}）", kind.word(), chain.record.name.value),
        );
        for (to, across) in named_by(kind) {
            let ids = self.ids.entry(*to).or_default();
            ids.entry(id.clone()).or_insert_with(|| about.clone());
            if let (Across::Yes, Some(chain)) = (across, kept.chain) {
                ids.insert(format!("{chain}/{id}"), about.clone());
            }
        }
    }
}

/// Whether a reference may lead to another chain.
#[derive(Debug, Clone, Copy)]
enum Across {
    Yes,
    No,
}

/// The kinds of reference that may name a kind of record.
const fn named_by(kind: EntityKind) -> &'static [(To, Across)] {
    use Across::{No, Yes};
    match kind {
        EntityKind::Chain => &[(To::Chain, No), (To::Supplied, No), (To::Anything, No)],
        EntityKind::Link => &[(To::Structure, No), (To::Supplied, Yes), (To::Anything, Yes)],
        EntityKind::Product => {
            &[(To::Product, No), (To::Structure, No), (To::Supplied, Yes), (To::Anything, Yes)]
        }
        EntityKind::Item => &[(To::Item, No), (To::Anything, Yes)],
        EntityKind::Target => &[(To::Target, No), (To::Anything, Yes)],
        EntityKind::Band => &[(To::Anything, No)],
        EntityKind::Firm => &[(To::Firm, No), (To::Anything, No)],
        EntityKind::Park => &[(To::Park, No), (To::Anything, No)],
        EntityKind::Cluster => &[(To::Cluster, No), (To::Anything, No)],
        EntityKind::Platform => &[(To::Platform, No), (To::Anything, No)],
        EntityKind::Project => &[(To::Project, No), (To::Anything, No)],
        EntityKind::Region => &[(To::Region, No)],
        EntityKind::Group => &[(To::Group, No)],
        EntityKind::Area => &[(To::Area, No)],
        EntityKind::Leader => &[(To::Leader, No)],
        EntityKind::Department => &[(To::Department, No)],
        EntityKind::Source => &[(To::Source, No)],
        EntityKind::Expert => &[(To::Expert, No)],
        EntityKind::Round => &[(To::Round, No)],
        EntityKind::Lead
        | EntityKind::Problem
        | EntityKind::Opinion
        | EntityKind::Request
        | EntityKind::Risk
        | EntityKind::Indicator => &[],
    }
}
