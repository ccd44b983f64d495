//! Chains crossed with each other, with cities and with application areas: what the sheets of the province count.

use super::{ChainView, EntityKind, Key, Site, Supply, use_matrix};
use crate::model::{Area, Group, Openness, Region, Strength};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// Chains × chains: which supplies which. Only pairs with a relation are held.
#[derive(Debug)]
pub struct SupplyMatrix<'m> {
    /// The relations between different chains, by supplying and then by supplied chain.
    pub all: Vec<Supply<'m>>,
    /// Where the relations of a supplying and a supplied chain stand in `all`.
    pub pairs: BTreeMap<(usize, usize), Range<usize>>,
    /// What each chain gives and takes, in the order of [`Site::chains`].
    pub trades: Vec<Trade>,
}

/// What a chain supplies to others and gets from others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trade {
    /// How many relations supply others.
    pub given: usize,
    /// How many relations supply it.
    pub taken: usize,
    /// The chains that it supplies, in order.
    pub receivers: Vec<usize>,
    /// The chains that supply it, in order.
    pub suppliers: Vec<usize>,
}

/// Finds the supply relations between different chains.
#[must_use]
pub fn supply_matrix<'m>(site: &Site<'m>) -> SupplyMatrix<'m> {
    let mut all: Vec<Supply<'m>> =
        site.supplies().iter().filter(|one| one.from != one.to).copied().collect();
    all.sort_by_key(|one| (one.from, one.to));
    let mut trades = vec![Trade::default(); site.chains.len()];
    let mut pairs = BTreeMap::new();
    let mut start = 0;
    for of in all.chunk_by(|a, b| (a.from, a.to) == (b.from, b.to)) {
        let (from, to) = (of[0].from, of[0].to);
        pairs.insert((from, to), start..start + of.len());
        start += of.len();
        trades[from].given += of.len();
        trades[from].receivers.push(to);
        trades[to].taken += of.len();
        trades[to].suppliers.push(from);
    }
    SupplyMatrix { all, pairs, trades }
}

impl<'m> SupplyMatrix<'m> {
    /// The relations of a supplying and a supplied chain.
    #[must_use]
    pub fn between(&self, from: usize, to: usize) -> &[Supply<'m>] {
        self.pairs.get(&(from, to)).map_or(&[], |range| &self.all[range.clone()])
    }
}

/// The kinds of things that lie in cities, in the order in which they are counted.
pub const PLACES: [EntityKind; 5] = [
    EntityKind::Firm,
    EntityKind::Park,
    EntityKind::Cluster,
    EntityKind::Platform,
    EntityKind::Project,
];

/// How many of each kind of [`PLACES`].
pub type Holding = [usize; 5];

/// Chains × cities. A total counts a thing once, however many cities or chains it belongs to.
#[derive(Debug)]
pub struct CityMatrix<'m> {
    /// Columns: the cities group by group, then those of no group.
    pub regions: Vec<&'m Region>,
    /// The groups of the columns, and how many columns each has.
    pub groups: Vec<(Option<&'m Group>, usize)>,
    /// By chain and column.
    pub cells: Vec<Vec<Holding>>,
    /// Of each chain, wherever it lies.
    pub of_chain: Vec<Holding>,
    /// Of each chain, where the content does not say in which city.
    pub nowhere: Vec<Holding>,
    /// Of each column.
    pub of_region: Vec<Holding>,
    /// Of all chains.
    pub all: Holding,
    /// The most closed word of what was counted.
    pub openness: Openness,
}

/// Counts what of every chain lies in which city.
#[must_use]
pub fn city_matrix<'m>(site: &Site<'m>) -> CityMatrix<'m> {
    let (regions, groups) = columns(site);
    let at = regions.iter().enumerate().map(|(at, one)| (one.record.id.value.as_str(), at));
    let at: HashMap<&str, usize> = at.collect();
    let mut in_region: Vec<BTreeSet<Key>> = vec![BTreeSet::new(); regions.len()];
    let mut anywhere: BTreeSet<Key> = BTreeSet::new();
    let mut matrix = CityMatrix::of(regions, groups);
    for view in &site.chains {
        let mut row = vec![Holding::default(); matrix.regions.len()];
        let (mut all, mut nowhere) = (Holding::default(), Holding::default());
        matrix.openness = matrix.openness.max(view.chain.record.openness);
        for placed in &view.presence.placed {
            let key = placed.entity.key();
            matrix.openness = matrix.openness.max(placed.entity.record().openness);
            add(&mut all, &key);
            if placed.regions.is_empty() {
                add(&mut nowhere, &key);
            }
            for region in &placed.regions {
                let Some(at) = at.get(region.record.id.value.as_str()) else { continue };
                add(&mut row[*at], &key);
                in_region[*at].insert(key.clone());
            }
            anywhere.insert(key);
        }
        matrix.cells.push(row);
        matrix.of_chain.push(all);
        matrix.nowhere.push(nowhere);
    }
    matrix.of_region = in_region.iter().map(count).collect();
    matrix.all = count(&anywhere);
    matrix
}

