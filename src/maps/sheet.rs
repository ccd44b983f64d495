//! What every sheet carries around its map: head with title, marks and key figures over one rule; legend; foot.

use super::Studio;
use super::coding::SMALL;
use crate::model::{Openness, Word};
use crate::scene::{Colour, Mark, Rect, Scene, Size, Stroke, Tally};
use crate::site::ChainView;
use crate::text::{Fonts, Ink};

/// Width of a sheet on screen.
pub(super) const WIDTH: f32 = 1600.0;
/// Left and right margin.
pub(super) const MARGIN: f32 = 40.0;
/// Where the rule under a head of one line lies.
const RULE: f32 = 124.0;
/// Room between two key figures.
const FIGURE_GAP: f32 = 34.0;

/// A number in the head of a sheet.
#[derive(Debug, Clone)]
pub(super) struct KeyFigure {
    /// The number.
    pub(super) value: String,
    /// What it counts.
    pub(super) label: &'static str,
    /// The promise that the audit verifies, where the number counts what is drawn.
    pub(super) tally: Option<Tally>,
}

impl KeyFigure {
    /// A number that counts the groups with a tag.
    pub(super) fn counting(count: usize, label: &'static str, tag: &'static str) -> Self {
        Self { value: count.to_string(), label, tally: Some(Tally { tag, count }) }
    }

    /// A number that is computed otherwise.
    pub(super) fn stated(value: impl Into<String>, label: &'static str) -> Self {
        Self { value: value.into(), label, tally: None }
    }
}

/// What the head says beside the title.
#[derive(Debug)]
pub(super) struct Head {
    /// The name of the map or sheet.
    pub(super) name: &'static str,
    /// The strictest mark of what the sheet holds.
    pub(super) openness: Openness,
    /// Key figures, from left to right.
    pub(super) figures: Vec<KeyFigure>,
    /// One paragraph that says what the sheet shows.
    pub(super) description: String,
}

/// A sheet that is being drawn.
#[derive(Debug)]
pub(super) struct Sheet<'a> {
    studio: &'a Studio<'a>,
    /// What is drawn so far. Its height is set by [`Sheet::finish`].
    pub(super) scene: Scene,
    /// Where the next thing below begins.
    pub(super) top: f32,
}

/// One sign of the legend: its drawing in a box of a given size, and its meaning.
pub(super) struct LegendItem {
    /// Width of the drawing.
    pub(super) width: f32,
    /// Draws it into a box of that width and 20 units height.
    pub(super) draw: Box<dyn Fn(Rect) -> Vec<Mark>>,
    /// What it means.
    pub(super) meaning: String,
}

impl<'a> Sheet<'a> {
    /// Begins the sheet of a chain: title, marks, key figures and the rule below them.
    pub(super) fn begin(studio: &'a Studio<'a>, view: &ChainView<'_>, head: Head) -> Self {
        let line = studio.site.assignment(view.chain.id());
        let department =
            line.and_then(|one| studio.site.departments.named(one.department.as_ref()));
        let by = department.map(|one| one.record.name.value.as_str());
        Self::open(studio, (&view.chain.record.name.value, by), head)
    }

    /// Begins a sheet over all chains.
    pub(super) fn of_site(studio: &'a Studio<'a>, head: Head) -> Self {
        Self::open(studio, (&studio.site.model.settings.title, None), head)
    }

    /// Begins a sheet about something that is compiled by a department, where that is known.
    fn open(studio: &'a Studio<'a>, (name, by): (&str, Option<&str>), head: Head) -> Self {
        let title = format!("{name} {}", head.name);
        let mut scene = Scene::new(Size::new(WIDTH, RULE), title, head.description);
        let mut left = WIDTH - MARGIN;
        for figure in head.figures.iter().rev() {
            left = key_figure(studio, &mut scene, figure, left) - FIGURE_GAP;
        }
        scene.tallies.extend(head.figures.into_iter().filter_map(|figure| figure.tally));
        let marks = subtitle(studio, by, head.openness);
        let rule = titles(studio.fonts, &mut scene, (name, head.name, &marks), left);
        scene.push(Stroke::new(Colour::Ink, 1.6).horizontal(rule, MARGIN, WIDTH - MARGIN));
        Self { studio, scene, top: rule + 18.0 }
    }

    /// A line of signs with their meanings, wrapped where it must be, with a remark at the right end of the
    /// first line.
    pub(super) fn legend(&mut self, items: Vec<LegendItem>, remark: &str) {
        let fonts = self.studio.fonts;
        let mut limit = WIDTH - MARGIN;
        if !remark.is_empty() {
            let ink = Ink::regular(SMALL, Colour::Ink3);
            let text = fonts.set_middle(remark, ink, self.top + 10.0).ending(limit);
            limit = text.origin.x - 24.0;
            self.scene.push(text);
        }
        let mut x = MARGIN;
        for item in items {
            let ink = Ink::regular(15.0, Colour::Ink2);
            let width = item.width + 8.0 + fonts.width(&item.meaning, ink.style);
            if x + width > limit {
                (x, self.top, limit) = (MARGIN, self.top + 30.0, WIDTH - MARGIN);
            }
            let swatch = Rect::new(x, self.top, item.width, 20.0);
            (item.draw)(swatch).into_iter().for_each(|mark| self.scene.marks.push(mark));
            let text = fonts.set_middle(&item.meaning, ink, self.top + 10.0);
            self.scene.push(text.starting(x + item.width + 8.0));
            x += width + 24.0;
        }
        self.top += 20.0 + 22.0;
    }

