//! From the parts of a map to its sheets: one on screen, as many as it takes on paper. Parts are never divided; the head
//! and the legend stand on every sheet, and every sheet says which of how many it is and what the others hold.

use super::breaks::{self, Load};
use super::sheet::{About, Foot, Head, LegendItem, Sheet, Turn};
use super::{Changes, Opinions, Studio, changes};
use crate::scene::{Mark, Scene, Size};
use std::rc::Rc;

/// A part of a map that stands on one sheet. Its marks count from its top left corner downwards; across they stand where
/// they will stand.
#[derive(Debug, Default)]
pub(super) struct Strip {
    /// What is drawn.
    pub(super) marks: Vec<Mark>,
    /// How high it is.
    pub(super) height: f32,
    /// Room above it, unless it is the first on its sheet.
    pub(super) above: f32,
    /// What stands above it where a sheet other than the first begins with it.
    pub(super) opening: Option<Rc<Opening>>,
    /// What it belongs to, as the other sheets name it.
    pub(super) topic: String,
    /// Whether it must not be the last on its sheet.
    pub(super) is_held: bool,
}

/// What is repeated where a map goes on on another sheet: the heads of columns, a title with （续）.
#[derive(Debug, Default)]
pub(super) struct Opening {
    /// What is drawn, from the top downwards.
    pub(super) marks: Vec<Mark>,
    /// How high it is, with the room below it.
    pub(super) height: f32,
}

impl Strip {
    /// A part without room above it.
    pub(super) fn new(marks: Vec<Mark>, height: f32) -> Self {
        Self { marks, height, ..Self::default() }
    }

    /// A part as it is drawn from height 0 on; `draw` returns where it ends.
    pub(super) fn drawn(draw: impl FnOnce(&mut Scene) -> f32) -> Self {
        let mut scene = Scene::new(Size::default(), "", "");
        let height = draw(&mut scene);
        Self::new(scene.marks, height)
    }

    /// The same with room above it.
    pub(super) const fn below(mut self, above: f32) -> Self {
        self.above = above;
        self
    }

    /// The same as a part of something that has a name.
    pub(super) fn of(mut self, topic: &str) -> Self {
        topic.clone_into(&mut self.topic);
        self
    }

    /// The same, never last on a sheet.
    pub(super) const fn held(mut self) -> Self {
        self.is_held = true;
        self
    }

    /// The same with what is repeated above it.
    pub(super) fn opened(mut self, opening: &Rc<Opening>) -> Self {
        self.opening = Some(Rc::clone(opening));
        self
    }
}

/// The heights for parts on a sheet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rooms {
    /// On the only sheet.
    pub(super) only: f32,
    /// On the first of several.
    pub(super) first: f32,
    /// On a further one.
    pub(super) further: f32,
}

/// What stands around the parts of a map.
pub(super) struct Book<'a> {
    /// What to draw with.
    pub(super) studio: &'a Studio<'a>,
    /// Whose map it is.
    pub(super) about: About,
    /// Title, marks and key figures.
    pub(super) head: Head,
    /// The signs that are used, and a remark at the right end of their line.
    pub(super) legend: (Vec<LegendItem>, &'static str),
    /// Remarks between legend and map.
    pub(super) remarks: Vec<String>,
    /// Notes at the foot.
    pub(super) notes: String,
    /// What the foot says of the numbers.
    pub(super) numbering: String,
}

/// What of a map a book holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Share {
    /// All of it.
    Whole,
    /// An element that has a sheet of its own.
    Part,
}

/// Room between the last part and the foot on paper.
const ABOVE_FOOT: f32 = 6.0;
/// No number of sheets is wider.
const MANY: usize = 888;
/// As many characters name what a sheet holds at most.
const TOPIC: usize = 18;
/// As many characters say at most what the other sheets hold.
const ELSEWHERE: usize = 100;

