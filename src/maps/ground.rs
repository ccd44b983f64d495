//! The ground of a city: its place on the schematic, and its colours by group and number of firms.

use crate::geometry::tiles::Tile;
use crate::model::Region;
use crate::scene::{Colour, Fill, Stroke};
use crate::site::Site;

/// Least numbers of firms of the steps of colour.
pub(super) const STEPS: [usize; 4] = [1, 2, 5, 10];
/// How much the steps let of the group's colour through.
const TINTS: [f32; 4] = [0.12, 0.24, 0.38, 0.54];

/// As many cities without a place of their own stand in a row at least.
const BROAD: i32 = 7;

/// The tile of every city, in the order of the content. Those without a place of their own stand in rows below the others.
pub(super) fn tiles(site: &Site<'_>) -> Vec<Tile> {
    let stated = || site.model.regions.iter().filter_map(|one| one.tile);
    let broad = stated().map(|tile| tile[0]).max().map_or(BROAD, |last| BROAD.max(last + 1));
    let top = stated().map(|tile| tile[1]).max().map_or(0, |row| row + 2);
    let mut tiles: Vec<Tile> = Vec::new();
    let mut spare = 0;
    for region in &site.model.regions {
        let own = region.tile.filter(|tile| !tiles.contains(tile));
        let tile = own.unwrap_or_else(|| {
            spare += 1;
            [(spare - 1) % broad, top + (spare - 1) / broad]
        });
        tiles.push(tile);
    }
    tiles
}

/// Position of a city's group among the groups; none where the content names none.
pub(super) fn group(site: &Site<'_>, region: &Region) -> Option<usize> {
    region.group.as_ref().and_then(|id| site.groups.position(&id.value))
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

/// The colour of a group.
pub(super) const fn hue(group: Option<usize>) -> Colour {
    const HUES: [Colour; 5] =
        [Colour::Band1, Colour::Band2, Colour::Band3, Colour::Band4, Colour::Band5];
    match group {
        Some(at) => HUES[at % HUES.len()],
        None => Colour::Plain,
    }
}

/// The steps in words: how many firms a city of each has.
pub(super) fn step_names() -> [String; STEPS.len()] {
    let mut next = STEPS.iter().skip(1);
    STEPS.map(|least| match next.next() {
        Some(next) if *next == least + 1 => format!("{least}"),
        Some(next) => format!("{least}–{}", next - 1),
        None => format!("≥{least}"),
    })
}

/// What a sheet says of the approval of its boundaries, and in which colour.
pub(super) fn approval(site: &Site<'_>) -> (String, Colour) {
    match &site.model.settings.map_approval {
        Some(number) => (format!("审图号：{}", number.value), Colour::Ink2),
        None => (UNAPPROVED.to_owned(), Colour::Missing),
    }
}

/// What a map without an approval number says.
const UNAPPROVED: &str = "未经审核，仅供内部使用";

/// What a sheet says of its ground.
pub(super) fn remark(site: &Site<'_>) -> String {
    let approval = site.model.settings.map_approval.as_ref();
    let approval = approval.map(|number| format!("审图号：{}。", number.value));
    let ground = match site.land {
        None => {
            let approval = approval.unwrap_or_default();
            return format!(
                "示意图：六边形表示市州的相对位置，不表示面积与行政区域界线。{approval}"
            );
        }
        Some(_) => "底图：站点所附的行政区域界线，经简化，等积投影，不作为划界依据。",
    };
    format!("{ground}{}", approval.unwrap_or_else(|| format!("{UNAPPROVED}。")))
}
