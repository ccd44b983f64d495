//! 产业布局图: where a chain happens, on a schematic of the province's cities.
//!
//! Every city is a tile of the same size in its relative position. What a tile has no room for stands in the
//! numbered list, which holds everything once; the sheet grows with it.

mod city;
mod key;
mod list;
mod signs;
mod tile;
mod words;

use super::book::{Book, Strip};
use super::page::{Drawn, Page};
use super::sheet::{About, Head, KeyFigure};
use super::{Paper, Studio};
use crate::geometry::tiles::{Tile, Tiling};
use crate::model::MapKind;
use crate::scene::{Point, Rect, Scene, Tally};
use crate::site::{ChainView, EntityKind, Placed, map_name};
use city::City;

/// Width of a column of the list; four stand on a sheet.
const COLUMN: f32 = (Paper::Screen.room() + GUTTER) / 4.0 - GUTTER;
/// Room between two columns.
const GUTTER: f32 = 32.0;
/// The column of the list beside the tiles: the last of the four.
const SIDE: f32 = Paper::Screen.right() - COLUMN;
/// The part of the sheet in which the tiles stand.
const MAP: (f32, f32) = (Paper::Screen.left(), SIDE - GUTTER);
/// The tiles' largest size and the greatest height that they take.
const LARGEST: f32 = 100.0;
const TALLEST: f32 = 820.0;

/// Everything that the sheet shows.
struct Plan<'a> {
    page: &'a Page<'a>,
    /// Every city of the province, in the order of the content.
    cities: Vec<City<'a>>,
}

/// Draws the map.
pub(super) fn draw(studio: &Studio<'_>, view: &ChainView<'_>) -> Vec<Scene> {
    let page = Page::new(studio, view, MapKind::Layout);
    let plan = Plan { page: &page, cities: city::all(&page) };
    let drawn = plan.drawn();
    let head = Head {
        name: map_name(MapKind::Layout),
        openness: drawn.openness,
        figures: plan.figures(),
        description: words::description(&plan),
    };
    let remark = "示意图：六边形表示市州的相对位置，不表示面积与行政区域界线。";
    let book = Book {
        studio,
        about: About::chain(studio, view),
        head,
        legend: (signs::legend(plan.placed()).into_iter().chain(key::quiet(&plan)).collect(), ""),
        remarks: vec![remark.to_owned()],
        notes: page.notes("企业数为本站收录数，不是统计口径。", &drawn),
        numbering: page.numbering(),
    };
    book.bind(vec![Strip::drawn(|scene| body(&plan, 0.0, scene))])
}

/// Tiles, their key and the list; returns where the lowest of them ends.
fn body(plan: &Plan<'_>, top: f32, scene: &mut Scene) -> f32 {
    let tiles: Vec<Tile> = plan.cities.iter().map(|city| city.tile).collect();
    let room = Rect::new(MAP.0, top, MAP.1 - MAP.0, TALLEST);
    let tiling = Tiling::fitting(&tiles, room, LARGEST);
    let map = tiling.bounds(&tiles).unwrap_or(Rect { height: 0.0, ..room });
    // The tiles stand at the top left of their room, not in its middle.
    let origin = tiling.origin.offset(room.x - map.x, top - map.y);
    let (tiling, map) = (Tiling { origin, ..tiling }, Rect { x: room.x, y: top, ..map });
    plan.cities.iter().for_each(|city| tile::draw(plan, city, &tiling, scene));
    let taken: Vec<Rect> = tiles.iter().filter_map(|tile| tiling.bounds(&[*tile])).collect();
    let key = key::Key::measure(plan);
    let corner = key.corner(Rect { width: room.width, ..map }, &taken);
    let start = match corner {
        Some(rect) => (key.draw(rect.origin(), scene), top).1,
        None => key.draw(Point::new(SIDE, top), scene) + 24.0,
    };
    list::draw(plan, start, map.bottom(), scene)
}

impl<'a> Plan<'a> {
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
