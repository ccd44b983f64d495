//! The numbered list: everything present, once, by kind; beside the tiles, and in columns below them or on further
//! sheets where it is long.

use super::entry::Entry;
use super::{BELOW, Plan};
use crate::maps::Paper;
use crate::maps::book::{Strip, joined};
use crate::maps::coding::SMALL;
use crate::maps::page::TO_BE_ADDED;
use crate::maps::pen::Pen;
use crate::maps::signs::KINDS;
use crate::scene::{Colour, Point, Rect, Scene, Stroke};
use crate::site::Placed;
use crate::text::Ink;

/// Height of a title with its rule, and the same in a dense list.
const TITLE: f32 = 34.0;
const LOW_TITLE: f32 = 30.0;
/// Sections of so many lines stand in one column.
const WHOLE: usize = 8;
/// As many lines of a section stand in its last column at least.
const LAST: usize = 3;
/// Room above a title that is not the first of its column.
const ABOVE: f32 = 14.0;
/// The same in a dense list.
const LITTLE_ABOVE: f32 = 10.0;
/// So much further than the tiles the column beside them may reach before the list goes on below.
const REACH: f32 = 130.0;
/// Title of the firms.
const FIRMS: &str = "链主与企业";
/// Title of the cities whose names no tile holds.
const NOTED: &str = "图中以注号代替的市州";
const QUIET: Ink = Ink::regular(SMALL, Colour::Ink2);

/// The whole list, measured.
pub(super) struct List<'p, 'a> {
    plan: &'p Plan<'a>,
    sections: Vec<Section<'a>>,
}

/// Lines under one title.
struct Section<'a> {
    title: &'static str,
    /// How much stands under it.
    count: usize,
    /// Height of the title.
    head: f32,
    entries: Vec<Entry<'a>>,
}

/// A column of the list.
type Column<'s, 'a> = Vec<Piece<'s, 'a>>;

/// Where the filling of columns has come to.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cursor {
    section: usize,
    entry: usize,
}

/// A piece of a section that stands in one column.
pub(super) struct Piece<'s, 'a> {
    section: &'s Section<'a>,
    from: usize,
    to: usize,
}

impl<'p, 'a> List<'p, 'a> {
    /// The list by kinds; what lies in no city that the content names stands under a title of its own, and so do the
    /// cities whose names no tile holds.
    pub(super) fn of(plan: &'p Plan<'a>) -> Self {
        let titles = [FIRMS, "园区", "集群与基地", "创新平台", "重大项目"];
        let named = KINDS.iter().zip(titles);
        let named = named.map(|(kind, title)| (title, plan.located(*kind).collect()));
        let lost: Vec<_> = plan.placed().iter().filter(|one| one.regions.is_empty()).collect();
        let all: Vec<(&str, Vec<&Placed<'_>>)> = named.chain([("地点待补充", lost)]).collect();
        let head = plan.density.pick(TITLE, LOW_TITLE);
        let present = all.into_iter().map(|(title, placed)| {
            // Numbers of one section stand below each other; on screen those of all.
            let beside: Vec<&Placed<'_>> = match plan.page.studio.paper {
                Paper::Screen => plan.placed().iter().collect(),
                Paper::A4 | Paper::A3 => placed.clone(),
            };
            let number = number_width(plan, &beside);
            let entries = placed.iter().flat_map(|one| Entry::placed(plan, one, number));
            Section { title, count: placed.len(), head, entries: entries.collect() }
        });
        let noted: Vec<_> = plan.cities.iter().filter(|city| city.note.is_some()).collect();
        let entries = noted.iter().flat_map(|city| Entry::noted(plan, city)).collect();
        let noted = Section { title: NOTED, count: noted.len(), head, entries };
        let sections = [noted].into_iter().chain(present);
        Self { plan, sections: sections.filter(|one| !one.entries.is_empty()).collect() }
    }

