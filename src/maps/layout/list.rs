//! The numbered list: everything present, once, by kind; beside the tiles, and in columns below them where it is long.

use super::signs::{self, KINDS, Sign};
use super::{COLUMN, GUTTER, MAP, Plan, SIDE, words};
use crate::maps::coding::SMALL;
use crate::maps::page::TO_BE_ADDED;
use crate::maps::pen::Pen;
use crate::model::Word;
use crate::scene::{Colour, Mark, Point, Rect, Scene, Stroke};
use crate::site::{Entity, Placed};
use crate::text::{Align, Block, Ink};

/// Room above and below a line of the list.
const PADDING: f32 = 5.5;
/// Columns below the tiles; the column beside them is the last of the four.
const COLUMNS: usize = 4;
/// Height of a title with its rule.
const TITLE: f32 = 34.0;
/// Sections of so many lines stand in one column.
const WHOLE: usize = 8;
/// Room above a title that is not the first of its column.
const ABOVE: f32 = 14.0;
/// So much further than the tiles the column beside them may reach before the list goes on below.
const REACH: f32 = 130.0;
/// Title of the firms.
const FIRMS: &str = "链主与企业";
const NAME: Ink = Ink::regular(15.0, Colour::Ink);
const QUIET: Ink = Ink::regular(SMALL, Colour::Ink2);

/// One line of the list, measured.
struct Entry<'a> {
    placed: &'a Placed<'a>,
    number: String,
    /// Where its name begins.
    left: f32,
    name: Block,
    /// City, with the stage for projects.
    place: Block,
}

/// Lines under one title.
struct Section<'a> {
    title: &'static str,
    entries: Vec<Entry<'a>>,
}

/// Where the filling of columns has come to.
#[derive(Debug, Clone, Copy)]
struct Cursor {
    section: usize,
    entry: usize,
}

/// A piece of a section that stands in one column.
struct Piece<'s, 'a> {
    section: &'s Section<'a>,
    from: usize,
    to: usize,
}

/// Draws the list; `top` is where the column beside the tiles begins, `bottom` where the tiles end. Returns
/// where list and tiles end.
pub(super) fn draw(plan: &Plan<'_>, top: f32, bottom: f32, scene: &mut Scene) -> f32 {
    let sections = sections(plan);
    if sections.is_empty() {
        return nothing(plan, top, scene).max(bottom);
    }
    let whole: f32 = sections.iter().map(|section| section.height(0) + ABOVE).sum();
    let beside = if top + whole <= bottom + REACH { f32::INFINITY } else { bottom - top };
    let start = Cursor { section: 0, entry: 0 };
    let (pieces, rest) = fill(&sections, start, beside);
    let mut end = bottom.max(column(plan, &pieces, Point::new(SIDE, top), scene));
    // The column beside, or the key above it, may reach lower than the tiles.
    let below = end.max(top - 24.0) + 44.0;
    #[expect(clippy::cast_precision_loss, reason = "there are four columns")]
    for (at, pieces) in balanced(&sections, rest).iter().enumerate() {
        let x = MAP.0 + (COLUMN + GUTTER) * at as f32;
        end = end.max(column(plan, pieces, Point::new(x, below), scene));
    }
    end
}

/// Says that nothing is known yet.
fn nothing(plan: &Plan<'_>, top: f32, scene: &mut Scene) -> f32 {
    let mut pen = Pen::at(plan.page.studio.fonts, Rect::new(SIDE, top, COLUMN, 0.0));
    let text = format!("企业、园区、集群与基地、创新平台、重大项目{TO_BE_ADDED}。");
    pen.write(&text, Ink::regular(15.0, Colour::Ink2));
    scene.marks.append(&mut pen.marks);
    pen.y
}

