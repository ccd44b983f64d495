//! Where the city lies in the province: a small map of tiles, or of areas where the site brings boundaries.

use super::Desk;
use crate::geometry::tiles::Tiling;
use crate::maps::coding::SMALL;
use crate::maps::{ground, signs};
use crate::scene::{Colour, Fill, Group, Rect, Scene, Shape, Stroke};
use crate::site::EntityKind;
use crate::text::Ink;

/// The largest size of a tile.
const LARGEST: f32 = 26.0;
/// Room between two tiles, on each side.
const INSET: f32 = 1.2;
/// How much a city of the same group lets of the group's colour through, and a city of another.
const GROUP: f32 = 0.24;
/// Height of a line below the map.
const LINE: f32 = 22.0;
/// Room that a sample of a colour takes.
const SIGN: f32 = 22.0;

/// Draws the map into a box as wide as this, from its top; returns where it ends.
pub(super) fn draw(desk: &Desk<'_>, room: Rect, scene: &mut Scene) -> f32 {
    let shapes = shapes(desk, room);
    let ends = shapes.iter().filter_map(|shape| Some(shape.outline.bounds()?.bottom()));
    let bottom = ends.fold(room.y, f32::max);
    for (region, shape) in desk.site().model.regions.iter().zip(shapes) {
        let page = desk.site().page(EntityKind::Region, &region.record.id.value);
        let group = Group::new(vec![shape.into()]).label(region.record.name.value.as_str());
        // A page does not lead to itself.
        let is_here = std::ptr::eq(region, desk.local.region);
        scene.push(if is_here { group } else { group.link(desk.link(&page)) });
    }
    key(desk, Rect { y: bottom + 6.0, height: LINE, ..room }, scene)
}

/// The cities in the order of the content, each as it lies; a city without an area has no shape that shows.
fn shapes(desk: &Desk<'_>, room: Rect) -> Vec<Shape> {
    let regions = &desk.site().model.regions;
    let looks = regions.iter().map(|region| look(desk, region));
    match &desk.site().land {
        Some(land) => {
            let land = land.within(room.inset(1.0));
            let areas = land.areas.iter().cloned().zip(looks);
            areas.map(|(rings, (fill, stroke))| Shape::area(rings, fill).stroked(stroke)).collect()
        }
        None => {
            let tiles = ground::tiles(desk.site());
            let tiling = Tiling::fitting(&tiles, room, LARGEST);
            let up = tiling.bounds(&tiles).map_or(0.0, |bounds| bounds.y - room.y);
            let left = tiling.bounds(&tiles).map_or(0.0, |bounds| bounds.x - room.x);
            let tiling = Tiling { origin: tiling.origin.offset(-left, -up), ..tiling };
            let corners = tiles.iter().map(|tile| tiling.corners(*tile, INSET).to_vec()).zip(looks);
            corners.map(|(at, (fill, stroke))| Shape::polygon(at, fill).stroked(stroke)).collect()
        }
    }
}

/// How a city looks: this one filled, those of its group tinted.
fn look(desk: &Desk<'_>, region: &crate::model::Region) -> (Fill, Stroke) {
    let own = ground::group(desk.site(), desk.local.region);
    let hue = ground::hue(own);
    if std::ptr::eq(region, desk.local.region) {
        (Fill::Solid(hue), Stroke::new(hue, 1.2))
    } else if own.is_some() && ground::group(desk.site(), region) == own {
        (Fill::Tint(hue, GROUP), Stroke::new(hue, 1.0))
    } else {
        (Fill::Solid(Colour::White), Stroke::new(Colour::Plain, 0.8))
    }
}

/// What the colours mean; returns where it ends.
fn key(desk: &Desk<'_>, area: Rect, scene: &mut Scene) -> f32 {
    let (site, region) = (desk.site(), desk.local.region);
    let hue = ground::hue(ground::group(site, region));
    let mut entries = vec![(signs::city_name(region).to_owned(), Fill::Solid(hue))];
    if let Some(group) = desk.local.group {
        entries.push((group.record.name.value.clone(), Fill::Tint(hue, GROUP)));
    }
    let ink = Ink::regular(SMALL, Colour::Ink2);
    let (mut x, mut y) = (area.x, area.y);
    for (name, fill) in entries {
        let lines = desk.fonts().balance(&name, ink.style, area.width - SIGN);
        let widest = lines.iter().map(|line| line.width).fold(0.0, f32::max);
        if x > area.x && x + SIGN + widest > area.right() {
            (x, y) = (area.x, y + LINE);
        }
        let sign = Rect::new(x, y + 3.0, 16.0, 14.0).rounded(2.0, fill);
        scene.push(sign.stroked(Stroke::new(hue, 1.0)));
        for (at, line) in lines.iter().enumerate() {
            y += if at > 0 { LINE } else { 0.0 };
            let text = desk.fonts().set_middle(&line.content, ink, y + 10.0);
            scene.push(text.starting(x + SIGN));
        }
        // What follows stands behind the widest line, beside the last one.
        x += SIGN + widest + 18.0;
    }
    stamp(desk, Rect { y: y + LINE, ..area }, scene)
}

/// Says below areas that the map was approved, or that it was not; returns where it ends.
fn stamp(desk: &Desk<'_>, area: Rect, scene: &mut Scene) -> f32 {
    if desk.site().land.is_none() {
        return area.y;
    }
    let (words, colour) = ground::approval(desk.site());
    let text = desk.fonts().set_middle(&words, Ink::bold(SMALL, colour), area.y + 10.0);
    scene.push(text.starting(area.x));
    area.y + LINE
}
