//! From longitude and latitude to a plane: the conic projection of Albers, which keeps areas.
//!
//! J. P. Snyder, Map Projections: A Working Manual (USGS Professional Paper 1395, 1987), equations 14-1 to 14-6 and 3-12,
//! for the ellipsoid. The standard parallels lie a sixth of the height within the southern and the northern edge (page
//! 99), which fits a province better than the 25° and 47° of national maps.

use libm::{cos, log, sin, sqrt};

/// Square of the eccentricity of GRS 80, the ellipsoid of CGCS2000; that of WGS84 differs in the eleventh place.
const GRS80: f64 = 0.006_694_380_022_90;

/// A projection onto the plane, in half greater axes of the ellipsoid; y grows to the north.
#[derive(Debug, Clone, Copy)]
pub(super) struct Albers {
    eccentricity: f64,
    meridian: f64,
    cone: f64,
    constant: f64,
}

impl Albers {
    /// The projection for what lies between these longitudes and latitudes, in degrees.
    pub(super) fn over([west, east]: [f64; 2], [south, north]: [f64; 2]) -> Self {
        let sixth = (north - south) / 6.0;
        Self::of(GRS80, f64::midpoint(west, east), [south + sixth, north - sixth])
    }

    fn of(squared: f64, meridian: f64, parallels: [f64; 2]) -> Self {
        let [first, second] = parallels.map(f64::to_radians);
        let width = |angle: f64| cos(angle) / sqrt(1.0 - squared * sin(angle) * sin(angle));
        let eccentricity = sqrt(squared);
        let (one, two) = (width(first), width(second));
        let between = area(eccentricity, second) - area(eccentricity, first);
        // Of a single parallel the cone touches the ellipsoid there.
        let is_one = (second - first).abs() < 1e-9;
        let cone = if is_one { sin(first) } else { (one * one - two * two) / between };
        let constant = one * one + cone * area(eccentricity, first);
        Self { eccentricity, meridian, cone, constant }
    }

    /// Where a place lies.
    pub(super) fn project(&self, [lon, lat]: [f64; 2]) -> [f64; 2] {
        let around = self.constant - self.cone * area(self.eccentricity, lat.to_radians());
        let radius = sqrt(around.max(0.0)) / self.cone;
        let angle = self.cone * (lon - self.meridian).to_radians();
        [radius * sin(angle), -radius * cos(angle)]
    }
}

/// How much area lies between the equator and a latitude (Snyder's q).
fn area(e: f64, angle: f64) -> f64 {
    let sine = sin(angle);
    let squared = e * e;
    let within = log((1.0 - e * sine) / (1.0 + e * sine)) / (2.0 * e);
    (1.0 - squared) * (sine / (1.0 - squared * sine * sine) - within)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_place_lies_where_the_manual_has_it() {
        // Snyder's numerical example, page 292: the ellipsoid of Clarke 1866, its origin at 23° north.
        let albers = Albers::of(0.006_768_658, -96.0, [29.5, 45.5]);
        let ([x, y], [_, origin]) = (albers.project([-75.0, 35.0]), albers.project([-96.0, 23.0]));
        let metres = |length: f64| length * 6_378_206.4;
        assert!((metres(x) - 1_885_472.7).abs() < 1.0, "{}", metres(x));
        assert!((metres(y - origin) - 1_535_925.0).abs() < 1.0, "{}", metres(y - origin));
    }

    #[test]
    fn areas_are_kept() {
        let albers = Albers::over([108.0, 116.0], [29.0, 33.0]);
        // A cell of a tenth of a degree, in units of its true area: the same wherever it lies.
        let share = |lon: f64, lat: f64| {
            let corners = [[0.0, 0.0], [0.1, 0.0], [0.1, 0.1], [0.0, 0.1]];
            let corners = corners.map(|[x, y]| albers.project([lon + x, lat + y]));
            let cross = |a: [f64; 2], b: [f64; 2]| a[0] * b[1] - a[1] * b[0];
            let drawn: f64 = (0..4).map(|at| cross(corners[at], corners[(at + 1) % 4])).sum();
            let e = sqrt(GRS80);
            drawn / (area(e, (lat + 0.1).to_radians()) - area(e, lat.to_radians()))
        };
        let shares = [share(108.0, 29.0), share(112.0, 31.0), share(115.9, 32.9)];
        assert!(shares.iter().all(|one| (one / shares[0] - 1.0).abs() < 1e-4), "{shares:?}");
    }
}