/// The list by kinds; what lies in no city that the content names stands under a title of its own.
fn sections<'a>(plan: &Plan<'a>) -> Vec<Section<'a>> {
    let titles = [FIRMS, "园区", "集群与基地", "创新平台", "重大项目"];
    let named =
        KINDS.iter().zip(titles).map(|(kind, title)| (title, plan.located(*kind).collect()));
    let lost: Vec<_> = plan.placed().iter().filter(|one| one.regions.is_empty()).collect();
    let all: Vec<(&str, Vec<&Placed<'_>>)> = named.chain([("地点待补充", lost)]).collect();
    let numbers = plan.placed().iter().map(|one| plan.page.short(&one.entity.key()));
    let fonts = plan.page.studio.fonts;
    let number = numbers.map(|one| fonts.width(&one, QUIET.style)).fold(0.0, f32::max);
    let filled = all.into_iter().filter(|(_, placed)| !placed.is_empty());
    filled
        .map(|(title, placed)| Section {
            title,
            entries: placed.into_iter().map(|one| entry(plan, one, number)).collect(),
        })
        .collect()
}

fn entry<'a>(plan: &Plan<'a>, placed: &'a Placed<'a>, number: f32) -> Entry<'a> {
    let fonts = plan.page.studio.fonts;
    let place = place_words(placed);
    let place = fonts.balance(&place, QUIET.style, COLUMN * 0.36);
    let place = fonts.block(place, QUIET, 19.0);
    let left = signs::WIDTH + 8.0 + number + 10.0;
    let room = COLUMN - left - place.size().width - 12.0;
    let name = fonts.balance(placed.entity.short_name(), NAME.style, room);
    Entry {
        placed,
        number: plan.page.short(&placed.entity.key()),
        left,
        name: fonts.block(name, NAME, 20.0),
        place,
    }
}

/// The cities, after the stage of a project.
fn place_words(placed: &Placed<'_>) -> String {
    let cities: Vec<&str> = placed.regions.iter().map(|region| words::city(region)).collect();
    let cities = if cities.is_empty() { TO_BE_ADDED.to_owned() } else { cities.join("、") };
    match placed.entity {
        Entity::Project(one) if one.stage.is_some() => {
            let stage = one.stage.map_or("", |stage| stage.value.word());
            format!("{stage}\u{3000}{cities}")
        }
        _ => cities,
    }
}

impl Entry<'_> {
    fn height(&self) -> f32 {
        self.name.size().height.max(self.place.size().height + 1.0) + 2.0 * PADDING
    }

    fn draw(&self, plan: &Plan<'_>, rect: Rect, scene: &mut Scene) {
        let fonts = plan.page.studio.fonts;
        let entity = self.placed.entity;
        let first = rect.y + PADDING + NAME.style.size / 2.0;
        let mut group = plan.page.element(&entity.key(), words::entity_label(self.placed));
        group = group.link(plan.page.link_to(entity)).tag(signs::tag(entity.kind())).bounds(rect);
        let middle = Point::new(rect.x + signs::WIDTH / 2.0, first);
        group.marks = Sign::of(self.placed).draw(middle);
        let name = self.name.top(rect.inset_xy(0.0, PADDING).offset(self.left, 0.0), Align::Start);
        let base = name.first().map_or(first, |line| line.origin.y);
        let number = fonts.set(&self.number, QUIET);
        group.push(number.at(rect.x + signs::WIDTH + 8.0, base));
        group.marks.extend(name.into_iter().map(Mark::from));
        let place = self.place.top(rect.inset_xy(0.0, PADDING + 1.0), Align::End);
        group.marks.extend(place.into_iter().map(Mark::from));
        scene.push(group);
    }
}

impl Section<'_> {
    /// Height from an entry to the end, with the title.
    fn height(&self, from: usize) -> f32 {
        TITLE + self.entries[from..].iter().map(Entry::height).sum::<f32>()
    }

    /// How many entries from one on fit into a height below the title.
    fn fitting(&self, from: usize, room: f32) -> usize {
        let mut left = room - TITLE;
        let fits = |entry: &&Entry<'_>| {
            left -= entry.height();
            left >= 0.0
        };
        self.entries[from..].iter().take_while(fits).count()
    }
}

