//! The page of a map: the drawing first and large, then what it says in words, then the same in a table whose
//! rows carry the same numbers, then the documents cited.

mod applications;
mod facets;
mod investment;
mod layout;
mod roadmap;
mod technology;

pub(super) use facets::Facet;

use super::chain::watched::note_risks;
use super::desk::Desk;
use super::frame::Link;
use super::prose::Prose;
use super::sources::{self, Entry};
use super::view::{Cell, MISSING, Piece, Row, Section};
use super::{ChangeSheet, Drawing, Page, home, list, review};
use crate::model::MapKind;
use crate::site::{ChainView, Entity, EntityKind, Key, map_name_key, map_question_key};
use crate::wording::say;
use facets::Filter;
use serde::Serialize;

/// What a page with one drawing shows.
#[derive(Serialize)]
pub(super) struct View<'a> {
    pub(super) name: &'a str,
    pub(super) family: String,
    pub(super) question: &'a str,
    pub(super) drawing: &'a str,
    pub(super) label: &'a str,
    pub(super) file: String,
    pub(super) parts: Vec<Part<'a>>,
    pub(super) filters: Vec<Filter>,
    /// Its change sheets.
    pub(super) changes: Vec<Link>,
    pub(super) description: &'a str,
    pub(super) prose: Option<Prose>,
    pub(super) sections: Vec<Section>,
    pub(super) sources: Vec<Entry>,
    /// What stands where nothing is cited.
    pub(super) unsourced: &'a str,
    pub(super) siblings: Vec<Sibling>,
    /// The same map of every chain, where it is a chain's.
    pub(super) chains: Vec<Sibling>,
    pub(super) before: Link,
    pub(super) after: Link,
}

/// A part of the map that has a sheet of its own.
#[derive(Serialize)]
pub(super) struct Part<'a> {
    number: &'a str,
    /// What it shows.
    name: String,
    title: &'a str,
    drawing: &'a str,
    file: String,
    description: &'a str,
}

/// Another map of the chain, or the same of another chain.
#[derive(Serialize)]
pub(super) struct Sibling {
    pub(super) name: String,
    pub(super) href: String,
    /// The file of its drawing, for showing one after the other.
    pub(super) file: Option<String>,
    pub(super) current: bool,
}

/// The page of a map.
pub(super) fn page(
    desk: &Desk<'_>,
    (at, view): (usize, &ChainView<'_>),
    (map, drawings, changed): (MapKind, &[Drawing], &[ChangeSheet]),
) -> Page {
    let (chain, drawing) = (view.chain, &drawings[0]);
    desk.hold(chain.record.openness);
    let sheet = Sheet { desk, view, at, map, drawings };
    let mut sections = match map {
        MapKind::Technology => technology::sections(&sheet),
        MapKind::Applications => applications::sections(&sheet),
        MapKind::Layout => layout::sections(&sheet),
        MapKind::Roadmap => roadmap::sections(&sheet),
        MapKind::Investment => investment::sections(&sheet),
    };
    review::note_open(desk, &mut sections);
    note_risks(desk, &mut sections);
    let prose = chain.prose.iter().find(|text| text.map == Some(map));
    let page = View {
        name: desk.word(map_name_key(map)),
        family: say!(desk.words(), "page_map.family", chain = chain.short_name()),
        question: desk.word(map_question_key(map)),
        drawing: &drawing.inline,
        label: &drawing.title,
        file: drawing.file_name(),
        parts: drawings.iter().filter_map(|one| part(desk, view, one)).collect(),
        changes: changed
            .iter()
            .filter(|one| one.is_of(chain.id(), map))
            .map(|one| one.link(desk))
            .collect(),
        description: &drawing.description,
        prose: prose.map(|text| Prose::of(desk, chain.id(), text)),
        filters: filters(desk, &sections),
        sections,
        sources: desk.cited().into_iter().map(|source| sources::entry(desk, source)).collect(),
        unsourced: MISSING,
        siblings: MapKind::ALL.map(|other| sibling(desk, view, (other, map))).into(),
        chains: chains(desk, at, Some(map)),
        before: neighbour(desk, view, (map, MapKind::ALL.len() - 1)),
        after: neighbour(desk, view, (map, 1)),
    };
    let title = say!(
        desk.words(),
        "page_map.title",
        chain = chain.record.name.value,
        map = desk.word(map_name_key(map))
    );
    let above = vec![
        list::link(desk, EntityKind::Chain),
        desk.link(chain.short_name(), &desk.site().page(EntityKind::Chain, chain.id())),
    ];
    Page::new(desk, "map.html", title, above, &page)
}

/// The filters that the rows of all tables of a page can be put through.
fn filters(desk: &Desk<'_>, sections: &[Section]) -> Vec<Filter> {
    let rows = sections.iter().filter_map(|one| one.table.as_ref()).flat_map(|table| &table.rows);
    let facets: Vec<Vec<Facet>> = rows.map(|row| row.facets.clone()).collect();
    facets::filters(desk, &facets)
}

/// A drawing as a part of its map, where it is one.
fn part<'d>(desk: &Desk<'_>, view: &ChainView<'_>, drawing: &'d Drawing) -> Option<Part<'d>> {
    let number = drawing.part.as_deref()?;
    let links = view.links.iter().map(|place| Entity::Link(view.chain, place.link));
    let link = links.into_iter().find(|link| desk.site().number(*link) == number)?;
    Some(Part {
        number,
        name: link.name().to_owned(),
        title: &drawing.title,
        drawing: &drawing.inline,
        file: drawing.file_name(),
        description: &drawing.description,
    })
}

