//! 发展路线图: what is to be reached when, as a grid of dimensions and periods.
//!
//! Bars for work with a span, diamonds for milestones and goals, each with its number and its words beside or
//! inside it. Rows grow until every label has its own room.

mod arrows;
mod entry;
mod grid;
mod label;
mod parts;
mod place;
mod say;
mod state;
mod time;
mod words;

use super::book::{Book, Strip};
use super::coding::SMALL;
use super::density::{Density, fewest};
use super::legend::{lettered, shapes};
use super::page::{Drawn, Page, TO_BE_ADDED};
use super::pen::Pen;
use super::sheet::{About, Head, KeyFigure, LegendItem};
use super::{Paper, Studio};
use crate::model::{Dimension, Item, MapKind, State, Word};
use crate::scene::{Colour, Fill, Group, Mark, Rect, Scene, Shape, Stroke};
use crate::site::{ChainView, map_name};
use crate::text::Ink;
use parts::Piece;
use place::Layout;
use say::Say;
use time::Calendar;

/// Left and right edge of the grid's columns: left of them stand the names of the rows, broken on small paper.
const fn grid(paper: Paper) -> (f32, f32) {
    let names = if let Paper::A4 = paper { 96.0 } else { 150.0 };
    (paper.left() + names, paper.right())
}

/// Everything that the sheet shows.
struct Plan<'a> {
    page: &'a Page<'a>,
    calendar: Calendar<'a>,
    items: &'a [Item],
    density: Density,
}

/// Draws the map.
pub(super) fn draw(studio: &Studio<'_>, view: &ChainView<'_>) -> Vec<Scene> {
    let page = Page::new(studio, view, MapKind::Roadmap).of_letter('R');
    fewest(studio.paper, |density| {
        let calendar = Calendar::of(&page, grid(studio.paper));
        sheets(&Plan { page: &page, calendar, items: &view.chain.roadmap, density })
    })
}

fn sheets(plan: &Plan<'_>) -> Vec<Scene> {
    let layout = arrows::layout(plan);
    let book = book(plan, &layout);
    if plan.items.is_empty() && plan.calendar.is_empty() {
        return book.bind(vec![Strip::drawn(|scene| nothing(plan, scene))]);
    }
    let whole = parts::whole(&layout);
    if book.only_room().is_none_or(|room| grid::height(plan, &layout, &whole) <= room) {
        return book.bind(vec![Strip::drawn(|scene| body(plan, &layout, &whole, scene))]);
    }
    // An arrow could lead from one sheet to another; a number is found on any.
    let layout = arrows::without(plan);
    let book = self::book(plan, &layout);
    let rooms = (book.first_room().unwrap_or_default(), book.room().unwrap_or_default());
    let sheets = parts::divided(plan, &layout, rooms);
    let strip = |pieces: &Vec<Piece>| {
        let strip = Strip::drawn(|scene| body(plan, &layout, pieces, scene));
        strip.of(&words::topic(&layout, pieces))
    };
    book.bind(sheets.iter().map(strip).collect())
}

fn book<'a>(plan: &Plan<'a>, layout: &Layout<'_>) -> Book<'a> {
    let (page, drawn) = (plan.page, plan.drawn());
    Book {
        studio: page.studio,
        about: About::chain(page.studio, page.view),
        head: Head {
            name: map_name(MapKind::Roadmap).into(),
            openness: drawn.openness,
            figures: plan.figures(),
            description: words::description(plan),
        },
        legend: (legend(plan, layout), ""),
        remarks: Vec::new(),
        notes: page.notes("目标值按来源所写的口径，不同口径不可相加或比较。", &drawn),
        numbering: page.numbering(),
    }
}

fn nothing(plan: &Plan<'_>, scene: &mut Scene) -> f32 {
    let studio = plan.page.studio;
    let area = Rect::new(studio.paper.left(), 0.0, studio.paper.room(), 0.0);
    let mut pen = Pen::at(studio.fonts, area);
    pen.write(&format!("时期与条目{TO_BE_ADDED}。"), Ink::regular(15.0, Colour::Ink2));
    scene.marks.append(&mut pen.marks);
    pen.y
}

/// Draws pieces of the grid below the heads of its columns.
fn body(plan: &Plan<'_>, layout: &Layout<'_>, pieces: &[Piece], scene: &mut Scene) -> f32 {
    let bands = grid::bands(plan, layout, pieces);
    grid::draw(plan, &bands, scene);
    // Arrows stand on a sheet with all rows.
    let tops: Vec<f32> = bands.iter().map(|band| band.down).collect();
    scene.marks.extend(arrows::draw(layout, &tops).into_iter().map(Mark::from));
    for band in &bands {
        let Piece { row, lanes, .. } = &band.piece;
        let own = layout.rows[*row].placed.iter().filter(|one| lanes.contains(&one.lane));
        own.for_each(|placed| scene.push(entry::draw(plan, placed, band)));
    }
    grid::height(plan, layout, pieces)
}

