//! 产业布局图: where a chain happens, on a schematic of the province's cities or within their boundaries.
//!
//! Every city is a tile of the same size in its relative position, or an area of the site's own file. What it has no room for stands in the
//! numbered list, which holds everything once: the sheet grows with it, and on paper it goes on from sheet to sheet.

mod callout;
mod city;
mod entry;
mod frame;
mod inscribed;
mod key;
mod land;
mod list;
mod plot;
mod tile;
mod words;

use super::book::{Book, Strip};
use super::density::{Density, fewest};
use super::ground;
use super::listing::Cursor;
use super::page::{Drawn, Page};
use super::sheet::{About, Head, KeyFigure};
use super::signs;
use super::{Paper, Studio};
use crate::geometry::tiles::{Tile, Tiling};
use crate::model::{MapKind, Region};
use crate::scene::{Point, Rect, Scene, Tally};
use crate::site::{ChainView, EntityKind, Placed, map_name};
use city::City;
use frame::Frame;
use inscribed::Heading;
use key::Key;
use list::List;
use plot::Plot;

/// The tiles' largest size, their least on paper, and the greatest height that they take on screen.
const LARGEST: f32 = 100.0;
const LEAST: f32 = 44.0;
const TALLEST: f32 = 820.0;
/// The least height of a column of the list that is worth having.
const WORTH: f32 = 150.0;
/// Room between the tiles and columns below them on paper.
const BELOW: f32 = 26.0;
/// By so much sheets are made less full to see whether they are still enough.
const STEP: f32 = 12.0;

/// Everything that the sheet shows.
struct Plan<'a> {
    page: &'a Page<'a>,
    /// How the sheet is divided across.
    frame: Frame,
    /// How closely it is set.
    density: Density,
    /// Every city of the province, in the order of the content.
    cities: Vec<City<'a>>,
    /// As many of them stand on one sheet.
    abreast: usize,
}

/// Draws the map.
pub(super) fn draw(studio: &Studio<'_>, view: &ChainView<'_>) -> Vec<Scene> {
    let page = Page::new(studio, view, MapKind::Layout);
    fewest(studio.paper, |density| sheets(Plan::of(&page, density)))
}

fn sheets(mut plan: Plan<'_>) -> Vec<Scene> {
    let (page, drawn) = (plan.page, plan.drawn());
    let head = Head {
        name: map_name(MapKind::Layout).into(),
        openness: drawn.openness,
        figures: plan.figures(),
        description: words::description(&plan),
    };
    let remark = ground::remark(page.studio.site);
    let own = "企业数为本站收录数，不是统计口径。";
    // Paper is low: there the remark stands in the foot.
    let (remarks, own) = match page.studio.paper {
        Paper::Screen => (vec![remark], own.to_owned()),
        Paper::A4 | Paper::A3 => (Vec::new(), format!("{remark}{own}")),
    };
    let signs = signs::legend(plan.placed().iter()).into_iter().chain(key::quiet(&plan));
    let book = Book {
        studio: page.studio,
        about: About::chain(page.studio, page.view),
        head,
        legend: (signs.collect(), ""),
        remarks,
        notes: page.notes(&own, &drawn),
        numbering: page.numbering(),
    };
    plan.settle(book.first_room());
    let strips = strips(&plan, &book);
    book.bind(strips)
}

/// Tiles, their key and the list: one strip on screen, and on paper one for each sheet.
fn strips(plan: &Plan<'_>, book: &Book<'_>) -> Vec<Strip> {
    let list = List::of(plan);
    let (Some(only), Some(first), Some(room)) = (book.only_room(), book.first_room(), book.room())
    else {
        return vec![Strip::drawn(|scene| on_screen(plan, &list, scene))];
    };
    let (whole, rest) = beginning(plan, &list, only);
    if rest.is_none() && plan.cities.len() <= plan.abreast {
        return vec![whole];
    }
    let (beginning, rest) = beginning(plan, &list, first);
    let mut strips = vec![beginning];
    strips.extend(further_tiles(plan, room));
    let Some(rest) = rest else { return strips };
    let divided = |most: f32| list.listing.sheets(rest, (most, most));
    // The lowest sheets that are as few.
    let (mut best, mut most) = (divided(room), room - STEP);
    while most > room / 3.0 {
        let less = divided(most);
        if less.len() > best.len() {
            break;
        }
        (best, most) = (less, most - STEP);
    }
    strips.extend(best.iter().map(|columns| list.strip(columns)));
    strips
}

