//! What of all chains stands in a city, and what is to be done there.

use super::bench::Bench;
use super::comparison::compared;
use super::registers;
use super::tables;
use super::view::{Columns, Section, Table};
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
    let mut places = bench.table("pack_city.layout", tables::LAYOUT);
    views().filter(has_places).for_each(|view| city.places(view, &mut places));
    let mut roadmap = bench.table("pack_city.roadmap", tables::ROADMAP);
    views().for_each(|view| city.roadmap(view, &mut roadmap));
    let mut targets = bench.table("pack_city.targets", tables::TARGETS);
    views().for_each(|view| city.targets(view, &mut targets));
    let mut requests = bench.table("pack_city.requests", registers::REQUESTS);
    views().for_each(|view| city.requests(view, &mut requests));
    let province = bench.words().word("pack_city.province_heading").to_owned();
    let mut sections = vec![
        bench.section(
            "pack_city.chains_heading",
            vec![city.overview(&concerned)],
            "pack.to_be_added",
        ),
        Section { heading: province, ..compared(bench, &concerned) },
        bench.section("pack_city.here_heading", vec![places], "pack.to_be_added"),
        bench.section("pack_city.todo_heading", vec![roadmap, targets], "pack.to_be_added"),
        bench.section("pack_city.asked_heading", vec![requests], "pack.none"),
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

const OVERVIEW: Columns = (
    "pack_city.overview_heads",
    &[(56, "left"), (20, "right"), (20, "right"), (20, "right"), (20, "right"), (20, "right")],
);

impl City<'_, '_> {
    fn has_places(&self, view: &ChainView<'_>) -> bool {
        view.presence.in_region(self.id).next().is_some()
    }

    /// Chains × kinds of place.
    fn overview(&self, chains: &[usize]) -> Table {
        let mut table = self.bench.table("pack_city.overview", OVERVIEW);
        for view in chains.iter().map(|at| &self.bench.site().chains[*at]) {
            let count = |kind| {
                let here = view.presence.in_region(self.id);
                here.filter(|placed| placed.entity.kind() == kind).count()
            };
            let mut cells = vec![self.bench.told(Some(&view.chain.record.name.value))];
            cells.extend(KINDS.map(|kind| match count(kind) {
                0 => self.bench.told(Some("—")),
                count => self.bench.told(Some(count.to_string())),
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
        let mut table = self.bench.table("pack_city.problems", registers::PROBLEMS);
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
        is_told.then(|| {
            self.bench.section("pack_city.ledger_heading", vec![table], "pack.to_be_added")
        })
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
