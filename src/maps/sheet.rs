//! What every sheet carries around its map: head with title, marks and key figures over one rule; legend; foot.

use super::Studio;
use super::coding::SMALL;
use super::paper::Paper;
use crate::model::{Openness, Region, Word};
use crate::scene::{Colour, Mark, Rect, Scene, Size, Stroke, Tally, Text};
use crate::site::ChainView;
use crate::text::{Align, Block, Fonts, Ink};
use std::borrow::Cow;

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
    pub(super) name: Cow<'static, str>,
    /// The strictest mark of what the sheet holds.
    pub(super) openness: Openness,
    /// Key figures, from left to right.
    pub(super) figures: Vec<KeyFigure>,
    /// One paragraph that says what the sheet shows.
    pub(super) description: String,
}

/// What a sheet is about.
#[derive(Debug, Clone)]
pub(super) struct About {
    /// The chain, the city, or the site.
    name: String,
    /// The department that compiles it, where that is known.
    by: Option<String>,
}

impl About {
    /// A chain.
    pub(super) fn chain(studio: &Studio<'_>, view: &ChainView<'_>) -> Self {
        let line = studio.site.assignment(view.chain.id());
        let department =
            line.and_then(|one| studio.site.departments.named(one.department.as_ref()));
        let by = department.map(|one| one.record.name.value.clone());
        Self { name: view.chain.record.name.value.clone(), by }
    }

    /// A city.
    pub(super) fn region(region: &Region) -> Self {
        Self { name: region.record.name.value.clone(), by: None }
    }

    /// All chains.
    pub(super) fn site(studio: &Studio<'_>) -> Self {
        Self { name: studio.site.model.settings.title.clone(), by: None }
    }
}

/// Which sheet of how many, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Turn {
    /// The sheet.
    pub(super) at: usize,
    /// How many there are.
    pub(super) of: usize,
}

impl Turn {
    /// The only sheet.
    pub(super) const ONLY: Self = Self { at: 0, of: 1 };
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
    /// Begins a sheet: title, marks, key figures and the rule below them. Where there are several, those after the
    /// first have a low head that says what they hold.
    pub(super) fn begin(
        studio: &'a Studio<'a>,
        about: &About,
        head: &Head,
        (turn, topic): (Turn, &str),
    ) -> Self {
        let title = format!("{} {}", about.name, head.name);
        let size = Size::new(studio.paper.width(), studio.paper.height().unwrap_or_default());
        let mut scene = Scene::new(size, title, head.description.clone());
        let marks = subtitle(studio, about.by.as_deref(), head.openness);
        let rule = if turn.at == 0 {
            scene.tallies.extend(head.figures.iter().filter_map(|figure| figure.tally.clone()));
            first_head(studio, &mut scene, (about, head), &marks)
        } else {
            scene.title.push_str(&format!("（第 {} 张，共 {} 张）", turn.at + 1, turn.of));
            let title = format!("{} {}（续）", about.name, head.name);
            further_head(studio, &mut scene, (&title, topic), &marks)
        };
        let paper = studio.paper;
        scene.push(Stroke::new(Colour::Ink, 1.6).horizontal(rule, paper.left(), paper.right()));
        let below = if turn.at == 0 { 18.0 } else { 14.0 };
        Self { studio, scene, top: rule + below }
    }

    /// A line of signs with their meanings, wrapped where it must be, with a remark at the right end of the
    /// first line.
    pub(super) fn legend(&mut self, items: &[LegendItem], remark: &str) {
        let (fonts, paper) = (self.studio.fonts, self.studio.paper);
        if items.is_empty() && remark.is_empty() {
            return;
        }
        let mut limit = paper.right();
        if !remark.is_empty() {
            let ink = Ink::regular(SMALL, Colour::Ink3);
            let text = fonts.set_middle(remark, ink, self.top + 10.0).ending(limit);
            limit = text.origin.x - 24.0;
            self.scene.push(text);
        }
        let mut x = paper.left();
        for item in items {
            let ink = Ink::regular(15.0, Colour::Ink2);
            let width = item.width + 8.0 + fonts.width(&item.meaning, ink.style);
            if x + width > limit {
                (x, self.top, limit) = (paper.left(), self.top + 30.0, paper.right());
            }
            let swatch = Rect::new(x, self.top, item.width, 20.0);
            (item.draw)(swatch).into_iter().for_each(|mark| self.scene.marks.push(mark));
            let text = fonts.set_middle(&item.meaning, ink, self.top + 10.0);
            self.scene.push(text.starting(x + item.width + 8.0));
            x += width + 24.0;
        }
        self.top += 20.0 + if paper == Paper::Screen { 22.0 } else { 16.0 };
    }