fn sibling(desk: &Desk<'_>, view: &ChainView<'_>, (other, map): (MapKind, MapKind)) -> Sibling {
    let href = desk.to(&desk.site().map_page(view.chain.id(), other));
    let file = Some(format!("{}.svg", other.id()));
    Sibling { name: desk.word(map_name_key(other)).to_owned(), href, file, current: other == map }
}

/// The way to other chains: to the same map of each, or to their own pages. Chains that are more closed are not named,
/// since their names would close the page.
pub(super) fn chains(desk: &Desk<'_>, current: usize, map: Option<MapKind>) -> Vec<Sibling> {
    let site = desk.site();
    let openness = |view: &ChainView<'_>| view.chain.record.openness;
    let own = openness(&site.chains[current]);
    let way = |(at, view): (usize, &ChainView<'_>)| {
        let page = || site.page(EntityKind::Chain, view.chain.id());
        let address = map.map_or_else(page, |map| site.map_page(view.chain.id(), map));
        let name = view.chain.short_name().to_owned();
        Sibling { name, href: desk.to(&address), file: None, current: at == current }
    };
    let open = |(_, view): &(usize, &ChainView<'_>)| openness(view) <= own;
    site.chains.iter().enumerate().filter(open).map(way).collect()
}

/// The map so many steps further; after the last comes the first.
fn neighbour(desk: &Desk<'_>, view: &ChainView<'_>, (map, steps): (MapKind, usize)) -> Link {
    let at = MapKind::ALL.iter().position(|one| *one == map).unwrap_or_default();
    let other = MapKind::ALL[(at + steps) % MapKind::ALL.len()];
    desk.link(desk.word(map_name_key(other)), &desk.site().map_page(view.chain.id(), other))
}

/// What the tables of a map's page are made from.
struct Sheet<'s, 'a> {
    desk: &'s Desk<'a>,
    view: &'s ChainView<'a>,
    at: usize,
    map: MapKind,
    drawings: &'s [Drawing],
}

impl<'a> Sheet<'_, 'a> {
    /// A row for a numbered record. The drawing carries the record's anchor; where it is not drawn, the row does.
    fn row(&self, entity: Entity<'_>, cells: Vec<Cell>) -> Row {
        self.desk.hold(entity.record().openness);
        let number = self.desk.site().number(entity);
        let anchor = (!self.draws(number)).then(|| number.to_owned());
        Row {
            id: Some(format!("row-{number}")),
            anchor,
            facets: facets::facets(self, entity),
            relations: facets::relations(self, entity),
            cells,
            ..Row::default()
        }
    }

    /// Whether something with this printed number is drawn.
    fn draws(&self, number: &str) -> bool {
        self.drawings.iter().any(|one| one.draws(number))
    }

    /// The number of a record, as a link to where the drawing or this page shows it.
    fn number(&self, entity: Entity<'_>) -> Cell {
        let number = self.desk.site().number(entity);
        let number = Piece::link(number, format!("#{number}")).of_class("number");
        Cell::from(number).of_class("short")
    }

    /// Where else a record appears, chain by chain and map by map, its own chain first: 应用、路线×2；汽车：结构.
    fn elsewhere(&self, key: &Key) -> Cell {
        let mentions = self.desk.edition().mentions().get(key);
        let other = mentions.iter().filter(|one| (one.chain, one.map) != (self.at, self.map));
        let mut ways: Vec<Way<'_>> = Vec::new();
        for mention in other {
            self.desk.hold(mention.openness);
            let way = (mention.chain, mention.map);
            // Mentions stand chain by chain and map by map, so those of one way follow each other.
            match ways.last_mut().filter(|one| (one.chain, one.map) == way) {
                Some(known) => known.times += 1,
                None => ways.push(Way {
                    chain: mention.chain,
                    map: mention.map,
                    times: 1,
                    address: &mention.address,
                }),
            }
        }
        ways.sort_by_key(|way| way.chain != self.at);
        let mut cell = Cell::empty();
        let chains = ways.chunk_by(|a, b| a.chain == b.chain);
        let more = chains.clone().count().saturating_sub(CHAINS_TOLD);
        for of_chain in chains.take(CHAINS_TOLD) {
            cell.pieces.extend(self.lead(of_chain[0].chain));
            cell.pieces.extend(Cell::enumerated(of_chain.iter().map(|way| self.way(way))).pieces);
        }
        if more > 0 {
            // A place of many chains has a page that lists them all.
            let address = self.desk.site().page(key.kind, &key.id);
            let text = say!(self.desk.words(), "page_map.more", count = more);
            cell.pieces.push(Piece::link(text, self.desk.to(&address)).of_class("of-chain"));
        }
        cell
    }

    /// What stands before the maps of a chain: nothing before those of its own.
    fn lead(&self, chain: usize) -> Option<Piece> {
        let name = self.desk.site().chains[chain].chain.short_name();
        (chain != self.at).then(|| {
            Piece::text(say!(self.desk.words(), "page_map.of_chain", name)).of_class("of-chain")
        })
    }

    fn way(&self, way: &Way<'_>) -> Piece {
        let times = if way.times > 1 { format!("×{}", way.times) } else { String::new() };
        let text = format!("{}{times}", home::short_name(self.desk, way.map));
        Piece::link(text, self.desk.to(way.address))
    }

    fn chain_id(&self) -> &'a str {
        self.view.chain.id()
    }
}

/// How many chains a row tells of; a place may be shared by all of them.
const CHAINS_TOLD: usize = 8;

/// A map on which a record appears, how often, and where first.
struct Way<'a> {
    chain: usize,
    map: MapKind,
    times: usize,
    address: &'a str,
}