/// The screen's only strip; returns where the lowest of it ends.
fn on_screen(plan: &Plan<'_>, list: &List<'_, '_>, scene: &mut Scene) -> f32 {
    let (map, key) = map(plan, TALLEST, scene);
    let top = if key > 0.0 { key + 24.0 } else { 0.0 };
    list.draw(top, map.bottom(), scene)
}

/// The first sheet of paper: tiles, their key, and as much of the list as there is room for beside and below them; where
/// the list goes on on the next.
fn beginning(plan: &Plan<'_>, list: &List<'_, '_>, height: f32) -> (Strip, Option<Cursor>) {
    let start = Cursor::default();
    let mut rest = list.listing.is_open(start).then_some(start);
    let strip = Strip::drawn(|scene| {
        let (map, key) = map(plan, height, scene);
        let frame = &plan.frame;
        let mut end = map.bottom().max(key);
        let below = end + BELOW;
        let beside = (frame.side()..frame.columns).enumerate().map(|(at, column)| {
            let top = if at == 0 && key > 0.0 { key + 20.0 } else { 0.0 };
            (column, top)
        });
        let under = (0..frame.side()).map(|column| (column, below));
        for (column, top) in beside.chain(under) {
            let top = if column == frame.side() { list.nothing(top, scene) } else { top };
            let room = height - top;
            let Some(from) = rest.filter(|from| room >= WORTH && list.listing.fits(*from, room))
            else {
                end = if column == frame.side() { end.max(top) } else { end };
                continue;
            };
            let (pieces, next) = list.listing.fill(from, room);
            end = end.max(list.column(&pieces, Point::new(frame.x(column), top), scene));
            rest = list.listing.is_open(next).then_some(next);
        }
        end
    });
    (strip.of("市州"), rest)
}

/// Draws tiles and key from the top of a strip down; returns the box of the tiles, and where the key ends in the column
/// beside them; 0 where it stands in a corner of the map.
fn map(plan: &Plan<'_>, height: f32, scene: &mut Scene) -> (Rect, f32) {
    let cities = &plan.cities[..plan.cities.len().min(plan.abreast)];
    let room = plan.frame.map(0.0, height);
    let (map, taken) = match &plan.page.studio.site.land {
        Some(land) => land::draw(plan, land, room, scene),
        None => tiles(plan, cities, height, scene),
    };
    let key = Key::within(plan);
    match key.corner(Rect { width: room.width, ..map }, &taken) {
        Some(rect) => {
            key.draw(rect.origin(), scene);
            (map, 0.0)
        }
        None => {
            let at = Point::new(plan.frame.x(plan.frame.side()), 0.0);
            (map, Key::beside(plan).draw(at, scene))
        }
    }
}