impl<'a> Plan<'a> {
    fn drawn(&self) -> Drawn<'a> {
        let mut drawn = Drawn::of_chain(self.page.view);
        for item in self.items {
            drawn.add(&item.record);
            item.target.iter().chain(&item.actual).for_each(|one| drawn.cite(&one.sources));
        }
        drawn
    }

    fn figures(&self) -> Vec<KeyFigure> {
        let goals = self.items.iter().filter(|item| is_goal(item)).count();
        let due = self.items.iter().filter(|item| self.lacks_actual(item)).count();
        let mut figures = vec![
            KeyFigure::counting(self.items.len(), "条目", "item"),
            KeyFigure::counting(goals, "目标", "goal"),
        ];
        for state in State::ALL {
            let count = self.items.iter().filter(|item| own_state(item) == Some(*state)).count();
            if count > 0 {
                let tag = state::look(Some(*state)).tag;
                figures.push(KeyFigure::counting(count, state.word(), tag));
            }
        }
        if due > 0 {
            figures.push(KeyFigure::counting(due, "到期待补实际值", "actual-missing"));
        }
        figures
    }

    /// Whether a value was due before the edition speaks, and nobody has said what was reached.
    fn lacks_actual(&self, item: &Item) -> bool {
        let due = item.at.or(item.to).map(|when| when.value.end);
        let as_of = self.page.studio.site.model.settings.as_of.map(|when| when.value.end);
        let passed = due.zip(as_of).is_some_and(|(due, as_of)| due <= as_of);
        item.target.is_some() && item.actual.is_none() && passed
    }
}

fn is_goal(item: &Item) -> bool {
    item.dimension.is_some_and(|dimension| dimension.value == Dimension::Goal)
}

/// Whether a milestone is a date by which something is due, rather than a day on which something happened.
fn is_due(item: &Item) -> bool {
    is_goal(item) || item.target.is_some()
}

fn own_state(item: &Item) -> Option<State> {
    item.state.map(|state| state.value)
}

/// Only the signs that the sheet uses.
fn legend(plan: &Plan<'_>, layout: &Layout<'_>) -> Vec<LegendItem> {
    let fonts = plan.page.studio.fonts;
    let mut items: Vec<LegendItem> = state::used(plan.items)
        .map(|state| {
            let look = state::look(state);
            let ink = Ink::bold(SMALL, look.ink);
            let meaning = state.map_or("未写状态", State::word);
            lettered(fonts, (look.sign, ink), meaning, move |rect| {
                vec![state::bar(rect, state).into()]
            })
        })
        .collect();
    if plan.items.iter().any(|item| item.at.is_some()) {
        items.push(shapes(24.0, "里程碑与目标", |rect| {
            let shape = state::diamond(rect.center(), 11.0);
            let edge = Stroke::new(Colour::Ink2, 1.2);
            vec![Shape::polygon(shape, Fill::Solid(Colour::White)).stroked(edge).into()]
        }));
    }
    if plan.calendar.edition().is_some() {
        items.push(shapes(20.0, "本版截止日", |rect| {
            vec![grid::edition_line(rect.center().x, rect.y, rect.bottom()).into()]
        }));
    }
    if !layout.arrows.is_empty() {
        items.push(shapes(34.0, "在前一条目之后", |rect| {
            let y = rect.center().y;
            vec![
                arrows::line(vec![
                    rect.origin().offset(0.0, y - rect.y),
                    rect.origin().offset(rect.width, y - rect.y),
                ])
                .into(),
            ]
        }));
    }
    if let Some(number) = layout.referred() {
        let ink = Ink::regular(SMALL, Colour::Ink2);
        let meaning = format!("在条目 {number} 之后");
        items.push(lettered(fonts, (&format!("←{number}"), ink), &meaning, |_| Vec::new()));
    }
    items
}

/// The group of an item, with its anchor, words and tags.
fn element(plan: &Plan<'_>, item: &Item, say: &Say) -> Group {
    let mut group = plan.page.element(&say.key, words::item_label(plan, item));
    group = group.link(format!("#row-{}", plan.page.studio.site.numbers.get(&say.key)));
    group = group.tag("item").tag(state::look(own_state(item)).tag);
    if is_goal(item) {
        group = group.tag("goal");
    }
    if plan.lacks_actual(item) {
        group = group.tag("actual-missing");
    }
    group
}

#[cfg(test)]
mod tests;
