//! Tests of the printer: size, ground, density, the same bytes twice.

use super::*;
use crate::scene::{Colour, Fill, Rect, Size};
use crate::text::{Ink, tests::fonts};

const TWICE: Resolution = Resolution { scale: 2.0, dpi: None };

fn sheet() -> Scene {
    let mut scene = Scene::new(Size::new(100.3, 50.0), "技术结构图", "说明");
    scene.push(Rect::new(10.0, 10.0, 30.0, 20.0).filled(Fill::Solid(Colour::Missing)));
    scene.push(fonts().set("光刻胶——IC", Ink::bold(15.0, Colour::Ink)).at(45.0, 30.0));
    scene
}

/// Width, height and colours of a picture.
fn decoded(bytes: &[u8]) -> (u32, u32, Vec<u8>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    assert_eq!(info.color_type, ColorType::Rgb);
    (info.width, info.height, pixels)
}

#[test]
fn a_picture_has_the_size_of_the_sheet_on_white() {
    let bytes = print(&sheet(), &fonts(), TWICE).unwrap();
    let (width, height, pixels) = decoded(&bytes);
    assert_eq!((width, height), (201, 100));
    let at = |x: usize, y: usize| {
        let start = (y * width as usize + x) * 3;
        [pixels[start], pixels[start + 1], pixels[start + 2]]
    };
    assert_eq!(at(1, 1), [255; 3]);
    assert_eq!(at(40, 40), Colour::Missing.rgb());
    let dark = pixels.chunks_exact(3).filter(|pixel| *pixel == Colour::Ink.rgb()).count();
    assert!(dark > 100, "{dark} pixels of text");
}

#[test]
fn the_same_scene_gives_the_same_bytes() {
    let fonts = fonts();
    let first = print(&sheet(), &fonts, TWICE).unwrap();
    assert!(first == print(&sheet(), &fonts, TWICE).unwrap());
    assert!(first != print(&sheet(), &fonts, Resolution { scale: 1.0, ..TWICE }).unwrap());
}

#[test]
fn the_density_is_written_down_and_changes_no_pixel() {
    let fonts = fonts();
    let plain = print(&sheet(), &fonts, TWICE).unwrap();
    let dense = print(&sheet(), &fonts, Resolution { dpi: Some(300), ..TWICE }).unwrap();
    let info = |bytes: &[u8]| {
        let reader = png::Decoder::new(std::io::Cursor::new(bytes.to_vec())).read_info().unwrap();
        reader.info().clone()
    };
    assert!(info(&plain).pixel_dims.is_none());
    assert_eq!(
        info(&dense).pixel_dims.map(|one| (one.xppu, one.unit)),
        Some((11_811, Unit::Meter))
    );
    assert_eq!(info(&dense).utf8_text[0].get_text().unwrap(), "技术结构图");
    assert!(decoded(&plain) == decoded(&dense));
}

#[test]
fn a_picture_that_nobody_can_open_is_refused() {
    let huge = Resolution { scale: 400.0, dpi: None };
    let refused = Err(PrintError::TooLarge { width: 40_120, height: 20_000 });
    assert_eq!(print(&sheet(), &fonts(), huge), refused);
}
