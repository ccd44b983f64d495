//! Small drawings that stand beside a table: the title, the marks that a sheet must carry wherever it goes, and remarks below.
//!
//! Their size is their own and the same on screen and on paper; only the margin differs, as with maps.

use super::Studio;
use super::coding::SMALL;
use super::pen::leading;
use super::sheet;
use crate::model::Openness;
use crate::scene::{Colour, Rect, Scene, Size};
use crate::text::{Align, Ink};

/// What stands between two parts of a line.
const BETWEEN: char = '\u{3000}';

/// What a small drawing says of itself.
pub(super) struct Title {
    /// What it shows.
    pub(super) name: String,
    /// What must be known to read it: scope, calibre, unit.
    pub(super) about: Vec<String>,
    /// The strictest mark of what it holds.
    pub(super) openness: Openness,
    /// One paragraph that says what it shows.
    pub(super) description: String,
}

/// A small drawing that is being drawn.
pub(super) struct Small {
    pub(super) scene: Scene,
    /// What may be drawn on: the left edge, and the width between the margins; its top is where the next thing begins.
    pub(super) area: Rect,
    margin: f32,
}

impl Small {
    /// Begins a drawing of a width: its name, what must be known, its marks.
    pub(super) fn begin(studio: &Studio<'_>, title: Title, width: f32) -> Self {
        let margin = studio.paper.left().min(16.0);
        let size = Size::new(width + 2.0 * margin, 0.0);
        let scene = Scene::new(size, title.name.as_str(), title.description);
        let area = Rect::new(margin, margin, width, 0.0);
        let mut small = Self { scene, area, margin };
        small.write(studio, &title.name, Ink::bold(17.0, Colour::Ink));
        small.parts(studio, &title.about, Ink::regular(15.0, Colour::Ink2));
        let marks = sheet::subtitle(studio, None, title.openness);
        let marks: Vec<String> = marks.split(BETWEEN).map(str::to_owned).collect();
        small.parts(studio, &marks, Ink::regular(SMALL, Colour::Ink3));
        small
    }

    /// Writes parts with room between them, as many on a line as it holds; a part is broken only where it is wider.
    fn parts(&mut self, studio: &Studio<'_>, parts: &[String], ink: Ink) {
        let mut line = String::new();
        for part in parts {
            let longer =
                if line.is_empty() { part.clone() } else { format!("{line}{BETWEEN}{part}") };
            if studio.fonts.width(&longer, ink.style) <= self.area.width || line.is_empty() {
                line = longer;
            } else {
                self.write(studio, &line, ink);
                line.clone_from(part);
            }
        }
        self.write(studio, &line, ink);
    }

    /// Writes a text over the whole width; nothing where it says nothing.
    pub(super) fn write(&mut self, studio: &Studio<'_>, text: &str, ink: Ink) {
        if text.is_empty() {
            return;
        }
        let fonts = studio.fonts;
        let block = fonts.block(fonts.wrap(text, ink.style, self.area.width), ink, leading(ink));
        let height = block.size().height + leading(ink) - ink.style.size;
        let area = Rect { height, ..self.area };
        block.middle(area, Align::Start).into_iter().for_each(|line| self.scene.push(line));
        self.area.y += height;
    }

    /// Takes a height from the top of what is left.
    pub(super) fn take(&mut self, height: f32) -> Rect {
        let taken = Rect { height, ..self.area };
        self.area.y += height;
        taken
    }

    /// Ends the drawing.
    pub(super) fn finish(mut self) -> Scene {
        self.scene.size.height = self.area.y + self.margin;
        self.scene
    }
}
