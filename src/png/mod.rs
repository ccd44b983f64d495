//! The printer of scenes as PNG: the outlined SVG form through resvg.
//!
//! Letters come as shapes from the same shaper that measured them, so that no font of any system has a say. (resvg's own
//! text is shaped without a language, and then `—` is narrower than the sheet planned for.) White ground, no
//! transparency. The same scene gives the same bytes with the same build of the program: no clock, no threads.

#[cfg(test)]
mod tests;

use crate::scene::{Letters, Scene};
use crate::svg::{self, Form, Lettering};
use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, PixelDimensions, Unit};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use std::fmt;

/// How finely a scene is printed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Resolution {
    /// Pixels to a sheet unit.
    pub scale: f32,
    /// Pixels to an inch, as the file tells programs that place it; it changes no pixel.
    pub dpi: Option<u32>,
}

/// Pixels that a picture may have; beyond, few programs open it.
const MOST_PIXELS: u64 = 200_000_000;

/// Why a scene cannot be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrintError {
    /// The picture would have more pixels than programs open.
    TooLarge {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// A library refused; its message.
    Failed(String),
}

impl fmt::Display for PrintError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { width, height } => write!(f, "{width} × {height}"),
            Self::Failed(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for PrintError {}

/// Prints a scene.
///
/// # Errors
/// When the picture would be too large, or a library refuses the drawing.
pub fn print(
    scene: &Scene,
    letters: &dyn Letters,
    resolution: Resolution,
) -> Result<Vec<u8>, PrintError> {
    let (width, height) = pixels(scene, resolution.scale)?;
    let drawing =
        svg::print(scene, Form::Alone { lettering: Lettering::Outlined(letters), unit: None });
    let tree = Tree::from_str(&drawing, &Options::default())
        .map_err(|error| PrintError::Failed(error.to_string()))?;
    let mut pixmap = Pixmap::new(width, height).ok_or(PrintError::TooLarge { width, height })?;
    pixmap.fill(Color::WHITE);
    let scale = Transform::from_scale(resolution.scale, resolution.scale);
    resvg::render(&tree, scale, &mut pixmap.as_mut());
    encode(&pixmap, scene, resolution.dpi).map_err(|error| PrintError::Failed(error.to_string()))
}

/// Width and height of the picture; part of a pixel counts as one.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast from float to integer saturates, and what is too large is refused"
)]
fn pixels(scene: &Scene, scale: f32) -> Result<(u32, u32), PrintError> {
    let side = |length: f32| ((length * scale).ceil() as u32).max(1);
    let (width, height) = (side(scene.size.width), side(scene.size.height));
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(PrintError::TooLarge { width, height });
    }
    Ok((width, height))
}

/// The picture as a file that says what it shows.
fn encode(pixmap: &Pixmap, scene: &Scene, dpi: Option<u32>) -> Result<Vec<u8>, EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    encoder.set_pixel_dims(dpi.map(density));
    encoder.add_itxt_chunk("Title".to_owned(), scene.title.clone())?;
    encoder.add_itxt_chunk("Description".to_owned(), scene.description.clone())?;
    let mut writer = encoder.write_header()?;
    // Nothing shines through a white ground, so that the fourth channel says nothing.
    let colours = pixmap.data().chunks_exact(4).flat_map(|pixel| pixel[..3].iter().copied());
    writer.write_image_data(&colours.collect::<Vec<u8>>())?;
    writer.finish()?;
    Ok(bytes)
}

/// Dots per inch as pixels per metre, which is what the format knows.
const fn density(dpi: u32) -> PixelDimensions {
    let per_metre = (dpi * 10_000 + 127) / 254;
    PixelDimensions { xppu: per_metre, yppu: per_metre, unit: Unit::Meter }
}