    /// Draws the list on screen; `top` is where the column beside the tiles begins, `bottom` where the tiles end. Returns
    /// where list and tiles end.
    pub(super) fn draw(&self, top: f32, bottom: f32, scene: &mut Scene) -> f32 {
        let frame = &self.plan.frame;
        let top = self.nothing(top, scene);
        let whole: f32 = self.sections.iter().map(|section| section.height(0) + self.above()).sum();
        let beside = if top + whole <= bottom + REACH { f32::INFINITY } else { bottom - top };
        let (pieces, rest) = self.fill(Cursor::default(), beside);
        let at = Point::new(frame.x(frame.side()), top);
        let mut end = bottom.max(self.column(&pieces, at, scene));
        // The column beside, or the key above it, may reach lower than the tiles.
        let below = end.max(top - 24.0) + 44.0;
        for (at, pieces) in self.balanced(rest, f32::INFINITY).iter().enumerate() {
            end = end.max(self.column(pieces, Point::new(frame.x(at), below), scene));
        }
        end
    }

    /// Says from a height on that nothing is known yet, where nothing is; returns where the list begins.
    pub(super) fn nothing(&self, top: f32, scene: &mut Scene) -> f32 {
        if !self.plan.placed().is_empty() {
            return top;
        }
        let frame = &self.plan.frame;
        let area = Rect::new(frame.x(frame.side()), top, frame.column, 0.0);
        let mut pen = Pen::at(self.plan.page.studio.fonts, area);
        let text = format!("企业、园区、集群与基地、创新平台、重大项目{TO_BE_ADDED}。");
        pen.write(&text, Ink::regular(15.0, Colour::Ink2));
        scene.marks.append(&mut pen.marks);
        pen.y
    }

    /// Room above a title that is not the first of its column.
    const fn above(&self) -> f32 {
        self.plan.density.pick(ABOVE, LITTLE_ABOVE)
    }

    /// Whether a place is not the end.
    pub(super) fn is_open(&self, at: Cursor) -> bool {
        at.section < self.sections.len()
    }

    /// Whether a column of a height holds a line from a place on.
    pub(super) fn fits(&self, at: Cursor, room: f32) -> bool {
        let entry = self.sections.get(at.section).and_then(|one| one.entries.get(at.entry));
        entry.is_some_and(|entry| TITLE + entry.height() <= room)
    }

    /// Fills one column; returns what stands in it and where the next goes on.
    pub(super) fn fill(&self, mut at: Cursor, room: f32) -> (Column<'_, 'a>, Cursor) {
        let mut pieces: Column<'_, 'a> = Vec::new();
        let mut left = room;
        while let Some(section) = self.sections.get(at.section) {
            let open = section.entries.len() - at.entry;
            let count = section.fitting(at.entry, left);
            // A short section stays whole, a title does not stand above one line of many, and a column is never
            // left empty.
            let least = if section.entries.len() <= WHOLE { open } else { open.min(3) };
            if count < least && !pieces.is_empty() {
                break;
            }
            // One or two lines do not go on alone where there is one more to go with them.
            let count = if (1..LAST).contains(&(open.saturating_sub(count))) && count > LAST {
                open - LAST
            } else {
                count
            };
            let to = at.entry + count.max(1);
            pieces.push(Piece { section, from: at.entry, to });
            if to < section.entries.len() {
                at.entry = to;
                break;
            }
            left -= section.height(at.entry) + self.above();
            at = Cursor { section: at.section + 1, entry: 0 };
        }
        (pieces, at)
    }

    /// The columns of one sheet from a place on, and where the next goes on.
    fn sheet(&self, mut at: Cursor, room: f32) -> (Vec<Column<'_, 'a>>, Cursor) {
        let mut columns = Vec::new();
        while self.is_open(at) && columns.len() < self.plan.frame.columns {
            let (pieces, next) = self.fill(at, room);
            columns.push(pieces);
            at = next;
        }
        (columns, at)
    }

    /// What is left from a place on, in the columns of one sheet as even as possible; they hold it at the height `most`.
    fn balanced(&self, from: Cursor, most: f32) -> Vec<Column<'_, 'a>> {
        let short = self.sections.iter().skip(from.section);
        let short = short.filter(|one| one.entries.len() <= WHOLE);
        let mut room = short.map(|one| one.height(0)).fold(120.0, f32::max).min(most);
        loop {
            let (columns, end) = self.sheet(from, room);
            if !self.is_open(end) || room >= most {
                return columns;
            }
            room = (room + 12.0).min(most);
        }
    }

