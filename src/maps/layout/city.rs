//! The cities of the province with what is present in each, and how they are coloured.

use crate::geometry::tiles::Tile;
use crate::maps::page::Page;
use crate::model::Region;
use crate::scene::{Colour, Fill, Stroke};
use crate::site::{EntityKind, Placed};

/// Least numbers of firms of the steps of colour.
pub(super) const STEPS: [usize; 4] = [1, 2, 5, 10];
/// How much the steps let of the group's colour through.
const TINTS: [f32; 4] = [0.12, 0.24, 0.38, 0.54];

/// As many cities without a place of their own stand in a row at least.
const BROAD: i32 = 7;

/// A city on the sheet.
#[derive(Debug)]
pub(super) struct City<'a> {
    /// The city.
    pub(super) region: &'a Region,
    /// Where its tile stands.
    pub(super) tile: Tile,
    /// Position of its group among the groups; none where the content names none.
    pub(super) group: Option<usize>,
    /// What is present in it.
    pub(super) placed: Vec<&'a Placed<'a>>,
    /// By which number the list explains it, where its tile does not hold its name.
    pub(super) note: Option<usize>,
}

impl<'a> City<'a> {
    /// Its name on the map.
    pub(super) fn name(&self) -> &'a str {
        let short = self.region.short.as_ref();
        &short.unwrap_or(&self.region.record.name).value
    }

    /// What stands for it on the sheet.
    pub(super) fn words(&self) -> String {
        self.note.map_or_else(|| self.name().to_owned(), |note| format!("注 {note}"))
    }

    /// How many firms are in it.
    pub(super) fn firms(&self) -> usize {
        self.placed.iter().filter(|one| one.entity.kind() == EntityKind::Firm).count()
    }
}

/// Every city, in the order of the content. Those without a place of their own stand in rows below the others.
pub(super) fn all<'a>(page: &Page<'a>) -> Vec<City<'a>> {
    let site = page.studio.site;
    let mut cities: Vec<City<'a>> = Vec::new();
    let lowest = site.model.regions.iter().filter_map(|one| one.tile).map(|tile| tile[1]).max();
    let columns = site.model.regions.iter().filter_map(|one| one.tile).map(|tile| tile[0]);
    let broad = columns.max().map_or(BROAD, |last| BROAD.max(last + 1));
    let top = lowest.map_or(0, |row| row + 2);
    let mut spare = 0;
    for region in &site.model.regions {
        let own = region.tile.filter(|tile| cities.iter().all(|other| other.tile != *tile));
        let tile = own.unwrap_or_else(|| {
            spare += 1;
            [(spare - 1) % broad, top + (spare - 1) / broad]
        });
        let group = region.group.as_ref().and_then(|id| site.groups.position(&id.value));
        let placed = page.view.presence.in_region(&region.record.id.value).collect();
        cities.push(City { region, tile, group, placed, note: None });
    }
    cities
}

/// The step of colour for so many firms; none for no firm.
pub(super) fn step(firms: usize) -> Option<usize> {
    STEPS.iter().rposition(|least| firms >= *least)
}

/// The fill of a tile, by its group and the step of its firms.
pub(super) fn fill(group: Option<usize>, step: Option<usize>) -> Fill {
    step.map_or(Fill::Solid(Colour::White), |step| Fill::Tint(hue(group), TINTS[step]))
}

/// The edge of a tile. Groups differ by their dashes, too, so that a grey copy tells them apart.
pub(super) const fn edge(group: Option<usize>) -> Stroke {
    let stroke = Stroke::new(hue(group), 1.6);
    match group {
        Some(1) => stroke.dashed(9.0, 3.0),
        Some(2) => stroke.dashed(2.0, 2.5),
        Some(3) => stroke.dashed(9.0, 3.0),
        Some(4) => stroke.dashed(2.0, 2.5),
        _ => stroke,
    }
}

/// The colour of secondary text on a step.
pub(super) const fn ink(step: Option<usize>) -> Colour {
    match step {
        Some(2..) => Colour::Ink,
        _ => Colour::Ink2,
    }
}

const fn hue(group: Option<usize>) -> Colour {
    const HUES: [Colour; 5] =
        [Colour::Band1, Colour::Band2, Colour::Band3, Colour::Band4, Colour::Band5];
    match group {
        Some(at) => HUES[at % HUES.len()],
        None => Colour::Plain,
    }
}
