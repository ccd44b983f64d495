//! Contrast of two colours as WCAG 2 defines it, and colours that let the ground through.
//!
//! Arithmetic on red, green and blue; no tokens are chosen here.

use super::Colour;

/// A colour as it comes out on the sheet: red, green, blue, 0 to 255.
pub type Rgb = [u8; 3];

impl Colour {
    /// Contrast with another colour, from 1 (none) to 21 (black on white).
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        contrast(self.rgb(), other.rgb())
    }
}

/// Contrast of two colours, from 1 to 21 (WCAG 2.1, "contrast ratio").
#[must_use]
pub fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
    (a / b).max(b / a)
}

/// A colour that covers `share` (0 to 1) of the colour below it.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "a mean of bytes is a byte")]
#[expect(clippy::cast_sign_loss, reason = "a mean of bytes is a byte")]
pub fn blend(colour: Rgb, share: f32, below: Rgb) -> Rgb {
    let share = share.clamp(0.0, 1.0);
    let part = |over: u8, under: u8| {
        (f32::from(over) * share + f32::from(under) * (1.0 - share)).round() as u8
    };
    [part(colour[0], below[0]), part(colour[1], below[1]), part(colour[2], below[2])]
}

/// Relative luminance, from 0 to 1.
fn luminance([r, g, b]: Rgb) -> f64 {
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

/// A channel as an amount of light.
fn linear(channel: u8) -> f64 {
    let share = f64::from(channel) / 255.0;
    if share <= 0.040_45 {
        return share / 12.92;
    }
    let base = (share + 0.055) / 1.055;
    // base^2.4, without `powf`, which differs between platforms.
    base * base * fifth_root(base * base)
}

/// Fifth root of a number from 0 to 1 by Newton's method, from above.
fn fifth_root(number: f64) -> f64 {
    let mut root = 1.0_f64;
    for _ in 0..24 {
        let fourth = root * root * root * root;
        root -= (fourth * root - number) / (5.0 * fourth);
    }
    root
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_wcag() {
        for (a, b, ratio) in [
            ([0, 0, 0], [255, 255, 255], 21.0),
            ([255, 255, 255], [255, 255, 255], 1.0),
            ([0x77, 0x77, 0x77], [255, 255, 255], 4.478),
            ([0x59, 0x59, 0x59], [255, 255, 255], 7.005),
            ([0xFF, 0, 0], [255, 255, 255], 3.998),
            ([0, 0, 0xFF], [0, 0, 0], 2.444),
        ] {
            let ours = contrast(a, b);
            assert!((ours - ratio).abs() < 0.001, "{a:?} on {b:?}: {ours}");
            assert!((contrast(b, a) - ours).abs() < 1e-12);
        }
    }

    #[test]
    fn text_colours_can_be_read_where_they_are_meant_for() {
        for (text, ground) in [
            (Colour::Ink, Colour::WeakHatch),
            (Colour::Ink2, Colour::StrongFill),
            (Colour::Ink2, Colour::RiskFill),
            (Colour::Ink2, Colour::WeakGround),
            (Colour::Ink3, Colour::White),
            (Colour::WeakInk, Colour::WeakGround),
            (Colour::Strong, Colour::StrongFill),
            (Colour::Risk, Colour::RiskFill),
            (Colour::Missing, Colour::White),
            (Colour::White, Colour::Band1),
            (Colour::White, Colour::Band2),
            (Colour::White, Colour::Band3),
            (Colour::White, Colour::Band4),
            (Colour::White, Colour::Band5),
        ] {
            let ratio = text.contrast(ground);
            assert!(ratio >= 4.5, "{text:?} on {ground:?}: {ratio:.2}");
        }
    }

    #[test]
    fn tints_let_the_ground_through() {
        let [black, white] = [[0, 0, 0], [255, 255, 255]];
        assert_eq!(blend(black, 0.0, white), white);
        assert_eq!(blend(black, 1.0, white), black);
        assert_eq!(blend(black, 0.2, white), [204, 204, 204]);
        assert_eq!(blend(black, f32::NAN, white).len(), 3);
    }
}