impl Book<'_> {
    /// The height for parts on a sheet of paper that is not the first.
    pub(super) fn room(&self) -> Option<f32> {
        Some(self.height()? - self.furniture(Turn { at: MANY - 1, of: MANY }))
    }

    /// The height for parts on the first sheet of paper, where there are others.
    pub(super) fn first_room(&self) -> Option<f32> {
        Some(self.height()? - self.furniture(Turn { at: 0, of: MANY }))
    }

    /// The heights that parts have; there is no end to that of a screen.
    pub(super) fn rooms(&self) -> Rooms {
        let or_more = |room: Option<f32>| room.unwrap_or(f32::INFINITY);
        Rooms {
            only: or_more(self.only_room()),
            first: or_more(self.first_room()),
            further: or_more(self.room()),
        }
    }

    /// The height for parts on a sheet of paper that is the only one.
    pub(super) fn only_room(&self) -> Option<f32> {
        Some(self.height()? - self.furniture(Turn::ONLY))
    }

    /// The height for parts that any sheet of paper has, where there are several.
    pub(super) fn least_room(&self) -> Option<f32> {
        Some(self.first_room()?.min(self.room()?))
    }

    fn height(&self) -> Option<f32> {
        Some(self.studio.paper.height()? - ABOVE_FOOT)
    }

    /// What head, legend, remarks and foot take of a sheet. On the first of several the foot also tells what the
    /// others hold, and the heads of the others what they hold: room for as much as that can be.
    fn furniture(&self, turn: Turn) -> f32 {
        let others = if turn.of > 1 && turn.at == 0 { ELSEWHERE } else { 0 };
        let notes = format!("{}{}", self.notes, "张".repeat(others));
        let foot = Foot::measure(self.studio, &notes, &self.numbers(turn));
        self.begin(turn, &"张".repeat(TOPIC), Share::Whole).top + foot.height()
    }

    /// The sheets.
    pub(super) fn bind(self, strips: Vec<Strip>) -> Vec<Scene> {
        self.bind_among(strips, (0, 0))
    }

    /// The same where so many other sheets of the map stand before and after them.
    pub(super) fn bind_among(
        self,
        strips: Vec<Strip>,
        (before, after): (usize, usize),
    ) -> Vec<Scene> {
        let share = if before == 0 { Share::Whole } else { Share::Part };
        let changes = self.studio.changes.filter(|_| share == Share::Whole);
        let mut strips = strips;
        strips.extend(changes.into_iter().flat_map(|one| changes::strips(self.studio, one)));
        let pages = self.paginate(strips);
        let of = pages.len();
        let topics: Vec<String> = pages.iter().map(|page| topics(page)).collect();
        let mut scenes = Vec::new();
        for (at, page) in pages.into_iter().enumerate() {
            let turn = Turn { at, of };
            let mut sheet = self.begin(turn, &topics[at], share);
            let mut y = sheet.top;
            for (index, strip) in page.into_iter().enumerate() {
                if index > 0 {
                    y += strip.above;
                } else if let Some(opening) = strip.opening.as_ref().filter(|_| at > 0) {
                    sheet.scene.marks.extend(moved(opening.marks.clone(), y));
                    y += opening.height;
                }
                sheet.scene.marks.extend(moved(strip.marks, y));
                y += strip.height;
            }
            let others = if at == 0 { elsewhere(&topics) } else { String::new() };
            let numbers = self.numbers(Turn { at: before + at, of: before + of + after });
            scenes.push(sheet.finish(y, &format!("{}{others}", self.notes), &numbers));
        }
        scenes
    }

    fn begin(&self, turn: Turn, topic: &str, share: Share) -> Sheet<'_> {
        let changed = self.studio.changes.map(|changes| match share {
            Share::Whole => changes.head(&self.head),
            Share::Part => Head { figures: Vec::new(), ..changes.head(&self.head) },
        });
        let commented = self.studio.opinions.map(|opinions| opinions.head(&self.head));
        let head = changed.as_ref().or(commented.as_ref()).unwrap_or(&self.head);
        let mut sheet = Sheet::begin(self.studio, &self.about, head, (turn, topic));
        if let Some(changes) = self.studio.changes {
            sheet.legend(&changes::items(self.studio.fonts, changes), "");
        }
        if self.studio.opinions.is_some() {
            sheet.legend(&[Opinions::item(self.studio.fonts)], "");
        }
        sheet.legend(&self.legend.0, self.legend.1);
        let told = self.studio.changes.filter(|_| turn.at == 0).map(Changes::remark);
        told.iter().chain(&self.remarks).for_each(|remark| sheet.remark(remark));
        sheet
    }

    fn numbers(&self, turn: Turn) -> String {
        let place = format!("第 {} 张，共 {} 张", turn.at + 1, turn.of);
        match self.numbering.is_empty() {
            true => place,
            false => format!("{}\u{3000}{place}", self.numbering),
        }
    }

    /// Divides the parts into sheets; all stand on one where they fit on it.
    fn paginate(&self, strips: Vec<Strip>) -> Vec<Vec<Strip>> {
        let (Some(only), Some(first), Some(room)) =
            (self.only_room(), self.first_room(), self.room())
        else {
            return vec![strips];
        };
        if strips.is_empty() || stacked(&strips) <= only {
            return vec![strips];
        }
        let mut blocks = blocks(strips);
        // A head of many lines may leave too little room below it: then it has the first sheet for itself.
        let is_alone = blocks.first().is_some_and(|block| stacked(block) > first);
        let first = if is_alone { room } else { first };
        let sheets = breaks::sheets(blocks.len(), |range| match range.start {
            0 => {
                let taken = stacked(blocks[range].iter().flatten());
                Load { taken, room: first, is_within: false }
            }
            _ => {
                let (taken, is_within) = beginning(&blocks[range]);
                Load { taken, room, is_within }
            }
        });
        let pages = sheets.into_iter().map(|range| blocks.drain(..range.len()).flatten().collect());
        is_alone.then(Vec::new).into_iter().chain(pages).collect()
    }
}

