//! The numbered list: everything present, once, by kind; beside the tiles, and in columns below them or on further
//! sheets where it is long.

use super::entry::Entry;
use super::{BELOW, Plan};
use crate::maps::Paper;
use crate::maps::book::{Strip, joined};
use crate::maps::coding::SMALL;
use crate::maps::listing::{Column, Cursor, Listing, Measures, Piece};
use crate::maps::page::TO_BE_ADDED;
use crate::maps::pen::Pen;
use crate::maps::signs::KINDS;
use crate::scene::{Colour, Point, Rect, Scene, Stroke};
use crate::site::Placed;
use crate::text::Ink;

/// Height of a title with its rule, and the same in a dense list.
const TITLE: f32 = 34.0;
const LOW_TITLE: f32 = 30.0;
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
    /// Where it stands.
    pub(super) listing: Listing,
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
        let sections: Vec<_> = sections.filter(|one| !one.entries.is_empty()).collect();
        let measures = |section: &Section<'_>| Measures {
            heading: section.head,
            entries: section.entries.iter().map(Entry::height).collect(),
        };
        let listing = Listing {
            groups: sections.iter().map(measures).collect(),
            between: plan.density.pick(ABOVE, LITTLE_ABOVE),
            columns: plan.frame.columns,
        };
        Self { plan, sections, listing }
    }

    /// Draws the list on screen; `top` is where the column beside the tiles begins, `bottom` where the tiles end. Returns
    /// where list and tiles end.
    pub(super) fn draw(&self, top: f32, bottom: f32, scene: &mut Scene) -> f32 {
        let frame = &self.plan.frame;
        let top = self.nothing(top, scene);
        let beside =
            if top + self.listing.whole() <= bottom + REACH { f32::INFINITY } else { bottom - top };
        let (pieces, rest) = self.listing.fill(Cursor::default(), beside);
        let at = Point::new(frame.x(frame.side()), top);
        let mut end = bottom.max(self.column(&pieces, at, scene));
        // The column beside, or the key above it, may reach lower than the tiles.
        let below = end.max(top - 24.0) + 44.0;
        let rest = self.listing.sheets(rest, (f32::INFINITY, f32::INFINITY));
        for (at, pieces) in rest.iter().flatten().enumerate() {
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

    /// Columns beside each other as a part of the map.
    pub(super) fn strip(&self, columns: &[Column]) -> Strip {
        let strip = Strip::drawn(|scene| {
            let ends = columns.iter().enumerate().map(|(at, pieces)| {
                self.column(pieces, Point::new(self.plan.frame.x(at), 0.0), scene)
            });
            ends.fold(0.0, f32::max)
        });
        let titles = columns.iter().flatten().map(|piece| self.sections[piece.group].title);
        let mut titles: Vec<&str> = titles.collect();
        titles.dedup();
        strip.below(BELOW).of(&joined(&titles))
    }

    /// Draws a column from a point on; returns where it ends.
    pub(super) fn column(&self, pieces: &[Piece], at: Point, scene: &mut Scene) -> f32 {
        let mut y = at.y;
        for (index, piece) in pieces.iter().enumerate() {
            y += if index > 0 { self.listing.between } else { 0.0 };
            let section = &self.sections[piece.group];
            y = title(self.plan, (section, piece.goes_on()), Point::new(at.x, y), scene);
            for entry in &section.entries[piece.entries.clone()] {
                let rect = Rect::new(at.x, y, self.plan.frame.column, entry.height());
                entry.draw(self.plan, rect, scene);
                y = rect.bottom();
                scene.push(Stroke::new(Colour::Line, 1.0).horizontal(y, at.x, rect.right()));
            }
        }
        y
    }
}

fn title(
    plan: &Plan<'_>,
    (section, goes_on): (&Section<'_>, bool),
    at: Point,
    scene: &mut Scene,
) -> f32 {
    let fonts = plan.page.studio.fonts;
    let ink = Ink::bold(15.0, Colour::Ink);
    let words = format!("{}{}", section.title, if goes_on { "（续）" } else { "" });
    let head = section.head;
    let title = fonts.set_middle(&words, ink, at.y + head - 21.0).starting(at.x);
    if !goes_on {
        let lost = section.title == FIRMS && is_leaderless(plan);
        let lost = if lost { "，链主待补充" } else { "" };
        let count = format!("{} 项{lost}", section.count);
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
    let numbers = placed.iter().map(|one| plan.page.flagged(&one.entity.key()));
    let fonts = plan.page.studio.fonts;
    numbers.map(|one| fonts.width(&one, QUIET.style)).fold(0.0, f32::max)
}

/// Whether the content names no firm that leads the chain.
fn is_leaderless(plan: &Plan<'_>) -> bool {
    !plan.placed().iter().any(Placed::is_leader)
}