impl<'m> CityMatrix<'m> {
    /// One without chains yet.
    const fn of(regions: Vec<&'m Region>, groups: Vec<(Option<&'m Group>, usize)>) -> Self {
        Self {
            regions,
            groups,
            cells: Vec::new(),
            of_chain: Vec::new(),
            nowhere: Vec::new(),
            of_region: Vec::new(),
            all: [0; 5],
            openness: Openness::Public,
        }
    }

    /// How many things lie in a city that the content does not say.
    #[must_use]
    pub fn placeless(&self) -> usize {
        self.nowhere.iter().flatten().sum()
    }
}

/// Cities by group, in the order of the groups and of the content.
fn columns<'m>(site: &Site<'m>) -> (Vec<&'m Region>, Vec<(Option<&'m Group>, usize)>) {
    let all: Vec<_> = site.model.regions.iter().map(|one| (one, group(site, one))).collect();
    let (mut regions, mut groups): (Vec<&Region>, Vec<(Option<&Group>, usize)>) =
        Default::default();
    let wanted = site.model.groups.iter().map(Some).chain([None]);
    for wanted in wanted {
        let id = wanted.map(|group| group.record.id.value.as_str());
        let of = all.iter().filter(|(_, own)| own.map(|one| one.record.id.value.as_str()) == id);
        let before = regions.len();
        regions.extend(of.map(|(region, _)| *region));
        if regions.len() > before {
            groups.push((wanted, regions.len() - before));
        }
    }
    (regions, groups)
}

fn group<'m>(site: &Site<'m>, region: &Region) -> Option<&'m Group> {
    site.groups.named(region.group.as_ref())
}

fn add(holding: &mut Holding, key: &Key) {
    if let Some(at) = PLACES.iter().position(|kind| *kind == key.kind) {
        holding[at] += 1;
    }
}

fn count(keys: &BTreeSet<Key>) -> Holding {
    let mut holding = Holding::default();
    keys.iter().for_each(|key| add(&mut holding, key));
    holding
}

/// Uses: products of a chain that an area uses, each counted once in an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct UseCount {
    /// All of them.
    pub all: usize,
    /// Core uses among them.
    pub core: usize,
}

impl std::ops::Add for UseCount {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { all: self.all + other.all, core: self.core + other.core }
    }
}

/// Chains × application areas.
#[derive(Debug)]
pub struct AreaMatrix<'m> {
    /// Columns: every area of the site, in order.
    pub areas: Vec<&'m Area>,
    /// By chain and column.
    pub cells: Vec<Vec<UseCount>>,
    /// The most closed word of what was counted.
    pub openness: Openness,
}

/// Counts the uses of every chain's products in every area.
#[must_use]
pub fn area_matrix<'m>(site: &Site<'m>) -> AreaMatrix<'m> {
    let areas: Vec<&Area> = site.model.areas.iter().collect();
    let mut openness = areas.iter().map(|one| one.record.openness).fold(Openness::Public, Ord::max);
    let mut cells = Vec::new();
    for view in &site.chains {
        openness = openness.max(view.chain.record.openness);
        let mut row = vec![UseCount::default(); areas.len()];
        for ((_, area), (strength, closed)) in strongest(site, view) {
            openness = openness.max(closed);
            if let Some(at) = site.areas.position(area) {
                row[at].all += 1;
                row[at].core += usize::from(strength == Strength::Core);
            }
        }
        cells.push(row);
    }
    AreaMatrix { areas, cells, openness }
}

/// The greatest strength with which an area uses a product, by row and area, and how closed the records are.
fn strongest<'m>(
    site: &Site<'m>,
    view: &ChainView<'m>,
) -> BTreeMap<(usize, &'m str), (Strength, Openness)> {
    let matrix = use_matrix(site, view);
    let mut found: BTreeMap<(usize, &str), (Strength, Openness)> = BTreeMap::new();
    for one in &matrix.uses {
        let area = matrix.areas[one.column].record.id.value.as_str();
        let product = matrix.rows[one.row].0.record.openness;
        let closed = one.application.record.openness.max(product);
        let known = found.entry((one.row, area)).or_insert((one.strength, closed));
        // The words of the vocabulary go from the most to the least.
        *known = (known.0.min(one.strength), known.1.max(closed));
    }
    found
}

impl AreaMatrix<'_> {
    /// The uses of a chain.
    #[must_use]
    pub fn in_row(&self, row: usize) -> UseCount {
        self.cells[row].iter().copied().fold(UseCount::default(), |a, b| a + b)
    }

    /// The uses in an area.
    #[must_use]
    pub fn in_column(&self, column: usize) -> UseCount {
        self.cells.iter().map(|row| row[column]).fold(UseCount::default(), |a, b| a + b)
    }

    /// All uses.
    #[must_use]
    pub fn all(&self) -> UseCount {
        (0..self.cells.len()).map(|row| self.in_row(row)).fold(UseCount::default(), |a, b| a + b)
    }

    /// Areas that no chain serves yet.
    #[must_use]
    pub fn unserved(&self) -> Vec<usize> {
        (0..self.areas.len()).filter(|column| self.in_column(*column).all == 0).collect()
    }
}