/// The height of parts with which a sheet other than the first begins, and whether that is in the middle of something.
pub(super) fn beginning(blocks: &[Vec<Strip>]) -> (f32, bool) {
    let opening = blocks.iter().flatten().next().and_then(|strip| strip.opening.as_ref());
    let above = opening.map_or(0.0, |opening| opening.height);
    (above + stacked(blocks.iter().flatten()), opening.is_some())
}

/// Parts with what they are held to.
pub(super) fn blocks(strips: Vec<Strip>) -> Vec<Vec<Strip>> {
    let mut blocks: Vec<Vec<Strip>> = Vec::new();
    let mut is_held = false;
    for strip in strips {
        let next = strip.is_held;
        match blocks.last_mut() {
            Some(block) if is_held => block.push(strip),
            _ => blocks.push(vec![strip]),
        }
        is_held = next;
    }
    blocks
}

/// The height of parts below each other.
pub(super) fn stacked<'s>(strips: impl IntoIterator<Item = &'s Strip>) -> f32 {
    let strips = strips.into_iter().enumerate();
    strips.map(|(at, strip)| strip.height + if at > 0 { strip.above } else { 0.0 }).sum()
}

fn moved(marks: Vec<Mark>, down: f32) -> impl Iterator<Item = Mark> {
    marks.into_iter().map(move |mark| mark.moved(0.0, down))
}

/// What a sheet holds, in the order of its parts.
fn topics(page: &[Strip]) -> String {
    let mut topics: Vec<&str> = page.iter().map(|strip| strip.topic.as_str()).collect();
    topics.retain(|topic| !topic.is_empty());
    topics.dedup();
    joined(&topics)
}

/// What a sheet or a part holds, in words; where that is much, the first and the last of it, and where even that is more
/// than a head has room for, the first alone or nothing.
pub(super) fn joined(topics: &[&str]) -> String {
    let mut words = vec![topics.join("、")];
    if let [first, .., last] = topics {
        words.push(format!("{first}至{last}"));
        words.push(format!("{first}等"));
    }
    let short = words.into_iter().find(|one| one.chars().count() <= TOPIC);
    short.unwrap_or_default()
}

/// What the sheets after the first hold: sheet by sheet where that is said in few words, neighbours that hold the same
/// together.
fn elsewhere(topics: &[String]) -> String {
    let mut runs: Vec<(usize, usize, &str)> = Vec::new();
    for (at, topic) in topics.iter().enumerate().skip(1) {
        match runs.last_mut() {
            Some(last) if last.2 == topic => last.1 = at + 1,
            _ => runs.push((at + 1, at + 1, topic)),
        }
    }
    runs.retain(|(.., topic)| !topic.is_empty());
    let say = |(from, to, topic): &(usize, usize, &str)| match from == to {
        true => format!("第 {from} 张：{topic}。"),
        false => format!("第 {from}–{to} 张：{topic}。"),
    };
    let all: String = runs.iter().map(say).collect();
    if all.chars().count() > ELSEWHERE {
        "其余各张所载见其张头。".to_owned()
    } else {
        all
    }
}