    /// A remark on a line of its own, wrapped to the sheet.
    pub(super) fn remark(&mut self, text: &str) {
        let ink = Ink::regular(15.0, Colour::Ink2);
        let lines = self.studio.fonts.wrap(text, ink.style, WIDTH - 2.0 * MARGIN);
        let block = self.studio.fonts.block(lines, ink, 22.0);
        let height = block.size().height;
        let area = Rect::new(MARGIN, self.top, WIDTH - 2.0 * MARGIN, height);
        for line in block.top(area, crate::text::Align::Start) {
            self.scene.push(line);
        }
        self.top += height + 20.0;
    }

    /// Ends the sheet below the map: a rule, notes at the left, the numbering at the right.
    pub(super) fn finish(mut self, bottom: f32, notes: &str, numbering: &str) -> Scene {
        let fonts = self.studio.fonts;
        let rule = bottom + 26.0;
        self.scene.push(Stroke::new(Colour::Line, 1.0).horizontal(rule, MARGIN, WIDTH - MARGIN));
        let ink = Ink::regular(SMALL, Colour::Ink3);
        let right = fonts.set(numbering, ink).at(0.0, rule + 24.0).ending(WIDTH - MARGIN);
        let room = right.origin.x - MARGIN - 40.0;
        let block = fonts.block(fonts.wrap(notes, ink.style, room), ink, 20.0);
        // The first line of the notes stands on the base line of the numbering.
        let area = Rect::new(MARGIN, rule + 24.0 - 0.88 * SMALL, room, block.size().height);
        for line in block.top(area, crate::text::Align::Start) {
            self.scene.push(line);
        }
        self.scene.push(right);
        self.scene.size.height = area.bottom().max(rule + 30.0) + 24.0;
        self.scene
    }
}

/// Draws the names of the chain and of the map and the marks below them, all left of the key figures; returns
/// where the rule below them lies. A name too long for one line gets more lines, and the rule moves down.
fn titles(
    fonts: &Fonts<'_>,
    scene: &mut Scene,
    (name, map, marks): (&str, &str, &str),
    limit: f32,
) -> f32 {
    let (bold, plain) = (Ink::bold(34.0, Colour::Ink), Ink::regular(16.0, Colour::Ink2));
    let room = limit - MARGIN;
    let second = fonts.set(map, bold);
    let beside = fonts.width(name, bold.style) + 34.0 + second.width <= room;
    let mut y = 66.0;
    let mut right = MARGIN;
    for line in fonts.balance(name, bold.style, room) {
        let text = fonts.set(&line.content, bold).at(MARGIN, y);
        right = text.right();
        y += 44.0;
        scene.push(text);
    }
    match beside {
        true => scene.push(second.at(right + 34.0, y - 44.0)),
        false => {
            scene.push(second.at(MARGIN, y));
            y += 44.0;
        }
    }
    y -= 10.0;
    for line in fonts.wrap(marks, plain.style, room) {
        scene.push(fonts.set(&line.content, plain).at(MARGIN, y));
        y += 24.0;
    }
    y
}

/// Edition, as-of date, compiling department, openness.
fn subtitle(studio: &Studio<'_>, by: Option<&str>, openness: Openness) -> String {
    let settings = &studio.site.model.settings;
    let mut parts = vec![edition_name(&settings.edition)];
    parts.extend(settings.as_of.map(|as_of| format!("数据截至 {}", as_of.value.end)));
    parts.extend(by.map(|department| format!("编制：{department}")));
    parts.push(openness.word().to_owned());
    if settings.notice.is_some() {
        parts.push("示例".to_owned());
    }
    parts.join("\u{3000}")
}

/// `2023-Q4` is 2023年第四季度版; other names stand as they are.
pub(crate) fn edition_name(edition: &str) -> String {
    let quarter = match edition.split_once("-Q") {
        Some((year, quarter)) if year.len() == 4 => {
            let quarters = [("1", "一"), ("2", "二"), ("3", "三"), ("4", "四")];
            let found = quarters.iter().find(|(number, _)| *number == quarter);
            found.map(|(_, word)| format!("{year}年第{word}季度版"))
        }
        _ => None,
    };
    quarter.unwrap_or_else(|| format!("{edition} 版"))
}

/// Draws a key figure that ends at `right`; returns where it begins.
fn key_figure(studio: &Studio<'_>, scene: &mut Scene, figure: &KeyFigure, right: f32) -> f32 {
    let fonts = studio.fonts;
    let value = fonts.set(&figure.value, Ink::bold(28.0, Colour::Ink)).at(0.0, 66.0);
    let label = fonts.set(figure.label, Ink::regular(SMALL, Colour::Ink2)).at(0.0, 96.0);
    let left = right - value.width.max(label.width);
    scene.push(value.ending(right));
    scene.push(label.ending(right));
    left
}