/// Draws some cities at the top left of the map; returns the box around them and the box of each.
fn tiles(
    plan: &Plan<'_>,
    cities: &[City<'_>],
    height: f32,
    scene: &mut Scene,
) -> (Rect, Vec<Rect>) {
    let tiles: Vec<Tile> = cities.iter().map(|city| city.tile).collect();
    let room = plan.frame.map(0.0, height);
    let tiling = Tiling::fitting(&tiles, room, LARGEST);
    let map = tiling.bounds(&tiles).unwrap_or(Rect { height: 0.0, ..room });
    // The tiles stand at the top left of their room, not in its middle.
    let origin = tiling.origin.offset(room.x - map.x, -map.y);
    let (tiling, map) = (Tiling { origin, ..tiling }, Rect { x: room.x, y: 0.0, ..map });
    cities.iter().for_each(|city| tile::draw(plan, city, &tiling, scene));
    let taken = tiles.iter().filter_map(|tile| tiling.bounds(&[*tile])).collect();
    (map, taken)
}

/// The cities for which the first sheet has no room.
fn further_tiles(plan: &Plan<'_>, room: f32) -> Vec<Strip> {
    let rest = plan.cities.get(plan.abreast..).unwrap_or_default();
    let strip = |cities| {
        let drawn = Strip::drawn(|scene| tiles(plan, cities, room, scene).0.bottom());
        drawn.below(BELOW).of("市州")
    };
    rest.chunks(plan.abreast).map(strip).collect()
}

/// The size of the tiles of some cities in a room.
fn radius(cities: &[City<'_>], room: Rect) -> f32 {
    let tiles: Vec<Tile> = cities.iter().map(|city| city.tile).collect();
    Tiling::fitting(&tiles, room, LARGEST).radius
}

impl<'a> Plan<'a> {
    fn of(page: &'a Page<'a>, density: Density) -> Self {
        let mut frame = Frame::of(page.studio.paper, density);
        // Areas differ in size, and the small ones want a large map.
        if page.studio.site.land.is_some() {
            frame.beside = 1;
        }
        Self { page, frame, density, cities: city::all(page), abreast: usize::MAX }
    }

    /// Finds out, given the height of the first sheet, how large tiles are, and so which cities have names that no tile
    /// holds. Tiles that the content has set too far apart for the paper stand row by row instead.
    fn settle(&mut self, height: Option<f32>) {
        if self.page.studio.site.land.is_some() {
            return;
        }
        let room = self.frame.map(0.0, height.unwrap_or(TALLEST));
        if height.is_some() && radius(&self.cities, room) < LEAST {
            self.regrid(room);
        }
        let shown = &self.cities[..self.cities.len().min(self.abreast)];
        let tiling = Tiling { origin: Point::default(), radius: radius(shown, room) };
        let (fonts, mut noted) = (self.page.studio.fonts, 0);
        for city in &mut self.cities {
            if Heading::of(fonts, city, &Plot::tile(&tiling, city.tile)).is_none() {
                noted += 1;
                city.note = Some(noted);
            }
        }
    }

    /// Sets the tiles row by row, as many on a sheet as have the least size.
    fn regrid(&mut self, room: Rect) {
        // Every other row is moved by half a tile; rows stand one and a half radii apart, and the last is two high.
        let across = (room.width / (LEAST * 1.732_050_8) - 0.5).max(1.0) as usize;
        let down = ((room.height / LEAST - 0.5) / 1.5).max(1.0) as usize;
        self.abreast = across * down;
        for (at, city) in self.cities.iter_mut().enumerate() {
            let at = at % self.abreast;
            city.tile =
                [at % across, at / across].map(|one| i32::try_from(one).unwrap_or(i32::MAX));
        }
    }

    /// A city as the list names it.
    fn city_words(&self, region: &Region) -> String {
        let city = self.cities.iter().find(|city| std::ptr::eq(city.region, region));
        city.map_or_else(|| signs::city_name(region).to_owned(), |city| city.words())
    }

    /// Everything present, by kind and number.
    fn placed(&self) -> &'a [Placed<'a>] {
        &self.page.view.presence.placed
    }

    fn drawn(&self) -> Drawn<'a> {
        let mut drawn = Drawn::of_chain(self.page.view);
        self.placed().iter().for_each(|one| drawn.add(one.entity.record()));
        drawn
    }

    fn figures(&self) -> Vec<KeyFigure> {
        let present = self.cities.iter().filter(|city| !city.placed.is_empty()).count();
        let tally = Tally { tag: "region-present", count: present };
        let value = format!("{present} / {}", self.cities.len());
        let mut figures = vec![KeyFigure { value, label: "市州", tally: Some(tally) }];
        for kind in signs::KINDS {
            let count = self.page.view.presence.of_kind(kind).count();
            figures.push(KeyFigure::counting(count, kind.word(), signs::tag(kind)));
        }
        figures
    }

    /// What is present of a kind and lies in a city that the content names.
    fn located(&self, kind: EntityKind) -> impl Iterator<Item = &'a Placed<'a>> {
        self.page.view.presence.of_kind(kind).filter(|one| !one.regions.is_empty())
    }
}

#[cfg(test)]
pub(super) mod tests;
