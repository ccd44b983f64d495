//! A drawing as a small live picture that leads to its page.

use super::Drawing;
use super::desk::Desk;
use serde::Serialize;

/// A map or sheet as a small live picture.
#[derive(Serialize)]
pub(super) struct Thumbnail {
    name: String,
    href: String,
    picture: Option<Picture>,
    content: String,
}

#[derive(Serialize)]
struct Picture {
    src: String,
    width: u32,
    height: u32,
}

impl Thumbnail {
    /// The picture of a drawing, where there is one, and what it holds in few words.
    pub(super) fn of(
        desk: &Desk<'_>,
        (name, address): (&str, &str),
        drawing: Option<&Drawing>,
        content: String,
    ) -> Self {
        let picture = drawing.map(|drawing| Picture {
            src: desk.to(&drawing.path()),
            width: whole(drawing.size.width),
            height: whole(drawing.size.height),
        });
        Self { name: name.to_owned(), href: desk.to(address), picture, content }
    }
}

/// A length of a sheet in whole pixels.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sheets are 1 to 20000"
)]
fn whole(length: f32) -> u32 {
    length.round().clamp(1.0, 20_000.0) as u32
}
