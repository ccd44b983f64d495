//! The boundaries of the cities laid into the plane.

use crate::geometry::boundaries::{Land, Polygon, datum};
use crate::model::{Datum, Model};

/// The areas of the cities, in the order of the cities; none where the site is drawn without boundaries.
pub(super) fn of(model: &Model) -> Option<Land> {
    let coordinates = model.settings.boundaries.as_ref()?.coordinates?.value;
    let place: fn([f64; 2]) -> [f64; 2] = match coordinates {
        Datum::Cgcs2000 | Datum::Wgs84 => |place| place,
        Datum::Gcj02 => datum::from_gcj02,
        Datum::Bd09 => datum::from_bd09,
    };
    let polygon = |polygon: &Polygon| -> Polygon {
        polygon.iter().map(|ring| ring.iter().map(|one| place(*one)).collect()).collect()
    };
    let area = |id: &str| -> Vec<Polygon> {
        let own = model.boundaries.iter().find(|one| one.region == id);
        own.map(|one| one.polygons.iter().map(polygon).collect()).unwrap_or_default()
    };
    let areas: Vec<_> = model.regions.iter().map(|one| area(&one.record.id.value)).collect();
    areas.iter().any(|area| !area.is_empty()).then(|| Land::of(&areas))
}