    /// A remark on a line of its own, wrapped to the sheet.
    pub(super) fn remark(&mut self, text: &str) {
        let paper = self.studio.paper;
        let ink = Ink::regular(15.0, Colour::Ink2);
        let lines = self.studio.fonts.wrap(text, ink.style, paper.room());
        let block = self.studio.fonts.block(lines, ink, 22.0);
        let height = block.size().height;
        let area = Rect::new(paper.left(), self.top, paper.room(), height);
        for line in block.top(area, Align::Start) {
            self.scene.push(line);
        }
        self.top += height + if paper == Paper::Screen { 20.0 } else { 14.0 };
    }

    /// Ends the sheet below the map: a rule, notes at the left, the numbering at the right. On paper they stand at the
    /// lower edge of the sheet.
    pub(super) fn finish(mut self, bottom: f32, notes: &str, numbering: &str) -> Scene {
        let (foot, paper) = (Foot::measure(self.studio, notes, numbering), self.studio.paper);
        let rule = match paper.height() {
            None => bottom + 26.0,
            Some(height) => height - foot.height(),
        };
        let line = Stroke::new(Colour::Line, 1.0);
        self.scene.push(line.horizontal(rule, paper.left(), paper.right()));
        self.scene.size.height =
            rule + foot.height() + if paper == Paper::Screen { 24.0 } else { 0.0 };
        foot.draw(self.studio, rule, &mut self.scene);
        self.scene
    }
}

/// Notes and numbering below the rule of the foot.
pub(super) struct Foot {
    notes: Block,
    numbering: Text,
}

/// From the rule of the foot to its first line.
const FOOT: f32 = 24.0;

impl Foot {
    pub(super) fn measure(studio: &Studio<'_>, notes: &str, numbering: &str) -> Self {
        let (fonts, ink) = (studio.fonts, Ink::regular(SMALL, Colour::Ink3));
        let numbering = fonts.set(numbering, ink);
        let room = studio.paper.room() - numbering.width - 40.0;
        Self { notes: fonts.block(fonts.wrap(notes, ink.style, room), ink, 20.0), numbering }
    }

    /// From the rule to the lowest line.
    pub(super) fn height(&self) -> f32 {
        (FOOT - 0.88 * SMALL + self.notes.size().height).max(30.0)
    }

    fn draw(self, studio: &Studio<'_>, rule: f32, scene: &mut Scene) {
        let paper = studio.paper;
        let size = self.notes.size();
        // The first line of the notes stands on the base line of the numbering.
        let top = rule + FOOT - 0.88 * SMALL;
        let area = Rect::new(paper.left(), top, size.width, size.height);
        self.notes.top(area, Align::Start).into_iter().for_each(|line| scene.push(line));
        scene.push(self.numbering.at(0.0, rule + FOOT).ending(paper.right()));
    }
}

/// The head of the first sheet; returns where the rule below it lies. Where the key figures leave too little room beside
/// the title, they stand in a line of their own below it.
fn first_head(
    studio: &Studio<'_>,
    scene: &mut Scene,
    (about, head): (&About, &Head),
    marks: &str,
) -> f32 {
    let (fonts, paper) = (studio.fonts, studio.paper);
    let widths = head.figures.iter().map(|figure| figure_width(fonts, figure) + FIGURE_GAP);
    let left = paper.right() - widths.sum::<f32>();
    let bold = Ink::bold(34.0, Colour::Ink).style;
    let title = fonts.width(&about.name, bold) + 34.0 + fonts.width(&head.name, bold);
    let is_beside = paper == Paper::Screen || paper.left() + title <= left;
    let limit = if is_beside { left } else { paper.right() };
    let rule = titles(studio, scene, (&about.name, &head.name, marks), limit);
    if is_beside {
        let mut right = paper.right();
        for figure in head.figures.iter().rev() {
            right = key_figure(studio, scene, figure, right) - FIGURE_GAP;
        }
        return rule;
    }
    let mut x = paper.left();
    for figure in &head.figures {
        let value = fonts.set(&figure.value, Ink::bold(22.0, Colour::Ink)).at(x, rule + 20.0);
        let label = fonts.set(figure.label, Ink::regular(SMALL, Colour::Ink2));
        let label = label.at(value.right() + 6.0, rule + 20.0);
        x = label.right() + 22.0;
        scene.push(value);
        scene.push(label);
    }
    rule + 32.0
}

