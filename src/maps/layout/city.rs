//! The cities of the province with what is present in each.

use crate::geometry::tiles::Tile;
use crate::maps::ground;
use crate::maps::page::Page;
use crate::model::Region;
use crate::site::{EntityKind, Placed};

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

/// Every city, in the order of the content.
pub(super) fn all<'a>(page: &Page<'a>) -> Vec<City<'a>> {
    let site = page.studio.site;
    let tiles = ground::tiles(site);
    let city = |(region, tile): (&'a Region, Tile)| {
        let placed = page.view.presence.in_region(&region.record.id.value).collect();
        City { region, tile, group: ground::group(site, region), placed, note: None }
    };
    site.model.regions.iter().zip(tiles).map(city).collect()
}
