//! From the shifted coordinates of Chinese web maps to true longitude and latitude.
//!
//! GCJ-02 moves every place in China by some hundred metres; its formula is public knowledge, though not published by
//! its makers, and is undone here by repeated correction. BD-09 turns GCJ-02 a little further. CGCS2000 and WGS84 differ
//! by less than a decimetre and are taken for the same.

use libm::{atan2, cos, sin, sqrt};
use std::f64::consts::PI;

/// Half the greater axis of the ellipsoid of Krasovsky, and the square of its eccentricity: what GCJ-02 computes with.
const AXIS: f64 = 6_378_245.0;
const ECCENTRICITY: f64 = 0.006_693_421_622_965_943;
/// The angle by which BD-09 swings.
const SWING: f64 = PI * 3000.0 / 180.0;
/// Corrections until the rest is below a millimetre.
const CORRECTIONS: usize = 8;

/// True longitude and latitude of a place in GCJ-02, in degrees.
#[must_use]
pub fn from_gcj02(shifted: [f64; 2]) -> [f64; 2] {
    let mut place = shifted;
    for _ in 0..CORRECTIONS {
        let again = to_gcj02(place);
        place = [place[0] - (again[0] - shifted[0]), place[1] - (again[1] - shifted[1])];
    }
    place
}

/// True longitude and latitude of a place in BD-09, in degrees.
#[must_use]
pub fn from_bd09(shifted: [f64; 2]) -> [f64; 2] {
    let [x, y] = [shifted[0] - 0.0065, shifted[1] - 0.006];
    let radius = sqrt(x * x + y * y) - 0.000_02 * sin(y * SWING);
    let angle = atan2(y, x) - 0.000_003 * cos(x * SWING);
    from_gcj02([radius * cos(angle), radius * sin(angle)])
}

/// Where GCJ-02 puts a place.
fn to_gcj02([lon, lat]: [f64; 2]) -> [f64; 2] {
    let (x, y) = (lon - 105.0, lat - 35.0);
    let root = sqrt(x.abs());
    let common = (20.0 * sin(6.0 * x * PI) + 20.0 * sin(2.0 * x * PI)) * 2.0 / 3.0;
    let waves = |of: f64, [short, middle, long]: [f64; 3], [a, b]: [f64; 2]| {
        (20.0 * sin(of * PI) + 40.0 * sin(of / 3.0 * PI)) * 2.0 / 3.0
            + (short * sin(of / 12.0 * PI) + long * sin(of / middle * PI)) * a / b
    };
    let east = 300.0
        + x
        + 2.0 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * root
        + common
        + waves(x, [150.0, 30.0, 300.0], [2.0, 3.0]);
    let north = -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * root
        + common
        + waves(y, [160.0, 30.0, 320.0], [2.0, 3.0]);
    let angle = lat / 180.0 * PI;
    let bulge = 1.0 - ECCENTRICITY * sin(angle) * sin(angle);
    let along = AXIS / sqrt(bulge) * cos(angle) * PI;
    let across = AXIS * (1.0 - ECCENTRICITY) / (bulge * sqrt(bulge)) * PI;
    [lon + east * 180.0 / along, lat + north * 180.0 / across]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: [f64; 2], b: [f64; 2], slack: f64) {
        assert!((a[0] - b[0]).abs() < slack && (a[1] - b[1]).abs() < slack, "{a:?} {b:?}");
    }

    #[test]
    fn the_shift_is_that_of_other_programs() {
        // Pairs that open-source converters of these coordinates test themselves with.
        for (place, shifted) in [
            ([121.527_210_6, 31.177_427_6], [121.531_541_859_215, 31.175_303_983_645_97]),
            ([113.912_316, 22.543_847], [113.917_176_480_836_3, 22.540_796_131_694_766]),
            ([116.377_817, 39.911_954], [116.384_047_222_504_57, 39.913_345_455_360_69]),
        ] {
            near(to_gcj02(place), shifted, 1e-8);
            near(from_gcj02(shifted), place, 1e-8);
        }
    }

    #[test]
    fn the_second_shift_is_undone_too() {
        // 116.404, 39.915 in BD-09 is this in GCJ-02, as open-source converters have it.
        let between = [116.397_627_291_193_15, 39.908_656_739_576_31];
        near(from_bd09([116.404, 39.915]), from_gcj02(between), 1e-9);
    }
}