/// The head of a sheet that goes on; returns where the rule below it lies.
fn further_head(
    studio: &Studio<'_>,
    scene: &mut Scene,
    (title, topic): (&str, &str),
    marks: &str,
) -> f32 {
    let (fonts, paper) = (studio.fonts, studio.paper);
    let marks = fonts.set(marks, Ink::regular(SMALL, Colour::Ink2));
    let ink = Ink::bold(17.0, Colour::Ink);
    let room = paper.room() - marks.width - 30.0;
    let mut y = 20.0;
    scene.push(marks.at(0.0, y).ending(paper.right()));
    // What the sheet holds stands behind the title, or below it where there is no room.
    let whole = if topic.is_empty() { title.to_owned() } else { format!("{title}：{topic}") };
    let lines = match fonts.width(&whole, ink.style) <= room || topic.is_empty() {
        true => vec![whole.as_str()],
        false => vec![title, topic],
    };
    for line in lines.into_iter().flat_map(|line| fonts.balance(line, ink.style, room)) {
        scene.push(fonts.set(&line.content, ink).at(paper.left(), y));
        y += 24.0;
    }
    y - 12.0
}

/// Draws the names of the chain and of the map and the marks below them, all left of the key figures; returns
/// where the rule below them lies. A name too long for one line gets more lines, and the rule moves down.
fn titles(
    studio: &Studio<'_>,
    scene: &mut Scene,
    (name, map, marks): (&str, &str, &str),
    limit: f32,
) -> f32 {
    let (fonts, left) = (studio.fonts, studio.paper.left());
    let (bold, plain) = (Ink::bold(34.0, Colour::Ink), Ink::regular(16.0, Colour::Ink2));
    let room = limit - left;
    let second = fonts.set(map, bold);
    let beside = fonts.width(name, bold.style) + 34.0 + second.width <= room;
    let mut y = studio.paper.first_line();
    let mut right = left;
    for line in fonts.balance(name, bold.style, room) {
        let text = fonts.set(&line.content, bold).at(left, y);
        right = text.right();
        y += 44.0;
        scene.push(text);
    }
    match beside {
        true => scene.push(second.at(right + 34.0, y - 44.0)),
        false => {
            // The name of a sheet of its own holds the name of a link, which may be long.
            for line in fonts.balance(map, bold.style, room) {
                scene.push(fonts.set(&line.content, bold).at(left, y));
                y += 44.0;
            }
        }
    }
    y -= 10.0;
    // On paper, where height is dear, marks are rather small than on two lines.
    let is_long = studio.paper != Paper::Screen && fonts.width(marks, plain.style) > room;
    let plain = if is_long { Ink::regular(SMALL, Colour::Ink2) } else { plain };
    for line in fonts.wrap(marks, plain.style, room) {
        scene.push(fonts.set(&line.content, plain).at(left, y));
        y += 24.0;
    }
    y
}

/// Edition, as-of date, compiling department, openness.
pub(super) fn subtitle(studio: &Studio<'_>, by: Option<&str>, openness: Openness) -> String {
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
    let (fonts, line) = (studio.fonts, studio.paper.first_line());
    let value = fonts.set(&figure.value, Ink::bold(28.0, Colour::Ink)).at(0.0, line);
    let label = fonts.set(figure.label, Ink::regular(SMALL, Colour::Ink2)).at(0.0, line + 30.0);
    let left = right - value.width.max(label.width);
    scene.push(value.ending(right));
    scene.push(label.ending(right));
    left
}

/// Width of a key figure beside the title.
fn figure_width(fonts: &Fonts<'_>, figure: &KeyFigure) -> f32 {
    let value = fonts.width(&figure.value, Ink::bold(28.0, Colour::Ink).style);
    value.max(fonts.width(figure.label, Ink::regular(SMALL, Colour::Ink2).style))
}
