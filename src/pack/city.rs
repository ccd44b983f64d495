//! What of all chains stands in a city, and what is to be done there.

use super::bench::Bench;
use super::comparison::compared;
use super::registers;
use super::tables;
use super::view::{Section, Table, told};
use crate::model::{Audience, Ref, Region};
use crate::site::{ChainView, Entity, EntityKind, gaps};

/// The sections of a city, in order.
pub(super) fn sections(bench: &Bench<'_>, region: &Region) -> Vec<Section> {
    bench.hold(region.record.openness);
    let city = City { bench, id: &region.record.id.value };
    let views = || bench.site().chains.iter();
    let has_places = |view: &&ChainView<'_>| city.has_places(view);
    let concerned: Vec<usize> =
        views().enumerate().filter(|(_, view)| city.has_places(view)).map(|(at, _)| at).collect();
    let mut places = Table::new("位于本地的企业、园区、集群、平台和项目", tables::LAYOUT);
    views().filter(has_places).for_each(|view| city.places(view, &mut places));
    let mut roadmap = Table::new("涉及本地的路线图条目", tables::ROADMAP);
    views().for_each(|view| city.roadmap(view, &mut roadmap));
    let mut targets = Table::new("考虑放在本地的招商目标", tables::TARGETS);
    views().for_each(|view| city.targets(view, &mut targets));
    let mut requests = Table::new("涉及本地的提请事项", registers::REQUESTS);
    views().for_each(|view| city.requests(view, &mut requests));
    let mut sections = vec![
        Section::of("本地的产业链", vec![city.overview(&concerned)], "待补充。"),
        Section { heading: "这些产业链在全省", ..compared(bench, &concerned) },
        Section::of("位于本地", vec![places], "待补充。"),
        Section::of("要做的事", vec![roadmap, targets], "待补充。"),
        Section::of("提请事项", vec![requests], "暂无。"),
    ];
    sections.extend(city.ledger());
    sections
}

struct City<'c, 'a> {
    bench: &'c Bench<'a>,
    id: &'c str,
}

const KINDS: [EntityKind; 5] = [
    EntityKind::Firm,
    EntityKind::Park,
    EntityKind::Cluster,
    EntityKind::Platform,
    EntityKind::Project,
];

const OVERVIEW: &[(&str, u8, &str)] = &[
    ("产业链", 56, "left"),
    ("企业", 20, "right"),
    ("园区", 20, "right"),
    ("集群", 20, "right"),
    ("平台", 20, "right"),
    ("项目", 20, "right"),
];

impl City<'_, '_> {
    fn has_places(&self, view: &ChainView<'_>) -> bool {
        view.presence.in_region(self.id).next().is_some()
    }

    /// Chains × kinds of place.
    fn overview(&self, chains: &[usize]) -> Table {
        let mut table = Table::new("各链在本地收录的条数", OVERVIEW);
        for view in chains.iter().map(|at| &self.bench.site().chains[*at]) {
            let count = |kind| {
                let here = view.presence.in_region(self.id);
                here.filter(|placed| placed.entity.kind() == kind).count()
            };
            let mut cells = vec![told(Some(&view.chain.record.name.value))];
            cells.extend(KINDS.map(|kind| match count(kind) {
                0 => told(Some("—")),
                count => told(Some(count.to_string())),
            }));
            table.row(None, cells);
        }
        table
    }

    fn places(&self, view: &ChainView<'_>, table: &mut Table) {
        table.group(&view.chain.record.name.value);
        let here = view.presence.in_region(self.id);
        here.for_each(|placed| tables::place(self.bench, view, placed, table));
    }

    fn roadmap(&self, view: &ChainView<'_>, table: &mut Table) {
        let own = view.chain.roadmap.iter().filter(|item| self.lies_in_any(view, &item.concerns));
        grouped(view, own, table, |item, table| tables::item(self.bench, view, item, table));
    }

    fn targets(&self, view: &ChainView<'_>, table: &mut Table) {
        let gaps = gaps(self.bench.site(), view);
        let is_here = |ids: &[Ref]| ids.iter().any(|id| id.value == self.id);
        let targets = &view.chain.targets;
        let own = targets
            .iter()
            .filter(|one| is_here(&one.regions) || self.lies_in_any(view, &one.parks));
        grouped(view, own, table, |one, table| {
            tables::target(self.bench, (view, &gaps), one, table);
        });
    }

    fn requests(&self, view: &ChainView<'_>, table: &mut Table) {
        let own = view.chain.requests.iter().filter(|one| self.lies_in_any(view, &one.concerns));
        grouped(view, own, table, |one, table| {
            registers::request_row(self.bench, view, one, table);
        });
    }

    /// Problems that the city raised or that concern what lies in it. An empty ledger is not told to an audience that
    /// may not see it, since it may only be closed.
    fn ledger(&self) -> Option<Section> {
        let mut table = Table::new("本地提出或涉及本地的问题", registers::PROBLEMS);
        for view in &self.bench.site().chains {
            let is_raised = |region: Option<&Ref>| region.is_some_and(|id| id.value == self.id);
            let own = view.chain.problems.iter().filter(|one| {
                is_raised(one.region.as_ref()) || self.lies_in_any(view, &one.concerns)
            });
            grouped(view, own, &mut table, |one, table| {
                registers::problem(self.bench, view, one, table);
            });
        }
        let is_told = self.bench.edition().audience() != Audience::Public || !table.rows.is_empty();
        is_told.then(|| Section::of("问题台账", vec![table], "待补充。"))
    }

    /// Whether anything that a chain's record names lies in the city.
    fn lies_in_any(&self, view: &ChainView<'_>, ids: &[Ref]) -> bool {
        let site = self.bench.site();
        let lies_in = |entity: Entity<'_>| {
            site.regions_of(entity).iter().any(|region| region.record.id.value == self.id)
        };
        site.find_all(view.chain.id(), ids).into_iter().any(lies_in)
    }
}

/// Adds rows below the name of their chain, where there are any.
fn grouped<T>(
    view: &ChainView<'_>,
    records: impl Iterator<Item = T>,
    table: &mut Table,
    add: impl Fn(T, &mut Table),
) {
    let mut records = records.peekable();
    if records.peek().is_some() {
        table.group(&view.chain.record.name.value);
    }
    records.for_each(|one| add(one, table));
}