/// Fills one column; returns what stands in it and where the next goes on.
fn fill<'s, 'a>(
    sections: &'s [Section<'a>],
    mut at: Cursor,
    room: f32,
) -> (Vec<Piece<'s, 'a>>, Cursor) {
    let mut pieces: Vec<Piece<'s, 'a>> = Vec::new();
    let mut left = room;
    while let Some(section) = sections.get(at.section) {
        let open = section.entries.len() - at.entry;
        let count = section.fitting(at.entry, left);
        // A short section stays whole, a title does not stand above one line of many, and a column is never
        // left empty.
        let least = if section.entries.len() <= WHOLE { open } else { open.min(3) };
        if count < least && !pieces.is_empty() {
            break;
        }
        let to = at.entry + count.max(1);
        pieces.push(Piece { section, from: at.entry, to });
        if to < section.entries.len() {
            at.entry = to;
            break;
        }
        left -= section.height(at.entry) + ABOVE;
        at = Cursor { section: at.section + 1, entry: 0 };
    }
    (pieces, at)
}

/// What is left from a place on, in columns as even as possible.
fn balanced<'s, 'a>(sections: &'s [Section<'a>], from: Cursor) -> Vec<Vec<Piece<'s, 'a>>> {
    let short = sections.iter().skip(from.section).filter(|one| one.entries.len() <= WHOLE);
    let mut room = short.map(|one| one.height(0)).fold(120.0, f32::max);
    loop {
        let mut columns = Vec::new();
        let mut at = from;
        while at.section < sections.len() && columns.len() < COLUMNS {
            let (pieces, next) = fill(sections, at, room);
            columns.push(pieces);
            at = next;
        }
        if at.section >= sections.len() {
            return columns;
        }
        room += 12.0;
    }
}

/// Draws a column from a point on; returns where it ends.
fn column(plan: &Plan<'_>, pieces: &[Piece<'_, '_>], at: Point, scene: &mut Scene) -> f32 {
    let mut y = at.y;
    for (index, piece) in pieces.iter().enumerate() {
        y += if index > 0 { ABOVE } else { 0.0 };
        y = title(plan, piece, Point::new(at.x, y), scene);
        for entry in &piece.section.entries[piece.from..piece.to] {
            let rect = Rect::new(at.x, y, COLUMN, entry.height());
            entry.draw(plan, rect, scene);
            y = rect.bottom();
            scene.push(Stroke::new(Colour::Line, 1.0).horizontal(y, at.x, rect.right()));
        }
    }
    y
}

fn title(plan: &Plan<'_>, piece: &Piece<'_, '_>, at: Point, scene: &mut Scene) -> f32 {
    let fonts = plan.page.studio.fonts;
    let ink = Ink::bold(15.0, Colour::Ink);
    let words = if piece.from > 0 { "（续）" } else { "" };
    let words = format!("{}{words}", piece.section.title);
    let title = fonts.set_middle(&words, ink, at.y + 13.0).starting(at.x);
    if piece.from == 0 {
        let entries = &piece.section.entries;
        let lost = piece.section.title == FIRMS && is_leaderless(plan);
        let lost = if lost { "，链主待补充" } else { "" };
        let count = format!("{} 项{lost}", entries.len());
        let count = fonts.set(&count, QUIET).at(0.0, title.origin.y);
        scene.push(count.ending(at.x + COLUMN));
    }
    scene.push(title);
    let rule = at.y + TITLE - 6.0;
    scene.push(Stroke::new(Colour::Plain, 1.2).horizontal(rule, at.x, at.x + COLUMN));
    at.y + TITLE - 5.0
}

/// Whether the content names no firm that leads the chain.
fn is_leaderless(plan: &Plan<'_>) -> bool {
    !plan.placed().iter().any(Placed::is_leader)
}