    /// What is left from a place on, sheet by sheet of a height; the last has even columns.
    pub(super) fn divided(&self, mut at: Cursor, room: f32) -> Vec<Vec<Column<'_, 'a>>> {
        let mut sheets = Vec::new();
        while self.is_open(at) {
            let (columns, next) = self.sheet(at, room);
            let is_last = !self.is_open(next);
            sheets.push(if is_last { self.balanced(at, room) } else { columns });
            at = next;
        }
        sheets
    }

    /// Columns beside each other as a part of the map.
    pub(super) fn strip(&self, columns: &[Column<'_, 'a>]) -> Strip {
        let strip = Strip::drawn(|scene| {
            let ends = columns.iter().enumerate().map(|(at, pieces)| {
                self.column(pieces, Point::new(self.plan.frame.x(at), 0.0), scene)
            });
            ends.fold(0.0, f32::max)
        });
        let mut titles: Vec<&str> = columns.iter().flatten().map(|one| one.section.title).collect();
        titles.dedup();
        strip.below(BELOW).of(&joined(&titles))
    }

    /// Draws a column from a point on; returns where it ends.
    pub(super) fn column(&self, pieces: &[Piece<'_, 'a>], at: Point, scene: &mut Scene) -> f32 {
        let mut y = at.y;
        for (index, piece) in pieces.iter().enumerate() {
            y += if index > 0 { self.above() } else { 0.0 };
            y = title(self.plan, piece, Point::new(at.x, y), scene);
            for entry in &piece.section.entries[piece.from..piece.to] {
                let rect = Rect::new(at.x, y, self.plan.frame.column, entry.height());
                entry.draw(self.plan, rect, scene);
                y = rect.bottom();
                scene.push(Stroke::new(Colour::Line, 1.0).horizontal(y, at.x, rect.right()));
            }
        }
        y
    }
}

impl Section<'_> {
    /// Height from an entry to the end, with the title.
    fn height(&self, from: usize) -> f32 {
        self.head + self.entries[from..].iter().map(Entry::height).sum::<f32>()
    }

    /// How many entries from one on fit into a height below the title.
    fn fitting(&self, from: usize, room: f32) -> usize {
        let mut left = room - self.head;
        let fits = |entry: &&Entry<'_>| {
            left -= entry.height();
            left >= 0.0
        };
        self.entries[from..].iter().take_while(fits).count()
    }
}

fn title(plan: &Plan<'_>, piece: &Piece<'_, '_>, at: Point, scene: &mut Scene) -> f32 {
    let fonts = plan.page.studio.fonts;
    let ink = Ink::bold(15.0, Colour::Ink);
    let words = if piece.from > 0 { "（续）" } else { "" };
    let words = format!("{}{words}", piece.section.title);
    let head = piece.section.head;
    let title = fonts.set_middle(&words, ink, at.y + head - 21.0).starting(at.x);
    if piece.from == 0 {
        let lost = piece.section.title == FIRMS && is_leaderless(plan);
        let lost = if lost { "，链主待补充" } else { "" };
        let count = format!("{} 项{lost}", piece.section.count);
        let count = fonts.set(&count, QUIET).at(0.0, title.origin.y);
        scene.push(count.ending(at.x + plan.frame.column));
    }
    scene.push(title);
    let rule = at.y + head - 6.0;
    scene.push(Stroke::new(Colour::Plain, 1.2).horizontal(rule, at.x, at.x + plan.frame.column));
    at.y + head - 5.0
}

/// Room for the numbers of what is present.
fn number_width(plan: &Plan<'_>, placed: &[&Placed<'_>]) -> f32 {
    let numbers = placed.iter().map(|one| plan.page.short(&one.entity.key()));
    let fonts = plan.page.studio.fonts;
    numbers.map(|one| fonts.width(&one, QUIET.style)).fold(0.0, f32::max)
}

/// Whether the content names no firm that leads the chain.
fn is_leaderless(plan: &Plan<'_>) -> bool {
    !plan.placed().iter().any(Placed::is_leader)
}
